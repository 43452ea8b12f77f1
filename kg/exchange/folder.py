"""A coded database as a folder of CSV files, so that git shows what changed.

Every table has one file, sorted by id, and nothing of a database is left out but the
texts of the documents: these are files of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kg.errors import DataError
from kg.exchange.csv_tables import Table, csv_text, read_table
from kg.exchange.database import Colour, Database
from kg.networks.table import Kind

MEANINGS = ("person", "organization", "claim", "agreement")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "database": ("property", "value"),
    "types": ("id", "label", "colour"),
    "variables": ("id", "type", "variable", "kind", "meaning"),
    "coders": ("id", "coder", "name", "colour"),  # and one for each setting
    "relations": (
        *("coder", "other", "view_statements", "edit_statements"),
        *("view_documents", "edit_documents"),
    ),
    "documents": (
        *("id", "document", "title", "date", "coder", "author", "source", "section"),
        *("notes", "type"),
    ),
    "entities": ("id", "variable", "value", "colour", "child_of", "thing"),
    "attribute_variables": ("variable", "attribute"),
    "attributes": ("entity", "attribute", "value"),
    "statements": ("id", "type", "document", "start", "stop", "coder", "text"),
    "values": ("statement", "variable", "value"),
    "links": ("id", "source", "target"),
    "statement_links": ("id", "source", "target"),
    "highlights": ("expression", "colour"),
}
SELDOM = ("links", "statement_links", "highlights")  # there only when they say anything
VERSION = "version"  # the property of database.csv that is no setting
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.I | re.A)
_SECONDS = re.compile(r"-?[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ids:
    """What the documents, coders, entities and variables of a set are in a project."""

    documents: Mapping[int, str] = field(default_factory=dict)  # ids of documents.csv
    coders: Mapping[int, str] = field(default_factory=dict)  # ids of coders.csv
    things: Mapping[int, str] = field(default_factory=dict)  # local ids, by entity
    meanings: Mapping[int, str] = field(
        default_factory=dict
    )  # by variable; "" left out


@dataclass(frozen=True, slots=True)
class Place:
    """The row of a statement: where it is, and the words that it quotes."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds. The documents of `database` have no text."""

    database: Database
    ids: Ids
    places: Mapping[int, Place]  # by statement
    shown: str  # the folder's statements.csv, as people should read it
    lines: Mapping[tuple[str, int], int]  # of ("documents" or "coders" or …, id)


def write_folder(
    database: Database, ids: Ids, words: Mapping[int, str] | None = None
) -> dict[str, str]:
    """Return the files of a folder, by name; the same for the same database.

    A statement quotes its document's text; where a document has none here, `words`
    are what its statements quote.
    """
    tables = dict(_tables(database, ids, words or {}))
    return {
        f"{name}.csv": csv_text(header, rows)
        for name, (header, rows) in tables.items()
        if rows or name not in SELDOM
    }


_Rows = list[tuple[str, ...]]


def _tables(
    database: Database, ids: Ids, words: Mapping[int, str]
) -> Iterator[tuple[str, tuple[tuple[str, ...], _Rows]]]:
    """Yield every table with its header and rows."""
    settings = sorted({name for one in database.coders for name in one.settings})
    for name, columns in COLUMNS.items():
        header = (*columns, *settings) if name == "coders" else columns
        if name == "statements":
            yield name, (header, _statement_rows(database, ids, words))
        elif name == "coders":
            yield name, (header, _coder_rows(database, ids, settings))
        else:
            yield name, (header, list(_WRITERS[name](database, ids)))


def _coder_rows(database: Database, ids: Ids, settings: Sequence[str]) -> _Rows:
    return [
        (
            *(str(one.id), ids.coders.get(one.id, ""), one.name, hex_of(one.colour)),
            *(str(one.settings.get(name, "")) for name in settings),
        )
        for one in database.coders
    ]


def _statement_rows(database: Database, ids: Ids, words: Mapping[int, str]) -> _Rows:
    texts = {one.id: one.text for one in database.documents}
    return [
        (
            *(str(one.id), str(one.type)),
            ids.documents.get(one.document, str(one.document)),
            *(str(one.start), str(one.stop)),
            ids.coders.get(one.coder, str(one.coder)),
            words.get(one.id) or texts[one.document][one.start : one.stop],
        )
        for one in database.statements
    ]


