"""Where the words of a speaker end, and whether a clause begins at a place."""

from __future__ import annotations

from typing import Final

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
    NEGATION,
    NOUN,
    OBJECT,
    PARTICIPLE,
    PAUSE,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from kg.extract.prose.groups import CLAUSAL, find_group
from kg.extract.prose.lexicon import CUES, POST
from kg.extract.prose.line import Line
from kg.text import word_set

_DASHES: Final = frozenset(["--", "—", "–", "-", "―"])
_CUTTING: Final = word_set(
    """
    according who whose though although yet too meanwhile said says
    """
)
_NOT_GERUNDS: Final = word_set(
    """
    including nothing something anything everything during morning evening king
    spring bring thing according regarding concerning
    """
)
_NOMINAL: Final = DETERMINER | OBJECT | POSSESSIVE | SUBJECT
_SEARCH: Final = 26


def clause_end(line: Line, start: int, limit: int, *, clausal: bool = True) -> int:
    """Return the end of what is said, where the writer's own words go on."""
    flags, quoted = line.flags, line.quoted
    wanted = EDGE | COORDINATOR
    for at in range(start + 1, limit):
        flag = flags[at]
        if not flag & wanted:
            continue
        if quoted[at]:
            if (
                flag & MARK
                and line.low[at - 1] == ","
                and at + 1 < limit
                and not quoted[at + 1]
            ):
                if _cuts_after_mark(line, at, start, limit):
                    return at + 1
            continue
        if flag & COORDINATOR:
            if _joins_cue(line, at, limit, clausal):
                return at - 1 if line.low[at - 1] == "," else at
        elif at + 1 < limit and _cuts(line, at, start, limit):
            return at
    return limit


_HEADLESS: Final = word_set("since in on at during after when before while because")


def phrase_end(line: Line, start: int, limit: int, *, is_object: bool) -> int:
    """Return the end of a phrase that is no clause: an object, "to go", "for peace"."""
    flags, low, quoted = line.flags, line.low, line.quoted
    end = _bare_end(line, start, limit) if is_object else limit
    for at in range(start + 1, end):
        flag = flags[at]
        if quoted[at]:
            continue
        if flag & COORDINATOR:
            if _goes_on(line, at, end):
                return at
        elif is_object and flag & TIME:
            cut = _adjunct(line, at, start, end)
            if cut:
                return cut
    return end


def _bare_end(line: Line, start: int, limit: int) -> int:
    """Return the end of a name or pronoun that an adjunct follows."""
    flags, low = line.flags, line.low
    short = flags[start] & OBJECT and not flags[start] & DETERMINER
    if not short and not line.is_name(start):
        return limit
    at = start + 1
    while at < limit and line.is_name(at) and not short:
        at += 1
    return at if at < limit and low[at] in _HEADLESS else limit


def _goes_on(line: Line, at: int, limit: int) -> bool:
    """Say whether a verb in a tense of its own follows "and": "and has left"."""
    flags = line.flags
    there = at + 1
    while there < limit and flags[there] & ADVERB and not flags[there] & DETERMINER:
        there += 1
    if there + 1 >= limit:
        return False
    flag = flags[there]
    return bool(flag & AUXILIARY) and line.low[there] not in ("be", "being", "been")


def _adjunct(line: Line, at: int, start: int, limit: int) -> int:
    """Return where an adjunct of time begins here, or 0."""
    flags, low = line.flags, line.low
    if low[at] in _DAYS:
        if low[at - 1] == "on" and at - 1 > start:
            return at - 1
        if flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION) or (
            at + 1 < limit and low[at + 1] in ("'s", "night")
        ):
            return 0
        return at
    return 0


