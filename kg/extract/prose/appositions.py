"""Subjects with an apposition: "Ann Example, a lawyer in Town, said"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    DETERMINER,
    GERUND,
    MARK,
    NOUN,
    PARTICIPLE,
    PAUSE,
    PREPOSITION,
    STOP,
    SUBJECT,
    SUBORDINATOR,
)
from kg.extract.prose.found import Range
from kg.extract.prose.line import Line
from kg.extract.prose.nouns import LONGEST, is_abbreviation, noun_phrase_left
from kg.text import word_set

_APPOSITIONS: Final = 4
_ASIDES: Final = word_set(
    """
    however meanwhile too though instead also moreover nonetheless nevertheless
    then therefore
    """
)
_NAMES_BEFORE: Final = word_set(
    """
    a an the who which whose including formerly now then
    """
)


def apposed_source(line: Line, end: int, floor: int) -> Range | None:
    """Return the subject before a pair of commas, dashes or brackets."""
    low = line.low
    mark = {")": "(", "]": "["}.get(low[end - 1], low[end - 1])
    there = _opening_mark(line, end, floor, mark)
    if there < 0:
        return None
    if mark in "([":
        subject = noun_phrase_left(line, there, floor)
        return (subject[0], end) if subject else None
    if low[there + 1] in _ASIDES:
        return noun_phrase_left(line, there, floor)
    kept = _belongs(line, there + 1)
    subject = noun_phrase_left(line, there, floor)
    for _ in range(_APPOSITIONS):
        if not (subject and mark == "," and _is_apposition(line, subject, floor)):
            break
        there = subject[0] - 1
        if low[there] != ",":
            there = subject[0] - 2
        kept = kept or _belongs(line, there + 1)
        subject = noun_phrase_left(line, there, floor) or subject
        if subject[0] > there:
            break
    if subject is None:
        return None
    if not kept or line.quoted.find(1, subject[1], end) >= 0:
        return subject
    return subject[0], end if mark == "," else end - 1


def _opening_mark(line: Line, end: int, floor: int, mark: str) -> int:
    """Return the partner of the mark that ends before a word, or -1."""
    low, flags = line.low, line.flags
    lowest = max(floor, end - 2 * LONGEST)
    there = end - 2
    while there > lowest and low[there] != mark:
        first = line.closed.get(there, -1)
        if first > lowest and not flags[first - 1] & PAUSE:
            there = first - 1  # "who calls it “odd”"
            continue
        if flags[there] & MARK and low[there] not in ("'", "’"):
            return -1
        if flags[there] & STOP and not is_abbreviation(line, there):
            return -1
        there -= 1
    return there if there > lowest and there < end - 2 else -1


def _belongs(line: Line, at: int) -> bool:
    """Say whether words between commas are part of a source: no participle, no time."""
    opening, word = line.flags[at], line.low[at]
    if word in ("including", "like", "called", "known", "of") or word in _NAMES_BEFORE:
        return True
    if opening & GERUND or (
        not opening and word.endswith("ing") and not line.is_name(at)
    ):
        return False
    if opening & PARTICIPLE and not opening & NOUN:
        return False
    return not opening & (PREPOSITION | SUBORDINATOR)


def _is_apposition(line: Line, phrase: Range, floor: int) -> bool:
    """Say whether a phrase before a comma itself describes a name before it."""
    first, end = phrase
    before = first - 1
    if before > floor and line.low[before] == "of":
        before -= 1
    if before <= floor or line.low[before] != "," or line.quoted[before]:
        return False
    if not line.is_name(before - 1) and not line.low[before - 1].isdigit():
        return False
    if line.low[before + 1] == "of" or line.low[first].isdigit():
        return True
    return (
        bool(line.flags[first] & DETERMINER)
        or end - first == 1
        or (not line.is_name(first) and not line.flags[first] & SUBJECT)
    )
