"""Words of a label: what in "Sample Union President Ada Example" is name, role or body.

A label is one line of folded text; words are cut once and judged by look-up tables, so
that thousands of labels a second can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple
from unicodedata import combining, normalize

from kg.extract import lexicon as lex
from kg.extract.labels.label_lexicon import (
    AFTER_NAMES,
    BODIES,
    COMMON,
    COUNCIL,
    LEGISLATORS,
    MEMBERS,
    PLURALS,
    RANKS,
    RANKS_AND_MATTERS,
    SCOPES,
    SUFFIXES,
    SURNAMES,
    TITLES,
    TOPS,
)
from kg.extract.names.given_names import GIVEN_NAMES
from kg.extract.phrases.cuts import Cut, strip

_WORD = re.compile(r"[^\s,;\"()\[\]]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[A-Z]")
_CAMEL = re.compile(r"[a-z][A-Z]")
_CAMEL_NAME = re.compile(
    r"(?:Ma?c|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|San|O|D|[A-Z]'|(?:de|di|la|le|van|von|mc)[A-Z])"
)
_LOWER_NAME = re.compile(r"(?:(?:al|el|d|l|o)['-]|de|di|la|le|van|von|mc)[A-Z]")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['.-](?=[^\W\d_]|$))*")


class Word(NamedTuple):
    """One word of a label, with its forms and what the tables say of it."""

    start: int
    end: int
    text: str
    low: str
    head: bool  # the noun of a role, in the singular
    plural_head: bool  # the noun of a role in the plural: "Senators"

    @property
    def body(self) -> bool:
        """Say whether the word is the noun of an organisation or a region."""
        return _is_body(self.low)

    @property
    def given(self) -> bool:
        """Say whether the word is a common given name."""
        return _is_given(self.low)

    @property
    def initial(self) -> bool:
        """Say whether the word is one or more initials."""
        return _is_initial(self.text)

    @property
    def camel(self) -> bool:
        """Say whether capitals stand inside the word, as in names of brands."""
        return _is_camel(self.text)

    @property
    def joins(self) -> bool:
        """Say whether the word is "and"."""
        return self.text in {"and", "&", "And"}

    @property
    def small(self) -> bool:
        """Say whether the word is a particle of names: "van", "de", "bin"."""
        return self.low in lex.PARTICLES

    def named(self) -> bool:
        """Say whether the word may stand inside a person's name."""
        return _may_be_named(self.text, self.low, self.head)


# The same words stand in thousands of labels: each is judged once.


@lru_cache(maxsize=20_000)
def _is_body(low: str) -> bool:
    if low in BODIES or low.rsplit("-", 1)[-1] in lex.ORG_WORDS:
        return True
    plural = low.endswith("s") and low not in SURNAMES
    return plural and low[:-1] in lex.ORG_WORDS


@lru_cache(maxsize=20_000)
def _is_given(low: str) -> bool:
    first = low.split("-")[0]
    if not first.isascii():
        first = "".join(one for one in normalize("NFD", first) if not combining(one))
    return low in GIVEN_NAMES or first in GIVEN_NAMES


@lru_cache(maxsize=20_000)
def _is_initial(text: str) -> bool:
    if len(text) > 2 and "." not in text:
        return False
    return text[0].isupper() and _INITIALS.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def _is_camel(text: str) -> bool:
    found = _CAMEL.search(text)
    return found is not None and _CAMEL_NAME.match(text) is None


@lru_cache(maxsize=20_000)
def _may_be_named(text: str, low: str, head: bool) -> bool:
    particle = low in lex.PARTICLES and len(text) > 1
    if _is_initial(text) or low in SUFFIXES or particle:
        return True
    if not (text[0].isupper() or _LOWER_NAME.match(text)):
        return False
    if _NAME.fullmatch(text) is None or text.casefold().endswith("'s"):
        return False
    if text[-1] == "." and len(text) > 5:
        return False
    if _is_body(low) and low not in SURNAMES:
        return False
    return not head or low in lex.NAME_HEADS


