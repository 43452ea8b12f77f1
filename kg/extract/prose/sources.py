"""Who speaks: left of a verb, right of it, or in the main clause."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.appositions import apposed_source
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CLAUSE_VERB,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GERUND,
    MARK,
    NOUN,
    OBJECT,
    PARTICIPLE,
    PAUSE,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    STOP,
    SUBJECT,
    TIME,
    TO,
    VERB,
)
from kg.extract.prose.found import Range
from kg.extract.prose.line import Line
from kg.extract.prose.nouns import LONGEST, is_abbreviation, noun_phrase_left
from kg.extract.prose.remarks import without_remark
from kg.text import word_set

_NOT_NOUN: Final = word_set(
    """
    however meanwhile instead also then still now later again
    """
)
_APOSTROPHES: Final = frozenset(["'", "’", "‘"])
_KEPT: Final = frozenset([",", ")", "]"])
_LEAVING: Final = word_set(
    """
    in at on told following
    """
)
_SURELY_LEAVING: Final = word_set(
    """
    when after while because since if before during via
    """
)
_OCCASIONS: Final = word_set(
    """
    statement interview email speech tweet news conference rally hearing letter
    phone telephone event report memo debate post briefing call blog monday
    tuesday wednesday thursday friday saturday sunday remarks forum response
    """
)
_NOT_DAYS: Final = word_set(
    """
    march may june april last next week year month sun sat
    """
)
_AFTER_SOURCE: Final = word_set(
    """
    but adding though although while when as because after if so
    """
)


def left_source(line: Line, at: int, floor: int) -> Range | None:
    """Return the subject that ends before a verb group, appositions included."""
    end = _without_adjuncts(line, at, floor)
    if end <= floor:
        return None
    if end < at and line.flags[end - 1] & PARTICIPLE and not line.flags[end - 1] & TIME:
        end = at  # "a poll released on Friday"
    low = line.low
    if low[end - 1] in (",", ")", "--", "—", "–", "-", "]", "―"):
        return apposed_source(line, end, floor)
    found = noun_phrase_left(line, end, floor)
    return without_remark(line, found) if found else None


def _without_adjuncts(line: Line, end: int, floor: int) -> int:
    """Return the end without "on Friday", "last week", "in 2001" and adverbs."""
    flags, low = line.flags, line.low
    while end - 1 > floor:
        flag = flags[end - 1]
        if low[end - 1] == "today" and low[end - 2] == "usa":
            break
        if flag & TIME or (low[end - 1].isdigit() and len(low[end - 1]) == 4):
            end -= 1
            while end - 1 > floor and (
                low[end - 1] in ("last", "next", "this", "early", "late", "that")
            ):
                end -= 1
            if end - 1 > floor and low[end - 1] in ("on", "in", "since", "by", "at"):
                end -= 1
        elif low[end - 1] in _NOT_NOUN or _trails(line, end - 1, flag):
            end -= 1
        else:
            break
    return end


def _trails(line: Line, at: int, flag: int) -> bool:
    """Say whether an adverb stands here, one of manner too."""
    if not flag:
        return line.is_manner(at)
    return bool(flag & ADVERB) and not flag & (DETERMINER | OBJECT | SUBJECT)


def right_source(line: Line, at: int, limit: int) -> Range | None:
    """Return the subject that follows its verb: "said Ann Example, a lawyer"."""
    limit = min(limit, at + 2 * LONGEST)
    if at >= limit or not _may_begin(line, at):
        return None
    low, flags = line.low, line.flags
    if flags[at] & SUBJECT:
        return (at, at + 1) if low[at] not in ("there", "it") else None
    there = at
    while there < limit and not _ends_here(line, there, at, limit):
        there += 1
    while there > at and flags[there - 1] & BREAK and low[there - 1] not in _KEPT:
        there -= 1
    if there == limit and there > at and low[there - 1] == ",":
        there -= 1
    return (at, there) if there > at else None


def _may_begin(line: Line, at: int) -> bool:
    """Say whether a subject after its verb can begin with a word."""
    flag = line.flags[at]
    if flag & (PAUSE | PREPOSITION | QUESTION | TIME | TO):
        return False
    if flag & SUBJECT:
        return True
    pronoun = flag & (AUXILIARY | OBJECT) and not flag & DETERMINER
    return line.low[at] != "that" and not pronoun


def _ends_here(line: Line, at: int, first: int, limit: int) -> bool:
    """Say whether a subject after its verb ends before a word."""
    flag, word = line.flags[at], line.low[at]
    if flag & MARK and word not in _APOSTROPHES:
        return True
    if flag & STOP and not (word == "." and is_abbreviation(line, at)):
        return True
    if flag & BREAK and _ends_right(line, at, limit):
        return True
    return at > first and _leaves(line, at, limit)


def _leaves(line: Line, at: int, limit: int) -> bool:
    """Say whether an adjunct of the verb begins here: "in a statement", "on Monday"."""
    low = line.low
    word = low[at]
    if line.flags[at] & TIME and low[at - 1] not in ("of", "the"):
        return word not in _NOT_DAYS
    if word in _SURELY_LEAVING:
        return True
    if word == "as":
        return at + 1 < limit and bool(line.flags[at + 1] & SUBJECT)
    if word not in _LEAVING:
        return False
    return any(one in _OCCASIONS for one in low[at + 1 : min(limit, at + 7)])


def _ends_right(line: Line, at: int, limit: int) -> bool:
    """Say whether the noun phrase ends at a comma or dash."""
    if line.low[at] in ("(", ")", "[", "]"):
        return False
    if line.low[at] in (";", ":") or at + 1 >= limit:
        return True
    after, word = line.flags[at + 1], line.low[at + 1]
    doing = not after and word.endswith("ing") and not line.is_name(at + 1)
    if after & (GERUND | MARK) or doing or word in _AFTER_SOURCE:
        return True
    return bool(after & COORDINATOR and word != "and")


def main_source(line: Line, at: int, floor: int) -> Range | None:
    """Return the subject of the clause that a participle leans on."""
    flags = line.flags
    for there in range(floor, at):
        flag = flags[there]
        if line.quoted[there]:
            continue
        if not flag & (CLAUSE_VERB) and not (
            not flag and line.low[there].endswith("ed") and there > floor
        ):
            continue
        if (
            flag & NOUN
            and not flag & AUXILIARY
            and not _follows_subject(line, there, floor)
        ):
            continue
        if there == floor or (
            flags[there - 1] & (DETERMINER | RELATIVE | TO)
            and not flags[there - 1] & SUBJECT
        ):
            continue
        if (
            flag & FINITE
            and flag & PARTICIPLE
            and there + 1 < at
            and (line.low[there + 1] in ("by",))
        ):
            continue
        subject = left_source(line, there, floor)
        if subject and not flags[subject[1] - 1] & RELATIVE:
            return subject
    return None


def nearest_source(line: Line, at: int, floor: int) -> Range | None:
    """Return the subject of the last verb before a place: "she left and"."""
    flags = line.flags
    for there in range(at - 1, floor, -1):
        flag, before = flags[there], flags[there - 1]
        if not flag & (AUXILIARY | FINITE) or line.quoted[there]:
            continue
        if flag & NOUN and not flag & AUXILIARY:
            continue
        if before & (AUXILIARY | COORDINATOR | TO):
            continue
        return left_source(line, there, floor)
    return None


def _follows_subject(line: Line, at: int, floor: int) -> bool:
    if at == floor:
        return False
    before = line.flags[at - 1]
    if before & SUBJECT:
        return True
    return (
        bool(line.flags[at] & FINITE)
        and not before & (DETERMINER | POSSESSIVE | PREPOSITION | VERB)
        and line.is_name(at - 1)
    )


def antecedent(line: Line, at: int, floor: int) -> Range | None:
    """Return the noun phrase that a relative pronoun stands for."""
    end = at
    while end > floor and line.flags[end - 1] & BREAK:
        end -= 1
    if end == floor:
        return None
    phrase = noun_phrase_left(line, end, floor)
    if phrase is not None:
        return phrase
    first = end  # nothing but "from her", which no subject can be
    while first > floor and not line.flags[first - 1] & (PREPOSITION | PAUSE):
        first -= 1
    return (first, end) if first < end else None
