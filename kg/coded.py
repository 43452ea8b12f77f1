"""Statements that people coded in another program, as values for the graph.

A folder `seeds/coded/<name>/` is one coded set. Every statement keeps all its values;
whoever it names as its speaker said the words, as far as its coder can tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.exchange.database import Database
from kg.exchange.folder import Ids
from kg.model import Span
from kg.networks.table import Kind


@dataclass(frozen=True, slots=True)
class CodedValue:
    """What one variable says of one statement."""

    variable: int  # its id within the set
    name: str  # "organization"
    kind: Kind
    meaning: str  # "person", "organization", "claim", "agreement" or ""
    value: str  # as text: the entity's value, "0" or "1", a number in digits
    entity: int | None = None  # of a short text: the entity's id within the set
    thing: str | None = None  # and the local id of whom or what it names


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A coded span of a document with its values, in the order of the variables."""

    set: str  # the folder's name
    id: int  # within the set
    type: int  # id of the statement type within the set
    label: str  # of the statement type: "DNA Statement"
    document: str  # local id
    coder: str  # id in coders.csv
    span: Span
    values: tuple[CodedValue, ...]

    def means(self, meaning: str) -> tuple[CodedValue, ...]:
        """Return the values of the variables that mean this, if any have one."""
        return tuple(one for one in self.values if one.meaning == meaning)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A coded statement whose words are no longer where they were, for review."""

    set: str
    id: int
    document: str  # local id
    coder: str
    span: Span
    words: str  # that the coder marked
    where: str  # file and line of its row
    reason: str


@dataclass(frozen=True, slots=True)
class CodedSet:
    """One folder of coded statements.

    `database` has types, variables, entities with attributes, coders and documents as
    the other program knows them (its texts are empty: they are the project's documents)
    and `ids` says what each of them is called in the project.
    """

    name: str
    database: Database
    ids: Ids
    statements: tuple[CodedStatement, ...]
    orphans: tuple[Orphan, ...] = field(default=())
