"""Lines of running text put together as paragraphs, without a look at what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Span
from kg.paragraphs import find_blocks, reach, wrap_width

Test = Callable[[str], bool]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?:.*\r?\n){0,200}?---[ \t]*(?:\r?\n|$)")


def front_matter(text: str) -> Span | None:
    """Return the block between `---` lines that a text may open with."""
    found = _FRONT.match(text)
    return Span(*found.span()) if found else None


def find_prose(
    text: str, start: int = 0, *, opens: Test | None = None
) -> tuple[Span, ...]:
    """Return the paragraphs of a text from `start` on, trimmed, in order.

    A blank line ends one. Another line end does so too, unless the text is wrapped
    and the next line's first word would not have fitted on the line. A line that
    `opens` begins a paragraph all the same, if the line before ends in a stop.
    """
    width = wrap_width(text[start:])
    return tuple(
        paragraph
        for block in find_blocks(text, start)
        for paragraph in _joined(text, block, width, opens)
    )


def _joined(
    text: str, block: tuple[Span, ...], width: int | None, opens: Test | None
) -> Iterator[Span]:
    first, last = block[0], block[0]
    for line in block[1:]:
        fits = width is None or reach(text, last, line) <= width
        ended = not text[last.end - 1].isalnum()
        if fits or (ended and opens is not None and opens(line.of(text))):
            yield Span(first.start, last.end)
            first = line
        last = line
    yield Span(first.start, last.end)
