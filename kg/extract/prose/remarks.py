"""What the writer calls what was said: ", a charge that she denies"."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import (
    COORDINATOR,
    DETERMINER,
    EDGE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    VERB,
)
from kg.extract.prose.found import Range
from kg.extract.prose.line import Line
from kg.text import word_set

WORDS_SAID: Final = word_set(
    """
    charge claim accusation allegation assertion contention remark comment statement
    suggestion argument characterization characterisation description phrase
    """
)
# What somebody did or holds: the speaker may have called it so as well.
_DEEDS: Final = word_set("move step decision proposal plan idea position view figure")
_ENDS: Final = COORDINATOR | EDGE | PREPOSITION
_REACH: Final = 4  # words from the article on: "a rather odd claim"


def find_remark(line: Line, at: int, limit: int) -> int:
    """Return the noun of an apposition with a clause behind it, or -1."""
    low, flags = line.low, line.flags
    if low[at] not in ("a", "an"):
        return -1
    for there in range(at + 1, min(limit - 1, at + _REACH)):
        if low[there] in WORDS_SAID or low[there] in _DEEDS:
            after = flags[there + 1]
            return -1 if after & _ENDS and not after & RELATIVE else there
        if flags[there] & (EDGE | PREPOSITION | VERB):
            return -1
    return -1


def without_remark(line: Line, source: Range) -> Range:
    """Return the subject of "a charge Ann Example calls": what follows the noun."""
    first, end = source
    noun = find_remark(line, first, end)
    if noun < 0 or line.flags[noun + 1] & RELATIVE:
        return source
    named = line.is_name(noun + 1) or line.flags[noun + 1] & (DETERMINER | SUBJECT)
    return (noun + 1, end) if named else source
