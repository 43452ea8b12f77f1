"""An SQLite file read as it lies there: nothing in it or beside it changes or runs."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kg.errors import DataError, KGError, SourceError
from kg.exchange.dna.problems import Problems, one_line

Cell: TypeAlias = int | str | None
Row: TypeAlias = tuple[Cell, ...]

_MAGIC = b"SQLite format 3\0"
_WRITE_AHEAD = 2  # bytes 18 and 19 of the header: changes go to a file beside it
_CURE = "Nothing was read; mend these rows in a copy of the file"


@dataclass(frozen=True, slots=True)
class Field:
    """A column to be read: of which types, and what stands for no value.

    A field without `default` must be there and must have a value in every row.
    """

    name: str
    types: tuple[str, ...]  # of "integer" and "text"
    default: Cell = None
    required: bool = True


def integer(name: str) -> Field:
    """Return a field of integers that every row must have."""
    return Field(name, ("integer",))


def integer_or(name: str, default: int | None) -> Field:
    """Return a field of integers with what stands for none."""
    return Field(name, ("integer",), default, required=False)


def text(name: str) -> Field:
    """Return a field of texts that every row must have."""
    return Field(name, ("text",))


def text_or(name: str, default: str | None) -> Field:
    """Return a field of texts with what stands for none."""
    return Field(name, ("text",), default, required=False)


def anything(name: str) -> Field:
    """Return a field that may be a text, an integer or nothing."""
    return Field(name, ("integer", "text"), required=False)


@dataclass(slots=True)
class Tables:
    """The tables of one open file. Problems with rows are gathered in `problems`."""

    connection: sqlite3.Connection
    problems: Problems
    # The columns of each table, as the file spells them, by upper-case name.
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    application: int = 0  # the file's own number of the program that made it
    _read: dict[str, set[str]] = field(default_factory=dict)

    def __contains__(self, table: str) -> bool:
        return table in self.columns

    def rows(self, table: str, fields: Sequence[Field]) -> list[Row]:
        """Return the sound rows of a table, in the order of the first field.

        The first field names a row in messages and must be unique. Raises SourceError
        if the table or a required column is not there.
        """
        read = self._there(table, fields)
        refused = self._wrong(table, read)
        names = ", ".join(_quoted(one.name) for one in read)
        found = self.connection.execute(
            f"SELECT {names} FROM {_quoted(table)} ORDER BY {_quoted(read[0].name)}"
        ).fetchall()
        self._refuse_twins(table, read[0].name, found)
        if refused:
            found = [row for row in found if row[0] not in refused]
        if any("text" in one.types for one in read):
            found = self._decodable(table, found)
        if any(not one.required for one in fields):
            found = _with_defaults(fields, read, found)
        return found

    def _there(self, table: str, fields: Sequence[Field]) -> list[Field]:
        """Return the fields that the table has; all that are required must be."""
        there = self._columns(table)
        self._read.setdefault(table, set()).update(one.name.upper() for one in fields)
        for one in fields:
            if one.required and one.name.upper() not in there:
                raise SourceError(
                    f"{self.problems.shown}: table {table} has no column {one.name}; "
                    "this is not a whole file of Discourse Network Analyzer"
                )
        return [one for one in fields if one.name.upper() in there]

    def unread(self) -> list[str]:
        """Return the tables and columns ("TABLE.Column") nothing was read of."""
        found = []
        for table, columns in self.columns.items():
            if table not in self._read:
                found.append(table)
                continue
            read = self._read[table]
            found += [f"{table}.{one}" for one in columns if one.upper() not in read]
        return found

    def _columns(self, table: str) -> set[str]:
        try:
            return {one.upper() for one in self.columns[table]}
        except KeyError:
            raise SourceError(
                f"{self.problems.shown}: there is no table {table}; if the statements "
                "are on a server (MySQL or PostgreSQL), copy its tables into an SQLite "
                "file, and read that"
            ) from None

    def _wrong(self, table: str, fields: Sequence[Field]) -> set[Cell]:
        """Say which rows have a cell of another type than its column's."""
        tests = [_type_test(one) for one in fields]
        types = ", ".join(f"typeof({_quoted(one.name)})" for one in fields)
        first = _quoted(fields[0].name)
        found = self.connection.execute(
            f"SELECT {first}, {types} FROM {_quoted(table)} WHERE {' OR '.join(tests)}"
        ).fetchall()
        for key, *cells in found:
            for one, cell in zip(fields, cells, strict=True):
                if cell == "null" and one.required:
                    self.problems.add(table, key, f"{one.name} is empty")
                elif cell not in (*one.types, "null"):
                    wrong = f"{one.name} is of type {cell}, not {one.types[-1]}"
                    self.problems.add(table, key, wrong)
        return {row[0] for row in found}

    def _decodable(self, table: str, rows: Sequence[Row]) -> list[Row]:
        """Return the rows whose texts are UTF-8; those of others stayed bytes."""
        found = []
        for row in rows:
            if any(isinstance(cell, bytes) for cell in row):
                self.problems.add(table, row[0], "a text is not UTF-8")
            else:
                found.append(row)
        return found

    def _refuse_twins(self, table: str, column: str, rows: Sequence[Row]) -> None:
        keys = [row[0] for row in rows]
        if len(set(keys)) < len(keys):
            for one, times in Counter(keys).items():
                if times > 1:
                    self.problems.add(table, one, f"{times} rows have this {column}")


