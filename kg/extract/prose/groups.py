"""Verb groups: whether a word is a verb here, with what auxiliaries, in what form."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.extract.prose import flags as F
from kg.extract.prose.lexicon import ADJECTIVES, CUES, Cue
from kg.extract.prose.line import Line
from kg.text import word_set

FINITE: Final = 1
PASSIVE: Final = 2
INFINITIVE: Final = 3
GERUND: Final = 4

_CLITIC_HOSTS: Final = word_set(
    """
    he she it who that there what everyone nobody
    """
)
_COUNTED: Final = word_set(
    """
    some many most few others both all several these those more
    """
)
_MAKING: Final = word_set("make makes made making")
_EACH: Final = word_set(
    """
    each both some many others all most
    """
)
_PLURALS: Final = word_set(
    """
    people men women media police critics officials data children
    """
)
_SINGULAR_S: Final = ("ss", "us", "is")


class Group(NamedTuple):
    """A cue verb with what belongs to it: `first` to before `end`."""

    first: int
    head: int
    end: int
    form: int
    cue: Cue


def find_group(line: Line, at: int, floor: int) -> Group | None:
    """Return the verb group of the cue word at a place, or None if it is no verb."""
    if at in line.groups:
        group: Group | None = line.groups[at]
        if group is None or group.first >= floor:
            return group
    group = _find_group(line, at, floor)
    line.groups[at] = group
    return group


def _find_group(line: Line, at: int, floor: int) -> Group | None:
    first, seen = _left(line, at, floor)
    if line.low[first] == "being":
        return None
    if line.low[at] in ADJECTIVES:
        adjective = _adjective(line, at, first, seen, floor)
        if adjective or line.low[at] not in CUES:
            return adjective
    cue = CUES[line.low[at]]
    form = _form(line, at, first, seen, floor)
    if form == 0 or not _is_free(line, at, first, floor):
        return None
    if form == INFINITIVE:
        first, form = _governor(line, first, floor)
    end = at + 1
    if cue.particles and end < line.count and line.low[end] in cue.particles:
        cue = cue.particles[line.low[end]]
        end += 1
    return Group(first, at, end, form, cue)


_LINKING: Final = word_set(
    """
    feel feels felt feeling seem seems seemed appear appears appeared remain
    remains remained become becomes became getting get gets got grew grow sound
    sounds sounded look looks looked stay stays stayed
    """
)


def _adjective(line: Line, at: int, first: int, seen: int, floor: int) -> Group | None:
    """Return the group of "is critical of": the adjective is the cue."""
    cue = ADJECTIVES[line.low[at]]
    if at + 1 < line.count and line.low[at + 1] == "by" and "by" not in cue.prepositions:
        return None
    if first > floor and line.low[first - 1] in _LINKING:
        first, seen = _left(line, first - 1, floor)
        seen |= F.BE
    if (
        first > floor
        and line.low[first - 1] == "'s"
        and line.low[first - 2] in _CLITIC_HOSTS
    ):
        first, seen = first - 1, seen | F.BE
    if line.low[at - 1] == "it" and at - 2 >= floor and line.low[at - 2] in _MAKING:
        first, seen = _left(line, at - 2, floor)
        form = GERUND if line.low[at - 2] == "making" and not seen & F.BE else FINITE
        return Group(min(first, at - 2), at, at + 1, form, cue)
    if not seen & F.BE or seen & F.TO:
        return None
    return Group(first, at, at + 1, FINITE, cue)


def _is_free(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a word is not part of a name, and no preposition."""
    flag = line.flags[at]
    if flag & F.PREPOSITION and first == at:
        return at > floor and bool(line.flags[at - 1] & F.SUBJECT)
    if line.is_name(at) and at > floor and not line.titled:
        return not (flag & F.NOUN and line.is_name(at - 1))
    return True


