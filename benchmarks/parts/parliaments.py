"""Records of parliaments: turns and speakers against an independent count."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.parliament import Turns, count_turns
from benchmarks.parts.section import Figure, Section, Table, percent

TITLE: Final = "Records of parliaments"
FOLDER: Final = "parliament"
COMMAND: Final = ".venv/bin/python benchmarks/parliament.py"
_ABOUT: Final = """\
The readers take one utterance after the other and never hold a whole file. Beside them
the turns are counted by one XPath on the whole tree: `speech` that is not marked as
nobody's, `speech`, `question` and `answer`, and `u` with a segment, each with text.
**Named**: the record prints a name for the turn, or registers one for its identifier;
**right**: the speaker that was read has a name made of words of that one, and no
others. Offices ("The Speaker") and "Hon. Members" are named and right, but are no
persons. Files in which nobody speaks, such as registers, are left out."""
_LEFT: Final = """\
What the readers cannot read they report as a warning of the document; none of the turns
is lost by it."""


_HEAD: Final = (
    *("scheme", "files", "turns in the tree", "read", "%", "named", "right", "%"),
    *("by persons", "warnings"),
)


def measure(corpora: Path) -> Section:
    """Return the turns and speakers of the real records, by scheme."""
    counts = list(count_turns(corpora / FOLDER))
    turns, named = sum(one.turns for one in counts), sum(one.named for one in counts)
    read = sum(min(one.read, one.turns) for one in counts)
    right = sum(one.agreed for one in counts)
    return Section(
        TITLE,
        (
            _ABOUT,
            Table(
                _HEAD,
                [_row(one) for one in counts],
                COMMAND,
            ),
            _LEFT,
        ),
        (
            Figure("turns", "XML: turns", 100 * read / max(turns, 1), 100, " %"),
            Figure("turns", "XML: speakers", 100 * right / max(named, 1), 100, " %"),
        ),
    )


def _row(one: Turns) -> tuple[str, ...]:
    return (
        one.scheme,
        str(one.files),
        str(one.turns),
        str(one.read),
        percent(one.read, one.turns),
        str(one.named),
        str(one.agreed),
        percent(one.agreed, one.named),
        str(one.persons),
        str(one.warnings),
    )
