"""Where what a verb introduces ends, by the kind of its complement."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.clauses import clause_end
from kg.extract.prose.complements import Complement
from kg.extract.prose.flags import (
    AUXILIARY,
    BREAK,
    CLAUSE_VERB,
    COORDINATOR,
    EDGE,
    FINITE,
    GERUND,
    MARK,
    NOUN,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)
from kg.extract.prose.found import Range
from kg.extract.prose.groups import CLAUSAL, PARTICIPIAL, Group
from kg.extract.prose.line import Line
from kg.extract.prose.objects import phrase_end
from kg.text import word_set

_OPENING: Final = word_set(
    """
    when while if as after before although though since because where unless once
    until whenever given despite
    """
)


_CLAUSES: Final = frozenset(["clause", "that", "question", "quotation", "colon"])
_NO_SUBJECT: Final = COORDINATOR | GERUND | PREPOSITION | RELATIVE | SUBORDINATOR


def find_extent(
    line: Line, group: Group, source: Range | None, complement: Complement, limit: int
) -> tuple[int, int]:
    """Return the end of what is said, and from where the next cue may be sought."""
    start = complement.start
    until = _main_clause(line, group, source, start, limit)
    until = clause_end(line, start, until, clausal=complement.rule in _CLAUSES)
    end = _content_end(line, complement, until)
    if end < until and line.flags[end] & (BREAK | COORDINATOR):
        until = end
    return end, until


def _main_clause(
    line: Line, group: Group, source: Range | None, start: int, limit: int
) -> int:
    """Return where the main clause goes on, if the cue stands in a clause before it."""
    opening, relative = _subordinate(line, group, source)
    if not opening and not relative:
        return limit
    low, flags = line.low, line.flags
    for at in range(start + 1, limit - 2):
        if low[at] != "," or (line.quoted[at] and not flags[at + 1] & MARK):
            continue
        after = flags[at + 1]
        if opening and not after & _NO_SUBJECT and _is_clause(line, at + 1, limit):
            return at
        if relative and after & (AUXILIARY | FINITE) and not after & NOUN:
            return at
    return limit


def _subordinate(line: Line, group: Group, source: Range | None) -> tuple[bool, bool]:
    """Say whether a cue's clause opens its sentence, and whether it is relative."""
    low, flags = line.low, line.flags
    if source is None or group.form != CLAUSAL:
        return group.form == PARTICIPIAL and group.first <= line.floor + 1, False
    before = source[0] - 1
    opening = before >= line.floor and low[before] in _OPENING
    opening = opening and before <= line.floor + 1
    relative = bool(flags[source[1] - 1] & RELATIVE) and low[before] == ","
    first = line.first
    if flags[first] & (PREPOSITION | SUBORDINATOR) or low[first] == "even":
        inner = before > first and bool(flags[before] & SUBORDINATOR)
        opening = opening or (inner and "," not in low[first : group.first])
    return opening, relative


def _is_clause(line: Line, at: int, limit: int) -> bool:
    """Say whether a subject and its verb begin here, before any comma."""
    for there in range(at, min(limit, at + 10)):
        flag = line.flags[there]
        if flag & CLAUSE_VERB and there > at:
            return True
        if flag & (EDGE | COORDINATOR):
            return False
    return False


def _content_end(line: Line, complement: Complement, limit: int) -> int:
    start = complement.start
    if complement.rule == "quotation":
        last = line.opened.get(start, limit)
        if last + 1 < limit and _is_whole(line, start, last):
            return last + 1
    if complement.rule in _CLAUSES:
        return limit
    is_object = complement.rule in ("object", "preposition")
    return phrase_end(line, start, limit, is_object=is_object)


def _is_whole(line: Line, first: int, last: int) -> bool:
    """Say whether a quotation is a sentence by itself."""
    if line.low[first - 1] in (",", ":"):
        return line.low[last - 1] in (",", ".", "!", "?")
    return line.low[last - 1] in (".", "!", "?", ",") and last - first > 2
