"""Whether words are quoted: the marks around a content, and what they make of it.

The kinds are those of the published figures: only double marks count, each line is
read by itself, and a straight mark opens if nothing is open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.marks import Region, find_regions
from kg.model import Mode, Span
from kg.paragraphs import find_paragraphs

_TURN = re.compile(r"[\"“”\n]")
_MARK = re.compile(r"[\"“”]")
_WORD = re.compile(r"[^\W_]+")
_SINGLE_OPEN = re.compile(r"(?<!\w)['‘]\Z")
_SINGLE_CLOSE = re.compile(r"[,.;:!?…]*['’](?!\w)")
_STOPS = " \t\n\r\u00a0,.;:!?…"


def find_quoted(text: str) -> tuple[Span, ...]:
    """Return the stretches between double marks; an open one ends with its line."""
    found, start = [], -1
    for match in _TURN.finditer(text):
        mark, at = match.group(), match.start()
        opens = mark == "“" or (mark == '"' and start < 0)
        if opens and start < 0:
            start = at
        elif not opens and start >= 0:
            found.append(Span(start, at + 1))
            start = -1
    return (*found, *([Span(start, len(text))] if start >= 0 else ()))


def find_mode(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Mode:
    """Return the kind of a content: wholly, partly or not in quotation marks."""
    if not any(_MARK.search(text, one.start, one.end) for one in content):
        return Mode.INDIRECT
    starts = [one.start for one in quoted]
    for piece in content:
        for word in _WORD.finditer(text, piece.start, piece.end):
            at = bisect_right(starts, word.start()) - 1
            if at < 0 or quoted[at].end < word.end():
                return Mode.MIXED
    return Mode.DIRECT


def find_marks(text: str) -> tuple[Region, ...]:
    """Return the quoted regions of a text, paragraph by paragraph."""
    return tuple(
        region
        for paragraph in find_paragraphs(text)
        for region in find_regions(text, paragraph)
    )


def with_marks(
    text: str, content: Sequence[Span], marks: Sequence[Region]
) -> tuple[Span, ...]:
    """Return a content with the marks that stand directly at its ends taken in.

    People mark a quotation with its marks, and readers leave them out.
    """
    return tuple(_widened(text, one, marks) for one in content)


def _widened(text: str, piece: Span, marks: Sequence[Region]) -> Span:
    start, end = piece.start, piece.end
    starts = [one.outer.start for one in marks]
    at = bisect_right(starts, start) - 1
    if at >= 0 and marks[at].opened and start <= marks[at].inner.start:
        start = marks[at].outer.start
    at = bisect_right(starts, end - 1) - 1
    if at >= 0 and marks[at].closed and end <= marks[at].inner.end:
        rest = text[end : marks[at].inner.end]
        if not rest.strip(_STOPS):
            end = marks[at].outer.end
    wider = Span(start, max(end, piece.end))
    return wider if wider != piece else _with_single_marks(text, piece)


def _with_single_marks(text: str, piece: Span) -> Span:
    """Take in single marks if they stand at both ends: one alone is an apostrophe."""
    opening = _SINGLE_OPEN.search(text, max(0, piece.start - 2), piece.start)
    closing = _SINGLE_CLOSE.match(text, piece.end)
    if opening is None or closing is None or text[piece.start] in "'‘":
        return piece
    return Span(piece.start - 1, closing.end())
