"""What is read of a sound `.dna` file, and that reading leaves it as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.exchange.database import CoderRelation, Database, Highlight, VariableLink
from kg.exchange.dna.reader import (
    joint_statements,
    read_dna,
    rounded_to_days,
    timed_documents,
)
from kg.exchange.statement_table import statement_table
from kg.networks.table import Kind
from tests.dna_files import JUNE_24, JUNE_25, synthetic, version_2, version_3

HOUR = 3600


@pytest.fixture
def third(tmp_path: Path) -> Database:
    return read_dna(version_3(tmp_path / "third.dna"))


@pytest.fixture
def second(tmp_path: Path) -> Database:
    return read_dna(version_2(tmp_path / "second.dna"))


def quotations(database: Database) -> list[str]:
    texts = {one.id: one.text for one in database.documents}
    return [texts[one.document][one.start : one.stop] for one in database.statements]


def spoken(database: Database) -> list[dict[str, object]]:
    """Return the values of each statement by the names of variables."""
    names = {v.id: v.name for type in database.types for v in type.variables}
    values = {one.id: one.value for one in database.entities}
    short = {one.variable for one in database.entities}
    return [
        {
            names[id]: values[int(value)] if id in short else value
            for id, value in one.values.items()
        }
        for one in database.statements
    ]


def test_the_fictional_database_of_the_corpora_is_read_whole() -> None:
    database = read_dna(synthetic())
    sizes = (len(database.documents), len(database.statements), len(database.entities))
    assert sizes[:2] == (40, 217)
    assert sizes[2] >= 10 + 13 + 15
    names = " ".join(one.name for one in database.types[0].variables)
    assert names == "person organization concept agreement strength frame note"
    organizations = [one.value for one in database.entities if one.variable == 2]
    assert "Ünïted" in " ".join(organizations)
    assert database.notes == ()


def test_every_table_of_version_3_is_read(third: Database) -> None:
    assert third.version == "3.1.2"
    assert third.settings == {"date": "2026-01-01"}
    assert third.coders[1].name == "Cleo Coder"
    assert third.coders[1].settings["FontSize"] == 12
    assert third.relations[1] == CoderRelation(2, 1, edit_statements=False,
                                               edit_documents=False)  # fmt: skip
    assert third.documents[0].date == JUNE_24
    assert [one.label for one in third.types] == ["DNA Statement", "Annotation"]
    assert third.types[1].variables[0].kind is Kind.LONG_TEXT
    assert third.attributes == {1: ("Type",), 2: ("Type", "Notes")}
    assert third.entities[4].attributes == {"Type": "Union", "Notes": "large"}
    assert third.entities[5].child_of == 5
    assert third.entities[0].colour == (255, 0, 16)
    assert third.links == (VariableLink(1, 1, 2),)
    assert third.highlights == (Highlight("park(s)?", (200, 0, 0)),)
    assert third.notes == ()


def test_each_statement_has_its_words_and_one_value_for_each_variable(
    third: Database,
) -> None:
    assert quotations(third)[:2] == ["parks help", "they cost too much"]
    assert spoken(third)[1] == {
        "person": "Ben Sample",
        "organization": "Sample Union",
        "concept": 'Parks; "green" ones',
        "agreement": 0,
        "strength": 200,
    }
    assert spoken(third)[3] == {"note": "to be looked at again"}


def test_version_2_says_the_same_as_version_3(
    second: Database, third: Database
) -> None:
    assert second.version == "2.0 beta 19"
    assert quotations(second) == quotations(third)
    assert spoken(second) == spoken(third)
    assert second.documents == third.documents
    assert second.types == third.types


def test_version_2_keeps_its_settings_links_attributes_and_permissions(
    second: Database,
) -> None:
    assert second.settings["activeCoder"] == "2"
    assert second.statement_links == ((1, 1, 2),)
    union = second.entities[1]
    assert union.attributes == {"Type": "Union", "Alias": "SU", "Notes": "large"}
    assert second.entities[2].child_of == union.id
    assert second.coders[0].settings["PermissionAddDocuments"] == 1
    assert second.coders[1].settings["PermissionAddDocuments"] == 0
    assert second.coders[1].settings["PermissionViewOthersStatements"] == 0


def test_values_that_version_2_does_not_list_become_entities_in_a_fixed_order(
    second: Database, tmp_path: Path
) -> None:
    new = [(one.id, one.variable, one.value) for one in second.entities[3:]]
    assert new == [
        (4, 1, ""),
        (5, 1, "Ben Sample"),
        (6, 2, ""),
        (7, 3, 'Parks; "green" ones'),
    ]
    order = "UPDATE DATASHORTTEXT SET ID = 100 - ID"
    assert read_dna(version_2(tmp_path / "other.dna", order)) == second


@pytest.mark.parametrize(
    ("above", "parent"),
    [("NULL", None), ("''", None), ("0", None), ("2", 2), ("'Sample Union'", 2)],
)
def test_version_2_names_the_entity_above_by_its_value_or_id(
    tmp_path: Path, above: str, parent: int | None
) -> None:
    change = f"UPDATE ATTRIBUTES SET ChildOf = {above} WHERE ID = 3"
    for type in ("INTEGER", "TEXT"):
        path = version_2(
            tmp_path / f"{type}.dna",
            "ALTER TABLE ATTRIBUTES DROP COLUMN ChildOf",
            f"ALTER TABLE ATTRIBUTES ADD COLUMN ChildOf {type}",
            change,
        )
        assert read_dna(path).entities[2].child_of == parent


def test_version_2_may_say_what_coders_may_do_with_the_work_of_others(
    second: Database, tmp_path: Path
) -> None:
    assert second.relations == (CoderRelation(1, 2), CoderRelation(2, 1))
    path = version_2(
        tmp_path / "relations.dna",
        "CREATE TABLE CODERRELATIONS (ID INTEGER, Coder INTEGER, OtherCoder INTEGER,"
        " viewStatements INTEGER)",
        "INSERT INTO CODERRELATIONS VALUES (1, 2, 1, 0)",
    )
    assert read_dna(path).relations == (
        CoderRelation(2, 1, view_statements=False),
        CoderRelation(1, 2),
    )


def test_a_long_value_of_version_2_is_not_cut(tmp_path: Path) -> None:
    long = "park " * 100
    change = f"UPDATE DATASHORTTEXT SET Value = '{long}' WHERE ID = 3"
    database = read_dna(version_2(tmp_path / "long.dna", change))
    assert spoken(database)[0]["concept"] == long


def test_empty_cells_of_version_2_are_empty_texts_and_no_numbers(
    tmp_path: Path,
) -> None:
    database = read_dna(
        version_2(
            tmp_path / "empty.dna",
            "UPDATE DATASHORTTEXT SET Value = NULL WHERE ID = 1",
            "UPDATE DATABOOLEAN SET Value = NULL WHERE ID = 1",
            "UPDATE DOCUMENTS SET Author = NULL, Notes = NULL",
        )
    )
    assert spoken(database)[0]["person"] == ""
    assert "agreement" not in spoken(database)[0]
    assert database.documents[0].author == ""
    assert database.notes == ("DATABOOLEAN: 1 rows have no value and were left out",)


def test_a_time_of_day_in_version_2_is_reported_and_can_be_rounded(
    tmp_path: Path,
) -> None:
    morning, noon = JUNE_24 + 11 * HOUR + 36 * 60, JUNE_24 + 13 * HOUR + 15 * 60
    database = read_dna(
        version_2(
            tmp_path / "times.dna",
            f"UPDATE DOCUMENTS SET Date = {morning * 1000} WHERE ID = 1",
            f"UPDATE DOCUMENTS SET Date = {noon * 1000} WHERE ID = 2",
        )
    )
    assert [one.date for one in database.documents] == [morning, noon]
    assert "documents with a time of day" in database.notes[0]
    assert database.notes[0].endswith(": 1, 2")
    rounded = rounded_to_days(database)
    assert [one.date for one in rounded.documents] == [JUNE_24, JUNE_25]
    assert timed_documents(rounded) == ()
    assert rounded.notes == ("dates rounded to the nearest day: of 2 documents",)


def test_dates_before_1970_are_dates(tmp_path: Path) -> None:
    change = "UPDATE DOCUMENTS SET Date = -86400000 WHERE ID = 1"
    database = read_dna(version_2(tmp_path / "old.dna", change))
    assert database.documents[0].date == -86400
    table = statement_table(database)
    assert str(table.times[0]) == "1969-12-31T00:00:00"


def test_columns_and_tables_that_older_files_do_not_have_are_not_missed(
    third: Database, tmp_path: Path
) -> None:
    older = read_dna(
        version_3(
            tmp_path / "older.dna",
            "ALTER TABLE ENTITIES DROP COLUMN ChildOf",
            "ALTER TABLE CODERS DROP COLUMN FontSize",
            "DROP TABLE VARIABLELINKS",
            "DROP TABLE REGEXES",
        )
    )
    assert older.statements == third.statements
    assert older.entities[5].child_of is None
    assert older.coders[1].settings["FontSize"] == 14


def test_what_the_program_does_not_have_is_named_and_not_read(tmp_path: Path) -> None:
    path = version_3(
        tmp_path / "more.dna",
        "CREATE TABLE Extra (ID INTEGER)",
        "ALTER TABLE DOCUMENTS ADD COLUMN Url TEXT",
        "CREATE VIEW Everything AS SELECT * FROM CODERS",
    )
    (note,) = read_dna(path).notes
    assert note == "not read, since DNA has no such: DOCUMENTS.Url, EXTRA"


@pytest.mark.parametrize("make", [version_2, version_3])
def test_reading_changes_no_byte_and_leaves_nothing_beside(
    tmp_path: Path, make: object
) -> None:
    assert callable(make)
    path = make(tmp_path / "lying there.dna")
    os.utime(path, ns=(1, 1))
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    folder = tmp_path.stat().st_mtime_ns
    read_dna(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
    assert tmp_path.stat().st_mtime_ns == folder


def test_a_file_that_keeps_changes_beside_itself_is_read_without_making_any(
    third: Database, tmp_path: Path
) -> None:
    path = version_3(tmp_path / "ahead.dna")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    assert path.read_bytes()[18] == 2
    folder = tmp_path.stat().st_mtime_ns
    assert read_dna(path) == third
    assert tmp_path.stat().st_mtime_ns == folder


def test_a_read_only_file_in_a_read_only_folder_is_read(
    third: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kept?#%20"
    folder.mkdir()
    path = version_3(folder / "a #1?.dna")
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert read_dna(path) == third
    finally:
        folder.chmod(0o700)


def test_no_password_is_in_what_was_read(third: Database, second: Database) -> None:
    assert "c2VjcmV0" not in repr(third)
    assert "secret" not in repr(second)


def test_statements_that_differ_in_the_speaker_only_are_joint(tmp_path: Path) -> None:
    path = version_3(
        tmp_path / "joint.dna",
        "INSERT INTO STATEMENTS SELECT ID + 10, StatementTypeId, DocumentId, Start,"
        " Stop, Coder FROM STATEMENTS WHERE ID IN (1, 2, 3)",
        "INSERT INTO DATABOOLEAN SELECT ID + 10, StatementId + 10, VariableId, Value"
        " FROM DATABOOLEAN",
        "INSERT INTO DATAINTEGER SELECT ID + 10, StatementId + 10, VariableId, Value"
        " FROM DATAINTEGER",
        "INSERT INTO DATASHORTTEXT SELECT ID + 10, StatementId + 10, VariableId, Entity"
        " FROM DATASHORTTEXT",
        "UPDATE DATASHORTTEXT SET Entity = 6 WHERE StatementId = 11 AND VariableId = 2",
        "UPDATE DATASHORTTEXT SET Entity = 6 WHERE StatementId = 12 AND VariableId = 2",
        "UPDATE DATABOOLEAN SET Value = 1 WHERE StatementId = 12",
    )
    assert joint_statements(read_dna(path)) == ((1, 11),)


def test_a_table_has_a_column_for_each_variable_and_field_of_the_document(
    third: Database,
) -> None:
    table = statement_table(third)
    assert " ".join(table.columns) == (
        "person organization concept agreement strength document.author "
        "document.source document.section document.type document.id document.title"
    )
    assert list(table.keys) == ["1", "2", "3"]
    assert list(table.coders) == ["Admin", "Cleo Coder", "Cleo Coder"]
    assert table.quotations[0] == "parks help"
    assert [table.columns["agreement"].value(row) for row in range(3)] == [1, 0, 1]
    assert [table.columns["strength"].value(row) for row in range(3)] == [-2, 200, 0]
    assert table.columns["organization"].value(0) == ""
    assert table.columns["document.id"].levels == ("1", "2")
    assert table.columns["document.title"].levels == ("Parks",)
    assert [one.id for one in table.sources] == ["1", "2"]
    assert table.colours["person", "Ada Example"] == "#ff0010"
    assert table.attributes["organization", "Sample Union"]["Notes"] == "large"
    assert table.defaults == ("organization", "concept", "agreement")


def test_rows_stand_in_the_order_of_date_document_start_stop_and_id(
    third: Database,
) -> None:
    first, other = third.documents
    moved = replace(third, documents=(replace(first, date=JUNE_25 + 1), other))
    assert list(statement_table(moved).keys) == ["3", "1", "2"]
    same = replace(third, documents=(replace(first, date=JUNE_25), other))
    one, two, three, four = same.statements
    swapped = replace(
        same, statements=(one, replace(two, start=5, stop=8), three, four)
    )
    assert list(statement_table(swapped).keys) == ["2", "1", "3"]


def test_a_type_is_chosen_by_its_label_and_its_variables_are_its_own(
    third: Database,
) -> None:
    table = statement_table(third, "Annotation")
    assert table.columns["note"].kind is Kind.LONG_TEXT
    assert table.columns["note"].value(0) == "to be looked at again"
    assert "person" not in table.columns
    assert table.defaults == ("document.source", "document.author", None)
    with pytest.raises(DataError, match=r"'Nothing'.*'DNA Statement', 'Annotation'"):
        statement_table(third, "Nothing")
