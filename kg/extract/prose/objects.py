"""Where a phrase that is no clause ends: an object, "to go", "for peace"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    TIME,
)
from kg.extract.prose.line import Line
from kg.text import word_set

_HEADLESS: Final = word_set("since in on at during after when before while because")
_DAYS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday
    """
)


def phrase_end(line: Line, start: int, limit: int, *, is_object: bool) -> int:
    """Return the end of a phrase that is no clause: an object, "to go", "for peace"."""
    flags, quoted = line.flags, line.quoted
    end = _bare_end(line, start, limit) if is_object else limit
    for at in range(start + 1, end):
        flag = flags[at]
        if quoted[at]:
            continue
        if flag & COORDINATOR:
            if _goes_on(line, at, end):
                return at
        elif is_object and flag & TIME:
            cut = _adjunct(line, at, start, end)
            if cut:
                return cut
    return end


def _bare_end(line: Line, start: int, limit: int) -> int:
    """Return the end of a name or pronoun that an adjunct follows."""
    flags, low = line.flags, line.low
    short = flags[start] & OBJECT and not flags[start] & DETERMINER
    if not short and not line.is_name(start):
        return limit
    at = start + 1
    while at < limit and line.is_name(at) and not short:
        at += 1
    return at if at < limit and low[at] in _HEADLESS else limit


def _goes_on(line: Line, at: int, limit: int) -> bool:
    """Say whether a verb in a tense of its own follows "and": "and has left"."""
    flags = line.flags
    there = at + 1
    while there < limit and flags[there] & ADVERB and not flags[there] & DETERMINER:
        there += 1
    if there + 1 >= limit:
        return False
    flag = flags[there]
    return bool(flag & AUXILIARY) and line.low[there] not in ("be", "being", "been")


def _adjunct(line: Line, at: int, start: int, limit: int) -> int:
    """Return where an adjunct of time begins here, or 0."""
    flags, low = line.flags, line.low
    if low[at] in _DAYS:
        if low[at - 1] == "on" and at - 1 > start:
            return at - 1
        if flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION) or (
            at + 1 < limit and low[at + 1] in ("'s", "night")
        ):
            return 0
        return at
    return 0
