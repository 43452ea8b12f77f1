"""The words that name a speaker in prose, read as people, bodies, many or nobody.

source := party { "," party } "and" party
party  := [ROLE] NAME { "," ROLE [at ORG] }  |  ROLE "," NAME  |  noun phrase
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.phrases import Cut
from kg.extract.prose_names import Names
from kg.extract.role_phrases import Post
from kg.extract.source_heads import Heading, classify, confident, person_start
from kg.extract.source_phrases import (
    DETERMINERS,
    PARTICIPLES,
    Phrase,
    Token,
    base_phrase,
    head_of,
    owner_end,
    segments_of,
    split_joined,
    tokens_of,
)
from kg.extract.source_roles import IsPerson, posts_after, posts_before
from kg.model import Capacity, Piece, Span, SpeakerKind
from kg.text import fold, trim, word_set

_EDGE = " \t\r\n.,:;-–—―−*_\"“”«»|"
_LONGEST = 600
PRONOUNS = word_set(
    """
    he she they it we i you who which that his her its their our my him them us me
    this these those one himself herself themselves themself
    """
)
_LINE = re.compile(r"[\n\r\u2028\u2029\x85\v\f]")


class Form(StrEnum):
    """How much of a name a source prints."""

    FULL = "full"
    SINGLE = "single"  # a surname or a given name
    PRONOUN = "pronoun"
    NOMINAL = "nominal"  # "the minister": one that the text has named before
    PLAIN = "plain"  # nothing is left to be found out


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


@dataclass(frozen=True, slots=True)
class _Party:
    """One speaker as offsets into its line."""

    cut: Cut
    kind: SpeakerKind
    form: Form
    posts: tuple[Post, ...] = ()
    head: str = ""
    gender: str | None = None


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
        self._known: dict[str, tuple[_Party, ...]] = {}

    def read(self, text: str, span: Span) -> tuple[Sayer, ...]:
        """Read the words that name a speaker, as `parse_source`."""
        found = trim(text, span.start, span.end, _EDGE)
        if found is None:
            return ()
        printed = text[found.start : min(found.end, found.start + _LONGEST)]
        parties = self._known.get(printed)
        if parties is None:
            s = printed if printed.isascii() else fold(printed)
            parties = _simple(s, self.names) or _read(_LINE.sub(" ", s), self.names)
            self._known[printed] = parties
        return tuple(_lifted(text, found.start, party) for party in parties)


def _simple(s: str, names: Names | None) -> tuple[_Party, ...]:
    """Read the commonest sources at once: "she", "Sample", "Ada Example"."""
    words = s.split(" ")
    if len(words) == 1 and names is not None:
        low = s.casefold()
        if low in PRONOUNS:
            return (_Party((0, len(s)), SpeakerKind.PERSON, Form.PRONOUN, head=low),)
        if s[0].isupper() and (low in names.surnames or low in names.given):
            return (_Party((0, len(s)), SpeakerKind.PERSON, Form.SINGLE),)
    elif len(words) == 2 and names is not None and names.full(words) and s[0].isupper():
        return (_Party((0, len(s)), SpeakerKind.PERSON, Form.FULL),)
    return ()


def _read(s: str, names: Names | None) -> tuple[_Party, ...]:
    plain = s.casefold()
    bare = plain[:-2] if plain.endswith("'s") else plain
    if bare in PRONOUNS:
        return (_Party((0, len(bare)), SpeakerKind.PERSON, Form.PRONOUN, head=bare),)
    segments = segments_of(tokens_of(s))
    if not segments:
        return ()
    return tuple(_parties(s, segments, names))


def _parties(
    s: str, segments: Sequence[Phrase], names: Names | None
) -> list[_Party]:
    listed = [part for one in segments for part in split_joined(one)]
    examples = any(token.low in PARTICIPLES for token in segments[0][1:])
    if not examples and len(listed) > len(segments) > 1 and _all_alone(listed, names):
        return [_party(s, [part], names) for part in listed]
    first = split_joined(segments[0])
    if len(first) > 1 and _all_alone(first, names):
        rest = list(segments[1:])
        return [
            _party(s, [part, *(rest if part is first[-1] else [])], names)
            for part in first
        ]
    return [_party(s, segments, names)]


def _all_alone(parts: Sequence[Phrase], names: Names | None) -> bool:
    """Say whether each part of a list is a speaker by itself."""
    if not all(_alone(part, names, only=parts) for part in parts):
        return False
    bodies = [classify(part, names) for part in parts if not person_start(part, names)]
    links = any(token.low in lex.PREPOSITIONS for token in parts[0])
    # "Department of Health and Human Services" is one body.
    return not (bodies and links and parts[1][0].low not in {"the", "its", "their"})


def _alone(part: Phrase, names: Names | None, *, only: Sequence[Phrase]) -> bool:
    start = person_start(part, names)
    if start is not None:
        name = part[start:]
        if len(name) > 1 or start:
            return confident(part, start, names) or _pairs(only)
        known = names is not None and names.is_person(name[0].low)
        return known or all(len(one) == 1 for one in only)
    if part[0].low in {"who", "that", "which"}:
        return False
    heading = classify(part, names)
    if heading.kind is SpeakerKind.ORGANIZATION:
        head = head_of(part)
        return head is not None and (
            head.kind in "APl" or head.low in nouns.ORG_NOUNS or len(part) > 2
        )
    if heading.nominal:
        return part[0].low in DETERMINERS
    return heading.kind is SpeakerKind.COLLECTIVE


def _pairs(parts: Sequence[Phrase]) -> bool:
    """Say whether all parts are two or three name words, and so likely people."""
    return all(
        2 <= len(part) <= 3 and all(token.kind in "NGIS" for token in part)
        for part in parts
    )


def _party(s: str, segments: Sequence[Phrase], names: Names | None) -> _Party:
    first, rest = segments[0], segments[1:]

    def is_person(word: str) -> bool:
        return names is not None and names.is_person(word)

    start = person_start(first, names)
    if start is not None:
        return _person(s, first, start, rest, is_person)
    base = base_phrase(first)
    start = person_start(base, names) if len(base) < len(first) else None
    if start is not None and confident(base, start, names):
        return _of_place(s, first, base, start, rest, is_person)
    head = head_of(first)
    if rest and head is not None and head.low in nouns.PERSON_HEADS:
        named = _apposed(s, first, rest, names, is_person)
        if named is not None:
            return named
    return _noun(s, first, classify(first, names), is_person)


def _person(
    s: str, first: Phrase, start: int, rest: Sequence[Phrase], is_person: IsPerson
) -> _Party:
    name = first[start:]
    posts = posts_before(s, first[:start], is_person)
    posts += posts_after(s, rest, is_person)
    last = name[-1]
    end = owner_end(last)
    solid = [token for token in name if token.kind not in "pS"]
    form = Form.FULL if len(solid) > 1 else Form.SINGLE
    cut = (name[0].start, end)
    gender = _gender([*first[:start], *(rest[0] if rest else ())])
    return _Party(cut, SpeakerKind.PERSON, form, tuple(posts), gender=gender)


def _of_place(
    s: str,
    first: Phrase,
    base: Phrase,
    start: int,
    rest: Sequence[Phrase],
    is_person: IsPerson,
) -> _Party:
    """Read "Gov. Ada Example of Samplonia", "Mr. Example of the Sample Club"."""
    party = _person(s, base, start, rest, is_person)
    after = [one for one in first[len(base) + 1 :] if one.low != "the"]
    if not after or first[len(base)].low not in _OF or not after[0].capital:
        return party
    place = (after[0].start, owner_end(after[-1]))
    posts = list(party.posts)
    if posts and not posts[0].chain:
        posts[0] = replace(posts[0], chain=(place,))
    elif not posts and after[-1].kind in "OA":
        posts = [Post(None, (place,), printed=place)]
    return replace(party, posts=tuple(posts))


_OF = word_set("of from at with")


def _apposed(
    s: str,
    first: Phrase,
    rest: Sequence[Phrase],
    names: Names | None,
    is_person: IsPerson,
) -> _Party | None:
    """Read "Another critic, Ada Example,": the role first, the name between commas."""
    start = person_start(rest[0], names)
    if start is None or (len(rest[0]) - start < 2 and not start):
        return None
    named = _person(s, rest[0], start, rest[1:], is_person)
    posts = (*posts_after(s, [first], is_person), *named.posts)
    gender = named.gender or _gender(first)
    return _Party(named.cut, named.kind, named.form, posts, gender=gender)


def _noun(s: str, phrase: Phrase, heading: Heading, is_person: IsPerson) -> _Party:
    posts: list[Post] = []
    if heading.kind is SpeakerKind.UNNAMED and not heading.nominal:
        posts = (
            _maker(s, phrase, heading, is_person)
            if heading.thing
            else posts_after(s, [phrase], is_person)
        )
    form = Form.NOMINAL if heading.nominal else Form.PLAIN
    gender = _gender(phrase)
    return _Party(heading.cut, heading.kind, form, tuple(posts), heading.head, gender)


def _maker(
    s: str, phrase: Phrase, heading: Heading, is_person: IsPerson
) -> list[Post]:
    """Read who made a poll or a report: "a Sample University poll"."""
    at = next((i for i, one in enumerate(phrase) if one.low == heading.head), 0)
    first = at
    while first and phrase[first - 1].kind in "NOAPIG":
        first -= 1
    owner = phrase[first:at]
    if first == 0 and owner and owner[-1].kind not in "OA":
        return []  # "Recent polls": only the capital that opens a sentence
    if not owner or owner[-1].kind == "P" or owner[0].kind == "G":
        return []
    if any(is_person(token.low) for token in owner) or (owner[-1].owner and len(owner) < 2):
        return []
    last = owner[-1]
    cut = (owner[0].start, owner_end(last))
    return [Post(None, (cut,), printed=cut)]


def _gender(phrase: Sequence[Token]) -> str | None:
    for token in phrase:
        if token.low in _HIS:
            return "he"
        if token.low in _HERS:
            return "she"
    return None


_HIS = nouns.HE_TITLES | nouns.HE_NOUNS
_HERS = nouns.SHE_TITLES | nouns.SHE_NOUNS


# -- back to the document ----------------------------------------------------------


def _lifted(text: str, base: int, party: _Party) -> Sayer:
    piece = Piece.cut(text, base + party.cut[0], base + party.cut[1])
    return Sayer(
        name=" ".join(piece.text.split()),
        span=piece.span,
        kind=party.kind,
        form=party.form,
        capacities=tuple(_capacity(text, base, post) for post in party.posts),
        head=party.head,
        gender=party.gender,
    )


def _capacity(text: str, base: int, post: Post) -> Capacity:
    role = _piece(text, base, post.role) if post.role else None
    chain = tuple(_piece(text, base, cut) for cut in post.chain)
    return Capacity(role, chain, _piece(text, base, post.printed))


def _piece(text: str, base: int, cut: Cut) -> Piece:
    return Piece.cut(text, base + cut[0], base + cut[1])
