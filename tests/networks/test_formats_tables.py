from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kg.discourse import Discourse
from kg.networks.explain import grounds
from kg.networks.formats.dl import dl
from kg.networks.formats.evidence import cell_grounds
from kg.networks.formats.records import edge_rows, json_text
from kg.networks.formats.signs import sign_of
from kg.networks.formats.tables import (
    event_rows,
    matrix_csv,
    node_rows,
    number,
    records_csv,
    slices_csv,
)
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode, Request, Window
from kg.networks.slices import make_slices
from kg.networks.table import integer_column, text_column
from tests.networks.coded import DAY, HOSTILE, STORY, Said, subtract, table_of
from tests.networks.known import REFERENCE, needs_database

labels = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def network_of(rows: list[str], columns: list[str], cells: np.ndarray) -> Network:
    """Return a network of any numbers; no statements are behind them."""
    table = table_of([])
    matrix = sparse.csr_array(cells)
    return Network(Request(), tuple(rows), tuple(columns), matrix, table)


@given(st.data())
def test_a_matrix_reads_back_bit_by_bit(data: st.DataObject) -> None:
    rows = data.draw(st.lists(labels, unique=True, max_size=4))
    columns = data.draw(st.lists(labels, unique=True, min_size=1, max_size=4))
    values = st.floats(allow_nan=False)
    width = st.lists(values, min_size=len(columns), max_size=len(columns))
    cells = np.array([data.draw(width) for _ in rows], np.float64)
    network = network_of(rows, columns, cells.reshape(len(rows), len(columns)))
    head, *body = read(matrix_csv(network))
    assert head == ["", *columns]
    assert [one[0] for one in body] == rows
    found = np.array([[float(cell) for cell in one[1:]] for one in body])
    # Zeros have no sign in a sparse matrix nor in a table.
    expected = cells + 0.0
    assert found.reshape(expected.shape).tobytes() == expected.tobytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (-2.0, "-2"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e+300"),
        (float("nan"), "nan"),
    ],
)
def test_a_number_is_the_shortest_that_reads_back(value: float, text: str) -> None:
    assert number(value) == text


@needs_database
def test_a_written_matrix_has_the_shape_of_the_references(
    synthetic: Discourse,
) -> None:
    files = sorted(REFERENCE.glob("twomode_agreement_subtract_no.csv"))
    assert len(files) == 1
    expected = files[0].read_text(encoding="utf-8")
    written = matrix_csv(synthetic.network(aggregation="subtract"))
    assert read(written) == read(expected)


def test_slices_stand_under_each_other_and_what_one_lacks_is_empty() -> None:
    early = subtract(table_of(STORY[:2]))
    late = subtract(table_of(STORY[4:5]))
    rows = read(slices_csv([early, late]))
    head = ["", "time", "start", "stop", "statements", "parks", "roads"]
    assert rows == [
        head,
        ["Example Club", "", "", "", "2", "1", ""],
        ["Sample Union", "", "", "", "2", "-1", ""],
        ["Sample Union", "", "", "", "1", "", "1"],
    ]


def test_an_edge_says_how_many_statements_it_rests_on() -> None:
    assert edge_rows(subtract(table_of(STORY))) == [
        {
            "source": "Example Club",
            "target": "parks",
            "weight": 1.0,
            "sign": "agrees",
            "statements": 3,
        },
        {
            "source": "Sample Union",
            "target": "parks",
            "weight": -2.0,
            "sign": "disagrees",
            "statements": 2,
        },
        {
            "source": "Sample Union",
            "target": "roads",
            "weight": 1.0,
            "sign": "agrees",
            "statements": 1,
        },
    ]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", ["subtract", "ignore", "congruence", "conflict"])
@needs_database
def test_all_cells_at_once_rest_on_what_each_alone_rests_on(
    synthetic: Discourse, mode: Mode, kind: str
) -> None:
    if mode is Mode.TWO and kind in ("congruence", "conflict"):
        kind = "combine"
    for qualifier in ("agreement", "strength", "frame"):
        network = synthetic.network(mode=mode, qualifier=qualifier, aggregation=kind)
        cells = list(cell_grounds(network))
        assert len(cells) >= 40
        for cell in cells:
            assert cell.grounds == grounds(network, cell.row, cell.column)


def test_a_statement_that_fills_two_rows_is_counted_once() -> None:
    table = replace(table_of(STORY[:1] * 2), keys=["same", "same"])
    assert edge_rows(subtract(table))[0]["statements"] == 1