_DAYS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday
    """
)


def _cuts(line: Line, at: int, start: int, limit: int) -> bool:
    """Say whether the writer goes on after this comma, dash or semicolon."""
    low, flags = line.low, line.flags
    word = low[at]
    if word == ")":
        return "(" not in low[start:at]
    if word == "(":
        return (
            limit - at > 4
            and line.low[limit - 1] == ")"
            and _own_cue(line, at + 1, limit)
        )
    if word != "," and word not in _DASHES and word != ";":
        return False
    following = low[at + 1]
    if word in _DASHES:
        if not (line.spaced(at) and line.spaced(at + 1)) and word == "-":
            return False
        return not any(
            low[there] == word for there in range(at + 1, limit)
        ) and not any(low[there] == word for there in range(start, at))
    if word == ";":
        return _own_cue(line, at + 1, limit)
    if following in _CUTTING:
        return True
    flag = flags[at + 1]
    if flag & ADVERB and at + 2 < limit:
        flag, following = flags[at + 2], low[at + 2]
    if following == "but" and at + 2 < limit and flags[at + 2] & _NOMINAL:
        return True
    if following == "which":
        verb = at + 2 < limit and flags[at + 2] & (ADVERB | AUXILIARY | VERB)
        return not verb and _own_cue(line, at + 2, limit)
    if flag & COORDINATOR or following in (
        "while",
        "as",
        "so",
        "because",
        "after",
        "when",
    ):
        return _own_cue(line, at + 2, limit)
    if flag & GERUND or (
        not flag
        and len(following) > 4
        and following.endswith("ing")
        and not line.is_name(at + 1)
    ):
        return following not in _NOT_GERUNDS
    return False


def _cuts_after_mark(line: Line, at: int, start: int, limit: int) -> bool:
    """Say whether the writer goes on after a quotation that ends in a comma."""
    following = line.low[at + 1]
    if following in (
        "as",
        "though",
        "although",
        "said",
        "says",
        "while",
        "according",
        "who",
    ):
        return True
    flag = line.flags[at + 1]
    if flag & COORDINATOR:
        return _own_cue(line, at + 2, limit)
    return bool(flag & GERUND)


def _joins_cue(line: Line, at: int, limit: int, clausal: bool) -> bool:
    """Say whether a cue of the same speaker follows: "and said"."""
    flags = line.flags
    there = at + 1
    if there < limit and (
        (flags[there] & ADVERB and not flags[there] & DETERMINER)
        or line.is_manner(there)
    ):
        there += 1
    if there + 1 >= limit:
        return False
    flag = flags[there]
    if not flag & CUE or not flag & FINITE or line.quoted[there]:
        return False
    if flag & NOUN and (
        flag & PLAIN or flags[there + 1] & (BREAK | COORDINATOR | PREPOSITION)
    ):
        return False
    if line.low[at] == "or" or line.low[there + 1] == "by":
        return False
    cue = CUES.get(line.low[there])
    if cue is None:
        return False
    return not clausal or (bool(cue.frames & POST) and cue.lemma != "tell")


def _own_cue(line: Line, start: int, limit: int) -> bool:
    """Say whether a clause with a cue of its own begins at a place."""
    flags = line.flags
    opening = flags[start] if start < limit else 0
    leads = bool(opening & (ADVERB | PREPOSITION | SUBORDINATOR | TIME))
    for at in range(start, min(limit, start + 16)):
        flag = flags[at]
        if flag & (PAUSE):
            if leads and line.low[at] == ",":
                leads = False
                continue
            return False
        if leads:
            continue
        if flag & CUE:
            group = find_group(line, at, start)
            if group and group.form == CLAUSAL:
                return True
        elif flag & AUXILIARY:
            continue
        elif flag & FINITE and not flag & (NOUN | PARTICIPLE):
            return False
    return False


def has_clause(line: Line, start: int, limit: int) -> bool:
    """Say whether a clause, and not only a noun phrase, begins at a place."""
    flags, low = line.flags, line.low
    if start + 1 >= limit:
        return False
    first = flags[start]
    if first & SUBJECT and low[start] != "you":
        if low[start] != "it":
            return True
        return bool(
            flags[start + 1] & (ADVERB | AUXILIARY | VERB) or low[start + 1] == "'s"
        )
    relative = False
    for at in range(start, min(limit, start + _SEARCH)):
        flag = flags[at]
        if flag & BREAK and not line.quoted[at]:
            if low[at] in (";", ":") or at + 1 >= limit:
                return False
            if flags[at + 1] & (COORDINATOR | GERUND | RELATIVE):
                return False
        elif flag & RELATIVE and at > start and not flags[at - 1] & PREPOSITION:
            relative = True
        elif (
            flag & SUBORDINATOR
            and not flag & (ADVERB | PREPOSITION | RELATIVE)
            and at > start
        ):
            return False
        elif flag & SUBJECT and at > start:
            relative = True  # "the money he raised"
        elif flag & (CLAUSE_VERB) or low[at] == "'s":
            if not _finite_here(line, at, start):
                continue
            if not relative:
                return True
            relative = False
    return False


def _finite_here(line: Line, at: int, start: int) -> bool:
    """Say whether a verb form is the verb of a clause."""
    flag = line.flags[at]
    if line.low[at] == "'s":
        return at + 1 < line.count and bool(
            line.flags[at + 1] & (ADVERB | DETERMINER | GERUND | NEGATION)
        )
    if at == start:
        return False
    before = line.flags[at - 1]
    if flag & AUXILIARY:
        return not before & TO
    if before & (AUXILIARY | DETERMINER | POSSESSIVE | PREPOSITION | TO):
        return False
    if flag & PARTICIPLE and flag & FINITE:
        if at + 1 >= line.count:
            return False
        return line.low[at + 1] == "to" or not line.flags[at + 1] & (
            BREAK | PREPOSITION | STOP
        )
    if flag & NOUN:
        return (
            bool(flag & FINITE)
            and line.is_name(at - 1)
            and at + 1 < line.count
            and bool(line.flags[at + 1] & _NOMINAL)
        )
    if flag & PLAIN:
        return line.low[at - 1].endswith("s") and not flag & PARTICIPLE
    return True


def starts_phrase(line: Line, at: int) -> bool:
    """Say whether a noun phrase can begin with this word."""
    flag = line.flags[at]
    if flag & (DETERMINER | MARK | OBJECT | POSSESSIVE | SUBJECT):
        return line.low[at] not in ("'s", "'")
    if flag & (BREAK | COORDINATOR | PREPOSITION | STOP | SUBORDINATOR | TO):
        return False
    if flag & (ADVERB | AUXILIARY):
        return False
    return not (flag & FINITE and not flag & (NOUN | PARTICIPLE))


def main_clause_start(line: Line, start: int, limit: int, first: int) -> int:
    """Return where the main clause begins, if none has begun before `start`."""
    flags, low = line.flags, line.low
    if any(flags[at] & BREAK for at in range(first, start)):
        return limit
    for at in range(start + 1, limit - 2):
        if low[at] != "," or line.quoted[at] or flags[at + 1] & _NO_SUBJECT:
            continue
        for there in range(at + 1, min(limit, at + 10)):
            flag = flags[there]
            if flag & (CLAUSE_VERB) and there > at + 1:
                return at
            if flag & (EDGE | COORDINATOR):
                break
    return limit


_NO_SUBJECT: Final = COORDINATOR | GERUND | PREPOSITION | RELATIVE | SUBORDINATOR
