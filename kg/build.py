"""The whole chain: a project's files in, one new graph and its exports out."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from kg.coding.negation import beside_positions
from kg.corpus import Corpus, Progress, read_corpus
from kg.dataset import describe
from kg.errors import QueryError
from kg.resources import ONTOLOGY, QUERIES
from kg.settings import Settings
from kg.store import Graph, named_quads, new_graph
from kg.triples.adjudication import adjudication_lines, decision_lines
from kg.triples.authority import authority_lines, codebook_lines
from kg.triples.coded import coded_lines
from kg.triples.codings import CodingWriter
from kg.triples.iris import Minter
from kg.triples.proposals import proposal_lines
from kg.triples.rules import rule_lines
from kg.triples.sources import document_lines
from kg.triples.terms import GraphLines, nquads, ntriples
from kg.vocabulary import BASE, VERSION

T = TypeVar("T")
PROGRAM = f"kg-{VERSION}"


def silent(things: Iterable[T], words: str, total: int) -> Iterable[T]:  # noqa: ARG001
    """Show nothing."""
    return things


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made, in numbers, and what its readers had to leave out."""

    documents: int
    statements: int
    doubtful: int  # words that may be a statement, of which no rule is sure enough
    positions: int
    candidates: int
    quads: int
    digest: str
    warnings: tuple[str, ...]
    orphans: tuple[str, ...]  # coded rows that are not in the graph, and why
    failures: tuple[str, ...]  # the documents that are not in the graph, and why


@dataclass(frozen=True, slots=True)
class Built:
    """A new graph that is whole but not yet the project's; `finish` makes it so."""

    graph: Graph
    report: BuildReport
    finish: Callable[[], None]


@contextmanager
def building(
    settings: Settings, progress: Progress = silent, workers: int = 1
) -> Iterator[Built]:
    """Build a new graph beside the last good one, which stays if anything fails."""
    corpus = read_corpus(settings, progress, workers)
    mint = Minter(settings.base)
    graphs = list(graph_lines(corpus, mint))
    with new_graph(settings) as (store, finish):
        load(store, graphs)
        load_views(store, mint)
        load(store, [describe(store, corpus, settings.title, mint)])
        quads = sum(1 for _ in named_quads(store))
        load_ontology(store, mint)
        report = _report(corpus, quads, _digest(graphs))
        yield Built(Graph(store), report, lambda: finish(report.digest))


def graph_lines(corpus: Corpus, mint: Minter) -> Iterator[GraphLines]:
    """Yield the lines of every graph but the derived ones."""
    yield from authority_lines(corpus.authority, mint)
    yield codebook_lines(corpus.codebook, mint)
    for one in corpus.sources:
        yield from document_lines(
            one.resolved, one.record, one.publisher, mint, PROGRAM
        )
    texts = {id_: one.document.text for id_, one in corpus.readings.items()}
    yield rule_lines(_rules(corpus), mint)
    for coding in corpus.codings:
        yield CodingWriter(coding, texts[coding.document], mint).write()
    yield from coded_lines(corpus.coded, texts, mint)
    yield adjudication_lines(corpus.codings, mint, corpus.adjudications)
    yield from decision_lines(corpus.adjudications, corpus.codings, mint)
    yield from proposal_lines(corpus.proposals, corpus.readings, mint)


def _rules(corpus: Corpus) -> Iterator[str]:
    for reading in corpus.readings.values():
        yield from (one.rule for one in reading.statements)


def load(store: ox.Store, graphs: Iterable[GraphLines]) -> None:
    """Load graphs under their names, and their merge as the default graph.

    Two sources may attest one membership. A union that is made while asking would count
    it twice; the default graph holds it once, as SPARQL has it.
    """
    every = list(graphs)
    store.bulk_load(nquads(every), ox.RdfFormat.N_QUADS)
    store.bulk_load(ntriples(every), ox.RdfFormat.N_TRIPLES)


