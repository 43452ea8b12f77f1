"""Asks HermiT whether data contradict the vocabulary; it never sees a store.

OWL is open-world: a reasoner finds contradictions and never omissions, which are the
business of the shapes. It does not scale either: give it the vocabulary and the graphs
of one source at a time.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final, TypeVar

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.checks import merged
from kg.errors import JavaMissing, ReasonerError
from kg.vocabulary import FOAF, KG, ORG

# What OWL must be told apart, since it knows no unique names: without this a
# membership with two members makes two people one, and nobody is told.
APART: Final = (FOAF.Person, ORG.Organization, KG.CodedValue)
OWN: Final = frozenset(value for value in vars(KG).values() if isinstance(value, str))
_Value = TypeVar("_Value", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class ReasonReport:
    """What the reasoner found in one load of vocabulary and data."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()  # classes that can have no member
    inferred: tuple[tuple[str, str], ...] = ()  # (thing, class): types nobody wrote
    clashes: tuple[tuple[str, str], ...] = ()  # (thing, why): likely reasons


def reason(ontology: Path, data: Iterable[bytes] = ()) -> ReasonReport:
    """Reason over the vocabulary and some graphs, given as N-Quads.

    Blank nodes of separate items of `data` stay apart.
    """
    graph = Graph().parse(ontology, format="turtle")
    for quads in data:
        graph += merged(quads)
    for kind in APART:
        _set_apart(graph, URIRef(kind))
    return _run_hermit(graph)


def find_java() -> str:
    """Return the path of Java, which HermiT is written in."""
    found = shutil.which("java")
    if found is None:
        raise JavaMissing(
            "no 'java' on the PATH: the reasoner needs it; install a Java runtime "
            "(Debian and Ubuntu: apt-get install default-jre-headless), or check "
            "without reasoning"
        )
    return found


def _set_apart(graph: Graph, kind: URIRef) -> None:
    """Say that all things of a kind are different from each other."""
    kinds = {kind, *graph.transitive_subjects(RDFS.subClassOf, kind)}
    things = {
        thing
        for one in kinds
        for thing in graph.subjects(RDF.type, one)
        if isinstance(thing, URIRef)
    }
    if len(things) > 1:
        node, members = BNode(), BNode()
        graph.add((node, RDF.type, OWL.AllDifferent))
        graph.add((node, OWL.distinctMembers, members))
        Collection(graph, members, [*sorted(things)])


def _run_hermit(graph: Graph) -> ReasonReport:
    java = find_java()
    with _quiet():
        import owlready2  # slow to import, and it greets on standard error

        owlready2.JAVA_EXE = java
        # A world of its own: owlready2 otherwise shares one through the whole process.
        with contextlib.closing(owlready2.World()) as world:
            written = io.BytesIO(graph.serialize(format="nt", encoding="utf-8"))
            world.get_ontology("urn:kg:reasoned#").load(fileobj=written)
            inferences = world.get_ontology("urn:kg:inferred#")
            try:
                with inferences:
                    # HermiT knows no xsd:date; dates are checked by the shapes.
                    owlready2.sync_reasoner_hermit(
                        world, debug=0, ignore_unsupported_datatypes=True
                    )
            except owlready2.OwlReadyInconsistentOntologyError:
                return ReasonReport(False, clashes=_sorted(find_clashes(graph)))
            except owlready2.OwlReadyJavaError as error:
                raise ReasonerError(f"HermiT stopped: {_last_line(error)}") from error
            return ReasonReport(
                consistent=True,
                unsatisfiable=_sorted(
                    one.iri
                    for one in world.inconsistent_classes()
                    if one is not owlready2.Nothing
                ),
                inferred=_sorted(_inferred_types(inferences, graph)),
            )


def _inferred_types(inferences: Any, graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield the types in our vocabulary that HermiT added; `graph` is what it read."""
    world = inferences.world
    is_a = world._abbreviate(str(RDF.type))
    for one, _, value in inferences.get_triples(None, is_a, None):
        thing, kind = world._unabbreviate(one), world._unabbreviate(value)
        if kind in OWN and (URIRef(thing), RDF.type, URIRef(kind)) not in graph:
            yield thing, kind


# -- why ---------------------------------------------------------------------------


def find_clashes(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield things that look contradictory, each with the reason.

    HermiT says that there is a contradiction and not where. This looks for the plain
    ones: two kinds that exclude each other, two values where one is possible.
    """
    kinds = _kinds_of_things(graph)
    for first, second in sorted(_disjoint_pairs(graph)):
        for thing in sorted(kinds.get(first, set()) & kinds.get(second, set())):
            yield (
                thing,
                f"it is of two kinds that exclude each other: {first}, {second}",
            )
    for single in sorted(map(str, _single_valued(graph))):
        values: dict[str, set[str]] = defaultdict(set)
        for subject, value in graph.subject_objects(URIRef(single)):
            values[str(subject)].add(str(value))
        for name, found in sorted(values.items()):
            if len(found) > 1:
                yield name, f"it has two values of {single}: {', '.join(sorted(found))}"


def _kinds_of_things(graph: Graph) -> dict[str, set[str]]:
    """Return the members of each class, by what is written, domains and ranges."""
    things: dict[str, set[str]] = defaultdict(set)
    written = [(one, kind) for one, kind in graph.subject_objects(RDF.type)]
    for used, kind in graph.subject_objects(RDFS.domain):
        written += [(one, kind) for one in graph.subjects(URIRef(str(used)))]
    for used, kind in graph.subject_objects(RDFS.range):
        written += [(one, kind) for one in graph.objects(None, URIRef(str(used)))]
    for one, kind in written:
        if isinstance(one, URIRef):
            for wider in graph.transitive_objects(kind, RDFS.subClassOf):
                things[str(wider)].add(str(one))
    return things


def _disjoint_pairs(graph: Graph) -> Iterator[tuple[str, str]]:
    for one, other in graph.subject_objects(OWL.disjointWith):
        yield str(one), str(other)
    for node in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        for members in graph.objects(node, OWL.members):
            yield from combinations(map(str, Collection(graph, members)), 2)


def _single_valued(graph: Graph) -> set[Node]:
    single = {*graph.subjects(RDF.type, OWL.FunctionalProperty)}
    for node in graph.subjects(RDF.type, OWL.Restriction):
        if graph.value(node, OWL.cardinality) is not None:
            single |= {*graph.objects(node, OWL.onProperty)}
    return single


def _sorted(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(sorted(set(values)))


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Swallow what owlready2 prints, and stand where HermiT can work.

    HermiT makes a base IRI from the working directory and fails when that is "/".
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        yield
