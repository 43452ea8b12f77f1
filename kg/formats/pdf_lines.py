"""The lines of a PDF's pages: where each stands, and what it says."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LINE_ENDS = frozenset([0x0A, 0x0D])
_HYPHENS = frozenset([0x02, 0xFFFE])  # what the library makes of one at a line's end
_BLANKS = frozenset([0x09, 0x0B, 0x0C, 0x20, 0xA0])
_SEPARATORS = _LINE_ENDS | _HYPHENS | _BLANKS
_BREAKS = _SEPARATORS | {0, 0xFFFD}  # the last two are signs of an unknown character
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_GAP = 1.2  # of a line's height, from which a gap parts two columns or cells


# A word and its box, in points from the lower left corner of the page: left, bottom,
# right, top. A plain tuple, since a book has a hundred thousand of them.
Word = tuple[str, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one line of a page, or of one column."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int = 0

    @property
    def height(self) -> float:
        """The height of the line's characters, which stands for their size."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How far the line reaches."""
        return self.right - self.left

    def is_level_with(self, other: Line) -> bool:
        """Tell whether two stretches stand on one line of the page."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.5 * min(self.height, other.height)


def read_lines(page: pdfium.PdfPage, number: int) -> tuple[list[Line], int]:
    """Return the lines of a page as they were written, and how many signs had no text.

    A line with a wide gap in it comes as several stretches.
    """
    textpage = page.get_textpage()
    try:
        words, unknown = _read_words(textpage)
    finally:
        textpage.close()
    return list(_group(words, number)), unknown


def _read_words(textpage: pdfium.PdfTextPage) -> tuple[list[Word | None], int]:
    """Return the words of a page; None where the library sees a line end."""
    words: list[Word | None] = []
    unknown = 0
    signs: list[str] = []
    first = 0
    raw, read_code = textpage.raw, pdfium_c.FPDFText_GetUnicode
    for index in range(textpage.count_chars()):
        code = read_code(raw, index)
        if code in _BREAKS or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            if code in _HYPHENS:
                signs.append("-")
                index += 1
            if signs:
                words.append(_place("".join(signs), raw, first, index - 1))
                signs = []
            if code in _LINE_ENDS:
                words.append(None)
            unknown += code not in _SEPARATORS
            continue
        if not signs:
            first = index
        signs.append(chr(code))
    if signs:
        words.append(_place("".join(signs), raw, first, textpage.count_chars() - 1))
    return words, unknown


def _place(text: str, raw: pdfium_c.FPDF_TEXTPAGE, first: int, last: int) -> Word:
    """Return a word with the box from its first character to its last."""
    box, end = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(raw, first, ctypes.byref(box))
    pdfium_c.FPDFText_GetLooseCharBox(raw, last, ctypes.byref(end))
    return (
        text.translate(_LIGATURES),
        min(box.left, end.left),
        box.bottom,
        max(box.right, end.right),
        box.top,
    )


def _group(words: Sequence[Word | None], number: int) -> Iterator[Line]:
    """Yield the stretches of words that stand side by side."""
    run: list[Word] = []
    for word in words:
        if run and (word is None or _is_apart(run[-1], word)):
            yield _line(run, number)
            run = []
        if word is not None:
            run.append(word)
    if run:
        yield _line(run, number)


def _is_apart(last: Word, word: Word) -> bool:
    """Tell whether a word begins a new stretch after another."""
    _, left, bottom, right, top = word
    _, last_left, last_bottom, last_right, last_top = last
    height, last_height = top - bottom, last_top - last_bottom
    lowest, highest = min(height, last_height), max(height, last_height)
    if min(top, last_top) - max(bottom, last_bottom) <= 0.3 * lowest:
        return True
    return max(left - last_right, last_left - right) > _GAP * highest


def _line(run: Sequence[Word], number: int) -> Line:
    return Line(
        " ".join(word[0] for word in run),
        min(word[1] for word in run),
        median(word[2] for word in run),
        max(word[3] for word in run),
        median(word[4] for word in run),
        number,
    )


def join_level(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with the stretches that follow each other on one line made one."""
    waiting: Line | None = None
    for line in lines:
        if waiting and waiting.is_level_with(line) and line.left >= waiting.right - 1:
            waiting = Line(
                f"{waiting.text} {line.text}",
                waiting.left,
                min(waiting.bottom, line.bottom),
                line.right,
                max(waiting.top, line.top),
                line.page,
            )
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def usual_pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next below it."""
    steps = [
        upper.bottom - lower.bottom
        for upper, lower in pairwise(lines)
        if 0 < upper.bottom - lower.bottom < 3 * upper.height
    ]
    return median(steps) if steps else 0.0
