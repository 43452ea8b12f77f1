"""Known numbers of the fictional database, to the digits in which they are known."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from kg.discourse import Discourse
from kg.networks.measures.backbone import Spectra, nested
from kg.networks.measures.barplot import count_values
from kg.networks.measures.polarization import best_equal_split, dna_score
from kg.networks.network import Network
from kg.networks.request import Settings
from kg.networks.table import Kind
from tests.networks.known import COMPAT, needs_database, printed, sums

pytestmark = needs_database

ONE = Settings(mode="one")
CONGRUENCE = Settings(mode="one", aggregation="congruence")
TWO_SUBTRACT = Settings(aggregation="subtract")
ONE_SUBTRACT = Settings(mode="one", aggregation="subtract")
AVERAGE = Settings(mode="one", aggregation="subtract", normalization="average")


def strength(
    aggregation: str, normalization: str = "no", mode: str = "two"
) -> Settings:
    return Settings(
        mode=mode,
        qualifier="strength",
        aggregation=aggregation,
        normalization=normalization,
    )


def frame(aggregation: str, normalization: str = "no", mode: str = "two") -> Settings:
    return Settings(
        mode=mode,
        qualifier="frame",
        aggregation=aggregation,
        normalization=normalization,
    )


def unqualified(normalization: str) -> Settings:
    return Settings(mode="one", qualifier=None, normalization=normalization)


def over_organizations(aggregation: str) -> Settings:
    return Settings(
        mode="one",
        var1="concept",
        var2="organization",
        aggregation=aggregation,
        normalization="jaccard",
    )


def persons(aggregation: str) -> Settings:
    return Settings(
        mode="one", var1="person", aggregation=aggregation, normalization="average"
    )


def by_source(aggregation: str) -> Settings:
    return Settings(
        mode="one",
        qualifier="document.source",
        aggregation=aggregation,
        normalization="average",
    )


# Settings; rows × columns; sum of the cells; sum of their squares.
NETWORKS: dict[str, tuple[Settings, str, str, str]] = {
    "ignore, week": ({"duplicates": "week"}, "10×13", "194", "522"),
    "ignore, month": ({"duplicates": "month"}, "10×13", "191", "499"),
    "ignore, year": ({"duplicates": "year"}, "10×13", "138", "210"),
    "ignore, range": ({"duplicates": "acrossrange"}, "10×13", "102", "102"),
    "subtract, document": (
        TWO_SUBTRACT | {"duplicates": "document"},
        "10×13",
        "30",
        "302",
    ),
    "subtract, week": (TWO_SUBTRACT | {"duplicates": "week"}, "10×13", "30", "286"),
    "subtract, month": (TWO_SUBTRACT | {"duplicates": "month"}, "10×13", "33", "267"),
    "subtract, year": (TWO_SUBTRACT | {"duplicates": "year"}, "10×13", "9", "139"),
    "subtract, range": (
        TWO_SUBTRACT | {"duplicates": "acrossrange"},
        "10×13",
        "5",
        "79",
    ),
    "average, week": (
        AVERAGE | {"duplicates": "week"},
        "10×10",
        "-3.060591",
        "42.31966",
    ),
    "average, month": (
        AVERAGE | {"duplicates": "month"},
        "10×10",
        "-2.614611",
        "36.065194",
    ),
    "average, year": (
        AVERAGE | {"duplicates": "year"},
        "10×10",
        "-3.167892",
        "10.08876",
    ),
    "average, range": (
        AVERAGE | {"duplicates": "acrossrange"},
        "10×10",
        "0.35302",
        "3.522675",
    ),
    "strength ignore": (strength("ignore"), "10×13", "202", "574"),
    "strength combine": (strength("combine"), "10×13", "2465", "100963"),
    "strength subtract": (strength("subtract"), "10×13", "-404", "321112"),
    "strength activity": (
        strength("subtract", "activity"),
        "10×13",
        "-15.913607",
        "648.591493",
    ),
    "strength prominence": (
        strength("subtract", "prominence"),
        "10×13",
        "-38.577277",
        "2388.715717",
    ),
    "frame combine": (frame("combine"), "10×13", "289", "1283"),
    "frame subtract": (frame("subtract"), "10×13", "146", "334"),
    "strength congruence": (
        strength("congruence", mode="one"),
        "10×10",
        "3646.38",
        "161146.98475",
    ),
    "strength conflict": (
        strength("conflict", mode="one"),
        "10×10",
        "155.62",
        "494.88475",
    ),
    "strength difference": (
        strength("subtract", mode="one"),
        "10×10",
        "3490.76",
        "148249.739",
    ),
    "strength average": (
        strength("congruence", "average", "one"),
        "10×10",
        "177.061729",
        "359.503646",
    ),
    "strength jaccard": (
        strength("congruence", "jaccard", "one"),
        "10×10",
        "102.46323",
        "121.09838",
    ),
    "strength cosine": (
        strength("congruence", "cosine", "one"),
        "10×10",
        "9.005077",
        "0.911448",
    ),
    "frame congruence": (frame("congruence", mode="one"), "10×10", "634", "5210"),
    "frame conflict": (frame("conflict", mode="one"), "10×10", "1618", "30386"),
    "frame difference": (frame("subtract", mode="one"), "10×10", "-984", "13428"),
    "frame average": (
        frame("congruence", "average", "one"),
        "10×10",
        "42.847643",
        "22.784729",
    ),
    "frame jaccard": (
        frame("congruence", "jaccard", "one"),
        "10×10",
        "25.319898",
        "8.054341",
    ),
    "frame cosine": (
        frame("congruence", "cosine", "one"),
        "10×10",
        "3.068623",
        "0.117682",
    ),
    "no qualifier": (unqualified("no"), "10×10", "3802", "175034"),
    "no qualifier, average": (
        unqualified("average"),
        "10×10",
        "184.461184",
        "389.801333",
    ),
    "no qualifier, jaccard": (
        unqualified("jaccard"),
        "10×10",
        "79.336047",
        "70.214882",
    ),
    "no qualifier, cosine": (unqualified("cosine"), "10×10", "9.368999", "0.983957"),
    "concepts, congruence": (
        over_organizations("congruence"),
        "13×13",
        "71.123461",
        "39.029703",
    ),
    "concepts, conflict": (
        over_organizations("conflict"),
        "13×13",
        "38.606938",
        "11.748565",
    ),
    "concepts, difference": (
        over_organizations("subtract"),
        "13×13",
        "32.516523",
        "12.373945",
    ),
    "persons, congruence": (persons("congruence"), "15×15", "158.326173", "134.613894"),
    "persons, conflict": (persons("conflict"), "15×15", "152.218961", "126.214674"),
    "persons, difference": (persons("subtract"), "15×15", "6.107212", "29.843777"),
    "source, congruence": (by_source("congruence"), "10×10", "97.073043", "110.492671"),
    "source, conflict": (by_source("conflict"), "10×10", "66.04253", "50.98441"),
    "source, difference": (by_source("subtract"), "10×10", "31.030512", "23.52682"),
    "authors of documents": (
        TWO_SUBTRACT | {"var1": "document.author"},
        "3×13",
        "33",
        "223",
    ),
    "documents": ({"var2": "document.id"}, "10×40", "202", "334"),
    "left out": (
        TWO_SUBTRACT
        | {
            "exclude": {
                "organization": ["Org A", "Org B"],
                "concept": ["Concept 01"],
                "agreement": ["0"],
            }
        },
        "8×12",
        "85",
        "211",
    ),
    "kept alone": (
        TWO_SUBTRACT
        | {
            "exclude": {
                "organization": ["Org A", "Org B"],
                "concept": ["Concept 01", "Concept 02"],
            },
            "invert": True,
        },
        "2×2",
        "0",
        "44",
    ),
    "spring": (
        ONE_SUBTRACT | {"start": "2021-03-01", "stop": "2021-06-30"},
        "10×10",
        "-8",
        "368",
    ),
    "spring with isolates": (
        ONE_SUBTRACT | {"start": "2021-03-01", "stop": "2021-06-30", "isolates": True},
        "10×10",
        "-8",
        "368",
    ),
    "one left out, with isolates": (
        ONE_SUBTRACT | {"exclude": {"organization": "Org A"}, "isolates": True},
        "10×10",
        "-98",
        "16730",
    ),
    "one source alone": (
        AVERAGE | {"exclude": {"document.source": "Daily A"}, "invert": True},
        "10×10",
        "-2.775902",
        "28.801957",
    ),
    "without an author": (
        AVERAGE | {"exclude": {"document.author": "Ann"}},
        "10×10",
        "-2.046687",
        "18.438174",
    ),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_has_the_known_sums(synthetic: Discourse, name: str) -> None:
    settings, shape, total, squares = NETWORKS[name]
    network = synthetic.network(**(settings | {"compat": COMPAT}))
    assert "×".join(map(str, network.array().shape)) == shape
    assert printed(sums(network)[0], total)
    assert printed(sums(network)[1], squares)


def test_the_table_has_the_known_statements(synthetic: Discourse) -> None:
    table = synthetic.statements(synthetic.request())
    assert len(table) == 217
    assert len(set(table.documents.tolist())) == 40
    assert str(table.times[0])[:10] == "2021-02-17"
    assert str(table.times[-1])[:10] == "2022-12-10"
    assert table.column("strength").levels == (-200, -2, -1, 0, 1, 2, 200)
    assert int(table.column("organization").empty().sum()) == 15
    named = {
        name: len([one for one in table.column(name).levels if one])
        for name in ("organization", "concept", "person")
    }
    assert named == {"organization": 10, "concept": 13, "person": 15}
    kinds = {table.column(name).kind for name in ("note", "frame", "agreement")}
    assert kinds == {Kind.LONG_TEXT, Kind.SHORT_TEXT, Kind.BOOLEAN}
    network = synthetic.network()
    assert len(network.table) == 202
    assert Counter(network.table.column("agreement").codes.tolist())[1] == 117


@pytest.mark.parametrize(
    ("qualifier", "total"),
    [
        ("agreement", "98.043708"),
        ("strength", "106.704562"),
        ("frame", "108.558035"),
        (None, "79.336047"),
    ],
)
def test_the_jaccard_of_ignore_changes_with_the_qualifier(
    synthetic: Discourse, qualifier: str | None, total: str
) -> None:
    network = synthetic.network(
        mode="one", qualifier=qualifier, normalization="jaccard", compat=COMPAT
    )
    assert printed(sums(network)[0], total)


@pytest.mark.parametrize(
    ("settings", "total"),
    [
        (ONE | {"aggregation": "congruence", "normalization": "cosine"}, "43.405816"),
        (ONE | {"aggregation": "conflict", "normalization": "cosine"}, "45.446710"),
        (ONE | {"normalization": "cosine"}, "70.052936"),
        ({"duplicates": "week"}, "195"),
        ({"duplicates": "month"}, "192"),
        (TWO_SUBTRACT | {"duplicates": "week"}, "31"),
        (TWO_SUBTRACT | {"duplicates": "month"}, "34"),
    ],
)
def test_a_corrected_network_has_the_known_sum(
    synthetic: Discourse, settings: Settings, total: str
) -> None:
    assert printed(sums(synthetic.network(**settings))[0], total)


MONTHS = Settings(window="months", size=6, compat=COMPAT)
KERNELS = ("uniform", "epanechnikov", "triangular", "gaussian")
SMOOTHED: dict[str, tuple[Settings, int, tuple[str, str, str, str]]] = {
    "two-mode agreement": (
        TWO_SUBTRACT,
        22,
        ("87.5", "107.666667", "182", "92.378633"),
    ),
    "two-mode strength": (
        strength("subtract"),
        22,
        ("1394", "1705.5", "2764", "1434.072023"),
    ),
    "congruence": (
        ONE | {"aggregation": "congruence"},
        22,
        ("2167.5", "2583.52034", "4119.784041", "3730.624198"),
    ),
    "difference": (
        ONE_SUBTRACT,
        22,
        ("713.5", "860.523237", "1374.99317", "701.64821"),
    ),
    "difference, average, indent": (
        AVERAGE | {"indent": True},
        16,
        ("3359.455556", "3889.276211", "5394.029801", "115.092259"),
    ),
}


def total_of(slices: tuple[Network, ...]) -> float:
    return sum(sums(one)[0] for one in slices)


@pytest.mark.parametrize("place", range(4), ids=KERNELS)
@pytest.mark.parametrize("name", SMOOTHED)
def test_slices_under_a_kernel_have_the_known_sum(
    synthetic: Discourse, name: str, place: int
) -> None:
    settings, count, totals = SMOOTHED[name]
    slices = synthetic.networks(**(settings | MONTHS | {"kernel": KERNELS[place]}))
    assert len(slices) == count
    assert printed(total_of(slices), totals[place])


def test_one_boolean_value_alone_turns_negative_only_for_compatibility(
    synthetic: Discourse,
) -> None:
    positive = Settings(
        exclude={"agreement": "0"}, window="months", size=6, kernel="uniform"
    )
    every = synthetic.request(**positive)
    table = synthetic.statements(every)
    assert int((table.column("agreement").codes == 1).sum()) == 125
    two = synthetic.networks(**(TWO_SUBTRACT | positive | {"compat": COMPAT}))
    cells = np.concatenate([one.array().ravel() for one in two])
    assert int((cells < 0).sum()) == 529
    assert int((cells > 0).sum()) == 0
    with np.errstate(invalid="ignore"):
        one_mode = synthetic.networks(**(CONGRUENCE | positive | {"compat": COMPAT}))
    assert sum(int(np.isnan(one.array()).sum()) for one in one_mode) == 925
    corrected = synthetic.networks(**(TWO_SUBTRACT | positive))
    assert min(one.array().min() for one in corrected) == 0
    assert total_of(corrected) == pytest.approx(-total_of(two))


def over(window: str, size: int) -> Settings:
    return Settings(
        start="2021-01-01",
        stop="2022-12-31",
        window=window,
        size=size,
        compat=COMPAT,
    )


def test_windows_of_months_are_the_known_ones(synthetic: Discourse) -> None:
    slices = synthetic.networks(**(AVERAGE | over("months", 3)))
    assert len(slices) == 22
    assert printed(total_of(slices), "4.690665")
    assert sum(len(one.table) for one in slices) == 380


def test_windows_of_days_are_the_known_ones(synthetic: Discourse) -> None:
    slices = synthetic.networks(**(AVERAGE | over("days", 30)))
    assert len(slices) == 700
    assert printed(total_of(slices), "235.130447")
    # The statements of windows that have a network at all.
    assert sum(len(one.table) for one in slices if one.matrix.nnz) == 5771


def test_windows_of_one_year_are_empty_for_compatibility(synthetic: Discourse) -> None:
    slices = synthetic.networks(**over("years", 1))
    assert len(slices) == 2
    assert all(one.matrix.nnz == 0 and not len(one.table) for one in slices)


def test_windows_of_events_hold_an_odd_number_of_statements(
    synthetic: Discourse,
) -> None:
    slices = synthetic.networks(**(AVERAGE | over("events", 20)))
    assert len(slices) == 182
    assert {len(one.table) for one in slices} == {21}


LABELS = [f"Org {letter}" for letter in "ABCDEFGH"]
DOCUMENT_BARS = "7,15 12,3 2,17 12,5 3,17 9,3 6,13 9,4 9,4 4,13"
EVERY_BAR = "7,19 15,4 2,19 13,6 3,22 9,3 6,19 13,4 13,4 4,17"


@pytest.mark.parametrize(
    ("duplicates", "expected"), [("document", DOCUMENT_BARS), ("include", EVERY_BAR)]
)
def test_a_barplot_counts_statements_for_and_against(
    synthetic: Discourse, duplicates: str, expected: str
) -> None:
    request = synthetic.request(duplicates=duplicates, compat=COMPAT)
    bars = count_values(synthetic.statements(request), request)
    assert bars.levels == (0, 1)
    assert [bar.label for bar in bars.bars[:8]] == LABELS
    assert ["Zeta" in bar.label for bar in bars.bars[8:]] == [True, False]
    assert ["Ünïted" in bar.label for bar in bars.bars[8:]] == [False, True]
    assert [f"{bar.counts[0]},{bar.counts[1]}" for bar in bars.bars] == expected.split()


BACKBONE = (
    ("Emissionen müssen sinken", "0.010734", 194),
    ("Concept 09", "0.015616", 184),
    ("Concept 08", "0.027778", 176),
    ("Concept 11", "0.018646", 166),
    ("Concept 05", "0.024709", 154),
    ("Concept 12", "0.025553", 139),
    ("Concept 10", "0.033690", 132),
    ("Concept 06", "0.033696", 123),
    # The table of expected values prints 117 here. The database has 10 statements on
    # Concept 07 and 35 on Concept 04 (see the next test), so that 123 − 10 = 113 are
    # left, and 113 − 35 = 78 after the next step, as that table prints itself.
    ("Concept 07", "0.055319", 113),
    ("Concept 04", "0.099538", 78),
    ("Concept 03", "0.097898", 55),
    ("Concept 02", "0.067682", 29),
    ("Concept 01", "1.0", 0),
)
NESTED = AVERAGE | {"duplicates": "document"}


def test_the_nested_backbone_removes_concepts_in_the_known_order(
    synthetic: Discourse,
) -> None:
    request = synthetic.request(**(NESTED | {"compat": COMPAT}))
    removals = nested(Spectra(synthetic.statements(request), request))
    assert [one.concept for one in removals] == [name for name, _, _ in BACKBONE]
    assert [one.iteration for one in removals] == list(range(1, 14))
    for removal, (_, loss, statements) in zip(removals, BACKBONE, strict=True):
        assert printed(removal.backbone_loss, loss)
        assert removal.statements == statements


def test_statements_of_the_contested_concepts_counted_one_by_one(
    synthetic: Discourse,
) -> None:
    table = synthetic.statements(synthetic.request())
    names = ("organization", "concept", "agreement")
    values = [
        (int(table.documents[i]), *(table.column(name).value(i) for name in names))
        for i in range(len(table))
    ]
    once = {one for one in values if one[1] != "" and one[2] != ""}
    counts = Counter(one[2] for one in once)
    assert (counts["Concept 07"], counts["Concept 04"]) == (10, 35)


def test_the_true_laplacian_differs_a_little_from_sorted_degrees(
    synthetic: Discourse,
) -> None:
    theirs = synthetic.request(**(NESTED | {"compat": COMPAT}))
    ours = synthetic.request(**NESTED)
    table = synthetic.statements(ours)
    concepts = [name for name, _, _ in BACKBONE[1:]]
    old, new = (Spectra(table, one).loss(concepts) for one in (theirs, ours))
    assert 0 < new != pytest.approx(old, abs=1e-4)


@pytest.fixture(scope="module")
def both(synthetic: Discourse) -> tuple[Network, Network]:
    def made(aggregation: str) -> Network:
        return synthetic.network(
            mode="one",
            aggregation=aggregation,
            normalization="average",
            compat=COMPAT,
        )

    return made("congruence"), made("conflict")


def groups_of(network: Network, letters: str) -> npt.NDArray[np.int64]:
    named = {f"Org {letter}" for letter in letters}
    if "Ü" in letters:
        named |= {one for one in network.rows if "Ünïted" in one}
    return np.array([int(one in named) for one in network.rows], np.int64)


# The list of expected values prints 0.362589; its own unnormalised 66.883497 over the
# sum of both networks, 184.461184, is 0.36258846.
HIGHEST = "0.362588"


def test_polarization_of_the_two_camps_is_the_lowest(
    both: tuple[Network, Network],
) -> None:
    c, f = both[0].array(), both[1].array()
    camps = groups_of(both[0], "ACEGÜ")
    scores = []
    for chosen in combinations(range(1, 10), 4):
        groups = np.ones(10, np.int64)
        groups[[0, *chosen]] = 0
        scores.append(dna_score(c, f, groups))
    assert len(scores) == 126
    assert printed(dna_score(c, f, camps), "0.258612")
    assert printed(dna_score(c, f, camps, normalized=False), "47.703924")
    assert min(scores) == pytest.approx(dna_score(c, f, camps))
    first, second = sorted(scores, reverse=True)[:2]
    assert printed(first, HIGHEST)
    assert printed(second, "0.362349")


@pytest.mark.parametrize("method", ["exact", "greedy", "genetic"])
def test_every_search_finds_the_highest_polarization(
    both: tuple[Network, Network], method: str
) -> None:
    c, f = both[0].array(), both[1].array()
    split = best_equal_split(
        both[0].rows, lambda groups: dna_score(c, f, groups), method=method
    )
    assert printed(split.score, HIGHEST)
    assert {f"Org {one}" for one in "ADEFG"} in map(set, split.groups)
    best = groups_of(both[0], "ADEFG")
    assert printed(dna_score(c, f, best, normalized=False), "66.883497")
