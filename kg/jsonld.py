"""Compact JSON-LD with one context: what programs that know no RDF can read as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.resources import ONTOLOGY
from kg.vocabulary import PREFIXES, RDF, XSD

VOCABULARY = PREFIXES["kg"]
_TYPED = (XSD.date, XSD.integer, XSD.decimal)
_RANGE = f"{PREFIXES['rdfs']}range"


def context(base: str) -> dict[str, Any]:
    """Return the JSON-LD context: our own terms are plain words, others are prefixed.

    It is made from the ontology, so a term means the same in every export.
    """
    made: dict[str, Any] = {
        "@version": 1.1,
        "@base": base,
        "@vocab": VOCABULARY,
        "id": "@id",
        "type": "@type",
    }
    made.update({name: start for name, start in PREFIXES.items() if name != "kg"})
    for iri, kind in sorted(_properties().items()):
        made[_compact(iri)] = {"@id": iri, "@type": kind}
    return made


def jsonld(quads: Iterable[ox.Quad], base: str) -> dict[str, Any]:
    """Return the quads, which come sorted, as one document of named graphs."""
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = {}
    for quad in quads:
        graph, subject = quad.graph_name, quad.subject
        if not isinstance(graph, ox.NamedNode) or not isinstance(subject, ox.NamedNode):
            raise TypeError(f"data have no blank nodes and no default graph: {quad}")
        things = graphs.setdefault(graph.value, {})
        thing = things.setdefault(subject.value, defaultdict(list))
        thing[quad.predicate.value].append(quad.object)
    return {
        "@context": context(base),
        "@graph": [
            {
                "id": _relative(name, base),
                "@graph": [
                    _thing(subject, values, base)
                    for subject, values in sorted(things.items())
                ],
            }
            for name, things in sorted(graphs.items())
        ],
    }


def _thing(subject: str, values: dict[str, list[Any]], base: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": _relative(subject, base)}
    if RDF.type in values:
        made["type"] = [_compact(one.value) for one in values[RDF.type]]
    for predicate in sorted(values):
        if predicate != RDF.type:
            kind = _properties().get(predicate)
            cells = [_value(one, kind, base) for one in values[predicate]]
            made[_compact(predicate)] = cells[0] if len(cells) == 1 else cells
    return made


def _value(term: Any, kind: str | None, base: str) -> Any:
    if isinstance(term, ox.NamedNode):
        short = _relative(term.value, base)
        return short if kind == "@id" else {"id": short}
    datatype = term.datatype.value
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if datatype in (kind, XSD.string):
        return term.value
    return {"@value": term.value, "@type": datatype}


@cache
def _properties() -> dict[str, str]:
    """Return the properties whose values are of one kind: links, or one datatype."""
    links: dict[str, str] = {}
    for triple in ox.parse(path=str(ONTOLOGY / "kg.ttl"), base_iri=PREFIXES["kg"]):
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
            continue
        if predicate.value == RDF.type and value.value.endswith("#ObjectProperty"):
            links[subject.value] = "@id"
        if predicate.value == _RANGE and value.value in _TYPED:
            links.setdefault(subject.value, value.value)
    return links


def _compact(iri: str) -> str:
    if iri.startswith(VOCABULARY):
        return iri.removeprefix(VOCABULARY)
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _relative(iri: str, base: str) -> str:
    """Return an IRI as JSON-LD resolves it back: relative where it can be."""
    rest = iri.removeprefix(base)
    if rest != iri and rest and ":" not in rest:
        return rest
    return iri