def load_views(store: ox.Store, mint: Minter) -> None:
    """Load the shortcuts that follow from the graph: queries/views/*.rq."""
    view = ox.NamedNode(mint.graph("view"))
    for path in sorted((QUERIES / "views").glob("*.rq")):
        answer = store.query(path.read_text(encoding="utf-8"))
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError(f"{path}: a view must be a CONSTRUCT query")
        for triple in list(answer):
            spo = (triple.subject, triple.predicate, triple.object)
            store.add(ox.Quad(*spo, view))
            store.add(ox.Quad(*spo))


def load_ontology(store: ox.Store, mint: Minter) -> None:
    """Load the vocabulary, whose labels are part of every answer.

    It is parsed once, so that its blank nodes are the same in both graphs.
    """
    graph = ox.NamedNode(mint.graph("ontology"))
    path = str(ONTOLOGY / "kg.ttl")
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=BASE):
        spo = (triple.subject, triple.predicate, triple.object)
        store.extend([ox.Quad(*spo, graph), ox.Quad(*spo)])


def _digest(graphs: Iterable[GraphLines]) -> str:
    """Return 16 hex digits over all that decides what is in the graph."""
    digest = hashlib.sha256()
    for line in sorted(nquads(graphs).splitlines()):
        digest.update(line)
    for path in (ONTOLOGY / "kg.ttl", *sorted((QUERIES / "views").glob("*.rq"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _report(corpus: Corpus, quads: int, digest: str) -> BuildReport:
    readings = corpus.readings
    every = [one for reading in readings.values() for one in reading.statements]
    return BuildReport(
        documents=len(readings),
        statements=sum(one.asserted for one in every),
        doubtful=sum(not one.asserted for one in every),
        positions=sum(len(one.positions) for one in corpus.codings),
        candidates=len({a.id for s in corpus.sources for a in s.resolved.candidates}),
        quads=quads,
        digest=digest,
        warnings=tuple(_warnings(corpus)),
        orphans=tuple(f"{one.where}: {one.reason}" for one in corpus.orphans),
        failures=tuple(str(one) for one in corpus.failures),
    )


def _warnings(corpus: Corpus) -> Iterator[str]:
    """Yield what a person should look at, document by document."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    unpublished: list[str] = []
    for one in corpus.sources:
        document = one.resolved.reading.document
        for warning in document.warnings:
            yield f"{document.id}: {warning}"
        if not one.record.publisher:
            unpublished.append(document.id)
        alike[document.sha256].append(document.id)
    for first, *others in alike.values():
        if others:
            named = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
            each = "it counts" if len(others) == 1 else "each counts"
            yield f"{named}: same bytes as {first}; {each} for itself"
    yield from _twice(corpus)
    for beside in beside_positions(corpus.codings, corpus.readings):
        yield (
            f"{beside.document}: line {beside.line}: {beside.negation.text!r} stands "
            f"beside words that {beside.coder} quotes: {beside.evidence[:60]!r}"
        )
    if len(unpublished) == 1:
        yield f"{unpublished[0]}: its publisher is not recorded; see documents.csv"
    elif unpublished:
        yield (
            f"{len(unpublished)} documents have no recorded publisher: "
            f"{', '.join(unpublished[:3])} …; see documents.csv"
        )


def _twice(corpus: Corpus) -> Iterator[str]:
    """Yield which coded sets hold the same statements of the same coders."""
    first: dict[object, str] = {}
    shared: Counter[tuple[str, str]] = Counter()
    for coded in corpus.coded:
        for one in coded.statements:
            said = frozenset((value.name, value.value) for value in one.values)
            other = first.setdefault(
                (one.document, one.span, one.coder, said), coded.name
            )
            if other != coded.name:
                shared[coded.name, other] += 1
    for (name, other), count in sorted(shared.items()):
        yield (
            f"coded/{name}: {count:,} of its statements are in coded/{other} too, and "
            "count twice"
        )
