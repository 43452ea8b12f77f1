"""Version 3 of a `.dna` file, as Discourse Network Analyzer 3 stores it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from kg.exchange.database import (
    Database,
    DatabaseCoder,
    Entity,
    StatementType,
)
from kg.exchange.dna.offsets import Reading
from kg.exchange.dna.rows import (
    COLOURS,
    colour,
    known,
    number,
    read_documents,
    read_highlights,
    read_relations,
    read_statement_links,
    read_types,
    read_variable_links,
    word,
)
from kg.exchange.dna.schema import CODER_SETTINGS
from kg.exchange.dna.sqlite import Cell, Tables, integer, integer_or, text, text_or
from kg.exchange.dna.statements import Known, read_statements
from kg.exchange.dna.values import Value, Values, value_fields, value_rows
from kg.networks.table import Kind


def read_version_3(
    tables: Tables, settings: Mapping[str, str], reading: Reading | None
) -> Database:
    """Return all that a file of version 3 holds, but the passwords.

    A setting of coders that an older file has no column for has its usual value.
    Raises DataError, with table and row, if a row refers to nothing or breaks a rule.
    """
    problems = tables.problems
    coders = _coders(tables)
    coder_ids = {one.id for one in coders}
    documents = read_documents(tables, coder_ids)
    types = read_types(tables)
    entities, attributes = _entities(tables, types)
    there = Known(
        coders=coder_ids,
        documents={one.id: one for one in documents},
        types={one.id: one for one in types},
    )
    statements, notes = read_statements(tables, there, reading)
    values = Values(problems, statements, types)
    _add(tables, values, "DATABOOLEAN", Kind.BOOLEAN)
    _add(tables, values, "DATAINTEGER", Kind.INTEGER)
    _add(tables, values, "DATALONGTEXT", Kind.LONG_TEXT)
    values.add("DATASHORTTEXT", Kind.SHORT_TEXT, _short_texts(tables, entities))
    relations = read_relations(tables, coder_ids)
    links = read_variable_links(tables, types)
    statement_links = read_statement_links(tables, {one.id for one in statements})
    highlights = read_highlights(tables)
    problems.stop()
    return Database(
        version=settings["version"],
        settings={one: settings[one] for one in settings if one != "version"},
        coders=coders,
        relations=relations,
        documents=documents,
        types=types,
        attributes=attributes,
        entities=entities,
        statements=values.statements(),
        links=links,
        statement_links=statement_links,
        highlights=highlights,
        notes=tuple(notes),
    )


def _coders(tables: Tables) -> tuple[DatabaseCoder, ...]:
    fields = [integer("ID"), text("Name"), *COLOURS]
    fields += [integer_or(*one) for one in CODER_SETTINGS.items()]
    return tuple(
        DatabaseCoder(
            id=number(row[0]),
            name=word(row[1]),
            colour=colour(*row[2:5]),
            settings={
                name: number(value)
                for name, value in zip(CODER_SETTINGS, row[5:], strict=True)
            },
        )
        for row in tables.rows("CODERS", fields)
    )


def _entities(
    tables: Tables, types: Iterable[StatementType]
) -> tuple[tuple[Entity, ...], dict[int, tuple[str, ...]]]:
    """Return the entities with their attributes, and each variable's attributes."""
    problems = tables.problems
    variables = {
        one.id
        for type in types
        for one in type.variables
        if one.kind is Kind.SHORT_TEXT
    }
    fields = [integer("ID"), integer("VariableId"), text_or("Value", "")]
    fields += [integer_or(one, None) for one in ("Red", "Green", "Blue", "ChildOf")]
    rows = tables.rows("ENTITIES", fields)
    ids = {number(row[0]): number(row[1]) for row in rows}
    attributes, names = _attribute_variables(tables, variables)
    values = _attribute_values(tables, ids, names)
    seen: set[tuple[Cell, Cell]] = set()
    found = []
    for row in rows:
        known(problems, "ENTITIES", row[0], ("VariableId", row[1]), variables)
        known(problems, "ENTITIES", row[0], ("ChildOf", row[6]), ids)
        if (row[1], row[2]) in seen:
            wrong = f"variable {row[1]} has another value {row[2]!r}"
            problems.add("ENTITIES", row[0], wrong)
        seen.add((row[1], row[2]))
        given = values.get(number(row[0]), {})
        order = attributes.get(number(row[1]), ())
        entity = Entity(
            id=number(row[0]),
            variable=number(row[1]),
            value=word(row[2]),
            colour=None if None in row[3:6] else colour(*row[3:6]),
            child_of=cast("int | None", row[6]),
            attributes={name: given[name] for name in order if name in given},
        )
        found.append(entity)
    return tuple(found), attributes


def _attribute_variables(
    tables: Tables, variables: set[int]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[int, str]]]:
    """Return the names by variable, and (variable, name) by the attribute's id."""
    if "ATTRIBUTEVARIABLES" not in tables:
        return {}, {}
    fields = [integer("ID"), integer("VariableId"), text("AttributeVariable")]
    names: dict[int, tuple[int, str]] = {}
    by_variable: dict[int, tuple[str, ...]] = {}
    for row in tables.rows("ATTRIBUTEVARIABLES", fields):
        reference = ("VariableId", row[1])
        known(tables.problems, "ATTRIBUTEVARIABLES", row[0], reference, variables)
        variable, name = number(row[1]), word(row[2])
        if name in by_variable.get(variable, ()):
            wrong = f"variable {variable} has another attribute {name!r}"
            tables.problems.add("ATTRIBUTEVARIABLES", row[0], wrong)
        names[number(row[0])] = (variable, name)
        by_variable[variable] = (*by_variable.get(variable, ()), name)
    return by_variable, names


def _attribute_values(
    tables: Tables, entities: Mapping[int, int], names: Mapping[int, tuple[int, str]]
) -> dict[int, dict[str, str]]:
    if "ATTRIBUTEVALUES" not in tables:
        return {}
    table, problems = "ATTRIBUTEVALUES", tables.problems
    fields = [integer("ID"), integer("EntityId"), integer("AttributeVariableId")]
    found: dict[int, dict[str, str]] = {}
    for row in tables.rows(table, [*fields, text_or("AttributeValue", "")]):
        sound = known(problems, table, row[0], ("EntityId", row[1]), entities)
        attribute = ("AttributeVariableId", row[2])
        if not known(problems, table, row[0], attribute, names) or not sound:
            continue
        variable, name = names[number(row[2])]
        given = found.setdefault(number(row[1]), {})
        if entities[number(row[1])] != variable:
            wrong = f"attribute {row[2]} is of another variable than entity {row[1]}"
            problems.add(table, row[0], wrong)
        elif name in given:
            problems.add(table, row[0], f"entity {row[1]} has another {name!r}")
        given[name] = word(row[3])
    return found


def _add(tables: Tables, values: Values, table: str, kind: Kind) -> None:
    long = kind is Kind.LONG_TEXT
    value = text_or("Value", None) if long else integer("Value")
    values.add(table, kind, value_rows(tables.rows(table, value_fields(value))))


def _short_texts(tables: Tables, entities: Iterable[Entity]) -> Iterable[Value]:
    """Return the entities of statements; each must be of the row's variable."""
    variables = {one.id: one.variable for one in entities}
    table, problems = "DATASHORTTEXT", tables.problems
    for row in value_rows(tables.rows(table, value_fields(integer("Entity")))):
        entity = cast(int, row.value)
        if variables.get(entity) == row.variable:
            yield row
        elif known(problems, table, row.row, ("Entity", entity), variables):
            problems.add(table, row.row, f"entity {entity} is of another variable")
