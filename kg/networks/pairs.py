"""Products of rows with rows, a block of rows at a time.

Sparse where few rows share a column; the few columns that many rows have go through
the dense product of the processor, which does millions of pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
DENSE = 0.05  # share of rows from which a column is multiplied densely
CELLS = 4_000_000  # of a block that may be dense at one time: 32 MB


class Product:
    """A · Bᵀ of two (rows × columns) matrices, in blocks of rows."""

    def __init__(self, left: sparse.csr_array, right: sparse.csr_array) -> None:
        size = max(left.shape[0], 1)
        meeting = np.minimum(
            np.bincount(left.indices, minlength=left.shape[1]),
            np.bincount(right.indices, minlength=right.shape[1]),
        )
        often = meeting > max(DENSE * size, 1)
        self.often = bool(often.any())
        left, right = left.tocsc(), right.tocsc()
        self._own = left[:, often].tocsr()
        self._common = right[:, often].toarray().T.copy()
        self._seldom = left[:, ~often].tocsr()
        self._others = right[:, ~often].T.tocsr()

    def rows(self, block: slice) -> sparse.csr_array | Floats:
        """Return these rows of the product: dense if many cells of it are not zero."""
        rare = self._seldom[block] @ self._others
        if not self.often:
            return sparse.csr_array(rare)
        made: Floats = rare.toarray()
        if self.often:
            made += self._own[block].toarray() @ self._common
        return made


def without_diagonal(rows: sparse.csr_array | Floats, start: int) -> sparse.csr_array:
    """Return rows, the first of them the one of this number, with a zero diagonal."""
    if isinstance(rows, np.ndarray):
        return _sparse(rows, start)
    lengths = np.diff(rows.indptr)
    row = np.repeat(np.arange(rows.shape[0], dtype=np.int32), lengths)
    kept = (rows.indices != row + start) & (rows.data != 0)
    starts = np.zeros(rows.shape[0] + 1, np.int32)
    np.cumsum(np.bincount(row[kept], minlength=rows.shape[0]), out=starts[1:])
    made = (rows.data[kept], rows.indices[kept], starts)
    return sparse.csr_array(made, shape=rows.shape)


def _sparse(rows: Floats, start: int) -> sparse.csr_array:
    """Return dense rows as sparse ones, row by row: one at a time fits a cache."""
    height, width = rows.shape
    rows[np.arange(height), np.arange(start, start + height)] = 0
    columns = [np.flatnonzero(row).astype(np.int32) for row in rows]
    starts = np.zeros(height + 1, np.int32)
    np.cumsum([len(one) for one in columns], out=starts[1:])
    data = [row[found] for row, found in zip(rows, columns, strict=True)]
    made = (np.concatenate(data), np.concatenate(columns), starts)
    return sparse.csr_array(made, shape=(height, width))


def blocks(size: int) -> Iterator[slice]:
    """Yield slices of rows that are small enough for a (rows × size) block."""
    step = max(CELLS // max(size, 1), 1)
    for start in range(0, size, step):
        yield slice(start, min(start + step, size))


def assembled(size: int, made: Callable[[slice], sparse.csr_array]) -> sparse.csr_array:
    """Return the (size × size) matrix of blocks of rows, which are made one by one."""
    data, indices = np.empty(0), np.empty(0, np.int32)
    lengths = np.zeros(size + 1, np.int64)
    filled = 0
    for block in blocks(size):
        part = made(block)
        end = filled + part.nnz
        if end > len(data):
            # The arrays grow where they are: two of them would not fit beside each
            # other. The rows that are still to come are taken to be as full as these.
            room = max(end, int(end / block.stop * size))
            data.resize(room, refcheck=False)
            indices.resize(room, refcheck=False)
        data[filled:end], indices[filled:end] = part.data, part.indices
        lengths[block.start + 1 : block.stop + 1] = np.diff(part.indptr)
        filled = end
    starts = np.cumsum(lengths)
    if filled <= np.iinfo(np.int32).max:
        starts = starts.astype(np.int32)
    return sparse.csr_array(
        (data[:filled], indices[:filled], starts), shape=(size, size)
    )
