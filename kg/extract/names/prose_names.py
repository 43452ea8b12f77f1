"""Names in prose: the people that a document names in full, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.names.capital_runs import GIVEN_NAMES, Run, find_runs, is_camel
from kg.extract.names.gendered_names import HE_NAMES, SHE_NAMES
from kg.extract.names.known_people import (
    SUFFIXES,
    FullName,
    Names,
    Person,
    given_of,
    surname_of,
)
from kg.model import Span
from kg.names import flat
from kg.text import fold, word_set


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
    counted = _counted(folded, runs)
    people = _people(folded, runs, counted)
    marks = _Marks(
        titled=frozenset(_titled(runs)),
        repeated=frozenset(
            words
            for words, found in counted.items()
            if len(found) > 2 and (given_of(words), surname_of(words)) not in people
        ),
        others=frozenset(_learn_genders(people, runs)),
        brands=frozenset(_brands(folded, runs)),
    )
    return _indexed(runs, people.values(), marks)


def _counted(folded: str, runs: Sequence[Run]) -> dict[tuple[str, ...], list[Run]]:
    """Return the runs of several words by their words, with all that proves them."""
    counted: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        if len(run.words) > 1:
            proved = run.proved or _is_somebody(folded, run)
            counted.setdefault(run.words, []).append(run._replace(proved=proved))
    _lengthen(counted)
    return counted


def _people(
    folded: str, runs: Sequence[Run], counted: Mapping[tuple[str, ...], list[Run]]
) -> dict[FullName, Person]:
    """Return who is proved to be somebody, or has a surname that stands alone too."""
    people: dict[FullName, Person] = {}
    for words, found in sorted(counted.items(), key=lambda one: (-len(one[1]), one[0])):
        if any(run.proved for run in found):
            _add(people, words, found)
    known = {surname for _, surname in people}
    alone = {run.words[0] for run in runs if len(run.words) == 1}
    small = _Small(folded)
    for words, found in counted.items():
        surname = surname_of(words)
        short = surname in alone and surname not in known and words[0] not in alone
        if short and any(_stands_alone(folded, run, small) for run in found):
            _add(people, words, found)
    return people


class _Small:
    """The words between two blanks of a text, collected when first asked for."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(self._folded.split(" ")[1:-1])
        return word in self._words


def _titled(runs: Sequence[Run]) -> set[str]:
    return {run.words[0] for run in runs if run.proved and len(run.words) == 1}


def _brands(folded: str, runs: Sequence[Run]) -> set[str]:
    """Return the single names that are bodies or places, by their use or an adjective.

    Where a text has "Samplonian", its "Samplonia" is nobody.
    """
    spelt = {word for run in runs for word in run.words}
    alone = {run.words[0] for run in runs if len(run.words) == 1}
    peoples = {word for word in alone if word[-1] == "a" and word + "n" in spelt}
    return peoples | {run.words[0] for run in runs if _is_brand(folded, run)}


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


def _is_somebody(folded: str, run: Run) -> bool:
    """Say whether a role stands right before a name, or between commas behind it."""
    before = folded[max(0, run.start - 30) : run.start].rsplit(None, 1)[-1:]
    if before and before[0] in nouns.PERSON_HEADS:
        return True
    if not folded.startswith(", ", run.end):
        return False
    after = re.split(r"[,.;:()]", folded[run.end + 2 : run.end + 70])[0]
    return any(word.casefold() in nouns.PERSON_HEADS for word in after.split()[:6])


def _is_brand(folded: str, run: Run) -> bool:
    """Say whether a single name is a body's or a place's, by its shape or its use.

    "SampleFact", "the network Sample", "in Samplonia".
    """
    if len(run.words) > 1 or run.proved:
        return False
    if is_camel(run.printed):
        return True
    before = folded[max(0, run.start - 30) : run.start].rsplit(None, 2)[-2:]
    if not before:
        return False
    placed = before[-1] == "in" and before[0] not in _TRUST
    return placed or (before[-1] in nouns.ORG_NOUNS and before[-1].islower())


