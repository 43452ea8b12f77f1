"""Reports of `kg network`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

REPORTS: dict[str, Callable[[Any], None]] = {}
