"""The fictional database whose networks are known."""

from __future__ import annotations

import pytest

from kg.discourse import Discourse, open_dna
from tests.networks.known import DATABASE


@pytest.fixture(scope="session")
def synthetic() -> Discourse:
    """The statements of synthetic.dna."""
    return open_dna(DATABASE)
