"""Endorsements: rows of "Name, Role, Organisation: “…”", each with its label and words.

A label stands before its quotation on the line, on the line above it or on the line
below; one paragraph may hold many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.labels.endorsers import LONGEST, Label, read_label
from kg.model import Span
from kg.readers.releases.endorsement import COUNTER, NICKNAME, Endorsement
from kg.readers.releases.group_headings import cut_heading
from kg.readers.releases.name_lines import NameLines
from kg.readers.releases.quoted import (
    MARKS,
    Quoted,
    content_start,
    find_marks,
    find_note,
    read_quoted,
    trails,
)
from kg.readers.releases.quoted_runs import LABEL_END, Run, read_run
from kg.text import trim

_COLON = re.compile(r"[:：](?=\s|\w)")
_ENDS_LABEL = frozenset(".)]!'’,")
_MARK_SIGNS = '"“”„‟«»＂″〞'
UNOPENED = "has no opening mark"


def find_endorsements(text: str, paragraphs: Sequence[Span]) -> tuple[Endorsement, ...]:
    """Return the endorsements of a text, in order."""
    rows = _Rows(text, paragraphs)
    found = list(rows.labelled())
    taken = {at for one in found for at in range(one.run.first, one.run.last + 1)}
    if len(found) >= 3:
        found += list(rows.unmarked(taken))
        taken |= {one.run.first for one in found}
    names = NameLines(text, paragraphs)
    found += list(names.signed(taken))
    taken |= {one.run.first for one in found}
    found += list(names.bare(found, taken))
    return tuple(sorted(found, key=lambda one: one.span))


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a label and its quotation begin in a paragraph."""

    label: Label
    mark: int  # of the opening mark
    heading: Span | None

    @property
    def begin(self) -> int:
        """Where the words before this label must have ended."""
        return (self.heading or self.label.attribution.span).start


@dataclass(frozen=True, slots=True)
class _Rows:
    """The paragraphs of a text, read for endorsements."""

    text: str
    paragraphs: Sequence[Span]

    # -- a label and a quotation on one line ---------------------------------------

    def labelled(self) -> Iterator[Endorsement]:
        """Yield the quotations that a label and a colon open."""
        at = 0
        while at < len(self.paragraphs):
            last = at
            starts = self._starts(self.paragraphs[at])
            for place, start in enumerate(starts):
                later = starts[place + 1] if place + 1 < len(starts) else None
                limit = later.begin if later else self.paragraphs[at].end
                run = read_run(self.text, self.paragraphs, at, start.mark, limit)
                if run is not None:
                    last = max(last, run.last)
                    yield Endorsement(start.label, run, heading=start.heading)
            at = last + 1

    def _starts(self, span: Span) -> list[_Start]:
        """Return the labels of a paragraph, each right before an opening mark."""
        starts: list[_Start] = []
        for match in LABEL_END.finditer(self.text, span.start, span.end):
            begin = self._label_begin(span, match.start(), starts)
            if begin is None:
                continue
            start = self._start(begin, match.start(), match.end(), span, bool(starts))
            if start is not None:
                starts.append(start)
        if not starts:
            start = self._without_colon(span)
            starts += [start] if start else []
        return starts

    def _label_begin(
        self, span: Span, end: int, starts: Sequence[_Start]
    ) -> int | None:
        """Return where the label that ends here begins, or None if it cannot be one."""
        floor = max(span.start, end - LONGEST)
        before = self.text[max(floor, end - 8) : end].rstrip(" \t\u00a0*_")[-1:]
        if not (before.isalnum() or before in _ENDS_LABEL):
            return None
        if not starts:
            inner = self.text[floor:end]
            if MARKS.search(inner) and MARKS.search(NICKNAME.sub("", inner)):
                return None
            return max(floor, content_start(self.text, span))
        last = max(self.text.rfind(mark, floor, end) for mark in _MARK_SIGNS)
        if last <= starts[-1].mark:
            return None
        opens = find_marks(self.text, max(span.start, last - 1), last + 2)
        if opens and opens[-1].opens:
            return None
        note = _note_ahead(self.text, last + 1, end)
        return note.end if note else last + 1

    def _start(
        self, begin: int, end: int, mark: int, span: Span, inside: bool
    ) -> _Start | None:
        stretch = trim(self.text, begin, end)
        if stretch is None or not any(char.isalpha() for char in stretch.of(self.text)):
            return None
        said = Span(mark, span.end) if mark < span.end else None
        heading, label_span = cut_heading(self.text, stretch)
        if begin == end - LONGEST > span.start and label_span.start == stretch.start:
            return None  # prose so long that its beginning is out of sight
        label = read_label(self.text, label_span, said)
        if label is None or (inside and not label.certain):
            return None
        return _Start(label, mark, heading)

    def _without_colon(self, span: Span) -> _Start | None:
        """Read "Ada Example, Director, Sample Union “…”" with its colon forgotten."""
        begin = content_start(self.text, span)
        mark = MARKS.search(self.text, begin, min(span.end, begin + LONGEST))
        if mark is None or mark.start() - begin < 8:
            return None
        quoted = find_marks(self.text, mark.start(), min(mark.end() + 1, span.end))
        if not quoted or not quoted[0].opens:
            return None
        label = read_label(self.text, Span(begin, mark.start()))
        if label is None or not label.certain:
            return None
        note = find_note(self.text, mark.end(), span.end)
        read = read_quoted(self.text, quoted[0], note.start if note else span.end)
        posts = any(one.capacities for one in label.attribution.speakers)
        whole = trails(self.text, read.end, note.start if note else span.end)
        if not (posts or note) or not whole or read.length(self.text) < 8:
            return None
        return _Start(label, mark.start(), None)

    # -- labels whose quotation has no opening mark --------------------------------

    def unmarked(self, taken: set[int]) -> Iterator[Endorsement]:
        """Yield the rows whose marks were forgotten: a note or a mark ends them."""
        for at, span in enumerate(self.paragraphs):
            if at in taken:
                continue
            begin = content_start(self.text, span)
            colon = _COLON.search(self.text, begin, min(span.end, begin + 200))
            if colon is None or MARKS.search(self.text, begin, colon.start()):
                continue
            note = find_note(self.text, colon.end(), span.end)
            stop = note.start if note else span.end
            counter = COUNTER.match(self.text, colon.end(), stop)
            inner = trim(self.text, counter.end() if counter else colon.end(), stop)
            label = inner and read_label(self.text, Span(begin, colon.start()), inner)
            if not inner or not label or not label.certain:
                continue
            marks = find_marks(self.text, inner.start, inner.end)
            closed = bool(marks) and not marks[-1].opens and marks[-1].end == inner.end
            odd = len(marks) % 2 == 1
            if not note and not (closed and odd):
                continue
            end = marks[-1].start if closed and odd else inner.end
            piece = trim(self.text, inner.start, end)
            if piece is None:
                continue
            quoted = Quoted(inner.start, inner.end, (piece,), False)
            yield Endorsement(label, Run(quoted, at, at, note, None, UNOPENED))


def _note_ahead(text: str, start: int, end: int) -> Span | None:
    """Return the note of provenance that a stretch opens with, if one does."""
    bracket = text.find("]", start, min(end, start + 130))
    if bracket < 0:
        return None
    note = find_note(text, start, bracket + 1)
    return note if note and not text[start : note.start].strip(" /|.#–—-") else None
