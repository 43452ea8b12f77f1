"""Bylines: whom a title or the first lines of a text name as the one who speaks.

byline := "Remarks by" WHO | WHO "'s speech" | WHO ": speech at" | H.E. WHO alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.phrases.cuts import org_head, strip
from kg.extract.phrases.role_phrases import read_role
from kg.model import Capacity, Piece, Span
from kg.readers.transcripts.turn_labels import label_shape
from kg.readers.transcripts.turn_shapes import Form, Shape
from kg.text import fold, trim

_KINDS = (
    r"remarks?|statement|speech(?:es)?|address(?:es)?|interventions?|messages?"
    r"|comments?|lecture|testimony|briefings?|gaggles?|conferences?|interviews?|keynote"
    r"|toast|declaration|letter|transcript|conversation|q\s?&\s?a|presentation|greetings?"
    r"|availability|call|talk|panel|discussion|reply|answers?|sermon|eulogy|homily"
    r"|выступлени\w*|обращени\w*|заявлени\w*|интервью|речь|ответы|брифинг\w*"
)
_LEAD = re.compile(
    rf"\b(?:{_KINDS})(?:\s+(?:as\s+)?(?:delivered|given|made|presented))?\s*,?\s+"
    r"(?P<link>by|of|from|with)\s+|"
    rf"^(?:{_KINDS})\s*:\s+|"
    r"\b(?P<given>(?:delivered|given|made|presented|spoken)\s+by|speaker|by)\s*:?,?\s+",
    re.I,
)
_OWNED = re.compile(
    rf"^(?P<who>[^:]{{3,120}}?)'s?\s+(?:[\w-]+\s+){{0,4}}?(?:{_KINDS})\b", re.I
)
_BEFORE_COLON = re.compile(
    rf"^(?P<who>[^:]{{3,120}}):\s.{{0,80}}?\b(?:{_KINDS})\b", re.I
)
_EXCELLENCY = re.compile(
    r"(?:H\.\s?E\.|His Excellency|Her Excellency|The Hono?u?rable"
    r"|(?:The )?R(?:igh)?t\.? Hon\w*)[\s,]",
    re.I,
)
_TITLES = re.compile(
    r"(?:(?:the|H\.\s?E\.|his|her|excellency|r(?:igh)?t\.?|hon(?:ou?rable)?\.?)[\s,]+)+",
    re.I,
)
_END = re.compile(
    r",?\s+(?:on|at|in|to|before|after|following|during|regarding|ahead|for|with|about"
    r"|upon|delivered|as|and|&|from|of|marking|announcing|welcoming|aboard|via)\b"
    r"|'s\b|\s*[|:;(\[]|\s+[-/]\s+|,|\s*$",
    re.I,
)
_GOES_ON = re.compile(r",|\s+(?:of|for|and|&|with|to)\b", re.I)
_LETTERS = re.compile(r"(?<=[\w.]\s)(?:MP|MEP|MSP|MLA|TD|QC|KC)(?=,|\s|$)")
# A line end that ends a phrase: not after "by", not before small letters.
_LINE_END = re.compile(
    r"(?<=[\w.)])(?<!\b[Bb]y)(?<!\bBY)(?<!\b[Oo]f)(?<!\bOF)(?<!\b[Tt]he)(?<!\bTHE)"
    r"[ ]{0,3}\r?\n(?=\s{0,9}[^\sa-z])"
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|,)\s*", re.I)
_OF_PLACE = re.compile(r"\s+of\s+(?P<place>(?:the\s+)?[A-ZÀ-Ý][\w' -]*)")
_SPOKEN = re.compile(rf"\b(?:{_KINDS})\b", re.I)
_PEOPLE = frozenset({Form.TITLED, Form.POST, Form.NAME})
_LONGEST = 400

_Found = tuple[int, int, Shape]  # where words that name somebody begin and end


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a title names: the words, and the roles printed there."""

    name: Span
    span: Span  # with the roles
    capacities: tuple[Capacity, ...]
    form: Form

    @property
    def person(self) -> bool:
        """Say whether it is somebody with a name."""
        return self.form in _PEOPLE


def find_bylines(text: str, span: Span) -> tuple[Byline, ...]:
    """Return those whom the words of a title, or of the lines under it, name."""
    line = _one_line(text, span)
    other: tuple[Byline, ...] = ()
    for start, linked in _starts(line):
        found = tuple(_people(text, line, span.start, start, linked=linked))
        if found and found[0].person:
            return found
        other = other or found
    return other