def _with_defaults(
    fields: Sequence[Field], read: Sequence[Field], rows: list[Row]
) -> list[Row]:
    places = [read.index(one) if one in read else -1 for one in fields]
    parts = [(place, one.default) for place, one in zip(places, fields, strict=True)]
    return [
        tuple(
            default if place < 0 or row[place] is None else row[place]
            for place, default in parts
        )
        for row in rows
    ]


def _type_test(one: Field) -> str:
    types = one.types if one.required else (*one.types, "null")
    allowed = ", ".join(f"'{type}'" for type in types)
    return f"typeof({_quoted(one.name)}) NOT IN ({allowed})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _decoded(raw: bytes) -> str | bytes:
    """Return a text; what is not UTF-8 stays bytes, and its row is refused later."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


@contextmanager
def opened(path: Path) -> Iterator[Tables]:
    """Open an SQLite file for reading.

    No byte of it changes, no file appears beside it, and no view or trigger of it runs.
    Raises KGError if another program holds it or has not finished writing it, and
    SourceError if it is not a sound SQLite file.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    if _header(path)[18:20].count(_WRITE_AHEAD):
        _refuse_unwritten(path)
        # Even a reader would make files beside it, unless it is told that none may
        # change meanwhile.
        address += "&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=1)
        try:
            yield _tables(connection, path)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # A name that is no UTF-8 makes even the message about it unreadable.
        raise _explained(path, error) from error


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    if head[:16] != _MAGIC:
        raise SourceError(f"{path}: {_what_else(head)}")
    return head


def _what_else(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        return "the file is empty; look for another copy of it"
    if start.startswith(b"<?xml") or start.startswith(b"<"):
        return (
            "an XML file, as version 1 of Discourse Network Analyzer wrote; import it "
            "into DNA 2 there, and read the file that DNA 2 saves"
        )
    if start.startswith(b"{"):
        return (
            "a connection profile; the statements are on a server (MySQL or "
            "PostgreSQL): copy its tables into an SQLite file, and read that"
        )
    return "not an SQLite database, as the files of Discourse Network Analyzer are"


def _refuse_unwritten(path: Path) -> None:
    beside = path.with_name(path.name + "-wal")
    if beside.is_file() and beside.stat().st_size:
        raise KGError(
            f"{path}: its last changes are still in {beside.name}; close it in the "
            "program that wrote it, so that they come into the file"
        )


def _tables(connection: sqlite3.Connection, path: Path) -> Tables:
    connection.text_factory = _decoded
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("BEGIN")  # one state of the file, from the first row to the last
    # Rows that only break a rule of their table are named one by one later.
    for (line,) in connection.execute("PRAGMA quick_check(20)"):
        if line != "ok" and not str(line).startswith("NULL value in"):
            raise SourceError(
                f"{path}: the file is damaged ({one_line(str(line))}); "
                "look for another copy of it"
            )
    columns: dict[str, tuple[str, ...]] = {}
    for name, sql in connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall():
        virtual = str(sql).upper().split()[:2] == ["CREATE", "VIRTUAL"]
        if virtual or str(name).lower().startswith("sqlite_"):
            continue
        found = connection.execute(
            "SELECT name FROM pragma_table_info(?)", (name,)
        ).fetchall()
        columns[str(name).upper()] = tuple(str(one) for (one,) in found)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return Tables(connection, Problems(str(path), _CURE), columns, application)


def _explained(path: Path, error: Exception) -> KGError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return KGError(
            f"{path}: another program is writing it; close it in Discourse Network "
            "Analyzer and try again"
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return KGError(
            f"{path}: {path.name}-journal beside it shows that a program has not "
            "finished writing; open it in Discourse Network Analyzer and close it"
        )
    if name.startswith("SQLITE_NOTADB"):
        return SourceError(f"{path}: not an SQLite database, or an encrypted one")
    return DataError(
        f"{path}: the file is damaged or cut off ({one_line(str(error))}); "
        "look for another copy of it"
    )
