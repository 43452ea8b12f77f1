"""CSV tables changed row by row: every row that is not changed keeps its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TableError


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record of a file: its bytes as text, the line it begins in, its cells."""

    text: str
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A CSV file as its header and its records, all with their line ends."""

    header: str
    names: tuple[str, ...]
    rows: tuple[RawRow, ...]

    @classmethod
    def read(cls, path: Path, shown: str) -> RawTable:
        """Read a file. Raises TableError if it is no CSV with a header."""
        text = path.read_bytes().decode("utf-8")
        records = [*_records(text)]
        if not records:
            raise TableError(
                f"{shown}:1: the file is empty; its first line names columns"
            )
        header, _ = records[0]
        names = tuple(one.strip() for one in _cells(header.removeprefix("\ufeff")))
        rows: list[RawRow] = []
        for record, line in records[1:]:
            cells = _cells(record)
            if len(cells) > len(names):
                raise TableError(f"{shown}:{line}: has more cells than the header")
            padded = [*cells, *([""] * (len(names) - len(cells)))]
            rows.append(RawRow(record, line, dict(zip(names, padded, strict=True))))
        return cls(header, names, tuple(rows))

    def text(self, rows: Sequence[str]) -> str:
        """Return the file with these records."""
        whole = [self.header, *rows]
        # A last line without its end would run into one that is put behind it.
        ends = [one if one.endswith("\n") else one + self.end for one in whole[:-1]]
        return "".join([*ends, whole[-1]])

    @property
    def end(self) -> str:
        """The line end of the file."""
        return "\r\n" if self.header.endswith("\r\n") else "\n"

    def record(self, cells: Mapping[str, str]) -> str:
        """Return a record with these cells, quoted where it must be."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator=self.end)
        writer.writerow([cells.get(name, "") for name in self.names])
        return out.getvalue()


def _records(text: str) -> list[tuple[str, int]]:
    """Return each record with the number of its first line; a blank line is none."""
    made: list[tuple[str, int]] = []
    held, first = "", 1
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        held, first = (held + line, first) if held else (line, number)
        if held.count('"') % 2 == 0:
            if held.strip():
                made.append((held, first))
            held = ""
    if held:
        made.append((held, first))
    return made


def _cells(record: str) -> list[str]:
    return next(csv.reader(io.StringIO(record, newline="")), [])
