"""One measuring of a gold set: what is asked, and the report that it gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from kg.evaluation.differences import render_differences
from kg.evaluation.evaluation import (
    Comparison,
    choose_half,
    compare,
    evaluate,
)
from kg.evaluation.gold import GoldText
from kg.evaluation.native import read_native
from kg.evaluation.polnear import read_polnear
from kg.evaluation.predictions import predict_prose, predict_reading
from kg.evaluation.report import plain_result, render_result

FORMATS: Final[Mapping[str, Callable[[Path], tuple[GoldText, ...]]]] = {
    "native": read_native,
    "polnear": read_polnear,
}
MEASURED: Final = {"prose": predict_prose, "readers": predict_reading}
_USUAL: Final = {"native": "readers", "polnear": "prose"}


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is measured, on which gold."""

    gold: Path
    format: str = "native"  # one of FORMATS
    measured: str | None = None  # one of MEASURED; None: what suits the format
    half: str | None = None  # one of HALVES; None: all texts
    asserted: bool = False  # only what a rule can vouch for

    def compare(self) -> tuple[Comparison, ...]:
        """Return each text of the gold with what is found in it."""
        predict = MEASURED[self.measured or _USUAL[self.format]]
        texts = choose_half(FORMATS[self.format](self.gold), self.half)
        return compare(texts, partial(predict, asserted=self.asserted))


def render_measurement(measurement: Measurement, *, errors: int = 0) -> str:
    """Return the tables of a measuring, and so many errors of each sort."""
    comparisons = measurement.compare()
    report = render_result(evaluate(comparisons))
    if errors:
        report += "\n" + render_differences(comparisons, errors) + "\n"
    return report


def plain_measurement(measurement: Measurement) -> str:
    """Return the figures of a measuring as JSON."""
    result = evaluate(measurement.compare())
    return json.dumps(plain_result(result), indent=2) + "\n"
