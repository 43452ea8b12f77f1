"""What an answer cost, run by run, and how it is waited for."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from statistics import median

RUNS = 4  # the first is the warm-up


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one question."""

    seconds: float = 0.0
    rows: int = 0
    reading: float = 0.0  # seconds of it that went into reading the query, if known
    error: str = ""


@dataclass(slots=True)
class Answered:
    """All runs of one question; none means that the limit was hit before any ended."""

    limit: float
    runs: list[float] = field(default_factory=list)
    rows: int | None = None
    reading: float = 0.0
    error: str = ""

    @property
    def over(self) -> bool:
        """Say whether the limit was hit, so that the seconds are a lower bound."""
        return not self.runs and not self.error

    @property
    def seconds(self) -> float:
        """Return the median, without the warm-up if there is more than that."""
        return self.limit if not self.runs else median(self.runs[1:] or self.runs)


def wait(receive: Connection, limit: float) -> Answered:
    """Collect the runs that another process reports, until the time is up."""
    answer = Answered(limit)
    until = time.monotonic() + limit
    try:
        while len(answer.runs) < RUNS and receive.poll(
            max(until - time.monotonic(), 0)
        ):
            run: Run = receive.recv()
            if run.error:
                answer.error = run.error
                break
            answer.runs.append(run.seconds)
            answer.rows, answer.reading = run.rows, run.reading
    except EOFError:
        answer.error = "its process ended without an answer"
    return answer
