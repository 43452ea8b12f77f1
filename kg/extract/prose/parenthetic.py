"""Cues that follow what is said, or part it: "..., she said", "as she said"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import lexicon
from kg.extract.prose.clauses import clause_end, has_clause
from kg.extract.prose.continuations import content_around
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COORDINATOR,
    CUE,
    DETERMINER,
    EDGE,
    FINITE,
    GERUND,
    MARK,
    PARTICIPLE,
    PAUSE,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TO,
)
from kg.extract.prose.found import Found, Range
from kg.extract.prose.groups import CLAUSAL, Group, find_group
from kg.extract.prose.line import Line
from kg.extract.prose.misreadings import is_statement
from kg.extract.prose.sources import left_source, right_source
from kg.extract.prose.tails import find_tail
from kg.text import word_set

_EDGE: Final = frozenset([",", "--", "—", "–", "-", "―", "?", "!", "..."])
_TELLING: Final = word_set(
    """
    told tells tell asked asks reminded reminds warned warns
    """
)
_LEADING: Final = PARTICIPLE | ADVERB | GERUND | PREPOSITION | SUBORDINATOR | TIME
_NEAR: Final = 12  # words from a quotation to its cue
_AFTER: Final = PAUSE | ADVERB | DETERMINER | PREPOSITION | SUBORDINATOR | TIME | TO
_BESIDE: Final = PAUSE | ADVERB


def find_parenthetic(
    line: Line, first: int, limit: int, cues: list[int]
) -> list[Found]:
    """Return the statements of a sentence whose cue stands after or inside them."""
    found: list[Found] = []
    floor = first
    flags = line.flags
    pause = _first_pause(line, first, limit)
    for at in cues:
        if at < floor or first + 1 < at < pause or not flags[at] & CUE:
            continue
        if not _may_follow(line, at, limit):
            continue
        one = _parenthetic(line, at, floor, limit)
        if one is not None and is_statement(line, one):
            found.append(one)
            floor = max(floor, one.content[-1][1], one.cue[1] if one.cue else 0)
    return found


def _first_pause(line: Line, first: int, limit: int) -> int:
    """Return the first word after which a cue can follow what is said.

    Before any comma, dash or mark only "as she said" and "Said she:" can be read.
    """
    if line.low[first] == "as" or line.flags[first] & COORDINATOR:
        return first
    flags = line.flags
    for at in range(first, limit):
        if flags[at] & PAUSE:
            return at
    return limit


def _may_follow(line: Line, at: int, limit: int) -> bool:
    """Say whether a cue can stand after what is said: a quick look, before parsing."""
    after = at + 1
    if after >= limit or line.flags[after] & _AFTER or line.low[at] in _TELLING:
        return True
    before = line.flags[at - 1] if at else BREAK
    return bool(before & _BESIDE) or line.is_manner(after)


def _parenthetic(line: Line, at: int, floor: int, limit: int) -> Found | None:
    group = find_group(line, at, floor)
    if group is None or group.form != CLAUSAL:
        return None
    if not group.cue.frames & (lexicon.POST | lexicon.QUOTED) and (
        line.flags[at] & PLAIN
        or not group.cue.frames & lexicon.OBJECT
        or line.quoted.find(1, floor, group.first) < 0
    ):
        return None
    before = group.first - 1
    if before >= floor and line.flags[before] & COORDINATOR:
        return None
    if before > floor and _is_edge(line, before):
        inverted = _inverted(line, group, floor, limit)
        if inverted is not None:
            return inverted
    if group.first == floor:
        return _first(line, group, limit)
    return _following(line, group, floor, limit)


def _first(line: Line, group: Group, limit: int) -> Found | None:
    """Read `Said Ann Example: "..."`."""
    source = right_source(line, group.end, limit)
    if (
        source is None
        or source[1] + 1 >= limit
        or line.low[source[1]] not in (":", ",")
    ):
        return None
    start = source[1] + 1
    if not line.quoted[start]:
        return None
    content = [(start, clause_end(line, start, limit))]
    return Found("inverted", content, (group.first, group.end), source)


def _is_edge(line: Line, at: int) -> bool:
    return line.low[at] in _EDGE or bool(line.flags[at] & MARK and line.quoted[at])


def _inverted(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read `"...," said Ann Example, a lawyer`."""
    flag = line.flags[group.head]
    if group.cue.lemma == "tell" or (flag & PLAIN and not flag & FINITE):
        return None
    source = right_source(line, group.end, limit)
    if source is None or not _may_speak(line, group, source):
        return None
    if line.low[group.first - 1] in _EDGE and _subject_before(
        line, group, floor, limit
    ):
        return None
    content = content_around(line, floor, group.first - 1, source[1], limit)
    if not content:
        return None
    return Found("inverted", content, (group.first, group.end), source)


