"""Offices in prose: in which role a document shows each of its people.

"The senator" is the last one whom the text has called a senator; "the Samplonian
president" one whom it has called so with that word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.names.capital_runs import Run
from kg.extract.names.known_people import Names, Person
from kg.extract.sources.source_phrases import DETERMINERS
from kg.text import word_set

_BEFORE = re.compile(r"[,;:()\"\n]|\s-\s|\.\s(?=[A-Z][a-z])")
_AFTER = re.compile(r"(?:\s\([^()]{1,12}\))?,\s([^,.;:()\"]{3,90})")
_PREDICATE = re.compile(
    r"\s(?:is|was|became|serves as|served as)\s(?:the|a|an)\s([^,.;:()\"]{3,60})"
)
_WORD = re.compile(r"[\w'&-]+")
_PAST = word_set("former ex ex-president onetime late retired")
_WINDOW = 70
_ARTICLES = word_set("the a an his her its their another")
_ONE_WORD = {"gop": "republican", "democrat": "democratic", "dem": "democratic"}
_NOISE = DETERMINERS | lex.PREPOSITIONS | word_set("a an and one another fellow")
_HEADS = nouns.PERSON_HEADS | nouns.SAME_OFFICE.keys()
_CLOSE_HEAD = word_set("who and whose") | lex.PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a role, at one place of a text."""

    at: int
    person: Person
    head: str  # the noun of the role, one form for "Sen." and "senator"
    words: frozenset[str]  # its other words, in lower case


class Offices:
    """Who is shown in which role, asked for the last one before a place."""

    def __init__(self, folded: str, names: Names) -> None:
        self._by_head = find_offices(folded, names)
        self._asked: dict[tuple[str, frozenset[str]], tuple[_Shown, _Shown]] = {}

    def holder(
        self, head: str, words: frozenset[str], before: int
    ) -> tuple[Person | None, bool]:
        """Return the last one shown in a role before a place, and if that is sure.

        `words` are those beside the noun; all of them must have stood beside it
        before, unless the document has shown only one person in the role at all.
        """
        words = frozenset(_ONE_WORD.get(word, word) for word in words) - _NOISE
        exact, shown = self._of(one_form(head), words)
        person = exact.last(before)
        if person is not None:
            return person, exact.is_one(before)
        person = shown.last(before)
        contrary = shown.partisan < before and bool(words & _PARTIES)
        if person is not None and words and shown.is_one(before) and not contrary:
            return person, False
        return None, False

    def _of(self, form: str, words: frozenset[str]) -> tuple[_Shown, _Shown]:
        """Return who is shown with all of the words, and who in the role at all."""
        found = self._asked.get((form, words))
        if found is None:
            ranked = [
                one
                for one in self._by_head.get(form, ())
                if _same_rank(one.words, words)
            ]
            exact = [one for one in ranked if words <= one.words]
            found = self._asked[form, words] = (_Shown.of(exact), _Shown.of(ranked))
        return found


_NEVER = 1 << 60  # behind the end of any text


@dataclass(slots=True)
class _Shown:
    """Places where a role is shown, in order, with what holds up to each of them."""

    ats: list[int] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    second: int = _NEVER  # where somebody else than the first is shown
    partisan: int = _NEVER  # where the role is first shown with a party

    @classmethod
    def of(cls, offices: Sequence[Office]) -> _Shown:
        """Return the offices, in the order of the text, as places."""
        shown = cls()
        for one in offices:
            shown.ats.append(one.at)
            shown.people.append(one.person)
            if one.person is not shown.people[0]:
                shown.second = min(shown.second, one.at)
            if not _PARTIES.isdisjoint(one.words):
                shown.partisan = min(shown.partisan, one.at)
        return shown

    def last(self, before: int) -> Person | None:
        """Return who is the last one shown before a place."""
        at = bisect_left(self.ats, before)
        return self.people[at - 1] if at else None

    def is_one(self, before: int) -> bool:
        """Say whether nobody else is shown before a place."""
        return self.second >= before


def one_form(head: str) -> str:
    """Return the form of a role's noun that stands for all of its forms."""
    low = head.casefold().rstrip(".")
    return nouns.SAME_OFFICE.get(low, low)


def find_offices(folded: str, names: Names) -> dict[str, list[Office]]:
    """Return who is shown in which role, by the noun, in the order of the text."""
    found: dict[str, list[Office]] = {}
    for run in names.runs:
        person = names.of_run(run)
        if person is not None:
            for office in _of_run(folded, run, person):
                found.setdefault(office.head, []).append(office)
    return found


def _of_run(folded: str, run: Run, person: Person) -> Iterator[Office]:
    before = folded[max(0, run.start - _WINDOW) : run.start]
    last = before.rsplit(None, 1)[-1:] if before[-1:].isspace() else []
    if last and last[0].casefold().rstrip(".") in _HEADS:
        words = _words(_BEFORE.split(before)[-1])[-6:] or last
        yield _office(run, person, words[-1], words)
    if before.endswith(", "):
        words = _words(_BEFORE.split(before[:-2])[-1])
        head = _head(words)
        if head is not None and words[0] in _ARTICLES:
            yield _office(run, person, head, words)
    for pattern in (_AFTER, _PREDICATE):
        after = pattern.match(folded, run.end, run.end + 2 * _WINDOW)
        if after:
            words = _words(after.group(1))
            head = _head(words)
            if head is not None:
                yield _office(run, person, head, words)


def _words(printed: str) -> list[str]:
    lows = [word.casefold().removesuffix("'s") for word in _WORD.findall(printed)]
    return [_ONE_WORD.get(low, low) for low in lows]


def _head(words: Sequence[str]) -> str | None:
    """Return the noun of a role: the last one before a preposition, near its start."""
    found = None
    for word in words[:7]:
        if found and word in _CLOSE_HEAD:
            break
        found = word if word in _HEADS else found
    return found


def _office(run: Run, person: Person, head: str, words: Sequence[str]) -> Office:
    others = frozenset(word for word in words if word != head) - _NOISE
    return Office(run.start, person, one_form(head), others)


def _same_rank(shown: frozenset[str], words: frozenset[str]) -> bool:
    """Say whether both are of the past or neither, and both vice or neither."""
    past = _PAST.isdisjoint(shown) == _PAST.isdisjoint(words)
    return past and shown & _UNDER == words & _UNDER


_UNDER = word_set("vice deputy assistant vice-presidential co acting")
# Where the role is shown with a party, a word for a party means one of them.
_PARTIES = word_set("republican democratic gop labour conservative")
