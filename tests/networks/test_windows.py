"""Which statements lie in which window of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.networks.calendar import between, floor, shifted
from kg.networks.compute import make_network
from kg.networks.network import Network
from kg.networks.request import (
    Aggregation,
    Compat,
    Duplicates,
    Kernel,
    Mode,
    Normalization,
    Request,
    Window,
)
from kg.networks.slices import make_slices
from kg.networks.table import Kind, StatementTable
from tests.networks.tables import (
    Row,
    in_order,
    later,
    plain,
    rows_of,
    synthetic_table,
    table_of,
    walk,
)

UNITS = [Window.HOURS, Window.DAYS, Window.WEEKS, Window.MONTHS, Window.YEARS]
TIMES = st.datetimes(datetime(1969, 11, 27), datetime(1970, 3, 5)).map(
    lambda one: one.replace(minute=0, second=0, microsecond=0)
)
TWO_YEARS = (datetime(2021, 1, 1), datetime(2022, 12, 31, 23, 59, 59))


def days(*offsets: int | None) -> list[Row]:
    first = datetime(2021, 3, 1)
    return in_order(
        [
            Row(None if n is None else first + timedelta(n), "Org A", "parks", True)
            for n in offsets
        ]
    )


def held(slices: tuple[Network, ...]) -> list[list[int]]:
    return [[int(key) for key in one.table.keys] for one in slices]


def over_two_years(window: Window, size: int) -> tuple[Network, ...]:
    start, stop = TWO_YEARS
    request = Request(
        mode=Mode.ONE,
        aggregation=Aggregation.SUBTRACT,
        normalization=Normalization.AVERAGE,
        window=window,
        size=size,
        start=start,
        stop=stop,
        compat=Compat.DNA_3_1,
    )
    return make_slices(synthetic_table(), request)


def total(slices: tuple[Network, ...]) -> float:
    return float(sum(one.matrix.sum() for one in slices))


def test_windows_of_three_months_are_those_of_dna() -> None:
    slices = over_two_years(Window.MONTHS, 3)
    assert len(slices) == 22
    assert total(slices) == pytest.approx(4.690665, abs=1e-6)
    assert sum(len(one.table) for one in slices) == 380


def test_windows_of_thirty_days_are_those_of_dna() -> None:
    slices = over_two_years(Window.DAYS, 30)
    assert len(slices) == 700
    assert total(slices) == pytest.approx(235.130447, abs=1e-6)
    # The reference counts the statements of windows in which something ties anybody.
    assert sum(len(one.table) for one in slices if one.matrix.nnz) == 5771
    assert sum(len(one.table) for one in slices) == 6089


def test_dna_finds_nothing_in_windows_of_one_year() -> None:
    start, stop = TWO_YEARS
    asked = Request(window=Window.YEARS, size=1, start=start, stop=stop)
    table = synthetic_table()
    compatible = make_slices(table, replace(asked, compat=Compat.DNA_3_1))
    assert [one.matrix.shape for one in compatible] == [(0, 0), (0, 0)]
    corrected = make_slices(table, asked)
    assert sum(len(one.table) for one in corrected) == 202


@pytest.mark.parametrize("compat", [None, Compat.DNA_3_1])
def test_a_window_of_twenty_events_holds_twenty_one(compat: Compat | None) -> None:
    request = Request(window=Window.EVENTS, size=20, compat=compat)
    slices = make_slices(synthetic_table(), request)
    assert len(slices) == 182
    assert {len(one.table) for one in slices} == {21}


@given(rows=rows_of(Kind.BOOLEAN, TIMES), size=st.integers(1, 7), data=st.data())
def test_compatible_windows_reach_as_far_on_both_sides(
    rows: list[Row], size: int, data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(UNITS[1:]))
    start = data.draw(st.none() | TIMES)
    stop = data.draw(st.none() | TIMES)
    # The dates of the data are those before the range is cut out of it.
    dated = [one.time for one in rows if one.time]
    first, last = start or min(dated), stop or max(dated)
    half = int((size - 1) / 2 + 0.5)
    expected = []
    for middle in walk(first, unit, lambda one: one <= last):
        before, after = later(middle, unit, -half), later(middle, unit, half)
        if before >= first and after <= last:
            inside = [
                number
                for number, one in enumerate(rows)
                if one.time and one.actor and before <= one.time <= after
            ]
            expected.append((middle, inside))
    request = Request(
        window=unit, size=size, start=start, stop=stop, compat=Compat.DNA_3_1
    )
    slices = make_slices(table_of(rows), request)
    middles = [plain(one.period.middle) for one in slices if one.period]
    assert list(zip(middles, held(slices), strict=True)) == expected


@given(
    rows=rows_of(Kind.BOOLEAN, st.none() | TIMES),
    unit=st.sampled_from(UNITS[1:]),
    start=st.none() | TIMES,
    stop=st.none() | TIMES,
)
def test_windows_of_one_unit_hold_every_statement_of_the_range_once(
    rows: list[Row], unit: Window, start: datetime | None, stop: datetime | None
) -> None:
    request = Request(window=unit, size=1, start=start, stop=stop)
    slices = make_slices(table_of(rows), request)
    in_range = [
        number
        for number, one in enumerate(rows)
        if one.time
        and one.actor
        and (start is None or one.time >= start)
        and (stop is None or one.time <= stop)
    ]
    assert list(chain(*held(slices))) == in_range
    periods = [one.period for one in slices if one.period]
    assert [one.start for one in periods[1:]] == [one.stop for one in periods[:-1]]


@given(
    rows=rows_of(Kind.BOOLEAN, TIMES),
    unit=st.sampled_from(UNITS[1:]),
    size=st.integers(2, 9),
    start=st.none() | TIMES,
)
def test_a_window_of_n_units_is_n_windows_of_one_unit(
    rows: list[Row], unit: Window, size: int, start: datetime | None
) -> None:
    table = table_of(rows)
    single = make_slices(table, Request(window=unit, size=1, start=start))
    slices = make_slices(table, Request(window=unit, size=size, start=start))
    assert len(slices) == max(0, len(single) - size + 1)
    parts = held(single)
    for number, one in enumerate(slices):
        first, last = single[number].period, single[number + size - 1].period
        middle = (
            single[number + size // 2].period
            if number + size // 2 < len(single)
            else None
        )
        assert one.period
        assert first
        assert last
        assert middle
        assert (one.period.start, one.period.stop) == (first.start, last.stop)
        assert one.period.middle == middle.start
    expected = [list(chain(*parts[n : n + size])) for n in range(len(slices))]
    assert held(slices) == expected


def test_the_end_of_a_window_is_the_beginning_of_the_next() -> None:
    request = Request(window=Window.DAYS, size=1)
    assert held(make_slices(table_of(days(0, 0, 1, 3)), request)) == [
        [0, 1],
        [2],
        [],
        [3],
    ]


def test_months_are_those_of_the_calendar_unless_a_start_is_given() -> None:
    table = table_of(days(10, 40))
    asked = Request(window=Window.MONTHS, size=1)
    starts = [str(one.period.start) for one in make_slices(table, asked) if one.period]
    assert starts == ["2021-03-01T00:00:00", "2021-04-01T00:00:00"]
    asked = Request(window=Window.MONTHS, size=1, start=datetime(2021, 1, 31))
    starts = [str(one.period.start) for one in make_slices(table, asked) if one.period]
    assert starts == [
        "2021-01-31T00:00:00",
        "2021-02-28T00:00:00",
        "2021-03-31T00:00:00",
    ]


def test_statements_after_the_last_whole_unit_are_not_lost() -> None:
    table = table_of(days(0, 33))
    for stop in (None, datetime(2021, 4, 10, 23, 59, 59)):
        asked = Request(
            window=Window.MONTHS, size=1, start=datetime(2021, 2, 15), stop=stop
        )
        assert held(make_slices(table, asked)) == [[0], [1]]


def test_undated_statements_lie_in_no_window() -> None:
    table = table_of(days(0, 1, None))
    for window in (Window.DAYS, Window.EVENTS):
        slices = make_slices(table, Request(window=window, size=1))
        assert held(slices) == [[0], [1]]
    none = table_of(days(None, None))
    for window in (Window.DAYS, Window.EVENTS):
        assert make_slices(none, Request(window=window, size=1)) == ()


@given(offsets=st.lists(st.integers(0, 4), max_size=12), size=st.integers(1, 8))
def test_windows_of_events_move_by_one_statement(offsets: list[int], size: int) -> None:
    half = size // 2
    slices = make_slices(
        table_of(days(*offsets)), Request(window=Window.EVENTS, size=size)
    )
    assert held(slices) == [
        list(range(middle - half, middle + half + 1))
        for middle in range(half, len(offsets) - half)
    ]


@pytest.mark.parametrize("kernel", [None, Kernel.UNIFORM])
def test_more_windows_than_anybody_looks_at_are_refused(
    kernel: Kernel | None,
) -> None:
    request = Request(window=Window.SECONDS, size=2, kernel=kernel)
    with pytest.raises(QueryError, match="take a larger unit"):
        make_slices(table_of(days(0, 400)), request)


@given(time=TIMES, unit=st.sampled_from(UNITS), count=st.integers(-30, 30))
def test_steps_are_those_of_the_calendar(
    time: datetime, unit: Window, count: int
) -> None:
    moved = shifted(np.datetime64(time, "s"), unit, count)
    assert plain(moved) == later(time, unit, count)


@given(time=TIMES, unit=st.sampled_from(UNITS))
def test_a_unit_begins_before_the_time_that_it_holds(
    time: datetime, unit: Window
) -> None:
    begin = floor(np.datetime64(time, "s"), unit)
    assert plain(begin) <= time < plain(shifted(begin, unit, 1))
    assert floor(begin, unit) == begin
    if unit is Window.WEEKS:
        assert plain(begin).weekday() == 0


@given(one=TIMES, other=TIMES, unit=st.sampled_from(UNITS[:3]))
def test_whole_units_between_two_times_do_not_depend_on_the_direction(
    one: datetime, other: datetime, unit: Window
) -> None:
    assume(one != other)
    there = between(np.array([one], "datetime64[s]"), np.datetime64(other, "s"), unit)
    back = between(np.array([other], "datetime64[s]"), np.datetime64(one, "s"), unit)
    assert there[0] == -back[0]


def test_months_between_two_days_forget_the_time_of_day() -> None:
    times = np.array(["2021-01-31T23:00", "2021-03-01T09:00"], "datetime64[s]")
    moment = np.datetime64("2021-02-28T08:00", "s")
    assert between(times, moment, Window.MONTHS).tolist() == [0, 0]
    moment = np.datetime64("2021-04-01T00:00", "s")
    assert between(times, moment, Window.MONTHS).tolist() == [2, 1]
    assert between(times, moment, Window.YEARS).tolist() == [0, 0]


def test_an_empty_table_has_no_windows() -> None:
    table: StatementTable = table_of([])
    for window in Window:
        assert make_slices(table, Request(window=window, size=1)) == ()


@given(
    rows=rows_of(Kind.BOOLEAN, TIMES),
    mode=st.sampled_from(Mode),
    size=st.integers(1, 40),
    isolates=st.booleans(),
)
def test_a_slice_is_the_network_of_its_days(
    rows: list[Row], mode: Mode, size: int, isolates: bool
) -> None:
    table = table_of(rows)
    asked = Request(
        mode,
        aggregation=Aggregation.SUBTRACT,
        isolates=isolates,
        window=Window.DAYS,
        size=size,
    )
    for one in make_slices(table, asked)[::7]:
        assert one.period
        start, stop = plain(one.period.start), plain(one.period.stop)
        days = replace(
            asked, window=None, start=start, stop=stop - timedelta(seconds=1)
        )
        alone = make_network(table, days)
        assert list(one.table.keys) == list(alone.table.keys)
        assert one.matrix.sum() == alone.matrix.sum()
        if isolates:
            assert set(alone.rows) <= set(one.rows)
        else:
            assert (one.rows, one.columns) == (alone.rows, alone.columns)
            assert np.array_equal(one.array(), alone.array())


def test_repeated_statements_are_left_out_before_windows_are_made() -> None:
    asked = Request(
        window=Window.DAYS, size=1, duplicates=Duplicates.ACROSS_RANGE, isolates=True
    )
    found = make_slices(table_of(days(0, 1)), asked)
    assert [one.matrix.sum() for one in found] == [1, 0]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Request(kernel=Kernel.UNIFORM), "slices need a window"),
        (Request(window=Window.DAYS, size=0), "at least 1 unit"),
        (Request(aggregation=Aggregation.BOTH, window=Window.EVENTS), "one-mode"),
        (
            Request(Mode.ONE, aggregation=Aggregation.BOTH, window=Window.DAYS),
            "windows of events",
        ),
    ],
)
def test_windows_that_mean_nothing_are_refused(asked: Request, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        make_slices(table_of(days(0, 1)), asked)
