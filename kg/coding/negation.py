"""Negations that stand in the sentence of quoted words, but outside the quotation.

A quotation that begins after a "not" is verbatim and says the opposite of its source.
The gate cannot refuse it; a person should look at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.codings import Coding
from kg.model import Piece, Reading, Span
from kg.text import line_number

REACH = 6  # words before a quotation, and after it, in which a negation counts
# English, Russian, German, French and Spanish words that turn or take back a sentence.
_LISTED = """
not no never none nobody nothing neither nor without cannot can't don't doesn't didn't
isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't
unless deny denies denied denying reject rejects rejected rejecting refuse refuses
refused doubt doubts doubted hardly false не нет ни никогда никто ничего нельзя без
отрицает отрицал отвергает отверг nicht kein keine keinen keiner niemals nie ohne
bestreitet lehnt pas jamais aucun aucune sans nie rejette no nunca ningún ninguna sin
niega
"""
NEGATIONS = frozenset(_LISTED.split())
_WORD = re.compile(r"[\w'’]+")
_END = re.compile(r"[.!?…;](?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Beside:
    """A negation beside the evidence of a position."""

    coder: str
    document: str
    line: int
    evidence: str
    negation: Piece


def negations_beside(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the negations near the spans, in their sentences and in none of them."""
    found: dict[Span, Piece] = {}
    for span in spans:
        start, end = _sentence(text, span)
        before = [*_WORD.finditer(text, start, span.start)][-REACH:]
        after = [*_WORD.finditer(text, span.end, end)][:REACH]
        for word in (*before, *after):
            place = Span(word.start(), word.end())
            plain = word[0].replace("’", "'").casefold()
            if plain in NEGATIONS and not any(one.covers(place) for one in spans):
                found[place] = Piece(place, word[0])
    return tuple(found[place] for place in sorted(found))


def beside_positions(
    codings: Iterable[Coding], readings: Mapping[str, Reading]
) -> tuple[Beside, ...]:
    """Return the negations beside the evidence of all positions."""
    made: list[Beside] = []
    for coding in codings:
        text = readings[coding.document].document.text
        for one in coding.positions:
            for negation in negations_beside(text, one.evidence):
                words = " … ".join(span.of(text) for span in one.evidence)
                line = line_number(text, negation.span.start)
                made.append(Beside(one.coder, one.document, line, words, negation))
    return tuple(made)


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends."""
    start = 0
    window = max(0, span.start - 400)
    for mark in _END.finditer(text, window, span.start):
        start = mark.end()
    start = max(start, window)
    # Words that end with their own mark end their sentence.
    if _END.match(text, span.end - 1):
        return start, span.end
    end = _END.search(text, span.end)
    return start, min(end.start() if end else len(text), span.end + 400)
