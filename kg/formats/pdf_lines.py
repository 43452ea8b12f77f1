"""The lines of a PDF's pages: where each stands, and what it says."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_HYPHEN = 0xFFFE  # what the library makes of a hyphen at the end of a line
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_GAP = 1.2  # of a line's height, from which a gap parts two columns or cells


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page, in points from the lower left corner."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


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
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code in (0x0A, 0x0D):
            glyphs.append(None)
        elif code == 0 or 0xD800 <= code < 0xE000 or code == 0xFFFD:
            unknown += 1
        elif code in (0x02, _HYPHEN):
            code = 0x2D
        if code in (0, 0x0A, 0x0D) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(raw, index, address)
        glyphs.append(Glyph(chr(code), box.left, box.bottom, box.right, box.top))
    return glyphs, unknown


def _group(glyphs: Sequence[Glyph | None], number: int) -> Iterator[Line]:
    """Yield the stretches of characters that stand side by side."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph is None:
            yield from _line(run, number)
            run = []
            continue
        last = next((g for g in reversed(run) if not g.character.isspace()), None)
        if last and not glyph.character.isspace() and _is_apart(last, glyph):
            yield from _line(run, number)
            run = []
        run.append(glyph)
    yield from _line(run, number)


def _is_apart(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character begins a new stretch after another."""
    height = max(last.top - last.bottom, glyph.top - glyph.bottom)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    gap = max(glyph.left - last.right, last.left - glyph.right)
    lowest = min(last.top - last.bottom, glyph.top - glyph.bottom)
    return overlap <= 0.3 * lowest or gap > _GAP * height


def _line(run: Sequence[Glyph], number: int) -> Iterator[Line]:
    shown = [glyph for glyph in run if not glyph.character.isspace()]
    if not shown:
        return
    text = "".join(glyph.character for glyph in run).translate(_LIGATURES)
    yield Line(
        " ".join(text.split()),
        min(glyph.left for glyph in shown),
        median(glyph.bottom for glyph in shown),
        max(glyph.right for glyph in shown),
        median(glyph.top for glyph in shown),
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
