"""Small tables of statements for networks, and the plain calendar they are tried by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from hypothesis import strategies as st

from kg.exchange.dna.reader import read_dna
from kg.exchange.statement_table import statement_table
from kg.networks.request import Window
from kg.networks.table import (
    Column,
    Kind,
    SourceText,
    StatementTable,
    boolean_column,
    integer_column,
    text_column,
)
from tests.dna_files import synthetic

Value = bool | int | str | None
SECONDS = {
    Window.SECONDS: 1,
    Window.MINUTES: 60,
    Window.HOURS: 3600,
    Window.DAYS: 86_400,
    Window.WEEKS: 604_800,
}
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.BOOLEAN: st.booleans(),
    Kind.INTEGER: st.sampled_from([-200, -10, -2, -1, 0, 1, 2, 200, None]),
    Kind.SHORT_TEXT: st.sampled_from(["", "blue", "green", "red"]),
}


@dataclass(frozen=True)
class Row:
    time: datetime | None
    actor: str
    claim: str
    value: Value


def synthetic_table() -> StatementTable:
    """Return the statements of the corpora's fictional database, or skip."""
    return statement_table(read_dna(synthetic()))


def rows_of(
    kind: Kind, times: st.SearchStrategy[datetime | None]
) -> st.SearchStrategy[list[Row]]:
    row = st.builds(
        Row,
        time=times,
        actor=st.sampled_from(["Org A", "Org B", "Org C", ""]),
        claim=st.sampled_from(["more parks", "fewer cars"]),
        value=VALUES[kind],
    )
    return st.lists(row, min_size=1, max_size=14).map(in_order)


def in_order(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda one: (one.time is None, one.time or datetime.min))


def table_of(rows: Sequence[Row], kind: Kind = Kind.BOOLEAN) -> StatementTable:
    """Return the statements, each of a document of its own, in this order."""
    count = len(rows)
    columns = (
        text_column("organization", [one.actor for one in rows]),
        text_column("concept", [one.claim for one in rows]),
        _qualifier([one.value for one in rows], kind),
    )
    return StatementTable(
        keys=[str(number) for number in range(count)],
        times=np.array([one.time or "NaT" for one in rows], "datetime64[s]"),
        documents=np.arange(count, dtype=np.int64),
        starts=np.zeros(count, np.int64),
        stops=np.ones(count, np.int64),
        coders=["Cleo Coder"] * count,
        quotations=["words"] * count,
        columns={one.name: one for one in columns},
        sources=tuple(SourceText(str(n), "", "") for n in range(count)),
    )


def _qualifier(values: Sequence[Value], kind: Kind) -> Column:
    if kind is Kind.BOOLEAN:
        return boolean_column("agreement", [bool(one) for one in values])
    if kind is Kind.INTEGER:
        whole = [None if one is None else int(one) for one in values]
        return integer_column("agreement", whole)
    return text_column("agreement", [str(one or "") for one in values])


def later(time: datetime, unit: Window, count: int) -> datetime:
    """Add units; a day that a month does not have is its last one."""
    if unit in SECONDS:
        return time + timedelta(seconds=count * SECONDS[unit])
    months = time.month - 1 + count * (12 if unit is Window.YEARS else 1)
    year, month = time.year + months // 12, months % 12 + 1
    return time.replace(
        year=year, month=month, day=min(time.day, monthrange(year, month)[1])
    )


def plain(time: np.datetime64) -> datetime:
    return datetime.fromisoformat(str(time))


def walk(
    first: datetime, unit: Window, within: Callable[[datetime], bool]
) -> list[datetime]:
    """Take steps of one unit, each from where the last one ended."""
    made = []
    while within(first):
        made.append(first)
        first = later(first, unit, 1)
    return made


def strides(
    first: datetime, unit: Window, within: Callable[[datetime], bool]
) -> list[datetime]:
    """Take steps of 0, 1, 2 … units, all from the first moment."""
    made: list[datetime] = []
    while within(time := later(first, unit, len(made))):
        made.append(time)
    return made
