"""Networks at the edges: undated statements, one level alone, levels by the hundred."""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.discourse import Discourse
from kg.errors import QueryError
from kg.networks import one_mode
from kg.networks.explain import grounds
from kg.networks.network import Network
from kg.networks.request import Settings
from kg.networks.table import Kind
from tests.networks.oracle import Said, statements, table_of

COMPAT = "dna-3.1"
NEW_YEAR_2021, NEW_YEAR_2022, UNDATED = 1, 3, 6  # places in the oracle's documents


def discourse(rows: list[Said], kind: Kind = Kind.BOOLEAN) -> Discourse:
    table = table_of(rows, kind)
    return Discourse(lambda _: table, ("actor", "claim", "stance"))


def asked(
    rows: list[Said], kind: Kind = Kind.BOOLEAN, **settings: Unpack[Settings]
) -> Network:
    return discourse(rows, kind).network(**settings)


def keys(network: Network, row: str, column: str) -> list[str]:
    return [one.key for one in grounds(network, row, column)]


@pytest.mark.parametrize("compat", [None, COMPAT])
@pytest.mark.parametrize("duplicates", ["week", "month", "year"])
def test_undated_statements_are_of_no_week_month_or_year(
    compat: str | None, duplicates: str
) -> None:
    # One statement on a day of each month, and two without any.
    dated = table_of([Said("Org A", "parks", True, UNDATED)] * 14)
    dated.times[:12] = np.arange("2021-01", "2022-01", dtype="datetime64[M]")
    both = Discourse(lambda _: dated, ("actor", "claim", "stance"))
    cells = both.network(duplicates=duplicates, compat=compat).array()
    assert cells.tolist() == [[2 if duplicates == "year" else 13]]


def test_undated_statements_stay_unless_dates_are_asked_for() -> None:
    rows = [Said("Org A", "parks", True, one) for one in (NEW_YEAR_2021, UNDATED)]
    assert asked(rows).array().tolist() == [[2]]
    assert asked(rows, start=datetime(1900, 1, 1)).array().tolist() == [[1]]


def test_of_one_level_alone_everything_agrees() -> None:
    rows = [Said(one, "parks", 3, 0) for one in ("Org A", "Org A", "Org B")]

    def cells(aggregation: str) -> list[list[float]]:
        made = asked(rows, Kind.INTEGER, mode="one", aggregation=aggregation)
        return made.array().tolist()  # type: ignore[no-any-return]

    assert cells("congruence") == cells("subtract") == [[0, 2], [2, 0]]
    assert cells("conflict") == [[0, 0], [0, 0]]


@pytest.mark.parametrize("aggregation", ["congruence", "conflict", "subtract"])
@pytest.mark.parametrize("normalization", ["no", "average", "jaccard", "cosine"])
def test_in_dna_one_level_alone_gives_no_numbers(
    aggregation: str, normalization: str
) -> None:
    rows = [Said(one, "parks", 3, 0) for one in ("Org A", "Org B")]
    network = asked(
        rows,
        Kind.INTEGER,
        mode="one",
        aggregation=aggregation,
        normalization=normalization,
        compat=COMPAT,
    )
    assert np.isnan(network.array()).tolist() == [[False, True], [True, False]]
    assert network.array().diagonal().tolist() == [0, 0]


def test_dna_divides_codes_by_the_cells_of_a_row_that_are_not_zero() -> None:
    rows = [
        Said("Org A", "parks", True, 0),
        Said("Org A", "parks", False, 0),
        Said("Org A", "Cars", False, 0),
        Said("Org B", "parks", True, 0),
    ]
    codes = Settings(aggregation="combine", compat=COMPAT)
    assert asked(rows, **codes).array().tolist() == [[2, 3], [0, 1]]
    divided = asked(rows, **(codes | {"normalization": "activity"}))
    assert divided.array().tolist() == [[1, 1.5], [0, 1]]
    with pytest.raises(QueryError, match=r"fails at combine with prominence; use"):
        asked(rows, **(codes | {"normalization": "prominence"}))


