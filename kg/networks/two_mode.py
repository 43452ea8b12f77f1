"""Two-mode networks: variable 1 × variable 2."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from kg.errors import QueryError
from kg.networks.counts import Counts, places
from kg.networks.pairs import Floats
from kg.networks.request import Aggregation, Normalization, Request
from kg.networks.table import Kind, Level, StatementTable

BITS = 53  # that a float holds exactly


def two_mode_matrix(
    filtered: StatementTable,
    request: Request,
    rows: Sequence[str],
    columns: Sequence[str],
    levels: Sequence[Level],
) -> sparse.csr_array:
    """Return the matrix of these labels, (rows × columns), without explicit zeros.

    A cell of `ignore` counts statements; of `subtract` it is the sum of the levels
    times the statements, where a boolean that is false counts −1; of `combine` it is a
    bit code of the levels that occur, the first level the highest bit: of a boolean
    1 agrees, 2 disagrees, 3 both. `activity` divides rows, `prominence` columns, by
    their statements; DNA 3.1 also rows of codes, by their cells that are not zero.
    Raises QueryError for more levels than a code can tell apart.
    """
    counts = places(filtered, request, rows, columns, levels).counts()
    boolean = _kind(filtered, request) is Kind.BOOLEAN
    cells = _cells(counts, request, boolean=boolean)
    cells = _normalized(cells, counts, request)
    cells.eliminate_zeros()
    return cells


def level_weights(counts: Counts, *, boolean: bool) -> Floats:
    """Return what a statement of each level adds to a cell of `subtract`."""
    if not (counts.numeric and len(counts.values)):
        return np.ones(len(counts.by_level))
    # The integers 0 and 1 keep their values: only a false boolean is against.
    return np.where(counts.values == 0, -1.0, 1.0) if boolean else counts.values


def _kind(table: StatementTable, request: Request) -> Kind | None:
    return None if request.qualifier is None else table.column(request.qualifier).kind


def _cells(counts: Counts, request: Request, *, boolean: bool) -> sparse.csr_array:
    if request.aggregation is Aggregation.IGNORE:
        return counts.total()
    if request.aggregation is Aggregation.SUBTRACT:
        factors = level_weights(counts, boolean=boolean)
    else:
        size = len(counts.by_level)
        if size > BITS and request.compat is None:
            raise QueryError(
                f"combine tells at most {BITS} levels apart, and {request.qualifier} "
                f"has {size}; use subtract or ignore"
            )
        factors = np.exp2(np.arange(size - 1, -1, -1, dtype=np.float64))
    made = sparse.csr_array(counts.by_level[0].shape, dtype=np.float64)
    for one, factor in zip(counts.by_level, factors, strict=True):
        if request.aggregation is Aggregation.COMBINE:
            one = one.sign()
        made = made + one * factor
    return sparse.csr_array(made)


def _normalized(
    cells: sparse.csr_array, counts: Counts, request: Request
) -> sparse.csr_array:
    if request.normalization is Normalization.NO:
        return cells
    by_row = request.normalization is Normalization.ACTIVITY
    codes = request.aggregation is Aggregation.COMBINE
    divided = cells.sign() if codes else counts.total()
    sums = np.asarray(divided.sum(axis=1 if by_row else 0)).ravel()
    factors = np.divide(1.0, sums, out=np.zeros_like(sums), where=sums > 0)
    scale = sparse.diags_array(factors)
    return sparse.csr_array(scale @ cells if by_row else cells @ scale)
