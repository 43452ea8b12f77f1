"""Claims renamed, merged and split, with every row that this touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.coding.changes import Change, Edit, appended, apply, changing
from kg.coding.coded_values import coded_claims
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
    """Return the rows of coders' files and coded sets that name a claim.

    Of a coded set these are the entities that mean it, and the values that name them.
    """
    made: list[Affected] = []
    with changing(settings):
        for name, table in _tables(settings):
            shown = settings.shown(settings.seeds / name)
            for row in table.rows:
                if claim and claim in (row["target"], row["thing"]):
                    words = row["evidence"] or row["value"]
                    stance = row["value"] if "evidence" in row.cells else ""
                    who = row["document"], row["holder"]
                    made.append(Affected(shown, row.line, *who, stance, words))
        for one in coded_claims(settings):
            shown = settings.shown(settings.seeds / one.folder / "values.csv")
            for row in one.of(claim):
                document, words = one.words.get(row["statement"], ("", ""))
                made.append(Affected(shown, row.line, document, "", "", words))
    return tuple(made)


def rename(settings: Settings, claim: str, label: str, reason: Reason) -> Change:
    """Give a claim another wording; its id, and so its IRI, stays."""
    with changing(settings):
        table = _claims(settings)
        row = _claim(table, claim)
        edits = [_edit(CLAIMS, table, row, {"label": label})]
        what = f"rename {claim}: {row['label']} → {label}"
        return apply(settings, what, reason.by, reason.why, edits)


def merge(
    settings: Settings, claims: Sequence[str], into: str, reason: Reason
) -> Change:
    """Put claims together: their positions become the positions of `into`.

    The others leave the codebook, and what they contradict or respond to is said of
    `into`. Raises DataError for a claim that is not in the codebook.
    """
    with changing(settings):
        table = _claims(settings)
        _claim(table, into)
        gone = [one for one in dict.fromkeys(claims) if one != into]
        for one in gone:
            _claim(table, one)
        edits = [*_moves(settings, gone, into)]
        for row in table.rows:
            if row["id"] in gone:
                edits.append(Edit(CLAIMS, row.index, row.text, None))
            elif changed := _referring(row, gone, into):
                edits.append(_edit(CLAIMS, table, row, changed))
        what = f"merge {', '.join(gone)} into {into}"
        return apply(settings, what, reason.by, reason.why, edits)


def split(
    settings: Settings, claim: str, into: str, rows: Sequence[str], reason: Reason
) -> Change:
    """Give some positions of a claim to another one: this is how one row is moved, too.

    `rows` are places as `affected` has them, or as much of their ends as is plain:
    "ada.csv:12", "council/values.csv:7". `into` is a claim of the codebook; one that is
    not there yet is made with the type and topics of `claim`, and its label is its id
    until somebody words it. A coded set gets an entity for it. Raises DataError for a
    place that is no position on `claim`, or could be several.
    """
    if into == claim:
        raise DataError(f"split {claim} into itself: there is nothing to change")
    with changing(settings):
        table = _claims(settings)
        old = _claim(table, claim)
        if into in [row["id"] for row in table.rows]:
            label, edits = _claim(table, into)["label"], list[Edit]()
        else:
            if not into.startswith("claim/") or into == "claim/":
                raise DataError(f"claim {into!r}: an id begins with claim/")
            label = into.removeprefix("claim/").replace("-", " ").capitalize()
            made = {"id": into, "label": label}
            made |= {name: old[name] for name in ("type", "topics")}
            edits = appended(CLAIMS, table, [table.record(made)])
        wanted = _Places(settings, rows)
        for name, coded in _tables(settings):
            for row in coded.rows:
                if row["target"] == claim and wanted.take(name, row.line):
                    edits.append(_edit(name, coded, row, {"target": into}))
        for one in coded_claims(settings):
            file = f"{one.folder}/values.csv"
            picked = [row for row in one.of(claim) if wanted.take(file, row.line)]
            shown = settings.shown(settings.seeds / one.folder / "entities.csv")
            edits += one.given(picked, (into, label), shown)
        wanted.check(claim)
        what = f"split {claim} into {into}"
        return apply(settings, what, reason.by, reason.why, edits)


class _Places:
    """Rows that somebody named by the end of their path and their line."""

    def __init__(self, settings: Settings, wanted: Iterable[str]) -> None:
        self.settings = settings
        self.found: dict[str, list[str]] = {one: [] for one in wanted}

    def take(self, name: str, line: int) -> bool:
        """Say whether a row of a file in seeds/ is named, and take note of it."""
        place = f"{self.settings.shown(self.settings.seeds / name)}:{line}"
        named = [one for one in self.found if f"/{place}".endswith(f"/{one}")]
        for one in named:
            self.found[one].append(place)
        return bool(named)

    def check(self, claim: str) -> None:
        """Raise DataError for a place where no row was, or more than one."""
        for one, places in self.found.items():
            if not places:
                raise DataError(f"{one}: is no position on {claim}")
            if len(places) > 1:
                raise DataError(f"{one}: could be {' or '.join(places)}; write which")


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


def _moves(settings: Settings, gone: Sequence[str], into: str) -> Iterator[Edit]:
    """Yield an edit for each row that names a claim which is another one now."""
    for name, table in _tables(settings):
        column = "thing" if "thing" in table.names else "target"
        for row in table.rows:
            if row[column] in gone:
                yield _edit(name, table, row, {column: into})


def _referring(row: RawRow, gone: Sequence[str], into: str) -> dict[str, str]:
    """Return the cells of a claim that name another one after a merge."""
    changed: dict[str, str] = {}
    for column in REFERENCES:
        named = [one.strip() for one in row[column].split(SEPARATOR) if one.strip()]
        moved = dict.fromkeys(into if one in gone else one for one in named)
        # Nothing contradicts or answers itself.
        kept = [one for one in moved if one != row["id"]]
        if kept != named:
            changed[column] = SEPARATOR.join(kept)
    return changed


def _claims(settings: Settings) -> RawTable:
    path = settings.seeds / CLAIMS
    if not path.exists():
        raise DataError(f"{settings.shown(path)}: there is no codebook of claims yet")
    return RawTable.read(path, settings.shown(path))


def _claim(table: RawTable, claim: str) -> RawRow:
    for row in table.rows:
        if claim and row["id"] == claim:
            return row
    ids = [row["id"] for row in table.rows if row["id"]]
    raise DataError(f"claim {claim!r} is not in claims.csv{near(claim, ids)}")


def _edit(name: str, table: RawTable, row: RawRow, changed: dict[str, str]) -> Edit:
    cells = {**row.cells, **changed}
    return Edit(name, row.index, row.text, table.record(cells))
