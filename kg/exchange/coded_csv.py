"""Coded statements as one CSV table (RFC 4180, UTF-8): a row for each statement.

Columns of the statement and its document come first, then every variable under its
name, then each attribute of a value as "organization.Type". No character is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import EvidenceError
from kg.exchange.csv_tables import Table, csv_text, read_table
from kg.exchange.database import (
    Database,
    DatabaseCoder,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    StatementType,
    Variable,
)
from kg.exchange.folder import moment_of, seconds_of
from kg.gate import occurrences
from kg.model import SourceRecord, Span
from kg.networks.table import Kind, Level

STATEMENT = ("type", "coder", "start", "stop", "text")
DOCUMENT = ("title", "date", "author", "source", "section", "type", "notes")
FIXED = (
    *("statement", "document"),
    *(f"statement.{one}" for one in STATEMENT),
    *(f"document.{one}" for one in DOCUMENT),
)
# What a table that was written by hand may call the same columns.
SHORT: Mapping[str, str] = {
    "type": "statement.type",
    "coder": "statement.coder",
    "start": "statement.start",
    "stop": "statement.stop",
    "end": "statement.stop",
    "text": "statement.text",
    "quotation": "statement.text",
    "title": "document.title",
}
TYPE, CODER, VERSION = "DNA Statement", "imported", "3.1.2"
_OWN = "variable."  # before the name of a variable that would be taken for another
_LONG = 190  # characters of a short text at most
_BOOLEANS = {"1": 1, "yes": 1, "true": 1, "0": 0, "no": 0, "false": 0}
Texts = Mapping[str, tuple[SourceRecord, str]]  # record and text by document


def coded_csv_bytes(database: Database) -> bytes:
    """Return all statements of a database with every value they have."""
    variables = [one for type in database.types for one in type.variables]
    names = list(dict.fromkeys(one.name for one in variables))
    attributes = list(
        dict.fromkeys(
            (one.name, attribute)
            for one in variables
            for attribute in database.attributes.get(one.id, ())
        )
    )
    header = (*FIXED, *map(_column, names), *(f"{a}.{b}" for a, b in attributes))
    return csv_text(header, _rows(database, names, attributes)).encode()


def _column(name: str) -> str:
    taken = name in FIXED or name in SHORT or "." in name or name[:1] == "_"
    return f"{_OWN}{name}" if taken else name


def _rows(
    database: Database, names: Sequence[str], attributes: Sequence[tuple[str, str]]
) -> list[tuple[str, ...]]:
    documents = {one.id: one for one in database.documents}
    coders = {one.id: one.name for one in database.coders}
    types = {one.id: one for one in database.types}
    entities = {one.id: one for one in database.entities}
    rows = []
    for one in database.statements:
        document, type = documents[one.document], types[one.type]
        given = {
            variable.name: entities[int(value)]
            if variable.kind is Kind.SHORT_TEXT
            else str(value)
            for variable in type.variables
            if (value := one.values.get(variable.id)) is not None
        }
        texts = {
            name: value.value if isinstance(value, Entity) else value
            for name, value in given.items()
        }
        held = {
            name: value.attributes
            for name, value in given.items()
            if isinstance(value, Entity)
        }
        rows.append(
            (
                *(str(one.id), str(document.id), type.label, coders[one.coder]),
                *(str(one.start), str(one.stop), document.text[one.start : one.stop]),
                *(document.title, moment_of(document.date), document.author),
                *(document.source, document.section, document.type, document.notes),
                *(texts.get(name, "") for name in names),
                *(held.get(a, {}).get(b, "") for a, b in attributes),
            )
        )
    return rows


def read_coded_csv(path: Path, texts: Texts) -> Database:
    """Return the coded statements of a table, on documents that a project has.

    `document` is an id of documents.csv, or else `document.title` (or `document`) is a
    title there. The words of `statement.text` must stand at `statement.start`; where
    no place is given, exactly once in the document. A variable is true or false if it
    is called "agreement", a number if all its values are, a long text if one has line
    ends or over 190 characters; a header like "strength (integer)" says it beforehand.
    Raises TableError or EvidenceError, with file and line, for the first row that
    breaks a rule.
    """
    table = read_table(path, str(path), (), lambda _: True)
    return _CsvReader(table, texts).read()


class _CsvReader:
    """Reads one row after the other; gives ids in their order."""

    def __init__(self, table: Table, texts: Texts) -> None:
        self.table = table
        self.texts = texts
        self.titles: dict[str, list[str]] = {}
        for id, (record, _) in texts.items():
            self.titles.setdefault(record.title or id, []).append(id)
        self.names = [SHORT.get(one.casefold(), one) for one in table.header]
        for name in ("document", "statement.text"):
            if name not in self.names:
                raise table.error(1, f"column {name!r} is missing")
        self.rows = [
            (line, dict(zip(self.names, cells, strict=True)))
            for line, cells in table.rows(*table.header)
        ]
        self.documents: dict[str, DatabaseDocument] = {}
        self.coders: dict[str, DatabaseCoder] = {}
        self.entities: dict[tuple[int, str], Entity] = {}
        self.lines: dict[int, int] = {}

    def read(self) -> Database:
        types = self._types()
        statements = {}
        for line, cells in self.rows:
            one = self._statement(line, cells, types)
            if one.id in statements:
                wrong = f"statement {one.id} is already on line {self.lines[one.id]}"
                raise self.table.error(line, wrong)
            statements[one.id], self.lines[one.id] = one, line
        attributes: dict[int, dict[str, None]] = {}
        for entity in self.entities.values():
            names = attributes.setdefault(entity.variable, {})
            names.update(dict.fromkeys(entity.attributes))
        return Database(
            version=VERSION,
            settings={},
            coders=tuple(self.coders.values()),
            relations=(),
            documents=tuple(self.documents.values()),
            types=tuple(types.values()),
            attributes={id: tuple(names) for id, names in attributes.items() if names},
            entities=tuple(self.entities.values()),
            statements=tuple(statements[id] for id in sorted(statements)),
        )

    def _types(self) -> dict[str, StatementType]:
        """Return the types by label, each with the variables that its rows fill."""
        columns = [
            name for name in self.names if name not in FIXED and _is_variable(name)
        ]
        self._refuse_unknown(columns)
        kinds = {name: self._kind(name) for name in columns}
        labels = dict.fromkeys(
            cells.get("statement.type") or TYPE for _, cells in self.rows
        )
        found: dict[str, StatementType] = {}
        last = 0
        for label in labels:
            variables = []
            for name in columns:
                if any(
                    cells[name]
                    for _, cells in self.rows
                    if (cells.get("statement.type") or TYPE) == label
                ):
                    last += 1
                    variables.append(Variable(last, _name(name), kinds[name]))
            id = len(found) + 1
            found[label] = StatementType(id, label, (0, 0, 0), tuple(variables))
        self.columns = {_name(name): name for name in columns}
        return found

    def _refuse_unknown(self, columns: Sequence[str]) -> None:
        """Raise the error of a column that is nothing and would be lost."""
        starts = tuple(f"{_name(one)}." for one in columns)
        for name in self.names:
            known = name in FIXED or name in columns or name[:1] == "_"
            if not known and not name.startswith(starts):
                variable = name.rpartition(".")[0]
                wrong = f"unknown column {name!r}: there is no variable {variable!r}"
                raise self.table.error(1, wrong)

    def _kind(self, column: str) -> Kind:
        for kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.SHORT_TEXT, Kind.LONG_TEXT):
            if column.endswith(f" ({kind.value})"):
                return kind
        if _name(column).casefold() == "agreement":
            return Kind.BOOLEAN
        values = [cells[column] for _, cells in self.rows if cells[column]]
        if values and all(_is_number(one) for one in values):
            return Kind.INTEGER
        if any(len(one) > _LONG or "\n" in one for one in values):
            return Kind.LONG_TEXT
        return Kind.SHORT_TEXT

    def _statement(
        self, line: int, cells: Mapping[str, str], types: Mapping[str, StatementType]
    ) -> DatabaseStatement:
        local = self._document(line, cells)
        span = self._span(line, cells, local)
        number = cells.get("statement", "")
        type = types[cells.get("statement.type") or TYPE]
        coder = cells.get("statement.coder") or CODER
        known = DatabaseCoder(len(self.coders) + 1, coder, (0, 0, 0))
        return DatabaseStatement(
            id=self.table.number(line, "statement", number)
            if number
            else max(self.lines, default=0) + 1,
            type=type.id,
            document=self.documents[local].id,
            start=span.start,
            stop=span.end,
            coder=self.coders.setdefault(coder, known).id,
            values={
                one.id: value
                for one in type.variables
                if (value := self._value(line, cells, one)) is not None
            },
        )

    def _document(self, line: int, cells: Mapping[str, str]) -> str:
        """Return the local id of a row's document, which becomes known with it."""
        named = [cells["document"], cells.get("document.title", "")]
        same = [cells["document"]] if cells["document"] in self.texts else []
        same = same or [id for one in named for id in self.titles.get(one, ())]
        date = cells.get("document.date", "")
        if len(same) > 1 and date:
            same = [id for id in same if str(self.texts[id][0].issued) == date[:10]]
        if len(same) != 1:
            what = "is in no row" if not same else f"is in {len(same)} rows"
            name = named[1] or named[0]
            wrong = f"document {name!r} {what} of documents.csv; give its id"
            raise self.table.error(line, wrong)
        self._record(line, cells, same[0])
        return same[0]

    def _record(self, line: int, cells: Mapping[str, str], local: str) -> None:
        if local in self.documents:
            return
        record, text = self.texts[local]
        date = cells.get("document.date") or str(record.issued or "1970-01-01")
        seconds = seconds_of(date)
        if seconds is None:
            raise self.table.error(line, f"document.date {date!r} is no date")
        self.documents[local] = DatabaseDocument(
            id=len(self.documents) + 1,
            title=record.title or local,
            text=text,
            date=seconds,
            author=cells.get("document.author", ""),
            source=cells.get("document.source", ""),
            section=cells.get("document.section", ""),
            notes=cells.get("document.notes", ""),
            type=cells.get("document.type", ""),
        )

    def _span(self, line: int, cells: Mapping[str, str], local: str) -> Span:
        text, words = self.texts[local][1], cells["statement.text"]
        start, stop = cells.get("statement.start", ""), cells.get("statement.stop", "")
        if not words:
            raise self.table.error(line, "statement.text is empty")
        if not start:
            found = occurrences(text, words, (Span(0, len(text)),)) if text else ()
            if len(found) != 1:
                where = f"{self.table.shown}:{line}: text {_shown(words)}"
                raise EvidenceError(
                    f"{where} stands {len(found)} times in {local}; "
                    "quote the document's very words, or give start and stop"
                )
            return found[0]
        first = self.table.number(line, "statement.start", start)
        last = first + len(words)
        if stop and self.table.number(line, "statement.stop", stop) != last:
            wrong = f"stop {stop} is not start {first} and the {len(words)} characters"
            raise self.table.error(line, f"{wrong} of the text")
        if first < 0 or text[first:last] != words:
            raise EvidenceError(
                f"{self.table.shown}:{line}: text {_shown(words)} is not at {first} "
                f"of {local}; there is {_shown(text[max(first, 0) : last])}"
            )
        return Span(first, last)

    def _value(
        self, line: int, cells: Mapping[str, str], variable: Variable
    ) -> Level | None:
        cell = cells[self.columns[variable.name]]
        if variable.kind is Kind.SHORT_TEXT:
            return self._entity(cells, variable, cell)
        if not cell:
            return None
        if variable.kind is Kind.INTEGER:
            return self.table.number(line, variable.name, cell)
        if variable.kind is Kind.LONG_TEXT:
            return cell
        if cell.casefold() not in _BOOLEANS:
            wrong = f"{variable.name} {cell!r}: write 1 or 0"
            raise self.table.error(line, wrong)
        return _BOOLEANS[cell.casefold()]

    def _entity(self, cells: Mapping[str, str], variable: Variable, cell: str) -> int:
        start = f"{variable.name}."
        given = {
            name.removeprefix(start): value
            for name, value in cells.items()
            if value and name.startswith(start) and name not in FIXED and cell
        }
        new = Entity(len(self.entities) + 1, variable.id, cell, attributes=given)
        known = self.entities.setdefault((variable.id, cell), new)
        if not given.keys() <= known.attributes.keys():
            every = {**given, **known.attributes}
            known = replace(known, attributes=every)
            self.entities[variable.id, cell] = known
        return known.id


def _is_variable(column: str) -> bool:
    if column[:1] == "_" or not column:
        return False
    return column.startswith(_OWN) or "." not in column


def _name(column: str) -> str:
    """Return the name of a variable without what its column says besides."""
    for kind in Kind:
        column = column.removesuffix(f" ({kind.value})")
    return column.removeprefix(_OWN)


def _is_number(words: str) -> bool:
    return words.removeprefix("-").isascii() and words.removeprefix("-").isdigit()


def _shown(words: str) -> str:
    return repr(words if len(words) <= 60 else f"{words[:60]}…")
