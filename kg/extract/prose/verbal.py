"""Verbs that come before what is said, wanted or taken a stand on."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import lexicon
from kg.extract.prose.complements import Complement, find_complement
from kg.extract.prose.delivery import find_inside, is_said
from kg.extract.prose.extents import find_extent
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COORDINATOR,
    CUE,
    EDGE,
    FINITE,
    NOUN,
    PREPOSITION,
    REGULAR,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERB,
)
from kg.extract.prose.found import Found, Range
from kg.extract.prose.groups import (
    CLAUSAL,
    INFINITIVE,
    PARTICIPIAL,
    PASSIVE,
    Group,
    find_group,
)
from kg.extract.prose.lexicon import ADJECTIVES
from kg.extract.prose.line import Line
from kg.extract.prose.passives import find_passive, find_seeming
from kg.extract.prose.sources import (
    antecedent,
    left_source,
    main_source,
    nearest_source,
)

_EACH: Final = frozenset(["each", "both", "some", "many", "others", "all"])
_PHRASES: Final = frozenset(["object", "preposition", "infinitive", "request"])
_PURPOSES: Final = frozenset(["object", "infinitive", "request", "colon"])
_NO_NOUN: Final = EDGE | ADVERB | COORDINATOR | PREPOSITION | SUBORDINATOR | TIME | VERB


def find_verbal(
    line: Line, at: int, floor: int, limit: int, earlier: list[Found]
) -> Found | None:
    """Return the statement that a cue verb introduces, if it is one here."""
    group = find_group(line, at, floor)
    if group is None:
        return None
    line.floor = floor
    if group.cue.frames & lexicon.LINK:
        return find_seeming(line, group, floor, limit)
    if group.form == PASSIVE:
        return find_passive(line, group, floor, limit)
    complement = find_complement(line, group, limit)
    if complement is None or not _may_introduce(line, group, complement, floor):
        return None
    return _introduced(line, group, complement, limit, earlier)


def _may_introduce(
    line: Line, group: Group, complement: Complement, floor: int
) -> bool:
    """Say whether a verb and its complement may report anything at all."""
    if group.first > floor and line.low[group.first - 1] == "you":
        return False
    if group.form == INFINITIVE and complement.rule in _PURPOSES:
        return bool(group.cue.frames & (lexicon.WH | lexicon.QUOTED))
    return True


def _introduced(
    line: Line, group: Group, complement: Complement, limit: int, earlier: list[Found]
) -> Found | None:
    """Return the statement of a cue with its complement, if somebody makes it."""
    inner = None
    if complement.rule == "object":
        inner = find_inside(line, group, complement.start, limit)
        if inner is None and not is_said(line, group, complement.start, limit):
            return None
    source, kind = _source(line, group, line.floor, earlier)
    if source is None and kind == "":
        return None
    end, until = find_extent(line, group, source, complement, limit)
    if group.form == PARTICIPIAL and source is None:
        source = _after_comma(line, end, limit)
        if source is None:
            return None
    if source and group.first == group.head and _holds_clause(line, source):
        return None
    if inner is not None:
        cue = (group.first, inner.cue[1] if inner.cue else group.end)
        return Found(kind or "light", inner.content, cue, source)
    if source and line.low[group.head] in ADJECTIVES and line.low[source[0]] == "it":
        source = None
    content, cue = [(complement.start, end)], (group.first, complement.cue_end)
    who = _antecedent(line, source)
    rule = kind or complement.rule
    if kind == "participle" and complement.rule in _PHRASES:
        rule = "participle-object"
    return Found(rule, content, cue, source, who, until)


def _antecedent(line: Line, source: Range | None) -> Range | None:
    """Return whom a relative pronoun stands for, if the source is one."""
    if source is None or not line.flags[source[1] - 1] & RELATIVE:
        return None
    if source[1] - source[0] > 3:
        return None
    return antecedent(line, source[0], line.floor)


def _holds_clause(line: Line, source: Range) -> bool:
    """Say whether a subject has a clause in it, so that the verb is a participle."""
    flags = line.flags
    for at in range(source[0] + 1, source[1]):
        flag = flags[at]
        before = flags[at - 1]
        finite = flag & FINITE and not flag & NOUN and not before & RELATIVE
        named = line.is_name(at - 1) and not flag & REGULAR
        if finite and (before & SUBJECT or named):
            return True
    return False


def _after_comma(line: Line, end: int, limit: int) -> Range | None:
    """Return the subject after an opening participle: "Claiming it, he left"."""
    for at in range(end, limit):
        if line.low[at] == "," and at + 1 < limit:
            there = at + 1
            while there < limit and not line.flags[there] & (
                AUXILIARY | BREAK | FINITE
            ):
                there += 1
            return (at + 1, there) if at + 1 < there < limit else None
    return None


def _source(
    line: Line, group: Group, floor: int, earlier: list[Found]
) -> tuple[Range | None, str]:
    """Return who says it, and the rule if it is another; both empty to give up."""
    before = group.first - 1
    if group.form == CLAUSAL:
        return _clausal_source(line, group, floor, earlier)
    if group.form == INFINITIVE:
        source = _last_source(earlier) or main_source(line, group.first, floor)
        return source, "purpose" if source else ""
    if before > floor and line.low[before] in _EACH:
        return (before, before + 1), "participle"
    if before >= floor and line.low[before] in ("worth", "without"):
        return None, ""  # "it goes without saying"
    if before >= floor and not line.flags[before] & _NO_NOUN:
        source = left_source(line, group.first, floor)
        if source is None or line.flags[source[0]] & FINITE != FINITE:
            return source, "participle" if source else ""
    source = _last_source(earlier) or main_source(line, group.first, floor)
    if source is None and before >= floor and not line.flags[before] & PREPOSITION:
        return None, ""
    return source, "participle"


def _clausal_source(
    line: Line, group: Group, floor: int, earlier: list[Found]
) -> tuple[Range | None, str]:
    """Return the subject of a verb in its clause, or the one it shares with another."""
    before = group.first - 1
    joined = before >= floor and line.flags[before] & COORDINATOR
    if joined or before < floor:
        if earlier and earlier[-1].source and before >= earlier[-1].content[-1][1] - 1:
            return earlier[-1].source, "joined"
        source = None
        if joined:
            source = nearest_source(line, before, floor)
            source = source or main_source(line, before, floor)
        return source, "joined" if source else ""
    source = left_source(line, group.first, floor)
    if source is None and line.flags[before] & BREAK:
        source = left_source(line, group.first, line.first)
    return source, ""


def _last_source(earlier: list[Found]) -> Range | None:
    for one in reversed(earlier):
        if one.source is not None:
            return one.source
    return None


def find_announced(line: Line) -> Found | None:
    """Return the cue and source of a paragraph that ends in "she said:"."""
    count = line.count
    if count < 3 or line.low[count - 1] != ":":
        return None
    for at in range(count - 2, max(-1, count - 9), -1):
        if not line.flags[at] & CUE or line.quoted[at]:
            continue
        group = find_group(line, at, 0)
        if group and group.form != PASSIVE and group.cue.frames & lexicon.QUOTED:
            first = max((end for _, end in line.regions if end < at), default=0)
            source, _ = _source(line, group, first, [])
            return Found("announced", [], (group.first, group.end), source)
    return None
