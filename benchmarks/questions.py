"""Every competency question asked of both: our store on disk, and plain rdflib."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean, median
from typing import IO

from benchmarks.bindings import Things, Which
from benchmarks.plain_rdflib import RUNS, Answered, Loaded
from kg.questions import Question
from kg.rows import rows_of
from kg.store import Graph

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Compared:
    """One question asked about one thing, of both."""

    question: Question
    about: str  # what its parameters were filled with
    ours: float  # seconds
    rows: int
    plain: Answered
    limit: float

    @property
    def over(self) -> bool:
        """Say whether rdflib hit the limit, so that its time is a lower bound."""
        return not self.plain.runs and not self.plain.error

    @property
    def theirs(self) -> float:
        """Return rdflib's seconds: the median without the warm-up where there is one."""
        runs = self.plain.runs
        return self.limit if self.over else median(runs[1:] or runs)

    @property
    def ratio(self) -> float:
        """Return how many times as long rdflib takes."""
        return self.theirs / self.ours

    @property
    def ratio_without_reading(self) -> float:
        """Return the same as if rdflib had read the query before."""
        return max(self.theirs - self.plain.reading, 0.0) / self.ours

    @property
    def agreed(self) -> bool | None:
        """Say whether both gave as many rows; None when rdflib gave no answer."""
        return None if self.plain.rows is None else self.plain.rows == self.rows


class PlainRdflib:
    """The other process: rdflib with the same data, read from Turtle."""

    def __init__(self, out: IO[str], into: IO[str]) -> None:
        self.out, self.into = out, into
        self.loaded = Loaded(**json.loads(out.readline()))

    def ask(self, query: str) -> Answered:
        """Ask one question."""
        self.into.write(json.dumps(query) + "\n")
        self.into.flush()
        return Answered(**json.loads(self.out.readline()))


@contextmanager
def plain_rdflib(turtle: Path, limit: float) -> Iterator[PlainRdflib]:
    """Start rdflib on a Turtle file; its process ends with the block."""
    module = "benchmarks.plain_rdflib"
    with subprocess.Popen(
        [sys.executable, "-m", module, str(turtle), str(limit)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield PlainRdflib(process.stdout, process.stdin)
        finally:
            process.stdin.close()  # it ends by itself when there is no more to answer


def ask_ours(graph: Graph, query: str) -> tuple[float, int]:
    """Return the median seconds of some runs after a warm-up, and the rows."""
    seconds, rows = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        rows = len(rows_of(graph.select(query)))
        seconds.append(time.perf_counter() - start)
    return median(seconds[1:]), rows


def compare(
    question: Question, things: Things, which: Which, plain: PlainRdflib, limit: float
) -> Compared:
    """Ask a question of both, one after the other."""
    values = things.values(question, which)
    query = question.bind(values, lambda iri: iri)
    ours, rows = ask_ours(things.graph, query)
    about = ", ".join(
        things.mint.local(one) or one for many in values.values() for one in many
    )
    return Compared(question, about, ours, rows, plain.ask(query), limit)


def summary(compared: Sequence[Compared]) -> dict[str, float]:
    """Return the middle ratio and the geometric mean, and those without reading."""
    ratios = [one.ratio for one in compared]
    bare = [max(one.ratio_without_reading, 0.01) for one in compared]
    return {
        "median": median(ratios),
        "geometric mean": geometric_mean(ratios),
        "median without reading": median(bare),
        "geometric mean without reading": geometric_mean(bare),
    }
