"""What is compared: attributions of words to sources, as marked or as found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import Mode, Span, SpeakerKind


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the words of an attribution belong to, beyond the words that say so."""

    names: tuple[str, ...]  # full names; none if nobody can be named for certain
    kind: SpeakerKind | None = None
    role: str | None = None  # as printed
    organization: str | None = None  # as printed, the innermost
    method: str | None = None  # how the name is found: "named", "pronoun" ...


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that a text gives as somebody's; every part may be in pieces."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    mode: Mode | None = None
    rule: str | None = None  # that found it; None if people marked it
    who: Who | None = None
    turn: bool = False  # all of somebody's words: it may be found in pieces

    @property
    def place(self) -> tuple[Span, ...]:
        """What attributions of one text are sorted by: where they stand."""
        return self.content + self.cue + self.source


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a text before it is read."""

    speaker: str | None = None
    title: str | None = None
    language: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text and the attributions that people marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    record: Record = Record()
