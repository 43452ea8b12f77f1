"""What the noun phrase of a source is: a person's name, a body, many, or nobody named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.phrases import Cut
from kg.extract.prose_names import Names
from kg.extract.source_phrases import (
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    Phrase,
    Token,
    base_phrase,
    head_of,
    is_definite,
    is_indefinite,
    name_start,
    owner_end,
    singular,
)
from kg.model import SpeakerKind
from kg.text import word_set

_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Du|La|Le|Di|Da|Van|Fitz|O')[A-Z])\w*[a-z][A-Z]")
_ARTICLES = DETERMINERS | {"a", "an"}
_NOT_BEFORE_NAMES = PREPOSITIONS | _ARTICLES | {"and"}
_IN_NAMES = PREPOSITIONS | {"the", "and", "a"}
_NO_OPENERS = DETERMINERS | nouns.INDEFINITE
_ONE_BODY = nouns.ORG_NOUNS | word_set("city state town village county")
_OWNED_BODIES = word_set("campaign administration team office camp staff foundation")
_PEOPLE_ENDINGS = ("ists", "ians", "ers", "ors", "ants", "ees", "crats", "icans")
_PLACES = word_set("city state town village county")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a noun phrase is that is no person's name."""

    kind: SpeakerKind
    cut: Cut
    head: str = ""
    nominal: bool = False  # it stands for one that the text has named before
    thing: bool = False  # a poll, a report, a film


def person_start(phrase: Phrase, names: Names | None) -> int | None:
    """Return where a person's name begins that ends the phrase, or None."""
    if len(phrase) == 1 and _is_known(phrase[0], names):
        return 0
    start = name_start(phrase)
    if start is None:
        return None
    name, before = phrase[start:], phrase[:start]
    if len(name) > 6:
        return None
    if before and not _may_precede(before, phrase, start, names):
        return None
    if not before and len(name) == 1:
        return None if _is_brand(name[0], names) else start
    if not before and not _looks_like_name(phrase, start, names):
        return None
    return start


def _is_known(token: Token, names: Names | None) -> bool:
    if names is None or not token.capital:
        return False
    bearer = token.low in names.surnames or token.low in names.given
    return bearer or (token.low in names.titled and not _is_many(token))


def _may_precede(
    before: Phrase, phrase: Phrase, start: int, names: Names | None
) -> bool:
    """Say whether words before a name are roles and titles, and not half of a body."""
    last = before[-1]
    base = base_phrase(before)
    if len(base) < len(before) and base[-1].low in nouns.THING_NOUNS:
        return False  # "a study by Professor Ada Example"
    if last.kind == "T":
        return True
    if last.kind == "R" or (last.kind == "l" and last.low in nouns.PERSON_HEADS):
        return not (last.owner and len(phrase) - start < 2)
    if last.low in _NOT_BEFORE_NAMES:
        return False
    if any(token.low in PREPOSITIONS for token in before):
        return False
    return confident(phrase, start, names) and last.kind in "MOANPlI"


def confident(phrase: Phrase, start: int, names: Names | None) -> bool:
    """Say whether a name is proved: by a title, a given name, or the document."""
    name = phrase[start:]
    if start and phrase[start - 1].kind in "TR":
        return True
    if len(name) < 2:
        return names is not None and names.is_person(name[0].low)
    if names is not None and names.full([token.low for token in name]):
        return True
    return name[0].kind == "G" or any(token.kind == "I" for token in name[:-1])


def _looks_like_name(phrase: Phrase, start: int, names: Names | None) -> bool:
    """Say whether two or more bare capitals are likelier a person than a body."""
    if confident(phrase, start, names):
        return True
    name = phrase[start:]
    if len(name) > 4 or any(_CAMEL.match(token.text) for token in name):
        return False
    words = tuple(one.low for one in name)
    if names is not None and words in names.repeated:
        return " ".join(words) in names.surnames
    return all(token.kind in "NGISp" for token in name)


def _is_brand(token: Token, names: Names | None) -> bool:
    if _is_known(token, names):
        return False
    if token.kind in "AP" or token.text.startswith("@"):
        return True
    return _CAMEL.match(token.text) is not None or _is_many(token)


def _is_many(token: Token) -> bool:
    """Say whether a noun means several people: "experts", "Democrats"."""
    low, one = token.low, singular(token.low)
    if low in nouns.MANY_NOUNS:
        return True
    if low == one or low in nouns.ORG_NOUNS:
        return False
    if one in nouns.PERSON_HEADS or one in lex.DEMONYMS:
        return True
    return token.kind == "l" and low.endswith(_PEOPLE_ENDINGS)


# -- everything that is no person's name -------------------------------------------


def classify(phrase: Phrase, names: Names | None) -> Heading:
    """Return what a noun phrase is that ends in no person's name."""
    head = head_of(phrase) or phrase[-1]
    partitive = _partitive(phrase)
    if partitive is not None:
        return partitive
    if _counts(phrase) or _is_many(head):
        return _many(phrase, head)
    if head.low in nouns.PERSON_HEADS and not _is_proper_body(phrase, head):
        return _somebody(phrase, head)
    if head.capital:
        return _capital(phrase, head)
    if head.low in nouns.THING_NOUNS and head.low not in {"paper", "website"}:
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True)
    if head.low in nouns.ORG_NOUNS:
        return _body(phrase, head)
    if singular(head.low) in nouns.ORG_NOUNS:
        return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)
    return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True)


