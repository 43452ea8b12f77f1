"""Words that may be verbs or nouns, told apart by number and by their neighbours."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COORDINATOR,
    DETERMINER,
    EDGE,
    FINITE,
    MARK,
    NOUN,
    OBJECT,
    PAUSE,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TO,
    VERB,
)
from kg.extract.prose.lexicon import CUES, POST
from kg.extract.prose.line import Line
from kg.text import word_set

_COUNTED: Final = word_set(
    """
    some many most few others both all several these those more
    """
)
_PLURALS: Final = word_set(
    """
    people men women media police critics officials data children
    """
)
_SINGULAR_S: Final = ("ss", "us", "is")
_OBJECT_STARTS: Final = DETERMINER | MARK | OBJECT | POSSESSIVE | QUESTION | SUBJECT
_AFTER_VERB: Final = frozenset(["to", "that", "in", "on", "at"])


def is_verb(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a word that may be a noun is a verb, by what stands beside it."""
    if at == floor:
        return False
    before = line.flags[first - 1] if first > floor else BREAK
    word = line.low[first - 1] if first > floor else ""
    after = line.flags[at + 1] if at + 1 < line.count else STOP
    third = bool(line.flags[at] & FINITE)
    if before & (RELATIVE | SUBJECT):
        return True
    if before & (POSSESSIVE | PREPOSITION) or (third and word.isdigit()):
        return False
    if before & DETERMINER:
        stated = after & (_OBJECT_STARTS | TO) or line.is_name(
            min(at + 1, line.count - 1)
        )
        return not third and word in _COUNTED and bool(stated)
    if before & (EDGE | COORDINATOR):
        return _takes_object(line, at)
    return first < at or _follows_noun(line, at, first, floor)


def _follows_noun(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a word after a noun is its verb, and no noun after a noun."""
    after = line.flags[at + 1] if at + 1 < line.count else STOP
    if after & AUXILIARY or (at + 1 < line.count and line.low[at + 1] == "of"):
        return False
    word = line.low[first - 1]
    if line.flags[at] & FINITE:
        return _after_third(line, at, word)
    return _is_plural(word, line, first - 1, floor) and _takes_object(line, at)


def _after_third(line: Line, at: int, word: str) -> bool:
    """Say whether a form in -s after a noun is a verb: the noun is no plural."""
    if at + 1 >= line.count or line.flags[at + 1] & STOP:
        return bool(CUES[line.low[at]].frames & POST)
    if _plural_shape(word) and not line.is_name(at - 1):
        return _has_single_head(line, at) and bool(
            line.flags[at + 1] & _OBJECT_STARTS or line.is_name(at + 1)
        )
    return _takes_object(line, at)


def _has_single_head(line: Line, at: int) -> bool:
    """Say whether a plural before a verb hangs on a singular: "a poll of voters"."""
    for there in range(at - 1, max(0, at - 14), -1):
        flag = line.flags[there]
        if flag & (PAUSE):
            return False
        if flag & PREPOSITION and not flag & SUBORDINATOR and there > 0:
            head = line.low[there - 1]
            if not _plural_shape(head) and not line.flags[there - 1] & VERB:
                return True
    return False


def _takes_object(line: Line, at: int) -> bool:
    """Say whether what follows can be said, wanted or spoken of."""
    if at + 1 >= line.count:
        return True
    after, following = line.flags[at + 1], line.low[at + 1]
    cue = CUES[line.low[at]]
    if after & (BREAK | STOP):
        return following not in (";", ")", "-", "–") and bool(cue.frames & POST)
    second = line.flags[at + 2] if at + 2 < line.count else STOP
    if following == "that" and second & AUXILIARY and line.flags[at] & NOUN:
        return False  # "rules that could close it"
    if after & (PREPOSITION | TO):
        return following in cue.prepositions or following in _AFTER_VERB
    if following in cue.particles:
        return True
    verb = after & (AUXILIARY | FINITE) and not after & (DETERMINER | NOUN | OBJECT)
    return not verb and not after & COORDINATOR


def may_be_finite(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a past form is a clause's verb, and no participle before "by"."""
    if first > floor:
        before = line.flags[first - 1]
        owns = before & (DETERMINER | POSSESSIVE | PREPOSITION)
        if owns and not before & (ADVERB | OBJECT | RELATIVE | SUBJECT):
            return False
    return at + 1 >= line.count or line.low[at + 1] != "by"


def agrees(line: Line, first: int, floor: int) -> bool:
    """Say whether a base form can agree with what stands before it."""
    if first <= floor:
        return False
    before = line.flags[first - 1]
    word = line.low[first - 1]
    if before & DETERMINER:
        return word in _COUNTED or bool(before & RELATIVE)
    if before & (POSSESSIVE | PREPOSITION):
        return False
    if before & (BREAK | COORDINATOR | RELATIVE | SUBJECT):
        return word not in ("he", "she", "it")
    if _is_plural(word, line, first - 1, floor) or not line.is_name(first - 1):
        return True
    return first + 1 < line.count and line.low[first + 1] == "that"


def _plural_shape(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith(_SINGULAR_S))


def _is_plural(word: str, line: Line, at: int, floor: int) -> bool:
    if _plural_shape(word):
        return True
    if at + 2 < line.count and line.flags[at + 2] & (DETERMINER | OBJECT | POSSESSIVE):
        for there in range(at - 1, max(floor, at - 8), -1):
            if line.flags[there] & (AUXILIARY | BREAK | SUBORDINATOR):
                break
            if line.flags[there] & PREPOSITION and _plural_shape(line.low[there - 1]):
                return True
    return "and" in line.low[max(floor, at - 4) : at] or (
        line.is_name(at) and "," in line.low[max(floor, at - 1) : at]
    )
