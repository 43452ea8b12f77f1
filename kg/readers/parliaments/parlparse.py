"""The reader for parlparse: Hansard of the parliaments of the United Kingdom."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.model import BlockKind, PartKind, Piece, Reading, Span, SpeakerKind
from kg.readers.parliaments.formulas import is_formula
from kg.readers.parliaments.periods import find_day
from kg.readers.parliaments.record_text import (
    UNNAMED,
    Label,
    Post,
    Rendition,
    compose_label,
)
from kg.readers.parliaments.speaker_labels import clean_label, kind_of
from kg.readers.parliaments.xml_lines import (
    Line,
    Markup,
    find_lines,
    flat_words,
    plain_line,
    squeeze,
)
from kg.readers.parliaments.xml_stream import (
    Element,
    Event,
    Step,
    local_name,
    read_events,
    root_name,
    uncollected,
)
from kg.text import word_set

name = "parlparse"
version = "1"

_ROOT = "publicwhip"
_HEADINGS = {"oral-heading": 1, "major-heading": 2, "minor-heading": 3}
_ORAL, _MAJOR = 1, 2
_SPEECHES = frozenset({"speech", "ques", "reply"})
_BLOCKS = word_set("p ul ol li table thead tbody tr blockquote dl dt dd div quote")
_HOUSES = {
    "debate": "House of Commons",
    "westminhall": "House of Commons, Westminster Hall",
    "standing": "House of Commons, public bill committees",
    "wrans": "Parliament of the United Kingdom, written answers",
    "wms": "Parliament of the United Kingdom, written statements",
    "lords": "House of Lords",
    "ni": "Northern Ireland Assembly",
    "spor": "Scottish Parliament",
    "spwa": "Scottish Parliament, written answers",
    "senedd": "Senedd Cymru",
    "london-mayors-questions": "London Assembly",
}
_ID = re.compile(r"uk\.org\.publicwhip/([\w-]+)/")
# Other parliaments use the scheme, and its ids, too: their addresses tell.
_ABROAD = re.compile(r"https?://(?![^/]*\.(?:uk|scot|wales|cymru)(?:[:/]|$))[^/]", re.I)
# What the record tells in italics: "indicated dissent.", "Question put and agreed to."
_DEED = re.compile(
    r"[a-z][^.]{0,50}[.–—-]\s*$|\["
    r"|(?:Main |Original )?Questions? (?:put|again|accordingly|agreed|proposed)"
    r"|Resolved\b|Ordered\b|Brought up\b|It being\b|Adjourned\b|Debate (?:adj|res)"
    r"|(?:Amendments?|Motion|New clause|Clauses?|Schedules?|Bill)\b[^.]{0,200}"
    r"\b(?:agreed|negatived|withdrawn|made|read|added|ordered|leave)\b"
    r"|The (?:House|Committee|Assembly|Parliament) (?:divided|proceeded|adjourned)"
)


def sniff(head: bytes) -> float:
    """Return how much the first bytes of a file look like parlparse, from 0 to 1."""
    return 0.95 if root_name(head) == _ROOT else 0.0


def find_register(path: Path) -> Path | None:  # noqa: ARG001 - asked of every reader
    """Return None: each speech names its speaker itself."""
    return None


def read(
    id: str,
    path: Path,
    sha256: str,
    register: Path | None,  # noqa: ARG001 - only ParlaMint has one
) -> Reading:
    """Read one day of a house.

    Raises NoStatements if nobody speaks, and SourceError if it is not well-formed.
    """
    with uncollected():
        day = _Day(path)
        return day.page.finish(id, path, sha256, (name, version))


class _Day:
    """One day of a house, read from its first element to its last."""

    def __init__(self, path: Path) -> None:
        self.page = Rendition()
        self.page.language = "en"
        self._path = path
        self._markup = Markup(
            _BLOCKS, frozenset(), frozenset(), frozenset(), flat_words
        )
        self._begun = False
        self._oral = False  # the open major heading has an oral question under it
        self._labels: dict[tuple[str | None, ...], Label] = {}
        for event in read_events(path, frozenset({_ROOT})):
            self._meet(event)

    def _meet(self, event: Event) -> None:
        step, element, kind = event
        if step is Step.TEXT:
            self.page.write_lines([line] if (line := plain_line(kind)) else [])
        elif step is Step.WHOLE:
            if not self._begun:
                self._begin(element)
            if kind in _HEADINGS:
                self._heading(element, kind)
            elif kind in _SPEECHES:
                self._speech(element)
            elif kind == "division":
                self._division(element)
            else:
                self.page.write_lines(find_lines(element, self._markup))

    def _begin(self, first: Element) -> None:
        """Write the house and the day, which only the ids of the elements tell."""
        self._begun = True
        key = first.get("id") or ""
        found = _ID.match(key)
        house = _HOUSES.get(found[1]) if found else None
        if house and not _ABROAD.match(first.get("url") or ""):
            self.page.title = self.page.write(f"{house}, Hansard", BlockKind.TITLE)
            body = house.partition(",")[0]
            start = self.page.title.span.start
            self.page.publisher = Piece(Span(start, start + len(body)), body)
        day, printed = find_day(key, self._path.name)
        if day is None:
            self.page.warn("the day is in no id, nor in the name of the file")
            return
        self.page.issued = (day, self.page.write(printed, BlockKind.DATE).span)

    def _heading(self, element: Element, kind: str) -> None:
        words, level = flat_words(element), _HEADINGS[kind]
        if not words:
            return
        if level <= _MAJOR:
            self._end_questions()
            self._oral = False
        self.page.open_section(words, level)

    def _speech(self, element: Element) -> None:
        lines = _told(element, find_lines(element, self._markup))
        label = self._label(element) if lines else None
        if label is None:
            self.page.write_lines(lines)
            return
        self._oral = self._oral or element.get("oral-qnum") is not None
        self._end_questions()
        self.page.utter(label, lines)

    def _end_questions(self) -> None:
        """End question time before a major heading that has no numbered question."""
        if not self._oral and self.page.levels[:2] == [_ORAL, _MAJOR]:
            self.page.leave(_ORAL)

    def _label(self, element: Element) -> Label | None:
        """Return the label of a speech, or None if the record says nobody speaks."""
        key = (
            element.get("speakername"),
            element.get("speakeroffice"),
            element.get("person_id") or element.get("speakerid"),
        )
        if element.get("nospeaker") == "true" or not any(key):
            return None
        label = self._labels.get(key)
        if label is None:
            called, office, identifier = (clean_label(one or "") for one in key)
            label = self._new(called, office, identifier, f"line {element.sourceline}")
            self._labels[key] = label
        return label

    def _new(self, called: str, office: str, identifier: str, at: str) -> Label:
        known = "/" in identifier  # not "unknown"
        named = squeeze(called) or squeeze(office)
        if not named:
            self.page.warn(f"{at}: the speaker {identifier!r} is not named")
        kind = kind_of(named) if named else SpeakerKind.UNNAMED
        named = named or UNNAMED
        if not known and kind is SpeakerKind.PERSON:
            self.page.warn(f"{at}: the record does not know who {named!r} is")
        held = squeeze(office)
        posts = [Post(held)] if held and held.casefold() != named.casefold() else []
        made = compose_label(named, kind, posts)
        speaker = replace(made.speaker, identifier=identifier if known else None)
        return replace(made, speaker=speaker)

    def _division(self, element: Element) -> None:
        """Write how many voted; who voted how is no statement, and is left out."""
        number = element.get("divnumber") or ""
        counts = [
            f"{side} {count}"
            for one in element
            if local_name(one) == "divisioncount"
            for side, count in one.attrib.items()
            if count
        ]
        title = f"Division {number}".strip()
        words = f"{title}: {', '.join(counts)}" if counts else title
        self.page.write(words, BlockKind.NOTE)
        title = squeeze(title)
        self.page.warn(f"line {element.sourceline}: {title}: who voted is left out")


def _told(element: Element, lines: list[Line]) -> list[Line]:
    """Return the lines, those that tell of a deed as nobody's words.

    They stand in italics, or are a formula of procedure from end to end.
    """
    deeds = {
        flat_words(one)
        for one in element
        if one.get("class") == "italic" and _DEED.match(flat_words(one))
    }
    made: list[Line] = []
    before = ""  # a formula that leads to its motion: "Resolved:", "That it sits."
    for one in lines:
        led = before.endswith(":") and one.text.startswith("That ")
        told = led or one.text in deeds or is_formula(one.text)
        whole = ((PartKind.INSERTION, 0, len(one.text)),)
        made.append(Line(one.text, whole) if told else one)
        before = one.text if told else ""
    return made
