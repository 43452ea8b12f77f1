"""Initials as turn labels: "AE:" after "Ada Example:", "SR:" after "Sample Review:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.extract.phrases.cuts import is_country
from kg.readers.transcripts.turn_candidates import Candidate
from kg.readers.transcripts.turn_shapes import Form
from kg.readers.transcripts.turn_words import KEYS
from kg.text import fold

_LETTERS = re.compile(r"(?:[^\W\d_]{2,4}|(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_]\.?)")
_WORD = re.compile(r"[^\W\d_][\w']*")
_PEOPLE = frozenset({Form.NAME, Form.POST, Form.TITLED})
_FULL = _PEOPLE | {Form.BODY}


def initials(words: str) -> str | None:
    """Return the letters of "AE" or "A. E.", in lower case; None for other words."""
    plain = fold(words)
    if not plain.isupper() or not _LETTERS.fullmatch(plain):
        return None
    return "".join(filter(str.isalpha, plain)).casefold()


def fitting(letters: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that letters stand for: by all of their words, or by the edges.

    "MC" is "Mia Cruz" before it is "Mia de la Cruz", so the first kind is enough.
    """
    exact, loose = [], []
    for name in dict.fromkeys(names):
        whole, *shorter = _spellings(name)
        if letters == whole:
            exact.append(name)
        elif letters in shorter:
            loose.append(name)
    return tuple(exact or loose)


@lru_cache(maxsize=8192)
def _spellings(name: str) -> tuple[str, ...]:
    """Return the initials of a name, then without small words and without hyphens."""
    found = list(_WORD.finditer(fold(name)))
    words = [one.group() for one in found]
    if len(words) < 2:
        return ("",)
    capital = [word for word in words if word[0].isupper() and word != "The"]
    joined = [
        one.group()
        for at, one in enumerate(found)
        if not at or "-" not in name[found[at - 1].end() : one.start()]
    ]
    edges = (words[0], words[-1])
    return tuple(
        "".join(word[0] for word in one).casefold()
        for one in (words, capital, joined, edges)
    )


def full_names(text: str, labels: Iterable[Candidate]) -> dict[str, Candidate]:
    """Return the names of two words or more that labels print, each with its first."""
    found: dict[str, Candidate] = {}
    for one in labels:
        name = name_of(text, one)
        several = len(_WORD.findall(name)) > 1 and initials(name) is None
        if one.shape.form in _FULL and several:
            found.setdefault(name, one)
    return found


def name_of(text: str, label: Candidate) -> str:
    """Return the words of a label that name somebody, on one line."""
    start, end = label.shape.name
    words = text[label.span.start + start : label.span.start + end]
    return " ".join(words.split())


def paired_keys(
    folded: str, candidates: Sequence[Candidate], sure: set[str]
) -> set[str]:
    """Return the keys of initials and of the labels before them that they stand for.

    What only names a body is one beside a person or another label that is sure: the
    lines of a glossary may look the same.
    """
    full = full_names(folded, (one for one in candidates if one.colon))
    people = any(one.shape.form in _PEOPLE for one in full.values())
    if not full or not (sure or people):
        return set()
    pairs = _pairs(folded, candidates, full)
    return {one.key for pair in pairs for one in pair}


def _pairs(
    folded: str, candidates: Sequence[Candidate], full: Mapping[str, Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    known: dict[str, tuple[str, ...]] = {}
    often = Counter(one.key for one in candidates)
    for one in candidates:
        letters = initials(name_of(folded, one)) if one.colon else None
        if letters is None or not _opens_words(folded, one, often[one.key]):
            continue
        if letters not in known:
            known[letters] = fitting(letters, full)
        for name in known[letters]:
            if full[name].at < one.at:
                yield one, full[name]


def _opens_words(folded: str, one: Candidate, often: int) -> bool:
    """Say whether words of somebody follow, not an entry of a list, nor a "PS:"."""
    if one.shape.form is Form.PART or (one.key in KEYS and often < 2):
        return False
    return not folded[one.start : one.start + 1].islower()


def recurring_keys(folded: str, spoken: Sequence[Candidate]) -> set[str]:
    """Return the keys of initials that come twice, and name no country."""
    first: dict[str, int] = {}
    found = set()
    for one in spoken:
        name = name_of(folded, one)
        if initials(name) is None or is_country(name, (0, len(name))):
            continue
        if one.shape.form is Form.BODY and first.setdefault(one.key, one.at) < one.at:
            found.add(one.key)
    return found
