"""The statements behind a number: every cell and every edge leads back to its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.errors import DataError
from kg.networks.request import Aggregation, Mode
from kg.networks.table import Level, SourceText, StatementTable

if TYPE_CHECKING:
    from kg.networks.network import Network
    from kg.networks.request import Request


@dataclass(frozen=True, slots=True)
class Ground:
    """One statement that a number rests on."""

    key: str  # the statement's id, or the IRI of the position
    time: str  # of the document: ISO date and time, or ""
    source: SourceText
    start: int
    stop: int
    quotation: str
    coder: str
    var1: str
    var2: str
    qualifier: Level | None


def grounds(
    network: Network, row: str, column: str | None = None
) -> tuple[Ground, ...]:
    """Return the statements that made a cell, or, without a column, a whole row.

    In a one-mode network they are the statements of both actors that meet in a value
    of variable 2 and add to the cell: of congruence those that agree at least partly,
    of conflict those that differ, of `ignore` and `subtract` all. Levels that are texts
    conflict where the other actor has not the same, whether or not they meet. Raises
    DataError for a label that the network does not have, with near ones.
    """
    _check("row", row, network.rows)
    if column is not None:
        _check("column", column, network.columns)
    request, table = network.request, network.table
    first = _values(table, request.var1)
    mine = [i for i, one in enumerate(first) if one == row]
    if column is None:
        found: Iterable[int] = mine
    elif request.mode is Mode.TWO:
        second = _values(table, request.var2)
        found = [i for i in mine if second[i] == column]
    else:
        others = [i for i, one in enumerate(first) if one == column]
        found = _meeting(network, mine, others)
    return tuple(ground(table, request, i) for i in sorted(found))


def ground(table: StatementTable, request: Request, row: int) -> Ground:
    """Return one row of a table as a ground."""
    time = table.times[row]
    return Ground(
        key=table.keys[row] if len(table.keys) else str(row),
        time="" if np.isnat(time) else str(time),
        source=table.sources[int(table.documents[row])],
        start=int(table.starts[row]),
        stop=int(table.stops[row]),
        quotation=table.quotations[row] if len(table.quotations) else "",
        coder=table.coders[row] if len(table.coders) else "",
        var1=str(table.column(request.var1).value(row)),
        var2=str(table.column(request.var2).value(row)),
        qualifier=(
            table.column(request.qualifier).value(row) if request.qualifier else None
        ),
    )


def _meeting(network: Network, mine: list[int], others: list[int]) -> set[int]:
    """Return the statements of two actors that add to their cell."""
    request, table = network.request, network.table
    second = table.column(request.var2).codes
    levels = _levels(table, request)
    if not _numeric(table, request):
        if request.aggregation is Aggregation.CONFLICT:
            return _unshared(second, levels, mine, others)
        if request.aggregation is Aggregation.SUBTRACT:
            return {*mine, *others}
    spread = _spread(network)
    found: set[int] = set()
    for rows, partners in ((mine, others), (others, mine)):
        # Of many statements few levels are different: only these are compared.
        met: defaultdict[int, set[Level | None]] = defaultdict(set)
        for i in partners:
            met[int(second[i])].add(levels[i])
        found |= {
            i
            for i in rows
            if any(
                _adds(levels[i], one, request.aggregation, spread)
                for one in met.get(int(second[i]), ())
            )
        }
    return found


def _adds(
    one: Level | None, other: Level | None, kind: Aggregation, spread: float
) -> bool:
    """Say whether two statements on one value of variable 2 add to a cell."""
    if kind is Aggregation.CONFLICT:
        return one != other
    if kind is not Aggregation.CONGRUENCE:
        return True
    if isinstance(one, int) and isinstance(other, int):
        return not spread or abs(one - other) < spread
    return one == other


def _unshared(
    second: np.ndarray[tuple[int], np.dtype[np.int32]],
    levels: Sequence[Level | None],
    mine: list[int],
    others: list[int],
) -> set[int]:
    """Return the statements of each actor that the other has nothing equal to."""
    have = [{(int(second[i]), levels[i]) for i in rows} for rows in (mine, others)]
    found = {i for i in mine if (int(second[i]), levels[i]) not in have[1]}
    return found | {i for i in others if (int(second[i]), levels[i]) not in have[0]}


def _levels(table: StatementTable, request: Request) -> list[Level | None]:
    if request.qualifier is None:
        return [None] * len(table)
    column = table.column(request.qualifier)
    return [column.value(i) for i in range(len(table))]


def _numeric(table: StatementTable, request: Request) -> bool:
    return request.qualifier is not None and all(
        isinstance(one, int) for one in table.column(request.qualifier).levels
    )


def _spread(network: Network) -> float:
    request, table = network.request, network.table
    if not _numeric(table, request) or request.qualifier is None:
        return 0.0
    known = network.levels or table.column(request.qualifier).levels
    levels = [int(one) for one in known]
    return float(max(levels) - min(levels)) if levels else 0.0


def _values(table: StatementTable, name: str) -> list[str]:
    column = table.column(name)
    return [str(column.value(i)) for i in range(len(table))]


def _check(what: str, label: str, labels: Sequence[str]) -> None:
    if label in labels:
        return
    from difflib import get_close_matches

    near = get_close_matches(label, labels, 3, 0.4)
    advice = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise DataError(f"there is no {what} {label!r} in this network{advice}")
