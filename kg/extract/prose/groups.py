"""Verb groups: whether a word is a verb here, with what auxiliaries, in what form."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.extract.prose.ambiguity import agrees, is_verb, may_be_finite
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BE,
    BREAK,
    CONTROL,
    COORDINATOR,
    DETERMINER,
    DO,
    FINITE,
    GERUND,
    HAVE,
    MODAL,
    NEGATION,
    NOUN,
    OBJECT,
    PARTICIPLE,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
    TO,
)
from kg.extract.prose.lexicon import ADJECTIVES, CUES, Cue
from kg.extract.prose.line import Line
from kg.text import word_set

CLAUSAL: Final = 1
PASSIVE: Final = 2
INFINITIVE: Final = 3
PARTICIPIAL: Final = 4
_CLITIC_HOSTS: Final = word_set(
    """
    he she it who that there what everyone nobody
    """
)
_LIKERS: Final = frozenset(["i", "we", "you", "they", "who"])
_MAKING: Final = word_set("make makes made making")
_EACH: Final = word_set(
    """
    each both some many others all most
    """
)
_LINKING: Final = word_set(
    """
    feel feels felt feeling seem seems seemed appear appears appeared remain
    remains remained become becomes became getting get gets got grew grow sound
    sounds sounded look looks looked stay stays stayed
    """
)


class Group(NamedTuple):
    """A cue verb with what belongs to it: `first` to before `end`."""

    first: int
    head: int
    end: int
    form: int
    cue: Cue


def find_group(line: Line, at: int, floor: int) -> Group | None:
    """Return the verb group of the cue word at a place, or None if it is no verb."""
    groups = line.groups
    if at in groups:
        group: Group | None = groups[at]
        if group is None or group.first >= floor:
            return group
    group = groups[at] = _find_group(line, at, floor)
    return group


def _find_group(line: Line, at: int, floor: int) -> Group | None:
    first, seen = _left(line, at, floor)
    low = line.low
    word = low[at]
    if low[first] == "being":
        return None
    if word in ADJECTIVES:
        adjective = _adjective(line, at, first, seen, floor)
        if adjective or word not in CUES:
            return adjective
    cue = CUES[word]
    form = _form(line, at, first, seen, floor)
    if form == 0 or not _is_free(line, at, first, floor):
        return None
    if form == INFINITIVE:
        first, form = _governor(line, first, floor)
    end = at + 1
    if cue.particles and end < line.count and low[end] in cue.particles:
        cue = cue.particles[low[end]]
        end += 1
    return Group(first, at, end, form, cue)


def _adjective(line: Line, at: int, first: int, seen: int, floor: int) -> Group | None:
    """Return the group of "is critical of": the adjective is the cue."""
    cue = ADJECTIVES[line.low[at]]
    if (
        at + 1 < line.count
        and line.low[at + 1] == "by"
        and "by" not in cue.prepositions
    ):
        return None
    if first > floor and line.low[first - 1] in _LINKING:
        first, seen = _left(line, first - 1, floor)
        seen |= BE
    if (
        first > floor
        and line.low[first - 1] == "'s"
        and line.low[first - 2] in _CLITIC_HOSTS
    ):
        first, seen = first - 1, seen | BE
    if line.low[at - 1] == "it" and at - 2 >= floor and line.low[at - 2] in _MAKING:
        first, seen = _left(line, at - 2, floor)
        form = (
            PARTICIPIAL if line.low[at - 2] == "making" and not seen & BE else CLAUSAL
        )
        return Group(min(first, at - 2), at, at + 1, form, cue)
    if not seen & BE or seen & TO:
        return None
    return Group(first, at, at + 1, CLAUSAL, cue)


def _is_free(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a word is not part of a name, and no preposition."""
    flag = line.flags[at]
    if flag & PREPOSITION and first == at:
        return at > floor and line.low[at - 1] in _LIKERS
    if line.is_name(at) and at > floor and not line.titled:
        return not (flag & NOUN and line.is_name(at - 1))
    return True


def _left(line: Line, at: int, floor: int) -> tuple[int, int]:
    """Return where the group begins, and which auxiliaries are in it."""
    flags, low = line.flags, line.low
    seen = 0
    first = at
    there = at - 1
    while there >= floor:
        flag = flags[there]
        if flag & TO:
            seen |= TO
            first = there
            there -= 1
            if there >= floor and low[there] == "not":
                first = there
            break
        if flag & (AUXILIARY | NEGATION):
            seen |= flag & (AUXILIARY | NEGATION)
            if low[there] == "'d":
                seen |= HAVE
            first = there
        elif flag & ADVERB or (not flag and line.is_manner(there)):
            if not flag & (COORDINATOR | DETERMINER | SUBORDINATOR | TIME):
                first = there
            elif low[there] not in ("once", "both", "all", "later", "earlier"):
                break
        elif low[there] == "'s" and _is_auxiliary(line, there, at, floor):
            seen |= BE if flags[at] & GERUND else HAVE
            first = there
            break
        else:
            break
        there -= 1
    return first, seen


def _is_auxiliary(line: Line, there: int, at: int, floor: int) -> bool:
    """Say whether 's is short for "is" or "has"."""
    if there <= floor or not line.flags[at] & (GERUND | PARTICIPLE):
        return False
    return line.low[there - 1] in _CLITIC_HOSTS


def _form(line: Line, at: int, first: int, seen: int, floor: int) -> int:
    flag = line.flags[at]
    if flag & GERUND:
        return _gerund(line, first, seen, floor)
    if seen & TO:
        return INFINITIVE if flag & PLAIN else 0
    if flag & PARTICIPLE and seen & BE:
        return PASSIVE
    if flag & PARTICIPLE and seen & HAVE:
        return CLAUSAL
    if seen & (DO | MODAL):
        return CLAUSAL if flag & PLAIN else 0
    if seen & (BE | HAVE):
        return 0
    if flag & NOUN and flag & (FINITE | PLAIN) and not flag & PARTICIPLE:
        return CLAUSAL if is_verb(line, at, first, floor) else 0
    if flag & FINITE:
        return CLAUSAL if may_be_finite(line, at, first, floor) else 0
    if flag & PLAIN:
        return CLAUSAL if agrees(line, first, floor) else 0
    return PASSIVE if flag & PARTICIPLE else 0


def _gerund(line: Line, first: int, seen: int, floor: int) -> int:
    """Return the form of a verb in -ing, or 0 where it is a noun."""
    if seen & TO:
        return 0
    if seen & BE:
        return CLAUSAL
    before = line.flags[first - 1] if first > floor else 0
    after_pause = first - 2 > floor and line.flags[first - 2] & BREAK
    if after_pause and line.low[first - 1] in _EACH:
        return PARTICIPIAL
    owned = before & (DETERMINER | POSSESSIVE) and not before & OBJECT
    return 0 if owned else PARTICIPIAL


def _governor(line: Line, first: int, floor: int) -> tuple[int, int]:
    """Take in the verb that hands its subject down: "continues to say"."""
    there = first - 1
    flags = line.flags
    if (
        there > floor
        and line.low[there] in ("on", "out", "back")
        and flags[there - 1] & CONTROL
    ):
        there -= 1
    if there < floor or not flags[there] & CONTROL:
        return first, INFINITIVE
    begin, seen = _left(line, there, floor)
    if seen & TO:
        return _governor(line, begin, floor)
    if line.low[there].endswith("ing") and not seen & BE:
        return begin, PARTICIPIAL
    return begin, CLAUSAL
