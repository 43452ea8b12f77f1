"""Layout of a speech: lines put together as paragraphs, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from kg.model import Span
from kg.paragraphs import find_blocks, wrap_width
from kg.readers.dates import date_alone
from kg.readers.headers import is_furniture
from kg.readers.lines import find_prose
from kg.readers.speeches.addresses import is_address
from kg.readers.transcripts.bylines import find_bylines, tells_of_speech

_STOP = re.compile(r"[.!?…,:;–—-][\"'”’»)\]*_]*$")
_FULL_STOP = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
_INNER_STOP = re.compile(r"[.!?][\"”’)]*\s+[\"“(]?[A-ZÀ-ÝА-ЯЁ]")
_MARKED_HEADING = re.compile(r"#{1,6}\s")
_HEADING = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$|__[^_]+__$")
_LEADING = re.compile(r"(?:[>•▪●◦‣·]|[-*+](?=\s)|\s)+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIST = re.compile(r"[•▪●◦‣·]|[-*+]\s|\(?\d{1,2}[.)]\s")
_LONGEST_BLOCK = 12  # lines between blank lines that may still be one paragraph
_PROSE = 25  # words to a paragraph, above which a short line is a heading
_SHORT = 8
_SHORTEST = 30  # characters of a line that may go on after a break


class Role(StrEnum):
    """What a paragraph of a speech is."""

    HEADER = "header"
    ADDRESS = "address"  # "Excellencies,", "Thank you."
    HEADING = "heading"
    FURNITURE = "furniture"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    role: Role
    lines: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The paragraph from its first character to its last."""
        return Span(self.lines[0].start, self.lines[-1].end)


def read_speech(text: str, start: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a speech from `start` on, with what each one is."""
    units = _units(text, start)
    typical = median(_count(text, one) for one in units) if units else 0
    first = _first_of_body(text, units)
    found: list[Paragraph] = []
    for at, unit in enumerate(units):
        if at < first:
            found.append(Paragraph(Role.HEADER, unit))
        else:
            found += _parted(text, unit, typical)
    return tuple(found)


def _count(text: str, unit: Sequence[Span]) -> int:
    return sum(len(line.of(text).split()) for line in unit)


def _first_of_body(text: str, units: Sequence[tuple[Span, ...]]) -> int:
    """Return the first paragraph that is prose or an address, and no title."""
    for at, unit in enumerate(units):
        words = unit[0].of(text)
        if is_address(words) and not tells_of_speech(words):
            return at
        if is_furniture(words) or _is_date(text, unit[0]):
            continue
        if at < 8 and len(words) < 300 and find_bylines(text, unit[0]):
            continue
        if _count(text, unit) > 3 and _FULL_STOP.search(unit[-1].of(text)):
            return at
        if _count(text, unit) > 40:
            return at
    titled = len(units) > 1 and tells_of_speech(units[0][0].of(text))
    return int(titled)


def _parted(text: str, unit: tuple[Span, ...], typical: float) -> Iterator[Paragraph]:
    """Yield the addresses at the head and the end of a paragraph apart from it."""
    start, end = 0, len(unit)
    while start < end - 1 and _MARKED_HEADING.match(text, unit[start].start):
        start += 1
    if start:
        yield Paragraph(Role.HEADING, unit[:start])
    unit, start, end = unit[start:], 0, end - start
    while start < end and is_address(unit[start].of(text)):
        start += 1
    while end > start and is_address(unit[end - 1].of(text)):
        end -= 1
    if start:
        yield Paragraph(Role.ADDRESS, unit[:start])
    if start < end:
        yield Paragraph(
            _role(text, unit[start:end], typical), _bare(text, unit[start:end])
        )
    if end < len(unit):
        yield Paragraph(Role.ADDRESS, unit[end:])


def _role(text: str, unit: Sequence[Span], typical: float) -> Role:
    words = unit[0].of(text)
    if len(unit) > 1:
        return Role.SPOKEN
    if is_furniture(words) or _is_date(text, unit[0]):
        return Role.FURNITURE
    if _STOP.search(words.rstrip("*_ ")):
        return Role.SPOKEN
    short = len(words.split()) <= _SHORT and typical >= _PROSE
    capitals = words.isupper() and len(words.split()) <= 12
    return Role.HEADING if _HEADING.match(words) or short or capitals else Role.SPOKEN


def _is_date(text: str, line: Span) -> bool:
    return _YEAR.search(text, line.start, line.end) is not None and bool(
        date_alone(text, line)
    )


def _bare(text: str, unit: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the lines without the marks of a list or of words set apart.

    Lines with no blank line between them are one stretch.
    """
    found = _LEADING.match(text, unit[0].start, unit[0].end - 1)
    start = found.end() if found else unit[0].start
    pieces = [Span(start, unit[0].end)]
    for line in unit[1:]:
        if len(text[pieces[-1].end : line.start].splitlines()) < 2:
            pieces[-1] = Span(pieces[-1].start, line.end)
        else:
            pieces.append(line)
    return tuple(pieces)


# -- lines put together ------------------------------------------------------------


def _units(text: str, start: int) -> list[tuple[Span, ...]]:
    width = wrap_width(text[start:])
    if width is not None:
        return _over_breaks(text, find_prose(text, start), width)
    blocks = find_blocks(text, start)
    if _set_by_sentence(text, blocks):
        return list(blocks)
    return _over_breaks(text, [line for block in blocks for line in block], None)


def _over_breaks(
    text: str, paragraphs: Sequence[Span], width: int | None
) -> list[tuple[Span, ...]]:
    """Put together what the end of a page cut: a sentence without its stop.

    It goes on in lower case, or its last line is as long as a wrapped text's are.
    """
    found: list[tuple[Span, ...]] = []
    for one in paragraphs:
        before = found[-1][-1] if found else None
        if before is not None and _goes_on(text, before, one, width):
            found[-1] = (*found[-1], one)
        else:
            found.append((one,))
    return found


def _goes_on(text: str, before: Span, one: Span, width: int | None) -> bool:
    words = before.of(text)
    if _STOP.search(words) and not words.endswith(","):
        return False
    if text[one.start].islower():
        return len(words) > _SHORTEST
    if width is None or words.endswith(","):
        return False
    line = words.splitlines()[-1]
    return len(line) * 4 > width * 3 and not line.isupper()


def _set_by_sentence(text: str, blocks: Sequence[tuple[Span, ...]]) -> bool:
    """Say whether lines are sentences, and blank lines part the paragraphs."""
    lines = [line for block in blocks if len(block) > 1 for line in block]
    if not lines or sum(map(len, blocks)) > _LONGEST_BLOCK * len(blocks):
        return False
    if sum(_LIST.match(text, one.start) is not None for one in lines) * 2 > len(lines):
        return False
    several = sum(_INNER_STOP.search(line.of(text)) is not None for line in lines)
    return len(blocks) > 1 and several * 2 < len(lines)
