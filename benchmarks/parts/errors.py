"""What remains wrong, in classes with counts: no words of the texts are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.parts.section import Table
from kg.evaluation.evaluation import Comparison
from kg.evaluation.gold import Attribution
from kg.evaluation.metrics import Pair, normalise, pair_up, shared, size
from kg.extract.prose.flags import CUE, CUE_NOUN
from kg.extract.prose.lexicon import WORDS
from kg.model import Mode

_KINDS: Final = (Mode.DIRECT, Mode.MIXED, Mode.INDIRECT)
_ENOUGH: Final = 0.3
Case = tuple[str, Mode | None]  # the class of an error, and the kind of its statement


def error_tables(
    comparisons: Sequence[Comparison], command: str
) -> Iterator[str | Table]:
    """Yield the classes of errors of each sort, counted by kind of statement."""
    yield (
        "What remains wrong, each error in the first class that fits it. The command "
        "prints every case with its words."
    )
    sorts: tuple[tuple[str, Callable[[Comparison], Iterator[Case]]], ...] = (
        ("missed", _missed),
        ("found in vain", _vain),
        ("cut otherwise, less than half in common", _cut),
        ("another speaker", _other_speaker),
    )
    rows = []
    for name, classify in sorts:
        cases = Counter(case for one in comparisons for case in classify(one))
        rows.append(_row(f"**{name}**", cases))
        classes = Counter({why: 0 for why, _ in cases})
        for (why, _), count in cases.items():
            classes[why] += count
        for why, _ in classes.most_common():
            ours = Counter({case: n for case, n in cases.items() if case[0] == why})
            rows.append(_row(why, ours))
    yield Table(("error", *_KINDS, "all"), rows, command)


def _row(name: str, cases: Counter[Case]) -> Sequence[str]:
    counts = [
        sum(count for (_, mode), count in cases.items() if mode is kind)
        for kind in _KINDS
    ]
    return (name, *map(str, counts), str(cases.total()))


def _pairs(one: Comparison) -> Sequence[Pair]:
    pairs = pair_up(one.gold.attributions, one.found, one.gold.text)
    return [pair for pair in pairs if pair.coverage >= _ENOUGH]


def _missed(one: Comparison) -> Iterator[Case]:
    met = {id(pair.gold) for pair in _pairs(one)}
    for gold in one.gold.attributions:
        if id(gold) not in met:
            yield _why_missed(gold, one), gold.mode


def _why_missed(gold: Attribution, one: Comparison) -> str:
    if any(shared(gold.content, found.content) for found in one.found):
        return "its words lie in another statement that was found"
    words = [word for span in gold.cue for word in span.of(one.gold.text).split()]
    known = [WORDS.get(word.lower(), 0) for word in words]
    if not words:
        return "marked without a cue"
    if not any(flags & (CUE | CUE_NOUN) for flags in known):
        return "no word of its cue is known as one"
    if not gold.source:
        return "marked without a source"
    if not any(flags & CUE for flags in known):
        return "its cue is a noun that is known"
    return "its cue is a verb that is known"


def _vain(one: Comparison) -> Iterator[Case]:
    met = {id(pair.found) for pair in _pairs(one)}
    marked = [gold.content for gold in one.gold.attributions]
    for found in one.found:
        if id(found) not in met:
            touched = any(shared(found.content, content) for content in marked)
            yield (
                "shares words with a marked statement" if touched else "nothing marked",
                found.mode,
            )


def _cut(one: Comparison) -> Iterator[Case]:
    for pair in _pairs(one):
        if pair.iou >= 0.5:
            continue
        found = size(normalise(one.gold.text, pair.found.content))
        gold = size(normalise(one.gold.text, pair.gold.content))
        yield "too long" if found > gold else "too short", pair.gold.mode


def _other_speaker(one: Comparison) -> Iterator[Case]:
    for pair in _pairs(one):
        ours, theirs = pair.gold.source, pair.found.source
        if ours and theirs and not shared(ours, theirs):
            yield "another source was found", pair.gold.mode
        elif ours and not theirs:
            yield "no source was found", pair.gold.mode
        elif theirs and not ours:
            yield "a source was found where none is marked", pair.gold.mode
