"""What the prose rules find: a stretch of somebody's words, and who says them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Mode, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a sentence attributes to somebody, with the words that say so."""

    mode: Mode
    content: tuple[Span, ...]  # in order; a pure quotation is without its marks
    cue: Span | None  # the verb with its auxiliaries, or the noun
    source: Span | None  # None where the sentence names nobody
    rule: str
    borrowed: bool = False  # the source stands in another sentence
    antecedent: Span | None = None  # whom "who" or "which" as source stands for
