"""Characters, lines and sentences of a text whose offsets never move."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.marks import find_regions
from kg.model import Span


def word_list(words: str) -> tuple[str, ...]:
    """Return the words of a list that is printed as running text, in order."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is printed as running text."""
    return frozenset(words.split())


_HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
_MORE_BLANKS = "\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07"

# One character to one character: an offset into folded text is one into the text.
FOLDING = str.maketrans(
    dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_BLANKS + _MORE_BLANKS, " ")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
)

_FOLDED = tuple((chr(sign), plain) for sign, plain in FOLDING.items())

WHITE = frozenset(
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029" + _BLANKS + _MORE_BLANKS
)

_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x85\v\f]")

_STOP = re.compile(r"(?:[.!?]+|…)[\"'”’»“)\]]*(?=\s+\S|$)|[。！？]")
_ABBREVIATIONS = word_set(
    """
    mr mrs ms mx dr prof sr st h.e h.h hon rev gen col lt maj capt sen rep gov
    pres messrs vs no nos fig e.g i.e cf al approx ed eds dept univ assoc acad vol
    pp jr им ул просп пер д стр рис см ср т.н т.е проф акад др-р г-н г-жа
    """
)
# These may stand inside a sentence or at its end.
_OPEN_ABBREVIATIONS = word_set(
    """
    inc ltd co corp llc plc bros etc u.s u.k u.n e.u a.m p.m ph.d m.d esq г гг в
    вв тыс млн млрд трлн руб т.д т.п др пр коп jan feb mar apr jun jul aug sep
    sept oct nov dec
    """
)
_STARTERS = word_set(
    """
    he she it they we i you this that these those the a an in on at as according
    for his her its their there here however moreover but and so also when while
    if after before during another such one both speaking participants experts он
    она они это эти в на по при как также кроме однако но и за участники эксперты
    """
)
_LAST_WORD = re.compile(r"[^\s\"'“”«»(\[]*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[*_•\s]*(?:\d{1,2}|[IVX]{1,4})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def fold(text: str) -> str:
    """Return the text with kinds of hyphen, dash, blank and quotation mark made one.

    The result has the length of the text, so that offsets serve for both.
    """
    if text.isascii():
        return text.translate(FOLDING)
    # Of a text with other letters, `translate` asks for every character.
    for sign, plain in _FOLDED:
        text = text.replace(sign, plain)
    return text


def trim(text: str, start: int, end: int, extra: str = "") -> Span | None:
    """Return the span without white space, and `extra`, at its ends, if any is left."""
    while start < end and (text[start] in WHITE or text[start] in extra):
        start += 1
    while end > start and (text[end - 1] in WHITE or text[end - 1] in extra):
        end -= 1
    return Span(start, end) if start < end else None


def line_starts(text: str) -> list[int]:
    """Return where each line begins; lines end in LF, CR LF or a lone CR."""
    return [0, *[match.end() for match in _LINE_END.finditer(text)]]


def line_number(text: str, offset: int) -> int:
    """Return the number of the line that holds the offset, counted from one."""
    return bisect_right(line_starts(text), offset)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without the blanks between them.

    A stop inside a quotation, an abbreviation, an initial or `<...>` ends none.
    """
    quoted = [one.outer for one in find_regions(text, span) if one.opened]
    starts = [one.start for one in quoted]
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if not _ends(text, match, span.end):
            continue
        if _NUMBER.fullmatch(text[start : match.start()].strip()):
            continue  # "1. A heading"
        around = bisect_right(starts, match.end() - 1) - 1
        if around >= 0 and match.end() < quoted[around].end:
            continue
        piece = trim(text, start, match.end())
        if piece is not None:
            yield piece
        start = match.end()
    rest = trim(text, start, span.end)
    if rest is not None:
        yield rest


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    """Say whether this stop ends its sentence."""
    after = text[match.end() : min(limit, match.end() + 80)].lstrip()
    if not after:
        return True
    stop = match.group()
    if match.start() > 0 and text[match.start() - 1] in "<[(" and stop[0] in ".…":
        return False
    first = after.lstrip("\"'“”„«‘([*•-–— ")[:1]
    if first.islower() or not first:
        return False
    return not (
        stop == "."
        and _abbreviated(text[max(0, match.start() - 40) : match.start()], after)
    )


def _abbreviated(before: str, after: str) -> bool:
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    follower = _FIRST_WORD.search(after)
    starts = follower is not None and follower.group().casefold() in _STARTERS
    if _INITIALS.fullmatch(word) and word[:1].isupper():
        return not (starts and len(word) > 1)
    plain = word.casefold().strip("'’-–—")
    if plain in _ABBREVIATIONS:
        return True
    return plain in _OPEN_ABBREVIATIONS and not starts
