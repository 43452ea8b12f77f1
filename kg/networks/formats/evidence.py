"""The statements behind every cell of a network at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kg.networks.explain import Ground, ground, grounds
from kg.networks.formats.tables import edges
from kg.networks.network import Network
from kg.networks.request import Mode


@dataclass(frozen=True, slots=True)
class CellGrounds:
    """A cell that is not zero, with what it rests on in the order of the table."""

    row: str
    column: str
    value: float
    grounds: tuple[Ground, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the statements, each once: one may fill several rows."""
        return tuple(dict.fromkeys(one.key for one in self.grounds))


def cell_grounds(network: Network) -> Iterator[CellGrounds]:
    """Yield every cell that is not zero; in one-mode networks each pair once."""
    if network.request.mode is Mode.TWO:
        cells = by_cell(network)
        for row, column, value in edges(network):
            yield CellGrounds(row, column, value, tuple(cells.get((row, column), ())))
        return
    yield from _of_pairs(network, list(edges(network)))


def pair_grounds(network: Network) -> Iterator[CellGrounds]:
    """Yield every two rows of a one-mode network that meet in a value of variable 2.

    Also those whose cell is zero because agreement and disagreement cancel out.
    """
    places = {label: place for place, label in enumerate(network.rows)}
    meeting: defaultdict[str, set[int]] = defaultdict(set)
    for row, value in by_cell(network):
        if row in places:
            meeting[value].add(places[row])
    pairs = {
        pair for found in meeting.values() for pair in combinations(sorted(found), 2)
    }
    cells = {(row, column): value for row, column, value in edges(network)}
    labels = network.rows
    yield from _of_pairs(
        network,
        [
            (labels[a], labels[b], cells.get((labels[a], labels[b]), 0.0))
            for a, b in sorted(pairs)
        ],
    )


def _of_pairs(
    network: Network, pairs: Iterable[tuple[str, str, float]]
) -> Iterator[CellGrounds]:
    places = _places(network)
    for row, column, value in pairs:
        # Only the rows of the two are looked through, not all of the table.
        rows = sorted({*places.get(row, ()), *places.get(column, ())})
        part = replace(network, table=network.table.taken(np.array(rows, np.int64)))
        yield CellGrounds(row, column, value, grounds(part, row, column))


def by_cell(network: Network) -> dict[tuple[str, str], list[Ground]]:
    """Return the statements by their values of variables 1 and 2.

    Cells that are zero because two sides cancel out are there too.
    """
    found: defaultdict[tuple[str, str], list[Ground]] = defaultdict(list)
    for place in range(len(network.table)):
        one = ground(network.table, network.request, place)
        found[one.var1, one.var2].append(one)
    return dict(found)


def _places(network: Network) -> dict[str, Iterable[int]]:
    column = network.table.column(network.request.var1)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(network.table)):
        found[str(column.value(place))].append(place)
    return dict(found)
