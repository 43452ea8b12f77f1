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
        for column in ("file", "text", "register"):
            name = getattr(record, column)
            if name is not None and not (settings.documents / name).is_file():
                folder = settings.shown(settings.documents)
                raise row.error(f"{column} {name!r} is not in {folder}")
        found[record.id] = row, record
    return tuple(found[local] for local in sorted(found))


def _record(row: Row) -> SourceRecord:
    local, url = row.need("id"), row.get("url")
    if wrong := wrong_id(local) or wrong_url(url):
        raise row.error(wrong)
    for column in ("file", "text", "register"):
        name = row.get(column)
        if name is not None and Path(name).name != name:
            raise row.error(f"{column} {name!r} must be a name, without folders")
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
        speaker=row.get("speaker"),
        text=row.get("text"),
        made=row.get("made"),
        digest=row.get("digest"),
        register=row.get("register"),
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


def put_record(path: Path, record: SourceRecord) -> None:
    """Write a record into documents.csv: in the place of its id's row, or at the end.

    The other rows stay as they are. The file is replaced in one step, so that a kill
    leaves either the old or the new one. Columns that the record needs are added.
    """
    old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    rows = list(csv.reader(io.StringIO(old)))
    header = [name.strip() for name in rows[0]] if rows else list(COLUMNS)
    cells = dict(zip(COLUMNS, map(_cell, astuple(record)), strict=True))
    more = [name for name, value in cells.items() if value and name not in header]
    place = header.index("id")
    own = [cells.get(name, "") for name in (*header, *more)]
    kept = [row + [""] * len(more) for row in rows[1:] if any(map(str.strip, row))]
    at = next(
        (i for i, row in enumerate(kept) if row[place].strip() == record.id), None
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if at is None and not more and old:
        writer.writerow(own)  # nothing else changes, not even how it is quoted
        text = old + ("" if old.endswith("\n") else "\n") + out.getvalue()
    else:
        if at is None:
            kept.append(own)
        else:
            kept[at] = [
                new or (mine if name.startswith("_") else "")
                for name, new, mine in zip((*header, *more), own, kept[at], strict=True)
            ]
        writer.writerows([[*header, *more], *kept])
        text = out.getvalue()
    fresh = path.with_suffix(".csv.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
