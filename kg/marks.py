"""Quotation marks: which stretches of a paragraph stand between them.

Marks are read by their shape and by what stands beside them, so that mixed, missing
and doubled marks yield regions too; no number of marks is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span

_MARK = re.compile(r"[\"“”„‟«»＂]|''|``|‘‘|’’")
_OPENERS = frozenset("„‟«")
_CLOSERS = frozenset("»")
_BEFORE_OPENING = frozenset("([{<-–—‒―/\"“„«‘'*_•:,")
_AFTER_CLOSING = frozenset(",.;:!?…)]}-–—\"”»’'*_<")
_SINGLE_OPEN = re.compile(r"[\s\ufeff•*–—-]*['‘](?=\S)")
_SINGLE_CLOSE = re.compile(r"(?<=[,.!?…])['’](?=[\s,–—-]|$)")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch between quotation marks; `inner` leaves the marks out."""

    outer: Span
    inner: Span
    opened: bool  # False: the opening mark is missing
    closed: bool  # False: it runs to the end of its paragraph


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: str  # "open", "close" or "either"


def find_regions(text: str, span: Span) -> tuple[Region, ...]:
    """Return the outermost quoted regions of a paragraph, in order.

    A closing mark without an opening one makes a region from the paragraph's start,
    and an opening mark without a closing one makes a region up to its end.
    """
    marks = _marks(text, span)
    if not marks:
        return tuple(_single(text, span))
    regions = _match(marks, span, nesting=True)
    if any(not region.closed for region in regions):
        # A nested mark was left open, or one mark closes both: count no depth.
        flat = _match(marks, span, nesting=False)
        if all(region.closed for region in flat) or len(flat) > len(regions):
            regions = flat
    return tuple(region for region in regions if region.inner is not None)


def _marks(text: str, span: Span) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, span.start, span.end):
        side = _side(text, match.start(), match.end(), span)
        if side:
            marks.append(_Mark(match.start(), match.end(), side))
    return marks


def _side(text: str, start: int, end: int, span: Span) -> str:
    """Return which way a mark faces, by its shape and by its neighbours."""
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    mark = text[start]
    blank_before = before.isspace() or before == "\ufeff"
    blank_after = after.isspace()
    if mark in _OPENERS or (mark == "`"):
        return "open"
    if mark in _CLOSERS:
        return "close"
    starts = (blank_before or before in _BEFORE_OPENING) and not blank_after
    ends = not blank_before and (blank_after or after in _AFTER_CLOSING)
    if mark in "“‘":
        return "close" if ends and not starts else "open"
    if mark in "”’":
        return "open" if blank_before and after.isalnum() else "close"
    return _straight(before, after, starts=starts, ends=ends)


def _straight(before: str, after: str, *, starts: bool, ends: bool) -> str:
    if starts != ends:
        return "open" if starts else "close"
    if before.isalnum() and after.isalnum():
        return ""  # inside a word or a measure, such as 5"x7
    return "either"


def _match(marks: Sequence[_Mark], span: Span, *, nesting: bool) -> list[Region]:
    """Pair the marks; with `nesting` a mark that opens inside a region goes deeper."""
    regions: list[Region] = []
    opening: _Mark | None = None
    depth = 0
    for mark in marks:
        opens = mark.side == "open" or (mark.side == "either" and opening is None)
        if opens and opening is None:
            opening, depth = mark, 1
        elif opens:
            depth += 1 if nesting else 0
        elif opening is None:
            if not regions:
                regions += _region(span.start, span.start, mark.start, mark.end)
        elif depth > 1:
            depth -= 1
        else:
            regions += _region(opening.start, opening.end, mark.start, mark.end)
            opening, depth = None, 0
    if opening is not None and opening.end < span.end:
        inner = Span(opening.end, span.end)
        regions.append(Region(Span(opening.start, span.end), inner, True, False))
    return regions


def _region(start: int, inner_start: int, inner_end: int, end: int) -> Iterator[Region]:
    if inner_start < inner_end:
        opened = start < inner_start
        yield Region(Span(start, end), Span(inner_start, inner_end), opened, True)


def _single(text: str, span: Span) -> Iterator[Region]:
    """Yield a region in single marks, where a paragraph that has no others opens so.

    A closing single mark counts only after punctuation: others are apostrophes.
    """
    opening = _SINGLE_OPEN.match(text, span.start, span.end)
    if opening is None:
        return
    closing = _SINGLE_CLOSE.search(text, opening.end(), span.end)
    if closing is None:
        return
    yield from _region(opening.end() - 1, opening.end(), closing.start(), closing.end())
