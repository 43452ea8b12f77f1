"""What a person decided where coders read one text differently.

`seeds/adjudications.csv` names for a document, a holder and a target the coder whose
reading holds; the readings of the others are deprecated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass

from kg.additions import add_row
from kg.coding.changes import changing
from kg.codings import Coding
from kg.errors import DataError
from kg.model import Position
from kg.settings import Settings
from kg.tables import Row, near, read_rows

NAME = "adjudications.csv"
COLUMNS = ("document", "holder", "target", "coder", "by", "reason")
Key = tuple[str, str, str]  # document, holder, target


@dataclass(frozen=True, slots=True)
class Adjudication:
    """Whose reading of a holder's stance to a target in a document holds."""

    document: str
    holder: str
    target: str
    coder: str
    by: str
    reason: str

    @property
    def key(self) -> Key:
        """What it decides on."""
        return self.document, self.holder, self.target


@dataclass(frozen=True, slots=True)
class Contested:
    """Positions of several coders on one thing that do not say the same."""

    document: str
    holder: str
    target: str
    positions: tuple[Position, ...]


def read_adjudications(
    settings: Settings, codings: Iterable[Coding], waiting: Container[str] = ()
) -> tuple[Adjudication, ...]:
    """Read what was decided. Raises TableError for a row that decides on nothing.

    A coder who is named must have a position there, and one thing is decided once.
    Decisions on `waiting` documents, whose positions may be back tomorrow, are passed
    over where they find nothing.
    """
    path = settings.seeds / NAME
    if not path.exists():
        return ()
    held = positions_by_key(codings)
    made: dict[Key, Adjudication] = {}
    for row in read_rows(path, settings.shown(path), required=COLUMNS):
        one = Adjudication(*(row.need(name) for name in COLUMNS))
        if one.document in waiting and one.coder not in _coders(held, one.key):
            continue
        _check(row, one, held)
        if one.key in made:
            raise row.error("this is decided in a row above; keep one of them")
        made[one.key] = one
    return tuple(made.values())


def adjudicate(
    settings: Settings, one: Adjudication, codings: Iterable[Coding]
) -> None:
    """Write a decision down. Raises DataError for one on nothing, or made before."""
    held = positions_by_key(codings)
    path = settings.seeds / NAME
    shown = settings.shown(path)
    with changing(settings):
        known = read_adjudications(settings, codings)
        _check(Row(shown, len(known) + 2, {}), one, held)
        if any(other.key == one.key for other in known):
            raise DataError(f"{shown}: this is decided already; edit its row")
        add_row(path, shown, COLUMNS, asdict(one))


def contested(
    codings: Iterable[Coding], decided: Iterable[Adjudication] = ()
) -> tuple[Contested, ...]:
    """Return what coders read differently and nobody has decided."""
    done = {one.key for one in decided}
    return tuple(
        Contested(*key, tuple(positions))
        for key, positions in sorted(positions_by_key(codings).items())
        if key not in done and len({one.stance for one in positions}) > 1
    )


def positions_by_key(codings: Iterable[Coding]) -> Mapping[Key, list[Position]]:
    """Return the positions on each holder and target of a document."""
    made: defaultdict[Key, list[Position]] = defaultdict(list)
    for coding in codings:
        for one in coding.positions:
            made[one.document, one.holder, one.target].append(one)
    return made


def _check(row: Row, one: Adjudication, held: Mapping[Key, list[Position]]) -> None:
    if one.key not in held:
        raise row.error(
            f"no coder has a position of {one.holder!r} on {one.target!r} in "
            f"{one.document!r}"
        )
    coders = _coders(held, one.key)
    if one.coder not in coders:
        raise row.error(
            f"coder {one.coder!r} has no position there; who has: "
            f"{', '.join(sorted(set(coders)))}{near(one.coder, coders)}"
        )


def _coders(held: Mapping[Key, list[Position]], key: Key) -> list[str]:
    return [position.coder for position in held.get(key, ())]
