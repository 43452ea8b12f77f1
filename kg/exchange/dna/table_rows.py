"""A database as the rows of the tables of a `.dna` file of version 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from kg.exchange.database import (
    CoderRelation,
    Database,
    DatabaseCoder,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    Variable,
)
from kg.exchange.dna.offsets import Units, utf16_units
from kg.exchange.dna.problems import Problems
from kg.exchange.dna.schema import CODER_SETTINGS, VERSION
from kg.exchange.dna.sqlite import Row
from kg.networks.table import Kind, Level

Rows = dict[str, list[Row]]
_VALUES = {
    Kind.BOOLEAN: "DATABOOLEAN",
    Kind.INTEGER: "DATAINTEGER",
    Kind.SHORT_TEXT: "DATASHORTTEXT",
    Kind.LONG_TEXT: "DATALONGTEXT",
}


def completed(database: Database) -> Database:
    """Return the database with all that a file of version 3 must have.

    That is its version, the coder 1, who administers it, every setting of each coder,
    and what each coder may do with the work of each other one.
    """
    coders = list(database.coders)
    if all(one.id != 1 for one in coders):
        coders.append(DatabaseCoder(1, "Admin", (0, 0, 0)))
    coders.sort(key=lambda one: one.id)
    pairs = {(one.coder, one.other) for one in database.relations}
    missing = (
        CoderRelation(*pair)
        for pair in permutations(sorted(one.id for one in coders), 2)
        if pair not in pairs
    )
    version = database.version if database.version.startswith("3.") else VERSION
    return replace(
        database,
        version=version,
        coders=tuple(
            replace(one, settings={**CODER_SETTINGS, **one.settings}) for one in coders
        ),
        relations=(*database.relations, *missing),
    )


def table_rows(database: Database, password: str, problems: Problems) -> Rows:
    """Return the rows by table, all columns in their order.

    `password` is what stands in each coder's row for the password. What cannot become a
    row is noted in `problems`.
    """
    settings = {**database.settings, "version": database.version}
    rows: Rows = {
        "SETTINGS": sorted(settings.items()),
        "CODERS": [_coder(one, password, problems) for one in database.coders],
        "CODERRELATIONS": [
            (id, one.coder, one.other, *_flags(one))
            for id, one in enumerate(database.relations, 1)
        ],
        "DOCUMENTS": [_document(one) for one in database.documents],
        "STATEMENTTYPES": [(one.id, one.label, *one.colour) for one in database.types],
        "VARIABLES": [
            (one.id, one.name, one.kind.value, type.id)
            for type in database.types
            for one in type.variables
        ],
        "VARIABLELINKS": [(one.id, one.source, one.target) for one in database.links],
        "REGEXES": [(one.expression, *one.colour) for one in database.highlights],
        "ENTITIES": [
            (
                *(one.id, one.variable, one.value),
                *(one.colour or (None, None, None)),
                one.child_of,
            )
            for one in database.entities
        ],
        "STATEMENTLINKS": list(database.statement_links),
    }
    rows |= _attributes(database, problems)
    rows["STATEMENTS"] = list(_statements(database, problems))
    rows |= _values(database, problems)
    return rows


def _coder(coder: DatabaseCoder, password: str, problems: Problems) -> Row:
    for name in coder.settings:
        if name not in CODER_SETTINGS:
            problems.add("CODERS", coder.id, f"there is no setting {name!r}")
    values = {name: coder.settings.get(name) for name in CODER_SETTINGS}
    first = [values.pop("Refresh"), values.pop("FontSize")]
    return (coder.id, coder.name, *coder.colour, *first, password, *values.values())


def _document(one: DatabaseDocument) -> Row:
    fields = (one.author, one.source, one.section, one.notes, one.type)
    return (one.id, one.title, one.text, one.coder, *fields, one.date)


def _flags(one: CoderRelation) -> list[int]:
    flags = (one.view_statements, one.edit_statements)
    return [int(flag) for flag in (*flags, one.view_documents, one.edit_documents)]


def _attributes(database: Database, problems: Problems) -> Rows:
    """Return attribute variables and their values; their ids are given anew."""
    pairs = [
        (variable, name)
        for variable, names in sorted(database.attributes.items())
        for name in names
    ]
    ids = {pair: id for id, pair in enumerate(pairs, 1)}
    values: list[Row] = []
    for entity in database.entities:
        for name, value in entity.attributes.items():
            attribute = ids.get((entity.variable, name))
            if attribute is None:
                wrong = f"variable {entity.variable} has no attribute {name!r}"
                problems.add("ENTITIES", entity.id, wrong)
            else:
                values.append((len(values) + 1, entity.id, attribute, value))
    return {
        "ATTRIBUTEVARIABLES": [(id, *pair) for pair, id in ids.items()],
        "ATTRIBUTEVALUES": values,
    }


def _statements(database: Database, problems: Problems) -> Iterator[Row]:
    """Return the spans, counted in UTF-16 units as the program's editor does."""
    units: Mapping[int, Units] = {
        one.id: utf16_units(one.text) for one in database.documents
    }
    for one in database.statements:
        text = units.get(one.document)
        if text is None or not 0 <= one.start < one.stop <= text.length:
            wrong = f"the span {one.start} to {one.stop} is not in a document"
            problems.add("STATEMENTS", one.id, wrong)
            continue
        start, stop = text.unit(one.start), text.unit(one.stop)
        yield one.id, one.type, one.document, start, stop, one.coder


def _values(database: Database, problems: Problems) -> Rows:
    """Return the rows of the tables of values; a long text may be without a value."""
    variables = {
        type.id: {one.id: one for one in type.variables} for type in database.types
    }
    entities = {one.id: one for one in database.entities}
    rows: Rows = {table: [] for table in _VALUES.values()}
    for statement in database.statements:
        known = variables.get(statement.type, {})
        for id in statement.values.keys() - known.keys():
            wrong = f"variable {id} is not of the type of the statement"
            problems.add("STATEMENTS", statement.id, wrong)
        for variable in known.values():
            value = statement.values.get(variable.id)
            table = rows[_VALUES[variable.kind]]
            if value is None and variable.kind is not Kind.LONG_TEXT:
                continue
            if value is not None and not _fits(value, variable, entities):
                _misfit(problems, statement, variable)
            table.append((len(table) + 1, statement.id, variable.id, value))
    return rows


def _fits(value: Level, variable: Variable, entities: Mapping[int, Entity]) -> bool:
    if variable.kind is Kind.LONG_TEXT:
        return isinstance(value, str)
    if not isinstance(value, int):
        return False
    if variable.kind is Kind.SHORT_TEXT:
        return value in entities and entities[value].variable == variable.id
    return variable.kind is Kind.INTEGER or value in (0, 1)


def _misfit(
    problems: Problems, statement: DatabaseStatement, variable: Variable
) -> None:
    wrong = f"{statement.values[variable.id]!r} is no value of variable {variable.id}"
    problems.add("STATEMENTS", statement.id, f"{wrong} ({variable.kind.value})")
