"""What is wrong with the rows of a file, gathered so that it is said once and whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.errors import DataError

_LISTED = 10  # ids named in a note; the others are counted
_LENGTH = 200  # characters of a text that a message quotes
_SHOWN = 5  # problems told in full; the others are counted


@dataclass(slots=True)
class Problems:
    """The rows of one file that break a rule. `stop` refuses the file for them."""

    shown: str  # the file, as messages name it
    cure: str  # what a person should do about it
    found: list[str] = field(default_factory=list)
    rows: set[tuple[str, object]] = field(default_factory=set)

    def add(self, table: str, row: object, text: str) -> None:
        """Note what is wrong with one row."""
        self.found.append(one_line(f"{table} row {row}: {text}"))
        self.rows.add((table, row))

    def follow(self, table: str, row: object) -> None:
        """Note a row that is refused only since it hangs on another refused one."""
        self.rows.add((table, row))

    def stop(self) -> None:
        """Raise DataError in one line if any row broke a rule."""
        if not self.found:
            return
        several = len(self.found) > 1
        head = f"{len(self.found)} problems: " if several else ""
        told = "; ".join(self.found[:_SHOWN])
        left = len(self.found) - _SHOWN
        more = f"; and {left} more" if left > 0 else ""
        raise DataError(f"{self.shown}: {head}{told}{more}. {self.cure}")


def listed(ids: Sequence[int]) -> str:
    """Return ids in words: the first ones, and how many more there are."""
    named = ", ".join(str(one) for one in ids[:_LISTED])
    left = len(ids) - _LISTED
    return f"{named} and {left} more" if left > 0 else named


def one_line(text: str) -> str:
    """Return what a message can quote of a text of somebody else's."""
    line = " ".join(text.split())
    return line if len(line) <= _LENGTH else line[: _LENGTH - 1] + "…"
