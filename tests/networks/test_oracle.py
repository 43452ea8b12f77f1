"""Networks are what plain loops over the statements say, whatever the statements."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.networks.compute import make_network
from kg.networks.explain import grounds
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
from kg.networks.table import Kind
from tests.networks.oracle import (
    Asked,
    Said,
    counted,
    levels_of,
    one_mode,
    smoothed,
    statements,
    table_of,
    two_mode,
    weight,
)

KINDS = (Kind.BOOLEAN, Kind.INTEGER, Kind.SHORT_TEXT)
ONE = ("ignore", "congruence", "conflict", "subtract")
ONE_BY = ("no", "average", "jaccard", "cosine")
TWO = [(a, n) for a in ("ignore", "subtract") for n in ("no", "activity", "prominence")]
TWO += [("combine", "no")]
DUPLICATES = [str(one) for one in Duplicates]

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
compats = pytest.mark.parametrize("compat", [False, True], ids=["corrected", "dna"])


def network_of(rows: list[Said], asked: Asked, mode: Mode) -> Network:
    return make_network(table_of(rows, asked.kind), request_of(asked, mode))


def request_of(asked: Asked, mode: Mode) -> Request:
    return Request(
        mode=mode,
        var1="actor",
        var2="claim",
        qualifier="stance",
        aggregation=Aggregation(asked.aggregation),
        normalization=Normalization(asked.normalization),
        duplicates=Duplicates(asked.duplicates),
        compat=Compat.DNA_3_1 if asked.compat else None,
    )


def cells_of(network: Network) -> dict[tuple[str, str], float]:
    cells = network.array()
    return {
        (row, column): float(cells[i, j])
        for i, row in enumerate(network.rows)
        for j, column in enumerate(network.columns)
    }


@kinds
@compats
@settings(max_examples=40)
@given(data=st.data())
def test_a_two_mode_network_is_what_its_formula_says(
    kind: Kind, compat: bool, data: st.DataObject
) -> None:
    rows = data.draw(statements(kind))
    aggregation, normalization = data.draw(st.sampled_from(TWO))
    duplicates = data.draw(st.sampled_from(DUPLICATES))
    asked = Asked(kind, aggregation, normalization, duplicates, compat)
    found = cells_of(network_of(rows, asked, Mode.TWO))
    assert found == pytest.approx(two_mode(rows, asked), rel=1e-9, abs=1e-12)


@kinds
@compats
@settings(max_examples=40)
@given(data=st.data())
def test_a_one_mode_network_is_what_its_formula_says(
    kind: Kind, compat: bool, data: st.DataObject
) -> None:
    rows = data.draw(statements(kind))
    aggregation = data.draw(st.sampled_from(ONE))
    normalization = data.draw(st.sampled_from(ONE_BY))
    duplicates = data.draw(st.sampled_from(DUPLICATES))
    asked = Asked(kind, aggregation, normalization, duplicates, compat)
    if compat and kind is Kind.INTEGER and aggregation != "ignore":
        # Of one level alone DNA 3.1 divides by zero.
        assume(len(levels_of(rows, kind)) > 1)
    network = network_of(rows, asked, Mode.ONE)
    expected = one_mode(rows, asked)
    assert cells_of(network) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    cells = network.array()
    assert np.array_equal(cells, cells.T)
    assert not cells.diagonal().any()


@kinds
@settings(max_examples=30)
@given(data=st.data())
def test_the_difference_is_congruence_less_conflict(
    kind: Kind, data: st.DataObject
) -> None:
    rows = data.draw(statements(kind))
    normalization = data.draw(st.sampled_from(ONE_BY))
    made = {
        name: network_of(rows, Asked(kind, name, normalization), Mode.ONE).array()
        for name in ("congruence", "conflict", "subtract")
    }
    difference = made["congruence"] - made["conflict"]
    assert made["subtract"] == pytest.approx(difference, abs=1e-9)


@kinds
@settings(max_examples=30)
@given(data=st.data())
def test_the_order_of_statements_decides_nothing(
    kind: Kind, data: st.DataObject
) -> None:
    rows = data.draw(statements(kind))
    mixed = data.draw(st.permutations(rows))
    duplicates = data.draw(st.sampled_from(DUPLICATES))
    mode = data.draw(st.sampled_from(Mode))
    asked = Asked(kind, "subtract", "no", duplicates)
    one, other = (network_of(each, asked, mode) for each in (rows, [*mixed]))
    assert (one.rows, one.columns) == (other.rows, other.columns)
    assert np.array_equal(one.array(), other.array())


@given(rows=statements(Kind.BOOLEAN))
def test_every_duplicate_option_counts_the_statements_that_plain_loops_keep(
    rows: list[Said],
) -> None:
    for duplicates in DUPLICATES:
        for compat in (False, True):
            asked = Asked(Kind.BOOLEAN, "subtract", "no", duplicates, compat)
            kept = counted(rows, asked)
            network = network_of(rows, asked, Mode.TWO)
            said = [
                (
                    network.table.column("actor").value(i),
                    int(network.table.documents[i]),
                )
                for i in range(len(network.table))
            ]
            assert said == [(one.actor, one.document) for one in kept]


@pytest.mark.parametrize("aggregation", ["ignore", "subtract"])
@given(rows=statements(Kind.BOOLEAN))
def test_the_grounds_of_a_cell_add_up_to_it(aggregation: str, rows: list[Said]) -> None:
    network = network_of(rows, Asked(Kind.BOOLEAN, aggregation), Mode.TWO)
    for (row, column), value in cells_of(network).items():
        found = grounds(network, row, column)
        assert {(one.var1, one.var2) for one in found} <= {(row, column)}
        if aggregation == "ignore":
            assert len(found) == value
        else:
            assert sum(1 if one.qualifier else -1 for one in found) == value


@given(rows=statements(Kind.INTEGER))
def test_the_grounds_of_a_cell_of_numbers_add_up_to_it(rows: list[Said]) -> None:
    network = network_of(rows, Asked(Kind.INTEGER, "subtract"), Mode.TWO)
    for (row, column), value in cells_of(network).items():
        assert (
            sum(int(g.qualifier or 0) for g in grounds(network, row, column)) == value
        )


def test_the_integers_0_and_1_are_no_booleans() -> None:
    rows = [Said("Org A", "parks", value, 0) for value in (0, 0, 1)]
    network = network_of(rows, Asked(Kind.INTEGER, "subtract"), Mode.TWO)
    assert network.array().tolist() == [[1.0]]


def test_statements_of_which_none_has_a_number_count_once() -> None:
    rows = [Said("Org A", "parks", None, 0)]
    ignored = network_of(rows, Asked(Kind.INTEGER), Mode.TWO)
    assert ignored.array().tolist() == [[1.0]]
    subtracted = network_of(rows, Asked(Kind.INTEGER, "subtract"), Mode.TWO)
    assert subtracted.array().shape == (0, 0)


@given(rows=statements(Kind.BOOLEAN))
def test_the_grounds_of_a_row_are_those_of_its_cells(rows: list[Said]) -> None:
    network = network_of(rows, Asked(Kind.BOOLEAN), Mode.TWO)
    for row in network.rows:
        whole = [one.key for one in grounds(network, row)]
        parts = [
            one.key
            for column in network.columns
            for one in grounds(network, row, column)
        ]
        assert sorted(whole) == sorted(parts)


@pytest.mark.parametrize("aggregation", ONE)
@settings(max_examples=40)
@given(rows=statements(Kind.BOOLEAN))
def test_the_grounds_of_two_actors_alone_make_their_cell(
    aggregation: str, rows: list[Said]
) -> None:
    asked = Asked(Kind.BOOLEAN, aggregation)
    network = network_of(rows, asked, Mode.ONE)
    for (row, column), value in cells_of(network).items():
        if row == column:
            continue
        found = {one.key for one in grounds(network, row, column)}
        alone = [one for i, one in enumerate(rows) if f"s{i}" in found]
        again = cells_of(network_of(alone, asked, Mode.ONE))
        assert again.get((row, column), 0.0) == value


@settings(max_examples=40)
@given(rows=statements(Kind.BOOLEAN))
def test_isolates_add_labels_and_change_no_number(rows: list[Said]) -> None:
    request = replace(
        request_of(Asked(Kind.BOOLEAN, "subtract"), Mode.ONE),
        exclude={"claim": ("parks",)},
    )
    table = table_of(rows)
    some = cells_of(make_network(table, request))
    every = make_network(table, replace(request, isolates=True))
    assert set(every.rows) == {one.actor for one in rows} - {""}
    for cell, value in cells_of(every).items():
        assert some.get(cell, 0.0) == value


def _is_hit(one: Said, name: str) -> bool:
    if name == "actor":
        return one.actor == "Org A"
    return one.value is True if name == "stance" else one.source == "Daily A"


@pytest.mark.parametrize("invert", [False, True])
@given(rows=statements(Kind.BOOLEAN))
def test_excluded_values_are_left_out_or_kept_alone(
    invert: bool, rows: list[Said]
) -> None:
    names = {"actor": ("Org A",), "stance": ("1",), "document.source": ("Daily A",)}
    for name, values in names.items():
        request = replace(
            request_of(Asked(Kind.BOOLEAN), Mode.TWO),
            exclude={name: values},
            invert=frozenset({name} if invert else ()),
        )
        kept = [one for one in rows if _is_hit(one, name) is invert]
        network = make_network(table_of(rows), request)
        expected = two_mode(kept, Asked(Kind.BOOLEAN))
        assert cells_of(network) == expected


@pytest.mark.parametrize("kernel", Kernel)
@pytest.mark.parametrize("aggregation", ONE)
@settings(max_examples=15)
@given(rows=statements(Kind.BOOLEAN, 10))
def test_a_slice_under_a_kernel_is_what_its_formula_says(
    kernel: Kernel, aggregation: str, rows: list[Said]
) -> None:
    asked = Asked(Kind.BOOLEAN, aggregation)
    request = replace(
        request_of(asked, Mode.ONE), window=Window.WEEKS, size=26, kernel=kernel
    )
    dated = [one for one in counted(rows, asked) if one.time is not None]
    for network in make_slices(table_of(rows), request):
        assert network.period is not None
        middle = network.period.middle
        seen, weights = [], []
        for one in dated:
            time = np.datetime64(one.time or "NaT", "s")
            inside = network.period.start <= time <= network.period.stop
            weeks = int((middle - time).astype(int) / (7 * 86_400))
            if inside:
                seen.append(one)
                weights.append(weight(kernel, 2 * weeks / 26, compat=False))
        cell = smoothed(seen, weights, asked)
        for (row, column), value in cells_of(network).items():
            assert value == pytest.approx(cell(row, column), abs=1e-9)
