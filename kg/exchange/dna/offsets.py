"""Offsets of statements, which a file may count in UTF-16 units or in code points.

The editor of Discourse Network Analyzer counts UTF-16 units, in which an emoji is two;
SQL and scripts count code points, in which it is one. Both agree up to the first such
character of a text. Beyond it, each document's own statements are the evidence: the
reading under which more of them begin and end where words do is the one that was meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Span = tuple[int, int]


class Reading(Enum):
    """How the offsets of a document were read."""

    SAME = "alike in both"
    UTF16 = "UTF-16 units"
    CODE_POINTS = "code points"
    UNKNOWN = "UTF-16 units, for want of evidence"


@dataclass(frozen=True, slots=True)
class Units:
    """The characters of a text that are two units in UTF-16, by their offsets."""

    length: int  # of the text, in code points
    wide: tuple[int, ...]  # offsets of these characters in code points
    pairs: tuple[int, ...]  # and in UTF-16 units

    def unit(self, place: int) -> int:
        """Return an offset in UTF-16 units, given in code points."""
        return place + bisect_left(self.wide, place)

    def code_point(self, unit: int) -> int | None:
        """Return the offset in code points; None inside a character or beyond."""
        if not 0 <= unit <= self.length + len(self.pairs):
            return None
        before = bisect_left(self.pairs, unit)
        if before and self.pairs[before - 1] == unit - 1:
            return None
        return unit - before

    def span(self, units: Span) -> Span | None:
        """Return a span in code points; None if it is none of whole characters."""
        start, stop = (self.code_point(one) for one in units)
        return None if start is None or stop is None else (start, stop)


def utf16_units(text: str) -> Units:
    """Return where the characters beyond the basic plane are in a text."""
    if not has_pairs(text):
        return Units(len(text), (), ())
    wide = tuple(place for place, one in enumerate(text) if one > "\uffff")
    pairs = tuple(place + before for before, place in enumerate(wide))
    return Units(len(text), wide, pairs)


def has_pairs(text: str) -> bool:
    """Say whether a text has characters that are two units in UTF-16."""
    return not text.isascii() and _utf16_length(text) > len(text)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_spans(
    text: str, spans: Sequence[Span], reading: Reading | None = None
) -> tuple[Reading, list[Span | None]]:
    """Return the spans of one document in code points, and how they were read.

    A span that does not lie within the text is None. A `reading` that is known
    beforehand needs no evidence.
    """
    units = utf16_units(text)
    plain: list[Span | None] = [
        one if one[1] <= units.length and one[0] >= 0 else None for one in spans
    ]
    if not units.pairs:
        return Reading.SAME, plain
    wide = [units.span(one) for one in spans]
    if wide == plain:
        return Reading.SAME, plain
    chosen = reading or _evident(text, wide, plain)
    return chosen, plain if chosen is Reading.CODE_POINTS else wide


def read_all_spans(
    texts: Mapping[int, str],
    spans: Mapping[int, Sequence[Span]],
    reading: Reading | None = None,
) -> dict[int, tuple[Reading, list[Span | None]]]:
    """Return what `read_spans` does, for the documents of one file by their ids.

    A document that leaves the reading open has that of the others, if they agree.
    """
    found = {id: read_spans(texts[id], its, reading) for id, its in spans.items()}
    told = {one for one, _ in found.values()} - {Reading.SAME, Reading.UNKNOWN}
    if len(told) == 1:
        (agreed,) = told
        for id, (one, _) in found.items():
            if one is Reading.UNKNOWN:
                found[id] = read_spans(texts[id], spans[id], agreed)
    return found


def _evident(
    text: str, wide: Sequence[Span | None], plain: Sequence[Span | None]
) -> Reading:
    """Return the reading that leaves fewer spans outside, then cuts fewer words."""
    apart = [pair for pair in zip(wide, plain, strict=True) if pair[0] != pair[1]]
    of_wide = _fitness(text, [one for one, _ in apart])
    of_plain = _fitness(text, [other for _, other in apart])
    if of_wide == of_plain:
        return Reading.UNKNOWN
    return Reading.UTF16 if of_wide > of_plain else Reading.CODE_POINTS


def _fitness(text: str, spans: Sequence[Span | None]) -> tuple[int, int]:
    """Return how many spans lie within the text, and how many ends are at words'."""
    within = [one for one in spans if one is not None]
    ends = sum(_begins(text, one[0]) + _ends(text, one[1]) for one in within)
    return len(within), ends


def _begins(text: str, place: int) -> bool:
    """Say whether something that can be read begins here."""
    if place >= len(text) or text[place].isspace():
        return False
    return not (place and text[place - 1].isalnum() and text[place].isalnum())


def _ends(text: str, place: int) -> bool:
    """Say whether something that can be read ends here."""
    return (
        place > 0
        and not text[place - 1].isspace()
        and (
            place == len(text)
            or not (text[place - 1].isalnum() and text[place].isalnum())
        )
    )
