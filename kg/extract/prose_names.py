"""Names in prose: the people that a document names in full, found in one pass.

A run of capitals is cut at titles, roles and words of organisations; what is left is a
person's name where a title, a role, an initial or a common given name proves it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.gendered_names import HE_NAMES, SHE_NAMES
from kg.extract.given_names import GIVEN_NAMES as _COMMON
from kg.model import Span

GIVEN_NAMES = _COMMON | HE_NAMES | SHE_NAMES
_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0400-\u042f"
_SHORT = (
    r"(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Prof|Rev|Sgt|Hon"
    r"|Pres|Adm)\."
)
_WORD = rf"(?:{_SHORT}|(?:[{_UPPER}]\.-?)+|[{_UPPER}](?:\w|-(?=\w)|'(?!s\b)(?=\w))*)"
_SMALL = (
    r"(?:(?:van|von|der|den|de|da|do|dos|del|della|di|du|la|le|bin|ibn|ben|el|al|ter"
    r"|y|e)\s)*"
)
_RUN = re.compile(rf"(?<![\w'.-]){_WORD}(?:\s{{1,2}}{_SMALL}{_WORD}|,? (?:Jr|Sr)\b\.?)*")
_INITIALS = re.compile(rf"(?:[{_UPPER}]\.-?)+")
_FUNCTION_WORDS = lex.NO_NAMES | nouns.MANY_NOUNS | nouns.COUNTED


@dataclass(slots=True)
class Person:
    """Somebody whom a document names in full, and what it shows of them."""

    name: str  # as printed most plainly: without titles
    words: tuple[str, ...]  # the same, folded and in lower case
    gender: str | None = None  # "he" or "she", where a name or a title tells


class Run(NamedTuple):
    """A stretch of capitals that may name somebody; cheap, for there are many."""

    start: int
    end: int
    words: tuple[str, ...]  # folded, in lower case
    printed: str
    gender: str | None  # by the title before it
    proved: bool


@lru_cache(maxsize=20_000)
def word_class(word: str) -> str:
    """Return what a capitalised word is by itself, as one letter.

    T title, R role, M modifier or function word, O organisation's word, P place,
    I initials, S suffix, G given name, A acronym, N any other.
    """
    low = word.casefold().rstrip(".")
    if _INITIALS.fullmatch(word):
        return "I"
    if low in lex.NAME_SUFFIXES:
        return "S"
    if low in nouns.TITLES and low not in GIVEN_NAMES:
        return "T"
    if low in GIVEN_NAMES:
        return "G"
    if low in nouns.PERSON_HEADS:
        return "R" if low not in lex.NAME_HEADS else "N"
    return _class_of_noun(word, low)


def _class_of_noun(word: str, low: str) -> str:
    if low in lex.COUNTRIES or low in nouns.STATES or low in lex.CITIES:
        return "P"
    if low in _FUNCTION_WORDS or low in lex.DEMONYMS:
        return "M"
    if low in nouns.NO_PERSON or low in nouns.ORG_NOUNS or low in nouns.THING_NOUNS:
        return "O"
    if low in lex.MODIFIERS or low in lex.FUNCTIONS:
        return "M"
    short = len(word) < 5 or "-" in word or "&" in word
    return "A" if word.isupper() and len(word) > 1 and short else "N"


def find_runs(folded: str, span: Span) -> Iterator[Run]:
    """Yield the stretches of a paragraph that may name a person, in order."""
    for match in _RUN.finditer(folded, span.start, span.end):
        at = match.start()
        opens = at == span.start or folded[at - 2] in '.!?"'
        for start, end, words, printed, gender, proved in _cut(match.group(), opens):
            yield Run(at + start, at + end, words, printed, gender, proved)


@lru_cache(maxsize=50_000)
def _cut(run: str, opens: bool) -> tuple[Run, ...]:
    """Cut a run at its titles, roles and modifiers; keep the names between.

    `opens` says that it begins a sentence, so that its first word proves little.
    """
    found: list[Run] = []
    chunk: list[tuple[int, str, str]] = []
    title = ""
    place = 0
    for word in run.split():
        place = run.index(word, place)
        kind = word_class(word)
        if kind in "TRM":
            found += _name(run, chunk, title, opens)
            chunk, title = [], (word if kind in "TR" else "")
        else:
            chunk.append((place, word, kind))
        place += len(word)
    found += _name(run, chunk, title, opens)
    return tuple(found)


def _name(
    run: str, chunk: list[tuple[int, str, str]], title: str, opens: bool
) -> Iterator[Run]:
    """Yield the name that a stretch between titles is, if it can be one."""
    chunk = _without_opener(chunk, opens and chunk[:1] and chunk[0][0] == 0)
    kinds = "".join(kind for _, _, kind in chunk)
    several = len(kinds) > 1
    if several and len({word.isupper() for _, word, _ in chunk if len(word) > 3}) > 1:
        return  # "NEWS Ada": capitals that only open a paragraph
    if not chunk or "O" in kinds or len(chunk) > 5 or (several and "A" in kinds):
        return
    if not any(kind in "NGA" for kind in kinds) and not (title and "P" in kinds):
        return
    start, end = chunk[0][0], chunk[-1][0] + len(chunk[-1][1])
    printed = " ".join(run[start:end].split())
    words = tuple(printed.casefold().split())
    if several and words[-1].endswith(".") and word_class(chunk[-1][1]) == "I":
        return  # "Charles G." is cut off
    proved = bool(title) or (several and (kinds[0] == "G" or "I" in kinds[:-1]))
    gender = _title_gender(title.casefold().rstrip("."))
    yield Run(start, end, words, printed, gender, proved)


def _without_opener(
    chunk: list[tuple[int, str, str]], opens: bool | list[object]
) -> list[tuple[int, str, str]]:
    """Drop what only opens a sentence: "Outside Ada Example", "Leader Ada Example"."""
    if len(chunk) < 3 or chunk[1][2] != "G" or chunk[0][2] not in "NPO":
        return chunk
    head = chunk[0][1].casefold() in lex.NAME_HEADS
    return chunk[1:] if opens or head or chunk[0][2] == "O" else chunk


def _title_gender(title: str) -> str | None:
    if title in nouns.HE_TITLES or title in nouns.HE_NOUNS:
        return "he"
    if title in nouns.SHE_TITLES or title in nouns.SHE_NOUNS:
        return "she"
    return None


# -- the people of a document ------------------------------------------------------


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
        for person in self.surnames.get(_surname(lows), ()):
            if _same(person.words, tuple(lows)):
                return person
        return None

    def between(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs that start in a stretch of text."""
        return self.runs[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def of_run(self, run: Run) -> Person | None:
        """Return the one person whom a run names."""
        if len(run.words) > 1:
            found = self.full(run.words)
            if found is not None:
                return found
        bearers = self.bearers(run.words)[0]
        if len(bearers) > 1 and run.gender:
            bearers = tuple(one for one in bearers if one.gender == run.gender)
        return bearers[0] if len(bearers) == 1 else None


def find_names(folded: str, paragraphs: Sequence[Span]) -> Names:
    """Collect the people of a document from its folded text, in one pass."""
    runs = [
        run
        for span in paragraphs
        if not _is_headline(folded, span)
        for run in find_runs(folded, span)
    ]
    alone = {run.words[0] for run in runs if len(run.words) == 1}
    titled = {run.words[0] for run in runs if run.proved and len(run.words) == 1}
    counted: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        if len(run.words) > 1:
            counted.setdefault(run.words, []).append(run)
    people: dict[tuple[str, str], Person] = {}
    for words, found in sorted(counted.items(), key=lambda one: (-len(one[1]), one[0])):
        if any(run.proved for run in found):
            _add(people, words, found)
    known = {surname for _, surname in people}
    for words, found in counted.items():
        surname = _surname(words)
        weak = not any(run.proved for run in found) and surname not in known
        if weak and surname in alone | titled and words[0] not in alone:
            _add(people, words, found)
    for run in runs:
        if run.gender and len(run.words) == 1:
            _learn_gender(people, run)
    repeated = frozenset(
        words
        for words, found in counted.items()
        if len(found) > 1 and (_given(words), _surname(words)) not in people
    )
    return _indexed(runs, tuple(people.values()), frozenset(titled), repeated)


def _is_headline(folded: str, span: Span) -> bool:
    """Say whether a paragraph is a line in Title Case, where capitals prove nothing."""
    if span.end - span.start > 200 or folded[span.end - 1] in '.!?"':
        return False
    words = [word for word in span.of(folded).split() if len(word) > 3]
    return len(words) > 2 and sum(word[0].islower() for word in words) * 3 < len(words)


def _add(
    people: dict[tuple[str, str], Person], words: tuple[str, ...], found: Sequence[Run]
) -> None:
    key = (_given(words), _surname(words))
    person = people.setdefault(key, Person(found[0].printed, words))
    titles = (run.gender for run in found if run.gender)
    person.gender = person.gender or _name_gender(words) or next(titles, None)


def _learn_gender(people: Mapping[tuple[str, str], Person], run: Run) -> None:
    """Give a title's gender to the one person of that surname, if nothing else did."""
    bearers = [one for (_, surname), one in people.items() if surname == run.words[0]]
    if len(bearers) == 1 and bearers[0].gender is None:
        bearers[0].gender = run.gender


def _indexed(
    runs: Sequence[Run],
    people: tuple[Person, ...],
    titled: frozenset[str],
    repeated: frozenset[tuple[str, ...]],
) -> Names:
    surnames: dict[str, list[Person]] = {}
    given: dict[str, list[Person]] = {}
    for person in people:
        words = [word for word in person.words if word.rstrip(".") not in _SUFFIXES]
        for at in range(1, len(words)):
            surnames.setdefault(" ".join(words[at:]), []).append(person)
        given.setdefault(words[0], []).append(person)
    return Names(
        tuple(runs),
        tuple(run.start for run in runs),
        people,
        {key: tuple(found) for key, found in surnames.items()},
        {key: tuple(found) for key, found in given.items()},
        titled,
        repeated,
        {person.name: person for person in people},
    )


_SUFFIXES = frozenset(word.rstrip(".") for word in lex.NAME_SUFFIXES)


def _surname(words: Sequence[str]) -> str:
    kept = [word for word in words if word.rstrip(".,") not in _SUFFIXES]
    return (kept or words)[-1].rstrip(",")


def _given(words: Sequence[str]) -> str:
    """Return the given name, past initials: of "j. sample doe", "sample"."""
    return next((word for word in words if not word.endswith(".")), words[0])


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _surname(one) == _surname(other) and _given(one) == _given(other)


def _name_gender(words: Sequence[str]) -> str | None:
    given = _given(words)
    if given in HE_NAMES and given not in SHE_NAMES:
        return "he"
    if given in SHE_NAMES and given not in HE_NAMES:
        return "she"
    return None
