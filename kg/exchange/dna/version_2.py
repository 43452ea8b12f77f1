"""Version 2 of a `.dna` file, which keeps few rules and knows no entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations

from kg.exchange.database import (
    CoderRelation,
    Colour,
    Database,
    DatabaseCoder,
    DatabaseDocument,
    Entity,
    StatementType,
)
from kg.exchange.dna.problems import Problems
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
from kg.exchange.dna.sqlite import (
    Cell,
    Row,
    Tables,
    anything,
    integer,
    integer_or,
    text,
    text_or,
)
from kg.exchange.dna.statements import Known, read_statements
from kg.exchange.dna.values import Value, Values, value_fields, value_rows
from kg.networks.table import Kind

_ATTRIBUTES = ("Type", "Alias", "Notes")


def read_version_2(tables: Tables, settings: Mapping[str, str]) -> Database:
    """Return all that a file of version 2 holds, but the passwords.

    Dates are read as UTC. What version 3 has and version 2 has not gets what a new file
    of version 3 has: settings of coders, and what they may see of each other's work.
    Raises DataError, with table and row, if a row refers to nothing or breaks a rule.
    """
    coders = _coders(tables)
    coder_ids = {one.id for one in coders}
    documents, notes = _in_seconds(read_documents(tables, coder_ids))
    types = read_types(tables)
    there = Known(
        coders=coder_ids,
        documents={one.id: one for one in documents},
        types={one.id: one for one in types},
    )
    statements, offset_notes = read_statements(tables, there)
    entities = _entities(tables, types)
    relations = _relations(tables, coder_ids)
    values = Values(tables.problems, statements, types)
    notes += _add_numbers(tables, values)
    _add_texts(tables, values, entities)
    links = read_variable_links(tables, types)
    statement_links = read_statement_links(tables, {one.id for one in statements})
    highlights = read_highlights(tables)
    tables.problems.stop()
    return Database(
        version=settings["version"],
        settings={one: settings[one] for one in settings if one != "version"},
        coders=coders,
        relations=relations,
        documents=documents,
        types=types,
        attributes=dict.fromkeys(sorted(entities.variables), _ATTRIBUTES),
        entities=tuple(entities.all()),
        statements=values.statements(),
        links=links,
        statement_links=statement_links,
        highlights=highlights,
        notes=(*offset_notes, *notes),
    )


def _coders(tables: Tables) -> tuple[DatabaseCoder, ...]:
    rows = tables.rows("CODERS", [integer("ID"), text("Name"), *COLOURS])
    ids = {number(row[0]) for row in rows}
    permissions = _permissions(tables, ids)
    return tuple(
        DatabaseCoder(
            id=number(row[0]),
            name=word(row[1]),
            colour=colour(*row[2:5]),
            settings={**CODER_SETTINGS, **permissions.get(number(row[0]), {})},
        )
        for row in rows
    )


def _relations(tables: Tables, coders: set[int]) -> tuple[CoderRelation, ...]:
    """Return what the file says, and the usual for all other pairs of coders."""
    found = read_relations(tables, coders)
    told = {(one.coder, one.other) for one in found}
    pairs = permutations(sorted(coders), 2)
    return (*found, *(CoderRelation(*one) for one in pairs if one not in told))


def _permissions(tables: Tables, coders: set[int]) -> dict[int, dict[str, int]]:
    """Return what each coder may do, under the names of version 3."""
    table, problems = "CODERPERMISSIONS", tables.problems
    if table not in tables:
        return {}
    fields = [integer("ID"), integer("Coder"), text("Type"), integer("Permission")]
    found: dict[int, dict[str, int]] = {}
    for row in tables.rows(table, fields):
        type = word(row[2])
        name = f"Permission{type[:1].upper()}{type[1:]}"
        if not known(problems, table, row[0], ("Coder", row[1]), coders):
            continue
        if name not in CODER_SETTINGS:
            problems.add(table, row[0], f"there is no permission {type!r}")
        if row[3] not in (0, 1):
            problems.add(table, row[0], f"Permission {row[3]} is neither 0 nor 1")
        found.setdefault(number(row[1]), {})[name] = number(row[3])
    return found


def _in_seconds(
    documents: Iterable[DatabaseDocument],
) -> tuple[tuple[DatabaseDocument, ...], list[str]]:
    """Return documents dated in seconds, and a note on what that cuts."""
    found = tuple(replace(one, date=one.date // 1000) for one in documents)
    cut = sum(one.date % 1000 != 0 for one in documents)
    notes = [f"{cut} dates have parts of a second, which were cut"] if cut else []
    return found, notes


@dataclass(slots=True)
class _Entities:
    """The entities of short-text variables, those that the file has and new ones."""

    variables: set[int]
    listed: dict[tuple[int, str], Entity] = field(default_factory=dict)

    def all(self) -> list[Entity]:
        """Return every entity, by its id."""
        return sorted(self.listed.values(), key=lambda one: one.id)

    def invent(self, pairs: Iterable[tuple[int, str]]) -> None:
        """Make an entity of each (variable, value) that has none, in their order."""
        last = max((one.id for one in self.listed.values()), default=0)
        missing = sorted(set(pairs) - set(self.listed))
        for place, (variable, value) in enumerate(missing, last + 1):
            self.listed[variable, value] = Entity(
                id=place,
                variable=variable,
                value=value,
                attributes=dict.fromkeys(_ATTRIBUTES, ""),
            )


def _entities(tables: Tables, types: Iterable[StatementType]) -> _Entities:
    """Return the values that the file lists with their attributes."""
    problems = tables.problems
    entities = _Entities(
        {
            one.id
            for type in types
            for one in type.variables
            if one.kind is Kind.SHORT_TEXT
        }
    )
    if "ATTRIBUTES" not in tables:
        return entities
    fields = [integer("ID"), integer("VariableId"), text_or("Value", "")]
    fields += [integer_or(one, None) for one in ("Red", "Green", "Blue")]
    fields += [anything("ChildOf")]
    fields += [text_or(one, "") for one in _ATTRIBUTES]
    rows = tables.rows("ATTRIBUTES", fields)
    parents = _Parents(rows)
    for row in rows:
        variable = ("VariableId", row[1])
        known(problems, "ATTRIBUTES", row[0], variable, entities.variables)
        parent = parents.of(row)
        known(problems, "ATTRIBUTES", row[0], ("ChildOf", parent), parents.ids)
        entity = Entity(
            id=number(row[0]),
            variable=number(row[1]),
            value=word(row[2]),
            colour=_colour(row[3:6]),
            child_of=parent if isinstance(parent, int) else None,
            attributes={
                name: word(cell)
                for name, cell in zip(_ATTRIBUTES, row[7:], strict=True)
            },
        )
        _list(problems, entities, entity)
    return entities


class _Parents:
    """Of what entity another is a child: the file has its value, its id, or neither."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._values = {(row[1], row[2]): number(row[0]) for row in rows}
        self.ids = set(self._values.values())

    def of(self, row: Row) -> Cell:
        """Return the id of the entity above, None, or what is no entity."""
        name = row[6]
        if name in (None, "", 0, "0"):
            return None
        if (row[1], name) in self._values:
            return self._values[row[1], name]
        if isinstance(name, str) and name.isascii() and name.isdigit():
            return int(name)
        return name


