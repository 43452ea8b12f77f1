"""The words that name a speaker in prose, read as people, bodies, many or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.names.known_people import Names
from kg.extract.phrases.cuts import Cut
from kg.extract.phrases.role_phrases import Post
from kg.extract.sources.source_parties import Form, Party, read_line, read_simple
from kg.model import Capacity, Piece, Span, SpeakerKind
from kg.text import fold, trim

_EDGE = ' \t\r\n.,:;-–—―−*_"“”«»|'
_LONGEST = 600
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.)+[A-Z]|\b(?:Jr|Sr|Inc|Co|Corp|Ltd))$")
_LINE = re.compile(r"[\n\r\u2028\u2029\x85\v\f]")


@dataclass(frozen=True, slots=True)
class Sayer:
    """One speaker as a source in prose prints it, before it is resolved."""

    name: str
    span: Span
    kind: SpeakerKind
    form: Form
    capacities: tuple[Capacity, ...] = ()
    head: str = ""  # the noun of a nominal, in lower case: "minister"
    gender: str | None = None  # "he" or "she", where a title or a role tells
    known: bool = True  # False: a number, or a thing; it may be nobody at all


def parse_source(
    text: str, span: Span, names: Names | None = None
) -> tuple[Sayer, ...]:
    """Read the words that name a speaker; nothing if they name nobody at all.

    `names` are the people of the document, which tell "Sample" from "Sample Ltd".
    """
    return SourceReader(names).read(text, span)


class SourceReader:
    """Reads the sources of one document, each wording once."""

    def __init__(self, names: Names | None = None) -> None:
        self.names = names
        self._known: dict[str, tuple[_Named, ...]] = {}

    def read(self, text: str, span: Span) -> tuple[Sayer, ...]:
        """Read the words that name a speaker, as `parse_source`."""
        base = span.start
        printed = text[base : span.end]
        known = self._known.get(printed)
        if known is None:
            known = self._known[printed] = self._read(text, span)
        return tuple([_lifted(text, base, one) for one in known])

    def _read(self, text: str, span: Span) -> tuple[_Named, ...]:
        found = trim(text, span.start, span.end, _EDGE)
        if found is None:
            return ()
        end = min(found.end, found.start + _LONGEST)
        if (
            end < span.end
            and text[end] == "."
            and _ABBREVIATED.search(text, found.start, end)
        ):
            end += 1
        printed = text[found.start : end]
        s = printed if printed.isascii() else fold(printed)
        line = _LINE.sub(" ", s)
        parties = read_simple(s, self.names) or read_line(line, self.names)
        before = found.start - span.start
        return tuple(
            (before, " ".join(printed[slice(*party.cut)].split()), party)
            for party in parties
        )


# -- back to the document ----------------------------------------------------------


# A party of a wording, its name, and where the words that are read begin in it.
_Named = tuple[int, str, Party]


def _lifted(text: str, start: int, named: _Named) -> Sayer:
    before, name, party = named
    base = start + before
    first, last = party.cut
    posts = party.posts
    return Sayer(
        name,
        Span(base + first, base + last),
        party.kind,
        party.form,
        tuple([_capacity(text, base, post) for post in posts]) if posts else (),
        party.head,
        party.gender,
        party.known,
    )


def _capacity(text: str, base: int, post: Post) -> Capacity:
    role = _piece(text, base, post.role) if post.role else None
    chain = tuple(_piece(text, base, cut) for cut in post.chain)
    return Capacity(role, chain, _piece(text, base, post.printed))


def _piece(text: str, base: int, cut: Cut) -> Piece:
    return Piece.cut(text, base + cut[0], base + cut[1])
