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
from kg.extract.prose.remarks import WORDS_SAID, find_remark
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
_TURNING: Final = EDGE | COORDINATOR
_WEAK: Final = ADVERB | PREPOSITION | RELATIVE
_CONTRASTS: Final = word_set("while as so because after when")
_AFTER_MARK: Final = word_set("as though although said says while according who")
_NOMINAL: Final = DETERMINER | OBJECT | POSSESSIVE | SUBJECT
_SEARCH: Final = 26
_NO_SUBJECT: Final = COORDINATOR | GERUND | PREPOSITION | RELATIVE | SUBORDINATOR


def clause_end(line: Line, start: int, limit: int, *, clausal: bool = True) -> int:
    """Return the end of what is said, where the writer's own words go on."""
    flags, quoted, low = line.flags, line.quoted, line.low
    for at in range(start + 1, limit):
        flag = flags[at]
        if not flag & _TURNING:
            continue
        if quoted[at]:
            closes = flag & MARK and low[at - 1] == "," and at + 1 < limit
            if closes and not quoted[at + 1] and _cuts_after_mark(line, at, limit):
                return at + 1
        elif flag & COORDINATOR:
            if _joins_cue(line, at, limit, clausal):
                return at - 1 if low[at - 1] == "," else at
        elif at + 1 < limit and _cuts(line, at, start, limit):
            return at
    return limit


def _cuts(line: Line, at: int, start: int, limit: int) -> bool:
    """Say whether the writer goes on after this comma, dash, bracket or semicolon."""
    low = line.low
    word = low[at]
    if word == ",":
        return _cuts_after_comma(line, at, limit)
    if word == ")":
        return "(" not in low[start:at]
    if word == "(":
        closed = limit - at > 4 and low[limit - 1] == ")"
        return closed and own_cue(line, at + 1, limit)
    if word == ";":
        return own_cue(line, at + 1, limit)
    if word not in _DASHES or (word == "-" and not _stands_free(line, at)):
        return False
    return word not in low[start:at] and word not in low[at + 1 : limit]


def _stands_free(line: Line, at: int) -> bool:
    return line.spaced(at) and line.spaced(at + 1)


def _cuts_after_comma(line: Line, at: int, limit: int) -> bool:
    low, flags = line.low, line.flags
    following, flag = low[at + 1], flags[at + 1]
    if following in _CUTTING or _characterizes(line, at + 1, limit):
        return True
    if flag & ADVERB and at + 2 < limit:
        flag, following = flags[at + 2], low[at + 2]
    if following == "but" and at + 2 < limit and flags[at + 2] & _NOMINAL:
        return True
    if following == "which":
        verb = at + 2 < limit and flags[at + 2] & (ADVERB | AUXILIARY | VERB)
        return not verb and own_cue(line, at + 2, limit)
    if flag & COORDINATOR or following in _CONTRASTS:
        return own_cue(line, at + 2, limit)
    doing = flag & GERUND or (
        not flag
        and len(following) > 4
        and following.endswith("ing")
        and not line.is_name(at + 1)
    )
    return bool(doing) and following not in _NOT_GERUNDS


def _cuts_after_mark(line: Line, at: int, limit: int) -> bool:
    """Say whether the writer goes on after a quotation that ends in a comma."""
    if line.low[at + 1] in _AFTER_MARK or _characterizes(line, at + 1, limit):
        return True
    flag = line.flags[at + 1]
    if flag & COORDINATOR:
        contrast = line.low[at + 1] == "but" and at + 2 < limit
        if contrast and line.flags[at + 2] & SUBJECT:
            return True
        return own_cue(line, at + 2, limit)
    return bool(flag & GERUND)


def _characterizes(line: Line, at: int, limit: int) -> bool:
    """Say whether the writer calls what was said something: ", a charge he denies"."""
    noun = find_remark(line, at, limit)
    if noun < 0:
        return False
    return line.low[noun] in WORDS_SAID or own_cue(line, noun + 1, limit)


