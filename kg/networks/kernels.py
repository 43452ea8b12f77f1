"""Kernel smoothing: statements weigh less the further they are from a moment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kg.networks.calendar import between, shifted
from kg.networks.network import Period
from kg.networks.pairs import Floats
from kg.networks.request import Kernel, Request, Window
from kg.networks.table import Numbers, StatementTable
from kg.networks.windows import counted, range_of


def moments(filtered: StatementTable, request: Request) -> Iterator[Period]:
    """Yield the moments of the slices, one unit apart, with the time they look at.

    They run from the first filtered statement (or `start`, if later) to the last (or
    `stop`, if earlier), and with `indent` half a window inside that. A step of months
    or years keeps the day where a month has it; DNA 3.1 goes on from the day before,
    31 January, 28 February, 28 March. Raises QueryError for too many.
    """
    times = filtered.times[~np.isnat(filtered.times)]
    if not len(times) or request.window is None:
        return
    unit, half = request.window, width(request) // 2
    start, stop = range_of(times.min(), times.max(), request)
    begin, end = max(start, times.min()), min(stop, times.max())
    first, last = begin, end
    if request.indent:
        first, last = shifted(begin, unit, half), shifted(end, unit, -half)
    if unit is Window.SECONDS and request.compat:
        return  # DNA 3.1 gives none
    for middle in counted(_steps(first, last, request), request):
        before, after = shifted(middle, unit, -half), shifted(middle, unit, half)
        if request.kernel is Kernel.GAUSSIAN:
            yield Period(middle, begin, end)
        else:
            yield Period(middle, max(begin, before), min(end, after))


def width(request: Request) -> int:
    """Return the width w of a kernel in units: the size, made even."""
    return request.size + request.size % 2


def weights(
    filtered: StatementTable, period: Period, request: Request
) -> tuple[Numbers, Floats]:
    """Return the rows that a moment sees and the weight z(u) of each.

    u = 2 · d / w with d whole units from the statement to the moment: uniform 0.5,
    epanechnikov 0.75 (1 − u²), triangular 1 − |u|, each for |u| ≤ 1; gaussian
    exp(−u² / 2) / √(2π) for all. DNA 3.1 takes |1 − u| for triangular.
    """
    times = filtered.times  # NaT, undated, compares false: no moment sees it
    seen = (times >= period.start) & (times <= period.stop)
    rows = np.flatnonzero(seen).astype(np.int64)
    if request.window is None:
        return rows, np.ones(len(rows))
    units = between(times[rows], period.middle, request.window)
    return rows, _kernel(2.0 * units / width(request), request)


def _steps(
    first: np.datetime64, last: np.datetime64, request: Request
) -> Iterator[np.datetime64]:
    unit, middle, count = request.window, first, 0
    while unit is not None and middle <= last:
        yield middle
        count += 1
        if request.compat:
            middle = shifted(middle, unit, 1)
        else:
            middle = shifted(first, unit, count)


def _kernel(u: Floats, request: Request) -> Floats:
    made: Floats
    if request.kernel is Kernel.GAUSSIAN:
        made = np.exp(-(u**2) / 2) / np.sqrt(2 * np.pi)
        return made
    if request.kernel is Kernel.UNIFORM:
        made = np.full_like(u, 0.5)
    elif request.kernel is Kernel.EPANECHNIKOV:
        made = 0.75 * (1 - u**2)
    else:
        made = np.abs(1 - u) if request.compat else 1 - np.abs(u)
    made[np.abs(u) > 1] = 0
    return made
