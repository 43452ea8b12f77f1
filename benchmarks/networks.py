"""Measures networks, imports and layouts, and writes `benchmarks/networks.md`.

Each figure is taken in a process of its own, so that memory is its own. Figures of one
run on one machine can be compared with each other and with no others.
"""

from __future__ import annotations

import multiprocessing
import platform
import resource
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np

from benchmarks.dna_import import STATEMENTS, dna_import
from kg.networks.compute import make_network
from kg.networks.request import Settings, make_request
from kg.networks.table import Column, Kind, StatementTable
from kg.picture.layout import place

PAGE = Path(__file__).with_suffix(".md")
ACTORS, CLAIMS, POSITIONS = 10_000, 2_000, 1_000_000


def positions(count: int, actors: int, claims: int, skewed: bool) -> StatementTable:
    """Return positions of random actors on random claims, half of them for."""
    rng = np.random.default_rng(0)

    def drawn(name: str, size: int) -> Column:
        shares = 1 / np.arange(1, size + 1) if skewed else np.ones(size)
        codes = rng.choice(size, count, p=shares / shares.sum()).astype(np.int32)
        levels = tuple(f"{name} {number:05}" for number in range(size))
        return Column(name, Kind.SHORT_TEXT, levels, codes)

    days = np.sort(rng.integers(0, 10**9, count)).astype("datetime64[s]")
    sides = rng.integers(0, 2, count).astype(np.int32)
    columns = {
        "organization": drawn("organization", actors),
        "concept": drawn("concept", claims),
        "agreement": Column("agreement", Kind.BOOLEAN, (0, 1), sides),
    }
    return StatementTable(
        keys=(),
        times=days,
        documents=np.arange(count) // 25,
        starts=np.zeros(count, np.int64),
        stops=np.ones(count, np.int64),
        coders=(),
        quotations=(),
        columns=columns,
        sources=(),
    )


def congruence(skewed: bool, normalization: str) -> str:
    """Return time, memory and cells of the large one-mode network."""
    table = positions(POSITIONS, ACTORS, CLAIMS, skewed)
    settings: Settings = {
        "mode": "one",
        "aggregation": "congruence",
        "normalization": normalization,
    }
    begun = time.perf_counter()
    network = make_network(table, make_request(settings, table.defaults))
    seconds = time.perf_counter() - begun
    drawn = "skewed" if skewed else "even"
    return (
        f"| {normalization} | {drawn} | {seconds:.1f} s | {memory():,} MB "
        f"| {network.matrix.nnz:,} |"
    )


def against_pairs() -> str:
    """Return how much faster the product is than pairs of actors in Python."""
    table = positions(20_000, 300, 200, skewed=True)
    settings: Settings = {"mode": "one", "aggregation": "congruence"}
    request = make_request(settings, table.defaults)
    begun = time.perf_counter()
    network = make_network(table, request)
    fast = time.perf_counter() - begun
    begun = time.perf_counter()
    counts = np.zeros((2, 300, 200))
    columns = [table.columns[name].codes for name in ("organization", "concept")]
    np.add.at(counts, (table.columns["agreement"].codes, *columns), 1)
    slow_sum = 0.0
    for i in range(300):
        for other in range(300):
            if i != other:
                slow_sum += float((counts[:, i] * counts[:, other]).sum())
    slow = time.perf_counter() - begun
    if not np.isclose(slow_sum, network.matrix.sum()):
        raise AssertionError("both ways must give the same")
    return f"{slow / fast:.0f}"


def layouts() -> str:
    """Return a row of layouts of a random graph of 2,000 nodes and 4,000 edges."""
    graph = nx.gnm_random_graph(2_000, 4_000, seed=1)
    sizes = {str(one): (60.0, 40.0) for one in graph}
    pairs = [(str(a), str(b)) for a, b in graph.edges]
    begun = time.perf_counter()
    place(sizes, pairs)
    ours = time.perf_counter() - begun
    begun = time.perf_counter()
    nx.forceatlas2_layout(graph, max_iter=60, seed=1)
    theirs = time.perf_counter() - begun
    return f"| {ours:.1f} s | {theirs:.1f} s | {theirs / ours:.0f} |"


def imports() -> str:
    """Return a row of what it takes to write and to read a large file."""
    found = dna_import()
    return " | ".join(f"{name} {value:.1f}" for name, value in found.items())


def memory() -> int:
    """Return the most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def apart(made: Callable[..., str], *arguments: object) -> str:
    """Return what a function gives in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(made, arguments)


def main() -> None:
    """Measure everything and write the page."""
    rows = [
        apart(congruence, skewed, normalization)
        for normalization in ("no", "average", "jaccard", "cosine")
        for skewed in (True, False)
    ]
    page = f"""# Networks, measured

`make bench-networks` writes this page. One run on {platform.system()}, Python
{platform.python_version()}, two cores: compare the figures with one another only.

## One-mode congruence of {ACTORS:,} actors over {CLAIMS:,} claims

{POSITIONS:,} positions, half of them for, drawn evenly or skewed (the r-th actor and
claim with a share of 1 / r). Memory is the most that the process had, with the table of
positions. Asked for: under 10 s and 2 GB.

| normalization | positions | time | memory | cells that are not zero |
|---|---|---|---|---|
{chr(10).join(rows)}

Sparse products where few actors share a claim, dense ones for the few claims that many
share, a block of rows at a time. On 300 actors and 200 claims it is
{apart(against_pairs)} times as fast as numpy over pairs of actors in Python, with the
same result.

## Reading a `.dna` file of {STATEMENTS:,} statements

Asked for: under 30 s to import. In seconds:

{apart(imports)}

## Layout of 2,000 nodes and 4,000 edges

Asked for: under 5 s.

| here (rustworkx) | networkx ForceAtlas2, 60 iterations | ratio |
|---|---|---|
{apart(layouts)}
"""
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
