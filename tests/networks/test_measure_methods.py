"""The methods behind the measures: searches, trees, spectra, codings, conventions."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kg.errors import QueryError
from kg.networks.compute import make_network
from kg.networks.findings import changes
from kg.networks.measures.barplot import count_values
from kg.networks.measures.centrality import centralities
from kg.networks.measures.coalitions import find_coalitions
from kg.networks.measures.partitions import (
    modularity,
    profile_trees,
    spectral_bisection,
    stance_profiles,
)
from kg.networks.measures.polarization import (
    best_equal_split,
    best_split,
    dna_score,
    polarization_series,
)
from kg.networks.measures.scaling import (
    Coding,
    scale_matrix,
    scale_positions,
    scale_similarity,
    stance_counts,
)
from kg.networks.measures.spectra import spectrum
from kg.networks.measures.splits import Genetic
from kg.networks.measures.timeline import distances_between, phases
from kg.networks.network import Network
from kg.networks.pairs import Floats
from kg.networks.request import Aggregation, Compat, Duplicates, Mode, Request
from kg.networks.table import SourceText, StatementTable, boolean_column, text_column

NOTHING = StatementTable(
    keys=(),
    times=np.zeros(0, "datetime64[s]"),
    documents=np.zeros(0, np.int64),
    starts=np.zeros(0, np.int64),
    stops=np.zeros(0, np.int64),
    coders=(),
    quotations=(),
    columns={},
    sources=(),
)
CAMPS = ("ant", "bee", "cow", "dog", "elk", "fox")


def one_mode(cells: Floats, labels: tuple[str, ...] = CAMPS) -> Network:
    """Return a one-mode network with these cells."""
    rows = labels[: len(cells)]
    request = Request(mode=Mode.ONE)
    return Network(request, rows, rows, sparse.csr_array(cells), NOTHING)


def camps() -> tuple[Floats, Floats]:
    """Return congruence within two camps of three, and conflict between them."""
    camp = np.array([0, 1, 0, 1, 0, 1])
    same = (camp[:, None] == camp[None, :]).astype(np.float64)
    return same - np.eye(6), 1 - same


def symmetric(seed: int, size: int) -> Floats:
    """Return a symmetric matrix with whole numbers, zeros among them."""
    upper = np.triu(np.random.default_rng(seed).integers(0, 4, (size, size)), 1)
    made: Floats = (upper + upper.T).astype(np.float64)
    return made


def sets(groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    """Return groups without an order."""
    return {frozenset(one) for one in groups}


def test_the_dna_score_of_two_empty_networks_is_zero() -> None:
    nothing = np.zeros((4, 4))
    assert dna_score(nothing, nothing, np.array([0, 0, 1, 1])) == 0.0


def test_slices_with_nothing_to_tell_apart_have_no_split() -> None:
    congruence, conflict = camps()
    full, empty = one_mode(congruence), one_mode(np.zeros((6, 6)))
    alone = one_mode(np.zeros((1, 1)))
    for measure in ("modularity", "dna-exact", "dna-greedy", "dna-genetic"):
        found = polarization_series(
            (full, empty, alone), (one_mode(conflict), empty, alone), measure
        )
        assert [one.split is None for one in found] == [False, True, True]


def test_the_series_finds_two_camps_by_modularity() -> None:
    congruence, conflict = camps()
    (found,) = polarization_series((one_mode(congruence),), (one_mode(conflict),))
    assert found.split is not None
    assert sets(found.split.groups) == {frozenset(CAMPS[::2]), frozenset(CAMPS[1::2])}


def test_a_series_refuses_slices_that_do_not_pair_up() -> None:
    congruence, _ = camps()
    with pytest.raises(QueryError, match="not the same actors"):
        polarization_series((one_mode(congruence),), ())
    with pytest.raises(QueryError, match="dna-exact"):
        polarization_series((), (), "dna-brute")


@pytest.mark.parametrize(
    "settings",
    [
        lambda: Genetic(parents=3),
        lambda: Genetic(iterations=0),
        lambda: Genetic(elite_share=1.5),
        lambda: Genetic(mutation_share=-0.1),
    ],
)
def test_genetic_settings_outside_their_range_are_refused(settings: object) -> None:
    with pytest.raises(QueryError):
        settings()  # type: ignore[operator]


def test_a_genetic_search_reaches_the_best_of_all_equal_splits() -> None:
    congruence, conflict = symmetric(1, 6), symmetric(2, 6)
    score = partial(dna_score, congruence, conflict)
    bred = best_equal_split(
        CAMPS, score, method=Genetic(parents=30, elite_share=0.2), seed=5
    )
    assert bred.method == "genetic"
    assert bred.score == pytest.approx(best_equal_split(CAMPS, score).score)


@given(st.integers(0, 500), st.permutations(range(6)))
def test_splits_do_not_depend_on_the_order_of_actors(
    seed: int, order: list[int]
) -> None:
    congruence, conflict = symmetric(seed, 6), symmetric(seed + 1, 6)
    names = [CAMPS[i] for i in order]
    place = np.ix_(order, order)
    c, f = congruence[place], conflict[place]
    one, other = best_split(CAMPS, congruence, conflict), best_split(names, c, f)
    assert sets(one.groups) == sets(other.groups)
    for method in ("exact", "greedy"):
        first = best_equal_split(
            CAMPS, partial(dna_score, congruence, conflict), method=method
        )
        second = best_equal_split(names, partial(dna_score, c, f), method=method)
        assert sets(first.groups) == sets(second.groups)


def said(*rows: tuple[str, str, str, int, str]) -> StatementTable:
    """Return a table of day, actor, claim, agreement and frame, by day."""
    days, actors, claims, agreements, frames = zip(*rows, strict=True)
    numbers = np.arange(len(rows), dtype=np.int64)
    return StatementTable(
        keys=[str(i) for i in numbers],
        times=np.array(days, "datetime64[s]"),
        documents=numbers,
        starts=numbers,
        stops=numbers + 1,
        coders=["Cleo Coder"] * len(rows),
        quotations=["words"] * len(rows),
        columns={
            "organization": text_column("organization", actors),
            "concept": text_column("concept", claims),
            "agreement": boolean_column("agreement", [bool(a) for a in agreements]),
            "frame": text_column("frame", frames),
        },
        sources=tuple(SourceText(str(i), "title", "source") for i in numbers),
    )


def test_bars_count_an_empty_text_qualifier_as_a_level_of_its_own() -> None:
    table = said(
        ("2021-01-01", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 1, "cost"),
        ("2021-01-03", "bee", "roads", 1, ""),
        ("2021-01-04", "", "roads", 1, "cost"),
    )
    bars = count_values(table, Request(qualifier="frame"))
    assert bars.levels == ("", "cost")
    assert [(one.label, one.counts) for one in bars.bars] == [
        ("ant", (1, 1)),
        ("bee", (1, 0)),
    ]
    left = count_values(table, Request(qualifier="frame", exclude={"frame": ("",)}))
    assert [(one.label, one.counts) for one in left.bars] == [("ant", (1,))]


def test_bars_count_a_repeated_empty_level_once() -> None:
    rows = [("2021-01-01", "ant", claim, 1, "") for claim in ("parks", "roads")]
    request = Request(qualifier="frame", duplicates=Duplicates.YEAR)
    (bar,) = count_values(said(*rows), request).bars
    assert bar.counts == (1,)


def test_a_change_across_a_day_of_both_stances_names_that_day() -> None:
    table = said(
        ("2021-01-01", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 0, ""),
        ("2021-01-03", "ant", "parks", 0, ""),
    )
    (found,) = changes(table, Request())
    assert (found.before.time[:10], found.after.time[:10]) == (
        "2021-01-01",
        "2021-01-03",
    )
    assert found.mixed == ("2021-01-02",)


def test_who_returns_to_a_stance_after_a_day_of_both_has_not_changed() -> None:
    table = said(
        ("2021-01-01", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 0, ""),
        ("2021-01-03", "ant", "parks", 1, ""),
    )
    assert changes(table, Request()) == ()


def eigenvectors(cells: Floats) -> list[float]:
    """Return the eigenvector centralities of a one-mode network."""
    return [one.eigenvector for one in centralities(one_mode(cells))]


def test_two_equal_components_have_equal_eigenvector_centralities() -> None:
    paths = np.zeros((6, 6))
    for i, j in ((0, 1), (1, 2), (3, 4), (4, 5)):
        paths[i, j] = paths[j, i] = 1
    end = np.sqrt(0.5)
    assert eigenvectors(paths) == pytest.approx([end, 1, end, end, 1, end])


def test_a_weaker_component_has_the_share_of_its_eigenvalue() -> None:
    pairs = np.zeros((5, 5))
    pairs[0, 1] = pairs[1, 0] = 4
    pairs[2, 3] = pairs[3, 2] = 1
    assert eigenvectors(pairs) == pytest.approx([1, 1, 0.25, 0.25, 0])


@given(st.integers(0, 500), st.permutations(range(6)))
def test_eigenvector_centrality_does_not_depend_on_the_order(
    seed: int, order: list[int]
) -> None:
    cells = np.where(symmetric(seed, 6) > 2, 1.0, 0.0)
    turned = eigenvectors(cells[np.ix_(order, order)])
    given_order = eigenvectors(cells)
    assert turned == pytest.approx([given_order[i] for i in order], abs=1e-9)


def test_a_pair_without_a_shared_concept_is_as_far_apart_as_known_pairs() -> None:
    # ant and bee differ by 1, bee and cow by 1; ant and cow share nothing.
    pro = np.array([[1.0, 0], [0, 1], [0, 0]])
    contra = np.array([[0.0, 0], [1, 0], [0, 1]])
    found = scale_positions(CAMPS[:3], pro, contra, dimensions=2)
    places = np.array([place for _, place in found.places])
    gaps = np.linalg.norm(places[:, None] - places[None, :], axis=2)
    assert gaps[np.triu_indices(3, 1)] == pytest.approx([1, 1, 1])


def test_the_binary_coding_has_mixed_stances_missing_and_the_ordinal_halfway() -> None:
    pro, contra = np.array([[3.0, 1, 2, 0, 0]]), np.array([[0.0, 1, 1, 2, 0]])
    ordinal = Coding("ordinal").stances(pro, contra)
    assert ordinal == pytest.approx(np.array([[1, 0.5, 0.5, 0, np.nan]]), nan_ok=True)
    binary = Coding("binary", 0.4).stances(pro, contra)
    assert binary == pytest.approx(np.array([[1, np.nan, 1, 0, np.nan]]), nan_ok=True)


def test_codings_and_thresholds_that_are_none_are_refused() -> None:
    with pytest.raises(QueryError, match="binary, ordinal"):
        Coding("ternary")
    with pytest.raises(QueryError, match="threshold"):
        Coding(threshold=0.5)


def test_places_that_show_all_distances_have_no_stress() -> None:
    line = np.array([0.0, 1, 3, 7])
    similarity = 10 - np.abs(line[:, None] - line[None, :])
    assert scale_similarity(CAMPS[:4], similarity, 1).stress == pytest.approx(0)
    equal = np.eye(4)
    assert scale_similarity(CAMPS[:4], equal, 1).stress >= 0


def test_stress_falls_as_dimensions_are_added() -> None:
    similarity = symmetric(7, 6)
    stresses = [scale_similarity(CAMPS, similarity, k).stress for k in (1, 2, 3)]
    assert stresses[0] > stresses[2]
    assert all(0 <= one <= 1 for one in stresses)


def test_scaling_a_matrix_keeps_the_distances_of_its_rows() -> None:
    cells = np.array([[2.0, -1], [0, 1], [-2, 2]])
    found = scale_matrix(CAMPS[:3], ("parks", "roads"), cells)
    places = np.array([place for _, place in found.places])
    for i in range(3):
        for j in range(3):
            assert np.linalg.norm(places[i] - places[j]) == pytest.approx(
                np.linalg.norm(cells[i] - cells[j])
            )
    assert sum(found.explained) == pytest.approx(1)
    assert found.stress == pytest.approx(0)
    concepts = np.array([place for _, place in found.concepts])
    centred = cells - cells.mean(axis=0)
    assert places @ concepts.T == pytest.approx(centred)


def test_stances_are_counted_from_the_statements_behind_a_network() -> None:
    table = said(
        ("2021-01-01", "ant", "parks", 1, ""),
        ("2021-01-02", "ant", "parks", 0, ""),
        ("2021-01-03", "bee", "parks", 0, ""),
        ("2021-01-04", "bee", "roads", 1, ""),
    )
    network = make_network(table, Request(aggregation=Aggregation.SUBTRACT))
    pro, contra = stance_counts(network)
    assert pro.tolist() == [[1, 0], [0, 1]]
    assert contra.tolist() == [[1, 0], [1, 0]]


@given(st.integers(0, 500), st.permutations(range(6)))
def test_coalitions_do_not_depend_on_the_order_of_actors(
    seed: int, order: list[int]
) -> None:
    congruence, conflict = symmetric(seed, 6), symmetric(seed + 1, 6)
    profiles = (np.random.default_rng(seed).random((6, 8)) < 0.4).astype(np.float64)
    place = np.ix_(order, order)
    one = find_coalitions(CAMPS, congruence, conflict, profiles=profiles)
    other = find_coalitions(
        [CAMPS[i] for i in order],
        congruence[place],
        conflict[place],
        profiles=profiles[order],
    )
    for first, second in zip(
        (*one.partitions, one.consensus),
        (*other.partitions, other.consensus),
        strict=True,
    ):
        assert first.method == second.method
        assert sets(first.groups) == sets(second.groups)
        assert first.modularity == second.modularity
    assert dict(one.agreement) == dict(other.agreement)


def test_every_method_finds_two_camps_that_share_nothing() -> None:
    congruence, conflict = camps()
    profiles = np.tile(np.eye(2), (3, 2))
    found = find_coalitions(CAMPS, congruence, conflict, profiles=profiles)
    goal = {frozenset(CAMPS[::2]), frozenset(CAMPS[1::2])}
    for one in (*found.partitions, found.consensus):
        assert sets(one.groups) == goal, one.method
    names = {one.method for one in found.partitions}
    assert {"spectral bisection", "profile ward", "profile complete"} <= names
    assert found.best.modularity == max(one.modularity for one in found.partitions)


def test_codes_of_combine_become_columns_for_and_columns_against() -> None:
    combined = np.array([[1.0, 2], [3, 0]])
    assert stance_profiles(combined).tolist() == [[1, 0, 0, 1], [1, 0, 1, 0]]


def test_who_has_no_concept_is_alone_in_the_trees_of_profiles() -> None:
    profiles = np.array([[1.0, 0], [1, 0], [0, 1], [0, 0], [0, 0]])
    positive = np.ones((5, 5)) - np.eye(5)
    for _, groups in profile_trees(profiles, positive):
        assert (groups == groups[3]).sum() == (groups == groups[4]).sum() == 1


def test_spectral_bisection_keeps_a_complete_graph_in_one_group() -> None:
    assert set(spectral_bisection(np.ones((5, 5)) - np.eye(5)).tolist()) == {0}


def test_spectral_bisection_of_two_cliques_with_a_bridge_is_the_best_of_all() -> None:
    cells = np.zeros((6, 6))
    cells[:3, :3] = cells[3:, 3:] = 1
    cells[2, 3] = cells[3, 2] = 1
    np.fill_diagonal(cells, 0)
    every = [np.array([(n >> i) & 1 for i in range(6)]) for n in range(32)]
    best = max(modularity(cells, one) for one in every)
    assert modularity(cells, spectral_bisection(cells)) == pytest.approx(best)


def two_mode(cells: Floats, compat: Compat | None = None) -> Network:
    """Return a two-mode network with these cells."""
    names = tuple(f"claim {i}" for i in range(cells.shape[1]))
    request = Request(compat=compat)
    rows = CAMPS[: len(cells)]
    return Network(request, rows, names, sparse.csr_array(cells), NOTHING)


def test_phases_part_where_the_matrix_changes_by_either_distance() -> None:
    chain, star = np.zeros((4, 4)), np.zeros((4, 4))
    for i, j in ((0, 1), (1, 2), (2, 3)):
        chain[i, j] = chain[j, i] = 1
    star[0, 1:] = star[1:, 0] = 1
    slices = [one_mode(one) for one in (chain, chain, chain, star, star, star)]
    for distance in ("absolute", "spectral"):
        for tree in ("single", "average", "complete"):
            found = phases(slices, distance=distance, tree=tree)
            assert [one.of for one in found] == [1, 1, 1, 2, 2, 2]
            assert [one.change for one in found] == pytest.approx([0, 0, 0, 1, 0, 0])


def test_two_slices_with_one_shape_have_one_spectrum() -> None:
    cells = np.array([[1.0, 0], [0, 2]])
    slices = [two_mode(cells), two_mode(cells[::-1]), two_mode(np.ones((2, 2)))]
    spectral = distances_between(slices, "spectral")
    assert spectral[0, 1] == pytest.approx(0)
    assert spectral[0, 2] == pytest.approx(1)
    assert distances_between(slices)[0, 1] > 0


def test_compatible_phases_divide_by_the_signed_sum() -> None:
    one, other = np.array([[3.0, -1]]), np.array([[-3.0, 1]])
    compat = [two_mode(cells, Compat.DNA_3_1) for cells in (one, other)]
    assert distances_between(compat)[0, 1] == pytest.approx(0)
    assert distances_between([two_mode(one), two_mode(other)])[0, 1] == pytest.approx(1)


def test_phases_refuse_distances_and_trees_that_are_none() -> None:
    with pytest.raises(QueryError, match="absolute, spectral"):
        phases((), distance="euclidean")
    with pytest.raises(QueryError, match="single, average, complete"):
        phases((), tree="ward")
    assert phases(()) == ()


def test_the_spectrum_of_a_network_without_ties_is_zero() -> None:
    assert spectrum(np.array([[0.0, -1], [-1, 0]])).tolist() == [0, 0]
