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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from rdflib import OWL, RDF, RDFS, BNode, Dataset, Graph, URIRef
from rdflib.collection import Collection

from kg.checks import VIOLATION, Finding
from kg.errors import JavaMissing, ReasonerError
from kg.vocabulary import FOAF, KG, ONTOLOGY, ORG

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


def reason(ontology: Path, data: Iterable[bytes] = ()) -> ReasonReport:
    """Reason over the vocabulary and some graphs, given as N-Quads.

    Blank nodes of separate items of `data` stay apart.
    """
    graph = Graph().parse(ontology, format="turtle")
    for quads in data:
        for subject, predicate, value, _ in _read_quads(quads).quads():
            graph.add((subject, predicate, value))
    for kind in APART:
        _set_apart(graph, URIRef(kind))
    return _run_hermit(graph)


def find_contradictions(ontology: Path, data: Iterable[bytes]) -> list[Finding]:
    """Return what the reasoner finds wrong; nothing when all can be true at once."""
    report = reason(ontology, data)
    if not report.consistent:
        words = (
            "the data contradict the vocabulary: something is of two kinds that rule "
            "each other out, or has two values where one is possible"
        )
        return [Finding("reason", VIOLATION, ONTOLOGY, words)]
    return [
        Finding(
            "reason", VIOLATION, one, "no thing can be of this class; see its axioms"
        )
        for one in report.unsatisfiable
    ]


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


def _read_quads(quads: bytes) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=quads, format="nquads")
    return dataset


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
                return ReasonReport(consistent=False)
            except owlready2.OwlReadyJavaError as error:
                raise ReasonerError(f"HermiT stopped: {_last_line(error)}") from error
            return ReasonReport(
                consistent=True,
                unsatisfiable=_sorted(c.iri for c in world.inconsistent_classes()),
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
