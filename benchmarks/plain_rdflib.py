"""Plain rdflib, in a process of its own, so that a question without end can be ended.

It is given a Turtle file, and then a query and its limit on each line of its input, as
JSON; it answers each with a line of JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from resource import RUSAGE_SELF, getrusage
from typing import Any

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

from benchmarks.answering import RUNS, Answered, Run, wait


@dataclass(frozen=True, slots=True)
class Loaded:
    """What it cost to have the graph in memory."""

    seconds: float
    triples: int
    megabytes: int


def main(turtle: str) -> None:
    """Load the file, then answer until the input ends."""
    start = time.perf_counter()
    graph = Graph().parse(turtle)
    seconds = time.perf_counter() - start
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    _say(asdict(Loaded(seconds, len(graph), megabytes)))
    # The children share the graph's memory; a collection in them would copy all of it.
    gc.freeze()
    for line in sys.stdin:
        _say(asdict(_answer(graph, **json.loads(line))))


def _say(value: dict[str, Any]) -> None:
    print(json.dumps(value), flush=True)


def _answer(graph: Graph, query: str, limit: float) -> Answered:
    """Ask in a child of this process, which is ended when its time is up."""
    fork = get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    child = fork.Process(target=_ask, args=(graph, query, send))
    child.start()
    send.close()
    try:
        return wait(receive, limit)
    finally:
        child.kill()
        child.join()


def _ask(graph: Graph, query: str, send: Connection) -> None:
    for _ in range(RUNS):
        start = time.perf_counter()
        try:
            prepared = prepareQuery(query)
            read = time.perf_counter()
            rows = len(list(graph.query(prepared)))
        except Exception as error:  # whatever it is, it is the answer
            send.send(Run(error=f"{type(error).__name__}: {error}"))
            return
        send.send(Run(time.perf_counter() - start, rows, read - start))


if __name__ == "__main__":
    main(sys.argv[1])
