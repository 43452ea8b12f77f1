"""Cues: the verb of an attribution, such as "said", and where it stands."""

from __future__ import annotations

import re

from kg.extract import lexicon as lex
from kg.extract.attributions.parties import read_parties
from kg.extract.phrases.cuts import Cut, mask, strip, words_of
from kg.extract.phrases.person_names import name_at

_CUE_PHRASE = "|".join(
    re.escape(one) for one in sorted(lex.CUE_PHRASES, key=len, reverse=True)
)
_CUE = re.compile(rf"(?:(?:{_CUE_PHRASE})|[a-z]+)(?![\w'-])")
_OPENER = re.compile(
    r"(?:(?:as|so|thus|that is how|this is how|this is what|which)\s+)?", re.I
)
_VERB = re.compile(
    r"(?<=[\w,)\"] )(?:[a-z]{2,}(?:ed|es|ds|ks|ns|ts|ls|ws)|spoke|began|gave|took|drew"
    r"|went|made|put|led|set|told|brought|saw|paid|held|opened)\b"
)


def leading_cue(s: str) -> Cut | None:
    """Return the verb that opens the line, adverbs and "as" passed over."""
    opener = _OPENER.match(s)
    start = opener.end() if opener else 0
    for _ in range(4):
        match = _CUE.match(s, start)
        if match is None:
            return None
        word = match.group()
        if word in lex.CUES or word in lex.CUE_PHRASES:
            return match.span()
        if word not in lex.CUE_ADVERBS and not word.endswith("ly"):
            return None
        start = match.end() + len(s[match.end() :]) - len(s[match.end() :].lstrip(" ,"))
    return None


def following_cue(s: str, whole: Cut) -> Cut | None:
    """Return the verb that follows the words for the speaker."""
    masked = mask(s)
    for match in _CUE.finditer(masked, *whole):
        word = match.group()
        if word not in lex.CUES and word not in lex.CUE_PHRASES:
            continue
        if match.start() == 0 or masked[match.start() - 1] not in " ,":
            continue
        before = subject(s, (whole[0], match.start()))
        if word in lex.NOUN_CUES and not _ends_in_name(s, before):
            continue
        if _stands_after_subject(s, before):
            return match.span()
    return None


def _ends_in_name(s: str, before: Cut) -> bool:
    name = name_at(s, before)
    if name is not None and name[1] == before[1]:
        return True
    parties = read_parties(s, before, spoken=True)
    return any(party.name[1] == before[1] and party.full for party in parties)


def subject(s: str, before: Cut) -> Cut:
    """Return the words before a verb without adverbs at their end: "X also"."""
    end = before[1]
    for word in reversed(words_of(s, before)):
        text = s[slice(*word)]
        adverb = text in lex.CUE_ADVERBS or (text.islower() and text.endswith("ly"))
        if not adverb:
            break
        end = word[0]
    return strip(s, (before[0], end), ",-")


def _stands_after_subject(s: str, before: Cut) -> bool:
    words = words_of(s, before)
    if not words:
        return False
    last = s[slice(*words[-1])]
    if len(words) == 1 and last.casefold() in lex.PRONOUNS:
        return True
    return (
        last[0].isupper()
        or last[0].isdigit()
        or s[before[1] - 1] in ')"]'
        or last in lex.UNNAMED_NOUNS | lex.ROLE_HEADS | lex.EVENT_WORDS
        or last.endswith("'s")
    )


def any_verb(s: str, start: int) -> Cut | None:
    """Return a verb that is none of saying, right after words that name one person.

    "Ada Example, Director of the Sample Fund, spoke about costs: “…”".
    """
    for match in _VERB.finditer(mask(s), start):
        before = subject(s, (start, match.start()))
        if match.group() in lex.NOT_VERBS or not _stands_after_subject(s, before):
            continue
        parties = read_parties(s, before, spoken=True)
        if len(parties) == 1 and parties[0].full and not parties[0].pronoun:
            return match.span()
    return None
