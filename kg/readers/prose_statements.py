"""Statements read from prose: what its sentences attribute, and to whom.

A reader of any kind hands its paragraphs of prose to `prose_statements`. A statement
is asserted only where both the rule that found it and the way its speaker was found
can vouch for it; the others are candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.prose.finder import find_quotes
from kg.extract.prose.quote import Quote
from kg.extract.prose.rules import RULES
from kg.extract.quotations.parts import elisions_between, find_parts
from kg.extract.referents.prose_speakers import resolve_sources
from kg.extract.referents.resolutions import Resolution
from kg.model import Part, PartKind, Span, Speaker, SpeakerKind, Statement
from kg.text import trim

UNNAMED = Speaker("unnamed source", SpeakerKind.UNNAMED, (), "named")
_MARKS = "\"'“”„‟‘’‚«»‹›"
_SIGNS_OF_CUTS = "[(<…/"
_STOPS = re.compile(r"\.\s?\.")
_BLANK = re.compile(rf"[\s{_MARKS}]*")
_Bounds = tuple[int, int]  # of a span: a tuple is compared much faster
_EDGE = f" \t\r\n\xa0,;:.–—-{_MARKS}"


@dataclass(frozen=True, slots=True)
class Prose:
    """What paragraphs of prose say: statements in order, and what is left in doubt."""

    statements: tuple[Statement, ...]
    problems: tuple[tuple[Span, str], ...]


class _Utterance(NamedTuple):
    """The parts of one statement, and the words that attribute it."""

    parts: tuple[Part, ...]
    attribution: Span | None

    @property
    def span(self) -> Span:
        return Span(self.parts[0].span.start, self.parts[-1].span.end)


def prose_statements(
    text: str,
    paragraphs: Sequence[Span],
    *,
    document: str,
    quotes: Sequence[Quote] | None = None,
) -> Prose:
    """Return what the sentences of the paragraphs attribute to anybody.

    `quotes` are what was found already; without them they are looked for here.
    """
    found = tuple(find_quotes(text, paragraphs) if quotes is None else quotes)
    resolved = resolve_sources(text, paragraphs, found)
    statements: list[Statement] = []
    problems: list[tuple[Span, str]] = []
    pairs = sorted(zip(found, resolved, strict=True), key=_place)
    contents = sorted((one.start, one.end) for quote in found for one in quote.content)
    reached = 0
    for quote, resolution in pairs:
        for spoken in _utterances(text, quote, contents):
            span = spoken.span
            if span.start < reached:
                problems.append((span, "words that two rules claim; one is kept"))
                continue
            reached = span.end
            statements.append(_statement(document, quote, resolution, spoken, span))
            if resolution.problem:
                problems.append((span, f"speaker: {resolution.problem}"))
    return Prose(tuple(statements), tuple(dict.fromkeys(problems)))


def _place(pair: tuple[Quote, Resolution]) -> tuple[int, int]:
    """Return where a quotation starts; the longer of two comes first."""
    content = pair[0].content
    return (content[0].start, -content[-1].end) if content else (0, 0)


def _statement(
    document: str, quote: Quote, resolution: Resolution, spoken: _Utterance, span: Span
) -> Statement:
    rule = RULES.get(quote.rule)
    vouched = rule is not None and rule.asserted and resolution.sure
    return Statement(
        document=document,
        mode=quote.mode,
        span=span,
        parts=spoken.parts,
        speakers=resolution.speakers or (UNNAMED,),
        attribution=spoken.attribution,
        source=quote.source,
        cue=quote.cue,
        section=None,
        heading=None,
        rule=quote.rule,
        asserted=vouched and bool(resolution.speakers) and not quote.borrowed,
    )


# -- parts -------------------------------------------------------------------------


def _utterances(
    text: str, quote: Quote, contents: Sequence[_Bounds]
) -> list[_Utterance]:
    """Return the quotation whole, or cut where words of nobody stand between its parts.

    What stands between two parts together with the verb or the speaker belongs to the
    attribution: “A,” she said on Tuesday, “B.”
    """
    attribution = _attribution(quote, contents)
    parts: list[Part] = []
    if len(quote.content) == 1:
        return _whole(_parts_of(text, quote.content[0]), attribution)
    found: list[_Utterance] = []
    for piece in quote.content:
        between = (
            Span(parts[-1].span.end, piece.start) if _apart(parts, piece) else None
        )
        words = None if between is None else _foreign(text, between)
        if words is not None and _holds(words, quote):
            attribution = _hull(words, *_inside(words, quote))
        elif words is not None:
            found += _whole(parts, attribution)
            parts = []
        elif between is not None:
            parts += elisions_between(text, between)
        parts += _parts_of(text, piece)
    found += _whole(parts, attribution)
    return found


def may_be_cut(text: str, span: Span) -> bool:
    """Say whether a cut or an insertion may stand in quoted words; most have none."""
    start, end = span.start, span.end
    for sign in _SIGNS_OF_CUTS:
        if text.find(sign, start, end) >= 0:
            return True
    return _STOPS.search(text, start, end) is not None


def _parts_of(text: str, piece: Span) -> list[Part]:
    if may_be_cut(text, piece):
        return list(find_parts(text, piece))
    said = trim(text, piece.start, piece.end)
    return [] if said is None else [Part(PartKind.SAID, said)]


def _whole(parts: Sequence[Part], attribution: Span | None) -> list[_Utterance]:
    for part in parts:
        if part.kind is PartKind.SAID:
            return [_Utterance(tuple(parts), attribution)]
    return []


def _apart(parts: Sequence[Part], piece: Span) -> bool:
    return bool(parts) and parts[-1].span.end < piece.start


def _foreign(text: str, between: Span) -> Span | None:
    """Return the words between two parts that are neither blanks nor cuts."""
    cuts = list(elisions_between(text, between))
    start = between.start
    for cut in cuts:
        if not _BLANK.fullmatch(text, start, cut.span.start):
            break
        start = cut.span.end
    if _BLANK.fullmatch(text, start, between.end):
        return None
    return _stripped(text, between) or between


def _stripped(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _holds(words: Span, quote: Quote) -> bool:
    return bool(_inside(words, quote))


def _inside(words: Span, quote: Quote) -> list[Span]:
    return [one for one in (quote.cue, quote.source) if one and words.covers(one)]


def _attribution(quote: Quote, contents: Sequence[_Bounds]) -> Span | None:
    """Return the words from the verb to the speaker, where nothing said is between.

    `contents` are all that is said in the text, in order.
    """
    if quote.source is None:
        return quote.cue
    if quote.cue is None or quote.borrowed:
        return quote.source
    start = min(quote.cue.start, quote.source.start)
    end = max(quote.cue.end, quote.source.end)
    at = max(0, bisect_left(contents, (start, end)) - 1)
    while at < len(contents) and contents[at] < (end, end + 1):
        if contents[at][1] > start:
            return quote.source
        at += 1
    return Span(start, end)


def _hull(*spans: Span) -> Span:
    return Span(min(one.start for one in spans), max(one.end for one in spans))
