"""Files of Discourse Network Analyzer, of version 2 or 3, read as values."""

from __future__ import annotations

from pathlib import Path

from kg.errors import SourceError
from kg.exchange.database import Database
from kg.exchange.dna3 import read_version_3
from kg.exchange.dna_rows import word
from kg.exchange.sqlite import Tables, opened, text


def read_dna(path: Path) -> Database:
    """Return all that a `.dna` file holds, but the passwords.

    The file is only read. Nothing is returned of a file that cannot be read whole:
    raises KGError if another program holds it, SourceError if it is no such file or is
    damaged, DataError with table and row if rows contradict each other.
    """
    with opened(path) as tables:
        settings = _settings(tables)
        return read_version_3(tables, settings, None)


def _settings(tables: Tables) -> dict[str, str]:
    shown = tables.problems.shown
    if "SETTINGS" not in tables:
        raise SourceError(
            f"{shown}: there is no table SETTINGS; this is not a file of Discourse "
            "Network Analyzer"
        )
    rows = tables.rows("SETTINGS", [text("Property"), text("Value")])
    return {word(row[0]): word(row[1]) for row in rows}
