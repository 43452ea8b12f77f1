"""What may follow a cue that stands last: "..., she said in a letter on Friday"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import lexicon
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    PAUSE,
    PLAIN,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TO,
)
from kg.extract.prose.groups import Group
from kg.extract.prose.line import Line
from kg.text import word_set

_TRAILING: Final = PAUSE | ADVERB | PREPOSITION | TIME | TO
_CIRCUMSTANCES: Final = word_set(
    """
    after when as while before during who because if
    """
)
_TITLE: Final = 6  # words of a newspaper's name, or a programme's


def find_tail(line: Line, group: Group, limit: int) -> int | None:
    """Return where adjuncts after a cue end, or None if an object or more follows."""
    at = group.end
    if at < limit and not _may_trail(line, group, limit):
        return None
    flags, low = line.flags, line.low
    while at < limit:
        if at in line.opened and at > group.end and _is_title(line, at):
            at = line.opened[at]
        elif flags[at] & PAUSE:
            apostrophe = low[at] in ("'", "’")
            if not apostrophe and (low[at] != "." or at + 1 >= limit):
                return None if low[at] == ":" else at
        elif _says_more(line, at, group, limit):
            return None
        at += 1
    return at


def _is_title(line: Line, at: int) -> bool:
    """Say whether a quoted region only names something: 'told the "Post"'."""
    last = line.opened[at]
    stops = line.flags[at - 1] | line.flags[last - 1]
    return last - at <= _TITLE and not stops & PAUSE


def _may_trail(line: Line, group: Group, limit: int) -> bool:
    """Say whether the word after a cue can begin an adjunct, or is an addressee."""
    at = group.end
    if line.low[at] in group.cue.prepositions:
        return False
    if line.flags[at] & _TRAILING or group.cue.frames & lexicon.ADDRESS:
        return True
    return line.is_manner(at) or _dates(line, at, limit)


def _says_more(line: Line, at: int, group: Group, limit: int) -> bool:
    """Say whether a word after a cue begins what is said."""
    flag, word = line.flags[at], line.low[at]
    wanted = flag & TO and group.cue.frames & (lexicon.TO | lexicon.WANT)
    if wanted and at + 1 < limit and line.flags[at + 1] & PLAIN:
        return True
    clause = flag & (AUXILIARY | SUBJECT) and word not in ("you", "it", "who")
    bare = _CIRCUMSTANCES.isdisjoint(line.low[group.end : at])
    if bare and (word == "that" or clause):
        return True
    return bool(flag & QUESTION) and not flag & (RELATIVE | SUBORDINATOR)


def _dates(line: Line, at: int, limit: int) -> bool:
    """Say whether "this month", "last week" or the like stands here."""
    return (
        line.low[at] in ("this", "last", "next", "earlier", "late", "early", "that")
        and at + 1 < limit
        and bool(line.flags[at + 1] & TIME)
    )
