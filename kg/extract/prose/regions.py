"""Where a paragraph is quoted, by the shapes of its marks and their neighbours."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import BREAK, MARK, STOP
from kg.extract.prose.line import Line
from kg.extract.prose.single_marks import pair_single

_DOUBLE: Final = frozenset(["“", "”", "„", "‟", "«", "»", '"', "＂", "''", "``"])
_OPEN: Final = frozenset(["“", "„", "‟", "«", "``", "‘"])
_CLOSE: Final = frozenset(["»"])


def mark_regions(line: Line, *, single: bool = False) -> None:
    """Set the quoted regions of a line, from opening to closing mark, and its words'.

    An opening mark without a closing one makes a region up to the line's end; a
    closing mark without an opening one makes one from its start, if nothing is
    quoted before. `single` says that the text quotes with single marks.
    """
    flags = line.flags
    marks = [at for at in line.points if flags[at] & MARK]
    if not marks:
        return
    double = [at for at in marks if line.low[at] in _DOUBLE]
    if single or not double:
        line.regions = pair_single(line, marks, quoting=single)
    if double and not line.regions:
        line.regions = _pair(line, double)
    line.opened = dict(line.regions)
    line.closed = {last: first for first, last in line.regions}
    for first, last in line.regions:
        line.quoted[first : last + 1] = b"\1" * (last + 1 - first)


def _pair(line: Line, marks: list[int]) -> list[tuple[int, int]]:
    """Pair marks; one that opens inside a region goes deeper, but only if it closes."""
    regions: list[tuple[int, int]] = []
    opening, depth = -1, 0
    sides = [_side(line, at) for at in marks]
    for number, (at, side) in enumerate(zip(marks, sides, strict=True)):
        if opening < 0:
            if side > 0 or (side == 0 and at + 1 < line.count):
                opening, depth = at, 1
            elif not regions and at > 1 and side < 0:
                regions.append((0, at))
        elif side > 0:
            depth += 1
        elif depth > 1 and number + 1 < len(marks) and sides[number + 1] < 0:
            depth -= 1
        else:
            regions.append((opening, at))
            opening, depth = -1, 0
    if opening >= 0 and opening + 1 < line.count:
        regions.append((opening, line.count - 1))
    return regions


def _side(line: Line, at: int) -> int:
    """Return 1 for a mark that opens, -1 for one that closes, 0 for either."""
    word = line.low[at]
    before = line.spaced(at) or line.low[at - 1] in "([-–—―--/"
    after = at + 1 == line.count or line.spaced(at + 1)
    if word in _CLOSE:
        return -1
    if word in _OPEN and word != "“":
        return 1
    if before != after:
        return 1 if before else -1
    if word == "“":
        return 1
    if word == "”":
        return -1
    if at + 1 < line.count and line.flags[at + 1] & (BREAK | STOP):
        return -1
    return 0
