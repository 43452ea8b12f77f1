"""The language of a text, where its record gives none: as its letters tell."""

from __future__ import annotations

import re

_SAMPLE = 20_000  # characters that tell a text's script
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def language_of(text: str) -> str:
    """Return "ru" for a text mostly in Cyrillic letters, and "en" for any other."""
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    return "ru" if cyrillic * 2 > sum(map(str.isalpha, sample)) else "en"