def _colour(cells: Row) -> Colour | None:
    return None if None in cells else colour(*cells)


def _list(problems: Problems, entities: _Entities, entity: Entity) -> None:
    key = (entity.variable, entity.value)
    if key in entities.listed:
        wrong = f"variable {entity.variable} has another value {entity.value!r}"
        problems.add("ATTRIBUTES", entity.id, wrong)
    entities.listed[key] = entity


def _add_numbers(tables: Tables, values: Values) -> list[str]:
    """Take booleans and integers in; return a note on the rows without a value."""
    notes = []
    for table, kind in (("DATABOOLEAN", Kind.BOOLEAN), ("DATAINTEGER", Kind.INTEGER)):
        if table not in tables:
            continue
        rows = tables.rows(table, value_fields(integer_or("Value", None)))
        values.add(table, kind, value_rows(rows))
        empty = sum(row[3] is None for row in rows)
        if empty:
            notes.append(f"{table}: {empty} rows have no value and were left out")
    return notes


def _add_texts(tables: Tables, values: Values, entities: _Entities) -> None:
    """Take texts in; short ones become entities. No text is the empty text."""
    fields = value_fields(text_or("Value", ""))
    if "DATALONGTEXT" in tables:
        rows = tables.rows("DATALONGTEXT", fields)
        values.add("DATALONGTEXT", Kind.LONG_TEXT, value_rows(rows))
    if "DATASHORTTEXT" in tables:
        found = list(value_rows(tables.rows("DATASHORTTEXT", fields)))
        short = entities.variables
        entities.invent(
            (one.variable, str(one.value)) for one in found if one.variable in short
        )
        values.add("DATASHORTTEXT", Kind.SHORT_TEXT, _as_entities(found, entities))


def _as_entities(rows: Iterable[Value], entities: _Entities) -> Iterator[Value]:
    for row in rows:
        entity = entities.listed.get((row.variable, str(row.value)))
        yield row if entity is None else row._replace(value=entity.id)
