"""Files that cannot be read whole: one line says what is wrong, where, and the cure."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import DataError, KGError, SourceError
from kg.exchange.dna.reader import read_dna
from tests.dna_files import version_2, version_3

Maker = Callable[..., Path]


def refusal(path: Path, kind: type[KGError] = DataError) -> str:
    """Return the one line that refuses a file."""
    with pytest.raises(kind) as caught:
        read_dna(path)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(str(path))
    return line


BROKEN_ROWS = {
    "a statement without its document": (
        "UPDATE STATEMENTS SET DocumentId = 9 WHERE ID = 2",
        "STATEMENTS row 2: DocumentId 9 is not there",
    ),
    "a statement without its type": (
        "UPDATE STATEMENTS SET StatementTypeId = 9 WHERE ID = 2",
        "STATEMENTS row 2: StatementTypeId 9 is not there",
    ),
    "a statement without its coder": (
        "UPDATE STATEMENTS SET Coder = 9 WHERE ID = 2",
        "STATEMENTS row 2: Coder 9 is not there",
    ),
    "a statement of no document at all": (
        "UPDATE STATEMENTS SET DocumentId = NULL WHERE ID = 2",
        "STATEMENTS row 2: DocumentId is empty",
    ),
    "a statement that begins beyond its end": (
        "UPDATE STATEMENTS SET Start = 70 WHERE ID = 2",
        "STATEMENTS row 2: Start 70 is not before Stop 69",
    ),
    "a statement of no length": (
        "UPDATE STATEMENTS SET Start = 69 WHERE ID = 2",
        "STATEMENTS row 2: Start 69 is not before Stop 69",
    ),
    "a statement that begins before the text": (
        "UPDATE STATEMENTS SET Start = -1 WHERE ID = 2",
        "STATEMENTS row 2: Start -1 is not before Stop 69",
    ),
    "a statement that ends beyond the text": (
        "UPDATE STATEMENTS SET Stop = 71 WHERE ID = 2",
        "STATEMENTS row 2: Start 51 and Stop 71 do not lie within document 1, "
        "which has 70 characters",
    ),
    "a document without its coder": (
        "UPDATE DOCUMENTS SET Coder = 9 WHERE ID = 2",
        "DOCUMENTS row 2: Coder 9 is not there",
    ),
    "a document without a date": (
        "UPDATE DOCUMENTS SET Date = NULL WHERE ID = 2",
        "DOCUMENTS row 2: Date is empty",
    ),
    "words in a column of numbers": (
        "UPDATE DOCUMENTS SET Date = 'yesterday' WHERE ID = 2",
        "DOCUMENTS row 2: Date is of type text, not integer",
    ),
    "a picture in a column of words": (
        "UPDATE DOCUMENTS SET Text = X'89504E47' WHERE ID = 1",
        "DOCUMENTS row 1: Text is of type blob, not text",
    ),
    "half a number": (
        "UPDATE STATEMENTS SET Start = 1.5 WHERE ID = 2",
        "STATEMENTS row 2: Start is of type real, not integer",
    ),
    "words that are not UTF-8": (
        "UPDATE DOCUMENTS SET Title = CAST(X'50E470' AS TEXT) WHERE ID = 2",
        "DOCUMENTS row 2: a text is not UTF-8",
    ),
    "two coders with one id": (
        "UPDATE CODERS SET ID = 1 WHERE ID = 2",
        "CODERS row 1: 2 rows have this ID",
    ),
    "two statements with one id": (
        "UPDATE STATEMENTS SET ID = 1 WHERE ID = 2",
        "STATEMENTS row 1: 2 rows have this ID",
    ),
    "a value of no statement": (
        "UPDATE DATABOOLEAN SET StatementId = 9 WHERE ID = 2",
        "DATABOOLEAN row 2: StatementId 9 is not there",
    ),
    "a value of no variable": (
        "UPDATE DATAINTEGER SET VariableId = 9 WHERE ID = 2",
        "DATAINTEGER row 2: VariableId 9 is not there",
    ),
    "a value of a variable of another type": (
        "UPDATE DATALONGTEXT SET StatementId = 1 WHERE ID = 1",
        "DATALONGTEXT row 1: variable 6 is not of the type of the statement",
    ),
    "a number for a variable of truth": (
        "UPDATE DATAINTEGER SET VariableId = 4 WHERE ID = 2",
        "DATAINTEGER row 2: variable 4 is of type boolean",
    ),
    "two values of one variable": (
        "UPDATE DATAINTEGER SET StatementId = 1 WHERE ID = 2",
        "DATAINTEGER row 2: statement 1 has another value for the variable",
    ),
    "neither true nor false": (
        "UPDATE DATABOOLEAN SET Value = 2 WHERE ID = 2",
        "DATABOOLEAN row 2: Value 2 is neither 0 nor 1",
    ),
    "a variable of no type": (
        "UPDATE VARIABLES SET StatementTypeId = 9 WHERE ID = 5",
        "VARIABLES row 5: StatementTypeId 9 is not there",
    ),
    "a variable of an unknown kind": (
        "UPDATE VARIABLES SET DataType = 'date' WHERE ID = 5",
        "VARIABLES row 5: DataType is 'date'",
    ),
    "two variables of one name": (
        "UPDATE VARIABLES SET Variable = 'concept' WHERE ID = 2",
        "VARIABLES row 3: the type has another variable 'concept'",
    ),
}
BROKEN_IN_3 = {
    "a value that is no entity": (
        "UPDATE DATASHORTTEXT SET Entity = 99 WHERE ID = 2",
        "DATASHORTTEXT row 2: Entity 99 is not there",
    ),
    "an entity of another variable": (
        "UPDATE DATASHORTTEXT SET Entity = 1 WHERE ID = 2",
        "DATASHORTTEXT row 2: entity 1 is of another variable",
    ),
    "an entity of no variable": (
        "UPDATE ENTITIES SET VariableId = 9 WHERE ID = 7",
        "ENTITIES row 7: VariableId 9 is not there",
    ),
    "an entity twice": (
        "UPDATE ENTITIES SET Value = 'Ada Example' WHERE ID = 2",
        "ENTITIES row 2: variable 1 has another value 'Ada Example'",
    ),
    "a child of nothing": (
        "UPDATE ENTITIES SET ChildOf = 99 WHERE ID = 2",
        "ENTITIES row 2: ChildOf 99 is not there",
    ),
    "an attribute of no entity": (
        "UPDATE ATTRIBUTEVALUES SET EntityId = 99 WHERE ID = 2",
        "ATTRIBUTEVALUES row 2: EntityId 99 is not there",
    ),
    "a value of no attribute": (
        "UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 99 WHERE ID = 2",
        "ATTRIBUTEVALUES row 2: AttributeVariableId 99 is not there",
    ),
    "an attribute of no variable": (
        "UPDATE ATTRIBUTEVARIABLES SET VariableId = 99 WHERE ID = 2",
        "ATTRIBUTEVARIABLES row 2: VariableId 99 is not there",
    ),
    "an attribute twice": (
        "UPDATE ATTRIBUTEVARIABLES SET AttributeVariable = 'Type' WHERE ID = 3",
        "ATTRIBUTEVARIABLES row 3: variable 2 has another attribute 'Type'",
    ),
    "an attribute of another variable's entity": (
        "UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 2 WHERE ID = 1",
        "ATTRIBUTEVALUES row 1: attribute 2 is of another variable than entity 1",
    ),
    "two values of one attribute": (
        "UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 2 WHERE ID = 3",
        "ATTRIBUTEVALUES row 3: entity 5 has another 'Type'",
    ),
    "a relation of no coder": (
        "UPDATE CODERRELATIONS SET OtherCoder = 9 WHERE ID = 1",
        "CODERRELATIONS row 1: OtherCoder 9 is not there",
    ),
    "a link to no variable": (
        "UPDATE VARIABLELINKS SET TargetVariableId = 9 WHERE ID = 1",
        "VARIABLELINKS row 1: TargetVariableId 9 is not there",
    ),
}
BROKEN_IN_2 = {
    "a link to no statement": (
        "UPDATE STATEMENTLINKS SET TargetId = 9 WHERE ID = 1",
        "STATEMENTLINKS row 1: TargetId 9 is not there",
    ),
    "attributes of a value twice": (
        "UPDATE ATTRIBUTES SET VariableId = 2, Value = 'Sample Union' WHERE ID = 3",
        "ATTRIBUTES row 3: variable 2 has another value 'Sample Union'",
    ),
    "attributes of a value of no variable": (
        "UPDATE ATTRIBUTES SET VariableId = 9 WHERE ID = 3",
        "ATTRIBUTES row 3: VariableId 9 is not there",
    ),
    "a child of nothing": (
        "UPDATE ATTRIBUTES SET ChildOf = 'Nobody' WHERE ID = 3",
        "ATTRIBUTES row 3: ChildOf Nobody is not there",
    ),
    "a permission that is unknown": (
        "UPDATE CODERPERMISSIONS SET Type = 'fly' WHERE ID = 3",
        "CODERPERMISSIONS row 3: there is no permission 'fly'",
    ),
    "a permission of no coder": (
        "UPDATE CODERPERMISSIONS SET Coder = 9 WHERE ID = 3",
        "CODERPERMISSIONS row 3: Coder 9 is not there",
    ),
    "a short text of no variable": (
        "UPDATE DATASHORTTEXT SET VariableId = 9 WHERE ID = 3",
        "DATASHORTTEXT row 3: VariableId 9 is not there",
    ),
}
IN_EACH = [
    pytest.param(make, change, words, id=f"{name} in version {version}")
    for version, make, cases in (
        (2, version_2, BROKEN_ROWS | BROKEN_IN_2),
        (3, version_3, BROKEN_ROWS | BROKEN_IN_3),
    )
    for name, (change, words) in cases.items()
]


@pytest.mark.parametrize(("make", "change", "words"), IN_EACH)
def test_a_row_that_breaks_a_rule_is_named(
    tmp_path: Path, make: Maker, change: str, words: str
) -> None:
    line = refusal(make(tmp_path / "broken.dna", change))
    assert words in line
    assert line.endswith("Nothing was read; mend these rows in a copy of the file")


def test_all_problems_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    line = refusal(
        version_3(
            tmp_path / "broken.dna",
            "UPDATE DATASHORTTEXT SET Entity = 99",
            "UPDATE DATABOOLEAN SET StatementId = 99 WHERE ID = 1",
        )
    )
    assert ": 10 problems: DATABOOLEAN row 1: " in line
    assert "; and 5 more. " in line


def test_what_hangs_on_a_refused_row_is_not_told_again(tmp_path: Path) -> None:
    line = refusal(
        version_3(
            tmp_path / "broken.dna",
            "UPDATE STATEMENTS SET DocumentId = 9 WHERE ID = 1",
            "UPDATE CODERS SET Name = NULL WHERE ID = 2",
        )
    )
    assert ": 2 problems: CODERS row 2: Name is empty; STATEMENTS row 1: " in line


def test_a_file_that_another_program_is_writing_is_refused(tmp_path: Path) -> None:
    path = version_3(tmp_path / "busy.dna")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        line = refusal(path, KGError)
        connection.execute("ROLLBACK")
    assert "another program is writing it; close it in Discourse Network" in line
    assert read_dna(path).statements


def test_a_file_that_a_program_left_unfinished_is_refused(tmp_path: Path) -> None:
    path = version_3(tmp_path / "killed.dna", "CREATE TABLE X AS SELECT 1 AS y")
    whole = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        for _ in range(50):
            connection.execute("INSERT INTO REGEXES SELECT Label || 'x', 0, 0, 0 FROM "
                               "DOCUMENTS, REGEXES LIMIT 2000")  # fmt: skip
        journal = path.with_name("killed.dna-journal")
        half = (path.read_bytes(), journal.read_bytes())
        connection.execute("ROLLBACK")
    assert half[0] != whole
    path.write_bytes(half[0])
    journal.write_bytes(half[1])
    line = refusal(path, KGError)
    assert "open it in Discourse Network Analyzer and close it" in line
    assert (path.read_bytes(), journal.read_bytes()) == half


def test_changes_that_still_lie_beside_the_file_are_not_missed(tmp_path: Path) -> None:
    path = version_3(tmp_path / "ahead.dna")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("DELETE FROM REGEXES")
        connection.commit()
        line = refusal(path, KGError)
    assert "ahead.dna-wal" in line


@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, part: float) -> None:
    path = version_3(tmp_path / "cut.dna")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert "look for another copy of it" in refusal(path)


def test_a_file_with_a_page_of_rubbish_is_refused(tmp_path: Path) -> None:
    path = version_3(tmp_path / "rubbish.dna")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    path.write_bytes(content)
    assert "look for another copy of it" in refusal(path)


def test_a_file_with_some_other_bytes_is_read_or_refused_in_one_line(
    tmp_path: Path,
) -> None:
    chance = random.Random(1)
    sound = version_3(tmp_path / "sound.dna").read_bytes()
    path = tmp_path / "changed.dna"
    refused: list[str] = []
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(chance.choice([1, 3, 20])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            read_dna(path)
        except KGError as error:
            refused.append(str(error))
    assert 0 < len(refused) < 300
    assert not any("\n" in one for one in refused)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b'<?xml version="1.0"?><dna version="1.31"/>', "version 1 of"),
        (b'{"type": "mysql", "url": "example"}', "MySQL or PostgreSQL"),
        (b"Just words, and nothing else.", "not an SQLite database"),
    ],
)
def test_a_file_of_another_kind_is_told_by_its_kind(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "other.dna"
    path.write_bytes(content)
    assert words in refusal(path, SourceError)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE SETTINGS SET Value = '1.31' WHERE Property = 'version'", "DNA 2"),
        ("UPDATE SETTINGS SET Value = '4.0' WHERE Property = 'version'", "'4.0'"),
        ("DELETE FROM SETTINGS", "the version ''"),
        ("DROP TABLE SETTINGS", "no table SETTINGS"),
        ("DROP TABLE DOCUMENTS", "no table DOCUMENTS; if the statements are on a"),
        ("ALTER TABLE STATEMENTS DROP COLUMN Stop", "STATEMENTS has no column Stop"),
    ],
)
def test_a_database_of_another_make_is_refused(
    tmp_path: Path, change: str, words: str
) -> None:
    assert words in refusal(version_3(tmp_path / "other.dna", change), SourceError)


def test_a_view_or_a_virtual_table_is_not_taken_for_a_table(tmp_path: Path) -> None:
    view = version_3(
        tmp_path / "view.dna",
        "ALTER TABLE DOCUMENTS RENAME TO Other",
        "CREATE VIEW DOCUMENTS AS SELECT * FROM Other",
    )
    assert "no table DOCUMENTS" in refusal(view, SourceError)
    virtual = version_3(
        tmp_path / "virtual.dna",
        "DROP TABLE REGEXES",
        "CREATE VIRTUAL TABLE REGEXES USING fts5(Label, Red, Green, Blue)",
    )
    assert read_dna(virtual).highlights == ()


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "nothing.dna", KGError)
    assert "directory" in refusal(tmp_path, KGError).casefold()
