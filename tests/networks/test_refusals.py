"""What cannot be asked is refused in one line that says what can."""

from __future__ import annotations

from datetime import datetime

import pytest

from kg.discourse import Discourse
from kg.errors import DataError, QueryError
from kg.networks.explain import grounds
from kg.networks.request import Defaults, Settings, make_request
from kg.networks.table import Kind, StatementTable, text_column
from tests.networks.oracle import Said, table_of

DEFAULTS: Defaults = ("actor", "claim", "stance")
WEEKS = Settings(window="weeks", size=2)
KERNEL = Settings(window="weeks", size=2, kernel="uniform")


def table() -> StatementTable:
    rows = [Said("Org A", "parks", True, 0), Said("Org B", "parks", False, 1)]
    made = table_of(rows)
    note = text_column("note", ["a", "b"], Kind.LONG_TEXT)
    return StatementTable(
        keys=made.keys,
        times=made.times,
        documents=made.documents,
        starts=made.starts,
        stops=made.stops,
        coders=made.coders,
        quotations=made.quotations,
        columns={**made.columns, "note": note},
        sources=made.sources,
    )


def discourse() -> Discourse:
    whole = table()
    return Discourse(lambda _: whole, DEFAULTS)


# What is asked; words of the line that refuses it, and of the way out.
NETWORKS: dict[str, tuple[Settings, str, str]] = {
    "congruence in two-mode": (
        {"aggregation": "congruence"},
        "aggregation congruence",
        "ignore, subtract, combine",
    ),
    "combine in one-mode": (
        {"mode": "one", "aggregation": "combine"},
        "aggregation combine",
        "ignore, congruence, conflict, subtract",
    ),
    "average in two-mode": (
        {"normalization": "average"},
        "normalization average",
        "no, activity, prominence",
    ),
    "activity in one-mode": (
        {"mode": "one", "normalization": "activity"},
        "normalization activity",
        "no, average, jaccard, cosine",
    ),
    "combine with activity": (
        {"aggregation": "combine", "normalization": "activity"},
        "combine",
        "use subtract",
    ),
    "combine with prominence": (
        {"aggregation": "combine", "normalization": "prominence"},
        "combine",
        "normalization no",
    ),
    "a long text": ({"var2": "note"}, "note", "short values"),
    "one variable twice": ({"var2": "actor"}, "actor, actor", "different"),
    "the qualifier as a variable": (
        {"qualifier": "claim"},
        "claim, claim",
        "different",
    ),
    "a window": (WEEKS, "windows", "slices"),
    "no such mode": ({"mode": "three"}, "'three'", "two, one"),
    "no such aggregation": ({"aggregation": "sum"}, "'sum'", "subtract"),
    "no such normalization": ({"normalization": "max"}, "'max'", "jaccard"),
    "no such duplicates": ({"duplicates": "day"}, "'day'", "document"),
    "no such compatibility": ({"compat": "dna-2"}, "'dna-2'", "dna-3.1"),
    "no date": ({"start": "March"}, "'March'", "2021-03-01"),
    "no size": ({"size": 0}, "size 0", "at least 1"),
    "a field of documents in DNA 3.1": (
        {
            "qualifier": "document.source",
            "aggregation": "subtract",
            "duplicates": "week",
            "compat": "dna-3.1",
        },
        "document field",
        "--compat",
    ),
}
SLICES: dict[str, tuple[Settings, str, str]] = {
    "no window": ({}, "window", "days, weeks"),
    "no such window": ({"window": "fortnights"}, "'fortnights'", "weeks"),
    "no such kernel": (KERNEL | {"kernel": "cosine"}, "'cosine'", "gaussian"),
    "a kernel over events": (KERNEL | {"window": "events"}, "kernel", "unit of time"),
    "a kernel of codes": (KERNEL | {"aggregation": "combine"}, "combine", "subtract"),
    "a kernel by activity": (
        KERNEL | {"normalization": "activity"},
        "normalization activity",
        "one of: no",
    ),
    "a kernel by jaccard": (
        KERNEL | {"mode": "one", "normalization": "jaccard"},
        "normalization jaccard",
        "one of: no, average",
    ),
    "a kernel over a field of documents in DNA 3.1": (
        KERNEL | {"qualifier": "document.source", "compat": "dna-3.1"},
        "document field",
        "--compat",
    ),
    "both networks in weeks": (
        WEEKS | {"mode": "one", "aggregation": "congruence & conflict"},
        "congruence & conflict",
        "events",
    ),
    "a wrong aggregation": (
        WEEKS | {"aggregation": "conflict"},
        "aggregation conflict",
        "ignore, subtract, combine",
    ),
}


def line_of(
    refused: pytest.ExceptionInfo[DataError] | pytest.ExceptionInfo[QueryError],
) -> str:
    line = str(refused.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_that_cannot_be_is_refused_in_one_line(name: str) -> None:
    settings, what, way = NETWORKS[name]
    with pytest.raises(QueryError) as refused:
        discourse().network(**settings)
    line = line_of(refused)
    assert what in line
    assert way in line


@pytest.mark.parametrize("name", SLICES)
def test_slices_that_cannot_be_are_refused_in_one_line(name: str) -> None:
    settings, what, way = SLICES[name]
    with pytest.raises(QueryError) as refused:
        discourse().networks(**settings)
    line = line_of(refused)
    assert what in line
    assert way in line


@pytest.mark.parametrize("role", ["var1", "var2", "qualifier"])
def test_an_unknown_variable_is_answered_with_those_there_are(role: str) -> None:
    settings: dict[str, Settings] = {
        "var1": {"var1": "speaker"},
        "var2": {"var2": "speaker"},
        "qualifier": {"qualifier": "speaker"},
    }
    with pytest.raises(DataError) as one:
        discourse().network(**settings[role])
    with pytest.raises(DataError) as several:
        discourse().networks(**(WEEKS | settings[role]))
    for line in (line_of(one), line_of(several)):
        assert "'speaker'" in line
        assert "actor, claim, stance" in line


def test_an_unknown_variable_to_exclude_is_answered_too() -> None:
    with pytest.raises(DataError, match="actor, claim"):
        discourse().network(exclude={"speaker": "Org A"})


def test_an_unknown_label_is_answered_with_near_ones() -> None:
    network = discourse().network()
    with pytest.raises(DataError) as refused:
        grounds(network, "Org Á")
    assert "Org A" in line_of(refused)
    with pytest.raises(DataError, match=r"column 'park'.*parks"):
        grounds(network, "Org A", "park")


def test_a_day_ends_with_its_last_second() -> None:
    request = discourse().request(start="2021-03-01", stop="2021-03-01")
    assert request.start == datetime(2021, 3, 1)
    assert request.stop == datetime(2021, 3, 1, 23, 59, 59)


def test_a_setting_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="no setting 'dupicates'"):
        make_request(
            {"dupicates": "document"},  # type: ignore[typeddict-unknown-key]
            ("organization", "concept", "agreement"),
        )


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match="ends"):
        make_request(
            {"start": "2022-01-01", "stop": "2021-01-01"},
            ("organization", "concept", "agreement"),
        )


def test_values_to_exclude_may_be_one_word_a_number_or_a_boolean() -> None:
    defaults = ("organization", "concept", "agreement")
    for given in (False, 0, "0", ["0"], [0]):
        made = make_request({"exclude": {"agreement": given}}, defaults)
        assert made.exclude == {"agreement": ("0",)}
