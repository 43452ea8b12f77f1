"""Slices share statements out, and time has no direction."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from kg.networks.table import Kind, StatementTable
from tests.networks.oracle import DOCUMENTS, Said, statements, table_of

UNITS = [Window.DAYS, Window.WEEKS, Window.MONTHS, Window.YEARS]
NOON = datetime(2021, 6, 15, 12)
REQUEST = Request(var1="actor", var2="claim", qualifier="stance")


def dated(rows: list[Said], days: list[int]) -> StatementTable:
    """Return the statements, each so many days from one noon."""
    table = table_of(rows)
    times = np.array([NOON + timedelta(one) for one in days], "datetime64[s]")
    order = np.argsort(times, kind="stable")
    return replace(table, times=times).taken(order.astype(np.int64))


def keys_of(slices: tuple[Network, ...]) -> list[str]:
    return [key for one in slices for key in one.table.keys]


@pytest.mark.parametrize("unit", UNITS)
@settings(max_examples=25)
@given(rows=statements(Kind.BOOLEAN))
def test_windows_of_one_unit_hold_every_dated_statement_exactly_once(
    unit: Window, rows: list[Said]
) -> None:
    slices = make_slices(table_of(rows), replace(REQUEST, window=unit, size=1))
    expected = [
        f"s{number}"
        for number, one in enumerate(rows)
        if one.actor and one.claim and DOCUMENTS[one.document][0] is not None
    ]
    assert keys_of(slices) == expected
    whole = sum(float(one.array().sum()) for one in slices)
    assert whole == len(expected)


@settings(max_examples=25)
@given(rows=statements(Kind.BOOLEAN), size=st.integers(1, 9))
def test_slices_are_in_the_order_of_time_and_as_wide_as_asked(
    rows: list[Said], size: int
) -> None:
    request = replace(REQUEST, window=Window.DAYS, size=size * 30)
    periods = [one.period for one in make_slices(table_of(rows), request)]
    middles = [one.middle for one in periods if one is not None]
    assert len(middles) == len(periods)
    assert middles == sorted(middles)
    for one in periods:
        assert one is not None
        assert one.stop - one.start == np.timedelta64(size * 30, "D")
        assert one.start <= one.middle < one.stop


ROWS = st.lists(
    st.builds(
        Said,
        st.sampled_from(["Org A", "Org B", "org c"]),
        st.sampled_from(["parks", "Cars"]),
        st.booleans(),
        st.just(0),
    ),
    min_size=1,
    max_size=10,
)


@pytest.mark.parametrize("kernel", Kernel)
@pytest.mark.parametrize("mode", Mode)
@settings(max_examples=20)
@given(rows=ROWS, data=st.data())
def test_mirrored_dates_give_the_slices_in_reverse(
    kernel: Kernel, mode: Mode, rows: list[Said], data: st.DataObject
) -> None:
    size = len(rows)
    days = data.draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size))
    request = replace(
        REQUEST,
        mode=mode,
        aggregation=Aggregation.SUBTRACT,
        window=Window.DAYS,
        size=6,
        kernel=kernel,
    )
    there = make_slices(dated(rows, days), request)
    back = make_slices(dated(rows, [-one for one in days]), request)
    assert len(there) == len(back) == max(days) - min(days) + 1
    for one, other in zip(there, reversed(back), strict=True):
        assert one.rows == other.rows
        assert one.array() == pytest.approx(other.array(), abs=1e-12)


@pytest.mark.parametrize("kernel", Kernel)
def test_a_statement_weighs_as_much_before_a_moment_as_after_it(
    kernel: Kernel,
) -> None:
    rows = [Said("Org A", "parks", True, 0)] * 3
    request = replace(REQUEST, window=Window.DAYS, size=8, kernel=kernel)
    found = {}
    for one in make_slices(dated(rows, [-4, 0, 4]), request):
        assert one.period is not None
        assert one.weights is not None
        day = int((one.period.middle - np.datetime64(NOON, "s")).astype(int) // 86_400)
        found[day] = one.weights.tolist()
    assert sorted(found) == list(range(-4, 5))
    for day in range(5):
        assert found[day] == found[-day][::-1]


def test_the_triangular_kernel_of_dna_weighs_what_comes_later_more() -> None:
    rows = [Said("Org A", "parks", True, 0)] * 2
    request = replace(
        REQUEST, window=Window.DAYS, size=4, kernel=Kernel.TRIANGULAR, indent=False
    )
    first, second = (
        [float(one.array().sum()) for one in make_slices(dated(rows, [0, 1]), asked)]
        for asked in (request, replace(request, compat=Compat.DNA_3_1))
    )
    assert first == [1.5, 1.5]  # 1 and 1 − ½, from either side
    assert second == [2.5, 1.5]  # 1 and |1 + ½|; 1 − ½ and 1


def test_dates_that_are_asked_for_bound_the_slices() -> None:
    rows = [Said("Org A", "parks", True, 0)] * 4
    table = dated(rows, [-20, -1, 0, 20])
    request = replace(
        REQUEST,
        window=Window.DAYS,
        size=1,
        start=datetime(2021, 6, 10),
        stop=datetime(2021, 6, 19, 23, 59, 59),
    )
    slices = make_slices(table, request)
    assert len(slices) == 10
    assert keys_of(slices) == ["s1", "s2"]


def test_labels_change_from_window_to_window_unless_isolates_are_kept() -> None:
    rows = [Said("Org A", "parks", True, 0), Said("Org B", "Cars", True, 0)]
    request = replace(REQUEST, window=Window.DAYS, size=1)
    some = make_slices(dated(rows, [0, 1]), request)
    assert [one.rows for one in some] == [("Org A",), ("Org B",)]
    every = make_slices(dated(rows, [0, 1]), replace(request, isolates=True))
    assert {one.rows for one in every} == {("Org A", "Org B")}


def test_windows_of_events_can_give_both_networks_of_each_window() -> None:
    rows = [
        Said(f"Org {letter}", "parks", stance, 0)
        for letter, stance in zip("ABAB", (True, False, True, True), strict=True)
    ]
    request = replace(
        REQUEST,
        mode=Mode.ONE,
        aggregation=Aggregation.BOTH,
        window=Window.EVENTS,
        size=2,
    )
    slices = make_slices(dated(rows, [0, 1, 2, 3]), request)
    kinds = [str(one.request.aggregation) for one in slices]
    assert kinds == ["congruence", "conflict"] * 2
    assert [float(one.array().sum()) for one in slices] == [0, 4, 2, 2]


def test_an_average_under_a_kernel_is_over_the_whole_time() -> None:
    rows = [Said("Org A", "parks", True, 0), Said("Org B", "parks", True, 0)]
    request = replace(
        REQUEST,
        mode=Mode.ONE,
        aggregation=Aggregation.CONGRUENCE,
        window=Window.DAYS,
        size=4,
        kernel=Kernel.UNIFORM,
    )
    table = dated([*rows, rows[0]], [0, 0, 30])
    plain, average = (
        make_slices(table, replace(request, normalization=one))[0].array()
        for one in (Normalization.NO, Normalization.AVERAGE)
    )
    assert plain == pytest.approx(np.array([[0, 0.5], [0.5, 0]]))  # √(½ · ½)
    assert average == pytest.approx(plain * 2 / (2 + 1))


def test_the_weights_of_a_slice_are_those_of_its_statements() -> None:
    rows = [Said("Org A", "parks", True, 0), Said("Org B", "parks", False, 0)]
    request = replace(REQUEST, window=Window.DAYS, size=10, kernel=Kernel.EPANECHNIKOV)
    for one in make_slices(dated(rows, [0, 3]), request):
        assert one.weights is not None
        assert len(one.weights) == len(one.table)
        assert one.array().sum() == pytest.approx(one.weights.sum())


def test_each_statement_lies_in_as_many_windows_as_a_window_has_units() -> None:
    rows = [Said("Org A", "parks", True, 0)] * 3
    request = replace(
        REQUEST,
        window=Window.DAYS,
        size=3,
        start=datetime(2021, 6, 1),
        stop=datetime(2021, 6, 30, 23, 59, 59),
    )
    slices = make_slices(dated(rows, [-2, 0, 5]), request)
    assert Counter(keys_of(slices)) == {"s0": 3, "s1": 3, "s2": 3}
