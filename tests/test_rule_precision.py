"""The precision that each rule for prose claims, counted anew on the articles."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from kg.evaluation.evaluation import compare
from kg.evaluation.metrics import Pair, pair_up, shared
from kg.evaluation.polnear import read_polnear
from kg.evaluation.predictions import predict_prose
from kg.extract.prose.rules import RULES, Rule
from tests.seed import ROOT

GIVEN = os.environ.get("KG_CORPORA")
CORPORA = Path(GIVEN) if GIVEN else ROOT.parent / "shared" / "corpora"
ARTICLES = CORPORA / "polnear-dev"


def is_right(pair: Pair) -> bool:
    named = bool(pair.gold.source), bool(pair.found.source)
    same = shared(pair.gold.source, pair.found.source) > 0 or not any(named)
    return pair.iou >= 0.5 and same


@pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the annotated articles are not there (KG_CORPORA)"
)
def test_every_rule_claims_the_precision_that_is_counted() -> None:
    texts = read_polnear(ARTICLES)
    assert len(texts) == 84
    right: Counter[str | None] = Counter()
    cases: Counter[str | None] = Counter()
    for one in compare(texts, predict_prose):
        cases.update(found.rule for found in one.found)
        pairs = pair_up(one.gold.attributions, one.found, one.gold.text)
        right.update(pair.found.rule for pair in pairs if is_right(pair))
    counted = {
        name: (round(right[name] / cases[name], 3), cases[name]) for name in cases
    }
    assert counted == {name: (one.precision, one.cases) for name, one in RULES.items()}


def test_a_rule_is_not_vouched_for_on_a_handful_of_cases() -> None:
    assert not Rule("rare", 1.0, 9, "A rule that was right nine times.").asserted
    assert Rule("common", 0.8, 10, "A rule that was right eight times.").asserted
    assert not Rule("poor", 0.79, 500, "A rule that is often wrong.").asserted
