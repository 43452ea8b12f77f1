"""The front of a debate in Akoma Ntoso: title, house, legislature, session and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.model import BlockKind, Piece, Span
from kg.readers.parliaments.akoma_people import People
from kg.readers.parliaments.periods import find_day, read_date
from kg.readers.parliaments.pointers import reference
from kg.readers.parliaments.record_text import Rendition
from kg.readers.parliaments.xml_lines import Line, flat_words
from kg.readers.parliaments.xml_stream import Element, local_name

# ISO 639-2, as Akoma Ntoso has it, and BCP 47.
_LANGUAGES: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
    afr:af amh:am ara:ar bul:bg cat:ca ces:cs cze:cs cym:cy wel:cy dan:da deu:de
    ger:de ell:el gre:el eng:en est:et eus:eu baq:eu fas:fa per:fa fin:fi fra:fr
    fre:fr gle:ga glg:gl heb:he hin:hi hrv:hr hun:hu ind:id isl:is ice:is ita:it
    jpn:ja kat:ka kor:ko lav:lv lit:lt mkd:mk mlt:mt msa:ms nld:nl dut:nl nor:no
    pol:pl por:pt ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so spa:es sqi:sq
    srp:sr swa:sw swe:sv tur:tr ukr:uk urd:ur vie:vi xho:xh zho:zh chi:zh zul:zu
    """,
    )
)


@dataclass(slots=True)
class Front:
    """What a debate says of itself before anybody speaks."""

    name: str = ""  # its own name: "PROCEEDINGS OF THE HOUSE", or only "hansard"
    language: str | None = None
    author: str = ""
    days: list[str] = field(default_factory=list)  # where else the day may stand
    lines: list[Line] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    dates: list[tuple[date, str]] = field(default_factory=list)
    written: bool = False

    def read_meta(self, meta: Element, people: People) -> None:
        """Take up what the metadata says."""
        work = [one for one in meta.iter() if local_name(one) == "FRBRWork"]
        for one in meta.iter():
            kind = local_name(one)
            if kind.startswith("TLC"):
                people.declare(one)
            elif kind == "FRBRlanguage" and self.language is None:
                given = one.get("language") or ""
                self.language = _LANGUAGES.get(given, given) or None
        for one in work[0].iter() if work else ():
            if local_name(one) == "FRBRauthor" and not self.author:
                pointer = reference(one.get("href")) or ""
                self.author = people.organizations.get(pointer, "")
            elif local_name(one) in ("FRBRuri", "FRBRthis"):
                self.days.append(one.get("value") or "")
            elif local_name(one) == "FRBRdate":
                self.days.append(one.get("date") or "")

    def read_front(self, element: Element, lines: Sequence[Line]) -> None:
        """Take up a preface or a cover page."""
        self.lines += [one for one in lines if any(map(str.isalnum, one.text))]
        for one in element.iter():
            kind = local_name(one)
            words = flat_words(one)
            if kind == "docDate" and words:
                if day := read_date(one.get("date")):
                    self.dates.append((day, words))
            elif kind in ("docTitle", "docProponent", "legislature", "session"):
                self.facts.setdefault(kind, words)

    def write(self, page: Rendition) -> None:
        """Write the front, once: title and house, the lines as they are, the day."""
        if self.written:
            return
        self.written = True
        page.language = self.language
        title = self.facts.get("docTitle", "")
        if not title and (" " in self.name or self.name[:1].isupper()):
            page.title = page.write(self.name, BlockKind.TITLE)
        if self.author and "docProponent" not in self.facts:
            page.publisher = page.write(self.author, BlockKind.LEAD)
        for line in self.lines:
            self._write_line(page, line.text, title)
        if page.issued is None:
            self._write_day(page)

    def _write_line(self, page: Rendition, words: str, title: str) -> None:
        day = next(((d, w) for d, w in self.dates if w in words), None)
        titled = page.title is None and (words == title if title else not day)
        kind = BlockKind.DATE if day else BlockKind.LEAD
        piece = page.write(words, BlockKind.TITLE if titled else kind)
        if titled:
            page.title = piece
        if day and page.issued is None:
            page.issued = (day[0], _within(piece, day[1]).span)
        for fact in ("docProponent", "legislature", "session"):
            if self.facts.get(fact) and self.facts[fact] in words:
                self._place(page, fact, _within(piece, self.facts[fact]))

    def _place(self, page: Rendition, fact: str, piece: Piece) -> None:
        if fact == "docProponent":
            page.publisher = page.publisher or piece
        elif fact == "legislature":
            page.forum = page.forum or piece
        else:
            page.session = page.session or piece

    def _write_day(self, page: Rendition) -> None:
        day, printed = find_day(*self.days)
        if day is None:
            page.warn("the day of the debate is not given, or no possible date")
        else:
            page.issued = (day, page.write(printed, BlockKind.DATE).span)


def _within(piece: Piece, words: str) -> Piece:
    start = piece.span.start + piece.text.find(words)
    return Piece(Span(start, start + len(words)), words)
