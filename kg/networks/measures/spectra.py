"""The spectrum of a network, and how far two spectra are apart."""

from __future__ import annotations

import numpy as np

from kg.networks.pairs import Floats
from kg.networks.request import Compat


def spectrum(ties: Floats, compat: Compat | None = None) -> Floats:
    """Return the eigenvalues of the Laplacian over their sum, the largest first.

    The Laplacian is degrees − ties of a symmetric matrix; negative ties count as none.
    DNA 3.1 takes the degrees for eigenvalues. Zeros if there are no ties.
    """
    ties = np.where(ties > 0, ties, 0.0)
    degrees = ties.sum(axis=1)
    if compat is not None:
        values = np.sort(degrees)[::-1]
    else:
        values = np.linalg.eigvalsh(np.diag(degrees) - ties)[::-1]
    total = values.sum()
    made: Floats = values / total if total else np.zeros(len(values))
    return made


def spectral_distance(
    one: Floats, other: Floats, compat: Compat | None = None
) -> float:
    """Return the Euclidean distance of two spectra; DNA 3.1 adds up differences."""
    difference = one - other
    if compat is not None:
        return float(np.abs(difference).sum())
    return float(np.sqrt((difference**2).sum()))


def both_sides(cells: Floats) -> Floats:
    """Return the symmetric matrix of a two-mode network: rows, then columns."""
    rows, columns = cells.shape
    made: Floats = np.block(
        [[np.zeros((rows, rows)), cells], [cells.T, np.zeros((columns, columns))]]
    )
    return made
