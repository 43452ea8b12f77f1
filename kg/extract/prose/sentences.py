"""Sentences of a line: nothing inside a quotation ends one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.prose.flags import BREAK, CUE, FINITE, MARK, STOP
from kg.extract.prose.line import Line
from kg.text import word_set

LONGEST: Final = 400  # words; longer sentences are cut, so that work stays linear

_ABBREVIATIONS: Final = word_set(
    """
    mr mrs ms mx dr prof sr jr st hon rev gen col lt maj capt cmdr sgt sen reps
    rep gov pres messrs vs no inc ltd co corp dept univ assn fla calif mass conn
    ariz ill ind wis minn mich pa va md ga tenn ala miss mo okla tex colo nev ore
    wash nev del kan neb dem sens govs atty supt det adm amb n.c s.c n.y n.j n.h
    n.m w.va d.c n.d s.d r.i v
    """
)
_STARTERS: Final = word_set(
    """
    but the he she they it we in on at when
    """
)
_MONTHS: Final = word_set(
    """
    jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
_ENDING: Final = MARK | STOP


def find_sentences(line: Line) -> Iterator[tuple[int, int]]:
    """Yield first word and end of each sentence, its stop included."""
    flags, quoted = line.flags, line.quoted
    start, count = 0, len(flags)
    for at in line.points:
        flag = flags[at]
        if not flag & _ENDING or at < start:
            continue
        if flag & STOP and quoted[at] and at - start < LONGEST and at + 1 < count:
            continue  # a stop inside a quotation ends none
        while at - start >= LONGEST:
            yield start, start + LONGEST
            start += LONGEST
        if _ends(line, at):
            while at + 1 < count and flags[at + 1] & STOP and not quoted[at + 1]:
                at += 1
            yield start, at + 1
            start = at + 1
    while count - start >= LONGEST:
        yield start, start + LONGEST
        start += LONGEST
    if start < count:
        yield start, count


def _ends(line: Line, at: int) -> bool:
    """Say whether a sentence ends with this stop or closing mark."""
    flags = line.flags
    if at + 1 == line.count:
        return True
    if flags[at] & MARK:
        return _closes(line, at)
    if line.quoted[at] or not line.spaced(at + 1):
        return False
    if line.text[line.begin(at + 1)].islower():
        return False
    if line.low[at] != ".":
        return True
    return not (at and _abbreviates(line, at - 1))


def _abbreviates(line: Line, at: int) -> bool:
    word = line.low[at]
    if len(word) == 1 and word.isalpha() and line.is_name(at):
        return True  # an initial
    if word in _ABBREVIATIONS:
        return len(word) < 3 or line.low[at + 2] not in _STARTERS
    return word in _MONTHS and line.word(at + 2)[:1].isdigit()


def _closes(line: Line, at: int) -> bool:
    """Say whether a closing mark after a stop ends its sentence."""
    if not line.quoted[at] or (at + 1 < line.count and not line.closes(at)):
        return False
    if not line.flags[at - 1] & STOP:
        return False
    following = line.word(at + 1)
    if following[:1].islower() or line.flags[at + 1] & (BREAK | STOP):
        return False
    return line.low[at - 1] == "." or not _asks(line, at + 1)


def _asks(line: Line, at: int) -> bool:
    """Say whether `X asked.` follows a question in quotation marks."""
    flags = line.flags
    for there in range(at, min(at + 9, line.count)):
        flag = flags[there]
        if flag & CUE and flag & FINITE and there > at:
            return True
        if flag & (MARK | STOP):
            return False
    return False
