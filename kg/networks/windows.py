"""Spans of time, and the statements in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

import numpy as np

from kg.errors import QueryError
from kg.networks.calendar import floor, shifted
from kg.networks.network import Period
from kg.networks.request import Request, Window
from kg.networks.table import Numbers, StatementTable

T = TypeVar("T")
MOST = 100_000  # slices; a century of days has 36,525


def windows(
    table: StatementTable, filtered: StatementTable, request: Request
) -> Iterator[tuple[Period, Numbers]]:
    """Yield each window with the rows of `filtered` that lie in it.

    A window of n units covers n units, from its first moment up to, but not including,
    its end: [t − n // 2, t + n − n // 2) around `period.middle` t. The range is cut
    into whole units that begin at `start`, or at the unit of the calendar that holds
    the first statement, and end with the one that holds `stop`, or the last statement;
    a window begins with each unit that has n − 1 more after it. So windows of one unit
    share all statements out, each to one; if `stop` falls inside a unit, the windows
    that end with this unit are filled only up to `stop`.

    DNA 3.1 (`compat`) walks the mid-point from start to stop and takes what lies
    within (n // 2) units on both sides, so that 1 covers no time and 2 as much as 3.
    """
    if request.window is Window.EVENTS:
        yield from _events(filtered, request.size)
        return
    dated = table.times[~np.isnat(table.times)]
    if not len(dated):
        return
    make = _compatible if request.compat else _corrected
    for period in counted(make(dated.min(), dated.max(), request), request):
        yield period, _rows(filtered, period, inclusive=request.compat is not None)


def counted(times: Iterator[T], request: Request) -> list[T]:
    """Return all times of slices; raises QueryError if there are more than `MOST`."""
    made = list(islice(times, MOST + 1))
    if len(made) > MOST:
        raise QueryError(
            f"{request.window} gives more than {MOST:,} windows; take a larger unit"
        )
    return made


def range_of(
    first: np.datetime64, last: np.datetime64, request: Request
) -> tuple[np.datetime64, np.datetime64]:
    """Return the dates that are asked for, or the first and last of the data."""
    start = first if request.start is None else np.datetime64(request.start, "s")
    stop = last if request.stop is None else np.datetime64(request.stop, "s")
    return start, stop


def _corrected(
    first: np.datetime64, last: np.datetime64, request: Request
) -> Iterator[Period]:
    unit, size = _unit(request), request.size
    start, stop = range_of(first, last, request)
    if request.start is None:
        start = floor(start, unit)
    count = 0
    # As long as the last unit of the window begins within the range.
    while shifted(start, unit, count + size - 1) <= stop:
        begin, middle, after = (
            shifted(start, unit, count + more) for more in (0, size // 2, size)
        )
        yield Period(middle, begin, after)
        count += 1


def _compatible(
    first: np.datetime64, last: np.datetime64, request: Request
) -> Iterator[Period]:
    unit, half = _unit(request), request.size // 2
    start, stop = range_of(first, last, request)
    middle = start
    while middle <= stop:
        before, after = shifted(middle, unit, -half), shifted(middle, unit, half)
        if before >= start and after <= stop:
            yield Period(middle, before, after)
        middle = shifted(middle, unit, 1)


def _unit(request: Request) -> Window:
    if request.window is None:
        raise QueryError("slices need a window: days, weeks, months, years, events …")
    return request.window


def _rows(filtered: StatementTable, period: Period, *, inclusive: bool) -> Numbers:
    times = filtered.times  # NaT, undated, compares false: it lies in no window
    inside = times >= period.start
    inside &= (times <= period.stop) if inclusive else (times < period.stop)
    return np.flatnonzero(inside).astype(np.int64)


def _events(filtered: StatementTable, size: int) -> Iterator[tuple[Period, Numbers]]:
    """Yield windows of 2 · (size // 2) + 1 statements in a row.

    Statements of one moment have an order of their own (document, place), so that
    nothing is drawn by lot as in DNA 3.1, whose draw nobody can repeat. The period
    ends with the last statement, which is in it.
    """
    dated = np.flatnonzero(~np.isnat(filtered.times)).astype(np.int64)
    half = size // 2
    for middle in range(half, len(dated) - half):
        rows = dated[middle - half : middle + half + 1]
        before, at, after = filtered.times[[rows[0], dated[middle], rows[-1]]]
        yield Period(at, before, after), rows
