"""The floors of the gold set: what readers must reach end to end, and may not lose.

A figure under its floor fails; the differences are listed by
`kg eval statements --gold tests/gold --errors 20`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluation.evaluation import Comparison, Result, compare, evaluate
from kg.evaluation.metrics import share
from kg.evaluation.native import read_native
from kg.evaluation.predictions import predict_reading

GOLD = Path(__file__).parent / "gold"

# Floors only rise.
QUOTED_F = 0.85
ALL_F = 0.76
SPEAKER_WORDS = 0.92  # the source found shares characters with the gold's
SPEAKER_NAMES = 0.92  # the speaker found has the gold's full name
ASSERTED_PRECISION = 0.80


@pytest.fixture(scope="module")
def comparisons() -> tuple[Comparison, ...]:
    texts = read_native(GOLD)
    assert len(texts) >= 14
    return compare(texts, predict_reading)


@pytest.fixture(scope="module")
def result(comparisons: tuple[Comparison, ...]) -> Result:
    return evaluate(comparisons)


def test_every_text_of_the_gold_is_read(result: Result) -> None:
    assert result.unread == ()


def _reaches(name: str, figure: float, floor: float) -> None:
    assert figure >= floor, f"{name} is {figure:.3f}, under its floor of {floor}"


def test_quoted_statements_reach_their_floor(result: Result) -> None:
    _reaches("quoted F", result.scores.kinds["quoted"].f1("0.3"), QUOTED_F)


def test_all_statements_reach_their_floor(result: Result) -> None:
    _reaches("F of all", result.scores.kinds["all"].f1("0.3"), ALL_F)


def test_the_words_for_speakers_reach_their_floor(result: Result) -> None:
    quoted = result.scores.kinds["quoted"]
    assert quoted.sourced >= 40
    overlap = share(quoted.overlapping, quoted.sourced)
    _reaches("speaker overlap", overlap, SPEAKER_WORDS)


def test_the_names_of_speakers_reach_their_floor(result: Result) -> None:
    assert result.quoted_speakers.names >= 40
    _reaches("names of speakers", result.quoted_speakers.named, SPEAKER_NAMES)


def test_what_is_asserted_is_right() -> None:
    texts = read_native(GOLD)
    asserted = compare(texts, lambda one: predict_reading(one, asserted=True))
    everything = evaluate(asserted).scores.kinds["all"]
    assert everything.found >= 60
    _reaches("precision", everything.precision("0.3"), ASSERTED_PRECISION)
