"""Paragraphs of plain text, whether each is one line or is wrapped over several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.text import trim

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\v\f]*(?:\r\n|[\n\r\u2028\u2029\x85\v\f]|$)")
_WIDTHS = range(40, 133)
_SLACK = 2  # programs that wrap differ in how they count the blank at a line's end
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·∙]|[*]\s+[\"“«„‘']|\d{1,2}[.)]\s+[\"“«„‘'])")
_ALONE = re.compile(r"[^a-zа-яё]*[A-ZА-ЯЁ][^a-zа-яё]*")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, trimmed, in order.

    A blank line always ends one. Any other line end does so too, unless the text is
    wrapped and the next line's first word would not have fitted on the line.
    """
    lines = [trim(text, *match.span()) for match in _LINE.finditer(text)]
    width = _width(text, lines)
    return tuple(_join(text, lines, width))


def wrap_width(text: str) -> int | None:
    """Return the width a text is wrapped at, or None if each line is a paragraph."""
    return _width(text, [trim(text, *match.span()) for match in _LINE.finditer(text)])


def _join(text: str, lines: Sequence[Span | None], width: int | None) -> Iterator[Span]:
    current: Span | None = None
    last: Span | None = None
    for line in lines:
        if line is None:
            if current is not None:
                yield current
            current = last = None
            continue
        if current is None or last is None:
            current = line
        elif width is not None and _continues(text, last, line, width):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
        last = line
    if current is not None:
        yield current


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Say whether the line was broken only because the next word did not fit."""
    if _BULLET.match(text, following.start, following.end):
        return False
    if _ALONE.fullmatch(line.of(text)) and not _ALONE.fullmatch(following.of(text)):
        return False  # a name of a part of the page, in capitals
    return _reach(text, line, following) + _SLACK > width


def _reach(text: str, line: Span, following: Span) -> int:
    """Return how long the line would be with the first word of the next one."""
    word = 0
    for char in following.of(text):
        if char.isspace():
            break
        word += 1
    return (line.end - line.start) + 1 + word


def _width(text: str, lines: Sequence[Span | None]) -> int | None:
    """Return the width that explains most line ends, if it explains enough of them."""
    lengths = [line.end - line.start for line in lines if line is not None]
    if not lengths or max(lengths) < _WIDTHS.start:
        return None
    votes: Counter[int] = Counter()
    pairs = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if line is None or following is None:
            continue
        pairs += 1
        low = line.end - line.start
        high = min(_reach(text, line, following), _WIDTHS.stop)
        votes.update(range(max(low, _WIDTHS.start), high))
    if not votes:
        return None
    width, support = min(votes.items(), key=lambda item: (-item[1], item[0]))
    longer = sum(1 for length in lengths if length > width + _SLACK)
    if support < 2 or support * 2 < pairs or longer * 10 > len(lengths):
        return None
    return width
