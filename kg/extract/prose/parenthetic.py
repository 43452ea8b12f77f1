"""Cues that follow what is said, or part it: "..., she said", "..., according to"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import lexicon
from kg.extract.prose.clauses import clause_end, has_clause
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CLAUSE_VERB,
    COORDINATOR,
    CUE,
    DETERMINER,
    EDGE,
    FINITE,
    GERUND,
    MARK,
    PAUSE,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from kg.extract.prose.found import Found, Range
from kg.extract.prose.groups import CLAUSAL, Group, find_group
from kg.extract.prose.line import Line
from kg.extract.prose.sources import left_source, right_source
from kg.text import word_set

_EDGE: Final = frozenset([",", "--", "—", "–", "-", "―", "?", "!", "..."])
_TELLING: Final = word_set(
    """
    told tells tell asked asks reminded reminds warned warns
    """
)
_LEADING: Final = ADVERB | GERUND | PREPOSITION | SUBORDINATOR | TIME


def find_parenthetic(
    line: Line, first: int, limit: int, cues: list[int]
) -> list[Found]:
    """Return the statements of a sentence whose cue stands after or inside them."""
    found: list[Found] = []
    floor = first
    for at in cues:
        if at < floor or not line.flags[at] & CUE or not _may_follow(line, at, limit):
            continue
        one = _parenthetic(line, at, floor, limit)
        if one is not None:
            found.append(one)
            floor = max(floor, one.content[-1][1], one.cue[1] if one.cue else 0)
    return found


_AFTER: Final = PAUSE | ADVERB | DETERMINER | PREPOSITION | SUBORDINATOR | TIME | TO
_BESIDE: Final = PAUSE | ADVERB


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
        or not any(line.quoted[floor : group.first])
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
    if group.cue.lemma == "tell":
        return None
    source = right_source(line, group.end, limit)
    if source is None or not _may_speak(line, group, source):
        return None
    if line.low[group.first - 1] in _EDGE and _subject_before(line, group, floor):
        return None
    content = _content(line, floor, group.first - 1, source[1], limit)
    return (
        Found("inverted", content, (group.first, group.end), source)
        if content
        else None
    )


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


def _subject_before(line: Line, group: Group, floor: int) -> bool:
    """Say whether the comma closes an apposition, so that the subject stands before."""
    low = line.low
    edge = low[group.first - 1]
    commas = [
        at
        for at in range(floor, group.first - 1)
        if low[at] == edge and not line.quoted[at]
    ]
    if not commas or line.quoted[group.first - 2]:
        return False
    after = line.flags[group.end] if group.end < line.count else 0
    if after & (EDGE) or has_clause(line, group.end, line.count):
        return True
    if line.flags[commas[-1] + 1] & (COORDINATOR | SUBORDINATOR):
        return False
    between = range(commas[-1] + 1, group.first - 1)
    return not any(line.flags[at] & AUXILIARY for at in between) and not line.is_name(
        group.end
    )


def _following(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read `..., Ann Example said` with what may follow."""
    tail = _tail(line, group, limit)
    if tail is None and group.end < limit and not line.flags[group.end] & RELATIVE:
        edge = group.first - 1
        while edge > floor and not line.flags[edge] & BREAK and not line.quoted[edge]:
            edge -= 1
        if (
            edge > floor
            and line.quoted[edge]
            and group.first - edge < 12
            and line.low[group.end] != ":"
        ):
            tail = group.end
            while tail < limit and not line.flags[tail] & (EDGE):
                tail += 1
    if tail is None:
        return None
    source = left_source(line, group.first, floor)
    if source is None or source[0] - 1 <= floor:
        return None
    edge = source[0] - 1
    low = line.low
    if low[edge] == "as":
        return _as_said(line, group, source, tail, (floor, limit))
    if not group.cue.frames & (lexicon.POST | lexicon.QUOTED) and not line.quoted[edge]:
        return None
    if not _is_edge(line, edge) or line.flags[source[0]] & RELATIVE:
        return None
    if line.low[edge] != "," and not line.quoted[edge] and low[edge] not in "?!":
        if tail >= limit:
            pass
    if _leads_up(line, floor, edge, tail, limit):
        return None
    content = _content(line, floor, edge, tail, limit)
    if not content:
        return None
    rule = "split" if len(content) > 1 else "post"
    return Found(rule, content, (group.first, group.end), source)


def _leads_up(line: Line, floor: int, edge: int, tail: int, limit: int) -> bool:
    """Say whether the words before are no speech: "On Monday, she said, ..."."""
    if line.quoted[edge]:
        return False
    at = floor
    while at < edge and line.flags[at] & COORDINATOR:
        at += 1
    continues = tail + 1 < limit
    quotation = continues and (
        line.flags[tail] & MARK or line.flags[min(tail + 1, limit - 1)] & MARK
    )
    if not continues or not quotation:
        return False
    if any(line.quoted[at:edge]):
        return False
    return bool(line.flags[at] & _LEADING) or (
        not any(line.flags[there] & (CLAUSE_VERB) for there in range(at, edge))
        and bool(line.flags[at] & _LEADING)
    )


