"""Names beside a quotation: behind a dash, or on the line above or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.labels.endorsers import LONGEST, Label, read_label
from kg.model import Span, SpeakerKind
from kg.readers.releases.endorsement import (
    COUNTER,
    NICKNAME,
    PLATE,
    SIGNED,
    Endorsement,
)
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

_SHORTEST_BARE = 4  # words of a quotation whose speaker stands on another line
_DASHED = re.compile(
    r"\s*[–—―-]{1,2}\s*(?:(?:joint )?(?:statement|letter) (?:by|from|of)\s+)?(?=\w)",
    re.I,
)


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
        return label if marked and at > 0 and runs > 1 else None
