"""The reader for ParlaMint: sittings of parliaments in TEI, with a common register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import NoStatements
from kg.model import BlockKind, Reading
from kg.readers.parliaments.pointers import beside
from kg.readers.parliaments.record_text import Rendition
from kg.readers.parliaments.registers import CONTAINERS, Register, choose, read_register
from kg.readers.parliaments.tei_header import write_header
from kg.readers.parliaments.tei_speakers import Speakers, Voice
from kg.readers.parliaments.xml_lines import (
    Line,
    Markup,
    find_lines,
    flat_words,
    note_line,
    squeeze,
)
from kg.readers.parliaments.xml_stream import (
    Element,
    Event,
    Step,
    attribute,
    local_name,
    read_events,
    root_name,
    uncollected,
)
from kg.text import word_set

name = "parlamint"
version = "1"

_CONTAINERS = (CONTAINERS | {"front", "group", "div"}) - {
    "teiHeader",
    "profileDesc",
    "particDesc",
}
_UTTERANCES = frozenset({"u", "sp"})
_NOTES = word_set("note kinesic vocal incident writing stage")
_GAPS = frozenset({"gap"})
_BLOCKS = word_set("seg p head l lg list item ab row table quote q")
_EMPTY = word_set("pb cb milestone linkGrp link desc relation include speaker")
_SPOKEN = re.compile(rb"<(?:\w+:)?(?:u|sp)[\s>]|parla\.|ParlaMint|particDesc", re.I)
_LISTED = re.compile(r"list[-_]?(?:person|org)", re.I)


def sniff(head: bytes) -> float:
    """Return how much the first bytes of a file look like ParlaMint, from 0 to 1."""
    if root_name(head) not in ("TEI", "teiCorpus"):
        return 0.0
    return 0.95 if _SPOKEN.search(head.replace(b"\0", b"")) else 0.4


def find_register(path: Path) -> Path | None:
    """Return the corpus root of a sitting, or else a list of its speakers or parties.

    A root has the name that its sittings begin with, and lies beside them or above
    the folder of their year.
    """
    stem, place = _stem(path).casefold(), path.absolute()
    for folder in place.parents[:3]:
        roots, lists = [], []
        for one in sorted(folder.glob("*.xml")):
            start = _stem(one).casefold()
            match = _LISTED.search(start)
            if match and stem.startswith(start[: match.start()].rstrip("-_.")):
                lists.append(one)
            elif stem.startswith((start + "_", start + "-")):
                roots.append(one)
        # The root with the annotation that the sitting has comes first.
        roots.sort(key=lambda one: (one.suffixes != path.suffixes, -len(one.name)))
        found = [one for one in roots if _is_root(one)]
        lists.sort(key=lambda one: "person" not in one.name.casefold())
        if found or lists:
            return (found or lists)[0]
    return None


def sittings(path: Path) -> tuple[Path, ...]:
    """Return the sittings that a corpus root includes and that are there.

    If none is, the files that bear the name of the root are its sittings.
    """
    found = []
    for step, element, kind in read_events(path, frozenset({"teiCorpus"})):
        if step is Step.WHOLE and kind == "include":
            found += beside(path, element.get("href"))
    if not found:
        start = _stem(path) + "_"
        found = [
            one
            for pattern in ("*.xml", "*/*.xml")
            for one in sorted(path.parent.glob(pattern))
            if one.name.startswith(start) and one.suffixes == path.suffixes
        ]
    return tuple(dict.fromkeys(found))


def read(
    id: str,
    path: Path,
    sha256: str,
    register: Path | None,
) -> Reading:
    """Read one sitting, with the register of its corpus if there is one.

    Raises NoStatements if there is no utterance in it, and SourceError if it is not
    well-formed.
    """
    with uncollected():
        known = read_register(register) if register else Register()
        sitting = _Sitting(path, known)
        if sitting.speakers.lacking & sitting.own.persons.keys():
            # It lists its speakers after what they say.
            sitting = _Sitting(path, known.joined(sitting.own))
        if sitting.root:
            raise NoStatements(
                f"{path}: is the root of a corpus; what is said stands in its sittings"
            )
        return sitting.page.finish(id, path, sha256, (name, version))


class _Sitting:
    """One sitting, read from its first element to its last."""

    def __init__(self, path: Path, register: Register) -> None:
        self.page = Rendition()
        for name in register.missing:
            self.page.warn(f"the register includes {squeeze(name)!r}, not there")
        self.own = Register()
        self.root = False
        self.speakers = Speakers(register, None, None, self.page.warn)
        self._markup = Markup(_BLOCKS, _NOTES, _GAPS, _EMPTY, self._words)
        self._printed = ""  # the note above an utterance, which names its speaker
        self._depth = 0
        self._headed = False  # nothing but a heading has been written in the division
        self._place = path.name
        for event in read_events(path, _CONTAINERS):
            self._meet(event)

    def _meet(self, event: Event) -> None:
        step, element, kind = event
        if step is Step.WHOLE:
            self._whole(element, kind)
        elif step is Step.TEXT:
            self._narrate([note_line(kind)])
        elif step is Step.OPEN and kind in ("TEI", "teiCorpus"):
            self.page.language = attribute(element, "lang")
            self.root = self.root or kind == "teiCorpus"
            self._place = f"{attribute(element, 'id') or ''} {self._place}"
        elif kind == "div" and step is Step.OPEN:
            self._depth, self._headed = self._depth + 1, False
        elif kind == "div":
            self.page.close_sections(self._depth)
            self._depth, self._headed = self._depth - 1, False

    def _whole(self, element: Element, kind: str) -> None:
        if kind in _UTTERANCES:
            self._utterance(element)
        elif kind == "head":
            self._heading(element)
        elif kind in ("person", "org"):
            self.own.add(element, kind)
        elif kind == "note" and element.get("type") == "speaker":
            self._printed = self._words(element)
        elif kind in _NOTES or kind in _GAPS:
            self._narrate([note_line(self._words(element))])
        elif kind == "teiHeader":
            self._header(element)
        elif kind not in _EMPTY:
            self._narrate(find_lines(element, self._markup))

    def _header(self, element: Element) -> None:
        """Write the header, and take up the speakers that it lists."""
        for one in element.iter():
            if (kind := local_name(one)) in ("person", "org"):
                self.own.add(one, kind)
        known = self.speakers.register.joined(self.own)
        day = write_header(self.page, element, known, self._place)
        self.speakers = Speakers(known, day, self.page.language, self.page.warn)

    def _heading(self, element: Element) -> None:
        words = flat_words(element)
        if not words:
            return
        if self._headed:
            self.page.write(words, BlockKind.HEADING)
        else:
            self.page.open_section(words, self._depth)
        self._headed = True

    def _narrate(self, lines: Iterable[Line | None]) -> None:
        given = [line for line in lines if line]
        self._headed = self._headed and not given
        self.page.write_lines(given)

    def _utterance(self, element: Element) -> None:
        printed, self._printed = self._printed, ""
        for one in element:
            if local_name(one) == "speaker":
                printed = flat_words(one)
        lines = find_lines(element, self._markup)
        if not any(line.said for line in lines):
            self._narrate([note_line(printed), *lines] if lines else [])
            return
        self._headed = False
        chair = "#chair" in (element.get("ana") or "").split()
        voice = Voice(element.get("who") or "", printed, chair)
        self.page.utter(self.speakers.label(voice, element.sourceline or 0), lines)

    def _words(self, element: Element) -> str:
        """Return the words of a note: one of its descriptions, or all that it holds."""
        described = [
            (attribute(child, "lang"), flat_words(child))
            for child in element
            if local_name(child) == "desc"
        ]
        if described:
            return choose(described, self.page.language) or ""
        return flat_words(element)


def _stem(path: Path) -> str:
    """Return the name of a file without its endings: ".ana.xml", ".xml"."""
    return path.name.removesuffix(".xml").removesuffix(".ana")


def _is_root(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return root_name(file.read(4_096)) == "teiCorpus"
    except OSError:
        return False
