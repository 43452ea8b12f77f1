"""Lines of running text put together as paragraphs, without a look at what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Span
from kg.paragraphs import wrap_width
from kg.text import trim

Test = Callable[[str], bool]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\v\f]+|\r\n|[\n\r\u2028\u2029\x85\v\f]")
_FIRST_WORD = re.compile(r"\S*")
_ENDS = "\n\r\u2028\u2029\x85\v\f"
_SLACK = 1  # programs that wrap differ in how they count the blank at a line's end
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?:.*\r?\n){0,200}?---[ \t]*(?:\r?\n|$)")


def front_matter(text: str) -> Span | None:
    """Return the block between `---` lines that a text may open with."""
    found = _FRONT.match(text)
    return Span(*found.span()) if found else None


def find_blocks(text: str, start: int = 0) -> tuple[tuple[Span, ...], ...]:
    """Return the runs of lines between blank lines, each line trimmed, from `start`.

    A line that holds only white space is blank.
    """
    blocks: list[tuple[Span, ...]] = []
    block: list[Span] = []
    for found in _LINE.finditer(text, start):
        line = trim(text, *found.span())
        if line is not None:
            block.append(line)
        elif found.start() == start or text[found.start() - 1] in _ENDS:
            if block:
                blocks.append(tuple(block))
            block = []
    if block:
        blocks.append(tuple(block))
    return tuple(blocks)


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
        fits = width is None or _reach(text, last, line) + _SLACK <= width
        ended = not text[last.end - 1].isalnum()
        if fits or (ended and opens is not None and opens(line.of(text))):
            yield Span(first.start, last.end)
            first = line
        last = line
    yield Span(first.start, last.end)


def _reach(text: str, line: Span, following: Span) -> int:
    """Return how long the line would be with the first word of the next one."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return (line.end - line.start) + 1 + (len(word.group()) if word else 0)
