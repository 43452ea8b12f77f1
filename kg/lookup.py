"""Names for IRIs and IRIs for names, so that people never have to type an IRI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import UnknownName
from kg.names import name_key
from kg.rows import rows_of
from kg.store import Graph
from kg.triples.iris import Minter
from kg.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Lookup:
    """Every name of the graph: the label of each IRI, and the IRIs of each name."""

    mint: Minter
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]

    def label(self, iri: str) -> str:
        """Return what people call an IRI, or its short form."""
        return self.labels.get(iri) or self.short(iri)

    def short(self, iri: str) -> str:
        """Return an IRI as people may type it: a local id or a prefixed name."""
        local = self.mint.local(iri)
        if local is not None:
            return local
        for prefix, start in PREFIXES.items():
            if iri.startswith(start):
                return f"{prefix}:{iri.removeprefix(start)}"
        return iri

    def find(self, name: str, kinds: Iterable[str] = ()) -> str:
        """Return the IRI that a name, a part of a name, a local id or an IRI means.

        Raises UnknownName with near names, or with all that it could mean.
        """
        wanted = set(kinds)
        found: list[str] = []
        for stage in self._stages(name):
            found = [
                iri for iri in stage if not wanted or self.kinds.get(iri) in wanted
            ]
            if found:
                break
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(
                f"{self.label(one)} ({self.short(one)})" for one in found
            )
            raise UnknownName(
                f"{name!r} can be {len(found)} things, use an id: {listed}"
            )
        kind = "".join(wanted) if len(wanted) == 1 else "thing of that kind"
        hint = self._near(name, wanted)
        raise UnknownName(f"no {kind if wanted else 'thing'} is called {name!r}{hint}")

    def _stages(self, name: str) -> Iterator[Iterable[str]]:
        """Yield what a name means: as an id, as a whole name, as a part of names."""
        ids = (name.strip("<>"), self.mint.thing(name), self.expanded(name) or name)
        yield dict.fromkeys(one for one in ids if one in self.labels)
        key = name_key(name)
        yield self.names.get(key, ())
        words = set(key.split())
        yield sorted(
            {
                iri
                for known, iris in self.names.items()
                if words and words <= set(known.split())
                for iri in iris
            }
        )

    def expanded(self, term: str) -> str | None:
        """Return the IRI of a term as it stands in a query; None for a literal."""
        if term.startswith("<"):
            return term.strip("<>")
        prefix, colon, rest = term.partition(":")
        return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else None

    def _near(self, name: str, wanted: set[str]) -> str:
        scheme = name.rpartition("-")[0] + "-"
        values = [self.short(one) for one in self.labels if self.kinds[one] == "value"]
        if found := sorted(one for one in values if one.startswith(scheme)):
            return (
                f"; there are: {', '.join(one.removeprefix(scheme) for one in found)}"
            )
        known = {
            key: iris[0]
            for key, iris in self.names.items()
            if not wanted or self.kinds.get(iris[0]) in wanted
        }
        by_word: dict[str, str] = {w: k for k in known for w in k.split()}
        key = name_key(name)
        near = get_close_matches(key, known, n=3, cutoff=0.6) or [
            by_word[w] for w in get_close_matches(key, by_word, n=3, cutoff=0.7)
        ]
        labels = dict.fromkeys(self.label(known[one]) for one in near)
        return f"; near: {', '.join(labels)}" if labels else ""


def read_lookup(graph: Graph, query: str, mint: Minter) -> Lookup:
    """Read all names of a graph; `query` gives ?thing ?kind ?name ?rank ?lang."""
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(graph.select(query)):
        iri, name = str(row["thing"]), str(row["name"])
        # The rows come in order: the preferred English name of a thing comes first.
        labels.setdefault(iri, name)
        kinds.setdefault(iri, str(row["kind"]))
        names[name_key(name)].add(iri)
    return Lookup(
        mint, labels, kinds, {key: tuple(sorted(one)) for key, one in names.items()}
    )
