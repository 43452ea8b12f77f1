"""Paragraphs of a PDF, put together from the lines that a page broke them into."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.formats.pdf_lines import Line, usual_pitch
from kg.formats.pdf_pages import Region

_ITEM = re.compile(r"(?:[•●▪◦‣·■□–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[”»]$")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_BROKEN_SHARE = 0.03  # of the lines, from which on a document hyphenates by program
_LARGER = 1.15  # times the usual size, for a heading
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: sizes, distances, and what it does to words."""

    size: float
    pitch: float
    right: float  # of the text in one column
    words: Counter[str]
    hyphenates: bool


def find_blocks(regions: Sequence[Region]) -> list[str]:
    """Return the paragraphs and headings of regions that are read one after another."""
    setting = _find_setting(regions)
    largest = max(
        (line.height for region in regions for line in region.lines), default=0
    )
    return [
        _heading(group, setting, largest) + _join(group, setting)
        for group in _groups(regions, setting)
    ]


def _find_setting(regions: Sequence[Region]) -> Setting:
    lines = [line for region in regions for line in region.lines]
    sizes = Counter(round(line.height, 1) for line in lines for _ in line.text)
    size = min(sizes, key=lambda key: (-sizes[key], key)) if sizes else 0.0
    pitches = [usual_pitch(region.lines) for region in regions if len(region.lines) > 2]
    words = Counter(
        word.strip(".,;:!?()[]\"'“”‘’«»").lower()
        for line in lines
        for word in line.text.split()[:-1]
    )
    return Setting(
        size,
        median(pitches) if pitches else size * 1.2,
        max((region.right for region in regions), default=0.0),
        words,
        _hyphenates(lines, words),
    )


def _hyphenates(lines: Sequence[Line], words: Counter[str]) -> bool:
    """Tell whether most hyphens at the ends of lines were made by a program.

    The words that also stand inside a line tell; without any, the share of hyphens.
    """
    made = real = breaks = 0
    for above, line in pairwise(lines):
        broken, follows = _HYPHENATED.search(above.text), _LETTERS.match(line.text)
        if broken and follows:
            breaks += 1
            whole, compound = _spellings(broken, follows)
            made += words[whole] > words[compound]
            real += words[whole] < words[compound]
    return made > real or (made == real and breaks > len(lines) * _BROKEN_SHARE)


def _spellings(broken: re.Match[str], follows: re.Match[str]) -> tuple[str, str]:
    """Return a broken word without its hyphen, and with it."""
    return (broken[1] + follows[0]).lower(), f"{broken[1]}-{follows[0]}".lower()


def _groups(regions: Sequence[Region], setting: Setting) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    group: list[Line] = []
    last: Region | None = None
    for region in regions:
        for line in region.lines:
            if group:
                begins = (
                    _begins(group, line, region, setting)
                    if last is region
                    else _begins_after_break(group[-1], line, last or region)
                )
                if begins:
                    yield group
                    group = []
            group.append(line)
            last = region
    if group:
        yield group


def _begins(
    group: Sequence[Line], line: Line, region: Region, setting: Setting
) -> bool:
    """Tell whether a line begins a paragraph after those above it in its column."""
    above = group[-1]
    if _differs(above, line) or _ITEM.match(line.text):
        return True
    step = above.bottom - line.bottom
    if step > max(setting.pitch, above.height) * 1.3 or step < 0:
        return True
    if above.height > setting.size * _LARGER:
        return False  # a heading over several lines
    if _is_indented(line, region) and not _is_indented(above, region):
        return not _ITEM.match(group[0].text)
    return _has_room(above, line, region.right)


def _begins_after_break(above: Line, line: Line, column: Region) -> bool:
    """Tell whether a line begins a paragraph after the end of a column or page."""
    if _differs(above, line) or _ITEM.match(line.text):
        return True
    if line.text[:1].islower():
        return False
    ended = bool(_SENTENCE_END.search(above.text))
    return ended or _has_room(above, line, column.right)


def _differs(above: Line, line: Line) -> bool:
    return abs(above.height - line.height) > 0.12 * max(above.height, line.height)


def _is_indented(line: Line, region: Region) -> bool:
    return line.left > region.left + 0.8 * line.height


def _has_room(above: Line, line: Line, right: float) -> bool:
    """Tell whether a line's first word would have fitted on the line above."""
    if line.text[:1].islower() and not _SENTENCE_END.search(above.text):
        return False
    word = line.text.split(maxsplit=1)[0]
    sign = line.width / max(1, len(line.text))
    return above.right + (len(word) + 2) * sign < right


def _heading(group: Sequence[Line], setting: Setting, largest: float) -> str:
    """Return the mark of a heading for lines that are set larger than the text."""
    size = min(line.height for line in group)
    length = sum(len(line.text) for line in group)
    letters = sum(sign.isalpha() for line in group for sign in line.text)
    if size < setting.size * _LARGER or length > _LONGEST_HEADING or letters < 3:
        return ""
    return "# " if size > largest * 0.97 and group[0].page == 0 else "## "


def _join(lines: Iterable[Line], setting: Setting) -> str:
    """Return lines as one paragraph; a hyphen that only breaks a word goes."""
    text = ""
    for line in lines:
        broken = _HYPHENATED.search(text)
        if not broken:
            text = f"{text} {line.text}" if text else line.text
        elif _is_made(broken, line.text, setting):
            text = text[:-1] + line.text
        else:
            text += line.text
    return text


def _is_made(broken: re.Match[str], rest: str, setting: Setting) -> bool:
    """Tell whether the hyphen at a line's end was made by the break."""
    if broken[0].endswith("\u00ad"):
        return True
    follows = _LETTERS.match(rest)
    if not follows:
        return False
    whole, compound = _spellings(broken, follows)
    if setting.words[whole] != setting.words[compound]:
        return setting.words[whole] > setting.words[compound]
    return setting.hyphenates and follows[0].islower()
