"""Synthetic graphs of statements, in exactly the shape of real ones.

The values of `kg.model` are made up; the project's own writers turn them into quads.
Documents are made one after the other, so that only the positions are held at once:
the rule that ranks them has to see them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from zlib import crc32

import pyoxigraph as ox

from benchmarks.reports import Synthetic, document_count, report
from benchmarks.world import World
from kg.build import PROGRAM, load, load_ontology, load_views
from kg.codings import Coding
from kg.settings import Settings
from kg.store import Graph, new_graph
from kg.triples.adjudication import adjudication_lines
from kg.triples.authority import authority_lines, codebook_lines
from kg.triples.codings import CodingWriter
from kg.triples.iris import Minter
from kg.triples.sources import document_lines
from kg.triples.terms import GraphLines
from kg.vocabulary import BASE, PREFIXES

AT_ONCE = 100_000  # statements whose ranks are written in one go
BATCH = 500  # graphs that are loaded in one go


def documents(world: World) -> Iterator[Synthetic]:
    """Yield every document of a world, one at a time."""
    for index in range(document_count(world)):
        yield report(world, index)


def graph_lines(world: World, mint: Minter) -> Iterator[GraphLines]:
    """Yield the lines of every graph but the derived ones, as `kg.build` would."""
    yield from authority_lines(world.authority, mint)
    yield codebook_lines(world.codebook, mint)
    codings: list[Coding] = []
    for one in documents(world):
        yield from document_lines(
            one.resolved, one.record, one.publisher, mint, PROGRAM
        )
        words = one.resolved.reading.document.text
        for coding in one.codings:
            yield CodingWriter(coding, words, mint).write()
            codings.append(replace(coding, states=(), participations=()))
    shares = -(-world.statements // AT_ONCE)
    for share in range(shares):
        yield adjudication_lines(_share(codings, share, shares), mint)


def _share(codings: Sequence[Coding], share: int, shares: int) -> Iterator[Coding]:
    """Yield the codings with the positions of some holders: ranks go by holder."""
    for coding in codings:
        kept = tuple(
            one
            for one in coding.positions
            if crc32(one.holder.encode()) % shares == share
        )
        yield replace(coding, positions=kept)


def synthetic_settings(root: Path) -> Settings:
    """Return the settings of a project that has a store and no files."""
    return Settings(
        root=root,
        title="Synthetic statements",
        base=BASE,
        seeds=root / "seeds",
        queries=root / "queries",
        exports=root / "exports",
        store=root / ".kg",
    )


def build_synthetic(settings: Settings, world: World) -> None:
    """Make a synthetic graph the graph of a project, as `kg.build` makes a real one."""
    mint = Minter(settings.base)
    lines = graph_lines(world, mint)
    with new_graph(settings) as (store, finish):
        while batch := list(islice(lines, BATCH)):
            load(store, batch)
        load_views(store, mint)
        load_ontology(store, mint)
        finish(f"synthetic-{world.statements}-{world.seed}")


def write_turtle(graph: Graph, path: Path) -> None:
    """Write the merge of all graphs, which is what is asked, as one Turtle file."""
    graph.store.dump(
        str(path),
        ox.RdfFormat.TURTLE,
        from_graph=ox.DefaultGraph(),
        prefixes=PREFIXES,
    )
