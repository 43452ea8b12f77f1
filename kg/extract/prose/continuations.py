"""What a cue inside it parts: the words before, and those that go on after."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.clauses import clause_end
from kg.extract.prose.flags import (
    ADVERB,
    BREAK,
    CLAUSE_VERB,
    COORDINATOR,
    CUE,
    DETERMINER,
    GERUND,
    MARK,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TO,
    VERB,
)
from kg.extract.prose.found import Range
from kg.extract.prose.lexicon import CUES, QUOTED
from kg.extract.prose.line import Line
from kg.text import word_set

_CONNECTIVES: Final = word_set(
    "however meanwhile moreover nonetheless nevertheless additionally furthermore"
)
_ASIDES: Final = word_set(
    """
    according who which whose as though although during one before citing
    """
)
_CIRCUMSTANCES: Final = word_set(
    """
    when in at on a an with while after
    """
)


def content_around(
    line: Line, floor: int, edge: int, tail: int, limit: int
) -> list[Range]:
    """Return the stretch before an edge, and the one after the cue if it goes on."""
    start = _content_start(line, floor, edge)
    end = edge + 1 if line.quoted[edge] else edge
    if end <= start:
        return []
    content = [(start, end)]
    if tail + 1 < limit:
        rest = _continued(
            line, tail, limit, bool(line.quoted[edge]), _is_lead(line, start, edge)
        )
        if rest is not None:
            content.append(rest)
    return content


def _content_start(line: Line, floor: int, edge: int) -> int:
    """Return where what is said begins, without a joining word."""
    at = floor
    while at < edge and line.flags[at] & (BREAK | STOP):
        at += 1
    if line.flags[at] & COORDINATOR and at + 1 < edge and line.low[at] != "but":
        at += 1
    if line.low[at] in _CONNECTIVES and at + 2 < edge and line.low[at + 1] == ",":
        at += 2
    if not line.quoted[edge]:
        return at
    for there in range(at, edge):
        if line.low[there] == ":" and not line.quoted[there]:
            at = there + 1
    # To her he said: "No," she said: only the quotation is hers.
    first = line.closed.get(edge, -1)
    return first if first > at and line.low[first - 1] == ":" else at


def _is_lead(line: Line, start: int, edge: int) -> bool:
    """Say whether the words before the cue are no clause by themselves."""
    flags = line.flags
    if line.quoted[edge]:
        return False
    if flags[start] & (PREPOSITION | SUBORDINATOR | TO):
        return True
    return not any(
        flags[at] & CLAUSE_VERB or line.low[at] == "'s" for at in range(start, edge)
    )


def _continued(
    line: Line, tail: int, limit: int, quoted: bool, lead: bool
) -> Range | None:
    """Return what is said after the cue, if it goes on there."""
    start = _restart(line, tail, limit)
    if start >= limit:
        return None
    flag = line.flags[start]
    has_mark = any(line.quoted[start : min(limit, start + 8)])
    if not flag & MARK and not lead:
        if _is_aside(line, start, limit, quoted):
            later = _later_mark(line, start, limit) if quoted else limit
            return (later, clause_end(line, later, limit)) if later < limit else None
        if flag & COORDINATOR and not has_mark:
            if quoted or not _is_clause_start(line, start + 1, limit):
                return None
            start += 1
        elif quoted and not has_mark:
            return None
    return start, clause_end(line, start, limit)


def _later_mark(line: Line, start: int, limit: int) -> int:
    """Return the mark after an aside: `"Yes," she said, waving, "we do."`."""
    for at in range(start + 1, limit):
        if line.quotes(at) and line.low[at - 1] == "," and not line.closes(at):
            return at
        if (
            line.flags[at - 1] & CUE
            and line.low[at - 1] in CUES
            and CUES[line.low[at - 1]].frames & QUOTED
        ):
            return limit  # "adding": the quotation has a cue of its own
    return limit


def _restart(line: Line, tail: int, limit: int) -> int:
    """Return the first word after a cue's pause, or a mark that soon follows."""
    flags = line.flags
    start = tail if flags[tail] & MARK else tail + 1
    while start < limit and flags[start] & BREAK:
        start += 1
    for there in range(start, min(start + 4, limit)):
        if flags[there] & (COORDINATOR | GERUND | VERB):
            break
        if line.quotes(there) and (there == start or line.low[there - 1] == ","):
            return there
    return start


def _is_aside(line: Line, at: int, limit: int, quoted: bool) -> bool:
    """Say whether the writer's own words follow a cue: "adding", "who", "in June"."""
    flag, word = line.flags[at], line.low[at]
    if flag & GERUND or (word.endswith("ing") and not flag and not line.is_name(at)):
        return True
    if flag & ADVERB and at + 1 < limit and line.flags[at + 1] & GERUND:
        return True
    return word in _ASIDES or (quoted and word in _CIRCUMSTANCES)


def _is_clause_start(line: Line, at: int, limit: int) -> bool:
    if at >= limit:
        return True
    flag = line.flags[at]
    return bool(flag & (DETERMINER | POSSESSIVE | SUBJECT)) and not flag & RELATIVE
