"""Sources with "according to", before or after what they say."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.prose.clauses import clause_end
from kg.extract.prose.flags import (
    AUXILIARY,
    BREAK,
    COORDINATOR,
    DETERMINER,
    FINITE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
)
from kg.extract.prose.found import Found
from kg.extract.prose.line import Line


def find_according(line: Line, first: int, limit: int, at: int) -> Found | None:
    """Return the statement of a sentence with "according to" at a place."""
    low = line.low
    if at + 2 >= limit or low[at + 1] != "to" or line.quoted[at]:
        return None
    if at - first <= 1:
        return _leading_according(line, at, limit)
    end = _source_end(line, at + 2, limit)
    start = first
    while start < at and line.flags[start] & (BREAK | COORDINATOR):
        start += 1
    stop = at - 1 if line.flags[at - 1] & BREAK else at
    content = [(start, stop)] if stop > start else []
    if end + 1 < limit and low[end] == "," and low[end + 1] == "and":
        content.append((end + 1, clause_end(line, end + 1, limit)))
    if not content:
        return None
    return Found("according-to", content, (at, at + 2), (at + 2, end))


def _leading_according(line: Line, at: int, limit: int) -> Found | None:
    """Read `According to Ann Example, a lawyer, it rains`."""
    low, flags = line.low, line.flags
    commas = [
        there
        for there in range(at + 2, limit)
        if low[there] == "," and not line.quoted[there]
    ]
    if not commas:
        return None
    end = commas[0]
    for one, following in pairwise(commas):
        inner = range(one + 1, following)
        if flags[one + 1] & (PREPOSITION | SUBORDINATOR):
            break
        if any(flags[there] & (AUXILIARY | FINITE | SUBJECT) for there in inner):
            break
        if not (flags[one + 1] & DETERMINER or not line.is_name(one + 1)):
            break
        end = following
        break
    if end + 1 >= limit:
        return None
    content = [(end + 1, clause_end(line, end + 1, limit))]
    return Found("according-to", content, (at, at + 2), (at + 2, end))


def _source_end(line: Line, at: int, limit: int) -> int:
    """Return the end of a source that stands last, appositions included."""
    low, flags = line.low, line.flags
    for there in range(at, limit):
        if line.quoted[there] or not flags[there] & BREAK or low[there] in ("(", ")"):
            continue
        if (
            there + 1 < limit
            and low[there] == ","
            and (
                line.is_name(there + 1)
                or low[there + 1] in ("a", "an", "the", "head", "director", "professor")
            )
            and low[there + 1] != "the"
        ):
            continue
        return there
    return limit
