"""Whole networks, cell by cell, as Discourse Network Analyzer 3.1.2 writes them."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from kg.discourse import Discourse
from kg.networks.request import Settings
from tests.networks.known import COMPAT, REFERENCE, needs_database

FILES = sorted(REFERENCE.glob("*.csv"))

pytestmark = needs_database


def settings_of(path: Path) -> Settings:
    """Read the settings out of a file's name."""
    name, _, duplicates = path.stem.partition("_dup-")
    mode, *words = name.split("_")
    if mode == "onemode":
        assert words.pop(0) == "org"
    qualifier, aggregation, normalization = words
    return Settings(
        mode=mode.removesuffix("mode"),
        qualifier=qualifier,
        aggregation=aggregation,
        normalization=normalization,
        duplicates=duplicates or "include",
        compat=COMPAT,
    )


def test_there_are_24_reference_networks_of_both_modes() -> None:
    assert len(FILES) == 24
    assert sum(path.name.startswith("onemode") for path in FILES) == 17


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_network_is_cell_by_cell_the_reference(
    synthetic: Discourse, path: Path
) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    network = synthetic.network(**settings_of(path))
    assert list(network.columns) == head[1:]
    assert list(network.rows) == [row[0] for row in rows]
    expected = np.array([[float(cell) for cell in row[1:]] for row in rows])
    assert np.abs(network.array() - expected).max() < 1e-9


def test_without_compatibility_only_the_cosine_differs(synthetic: Discourse) -> None:
    for path in FILES:
        settings = settings_of(path)
        theirs = synthetic.network(**settings).array()
        ours = synthetic.network(**(settings | {"compat": None})).array()
        same = settings["normalization"] != "cosine"
        assert np.allclose(theirs, ours, rtol=0, atol=1e-12) is same, path.stem