def _database_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    yield VERSION, database.version
    yield from sorted(database.settings.items())


def _type_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.types:
        yield str(one.id), one.label, hex_of(one.colour)


def _variable_rows(database: Database, ids: Ids) -> Iterator[tuple[str, ...]]:
    rows = [(v.id, one.id, v) for one in database.types for v in one.variables]
    for id, type, one in sorted(rows, key=lambda row: row[0]):
        meaning = ids.meanings.get(id, "")
        yield str(id), str(type), one.name, one.kind.value, meaning


def _relation_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.relations:
        flags = (
            *(one.view_statements, one.edit_statements),
            *(one.view_documents, one.edit_documents),
        )
        yield str(one.coder), str(one.other), *("01"[flag] for flag in flags)


def _document_rows(database: Database, ids: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.documents:
        yield (
            *(str(one.id), ids.documents.get(one.id, ""), one.title),
            *(moment_of(one.date), _optional(one.coder), one.author, one.source),
            *(one.section, one.notes, one.type),
        )


def _entity_rows(database: Database, ids: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.entities:
        colour = hex_of(one.colour) if one.colour else ""
        thing = ids.things.get(one.id, "")
        yield (
            *(str(one.id), str(one.variable), one.value, colour),
            *(_optional(one.child_of), thing),
        )


def _attribute_variable_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for variable, names in sorted(database.attributes.items()):
        yield from ((str(variable), name) for name in names)


def _attribute_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.entities:
        yield from ((str(one.id), *item) for item in sorted(one.attributes.items()))


def _value_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.statements:
        id = str(one.id)
        yield from ((id, str(k), str(value)) for k, value in sorted(one.values.items()))


def _link_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.links:
        yield str(one.id), str(one.source), str(one.target)


def _statement_link_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    yield from (tuple(map(str, one)) for one in database.statement_links)


def _highlight_rows(database: Database, _: Ids) -> Iterator[tuple[str, ...]]:
    for one in database.highlights:
        yield one.expression, hex_of(one.colour)


_WRITERS = {
    "database": _database_rows,
    "types": _type_rows,
    "variables": _variable_rows,
    "relations": _relation_rows,
    "documents": _document_rows,
    "entities": _entity_rows,
    "attribute_variables": _attribute_variable_rows,
    "attributes": _attribute_rows,
    "values": _value_rows,
    "links": _link_rows,
    "statement_links": _statement_link_rows,
    "highlights": _highlight_rows,
}


def hex_of(colour: Colour) -> str:
    """Return a colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _optional(value: int | None) -> str:
    return "" if value is None else str(value)


def moment_of(seconds: int) -> str:
    """Return seconds since 1970 as date and time in UTC, or as they are beyond it."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return str(seconds)
    return moment.isoformat().removesuffix("+00:00") + "Z"


def seconds_of(words: str) -> int | None:
    """Return a date, with or without time, as seconds since 1970; None if it is none.

    Without a time zone it is meant in UTC.
    """
    if _SECONDS.fullmatch(words):
        return int(words)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(seconds=1)


def colour_of(table: Table, line: int, cell: str) -> Colour:
    """Return a colour as it stands in a cell: #rrggbb."""
    found = _COLOUR.fullmatch(cell)
    if found is None:
        raise table.error(line, f"colour {cell!r}: write #rrggbb")
    red, green, blue = (int(one, 16) for one in found.groups())
    return red, green, blue


def open_table(folder: Path, shown: str, name: str) -> Table:
    """Return one table of a folder; one that says seldom anything may be missing."""
    path = folder / f"{name}.csv"
    where = f"{shown}/{path.name}"
    columns = COLUMNS[name]
    if not path.exists():
        if name in SELDOM:
            return Table(where, columns, ())
        raise DataError(f"{where}: is missing; import the set anew")
    return read_table(
        path, where, columns, lambda column: name == "coders" or column[:1] == "_"
    )


KINDS = {
    one.value: one
    for one in (Kind.BOOLEAN, Kind.INTEGER, Kind.SHORT_TEXT, Kind.LONG_TEXT)
}
