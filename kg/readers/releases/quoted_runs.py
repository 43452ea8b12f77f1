"""Quotations that run on: from a label's line through the paragraphs that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.labels.endorsers import LONGEST, read_label
from kg.model import Span
from kg.readers.releases.group_headings import is_heading
from kg.readers.releases.quoted import (
    MARK,
    MARKS,
    Mark,
    Quoted,
    closing_mark,
    content_start,
    find_marks,
    find_note,
    read_quoted,
    speaks_anew,
)
from kg.text import trim

# A label's colon, asterisks, the number of a post in its thread, and a mark.
LABEL_END = re.compile(
    rf"[:：][’'”]?[*_\s\u200b]*(?:\(?\d{{1,2}}\s?/\s?\d{{1,2}}\)?[\s.:]*)?(?={MARK})"
)
UNCLOSED = "has no closing mark"
_LONGEST_RUN = 12  # paragraphs that one quotation may run through


@dataclass(frozen=True, slots=True)
class Run:
    """One quotation with the paragraphs that it runs through."""

    quoted: Quoted
    first: int  # index of its first paragraph
    last: int
    note: Span | None = None  # where it was said: "[Tweet, 10/30/23]"
    trailing: Span | None = None  # a heading that ran in behind the note
    problem: str | None = None


def read_run(
    text: str, paragraphs: Sequence[Span], at: int, mark: int, limit: int
) -> Run | None:
    """Read the quotation that opens at `mark`, over as many paragraphs as it takes.

    `limit` is the end of its paragraph, or where the next label begins.
    """
    span = paragraphs[at]
    note, trailing = _tail(text, mark, limit)
    stop = note.start if note else limit
    sign = MARKS.match(text, mark)
    if sign is None:
        return None
    quoted = read_quoted(text, Mark(mark, sign.end(), True), stop)
    if quoted.closed or note or limit < span.end:
        problem = None if quoted.closed else UNCLOSED
        return Run(quoted, at, at, note, trailing, problem) if quoted.pieces else None
    return _carried(text, paragraphs, at, quoted)


def _tail(text: str, start: int, limit: int) -> tuple[Span | None, Span | None]:
    """Return the note behind a quotation, and a heading that ran in behind that."""
    note = find_note(text, start, limit)
    if note is not None:
        return note, None
    bracket = text.rfind("]", max(start, limit - 90), limit)
    if bracket > 0 and bracket + 1 < limit:
        note = find_note(text, start, bracket + 1)
        heading = trim(text, bracket + 1, limit)
        if note and heading and is_heading(text, heading):
            return note, heading
    return None, None


def _carried(
    text: str, paragraphs: Sequence[Span], at: int, begun: Quoted
) -> Run | None:
    """Follow an open quotation through the next paragraphs to its closing mark."""
    pieces = list(begun.pieces)
    for later in range(at + 1, min(at + _LONGEST_RUN, len(paragraphs))):
        span = paragraphs[later]
        if _breaks(text, span):
            break
        start = content_start(text, span)
        note, trailing = _tail(text, start, span.end)
        stop = note.start if note else span.end
        marks = find_marks(text, start, min(start + 3, stop))
        if marks and marks[0].start == start:
            start = marks[0].end
            if speaks_anew(text, start, stop):
                break
        closing = closing_mark(text, start, stop)
        end = closing.start if closing else stop
        piece = trim(text, start, end)
        pieces += [piece] if piece else []
        if (closing or note) and pieces:
            outer = closing.end if closing else end
            quoted = Quoted(begun.start, outer, tuple(pieces), closing is not None)
            problem = None if closing else UNCLOSED
            return Run(quoted, at, later, note, trailing, problem)
    return Run(begun, at, at, problem=UNCLOSED) if begun.pieces else None


def _breaks(text: str, span: Span) -> bool:
    """Say whether a paragraph cannot be part of a quotation that is open."""
    if is_heading(text, span):
        return True
    found = LABEL_END.search(text, span.start, min(span.end, span.start + LONGEST))
    begin = content_start(text, span)
    if (
        found is None
        or found.start() <= begin
        or MARKS.search(text, begin, found.start())
    ):
        return False
    return read_label(text, Span(begin, found.start())) is not None
