"""CSV (RFC 4180, UTF-8) in which every cell stays as it is, blanks and line ends too.

The tables that people edit by hand (`kg.tables`) take blanks off; coded data must not.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TableError

_QUOTED = re.compile('[",\r\n]|^\\s|\\s$')
_LONGEST = 2**31 - 1  # characters of a cell; Python's own limit is 131,072
_WHOLE = re.compile(r"-?[0-9]+", re.ASCII)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV with line ends `\\n`; a cell is quoted if it must be."""
    return "".join(
        ",".join([_cell(one) for one in row]) + "\n" for row in (header, *rows)
    )


def _cell(value: str) -> str:
    if not _QUOTED.search(value):
        return value
    return '"' + value.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file with its header; errors point at its lines."""

    shown: str  # as people should read it
    header: tuple[str, ...]
    lines: tuple[tuple[int, list[str]], ...]  # with the number of their first line

    def rows(self, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the line number and the cells of these columns, row by row."""
        places = [self.header.index(one) for one in columns]
        if places == [*range(len(self.header))]:
            yield from self.lines
            return
        for line, cells in self.lines:
            yield line, [cells[one] for one in places]

    def error(self, line: int, message: str) -> TableError:
        """Return an error that points at a line."""
        return TableError(f"{self.shown}:{line}: {message}")

    def number(self, line: int, column: str, cell: str) -> int:
        """Return a cell as a whole number."""
        if _WHOLE.fullmatch(cell) is None:
            raise self.error(line, f"{column} {cell!r} is not a whole number")
        return int(cell)

    def known(
        self, line: int, column: str, cell: str, there: Container[int], where: str
    ) -> int:
        """Return a cell as the id of a row that another table has."""
        found = self.number(line, column, cell)
        if found not in there:
            raise self.error(line, f"{column} {found} is not in {where}")
        return found

    def new(self, line: int, cell: str, there: Container[int]) -> int:
        """Return a cell as an id that no row above it has."""
        found = self.number(line, "id", cell)
        if found in there:
            raise self.error(line, f"id {found} is already used above; ids are unique")
        return found


def read_table(
    path: Path, shown: str, needed: Sequence[str], more: Callable[[str], bool]
) -> Table:
    """Read a CSV file that has the needed columns, and others that `more` allows.

    Raises TableError, with file and line, for what is no such table.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            f"{shown}: not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from error
    except OSError as error:
        raise TableError(f"{shown}: cannot be read: {error.strerror}") from error
    return parse_table(text, shown, needed, more)


def parse_table(
    text: str, shown: str, needed: Sequence[str], more: Callable[[str], bool]
) -> Table:
    """Return the table that a text is; see `read_table`."""
    lines = tuple(_records(text, shown))
    header = tuple(lines[0][1]) if lines else ()
    for name in needed:
        if name not in header:
            expected = ", ".join(needed)
            raise TableError(
                f"{shown}:1: column {name!r} is missing; expected: {expected}"
            )
    for name in header:
        if name not in needed and not more(name):
            raise TableError(f"{shown}:1: unknown column {name!r}")
        if header.count(name) > 1:
            raise TableError(f"{shown}:1: column {name!r} is there twice")
    for line, cells in lines:
        if len(cells) != len(header):
            raise TableError(
                f"{shown}:{line}: {len(cells)} cells where the header has "
                f"{len(header)}; put cells that hold a comma in double quotation marks"
            )
    return Table(shown, header, lines[1:])


def _records(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its first line; empty lines are none."""
    limit = csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        end = 0
        for cells in reader:
            start, end = end + 1, reader.line_num
            if cells:
                yield start, cells
    except csv.Error as error:
        raise TableError(
            f"{shown}:{reader.line_num}: not valid CSV: {error}"
        ) from error
    finally:
        csv.field_size_limit(limit)


def by_name(files: Mapping[str, str], folder: Path) -> dict[Path, bytes]:
    """Return the texts of files as bytes, under their paths in a folder."""
    return {folder / name: text.encode() for name, text in files.items()}


def with_rows(
    old: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> str:
    """Return a table that people edit with rows added at its end.

    The old text stays as it is, unless the rows need columns that it has not. An empty
    text becomes a table of `columns`.
    """
    if not rows:
        return old
    text = old.removeprefix("\ufeff")
    records = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    header = [one.strip() for one in records[0]] if records else [*columns]
    used = {name for row in rows for name, value in row.items() if value}
    more = [one for one in columns if one in used and one not in header]
    names = [*header, *more]
    added = [[row.get(one, "") for one in names] for row in rows]
    if records and not more:
        end = "\r\n" if "\r\n" in text else "\n"
        joint = "" if text.endswith(("\n", "\r")) else end
        body = csv_text(added[0], added[1:])
        return old + joint + (body if end == "\n" else body.replace("\n", end))
    kept = [[*row, *[""] * (len(names) - len(row))] for row in records[1:]]
    return csv_text(names, [*kept, *added])
