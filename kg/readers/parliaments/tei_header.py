"""The header of a sitting in TEI: title, parliament, term, sitting and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.model import BlockKind, Piece, Span
from kg.readers.parliaments.periods import find_day, read_date
from kg.readers.parliaments.pointers import reference
from kg.readers.parliaments.record_text import Rendition
from kg.readers.parliaments.registers import Register, choose
from kg.readers.parliaments.xml_lines import flat_words, squeeze
from kg.readers.parliaments.xml_stream import Element, attribute, local_name

_MEETINGS = ("term", "session", "meeting", "sitting")
_KIND = re.compile(r"#?parla\.(term|session|meeting|sitting)\b")


def write_header(
    page: Rendition, header: Element, register: Register, fallback: str
) -> date | None:
    """Write title, parliament, sitting and day of a header; return the day.

    `fallback` is what else may name the day, such as the id of the file.
    """
    language = page.language
    _write_titles(page, header, language)
    if publisher := _parliament(header, register, language):
        page.publisher = page.write(publisher, BlockKind.LEAD)
    _write_meetings(page, header, language)
    day, printed = _day(header, fallback)
    if day is None:
        page.warn("the day of the sitting is not given, or no possible date")
        return None
    page.issued = (day, page.write(printed, BlockKind.DATE).span)
    return day


def _write_titles(page: Rendition, header: Element, language: str | None) -> None:
    statement = _first(header, "fileDesc", "titleStmt")
    for kind in ("main", "sub"):
        words = choose(
            [
                (attribute(child, "lang"), flat_words(child))
                for child in statement
                if local_name(child) == "title"
                and (child.get("type") or "main") == kind
            ],
            language,
        )
        if words and kind == "main":
            page.title = page.write(words, BlockKind.TITLE)
        elif words:
            page.write(words, BlockKind.LEAD)


def _parliament(
    header: Element, register: Register, language: str | None
) -> str | None:
    """Return the name of the parliament, if a register or the source has it."""
    for meeting in _meetings(header):
        found = register.organizations.get(reference(meeting.get("corresp")) or "")
        if found and (words := choose(found.names, language)):
            return words
    parliaments = [
        one for one in register.organizations.values() if one.kind == "parliament"
    ]
    if len(parliaments) == 1:
        return choose(parliaments[0].names, language)
    for bibl in _all(_first(header, "fileDesc", "sourceDesc"), "bibl"):
        named = [
            (attribute(child, "lang"), flat_words(child))
            for child in bibl
            if local_name(child) == "publisher"
        ]
        if words := choose(named, language):
            return words
    return None


def _write_meetings(page: Rendition, header: Element, language: str | None) -> None:
    """Write term, session, meeting and sitting in one line."""
    named: dict[str, list[tuple[str | None, str]]] = {}
    for meeting in _meetings(header):
        kind = _KIND.search(meeting.get("ana") or "")
        words = flat_words(meeting) or squeeze(meeting.get("n") or "")
        if kind and words:
            if not any(char.isalpha() for char in words):
                words = f"{kind[1].capitalize()} {words}"
            named.setdefault(kind[1], []).append((attribute(meeting, "lang"), words))
    line = {kind: choose(named[kind], language) for kind in _MEETINGS if kind in named}
    given = {term: one for term, one in line.items() if one}
    if not given:
        return
    at = page.write(", ".join(given.values()), BlockKind.LEAD).span.start
    for term, one in given.items():
        piece = Piece(Span(at, at + len(one)), one)
        at += len(one) + 2
        if term == "term":
            page.forum = piece
        else:
            page.session = piece


def _day(header: Element, fallback: str) -> tuple[date | None, str]:
    """Return the day of the sitting, and how it is printed."""
    for place in (
        _first(header, "profileDesc", "settingDesc"),
        _first(header, "fileDesc", "sourceDesc"),
    ):
        for one in _all(place, "date"):
            given = one.get("when") or one.get("from") or one.get("notBefore")
            if day := read_date(given):
                return day, flat_words(one) or squeeze(str(given))
    return find_day(fallback)


def _meetings(header: Element) -> list[Element]:
    return _all(_first(header, "fileDesc", "titleStmt"), "meeting")


def _first(element: Element, *path: str) -> Element:
    """Return the element at the end of a path of names, or an empty one."""
    for step in path:
        inner = [child for child in element if local_name(child) == step]
        if not inner:
            return element.makeelement("none")
        element = inner[0]
    return element


def _all(element: Element, wanted: str) -> list[Element]:
    return list(_inside(element, wanted))


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    for one in element.iter():
        if local_name(one) == wanted:
            yield one
