"""CSV files that people edit: rows with line numbers, and errors that point there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from kg.errors import TableError

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; a missing or empty cell reads as ""."""

    file: str  # as people should read it
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def get(self, column: str) -> str | None:
        """Return the cell, or None when it is empty."""
        return self.cells.get(column) or None

    def need(self, column: str) -> str:
        """Return the cell, which must not be empty."""
        value = self.cells.get(column)
        if not value:
            raise self.error(f"{column} is empty")
        return value

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that are separated by `|`."""
        parts = (part.strip() for part in self[column].split(SEPARATOR))
        return tuple(part for part in parts if part)

    def date(self, column: str) -> date | None:
        """Return the cell as a date (YYYY-MM-DD), or None when it is empty."""
        value = self.get(column)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.error(
                f"{column} {value!r} is not a date; write YYYY-MM-DD"
            ) from error

    def flag(self, column: str) -> bool:
        """Return whether the cell says yes; empty means no."""
        value = self[column].casefold()
        if value not in ("", "yes", "no"):
            raise self.error(f"{column} {value!r}: write yes or no")
        return value == "yes"

    def choice(self, column: str, known: tuple[str, ...]) -> str:
        """Return the cell, which must be one of `known`."""
        value = self.need(column)
        if value not in known:
            raise self.error(f"{column} {value!r} is not one of: {', '.join(known)}")
        return value

    def error(self, message: str) -> TableError:
        """Return an error that points at this line."""
        return TableError(f"{self.file}:{self.line}: {message}")


def near(word: str, known: list[str]) -> str:
    """Return "; did you mean X?" for the nearest known words, or ""."""
    found = get_close_matches(word, known, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(repr(one) for one in found)}?" if found else ""


def read_rows(
    path: Path, shown: str, *, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[Row]:
    """Yield the rows of a CSV file (UTF-8, RFC 4180) that has the required columns.

    Columns that begin with `_` are the user's own and are passed over; any other
    unknown column is an error, since a misspelt one would lose data silently.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            f"{shown}: not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from error
    # Not `splitlines`: U+2028 and its like may stand inside a cell.
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(shown, header, required, optional)
        end = reader.line_num
        for values in reader:
            start, end = end + 1, reader.line_num
            if any(value.strip() for value in values):
                yield _row(shown, start, header, values)
    except csv.Error as error:
        raise TableError(
            f"{shown}:{reader.line_num}: not valid CSV: {error}"
        ) from error


def _row(shown: str, line: int, header: list[str], values: list[str]) -> Row:
    if len(values) != len(header):
        raise TableError(
            f"{shown}:{line}: {len(values)} cells where the header has {len(header)}; "
            "put cells that hold a comma in double quotation marks"
        )
    cells = {n: v.strip() for n, v in zip(header, values, strict=True)}
    return Row(shown, line, cells)


def _check_header(
    shown: str, header: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    known = [*required, *optional]
    for name in required:
        if name not in header:
            raise TableError(
                f"{shown}:1: column {name!r} is missing; expected: {', '.join(known)}"
            )
    for name in header:
        if name not in known and not name.startswith("_"):
            raise TableError(
                f"{shown}:1: unknown column {name!r}{near(name, known)}; "
                f"expected: {', '.join(known)}"
            )
