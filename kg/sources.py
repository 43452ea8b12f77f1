"""documents.csv: what is known of each source, beyond what its own text says."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, fields
from pathlib import Path

from kg.model import SourceRecord
from kg.settings import Settings
from kg.tables import Row, read_rows

NAME = "documents.csv"
REQUIRED = ("id", "file")
COLUMNS = tuple(one.name for one in fields(SourceRecord))
OPTIONAL = tuple(one for one in COLUMNS if one not in REQUIRED)


def read_records(settings: Settings) -> tuple[tuple[Row, SourceRecord], ...]:
    """Return the row and the record of every document, sorted by id."""
    path = settings.seeds / NAME
    if not path.exists():
        return ()
    shown = settings.shown(path)
    found: dict[str, tuple[Row, SourceRecord]] = {}
    for row in read_rows(path, shown, required=REQUIRED, optional=OPTIONAL):
        record = _record(row)
        if record.id in found:
            raise row.error(f"id {record.id!r} is already used above; ids are unique")
        if not (settings.documents / record.file).is_file():
            folder = settings.shown(settings.documents)
            raise row.error(f"file {record.file!r} is not in {folder}")
        found[record.id] = row, record
    return tuple(found[local] for local in sorted(found))


def _record(row: Row) -> SourceRecord:
    local = row.need("id")
    if not all(char.isalnum() or char in "-_." for char in local):
        raise row.error(f"id {local!r} may hold letters, digits and - _ . only")
    url = row.get("url")
    if url is not None and not url.startswith(("http://", "https://")):
        raise row.error(f"url {url!r} is no web address")
    return SourceRecord(
        id=local,
        file=row.need("file"),
        title=row.get("title"),
        publisher=row.get("publisher"),
        issued=row.date("issued"),
        language=row.get("language"),
        url=url,
        licence=row.get("licence"),
        reader=row.get("reader"),
    )


def append_record(path: Path, record: SourceRecord) -> None:
    """Add a line to documents.csv, which is made if need be; the old lines stay.

    The file is replaced in one step, so a kill leaves either the old or the new one.
    """
    old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    header = next(csv.reader(old.splitlines()), list(COLUMNS))
    cells = dict(zip(COLUMNS, astuple(record), strict=True))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if not old:
        writer.writerow(header)
    writer.writerow([_cell(cells.get(name.strip())) for name in header])
    joint = "" if not old or old.endswith("\n") else "\n"
    fresh = path.with_suffix(".csv.new")
    fresh.write_text(old + joint + out.getvalue(), encoding="utf-8")
    fresh.replace(path)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
