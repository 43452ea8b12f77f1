"""Offsets that count UTF-16 units or code points: which reading was meant."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.exchange.database import Database
from kg.exchange.dna.offsets import (
    Reading,
    Span,
    read_all_spans,
    read_spans,
    utf16_units,
)
from kg.exchange.dna.reader import read_dna
from kg.exchange.dna.writer import write_dna
from tests.dna_files import version_3

TEXT = (
    "🌳 Ada Example said 🌳🌳: parks help all of us. 🎈 Ben Sample left early. "
    "Unfortunately."
)
WORDS = ["parks help", "Ben Sample", "said", "left early"]
# Beyond four pairs, and no end of a word in either reading.
INSIDE_A_WORD = (TEXT.index("nfortunately") + 5, TEXT.index("nately") + 1)


def units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def in_units(text: str, span: Span) -> Span:
    return units(text, span[0]), units(text, span[1])


def where(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def stored(path: Path, spans: list[Span]) -> Path:
    """Make a file whose first document has the text with pairs, and these spans."""
    version_3(path, "DELETE FROM STATEMENTS WHERE DocumentId = 1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE DOCUMENTS SET Text = ? WHERE ID = 1", (TEXT,))
        for table in ("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT"):
            connection.execute(f"DELETE FROM {table} WHERE StatementId < 3")
        connection.executemany(
            "INSERT INTO STATEMENTS VALUES (?, 1, 1, ?, ?, 1)",
            [(100 + place, *span) for place, span in enumerate(spans)],
        )
        connection.commit()
    return path


def quotations(database: Database) -> list[str]:
    return [TEXT[one.start : one.stop] for one in database.statements if one.id >= 100]


def test_units_of_the_editor_are_known_by_the_words_they_hit(tmp_path: Path) -> None:
    spans = [in_units(TEXT, where(one)) for one in WORDS]
    database = read_dna(stored(tmp_path / "units.dna", spans))
    assert quotations(database) == WORDS
    assert database.notes == ("offsets read as UTF-16 units: documents 1",)


def test_code_points_of_a_script_are_known_by_the_words_they_hit(
    tmp_path: Path,
) -> None:
    spans = [where(one) for one in WORDS]
    database = read_dna(stored(tmp_path / "points.dna", spans))
    assert quotations(database) == WORDS
    assert database.notes == ("offsets read as code points: documents 1",)


def test_an_end_that_only_one_reading_has_decides(tmp_path: Path) -> None:
    last = in_units(TEXT, where("Unfortunately."))
    assert last[1] > len(TEXT)
    database = read_dna(stored(tmp_path / "end.dna", [last]))
    assert quotations(database) == ["Unfortunately."]


def test_what_cannot_be_told_is_read_as_the_editor_counts_and_said(
    tmp_path: Path,
) -> None:
    database = read_dna(stored(tmp_path / "open.dna", [INSIDE_A_WORD]))
    assert database.notes == (
        "offsets read as UTF-16 units, for want of evidence: documents 1",
    )


def test_an_end_beyond_the_text_in_both_readings_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path / "beyond.dna", [(3, len(TEXT) + 100)])
    with pytest.raises(DataError, match="STATEMENTS row 100: Start 3 and Stop"):
        read_dna(path)


def test_a_text_without_pairs_before_its_statements_needs_no_evidence(
    tmp_path: Path,
) -> None:
    text, spans = "Ada said: parks 🌳", [(0, 3), (10, 15)]
    assert read_spans(text, spans) == (Reading.SAME, spans)


def test_a_file_that_was_written_here_needs_no_evidence(tmp_path: Path) -> None:
    path = stored(tmp_path / "open.dna", [INSIDE_A_WORD])
    database = read_dna(path)
    write_dna(database, tmp_path / "again.dna")
    again = read_dna(tmp_path / "again.dna")
    assert again == database
    assert again.notes == ("offsets read as UTF-16 units: documents 1",)


def test_a_document_that_leaves_it_open_is_read_as_the_others_of_the_file() -> None:
    texts = {1: TEXT, 2: "🌳 " + "a" * 20}
    spans = {1: [where(one) for one in WORDS], 2: [(5, 9)]}
    found = read_all_spans(texts, spans)
    assert found[2] == (Reading.CODE_POINTS, [(5, 9)])
    spans[1] = [in_units(TEXT, where(one)) for one in WORDS]
    found = read_all_spans(texts, spans)
    assert found[2] == (Reading.UTF16, [(4, 8)])


texts = st.text(st.sampled_from("ab é🌳😀.\u0301"), max_size=30)


@given(texts, st.data())
def test_every_span_of_whole_characters_survives_the_units_of_the_editor(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    counted = utf16_units(text)
    there = (counted.unit(start), counted.unit(stop))
    assert there == in_units(text, (start, stop))
    assert counted.span(there) == (start, stop)


@given(texts)
def test_an_offset_inside_a_character_or_beyond_the_text_is_none(text: str) -> None:
    counted = utf16_units(text)
    whole = {units(text, place) for place in range(len(text) + 1)}
    for place in range(-1, units(text, len(text)) + 3):
        assert (counted.code_point(place) is not None) == (place in whole)


@given(texts, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_the_order_of_statements_does_not_change_a_reading(
    text: str, spans: list[Span]
) -> None:
    reading, read = read_spans(text, spans)
    turned, back = read_spans(text, spans[::-1])
    assert (reading, read) == (turned, back[::-1])
