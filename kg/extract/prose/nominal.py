"""Nouns of saying: "his claim that", "criticism of", "calls for"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.clauses import clause_end, main_clause_start
from kg.extract.prose.flags import (
    AUXILIARY,
    BREAK,
    COORDINATOR,
    EDGE,
    GERUND,
    NOUN,
    PARTICIPLE,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from kg.extract.prose.found import Found, Range
from kg.extract.prose.line import Line
from kg.extract.prose.noun_cues import ALONE, INFINITIVE, NOUN_CUES, THAT
from kg.extract.prose.sources import main_source
from kg.text import word_set

_LIGHT: Final = word_set(
    """
    make makes made making raise raises raised raising issue issues issued issuing
    express expresses expressed expressing voice voices voiced voicing offer
    offers offered offering give gives gave giving deliver delivers delivered
    delivering release releases released releasing send sends sent sending repeat
    repeats repeated repeating launch launches launched announce announced
    announces have has had take takes took face faces faced facing drew drawn draw
    show shows showed declare declared
    """
)


def find_nominal(
    line: Line, at: int, floor: int, limit: int, *, alone: bool = False
) -> Found | None:
    """Return the statement that a noun of saying introduces, if it is one here."""
    frames, prepositions = NOUN_CUES[line.low[at]]
    after, giver = _after_giver(line, at + 1, limit, prepositions)
    opening = _opening(line, after, limit, at)
    if opening is None:
        return None
    rule, start, cue_end = opening
    cue_first, source = _holder(line, at, floor)
    source = source or giver
    owned = line.low[start - 1] == "of" and line.low[start] == "the"
    if source is None and not alone and (owned or not frames & ALONE):
        return None
    end = clause_end(line, start, limit, clausal=rule == "noun-that")
    if line.flags[line.first] & (PARTICIPLE | PREPOSITION | SUBORDINATOR):
        end = main_clause_start(line, start, end, line.first)
    if source is None:
        rule = "noun-unattributed"
    return Found(rule, [(start, end)], (cue_first, cue_end), source)


def _after_giver(
    line: Line, at: int, limit: int, prepositions: frozenset[str]
) -> tuple[int, Range | None]:
    """Return the word after "from her" or "by her", and who that is."""
    if at + 1 < limit and line.low[at] in ("from", "by"):
        giver = None if line.low[at] in prepositions else _giver(line, at + 1, limit)
        if giver:
            return giver[1], giver
    return at, None


def _opening(line: Line, at: int, limit: int, noun: int) -> tuple[str, int, int] | None:
    """Return rule, first word of what is said and end of the cue, if any follows."""
    frames, prepositions = NOUN_CUES[line.low[noun]]
    if at + 1 >= limit:
        return None
    word = line.low[at]
    if word == "that" and frames & THAT:
        return "noun-that", at, noun + 1
    if word == "to" and frames & INFINITIVE and line.flags[at + 1] & PLAIN:
        return "noun-infinitive", at, noun + 1
    if word in prepositions:
        return "noun-preposition", at + 1, at + 1
    return None


def _giver(line: Line, at: int, limit: int) -> Range | None:
    there = at
    while there < limit and there < at + 8:
        if line.low[there] in ("that", "to", "about", "over", "of") and there > at:
            return at, there
        if line.flags[there] & (AUXILIARY | BREAK):
            return None
        there += 1
    return None


def _holder(line: Line, at: int, floor: int) -> tuple[int, Range | None]:
    """Return where the cue begins, and whose claim it is: "Ann's claim", "she made"."""
    low, flags = line.low, line.flags
    there = at - 1
    while there >= floor and there > at - 4:
        flag = flags[there]
        if flag & POSSESSIVE:
            if low[there] in ("'s", "'"):
                first = there - 1
                while first > floor and line.is_name(first - 1) and line.is_name(first):
                    first -= 1
                return there + 1, (first, there + 1)
            return there + 1, (there, there + 1)
        if low[there] in _LIGHT:
            source = main_source(line, there + 1, floor)
            return there, source
        if flag & (EDGE | AUXILIARY | COORDINATOR | PREPOSITION | SUBJECT):
            break
        if flag & VERB and not flag & (GERUND | NOUN | PARTICIPLE):
            break
        there -= 1
    return there + 1 if there + 1 <= at else at, None