def _tail(line: Line, group: Group, limit: int) -> int | None:
    """Return where adjuncts after a cue end, or None if a clause or an object follows."""
    flags, low = line.flags, line.low
    at = group.end
    frames = group.cue.frames
    if at < limit and not flags[at] & (PAUSE | ADVERB | PREPOSITION | TIME | TO):
        if (
            not frames & lexicon.ADDRESS
            and not line.is_manner(at)
            and not _dates(line, at, limit)
        ):
            return None
    if at < limit and low[at] in group.cue.prepositions:
        return None
    while at < limit:
        flag = flags[at]
        if flag & (PAUSE):
            if low[at] in ("'", "’") or (low[at] == "." and at + 1 < limit):
                at += 1
                continue
            return None if low[at] == ":" else at
        if (
            flag & TO
            and at + 1 < limit
            and flags[at + 1] & PLAIN
            and frames & (lexicon.TO | lexicon.WANT)
        ):
            return None
        if low[at] == "that" or (
            flag & (AUXILIARY | SUBJECT) and low[at] not in ("you", "it", "who")
        ):
            if not any(
                one
                in (
                    "after",
                    "when",
                    "as",
                    "while",
                    "before",
                    "during",
                    "who",
                    "because",
                    "if",
                )
                for one in low[group.end : at]
            ):
                return None
        if flag & QUESTION and not flag & (RELATIVE | SUBORDINATOR):
            return None
        at += 1
    return at


def _dates(line: Line, at: int, limit: int) -> bool:
    """Say whether "this month", "last week" or the like stands here."""
    return (
        line.low[at] in ("this", "last", "next", "earlier", "late", "early", "that")
        and at + 1 < limit
        and bool(line.flags[at + 1] & TIME)
    )


def _as_said(
    line: Line, group: Group, source: Range, tail: int, bounds: Range
) -> Found | None:
    """Read `as Ann Example said, ...` and `..., as Ann Example said`."""
    floor, limit = bounds
    begin = source[0] - 1
    if begin > floor + 2 and line.low[begin - 1] == ",":
        content = _content(line, floor, begin - 1, limit, limit)
    elif begin <= floor + 2 and tail + 2 < limit:
        content = [(tail + 1, clause_end(line, tail + 1, limit))]
    else:
        return None
    return (
        Found("as-said", content, (group.first, group.end), source) if content else None
    )


def _content(line: Line, floor: int, edge: int, tail: int, limit: int) -> list[Range]:
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
    while at < edge and (line.flags[at] & BREAK or (line.flags[at] & STOP)):
        at += 1
    if line.flags[at] & COORDINATOR and at + 1 < edge and line.low[at] != "but":
        at += 1
    if line.quoted[edge]:
        for there in range(at, edge):
            if line.low[there] == ":" and not line.quoted[there]:
                at = there + 1
        # `She paused. "No," she said` and `To that he said yes: "No," she said`
        first = line.closed.get(edge, -1)
        if first > at and not _belongs(line, at, first):
            return first
    return at


def _belongs(line: Line, at: int, mark: int) -> bool:
    """Say whether the words before a quotation are part of the sentence quoted."""
    if line.low[mark - 1] in (":", ","):
        return line.low[mark - 1] == ","
    return True


def _is_lead(line: Line, start: int, edge: int) -> bool:
    """Say whether the words before the cue are no clause by themselves."""
    flags = line.flags
    if line.quoted[edge]:
        return False
    if flags[start] & (PREPOSITION | SUBORDINATOR | TO):
        return True
    return not any(
        flags[at] & (CLAUSE_VERB) or line.low[at] == "'s" for at in range(start, edge)
    )


def _continued(
    line: Line, tail: int, limit: int, quoted: bool, lead: bool
) -> Range | None:
    """Return what is said after the cue, if it goes on there."""
    flags, low = line.flags, line.low
    start = tail if flags[tail] & MARK else tail + 1
    while start < limit and flags[start] & BREAK:
        start += 1
    if start >= limit:
        return None
    for there in range(start, min(start + 4, limit)):
        if flags[there] & (COORDINATOR | GERUND | VERB):
            break
        if (
            flags[there] & MARK
            and line.quoted[there]
            and (there == start or low[there - 1] == ",")
        ):
            start = there
            break
    flag = flags[start]
    if flag & MARK or lead:
        return start, clause_end(line, start, limit)
    has_mark = any(line.quoted[start : min(limit, start + 8)])
    if flag & GERUND or (
        low[start].endswith("ing") and not flag and not line.is_name(start)
    ):
        return None
    if flag & ADVERB and start + 1 < limit and flags[start + 1] & GERUND:
        return None
    if flag & COORDINATOR:
        if not has_mark and (
            quoted or (start + 1 < limit and not _is_clause_start(line, start + 1))
        ):
            return None
        start = start if has_mark else start + 1
        return start, clause_end(line, start, limit)
    if low[start] in (
        "according",
        "who",
        "which",
        "whose",
        "as",
        "while",
        "after",
        "when",
        "though",
        "although",
        "during",
        "one",
        "at",
        "in",
        "on",
        "with",
        "before",
        "a",
        "an",
        "citing",
    ):
        if quoted or low[start] not in (
            "when",
            "in",
            "at",
            "on",
            "a",
            "an",
            "with",
            "while",
            "after",
        ):
            return None
    if quoted and not has_mark:
        return None
    return start, clause_end(line, start, limit)


def _is_clause_start(line: Line, at: int) -> bool:
    return bool(line.flags[at] & (DETERMINER | POSSESSIVE | SUBJECT)) and not (
        line.flags[at] & RELATIVE
    )


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
    for one, following in zip(commas, commas[1:], strict=False):
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
