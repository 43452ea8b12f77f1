"""A coded database as values: what a `.dna` file holds, passwords left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.networks.table import Kind, Level

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255 each


@dataclass(frozen=True, slots=True)
class DatabaseCoder:
    """A person who codes, with the settings and permissions of the program."""

    id: int
    name: str
    colour: Colour
    settings: Mapping[str, int] = field(default_factory=dict)  # "FontSize": 14 …


@dataclass(frozen=True, slots=True)
class CoderRelation:
    """What one coder may see and edit of another's work."""

    coder: int
    other: int
    view_statements: bool = True
    edit_statements: bool = True
    view_documents: bool = True
    edit_documents: bool = True


@dataclass(frozen=True, slots=True)
class DatabaseDocument:
    """A document: its text as stored, and what the program records of it."""

    id: int
    title: str
    text: str
    date: int  # seconds since 1970, UTC
    coder: int | None = None
    author: str = ""
    source: str = ""
    section: str = ""
    notes: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a statement type."""

    id: int
    name: str
    kind: Kind  # boolean, integer, short text, long text


@dataclass(frozen=True, slots=True)
class StatementType:
    """A kind of statement with its variables, in the order of their ids."""

    id: int
    label: str
    colour: Colour
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of a short-text variable, with its colour and attributes."""

    id: int
    variable: int
    value: str
    colour: Colour | None = None
    child_of: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatabaseStatement:
    """A coded span with one value per variable; offsets in Unicode code points.

    `values` has the id of the entity for a short text, else the value; a variable
    without a value is left out.
    """

    id: int
    type: int
    document: int
    start: int
    stop: int
    coder: int
    values: Mapping[int, Level]  # by variable


@dataclass(frozen=True, slots=True)
class VariableLink:
    """A link between two variables; the program stores it and makes no use of it."""

    id: int
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Highlight:
    """A regular expression that the program highlights in texts."""

    expression: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Database:
    """A whole `.dna` file, each table in ascending order of ids."""

    version: str  # of the file that it was read from: "3.1.2"
    settings: Mapping[str, str]  # without the version
    coders: tuple[DatabaseCoder, ...]
    relations: tuple[CoderRelation, ...]
    documents: tuple[DatabaseDocument, ...]
    types: tuple[StatementType, ...]
    attributes: Mapping[int, tuple[str, ...]]  # attribute variables by variable
    entities: tuple[Entity, ...]
    statements: tuple[DatabaseStatement, ...]
    links: tuple[VariableLink, ...] = ()
    # Version 2 linked statements, which version 3 does not: (id, source, target).
    statement_links: tuple[tuple[int, int, int], ...] = ()
    highlights: tuple[Highlight, ...] = ()
    # What a person should know of the reading, one a line: no part of the data.
    notes: tuple[str, ...] = field(default=(), compare=False)
