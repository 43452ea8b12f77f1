"""Days and periods of records in XML: whole or partial ISO dates, or none at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.readers.parliaments.xml_stream import Element

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when something was so; None is an end that is not known."""

    start: date | None
    end: date | None

    def holds(self, day: date | None) -> bool:
        """Say whether it was so on this day; a day not known fits no dated period."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day) and (
            self.end is None or day <= self.end
        )

    @property
    def reversed(self) -> bool:
        """Say whether it ends before it begins."""
        return bool(self.start and self.end and self.end < self.start)


def read_date(value: str | None, *, end: bool = False) -> date | None:
    """Return the day of an ISO date, or the first or last day of a month or year.

    A year that no record can have, such as 3000, is no date.
    """
    match = _DATE.match((value or "").strip())
    if match is None or not 1200 <= int(match[1]) <= 2100:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            return date(year, int(month), int(day))
        if not end:
            return date(year, int(month or 1), 1)
        following = date(year + 1, 1, 1) if not month or month == "12" else None
        following = following or date(year, int(month) + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None


def find_day(*places: str) -> tuple[date | None, str]:
    """Return the first possible day in words, such as a file's name, as printed."""
    for place in places:
        for match in _DAY.finditer(place):
            if day := read_date(match.group()):
                return day, match.group()
    return None, ""


def read_period(element: Element) -> Period:
    """Return the period that the attributes of an element give."""
    when = element.get("when")
    return Period(
        read_date(element.get("from") or element.get("notBefore") or when),
        read_date(element.get("to") or element.get("notAfter") or when, end=True),
    )
