"""The rules for prose, and how often each is right."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its measured precision: content and speaker both right."""

    name: str
    precision: float
    cases: int

    @property
    def asserted(self) -> bool:
        """Say whether what the rule finds may be asserted."""
        return self.precision >= 0.80


RULES: Final = MappingProxyType({})
