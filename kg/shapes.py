"""SHACL shapes as SPARQL queries, each of which finds what breaks one of them.

A store answers them where it lies, so that nothing holds the graph in Python. Only the
parts of SHACL are known that `ontology/shapes.ttl` uses; any other is an error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, count
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.resources import QUERIES
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_XSD = PREFIXES["xsd"]
# What says nothing about the data, or is read together with something else.
_BESIDE = frozenset(
    {"path", "message", "severity", "targetClass", "targetObjectsOf", "property"}
    | {"qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"}
)
_COUNTED = frozenset({"minCount", "maxCount", "hasValue", "uniqueLang"})
# A type that a cast cannot fail for, or one whose cast fails for a wrong spelling.
_DATATYPES = frozenset(f"{_XSD}{one}" for one in ("date", "integer", "decimal"))


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows are what breaks a shape: ?this, and ?value if it is shown."""

    query: str
    message: str
    warning: bool


def read_checks(path: Path) -> tuple[Check, ...]:
    """Return the checks of all shapes in a Turtle file.

    Raises QueryError for a part of SHACL that is not known here.
    """
    from rdflib import Graph

    graph = Graph().parse(path, format="turtle")
    return tuple(_Shapes(graph, path.name).checks())


class _Shapes:
    """The shapes of one file, on their way to queries."""

    def __init__(self, graph: Graph, file: str) -> None:
        self.graph = graph
        self.file = file
        self._fresh = count(1)

    def checks(self) -> Iterator[Check]:
        """Yield the checks in the order of the names of their shapes."""
        from rdflib import RDF

        every = self.graph.subjects(RDF.type, self._term("NodeShape"))
        for shape in sorted(every, key=str):
            for one in sorted(self._all(shape, "property"), key=self._message):
                yield from self._property(shape, one)
            yield from self._logic(shape)
            for one in self._all(shape, "sparql"):
                yield self._check(self._select(shape, one), one, shape)

    # -- one shape -----------------------------------------------------------------

    def _property(self, shape: Node, one: Node) -> Iterator[Check]:
        self._only_known(one, _COUNTED | _VALUED | {"lessThan"})
        if any(self._one(one, name) is not None for name in _COUNTS):
            yield self._check(self._count(shape, one), one, one)
        if any(self._one(one, name) is not None for name in _MET):
            yield self._check(self._minus(shape, [self._meets(shape, [one])]), one, one)
        target, path = self._target(shape), self._path(one)
        wrong = [*self._wrong(one)]
        if wrong:
            where = f"{target} ?this {path} ?value FILTER({' || '.join(wrong)})"
            yield self._check(f"SELECT DISTINCT ?this ?value {{ {where} }}", one, one)
        less = self._one(one, "lessThan")
        if less is not None:
            where = f"{target} ?this {path} ?value ; {less.n3()} ?other"
            where += " FILTER(!COALESCE(?value < ?other, false))"
            yield self._check(f"SELECT DISTINCT ?this ?value {{ {where} }}", one, one)

    def _logic(self, shape: Node) -> Iterator[Check]:
        """Yield the check of the alternatives of a shape, of which one must be met."""
        self._only_known(shape, {"or", "sparql"})
        listed = self._one(shape, "or")
        if listed is not None:
            met = [self._conforms(shape, one) for one in self._list(listed)]
            query = self._minus(shape, met)
            query = query.replace("?this {", "?this (?this AS ?value) {", 1)
            yield self._check(query, shape, shape)

    def _count(self, shape: Node, one: Node) -> str:
        """Return the query for those that have too few or too many values.

        The values are listed apart, for a store joins two lists in one go, where it
        would look up each target by itself.
        """
        low, high = self._number(one, "minCount"), self._number(one, "maxCount")
        tests = [f"COUNT(DISTINCT ?v) < {low}"] if low else []
        tests += [f"COUNT(DISTINCT ?v) > {high}"] if high is not None else []
        values = f"SELECT ?this ?v {{ ?this {self._path(one)} ?v }}"
        return (
            f"SELECT ?this {{ {self._target(shape)} OPTIONAL {{ {values} }} }} "
            f"GROUP BY ?this HAVING ({' || '.join(tests)})"
        )

    def _minus(self, shape: Node, met: Iterable[str]) -> str:
        """Return the query for those targets of a shape that are in none of some."""
        minus = " ".join(f"MINUS {{ {one} }}" for one in met)
        return f"SELECT DISTINCT ?this {{ {self._target(shape)} {minus} }}"

    def _conforms(self, shape: Node, other: Node) -> str:
        """Return the pattern of those targets that meet another shape."""
        self._only_known(other, {"not"})
        met = self._meets(shape, self._all(other, "property"))
        for one in self._all(other, "not"):
            met += f" MINUS {{ {self._conforms(shape, one)} }}"
        return met

    def _meets(self, shape: Node, properties: Iterable[Node]) -> str:
        """Return the pattern of those targets whose properties have as many values."""
        met, target = self._target(shape), self._target(shape)
        for one in properties:
            self._only_known(one, _COUNTED | _VALUED | {"lessThan"})
            path, given = self._path(one), self._one(one, "hasValue")
            if given is not None:
                met += f" ?this {path} {given.n3()} ."
            for low, high, only in self._limits(one):
                if low:
                    met += f" {self._different(path, low, only)}"
                if high is not None:
                    more = self._different(path, high + 1, only)
                    met += f" MINUS {{ {target} {more} }}"
            if self._one(one, "uniqueLang") is not None:
                met += f" MINUS {{ {target} {self._same_language(path)} }}"
        return met

    def _limits(self, one: Node) -> Iterator[tuple[int, int | None, str]]:
        """Yield the least and the greatest number of values, and of which only."""
        low, high = self._number(one, "minCount"), self._number(one, "maxCount")
        yield low or 0, high, ""
        kind = self._one(one, "qualifiedValueShape")
        if kind is not None:
            self._only_known(kind, {"in"})
            low = self._number(one, "qualifiedMinCount")
            high = self._number(one, "qualifiedMaxCount")
            yield low or 0, high, self._members(kind)

    def _different(self, path: str, number: int, only: str) -> str:
        """Return the pattern of what has so many values that are not the same."""
        names = [f"?v{next(self._fresh)}" for _ in range(number)]
        tests = [f"!sameTerm({a}, {b})" for a, b in combinations(names, 2)]
        tests += [f"{one} IN ({only})" for one in names if only]
        values = " ".join(f"?this {path} {one} ." for one in names)
        return f"{values} FILTER({' && '.join(tests)})" if tests else values

    def _same_language(self, path: str) -> str:
        one, other = (f"?v{next(self._fresh)}" for _ in range(2))
        return (
            f"?this {path} {one} . ?this {path} {other} . FILTER(!sameTerm({one}, "
            f'{other}) && LANG({one}) != "" && LANG({one}) = LANG({other}))'
        )

    # -- values --------------------------------------------------------------------

    def _wrong(self, one: Node) -> Iterator[str]:
        """Yield the tests that a wrong ?value passes."""
        if self._one(one, "in") is not None:
            yield f"?value NOT IN ({self._members(one)})"
        for name, test in _VALUE_TESTS.items():
            given = self._one(one, name)
            if given is not None:
                yield test(given)

    def _members(self, one: Node) -> str:
        listed = self._one(one, "in")
        assert listed is not None
        return ", ".join(member.n3() for member in self._list(listed))

    # -- reading -------------------------------------------------------------------

    def _select(self, shape: Node, constraint: Node) -> str:
        """Return the query of a constraint, asked of all its targets at once."""
        text = str(self._one(constraint, "select"))
        name = str(shape).rpartition("#")[2]
        faster = QUERIES / "shapes" / f"{name}.rq"
        if faster.is_file():
            query = faster.read_text(encoding="utf-8")
            if fingerprint(text) in query:
                return query
        head, brace, body = text.partition("{")
        return f"{head}{brace} {self._target(shape)} {body}"

    def _check(self, query: str, told: Node, graded: Node) -> Check:
        severity = self._one(graded, "severity")
        return Check(query, self._message(told), severity == self._term("Warning"))

    def _target(self, shape: Node) -> str:
        classes = sorted(one.n3() for one in self._all(shape, "targetClass"))
        linked = [one.n3() for one in self._all(shape, "targetObjectsOf")]
        fresh = next(self._fresh)
        if len(classes) + len(linked) == 1:
            return "".join(
                [f"?this a {one} ." for one in classes]
                + [f"?s{fresh} {one} ?this ." for one in linked]
            )
        if linked or not classes:
            raise self._unknown(shape, "targets of several kinds, or of none")
        return f"VALUES ?c{fresh} {{ {' '.join(classes)} }} ?this a ?c{fresh} ."

    def _path(self, one: Node) -> str:
        from rdflib import URIRef

        path = self._one(one, "path")
        assert path is not None
        inverse = self._one(path, "inversePath")
        if inverse is not None:
            return f"^{inverse.n3()}"
        if isinstance(path, URIRef):
            return path.n3()
        return "/".join(step.n3() for step in self._list(path))

    def _message(self, one: Node) -> str:
        return " ".join(sorted(str(said) for said in self._all(one, "message")))

    def _term(self, name: str) -> Node:
        from rdflib import URIRef

        return URIRef(f"{_SH}{name}")

    def _all(self, subject: Node, name: str) -> list[Node]:
        return list(self.graph.objects(subject, self._term(name)))

    def _one(self, subject: Node, name: str) -> Node | None:
        return self.graph.value(subject, self._term(name))

    def _number(self, subject: Node, name: str) -> int | None:
        given = self._one(subject, name)
        return None if given is None else int(str(given))

    def _list(self, head: Node) -> list[Node]:
        from rdflib.collection import Collection

        return list(Collection(self.graph, head))

    def _only_known(self, one: Node, names: Iterable[str]) -> None:
        """Raise QueryError if a shape asks for more than is read here."""
        known = {f"{_SH}{name}" for name in (*names, *_BESIDE)}
        for link in self.graph.predicates(one):
            if str(link).startswith(_SH) and str(link) not in known:
                raise self._unknown(one, str(link).removeprefix(_SH))

    def _unknown(self, one: Node, what: str) -> QueryError:
        return QueryError(f"{self.file}: shape {one}: no query is known for {what}")


