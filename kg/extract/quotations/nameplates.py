"""Nameplates: a name with its role on a line of its own, above or below a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.attributions.attribution import Attribution, parse_attribution
from kg.extract.quotations.passages import (
    AFTER,
    AFTER_VERB,
    BEFORE,
    Quotation,
    content_start,
)
from kg.model import Span

_DASHES = "–—―−-"


def from_neighbours(
    text: str,
    paragraphs: Sequence[Span],
    found: Sequence[Quotation],
    barriers: frozenset[int],
) -> Iterator[Quotation]:
    """Give a quotation without attribution the name printed on the line beside it."""
    taken = {at for one in found for at in range(one.first, one.last + 1)}
    blocks = _Blocks(text, paragraphs, taken | set(barriers))
    bare = [one for one in found if _is_bare(text, paragraphs, one, found)]
    below = {one.first: blocks.below(one.last) for one in bare}
    above = {one.first: blocks.above(one.first) for one in bare}
    only_below = bool(bare) and all(below.values())
    only_above = bool(bare) and all(above.values())
    for one in found:
        if one not in bare:
            yield one
            continue
        low, high = below[one.first], above[one.first]
        if low and (only_below or not high):
            rule = AFTER_VERB if low[0].cue else AFTER
            yield replace(one, attribution=low[0], rule=rule, problem=None, used=low[1])
        elif high and (only_above or not low):
            yield replace(
                one, attribution=high[0], rule=BEFORE, problem=None, used=high[1]
            )
        else:
            yield one


def _is_bare(
    text: str,
    paragraphs: Sequence[Span],
    one: Quotation,
    found: Sequence[Quotation],
) -> bool:
    """Say whether the paragraph holds a quotation and nothing else."""
    if one.problem != "without an attribution":
        return False
    if sum(other.first == one.first for other in found) > 1:
        return False
    start = content_start(text, paragraphs[one.first])
    rest = (
        text[start : one.outer.start] + text[one.outer.end : paragraphs[one.last].end]
    )
    return not any(char.isalnum() for char in rest)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The lines beside quotations, read as names with roles."""

    text: str
    paragraphs: Sequence[Span]
    taken: set[int]

    def below(self, last: int) -> tuple[Attribution, tuple[int, ...]] | None:
        """Read the line under a quotation, or the two lines "name" and "role"."""
        return self._at(last + 1, last + 2)

    def above(self, first: int) -> tuple[Attribution, tuple[int, ...]] | None:
        """Read the line above a quotation."""
        at = first - 1
        if at <= 0 or at in self.taken:
            return None  # the first line of a document is its title
        parsed = parse_attribution(self.text, self.paragraphs[at])
        if parsed is None or not _is_plate(parsed):
            return None
        return parsed, (at,)

    def _at(
        self, at: int, following: int
    ) -> tuple[Attribution, tuple[int, ...]] | None:
        if at >= len(self.paragraphs) or at in self.taken:
            return None
        span = self.paragraphs[at]
        dashed = self.text[span.start] in _DASHES
        parsed = parse_attribution(self.text, span)
        if parsed is not None and (_says(parsed) or _is_plate(parsed) or dashed):
            return parsed, (at,)
        if (
            parsed is None
            or following >= len(self.paragraphs)
            or following in self.taken
        ):
            return None
        both = Span(span.start, self.paragraphs[following].end)
        joined = _joined(self.text, span, self.paragraphs[following], both)
        return (joined, (at, following)) if joined and _is_plate(joined) else None


def _joined(text: str, name: Span, role: Span, both: Span) -> Attribution | None:
    """Read a name and the line of its roles as if a comma stood between them."""
    if role.start - name.end < 1 or text[name.end - 1] in ".:;,":
        return None
    line = text[: name.end] + "," + text[name.end + 1 :]
    if any(char.isalnum() for char in text[name.end : role.start]):
        return None
    return parse_attribution(line, both)


def _says(parsed: Attribution) -> bool:
    """Say whether the line opens with its verb: "said X", and not "X agreed"."""
    return parsed.cue is not None and parsed.cue.start < parsed.source.start


def _is_plate(parsed: Attribution) -> bool:
    """Say whether the line is full names with roles, and no sentence about them."""
    return parsed.cue is None and all(
        speaker.full and any(post.role for post in speaker.capacities)
        for speaker in parsed.speakers
    )
