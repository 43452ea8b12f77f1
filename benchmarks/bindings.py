"""The seed's things in the questions' defaults, replaced by synthetic ones."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kg.questions import Parameter, Question
from kg.rows import rows_of
from kg.store import Graph
from kg.triples.iris import Minter
from kg.vocabulary import PREFIXES


class Which(StrEnum):
    """Which thing of a kind a question is asked about."""

    FREQUENT = "most frequent"
    MIDDLE = "middle"


# What makes a thing of each kind frequent: how often ?x occurs there.
OCCURS = {
    "person": "?s kg:speaker ?x . ?x a foaf:Person",
    "org": "?s kg:inCapacity ?m . ?m org:organization ?x . ?x a org:FormalOrganization",
    "collective": "?m kg:refersTo ?x . ?x a kg:CollectiveActor",
    "topic": "?m kg:refersTo ?x . ?x a kg:Topic",
    "claim": "?p kg:target ?x . ?x a kg:Claim",
    "initiative": "?p kg:target ?x . ?x a kg:Initiative",
    "forum": "?s kg:atEvent ?e . ?e kg:partOfEvent ?x",
    "session": "?s kg:atEvent ?x",
    "source": "?s prov:wasQuotedFrom ?x",
    "agent": "?c a kg:Coding ; prov:wasAssociatedWith ?x",
}


class Things:
    """The things of a graph by kind, the most frequent first."""

    def __init__(self, graph: Graph, mint: Minter) -> None:
        self.graph = graph
        self.mint = mint
        self.found: dict[str, list[str]] = {}

    def of_kind(self, kind: str) -> list[str]:
        """Return all things of a kind."""
        if kind not in self.found:
            prefixes = "\n".join(f"PREFIX {k}: <{v}>" for k, v in PREFIXES.items())
            text = (
                f"{prefixes}\nSELECT ?x (COUNT(*) AS ?n) WHERE {{ {OCCURS[kind]} }}\n"
                f"GROUP BY ?x ORDER BY DESC(?n) ?x"
            )
            rows = rows_of(self.graph.select(text))
            self.found[kind] = [str(row["x"]) for row in rows]
        return self.found[kind]

    def kind(self, term: str) -> str | None:
        """Return the kind of the thing that a term of a question names, if any."""
        prefix, colon, rest = term.partition(":")
        iri = term[1:-1] if term[0] == "<" else PREFIXES.get(prefix, "") + rest
        local = self.mint.local(iri) if colon else None
        if local is None:
            return None
        if local.startswith("event/"):
            return "session" if local.count("/") > 1 else "forum"
        kind = local.partition("/")[0]
        return kind if kind in OCCURS else None

    def values(self, question: Question, which: Which) -> Mapping[str, list[str]]:
        """Return things for the parameters whose defaults name something."""
        used: dict[str, int] = {}
        return {
            one.name: values
            for one in question.parameters
            if (values := self._values(one, which, used)) is not None
        }

    def _values(
        self, parameter: Parameter, which: Which, used: dict[str, int]
    ) -> list[str] | None:
        kinds = [self.kind(term) for term in parameter.default]
        values = []
        for kind in kinds:
            if kind is None:
                return None  # a coded value, a number, a date, words, or everything
            known = self.of_kind(kind)
            # A second thing of the same kind is the next one, not the same again.
            at = (len(known) // 2 if which is Which.MIDDLE else 0) + used.get(kind, 0)
            used[kind] = used.get(kind, 0) + 1
            values.append(known[at % len(known)])
        return values
