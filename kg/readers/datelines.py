"""Datelines: "Sampleburg, 5 September 2024. /Agency/" before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.model import Block, Span
from kg.readers.dates import date_alone, find_dates
from kg.text import trim

DATELINE = re.compile(r"/\s*(?P<agency>[^\W\d_][\w .-]{2,30}?)\s*/\s*[.–—-]?\s*")
_PLACE = re.compile(r"(?:[A-ZА-ЯЁ][\w.’'-]*\s?){1,3},\s*")
_AFTER_DATE = re.compile(
    r"\s*(?:г\.|года?)?\s*(?:[.:–—-]+\s+)+(?=[^\W\d_a-zа-яё]|[\"“«])"
)


def find_issued(
    text: str, dates: Sequence[Block], others: Sequence[Block]
) -> tuple[date, Span] | None:
    """Return the page's own date: a line of its own, or the dateline of the lead."""
    for block in dates:
        found = date_alone(text, block.span)
        if found:
            return found
    for block in others:
        end = _dateline_end(text, block.span)
        for one in find_dates(text, block.span):
            if one[1].end <= end:
                return one
    return None


def after_dateline(text: str, span: Span) -> Span:
    """Return a lead without "Sampleburg, 5 September 2024. /Agency/" before it."""
    return trim(text, _dateline_end(text, span), span.end) or span


def _dateline_end(text: str, span: Span) -> int:
    """Return where a dateline ends: agency, place and date, in any order, or none."""
    agency = DATELINE.search(text, span.start, min(span.end, span.start + 120))
    place = _PLACE.match(text, span.start, span.end)
    start = agency.end() if agency else place.end() if place else span.start
    if start >= span.end:
        return span.start  # a line that is nothing but a place opens no lead
    for _, where in find_dates(text, Span(start, min(span.end, start + 40)))[:1]:
        closing = _AFTER_DATE.match(text, where.end, span.end)
        if closing and not any(char.isalnum() for char in text[start : where.start]):
            return closing.end()
    return agency.end() if agency else span.start