def _one_line(text: str, span: Span) -> str:
    """Return the title, folded; a line end becomes a comma where a phrase ends."""
    line = fold(span.of(text)[:_LONGEST])
    line = re.sub(r"\\[\r\n]|\\|(?<=\\)_|[*#>]", lambda m: " " * len(m.group()), line)
    line = _LETTERS.sub(lambda m: " " * len(m.group()), line.replace("_", " "))
    line = _LINE_END.sub(_comma, line)
    return re.sub(r"[\r\n]", " ", line)


def _comma(found: re.Match[str]) -> str:
    return ",".ljust(len(found.group()))


def _starts(line: str) -> Iterator[tuple[int, bool]]:
    """Yield where a name may begin, and whether more than its shape must prove it."""
    for found in _LEAD.finditer(line):
        link = (found["link"] or found["given"] or "").casefold()
        yield found.end(), found["link"] is None or link in {"of", "from"}
    for form in (_OWNED, _BEFORE_COLON):
        if form.match(line):
            yield 0, True
    for found in _EXCELLENCY.finditer(line):
        yield found.start(), True


def _people(
    text: str, line: str, base: int, start: int, *, linked: bool
) -> Iterator[Byline]:
    """Yield the person that begins at `start`, and those joined to it by "and"."""
    while True:
        found = _person(line, start)
        if found is None:
            return
        shape = found[2]
        if linked and shape.form is Form.NAME and not _EXCELLENCY.match(line, start):
            return
        byline = _lift(text, base, line, found)
        yield byline
        joined = _AND.match(line, byline.span.end - base)
        if joined is None or shape.form not in _PEOPLE:
            return
        start, linked = joined.end(), shape.form is not Form.NAME


def _person(line: str, start: int) -> _Found | None:
    """Return the shortest words that name somebody, with the roles that follow."""
    titles = _TITLES.match(line, start)
    begin = titles.end() if titles else start
    ends = [m.start() for m in _END.finditer(line, begin) if m.start() > begin][:16]
    other: _Found | None = None
    open_ended = True
    for at, end in enumerate(ends):
        shape = label_shape(line[begin:end].rstrip())
        if shape is not None and shape.form in _PEOPLE:
            return _extended(line, begin, ends[at:], shape)
        if shape is not None and shape.form in {Form.ROLE, Form.BODY} and open_ended:
            other = (begin, end, shape)
        open_ended = open_ended and _GOES_ON.match(line, end) is not None
    return other


def _extended(line: str, begin: int, ends: list[int], shape: Shape) -> _Found:
    """Carry a name on over ", Minister of Health, Freeland"."""
    best = (begin, ends[0], shape)
    for end, later in pairwise(ends):
        if line[end] == "," and not _is_post(line, end + 1, later):
            break
        longer = label_shape(line[begin:later].rstrip())
        if longer and longer.name == shape.name and longer.capacities:
            best = (begin, later, longer)
        if not _GOES_ON.match(line, later):
            break
    return best if line[ends[0] : ends[0] + 1] == "," else (begin, ends[0], shape)


def _is_post(line: str, start: int, end: int) -> bool:
    cut = strip(line, (start, end))
    return read_role(line, cut) is not None or org_head(line, cut) is not None


def _lift(text: str, base: int, line: str, found: _Found) -> Byline:
    begin, end, shape = found
    capacities = tuple(lifted(text, base + begin, one) for one in shape.capacities)
    where = _place(line, end)
    if where and capacities and not capacities[-1].organizations:
        piece = Piece.cut(text, base + where.start, base + where.end)
        last = replace(capacities[-1], organizations=(piece,))
        capacities, end = (*capacities[:-1], last), where.end
    start = base + begin
    name = Span(start + shape.name[0], start + shape.name[1])
    return Byline(name, Span(start, base + end), capacities, shape.form)


def _place(line: str, start: int) -> Span | None:
    """Return the state of "President Ada Example of Freeland"."""
    place = _OF_PLACE.match(line, start)
    if place is None:
        return None
    cut = _END.search(line, place.start("place"))
    stop = min(place.end(), cut.start()) if cut else place.end()
    return trim(line, place.start("place"), stop)


def tells_of_speech(words: str) -> bool:
    """Say whether a title names a kind of speech: "Remarks", "Statement"."""
    return _SPOKEN.search(words) is not None


def lifted(text: str, base: int, capacity: Capacity) -> Capacity:
    """Return a capacity of a label as one of the text that the label stands in."""

    def moved(piece: Piece) -> Piece:
        return Piece.cut(text, base + piece.span.start, base + piece.span.end)

    return Capacity(
        moved(capacity.role) if capacity.role else None,
        tuple(moved(one) for one in capacity.organizations),
        moved(capacity.printed),
        capacity.years,
    )
