"""Exact spans of tokens: the measure of sequence labellers such as CofeNet.

Every token of a text has one label: that of the first span, from the left and the
longest first, that holds it. Nothing is trimmed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluation.gold import Attribution
from kg.evaluation.metrics import share
from kg.model import Span

TYPES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")

Labelled = tuple[str, int, int]  # type, first token, last token


@dataclass(frozen=True, slots=True)
class Count:
    """How many spans of a type there are, and how many of them agree."""

    gold: int = 0
    found: int = 0
    exact: int = 0  # type, first and last token agree
    begun: int = 0  # type and first token agree

    def __add__(self, other: Count) -> Count:
        return Count(
            self.gold + other.gold,
            self.found + other.found,
            self.exact + other.exact,
            self.begun + other.begun,
        )

    def f1(self, agreeing: int) -> float:
        """Return the F measure for a number of agreeing spans."""
        return share(2 * agreeing, self.gold + self.found)


def score_strictly(
    gold: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> dict[str, Count]:
    """Return the counts by type of span, for one text."""
    tokens = find_tokens(text)
    ours = set(label_spans(gold, tokens))
    theirs = set(label_spans(found, tokens))
    return {name: _count(name, ours, theirs) for name in TYPES}


def _count(name: str, ours: set[Labelled], theirs: set[Labelled]) -> Count:
    some = {one for one in ours if one[0] == name}
    others = {one for one in theirs if one[0] == name}
    begun = {one[1] for one in some} & {one[1] for one in others}
    return Count(len(some), len(others), len(some & others), len(begun))


def find_tokens(text: str) -> tuple[Span, ...]:
    """Return the words and punctuation marks of a text."""
    return tuple(Span(*match.span()) for match in _TOKEN.finditer(text))


def label_spans(
    attributions: Sequence[Attribution], tokens: Sequence[Span]
) -> Iterator[Labelled]:
    """Yield the labelled stretches of tokens, in order."""
    labels: list[tuple[int, str] | None] = [None] * len(tokens)
    starts = [one.start for one in tokens]
    ends = [one.end for one in tokens]
    for number, (span, name) in enumerate(sorted(_spans(attributions), key=_order)):
        first = bisect_right(ends, span.start)
        last = bisect_left(starts, span.end)
        for at in range(first, last):
            if labels[at] is None:
                labels[at] = number, name
    yield from _stretches(labels)


def _spans(attributions: Sequence[Attribution]) -> set[tuple[Span, str]]:
    return {
        (span, name)
        for one in attributions
        for name, spans in zip(TYPES, (one.source, one.cue, one.content), strict=True)
        for span in spans
    }


def _order(item: tuple[Span, str]) -> tuple[int, int, int]:
    span, name = item
    return span.start, -span.end, TYPES.index(name)


def _stretches(labels: Sequence[tuple[int, str] | None]) -> Iterator[Labelled]:
    start = 0
    for at in range(1, len(labels) + 1):
        if at < len(labels) and labels[at] == labels[start]:
            continue
        label = labels[start]
        if label is not None:
            yield label[1], start, at - 1
        start = at
