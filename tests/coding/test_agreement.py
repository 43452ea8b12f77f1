from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.coding.agreement import (
    Agreement,
    Item,
    agreement,
    cohen_kappa,
    interval_alpha,
    match,
)
from kg.errors import DataError
from kg.networks.table import (
    SourceText,
    StatementTable,
    boolean_column,
    integer_column,
    text_column,
)

# A coder, a document, start, stop, a claim, agreement, an integer.
Said = tuple[str, int, int, int, str, bool, int]
SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda p: (p[0], sum(p)))
SAID = st.builds(
    lambda who, where, span, *values: (who, where, *span, *values),
    st.sampled_from(["Ada", "Bo"]),
    st.integers(0, 1),
    SPANS,
    st.sampled_from(["parks", "cars", "trees"]),
    st.booleans(),
    st.integers(-2, 2),
)


def table_of(said: Sequence[Said]) -> StatementTable:
    order = sorted(range(len(said)), key=lambda i: (*said[i][1:4], i))
    rows = [said[i] for i in order]
    return StatementTable(
        keys=[f"s{i}" for i in order],
        times=np.full(len(rows), "2021-03-01", "datetime64[s]"),
        documents=np.array([one[1] for one in rows], np.int64),
        starts=np.array([one[2] for one in rows], np.int64),
        stops=np.array([one[3] for one in rows], np.int64),
        coders=[one[0] for one in rows],
        quotations=["words"] * len(rows),
        columns={
            "concept": text_column("concept", [one[4] for one in rows]),
            "agreement": boolean_column("agreement", [one[5] for one in rows]),
            "strength": integer_column("strength", [one[6] for one in rows]),
        },
        sources=(SourceText("d0", "", ""), SourceText("d1", "", "")),
    )


def compared(said: Sequence[Said]) -> Agreement | None:
    """Return how far Ada and Bo agree; None if they share no document."""
    places = [{one[1] for one in said if one[0] == who} for who in ("Ada", "Bo")]
    if not places[0] & places[1]:
        return None
    return agreement(table_of(said), "Ada", "Bo")


def alpha(
    pairs: Sequence[tuple[object, object]], squared: bool = False
) -> float | None:
    """Return Krippendorff's alpha by its definition, value by value."""

    def apart(a: object, b: object) -> float:
        if squared:
            return float((int(str(a)) - int(str(b))) ** 2)
        return float(a != b)

    every = [value for pair in pairs for value in pair]
    drawn = [apart(a, b) for a, b in permutations(every, 2)]
    if not any(drawn):
        return None
    observed = sum(apart(a, b) for a, b in pairs) / len(pairs)
    return 1 - observed / (sum(drawn) / len(drawn))


# -- figures -----------------------------------------------------------------------


def pairwise(a: str, b: str) -> list[Said]:
    """Return two coders' yes and no for the same spans."""
    return [
        (who, 0, 10 * i, 10 * i + 5, "parks", value == "1", int(value))
        for who, values in (("Ada", a), ("Bo", b))
        for i, value in enumerate(values)
    ]


def test_the_textbook_pair_of_coders_has_the_textbook_alpha() -> None:
    # K. Krippendorff, Computing Krippendorff's alpha-reliability, section A: 0.095.
    found = compared(pairwise("0100000010", "1110010000"))
    assert found is not None
    held = {one.name: one for one in found.variables}["agreement"]
    assert held.alpha == pytest.approx(1 - 19 * 4 / (6 * 14), abs=1e-12)
    assert round(held.alpha or 0, 3) == 0.095
    assert held.percent == pytest.approx(0.6)
    # p_e = 0.2 · 0.4 + 0.8 · 0.6 = 0.56
    assert held.kappa == pytest.approx((0.6 - 0.56) / 0.44)
    assert held.units == 10


def test_one_value_alone_leaves_agreement_undefined() -> None:
    found = compared(pairwise("111", "111"))
    assert found is not None
    held = {one.name: one for one in found.variables}["agreement"]
    assert (held.percent, held.kappa, held.alpha) == (1, None, None)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_its_formula(pairs: list[tuple[str, str]]) -> None:
    size = len(pairs)
    chance = sum(
        sum(a == value for a, _ in pairs) * sum(b == value for _, b in pairs)
        for value in "abc"
    )
    found = cohen_kappa(Counter(pairs))
    if chance == size**2:
        assert found is None
    else:
        observed = sum(a == b for a, b in pairs) / size
        expected = chance / size**2
        assert found == pytest.approx((observed - expected) / (1 - expected))


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=12)
)
def test_interval_alpha_is_its_definition(pairs: list[tuple[int, int]]) -> None:
    expected = alpha(pairs, squared=True)
    found = interval_alpha(pairs)
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == pytest.approx(expected, abs=1e-9)