_COUNTS = ("minCount", "maxCount")
_MET = ("hasValue", "uniqueLang", "qualifiedMinCount", "qualifiedMaxCount")


def fingerprint(select: str) -> str:
    """Return what tells one constraint's text from any other: 16 hex digits."""
    return hashlib.sha256(" ".join(select.split()).encode()).hexdigest()[:16]


def _ill_typed(datatype: Node) -> str:
    kind = datatype.n3()
    test = f"!isLiteral(?value) || DATATYPE(?value) != {kind}"
    if str(datatype) in _DATATYPES:
        test += f" || !COALESCE(isLiteral({kind}(STR(?value))), false)"
    elif str(datatype) != f"{_XSD}string":
        raise QueryError(f"no query is known for values of the type {kind}")
    return test


def _is_kind(kind: Node) -> str:
    if str(kind) != f"{_SH}IRI":
        raise QueryError(f"no query is known for values of the kind {kind}")
    return "!isIRI(?value)"


_VALUE_TESTS: Mapping[str, Callable[[Node], str]] = {
    "nodeKind": _is_kind,
    "datatype": _ill_typed,
    "pattern": lambda one: f"isBlank(?value) || !REGEX(STR(?value), {one.n3()})",
    "minLength": lambda one: f"isBlank(?value) || STRLEN(STR(?value)) < {one.n3()}",
    "minInclusive": lambda one: f"!COALESCE(?value >= {one.n3()}, false)",
    "maxInclusive": lambda one: f"!COALESCE(?value <= {one.n3()}, false)",
}
_VALUED = frozenset({"in", *_VALUE_TESTS})
