"""Dates as pages print them: "5 September 2024", "October 13, 2023", "05.09.2024"."""

from __future__ import annotations

import re
from datetime import date

from kg.extract.lexicon import CITIES
from kg.model import Span
from kg.text import word_list

_ENGLISH = word_list(
    "january february march april may june july august september october november "
    "december"
)
_RUSSIAN = word_list(
    "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
)
_MONTHS = {name[:3]: at for at, name in enumerate(_ENGLISH, 1)}
_RUSSIAN_MONTHS = {stem: at for at, stem in enumerate(_RUSSIAN, 1)}
_MONTH = (
    r"(?P<month>(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
    r"|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[ьяйа]?)"
)
_B = r"[\s\u00a0\u202f]+"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d–—-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_DAY}(?:{_B}of)?{_B}{_MONTH},?{_B}{_YEAR}",
        rf"{_MONTH}{_B}{_DAY},?{_B}{_YEAR}",
        rf"(?<![\d.]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.])(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}",
        rf"(?<![\d/])(?P<day>\d\d?)/(?P<month>\d\d?)/{_YEAR}",
    )
)
_SLASHES = 4  # the form in which day and month may be either way round
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)"
)
_BESIDE = re.compile(
    rf"(?:\s|\ufeff|\u00a0|[*_,.|/–—-]|{_WEEKDAY}|(?:published|posted|date|updated|issued"
    rf"|дата|опубликовано)\s*(?:on)?:?|\d\d?[:.]\d\d(?:\s*[ap]\.?m\.?)?|г\.?|года|UTC"
    rf"|GMT|MSK|\([A-Z]{{3,4}}\))+",
    re.I,
)


def find_dates(text: str, span: Span) -> list[tuple[date, Span]]:
    """Return the dates printed in a stretch of text, in order.

    A date in slashes counts only if the day cannot be taken for the month.
    """
    found = []
    for kind, form in enumerate(_FORMS):
        for match in form.finditer(text, span.start, span.end):
            day, month = int(match["day"]), _month(match["month"])
            if kind == _SLASHES:
                day, month = _unslash(day, month)
            try:
                value = date(int(match["year"]), month, day)
            except ValueError:
                continue
            found.append((value, Span(*match.span())))
    return sorted(found, key=lambda one: one[1])


def date_alone(text: str, span: Span) -> tuple[date, Span] | None:
    """Return the date of a line that holds nothing else, such as a weekday aside."""
    if span.end - span.start > 80:
        return None
    dates = find_dates(text, span)
    if len(dates) != 1:
        return None
    where = dates[0][1]
    rest = text[span.start : where.start] + " " + text[where.end : span.end]
    if rest.strip(" \u00a0,.|*_–—-").casefold() in CITIES:
        return dates[0]
    return dates[0] if _BESIDE.fullmatch(rest) else None


def _month(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    plain = printed.casefold().rstrip(".")
    if plain[:3] in _MONTHS:
        return _MONTHS[plain[:3]]
    stems = [stem for stem in _RUSSIAN_MONTHS if plain.startswith(stem)]
    return _RUSSIAN_MONTHS[max(stems, key=len)] if stems else 0


def _unslash(first: int, second: int) -> tuple[int, int]:
    if first > 12 >= second:
        return first, second
    if second > 12 >= first:
        return second, first
    return (first, second) if first == second else (0, 0)
