"""Names in prose: the people that a document names in full, found in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract.capital_runs import CAMEL, GIVEN_NAMES, Run, find_runs
from kg.extract.gendered_names import HE_NAMES, SHE_NAMES
from kg.model import Span
from kg.names import flat
from kg.text import fold, word_set


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
        return self.runs[
            bisect_left(self.starts, start) : bisect_left(self.starts, end)
        ]

    def of_run(self, run: Run) -> Person | None:
        """Return the one person whom a run names."""
        if len(run.words) > 1:
            found = self.full(run.words)
            if found is not None:
                return found
        key = run.words[0] if len(run.words) == 1 else " ".join(run.words)
        bearers = self.surnames.get(key) or self.given.get(key, ())
        if len(bearers) > 1 and run.gender:
            bearers = tuple(one for one in bearers if one.gender == run.gender)
        return bearers[0] if len(bearers) == 1 else None


def find_names(
    text: str, paragraphs: Sequence[Span], folded: str | None = None
) -> Names:
    """Collect the people of a document in one pass; `folded` is its folded text."""
    folded = fold(text) if folded is None else folded
    runs = [
        run
        for span in paragraphs
        if not _is_headline(folded, span)
        for run in find_runs(text, folded, span)
    ]
    alone = {run.words[0] for run in runs if len(run.words) == 1}
    titled = {run.words[0] for run in runs if run.proved and len(run.words) == 1}
    counted: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        if len(run.words) > 1:
            counted.setdefault(run.words, []).append(run)
    _lengthen(counted)
    people: dict[tuple[str, str], Person] = {}
    for words, found in sorted(counted.items(), key=lambda one: (-len(one[1]), one[0])):
        if any(run.proved for run in found):
            _add(people, words, found)
    known = {surname for _, surname in people}
    for words, found in counted.items():
        surname = _surname(words)
        weak = not any(run.proved for run in found) and surname not in known
        inside = any(_stands_alone(folded, run) for run in found)
        if weak and inside and surname in alone | titled and words[0] not in alone:
            _add(people, words, found)
    others: set[str] = set()
    for run in runs:
        if run.gender and len(run.words) == 1 and not _learn_gender(people, run):
            others.add(run.words[0])
    repeated = frozenset(
        words
        for words, found in counted.items()
        if len(found) > 1 and (_given(words), _surname(words)) not in people
    )
    return _indexed(runs, people.values(), frozenset(titled), repeated, others)


def _lengthen(counted: dict[tuple[str, ...], list[Run]]) -> None:
    """Count "Mr. Sample Example" for "Ada Sample Example", where the text has that."""
    longer = {words[1:]: words for words in counted if len(words) > 2}
    for words in sorted(set(counted) & set(longer)):
        if words[0] in GIVEN_NAMES:
            continue  # "Honest Ada Example" is no longer name of hers
        whole = longer[words]
        proved = any(run.proved for run in counted.pop(words))
        counted[whole] = [
            run._replace(proved=run.proved or proved) for run in counted[whole]
        ]


def _stands_alone(folded: str, run: Run) -> bool:
    """Say whether a run has its first capital for another reason than its place."""
    before = folded[max(0, run.start - 3) : run.start].strip(" \"'(")
    opens = not before or before[-1] in ".!?:\n\r"
    if not opens or folded.startswith(", ", run.end):
        return True
    return f" {run.words[0]} " not in folded and run.start > 0


def _is_headline(folded: str, span: Span) -> bool:
    """Say whether a paragraph is a line in Title Case, where capitals prove nothing."""
    if span.end - span.start > 200:
        return False
    words = span.of(folded).split()
    lower = [word for word in words if word[0].islower() and word not in _SMALL]
    return (
        len(words) > 4
        and not lower
        and folded.count(",", span.start, span.end) * 3 < len(words)
    )


# Words that a line in Title Case leaves small.
_SMALL = lex.PREPOSITIONS | word_set(
    "a an the and or but nor as so via vs is it into over"
)


def _add(
    people: dict[tuple[str, str], Person], words: tuple[str, ...], found: Sequence[Run]
) -> None:
    key = (_given(words), _surname(words))
    person = people.setdefault(key, Person(flat(found[0].printed), words))
    titles = (run.gender for run in found if run.gender)
    person.gender = person.gender or _name_gender(words) or next(titles, None)


def _learn_gender(people: Mapping[tuple[str, str], Person], run: Run) -> bool:
    """Give a title's gender to the one person of that surname, if nothing else did.

    False says that "Mr. Sample" is none of those whom the text names in full.
    """
    bearers = [one for (_, surname), one in people.items() if surname == run.words[0]]
    if len(bearers) == 1 and bearers[0].gender is None:
        bearers[0].gender = run.gender
    return not bearers or any(one.gender in (None, run.gender) for one in bearers)


def _indexed(
    runs: Sequence[Run],
    people: Collection[Person],
    titled: frozenset[str],
    repeated: frozenset[tuple[str, ...]],
    others: Set[str],
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
        tuple(people),
        {key: (*found, *_other(key, others)) for key, found in surnames.items()},
        {key: tuple(found) for key, found in given.items()},
        titled,
        repeated,
        {person.name: person for person in people},
        frozenset(run.words[0] for run in runs if CAMEL.match(run.printed)),
    )


def _other(surname: str, others: Set[str]) -> tuple[Person, ...]:
    """Return somebody of a surname whom the text names with a title alone."""
    return (
        (Person(surname.title(), ("", surname), in_full=False),)
        if surname in others
        else ()
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
