"""Resolutions: who said a quotation of prose, and how far that can be vouched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from kg.model import Mode, Span, Speaker


class Quoted(Protocol):
    """What this module needs to know of a quotation that prose attributes."""

    @property
    def mode(self) -> Mode:
        """Return whether the words are the speaker's own."""

    @property
    def content(self) -> tuple[Span, ...]:
        """Return what is said."""

    @property
    def source(self) -> Span | None:
        """Return the words that name the speaker."""

    @property
    def borrowed(self) -> bool:
        """Say whether the source stands in another sentence."""

    @property
    def antecedent(self) -> Span | None:
        """Return the words that "who" or "which" as a source stands for."""


class Resolution(NamedTuple):
    """The speakers of one quotation, and how far they can be vouched for."""

    speakers: tuple[Speaker, ...]
    sure: bool = True  # False: another may be meant as well
    problem: str | None = None  # in words, for the document's warnings


def together(found: Sequence[Resolution]) -> Resolution:
    """Return the speakers of a source that names several, or none."""
    speakers = tuple(one for each in found for one in each.speakers)
    problem = next((each.problem for each in found if each.problem), None)
    return Resolution(speakers, bool(found) and all(one.sure for one in found), problem)


def found_by(method: str, resolution: Resolution) -> Resolution:
    """Return the speakers as found in another way than by their own words."""
    speakers = tuple(replace(one, method=method) for one in resolution.speakers)
    return resolution._replace(speakers=speakers)
