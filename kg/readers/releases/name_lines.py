"""Names beside a quotation: behind a dash, or on the line above or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from kg.extract.labels.endorsers import LONGEST, Label, read_label
from kg.extract.labels.label_words import words_in
from kg.extract.lexicon import FUNCTIONS, ORG_WORDS
from kg.model import Span, SpeakerKind
from kg.readers.releases.endorsement import (
    COUNTER,
    NICKNAME,
    PLATE,
    SIGNED,
    Endorsement,
)
from kg.readers.releases.group_headings import GROUPS
from kg.readers.releases.quoted import (
    MARKS,
    Mark,
    content_start,
    find_marks,
    find_note,
    read_quoted,
    trails,
)
from kg.readers.releases.quoted_runs import Run, read_run
from kg.text import fold

_SHORTEST_BARE = 4  # words of a quotation whose speaker stands on another line
_DASHED = re.compile(
    r"\s*[–—―-]{1,2}\s*(?:(?:joint )?(?:statement|letter) (?:by|from|of)\s+)?(?=\w)",
    re.I,
)


class _Shape(Enum):
    """How a line with a name is set off."""

    LABEL = "label"  # a colon ends it: its words follow
    SIGNATURE = "signature"  # a dash opens it: its words stand before it
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class NameLines:
    """The paragraphs of a text, read for quotations with a name beside them."""

    text: str
    paragraphs: Sequence[Span]

    # -- a quotation and, behind a dash, its speaker ---------------------------------

    def signed(self, taken: set[int]) -> Iterator[Endorsement]:
        """Yield the paragraphs of the shape "“…” — Ada Example, Director"."""
        for at, span in enumerate(self.paragraphs):
            begin = content_start(self.text, span)
            marks = find_marks(self.text, begin, min(begin + 3, span.end))
            if at in taken or not marks or marks[0].start != begin:
                continue
            note = find_note(self.text, begin, span.end)
            stop = note.start if note else span.end
            opening = Mark(begin, marks[0].end, True)
            quoted = read_quoted(self.text, opening, stop)
            dash = _DASHED.match(self.text, quoted.end, stop)
            if not quoted.closed or dash is None or not quoted.pieces:
                continue
            label = read_label(self.text, Span(dash.end(), stop))
            if label is None or not label.certain:
                continue
            yield Endorsement(label, Run(quoted, at, at, note), SIGNED)

    # -- quotations whose speaker stands on a line of its own ----------------------

    def bare(
        self, found: Sequence[Endorsement], taken: set[int]
    ) -> Iterator[Endorsement]:
        """Yield the quotations that fill paragraphs, with the name above or below.

        A line names the speaker of one quotation only: of the one that the lines of
        the page stand by, and never of the one before it where they stand above.
        """
        runs = list(self._bare_runs(taken))
        plates = [
            (
                self._plate(run.first - 1, taken, len(runs)),
                self._plate(run.last + 1, taken, len(runs)),
            )
            for run in runs
        ]
        up = self._names_stand_above(found, plates)
        before = {one.run.last: one for one in found}
        given: set[int] = set()
        for run, (high, low) in zip(runs, plates, strict=True):
            one = self._with_plate(run, high, low, given, up=up)
            if one is None and run.first - 1 in before:
                one = replace(
                    before[run.first - 1], run=run, heading=None, continued=True
                )
            if one is None:
                continue
            given |= {one.line} if one.line is not None else set()
            before[run.last] = one
            yield one

    def _names_stand_above(
        self,
        found: Sequence[Endorsement],
        plates: Sequence[tuple[Label | None, Label | None]],
    ) -> bool:
        """Say whether the names of the page stand above their words, as labels do."""
        signed = sum(one.rule == SIGNED for one in found)
        above = sum(high is not None for high, _ in plates) + len(found) - signed
        return above >= sum(low is not None for _, low in plates) + signed

    def _with_plate(
        self,
        run: Run,
        high: Label | None,
        low: Label | None,
        given: set[int],
        *,
        up: bool,
    ) -> Endorsement | None:
        """Return a quotation with the line that is its own, or None if none is."""
        over, under = run.first - 1, run.last + 1
        if over in given or not self._may_follow(over, up=up):
            high = None
        if not self._may_precede(under, up=up):
            low = None
        if low is not None and not (high is not None and up):
            return Endorsement(low, run, PLATE, under)
        return Endorsement(high, run, PLATE, over) if high is not None else None

    def _may_follow(self, at: int, *, up: bool) -> bool:
        """Say whether the words under a line may be those of its speaker."""
        if at < 1 or self._shape(at) is _Shape.LABEL:
            return True
        signs = self._shape(at) is _Shape.SIGNATURE or not up
        return not (signs and self._closes(at - 1))

    def _may_precede(self, at: int, *, up: bool) -> bool:
        """Say whether the words above a line may be those of its speaker."""
        if at >= len(self.paragraphs) or self._shape(at) is _Shape.LABEL:
            return False
        if self._shape(at) is _Shape.SIGNATURE or not up:
            return True
        return not self._opens(at + 1)

    def _shape(self, at: int) -> _Shape:
        """Say whether a line ends in a colon, or begins with a dash, or neither."""
        printed = self.paragraphs[at].of(self.text)
        if printed.rstrip("*_ ").endswith((":", "：")):
            return _Shape.LABEL
        dashed = printed.lstrip("*_ ")[:1] in set("–—―-")
        return _Shape.SIGNATURE if dashed else _Shape.PLAIN

    def _opens(self, at: int) -> bool:
        """Say whether a paragraph begins with a quotation mark."""
        if at >= len(self.paragraphs):
            return False
        span = self.paragraphs[at]
        begin = content_start(self.text, span)
        counter = COUNTER.match(self.text, begin, span.end)
        return MARKS.match(self.text, counter.end() if counter else begin) is not None

    def _closes(self, at: int) -> bool:
        """Say whether a paragraph ends with a quotation mark."""
        span = self.paragraphs[at]
        note = find_note(self.text, span.start, span.end)
        end = len(self.text[span.start : note.start if note else span.end].rstrip())
        floor = max(span.start, span.start + end - 2)
        return MARKS.search(self.text, floor, span.start + end) is not None

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
        counter = COUNTER.match(self.text, begin, span.end)
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
        return run if run.quoted.length(self.text) >= _SHORTEST_BARE else None

    def _plate(self, at: int, taken: set[int], runs: int) -> Label | None:
        """Read a line as nothing but a speaker with a role."""
        if not 0 <= at < len(self.paragraphs) or at in taken:
            return None
        span = self.paragraphs[at]
        printed = span.of(self.text)
        if len(printed) > LONGEST or MARKS.search(NICKNAME.sub("", printed)):
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
        if marked and at > 0 and runs > 1:
            return label
        return label if self._heads_block(at) and _is_body(printed, label) else None

    def _heads_block(self, at: int) -> bool:
        """Say whether a line and the quotation under it stand as one block.

        Headings have a blank line under them where paragraphs have one between them.
        """
        if not 0 < at < len(self.paragraphs) - 1:
            return False
        line, above, below = (self.paragraphs[at + by] for by in (0, -1, 1))
        over = self.text[above.end : line.start]
        under = self.text[line.end : below.start]
        return over.count("\n") > 1 and under.count("\n") == 1 and self._opens(at + 1)


def _is_body(printed: str, label: Label) -> bool:
    """Say whether a line is the name of one body, and no heading over several."""
    speakers = label.attribution.speakers
    words = words_in(fold(printed), 0, len(printed))
    if len(speakers) != 1 or speakers[0].kind is not SpeakerKind.ORGANIZATION:
        return False
    if not words or words[-1].low in GROUPS or words[-1].plural_head:
        return False
    return len(words) > 1 and any(
        one.low in ORG_WORDS - FUNCTIONS and one.text[0].isupper() for one in words
    )
