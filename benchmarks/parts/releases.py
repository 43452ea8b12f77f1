"""Rows of endorsements in press releases, against the key of their markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.endorsements import FLAWS, Tally
from benchmarks.endorsements import measure as measure_releases
from benchmarks.parts.section import Figure, Section, Table, percent

TITLE: Final = "Press releases with endorsements"
FOLDER: Final = "whitehouse"
COMMAND: Final = ".venv/bin/python benchmarks/endorsements.py"
# Counted while reading; whoever reads them again puts the new counts here.
EXTRA_READ, EXTRA_ARGUABLE = 310, 3
LINES_READ, LINES_ARGUABLE = 300, 2

_ABOUT: Final = """\
{releases} press releases of one publisher (2022–2026) without markup, against a key of
{pairs:,} pairs that was read from the bold print and links of the publisher's pages.
A pair counts if the quotation **and** the whole attribution line are exactly the key's.
The key was made by a program and has flaws; the right-hand columns leave out pairs in
which one of the characters below shows, and nothing else:

{flaws}

The reader was made on one half of the releases and is checked on the other."""
_PRECISION: Final = """\
The key is incomplete, so rows beyond it are no errors: **they were read by eye**, and
this is a reading, not a measurement. Of {rows:,} rows, {hits:,} equal the key. Of
{read} others the attribution line and the first and last words of the quotation were
read; {arguable} are arguable (a note taken into an attribution; words behind a stray
closing mark taken into a quotation), the rest right. If each arguable row is counted as
wrong, precision is {worst} %.{changed}"""
_KINDS: Final = """\
Person and organisation: {read} different attribution lines, drawn by a hash, were read
by eye; {arguable} are arguable (a group given as an organisation that may as well be
its members), all others right, that is at least {right} %. By phenomenon the same is
asked in the project's own gold set, above."""


def measure(corpora: Path) -> Section:
    """Return how many pairs of the key are read exactly, and what was read by eye."""
    tallies = measure_releases(corpora / FOLDER)
    every = tallies["all"]
    flaws = "\n".join(
        f"* {name} ({every.flawed[name]}): {why};" for name, why in FLAWS.items()
    )
    rows = every.hits + every.extra
    worst = 100 * (rows - EXTRA_ARGUABLE) / max(rows, 1)
    kinds = 100 * (LINES_READ - LINES_ARGUABLE) / LINES_READ
    return Section(
        TITLE,
        (
            _ABOUT.format(releases=every.releases, pairs=every.pairs, flaws=flaws),
            Table(_HEAD, list(_rows(tallies)), COMMAND),
            _PRECISION.format(
                rows=rows,
                hits=every.hits,
                read=EXTRA_READ,
                arguable=EXTRA_ARGUABLE,
                worst=f"{worst:.1f}",
                changed=_changed(every.extra),
            ),
            _KINDS.format(
                read=LINES_READ, arguable=LINES_ARGUABLE, right=f"{kinds:.1f}"
            ),
            f"The rows and lines to read are printed by `{COMMAND} --extra` and "
            f"`{COMMAND} --speakers {LINES_READ}`; what was missed, by `{COMMAND} "
            "--misses`.",
            f"What remains wrong: {len(every.missed)} pairs without a flaw are not "
            "read exactly. Those read by eye have a label without a colon or with a "
            "full stop, a stray mark or one of a quotation inside; or the key's "
            "quotation runs on into the next row.",
        ),
        (
            Figure("releases", "recall", 100 * every.recall, 98, " %"),
            Figure(
                "releases", "recall with the key's flaws", 100 * _raw(every), 0, " %"
            ),
            Figure("releases", "precision by eye ≥", worst, 99, " %"),
            Figure("releases", "kind by eye ≥", kinds, 97, " %"),
        ),
    )


def _changed(extra: int) -> str:
    if extra == EXTRA_READ:
        return ""
    return (
        f" Today there are {extra} such rows: **the reading is of an earlier state** "
        "and is to be done again."
    )


def _raw(one: Tally) -> float:
    return one.hits / one.pairs if one.pairs else 0.0


_HEAD = (
    *("releases", "number", "pairs of the key", "read exactly", "recall, raw %"),
    *("pairs without flaws", "read exactly", "recall %", "rows beyond the key"),
)


def _rows(tallies: Mapping[str, Tally]) -> Iterator[Sequence[str]]:
    for name, one in tallies.items():
        yield (
            name,
            str(one.releases),
            str(one.pairs),
            str(one.hits),
            percent(one.hits, one.pairs),
            str(one.scored),
            str(one.right),
            percent(one.right, one.scored),
            str(one.extra),
        )
