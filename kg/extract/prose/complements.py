"""What a verb takes: a clause, a quotation, an object, whom it is said to and what."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.extract.prose import lexicon
from kg.extract.prose.clauses import has_clause, starts_phrase
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BE,
    BREAK,
    COORDINATOR,
    CUE,
    DETERMINER,
    FINITE,
    GERUND,
    MARK,
    NEGATION,
    NOUN,
    OBJECT,
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
from kg.extract.prose.groups import CLAUSAL, Group
from kg.extract.prose.line import Line

_REACH: Final = 16  # words in which an addressee or an adjunct must end
_EXACTLY: Final = frozenset(["just", "exactly", "precisely"])
_CIRCUMSTANCES: Final = frozenset(["when", "where", "if", "which", "who"])
_JOINING: Final = COORDINATOR | DETERMINER | PREPOSITION


class Complement(NamedTuple):
    """What follows a cue: its rule, where it begins, and where the cue ends."""

    rule: str
    start: int
    cue_end: int


def find_complement(line: Line, group: Group, limit: int) -> Complement | None:
    """Return what a verb takes here."""
    at = _after_adverbs(line, group.end, limit)
    if at >= limit:
        return None
    frames = group.cue.frames
    if line.low[at] in _EXACTLY and frames & lexicon.WH and at + 1 < limit:
        return Complement("question", at, group.end)
    direct = _direct(line, at, limit, group)
    if direct is not None:
        return direct
    if frames & (lexicon.ADDRESS | lexicon.WANT):
        spoken = _addressed(line, at, limit, group)
        if spoken is not None:
            return spoken
    flag = line.flags[at]
    if at > group.end and flag & CUE and flag & FINITE:
        return None
    owned = at + 1 < limit and line.low[at + 1] == "'s"  # "Friday's decision"
    if flag & (PREPOSITION | TIME) and not owned:
        return _after_adjunct(line, at, limit, group)
    if not owned and not starts_phrase(line, at):
        return None
    return _phrase(line, at, limit, group)


def _after_adverbs(line: Line, at: int, limit: int) -> int:
    """Return the first word after a verb that is no adverb."""
    flags, low = line.flags, line.low
    while at < limit:
        flag = flags[at]
        adverb = flag & (ADVERB | TIME) and not flag & (DETERMINER | SUBORDINATOR)
        if not adverb and (flag or not line.is_manner(at)):
            break
        following = low[at + 1] if at + 1 < limit else ""
        if following == "'s" or (following == "to" and flag & NEGATION):
            break
        if low[at] in _EXACTLY and following and flags[at + 1] & QUESTION:
            break
        at += 1
    return at


def _phrase(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a clause without "that", or an object."""
    frames = group.cue.frames
    if frames & lexicon.BARE:
        if has_clause(line, at, limit):
            return Complement("clause", at, group.end)
        if group.cue.lemma == "say" and not frames & lexicon.OBJECT:
            return Complement("clause", at, group.end)
    charged = frames & lexicon.CHARGE and "with" in line.low[at : min(limit, at + 14)]
    gerund = line.flags[at] & GERUND or line.low[at] in ("being", "having")
    doing = frames & lexicon.GERUND and gerund
    if frames & lexicon.OBJECT or charged or doing:
        return Complement("object", at, group.end)
    return None


