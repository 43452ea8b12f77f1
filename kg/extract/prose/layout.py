"""What layout alone says: "Poll: ..." as a heading, and names under quotations."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import flags as F
from kg.extract.prose.found import Found
from kg.extract.prose.line import Line

_DASHES: Final = frozenset(["―", "—", "–", "--", "-"])


def find_heading(line: Line) -> Found | None:
    """Read a line such as "Poll: most people agree", a source with a colon."""
    low = line.low
    for at in range(1, min(len(line) - 2, 7)):
        if low[at] == ":":
            break
        if line.flags[at] & (F.STOP | F.BREAK | F.AUXILIARY | F.MARK):
            return None
    else:
        return None
    return None


def find_signature(line: Line) -> Found | None:
    """Read `"..." — Name` in a paragraph of its own."""
    if not line.regions or line.regions[0][0] > 1:
        return None
    last = line.regions[-1][1]
    at = last + 1
    count = len(line)
    if at + 1 >= count or line.low[at] not in _DASHES or count - at > 12:
        return None
    end = count
    while line.flags[end - 1] & F.STOP:
        end -= 1
    if end <= at + 1 or not line.is_name(at + 1):
        return None
    if any(line.flags[there] & F.AUXILIARY
        or (line.flags[there] & F.STOP and len(line.low[there - 1]) > 2)
        for there in range(at + 1, end - 1)):
        return None
    return Found("signature", [(line.regions[0][0], last + 1)], (at, at + 1), (at + 1, end))
