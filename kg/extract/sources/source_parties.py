"""The parties of a source in prose: one line of folded text, read as its speakers.

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
from kg.extract.names.known_people import Names
from kg.extract.phrases.cuts import Cut
from kg.extract.phrases.role_phrases import Post
from kg.extract.sources.source_heads import Heading, classify
from kg.extract.sources.source_people import confident, person_start
from kg.extract.sources.source_phrases import (
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
from kg.extract.sources.source_roles import posts_after, posts_before
from kg.model import SpeakerKind
from kg.text import word_set

PRONOUNS = word_set(
    """
    he she they it we i you who which that his her its their our my him them us me
    this these those one himself herself themselves themself
    """
)


class Form(StrEnum):
    """How much of a name a source prints."""

    FULL = "full"
    SINGLE = "single"  # a surname or a given name
    PRONOUN = "pronoun"
    NOMINAL = "nominal"  # "the minister": one that the text has named before
    PLAIN = "plain"  # nothing is left to be found out


@dataclass(frozen=True, slots=True)
class Party:
    """One speaker as offsets into its line."""

    cut: Cut
    kind: SpeakerKind
    form: Form
    posts: tuple[Post, ...] = ()
    head: str = ""
    gender: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a source, with the people of the document."""

    s: str
    names: Names | None

    def is_person(self, word: str) -> bool:
        """Say whether a word is the name of one of the document's people."""
        return self.names is not None and self.names.is_person(word)


def read_simple(s: str, names: Names | None) -> tuple[Party, ...]:
    """Read the commonest sources at once: "she", "Sample", "Ada Example"."""
    words = s.split(" ")
    if len(words) == 1 and names is not None:
        low = s.casefold()
        if low in PRONOUNS:
            return (Party((0, len(s)), SpeakerKind.PERSON, Form.PRONOUN, head=low),)
        if s[0].isupper() and (low in names.surnames or low in names.given):
            return (Party((0, len(s)), SpeakerKind.PERSON, Form.SINGLE),)
    elif len(words) == 2 and names is not None and names.full(words) and s[0].isupper():
        return (Party((0, len(s)), SpeakerKind.PERSON, Form.FULL),)
    return ()


def read_line(s: str, names: Names | None) -> tuple[Party, ...]:
    """Read the words of a source, folded and on one line, as one or more speakers."""
    plain = s.casefold()
    bare = plain[:-2] if plain.endswith("'s") else plain
    if bare in PRONOUNS:
        return (Party((0, len(bare)), SpeakerKind.PERSON, Form.PRONOUN, head=bare),)
    segments = segments_of(tokens_of(s))
    if not segments:
        return ()
    return tuple(_parties(_Line(s, names), segments))


def _parties(line: _Line, segments: Sequence[Phrase]) -> list[Party]:
    names = line.names
    first = split_joined(segments[0])
    if len(segments) == 1 and len(first) == 1:
        return [_party(line, segments)]
    listed = [part for one in segments for part in split_joined(one)]
    examples = any(token.low in PARTICIPLES for token in segments[0][1:])
    if not examples and _closes_list(line.s, segments) and _all_alone(listed, names):
        return [_party(line, [part]) for part in listed]
    if len(first) > 1 and _all_alone(first, names):
        rest = list(segments[1:])
        parties = [
            _party(line, [part, *(rest if part is first[-1] else [])]) for part in first
        ]
        return _sharing(first[0], parties)
    return [_party(line, segments)]


def _sharing(first: Phrase, parties: list[Party]) -> list[Party]:
    """Give all of "Senators Ada Example and Bert Sample" the role that stands first."""
    plural = any(one.kind in "TR" and one.low.endswith("s") for one in first[:-1])
    if not plural or not parties[0].posts:
        return parties
    return [
        one if one.posts else replace(one, posts=parties[0].posts) for one in parties
    ]


def _closes_list(s: str, segments: Sequence[Phrase]) -> bool:
    """Say whether the last segment holds the "and" of a list over commas."""
    if len(segments) < 2:
        return False
    last = s[segments[-2][-1].end : segments[-1][-1].end]
    return re.search(r"\b(?:and|or)\b|&", last) is not None


def _all_alone(parts: Sequence[Phrase], names: Names | None) -> bool:
    """Say whether each part of a list is a speaker by itself."""
    if not all(_alone(part, names, only=parts) for part in parts):
        return False
    bodies = [classify(part) for part in parts if not person_start(part, names)]
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
    heading = classify(part)
    if heading.kind is SpeakerKind.ORGANIZATION:
        head = head_of(part)
        return head is not None and (head.kind in "OAPl" and head.low not in _HALVES)
    if heading.nominal:
        return part[0].low in DETERMINERS
    return heading.kind is SpeakerKind.COLLECTIVE


# Adjectives that a body's name opens with: "Central and East Sample Bank".
_HALVES = word_set("national international federal central supreme eastern western")


def _pairs(parts: Sequence[Phrase]) -> bool:
    """Say whether all parts are two or three name words, and so likely people."""
    return all(_is_pair(part) for part in parts)


def _is_pair(part: Phrase) -> bool:
    name = part[1:] if part[0].kind in "TR" else part
    return 2 <= len(name) <= 3 and all(token.kind in "NGIS" for token in name)


