"""Endorsements: rows of "Name, Role, Organisation: “…”", each with its label and words.

A label stands before its quotation on the line, on the line above it or on the line
below; one paragraph may hold many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.endorsers import LONGEST, Label, read_label
from kg.extract.quoted import (
    MARKS,
    Quoted,
    content_start,
    find_marks,
    find_note,
    read_quoted,
    trails,
)
from kg.model import Span, SpeakerKind
from kg.readers.group_headings import cut_heading
from kg.readers.quoted_runs import LABEL_END, Run, read_run
from kg.text import trim

LABEL = "label-then-quotation"
PLATE = "name-line-then-quotation"

_COUNTER = re.compile(r"\(?\d{1,2}\s?/\s?\d{1,2}\)?[\s.:]*")
_COLON = re.compile(r"[:：](?=\s|\w)")
_NICKNAME = re.compile(r"[\"“”][\w.' -]{1,20}[\"“”]")
_ENDS_LABEL = frozenset(".)]!'’,")
_MARK_SIGNS = "\"“”„‟«»＂″〞"
UNOPENED = "has no opening mark"
_SHORTEST_BARE = 4  # words of a quotation whose speaker stands on another line


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One quotation with the label that says whose it is."""

    label: Label
    run: Run
    rule: str = LABEL
    line: int | None = None  # index of the paragraph with the name, if it is another
    heading: Span | None = None  # a heading that ran into the label's line
    continued: bool = False  # no label of its own: the speaker before goes on

    @property
    def span(self) -> Span:
        """From the first to the last quoted character."""
        pieces = self.run.quoted.pieces
        return Span(pieces[0].start, pieces[-1].end)


def find_endorsements(text: str, paragraphs: Sequence[Span]) -> tuple[Endorsement, ...]:
    """Return the endorsements of a text, in order."""
    rows = _Rows(text, paragraphs)
    found = list(rows.labelled())
    taken = {at for one in found for at in range(one.run.first, one.run.last + 1)}
    if len(found) >= 3:
        found += list(rows.unmarked(taken))
        taken |= {one.run.first for one in found}
    found += list(rows.bare(found, taken))
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
            if MARKS.search(inner) and MARKS.search(_NICKNAME.sub("", inner)):
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
        if not (posts or note) or not whole or len(_words(self.text, read)) < 8:
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
            counter = _COUNTER.match(self.text, colon.end(), stop)
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

    # -- quotations whose speaker stands on a line of its own ----------------------

    def bare(
        self, found: Sequence[Endorsement], taken: set[int]
    ) -> Iterator[Endorsement]:
        """Yield the quotations that fill paragraphs, with the name above or below."""
        runs = list(self._bare_runs(taken))
        above = [self._plate(run.first - 1, taken, len(runs)) for run in runs]
        below = [self._plate(run.last + 1, taken, len(runs)) for run in runs]
        up = sum(map(bool, above)) >= sum(map(bool, below))
        before = {one.run.last: one for one in found}
        for run, high, low in zip(runs, above, below, strict=True):
            label, line = high, run.first - 1
            if low and not (high and up):
                label, line = low, run.last + 1
            if label is not None:
                one = Endorsement(label, run, PLATE, line)
            elif run.first - 1 in before:
                one = replace(
                    before[run.first - 1], run=run, heading=None, continued=True
                )
            else:
                continue
            before[run.last] = one
            yield one

    def _bare_runs(self, taken: set[int]) -> Iterator[Run]:
        """Yield the paragraphs that a quotation fills, and nothing else."""
        at = 0
        while at < len(self.paragraphs):
            run = None if at in taken else self._bare_run(at)
            if run is not None and not taken & set(range(at, run.last + 1)):
                yield run
                at = run.last
            at += 1

    def _bare_run(self, at: int) -> Run | None:
        span = self.paragraphs[at]
        begin = content_start(self.text, span)
        counter = _COUNTER.match(self.text, begin, span.end)
        begin = counter.end() if counter else begin
        marks = find_marks(self.text, begin, min(begin + 3, span.end))
        if not marks or marks[0].start != begin:
            return None
        run = read_run(self.text, self.paragraphs, at, begin, span.end)
        if run is None or not run.quoted.closed:
            return None
        stop = run.note.start if run.note else self.paragraphs[run.last].end
        if not trails(self.text, run.quoted.end, stop):
            return None
        return run if len(_words(self.text, run.quoted)) >= _SHORTEST_BARE else None

    def _plate(self, at: int, taken: set[int], runs: int) -> Label | None:
        """Read a line as nothing but a speaker with a role."""
        if not 0 <= at < len(self.paragraphs) or at in taken:
            return None
        span = self.paragraphs[at]
        printed = span.of(self.text)
        if len(printed) > LONGEST or MARKS.search(_NICKNAME.sub("", printed)):
            return None
        marked = (
            printed.rstrip("*_ ").endswith(":") or printed.lstrip("*_ ")[:1] in "–—―-"
        )
        if printed.rstrip("*_ ")[-1:] in set(".!?…") and not marked:
            return None
        label = read_label(self.text, span)
        if label is None or not label.certain:
            return None
        speakers = label.attribution.speakers
        people = all(one.kind is SpeakerKind.PERSON for one in speakers)
        if people and (marked or any(one.capacities for one in speakers)):
            return label
        return label if marked and at > 0 and runs > 1 else None


def _note_ahead(text: str, start: int, end: int) -> Span | None:
    """Return the note of provenance that a stretch opens with, if one does."""
    bracket = text.find("]", start, min(end, start + 130))
    if bracket < 0:
        return None
    note = find_note(text, start, bracket + 1)
    return note if note and not text[start : note.start].strip(" /|.#–—-") else None


def _words(text: str, quoted: Quoted) -> list[str]:
    return [word for piece in quoted.pieces for word in piece.of(text).split()]
