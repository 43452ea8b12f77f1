"""How often each value of a variable was said, by value of the qualifier."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from kg.networks.choice import choose
from kg.networks.request import Aggregation, Request
from kg.networks.table import Kind, Level, StatementTable

STAND_IN = "\0qualifier"  # a variable that no database has
EMPTY = "\0"  # its value where the qualifier is an empty text


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with its statements by level of the qualifier."""

    label: str
    counts: tuple[int, ...]  # in the order of `Bars.levels`
    colour: str
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """The counts of every value, in the order of labels."""

    variable: str
    levels: tuple[Level | None, ...]  # None alone: no qualifier
    bars: tuple[Bar, ...]


def count_values(table: StatementTable, request: Request) -> Bars:
    """Return the counts of variable 1, as DNA's barplot has them.

    Only an empty variable 1 drops a statement: an empty text of the qualifier is a
    level of its own, "". Within the stretch of `duplicates` a value with one level
    counts once, whatever variable 2 is. The levels are both of a boolean, and those
    that occur of others; a boolean or an integer that is not there has no level, and
    its statement is not counted.
    """
    # Variable 2 plays no part: variable 1 in its place gives it the same values.
    asked = replace(request, var2=request.var1, aggregation=Aggregation.SUBTRACT)
    if request.qualifier is not None:
        table = _with_empty(table, request.qualifier)
        asked = replace(asked, qualifier=STAND_IN)
    filtered = choose(table, asked).filtered
    first = filtered.column(request.var1)
    levels: tuple[Level | None, ...] = (None,)
    codes = np.zeros(len(filtered), np.int32)
    if request.qualifier is not None:
        column = filtered.column(request.qualifier)
        found = np.unique(column.codes)
        if column.kind is Kind.BOOLEAN:
            found = np.array([0, 1])
        levels = tuple(column.levels[code] for code in found)
        codes = np.searchsorted(found, column.codes).astype(np.int32)
    counts = np.zeros((len(first.levels), len(levels)), np.int64)
    np.add.at(counts, (first.codes, codes), 1)
    return Bars(
        request.var1,
        levels,
        tuple(
            _bar(table, request.var1, str(label), row)
            for label, row in zip(first.levels, counts.tolist(), strict=True)
            if any(row)
        ),
    )


def _with_empty(table: StatementTable, qualifier: str) -> StatementTable:
    """Return the table with the qualifier once more, its empty text as a value."""
    column = table.column(qualifier)
    named = tuple(EMPTY if one == "" else one for one in column.levels)
    columns = {**table.columns, STAND_IN: replace(column, levels=named)}
    return replace(table, columns=columns)


def _bar(table: StatementTable, variable: str, label: str, counts: list[int]) -> Bar:
    return Bar(
        label,
        tuple(counts),
        table.colours.get((variable, label), ""),
        tuple(table.attributes.get((variable, label), {}).items()),
    )
