"""Regions between single marks, ‘…’ and '…', whose words may hold apostrophes.

A mark after a blank opens, one before a blank or a stop closes. Only behind a plural
may it be either, "the firms' reports": there the next mark that is sure decides.
"""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import BREAK, MARK, STOP
from kg.extract.prose.found import Range
from kg.extract.prose.line import Line

SINGLE: Final = frozenset(["‘", "'"])  # a line has "’" as "'"
_OPENING: Final = 1
_CLOSING: Final = -1
_EITHER: Final = 2  # the apostrophe of a plural, or a closing mark
_NEITHER: Final = 0
_GAP: Final = 8  # characters between a paragraph and the next one
_FEWEST: Final = 3  # words between the marks; fewer are a word made strange
_BEFORE: Final = frozenset('([-–—―/“"„«') | {"--", "---"}
_CLIPPED: Final = frozenset(
    ["em", "til", "tis", "twas", "cause", "bout", "round", "n", "cos"]
)
_CLIPPED_END: Final = frozenset(["n", "o", "th"])  # "rock 'n' roll"
_DOUBLE: Final = ("“", "”", '"', "«", "»", "„", "``", "''")


def is_single_marked(text: str) -> bool:
    """Say whether single marks are those with which a text quotes, as British ones."""
    double = sum(map(text.count, _DOUBLE))
    single = 2 * text.count("‘")
    if double == single > 0:  # those inside the others come later
        return text.find("‘") < min(map(text.find, filter(text.count, _DOUBLE)))
    return single >= double


def pair_single(
    line: Line, marks: list[int], *, quoting: bool
) -> list[tuple[int, int]]:
    """Return the regions between single marks, each with its marks.

    Where single marks are not what a text quotes with, a word or two between them
    are only made strange. A curly mark that opens a sentence and is never closed opens
    a quotation that goes on in the next line.
    """
    single = [at for at in marks if line.low[at] in SINGLE]
    regions: list[Range] = []
    fewest = 0 if quoting else _FEWEST
    opening = -1
    closing = _closing(line, single)
    for at, side in zip(single, closing, strict=True):
        if opening < 0:
            opening = at if side == _OPENING else -1
        elif side == _CLOSING:
            if at - opening > fewest:
                regions.append((opening, at))
            opening = -1
        elif side != _OPENING:
            line.flags[at] &= ~MARK  # an apostrophe
    if opening >= 0 and quoting and _runs_on(line, opening):
        regions.append((opening, line.count - 1))
    return regions


def _runs_on(line: Line, at: int) -> bool:
    """Say whether a mark that nothing closes opens a sentence."""
    if line.low[at] != "‘" or at + 1 == line.count:
        return False
    return at == 0 or bool(line.flags[at - 1] & STOP) or line.low[at - 1] == ":"


def _closing(line: Line, marks: list[int]) -> list[int]:
    """Return what each mark is, those of plurals by the next one that is sure."""
    sides = [_side(line, at) for at in marks]
    later = _CLOSING if _goes_on(line) else _OPENING
    for number in range(len(sides) - 1, -1, -1):
        side = sides[number]
        if side == _EITHER:
            sides[number] = _NEITHER if later == _CLOSING else _CLOSING
        elif side != _NEITHER:
            later = side
    return sides


def _goes_on(line: Line) -> bool:
    """Say whether the next line opens a quotation, perhaps the one left open here."""
    end = line.ends[-1]
    return line.text[end : end + _GAP].lstrip().startswith("‘")


def _side(line: Line, at: int) -> int:
    """Return what a mark is by its neighbours alone."""
    before = line.spaced(at) or line.low[at - 1] in _BEFORE
    after = at + 1 == line.count or line.spaced(at + 1)
    if before:
        return _NEITHER if after or _clips(line, at) else _OPENING
    stops = after or bool(line.flags[at + 1] & (BREAK | MARK | STOP))
    if not stops or line.low[at - 1] in _CLIPPED_END:
        return _NEITHER
    if at + 1 == line.count or line.flags[at + 1] & (BREAK | MARK | STOP):
        return _CLOSING
    return _EITHER if _may_own(line.low[at - 1]) else _CLOSING


def _clips(line: Line, at: int) -> bool:
    """Say whether a mark before a word stands for letters: "'em", "'90s"."""
    following = line.low[at + 1]
    if line.word(at) == "‘":
        return False
    return line.word(at) == "’" or following in _CLIPPED or following[0].isdigit()


def _may_own(word: str) -> bool:
    """Say whether an apostrophe may follow a word: "the firms'", "nothin'"."""
    return word[-1] in "sz" or (len(word) > 4 and word.endswith("in"))
