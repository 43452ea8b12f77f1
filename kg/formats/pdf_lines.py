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
_UNKNOWN = frozenset([0, 0xFFFD])
_HYPHENS = frozenset([0x02, 0xFFFE])  # what the library makes of one at a line's end
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_GAP = 1.2  # of a line's height, from which a gap parts two columns or cells


# A character and its box, in points from the lower left corner of the page:
# left, bottom, right, top. A plain tuple, since a book has a million of them.
Glyph = tuple[str, float, float, float, float]


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
        glyphs, unknown = _read_glyphs(textpage)
    finally:
        textpage.close()
    return list(_group(glyphs, number)), unknown


def _read_glyphs(textpage: pdfium.PdfTextPage) -> tuple[list[Glyph | None], int]:
    """Return the characters of a page; None where the library sees a line end."""
    glyphs: list[Glyph | None] = []
    unknown = 0
    raw, box = textpage.raw, pdfium_c.FS_RECTF()
    address = ctypes.byref(box)
    read_code, read_box = (
        pdfium_c.FPDFText_GetUnicode,
        pdfium_c.FPDFText_GetLooseCharBox,
    )
    for index in range(textpage.count_chars()):
        code = read_code(raw, index)
        if code in _LINE_ENDS:
            glyphs.append(None)
        elif code in _UNKNOWN or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            unknown += 1
        else:
            read_box(raw, index, address)
            sign = "-" if code in _HYPHENS else chr(code)
            glyphs.append((sign, box.left, box.bottom, box.right, box.top))
    return glyphs, unknown


def _group(glyphs: Sequence[Glyph | None], number: int) -> Iterator[Line]:
    """Yield the stretches of characters that stand side by side."""
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph is None:
            yield from _line(run, number)
            run, last = [], None
        elif glyph[0].isspace():
            run.append(glyph)
        else:
            if last and _is_apart(last, glyph):
                yield from _line(run, number)
                run = []
            run.append(glyph)
            last = glyph
    yield from _line(run, number)


def _is_apart(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character begins a new stretch after another."""
    _, left, bottom, right, top = glyph
    _, last_left, last_bottom, last_right, last_top = last
    height, last_height = top - bottom, last_top - last_bottom
    lowest, highest = min(height, last_height), max(height, last_height)
    if min(top, last_top) - max(bottom, last_bottom) <= 0.3 * lowest:
        return True
    return max(left - last_right, last_left - right) > _GAP * highest


def _line(run: Sequence[Glyph], number: int) -> Iterator[Line]:
    shown = [glyph for glyph in run if not glyph[0].isspace()]
    if not shown:
        return
    text = "".join(glyph[0] for glyph in run).translate(_LIGATURES)
    yield Line(
        " ".join(text.split()),
        min(glyph[1] for glyph in shown),
        median(glyph[2] for glyph in shown),
        max(glyph[3] for glyph in shown),
        median(glyph[4] for glyph in shown),
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
