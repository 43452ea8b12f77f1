"""One-mode networks: variable 1 × variable 1, over the values of variable 2.

Products of matrices, never pairs of actors in Python: the cost grows with the pairs
that share a value, and no more than a block of rows is dense at one time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kg.networks.counts import Counts, added, places
from kg.networks.pairs import Floats, Product, assembled, without_diagonal
from kg.networks.request import Aggregation, Compat, Normalization, Request
from kg.networks.table import Level, StatementTable


def one_mode_matrix(
    filtered: StatementTable,
    request: Request,
    rows: Sequence[str],
    columns: Sequence[str],
    levels: Sequence[Level],
) -> sparse.csr_array:
    """Return the (rows × rows) matrix over these columns; its diagonal is zero.

    With x(i, j, k) statements of row i on column j with level k, pairs i, i' get the
    sum over j of: for `ignore` the product of all their statements; for `congruence`
    and `conflict` of numbers the products of statements of levels k, l weighted by
    1 − |k − l| / R and |k − l| / R, R the range of the levels; for `congruence` of
    texts the products within a level; for `conflict` of texts the statements of one
    with a level that the other does not have. `subtract` is the difference.
    """
    counts = places(filtered, request, rows, columns, levels).counts()
    cells = _cells(counts, request)
    divisors = _Divisors(counts, request)

    def made(block: slice) -> sparse.csr_array:
        part = cells.rows(block)
        part.data = divisors.divided(part, block)
        return part

    return assembled(len(rows), made)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum of products, each times a factor, over a scale.

    The terms are integers, so that what cancels out leaves no trace of rounding. With
    `sums`, those of both rows are added to each cell, times `sign`.
    """

    products: tuple[tuple[Product, float], ...]
    scale: float = 1.0
    sums: Floats | None = None
    sign: float = 1.0

    def rows(self, block: slice) -> sparse.csr_array:
        """Return these rows, with a diagonal of zero."""
        (first, by), *rest = self.products
        # A factor of 1 spares a copy of a large block.
        total = first.rows(block) if by == 1 else first.rows(block) * by
        for product, factor in rest:
            total = total + product.rows(block) * factor
        if self.sums is not None:
            both = self.sums[block][:, None] + self.sums[None, :]
            total = self.sign * both + total
        made = without_diagonal(total, block.start)
        if self.scale != 1:
            made.data /= self.scale
        return made


def _cells(counts: Counts, request: Request) -> _Sum:
    """Return the cells before they are normalised."""
    kind = request.aggregation
    if kind is Aggregation.IGNORE:
        return _Sum(((_squared(counts.total()), 1.0),))
    if not counts.numeric:
        return _of_texts(counts, kind)
    spread = (
        float(counts.values.max() - counts.values.min()) if len(counts.values) else 0
    )
    if spread == 0 and request.compat is None:
        spread = 1.0  # one level alone: nothing conflicts
    distances = _distances(counts)
    if kind is Aggregation.CONFLICT:
        return _Sum(distances, spread)
    # Σ x·x'·(R − d) and, less the conflict, Σ x·x'·(R − 2d), over R.
    times = 1.0 if kind is Aggregation.CONGRUENCE else 2.0
    less = tuple((product, -times * factor) for product, factor in distances)
    return _Sum(((_squared(counts.total()), spread), *less), spread)


def _squared(counts: sparse.csr_array) -> Product:
    return Product(counts, counts)


def _distances(counts: Counts) -> tuple[tuple[Product, float], ...]:
    """Return terms that add up to the products times |k − l|, for numbers.

    |k − l| is the sum of the steps between neighbouring levels that lie between k and
    l: two products for each step instead of one for each pair of levels.
    """
    order = np.argsort(counts.values, kind="stable")
    levels = [counts.by_level[k] for k in order]
    made: list[tuple[Product, float]] = []
    for cut in range(1, len(order)):
        step = float(counts.values[order[cut]] - counts.values[order[cut - 1]])
        low, high = added(levels[:cut]), added(levels[cut:])
        made += [(Product(low, high), step), (Product(high, low), step)]
    return tuple(made) or ((_squared(counts.total()), 0.0),)


def _of_texts(counts: Counts, kind: Aggregation) -> _Sum:
    every = counts.stacked()
    if kind is Aggregation.CONGRUENCE:
        return _Sum(((_squared(every), 1.0),))
    has = every.sign()
    shared = (Product(every, has), Product(has, every))
    if kind is Aggregation.CONFLICT:
        return _Sum(tuple((one, -1.0) for one in shared), sums=_row_sums(every))
    terms = ((_squared(every), 1.0), *((one, 1.0) for one in shared))
    return _Sum(terms, sums=_row_sums(every), sign=-1.0)


class _Divisors:
    """What the cells of a block are divided by; D of section 6 by name.

    `average` is the mean of both rows' statements; `jaccard` those of either row with
    what the other has not, plus the products of what both have; `cosine` the product
    of the lengths of both rows, and in DNA 3.1 of their sums.
    """

    def __init__(self, counts: Counts, request: Request) -> None:
        self.kind = request.normalization
        every = counts.stacked()
        self.sums = _row_sums(every)
        if self.kind is Normalization.COSINE and request.compat is not Compat.DNA_3_1:
            ignored = request.aggregation is Aggregation.IGNORE
            vectors = counts.total() if ignored else every
            self.sums = np.sqrt(_row_sums(vectors.multiply(vectors)))
        if self.kind is Normalization.JACCARD:
            has = every.sign()
            self.overlap = _Sum(
                (
                    (_squared(every), 1.0),
                    (Product(every, has), -1.0),
                    (Product(has, every), -1.0),
                )
            )

    def divided(self, part: sparse.csr_array, block: slice) -> Floats:
        """Return the cells of a block divided; 0 where the divisor is 0."""
        cells: Floats = part.data
        if self.kind is Normalization.NO or not part.nnz:
            return cells
        rows = np.repeat(np.arange(part.shape[0]), np.diff(part.indptr))
        one, other = self.sums[block][rows], self.sums[part.indices]
        if self.kind is Normalization.AVERAGE:
            divisors = (one + other) / 2
        elif self.kind is Normalization.COSINE:
            divisors = one * other
        else:
            found = self.overlap.rows(block)
            divisors = one + other + _values(found, rows, part.indices)
        made: Floats = np.zeros_like(cells)
        np.divide(cells, divisors, out=made, where=divisors != 0)
        return made


def _values(part: sparse.csr_array, rows: Floats, columns: Floats) -> Floats:
    """Return the values of a block at these places."""
    full = part.nnz * 4 > part.shape[0] * part.shape[1]
    found = part.toarray() if full else part
    return np.asarray(found[rows, columns], dtype=np.float64).ravel()


def _row_sums(matrix: sparse.csr_array) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
