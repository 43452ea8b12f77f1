"""Pointers of records in XML: to a person or a body by an id, to a file beside."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from kg.readers.parliaments.xml_lines import squeeze

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-Þ])|[_.\s]+")


def id_words(identifier: str) -> str:
    """Return an id as words: "ExampleAda" is "Example Ada"."""
    return squeeze(_HUMP.sub(" ", identifier.lstrip("#"))) or squeeze(identifier)


def reference(value: str | None) -> str | None:
    """Return the id that a pointer names: "#x", "file.xml#x" and "prefix:x" are "x"."""
    words = (value or "").split()
    if not words:
        return None
    return squeeze(words[0].rpartition("#")[2].rpartition(":")[2]) or None


def beside(path: Path, reference: str | None) -> list[Path]:
    """Return the file that a reference names, if it is there and below the folder."""
    if not reference or "://" in reference:
        return []
    folder = path.parent.resolve()
    try:
        found = (folder / unquote(reference)).resolve()
        there = found.is_relative_to(folder) and found.is_file()
    except (OSError, ValueError):
        return []
    return [found] if there else []
