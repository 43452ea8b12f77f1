"""The description of the whole: DCAT and VoID, counted in the graph itself."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.corpus import Corpus
from kg.rows import rows_of
from kg.triples.iris import Minter
from kg.triples.terms import GraphLines, integer, text
from kg.vocabulary import DCAT, DCT, ONTOLOGY, PROV, RDF, VERSION, VOID

MEDIA = {
    "kg.ttl": "text/turtle",
    "kg.trig": "application/trig",
    "kg.nq": "application/n-quads",
    "kg.jsonld": "application/ld+json",
    "statements.csv": "text/csv",
    "positions.csv": "text/csv",
    "network.graphml": "application/graphml+xml",
    "network.gexf": "application/gexf+xml",
    "network.html": "text/html",
}


def describe(store: ox.Store, corpus: Corpus, title: str, mint: Minter) -> GraphLines:
    """Return the graph `meta` of a store that holds everything else already."""
    out = GraphLines(mint.graph("meta"))
    node = mint.thing("dataset/kg")
    out.type(node, DCAT.Dataset, VOID.Dataset)
    out.add(node, DCT.title, text(title, "en"))
    out.add(node, DCAT.version, text(VERSION))
    out.link(node, VOID.vocabulary, ONTOLOGY)
    out.link(node, DCT.conformsTo, ONTOLOGY)
    out.add(node, VOID.uriSpace, text(mint.base))
    out.add(node, VOID.triples, integer(_count(store, "?s ?p ?o")))
    out.add(node, VOID.documents, integer(len(corpus.sources)))
    for name, media in MEDIA.items():
        file = mint.thing(f"dataset/kg/{name}")
        out.link(node, DCAT.distribution, file)
        out.type(file, DCAT.Distribution)
        out.add(file, DCT.title, text(name))
        out.add(file, DCAT.mediaType, text(media))
    _partitions(out, store, node, mint)
    _graphs(out, store, node)
    for one in corpus.codings:
        graph = mint.graph("coding", one.coder.id, one.document)
        out.link(graph, PROV.wasGeneratedBy, mint.coding(one.coder.id, one.document))
    return out


def _partitions(out: GraphLines, store: ox.Store, node: str, mint: Minter) -> None:
    """Write how often each class and each property occurs."""
    for kind, link, name, pattern in (
        ("class", VOID.classPartition, VOID.class_, f"?s <{RDF.type}> ?x"),
        ("property", VOID.propertyPartition, VOID.property, "?s ?x ?o"),
    ):
        size = VOID.entities if kind == "class" else VOID.triples
        for term, count in _counts(store, pattern):
            local = term.rpartition("/")[2].replace("#", "-")
            part = mint.thing(f"dataset/kg/{kind}/{local}")
            out.link(node, link, part)
            out.link(part, name, term)
            out.add(part, size, integer(count))


def _graphs(out: GraphLines, store: ox.Store, node: str) -> None:
    query = "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x"
    for graph, count in _pairs(store, query):
        out.link(node, DCT.hasPart, graph)
        out.type(graph, VOID.Dataset)
        out.add(graph, VOID.triples, integer(count))


def _counts(store: ox.Store, pattern: str) -> Iterator[tuple[str, int]]:
    query = f"SELECT ?x (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x"
    return _pairs(store, query)


def _pairs(store: ox.Store, query: str) -> Iterator[tuple[str, int]]:
    for row in rows_of(_select(store, query)):
        yield str(row["x"]), int(str(row["n"]))


def _count(store: ox.Store, pattern: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
    return int(str(rows_of(_select(store, query))[0]["n"]))


def _select(store: ox.Store, query: str) -> ox.QuerySolutions:
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)  # the queries are this module's own
    return answer
