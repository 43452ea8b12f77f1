"""How often each pair of values was said, by level of the qualifier: x(i, j, k)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from kg.networks.choice import codes_of
from kg.networks.pairs import Floats
from kg.networks.request import Request
from kg.networks.table import Codes, Kind, Level, Numbers, StatementTable


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """x(i, j, k): statements by variable 1, variable 2 and level of the qualifier.

    `by_level` has one (rows × columns) matrix for each level, in ascending order; the
    last one holds statements without any level and is there only if there are such.
    `values` are the levels as numbers: their own for booleans and integers, otherwise
    their places. `numeric` says which of the two.
    """

    by_level: tuple[sparse.csr_array, ...]
    values: Floats
    numeric: bool

    def total(self) -> sparse.csr_array:
        """Return the statements of all levels together."""
        return added(self.by_level)

    def stacked(self) -> sparse.csr_array:
        """Return x(i, (k, j)): the levels side by side, (rows × levels · columns)."""
        return sparse.csr_array(sparse.hstack(self.by_level, format="csr"))


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each statement counts: its row, column and level; -1 is nowhere.

    `values` and `numeric` are those of the counts.
    """

    rows: Codes
    columns: Codes
    levels: Codes
    shape: tuple[int, int]
    values: Floats
    numeric: bool

    def counts(self, weights: Floats | None = None) -> Counts:
        """Count the statements, or add up their weights."""
        known = (self.rows >= 0) & (self.columns >= 0)
        bare = bool(np.any(self.levels[known] < 0))
        size = max(len(self.values) + bare, 1)
        made: list[sparse.csr_array] = []
        for number in range(size):
            # What has no level is counted as a level of its own, the last.
            wanted = number if number < len(self.values) else -1
            at = known & (self.levels == wanted)
            value = np.ones(int(at.sum())) if weights is None else weights[at]
            cells = (value, (self.rows[at], self.columns[at]))
            made.append(sparse.csr_array(sparse.coo_array(cells, self.shape)))
        return Counts(tuple(made), self.values, self.numeric)

    def taken(self, rows: Numbers) -> Places:
        """Return the places of these statements alone."""
        return replace(
            self,
            rows=self.rows[rows],
            columns=self.columns[rows],
            levels=self.levels[rows],
        )


def added(matrices: Sequence[sparse.csr_array]) -> sparse.csr_array:
    """Return the sum of one matrix or more, all of one shape."""
    return sparse.csr_array(sum(matrices[1:], start=matrices[0]))


def places(
    table: StatementTable,
    request: Request,
    rows: Sequence[str],
    columns: Sequence[str],
    levels: Sequence[Level],
) -> Places:
    """Return where the statements count among these labels and levels."""
    first = codes_of(table.column(request.var1), tuple(rows))
    second = codes_of(table.column(request.var2), tuple(columns))
    shape = (len(rows), len(columns))
    if request.qualifier is None:
        none = np.zeros(len(table), np.int32)
        return Places(first, second, none, shape, np.zeros(1), numeric=False)
    column = table.column(request.qualifier)
    numeric = column.kind in (Kind.BOOLEAN, Kind.INTEGER)
    values = np.array(
        [float(one) if numeric else place for place, one in enumerate(levels)]
    )
    level = codes_of(column, tuple(levels))
    return Places(first, second, level, shape, values, numeric)
