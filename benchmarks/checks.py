"""How long `kg check` takes on a synthetic graph: evidence, shapes, violation queries.

    .venv/bin/python -m benchmarks.checks [STATEMENTS] [--pyshacl]

With --pyshacl the shapes are also checked by pyshacl on the merged graph in memory,
which is what the queries made of them are compared with in the tests.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.synthetic import (
    build_synthetic,
    documents,
    graph_lines,
    synthetic_settings,
)
from benchmarks.world import make_world
from kg.checks import (
    Finding,
    SourceText,
    check_evidence,
    check_shapes,
    check_stored_shapes,
    read_violations,
    run_violations,
)
from kg.resources import ONTOLOGY, QUERIES
from kg.store import open_graph
from kg.triples.iris import Minter
from kg.triples.terms import nquads

SHAPES = ONTOLOGY / "shapes.ttl"


def main() -> None:
    """Print the seconds of one core that each check takes, and its findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int, nargs="?", default=1_000)
    parser.add_argument("--pyshacl", action="store_true")
    given = parser.parse_args()
    world = make_world(given.statements)
    with tempfile.TemporaryDirectory() as folder:
        settings = synthetic_settings(Path(folder))
        _timed("build", lambda: build_synthetic(settings, world))
        graph = open_graph(settings)
        read = (one.resolved.reading.document for one in documents(world))
        texts = {one.id: SourceText(one.text, one.sha256) for one in read}
        _timed("evidence", lambda: check_evidence(graph, texts))
        _timed("shapes", lambda: check_stored_shapes(graph, SHAPES))
        for name, text in read_violations(QUERIES / "qc").items():
            query = {name: text}
            _timed(name, partial(run_violations, graph, query))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB")
    if given.pyshacl:
        lines = nquads(graph_lines(world, Minter(settings.base)))
        _timed("shapes by pyshacl", lambda: check_shapes(lines, SHAPES))


def _timed(name: str, work: Callable[[], list[Finding] | None]) -> None:
    start = time.process_time()
    found = work()
    taken = time.process_time() - start
    print(f"{name}: {taken:.2f} s, {len(found or ())} findings", flush=True)


if __name__ == "__main__":
    main()