def _direct(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a complement that its first word shows: a mark, "that", "to"."""
    flags, frames, word = line.flags, group.cue.frames, line.low[at]
    flag = flags[at]
    if flag & BREAK:
        return _punctuated(line, at, limit, group)
    if line.quotes(at):
        return Complement("quotation", at, group.end)
    if word == "that" and frames & (lexicon.THAT | lexicon.BARE) and at + 3 < limit:
        return Complement("that", at, group.end)
    asks = flag & QUESTION and flag & (DETERMINER | RELATIVE | SUBORDINATOR)
    if asks and frames & (lexicon.WH | lexicon.OBJECT):
        question = _question(line, at, limit, group)
        if question is not None or word in _CIRCUMSTANCES:
            return question
    if frames & lexicon.TO and _is_infinitive(line, at, limit):
        return Complement("infinitive", at, group.end)
    called = frames & lexicon.WANT and word in ("on", "upon")
    speaks = word in group.cue.prepositions and at + 1 < limit and not called
    if speaks and not flags[at + 1] & BREAK:
        return Complement("preposition", at + 1, at + 1)
    return None


def _is_infinitive(line: Line, at: int, limit: int) -> bool:
    """Say whether "to go" or "not to go" begins here."""
    low = line.low
    denied = low[at] in ("not", "never") and at + 1 < limit and low[at + 1] == "to"
    if low[at] != "to" and not denied:
        return False
    verb = line.flags[min(limit - 1, at + 1 + denied)]
    return not verb & (DETERMINER | OBJECT | POSSESSIVE)


def _question(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a question in a clause: "asked whether", "knows what"."""
    word, frames = line.low[at], group.cue.frames
    if at + 1 < limit and line.flags[at + 1] & TO and group.form != CLAUSAL:
        return None
    if frames & lexicon.POST and word in _CIRCUMSTANCES:
        # "said when he left", but "has not said when he will leave"
        verbs = range(group.first, group.head)
        if not any(line.flags[there] & NEGATION for there in verbs):
            return None
    if frames & lexicon.WH or word in ("what", "how", "why"):
        return Complement("question", at, group.end)
    return None


def _punctuated(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a quotation after a comma or colon."""
    speaks = lexicon.QUOTED | lexicon.BARE | lexicon.THAT | lexicon.WH
    if line.low[at] not in (",", ":") or at + 1 >= limit:
        return None
    if not group.cue.frames & speaks:
        return None
    if line.quotes(at + 1):
        return Complement("quotation", at + 1, group.end)
    quoting = group.cue.frames & lexicon.QUOTED
    if line.low[at] == ":" and quoting and line.is_name(at + 1):
        return Complement("colon", at + 1, group.end)
    return None


# -- to whom -----------------------------------------------------------------------


def _addressed(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said to somebody: "told her that", "urged them to"."""
    flags, low, frames = line.flags, line.low, group.cue.frames
    start = at
    if low[at] in ("on", "upon") and low[at] in group.cue.prepositions:
        start = at + 1
    elif not starts_phrase(line, at) and low[at] != "to":
        return None
    for there in range(start + 1, min(limit, start + _REACH)):
        flag = flags[there]
        if frames & lexicon.WANT and flag & TO and _is_wanted(line, there + 1, limit):
            first = at + 1 if start > at else at
            return Complement("request", first, first if start > at else group.end)
        if flag & FINITE and not flag & NOUN and flags[there - 1] & COORDINATOR:
            return None
        if not frames & lexicon.ADDRESS:
            if flag & (BREAK | STOP | MARK):
                return None
            continue
        told = _told(line, there, limit, group)
        if told is not None:
            return told
        if _ends_addressee(line, there, frames):
            return None
    return None


def _is_wanted(line: Line, at: int, limit: int) -> bool:
    """Say whether a verb follows "to", or a mark or an adverb before one."""
    if at >= limit:
        return False
    flag = line.flags[at]
    return bool(flag & (VERB | BE | MARK)) or not flag & ~ADVERB


def _ends_addressee(line: Line, at: int, frames: int) -> bool:
    """Say whether nothing more can be said to anybody from here on."""
    if line.quotes(at) and line.low[at - 1] not in (",", ":"):
        return bool(frames & lexicon.OBJECT)
    return bool(line.flags[at] & (BREAK | STOP)) and not line.quoted[at]


def _told(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said to an addressee that ends before a word."""
    flags, low, frames = line.flags, line.low, group.cue.frames
    flag, word, cue_end = flags[at], low[at], group.end
    if word == "that" and frames & lexicon.THAT:
        return Complement("that", at, cue_end)
    if frames & lexicon.TO and _is_told_to(line, at, limit):
        begin = at - 1 if low[at - 1] in ("not", "never") else at
        return Complement("request", begin, cue_end)
    if flag & QUESTION and frames & lexicon.WH and not flags[at - 1] & PREPOSITION:
        return Complement("question", at, cue_end)
    if line.quoted[at]:
        return _told_in_marks(line, at, group)
    if word in (",", ":") and at + 1 < limit:
        rule = "quotation" if line.quotes(at + 1) else "colon"
        return (
            Complement(rule, at + 1, cue_end)
            if rule != "colon" or word == ":"
            else None
        )
    if word in group.cue.prepositions and word in ("of", "about", "against"):
        return Complement("preposition", at + 1, cue_end)
    if frames & (lexicon.BARE | lexicon.THAT) and _may_open(line, at, limit):
        return Complement("clause", at, cue_end)
    return None


def _is_told_to(line: Line, at: int, limit: int) -> bool:
    """Say whether "to go" begins here."""
    if not line.flags[at] & TO or at + 1 >= limit:
        return False
    return bool(line.flags[at + 1] & (BE | MARK | VERB))


def _told_in_marks(line: Line, at: int, group: Group) -> Complement | None:
    """Return a quotation after an addressee that is more than a name of something."""
    if not line.quotes(at) or line.low[at - 1] in (",", ":"):
        return None
    last = line.opened.get(at, -1)
    if group.cue.frames & lexicon.OBJECT or last - at <= 4:
        return None
    if line.low[last - 1] not in (",", ".", "!", "?"):
        return None
    return Complement("quotation", at, group.end)


def _may_open(line: Line, at: int, limit: int) -> bool:
    """Say whether a clause of its own begins at a word."""
    flag = line.flags[at]
    if not flag & (DETERMINER | POSSESSIVE | SUBJECT):
        return False
    if line.low[at] in ("'s", "who", "that") or line.flags[at - 1] & _JOINING:
        return False
    return has_clause(line, at, limit)


# -- when and where ----------------------------------------------------------------


def _after_adjunct(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said after "on Friday", "in a letter to her" and the like."""
    flags = line.flags
    for there in range(at + 1, min(limit, at + _REACH)):
        flag = flags[there]
        if line.quotes(there):
            after_comma = line.low[there - 1] in (",", ":")
            if group.cue.frames & lexicon.QUOTED and after_comma:
                return Complement("quotation", there, group.end)
            return None
        said = _said_there(line, there, limit, group)
        if said is None and there > at + 1:
            said = _spoken_about(line, there, limit, group)
        if said is not None:
            return said
        if (
            line.low[there] in (",", ":")
            and there + 1 < limit
            and line.quotes(there + 1)
        ):
            continue
        if flag & (AUXILIARY | BREAK | STOP | SUBORDINATOR) and not flag & PREPOSITION:
            return None
    return None


def _said_there(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said, if an adjunct ends before a word."""
    flags, frames = line.flags, group.cue.frames
    flag, word = flags[at], line.low[at]
    if word == "that" and frames & lexicon.THAT and not flags[at - 1] & PREPOSITION:
        return Complement("that", at, group.end)
    if word == ":" and frames & lexicon.QUOTED and at + 1 < limit:
        return Complement("colon", at + 1, group.end)
    if frames & lexicon.WH and word in ("whether", "how", "why", "what"):
        return Complement("question", at, group.end)
    if flag & TO and frames & lexicon.TO and at + 1 < limit and flags[at + 1] & PLAIN:
        return Complement("infinitive", at, group.end)
    if frames & lexicon.BARE and _opens_after_adjunct(line, at, limit):
        return Complement("clause", at, group.end)
    return None


def _opens_after_adjunct(line: Line, at: int, limit: int) -> bool:
    """Say whether a clause begins after an adjunct: at a pronoun, or after a day."""
    flag, word = line.flags[at], line.low[at]
    if flag & SUBJECT and word not in ("you", "who"):
        return has_clause(line, at, limit)
    if not flag & (DETERMINER | POSSESSIVE) or word == "'s":
        return False
    before = line.flags[at - 1]
    return bool(before & TIME and not before & _JOINING) and has_clause(line, at, limit)


def _spoken_about(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return the topic after an adjunct: "spoke at length about peace"."""
    word = line.low[at]
    if word not in ("about", "against") or word not in group.cue.prepositions:
        return None
    if at + 1 >= limit or group.cue.lemma not in ("speak", "talk", "write"):
        return None
    return Complement("preposition", at + 1, group.end)
