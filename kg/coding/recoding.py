"""Claims renamed, merged and split, with every row that this touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.coding.changes import Change, Edit, apply
from kg.coding.raw_table import RawRow, RawTable
from kg.errors import DataError
from kg.settings import Settings
from kg.tables import SEPARATOR, near

CLAIMS = "codebook/claims.csv"
REFERENCES = ("contradicts", "responds_to")  # columns of claims that name claims


@dataclass(frozen=True, slots=True)
class Affected:
    """One row that a change of a claim would touch."""

    file: str  # relative to the project: "seeds/codings/ada.csv"
    line: int
    document: str
    holder: str
    value: str
    words: str  # its evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """Who changes a claim, and why."""

    by: str
    why: str


def affected(settings: Settings, claim: str) -> tuple[Affected, ...]:
    """Return the rows of coders' files and coded sets that name a claim."""
    made: list[Affected] = []
    for name, table in _tables(settings):
        shown = settings.shown(settings.seeds / name)
        for row in table.rows:
            if claim in (row.cells.get("target"), row.cells.get("thing")):
                cells = row.cells
                words = cells.get("evidence") or cells.get("value", "")
                made.append(
                    Affected(
                        shown,
                        row.line,
                        cells.get("document", ""),
                        cells.get("holder", ""),
                        cells.get("value", "") if "evidence" in cells else "",
                        words,
                    )
                )
    return tuple(made)


def rename(settings: Settings, claim: str, label: str, reason: Reason) -> Change:
    """Give a claim another wording; its id, and so its IRI, stays."""
    table = _claims(settings)
    row = _claim(table, claim)
    edits = [_edit(CLAIMS, table, row, {"label": label})]
    what = f"rename {claim}: {row.cells['label']} → {label}"
    return apply(settings, what, reason.by, reason.why, edits)


def merge(
    settings: Settings, claims: Sequence[str], into: str, reason: Reason
) -> Change:
    """Put claims together: their positions become the positions of `into`.

    The others leave the codebook, and what they contradict or respond to is said of
    `into`. Raises DataError for a claim that is not in the codebook.
    """
    table = _claims(settings)
    _claim(table, into)
    gone = [one for one in dict.fromkeys(claims) if one != into]
    for one in gone:
        _claim(table, one)

    def moved(value: str) -> str:
        return into if value in gone else value

    edits = [*_moves(settings, moved)]
    for index, row in enumerate(table.rows):
        if row.cells["id"] in gone:
            edits.append(Edit(CLAIMS, index, row.text, None))
        else:
            changed = _referring(row, gone, into)
            if changed:
                edits.append(_edit(CLAIMS, table, row, changed))
    what = f"merge {', '.join(gone)} into {into}"
    return apply(settings, what, reason.by, reason.why, edits)


def split(
    settings: Settings, claim: str, into: str, rows: Sequence[str], reason: Reason
) -> Change:
    """Give some positions of a claim to another one.

    `rows` are places in coders' files, "ada.csv:12". `into` is a claim of the codebook;
    one that is not there yet is made with the type and topics of `claim`, and its label
    is its id until somebody words it. Raises DataError for a place that is no position
    on `claim`.
    """
    table = _claims(settings)
    old = _claim(table, claim)
    edits: list[Edit] = []
    if into not in [row.cells["id"] for row in table.rows]:
        if not into.startswith("claim/") or into == "claim/":
            raise DataError(f"claim {into!r}: an id begins with claim/")
        words = into.removeprefix("claim/").replace("-", " ").capitalize()
        made = {
            "id": into,
            "label": words,
            "type": old.cells["type"],
            "topics": old.cells.get("topics", ""),
        }
        edits.append(Edit(CLAIMS, len(table.rows), None, table.record(made)))
    wanted = dict.fromkeys(rows)
    for name, coded in _tables(settings):
        for index, row in enumerate(coded.rows):
            place = f"{Path(name).name}:{row.line}"
            if place in wanted and row.cells.get("target") == claim:
                del wanted[place]
                cells = {**row.cells, "target": into}
                edits.append(Edit(name, index, row.text, coded.record(cells)))
    if wanted:
        raise DataError(f"{next(iter(wanted))}: is no position on {claim}")
    what = f"split {claim} into {into}"
    return apply(settings, what, reason.by, reason.why, edits)


def _tables(settings: Settings) -> Iterator[tuple[str, RawTable]]:
    """Yield the files that name claims, by their path in seeds/."""
    paths = [
        *sorted((settings.seeds / "codings").glob("*.csv")),
        *sorted((settings.seeds / "coded").glob("*/entities.csv")),
    ]
    for path in paths:
        if path.name != "coders.csv":
            name = path.relative_to(settings.seeds).as_posix()
            yield name, RawTable.read(path, settings.shown(path))


def _moves(settings: Settings, moved: Callable[[str], str]) -> Iterator[Edit]:
    """Yield an edit for each row whose claim is another one after the change."""
    for name, table in _tables(settings):
        column = "thing" if "thing" in table.names else "target"
        for index, row in enumerate(table.rows):
            old = row.cells.get(column, "")
            if moved(old) != old:
                cells = {**row.cells, column: moved(old)}
                yield Edit(name, index, row.text, table.record(cells))


def _referring(row: RawRow, gone: Sequence[str], into: str) -> dict[str, str]:
    """Return the cells of a claim that name another one after a merge."""
    changed: dict[str, str] = {}
    for column in REFERENCES:
        named = [one for one in row.cells.get(column, "").split(SEPARATOR) if one]
        kept = dict.fromkeys(into if one in gone else one for one in named)
        # Nothing contradicts or answers itself.
        made = SEPARATOR.join(one for one in kept if one != row.cells["id"])
        if made != row.cells.get(column, ""):
            changed[column] = made
    return changed


def _claims(settings: Settings) -> RawTable:
    path = settings.seeds / CLAIMS
    if not path.exists():
        raise DataError(f"{settings.shown(path)}: there is no codebook of claims yet")
    return RawTable.read(path, settings.shown(path))


def _claim(table: RawTable, claim: str) -> RawRow:
    for row in table.rows:
        if row.cells["id"] == claim:
            return row
    ids = [row.cells["id"] for row in table.rows]
    raise DataError(f"claim {claim!r} is not in claims.csv{near(claim, ids)}")


def _edit(name: str, table: RawTable, row: RawRow, changed: dict[str, str]) -> Edit:
    cells = {**row.cells, **changed}
    return Edit(name, table.rows.index(row), row.text, table.record(cells))
