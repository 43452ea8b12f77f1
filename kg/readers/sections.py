"""Sections of a document, asked again and again which of them a stretch stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.model import Section, Span


class Sections:
    """Sections in the order of the text, at most one level of them inside others."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [one.span.start for one in sections]
        self._by_span = {one.span: one for one in sections if one.parent is None}

    def around(self, span: Span) -> Section | None:
        """Return the innermost section that covers a span."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return None
        nearest = self._sections[at]
        if nearest.span.covers(span):
            return nearest
        outer = self._by_span.get(nearest.parent) if nearest.parent else None
        return outer if outer and outer.span.covers(span) else None
