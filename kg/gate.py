"""The verbatim gate: proposed words pass only if a document really has them.

There is no fuzzy tier. Words are found as they are, or after folding the kinds of
quotation mark, dash, hyphen, blank and ellipsis, or as ordered pieces around an
elision. Pieces must be long and near enough to say what the source says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.errors import EvidenceError
from kg.model import Span
from kg.text import fold, line_number

FEWEST = 3  # words of a piece beside other pieces
FARTHEST = 2_000  # characters between two pieces
ELLIPSIS = r"(?:…|\.{3}|\.\s\.\s\.)"
APART = re.compile(rf"\s*(?:\|\||<\s*{ELLIPSIS}\s*>|\[\s*{ELLIPSIS}\s*\])\s*")
_DOTS = re.compile(rf"\s*{ELLIPSIS}\s*")
# Where words are written without blanks, each character counts as one.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|\w+")
_EDGE = re.compile(r"^\W+|\W+$")


def find_pieces(text: str, quoted: str, places: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of the pieces of `quoted`, each inside one of `places`.

    Pieces are separated by `||` or by an elision mark and must follow each other in
    the text, at most 2,000 characters apart. Each of several pieces has three words or
    is all that stands in its place: scraps of two words can be put together to say
    anything. Raises EvidenceError for a piece that is not there, or is there twice.
    """
    spans: list[Span] = []
    for piece in (one for one in APART.split(quoted) if one.strip()):
        found = occurrences(text, piece.strip(), places)
        if not found:
            raise EvidenceError(_absent(text, piece.strip(), places))
        if len(found) > 1:
            raise EvidenceError(
                f"stands {len(found)} times ({_places(found)}): {_short(piece)}; "
                "quote more of it, or name the statement by its start-end"
            )
        spans.append(found[0])
    if not spans:
        raise EvidenceError("is empty")
    _check_together(text, spans, places)
    return tuple(spans)


def _check_together(text: str, spans: Sequence[Span], places: Sequence[Span]) -> None:
    """Raise EvidenceError for pieces that do not make one quotation."""
    for one, other in pairwise(spans):
        if one.end > other.start:
            raise EvidenceError("has its pieces in another order than the source")
        if other.start - one.end > FARTHEST:
            raise EvidenceError(
                f"has pieces {other.start - one.end:,} characters apart; quote what "
                f"stands within {FARTHEST:,}, or code two rows"
            )
    if len(spans) == 1:
        return
    whole = {_EDGE.sub("", one.of(text)) for one in places}
    for span in spans:
        words = span.of(text)
        if len(_WORD.findall(words)) < FEWEST and _EDGE.sub("", words) not in whole:
            raise EvidenceError(
                f"has a piece of fewer than {FEWEST} words: {_short(words)}; quote "
                "more of the words around it"
            )


def occurrences(text: str, quoted: str, places: Sequence[Span]) -> tuple[Span, ...]:
    """Return every stretch of `places` that reads as `quoted`, in whole words."""
    exact = _search(_whole_words(re.escape(quoted), quoted), text, places)
    if exact:
        return exact
    # An ellipsis has one character, three, or three with blanks between and around.
    loose = rf"\s*{ELLIPSIS}\s*".join(
        r"\s+".join(map(re.escape, one.split())) for one in _DOTS.split(fold(quoted))
    )
    loose = loose.removeprefix(r"\s*").removesuffix(r"\s*")
    return _search(_whole_words(loose, quoted), fold(text), places)


def _whole_words(pattern: str, quoted: str) -> re.Pattern[str]:
    """Return a pattern that begins and ends where words do: "art" is not in "start"."""
    before = r"(?<!\w)" if quoted[:1].isalnum() else ""
    after = r"(?!\w)" if quoted[-1:].isalnum() else ""
    return re.compile(before + pattern + after)


def _search(
    pattern: re.Pattern[str], text: str, places: Sequence[Span]
) -> tuple[Span, ...]:
    found = {
        Span(match.start(), match.end())
        for place in places
        for match in pattern.finditer(text, place.start, place.end)
        if match.end() > match.start()
    }
    return tuple(sorted(found))


def _absent(text: str, piece: str, places: Sequence[Span]) -> str:
    elsewhere = occurrences(text, piece, [Span(0, len(text))])
    if not elsewhere:
        return f"not in the source: {_short(piece)}{_nearest(text, piece, places)}"
    line = line_number(text, elsewhere[0].start)
    return (
        f"stands in line {line} of the source, but not in what somebody says there: "
        f"{_short(piece)}"
    )


def _nearest(text: str, piece: str, places: Sequence[Span]) -> str:
    """Return the sentence that shares most words with the piece, as advice."""
    wanted = set(re.findall(r"\w+", fold(piece).casefold()))
    best, share = "", 0.0
    for place in places:
        for sentence in re.split(r"(?<=[.!?;])\s+", place.of(text)):
            words = set(re.findall(r"\w+", fold(sentence).casefold()))
            common = len(wanted & words) / max(len(wanted), 1)
            if common > share:
                best, share = sentence, common
    return f"; the nearest words there: {_short(best)}" if share >= 0.5 else ""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= 90 else flat[:89] + "…")


def _places(spans: Sequence[Span]) -> str:
    return ", ".join(f"{one.start}-{one.end}" for one in spans)
