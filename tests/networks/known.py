"""Where the fictional database and its reference networks are, and how to ask."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kg.networks.network import Network
from tests.seed import ROOT

GIVEN = os.environ.get("KG_CORPORA")
CORPORA = Path(GIVEN) if GIVEN else ROOT.parent / "shared" / "corpora"
DATABASE = CORPORA / "dna" / "synthetic.dna"
REFERENCE = CORPORA / "dna" / "reference"
COMPAT = "dna-3.1"

needs_database = pytest.mark.skipif(
    not DATABASE.is_file(), reason="the coded database is not there (KG_CORPORA)"
)


def sums(network: Network) -> tuple[float, float]:
    """Return the sum of all cells, and of their squares."""
    cells: npt.NDArray[np.float64] = network.array()
    return float(cells.sum()), float((cells**2).sum())


def printed(value: float, shown: str) -> bool:
    """Say whether a value is the one that is shown, to the digits that are."""
    digits = len(shown.partition(".")[2])
    near: bool = abs(value - float(shown)) <= 0.5 * 10**-digits * (1 + 1e-6)
    return near
