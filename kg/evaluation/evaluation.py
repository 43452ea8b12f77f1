"""All figures of one gold set: the sums over its texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.evaluation.gold import Attribution, GoldText
from kg.evaluation.metrics import Scores, score
from kg.evaluation.predictions import Predictor
from kg.evaluation.strict import TYPES, Count, score_strictly

HALVES = ("even", "odd")


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of some texts, and what was found in each of them."""

    texts: int = 0
    scores: Scores = field(default_factory=Scores)
    strict: dict[str, Count] = field(
        default_factory=lambda: {name: Count() for name in TYPES}
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """One gold text and what was found in it."""

    gold: GoldText
    found: tuple[Attribution, ...]


def choose_half(texts: Iterable[GoldText], half: str | None) -> tuple[GoldText, ...]:
    """Return the texts of one half; a hash of the name says which that is."""
    return tuple(one for one in texts if half is None or which_half(one.name) == half)


def which_half(name: str) -> str:
    """Return the half that a text of this name belongs to, whatever else there is."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def compare(texts: Sequence[GoldText], predict: Predictor) -> tuple[Comparison, ...]:
    """Return each text with what the predictor finds in it."""
    return tuple(Comparison(one, predict(one)) for one in texts)


def evaluate(comparisons: Iterable[Comparison]) -> Result:
    """Return the figures of the texts together."""
    result = Result()
    for one in comparisons:
        text, gold = one.gold.text, one.gold.attributions
        strict = score_strictly(gold, one.found, text)
        result = Result(
            result.texts + 1,
            result.scores + score(gold, one.found, text),
            {name: result.strict[name] + strict[name] for name in TYPES},
        )
    return result