@given(st.lists(SAID, min_size=2, max_size=12))
def test_every_figure_of_a_table_is_its_definition(said: list[Said]) -> None:
    found = compared(said)
    if found is None:
        return
    shared = {one[1] for one in said if one[0] == "Ada"}
    shared &= {one[1] for one in said if one[0] == "Bo"}
    characters = [
        tuple(
            any(
                one[0] == who and one[1] == where and one[2] <= at < one[3]
                for one in said
            )
            for who in ("Ada", "Bo")
        )
        for where in sorted(shared)
        for at in range(max(one[3] for one in said if one[1] == where))
    ]
    expected = alpha([(a, b) for a, b in characters])
    assert (found.spans.alpha is None) == (expected is None)
    if expected is not None:
        assert found.spans.alpha == pytest.approx(expected, abs=1e-9)
    every = [one for one in said if one[1] in shared]
    assert found.spans.of_a + found.spans.of_b == len(every)
    assert found.spans.overlap == pytest.approx(2 * found.spans.matched / len(every))
    assert 0 <= found.spans.exact <= found.spans.overlap <= 1


# -- what holds of all -------------------------------------------------------------


@given(st.lists(SAID, min_size=1, max_size=8))
def test_a_coder_agrees_wholly_with_the_same_codings(said: list[Said]) -> None:
    ada = [("Ada", *one[1:]) for one in said]
    found = compared([*ada, *(("Bo", *one[1:]) for one in ada)])
    assert found is not None
    assert found.disagreements == ()
    assert (found.spans.exact, found.spans.overlap) == (1, 1)
    assert found.spans.alpha in (None, 1)
    for one in found.variables:
        assert one.percent == 1
        assert {one.kappa, one.alpha, one.interval} <= {None, 1}


@given(st.lists(SAID, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing_of_the_spans(
    said: list[Said], random: object
) -> None:
    mixed = [*said]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = compared(said), compared(mixed)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.documents, one.spans.of_a) == (other.documents, other.spans.of_a)
        assert one.spans.alpha == other.spans.alpha


@given(st.lists(SAID, min_size=2, max_size=8))
def test_the_two_coders_can_change_places(said: list[Said]) -> None:
    one = compared(said)
    if one is None:
        return
    other = agreement(table_of(said), "Bo", "Ada")
    assert other.spans.matched == one.spans.matched
    assert other.spans.alpha == pytest.approx(one.spans.alpha)


def items(spans: Sequence[tuple[int, int]], who: str) -> list[Item]:
    return [
        Item(f"{who}{i}", "d", start, stop, "", {"concept": "parks"})
        for i, (start, stop) in enumerate(spans)
    ]


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=4))
def test_spans_are_matched_one_to_one_and_share_all_they_can(
    a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> None:
    def shared(one: Item, other: Item) -> int:
        return max(0, min(one.stop, other.stop) - max(one.start, other.start))

    of_a, of_b = items(a, "a"), items(b, "b")
    pairs = match(of_a, of_b)
    assert all(shared(one, other) > 0 for one, other in pairs)
    for side in zip(*pairs, strict=True):
        assert len({one.key for one in side}) == len(pairs)
    small, large = sorted((of_a, of_b), key=len)
    best = max(
        sum(shared(x, y) for x, y in zip(small, order, strict=True))
        for chosen in combinations(large, len(small))
        for order in permutations(chosen)
    )
    assert sum(shared(one, other) for one, other in pairs) == best


def test_equal_values_decide_between_spans_that_overlap_alike() -> None:
    said: list[Said] = [
        ("Ada", 0, 0, 5, "parks", True, 1),
        ("Ada", 0, 0, 5, "cars", False, 2),
        ("Bo", 0, 0, 5, "cars", False, 2),
        ("Bo", 0, 0, 5, "parks", True, 1),
    ]
    found = compared(said)
    assert found is not None
    assert found.disagreements == ()


def test_disagreements_are_values_and_spans_of_one_coder_only() -> None:
    said: list[Said] = [
        ("Ada", 0, 0, 5, "parks", True, 1),
        ("Bo", 0, 2, 7, "parks", False, 1),
        ("Bo", 0, 20, 25, "cars", True, 1),
        ("Ada", 1, 0, 5, "cars", True, 1),  # a document that Bo has not coded
    ]
    found = compared(said)
    assert found is not None
    assert found.documents == 1
    assert [(one.variable, one.document) for one in found.disagreements] == [
        ("agreement", "d0"),
        ("", "d0"),
    ]
    assert found.disagreements[1].a is None
    assert found.spans.exact == 0
    assert found.spans.overlap == pytest.approx(2 / 3)


def test_who_is_no_coder_or_shares_no_document_is_named() -> None:
    said: list[Said] = [
        ("Ada", 0, 0, 5, "parks", True, 1),
        ("Bo", 1, 0, 5, "parks", True, 1),
    ]
    with pytest.raises(DataError, match=r"no coder 'Cleo' here.*: Ada, Bo"):
        agreement(table_of(said), "Ada", "Cleo")
    with pytest.raises(DataError, match="have coded no document in common"):
        agreement(table_of(said), "Ada", "Bo")
