"""What is written can be opened by the rules of version 3.1, and is read back equal."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError, KGError
from kg.exchange.database import (
    CoderRelation,
    Database,
    DatabaseCoder,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    Highlight,
    StatementType,
    Variable,
    VariableLink,
)
from kg.exchange.dna.reader import read_dna
from kg.exchange.dna.schema import CODER_SETTINGS, TABLES
from kg.exchange.dna.table_rows import completed
from kg.exchange.dna.writer import dna_bytes, write_dna
from kg.networks.table import Kind, Level
from tests.dna_files import synthetic, version_2, version_3

short = st.text(max_size=8)
colours = st.tuples(*[st.integers(0, 255)] * 3)
numbers = st.integers(-(2**63), 2**63 - 1)
KINDS = [Kind.SHORT_TEXT, Kind.BOOLEAN, Kind.INTEGER, Kind.LONG_TEXT]
NARRATIVE = ("narrator", "victim", "villain", "plot", "hero")


@st.composite
def types(draw: st.DrawFn) -> tuple[StatementType, ...]:
    """Some types: of the usual variables, a narrative, an annotation, or any."""
    usual = [("person", KINDS[0]), ("concept", KINDS[0]), ("agreement", KINDS[1])]
    some = st.lists(
        st.tuples(short, st.sampled_from(KINDS)), max_size=4, unique_by=lambda x: x[0]
    )
    forms = st.one_of(
        st.just(usual),
        st.just([(name, KINDS[0]) for name in NARRATIVE]),
        st.just([("note", Kind.LONG_TEXT)]),
        some,
    )
    found, last = [], 0
    for id, form in enumerate(draw(st.lists(forms, min_size=1, max_size=3)), 1):
        variables = tuple(
            Variable(last + place, name, kind)
            for place, (name, kind) in enumerate(form, 1)
        )
        last += len(variables)
        found.append(StatementType(id, draw(short), draw(colours), variables))
    return tuple(found)


@st.composite
def entity_lists(
    draw: st.DrawFn, variables: Sequence[Variable], names: dict[int, tuple[str, ...]]
) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for variable in variables:
        for value in draw(st.lists(short, min_size=1, max_size=3, unique=True)):
            parents = [one.id for one in found]
            child_of = draw(st.sampled_from([None, *parents]))
            attributes = {
                name: draw(short)
                for name in names.get(variable.id, ())
                if draw(st.booleans())
            }
            colour = draw(st.none() | colours)
            entity = Entity(
                len(found) + 1, variable.id, value, colour, child_of, attributes
            )
            found.append(entity)
    return tuple(found)


@st.composite
def databases(draw: st.DrawFn) -> Database:
    its_types = draw(types())
    variables = [one for type in its_types for one in type.variables]
    texts = [one for one in variables if one.kind is Kind.SHORT_TEXT]
    names = {
        one.id: tuple(draw(st.lists(short, min_size=1, max_size=2, unique=True)))
        for one in texts
        if draw(st.booleans())
    }
    entities = draw(entity_lists(texts, names))
    coders = tuple(
        DatabaseCoder(id, draw(short), draw(colours), draw(permissions))
        for id in range(1, draw(st.integers(1, 3)) + 1)
    )
    documents = tuple(
        draw(documents_of(id, [one.id for one in coders]))
        for id in range(1, draw(st.integers(1, 3)) + 1)
    )
    statements = tuple(
        draw(statements_of(id, its_types, documents, coders, entities))
        for id in range(1, draw(st.integers(0, 4)) + 1)
    )
    expressions = draw(st.lists(short, max_size=2, unique=True))
    ids = [one.id for one in variables]
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    spoken = [one.id for one in statements]
    links = st.lists(st.tuples(*[st.sampled_from(spoken)] * 2), max_size=2)
    return Database(
        version="3.1.2",
        settings=draw(st.dictionaries(short.filter(lambda x: x != "version"), short)),
        coders=coders,
        relations=tuple(
            CoderRelation(one.id, other.id, *draw(st.tuples(*[st.booleans()] * 4)))
            for one in coders
            for other in coders
            if one.id != other.id
        ),
        documents=documents,
        types=its_types,
        attributes=names,
        entities=entities,
        statements=statements,
        links=(VariableLink(7, *draw(pairs)),) if len(ids) > 1 else (),
        statement_links=tuple(
            (id, *pair) for id, pair in enumerate(draw(links) if spoken else [], 1)
        ),
        highlights=tuple(
            Highlight(one, draw(colours))
            for one in sorted(expressions, key=lambda one: one.encode())
        ),
    )


permissions = st.fixed_dictionaries(
    {
        name: st.integers(0, 1) if usual < 2 and name != "Refresh" else st.just(usual)
        for name, usual in CODER_SETTINGS.items()
    }
)


@st.composite
def documents_of(draw: st.DrawFn, id: int, coders: list[int]) -> DatabaseDocument:
    text = draw(st.text(st.characters(codec="utf-8") | st.sampled_from("🌳😀a b")))
    fields = [draw(short) for _ in range(5)]
    coder = draw(st.sampled_from([None, *coders]))
    return DatabaseDocument(
        id, draw(short), text + "🌳!", draw(numbers), coder, *fields
    )


@st.composite
def statements_of(
    draw: st.DrawFn,
    id: int,
    its_types: Sequence[StatementType],
    documents: Sequence[DatabaseDocument],
    coders: Sequence[DatabaseCoder],
    entities: Sequence[Entity],
) -> DatabaseStatement:
    type = draw(st.sampled_from(its_types))
    document = draw(st.sampled_from(documents))
    start = draw(st.integers(0, len(document.text) - 1))
    stop = draw(st.integers(start + 1, len(document.text)))
    values: dict[int, Level] = {}
    for one in type.variables:
        of_variable = [each.id for each in entities if each.variable == one.id]
        kinds: dict[Kind, st.SearchStrategy[Level]] = {
            Kind.BOOLEAN: st.integers(0, 1),
            Kind.INTEGER: numbers,
            Kind.LONG_TEXT: st.text(),
        }
        if draw(st.integers(0, 9)):
            values[one.id] = draw(
                st.sampled_from(of_variable)
                if one.kind is Kind.SHORT_TEXT
                else kinds[one.kind]
            )
    coder = draw(st.sampled_from([one.id for one in coders]))
    return DatabaseStatement(id, type.id, document.id, start, stop, coder, values)


def again(database: Database) -> Database:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "again.dna"
        write_dna(database, path)
        return read_dna(path)


@settings(deadline=None)
@given(databases())
def test_every_database_is_read_back_as_it_was_written(database: Database) -> None:
    assert again(database) == database


@settings(deadline=None, max_examples=20)
@given(databases())
def test_the_same_database_is_written_as_the_same_bytes(database: Database) -> None:
    assert dna_bytes(database) == dna_bytes(database)


def test_the_database_of_the_corpora_comes_back_equal() -> None:
    database = read_dna(synthetic())
    assert again(database) == database


def test_version_2_becomes_version_3_and_keeps_all_the_rest(tmp_path: Path) -> None:
    database = read_dna(version_2(tmp_path / "second.dna"))
    third = again(database)
    assert third.version == "3.1.2"
    assert third == replace(database, version="3.1.2")
    assert third.statement_links == ((1, 1, 2),)


def test_a_database_without_an_administrator_or_relations_gets_them(
    tmp_path: Path,
) -> None:
    database = read_dna(version_3(tmp_path / "third.dna"))
    lone = replace(
        database,
        coders=(replace(database.coders[1], settings={"FontSize": 9}),),
        relations=(),
        documents=tuple(replace(one, coder=2) for one in database.documents),
        statements=tuple(replace(one, coder=2) for one in database.statements),
    )
    written = again(lone)
    assert written == completed(lone)
    assert [one.name for one in written.coders] == ["Admin", "Cleo Coder"]
    assert written.coders[1].settings == {**CODER_SETTINGS, "FontSize": 9}
    assert [(one.coder, one.other) for one in written.relations] == [(1, 2), (2, 1)]


def test_every_coder_gets_the_password_in_the_form_that_the_program_checks(
    tmp_path: Path,
) -> None:
    database = read_dna(version_3(tmp_path / "third.dna"))
    write_dna(database, tmp_path / "admin.dna")
    write_dna(database, tmp_path / "grün.dna", password="grün")
    for password in ("admin", "grün"):
        path = tmp_path / f"{password}.dna"
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT Password FROM CODERS").fetchall()
        assert len(rows) == 2
        for (stored,) in rows:
            raw = base64.b64decode(stored)
            salt, digest = raw[:16], salted(raw[:16], password)
            assert raw == salt + digest


def salted(salt: bytes, password: str) -> bytes:
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    return digest


def shape(path: Path) -> dict[str, object]:
    """Return the columns, references and unique keys of each table of a file."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        ask = connection.execute
        tables = ask("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = ask(f"PRAGMA table_info({table})").fetchall()
            references = ask(f"PRAGMA foreign_key_list({table})").fetchall()
            unique = [
                [name for _, _, name in ask(f"PRAGMA index_info({index})").fetchall()]
                for _, index, only, *_ in ask(f"PRAGMA index_list({table})").fetchall()
                if only
            ]
            found[table] = (columns, sorted(one[2:] for one in references), unique)
    return found


def test_the_tables_have_the_columns_references_and_keys_of_the_program(
    tmp_path: Path,
) -> None:
    given = synthetic()
    write_dna(read_dna(given), tmp_path / "ours.dna")
    ours, theirs = shape(tmp_path / "ours.dna"), shape(given)
    assert ours.keys() == theirs.keys() == TABLES.keys()
    for table in TABLES:
        assert ours[table] == theirs[table], table


REFUSED = [
    "INSERT INTO DOCUMENTS (Title, Text, Date) VALUES ('{long}', '', 0)",
    "INSERT INTO DOCUMENTS (Title, Text) VALUES ('a', '')",
    "INSERT INTO CODERS (Name, Password, Red) VALUES ('a', 'b', 256)",
    "INSERT INTO CODERS (Name) VALUES ('a')",
    "INSERT INTO CODERS (Name, Password, FontSize) VALUES ('a', 'b', 100)",
    "INSERT INTO CODERS (Name, Password, PopupWidth) VALUES ('a', 'b', 99)",
    "INSERT INTO CODERS (Name, Password, ColorByCoder) VALUES ('a', 'b', 2)",
    "INSERT INTO CODERS (Name, Password, PermissionEditRegex) VALUES ('a', 'b', 2)",
    "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (1, 1)",
    "INSERT INTO VARIABLES (Variable, DataType) VALUES ('a', 'date')",
    "INSERT INTO VARIABLELINKS VALUES (NULL, 1, 1)",
    "INSERT INTO STATEMENTS VALUES (NULL, 1, 1, 5, 5, 1)",
    "INSERT INTO STATEMENTS VALUES (NULL, 1, 1, -5, 5, 1)",
    "INSERT INTO ENTITIES (VariableId, Value) VALUES (1, '{long}')",
    "INSERT INTO ENTITIES (VariableId, Value, Blue) VALUES (1, 'new', -1)",
    "INSERT INTO ENTITIES (VariableId, Value) VALUES (1, 'Ada Example')",
    "INSERT INTO ATTRIBUTEVALUES VALUES (NULL, 1, 1, 'again')",
    "INSERT INTO DATABOOLEAN VALUES (NULL, 1, 4, 1)",
    "INSERT INTO REGEXES VALUES ('park(s)?', 0, 0, 0)",
]
TAKEN = [
    "INSERT INTO CODERS (Name, Password) VALUES ('a', 'b')",
    "INSERT INTO DOCUMENTS (Title, Text, Date) VALUES ('{fits}', '', 0)",
    "INSERT INTO ENTITIES (VariableId, Value, ChildOf) VALUES (1, '{fits}', 1)",
    "INSERT INTO STATEMENTS VALUES (NULL, 1, 1, 0, 5, 1)",
    "INSERT INTO DATALONGTEXT (StatementId, VariableId) VALUES (1, 6)",
]


@pytest.mark.parametrize("insert", REFUSED + TAKEN)
def test_the_tables_take_and_refuse_what_the_program_takes_and_refuses(
    tmp_path: Path, insert: str
) -> None:
    path = tmp_path / "ours.dna"
    write_dna(read_dna(version_3(tmp_path / "third.dna")), path)
    insertion = insert.format(long="x" * 191, fits="x" * 190)
    with closing(sqlite3.connect(path)) as connection:
        if insert in TAKEN:
            connection.execute(insertion)
        else:
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(insertion)


def test_all_that_hangs_on_a_row_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "ours.dna"
    write_dna(read_dna(version_3(tmp_path / "third.dna")), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM CODERS")
        connection.execute("DELETE FROM STATEMENTTYPES")
        for table in TABLES.keys() - {"SETTINGS", "REGEXES"}:
            rows = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
            assert rows == (0,), table


def test_what_the_program_would_refuse_is_listed_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    database = read_dna(version_3(tmp_path / "third.dna"))
    first, other = database.documents
    broken = replace(
        database,
        documents=(replace(first, title="x" * 191), replace(other, source="y" * 191)),
        entities=(
            replace(database.entities[0], value="z" * 191),
            *database.entities[1:],
        ),
    )
    path = tmp_path / "out.dna"
    with pytest.raises(DataError) as caught:
        write_dna(broken, path)
    line = str(caught.value)
    assert "3 problems" in line
    assert "DOCUMENTS row 1: Title is longer than the 190 characters" in line
    assert "DOCUMENTS row 2: Source is longer" in line
    assert "ENTITIES row 1: Value is longer" in line
    assert "shorten" in line
    assert [one.name for one in tmp_path.iterdir()] == ["third.dna"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"document": 9}, "the span 22 to 32 is not in a document"),
        ({"stop": 9999}, "the span 22 to 9999 is not in a document"),
        ({"coder": 9}, "STATEMENTS row 1: refers to a row of CODERS"),
        ({"type": 9}, "variable 1 is not of the type of the statement"),
        ({"values": {1: 5}}, "5 is no value of variable 1"),
        ({"values": {4: 2}}, "2 is no value of variable 4"),
        ({"values": {5: "much"}}, "'much' is no value of variable 5"),
        ({"values": {5: 2**63}}, "a number is too large"),
        ({"values": {6: "note"}}, "variable 6 is not of the type of the statement"),
    ],
)
def test_a_statement_that_does_not_fit_is_not_written(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    database = read_dna(version_3(tmp_path / "third.dna"))
    first, *others = database.statements
    broken = replace(first, **change)  # type: ignore[arg-type]
    with pytest.raises(DataError, match=words):
        dna_bytes(replace(database, statements=(broken, *others)))


def test_half_a_character_and_an_unknown_attribute_are_not_written(
    tmp_path: Path,
) -> None:
    database = read_dna(version_3(tmp_path / "third.dna"))
    first, *others = database.documents
    half = replace(database, documents=(replace(first, author="\ud83c"), *others))
    with pytest.raises(DataError, match="DOCUMENTS row 1: a text has half a char"):
        dna_bytes(half)
    entity, *rest = database.entities
    odd = replace(entity, attributes={"Age": "9"})
    with pytest.raises(DataError, match="variable 1 has no attribute 'Age'"):
        dna_bytes(replace(database, entities=(odd, *rest)))


def test_a_file_that_is_there_is_replaced_only_on_demand(tmp_path: Path) -> None:
    path = version_3(tmp_path / "third.dna")
    before = path.read_bytes()
    database = read_dna(path)
    with pytest.raises(KGError, match="is there already"):
        write_dna(database, path)
    assert path.read_bytes() == before
    write_dna(database, path, replace=True)
    assert read_dna(path) == database
    with pytest.raises(KGError, match="cannot be written"):
        write_dna(database, tmp_path / "no folder" / "out.dna")