def test_a_number_of_other_values_than_sides_has_no_word() -> None:
    levels = {
        "strength": integer_column("strength", [1, 2]),
        "stance": integer_column("stance", [-1, 2]),
        "frame": text_column("frame", ["cost", "health"]),
    }
    base = subtract(table_of(STORY[:2], columns=levels))

    def word(kind: Aggregation, qualifier: str | None, value: float) -> str:
        request = replace(base.request, aggregation=kind, qualifier=qualifier)
        return sign_of(replace(base, request=request), value)

    subtracted, combined = Aggregation.SUBTRACT, Aggregation.COMBINE
    assert word(combined, "agreement", 3.0) == "both"
    assert word(combined, "strength", 3.0) == word(combined, "frame", 1.0) == ""
    assert word(subtracted, "agreement", -1.0) == "disagrees"
    assert word(subtracted, "stance", 2.0) == "agrees"
    assert word(subtracted, "strength", 2.0) == word(subtracted, "frame", 1.0) == ""
    assert word(subtracted, None, 2.0) == word(Aggregation.IGNORE, "stance", 2.0) == ""


def test_attributes_never_overwrite_what_a_label_is() -> None:
    held = {"label": "other", "colour": "red", "Type": "club"}
    named = {("organization", "Example Club"): held}
    row = node_rows(subtract(table_of(STORY, attributes=named)))[0]
    assert row == {
        "label": "Example Club",
        "variable": "organization",
        "frequency": 3,
        "colour": "",
        "Type": "club",
        "attribute colour": "red",
        "attribute label": "other",
    }


def test_events_lose_no_variable_whatever_it_is_called() -> None:
    clash = {
        name: text_column(name, [f"my {name}"])
        for name in ("text", "coder", "organization: Type")
    }
    named = {("organization", "Example Club"): {"Type": "club"}}
    (row,) = event_rows(table_of(STORY[:1], columns=clash, attributes=named))
    assert row == {
        "statement_id": "s0",
        "time": "2021-03-01T00:00:00",
        "organization": "Example Club",
        "concept": "parks",
        "agreement": 1,
        "variable text": "my text",
        "variable coder": "my coder",
        "organization: Type": "my organization: Type",
        "start_position": 0,
        "stop_position": 9,
        "text": 'words "0", <b>',
        "coder": "Cleo Coder",
        "document_id": "d0",
        "document_source": "Daily Sample",
        "attribute organization: Type": "club",
    }


def test_hostile_words_read_back_from_a_list_of_events() -> None:
    table = table_of([(one, one, True, DAY) for one in HOSTILE])
    head, *body = read(records_csv(event_rows(table)))
    assert {len(one) for one in body} == {len(head)}
    at = head.index("organization")
    assert [one[at] for one in body] == list(HOSTILE)


def test_dl_has_no_quotation_marks_in_labels_and_no_two_alike() -> None:
    said = [(one, "it's", True, DAY) for one in ('Sample "Union"', "Sample Union")]
    assert dl(subtract(table_of(said))).splitlines() == [
        "dl nr = 2, nc = 1, format = fullmatrix",
        "row labels:",
        '"Sample Union"',
        '"Sample Union 2"',
        "col labels:",
        '"its"',
        "data:",
        " 1",
        " 1",
    ]


def test_dl_of_a_one_mode_network_names_its_labels_once() -> None:
    lines = dl(subtract(table_of(STORY), Mode.ONE)).splitlines()
    assert lines[:5] == [
        "dl n = 2, format = fullmatrix",
        "labels:",
        '"Example Club"',
        '"Sample Union"',
        "data:",
    ]
    assert lines[5:] == [" 0 -2", " -2 0"]


def test_json_names_the_statements_of_every_cell() -> None:
    made = json.loads(json_text([subtract(table_of(STORY))]))
    assert made["settings"]["aggregation"] == "subtract"
    assert made["rows"] == ["Example Club", "Sample Union"]
    assert made["cells"][0] == {
        "row": "Example Club",
        "column": "parks",
        "value": 1.0,
        "sign": "agrees",
        "statements": ["s0", "s2", "s3"],
    }


def test_json_has_null_for_what_is_no_number() -> None:
    network = subtract(table_of(STORY))
    cells = network.array()
    cells[0, 0] = np.nan
    text = json_text([replace(network, matrix=sparse.csr_array(cells))])
    assert "NaN" not in text
    assert json.loads(text)["cells"][0]["value"] is None


def test_json_of_slices_is_a_list_with_their_times() -> None:
    request = Request(window=Window.MONTHS, size=1)
    slices = make_slices(table_of(STORY), request)
    made = json.loads(json_text(slices))
    assert len(made) == len(slices) >= 1
    assert all(one["time"] and one["start"] and one["stop"] for one in made)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("said", [STORY[:0], STORY[:1]], ids=["none", "one"])
def test_nothing_and_one_statement_are_written_too(
    mode: Mode, said: tuple[Said, ...]
) -> None:
    network = subtract(table_of(said), mode)
    assert len(read(matrix_csv(network))) == 1 + len(said)
    assert len(json.loads(json_text([network]))["rows"]) == len(said)
    assert dl(network).startswith("dl n")
    assert len(list(event_rows(network.table))) == len(said)
