"""The statements of a coded database as columns, for networks to be counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.errors import DataError
from kg.exchange.database import (
    Database,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    StatementType,
    Variable,
)
from kg.networks.table import (
    Column,
    Kind,
    SourceText,
    StatementTable,
    boolean_column,
    integer_column,
    text_column,
)

DOCUMENT_FIELDS = ("author", "source", "section", "type", "id", "title")
_USUAL = ("organization", "concept", "agreement")


def statement_table(database: Database, type: str | None = None) -> StatementTable:
    """Return the statements of one type, in the order that networks need.

    `type` is the label of a statement type; without it, the first one is taken. Each
    variable of the type is a column, and so are the fields of the document:
    "document.author", "document.source", "document.section", "document.type",
    "document.title", and "document.id" as text, since programs compare labels as texts
    (10 before 2). The keys are the ids of the statements. Raises DataError with the
    labels there are if no type has this one.
    """
    chosen = _type(database, type)
    places = {one.id: place for place, one in enumerate(database.documents)}
    documents = {one.id: one for one in database.documents}
    rows = sorted(
        (one for one in database.statements if one.type == chosen.id),
        key=lambda one: (
            documents[one.document].date,
            one.document,
            one.start,
            one.stop,
            one.id,
        ),
    )
    sources = [documents[one.document] for one in rows]
    names = {one.id: one.name for one in database.coders}
    entities = {one.id: one for one in database.entities}
    dates = [one.date for one in sources]
    return StatementTable(
        keys=[str(one.id) for one in rows],
        times=np.array(dates, np.int64).astype("datetime64[s]"),
        documents=np.array([places[one.document] for one in rows], np.int64),
        starts=np.array([one.start for one in rows], np.int64),
        stops=np.array([one.stop for one in rows], np.int64),
        coders=[names[one.coder] for one in rows],
        quotations=[
            source.text[one.start : one.stop]
            for one, source in zip(rows, sources, strict=True)
        ],
        columns=_columns(chosen, rows, entities) | _document_columns(sources),
        sources=tuple(
            SourceText(str(one.id), one.title, one.source) for one in database.documents
        ),
        colours=_colours(chosen, database.entities),
        attributes=_attributes(chosen, database.entities),
        defaults=_defaults(chosen),
    )


def _type(database: Database, label: str | None) -> StatementType:
    if label is None and database.types:
        return database.types[0]
    for one in database.types:
        if one.label == label:
            return one
    labels = ", ".join(repr(one.label) for one in database.types) or "none"
    raise DataError(f"there is no statement type {label!r}; there are: {labels}")


def _columns(
    type: StatementType,
    rows: Sequence[DatabaseStatement],
    entities: Mapping[int, Entity],
) -> dict[str, Column]:
    return {one.name: _column(one, rows, entities) for one in type.variables}


def _column(
    variable: Variable,
    rows: Sequence[DatabaseStatement],
    entities: Mapping[int, Entity],
) -> Column:
    values = [one.values.get(variable.id) for one in rows]
    if variable.kind is Kind.BOOLEAN:
        return boolean_column(
            variable.name, [None if one is None else bool(one) for one in values]
        )
    if variable.kind is Kind.INTEGER:
        return integer_column(
            variable.name, [None if one is None else int(one) for one in values]
        )
    if variable.kind is Kind.SHORT_TEXT:
        texts = ["" if one is None else entities[int(one)].value for one in values]
        return text_column(variable.name, texts)
    texts = ["" if one is None else str(one) for one in values]
    return text_column(variable.name, texts, Kind.LONG_TEXT)


def _document_columns(sources: Sequence[DatabaseDocument]) -> dict[str, Column]:
    names = [f"document.{one}" for one in DOCUMENT_FIELDS]
    return {
        name: text_column(
            name, [str(getattr(one, field)) for one in sources], Kind.DOCUMENT
        )
        for name, field in zip(names, DOCUMENT_FIELDS, strict=True)
    }


def _colours(
    type: StatementType, entities: Sequence[Entity]
) -> dict[tuple[str, str], str]:
    names = {one.id: one.name for one in type.variables}
    return {
        (names[one.variable], one.value): "#{:02x}{:02x}{:02x}".format(*one.colour)
        for one in entities
        if one.variable in names and one.colour is not None
    }


def _attributes(
    type: StatementType, entities: Sequence[Entity]
) -> dict[tuple[str, str], Mapping[str, str]]:
    names = {one.id: one.name for one in type.variables}
    return {
        (names[one.variable], one.value): one.attributes
        for one in entities
        if one.variable in names
    }


def _defaults(type: StatementType) -> tuple[str, str, str | None]:
    """Return the variables that a network has unless others are asked for."""
    names = {one.name: one.kind for one in type.variables}
    if all(one in names for one in _USUAL):
        return _USUAL
    texts = [one for one, kind in names.items() if kind is Kind.SHORT_TEXT]
    booleans = [one for one, kind in names.items() if kind is Kind.BOOLEAN]
    first, second = [*texts, "document.source", "document.author"][:2]
    return first, second, booleans[0] if booleans else None
