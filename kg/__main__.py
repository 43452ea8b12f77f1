"""`python -m kg` is the command `kg`."""

from __future__ import annotations

from kg.cli import entry

if __name__ == "__main__":
    entry()
