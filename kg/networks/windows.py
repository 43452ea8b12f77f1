"""Spans of time, and the statements in each of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.errors import QueryError
from kg.networks.calendar import floor, shifted
from kg.networks.network import Period
from kg.networks.request import Request, Window
from kg.networks.table import Numbers, StatementTable

MOST = 100_000  # windows; a century of days has 36,525


def windows(
    table: StatementTable, filtered: StatementTable, request: Request
) -> Iterator[tuple[Period, Numbers]]:
    """Yield each window with the rows of `filtered` that lie in it.

    A window of n units covers n units, from its first moment up to its end, which is
    the next one's: windows of one unit share all statements out. They begin at
    `start`, or with the unit that holds the first statement, and advance one unit at a
    time as long as they end within the range. `period.middle` is n // 2 units after
    the beginning.

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
    for number, period in enumerate(make(dated.min(), dated.max(), request)):
        if number == MOST:
            raise QueryError(
                f"{request.window} gives more than {MOST:,} windows; take a larger unit"
            )
        yield period, _rows(filtered, period, inclusive=request.compat is not None)


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
    # The range ends with the second of `stop`, or with the unit that holds the last.
    end = stop + np.timedelta64(1, "s")
    if request.stop is None:
        end = shifted(floor(stop, unit), unit, 1)
    count = 0
    while (after := shifted(start, unit, count + size)) <= end:
        begin = shifted(start, unit, count)
        yield Period(shifted(start, unit, count + size // 2), begin, after)
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
    # Undated statements come last in a table, and lie in no window.
    times = filtered.times[~np.isnat(filtered.times)]
    inside = times >= period.start
    inside &= (times <= period.stop) if inclusive else (times < period.stop)
    return np.flatnonzero(inside).astype(np.int64)


def _events(filtered: StatementTable, size: int) -> Iterator[tuple[Period, Numbers]]:
    """Yield windows of 2 · (size // 2) + 1 statements in a row.

    Statements of one moment have an order of their own (document, place), so that
    nothing is drawn by lot as in DNA 3.1.
    """
    times = filtered.times[~np.isnat(filtered.times)]
    half = size // 2
    for middle in range(half, len(times) - half):
        rows = np.arange(middle - half, middle + half + 1, dtype=np.int64)
        yield Period(times[middle], times[rows[0]], times[rows[-1]]), rows