def _may_speak(line: Line, group: Group, source: Range) -> bool:
    """Say whether an inverted subject looks like one, where no mark helps."""
    if line.quoted[group.first - 1]:
        return True
    first = source[0]
    return (
        line.is_name(first)
        or bool(line.flags[first] & (DETERMINER | POSSESSIVE | SUBJECT))
        or group.cue.lemma == "say"
    )


def _subject_before(line: Line, group: Group, floor: int, limit: int) -> bool:
    """Say whether the comma closes an apposition, so that the subject stands before."""
    low, flags = line.low, line.flags
    last = group.first - 1
    opening = last - 1
    while opening >= floor and (low[opening] != low[last] or line.quoted[opening]):
        opening -= 1
    if opening < floor:
        return False
    if line.quoted[last - 1]:  # "Ann Example, who calls it “odd”, said"
        who = low[opening + 1] == "who" or not line.is_name(group.end)
        relative = who and bool(flags[opening + 1] & RELATIVE)
        return relative and not line.quoted[last]
    after = flags[group.end] if group.end < line.count else 0
    if not any(line.quoted[floor:last]) and not has_clause(line, floor, last):
        return True
    if after & EDGE or has_clause(line, group.end, limit):
        return True
    if flags[opening + 1] & (COORDINATOR | SUBORDINATOR) or line.is_name(group.end):
        return False
    return not any(flags[at] & AUXILIARY for at in range(opening + 1, last))


def _following(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read `..., Ann Example said` with what may follow."""
    tail = find_tail(line, group, limit)
    if tail is None:
        tail = _tail_after_mark(line, group, floor, limit)
    source = left_source(line, group.first, floor) if tail is not None else None
    if tail is None or source is None or source[0] - 1 < floor:
        return None
    edge = source[0] - 1
    if line.low[edge] == "as":
        return _as_said(line, group, source, tail, (floor, limit))
    says = group.cue.frames & (lexicon.POST | lexicon.QUOTED) or line.quoted[edge]
    if (
        not says
        or edge == floor
        or not _is_edge(line, edge)
        or line.flags[source[0]] & RELATIVE
    ):
        return None
    if _leads_up(line, floor, edge, tail, limit):
        return None
    content = content_around(line, floor, edge, tail, limit)
    if not content:
        return None
    rule = "split" if len(content) > 1 else "post"
    return Found(rule, content, (group.first, group.end), source)


def _tail_after_mark(line: Line, group: Group, floor: int, limit: int) -> int | None:
    """Return the end of the words after `"...," she said`, whatever they are."""
    if group.end >= limit or line.flags[group.end] & RELATIVE:
        return None
    edge = group.first - 1
    while edge > floor and not line.flags[edge] & BREAK and not line.quoted[edge]:
        edge -= 1
    if edge <= floor or not line.quoted[edge] or group.first - edge >= _NEAR:
        return None
    if line.low[group.end] == ":":
        return None
    tail = group.end
    while tail < limit and not line.flags[tail] & EDGE:
        tail += 1
    return tail


def _leads_up(line: Line, floor: int, edge: int, tail: int, limit: int) -> bool:
    """Say whether the words before are no speech: `On Monday, she said, "..."`."""
    at = floor
    while at < edge and line.flags[at] & COORDINATOR:
        at += 1
    if tail + 1 >= limit or any(line.quoted[at : edge + 1]):
        return False
    if not (line.flags[tail] | line.flags[tail + 1]) & MARK:
        return False
    return bool(line.flags[at] & _LEADING)


def _as_said(
    line: Line, group: Group, source: Range, tail: int, bounds: Range
) -> Found | None:
    """Read `as Ann Example said, ...` and `..., as Ann Example said`."""
    floor, limit = bounds
    begin = source[0] - 1
    content: list[Range] = []
    if begin > floor + 2 and line.low[begin - 1] == ",":
        content = content_around(line, floor, begin - 1, limit, limit)
    elif begin <= floor + 2 and tail + 2 < limit:
        content = [(tail + 1, clause_end(line, tail + 1, limit))]
    if not content:
        return None
    return Found("as-said", content, (group.first, group.end), source)
