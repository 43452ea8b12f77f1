"""Breaks good data in every way that a shape forbids, one constraint at a time."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator

import pyshacl
import pytest
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.resources import ONTOLOGY
from tests.examples import VALID, graph_of, read_example

SHAPES = graph_of(ONTOLOGY / "shapes.ttl")
OTHER = URIRef("urn:other")
# What each kind of constraint is broken with: the values that the property then has.
WRONG: dict[URIRef, Node] = {
    SH["in"]: OTHER,
    SH.nodeKind: Literal("words"),
    SH.pattern: Literal("?"),
    SH.datatype: Literal("words", lang="en"),
    SH.minLength: Literal(""),
}
Constraint = tuple[URIRef, Node, URIRef]  # shape, property shape, parameter


def constraints() -> Iterator[Constraint]:
    """Yield every simple constraint on a property; paths and logic have examples."""
    parameters = (
        *WRONG,
        *(SH.minCount, SH.maxCount, SH.minInclusive, SH.maxInclusive, SH.lessThan),
        SH.uniqueLang,
    )
    for shape in sorted(map(str, SHAPES.subjects(RDF.type, SH.NodeShape))):
        for one in SHAPES.objects(URIRef(shape), SH.property):
            if isinstance(SHAPES.value(one, SH.path), URIRef):
                for parameter in parameters:
                    if (one, parameter, None) in SHAPES:
                        yield URIRef(shape), one, parameter


CONSTRAINTS = [one for one in constraints() if (one[0], SH.targetClass, None) in SHAPES]


def name_of(constraint: Constraint) -> str:
    shape, one, parameter = constraint
    return "-".join(
        str(node).replace("#", "/").rpartition("/")[2]
        for node in (shape, SHAPES.value(one, SH.path), parameter)
    )


@functools.cache
def good_data(kind: Node) -> tuple[Graph, Node]:
    """Return the smallest valid example that has a thing of a class, and that thing."""
    found = []
    for path in VALID:
        graph = example_graph(path.name)
        if things := sorted(map(str, graph.subjects(RDF.type, kind))):
            found.append((len(graph), path.name, things[0]))
    _, name, thing = min(found)
    return example_graph(name), URIRef(thing)


@functools.cache
def example_graph(name: str) -> Graph:
    path = next(one for one in VALID if one.name == name)
    return graph_of(*read_example(path).files)


def break_it(graph: Graph, thing: Node, one: Node, parameter: URIRef) -> None:
    path = SHAPES.value(one, SH.path)
    assert path is not None
    values = list(graph.objects(thing, path))
    if parameter == SH.minCount:
        graph.remove((thing, path, None))
    elif parameter in (SH.maxCount, SH.uniqueLang):
        english = Literal("something else", lang="en")
        literal = bool(values) and isinstance(values[0], Literal)
        graph.add((thing, path, english if literal else OTHER))
        graph.add((thing, path, Literal("more", lang="en") if literal else thing))
    elif parameter in (SH.minInclusive, SH.maxInclusive):
        kind = SHAPES.value(one, SH.datatype)
        number = "-1" if parameter == SH.minInclusive else "99"
        decimal = f"{number}.0" if kind == XSD.decimal else number
        graph.set((thing, path, Literal(decimal, datatype=URIRef(str(kind)))))
    elif parameter == SH.lessThan:
        graph.set((thing, path, Literal(10**6)))
    else:
        graph.set((thing, path, WRONG[parameter]))


def test_the_constraints_are_all_found() -> None:
    assert len(CONSTRAINTS) == 217


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=name_of)
def test_data_that_break_a_constraint_are_rejected_by_that_constraint(
    constraint: Constraint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="rdflib.term")
    shape, one, parameter = constraint
    target = min(SHAPES.objects(shape, SH.targetClass), key=str)
    good, thing = good_data(target)
    broken = Graph()
    broken += good
    break_it(broken, thing, one, parameter)
    assert component(parameter) not in violated(good, thing, one)
    assert component(parameter) in violated(broken, thing, one)


def component(parameter: URIRef) -> str:
    name = str(parameter).rpartition("#")[2]
    return f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent"


def violated(graph: Graph, thing: Node, one: Node) -> set[str]:
    """Return the kinds of constraint on one property that a thing breaks."""
    only = Graph()
    only += SHAPES
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        if (shape, SH.property, one) not in SHAPES:
            only.remove((shape, SH.targetClass, None))
            only.remove((shape, SH.targetObjectsOf, None))
        only.remove((shape, SH.sparql, None))
    _, report, _ = pyshacl.validate(graph, shacl_graph=only, inference="none")
    path = SHAPES.value(one, SH.path)
    return {
        str(report.value(result, SH.sourceConstraintComponent))
        for result in report.subjects(SH.focusNode, thing)
        if report.value(result, SH.resultPath) == path
    }
