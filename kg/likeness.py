"""Which names may be two spellings of one: suggestions for a person to judge.

Nothing is merged by this. Names are compared only within blocks that share a word or
their first letters, so that twenty thousand of them take seconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.extract.lexicon import HONORIFICS
from kg.text import word_set

SPELLING = "a spelling of few letters less or more"
_CLOSE = 88.0  # per cent of equal characters from which spellings are shown
_BLOCK = 200  # names that are compared with each other at most
_SHARED = 100  # a word that more organisations have tells none from another
_RIVALS = 5  # full names that a shorter one may stand for
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{0,8}[A-Z]\.?")
_SHORT_STATES = (
    (re.compile(r"\bU\.?S\.?(?:A\b\.?)?(?!\w)"), "United States"),
    (re.compile(r"\bU\.?K\.?(?!\w)"), "United Kingdom"),
    (re.compile(r"\bU\.?N\.?(?!\w)"), "United Nations"),
    (re.compile(r"\bE\.?U\.?(?!\w)"), "European Union"),
)
_GENERATIONS = word_set("jr sr ii iii iv")
_LITTLE = word_set("of the and for in on a an at to de la des du et und der")
_FORMS = word_set("the inc incorporated ltd limited llc llp corp plc gmbh ag sa oy ab")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name that somebody or something bears, and what tells it from others."""

    id: str
    name: str
    person: bool
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things that may be one: how likely from 0 to 100, and why."""

    left: str
    right: str
    score: int
    reason: str


def find_likenesses(names: Iterable[Named]) -> tuple[Likeness, ...]:
    """Return what may be the same, each pair once with its best reason, best first."""
    every = sorted(set(names), key=lambda one: (one.id, one.name))
    people = [one for one in every if one.person]
    bodies = [one for one in every if not one.person]
    best: dict[tuple[str, str], Likeness] = {}
    for one in sorted((*_people(people), *_bodies(bodies)), key=_weight):
        if one.left != one.right:
            best.setdefault((one.left, one.right), one)
    return tuple(
        sorted(best.values(), key=lambda one: (-one.score, one.left, one.right))
    )


def _weight(one: Likeness) -> tuple[bool, int, str]:
    # That letters are alike says less than any reason why they should be.
    return one.reason == SPELLING, -one.score, one.reason


def tokens(name: str) -> Tokens:
    """Return the words of a name without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return tuple(
        _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    )


# -- people ------------------------------------------------------------------------


def _people(people: Sequence[Named]) -> Iterator[Likeness]:
    words = {one: _person_tokens(one.name) for one in people}
    families: dict[str, list[Named]] = defaultdict(list)
    orders: dict[Tokens, list[Named]] = defaultdict(list)
    for one, named in words.items():
        if named:
            families[named[-1]].append(one)
            orders[tuple(sorted(named))].append(one)
    for same in orders.values():
        yield from _same_words(same, words)
    for family in families.values():
        yield from _shorter(family, words)
    blocks: dict[object, list[Named]] = defaultdict(list)
    for one, named in words.items():
        if len(named) > 1:
            blocks[named[0], named[-1][:2]].append(one)
            blocks[named[-1], named[0][:1]].append(one)
            blocks[named[0][:2], named[-1][:3]].append(one)
    for block in blocks.values():
        yield from _spellings(block, words)


def _person_tokens(name: str) -> Tokens:
    words = tokens(_BRACKETS.sub(" ", name))
    kept = tuple(one for one in words if one not in HONORIFICS | _GENERATIONS)
    return kept or words


def _same_words(
    same: Sequence[Named], words: Mapping[Named, Tokens]
) -> Iterator[Likeness]:
    for one, other in _pairs(same):
        if words[one] == words[other]:
            yield _like(one, other, 97, "the same but for case, marks or titles")
        else:
            yield _like(one, other, 95, "the same words in another order")


def _shorter(
    family: Sequence[Named], words: Mapping[Named, Tokens]
) -> Iterator[Likeness]:
    """Yield the surnames alone and the initials of a family, with their full names."""
    by_initial: dict[str, list[Named]] = defaultdict(list)
    alone = [one for one in family if len(words[one]) == 1]
    full = [one for one in family if len(words[one]) > 1]
    for one in full:
        by_initial[words[one][0][0]].append(one)
    for one in alone:
        yield from _standing_for(one, full, 85, "a surname alone")
    for same in by_initial.values():
        for one in same:
            given = words[one][:-1]
            fuller = (
                [other for other in same if _abbreviates(given, words[other][:-1])]
                if len(same) <= _BLOCK
                else []
            )
            reason = "initials" if len(given[0]) == 1 else "a middle name more"
            yield from _standing_for(one, fuller, 92, reason)


