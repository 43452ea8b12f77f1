"""Coded statements as one table: written without loss, read only if the words stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from kg.errors import DataError, EvidenceError, TableError
from kg.exchange.coded_csv import coded_csv_bytes
from kg.exchange.database import Database
from kg.imports import import_database, import_file
from kg.project_database import project_database
from kg.settings import Settings
from tests.coded_sets import corpus_of, empty, parks, state
from tests.exchange.test_dna_writing import databases


def rows_of(database: Database) -> list[dict[str, str]]:
    text = coded_csv_bytes(database).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def said(database: Database) -> list[tuple[object, ...]]:
    """Return what each statement says, without ids of values."""
    entities = {one.id: one for one in database.entities}
    variables = {one.id: one for type in database.types for one in type.variables}
    found: list[tuple[object, ...]] = []
    for one in database.statements:
        values: list[tuple[str, object, object]] = []
        for id, value in one.values.items():
            variable = variables[id]
            if variable.kind.value == "short text":
                entity = entities[int(value)]
                held = tuple(sorted(entity.attributes.items()))
                if entity.value:
                    values.append((variable.name, entity.value, held))
            else:
                values.append((variable.name, value, ()))
        coder = next(c.name for c in database.coders if c.id == one.coder)
        found.append(
            (one.id, one.start, one.stop, coder, tuple(sorted(values, key=str)))
        )
    return found


def test_a_row_has_every_value_and_attribute_without_a_replaced_sign(
    tmp_path: Path,
) -> None:
    row = rows_of(parks(tmp_path))[1]
    assert row["concept"] == 'Parks; "green" ones'
    assert row["statement.text"] == "they cost too much"
    assert (row["statement.start"], row["statement.stop"]) == ("51", "69")
    assert row["statement.coder"] == "Cleo Coder"
    assert (row["agreement"], row["strength"]) == ("0", "200")
    assert (row["organization.Type"], row["organization.Notes"]) == ("Union", "large")
    assert row["document.source"] == "Daily Sample"
    assert row["document.date"] == "2016-06-24T00:00:00Z"


@given(databases())
def test_any_database_is_one_row_for_each_statement_with_its_words(
    database: Database,
) -> None:
    rows = rows_of(database)
    texts = {one.id: one.text for one in database.documents}
    assert [int(row["statement"]) for row in rows] == [
        one.id for one in database.statements
    ]
    for row, one in zip(rows, database.statements, strict=True):
        assert row["statement.text"] == texts[one.document][one.start : one.stop]


def test_a_table_that_was_written_is_read_back_with_the_same_statements(
    tmp_path: Path,
) -> None:
    project, database = empty(tmp_path / "p"), parks(tmp_path)
    import_database(project, database, "first")
    path = tmp_path / "second.csv"
    path.write_bytes(coded_csv_bytes(database))
    made = import_file(project, path)
    assert (made.name, made.statements) == ("second", 4)
    assert (made.new_actors, made.new_claims, made.new_documents) == (0, 0, 0)
    back = next(one for one in corpus_of(project).coded if one.name == "second")
    assert said(back.database) == said(database)


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A project with the documents about parks, and no set that is called by_hand."""
    settings = empty(tmp_path / "p")
    import_database(settings, parks(tmp_path), "first")
    return settings


Table = Callable[[str], Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write a table by hand."""

    def write(text: str) -> Path:
        path = tmp_path / "by_hand.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_words_without_a_place_are_found_where_they_stand(
    project: Settings, table: Table
) -> None:
    path = table(
        "document,text,organization,concept,agreement\n"
        "parks,parks help,Sample Union,More parks,yes\n"
    )
    import_file(project, path)
    coded = corpus_of(project).coded[0]
    assert coded.name == "by-hand"
    (statement,) = coded.statements
    assert (statement.span.start, statement.span.end) == (22, 32)
    things = {one.name: one.thing for one in statement.values}
    assert things["organization"] == "org/sample-union"
    assert things["concept"] == "claim/more-parks"
    assert statement.means("agreement")[0].value == "1"


HEAD = "document,start,text,concept,agreement\n"
BROKEN: dict[str, tuple[str, type[DataError], str]] = {
    "words that are elsewhere": (
        HEAD + "parks,22,parks help,x,1\nparks,23,parks help,x,1\n",
        EvidenceError,
        "by_hand.csv:3: text 'parks help' is not at 23 of parks; there is 'arks help.'",
    ),
    "words that are nowhere": (
        HEAD + "parks,,ponds help,x,1\n",
        EvidenceError,
        "by_hand.csv:2: text 'ponds help' stands 0 times in parks; "
        "quote the document's very words, or give start and stop",
    ),
    "an unknown document": (
        HEAD + "ponds,22,parks help,x,1\n",
        TableError,
        "by_hand.csv:2: document 'ponds' is in no row of documents.csv; give its id",
    ),
    "a title of two documents": (
        HEAD + "Parks,22,parks help,x,1\n",
        TableError,
        "by_hand.csv:2: document 'Parks' is in 2 rows of documents.csv; give its id",
    ),
    "neither agreement nor disagreement": (
        HEAD + "parks,22,parks help,x,perhaps\n",
        TableError,
        "by_hand.csv:2: agreement 'perhaps': write 1 or 0",
    ),
    "no words": (
        HEAD + "parks,22,,x,1\n",
        TableError,
        "by_hand.csv:2: statement.text is empty",
    ),
    "a statement twice": (
        "statement,document,start,text\n1,parks,22,parks\n1,parks,22,parks\n",
        TableError,
        "by_hand.csv:3: statement 1 is already on line 2",
    ),
    "a column of nothing": (
        "document,start,text,actor.Type\nparks,22,parks,x\n",
        TableError,
        "by_hand.csv:1: unknown column 'actor.Type': there is no variable 'actor'",
    ),
    "no documents": (
        "start,text\n22,parks\n",
        TableError,
        "by_hand.csv:1: column 'document' is missing",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_is_refused_with_its_line_and_changes_nothing(
    project: Settings, table: Table, name: str
) -> None:
    text, kind, expected = BROKEN[name]
    before = state(project)
    with pytest.raises(kind) as caught:
        import_file(project, table(text))
    assert str(caught.value).endswith(expected)
    assert state(project) == before


def test_a_column_may_say_the_kind_of_its_variable(
    project: Settings, table: Table
) -> None:
    path = table(
        "document,text,year (short text),score,why (long text)\n"
        "parks,parks help,2021,7,so\n"
    )
    import_file(project, path)
    both = project_database(corpus_of(project))
    kinds = {one.name: one.kind.value for one in both.types[0].variables}
    assert kinds["year"] == "short text"
    assert kinds["score"] == "integer"
    assert kinds["why"] == "long text"
