"""One-mode networks: variable 1 × variable 1, over the values of variable 2.

Products of matrices, never pairs of actors in Python: the cost grows with the pairs
that share a value, and no more than a block of rows is dense at one time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy import sparse

from kg.networks.counts import Counts, added, places
from kg.networks.pairs import Floats, Product, assembled, without_diagonal
from kg.networks.request import Aggregation, Compat, Normalization, Request
from kg.networks.table import Codes, Level, Numbers, StatementTable

MIXED = 20_000_000  # cells of mixed levels that are held at one time


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

    Of one integer level alone, R is 0: all statements agree; in DNA 3.1 no cell is a
    number.
    """
    counts = places(filtered, request, rows, columns, levels).counts()
    cells = _cells(counts, request)
    divisors = _Divisors(counts, request)

    def made(block: slice) -> sparse.csr_array:
        part = cells.rows(block)
        part.data = divisors.divided(part, block)
        return part

    return assembled(len(rows), made)


class _Cells(Protocol):
    """Cells before they are normalised, a block of rows at a time."""

    def rows(self, block: slice) -> sparse.csr_array:
        """Return these rows, with a diagonal of zero."""


@dataclass(frozen=True, slots=True)
class _Products:
    """A product over a scale; with `sums`, those of both rows, less the product.

    Products are of integers, so that what cancels out leaves no trace of rounding.
    """

    product: Product | _Mixed
    scale: float = 1.0
    sums: Floats | None = None
    sign: float = 1.0

    def rows(self, block: slice) -> sparse.csr_array:
        total = self.product.rows(block)
        if self.sums is not None:
            both = self.sums[block][:, None] + self.sums[None, :]
            total = self.sign * (both - total)
        made = without_diagonal(total, block.start)
        if self.scale != 1:
            made.data /= self.scale
        return made


@dataclass(frozen=True, slots=True)
class _Undefined:
    """Cells of which none is a number."""

    size: int

    def rows(self, block: slice) -> sparse.csr_array:
        cells = np.full((block.stop - block.start, self.size), np.nan)
        return without_diagonal(cells, block.start)


def _cells(counts: Counts, request: Request) -> _Cells:
    """Return the cells before they are normalised."""
    kind = request.aggregation
    if kind is Aggregation.IGNORE:
        total = counts.total()
        return _Products(Product(total, total))
    if not counts.numeric:
        return _of_texts(counts, kind)
    return _of_numbers(counts, request)


def _of_numbers(counts: Counts, request: Request) -> _Cells:
    """Return Σ x·x'·w, w = R − d for congruence, d for conflict, R − 2d, over R."""
    size, width = counts.by_level[0].shape
    levels = counts.values
    spread = float(np.ptp(levels)) if len(levels) else 0.0
    if spread == 0:
        if request.compat is Compat.DNA_3_1 and len(levels) and width:
            return _Undefined(size)
        spread = 1.0
    distances = np.abs(levels[:, None] - levels[None, :])
    if request.aggregation is Aggregation.CONFLICT:
        weights = distances
    elif request.aggregation is Aggregation.CONGRUENCE:
        weights = spread - distances
    elif len(levels) == 2:
        # (p − q)·(p' − q'): the smallest of all products.
        low, high = counts.by_level
        return _Products(Product(high - low, high - low))
    else:
        weights = spread - 2 * distances
    return _Products(_weighted(counts, weights), spread)


def _weighted(counts: Counts, weights: Floats) -> Product | _Mixed:
    """Return Σ_j,k,l x(i, j, k) · x(i', j, l) · w(k, l)."""
    every = counts.stacked()
    if not len(weights):
        return Product(every, every)
    if every.nnz * len(weights) > MIXED:
        return _Mixed(counts, weights)
    width = counts.by_level[0].shape[1]
    mixing = sparse.kron(sparse.csr_array(weights), sparse.eye_array(width))
    return Product(sparse.csr_array(every @ sparse.csr_array(mixing)), every)


class _Mixed:
    """What `_weighted` gives of so many levels that they are mixed block by block."""

    def __init__(self, counts: Counts, weights: Floats) -> None:
        self._levels = counts.stacked()
        width = counts.by_level[0].shape[1]
        mixing = sparse.kron(weights, sparse.eye_array(width), format="csr")
        self._mixing = sparse.csr_array(mixing)
        self._others = self._levels.T.tocsr()

    def rows(self, block: slice) -> sparse.csr_array:
        """Return these rows of the product."""
        mixed = self._levels[block] @ self._mixing
        return sparse.csr_array(mixed @ self._others)


def _of_texts(counts: Counts, kind: Aggregation) -> _Cells:
    """Return the cells of levels that are alike or not.

    What the other has not is what either has, n + n', less what both have, x + x'.
    With h = 1 where x > 0: x·h' + h·x' is that, and (x + h)·(x' + h') − h·h' is that
    and the congruence x·x' together.
    """
    every = counts.stacked()
    if kind is Aggregation.CONGRUENCE:
        return _Products(Product(every, every))
    has, sums = every.sign(), _row_sums(every)
    if kind is Aggregation.CONFLICT:
        both = Product(_beside(every, has), _beside(has, every))
        return _Products(both, sums=sums)
    more = added([every, has])
    both = Product(_beside(more, -has), _beside(more, has))
    return _Products(both, sums=sums, sign=-1.0)


class _Divisors:
    """What the cells of a block are divided by, by the name of the normalisation.

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
            # n + n' + Σ (x·x' − x − x') over what both have, which is
            # (x − 1)·(x' − 1) − h·h'; most counts are 1 and vanish from the first.
            has = every.sign()
            more = sparse.csr_array(every - has)
            more.eliminate_zeros()
            self.overlap = Product(_beside(more, -has), _beside(more, has))

    def divided(self, part: sparse.csr_array, block: slice) -> Floats:
        """Return the cells of a block divided; 0 where the divisor is 0."""
        cells: Floats = part.data
        if self.kind is Normalization.NO or not part.nnz:
            return cells
        lengths = np.diff(part.indptr)
        # Row by row in the order of the cells: repeated, not looked up.
        one, other = np.repeat(self.sums[block], lengths), self.sums[part.indices]
        if self.kind is Normalization.AVERAGE:
            divisors = (one + other) / 2
        elif self.kind is Normalization.COSINE:
            divisors = one * other
        else:
            rows = np.repeat(np.arange(part.shape[0]), lengths)
            divisors = one + other
            divisors += _values(self.overlap.rows(block), rows, part.indices)
        made: Floats = np.zeros_like(cells)
        np.divide(cells, divisors, out=made, where=divisors != 0)
        return made


def _beside(one: sparse.csr_array, other: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array(sparse.hstack([one, other], format="csr"))


def _values(part: sparse.csr_array | Floats, rows: Numbers, columns: Codes) -> Floats:
    """Return the values of a block at these places."""
    if not isinstance(part, np.ndarray):
        part = part.toarray()
    made: Floats = part.ravel()[rows * part.shape[1] + columns]
    return made


def _row_sums(matrix: sparse.csr_array) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
