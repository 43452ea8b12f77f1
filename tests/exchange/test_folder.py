"""A folder of coded statements holds a database whole, and says where it is broken."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from kg.errors import DataError, TableError
from kg.exchange.csv_tables import csv_text, parse_table
from kg.exchange.database import Database
from kg.exchange.folder import Folder, Ids, write_folder
from kg.exchange.folder_reader import read_folder
from tests.coded_sets import edit, parks, without_texts
from tests.exchange.test_dna_writing import databases


def ids_of(database: Database) -> Ids:
    return Ids(
        documents={one.id: f"document-{one.id}" for one in database.documents},
        coders={one.id: f"coder-{one.id}" for one in database.coders},
        things={one.id: f"org/{one.id}" for one in database.entities if one.id % 2},
        meanings={},
    )


def written(folder: Path, database: Database) -> Path:
    for name, text in write_folder(database, ids_of(database)).items():
        (folder / name).write_bytes(text.encode())
    return folder


def read_back(database: Database) -> Folder:
    with TemporaryDirectory() as folder:
        return read_folder(written(Path(folder), database), "coded/x")


@given(databases())
def test_every_database_comes_back_from_its_folder_but_for_the_texts(
    database: Database,
) -> None:
    folder = read_back(database)
    assert folder.database == without_texts(database)
    assert folder.ids == ids_of(database)
    texts = {one.id: one.text for one in database.documents}
    for one in database.statements:
        words = texts[one.document][one.start : one.stop]
        assert folder.places[one.id].words == words


@given(databases())
def test_a_folder_that_was_read_is_written_as_the_same_bytes(
    database: Database,
) -> None:
    folder = read_back(database)
    words = {id: place.words for id, place in folder.places.items()}
    again = write_folder(folder.database, folder.ids, words)
    assert again == write_folder(database, ids_of(database))


def test_tables_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    files = write_folder(parks(tmp_path), Ids())
    assert {"links.csv", "highlights.csv"} <= files.keys()
    assert "statement_links.csv" not in files
    assert "password" not in "".join(files.values()).casefold()


BROKEN = {
    "a statement of an unknown type": (
        *("statements.csv", "1,1,document-1,22", "1,9,document-1,22"),
        "coded/x/statements.csv:2: type 9 is not in types.csv",
    ),
    "a statement of an unknown coder": (
        *("statements.csv", "32,coder-1", "32,coder-9"),
        "coded/x/statements.csv:2: coder 'coder-9' is not in coders.csv",
    ),
    "a statement that ends before it begins": (
        *("statements.csv", "document-1,22,32", "document-1,22,12"),
        "coded/x/statements.csv:2: start 22 is not before stop 12",
    ),
    "two coders of one id": (
        *("coders.csv", "2,coder-2", "1,coder-2"),
        "coded/x/coders.csv:3: id 1 is already used above; ids are unique",
    ),
    "two coders of one name": (
        *("coders.csv", "2,coder-2", "2,coder-1"),
        "coded/x/coders.csv:3: coder 'coder-1' is already used above",
    ),
    "two documents of one name": (
        *("documents.csv", "2,document-2", "2,document-1"),
        "coded/x/documents.csv:3: document 'document-1' is already used above",
    ),
    "a date that is none": (
        *("documents.csv", "2016-06-24T00:00:00Z", "yesterday"),
        "coded/x/documents.csv:2: date 'yesterday' is none; write YYYY-MM-DDThh:mm:ssZ",
    ),
    "a value of another variable": (
        *("values.csv", "1,1,1\n", "1,1,5\n"),
        "coded/x/values.csv:2: entity 5 is a value of another variable",
    ),
    "a truth that is neither": (
        *("values.csv", "1,4,1\n", "1,4,2\n"),
        "coded/x/values.csv:5: value '2' of 'agreement': write 1 or 0",
    ),
    "a value twice": (
        *("values.csv", "1,4,1\n", "1,4,1\n1,4,0\n"),
        "coded/x/values.csv:6: statement 1 already has a value of variable 4",
    ),
    "a child of nothing": (
        *("entities.csv", "#010203,5,", "#010203,99,"),
        "coded/x/entities.csv:7: child_of 99 is not in entities.csv",
    ),
    "a colour that is none": (
        *("types.csv", "#efd033", "gold"),
        "coded/x/types.csv:2: colour 'gold': write #rrggbb",
    ),
    "a kind that is none": (
        *("variables.csv", "4,1,agreement,boolean", "4,1,agreement,date"),
        "coded/x/variables.csv:5: kind 'date' is not one of: "
        "boolean, integer, short text, long text",
    ),
    "a meaning that is none": (
        *("variables.csv", "integer,", "integer,hue"),
        "coded/x/variables.csv:6: meaning 'hue' is neither empty nor one of: "
        "person, organization, claim, agreement",
    ),
    "a misspelt column": (
        *("statements.csv", "id,type,document,start", "id,type,document,begin"),
        "coded/x/statements.csv:1: column 'start' is missing; expected: "
        "id, type, document, start, stop, coder, text",
    ),
    "a cell too many": (
        *("values.csv", "1,4,1\n", "1,4,1,1\n"),
        "coded/x/values.csv:5: 4 cells where the header has 3; "
        "put cells that hold a comma in double quotation marks",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_folder_is_refused_with_file_and_line(
    tmp_path: Path, name: str
) -> None:
    file, old, new, expected = BROKEN[name]
    folder = tmp_path / "x"
    folder.mkdir()
    written(folder, parks(tmp_path))
    edit(folder / file, old, new)
    with pytest.raises(TableError) as caught:
        read_folder(folder, "coded/x")
    assert str(caught.value) == expected


def test_a_folder_without_one_of_its_tables_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    written(folder, parks(tmp_path))
    (folder / "values.csv").unlink()
    with pytest.raises(DataError, match=r"coded/x/values\.csv: is missing"):
        read_folder(folder, "coded/x")


def test_a_cell_may_be_longer_than_any_limit_and_keep_every_line_end() -> None:
    long = "a\r\nb\rc\n\x85\u2028" + "x" * 200_000
    text = csv_text(("a", "b"), [(long, " x ")])
    table = parse_table(text, "t.csv", ("a", "b"), lambda _: False)
    assert [cells for _, cells in table.rows("a", "b")] == [[long, " x "]]
