"""Nouns of saying: "his claim that", "criticism of", "calls for"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.clauses import clause_end, main_clause_start
from kg.extract.prose.flags import (
    AUXILIARY,
    BREAK,
    COORDINATOR,
    CUE_NOUN,
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
from kg.extract.prose.line import TABLE, Line
from kg.extract.prose.sources import main_source
from kg.text import word_set

_THAT: Final = 1
_TO: Final = 2
_ALONE: Final = 4  # a statement even where nobody is named

_NOUNS: Final = """
ta of about: claim allegation assertion accusation suggestion
t about of: belief view conclusion argument contention insistence notion assumption
  admission acknowledgment acknowledgement statement declaration revelation assurance
t: finding perception prediction impression realization revelation
  conviction sense
t about: fear concern worry doubt suspicion speculation rumor rumour warning complaint
  opinion feeling
ta about: fear concern doubt question
fta of: promise pledge vow threat commitment
ft of: decision proposal plan demand
f: determination
t of: announcement
t on: emphasis
t: theory signal message hint
f: desire wish refusal willingness desire request intention intent bid
  readiness eagerness reluctance unwillingness
fa for: call
t for: hope
a of for: criticism condemnation denunciation praise
n of: critique endorsement embrace rejection denial defense assessment description
  portrayal characterization
n for: support admiration disdain contempt respect push preference
n to: opposition objection response reaction
n on: stance position attack comment remark
a about: question
"""
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

_TABLE: dict[str, tuple[int, frozenset[str]]] = {}


def _fill() -> None:
    rows: list[list[str]] = []
    for row in _NOUNS.strip().splitlines():
        key, colon, words = row.partition(":")
        if colon:
            rows.append([key.strip(), words])
        else:
            rows[-1][1] += row
    for key, words in rows:
        letters, *prepositions = key.split()
        frames = (
            (_THAT if "t" in letters else 0)
            | (_TO if "f" in letters else 0)
            | (_ALONE if "a" in letters else 0)
        )
        for noun in words.split():
            for form in (noun, noun + "s"):
                old = _TABLE.get(form, (0, frozenset()))
                _TABLE[form] = old[0] | frames, old[1] | frozenset(prepositions)
                TABLE[form] = TABLE.get(form, 0) | CUE_NOUN


_fill()


def find_nominal(
    line: Line, at: int, floor: int, limit: int, *, alone: bool = False
) -> Found | None:
    """Return the statement that a noun of saying introduces, if it is one here."""
    frames, prepositions = _TABLE[line.low[at]]
    after, giver = _after_giver(line, at + 1, limit, prepositions)
    opening = _opening(line, after, limit, at)
    if opening is None:
        return None
    rule, start, cue_end = opening
    cue_first, source = _holder(line, at, floor)
    source = source or giver
    owned = line.low[start - 1] == "of" and line.low[start] == "the"
    if source is None and not alone and (owned or not frames & _ALONE):
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
    frames, prepositions = _TABLE[line.low[noun]]
    if at + 1 >= limit:
        return None
    word = line.low[at]
    if word == "that" and frames & _THAT:
        return "noun-that", at, noun + 1
    if word == "to" and frames & _TO and line.flags[at + 1] & PLAIN:
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
