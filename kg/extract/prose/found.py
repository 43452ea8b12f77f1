"""What a rule hands over: a statement in words of a line, before offsets."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """Content, cue and source as ranges of words: first, and end."""

    rule: str
    content: list[Range]
    cue: Range | None
    source: Range | None
    antecedent: Range | None = None
    until: int = 0  # where the next cue may stand; 0: after the content
