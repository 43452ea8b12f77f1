"""A network as a matrix with its labels, its settings and its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.networks.request import Request
from kg.networks.table import Level, StatementTable

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Period:
    """The time of a slice: its mid-point, and what it covers."""

    middle: np.datetime64  # datetime64[s], UTC
    start: np.datetime64
    stop: np.datetime64


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Network:
    """One network, or one slice of a series.

    `matrix` is (rows × columns), float64, without explicit zeros; in one-mode networks
    the columns are the rows again. `table` holds the statements that were counted,
    after all filters: what `kg.networks.explain` shows; `weights` are a kernel's, and
    `levels` those of the qualifier, ascending, where they are known.
    """

    request: Request
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: sparse.csr_array
    table: StatementTable
    period: Period | None = None
    weights: npt.NDArray[np.float64] | None = None
    levels: tuple[Level, ...] = ()

    def __repr__(self) -> str:
        size = f"{len(self.rows):,} × {len(self.columns):,}"
        counted = f"{self.matrix.nnz:,} cells from {len(self.table):,} statements"
        return f"<network {size}, {counted}>"

    def array(self) -> npt.NDArray[np.float64]:
        """Return the matrix as a dense array."""
        dense: npt.NDArray[np.float64] = self.matrix.toarray()
        return dense

    def frame(self) -> pd.DataFrame:
        """Return a DataFrame, rows and columns labelled (needs the extra `frames`)."""
        import pandas as pd

        return pd.DataFrame(self.array(), list(self.rows), list(self.columns))