def _abbreviates(short: Tokens, full: Tokens) -> bool:
    """Say whether given names are the beginning of others, by words or by initials."""
    return (
        short != full
        and len(short) <= len(full)
        and all(
            one == other or (len(one) == 1 and other.startswith(one))
            for one, other in zip(short, full, strict=False)
        )
    )


def _standing_for(
    one: Named, full: Sequence[Named], score: int, reason: str
) -> Iterator[Likeness]:
    """Yield a shorter name with the full ones; the more there are, the less it says."""
    things = {other.id for other in full} - {one.id}
    if len(things) <= _RIVALS:
        for other in full:
            yield _like(one, other, score - 10 * (len(things) - 1), reason)


# -- organisations -----------------------------------------------------------------


def _bodies(bodies: Sequence[Named]) -> Iterator[Likeness]:
    words = {one: _body_tokens(one.name) for one in bodies}
    equal: dict[Tokens, list[Named]] = defaultdict(list)
    sharing: dict[str, list[Named]] = defaultdict(list)
    for one, named in words.items():
        if named:
            equal[tuple(sorted(named))].append(one)
            for word in {*named, f"{named[0][:4]}…"}:
                sharing[word].append(one)
    for same in equal.values():
        for pair in _pairs(same):
            if _comparable(*pair):
                inside = pair[0].part_of != pair[1].part_of
                score, reason = (
                    (80, "the same name, one inside another body")
                    if (inside)
                    else (96, "the same but for marks, short forms or word order")
                )
                yield _like(*pair, score, reason)
    yield from _acronyms(bodies)
    for block in sharing.values():
        if len(block) <= _SHARED:
            yield from _spellings(block, words)


def _body_tokens(name: str) -> Tokens:
    for short, full in _SHORT_STATES:
        name = short.sub(full, name)
    words = tokens(_BRACKETS.sub(" ", name.replace("&", " and ")))
    kept = tuple(one for one in words if one not in _FORMS)
    return kept or words


def _acronyms(bodies: Sequence[Named]) -> Iterator[Likeness]:
    """Yield acronyms with the names that they are printed beside, or are letters of."""
    printed: dict[str, list[Named]] = defaultdict(list)
    letters: dict[str, list[Named]] = defaultdict(list)
    for one in bodies:
        for inside in _BRACKETS.findall(one.name):
            printed[inside.replace(".", "").strip()].append(one)
        for made in _initials(_BRACKETS.sub(" ", one.name)):
            letters[made].append(one)
    for one in bodies:
        name = one.name.strip()
        if _ACRONYM.fullmatch(name):
            plain = name.replace(".", "").replace("-", "")
            yield from _standing_for(
                one, printed[name.replace(".", "")], 95, "its acronym is printed"
            )
            yield from _standing_for(one, letters[plain], 82, "an acronym of its words")


def _initials(name: str) -> set[str]:
    """Return the first letters of a name's words, with and without the little ones."""
    words = _WORD.findall(name)
    if len(words) < 2:
        return set()
    large = [one for one in words if one.casefold() not in _LITTLE]
    return {
        "".join(one[0] for one in some).upper()
        for some in (words, large)
        if len(some) > 1
    }


def _comparable(one: Named, other: Named) -> bool:
    """Say whether two bodies can be one: every ministry has a press department."""
    return one.part_of == other.part_of or None in (one.part_of, other.part_of)


# -- spellings ---------------------------------------------------------------------


def _spellings(
    block: Sequence[Named], words: Mapping[Named, Tokens]
) -> Iterator[Likeness]:
    """Yield the names of a block that differ in few letters."""
    for some in _slices(sorted(block, key=lambda one: words[one])):
        forms = [" ".join(sorted(words[one])) for one in some]
        for at, one in enumerate(some):
            near = process.extract(
                forms[at], forms[at + 1 :], scorer=fuzz.ratio, score_cutoff=_CLOSE
            )
            for _, score, further in near:
                other = some[at + 1 + further]
                alike = _digits(words[one]) == _digits(words[other])
                if score < 100 and alike and _comparable(one, other):
                    yield _like(one, other, int(score), SPELLING)


def _slices(block: Sequence[Named]) -> Iterator[Sequence[Named]]:
    """Yield a block, or stretches of it that overlap where it is too large."""
    for start in range(0, max(1, len(block) - _BLOCK // 2), _BLOCK // 2):
        yield block[start : start + _BLOCK]


def _digits(words: Tokens) -> list[str]:
    """Return the numbers in a name: the first congress is not the second."""
    return [one for one in words if any(char.isdigit() for char in one)]


def _pairs(same: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield the first with each other one: all of them are alike."""
    for at, one in enumerate(same):
        for other in same[at + 1 : at + 1 + _RIVALS]:
            yield one, other


def _like(one: Named, other: Named, score: int, reason: str) -> Likeness:
    left, right = sorted((one.id, other.id))
    return Likeness(left, right, score, reason)
