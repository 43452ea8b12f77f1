"""Kernel slices against DNA's numbers, and against the formulas pair by pair."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.networks.network import Network
from kg.networks.request import (
    Aggregation,
    Compat,
    Kernel,
    Mode,
    Normalization,
    Request,
    Window,
)
from kg.networks.slices import make_slices
from kg.networks.table import Kind, java_order
from tests.networks.tables import (
    SECONDS,
    Row,
    in_order,
    later,
    rows_of,
    strides,
    synthetic_table,
    table_of,
    walk,
)

TWO, ONE = Mode.TWO, Mode.ONE
UNITS = [Window.DAYS, Window.WEEKS, Window.MONTHS, Window.YEARS]
TIMES = st.datetimes(datetime(1969, 12, 20), datetime(1970, 3, 5)).map(
    lambda one: one.replace(minute=0, second=0, microsecond=0)
)
SYMMETRIC = [Kernel.UNIFORM, Kernel.EPANECHNIKOV, Kernel.TRIANGULAR, Kernel.GAUSSIAN]
KERNELS = list(Kernel)
SUMS = {
    "two-mode subtract, agreement": (
        Request(TWO, aggregation=Aggregation.SUBTRACT),
        (87.5, 107.666667, 182, 92.378633),
    ),
    "two-mode subtract, strength": (
        Request(TWO, qualifier="strength", aggregation=Aggregation.SUBTRACT),
        (1394, 1705.5, 2764, 1434.072023),
    ),
    "one-mode congruence": (
        Request(ONE, aggregation=Aggregation.CONGRUENCE),
        (2167.5, 2583.52034, 4119.784041, 3730.624198),
    ),
    "one-mode subtract": (
        Request(ONE, aggregation=Aggregation.SUBTRACT),
        (713.5, 860.523237, 1374.99317, 701.64821),
    ),
    "one-mode subtract, average, indent": (
        Request(
            ONE,
            aggregation=Aggregation.SUBTRACT,
            normalization=Normalization.AVERAGE,
            indent=True,
        ),
        (3359.455556, 3889.276211, 5394.029801, 115.092259),
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_kernel_slices_are_those_of_dna(name: str) -> None:
    request, sums = SUMS[name]
    table = synthetic_table()
    for kernel, expected in zip(KERNELS, sums, strict=True):
        asked = replace(
            request,
            window=Window.MONTHS,
            size=6,
            kernel=kernel,
            compat=Compat.DNA_3_1,
        )
        slices = make_slices(table, asked)
        assert len(slices) == (16 if request.indent else 22)
        total = float(sum(one.matrix.sum() for one in slices))
        assert total == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("mode", Mode)
def test_one_value_left_turns_dna_upside_down_and_corrected_results_not(
    mode: Mode,
) -> None:
    asked = Request(
        mode,
        aggregation=Aggregation.SUBTRACT,
        exclude={"agreement": ("0",)},
        window=Window.MONTHS,
        size=6,
        kernel=Kernel.UNIFORM,
    )
    table = synthetic_table()
    cells = np.concatenate(
        [
            one.matrix.data
            for one in make_slices(table, replace(asked, compat=Compat.DNA_3_1))
        ]
    )
    if mode is TWO:
        assert len(cells) == 529
        assert np.all(cells < 0)
    else:
        assert len(cells) == 925
        assert np.all(np.isnan(cells))
    right = np.concatenate([one.matrix.data for one in make_slices(table, asked)])
    assert len(right)
    assert np.all(right > 0)


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("qualifier", ["agreement", "strength", "frame"])
@pytest.mark.parametrize("mode", Mode)
def test_what_cancels_out_is_no_tie(kernel: Kernel, qualifier: str, mode: Mode) -> None:
    asked = Request(
        mode,
        qualifier=qualifier,
        aggregation=Aggregation.SUBTRACT,
        window=Window.MONTHS,
        size=6,
        kernel=kernel,
    )
    for one in make_slices(synthetic_table(), asked):
        assert one.weights is not None
        least = one.weights.min() if len(one.weights) else 1
        assert np.all(np.abs(one.matrix.data) > 1e-9 * least)


# The formulas, statement by statement and pair by pair.


@dataclass(frozen=True)
class Weighed:
    row: Row
    z: float


def kernel_weight(u: float, request: Request) -> float:
    if request.kernel is Kernel.GAUSSIAN:
        return math.exp(-u * u / 2) / math.sqrt(2 * math.pi)
    if abs(u) > 1:
        return 0.0
    if request.kernel is Kernel.UNIFORM:
        return 0.5
    if request.kernel is Kernel.EPANECHNIKOV:
        return 0.75 * (1 - u * u)
    return abs(1 - u) if request.compat else 1 - abs(u)


def whole_units(time: datetime, moment: datetime, unit: Window) -> int:
    if unit in SECONDS:
        seconds = int((moment - time).total_seconds())
        return int(math.copysign(abs(seconds) // SECONDS[unit], seconds))
    months = (moment.year - time.year) * 12 + moment.month - time.month
    if months > 0 and moment.day < time.day:
        months -= 1
    elif months < 0 and moment.day > time.day:
        months += 1
    return int(months / 12) if unit is Window.YEARS else months


def filtered(rows: Sequence[Row], request: Request) -> list[Row]:
    kept = [one for one in rows if one.actor]
    if request.aggregation is Aggregation.IGNORE:
        return kept
    return [one for one in kept if one.value not in (None, "")]


def weighed_slices(kept: list[Row], request: Request) -> list[list[Weighed]]:
    dated = [one for one in kept if one.time]
    if not dated or request.window is None:
        return []
    times = [one.time for one in dated if one.time]
    unit, width = request.window, request.size + request.size % 2
    begin, end = min(times), max(times)
    first, last = begin, end
    if request.indent:
        first, last = later(begin, unit, width // 2), later(end, unit, -width // 2)
    step = walk if request.compat else strides
    made = []
    for moment in step(first, unit, lambda one: one <= last):
        before = later(moment, unit, -width // 2)
        after = later(moment, unit, width // 2)
        every = request.kernel is Kernel.GAUSSIAN
        seen = [
            (one, time)
            for one, time in zip(dated, times, strict=True)
            if every or before <= time <= after
        ]
        made.append(
            [
                Weighed(
                    one,
                    kernel_weight(2 * whole_units(time, moment, unit) / width, request),
                )
                for one, time in seen
            ]
        )
    return made


class Formulas:
    """What a statement or a pair of statements adds to a cell."""

    def __init__(self, rows: Sequence[Row], kind: Kind, request: Request) -> None:
        self.kind, self.request = kind, request
        self.kept = filtered(rows, request)
        known = rows if request.isolates or not request.compat else self.kept
        levels = {int(v) if isinstance(v, bool) else v for v in self._values(known)}
        if request.compat:
            order = sorted(levels, key=lambda one: java_order(str(one)))
            self.number = {one: float(place) for place, one in enumerate(order)}
        else:
            if kind is Kind.BOOLEAN:
                levels = {0, 1}
            self.number = {
                one: float(one) if isinstance(one, int) else 0.0 for one in levels
            }

    @staticmethod
    def _values(rows: Sequence[Row]) -> list[bool | int | str]:
        return [one.value for one in rows if one.value is not None]

    def two(self, one: Row) -> float:
        if self.request.aggregation is Aggregation.IGNORE:
            return 1.0
        if self.kind is Kind.SHORT_TEXT or one.value is None:
            return 1.0
        number = self.number[one.value]
        if self.kind is Kind.BOOLEAN:
            return -1.0 if number == 0 else 1.0
        return number

    def likeness(self, one: Row, other: Row) -> float:
        if self.kind is Kind.SHORT_TEXT:
            return 1.0 if self.request.compat else float(one.value == other.value)
        spread = max(self.number.values()) - min(self.number.values())
        if spread == 0:
            return math.nan if self.request.compat else 1.0
        assert one.value is not None
        assert other.value is not None
        return 1 - abs(self.number[one.value] - self.number[other.value]) / spread

    def pair(self, one: Row, other: Row) -> float:
        kind = self.request.aggregation
        if kind is Aggregation.IGNORE:
            return 1.0
        like = self.likeness(one, other)
        if kind is Aggregation.CONGRUENCE:
            return like
        return 1 - like if kind is Aggregation.CONFLICT else 2 * like - 1

    def average(self, i: str, other: str) -> float:
        if self.request.normalization is Normalization.NO:
            return 1.0
        if self.request.compat is None:
            said = Counter(one.actor for one in self.kept)
            return 2 / (said[i] + said[other])
        x = Counter((one.actor, one.claim, one.value) for one in self.kept)
        cells = {(claim, value) for _, claim, value in x}
        sums = [x[i, *cell] + x[other, *cell] for cell in cells]
        return sum(2 / one for one in sums if one)

    def matrix(self, slice_: list[Weighed]) -> dict[str, float]:
        cells: dict[str, float] = {}

        def add(first: str, second: str, value: float) -> None:
            key = f"{first} / {second}"
            cells[key] = cells.get(key, 0.0) + value

        if self.request.mode is TWO:
            for one in slice_:
                add(one.row.actor, one.row.claim, one.z * self.two(one.row))
            return cells
        for one in slice_:
            for other in slice_:
                i, k = one.row.actor, other.row.actor
                if one.row.claim != other.row.claim:
                    continue
                if i == k and not self.request.compat:
                    continue
                value = math.sqrt(one.z * other.z) * self.pair(one.row, other.row)
                add(i, k, value * self.average(i, k))
        return cells


def cells_of(network: Network) -> dict[str, float]:
    dense = network.array()
    return {
        f"{row} / {column}": float(dense[r, c])
        for r, row in enumerate(network.rows)
        for c, column in enumerate(network.columns)
    }


@given(data=st.data())
@pytest.mark.parametrize("kind", [Kind.BOOLEAN, Kind.INTEGER, Kind.SHORT_TEXT])
@pytest.mark.parametrize("compat", [None, Compat.DNA_3_1])
def test_each_cell_is_the_sum_that_the_formula_says(
    kind: Kind, compat: Compat | None, data: st.DataObject
) -> None:
    rows = data.draw(rows_of(kind, st.none() | TIMES))
    mode = data.draw(st.sampled_from(Mode))
    kinds = [Aggregation.IGNORE, Aggregation.SUBTRACT]
    normalizations = [Normalization.NO]
    if mode is ONE:
        kinds += [Aggregation.CONGRUENCE, Aggregation.CONFLICT]
        normalizations.append(Normalization.AVERAGE)
    request = Request(
        mode=mode,
        aggregation=data.draw(st.sampled_from(kinds)),
        normalization=data.draw(st.sampled_from(normalizations)),
        window=data.draw(st.sampled_from(UNITS)),
        size=data.draw(st.integers(1, 9)),
        kernel=data.draw(st.sampled_from(KERNELS)),
        isolates=data.draw(st.booleans()),
        indent=data.draw(st.booleans()),
        compat=compat,
    )
    formulas = Formulas(rows, kind, request)
    expected = weighed_slices(formulas.kept, request)
    slices = make_slices(table_of(rows, kind), request)
    assert len(slices) == len(expected)
    labelled = rows if request.isolates else formulas.kept
    actors = tuple(sorted({one.actor for one in labelled} - {""}))
    for network, slice_ in zip(slices, expected, strict=True):
        assert network.rows == actors
        found, right = cells_of(network), formulas.matrix(slice_)
        assert set(right) <= set(found)
        for key, value in found.items():
            want = right.get(key, 0.0)
            assert value == pytest.approx(want, abs=1e-9, nan_ok=True), key
        weights = [one.z for one in slice_ if one.z > 0]
        assert network.weights is not None
        assert network.weights.tolist() == pytest.approx(weights)
        assert len(network.table) == len(weights)


@given(
    offsets=st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1),
    kernel=st.sampled_from(SYMMETRIC),
    mode=st.sampled_from(Mode),
    size=st.integers(1, 20),
)
def test_time_turned_round_turns_the_slices_round(
    offsets: list[tuple[int, bool]], kernel: Kernel, mode: Mode, size: int
) -> None:
    def slices(day: Callable[[int], int]) -> list[np.ndarray]:
        rows = [
            Row(
                datetime(2021, 3, 1) + timedelta(day(offset)),
                f"Org {'ABC'[number % 3]}",
                "more parks",
                value,
            )
            for number, (offset, value) in enumerate(offsets)
        ]
        request = Request(
            mode,
            aggregation=Aggregation.SUBTRACT,
            window=Window.DAYS,
            size=size,
            kernel=kernel,
        )
        return [one.array() for one in make_slices(table_of(in_order(rows)), request)]

    there, back = slices(lambda day: day), slices(lambda day: 40 - day)
    assert len(there) == len(back)
    for one, other in zip(there, reversed(back), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-9)


def test_the_triangle_of_dna_weighs_later_statements_more() -> None:
    rows = [
        Row(datetime(2021, 3, day), "Org A", "more parks", True) for day in (1, 2, 3)
    ]
    asked = Request(window=Window.DAYS, size=4, kernel=Kernel.TRIANGULAR)
    corrected = make_slices(table_of(rows), asked)[1]
    assert corrected.weights is not None
    assert corrected.weights.tolist() == [0.5, 1, 0.5]
    compatible = make_slices(table_of(rows), replace(asked, compat=Compat.DNA_3_1))[1]
    assert compatible.weights is not None
    assert compatible.weights.tolist() == [0.5, 1, 1.5]


def test_monthly_moments_keep_their_day_and_those_of_dna_lose_it() -> None:
    rows = [
        Row(datetime(2021, 1, 31), "Org A", "more parks", True),
        Row(datetime(2021, 4, 1), "Org A", "more parks", True),
    ]
    asked = Request(window=Window.MONTHS, size=2, kernel=Kernel.UNIFORM)

    def days(request: Request) -> list[str]:
        found = make_slices(table_of(rows), request)
        return [str(one.period.middle)[5:10] for one in found if one.period]

    assert days(asked) == ["01-31", "02-28", "03-31"]
    assert days(replace(asked, compat=Compat.DNA_3_1)) == ["01-31", "02-28", "03-28"]


def test_dna_has_no_kernel_slices_by_the_second() -> None:
    rows = [
        Row(datetime(2021, 1, 31, 9, 0, second), "Org A", "more parks", True)
        for second in (0, 3)
    ]
    asked = Request(window=Window.SECONDS, size=2, kernel=Kernel.UNIFORM)
    assert len(make_slices(table_of(rows), asked)) == 4
    assert make_slices(table_of(rows), replace(asked, compat=Compat.DNA_3_1)) == ()


def test_statements_count_once_where_no_statement_has_a_value() -> None:
    rows = [Row(datetime(2021, 3, 1), "Org A", "more parks", None)]
    table = table_of(rows, Kind.INTEGER)
    for kernel, cell in ((None, 1), (Kernel.UNIFORM, 0.5)):
        asked = Request(window=Window.DAYS, size=1, kernel=kernel)
        assert [one.array().tolist() for one in make_slices(table, asked)] == [[[cell]]]


INSTEAD = [
    (
        Request(aggregation=Aggregation.COMBINE),
        Request(aggregation=Aggregation.SUBTRACT),
    ),
    (Request(normalization=Normalization.ACTIVITY), Request()),
    (
        Request(ONE, normalization=Normalization.JACCARD),
        Request(ONE, normalization=Normalization.AVERAGE),
    ),
]


@pytest.mark.parametrize(("asked", "taken"), INSTEAD)
def test_what_dna_takes_instead_is_in_the_request_of_the_slices_or_refused(
    asked: Request, taken: Request
) -> None:
    rows = [
        Row(datetime(2021, 3, day), actor, "more parks", actor == "Org A")
        for day, actor in enumerate(["Org A", "Org B", "Org A"], 1)
    ]
    table = table_of(rows)
    smooth = replace(asked, window=Window.DAYS, size=2, kernel=Kernel.UNIFORM)
    with pytest.raises(QueryError, match=r"use subtract|choose one of: no"):
        make_slices(table, smooth)
    with pytest.raises(QueryError, match="events have none"):
        make_slices(table, replace(smooth, window=Window.EVENTS))
    found = make_slices(table, replace(smooth, compat=Compat.DNA_3_1))
    meant = replace(
        smooth,
        compat=Compat.DNA_3_1,
        aggregation=taken.aggregation,
        normalization=taken.normalization,
    )
    assert len(found) == 3
    for one, other in zip(found, make_slices(table, meant), strict=True):
        assert one.request == other.request == meant
        assert np.array_equal(one.array(), other.array())
