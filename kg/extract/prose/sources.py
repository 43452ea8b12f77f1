"""Who speaks: noun phrases left of a verb, right of it, or in the main clause."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BREAK,
    CLAUSE_VERB,
    CONTROL,
    COORDINATOR,
    CUE,
    DETERMINER,
    FINITE,
    GERUND,
    MARK,
    NEGATION,
    NOUN,
    OBJECT,
    PARTICIPLE,
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
from kg.extract.prose.line import Line
from kg.text import word_set

Range = tuple[int, int]

_LONGEST: Final = 30
_APPOSITIONS: Final = 4
_WALL: Final = PAUSE
_CLAUSE: Final = word_set(
    """
    if when whenever while because although though unless whereas whether once
    lest but yet as than so after before until since
    """
)
_ASIDES: Final = word_set(
    """
    however meanwhile too though instead also moreover nonetheless nevertheless
    then therefore
    """
)
_NOT_NOUN: Final = word_set(
    """
    however meanwhile instead also then still now later again
    """
)
_LEADS: Final = word_set(
    """
    and or but nor yet so that because although though while as if when then even
    still also meanwhile however after before since until where once whether now
    on-air what how why which whom than
    """
)
_NAMES_BEFORE: Final = word_set(
    """
    a an the who which whose including formerly now then
    """
)


def left_source(line: Line, at: int, floor: int) -> Range | None:
    """Return the subject that ends before a verb group, appositions included."""
    end = _without_adjuncts(line, at, floor)
    if end <= floor:
        return None
    if end < at and line.flags[end - 1] & PARTICIPLE and not line.flags[end - 1] & TIME:
        end = at  # "a poll released on Friday"
    low = line.low
    if low[end - 1] in (",", ")", "--", "—", "–", "-", "]", "―"):
        return _apposed(line, end, floor)
    return noun_phrase_left(line, end, floor)


def _without_adjuncts(line: Line, end: int, floor: int) -> int:
    """Return the end without "on Friday", "last week", "in 2001" and adverbs."""
    flags, low = line.flags, line.low
    while end - 1 > floor:
        flag = flags[end - 1]
        if low[end - 1] == "today" and low[end - 2] == "usa":
            break
        if flag & TIME or (low[end - 1].isdigit() and len(low[end - 1]) == 4):
            end -= 1
            while end - 1 > floor and (
                low[end - 1] in ("last", "next", "this", "early", "late", "that")
            ):
                end -= 1
            if end - 1 > floor and low[end - 1] in ("on", "in", "since", "by", "at"):
                end -= 1
        elif low[end - 1] in _NOT_NOUN or line.is_manner(end - 1):
            end -= 1
        else:
            break
    return end


def _apposed(line: Line, end: int, floor: int) -> Range | None:
    """Return the subject before a pair of commas, dashes or brackets."""
    low = line.low
    mark = {")": "(", "]": "["}.get(low[end - 1], low[end - 1])
    there = _opening_mark(line, end, floor, mark)
    if there < 0:
        return None
    if mark in "([":
        subject = left_source(line, there, floor)
        return (subject[0], end) if subject else None
    if low[there + 1] in _ASIDES:
        return left_source(line, there, floor)
    kept = _belongs(line, there + 1)
    subject = noun_phrase_left(line, there, floor)
    for _ in range(_APPOSITIONS):
        if not (subject and mark == "," and _is_apposition(line, subject, floor)):
            break
        there = subject[0] - 1
        if low[there] != ",":
            there = subject[0] - 2
        kept = kept or _belongs(line, there + 1)
        subject = noun_phrase_left(line, there, floor) or subject
        if subject[0] > there:
            break
    if subject is None:
        return None
    if not kept:
        return subject
    return subject[0], end if mark == "," else end - 1


def _opening_mark(line: Line, end: int, floor: int, mark: str) -> int:
    """Return the partner of the mark that ends before a word, or -1."""
    low, flags = line.low, line.flags
    lowest = max(floor, end - 2 * _LONGEST)
    there = end - 2
    while there > lowest and low[there] != mark:
        if flags[there] & MARK and low[there] not in ("'", "’"):
            return -1
        if flags[there] & STOP and not _is_abbreviation(line, there):
            return -1
        there -= 1
    return there if there > lowest and there < end - 2 else -1


def _belongs(line: Line, at: int) -> bool:
    """Say whether words between commas are part of a source: no participle, no time."""
    opening, word = line.flags[at], line.low[at]
    if word in ("including", "like", "called", "known", "of") or word in _NAMES_BEFORE:
        return True
    if opening & GERUND or (
        not opening and word.endswith("ing") and not line.is_name(at)
    ):
        return False
    if opening & PARTICIPLE and not opening & NOUN:
        return False
    return not opening & (PREPOSITION | SUBORDINATOR)


def _is_apposition(line: Line, phrase: Range, floor: int) -> bool:
    """Say whether a phrase before a comma itself describes a name before it."""
    first, end = phrase
    before = first - 1
    if before > floor and line.low[before] == "of":
        before -= 1
    if before <= floor or line.low[before] != "," or line.quoted[before]:
        return False
    if not line.is_name(before - 1) and not line.low[before - 1].isdigit():
        return False
    if line.low[before + 1] == "of" or line.low[first].isdigit():
        return True
    return (
        bool(line.flags[first] & DETERMINER)
        or end - first == 1
        or (not line.is_name(first) and not line.flags[first] & SUBJECT)
    )


def _joins_names(line: Line, at: int) -> bool:
    """Say whether a comma is inside a name: "Springfield, Va.," or "Rubio, Jr."."""
    low = line.low
    if low[at] != ",":
        return False
    return low[at - 1].isdigit() or (
        at + 2 < line.count
        and low[at + 2] in (",", ".")
        and low[at + 1] in ("jr", "sr")
    )


def noun_phrase_left(line: Line, end: int, floor: int) -> Range | None:
    """Return the noun phrase that ends before a word, relative clauses included."""
    flags, low = line.flags, line.low
    if end <= floor:
        return None
    if flags[end - 1] & RELATIVE:
        return _relative(line, end, floor)
    if flags[end - 1] & SUBJECT:
        return end - 1, end
    there = end - 1
    lowest = max(floor, end - _LONGEST)
    verbs = False
    joined = -1  # an "and" that may join two clauses
    while there >= lowest:
        flag = flags[there]
        word = low[there]
        if flag & _WALL:
            if word in ("'", "’", "‘") or (
                word == "." and _is_abbreviation(line, there)
            ):
                there -= 1
                continue
            if word == "," and there > lowest and _lists(line, there, end):
                there -= 1
                continue
            if word == ")" and (opened := _bracket(line, there, lowest)) >= 0:
                there = opened - 1
                continue
            break
        if word in _CLAUSE or (
            flag & SUBORDINATOR and not flag & (PREPOSITION | RELATIVE)
        ):
            break
        if flag & RELATIVE and not verbs and word != "whose":
            break
        verbs = verbs or bool(flag & (AUXILIARY | VERB))
        if flag & COORDINATOR:
            joined = there if joined < 0 else joined
        elif flag & SUBJECT and not flag & (DETERMINER | RELATIVE):
            if there + 1 < end:
                there = max(there, joined) if joined > 0 else there
                break
        elif flag & (AUXILIARY | VERB) and _is_clause_verb(
            line, there, lowest, end, joined
        ):
            if joined > 0:
                there = joined
            break
        there -= 1
    return _trimmed(line, there + 1, end)


def _is_abbreviation(line: Line, at: int) -> bool:
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


def _is_clause_verb(line: Line, at: int, lowest: int, end: int, joined: int) -> bool:
    """Say whether a verb left of a noun phrase belongs to another clause.

    It does not in a relative clause, nor as a participle after its noun.
    """
    flags, low = line.flags, line.low
    flag = flags[at]
    if flag & CONTROL and flag & TIME:
        return False
    if flag & NOUN and not flag & CUE and not flag & AUXILIARY:
        return False
    there = at - 1
    while there >= lowest and (flags[there] & (ADVERB | AUXILIARY | NEGATION | TO)):
        if flags[there] & RELATIVE:
            break
        there -= 1
    if there >= lowest:
        before = flags[there]
        if before & RELATIVE and low[there] != "what":
            return there > lowest and low[there - 1] == ","
        if (
            before & (DETERMINER | POSSESSIVE)
            and not flag & AUXILIARY
            and there == at - 1
        ):
            return False
    if flag & AUXILIARY:
        return True
    if flag & GERUND:
        return at == lowest
    if flag & FINITE and not flag & PARTICIPLE:
        return not flag & NOUN
    if flag & PLAIN:
        return not flag & NOUN and there >= lowest and bool(flags[there] & SUBJECT)
    if flag & PARTICIPLE:
        if at + 1 < line.count and low[at + 1] in (
            "by",
            "in",
            "at",
            "from",
            "with",
            "last",
        ):
            return False
        return joined > 0 or bool(
            flag & CUE and at + 1 < line.count and low[at + 1] == "that"
        )
    return False


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
    low, flags = line.low, line.flags
    while first < end and (
        low[first] in _LEADS
        or flags[first] & _WALL
        or (flags[first] & ADVERB and not flags[first] & (DETERMINER | TIME))
    ):
        if low[first] in ("more", "all", "both", "most", "even"):
            break
        first += 1
    while (
        first < end
        and flags[first] & PREPOSITION
        and not line.is_name(first + 1 if 0 else first)
    ) or (first < end and flags[first] & PREPOSITION):
        cut = _after_adjunct(line, first, end)
        if cut == first:
            break
        first = cut
    if first >= end:
        return None
    return first, end


def _after_adjunct(line: Line, first: int, end: int) -> int:
    """Return where the subject begins after a phrase with a preposition."""
    low, flags = line.low, line.flags
    best = -1
    for there in range(first + 1, end):
        flag = flags[there]
        before = flags[there - 1]
        if before & (COORDINATOR | PREPOSITION) and there - 1 >= first:
            continue
        starts = flag & (DETERMINER | SUBJECT) or (
            flag & POSSESSIVE and low[there] not in ("'s", "'")
        )
        if starts and not before & (DETERMINER | POSSESSIVE):
            return there
        if (
            flag & TIME
            and there + 1 < end
            and not flags[there + 1] & (PREPOSITION | TIME)
        ):
            if best < 0 and there - first < 3:
                best = there + 1
        elif line.is_name(there) and not line.is_name(there - 1):
            if before & (DETERMINER | POSSESSIVE) or best >= 0:
                continue
            best = there
    return best if best > 0 else end if _only_adjunct(line, first, end) else first


def _only_adjunct(line: Line, first: int, end: int) -> bool:
    return end - first <= 4


def right_source(line: Line, at: int, limit: int) -> Range | None:
    """Return the subject that follows its verb: "said Ann Example, a lawyer"."""
    limit = min(limit, at + 2 * _LONGEST)
    flags, low = line.flags, line.low
    there = at
    if there >= limit or flags[there] & (_WALL | PREPOSITION | QUESTION | TIME | TO):
        return None
    if flags[there] & SUBJECT:
        return (there, there + 1) if low[there] not in ("there", "it") else None
    if low[there] == "that" or (
        flags[there] & (AUXILIARY | OBJECT) and not flags[there] & DETERMINER
    ):
        return None
    while there < limit:
        flag = flags[there]
        if flag & MARK and line.low[there] not in ("'", "’", "‘"):
            break
        if flag & STOP and not (low[there] == "." and _is_abbreviation(line, there)):
            break
        if flag & BREAK and _ends_right(line, there, limit):
            break
        if there > at and _leaves(line, there, limit):
            break
        there += 1
    while (
        there > at
        and flags[there - 1] & BREAK
        and low[there - 1] not in (",", ")", "]")
    ):
        there -= 1
    if there == limit and there > at and low[there - 1] == ",":
        there -= 1
    return (at, there) if there > at else None


_LEAVING: Final = word_set(
    """
    in during at when after as while on before via because since if following told
    """
)
_OCCASIONS: Final = word_set(
    """
    statement interview email speech tweet news conference rally hearing letter
    phone telephone event report memo debate post briefing call blog monday
    tuesday wednesday thursday friday saturday sunday remarks forum response
    """
)


def _leaves(line: Line, at: int, limit: int) -> bool:
    """Say whether an adjunct of the verb begins here: "in a statement", "on Monday"."""
    low, flags = line.low, line.flags
    word = low[at]
    if flags[at] & TIME and line.low[at - 1] not in ("of", "the"):
        return word not in (
            "march",
            "may",
            "june",
            "april",
            "last",
            "next",
            "week",
            "year",
            "month",
            "sun",
            "sat",
        )
    if word not in _LEAVING:
        return False
    if word in (
        "when",
        "after",
        "while",
        "because",
        "since",
        "if",
        "before",
        "during",
        "via",
    ):
        return True
    if word == "as":
        return bool(flags[at + 1] & SUBJECT) if at + 1 < limit else False
    return any(one in _OCCASIONS for one in low[at + 1 : min(limit, at + 7)])


def _ends_right(line: Line, at: int, limit: int) -> bool:
    """Say whether the noun phrase ends at a comma or dash."""
    low, flags = line.low, line.flags
    if low[at] in (";", ":"):
        return True
    if low[at] in ("(", ")", "[", "]"):
        return False
    if at + 1 >= limit:
        return True
    after = flags[at + 1]
    word = low[at + 1]
    if after & GERUND or (
        not after and word.endswith("ing") and not line.is_name(at + 1)
    ):
        return True
    if after & MARK or word in (
        "but",
        "adding",
        "though",
        "although",
        "while",
        "when",
        "as",
        "because",
        "after",
        "if",
        "so",
    ):
        return True
    return bool(after & COORDINATOR and word != "and")


def main_source(line: Line, at: int, floor: int) -> Range | None:
    """Return the subject of the clause that a participle leans on."""
    flags = line.flags
    for there in range(floor, at):
        flag = flags[there]
        if line.quoted[there]:
            continue
        if not flag & (CLAUSE_VERB) and not (
            not flag and line.low[there].endswith("ed") and there > floor
        ):
            continue
        if (
            flag & NOUN
            and not flag & AUXILIARY
            and not _follows_subject(line, there, floor)
        ):
            continue
        if there == floor or (
            flags[there - 1] & (DETERMINER | RELATIVE | TO)
            and not flags[there - 1] & SUBJECT
        ):
            continue
        if (
            flag & FINITE
            and flag & PARTICIPLE
            and there + 1 < at
            and (line.low[there + 1] in ("by",))
        ):
            continue
        subject = left_source(line, there, floor)
        if subject and not flags[subject[1] - 1] & RELATIVE:
            return subject
    return None


def _follows_subject(line: Line, at: int, floor: int) -> bool:
    if at == floor:
        return False
    before = line.flags[at - 1]
    if before & SUBJECT:
        return True
    return (
        bool(line.flags[at] & FINITE)
        and not before & (DETERMINER | POSSESSIVE | PREPOSITION | VERB)
        and line.is_name(at - 1)
    )


def antecedent(line: Line, at: int, floor: int) -> Range | None:
    """Return the noun phrase that a relative pronoun stands for."""
    end = at
    while end > floor and line.flags[end - 1] & BREAK:
        end -= 1
    return noun_phrase_left(line, end, floor) if end > floor else None