def _partitive(phrase: Phrase) -> Heading | None:
    """Read "one of the doctors", "a group of parents", "those close to him"."""
    base = base_phrase(phrase)
    last = base[-1].low
    if last in {"those", "these"} or (last in _GROUPS and _of_many(phrase, base)):
        return Heading(SpeakerKind.COLLECTIVE, _whole(phrase), last)
    if last == "one" and len(phrase) > len(base):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), last)
    return None


_GROUPS = nouns.MANY_NOUNS | word_set(
    "number group groups dozens hundreds thousands scores chorus coalition raft range "
    "series team handful variety several"
)


def _of_many(phrase: Phrase, base: Phrase) -> bool:
    rest = phrase[len(base) :]
    return len(rest) > 1 and rest[0].low == "of" and any(_is_many(one) for one in rest)


def _is_proper_body(phrase: Phrase, head: Token) -> bool:
    """Say whether a person's noun ends a body's name: "the Sample Observer"."""
    return (
        head.capital
        and len(phrase) > 1
        and phrase[0].low == "the"
        and head.low in {"observer", "examiner", "economist", "guardian", "speaker"}
    )


def _counts(phrase: Phrase) -> bool:
    """Say whether the phrase counts people: "46 percent", "nearly eight of 10"."""
    base = base_phrase(phrase)
    last = base[-1].low
    return last in {"percent", "%"} or (len(base) < 3 and last in nouns.COUNTED - {"one"})


def _many(phrase: Phrase, head: Token) -> Heading:
    counted = phrase[0].low in nouns.COUNTED or head.low in nouns.SOURCES
    if counted and not _counts(phrase):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low)
    return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)


def _somebody(phrase: Phrase, head: Token) -> Heading:
    unnamed = is_indefinite(phrase) or phrase[0].low in {"at", "only", "no", "any"}
    return Heading(
        SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=not unnamed
    )


def _capital(phrase: Phrase, head: Token) -> Heading:
    """Read a phrase whose noun has a capital: a body, or a people."""
    if head.kind == "M" or (head.low.endswith("s") and head.kind == "N"):
        demonym = head.low in lex.DEMONYMS or singular(head.low) in lex.DEMONYMS
        plural_name = phrase[0].low == "the" and len(base_phrase(phrase)) == 2
        if demonym or plural_name:
            return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)
    if is_indefinite(phrase) and head.kind == "O":
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low)
    if len(base_phrase(phrase)) == 1 and head.low in _ONE_BODY:
        if len(phrase) == 1 and head.low not in {"congress", "parliament", "kremlin"}:
            return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=True)
    if head.low in nouns.THING_NOUNS and not _others_capital(phrase, head):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True)
    return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)


def _others_capital(phrase: Phrase, head: Token) -> bool:
    base = base_phrase(phrase)
    return any(token.capital and token is not head for token in base[1:]) or (
        phrase[0].low == "the" and head.kind == "O" and phrase[-1] is head
    )


def _body(phrase: Phrase, head: Token) -> Heading:
    """Read a phrase whose noun is a body's, in lower case: "the Sample campaign"."""
    base = base_phrase(phrase)
    capitals = [token for token in base if token.kind in "NGAOPMTI" and token is not head]
    capitals = [one for one in capitals if one.low not in _NO_OPENERS]
    proper = capitals and not is_indefinite(phrase)
    after = _capital_after(phrase, base)
    owned = any(token.owner for token in base)
    if proper and (not owned or head.low in _OWNED_BODIES):
        return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)
    if after and not is_indefinite(phrase) and head.low in _PLACES:
        return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)
    nominal = is_definite(phrase) and not owned and not capitals
    return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=nominal)


def _capital_after(phrase: Phrase, base: Phrase) -> bool:
    rest = phrase[len(base) :]
    return len(rest) > 1 and rest[0].low == "of" and rest[1].capital


# -- which words are the name ------------------------------------------------------


def _whole(phrase: Phrase) -> Cut:
    return phrase[0].start, owner_end(_kept(phrase)[-1])


def _kept(phrase: Phrase) -> Phrase:
    """Return the phrase up to a participle: "dozens of papers" of "... ranging"."""
    end = len(phrase)
    for at, token in enumerate(phrase):
        if at and token.kind == "l" and token.low in PARTICIPLES:
            end = at
            break
    while end > 1 and phrase[end - 1].low in PREPOSITIONS:
        end -= 1
    return phrase[:end]


def _bare(phrase: Phrase) -> Cut:
    """Return the phrase without its article."""
    kept = _kept(phrase)
    kept = kept[1:] if len(kept) > 1 and kept[0].low == "the" else kept
    return kept[0].start, owner_end(kept[-1])


def _name_of_body(phrase: Phrase) -> Cut:
    """Return a body's name, without article and without adjectives before it.

    "the conservative-leaning think tank Sample Institute" is Sample Institute; what
    follows a preposition belongs to the name where it has a capital.
    """
    head = head_of(phrase) or phrase[-1]
    start = 0
    while phrase[start] is not head and not _opens_body(phrase[start]):
        start += 1
    at = next(i for i, token in enumerate(phrase) if token is head)
    end = at
    for later in range(at + 1, len(phrase)):
        token = phrase[later]
        linked = phrase[later - 1].low in _IN_NAMES
        if token.capital and (later == end + 1 or linked):
            end = later
        elif token.kind == "l" and token.low not in _IN_NAMES:
            break
    return phrase[start].start, owner_end(phrase[end])


def _opens_body(token: Token) -> bool:
    return token.capital and token.low not in _NO_OPENERS

