"""Offices in prose: in which role a document shows each of its people.

"The senator" is the last one whom the text has called a senator; "the Samplonian
president" one whom it has called so with that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.capital_runs import Run
from kg.extract.prose_names import Names, Person
from kg.extract.source_phrases import DETERMINERS
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


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a role, at one place of a text."""

    at: int
    person: Person
    head: str  # the noun of the role, one form for "Sen." and "senator"
    words: frozenset[str]  # its other words, in lower case


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
    if last and _is_head(last[0].casefold().rstrip(".")):
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
    found = (one.group().casefold() for one in _WORD.finditer(printed))
    return [_ONE_WORD.get(word, word) for word in (w.removesuffix("'s") for w in found)]


def _head(words: Sequence[str]) -> str | None:
    """Return the noun of a role: the last one before a preposition, near its start."""
    found = None
    for word in words[:7]:
        if found and (word in lex.PREPOSITIONS or word in {"who", "and", "whose"}):
            break
        found = word if _is_head(word) else found
    return found


def _is_head(word: str) -> bool:
    return word in nouns.PERSON_HEADS or word in nouns.SAME_OFFICE


def _office(run: Run, person: Person, head: str, words: Sequence[str]) -> Office:
    others = frozenset(word for word in words if word != head) - _NOISE
    return Office(run.start, person, one_form(head), others)


def holder(
    offices: Mapping[str, Sequence[Office]],
    head: str,
    words: frozenset[str],
    before: int,
) -> tuple[Person | None, bool]:
    """Return the last one shown in a role before a place, and whether that is sure.

    `words` are those beside the noun; all of them must have stood beside it before,
    unless the document has shown only one person in the role at all.
    """
    words = frozenset(_ONE_WORD.get(word, word) for word in words) - _NOISE
    shown = [one for one in offices.get(one_form(head), ()) if one.at < before]
    shown = [one for one in shown if _same_rank(one.words, words)]
    exact = [one for one in shown if words <= one.words]
    if exact:
        people = {id(one.person) for one in exact}
        return exact[-1].person, len(people) == 1
    people = {id(one.person) for one in shown}
    if words and len(people) == 1 and not words & _contrary(shown):
        return shown[-1].person, False
    return None, False


def _same_rank(shown: frozenset[str], words: frozenset[str]) -> bool:
    """Say whether both are of the past or neither, and both vice or neither."""
    past = bool(shown & _PAST) == bool(words & _PAST)
    return past and shown & _UNDER == words & _UNDER


_UNDER = word_set("vice deputy assistant vice-presidential co acting")


def _contrary(shown: Sequence[Office]) -> frozenset[str]:
    """Return words that speak against those shown: the other party, another state."""
    parties = frozenset({"republican", "democratic", "gop", "labour", "conservative"})
    if any(one.words & parties for one in shown):
        return parties
    return frozenset()
