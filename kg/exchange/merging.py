"""Several coded databases put together into one, with ids of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from kg.exchange.folder import Ids
from kg.model import Span
from kg.networks.table import Kind, Level

_COLOUR = (0, 0, 0)


class Merging:
    """A database in the making. What is added twice is there once.

    Documents and coders are the same if the project calls them the same, types if they
    have one label, variables if their type, name and kind are alike, and entities if
    their variable and value are. Of two records of one thing the first one holds.
    """

    def __init__(self, version: str) -> None:
        self._version = version
        self._settings: dict[str, str] = {}
        self._coders: dict[str, DatabaseCoder] = {}
        self._relations: dict[tuple[int, int], CoderRelation] = {}
        self._documents: dict[str, DatabaseDocument] = {}
        self._types: dict[str, StatementType] = {}
        self._variables: dict[tuple[int, str], Variable] = {}
        self._attributes: dict[int, dict[str, None]] = {}
        self._entities: dict[tuple[int, str], Entity] = {}
        self._statements: list[DatabaseStatement] = []
        self._links: dict[tuple[int, int], None] = {}
        self._statement_links: list[tuple[int, int]] = []
        self._highlights: dict[str, Highlight] = {}

    def add(self, database: Database, ids: Ids) -> None:
        """Add all of a database; `ids` says what its parts are in the project."""
        self._settings = {**database.settings, **self._settings}
        coders = {}
        for coder in database.coders:
            name = ids.coders[coder.id]
            coders[coder.id] = self.coder(name, coder.name, coder)
        documents = {}
        for document in database.documents:
            author = None if document.coder is None else coders[document.coder]
            name = ids.documents[document.id]
            documents[document.id] = self.document(
                name, replace(document, coder=author)
            )
        for relation in database.relations:
            pair = coders[relation.coder], coders[relation.other]
            same = replace(relation, coder=pair[0], other=pair[1])
            self._relations.setdefault(pair, same)
        types, variables = self._add_types(database)
        entities = self._add_entities(database, variables)
        short = {
            one.id
            for type in database.types
            for one in type.variables
            if one.kind is Kind.SHORT_TEXT
        }
        statements = {}
        names = {one: ids.documents[one] for one in documents}
        for one in database.statements:
            values = {
                variables[key]: entities[int(value)] if key in short else value
                for key, value in one.values.items()
            }
            where = names[one.document], Span(one.start, one.stop)
            statements[one.id] = self.statement(
                types[one.type], where, coders[one.coder], values
            )
        for link in database.links:
            self._links[variables[link.source], variables[link.target]] = None
        for _, source, target in database.statement_links:
            self._statement_links.append((statements[source], statements[target]))
        for highlight in database.highlights:
            self._highlights.setdefault(highlight.expression, highlight)

    def _add_types(self, database: Database) -> tuple[dict[int, int], dict[int, int]]:
        types, variables = {}, {}
        for type in database.types:
            kinds = {one.name: one.kind for one in type.variables}
            types[type.id] = self.type(type.label, kinds, type.colour)
            for one in type.variables:
                found = self._variable(types[type.id], one.name, one.kind)
                variables[one.id] = found.id
        return types, variables

    def _add_entities(
        self, database: Database, variables: Mapping[int, int]
    ) -> dict[int, int]:
        found: dict[int, int] = {}
        for variable, names in database.attributes.items():
            listed = self._attributes.setdefault(variables[variable], {})
            listed.update(dict.fromkeys(names))
        for one in database.entities:
            plain = replace(one, variable=variables[one.variable], child_of=None)
            found[one.id] = self.entity(plain)
        for one in database.entities:
            if one.child_of is not None:
                place = variables[one.variable], one.value
                entity = self._entities[place]
                if entity.child_of is None and found[one.child_of] != entity.id:
                    child = replace(entity, child_of=found[one.child_of])
                    self._entities[place] = child
        return found

    def coder(self, name: str, label: str, known: DatabaseCoder | None = None) -> int:
        """Return the id of a coder whom the project calls `name`."""
        if name not in self._coders:
            id = len(self._coders) + 1
            coder = known or DatabaseCoder(0, label, _COLOUR)
            self._coders[name] = replace(coder, id=id)
        return self._coders[name].id

    def document(self, name: str, document: DatabaseDocument) -> int:
        """Return the id of a document that the project calls `name`."""
        if name not in self._documents:
            id = len(self._documents) + 1
            self._documents[name] = replace(document, id=id)
        return self._documents[name].id

    def type(
        self,
        label: str,
        kinds: Mapping[str, Kind],
        colour: tuple[int, int, int] = _COLOUR,
    ) -> int:
        """Return the id of the type of this label, which gets these variables."""
        if label not in self._types:
            id = len(self._types) + 1
            self._types[label] = StatementType(id, label, colour, ())
        found = self._types[label].id
        for name, kind in kinds.items():
            self._variable(found, name, kind)
        return found

    def variables(self, type: int) -> Mapping[str, int]:
        """Return the ids of a type's variables by their names."""
        return {
            name: one.id for (of, name), one in self._variables.items() if of == type
        }

    def _variable(self, type: int, name: str, kind: Kind) -> Variable:
        """Return a type's variable; one of another kind needs another name."""
        same = self._variables.get((type, name))
        if same is not None and same.kind is not kind:
            name = f"{name} ({kind.value})"
            same = self._variables.get((type, name))
        if same is None:
            same = Variable(len(self._variables) + 1, name, kind)
            self._variables[type, name] = same
        return same

    def entity(self, entity: Entity) -> int:
        """Return the id of a value of a variable; new attributes are added to it."""
        place = entity.variable, entity.value
        known = self._entities.get(place)
        if known is None:
            known = replace(entity, id=len(self._entities) + 1)
            self._entities[place] = known
        elif not entity.attributes.keys() <= known.attributes.keys():
            every = {**entity.attributes, **known.attributes}
            self._entities[place] = replace(known, attributes=every)
        listed = self._attributes.setdefault(entity.variable, {})
        listed.update(dict.fromkeys(entity.attributes))
        return known.id

    def statement(
        self,
        type: int,
        where: tuple[str, Span],
        coder: int,
        values: Mapping[int, Level],
    ) -> int:
        """Add a statement at a place of a document; return its id."""
        document, span = where
        id = len(self._statements) + 1
        self._statements.append(
            DatabaseStatement(
                id=id,
                type=type,
                document=self._documents[document].id,
                start=span.start,
                stop=span.end,
                coder=coder,
                values=dict(sorted(values.items())),
            )
        )
        return id

    def database(self) -> Database:
        """Return all that was added."""
        return Database(
            version=self._version,
            settings=self._settings,
            coders=tuple(self._coders.values()),
            relations=tuple(self._relations.values()),
            documents=tuple(self._documents.values()),
            types=tuple(
                replace(
                    one,
                    variables=tuple(
                        v for (of, _), v in self._variables.items() if of == one.id
                    ),
                )
                for one in self._types.values()
            ),
            attributes={
                one: tuple(names) for one, names in self._attributes.items() if names
            },
            entities=tuple(self._entities.values()),
            statements=tuple(self._statements),
            links=tuple(
                VariableLink(id, *pair) for id, pair in enumerate(self._links, 1)
            ),
            statement_links=tuple(
                (id, *pair) for id, pair in enumerate(self._statement_links, 1)
            ),
            highlights=tuple(self._highlights.values()),
        )
