"""Statements that are none: what no source, no cue or no content can be."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import MARK
from kg.extract.prose.found import Found, Range
from kg.extract.prose.line import Line
from kg.text import word_set

_APOSTROPHES: Final = frozenset(["'", "’", "‘"])
_CLITICS: Final = frozenset(["'s", "'re", "'ve", "'ll", "'d", "'m"])
_SUPPOSING: Final = word_set("say suppose imagine assume let")  # "Say Oldbrook won"
_REFUSING: Final = word_set(
    "decline declines declined declining refuse refuses refused"
)
_COMMENTING: Final = word_set("comment respond reply answer elaborate")
_BARE: Final = frozenset(["clause", "object"])
_SAYING: Final = word_set("say says said")


def is_statement(line: Line, one: Found) -> bool:
    """Say whether what a rule has found can be a statement at all."""
    if one.source is not None and not _may_speak(line, one.source):
        return False
    return not _says_nothing(line, one)


def _may_speak(line: Line, source: Range) -> bool:
    """Say whether words can name a speaker: no piece of a quotation, no "Say X"."""
    first, end = source
    low = line.low
    if low[first] in _CLITICS or (low[first] in _APOSTROPHES and line.spaced(first)):
        return False
    if low[first] in _SUPPOSING and end - first > 1 and first == line.first:
        return False
    depth = 0
    for at in range(first, end):
        if not line.flags[at] & MARK:
            continue
        if at in line.opened and line.opened[at] < end:
            depth += 1  # a nickname, or a title, whole
        elif at in line.closed and line.closed[at] >= first:
            depth -= 1
        elif not _owns(line, at):
            return False
    return depth == 0


def _owns(line: Line, at: int) -> bool:
    """Say whether a mark is an apostrophe: "the firms' chair"."""
    return line.low[at] in _APOSTROPHES and line.low[at - 1][-1].isalnum()


def _says_nothing(line: Line, one: Found) -> bool:
    """Say whether a statement has no words to it: "said enough", "to comment"."""
    if len(one.content) != 1 or one.cue is None:
        return False
    first, end = one.content[0]
    head = line.low[one.cue[1] - 1]
    if one.rule == "purpose" and line.low[one.cue[0] - 1] in _REFUSING:
        return not _COMMENTING.isdisjoint(line.low[one.cue[0] : one.cue[1]])
    if one.rule in _BARE and end - first == 1 and head in _SAYING:
        return not line.quoted[first]
    if one.rule != "infinitive" or end - first < 2 or line.low[first] != "to":
        return False
    refused = not _REFUSING.isdisjoint(line.low[one.cue[0] : one.cue[1]])
    return refused and line.low[first + 1] in _COMMENTING
