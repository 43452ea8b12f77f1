"""Rows added to the tables that people edit: the old bytes stay, and the new ones fit.

A file is replaced in one step, so that a kill leaves either the old one or the new one.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError, TableError
from kg.settings import Settings

_WAIT = 10  # seconds for another program to finish its row


@contextmanager
def writing(settings: Settings) -> Iterator[None]:
    """Keep others from adding rows to the tables of a project meanwhile."""
    settings.store.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.store / "tables.lock", timeout=_WAIT):
            yield
    except Timeout as error:
        raise StoreError(
            f"{settings.seeds}: another program is writing the tables; try again"
        ) from error


def add_row(
    path: Path, shown: str, columns: Sequence[str], cells: Mapping[str, str]
) -> None:
    """Add a row to a CSV file, which is made with these columns if need be.

    The row has the order of the file's own columns, its line ends and its way of
    quoting. Raises TableError if a cell has no column there.
    """
    old = path.read_bytes() if path.exists() else b""
    text = old.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    header = text.splitlines()[0] if text.strip() else ""
    names = [one.strip() for one in next(csv.reader([header]), [])] or [*columns]
    missing = [one for one, value in cells.items() if value and one not in names]
    if missing:
        raise TableError(f"{shown}:1: column {missing[0]!r} is missing; add it")
    lines = any("\r" in one or "\n" in one for one in cells.values())
    every = lines or _quotes_all(header)
    out = io.StringIO()
    writer = csv.writer(
        out,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL,
    )
    if not header:
        writer.writerow(names)
    writer.writerow([cells.get(one, "") for one in names])
    joint = "" if not header or text.endswith(("\n", "\r")) else end
    _replace(path, old + (joint + out.getvalue()).encode())


def add_columns(path: Path, columns: Sequence[str]) -> None:
    """Give a CSV file the columns that it lacks, empty in every row; at its right end.

    What is in the file keeps its bytes.
    """
    text = path.read_bytes().decode("utf-8")
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    made, begun = "", 0
    missing: list[str] = []
    for cells in reader:
        record = "".join(lines[begun : reader.line_num])
        if begun == 0:
            names = [one.strip("\ufeff ") for one in cells]
            missing = [one for one in columns if one not in names]
        body = record.rstrip("\r\n")
        more = missing if begun == 0 else [""] * len(missing)
        # A blank line is no row.
        made += (",".join([body, *more]) if cells else body) + record[len(body) :]
        begun = reader.line_num
    if missing:
        _replace(path, made.encode())


def _quotes_all(header: str) -> bool:
    return header.startswith('"') and header.count('"') == 2 * (header.count(",") + 1)


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
