"""What may stand between the parts of a statement, and what to make of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.model import Part, PartKind, Span, Statement

# What may stand between two parts, alone or beside an attribution.
_BLANK: Final = re.compile(r"""[\s"'“”„‟‘’‚«»‹›\u200b\ufeff]*""")
_BESIDE: Final = re.compile(r"""(?!.*\.\.)[\s,;:.–—\-"'“”„‟‘’‚«»‹›]*""", re.DOTALL)
_EDGES: Final = " \t\n\r\v\f\u00a0\u2028\u2029\u200b\ufeff\"'“”„‟‘’‚«»‹›"


def may_separate(start: int, end: int, apart: Iterable[Span], text: str) -> bool:
    """Say whether a gap holds only blanks, or an attribution with its punctuation."""
    if _BLANK.fullmatch(text, start, end):
        return True
    rest, reached = "", start
    names = [one for one in apart if start <= one.start and one.end <= end]
    for one in names:
        rest += text[reached : one.start]
        reached = max(reached, one.end)
    return bool(names) and _BESIDE.fullmatch(rest + text[reached:end]) is not None


def close_gaps(text: str, statement: Statement) -> Statement:
    """Return a statement whose parts cover all of it that is not an attribution.

    Words of the page between two parts, such as a second "she said" or a bullet, are
    its publisher's: they become insertions, which nobody takes for the speaker's.
    """
    return replace(statement, parts=tuple(_closed(text, statement)))


def _closed(text: str, statement: Statement) -> Iterator[Part]:
    beside = (statement.attribution, statement.source, statement.cue)
    apart = sorted({one for one in beside if one is not None})
    reached = statement.parts[0].span.end if statement.parts else 0
    for part in statement.parts:
        start = part.span.start
        if reached < start and not may_separate(reached, start, apart, text):
            words = text[reached:start]
            first = reached + len(words) - len(words.lstrip(_EDGES))
            last = start - len(words) + len(words.rstrip(_EDGES))
            if first < last:
                yield Part(PartKind.INSERTION, Span(first, last))
        yield part
        reached = max(reached, part.span.end)
