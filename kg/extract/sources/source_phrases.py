"""The words of a source in prose: cut into tokens, segments and noun phrases.

Everything here works on one line of folded text and returns offsets into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.names.capital_runs import word_class
from kg.text import word_set

_TOKEN = re.compile(r"[^\s,;()\[\]\"]+|[,;()\[\]]")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+|(?:Jr|Sr|Inc|Co|Corp|Ltd|No|St|Mt|Ft)\.")
_RELATIVE = word_set(
    "who whom whose which that when where while because if I we he she they you"
)
# Words that open what is said about a noun, and are no part of its name.
PARTICIPLES = word_set(
    """
    including ranging like such released published conducted taken held obtained
    provided looking working living running involved worried familiar close briefed
    representing based led called titled entitled known handling teaching seeking
    supporting opposing investigating overseeing covering interviewed speaking
    writing then now also later once recently has have had is are
    was were appearing attending citing compiled issued produced sent filed made
    written posted seen reviewed viewed contacted surveyed polled quoted named
    using being asking not rather than
    """
)
PREPOSITIONS = word_set(
    """
    of for to at in on under with from within by between across over against about among
    behind before after during through into throughout around
    """
)
DETERMINERS = word_set("the this that these those his her its their our my your")
_JOINS = word_set("and & or")
_PARTICLES = word_set(
    "van von der den de da do dos del della di du la le bin ibn ben el al ter"
)


class Token(NamedTuple):
    """A word of a source, with its plain form and what kind of word it is."""

    start: int
    end: int
    text: str
    low: str  # folded, in lower case, without a possessive ending or a stop
    owner: bool  # it ends in a possessive
    kind: str  # as `word_class`; "l" for lower case, "p" a particle, "d" a number
    capital: bool  # it begins like a name


Phrase = tuple[Token, ...]
_new_token = partial(tuple.__new__, Token)  # there are many: skips Token's own call


def tokens_of(s: str) -> list[Token]:
    """Return the words of a line, and its commas and brackets."""
    return [_new_token(one.span() + _form(one.group())) for one in _TOKEN.finditer(s)]


@lru_cache(maxsize=50_000)
def _form(text: str) -> tuple[str, str, bool, str, bool]:
    """Return a word, its plain form, if it is a possessive, its kind and its case."""
    plain = text
    owner = plain.endswith(("'s", "s'")) and len(plain) > 2
    if owner:
        plain = plain[: -2 if plain.endswith("'s") else -1]
    if plain[-1:] in ".:" and not _ABBREVIATED.fullmatch(plain):
        plain = plain[:-1] or plain
    kind = _kind(plain)
    return text, plain.casefold().rstrip("."), owner, kind, kind not in "lp"


def _kind(plain: str) -> str:
    first = plain[:1]
    if first.isupper() or (first == "@" and len(plain) > 1):
        return word_class(plain)
    if first.isdigit():
        return "d"
    if "-" in plain and plain.split("-")[-1][:1].isupper():
        return "N"  # "al-Sample"
    return "p" if plain in _PARTICLES else "l"


def segments_of(tokens: Sequence[Token]) -> list[Phrase]:
    """Cut at commas and dashes, without brackets, relative clauses and their tails."""
    found: list[list[Token]] = [[]]
    depth = 0
    skipping = False
    for at, token in enumerate(tokens):
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif token.text in (",", ";", "-", "--", "---"):
            if not _bound(tokens, at):
                found.append([])
                skipping = False
        elif token.text in _RELATIVE and (found[-1] or len(found) > 1):
            skipping = True
        elif not skipping:
            found[-1].append(token)
    wholes = [whole for one in found if (whole := _without_joins(one))]
    return [one for at, one in enumerate(wholes) if not (at and _is_tag(one))]


def _is_tag(phrase: Phrase) -> bool:
    """Say whether a segment is an age, a party or a state: "59", "R-Wis."."""
    if len(phrase) != 1:
        return False
    text = phrase[0].text
    state = len(text.rstrip(".")) == 2 and text[0].isupper() and text[1].islower()
    return state or phrase[0].kind == "d" or _PARTY.fullmatch(text) is not None


_PARTY = re.compile(r"(?:[RDI]|Rep|Dem|Ind|Con|Lab|LD|SNP)\.?-[A-Z][\w.]*")


def _without_joins(tokens: Sequence[Token]) -> Phrase:
    """Return the words without "and", "all" or "both" left over at their ends."""
    kept = list(tokens)
    while kept and kept[-1].kind == "l" and _is_left_over(kept[-1]):
        if len(kept) == 1 and kept[0].low not in _JOINS:
            break
        kept.pop()
    while kept and kept[0].kind == "l" and kept[0].low in _JOINS:
        del kept[0]
    return tuple(kept)


def _is_left_over(token: Token) -> bool:
    """Say whether a last word belongs to the verb behind: "also", "repeatedly"."""
    adverb = token.low.endswith("ly") and token.low not in _NO_ADVERBS
    adverb = adverb and token.low not in nouns.THING_NOUNS
    return adverb or token.low in _LEFT_OVER


_NO_ADVERBS = word_set("family ally weekly daily monthly assembly bully italy ly")
_LEFT_OVER = _JOINS | word_set(
    "all both each also never just often still now then later again once ever soon"
)


def owner_end(token: Token) -> int:
    """Return where a word ends without its possessive ending or a full stop."""
    if token.owner:
        return token.end - (2 if token.text.endswith("'s") else 1)
    abbreviated = token.kind in "IS" or token.text.count(".") > 1
    return token.end - (token.text[-1] in ".:" and not abbreviated)


def _bound(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a comma belongs to a name: "Sample, Jr."."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.low in _TIED


_TIED = word_set("jr sr inc llc ltd llp plc")


def base_phrase(phrase: Phrase) -> Phrase:
    """Return the words up to the first preposition or participle: the noun's own."""
    for at, token in enumerate(phrase):
        ends = at > 0 and token.kind in "lp" and token.low in _ENDS
        if ends and not phrase[at - 1].owner:  # "Sample's running mate"
            return phrase[:at]
    return phrase


