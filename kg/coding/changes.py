"""The record of what was recoded, and the way back.

Each change is one line of `seeds/codebook/changes.jsonl`: who, why, and for each file
the records before and after. Undoing puts the old records back where the new ones are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kg.additions import writing
from kg.coding.raw_table import RawTable
from kg.errors import DataError
from kg.exchange.staging import finish, publish
from kg.settings import Settings

RECORD = "codebook/changes.jsonl"  # in seeds/


@dataclass(frozen=True, slots=True)
class Edit:
    """One record of a file: `before` is None for a new one, `after` for one that goes.

    `index` is its place among the records of the file before the change.
    """

    file: str  # relative to seeds/
    index: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one command changed; `undoes` names the change that it took back."""

    id: str  # "1", "2" …
    what: str  # "merge claim/a, claim/b into claim/c"
    by: str
    why: str
    on: str  # ISO date
    edits: tuple[Edit, ...]
    undoes: str | None = None


@contextmanager
def changing(settings: Settings) -> Iterator[None]:
    """Keep others from the tables meanwhile, which first are made whole.

    A change that was killed after it was decided is finished before anything is read:
    what is read inside is what will be there when the next change is written.
    """
    with writing(settings):
        finish(settings.seeds)
        yield


def read_changes(settings: Settings) -> tuple[Change, ...]:
    """Return all changes of a project, the oldest first."""
    path = settings.seeds / RECORD
    if not path.exists():
        return ()
    made: list[Change] = []
    shown = settings.shown(path)
    # Not `splitlines`: U+2028 and its like may stand in the cells of a record.
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        try:
            found = json.loads(line)
            edits = tuple(Edit(**one) for one in found.pop("edits"))
            made.append(Change(**found, edits=edits))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DataError(
                f"{shown}:{number}: is no record of a change ({error}); take the line "
                "from an older state of the file"
            ) from error
    return tuple(made)


def apply(
    settings: Settings, what: str, by: str, why: str, edits: Sequence[Edit]
) -> Change:
    """Make a change and record it: all files or none, whenever it is interrupted.

    Callers are inside `changing`, where they read what the edits were made from.
    Raises DataError if there is nothing to change.
    """
    if not edits:
        raise DataError(f"{what}: there is nothing to change")
    number = str(len(read_changes(settings)) + 1)
    change = Change(number, what, by, why, _today(), tuple(edits))
    _write(settings, change)
    return change


def appended(file: str, table: RawTable, records: Sequence[str]) -> list[Edit]:
    """Return the edits that put records behind the last one of a file.

    A last line without its end gets one by an edit of its own, so that undoing brings
    the very bytes back.
    """
    edits: list[Edit] = []
    count = len(table.rows)
    last = table.rows[-1].text if table.rows else None
    if last is not None and last != table.ended(last):
        edits.append(Edit(file, count - 1, last, table.ended(last)))
    for index, record in enumerate(records, count):
        edits.append(Edit(file, index, None, record))
    return edits


def undo(settings: Settings, by: str, why: str, id: str | None = None) -> Change:
    """Take back a change, the last that still stands if none is named.

    Raises DataError if there is no such change, if it is undone already, or if a record
    that it wrote has been changed since: then nothing is touched.
    """
    with changing(settings):
        changes = read_changes(settings)
        gone = {one.undoes for one in changes}
        standing = [one for one in changes if one.id not in gone and not one.undoes]
        found = [one for one in standing if id is None or one.id == id]
        if not found:
            known = ", ".join(one.id for one in standing) or "none"
            raise DataError(
                f"change {id or ''!s} cannot be undone; those that stand: {known}"
            )
        change = found[-1]
        edits = tuple(
            Edit(one.file, one.index, one.after, one.before)
            for one in reversed(change.edits)
        )
        back = Change(
            id=str(len(changes) + 1),
            what=f"undo {change.what}",
            by=by,
            why=why,
            on=_today(),
            edits=edits,
            undoes=change.id,
        )
        _write(settings, back)
    return back


def _today() -> str:
    return date.today().isoformat()


def _write(settings: Settings, change: Change) -> None:
    """Write all files of a change and its record in one step."""
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(one.file for one in change.edits):
        path = settings.seeds / name
        edits = [one for one in change.edits if one.file == name]
        files[name] = _edited(path, settings.shown(path), edits).encode()
    record = settings.seeds / RECORD
    old = record.read_bytes() if record.exists() else b""
    if old and not old.endswith(b"\n"):
        old += b"\n"
    line = json.dumps(asdict(change), ensure_ascii=False)
    files[RECORD] = old + line.encode() + b"\n"
    publish(settings.seeds, files)


def _edited(path: Path, shown: str, edits: Sequence[Edit]) -> str:
    """Return a file with its records replaced, taken out and put in.

    A record is looked for where it was; if others came or went, at the nearest place
    that has exactly its bytes.
    """
    table = RawTable.read(path, shown)
    rows: list[str | None] = [one.text for one in table.rows]
    added: list[tuple[int, str]] = []
    for edit in edits:
        if edit.before is None:
            added.append((edit.index, edit.after or ""))
            continue
        at = _place(rows, edit, shown)
        rows[at] = edit.after
    kept = [one for one in rows if one is not None]
    for index, text in sorted(added):
        kept.insert(min(index, len(kept)), text)
    return table.text(kept)


def _place(rows: Sequence[str | None], edit: Edit, shown: str) -> int:
    wanted = (edit.before or "").rstrip("\r\n")
    there = rows[edit.index] if edit.index < len(rows) else None
    if there is not None and there.rstrip("\r\n") == wanted:
        return edit.index
    found = [i for i, one in enumerate(rows) if one and one.rstrip("\r\n") == wanted]
    if not found:
        raise DataError(
            f"{shown}: this row has been changed since, so nothing is undone: "
            f"{wanted[:120]}"
        )
    return min(found, key=lambda i: abs(i - edit.index))
