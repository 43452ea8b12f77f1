"""Passages: the paragraphs that a quotation runs through, with its quoted stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.attributions.attribution import Attribution, parse_attribution
from kg.extract.attributions.russian import inner_attribution
from kg.extract.quotations.parts import only_elisions
from kg.marks import Region, find_regions
from kg.model import Span

_BULLETS = " \t\ufeff\u00a0•●▪◦‣·∙*_-–—>"
_NUMBER = re.compile(r"\d{1,2}[.)]\s*")
_LONGEST = 12  # paragraphs that one quotation may run through
_OPENING = re.compile(r"[\"“„«‘‟]|''|``")
_OPENS_NEXT = re.compile(r"(?<=[.!?…])\s+[\"“„«]")
_BREAKS = re.compile(r", |\. |[–—] ")

AFTER = "quotation-then-attribution"
AFTER_VERB = "quotation-then-verb-then-attribution"
BEFORE = "attribution-then-quotation"


@dataclass(frozen=True, slots=True)
class Unit:
    """One quoted stretch, in one piece for each paragraph that it runs through."""

    start: int  # of the opening mark
    end: int  # after the closing mark
    pieces: tuple[Span, ...]
    closed: bool = True
    inside: bool = False  # goes on after a verb that stands inside the marks


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that belong together because a quotation runs through them."""

    first: int  # index of the first paragraph
    last: int
    span: Span
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted stretches of one speaker, in order, and the attribution if it is clear."""

    pieces: tuple[Span, ...]
    outer: Span  # with the marks
    first: int  # index of the first paragraph
    last: int
    attribution: Attribution | None
    rule: str | None
    problem: str | None = None  # why there is no attribution
    used: tuple[int, ...] = ()  # further paragraphs that hold the attribution

    @property
    def span(self) -> Span:
        """From the first to the last quoted character."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def find_passages(
    text: str, paragraphs: Sequence[Span], barriers: frozenset[int]
) -> tuple[Passage, ...]:
    """Return every paragraph as a passage, or several where a quotation joins them.

    No quotation runs through a paragraph of `barriers`, such as a section's name.
    """
    passages: list[Passage] = []
    at = 0
    while at < len(paragraphs):
        passage = _passage(text, paragraphs, at, barriers)
        passages.append(passage)
        at = passage.last + 1
    return tuple(passages)


def content_start(text: str, span: Span) -> int:
    """Return where a paragraph begins after bullets, numbers and leftovers of type."""
    start = span.start
    while start < span.end and text[start] in _BULLETS:
        start += 1
    number = _NUMBER.match(text, start, span.end)
    if number and _OPENING.match(text, number.end()):
        return number.end()
    return start


def _passage(
    text: str, paragraphs: Sequence[Span], at: int, barriers: frozenset[int]
) -> Passage:
    span = paragraphs[at]
    units = [_unit(region) for region in _regions(text, span)]
    last = at
    while units and not units[-1].closed:
        carried = _carry(text, paragraphs, last, barriers)
        if carried is None or _ends_in_attribution(text, units[-1].pieces[-1]):
            break
        pieces, closing, last = carried
        opened = units.pop()
        units.append(Unit(opened.start, closing.outer.end, opened.pieces + pieces))
        rest = (
            Span(closing.outer.end, paragraphs[last].end)
            if (closing.outer.end < paragraphs[last].end)
            else None
        )
        if rest is not None:
            units += [_unit(one) for one in _regions(text, rest) if one.opened]
    parted = tuple(part for unit in units for part in _parted(text, unit))
    return Passage(at, last, Span(span.start, paragraphs[last].end), parted)


def _regions(text: str, span: Span) -> tuple[Region, ...]:
    start = content_start(text, span)
    return find_regions(text, Span(start, span.end)) if start < span.end else ()


def _unit(region: Region) -> Unit:
    return Unit(region.outer.start, region.outer.end, (region.inner,), region.closed)


def _parted(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield a unit, or the parts of it on both sides of a verb inside the marks."""
    if unit.closed and any(_runs_into_next(text, piece) for piece in unit.pieces):
        yield replace(unit, closed=False)
        return
    inside = inner_attribution(text, unit.pieces[0])
    if inside is None or not unit.closed or len(unit.pieces) > 1:
        yield unit
        return
    before = Span(unit.pieces[0].start, inside.start)
    after = Span(inside.end, unit.pieces[0].end)
    yield Unit(unit.start, inside.start, (before,))
    yield Unit(inside.end, unit.end, (after,), inside=True)


def _runs_into_next(text: str, piece: Span) -> bool:
    """Say whether a closing mark was forgotten, so that two speakers' words join."""
    return any(
        _ends_in_attribution(text, Span(piece.start, mark.start()))
        for mark in _OPENS_NEXT.finditer(text, piece.start + 1, piece.end)
    )


def _carry(
    text: str, paragraphs: Sequence[Span], last: int, barriers: frozenset[int]
) -> tuple[tuple[Span, ...], Region, int] | None:
    """Follow an open quotation through the next paragraphs up to its closing mark."""
    pieces: list[Span] = []
    for at in range(last + 1, min(last + _LONGEST, len(paragraphs))):
        if at in barriers:
            return None
        span = paragraphs[at]
        start = content_start(text, span)
        regions = _regions(text, span)
        if not regions:
            pieces.append(span)
            continue
        first = regions[0]
        if first.opened and first.outer.start != start:
            return None
        pieces.append(first.inner)
        if first.closed:
            return tuple(pieces), first, at
    return None


def _ends_in_attribution(text: str, piece: Span) -> bool:
    """Say whether an open quotation ends in a name and a role: a mark was forgotten."""
    for match in _BREAKS.finditer(text, max(piece.start, piece.end - 400), piece.end):
        if match.end() >= piece.end:
            break
        parsed = parse_attribution(text, Span(match.end(), piece.end))
        if parsed is not None and any(
            one.full and (one.capacities or parsed.cue) for one in parsed.speakers
        ):
            return True
    return False


def touching(text: str, start: int, end: int) -> bool:
    """Say whether only blanks or elisions stand between two units."""
    return start >= end or only_elisions(text, Span(start, end))