def words_in(s: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a stretch of a folded line; no word runs over its ends."""
    every = _words(s)
    if start == 0 and end >= len(s):
        return every
    return tuple([one for one in every if start <= one[0] and one[1] <= end])


@lru_cache(maxsize=512)  # a line is asked for the words of many of its stretches
def _words(s: str) -> tuple[Word, ...]:
    found = []
    for match in _WORD.finditer(s):
        forms = _forms(match.group())
        if forms is not None:
            found.append(_new_word(match.span() + forms))
    return tuple(found)


_new_word = partial(tuple.__new__, Word)  # there are many: skips Word's own call


@lru_cache(maxsize=20_000)
def _forms(text: str) -> tuple[str, str, bool, bool] | None:
    """Return a word, its plain form, and whether it is the noun of a role or roles."""
    low = text.casefold().rstrip(".,:").removesuffix("'s").removesuffix("'")
    if not low:
        return None
    head = low in lex.ROLE_HEADS or ("-" in low and _joint_head(text, low))
    plural = not head and (
        low in PLURALS or (low[-1] == "s" and low[:-1] in lex.ROLE_HEADS)
    )
    return text, low, head, plural


def _joint_head(text: str, low: str) -> bool:
    """Say whether a word with a hyphen is the noun of a role: "Vice-Provost"."""
    if low.endswith(("-at-large", "-designate", "-elect")):
        return low.split("-")[0] in lex.ROLE_HEADS
    return not text.isupper() and low.rsplit("-", 1)[1] in lex.ROLE_HEADS


def without_titles(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words without titles before a name and letters behind it."""
    at, end = 0, len(words)
    if end > 2 and words[0].low == "the" and words[1].low in TITLES:
        at = 1
    while at < end - 1 and (words[at].low in TITLES or (at and words[at].low == "the")):
        at += 1
    while end > at + 2 and words[end - 1].text in AFTER_NAMES:
        end -= 1
    return words[at:end]


def may_be_name(words: Sequence[Word]) -> bool:
    """Say whether each of the words may be part of one person's name."""
    solid = [one for one in words if not one.small and one.low not in SUFFIXES]
    if not 1 <= len(words) <= 7 or not 1 <= len(solid) <= 5:
        return False
    if words[0].joins or words[-1].text.islower():
        return False
    return all(one.named() for one in words) and not all(one.initial for one in solid)


def name_evidence(words: Sequence[Word]) -> int:
    """Return how much words that may be a name look like one; below 0 is against."""
    solid = [one for one in words if one.low not in SUFFIXES]
    score = 0
    if len(solid) < len(words):
        score += 3
    if len(solid) > 1 and any(one.initial for one in solid[:-1]):
        score += 2 if not solid[0].text.isupper() or "." in solid[0].text else 0
    score += 3 if solid and solid[0].given else 0
    for one in solid[1:] if solid and solid[0].given else solid:
        if one.low in COMMON and one.low not in SURNAMES:
            score -= 3
        elif one.low in COMMON or (one.body and one.low in SURNAMES):
            score -= 1 if one is not solid[-1] or len(solid) > 2 else 0
        if one.camel or (len(one.text) > 2 and one.text.isupper()):
            score -= 2
    if len(solid) == 1 or solid[0].low in {"the", "all", "one"}:
        score -= 2
    return score


def role_start(words: Sequence[Word], head: int) -> int:
    """Return where the role begins whose noun is `words[head]`."""
    noun = words[head].low
    if noun == "general" and head and words[head - 1].head:
        head -= 1
    if noun == "officer":
        chief = [at for at in range(max(0, head - 6), head) if words[at].low == "chief"]
        if chief:
            return chief[-1]
    known = RANKS
    if noun in MEMBERS:
        known = RANKS | COUNCIL
    elif noun not in TOPS:
        known = RANKS_AND_MATTERS
    start = head
    while start > 0 and _belongs(words, start - 1, known):
        start -= 1
    while 0 < start < head and words[start].low in SCOPES:
        start += 1
    if start and (words[start - 1].text in lex.PREPOSITIONS or words[start - 1].joins):
        start = head  # "Center for Sample Policy | Director": the matter is the owner's
        while words[start - 1].low in RANKS:
            start -= 1
    return start


def _belongs(words: Sequence[Word], at: int, known: frozenset[str]) -> bool:
    """Say whether a word before a role belongs to it, and not to its owner."""
    word = words[at]
    if word.text.casefold().endswith(("'s", "s'")):
        return False
    if word.joins:
        return at > 0 and words[at - 1].low in known
    if word.low == "state" and words[-1].low in LEGISLATORS:
        return True
    if word.low not in known:
        return word.head and word.low not in lex.NAME_HEADS and at == len(words) - 2
    return word.text[0].isupper() or word.low in RANKS or words[-1].text[0].islower()


_AND = re.compile(r"(?:and|&|along with|together with|as well as)\s+", re.I)


def hull(words: Sequence[Word]) -> Cut:
    """Return the stretch from the first to the last of the words."""
    return words[0].start, words[-1].end


def drop_joint(m: str, cut: Cut) -> Cut:
    """Return a stretch without a leading "and" or "along with"."""
    match = _AND.match(m, *cut)
    return strip(m, (match.end(), cut[1])) if match else cut


def drop_the(m: str, cut: Cut) -> Cut:
    """Return a stretch without a leading "the"."""
    if m[cut[0] : cut[0] + 4].casefold() == "the ":
        return cut[0] + 4, cut[1]
    return cut


def leads(piece: Sequence[Word]) -> bool:
    """Say whether a role comes right before a preposition: "Director of"."""
    return link_in(piece) > 0


def link_in(piece: Sequence[Word]) -> int:
    """Return where the preposition stands that follows a role, or 0."""
    for at in range(1, len(piece)):
        if piece[at].text in lex.PREPOSITIONS and piece[at - 1].head:
            return at
    return 0


def has_role(words: Sequence[Word]) -> bool:
    """Say whether any word is the noun of a role, and not as often a name."""
    return any(
        one.head or one.plural_head or ("/" in one.low and _slashed_heads(one.low))
        for one in words
        if one.low not in lex.NAME_HEADS
    ) or (bool(words) and words[0].low in lex.NAME_HEADS and words[0].head)


def _slashed_heads(low: str) -> bool:
    """Say whether a word is nouns of roles with strokes between: "president/ceo"."""
    return all(part in lex.ROLE_HEADS for part in low.split("/"))


def ends_post(words: Sequence[Word]) -> bool:
    """Say whether a segment ends in the noun of a role."""
    last = words[-1]
    if last.plural_head:
        return all(one.low in RANKS for one in words[:-1])
    if not last.head and last.low not in lex.AFTER_HEAD:
        return False
    if last.low in lex.NAME_HEADS:
        at = role_start(words, len(words) - 1)
        return at == 0 or at < len(words) - 1
    return last.head or (len(words) > 1 and words[-2].head)
