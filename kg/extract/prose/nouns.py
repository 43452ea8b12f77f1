"""Noun phrases that end before a verb, found without a parser."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CONTROL,
    COORDINATOR,
    CUE,
    DETERMINER,
    FINITE,
    GERUND,
    NEGATION,
    NOUN,
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
    VERB,
)
from kg.extract.prose.found import Range
from kg.extract.prose.line import Line
from kg.text import word_set

LONGEST: Final = 30
_CLAUSE: Final = word_set(
    """
    if when whenever while because although though unless whereas whether once
    lest but yet as than so after before until since
    """
)
_LEADS: Final = word_set(
    """
    and or but nor yet so that because although though while as if when then even
    still also meanwhile however after before since until where once whether now
    on-air what how why which whom than
    """
)
_APOSTROPHES: Final = frozenset(["'", "’", "‘"])
_COUNTING: Final = frozenset(["not", "nearly", "only", "almost"])
_AFTER_PARTICIPLE: Final = frozenset(["by", "in", "at", "from", "with", "last"])


def noun_phrase_left(line: Line, end: int, floor: int) -> Range | None:
    """Return the noun phrase that ends before a word, relative clauses included."""
    if end <= floor:
        return None
    if line.flags[end - 1] & RELATIVE:
        return _relative(line, end, floor)
    if line.flags[end - 1] & SUBJECT:
        denied = end - 1 > floor and line.low[end - 2] == "not"  # "not everyone"
        return end - 1 - denied, end
    return _trimmed(line, _phrase_start(line, end, max(floor, end - LONGEST)), end)


def _phrase_start(line: Line, end: int, lowest: int) -> int:
    """Walk left over a noun phrase, and return its first word."""
    flags = line.flags
    there = end - 1
    verbs = False
    joined = -1  # an "and" that may join two clauses
    while there >= lowest:
        flag = flags[there]
        if flag & PAUSE:
            over = _passed(line, there, lowest, end)
            if over == there:
                break
            there = over
            continue
        if _opens_clause(line, there, verbs):
            break
        verbs = verbs or bool(flag & (AUXILIARY | VERB))
        if flag & COORDINATOR:
            joined = there if joined < 0 else joined
        elif flag & SUBJECT and not flag & (DETERMINER | RELATIVE):
            if there + 1 < end:
                return max(there, joined) + 1
        elif flag & (AUXILIARY | VERB) and _is_clause_verb(
            line, there, lowest, joined > 0
        ):
            return (joined if joined > 0 else there) + 1
        there -= 1
    return there + 1


def _opens_clause(line: Line, at: int, verbs: bool) -> bool:
    """Say whether a word opens a clause, so that no phrase reaches over it."""
    flag, word = line.flags[at], line.low[at]
    if word in _CLAUSE or (flag & SUBORDINATOR and not flag & (PREPOSITION | RELATIVE)):
        return True
    return bool(flag & RELATIVE) and not verbs and word != "whose"


def _passed(line: Line, at: int, lowest: int, end: int) -> int:
    """Return the word before a pause that is inside a phrase, or the pause itself."""
    word = line.low[at]
    if word in _APOSTROPHES or (word == "." and is_abbreviation(line, at)):
        return at - 1
    if word == "," and at > lowest and _lists(line, at, end):
        return at - 1
    if word == ")":
        opened = _bracket(line, at, lowest)
        return opened - 1 if opened >= 0 else at
    return at


def is_abbreviation(line: Line, at: int) -> bool:
    """Say whether a full stop belongs to a short word with a capital: "Sen."."""
    return (
        at > 0
        and (line.is_name(at - 1) and len(line.low[at - 1]) <= 5)
        and at + 1 < line.count
    )


def _bracket(line: Line, at: int, lowest: int) -> int:
    for there in range(at - 1, max(lowest, at - 8) - 1, -1):
        if line.low[there] == "(":
            return there
    return -1


def _lists(line: Line, comma: int, end: int) -> bool:
    """Say whether a comma parts the members of a list of names: "A, B and C"."""
    low = line.low
    tail = low[comma + 1 : end]
    if "and" not in tail and "or" not in tail:
        return False
    if any(
        line.flags[there] & (AUXILIARY | SUBORDINATOR)
        for there in range(comma + 1, end)
    ):
        return False
    return (len(tail) < 9 and tail[0] not in ("and", "or", "but")) or (
        tail[0] == "and" and ("," in low[max(0, comma - 6) : comma])
    )


def _is_clause_verb(line: Line, at: int, lowest: int, joined: bool) -> bool:
    """Say whether a verb left of a noun phrase belongs to another clause.

    It does not in a relative clause, nor as a participle after its noun.
    """
    flags, low = line.flags, line.low
    flag = flags[at]
    if flag & CONTROL and flag & TIME:
        return False
    if flag & NOUN and not flag & (CUE | AUXILIARY):
        return False
    there = _before_auxiliaries(line, at, lowest)
    before = flags[there] if there >= lowest else 0
    if before & RELATIVE and low[there] != "what":
        return there > lowest and low[there - 1] == ","
    if before & (DETERMINER | POSSESSIVE) and not flag & AUXILIARY and there == at - 1:
        return False
    if flag & GERUND and not flag & AUXILIARY:
        return at == lowest
    if flag & AUXILIARY or (flag & FINITE and not flag & PARTICIPLE):
        return bool(flag & AUXILIARY) or not flag & NOUN
    if flag & PLAIN:
        return not flag & NOUN and bool(before & SUBJECT)
    return _is_past(line, at, joined)


def _before_auxiliaries(line: Line, at: int, lowest: int) -> int:
    """Return the word before a verb with its auxiliaries and adverbs."""
    flags = line.flags
    there = at - 1
    while there >= lowest and flags[there] & (ADVERB | AUXILIARY | NEGATION | TO):
        if flags[there] & RELATIVE:
            break
        there -= 1
    return there


def _is_past(line: Line, at: int, joined: bool) -> bool:
    """Say whether a form in -ed is a past tense, and no participle after its noun."""
    flag = line.flags[at]
    if not flag & PARTICIPLE:
        return False
    following = line.low[at + 1] if at + 1 < line.count else ""
    if following in _AFTER_PARTICIPLE:
        return False
    return joined or bool(flag & CUE and following == "that")


def _relative(line: Line, end: int, floor: int) -> Range | None:
    """Return "who", with "most of" before it."""
    low = line.low
    word = low[end - 1]
    if word == "that" and (end - 2 < floor or line.flags[end - 2] & (BREAK | VERB)):
        return end - 1, end
    if end - 3 >= floor and low[end - 2] == "of" and line.flags[end - 3] & DETERMINER:
        return end - 3, end
    return end - 1, end


def _trimmed(line: Line, first: int, end: int) -> Range | None:
    """Return the phrase without what leads up to it: "In a statement", "But"."""
    flags = line.flags
    while first < end and _leads(line, first) and not _counts(line, first, end):
        first += 1
    while first < end and flags[first] & PREPOSITION:
        cut = _after_adjunct(line, first, end)
        if cut == first:
            break
        first = cut
    return (first, end) if first < end else None


def _counts(line: Line, at: int, end: int) -> bool:
    """Say whether an adverb belongs to the phrase: "only two", "not everyone"."""
    word = line.low[at]
    if word in ("more", "all", "both", "most"):
        return True
    if word not in _COUNTING or at + 1 >= end:
        return False
    return line.low[at + 1].isdigit() or bool(
        line.flags[at + 1] & (DETERMINER | SUBJECT)
    )


def _leads(line: Line, at: int) -> bool:
    flag = line.flags[at]
    adverb = flag & ADVERB and not flag & (DETERMINER | TIME)
    return line.low[at] in _LEADS or bool(flag & PAUSE or adverb)


def _after_adjunct(line: Line, first: int, end: int) -> int:
    """Return where the subject begins after a phrase with a preposition."""
    flags = line.flags
    best = -1
    for there in range(first + 1, end):
        flag, before = flags[there], flags[there - 1]
        if before & (COORDINATOR | PREPOSITION):
            continue
        if _begins_phrase(line, there) and not before & (DETERMINER | POSSESSIVE):
            return there
        dated = flag & TIME and there + 1 < end
        if dated and not flags[there + 1] & (PREPOSITION | TIME):
            if best < 0 and there - first < 3:
                best = there + 1
        elif best < 0 and line.is_name(there) and not line.is_name(there - 1):
            best = best if before & (DETERMINER | POSSESSIVE) else there
    if best > 0:
        return best
    return end if end - first <= 4 else first  # nothing but an adjunct


def _begins_phrase(line: Line, at: int) -> bool:
    flag = line.flags[at]
    owner = flag & POSSESSIVE and line.low[at] not in ("'s", "'")
    return bool(flag & (DETERMINER | SUBJECT) or owner)
