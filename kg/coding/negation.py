"""Negations and hedges beside the evidence of positions, for a person to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.codings import Coding
from kg.model import Piece, Reading, Span
from kg.negations import negations_beside
from kg.text import line_number


@dataclass(frozen=True, slots=True)
class Beside:
    """A word beside the evidence of a position that may turn what it says."""

    coder: str
    document: str
    line: int
    evidence: str
    negation: Piece


def beside_positions(
    codings: Iterable[Coding],
    readings: Mapping[str, Reading],
    find: Callable[[str, Sequence[Span]], Iterable[Piece]] = negations_beside,
) -> tuple[Beside, ...]:
    """Return the negations beside the evidence of all positions.

    `find` may be `kg.negations.hedges_beside` to return the hedges instead.
    """
    made: list[Beside] = []
    for coding in codings:
        text = readings[coding.document].document.text
        for one in coding.positions:
            for negation in find(text, one.evidence):
                words = " … ".join(span.of(text) for span in one.evidence)
                line = line_number(text, negation.span.start)
                made.append(Beside(one.coder, one.document, line, words, negation))
    return tuple(made)
