"""How often each pair of values was said, by level of the qualifier: x(i, j, k)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kg.networks.choice import codes_of
from kg.networks.pairs import Floats
from kg.networks.request import Request
from kg.networks.table import Kind, Level, StatementTable


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


def added(matrices: Sequence[sparse.csr_array]) -> sparse.csr_array:
    """Return the sum of one matrix or more, all of one shape."""
    return sparse.csr_array(sum(matrices[1:], start=matrices[0]))


def count(
    table: StatementTable,
    request: Request,
    rows: Sequence[str],
    columns: Sequence[str],
    levels: Sequence[Level],
) -> Counts:
    """Count the statements of these labels and levels; of other labels none."""
    first = codes_of(table.column(request.var1), tuple(rows))
    second = codes_of(table.column(request.var2), tuple(columns))
    shape = (len(rows), len(columns))
    if request.qualifier is None:
        level, numeric = np.zeros(len(table), np.int32), False
        numbers: Floats = np.zeros(1)
    else:
        column = table.column(request.qualifier)
        level = codes_of(column, tuple(levels))
        numeric = column.kind in (Kind.BOOLEAN, Kind.INTEGER)
        numbers = np.array(
            [float(one) if numeric else place for place, one in enumerate(levels)]
        )
    known = (first >= 0) & (second >= 0)
    size = max(len(numbers), 1) + bool(np.any(level[known] < 0))
    made: list[sparse.csr_array] = []
    for number in range(size):
        # What has no level is counted as a level of its own, the last.
        wanted = number if number < len(numbers) else -1
        at = known & (level == wanted)
        value = np.ones(int(at.sum()))
        made.append(
            sparse.csr_array(sparse.coo_array((value, (first[at], second[at])), shape))
        )
    return Counts(tuple(made), numbers, numeric)
