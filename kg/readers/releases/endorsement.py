"""An endorsement: one quotation, the label that says whose it is, and its rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.labels.endorsers import Label
from kg.extract.quotations.passages import AFTER
from kg.model import Span
from kg.readers.releases.quoted_runs import Run

LABEL = "label-then-quotation"
PLATE = "name-line-then-quotation"
SIGNED = AFTER  # as the reader of session reports calls it

# The number of a post in its thread: "(1/3)".
COUNTER = re.compile(r"\(?\d{1,2}\s?/\s?\d{1,2}\)?[\s.:]*")
NICKNAME = re.compile(r"[\"“”][\w.' -]{1,20}[\"“”]")


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One quotation with the label that says whose it is."""

    label: Label
    run: Run
    rule: str = LABEL
    line: int | None = None  # index of the paragraph with the name, if it is another
    heading: Span | None = None  # a heading that ran into the label's line
    continued: bool = False  # no label of its own: the speaker before goes on

    @property
    def span(self) -> Span:
        """From the first to the last quoted character."""
        pieces = self.run.quoted.pieces
        return Span(pieces[0].start, pieces[-1].end)
