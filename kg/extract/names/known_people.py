"""The people that a text names in full, by each word that may stand for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract import lexicon as lex
from kg.extract.names.capital_runs import Run

FullName = tuple[str, str]  # given name and surname


@dataclass(slots=True)
class Person:
    """Somebody whom a document names in full, and what it shows of them."""

    name: str  # as printed most plainly: without titles
    words: tuple[str, ...]  # the same, folded and in lower case
    gender: str | None = None  # "he" or "she", where a name or a title tells
    in_full: bool = True  # False: the text has no more than "Mr. Sample"


@dataclass(frozen=True, slots=True)
class Names:
    """The people of a document, by each word that may stand for them."""

    runs: tuple[Run, ...]
    starts: tuple[int, ...]  # where each run starts
    people: tuple[Person, ...]
    surnames: Mapping[str, tuple[Person, ...]]  # by every ending of the full name
    given: Mapping[str, tuple[Person, ...]]
    titled: frozenset[str]  # surnames that stand with a title
    repeated: frozenset[tuple[str, ...]]  # never proved, never shortened: bodies
    by_name: Mapping[str, Person]
    brands: frozenset[str]  # "samplefact", where the text has "SampleFact"
    in_full: Mapping[FullName, Person]
    _met: dict[tuple[tuple[str, ...], str | None], Person | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def bearers(self, words: Sequence[str]) -> tuple[tuple[Person, ...], str]:
        """Return whom a short name may mean, and by which method."""
        key = " ".join(words).casefold()
        found = self.surnames.get(key, ())
        if found:
            return found, "surname"
        return self.given.get(key, ()), "given-name"

    def is_person(self, word: str) -> bool:
        """Say whether a single word is somebody's name in this document."""
        low = word.casefold()
        return low in self.surnames or low in self.given or low in self.titled

    def full(self, words: Sequence[str]) -> Person | None:
        """Return the person of a full name, however it spells initials."""
        if len(words) < 2:
            return None
        lows = [word.casefold() for word in words]
        return self.in_full.get((given_of(lows), surname_of(lows)))

    def between(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs that start in a stretch of text."""
        return self.runs[
            bisect_left(self.starts, start) : bisect_left(self.starts, end)
        ]

    def of_run(self, run: Run) -> Person | None:
        """Return the one person whom a run names."""
        key = (run.words, run.gender)
        if key not in self._met:
            self._met[key] = self._named(*key)
        return self._met[key]

    def _named(self, words: tuple[str, ...], gender: str | None) -> Person | None:
        found = self.full(words)
        if found is not None:
            return found
        key = " ".join(words)
        bearers = self.surnames.get(key) or self.given.get(key, ())
        if len(bearers) > 1 and gender:
            bearers = tuple(one for one in bearers if one.gender == gender)
        return bearers[0] if len(bearers) == 1 else None


SUFFIXES = frozenset(word.rstrip(".") for word in lex.NAME_SUFFIXES)


def surname_of(words: Sequence[str]) -> str:
    """Return the surname, before "Jr." and the like."""
    for word in reversed(words):
        if word.rstrip(".,") not in SUFFIXES:
            return word.rstrip(",")
    return words[-1].rstrip(",")


def given_of(words: Sequence[str]) -> str:
    """Return the given name, past initials: of "j. sample doe", "sample"."""
    for word in words:
        if not word.endswith("."):
            return word
    return words[0]
