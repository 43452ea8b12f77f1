"""All figures of one gold set: the sums over its texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.errors import KGError
from kg.evaluation.gold import Attribution, GoldText
from kg.evaluation.metrics import Scores, is_kind, pair_up, score
from kg.evaluation.predictions import Predictor
from kg.evaluation.speakers import SpeakerTally, score_speakers
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
    speakers: SpeakerTally = field(default_factory=SpeakerTally)
    quoted_speakers: SpeakerTally = field(
        default_factory=SpeakerTally
    )  # of statements in marks only
    unread: tuple[str, ...] = ()  # why nothing was found in a text


@dataclass(frozen=True, slots=True)
class Comparison:
    """One gold text and what was found in it."""

    gold: GoldText
    found: tuple[Attribution, ...]
    failure: str | None = None  # why there is nothing found


def choose_half(texts: Iterable[GoldText], half: str | None) -> tuple[GoldText, ...]:
    """Return the texts of one half; a hash of the name says which that is."""
    return tuple(one for one in texts if half is None or which_half(one.name) == half)


def which_half(name: str) -> str:
    """Return the half that a text of this name belongs to, whatever else there is."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def compare(texts: Sequence[GoldText], predict: Predictor) -> tuple[Comparison, ...]:
    """Return each text with what the predictor finds in it."""
    return tuple(_compared(one, predict) for one in texts)


def _compared(gold: GoldText, predict: Predictor) -> Comparison:
    """Compare one text; one that cannot be read has nothing found in it."""
    try:
        return Comparison(gold, predict(gold))
    except KGError as error:
        return Comparison(gold, (), str(error))


def evaluate(comparisons: Iterable[Comparison]) -> Result:
    """Return the figures of the texts together."""
    result = Result()
    for one in comparisons:
        text, gold = one.gold.text, one.gold.attributions
        strict = score_strictly(gold, one.found, text)
        pairs = pair_up(gold, one.found, text)
        quoted = [pair for pair in pairs if is_kind(pair.gold, "quoted")]
        result = Result(
            result.texts + 1,
            result.scores + score(gold, one.found, text),
            {name: result.strict[name] + strict[name] for name in TYPES},
            result.speakers + score_speakers(pairs, text),
            result.quoted_speakers + score_speakers(quoted, text),
            (*result.unread, *([one.failure] if one.failure else [])),
        )
    return result
