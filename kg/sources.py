"""documents.csv: what is known of each source, beyond what its own text says."""

from __future__ import annotations

import csv
import io
import re
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
    local, url, file = row.need("id"), row.get("url"), row.need("file")
    wrong = wrong_id(local) or wrong_url(url)
    if wrong:
        raise row.error(wrong)
    if Path(file).name != file:
        raise row.error(f"file {file!r} must be a name, without folders")
    return SourceRecord(
        id=local,
        file=file,
        title=row.get("title"),
        publisher=row.get("publisher"),
        issued=row.date("issued"),
        language=row.get("language"),
        url=url,
        licence=row.get("licence"),
        reader=row.get("reader"),
    )


def wrong_id(local: str) -> str:
    """Return what is wrong with a document's id, or ""."""
    if local[:1].isalnum() and all(one.isalnum() or one in "-_." for one in local):
        return ""
    return f"id {local!r} may hold letters, digits and - _ . only"


def wrong_url(url: str | None) -> str:
    """Return what is wrong with a document's address, or ""."""
    if url is None or re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", url):
        return ""
    return f"url {url!r} is no web address"


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
