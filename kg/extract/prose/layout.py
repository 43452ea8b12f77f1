"""What layout alone says: "Poll: ..." as a heading, and names under quotations."""

from __future__ import annotations

from typing import Final

from kg.extract.prose.flags import AUXILIARY, BREAK, CUE, MARK, PAUSE, STOP
from kg.extract.prose.found import Found
from kg.extract.prose.line import Line
from kg.text import word_set

_DASHES: Final = frozenset(["―", "—", "–", "--", "-"])


_HEADS: Final = word_set(
    """
    poll polls report reports study survey analysis sources
    """
)
_KICKERS: Final = word_set(
    """
    the latest exclusive watch video breaking opinion live update updated election
    debate editorial fact check column review photos analysis transcript
    """
)


def find_heading(line: Line) -> Found | None:
    """Read a title such as "Poll: most people agree", a source with a colon."""
    low, flags = line.low, line.flags
    count = line.count
    if ":" not in low[1:8] or count > 40:
        return None
    at = low.index(":", 1)
    if at + 2 >= count or any(
        flags[there] & (PAUSE | CUE) and not (low[there] in _HEADS or low[there] == ".")
        for there in range(at)
    ):
        return None
    first = _speaker_before(line, at)
    if first is None or line.spaced(at) or not line.spaced(at + 1):
        return None
    end = count
    while end > at + 1 and flags[end - 1] & STOP and not line.quoted[end - 1]:
        end -= 1
    return Found("title-with-colon", [(at + 1, end)], (at, at + 1), (first, at))


def _speaker_before(line: Line, colon: int) -> int | None:
    """Return where the name or noun before a colon begins, if it can speak."""
    low = line.low
    if low[colon - 1] in _HEADS:
        return 0
    first = colon
    while first > 0 and line.is_name(first - 1) and low[first - 1] not in _KICKERS:
        first -= 1
    if colon - first not in (1, 2, 3) or (first > 0 and colon - first == 1):
        return None
    if low[first] in _KICKERS or not line.is_name(colon + 1):
        return None
    if first == 0 or low[first - 1] in ("from", "of", "by"):
        return first
    return None


def find_turn(line: Line) -> Found | None:
    """Read a line of a transcript inside an article: `SMITH: We agree.`."""
    low = line.low
    if ":" not in low[1:7]:
        return None
    first = 1 if line.flags[0] & MARK else 0
    at = first
    while (
        at < line.count
        and at < first + 5
        and line.word(at).isupper()
        and low[at].isalpha()
    ):
        at += 1
    if at == first or at + 1 >= line.count or low[at] != ":" or line.spaced(at):
        return None
    if len(low[at - 1]) < 3 or not line.spaced(at + 1):
        return None
    end = line.count
    return Found("label-in-capitals", [(at + 1, end)], (at, at + 1), (first, at))


def find_signature(line: Line) -> Found | None:
    """Read `"..." — Name` in a paragraph of its own."""
    if not line.regions or line.regions[0][0] > 1:
        return None
    last = line.regions[-1][1]
    at = last + 1
    count = line.count
    if at + 1 >= count or line.low[at] not in _DASHES or count - at > 12:
        return None
    end = count
    while line.flags[end - 1] & STOP:
        end -= 1
    if end <= at + 1 or not line.is_name(at + 1):
        return None
    if any(
        line.flags[there] & AUXILIARY
        or (line.flags[there] & STOP and len(line.low[there - 1]) > 2)
        for there in range(at + 1, end - 1)
    ):
        return None
    return Found(
        "signature", [(line.regions[0][0], last + 1)], (at, at + 1), (at + 1, end)
    )


def dateline_end(line: Line) -> int:
    """Return the first word after "OLDBROOK, June 1 (Agency) — ", or 0."""
    low, flags = line.low, line.flags
    if line.count < 3 or not line.word(0).isupper() or len(low[0]) < 3:
        return 0
    for at in range(1, min(line.count - 1, 14)):
        if low[at] in _DASHES and line.spaced(at) and line.spaced(at + 1):
            return at + 1
        named = line.is_name(at) or low[at].isdigit() or flags[at] & (BREAK | STOP)
        if not named or flags[at] & (AUXILIARY | MARK):
            return 0
    return 0
