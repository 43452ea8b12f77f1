"""How much of what people marked was found, and how much of what was found is right.

Contents are compared in characters after normalising, as the published figures are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from kg.evaluation.gold import Attribution
from kg.model import Mode, Span

_EDGES = '.,;:“”"—'
_WORD = re.compile(r"\w")

MEASURES = ("0.3", "0.8", "half", "exact")
KINDS = ("direct", "mixed", "quoted", "indirect", "all")
_ENOUGH = 0.3  # from this coverage on, a pair is asked for its speaker
_EXACT = 0.999


# -- spans -------------------------------------------------------------------------


def normalise(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return a content without blanks, stops and marks at its ends, nor a first "that".

    Pieces with no word character between them are one. Nothing is left of a content
    that has no other characters.
    """
    merged = _merged(text, _trimmed(text, sorted(spans)))
    if merged and text.startswith("that ", merged[0].start, merged[0].end):
        start = merged[0].start + len("that ")
        rest = [Span(start, merged[0].end)] if start < merged[0].end else []
        merged = [*rest, *merged[1:]]
    return tuple(_trimmed(text, merged))


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for one in spans:
        if merged and not _WORD.search(text, merged[-1].end, one.start):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return merged


def _trimmed(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    for one in spans:
        start, end = one.start, one.end
        while start < end and (text[start].isspace() or text[start] in _EDGES):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
            end -= 1
        if start < end:
            yield Span(start, end)


def size(spans: Iterable[Span]) -> int:
    """Return how many characters lie in spans that do not overlap."""
    return sum(one.end - one.start for one in spans)


def shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters lie in both of two contents."""
    return sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in some
        for other in others
    )


# -- pairs -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked attribution and the found one that meets it best."""

    gold: Attribution
    found: Attribution
    iou: float  # shared characters over those of either
    coverage: float  # shared characters over those of the gold
    same_source: bool  # both name the same words, blanks and stops aside

    def passes(self, measure: str) -> bool:
        """Say whether the pair counts under one of the measures."""
        if measure == "half":
            return self.iou >= 0.5
        if measure == "exact":
            return self.iou >= _EXACT
        return self.coverage >= float(measure)


def pair_up(
    gold: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> tuple[Pair, ...]:
    """Pair marked and found contents one to one, the greatest likeness first."""
    marked = sorted(gold, key=lambda one: one.place)
    others = sorted(found, key=lambda one: one.place)
    theirs = [normalise(text, one.content) for one in others]
    likely: list[tuple[float, int, int, float]] = []
    for g, one in enumerate(marked):
        ours = normalise(text, one.content)
        for f, their in enumerate(theirs):
            common = _common(ours, their)
            if common:
                union = size(ours) + size(their) - common
                likely.append((-common / union, g, f, common / size(ours)))
    pairs, taken, given = [], set(), set()
    for iou, g, f, coverage in sorted(likely):
        if g not in taken and f not in given:
            taken.add(g)
            given.add(f)
            same = _same_source(marked[g], others[f], text)
            pairs.append(Pair(marked[g], others[f], -iou, coverage, same))
    return tuple(pairs)


def _common(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> int:
    if not ours or not theirs:
        return 0
    if ours[-1].end <= theirs[0].start or theirs[-1].end <= ours[0].start:
        return 0
    return shared(ours, theirs)


def _same_source(one: Attribution, other: Attribution, text: str) -> bool:
    ours, theirs = (
        _merged(text, _trimmed(text, sorted(side.source))) for side in (one, other)
    )
    return bool(ours) and ours == theirs


# -- tallies -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that can be added over texts; lists follow MEASURES."""

    gold: int = 0
    found: int = 0
    recalled: tuple[int, ...] = (0,) * len(MEASURES)  # gold with a pair that counts
    right: tuple[int, ...] = (0,) * len(MEASURES)  # found with a pair that counts
    pairs: int = 0
    covered: float = 0.0  # the sum of the coverage of pairs
    sourced: int = 0  # pairs that are asked for the source
    overlapping: int = 0  # sources that share a character
    same: int = 0  # sources that are equal

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            tuple(map(sum, zip(self.recalled, other.recalled, strict=True))),
            tuple(map(sum, zip(self.right, other.right, strict=True))),
            self.pairs + other.pairs,
            self.covered + other.covered,
            self.sourced + other.sourced,
            self.overlapping + other.overlapping,
            self.same + other.same,
        )

    def precision(self, measure: str) -> float:
        """Return the share of what was found that is right."""
        return share(self.right[MEASURES.index(measure)], self.found)

    def recall(self, measure: str) -> float:
        """Return the share of the gold that was found."""
        return share(self.recalled[MEASURES.index(measure)], self.gold)

    def f1(self, measure: str) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision(measure), self.recall(measure)
        return share(2 * both[0] * both[1], sum(both))


def share(part: float, whole: float) -> float:
    """Return a share; of nothing it is nought."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Tallies by kind of content, and by the rule that found it."""

    kinds: Mapping[str, Tally] = field(default_factory=dict)
    rules: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            add_tallies(self.kinds, other.kinds), add_tallies(self.rules, other.rules)
        )


def add_tallies(
    some: Mapping[str, Tally], others: Mapping[str, Tally]
) -> dict[str, Tally]:
    """Return the sums of two tables, by the names of their lines."""
    names = [*some, *(name for name in others if name not in some)]
    return {name: some.get(name, Tally()) + others.get(name, Tally()) for name in names}


def score(
    gold: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> Scores:
    """Return the scores of one text; those of several texts can be added."""
    pairs = pair_up(gold, found, text)
    kinds = {kind: _of_kind(kind, gold, found, pairs) for kind in KINDS}
    rules = sorted({one.rule for one in found if one.rule is not None})
    return Scores(kinds, {rule: _of_rule(rule, found, pairs) for rule in rules})


def sum_scores(scores: Iterable[Scores]) -> Scores:
    """Return the scores of several texts as one."""
    return reduce(lambda a, b: a + b, scores, Scores())


def is_kind(one: Attribution, kind: str) -> bool:
    """Say whether an attribution belongs into the line of a table."""
    if kind == "quoted":
        return one.mode in (Mode.DIRECT, Mode.MIXED)
    return kind == "all" or one.mode == kind


def _of_kind(
    kind: str,
    gold: Sequence[Attribution],
    found: Sequence[Attribution],
    pairs: Sequence[Pair],
) -> Tally:
    ours = [pair for pair in pairs if is_kind(pair.gold, kind)]
    theirs = [pair for pair in pairs if is_kind(pair.found, kind)]
    return Tally(
        sum(is_kind(one, kind) for one in gold),
        sum(is_kind(one, kind) for one in found),
        _passing(ours),
        _passing(theirs),
        len(ours),
        sum(sorted(pair.coverage for pair in ours)),
        *_sources(pair for pair in ours if pair.coverage >= _ENOUGH),
    )


def _of_rule(rule: str, found: Sequence[Attribution], pairs: Sequence[Pair]) -> Tally:
    """Tally one rule; any overlap is enough to ask for the source."""
    theirs = [pair for pair in pairs if pair.found.rule == rule]
    return Tally(
        len(theirs),
        sum(one.rule == rule for one in found),
        _passing(theirs),
        _passing(theirs),
        len(theirs),
        sum(sorted(pair.coverage for pair in theirs)),
        *_sources(theirs),
    )


def _passing(pairs: Sequence[Pair]) -> tuple[int, ...]:
    return tuple(sum(pair.passes(measure) for pair in pairs) for measure in MEASURES)


def _sources(pairs: Iterable[Pair]) -> tuple[int, int, int]:
    """Return the pairs with two sources, those that meet, and those that are equal."""
    both = [pair for pair in pairs if pair.gold.source and pair.found.source]
    met = sum(shared(one.gold.source, one.found.source) > 0 for one in both)
    return len(both), met, sum(one.same_source for one in both)