def _joins_cue(line: Line, at: int, limit: int, clausal: bool) -> bool:
    """Say whether a cue of the same speaker follows: "and said"."""
    flags = line.flags
    there = at + 1
    if there < limit and (
        (flags[there] & ADVERB and not flags[there] & DETERMINER)
        or line.is_manner(there)
    ):
        there += 1
    if there + 1 >= limit or line.quoted[there]:
        return False
    flag, after = flags[there], flags[there + 1]
    if not flag & CUE or not flag & FINITE:
        return False
    if flag & NOUN and (flag & PLAIN or after & (BREAK | COORDINATOR | PREPOSITION)):
        return False
    cue = CUES.get(line.low[there])
    if cue is None or line.low[at] == "or" or line.low[there + 1] == "by":
        return False
    return not clausal or (bool(cue.frames & POST) and cue.lemma != "tell")


def own_cue(line: Line, start: int, limit: int) -> bool:
    """Say whether a clause with a cue of its own begins at a place."""
    flags = line.flags
    opening = flags[start] if start < limit else 0
    leads = bool(opening & (ADVERB | PREPOSITION | SUBORDINATOR | TIME))
    for at in range(start, min(limit, start + 16)):
        flag = flags[at]
        if flag & PAUSE:
            if leads and line.low[at] == ",":
                leads = False
                continue
            return False
        if leads:
            continue
        if flag & CUE:
            group = find_group(line, at, start)
            if group and group.form == CLAUSAL:
                return not flags[group.first - 1] & RELATIVE
        elif flag & AUXILIARY:
            continue
        elif flag & FINITE and not flag & (NOUN | PARTICIPLE):
            return False
    return False


def has_clause(line: Line, start: int, limit: int) -> bool:
    """Say whether a clause, and not only a noun phrase, begins at a place."""
    if start + 1 >= limit:
        return False
    flags, low = line.flags, line.low
    if flags[start] & SUBJECT and low[start] != "you":
        verb = flags[start + 1] & (ADVERB | AUXILIARY | VERB) or low[start + 1] == "'s"
        return low[start] != "it" or bool(verb)
    relative = False
    for at in range(start, min(limit, start + _SEARCH)):
        flag = flags[at]
        if flag & BREAK and not line.quoted[at]:
            if _ends_search(line, at, limit):
                return False
        elif at > start and _opens_relative(line, at):
            relative = True
        elif at > start and flag & SUBORDINATOR and not flag & _WEAK:
            return False
        elif flag & CLAUSE_VERB or low[at] == "'s":
            finite = _finite_here(line, at, start)
            if finite and not relative:
                return True
            relative = relative and not finite
    return False


def _ends_search(line: Line, at: int, limit: int) -> bool:
    """Say whether no clause is begun before a comma or the like ends the phrase."""
    if line.low[at] in (";", ":") or at + 1 >= limit:
        return True
    return bool(line.flags[at + 1] & (COORDINATOR | GERUND | RELATIVE))


def _opens_relative(line: Line, at: int) -> bool:
    """Say whether a relative clause begins: "who went", "the money he raised"."""
    flag = line.flags[at]
    if flag & RELATIVE and not line.flags[at - 1] & PREPOSITION:
        return True
    subordinate = flag & SUBORDINATOR and not flag & _WEAK
    return bool(flag & SUBJECT) and not subordinate


def _finite_here(line: Line, at: int, start: int) -> bool:
    """Say whether a verb form is the verb of a clause."""
    flags = line.flags
    flag = flags[at]
    after = flags[at + 1] if at + 1 < line.count else STOP
    if line.low[at] == "'s":
        return bool(after & (ADVERB | DETERMINER | GERUND | NEGATION))
    if at == start:
        return False
    before = flags[at - 1]
    if flag & AUXILIARY:
        return not before & TO
    if before & (AUXILIARY | DETERMINER | POSSESSIVE | PREPOSITION | TO):
        return False
    if flag & PARTICIPLE and flag & FINITE:
        to = at + 1 < line.count and line.low[at + 1] == "to"
        return to or not after & (BREAK | PREPOSITION | STOP)
    if flag & NOUN:
        return bool(flag & FINITE and after & _NOMINAL) and line.is_name(at - 1)
    if flag & PLAIN:
        return line.low[at - 1].endswith("s") and not flag & PARTICIPLE
    return True


def starts_phrase(line: Line, at: int) -> bool:
    """Say whether a noun phrase can begin with this word."""
    flag = line.flags[at]
    if line.low[at] in ("being", "having"):
        return True
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
            if flag & CLAUSE_VERB and there > at + 1:
                return at
            if flag & (EDGE | COORDINATOR):
                break
    return limit
