"""CSV tables changed row by row: every row that is not changed keeps its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import TableError

_BOM = "\ufeff"
_ENDS = ("\n", "\r")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record of a file: its bytes as text, where it stands, its cells.

    A blank line is a record whose cells are empty, for it is written back as well.
    """

    text: str
    index: int  # among the records below the header
    line: int  # that it begins in
    cells: Mapping[str, str]  # as they are written, with blanks around them

    def __getitem__(self, name: str) -> str:
        """Return a cell as `kg.tables` reads it; "" for a column that is not there."""
        return self.cells.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class RawTable:
    """A CSV file as its header and its records, all with their line ends."""

    header: str
    names: tuple[str, ...]
    rows: tuple[RawRow, ...]

    @classmethod
    def read(cls, path: Path, shown: str) -> RawTable:
        """Read a file. Raises TableError if it is no CSV in UTF-8 with a header."""
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise TableError(
                f"{shown}: not UTF-8 at byte {error.start}; save it as UTF-8"
            ) from error
        records = [*_records(text.removeprefix(_BOM), shown)]
        if not records or not records[0][2]:
            raise TableError(
                f"{shown}:1: the file is empty; its first line names columns"
            )
        header, _, cells = records[0]
        names = tuple(one.strip() for one in cells)
        rows: list[RawRow] = []
        for index, (record, line, cells) in enumerate(records[1:]):
            if len(cells) > len(names):
                raise TableError(f"{shown}:{line}: has more cells than the header")
            padded = [*cells, *([""] * (len(names) - len(cells)))]
            named = dict(zip(names, padded, strict=True))
            rows.append(RawRow(record, index, line, named))
        bom = _BOM if text.startswith(_BOM) else ""
        return cls(bom + header, names, tuple(rows))

    def text(self, rows: Sequence[str]) -> str:
        """Return the file with these records."""
        whole = [self.header, *rows]
        # A last line without its end would run into one that is put behind it.
        return "".join([*map(self.ended, whole[:-1]), whole[-1]])

    def ended(self, record: str) -> str:
        """Return a record with a line end, which the last one of a file may lack."""
        return record if record.endswith(_ENDS) else record + self.end

    @property
    def end(self) -> str:
        """The line end of the file."""
        plain = self.header.rstrip("\r\n")
        return self.header.removeprefix(plain) or "\n"

    def record(self, cells: Mapping[str, str]) -> str:
        """Return a record with these cells, quoted where it must be."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator=self.end)
        writer.writerow([cells.get(name, "") for name in self.names])
        return out.getvalue()


def _records(text: str, shown: str) -> Iterator[tuple[str, int, list[str]]]:
    """Yield each record with the number of its first line, and its cells."""
    # Lines end where CSV ends them: U+2028 and its like may stand inside a cell.
    lines = [*io.StringIO(text, newline="")]
    reader = csv.reader(lines, strict=True)
    start = 0
    try:
        for cells in reader:
            yield "".join(lines[start : reader.line_num]), start + 1, cells
            start = reader.line_num
    except csv.Error as error:
        raise TableError(
            f"{shown}:{reader.line_num}: not valid CSV: {error}"
        ) from error
