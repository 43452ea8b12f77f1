"""The reader for Akoma Ntoso: debates of parliaments in the format of OASIS."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.model import BlockKind, Reading
from kg.readers.parliaments.akoma_front import Front
from kg.readers.parliaments.akoma_people import People, read_voice
from kg.readers.parliaments.record_text import Rendition
from kg.readers.parliaments.xml_lines import (
    Line,
    Markup,
    find_lines,
    flat_words,
    note_line,
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

name = "akoma-ntoso"
version = "1"

_BODIES = frozenset({"debate", "debateRecord", "debateReport"})
_SECTIONS = word_set(
    """
    debateBody debateSection subdivision administrationOfOath rollCall prayers
    oralStatements writtenStatements personalStatements ministerialStatements
    resolutions nationalInterest declarationOfVote communication petitions papers
    noticesOfMotion questions address proceduralMotions pointOfOrder adjournment
    """
)
_CONTAINERS = (
    _BODIES
    | _SECTIONS
    | {"akomaNtoso", "speechGroup", "documentCollection", "components", "component"}
    | {"collectionBody"}
)
_SPEECHES = frozenset({"speech", "question", "answer"})
_HEADINGS = frozenset({"heading", "subheading", "num", "title", "subtitle"})
_FRONTS = frozenset({"preface", "coverPage", "preamble", "header"})
_GAPS = frozenset({"omissis"})
_NOTES = word_set("remark scene narrative summary authorialNote ed-note note")
_BLOCKS = word_set(
    """
    p block blockContainer blockList item li ul ol tr table caption toc tocItem
    container other heading subheading listIntroduction listWrapUp intro wrapUp
    content subsection section paragraph quotedStructure blockquote div docTitle
    docProponent legislature session docNumber docType docIntroducer interrupt
    """
)


def sniff(head: bytes) -> float:
    """Return how much the first bytes look like a debate in Akoma Ntoso, 0 to 1."""
    if root_name(head) != "akomaNtoso":
        return 0.0
    plain = head.replace(b"\0", b"")
    debate = re.search(rb"<(?:\w+:)?debate(?:Record|Report)?[\s>]|debaterecord", plain)
    other = re.search(
        rb"<(?:\w+:)?(?:act|bill|judgment|judgement|doc|amendment)", plain
    )
    return 0.95 if debate else 0.2 if other else 0.5


def find_register(path: Path) -> Path | None:  # noqa: ARG001 - asked of every reader
    """Return None: each debate lists its persons itself."""
    return None


def read(
    id: str,
    path: Path,
    sha256: str,
    register: Path | None,  # noqa: ARG001 - only ParlaMint has one
) -> Reading:
    """Read one debate.

    Raises NoStatements if nobody speaks, and SourceError if it is not well-formed.
    """
    with uncollected():
        debate = _Debate(path)
        return debate.page.finish(id, path, sha256, (name, version))


class _Debate:
    """One debate, read from its first element to its last."""

    def __init__(self, path: Path) -> None:
        self.page = Rendition()
        self._people = People(self.page.warn)
        self._front = Front()
        self._markup = Markup(_BLOCKS, _NOTES, _GAPS, frozenset(), flat_words)
        self._depth = 0
        self._headed = False  # nothing but a heading has been written in the section
        self._groups: list[Element] = []
        for event in read_events(path, _CONTAINERS):
            self._meet(event)

    def _meet(self, event: Event) -> None:
        step, element, kind = event
        if step is Step.TEXT:
            self._narrate([plain_line(kind)])
        elif step is Step.WHOLE:
            self._whole(element, kind)
        elif kind in _SECTIONS:
            self._section(step is Step.OPEN)
        elif kind == "speechGroup" and step is Step.OPEN:
            self._groups.append(element)
        elif kind == "speechGroup":
            self._groups.pop()
        elif kind in _BODIES and step is Step.OPEN:
            self._front.name = squeeze(element.get("name") or "")

    def _section(self, begins: bool) -> None:
        self._headed = False
        if begins:
            self._depth += 1
        else:
            self.page.close_sections(self._depth)
            self._depth -= 1

    def _whole(self, element: Element, kind: str) -> None:
        if kind == "meta":
            self._front.read_meta(element, self._people)
        elif kind in _FRONTS:
            self._front.read_front(element, find_lines(element, self._markup))
        elif kind in _SPEECHES:
            self._speech(element)
        elif kind in _HEADINGS and self._depth:
            self._heading(element, kind)
        elif _speeches_in(element):
            self._vessel(element)
        else:
            self._narrate(find_lines(element, self._markup))

    def _vessel(self, element: Element) -> None:
        """Read an element with speeches that is no section of the standard."""
        self._section(begins=True)
        self._narrate([plain_line(element.text or "")])
        for child in element:
            self._whole(child, local_name(child))
            self._narrate([plain_line(child.tail or "")])
        self._section(begins=False)

    def _heading(self, element: Element, kind: str) -> None:
        words = flat_words(element)
        if not words:
            return
        self._front.write(self.page)
        if self._headed or kind != "heading":
            self.page.write(words, BlockKind.HEADING)
        else:
            self.page.open_section(words, self._depth)
            self._headed = True

    def _narrate(self, lines: Iterable[Line | None]) -> None:
        given = [line for line in lines if line]
        if given:
            self._front.write(self.page)
            self._headed = False
            self.page.write_lines(given)

    def _speech(self, element: Element) -> None:
        around = self._groups[-1] if self._groups else None
        voice = read_voice(element, around)
        inner = _speeches_in(element)
        for one in [*inner, *(child for child in element if _is_label(child))]:
            _take_out(one)
        lines = find_lines(element, self._markup)
        if any(line.said for line in lines):
            self._front.write(self.page)
            self._headed = False
            self.page.utter(self._people.label(voice, element.sourceline or 0), lines)
        else:
            self._narrate([note_line(voice.printed), *lines] if lines else [])
        for one in inner:
            self._speech(one)


def _speeches_in(element: Element) -> list[Element]:
    """Return the speeches inside an element that are in no other speech there."""
    found: list[Element] = []
    for one in element:
        if local_name(one) in _SPEECHES:
            found.append(one)
        elif len(one):
            found += _speeches_in(one)
    return found


def _is_label(element: Element) -> bool:
    return local_name(element) == "from"


def _take_out(element: Element) -> None:
    """Take an element out of its parent, and leave the words behind it there."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    parent.remove(element)