def test_codes_of_more_levels_than_a_number_holds_are_refused() -> None:
    rows = [Said("Org A", "parks", level, 0) for level in range(54)]
    with pytest.raises(QueryError, match=r"at most 53 levels .* stance has 54; use"):
        asked(rows, Kind.INTEGER, aggregation="combine")
    exact = asked(rows[1:], Kind.INTEGER, aggregation="combine").array()
    assert exact.tolist() == [[2**53 - 1]]


@pytest.mark.parametrize("mode", ["one", "two"])
def test_both_networks_at_once_are_for_windows_of_events_alone(mode: str) -> None:
    with pytest.raises(QueryError, match="congruence & conflict"):
        asked([], mode=mode, aggregation="congruence & conflict")


def test_both_networks_at_once_are_one_mode() -> None:
    both = Settings(
        mode="two", aggregation="congruence & conflict", window="events", size=2
    )
    with pytest.raises(QueryError, match="one-mode networks"):
        discourse([]).networks(**both)


def test_a_kernel_without_a_window_is_refused() -> None:
    with pytest.raises(QueryError, match="kernel gaussian needs a window"):
        asked([], kernel="gaussian")


@given(
    rows=statements(Kind.INTEGER),
    aggregation=st.sampled_from(["congruence", "conflict", "subtract"]),
    normalization=st.sampled_from(["no", "jaccard"]),
)
def test_levels_mixed_block_by_block_give_the_same_numbers(
    rows: list[Said], aggregation: str, normalization: str
) -> None:
    settings = Settings(
        mode="one", aggregation=aggregation, normalization=normalization
    )
    whole = asked(rows, Kind.INTEGER, **settings).array()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one_mode, "MIXED", -1)
        by_block = asked(rows, Kind.INTEGER, **settings).array()
    assert np.array_equal(whole, by_block)


def test_a_difference_of_texts_rests_on_all_statements_of_both() -> None:
    rows = [
        Said("Org A", "parks", "health", 0),
        Said("Org A", "Cars", "Money", 0),
        Said("Org B", "parks", "health", 0),
        Said("Org C", "parks", "health", 0),
    ]
    network = asked(rows, Kind.SHORT_TEXT, mode="one", aggregation="subtract")
    # Both said "health" on parks, 1 · 1; only one of them spoke of cars: less 1.
    assert network.array()[0, 1] == 0
    assert keys(network, "Org A", "Org B") == ["s0", "s1", "s2"]


def test_grounds_know_the_range_that_the_network_was_counted_with() -> None:
    rows = [
        Said("Org A", "parks", -200, NEW_YEAR_2021),
        Said("Org B", "parks", 200, NEW_YEAR_2021),
        Said("Org A", "parks", -1, NEW_YEAR_2022),
        Said("Org B", "parks", 1, NEW_YEAR_2022),
    ]
    settings = Settings(mode="one", aggregation="congruence")
    whole = asked(rows, Kind.INTEGER, **settings)
    assert whole.array()[0, 1] == pytest.approx((199 + 199 + 398) / 400)
    assert keys(whole, "Org A", "Org B") == ["s0", "s1", "s2", "s3"]
    later = asked(rows, Kind.INTEGER, **(settings | {"start": datetime(2022, 1, 1)}))
    assert later.matrix.nnz == 0
    assert keys(later, "Org A", "Org B") == []


def test_a_cell_is_explained_by_the_statements_that_add_to_it_alone() -> None:
    rows = [
        Said("Org A", "parks", True, NEW_YEAR_2021),
        Said("Org B", "parks", True, NEW_YEAR_2021),
        Said("Org A", "trees", True, NEW_YEAR_2021),
        Said("Org B", "trees", False, NEW_YEAR_2021),
    ]
    on = {
        kind: {
            one.var2
            for one in grounds(
                asked(rows, mode="one", aggregation=kind), "Org A", "Org B"
            )
        }
        for kind in ("congruence", "conflict", "subtract", "ignore")
    }
    assert on == {
        "congruence": {"parks"},
        "conflict": {"trees"},
        "subtract": {"parks", "trees"},
        "ignore": {"parks", "trees"},
    }
