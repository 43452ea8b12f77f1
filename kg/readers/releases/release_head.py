"""What stands over a release's title: "PRESS RELEASE", and the place with the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.model import Span
from kg.readers.dates import date_alone, find_dates
from kg.readers.releases.group_headings import heading_span

_ANNOUNCED = re.compile(
    r"(?:(?P<always>for (?:immediate|general|public) (?:release|distribution)"
    r"|embargoed|under embargo|not for release)"
    r"|(?:press|news|media) (?:release|statement|notice|advisory)"
    r"|communiqu[eé] de presse|pressemitteilung|pressemelding|pressmeddelande"
    r"|comunicado de prensa|nota de prensa|comunicato stampa|persbericht)\b",
    re.I,
)
_MOST_BEHIND = 2  # words behind "PRESS RELEASE" that are no title: "No. 12/2025"
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]{0,30}[ ,]{1,2}){1,5}(?:[(|–—-]\s?)?")
_BEHIND = re.compile(r"\)?[\s,]{0,3}(?:/[\w .-]{2,30}/\s?)?[–—-]{1,2}\s")
_LONGEST = 80


def is_announcement(text: str, span: Span) -> bool:
    """Say whether a line only says that a release follows, and is no title."""
    bare = heading_span(text, span)
    found = bare and _ANNOUNCED.match(text, bare.start, bare.end)
    if not bare or not found:
        return False
    if found["always"] or found.end() == bare.end:
        return True
    behind = Span(found.end(), bare.end)
    words = [one for one in behind.of(text).split() if any(map(str.isalpha, one))]
    return len(words) <= _MOST_BEHIND or bool(find_dates(text, behind))


def head_date(text: str, spans: Sequence[Span]) -> tuple[date, Span] | None:
    """Return the day beside a place, or beside "PRESS RELEASE", in one of the lines."""
    for span in spans:
        found = placed_date(text, span) or _opening_date(text, span)
        if found is None and is_announcement(text, span):
            found = next(iter(find_dates(text, span)), None)
        if found:
            return found
    return None


def placed_date(text: str, span: Span) -> tuple[date, Span] | None:
    """Return the day of a line that is nothing but a place and it: "Oslo, 12 May"."""
    if span.end - span.start > _LONGEST:
        return None
    place = _PLACE.match(text, span.start, span.end)
    if place is None or place.end() >= span.end:
        return None
    end = span.end - (text[span.end - 1] == ")")
    for start in (place.end(), text.rfind(", ", span.start, place.end()) + 2):
        if span.start < start < end and (found := date_alone(text, Span(start, end))):
            return found
    return None


def _opening_date(text: str, span: Span) -> tuple[date, Span] | None:
    """Return the day of "SAMPLETON, Northmark (12 May) – " before a sentence."""
    place = _PLACE.match(text, span.start, min(span.end, span.start + _LONGEST))
    if place is None or place.end() >= span.end:
        return None
    window = Span(span.start, min(span.end, place.end() + 40))
    for found in find_dates(text, window)[:1]:
        opens = found[1].start <= place.end()
        if opens and _BEHIND.match(text, found[1].end, span.end):
            return found
    return None
