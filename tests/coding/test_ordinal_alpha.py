from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.coding.agreement import interval_alpha, ordinal_alpha

PAIRS = st.lists(
    st.tuples(*[st.sampled_from([-7, 0, 1, 2, 40])] * 2), min_size=1, max_size=12
)


def by_definition(pairs: list[tuple[int, int]]) -> float | None:
    """Krippendorff's alpha with the ordinal difference, summed value by value."""
    counts = Counter(value for pair in pairs for value in pair)
    size = sum(counts.values())

    def differ(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(n for value, n in counts.items() if low <= value <= high)
        return (between - (counts[a] + counts[b]) / 2) ** 2

    observed = 2 * sum(differ(a, b) for a, b in pairs) / size
    expected = sum(
        counts[a] * counts[b] * differ(a, b) for a in counts for b in counts if a != b
    ) / (size * (size - 1))
    return None if expected == 0 else 1 - observed / expected


@given(PAIRS)
def test_ordinal_alpha_is_the_one_of_the_definition(
    pairs: list[tuple[int, int]],
) -> None:
    expected = by_definition(pairs)
    found = ordinal_alpha(pairs)
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-12)


def test_only_the_order_of_ranks_counts() -> None:
    pairs = [(1, 2), (2, 2), (3, 1), (3, 3)]
    stretched = [(10**a, 10**b) for a, b in pairs]
    assert ordinal_alpha(stretched) == ordinal_alpha(pairs)
    assert interval_alpha(stretched) != interval_alpha(pairs)
