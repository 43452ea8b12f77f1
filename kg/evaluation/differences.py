"""What was missed, what was found in vain, and whose speaker is another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.evaluation.evaluation import Comparison
from kg.evaluation.gold import Attribution
from kg.evaluation.metrics import Pair, pair_up, shared
from kg.evaluation.speakers import same_speakers
from kg.model import Span


def render_differences(comparisons: Iterable[Comparison], most: int) -> str:
    """Return up to so many differences of each sort, with their context."""
    all_of = list(comparisons)
    sections = (
        ("MISSED", _missed(all_of)),
        ("SPURIOUS", _spurious(all_of)),
        ("CUT OTHERWISE (IoU under 0.5)", _cut(all_of)),
        ("OTHER SPEAKER", _other_speakers(all_of)),
    )
    return "\n".join(
        f"== {title}\n" + "\n".join(islice(lines, most)) for title, lines in sections
    )


def _pairs(one: Comparison) -> tuple[Pair, ...]:
    return pair_up(one.gold.attributions, one.found, one.gold.text)


def _missed(comparisons: Iterable[Comparison]) -> Iterator[str]:
    for one in comparisons:
        met = {id(pair.gold) for pair in _pairs(one) if pair.coverage >= 0.3}
        for attribution in one.gold.attributions:
            if id(attribution) not in met:
                yield _shown(one, attribution)


def _spurious(comparisons: Iterable[Comparison]) -> Iterator[str]:
    for one in comparisons:
        met = {id(pair.found) for pair in _pairs(one) if pair.coverage >= 0.3}
        for attribution in one.found:
            if id(attribution) not in met:
                yield _shown(one, attribution)


def _cut(comparisons: Iterable[Comparison]) -> Iterator[str]:
    for one in comparisons:
        for pair in _pairs(one):
            if pair.coverage >= 0.3 and pair.iou < 0.5:
                gold = _words(one.gold.text, pair.gold.content)
                yield f"{_shown(one, pair.found)}\n    GOLD {gold}"


def _other_speakers(comparisons: Iterable[Comparison]) -> Iterator[str]:
    for one in comparisons:
        for pair in _pairs(one):
            if pair.coverage >= 0.3 and not _agree(pair, one.gold.text):
                gold = _words(one.gold.text, pair.gold.source)
                who = f" WHO {_names(pair.gold)} FOUND {_names(pair.found)}"
                yield f"{_shown(one, pair.found)}\n    GOLD SOURCE {gold!r}{who}"


def _agree(pair: Pair, text: str) -> bool:
    """Say whether both sides name the same speaker, or else the same words."""
    if pair.gold.who is not None:
        return same_speakers(pair.gold, pair.found, text)
    ours, theirs = pair.gold.source, pair.found.source
    return not ours or not theirs or shared(ours, theirs) > 0


def _names(one: Attribution) -> str:
    return " + ".join(one.who.names) if one.who and one.who.names else "nobody"


def _shown(one: Comparison, attribution: Attribution) -> str:
    """Return an attribution and the lines around it, on a few lines."""
    text = one.gold.text
    spans = sorted(attribution.content + attribution.cue + attribution.source)
    start = max(text.rfind("\n", 0, spans[0].start) + 1, spans[0].start - 160)
    stop = text.find("\n", spans[-1].end)
    end = min(stop if stop >= 0 else len(text), spans[-1].end + 160)
    return (
        f"{one.gold.name}:{spans[0].start} [{attribution.rule or 'gold'}, "
        f"{attribution.mode}] cue={_words(text, attribution.cue)!r} "
        f"source={_words(text, attribution.source)!r}\n"
        f"    {_words(text, attribution.content)}\n"
        f"    | {text[start:end]!r}"
    )


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(one.of(text).split()) for one in spans)