def _left(line: Line, at: int, floor: int) -> tuple[int, int]:
    """Return where the group begins, and which auxiliaries are in it."""
    flags, low = line.flags, line.low
    seen = 0
    first = at
    there = at - 1
    while there >= floor:
        flag = flags[there]
        if flag & F.TO:
            seen |= F.TO
            first = there
            there -= 1
            if there >= floor and low[there] == "not":
                first = there
            break
        if flag & (F.AUXILIARY | F.NEGATION):
            seen |= flag & (F.AUXILIARY | F.NEGATION)
            if low[there] == "'d":
                seen |= F.HAVE
            first = there
        elif flag & F.ADVERB or line.is_manner(there):
            if not flag & (F.SUBORDINATOR | F.DETERMINER | F.TIME | F.COORDINATOR):
                first = there
            elif low[there] not in ("once", "both", "all", "later", "earlier"):
                break
        elif low[there] == "'s" and _is_auxiliary(line, there, at, floor):
            seen |= F.BE if flags[at] & F.GERUND else F.HAVE
            first = there
            break
        else:
            break
        there -= 1
    return first, seen


def _is_auxiliary(line: Line, there: int, at: int, floor: int) -> bool:
    """Say whether 's is short for "is" or "has"."""
    if there <= floor or not line.flags[at] & (F.GERUND | F.PARTICIPLE):
        return False
    return line.low[there - 1] in _CLITIC_HOSTS


def _form(line: Line, at: int, first: int, seen: int, floor: int) -> int:
    flag = line.flags[at]
    if flag & F.GERUND:
        return _gerund(line, at, first, seen, floor)
    if seen & F.TO:
        return INFINITIVE if flag & F.PLAIN else 0
    if flag & F.PARTICIPLE and seen & F.BE:
        return PASSIVE
    if flag & F.PARTICIPLE and seen & F.HAVE:
        return FINITE
    if seen & (F.MODAL | F.DO):
        return FINITE if flag & F.PLAIN else 0
    if seen & (F.BE | F.HAVE):
        return 0
    if flag & F.NOUN and flag & (F.PLAIN | F.FINITE) and not flag & F.PARTICIPLE:
        return FINITE if _is_verb(line, at, first, floor) else 0
    if flag & F.FINITE:
        return FINITE if _may_be_finite(line, at, floor) else 0
    if flag & F.PLAIN:
        return FINITE if _has_plural(line, first, floor) else 0
    return PASSIVE if flag & F.PARTICIPLE else 0


def _gerund(line: Line, at: int, first: int, seen: int, floor: int) -> int:
    if seen & F.TO:
        return 0
    if seen & F.BE:
        return FINITE
    if first > floor:
        before = line.flags[first - 1]
        if (
            line.low[first - 1] in _EACH
            and first - 2 > floor
            and line.flags[first - 2] & F.BREAK
        ):
            return GERUND
        if before & (F.DETERMINER | F.POSSESSIVE) and not before & F.OBJECT:
            return 0
    return GERUND


def _may_be_finite(line: Line, at: int, floor: int) -> bool:
    """Say whether a past form is the verb of a clause, and no participle before "by"."""
    if at > floor:
        before = line.flags[at - 1]
        if before & (F.DETERMINER | F.POSSESSIVE | F.PREPOSITION) and not before & (
            F.SUBJECT | F.OBJECT | F.RELATIVE | F.ADVERB
        ):
            return False
    return at + 1 >= line.count or line.low[at + 1] != "by"


def _is_verb(line: Line, at: int, first: int, floor: int) -> bool:
    """Say whether a word that may be a noun is a verb, by what stands beside it."""
    if at == floor:
        return False
    flags, low = line.flags, line.low
    before = flags[first - 1] if first > floor else F.BREAK
    word = low[first - 1] if first > floor else ""
    after = flags[at + 1] if at + 1 < line.count else F.STOP
    if before & (F.SUBJECT | F.RELATIVE):
        return True
    third = bool(flags[at] & F.FINITE)
    if before & (F.POSSESSIVE | F.PREPOSITION):
        return False
    if word.isdigit() and third:
        return False
    if before & F.DETERMINER:
        return (
            not third and word in _COUNTED and not after & (F.PREPOSITION | F.AUXILIARY)
        )
    if before & (F.BREAK | F.MARK | F.COORDINATOR):
        return _takes_object(line, at)
    if first < at:
        return True
    if after & F.AUXILIARY or (at + 1 < line.count and low[at + 1] == "of"):
        return False
    if third:
        return _after_third(line, at, word)
    return _is_plural(word, line, first - 1, floor) and _takes_object(line, at)