_TRUST = word_set("confidence faith interest trust believe believes belief trusts")


def _stands_alone(folded: str, run: Run, small: _Small) -> bool:
    """Say whether a run has its first capital for another reason than its place."""
    before = folded[max(0, run.start - 3) : run.start].strip(" \"'(")
    opens = not before or before[-1] in ".!?:\n\r"
    if not opens or folded.startswith(", ", run.end):
        return True
    return run.words[0] not in small and run.start > 0


def _is_headline(folded: str, span: Span) -> bool:
    """Say whether a paragraph is a line in Title Case, where capitals prove nothing."""
    if span.end - span.start > 200:
        return False
    words = span.of(folded).split()
    if len(words) <= 4:
        return False
    for word in words:
        if word[0].islower() and word not in _SMALL:
            return False
    return folded.count(",", span.start, span.end) * 3 < len(words)


# Words that a line in Title Case leaves small.
_SMALL = lex.PREPOSITIONS | word_set(
    "a an the and or but nor as so via vs is it into over"
)


def _add(
    people: dict[tuple[str, str], Person], words: tuple[str, ...], found: Sequence[Run]
) -> None:
    key = (given_of(words), surname_of(words))
    person = people.setdefault(key, Person(flat(found[0].printed), words))
    titles = (run.gender for run in found if run.gender)
    person.gender = person.gender or _name_gender(words) or next(titles, None)


def _learn_genders(people: Mapping[FullName, Person], runs: Sequence[Run]) -> set[str]:
    """Give a title's gender to the one person of its surname, if nothing else did.

    Returns the surnames whose title fits none of the people: "Mr. Sample" is another
    than the Ada Sample whom the text names in full.
    """
    bearers: dict[str, list[Person]] = {}
    for (_, surname), person in people.items():
        bearers.setdefault(surname, []).append(person)
    others: set[str] = set()
    for run in runs:
        found = bearers.get(run.words[0], ()) if len(run.words) == 1 else ()
        if not run.gender or not found:
            continue
        if len(found) == 1 and found[0].gender is None:
            found[0].gender = run.gender
        if all(one.gender not in (None, run.gender) for one in found):
            others.add(run.words[0])
    return others


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a text shows of names beside those of people that it prints in full."""

    titled: frozenset[str]
    repeated: frozenset[tuple[str, ...]]
    others: frozenset[str]  # surnames with a title that fits none of the people
    brands: frozenset[str]


def _indexed(runs: Sequence[Run], people: Collection[Person], marks: _Marks) -> Names:
    surnames: dict[str, list[Person]] = {}
    given: dict[str, list[Person]] = {}
    in_full: dict[FullName, Person] = {}
    for person in people:
        words = [word for word in person.words if word.rstrip(".") not in SUFFIXES]
        endings = [" ".join(words[at:]) for at in range(1, len(words))]
        for ending in endings:
            surnames.setdefault(ending, []).append(person)
        given.setdefault(words[0], []).append(person)
        surname = surname_of(person.words)
        if surname in endings:
            in_full[given_of(person.words), surname] = person
    return Names(
        tuple(runs),
        tuple(run.start for run in runs),
        tuple(people),
        {key: (*found, *_other(key, marks.others)) for key, found in surnames.items()},
        {key: tuple(found) for key, found in given.items()},
        marks.titled,
        marks.repeated,
        {person.name: person for person in people},
        marks.brands,
        in_full,
    )


def _other(surname: str, others: Set[str]) -> tuple[Person, ...]:
    """Return somebody of a surname whom the text names with a title alone."""
    return (
        (Person(surname.title(), ("", surname), in_full=False),)
        if surname in others
        else ()
    )


def _name_gender(words: Sequence[str]) -> str | None:
    given = given_of(words)
    if given in HE_NAMES and given not in SHE_NAMES:
        return "he"
    if given in SHE_NAMES and given not in HE_NAMES:
        return "she"
    return None
