"""Verbs whose object is said, or holds what is said: "raises doubts about"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.clauses import clause_end
from kg.extract.prose.complements import find_complement
from kg.extract.prose.flags import AUXILIARY, CUE_NOUN, EDGE, MARK, RELATIVE
from kg.extract.prose.found import Found
from kg.extract.prose.groups import Group, find_group
from kg.extract.prose.line import Line
from kg.extract.prose.nominal import find_nominal
from kg.text import word_set

_LIGHT: Final = word_set(
    """
    raise express voice issue offer deliver release make reiterate repeat announce
    send launch unveil file show share echo propose have
    """
)
_TELLING: Final = word_set(
    "saying says say arguing stating claiming showing announcing"
)
_DELIVERY: Final = word_set(
    """
    offer deliver release issue unleash raise send share launch file publish
    sign have take face draw make unveil accept carry
    """
)
_SAYINGS: Final = word_set(
    """
    statement statements letter letters ad ads plan plans proposal proposals list
    apology speech speeches remarks message messages support endorsement
    endorsements thoughts comments tweet tweets attack attacks barrage flurry memo
    paper policy legislation bill order agreement request appeal advice
    explanation excuse solution assessment assessments analysis insight version
    account details proof evidence documents responses answers answer words ideas
    idea platform agenda priorities prayers condolences congratulations rebuke
    verdict ruling guidance report reports
    """
)
_STUDIES: Final = word_set(
    """
    average averages estimates returns film movie photo photos image images
    website site map maps letter memo article story study studies poll polls
    survey surveys report reports analysis review audit panel investigation
    researchers research court judge jury committee data numbers video footage
    figures documents records emails examination inquiry experts scientists
    economists analysts ad slide chart results test tests
    """
)


def is_said(line: Line, group: Group, start: int, limit: int) -> bool:
    """Say whether an object is something said, for verbs that take others too."""
    lemma, low = group.cue.lemma, line.low
    if lemma in _DELIVERY:
        return any(
            low[at] in _SAYINGS or line.flags[at] & (CUE_NOUN | MARK)
            for at in range(start, min(limit, start + 7))
        )
    if lemma in ("find", "show"):
        if low[group.first - 1] in ("it", "which", "that"):
            return True
        before = range(max(line.first, group.first - 14), group.first)
        return any(low[at] in _STUDIES for at in before)
    if lemma in ("see", "hear"):
        return "as" in low[start + 1 : min(limit, start + 14)]
    return True


def find_inside(line: Line, group: Group, start: int, limit: int) -> Found | None:
    """Return what is said inside an object: "a letter that says", "doubts about"."""
    if group.cue.lemma not in _LIGHT and group.cue.lemma not in _DELIVERY:
        return None
    telling = group.cue.lemma in _DELIVERY
    for at in range(start + 1, min(limit, start + 14) if telling else start):
        if line.low[at] in _TELLING and line.low[at - 1] not in _SAYINGS:
            inner = find_group(line, at, start)
            told = find_complement(line, inner, limit) if inner else None
            if told is not None:
                end = clause_end(line, told.start, limit)
                return Found("", [(told.start, end)], (at, told.cue_end), None)
        if line.quoted[at]:
            break
    for at in range(start, min(limit, start + 7)):
        if line.flags[at] & CUE_NOUN:
            return find_nominal(line, at, start, limit, alone=True)
        if line.flags[at] & (EDGE | AUXILIARY | RELATIVE):
            return None
    return None
