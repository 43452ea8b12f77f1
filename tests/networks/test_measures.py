"""Measures and findings of small discourses that can be told by looking at them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.networks.compute import make_network
from kg.networks.findings import changes, contests, contradictions
from kg.networks.measures.backbone import Spectra, fixed, nested, penalized
from kg.networks.measures.centrality import centralities
from kg.networks.measures.coalitions import find_coalitions
from kg.networks.measures.polarization import (
    best_equal_split,
    best_split,
    dna_score,
    signed_modularity,
)
from kg.networks.measures.scaling import scale_positions, scale_similarity
from kg.networks.measures.timeline import phases, timeline
from kg.networks.request import (
    Aggregation,
    Compat,
    Mode,
    Normalization,
    Request,
    Window,
)
from kg.networks.slices import make_slices
from kg.networks.table import Kind
from tests.networks.oracle import Asked, Said, one_mode, statements, table_of

Floats = npt.NDArray[np.float64]
REQUEST = Request(var1="actor", var2="claim", qualifier="stance")
ONE = replace(REQUEST, mode=Mode.ONE, aggregation=Aggregation.CONGRUENCE)
LABELS = tuple(f"Org {letter}" for letter in "ABCDEF")
CAMPS = np.array([0, 0, 0, 1, 1, 1])


def symmetric(size: int, seed: int) -> Floats:
    cells = np.random.default_rng(seed).integers(0, 5, (size, size)).astype(float)
    made: Floats = np.triu(cells, 1) + np.triu(cells, 1).T
    return made


def two_camps() -> tuple[Floats, Floats]:
    """Congruence within and conflict between the first three and the last three."""
    same = CAMPS[:, None] == CAMPS[None, :]
    congruence, conflict = np.where(same, 2.0, 0.0), np.where(same, 0.0, 1.0)
    np.fill_diagonal(congruence, 0)
    return congruence, conflict


# Polarization.


def test_the_default_polarization_falls_when_conflict_moves_into_a_group() -> None:
    congruence, conflict = two_camps()
    moved = conflict.copy()
    moved[0, 3] = moved[3, 0] = 0
    moved[0, 1] = moved[1, 0] = 1
    before = signed_modularity(congruence, conflict, CAMPS)
    after = signed_modularity(congruence, moved, CAMPS)
    assert after < before
    # DNA's score of the same split rises.
    assert dna_score(congruence, moved, CAMPS) > dna_score(congruence, conflict, CAMPS)


def test_the_default_polarization_falls_when_congruence_moves_between_groups() -> None:
    congruence, conflict = two_camps()
    moved = congruence.copy()
    moved[0, 1] = moved[1, 0] = 0
    moved[0, 3] = moved[3, 0] = 2
    before = signed_modularity(congruence, conflict, CAMPS)
    assert signed_modularity(moved, conflict, CAMPS) < before


def test_the_best_split_finds_two_camps_of_whatever_size() -> None:
    congruence, conflict = two_camps()
    split = best_split(LABELS, congruence, conflict)
    assert split.groups == (LABELS[:3], LABELS[3:])
    unequal = np.array([0, 0, 0, 0, 1, 1])
    same = unequal[:, None] == unequal[None, :]
    ties = np.where(same, 2.0, 0.0)
    np.fill_diagonal(ties, 0)
    found = best_split(LABELS, ties, np.where(same, 0.0, 1.0))
    assert found.groups == (LABELS[:4], LABELS[4:])


@settings(max_examples=25)
@given(size=st.sampled_from([4, 6]), seed=st.integers(0, 999))
def test_the_exact_search_is_the_best_of_all_equal_splits(size: int, seed: int) -> None:
    c, f = symmetric(size, seed), symmetric(size, seed + 1)
    scores = []
    for chosen in combinations(range(size), size // 2):
        groups = np.zeros(size, np.int64)
        groups[list(chosen)] = 1
        scores.append(signed_modularity(c, f, groups))
    split = best_equal_split(LABELS[:size], lambda one: signed_modularity(c, f, one))
    assert split.score == pytest.approx(max(scores), abs=1e-9)
    assert {len(one) for one in split.groups} == {size // 2}
    assert best_split(LABELS[:size], c, f).score >= split.score - 1e-9


@pytest.mark.parametrize("method", ["greedy", "genetic"])
@settings(max_examples=3)
@given(seed=st.integers(0, 99))
def test_a_search_gives_the_same_split_for_the_same_seed(
    method: str, seed: int
) -> None:
    c, f = symmetric(6, 1), symmetric(6, 2)
    one, other = (
        best_equal_split(
            LABELS, lambda groups: dna_score(c, f, groups), method=method, seed=seed
        )
        for _ in range(2)
    )
    assert one == other
    assert [len(group) for group in one.groups] == [3, 3]


def test_more_groups_than_actors_are_refused() -> None:
    with pytest.raises(QueryError, match="2 actors cannot be split into 3 groups"):
        best_equal_split(LABELS[:2], lambda _: 0.0, 3)


# Coalitions.


def test_coalitions_are_found_by_all_methods_and_agreed() -> None:
    congruence, conflict = two_camps()
    found = find_coalitions(LABELS, congruence, conflict)
    assert found.consensus.groups == (LABELS[:3], LABELS[3:])
    assert found.consensus.modularity == pytest.approx(0.5)
    assert dict(found.agreement) == dict.fromkeys(LABELS, 1.0)
    assert len({one.method for one in found.partitions}) == len(found.partitions) > 4
    assert found.best.groups == (LABELS[:3], LABELS[3:])


def test_coalitions_are_the_same_for_the_same_seed() -> None:
    c, f = symmetric(6, 3), symmetric(6, 4)
    one, other = (find_coalitions(LABELS, c, f, seed=5) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("size", [0, 1, 2])
def test_coalitions_of_actors_without_ties_are_each_alone(size: int) -> None:
    nothing = np.zeros((size, size))
    found = find_coalitions(LABELS[:size], nothing, nothing)
    assert [one for group in found.consensus.groups for one in group] == [
        *LABELS[:size]
    ]
    assert found.consensus.modularity == 0


# Centrality.


def test_the_middle_of_a_star_is_the_most_central() -> None:
    rows = [Said("Hub", claim, True, 0) for claim in ("parks", "Cars", "rail")]
    rows += [
        Said(f"Org {letter}", claim, True, 0)
        for letter, claim in zip("ABC", ("parks", "Cars", "rail"), strict=True)
    ]
    found = {one.label: one for one in centralities(make_network(table_of(rows), ONE))}
    hub = found.pop("Hub")
    assert (hub.degree, hub.strength, hub.betweenness) == (1.0, 3.0, 1.0)
    assert (hub.closeness, hub.eigenvector) == pytest.approx((1.0, 1.0))
    for one in found.values():
        assert one.variable == "actor"
        assert (one.degree, one.betweenness) == pytest.approx((1 / 3, 0.0))
        assert one.eigenvector == pytest.approx(1 / np.sqrt(3))
        assert one.pagerank < hub.pagerank
    total = hub.pagerank + sum(one.pagerank for one in found.values())
    assert total == pytest.approx(1, abs=1e-5)


def test_the_centrality_of_two_modes_is_over_the_other_side() -> None:
    rows = [Said("Org A", "parks", True, 0), Said("Org A", "Cars", True, 0)]
    rows.append(Said("Org B", "Cars", False, 0))
    request = replace(REQUEST, aggregation=Aggregation.SUBTRACT)
    found = {
        (one.variable, one.label): (one.degree, one.strength)
        for one in centralities(make_network(table_of(rows), request))
    }
    assert found == {
        ("actor", "Org A"): (1.0, 2.0),
        ("actor", "Org B"): (0.5, 1.0),
        ("claim", "Cars"): (1.0, 2.0),
        ("claim", "parks"): (0.5, 1.0),
    }


# Scaling.


def test_scaling_puts_equal_actors_together_and_opposed_ones_apart() -> None:
    pro = np.array([[1.0, 1], [1, 1], [0, 0], [0, 0]])
    scale = scale_positions(LABELS[:4], pro, 1 - pro)
    places = [place[0] for _, place in scale.places]
    assert places == pytest.approx([0.5, 0.5, -0.5, -0.5])
    assert scale.explained == pytest.approx((1.0,))
    assert scale.left_out == ()


def test_who_shares_no_concept_is_left_out_of_a_scale() -> None:
    pro = np.array([[1.0, 0], [1, 0], [0, 1]])
    scale = scale_positions(LABELS[:3], pro, np.zeros((3, 2)))
    assert scale.left_out == (LABELS[2],)
    assert [label for label, _ in scale.places] == [*LABELS[:2]]


def test_the_first_label_that_is_not_at_0_is_positive_in_each_dimension() -> None:
    scale = scale_similarity(LABELS, symmetric(6, 7), 2)
    for dimension in range(2):
        column = [place[dimension] for _, place in scale.places]
        assert next(one for one in column if abs(one) > 1e-9) > 0


# Timeline and phases.


def test_a_timeline_has_every_unit_with_zeros_and_counts_the_undated_apart() -> None:
    rows = [
        Said("Org A", "parks", True, 1),  # January 2021
        Said("Org A", "parks", False, 2),
        Said("Org B", "parks", True, 5),  # June 2022
        Said("Org B", "parks", True, 6),  # undated
    ]
    found = timeline(table_of(rows), REQUEST, Window.MONTHS)
    assert found.levels == (0, 1)
    assert found.undated == 1
    assert len(found.moments) == 18
    assert found.moments[0].start == "2021-01-01T00:00:00"
    assert found.moments[0].counts == (1, 1)
    assert found.moments[-1].counts == (0, 1)
    assert sum(sum(one.counts) for one in found.moments) == 3


def test_a_timeline_of_undated_statements_is_empty() -> None:
    found = timeline(table_of([Said("Org A", "x", True, 6)]), REQUEST, Window.YEARS)
    assert (found.moments, found.undated) == ((), 1)


def test_phases_part_where_a_discourse_changes() -> None:
    actors = ["Org A"] * 3 + ["Org B"] * 3
    rows = [Said(actor, "parks", True, 0) for actor in actors]
    table = table_of(rows)
    days = np.datetime64("2021-03-01T12:00:00", "s") + np.arange(6) * 86_400
    request = replace(REQUEST, window=Window.DAYS, size=1, isolates=True)
    found = phases(make_slices(replace(table, times=days), request))
    assert [one.of for one in found] == [1, 1, 1, 2, 2, 2]
    assert [one.change for one in found] == [0, 0, 0, 1, 0, 0]
    assert [one.time[:10] for one in found] == [f"2021-03-0{n}" for n in range(1, 7)]


def test_no_slices_have_no_phases() -> None:
    assert phases(()) == ()


# Findings.


def test_who_says_both_contradicts_itself_once_per_claim() -> None:
    rows = [
        Said("Org A", "parks", True, 0),
        Said("Org A", "parks", False, 0),
        Said("Org A", "Cars", True, 1),
        Said("Org B", "parks", True, 1),
        Said("Org B", "parks", False, 2),
    ]
    first, second = contradictions(table_of(rows), REQUEST)
    assert (first.actor, first.claim, first.same_document) == ("Org A", "parks", True)
    assert [one.key for one in (*first.pro, *first.contra)] == ["s0", "s1"]
    assert (second.actor, second.same_document) == ("Org B", False)


def test_a_change_is_from_one_day_to_a_later_one() -> None:
    rows = [
        Said("Org A", "parks", True, 0),
        Said("Org A", "parks", True, 1),
        Said("Org A", "parks", False, 2),
        Said("Org A", "parks", False, 5),
        Said("Org A", "parks", True, 6),  # undated: no place in time
        Said("Org B", "parks", True, 1),
        Said("Org B", "parks", False, 1),  # a contradiction, not a change
    ]
    rows.sort(key=lambda one: one.document)
    (found,) = changes(table_of(rows), REQUEST)
    assert (found.actor, found.claim) == ("Org A", "parks")
    assert (found.before.source.id, found.after.source.id) == ("d1", "d2")


@settings(max_examples=40)
@given(rows=statements(Kind.BOOLEAN))
def test_contradictions_are_what_combine_calls_both(rows: list[Said]) -> None:
    table = table_of(rows)
    request = replace(REQUEST, aggregation=Aggregation.COMBINE)
    network = make_network(table, request)
    cells = network.array()
    both = {
        (row, column)
        for i, row in enumerate(network.rows)
        for j, column in enumerate(network.columns)
        if cells[i, j] == 3
    }
    found = contradictions(table, REQUEST)
    assert {(one.actor, one.claim) for one in found} == both


def test_claims_are_contested_by_the_distance_of_the_shares_of_groups() -> None:
    rows = [
        Said("Org A", "parks", True, 0),
        Said("Org B", "parks", False, 0),
        Said("Org A", "Cars", True, 0),
        Said("Org A", "Cars", False, 0),
        Said("Org B", "Cars", True, 0),
        Said("Org A", "rail", True, 0),  # one group alone
        Said("Org C", "parks", True, 0),  # in no group
    ]
    first, second = contests(table_of(rows), REQUEST, [["Org A"], ["Org B"]])
    assert (first.claim, first.sides, first.contested) == ("parks", ((1, 0), (0, 1)), 1)
    assert (second.claim, second.contested) == ("Cars", 0.5)
    assert [one.key for one in first.grounds] == ["s0", "s1"]


def test_findings_need_a_qualifier() -> None:
    rows = [Said("Org A", "parks", True, 0)]
    with pytest.raises(QueryError, match="qualifier"):
        contradictions(table_of(rows), replace(REQUEST, qualifier=None))


# Backbone.

AVERAGE = replace(
    ONE, aggregation=Aggregation.SUBTRACT, normalization=Normalization.AVERAGE
)


def loss_by_hand(rows: list[Said], kept: set[str], *, compat: bool) -> float:
    """Return the spectral loss from the loops of the oracle."""
    asked = Asked(Kind.BOOLEAN, "subtract", "average", compat=compat)
    said = [one for one in rows if one.actor and one.claim and one.value is not None]
    actors = sorted({one.actor for one in said})
    spectra = []
    for part in (said, [one for one in said if one.claim in kept]):
        cells = one_mode(part, asked)
        ties = np.zeros((len(actors), len(actors)))
        for (i, j), value in cells.items():
            ties[actors.index(i), actors.index(j)] = max(value, 0)
        degrees = ties.sum(axis=1)
        values = degrees if compat else np.linalg.eigvalsh(np.diag(degrees) - ties)
        total = values.sum()
        spectra.append(np.sort(values / total if total else values * 0))
    apart = np.abs(spectra[0] - spectra[1])
    return float(apart.sum() if compat else np.sqrt((apart**2).sum()))


@pytest.mark.parametrize("compat", [None, Compat.DNA_3_1])
@settings(max_examples=30)
@given(rows=statements(Kind.BOOLEAN), data=st.data())
def test_the_loss_of_a_backbone_is_what_its_formula_says(
    compat: Compat | None, rows: list[Said], data: st.DataObject
) -> None:
    spectra = Spectra(table_of(rows), replace(AVERAGE, compat=compat))
    kept = {one for one in spectra.concepts if data.draw(st.booleans())}
    expected = loss_by_hand(rows, kept, compat=compat is not None)
    assert spectra.loss([*kept]) == pytest.approx(expected, abs=1e-9)
    assert spectra.loss(spectra.concepts) == pytest.approx(0, abs=1e-9)


@settings(max_examples=20)
@given(rows=statements(Kind.BOOLEAN, 10))
def test_the_nested_backbone_takes_the_least_loss_at_every_step(
    rows: list[Said],
) -> None:
    spectra = Spectra(table_of(rows), AVERAGE)
    left = list(spectra.concepts)
    removals = nested(spectra)
    steps = [one.iteration for one in removals]
    for removal in removals:
        least = min(spectra.loss([o for o in left if o != one]) for one in left)
        left.remove(removal.concept)
        if steps.count(removal.iteration) == 1:
            assert removal.backbone_loss == pytest.approx(least, abs=1e-9)
        assert removal.statements == sum(spectra.frequency[one] for one in left)
    assert left == []


DISCOURSE = [
    Said(actor, claim, (number + place) % 3 > 0, 0)
    for number, actor in enumerate(("Org A", "Org B", "Org C", "Org D"))
    for place, claim in enumerate(("parks", "Cars", "rail", "air"))
    if (number * place) % 4 != 3
]


def test_a_fixed_backbone_is_the_best_of_its_size() -> None:
    spectra = Spectra(table_of(DISCOURSE), AVERAGE)
    found = fixed(spectra, 2, iterations=300, seed=1)
    best = min(spectra.loss(pair) for pair in combinations(spectra.concepts, 2))
    assert found.backbone_loss == pytest.approx(best)
    assert sorted((*found.backbone, *found.redundant)) == sorted(spectra.concepts)
    assert fixed(spectra, 2, iterations=300, seed=1) == found


def test_a_penalized_backbone_weighs_loss_against_size() -> None:
    spectra = Spectra(table_of(DISCOURSE), AVERAGE)
    found = penalized(spectra, 3.5, iterations=500, seed=1)
    size = len(spectra.concepts)

    def price(kept: tuple[str, ...]) -> float:
        return float(spectra.loss(kept) * np.exp(-3.5 * (size - len(kept)) / size))

    best = min(
        price(kept)
        for count in range(1, size)
        for kept in combinations(spectra.concepts, count)
    )
    assert price(found.backbone) == pytest.approx(best, abs=1e-12)


def test_a_backbone_is_refused_for_two_modes_and_impossible_sizes() -> None:
    with pytest.raises(QueryError, match="mode one"):
        Spectra(table_of(DISCOURSE), REQUEST)
    with pytest.raises(QueryError, match="there are 4"):
        fixed(Spectra(table_of(DISCOURSE), AVERAGE), 5)
