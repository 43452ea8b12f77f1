"""The positions of a project's graph as the table that networks are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from kg.errors import DataError
from kg.networks.request import Defaults, Request
from kg.networks.table import (
    Column,
    Kind,
    SourceText,
    StatementTable,
    boolean_column,
    integer_column,
    text_column,
)

DEFAULTS: Defaults = ("organization", "claim", "agreement")
AGREEMENT = {"supports": "1", "opposes": "0"}  # no other stance agrees or disagrees
# What people call a variable elsewhere; in a project's own words it is the other.
SYNONYMS: Mapping[str, str] = {"concept": "claim", "organisation": "organization"}


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A position, or a statement with coded values, as a network counts it.

    `values` has every value of every variable, in the words that people read. A
    position may have several organisations and its claim several topics.
    """

    key: str  # IRI
    time: str  # of the document: ISO date or date and time, or ""
    source: SourceText
    start: int
    stop: int
    quotation: str
    coder: str
    values: Mapping[str, tuple[str, ...]]


def project_table(
    rows: Iterable[CodedRow], request: Request, kinds: Mapping[str, Kind]
) -> StatementTable:
    """Return one row for each combination of values of the variables asked for.

    Of a variable that is only excluded by, a row shows the value that is listed if it
    has one: a position is left out when any of its values is. Variables that are not
    asked for show all their values in one cell. Raises DataError for a variable that
    is none.
    """
    asked = dict.fromkeys(
        one for one in (request.var1, request.var2, request.qualifier) if one
    )
    for name in (*asked, *request.exclude):
        if name not in kinds:
            known = ", ".join(kinds)
            raise DataError(
                f"there is no variable {name!r} here; the variables are: {known}"
            )
    ordered = sorted(rows, key=_place)
    made = [pair for row in ordered for pair in _spread(row, request, [*asked])]
    sources = tuple(sorted({row.source for row, _ in made}, key=lambda one: one.id))
    index = {source: number for number, source in enumerate(sources)}
    return StatementTable(
        keys=[row.key for row, _ in made],
        times=np.array([row.time or "NaT" for row, _ in made], "datetime64[s]"),
        documents=np.array([index[row.source] for row, _ in made], np.int64),
        starts=np.array([row.start for row, _ in made], np.int64),
        stops=np.array([row.stop for row, _ in made], np.int64),
        coders=[row.coder for row, _ in made],
        quotations=[row.quotation for row, _ in made],
        columns={
            name: _column(name, kind, [values.get(name, "") for _, values in made])
            for name, kind in kinds.items()
        },
        sources=sources,
        defaults=DEFAULTS,
    )


def renamed(request: Request) -> Request:
    """Return the request with the variables in a project's own words."""
    return replace(
        request,
        var1=SYNONYMS.get(request.var1, request.var1),
        var2=SYNONYMS.get(request.var2, request.var2),
        qualifier=request.qualifier and SYNONYMS.get(*(request.qualifier,) * 2),
        exclude={SYNONYMS.get(k, k): values for k, values in request.exclude.items()},
        invert=frozenset(SYNONYMS.get(one, one) for one in request.invert),
    )


def _place(row: CodedRow) -> tuple[bool, str, str, int, int, str]:
    return (not row.time, row.time, row.source.id, row.start, row.stop, row.key)


def _spread(
    row: CodedRow, request: Request, asked: Sequence[str]
) -> Iterator[tuple[CodedRow, dict[str, str]]]:
    """Yield the row once for each combination of the values that are asked for."""
    held = {name: " | ".join(values) for name, values in row.values.items()}
    for name, listed in request.exclude.items():
        values = row.values.get(name, ())
        held[name] = next((one for one in values if one in listed), held.get(name, ""))
    for chosen in product(*(row.values.get(name) or ("",) for name in asked)):
        yield row, held | dict(zip(asked, chosen, strict=True))


def _column(name: str, kind: Kind, values: list[str]) -> Column:
    if kind is Kind.BOOLEAN:
        return boolean_column(name, [one == "1" if one else None for one in values])
    if kind is Kind.INTEGER:
        return integer_column(name, [int(one) if one else None for one in values])
    return text_column(name, values, kind)
