"""The one speaker of a text: whom its title names, or the record, or a collective."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import Source, Span, Speaker, SpeakerKind
from kg.readers.headers import Header
from kg.readers.transcripts.bylines import Byline, find_bylines
from kg.readers.transcripts.given_speaker import given_speaker, names_many
from kg.readers.transcripts.printed_names import PrintedNames, name_tokens
from kg.readers.transcripts.turn_labels import label_shape
from kg.readers.transcripts.turn_shapes import Form
from kg.text import fold

_TOGETHER = (
    r"(?:joint\s)?(?:press\s)?(?:statement|declaration|communiqu[eé]|pledge|letter"
    r"|commitments?|call|appeal|conclusions)"
)
# "Sample Six Leaders' Statement on …", "Foreign Ministers' Joint Declaration"
_OWNED = re.compile(rf"(?P<who>[^:\n|]{{2,90}}?)(?:'s|')?\s{_TOGETHER}\b", re.I)
_BY = re.compile(
    rf"\b{_TOGETHER}\s(?:by|of|from|between)\s(?:the\s)?(?P<who>[^\n|:]{{3,160}}?)"
    r"(?=,?\s(?:on|at|in|to|regarding|following|concerning|for)\s|\s*(?:[\n|:]|$))",
    re.I,
)
_WE = re.compile(
    r"[*_\s]*We,\s(?:the\s)?(?P<who>(?:[^,.]|,\s(?=[A-Z]|and\s)){3,300}?),\s(?=[a-z])"
)
_USE = "say who speaks with: kg add --speaker"


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks throughout, the words that say so, and what is to be told of it."""

    speakers: tuple[Speaker, ...]
    attribution: Span | None = None
    source: Span | None = None
    warning: str | None = None


def find_author(source: Source, header: Header, first: Span) -> Author:
    """Return who speaks, by the record, the title, the first words, or nobody named.

    `first` is the first paragraph of the body.
    """
    text = source.text
    bylines = find_bylines(text, header.named) if header.named else ()
    if source.speaker:
        return _by_record(text, given_speaker(source.speaker), bylines)
    together = _collective(text, header.named, first)
    if together is not None:
        return together
    if bylines:
        return _by_title(text, bylines)
    return _by_metadata(source.title)


def _by_record(text: str, given: Speaker, bylines: tuple[Byline, ...]) -> Author:
    """Give the speaker of the record the roles that the title prints for the name."""
    for one in bylines:
        tokens, own = name_tokens(one.name.of(text)), name_tokens(given.name)
        if one.person and tokens and own[-len(tokens) :] == tokens:
            speaker = replace(given, capacities=one.capacities)
            return Author((speaker,), one.span, one.name)
    return Author((given,))


def _collective(text: str, named: Span | None, first: Span) -> Author | None:
    we = _WE.match(text, first.start, first.end)
    if we and names_many(we["who"]):
        return _together(text, Span(*we.span("who")))
    who = _in_title(text, named) if named else None
    return _together(text, who) if who else None


def _in_title(text: str, named: Span) -> Span | None:
    """Return the words of a title that name those who speak together."""
    line = fold(named.of(text)[:400])
    for form in (_BY, _OWNED):
        found = form.search(line) if form is _BY else form.match(line)
        if found and (names_many(found["who"]) or _is_joint(found)):
            start = named.start + found.start("who")
            return Span(start, named.start + found.end("who"))
    return None


def _is_joint(found: re.Match[str]) -> bool:
    """Say whether "Joint Statement by X and Y" names bodies: people speak apart."""
    who = found["who"]
    if "joint" not in found.group().casefold() or not re.search(r"\sand\s", who):
        return False
    shapes = [label_shape(one.strip()) for one in re.split(r",|\sand\s(?:the\s)?", who)]
    people = {Form.NAME, Form.POST, Form.TITLED}
    return not any(shape and shape.form in people for shape in shapes)


def _together(text: str, who: Span) -> Author:
    return Author((_group(text, who),), who, who)


def _group(text: str, who: Span) -> Speaker:
    name = " ".join(who.of(text).replace("\\", " ").split())
    return Speaker(name, SpeakerKind.COLLECTIVE, (), "named")


def _by_title(text: str, bylines: tuple[Byline, ...]) -> Author:
    tokens = [name_tokens(one.name.of(text)) for one in bylines]
    names = PrintedNames(text, {one[0] for one in tokens if len(one) == 1})
    speakers = tuple(_named(text, one, names) for one in bylines)
    whole = Span(bylines[0].span.start, bylines[-1].span.end)
    return Author(speakers, whole, Span(bylines[0].name.start, bylines[-1].name.end))


def _named(text: str, byline: Byline, names: PrintedNames) -> Speaker:
    printed = names.spelt(byline.name.of(text))
    if byline.form is Form.BODY:
        return Speaker(printed, SpeakerKind.ORGANIZATION, (), "named")
    if not byline.person:
        return Speaker(printed, SpeakerKind.UNNAMED, (), "named")
    tokens = name_tokens(printed)
    full = names.full(tokens[0]) if len(tokens) == 1 else None
    method = "surname" if full else "named"
    return Speaker(full or printed, SpeakerKind.PERSON, byline.capacities, method)


def _by_metadata(title: str | None) -> Author:
    whole = Span(0, len(title)) if title else None
    together = _in_title(title, whole) if title and whole else None
    if title and together:
        return Author((replace(_group(title, together), method="metadata"),))
    found = find_bylines(title, whole) if title and whole else ()
    if title and found:
        people = tuple(given_speaker(one.span.of(title)) for one in found)
        return Author(people)
    speaker = Speaker("speaker", SpeakerKind.UNNAMED, (), "nominal")
    return Author((speaker,), warning=f"no title or record names the speaker; {_USE}")
