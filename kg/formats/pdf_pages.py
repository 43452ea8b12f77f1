"""The pages of a PDF in the order of reading, without what runs through all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from kg.formats.pdf_lines import Line, join_level

_EDGE = 3  # stretches at the top and at the bottom of a page that may run through all
_OFTEN = 0.3  # of the pages, from which on a line is a running one
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[^\w#]*(?:\w{1,6}\.?\s)?#(?:\s?(?:of|/|–|-)\s?#)?[^\w#]*")
_MOST_EDGES = 12  # left edges on a page that may be a column's
_SURELY = re.compile(
    r"(?:page|seite|стр\.|страница|página) # ?(?:of|/|von|из|de) ?#", re.I
)
_FEWEST = 4  # lines that make a column
_NARROWEST = 0.2  # of what is printed, for the width of a column's lines
_SHORTEST = 20  # characters in a column's lines; a table's cells have fewer


@dataclass(frozen=True, slots=True)
class Region:
    """Lines to be read one after the other, and the column that they stand in."""

    lines: tuple[Line, ...]
    left: float
    right: float


def drop_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without running heads, running feet and page numbers."""
    counts = Counter(key for page in pages for key in {_key(x) for x in _edges(page)})
    least = max(3.0, len(pages) * _OFTEN)
    running = {
        key
        for key, count in counts.items()
        if count >= least
        or (count == len(pages) > 1 and _PAGE_NUMBER.fullmatch(key[0]))
        or _SURELY.fullmatch(key[0])
    }
    return [_without(page, running) for page in pages]


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest stretches of a page."""
    ordered = sorted(page, key=lambda line: (-line.bottom, line.left))
    return ordered[:_EDGE] + ordered[_EDGE:][-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / 4)


def _without(page: Sequence[Line], running: set[tuple[str, int]]) -> list[Line]:
    dropped = {id(line) for line in _edges(page) if _key(line) in running}
    return [line for line in page if id(line) not in dropped]


def find_regions(page: Sequence[Line]) -> Iterator[Region]:
    """Yield the regions of a page in the order of reading, columns from the left.

    A page without columns keeps the order in which it was written.
    """
    if not page:
        return
    gutter = _find_gutter(page)
    if gutter is None:
        lines = tuple(join_level(page))
        yield Region(lines, min(x.left for x in lines), max(x.right for x in lines))
        return
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(page, key=lambda line: (-line.bottom, line.left)):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            yield from find_regions(left)
            yield from find_regions(right)
            yield Region((line,), line.left, line.right)
            left, right = [], []
    yield from find_regions(left)
    yield from find_regions(right)


def _find_gutter(page: Sequence[Line]) -> float | None:
    """Return where the blank between two columns of text ends, if there are two."""
    whole = max(line.right for line in page) - min(line.left for line in page)
    edges = Counter(round(line.left) for line in page)
    best: tuple[int, float] | None = None
    for edge, count in edges.most_common(_MOST_EDGES):
        if count < _FEWEST:
            continue
        gutter = edge - 1.0
        left = [line for line in page if line.right <= gutter]
        right = [line for line in page if line.left >= gutter]
        crossing = len(page) - len(left) - len(right)
        if crossing * 5 > len(page) or not _are_columns(left, right, whole):
            continue
        best = min(best or (crossing, gutter), (crossing, gutter))
    return best[1] if best else None


def _are_columns(left: Sequence[Line], right: Sequence[Line], whole: float) -> bool:
    """Tell whether the lines on both sides are running text side by side."""
    if min(len(left), len(right)) < _FEWEST:
        return False
    beside = min(max(x.top for x in left), max(x.top for x in right)) - max(
        min(x.bottom for x in left), min(x.bottom for x in right)
    )
    return beside > 0 and all(
        mean(len(line.text) for line in side) >= _SHORTEST
        and median(line.width for line in side) >= whole * _NARROWEST
        for side in (left, right)
    )
