"""Words beside a quotation that may turn what it says: negations, and hedges.

A quotation that begins after a "not" is verbatim and says the opposite of its source.
The gate cannot refuse it; a person should look at it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.model import Piece, Span
from kg.text import word_set

REACH = 6  # words before a quotation, and after it, in which a word counts
# English, Russian, German, French and Spanish words that turn or take back a sentence.
NEGATIONS = word_set(
    """
    not no never none nobody nothing neither nor without cannot can't don't doesn't
    didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't
    hadn't mustn't needn't deny denies denied denying reject rejects rejected rejecting
    refuse refuses refused refusing doubt doubts doubted doubting dispute disputes
    disputed disputing refute refutes refuted refuting hardly unlikely false falsely
    wrong wrongly нет не ни никогда никто ничего нельзя без вряд отрицает отрицают
    отрицал отвергает отвергают отверг опровергает опроверг неверно nicht kein keine
    keinen keiner keinem niemals nie ohne bestreitet bestreiten lehnt lehnen lehnte
    lehnten ablehnt ablehnen falsch pas jamais aucun aucune sans nie nient rejette
    rejettent refuse faux no nunca ningún ninguna sin niega niegan rechaza rechazan
    falso
    """
)
# Words that leave open whether it is so.
HEDGES = word_set(
    """
    may might could would if unless perhaps maybe possibly может могут мог бы если
    возможно vielleicht könnte könnten würde würden wenn falls peut-être pourrait si
    quizá quizás podría
    """
)
# "Not only" adds to what is said and takes nothing back.
_ONLY = re.compile(
    r"\s+(?:only|just|merely|simply|solely|alone|только|просто|nur|bloß|seulement"
    r"|solo|sólo|solamente)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")
_END = re.compile(r"[.!?…;](?=\s|$)|\n\s*\n")
_FAR = 400  # characters within which the end of a sentence is looked for


def negations_beside(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the negations near the spans, in their sentences and in none of them.

    Between two spans of one sentence every word is near, and so is a "not" that the
    sentence begins with, however long it is.
    """
    return _beside(text, spans, NEGATIONS)


def hedges_beside(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the words near the spans that leave open whether it is so."""
    return _beside(text, spans, HEDGES)


def _beside(
    text: str, spans: Sequence[Span], listed: Collection[str]
) -> tuple[Piece, ...]:
    found: dict[Span, Piece] = {}
    for word in _near(text, spans):
        place = Span(word.start(), word.end())
        plain = word[0].replace("’", "'").casefold()
        if any(one.covers(place) for one in spans) or _ONLY.match(text, word.end()):
            continue
        if plain in listed:
            found[place] = Piece(place, word[0])
    return tuple(found[place] for place in sorted(found))


def _near(text: str, spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    for span in spans:
        start, end = _sentence(text, span)
        before = [*_WORD.finditer(text, start, span.start)]
        if before and before[0][0].casefold() in ("not", "не", "nicht", "no"):
            yield before[0]
        yield from before[-REACH:]
        yield from [*_WORD.finditer(text, span.end, end)][:REACH]
    for one, other in pairwise(sorted(spans)):
        if one.end < other.start <= _sentence(text, one)[1]:
            yield from _WORD.finditer(text, one.end, other.start)


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends."""
    start = max(0, span.start - _FAR)
    for mark in _END.finditer(text, start, span.start):
        start = mark.end()
    # Words that end with their own mark end their sentence.
    if _END.match(text, span.end - 1):
        return start, span.end
    end = _END.search(text, span.end)
    return start, min(end.start() if end else len(text), span.end + _FAR)