def _after_third(line: Line, at: int, word: str) -> bool:
    """Say whether a form in -s after a noun is a verb: the noun is no plural."""
    if at + 1 >= line.count or line.flags[at + 1] & F.STOP:
        return bool(CUES[line.low[at]].frames & 16)
    if _plural_shape(word) and not line.is_name(at - 1):
        return _has_single_head(line, at) and bool(line.flags[at + 1] & _OBJECT_STARTS or line.is_name(at + 1))
    return _takes_object(line, at)


_OBJECT_STARTS: Final = (
    F.DETERMINER | F.POSSESSIVE | F.SUBJECT | F.QUESTION | F.OBJECT | F.MARK
)


def _has_single_head(line: Line, at: int) -> bool:
    """Say whether a plural before a verb hangs on a singular: "a poll of voters"."""
    for there in range(at - 1, max(0, at - 14), -1):
        flag = line.flags[there]
        if flag & (F.BREAK | F.STOP | F.MARK):
            return False
        if flag & F.PREPOSITION and not flag & F.SUBORDINATOR and there > 0:
            head = line.low[there - 1]
            if not _plural_shape(head) and not line.flags[there - 1] & F.VERB:
                return True
    return False


def _takes_object(line: Line, at: int) -> bool:
    """Say whether what follows can be said, wanted or spoken of."""
    if at + 1 >= line.count:
        return True
    after = line.flags[at + 1]
    cue = CUES[line.low[at]]
    if after & (F.BREAK | F.STOP):
        return line.low[at + 1] not in (";", ")", "-", "–") and bool(cue.frames & 16)
    if after & (F.PREPOSITION | F.TO):
        return (
            line.low[at + 1] in cue.prepositions
            or bool(after & F.TO)
            or line.low[at + 1] in ("that", "in", "on", "at")
        )
    if line.low[at + 1] in cue.particles:
        return True
    if after & (F.FINITE | F.AUXILIARY) and not after & (
        F.NOUN | F.DETERMINER | F.OBJECT
    ):
        return False
    return not after & F.COORDINATOR


def _has_plural(line: Line, first: int, floor: int) -> bool:
    """Say whether a base form can agree with what stands before it."""
    if first <= floor:
        return False
    before = line.flags[first - 1]
    word = line.low[first - 1]
    if before & F.DETERMINER:
        return word in _COUNTED or bool(before & F.RELATIVE)
    if before & (F.POSSESSIVE | F.PREPOSITION):
        return False
    if before & (F.SUBJECT | F.RELATIVE | F.COORDINATOR | F.BREAK):
        return word not in ("he", "she", "it")
    if _is_plural(word, line, first - 1, floor) or not line.is_name(first - 1):
        return True
    return first + 1 < line.count and line.low[first + 1] == "that"


def _plural_shape(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith(_SINGULAR_S))


def _is_plural(word: str, line: Line, at: int, floor: int) -> bool:
    if _plural_shape(word):
        return True
    if at + 2 < line.count and line.flags[at + 2] & (
        F.DETERMINER | F.POSSESSIVE | F.OBJECT
    ):
        for there in range(at - 1, max(floor, at - 8), -1):
            if line.flags[there] & (F.BREAK | F.AUXILIARY | F.SUBORDINATOR):
                break
            if line.flags[there] & F.PREPOSITION and _plural_shape(line.low[there - 1]):
                return True
    return "and" in line.low[max(floor, at - 4) : at] or (
        line.is_name(at) and "," in line.low[max(floor, at - 1) : at]
    )


def _governor(line: Line, first: int, floor: int) -> tuple[int, int]:
    """Take in the verb that hands its subject down: "continues to say"."""
    there = first - 1
    flags = line.flags
    if (
        there > floor
        and line.low[there] in ("on", "out", "back")
        and flags[there - 1] & F.CONTROL
    ):
        there -= 1
    if there < floor or not flags[there] & F.CONTROL:
        return first, INFINITIVE
    begin, seen = _left(line, there, floor)
    if seen & F.TO:
        return _governor(line, begin, floor)
    if line.low[there].endswith("ing") and not seen & F.BE:
        return begin, GERUND
    return begin, FINITE