def _party(line: _Line, segments: Sequence[Phrase]) -> Party:
    first, rest, names = segments[0], segments[1:], line.names
    start = person_start(first, names)
    if start is not None:
        return _person(line, first, start, rest)
    base = base_phrase(first)
    start = person_start(base, names) if len(base) < len(first) else None
    if start is not None and confident(base, start, names):
        return _of_place(line, first, start, rest)
    head = head_of(first)
    if rest and head is not None and _may_be_somebody(first, head):
        named = _apposed(line, first, rest)
        if named is not None:
            return named
    return _noun(line, first, classify(first))


def _may_be_somebody(phrase: Phrase, head: Token) -> bool:
    """Say whether a name between commas may be that of the noun before it."""
    if head.low in nouns.PERSON_HEADS or head.low == "one":
        return True
    heading = classify(phrase)
    return heading.thing and not heading.known and not head.capital


def _person(line: _Line, first: Phrase, start: int, rest: Sequence[Phrase]) -> Party:
    name = first[start:]
    posts = posts_before(line.s, first[:start], line.is_person)
    posts += posts_after(line.s, rest, line.is_person)
    last = name[-1]
    end = owner_end(last)
    solid = [token for token in name if token.kind not in "pS"]
    form = Form.FULL if len(solid) > 1 else Form.SINGLE
    cut = (name[0].start, end)
    gender = _gender([*first[:start], *(rest[0] if rest else ())])
    return Party(cut, SpeakerKind.PERSON, form, tuple(posts), gender=gender)


def _of_place(line: _Line, first: Phrase, start: int, rest: Sequence[Phrase]) -> Party:
    """Read "Gov. Ada Example of Samplonia", "Mr. Example of the Sample Club"."""
    base = base_phrase(first)
    party = _person(line, base, start, rest)
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


def _apposed(line: _Line, first: Phrase, rest: Sequence[Phrase]) -> Party | None:
    """Read "Another critic, Ada Example,": the role first, the name between commas."""
    start = person_start(rest[0], line.names)
    if start is None or (len(rest[0]) - start < 2 and not start):
        return None
    named = _person(line, rest[0], start, rest[1:])
    posts = (*posts_after(line.s, [first], line.is_person), *named.posts)
    gender = named.gender or _gender(first)
    return Party(named.cut, named.kind, named.form, posts, gender=gender)


def _noun(line: _Line, phrase: Phrase, heading: Heading) -> Party:
    posts: list[Post] = []
    if heading.kind is SpeakerKind.UNNAMED and not heading.nominal:
        posts = (
            _maker(line, phrase, heading)
            if heading.thing
            else posts_after(line.s, [phrase], line.is_person)
        )
    if heading.thing and heading.known:
        maker = posts[0].chain[0] if posts else _maker_behind(line, phrase)
        if maker is not None:  # "a report of the Sample League" speaks for the League
            return Party(maker, SpeakerKind.ORGANIZATION, Form.PLAIN, head=heading.head)
    form = Form.NOMINAL if heading.nominal else Form.PLAIN
    gender = _gender(phrase)
    found = Party(heading.cut, heading.kind, form, tuple(posts), heading.head, gender)
    sure = heading.known and heading.vouched
    return found if sure else replace(found, known=False)


def _maker_behind(line: _Line, phrase: Phrase) -> Cut | None:
    """Read who made a thing, behind "by" or "of": "a survey by Sample Institute"."""
    link = len(base_phrase(phrase))
    made = link + 1 < len(phrase) and phrase[link].low in {"by", "of", "from"}
    rest = phrase[link + 1 :]
    if not made:
        return None
    if person_start(rest, line.names) is not None:
        return None
    heading = classify(rest)
    head = head_of(rest)
    proper = head is not None and (head.kind == "A" or head.low in nouns.ORG_NOUNS)
    return heading.cut if proper and heading.kind is SpeakerKind.ORGANIZATION else None


def _maker(line: _Line, phrase: Phrase, heading: Heading) -> list[Post]:
    """Read who made a poll or a report: "a Sample University poll"."""
    at = next((i for i, one in enumerate(phrase) if one.low == heading.head), 0)
    first = at
    while first and (phrase[first - 1].kind in "NOAPIG" or _is_new(phrase[first - 1])):
        first -= 1
    owner = phrase[first:at]
    if first == 0 and owner and owner[-1].kind not in "OA":
        return []  # "Recent polls": only the capital that opens a sentence
    if not owner or owner[-1].kind == "P" or owner[0].kind == "G":
        return []
    if owner[-1].low in nouns.THING_NOUNS and owner[-1].low not in nouns.ORG_NOUNS:
        return []
    if any(line.is_person(token.low) for token in owner) or (
        owner[-1].owner and len(owner) < 2
    ):
        return []
    last = owner[-1]
    cut = (owner[0].start, owner_end(last))
    return [Post(None, (cut,), printed=cut)]


def _is_new(token: Token) -> bool:
    """Say whether a word opens a place's name: "New Sampleton"."""
    return token.text == "New"


def _gender(phrase: Sequence[Token]) -> str | None:
    for token in phrase:
        if token.low in _HIS:
            return "he"
        if token.low in _HERS:
            return "she"
    return None


_HIS = nouns.HE_TITLES | nouns.HE_NOUNS
_HERS = nouns.SHE_TITLES | nouns.SHE_NOUNS
