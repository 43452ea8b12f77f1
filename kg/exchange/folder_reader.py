"""The folder of a coded database read back, each reference followed to its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kg.exchange.csv_tables import Table
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
from kg.exchange.folder import (
    COLUMNS,
    KINDS,
    MEANINGS,
    VERSION,
    Folder,
    Ids,
    Place,
    colour_of,
    open_table,
    seconds_of,
)
from kg.networks.table import Kind, Level


def read_folder(folder: Path, shown: str) -> Folder:
    """Return what a folder of coded statements holds.

    `shown` is what errors call the folder. Raises TableError, with file and line, for
    the first row that breaks a rule: an id that is there twice, a reference to nothing,
    a value that its variable cannot have.
    """
    return _FolderReader(folder, shown).read()


class _FolderReader:
    """Reads one table after the other; keeps the ids that later ones refer to."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.lines: dict[tuple[str, int], int] = {}
        self.coder_ids: dict[int, str] = {}
        self.document_ids: dict[int, str] = {}
        self.things: dict[int, str] = {}
        self.meanings: dict[int, str] = {}

    def read(self) -> Folder:
        version, settings = self._settings()
        coders = self._coders()
        documents = self._documents()
        types = self._types()
        variables = {v.id: (v, type.id) for type in types for v in type.variables}
        attributes = self._attribute_variables(variables)
        entities = self._entities(variables, attributes)
        statements, places = self._statements({one.id for one in types})
        statements = self._with_values(statements, variables, entities)
        there = {one.id for one in statements}
        database = Database(
            version=version,
            settings=settings,
            coders=coders,
            relations=self._relations(),
            documents=documents,
            types=types,
            attributes=attributes,
            entities=entities,
            statements=statements,
            links=tuple(VariableLink(*one) for one in self._links("links", variables)),
            statement_links=self._links("statement_links", dict.fromkeys(there)),
            highlights=self._highlights(),
        )
        ids = Ids(self.document_ids, self.coder_ids, self.things, self.meanings)
        where = f"{self.shown}/statements.csv"
        return Folder(database, ids, places, where, self.lines)

    def _open(self, name: str) -> Table:
        return open_table(self.folder, self.shown, name)

    def _settings(self) -> tuple[str, dict[str, str]]:
        found: dict[str, str] = {}
        table = self._open("database")
        for line, (name, value) in table.rows(*COLUMNS["database"]):
            if name in found:
                raise table.error(line, f"property {name!r} is already set above")
            found[name] = value
        return found.pop(VERSION, ""), found

    def _coders(self) -> tuple[DatabaseCoder, ...]:
        table, columns = self._open("coders"), COLUMNS["coders"]
        settings = [
            one for one in table.header if one not in columns and one[:1] != "_"
        ]
        found: dict[int, DatabaseCoder] = {}
        for line, cells in table.rows(*columns, *settings):
            id = table.new(line, cells[0], found)
            given = zip(settings, cells[len(columns) :], strict=True)
            found[id] = DatabaseCoder(
                id=id,
                name=cells[2],
                colour=colour_of(table, line, cells[3]),
                settings={
                    name: table.number(line, name, cell) for name, cell in given if cell
                },
            )
            self._called(table, line, self.coder_ids, (id, "coder", cells[1]))
        return tuple(found[one] for one in sorted(found))

    def _called(
        self,
        table: Table,
        line: int,
        names: dict[int, str],
        row: tuple[int, str, str],
    ) -> None:
        """Note what a row is called in the project; no two may be the same."""
        id, column, name = row
        self.lines[column, id] = line
        if not name:
            raise table.error(line, f"{column} is empty")
        if name in names.values():
            raise table.error(line, f"{column} {name!r} is already used above")
        names[id] = name

    def _relations(self) -> tuple[CoderRelation, ...]:
        table, found = self._open("relations"), []
        for line, cells in table.rows(*COLUMNS["relations"]):
            coder, other = (
                table.known(line, column, cell, self.coder_ids, "coders.csv")
                for column, cell in zip(("coder", "other"), cells, strict=False)
            )
            for column, cell in zip(COLUMNS["relations"][2:], cells[2:], strict=True):
                if cell not in ("0", "1"):
                    raise table.error(line, f"{column} {cell!r}: write 1 or 0")
            flags = [one == "1" for one in cells[2:]]
            found.append(CoderRelation(coder, other, *flags))
        return tuple(found)

    def _documents(self) -> tuple[DatabaseDocument, ...]:
        table = self._open("documents")
        found: dict[int, DatabaseDocument] = {}
        for line, cells in table.rows(*COLUMNS["documents"]):
            id = table.new(line, cells[0], found)
            date = seconds_of(cells[3])
            if date is None:
                wrong = f"date {cells[3]!r} is none; write YYYY-MM-DDThh:mm:ssZ"
                raise table.error(line, wrong)
            found[id] = DatabaseDocument(
                id=id,
                title=cells[2],
                text="",
                date=date,
                coder=table.known(line, "coder", cells[4], self.coder_ids, "coders.csv")
                if cells[4]
                else None,
                author=cells[5],
                source=cells[6],
                section=cells[7],
                notes=cells[8],
                type=cells[9],
            )
            self.lines["document", id] = line
            self.document_ids[id] = cells[1]
        if len(set(self.document_ids.values())) < len(found) or "" in [
            *self.document_ids.values()
        ]:
            self._name_documents(table)
        return tuple(found[one] for one in sorted(found))

    def _name_documents(self, table: Table) -> None:
        """Raise the error of the first document without a name of its own."""
        seen: dict[int, str] = {}
        for id, name in self.document_ids.items():
            self._called(
                table, self.lines["document", id], seen, (id, "document", name)
            )

    def _types(self) -> tuple[StatementType, ...]:
        table = self._open("types")
        found: dict[int, StatementType] = {}
        for line, cells in table.rows(*COLUMNS["types"]):
            id = table.new(line, cells[0], found)
            colour = colour_of(table, line, cells[2])
            found[id] = StatementType(id, cells[1], colour, ())
        kept = self._variables(found)
        return tuple(
            replace(found[one], variables=tuple(kept[one])) for one in sorted(found)
        )

    def _variables(
        self, types: Mapping[int, StatementType]
    ) -> dict[int, list[Variable]]:
        table, seen = self._open("variables"), set[tuple[int, str]]()
        kept: dict[int, list[Variable]] = {one: [] for one in types}
        for line, cells in table.rows(*COLUMNS["variables"]):
            id = table.new(line, cells[0], self.meanings)
            type = table.known(line, "type", cells[1], types, "types.csv")
            if cells[3] not in KINDS:
                known = ", ".join(KINDS)
                raise table.error(line, f"kind {cells[3]!r} is not one of: {known}")
            if cells[4] not in ("", *MEANINGS):
                known = ", ".join(MEANINGS)
                wrong = f"meaning {cells[4]!r} is neither empty nor one of: {known}"
                raise table.error(line, wrong)
            if (type, cells[2]) in seen:
                wrong = f"type {type} already has a variable {cells[2]!r}"
                raise table.error(line, wrong)
            seen.add((type, cells[2]))
            self.meanings[id] = cells[4]
            kept[type].append(Variable(id, cells[2], KINDS[cells[3]]))
        self.meanings = {id: one for id, one in self.meanings.items() if one}
        for variables in kept.values():
            variables.sort(key=lambda one: one.id)
        return kept

    def _attribute_variables(
        self, variables: Mapping[int, tuple[Variable, int]]
    ) -> dict[int, tuple[str, ...]]:
        table = self._open("attribute_variables")
        found: dict[int, tuple[str, ...]] = {}
        for line, cells in table.rows(*COLUMNS["attribute_variables"]):
            id = table.known(line, "variable", cells[0], variables, "variables.csv")
            names = found.get(id, ())
            if cells[1] in names:
                wrong = f"variable {id} already has an attribute {cells[1]!r}"
                raise table.error(line, wrong)
            found[id] = (*names, cells[1])
        return found

    def _entities(
        self,
        variables: Mapping[int, tuple[Variable, int]],
        attributes: Mapping[int, tuple[str, ...]],
    ) -> tuple[Entity, ...]:
        table, seen = self._open("entities"), set[tuple[int, str]]()
        texts = {
            id for id, (one, _) in variables.items() if one.kind is Kind.SHORT_TEXT
        }
        found: dict[int, Entity] = {}
        for line, cells in table.rows(*COLUMNS["entities"]):
            id = table.new(line, cells[0], found)
            where = "the short texts of variables.csv"
            variable = table.known(line, "variable", cells[1], texts, where)
            if (variable, cells[2]) in seen:
                wrong = f"variable {variable} already has a value {cells[2]!r}"
                raise table.error(line, wrong)
            seen.add((variable, cells[2]))
            self.lines["entity", id] = line
            if cells[5]:
                self.things[id] = cells[5]
            found[id] = Entity(
                id=id,
                variable=variable,
                value=cells[2],
                colour=colour_of(table, line, cells[3]) if cells[3] else None,
                child_of=table.number(line, "child_of", cells[4]) if cells[4] else None,
            )
        for id, one in found.items():
            if one.child_of is not None and one.child_of not in found:
                wrong = f"child_of {one.child_of} is not in entities.csv"
                raise table.error(self.lines["entity", id], wrong)
        given = self._attributes(found, attributes)
        return tuple(
            replace(found[one], attributes=given.get(one, {})) for one in sorted(found)
        )

    def _attributes(
        self,
        entities: Mapping[int, Entity],
        attributes: Mapping[int, tuple[str, ...]],
    ) -> dict[int, dict[str, str]]:
        table = self._open("attributes")
        found: dict[int, dict[str, str]] = {}
        for line, (cell, name, value) in table.rows(*COLUMNS["attributes"]):
            id = table.known(line, "entity", cell, entities, "entities.csv")
            if name not in attributes.get(entities[id].variable, ()):
                wrong = f"attribute {name!r} is not in attribute_variables.csv"
                raise table.error(line, wrong)
            if name in found.setdefault(id, {}):
                raise table.error(line, f"entity {id} already has {name!r}")
            found[id][name] = value
        return found

    def _statements(
        self, types: set[int]
    ) -> tuple[tuple[DatabaseStatement, ...], dict[int, Place]]:
        table = self._open("statements")
        documents = {name: id for id, name in self.document_ids.items()}
        coders = {name: id for id, name in self.coder_ids.items()}
        found: dict[int, DatabaseStatement] = {}
        places: dict[int, Place] = {}
        for line, cells in table.rows(*COLUMNS["statements"]):
            id = table.new(line, cells[0], found)
            for column, cell, names in (
                ("document", cells[2], documents),
                ("coder", cells[5], coders),
            ):
                if cell not in names:
                    raise table.error(
                        line, f"{column} {cell!r} is not in {column}s.csv"
                    )
            start = table.number(line, "start", cells[3])
            stop = table.number(line, "stop", cells[4])
            if not 0 <= start < stop:
                raise table.error(line, f"start {start} is not before stop {stop}")
            found[id] = DatabaseStatement(
                id=id,
                type=table.known(line, "type", cells[1], types, "types.csv"),
                document=documents[cells[2]],
                start=start,
                stop=stop,
                coder=coders[cells[5]],
                values={},
            )
            places[id] = Place(line, cells[6])
        return tuple(found[one] for one in sorted(found)), places

    def _with_values(
        self,
        statements: tuple[DatabaseStatement, ...],
        variables: Mapping[int, tuple[Variable, int]],
        entities: tuple[Entity, ...],
    ) -> tuple[DatabaseStatement, ...]:
        table = self._open("values")
        owners = {one.id: one.variable for one in entities}
        types = {one.id: one.type for one in statements}
        found: dict[int, dict[int, Level]] = {one.id: {} for one in statements}
        for line, (cell, column, value) in table.rows(*COLUMNS["values"]):
            id = table.known(line, "statement", cell, found, "statements.csv")
            key = table.known(line, "variable", column, variables, "variables.csv")
            variable, type = variables[key]
            if type != types[id]:
                wrong = f"variable {key} is not of the type of statement {id}"
                raise table.error(line, wrong)
            if key in found[id]:
                wrong = f"statement {id} already has a value of variable {key}"
                raise table.error(line, wrong)
            found[id][key] = _level(table, line, (variable, value), owners)
        return tuple(
            replace(one, values=dict(sorted(found[one.id].items())))
            for one in statements
        )

    def _links(
        self, name: str, there: Mapping[int, object]
    ) -> tuple[tuple[int, int, int], ...]:
        table = self._open(name)
        where = "variables.csv" if name == "links" else "statements.csv"
        found: dict[int, tuple[int, int, int]] = {}
        for line, cells in table.rows(*COLUMNS[name]):
            id = table.new(line, cells[0], found)
            source = table.known(line, "source", cells[1], there, where)
            found[id] = (
                *(id, source),
                table.known(line, "target", cells[2], there, where),
            )
        return tuple(found[one] for one in sorted(found))

    def _highlights(self) -> tuple[Highlight, ...]:
        table = self._open("highlights")
        return tuple(
            Highlight(cells[0], colour_of(table, line, cells[1]))
            for line, cells in table.rows(*COLUMNS["highlights"])
        )


def _level(
    table: Table,
    line: int,
    given: tuple[Variable, str],
    owners: Mapping[int, int],
) -> Level:
    """Return a value as its variable has it; a short text's is its entity's id."""
    variable, value = given
    if variable.kind is Kind.LONG_TEXT:
        return value
    if variable.kind is Kind.SHORT_TEXT:
        entity = table.known(line, "value", value, owners, "entities.csv")
        if owners[entity] != variable.id:
            wrong = f"entity {entity} is a value of another variable"
            raise table.error(line, wrong)
        return entity
    number = table.number(line, "value", value)
    if variable.kind is Kind.BOOLEAN and number not in (0, 1):
        raise table.error(line, f"value {value!r} of {variable.name!r}: write 1 or 0")
    return number
