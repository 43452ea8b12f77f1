"""Coded statements as columns: what every network is counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.errors import DataError

Level: TypeAlias = str | int
Codes: TypeAlias = npt.NDArray[np.int32]
Numbers: TypeAlias = npt.NDArray[np.int64]
Times: TypeAlias = npt.NDArray[np.datetime64]  # datetime64[s], UTC; NaT: undated


class Kind(StrEnum):
    """The data types of a variable, as Discourse Network Analyzer names them."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    DOCUMENT = "document field"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One variable of every statement: codes that index its levels.

    `levels` are the distinct values in ascending order: False and True as 0 and 1 (both
    are always there), integers by value, texts by UTF-16 code units (`java_order`). An
    empty text is a level of its own, "", and comes first. A statement that has no
    boolean or integer value at all has the code -1.
    """

    name: str
    kind: Kind
    levels: tuple[Level, ...]
    codes: Codes

    def empty(self) -> npt.NDArray[np.bool_]:
        """Say of each statement whether it has no value here."""
        none = self.codes < 0
        if self.levels and self.levels[0] == "":
            none |= self.codes == 0
        return none

    def value(self, row: int) -> Level | None:
        """Return the value of one statement."""
        code = int(self.codes[row])
        return None if code < 0 else self.levels[code]

    def taken(self, rows: Numbers) -> Column:
        """Return the column of these statements alone; the levels stay."""
        return Column(self.name, self.kind, self.levels, self.codes[rows])


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document that statements were coded in."""

    id: str
    title: str
    source: str  # who published it: "Daily A"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StatementTable:
    """Statements in the order (date, document, start, stop, statement).

    Every array and sequence has one entry for a row. A statement that one value per
    variable cannot hold (two organisations speak) has several rows of one `key`.
    """

    keys: Sequence[str]  # the statement's own id, or the IRI of the position
    times: Times  # of the document
    documents: Numbers  # index into `sources`
    starts: Numbers
    stops: Numbers
    coders: Sequence[str]  # labels
    quotations: Sequence[str]
    columns: Mapping[str, Column]  # variables, and "document.author" …
    sources: tuple[SourceText, ...]
    colours: Mapping[tuple[str, str], str] = field(default_factory=dict)
    # (variable, value) → "#rrggbb", and every attribute of an entity, in order
    attributes: Mapping[tuple[str, str], Mapping[str, str]] = field(
        default_factory=dict
    )
    defaults: tuple[str, str, str | None] = ("organization", "concept", "agreement")

    def __repr__(self) -> str:
        return f"<{len(self):,} coded statements: {', '.join(self.columns)}>"

    def __len__(self) -> int:
        return len(self.times)

    def column(self, name: str) -> Column:
        """Return a variable by its name. Raises DataError with the names there are."""
        try:
            return self.columns[name]
        except KeyError:
            known = ", ".join(self.columns)
            raise DataError(
                f"there is no variable {name!r} here; the variables are: {known}"
            ) from None

    def taken(self, rows: Numbers) -> StatementTable:
        """Return these rows alone, in ascending order; the levels stay."""
        return StatementTable(
            keys=[self.keys[i] for i in rows] if len(self.keys) else (),
            times=self.times[rows],
            documents=self.documents[rows],
            starts=self.starts[rows],
            stops=self.stops[rows],
            coders=[self.coders[i] for i in rows] if len(self.coders) else (),
            quotations=(
                [self.quotations[i] for i in rows] if len(self.quotations) else ()
            ),
            columns={name: one.taken(rows) for name, one in self.columns.items()},
            sources=self.sources,
            colours=self.colours,
            attributes=self.attributes,
            defaults=self.defaults,
        )


def java_order(value: str) -> bytes:
    """Return a key that sorts texts by UTF-16 code units, as Java compares strings."""
    return value.encode("utf-16-be", "surrogatepass")


def text_column(
    name: str, values: Sequence[str], kind: Kind = Kind.SHORT_TEXT
) -> Column:
    """Return a column of texts."""
    levels = sorted(set(values), key=java_order)
    index = {level: code for code, level in enumerate(levels)}
    codes = np.fromiter((index[one] for one in values), np.int32, len(values))
    return Column(name, kind, tuple(levels), codes)


def boolean_column(name: str, values: Sequence[bool | None]) -> Column:
    """Return a column of booleans; None is no value."""
    codes = np.fromiter(
        (-1 if one is None else int(one) for one in values), np.int32, len(values)
    )
    return Column(name, Kind.BOOLEAN, (0, 1), codes)


def integer_column(name: str, values: Sequence[int | None]) -> Column:
    """Return a column of integers; None is no value."""
    levels = sorted({one for one in values if one is not None})
    index: dict[int | None, int] = {one: code for code, one in enumerate(levels)}
    index[None] = -1
    codes = np.fromiter((index[one] for one in values), np.int32, len(values))
    return Column(name, Kind.INTEGER, tuple(levels), codes)
