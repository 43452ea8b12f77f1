"""Every competency question asked of both: our store on disk, and plain rdflib."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean, median
from typing import IO

from benchmarks.answering import Answered
from benchmarks.bindings import Things, Which
from benchmarks.ours import Ours
from benchmarks.plain_rdflib import Loaded
from kg.guard import tokens
from kg.questions import Question

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 8.0  # so many times as long as ours, and rdflib need not go on
SHORTEST, LONGEST = 5.0, 25.0  # seconds that rdflib is given at least, and at most
OURS = 120.0  # seconds that ours is given for all runs of a question


@dataclass(frozen=True, slots=True)
class Compared:
    """One question asked about one thing, of both."""

    question: Question
    about: str  # what its parameters were filled with
    ours: Answered
    plain: Answered | None  # None: asks for named graphs, which Turtle does not have

    @property
    def ratio(self) -> float | None:
        """Return how many times as long rdflib takes, at least; None if ours failed."""
        if self.plain is None or self.plain.error or not self.ours.runs:
            return None
        return self.plain.seconds / self.ours.seconds

    @property
    def ratio_without_reading(self) -> float | None:
        """Return the same as if rdflib had read the query before it was asked."""
        if self.ratio is None or self.plain is None:
            return None
        return max(self.plain.seconds - self.plain.reading, 0.0) / self.ours.seconds

    @property
    def agreed(self) -> bool | None:
        """Say whether both gave as many rows; None when one gave no answer."""
        if self.plain is None or self.plain.rows is None or self.ours.rows is None:
            return None
        return self.plain.rows == self.ours.rows


class PlainRdflib:
    """The other process: rdflib with the same data, read from Turtle."""

    def __init__(self, out: IO[str], into: IO[str]) -> None:
        self.out, self.into = out, into
        self.loaded = Loaded(**json.loads(out.readline()))

    def ask(self, query: str, limit: float) -> Answered:
        """Ask one question."""
        self.into.write(json.dumps({"query": query, "limit": limit}) + "\n")
        self.into.flush()
        return Answered(**json.loads(self.out.readline()))


@contextmanager
def plain_rdflib(turtle: Path) -> Iterator[PlainRdflib]:
    """Start rdflib on a Turtle file; its process ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.plain_rdflib", str(turtle)],
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
            process.stdin.close()  # it ends by itself when nothing more is asked


@dataclass(frozen=True, slots=True)
class Comparison:
    """Asks one question after the other of both."""

    things: Things
    ours: Ours
    plain: PlainRdflib
    enough: float = ENOUGH
    longest: float = LONGEST

    def ask(self, question: Question, which: Which) -> Compared:
        """Ask ours, then rdflib, until it is clear how much slower it is."""
        values = self.things.values(question, which)
        query = question.bind(values, lambda iri: iri)
        about = ", ".join(
            self.things.mint.local(one) or one
            for many in values.values()
            for one in many
        )
        ours = self.ours.ask(query, OURS)
        if any(kind == "word" and t.upper() == "GRAPH" for kind, t in tokens(query)):
            return Compared(question, about, ours, None)
        limit = min(max(SHORTEST, self.enough * ours.seconds), self.longest)
        return Compared(question, about, ours, self.plain.ask(query, limit))


@dataclass(frozen=True, slots=True)
class Summary:
    """The ratios of all questions in a few numbers; lower bounds count as they are."""

    compared: int
    lower_bounds: int
    median: float
    bound: bool  # the median is one of the lower bounds
    mean: float  # geometric
    median_without_reading: float
    mean_without_reading: float


def summary(compared: Sequence[Compared]) -> Summary:
    """Sum up all questions that have a ratio."""
    ratios = [one.ratio for one in compared if one.ratio is not None]
    bare = [
        max(one.ratio_without_reading, 0.01)
        for one in compared
        if one.ratio_without_reading is not None
    ]
    return Summary(
        compared=len(ratios),
        lower_bounds=sum(one.plain is not None and one.plain.over for one in compared),
        median=median(ratios),
        bound=_bound(compared),
        mean=geometric_mean(ratios),
        median_without_reading=median(bare),
        mean_without_reading=geometric_mean(bare),
    )


def _bound(compared: Sequence[Compared]) -> bool:
    """Say whether longer runs could have made the median higher."""
    ratios = sorted(
        (one.ratio, one.plain is not None and one.plain.over)
        for one in compared
        if one.ratio is not None
    )
    return any(over for _, over in ratios[: len(ratios) // 2 + 1])
