"""Plain rdflib, in a process of its own, so that a question without end can be ended.

It is given a Turtle file, and then a query on each line of its input, as JSON. It
answers each with a line of JSON: the seconds of each run, and the number of rows.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from resource import RUSAGE_SELF, getrusage

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

RUNS = 4  # the first is the warm-up


@dataclass(slots=True)
class Loaded:
    """What it cost to have the graph in memory."""

    seconds: float
    triples: int
    megabytes: int


@dataclass(slots=True)
class Answered:
    """How long a question took, run by run; no run means that the limit was hit."""

    rows: int | None = None
    runs: list[float] = field(default_factory=list)
    reading: float = 0.0  # seconds of each run that went into reading the query
    error: str = ""


def main(turtle: str, limit: float) -> None:
    """Load the file, then answer until the input ends."""
    start = time.perf_counter()
    graph = Graph().parse(turtle)
    seconds = time.perf_counter() - start
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    _say(asdict(Loaded(seconds, len(graph), megabytes)))
    # The children share the graph's memory; a collection in them would copy all of it.
    gc.freeze()
    for line in sys.stdin:
        _say(asdict(_answer(graph, json.loads(line), limit)))


def _say(value: dict[str, object]) -> None:
    print(json.dumps(value), flush=True)


def _answer(graph: Graph, query: str, limit: float) -> Answered:
    """Ask in a child of this process, which is ended when its time is up."""
    fork = get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    child = fork.Process(target=_ask, args=(graph, query, send))
    child.start()
    send.close()
    answer = Answered()
    until = time.monotonic() + limit
    try:
        while len(answer.runs) < RUNS and receive.poll(until - time.monotonic()):
            seconds, answer.rows, answer.reading, answer.error = receive.recv()
            answer.runs.append(seconds)
            if answer.error:
                break
    except EOFError:
        answer.error = "its process ended without an answer"
    finally:
        child.kill()
        child.join()
    return answer


def _ask(graph: Graph, query: str, send: Connection) -> None:
    for _ in range(RUNS):
        start = time.perf_counter()
        try:
            prepared = prepareQuery(query)
            read = time.perf_counter()
            rows = len(list(graph.query(prepared)))
        except Exception as error:  # whatever it is, it is the answer
            send.send((0.0, None, 0.0, f"{type(error).__name__}: {error}"))
            return
        send.send((time.perf_counter() - start, rows, read - start, ""))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
