"""Quotation marks: which stretches of a paragraph stand between them.

Marks are read by their shape and by what stands beside them, so that mixed, missing
and doubled marks yield regions too; no number of marks is an error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
    nested = _Pairing(span.start, nesting=True)
    nested.meet(marks)
    if nested.is_open(span.end):
        flat = _Pairing(span.start, nesting=False)
        flat.meet(marks)
        if _is_flat(nested, flat, span.end):
            return tuple(flat.all_regions(span.end))
    return tuple(nested.all_regions(span.end))


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


class _Pairing:
    """Marks paired one after the other; `base` is where their paragraph begins.

    With `nesting` a mark that opens inside a region goes deeper.
    """

    __slots__ = ("_base", "_depth", "_nesting", "_opening", "regions")

    def __init__(self, base: int, *, nesting: bool) -> None:
        self._base = base
        self._nesting = nesting
        self._opening: _Mark | None = None
        self._depth = 0
        self.regions: list[Region] = []  # those that are closed

    def meet(self, marks: Iterable[_Mark]) -> None:
        """Pair the marks that come next."""
        for mark in marks:
            opening = self._opening
            opens = mark.side == "open" or (mark.side == "either" and opening is None)
            if opens and opening is None:
                self._opening, self._depth = mark, 1
            elif opens:
                self._depth += 1 if self._nesting else 0
            elif opening is None:
                if not self.regions:
                    base = self._base
                    self.regions += _region(base, base, mark.start, mark.end)
            elif self._depth > 1:
                self._depth -= 1
            else:
                self.regions += _region(
                    opening.start, opening.end, mark.start, mark.end
                )
                self._opening = None

    def is_open(self, end: int) -> bool:
        """Say whether a region runs to the end of the paragraph."""
        return self._opening is not None and self._opening.end < end

    def all_regions(self, end: int) -> list[Region]:
        """Return the regions, the one that is left open last."""
        if self._opening is None or not self.is_open(end):
            return self.regions
        start = self._opening
        last = Region(Span(start.start, end), Span(start.end, end), True, False)
        return [*self.regions, last]


def _pairings(base: int) -> tuple[_Pairing, _Pairing]:
    return _Pairing(base, nesting=True), _Pairing(base, nesting=False)


def _is_flat(nested: _Pairing, flat: _Pairing, end: int) -> bool:
    """Say whether marks are paired without depth.

    So they are if a nested mark was left open, or one mark closes both.
    """
    if not nested.is_open(end):
        return False
    return not flat.is_open(end) or len(flat.regions) > len(nested.regions)


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


# -- many questions about one stretch of lines -------------------------------------


class MarkedLines:
    """The marks of lines that follow each other, read once.

    Every answer is what `find_regions` says of whole lines, at a cost that does not
    grow with them. The edges of each line count as blanks.
    """

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self._text = text
        self._end = lines[-1].end
        self._marks = [mark for line in lines for mark in _marks(text, line)]
        self._starts = [mark.start for mark in self._marks]
        self._nested = _Tails(self._marks, _nested_ends(self._marks), self._end)
        self._flat = _Tails(self._marks, _flat_ends(self._marks), self._end)
        self._start, self._met = lines[0].start, 0
        self._pairings = _pairings(self._start)

    def quotation_at(self, start: int) -> Region | None:
        """Return the region that a mark at `start` opens, if a mark closes it."""
        at = bisect_left(self._starts, start)
        if self._starts[at : at + 1] != [start]:
            return None
        nested, flat = self._nested, self._flat
        is_flat = nested.opens[at] and (
            not flat.opens[at] or flat.counts[at] > nested.counts[at]
        )
        close = (flat if is_flat else nested).ends[at]
        if close == len(self._marks):
            return None
        one, other = self._marks[at], self._marks[close]
        return next(_region(one.start, one.end, other.start, other.end), None)

    def has_region(self, start: int, end: int) -> bool:
        """Say whether any region stands in the lines from `start` to `end`."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first == stop:
            return any(_single(self._text, Span(start, end)))
        first += self._marks[first].side == "close" and self._starts[first] == start
        first = self._nested.filled[first]
        if first >= stop:
            return False
        mark = self._marks[first]
        return mark.side == "close" or mark.end < end

    def is_open(self, start: int, end: int) -> bool:
        """Say whether the last region of the lines from `start` to `end` is open.

        Quick if asked again for the same start and a later end.
        """
        stop = bisect_left(self._starts, end)
        if start != self._start or stop < self._met:
            self._start, self._met = start, bisect_left(self._starts, start)
            self._pairings = _pairings(start)
        nested, flat = self._pairings
        for pairing in self._pairings:
            pairing.meet(self._marks[self._met : stop])
        self._met = stop
        return (flat if _is_flat(nested, flat, end) else nested).is_open(end)


class _Tails:
    """What follows if a mark opens a region that is not the first of its paragraph.

    `ends` has the mark that closes it, `counts` the number of regions from there on,
    `opens` whether the last is left open, and `filled` the first mark from there on
    that does not open an empty region.
    """

    __slots__ = ("counts", "ends", "filled", "opens")

    def __init__(self, marks: Sequence[_Mark], ends: list[int], limit: int) -> None:
        size = len(marks)
        self.ends = ends
        self.counts = [0] * (size + 1)
        self.opens = [False] * (size + 1)
        self.filled = list(range(size + 1))
        opening = [size] * (size + 2)  # the next mark that can open a region
        for at in range(size - 1, -1, -1):
            mark, end = marks[at], ends[at]
            opening[at] = at if mark.side != "close" else opening[at + 1]
            if end == size:
                self.opens[at] = mark.end < limit
                self.counts[at] = int(self.opens[at])
                continue
            empty = mark.end == marks[end].start
            follower = opening[end + 1]
            self.opens[at] = self.opens[follower]
            self.counts[at] = self.counts[follower] + (not empty)
            if empty and mark.side != "close":
                self.filled[at] = self.filled[end + 1]


def _nested_ends(marks: Sequence[_Mark]) -> list[int]:
    """Return which mark closes each, if one that opens inside goes deeper."""
    levels = list(accumulate(1 if one.side == "open" else -1 for one in marks))
    ends, lower = [len(marks)] * len(marks), list[int]()
    for at in range(len(marks) - 1, -1, -1):
        while lower and levels[lower[-1]] >= levels[at]:
            lower.pop()
        ends[at] = lower[-1] if lower else len(marks)
        lower.append(at)
    return ends


def _flat_ends(marks: Sequence[_Mark]) -> list[int]:
    """Return the first mark after each that can close a region."""
    ends, closing = [len(marks)] * len(marks), len(marks)
    for at in range(len(marks) - 1, -1, -1):
        ends[at] = closing
        closing = at if marks[at].side != "open" else closing
    return ends
