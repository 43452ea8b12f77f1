"""What versions 2 and 3 of a `.dna` file store alike: documents, types and the rest."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import cast

from kg.exchange.database import (
    CoderRelation,
    Colour,
    DatabaseDocument,
    Highlight,
    StatementType,
    Variable,
    VariableLink,
)
from kg.exchange.dna.problems import Problems
from kg.exchange.dna.sqlite import (
    Cell,
    Tables,
    integer,
    integer_or,
    text,
    text_or,
)
from kg.networks.table import Kind

COLOURS = [integer_or(one, 0) for one in ("Red", "Green", "Blue")]
_FLAGS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
_KINDS = {
    kind.value: kind
    for kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.SHORT_TEXT, Kind.LONG_TEXT)
}

# The table that a column refers to.
_TABLES = {
    "Coder": "CODERS",
    "OtherCoder": "CODERS",
    "DocumentId": "DOCUMENTS",
    "StatementTypeId": "STATEMENTTYPES",
    "VariableId": "VARIABLES",
    "SourceVariableId": "VARIABLES",
    "TargetVariableId": "VARIABLES",
    "StatementId": "STATEMENTS",
    "SourceId": "STATEMENTS",
    "TargetId": "STATEMENTS",
    "Entity": "ENTITIES",
    "EntityId": "ENTITIES",
    "ChildOf": "ENTITIES",
    "AttributeVariableId": "ATTRIBUTEVARIABLES",
}


def number(cell: Cell) -> int:
    """Return a cell of a required column of integers."""
    return cast(int, cell)


def word(cell: Cell) -> str:
    """Return a cell of a required column of texts."""
    return cast(str, cell)


def colour(red: Cell, green: Cell, blue: Cell) -> Colour:
    """Return a colour."""
    return number(red), number(green), number(blue)


def read_documents(tables: Tables, coders: set[int]) -> tuple[DatabaseDocument, ...]:
    """Return the documents, their dates as they are stored."""
    fields = [integer("ID"), text_or("Title", ""), text_or("Text", "")]
    fields += [integer("Date"), integer_or("Coder", None)]
    names = ("Author", "Source", "Section", "Notes", "Type")
    fields += [text_or(one, "") for one in names]
    found = []
    for row in tables.rows("DOCUMENTS", fields):
        known(tables.problems, "DOCUMENTS", row[0], ("Coder", row[4]), coders)
        document = DatabaseDocument(
            id=number(row[0]),
            title=word(row[1]),
            text=word(row[2]),
            date=number(row[3]),
            coder=cast("int | None", row[4]),
            author=word(row[5]),
            source=word(row[6]),
            section=word(row[7]),
            notes=word(row[8]),
            type=word(row[9]),
        )
        found.append(document)
    return tuple(found)


def known(
    problems: Problems,
    table: str,
    row: Cell,
    reference: tuple[str, Cell],
    there: Container[Cell],
) -> bool:
    """Note a row that refers to what is not there; a reference to nothing may be.

    What is there but was refused for a problem of its own is not told again.
    """
    column, value = reference
    if value is None or value in there:
        return True
    if (_TABLES[column], value) in problems.rows:
        problems.follow(table, row)
        return False
    problems.add(table, row, f"{column} {value} is not there")
    return False


def read_types(tables: Tables) -> tuple[StatementType, ...]:
    """Return the statement types with their variables."""
    kept: dict[int, list[Variable]] = {}
    types = tables.rows("STATEMENTTYPES", [integer("ID"), text("Label"), *COLOURS])
    for row in types:
        kept[number(row[0])] = []
    named: set[tuple[int, str]] = set()
    fields = [integer("ID"), text("Variable"), text("DataType")]
    for row in tables.rows("VARIABLES", [*fields, integer("StatementTypeId")]):
        type = ("StatementTypeId", row[3])
        if not known(tables.problems, "VARIABLES", row[0], type, kept):
            continue
        kind = _KINDS.get(word(row[2]))
        if kind is None:
            tables.problems.add("VARIABLES", row[0], f"DataType is {row[2]!r}")
            continue
        name = (number(row[3]), word(row[1]))
        if name in named:
            wrong = f"the type has another variable {row[1]!r}"
            tables.problems.add("VARIABLES", row[0], wrong)
        named.add(name)
        variable = Variable(number(row[0]), word(row[1]), kind)
        kept[number(row[3])].append(variable)
    return tuple(
        StatementType(
            id=number(row[0]),
            label=word(row[1]),
            colour=colour(*row[2:5]),
            variables=tuple(kept[number(row[0])]),
        )
        for row in types
    )


def read_highlights(tables: Tables) -> tuple[Highlight, ...]:
    """Return the expressions that the reader of texts highlights."""
    if "REGEXES" not in tables:
        return ()
    rows = tables.rows("REGEXES", [text("Label"), *COLOURS])
    return tuple(Highlight(word(row[0]), colour(*row[1:4])) for row in rows)


def read_relations(tables: Tables, coders: set[int]) -> tuple[CoderRelation, ...]:
    """Return what coders may do with the work of others."""
    if "CODERRELATIONS" not in tables:
        return ()
    fields = [integer("ID"), integer("Coder"), integer("OtherCoder")]
    fields += [integer_or(one, 1) for one in _FLAGS]
    found = []
    for row in tables.rows("CODERRELATIONS", fields):
        for column, coder in (("Coder", row[1]), ("OtherCoder", row[2])):
            known(tables.problems, "CODERRELATIONS", row[0], (column, coder), coders)
        flags = [bool(one) for one in row[3:]]
        found.append(CoderRelation(number(row[1]), number(row[2]), *flags))
    return tuple(found)


def read_variable_links(
    tables: Tables, types: Iterable[StatementType]
) -> tuple[VariableLink, ...]:
    """Return the links between variables."""
    if "VARIABLELINKS" not in tables:
        return ()
    variables = {one.id for type in types for one in type.variables}
    columns = ("ID", "SourceVariableId", "TargetVariableId")
    found = []
    for row in tables.rows("VARIABLELINKS", [integer(one) for one in columns]):
        for column, cell in zip(columns[1:], row[1:], strict=True):
            known(tables.problems, "VARIABLELINKS", row[0], (column, cell), variables)
        found.append(VariableLink(number(row[0]), number(row[1]), number(row[2])))
    return tuple(found)


def read_statement_links(
    tables: Tables, statements: set[int]
) -> tuple[tuple[int, int, int], ...]:
    """Return the links between statements: version 2 has them, and files made of it."""
    if "STATEMENTLINKS" not in tables:
        return ()
    columns = ("ID", "SourceId", "TargetId")
    found = []
    for row in tables.rows("STATEMENTLINKS", [integer(one) for one in columns]):
        for column, cell in zip(columns[1:], row[1:], strict=True):
            known(tables.problems, "STATEMENTLINKS", row[0], (column, cell), statements)
        found.append((number(row[0]), number(row[1]), number(row[2])))
    return tuple(found)