_ENDS = PREPOSITIONS | PARTICIPLES


def split_joined(phrase: Phrase) -> list[Phrase]:
    """Cut at "and", "or" and "as well as"."""
    if not any(token.low in _JOINS for token in phrase):
        return [phrase]
    found: list[list[Token]] = [[]]
    for token in phrase:
        if token.low in _JOINS and token.kind == "l":
            found.append([])
        elif token.text != "&" or found[-1]:
            found[-1].append(token)
    return [tuple(one) for one in found if one]


def name_start(phrase: Phrase) -> int | None:
    """Return where the person's name begins that the phrase ends in, if it does.

    The name follows the last title, role, modifier or word of an organisation.
    """
    at = len(phrase)
    while at and (phrase[at - 1].kind in "NGIPS" or _inner(phrase, at - 1)):
        if phrase[at - 1].owner and at < len(phrase):
            break
        at -= 1
    while at < len(phrase) and phrase[at].kind == "p" and not phrase[at].capital:
        at += 1 if at == 0 or phrase[at - 1].kind == "l" else 0
        break
    if at == len(phrase) or phrase[-1].kind == "I":
        return None
    if len(phrase) - at > 2 and phrase[at].low in lex.NAME_HEADS:
        at += phrase[at + 1].kind == "G"  # "Leader Ada Example"
    return _without_place(phrase, at)


def _inner(phrase: Phrase, at: int) -> bool:
    """Say whether a word stands inside a name: a particle, or an acronym's nickname."""
    token = phrase[at]
    if token.kind == "R" and at == len(phrase) - 1 and at and _is_given(phrase[at - 1]):
        return True  # "Ada Alderman"
    if at and token.low in nouns.SURNAMES_TOO and phrase[at - 1].kind in "GTR":
        return token.capital  # "Ada May", "President Park"
    following = phrase[at + 1] if at + 1 < len(phrase) else None
    return token.kind == "p" and following is not None and following.capital


_STATES_AND_COUNTRIES = nouns.STATES | lex.COUNTRIES


def _is_given(token: Token) -> bool:
    return token.kind == "G" and token.low not in _STATES_AND_COUNTRIES


def _without_place(phrase: Phrase, start: int) -> int | None:
    """Pass over a place before a name; a name that is a place is none."""
    at = start
    while at < len(phrase) - 2 and phrase[at].kind == "P":
        at += 1
    solid = [token for token in phrase[at:] if token.kind in "NG"]
    surname = len(phrase) - at > 1 and phrase[at].kind == "G"
    return at if solid or surname else None


def is_definite(phrase: Phrase) -> bool:
    """Say whether the phrase means one that the text has named already."""
    first = phrase[0]
    return first.low in DETERMINERS or first.owner


def is_indefinite(phrase: Phrase) -> bool:
    """Say whether the phrase brings in one or some that the text does not name."""
    return phrase[0].low in nouns.INDEFINITE or phrase[0].low in nouns.COUNTED


def head_of(phrase: Phrase) -> Token | None:
    """Return the noun of a phrase: its last word before a preposition."""
    base = base_phrase(phrase)
    kept = list(base)
    while len(kept) > 1 and kept[-1].low in lex.AFTER_HEAD and kept[-2].kind == "R":
        kept.pop()
    return kept[-1] if kept else None


def singular(low: str) -> str:
    """Return a plain guess at the singular of a noun."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-2] + "an"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def is_many(token: Token) -> bool:
    """Say whether a noun means several people: "experts", "Democrats"."""
    return _means_many(token.low, token.kind == "l")


@lru_cache(maxsize=20_000)
def _means_many(word: str, small: bool) -> bool:
    low = word.rsplit("-", 1)[-1]  # "Samplonian-Americans"
    one = singular(low)
    if low in nouns.MANY_NOUNS:
        return True
    if low == one or low in nouns.ORG_NOUNS:
        return False
    if one in nouns.PERSON_HEADS or one in lex.DEMONYMS:
        return True
    return small and low.endswith(_PEOPLE_ENDINGS)


_PEOPLE_ENDINGS = ("ists", "ians", "ers", "ors", "ants", "ees", "crats", "icans")
