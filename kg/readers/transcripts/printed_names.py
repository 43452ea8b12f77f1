"""Printed names: how a document itself writes in full what it elsewhere shortens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.extract.phrases.person_names import name_at_end
from kg.text import fold

_PRINTED = re.compile(
    r"(?<![\w'’-])[A-ZÀ-ÝА-ЯЁ][\w'’-]{0,40}?[a-zà-ÿа-яё][\w'’-]{0,40}"
)
_CAPITALS = r"(?<![\w.'-])(?:[A-ZÀ-ÝА-ЯЁ][\w.'-]{0,40} ){1,3}"
_MOST = 500  # surnames looked up in one text
_WORD = re.compile(r"[^\W\d_]\.|[^\W\d_](?:[^\W_]|['-](?=[^\W_]))*")


class PrintedNames:
    """The words with a capital of one text, and the full names of some surnames."""

    def __init__(self, text: str, surnames: Iterable[str]) -> None:
        self._text = text
        self._full = _full_names(text, sorted(set(surnames))[:_MOST])

    @cached_property
    def _words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for match in _PRINTED.finditer(self._text):
            found.setdefault(match.group().casefold(), match.group())
        return found

    def spelt(self, name: str) -> str:
        """Return a name on one line; in capitals only if nowhere printed otherwise."""
        name = " ".join(re.sub(r"[*_\\]", " ", name).split())
        if not name.isupper():
            return name
        words = [self._words.get(word.casefold(), "") for word in name.split()]
        return " ".join(words) if all(words) else name

    def full(self, surname: str) -> str | None:
        """Return the one full name that the text prints with a surname, if it does."""
        names = self._full.get(surname.casefold(), ())
        return names[0] if len(names) == 1 else None


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name under which two prints of it are one."""
    return tuple(word.casefold() for word in _WORD.findall(fold(name)))


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is part of another: a surname, or initials with it."""
    if len(short) > len(full) or short == full:
        return False
    if short in (full[-len(short) :], full[: len(short)]):
        return True
    if short[-1] != full[-1]:
        return False
    rest = iter(full[:-1])
    return all(any(_begins(word, other) for other in rest) for word in short[:-1])


def _begins(word: str, other: str) -> bool:
    initial = word.rstrip(".")
    return word == other or (len(initial) == 1 and other.startswith(initial))


def _full_names(text: str, surnames: list[str]) -> dict[str, tuple[str, ...]]:
    if not surnames:
        return {}
    folded = re.sub(r"[\n\r]", " ", fold(text))
    listed = "|".join(re.escape(one) for one in surnames)
    form = re.compile(rf"{_CAPITALS}(?i:(?P<last>{listed}))(?![\w-])")
    found: dict[str, set[str]] = {}
    for match in form.finditer(folded):
        name = name_at_end(folded, match.span())
        if name is not None and not folded[slice(*name)].isupper():
            printed = " ".join(text[slice(*name)].split())
            found.setdefault(match["last"].casefold(), set()).add(printed)
    return {key: tuple(sorted(names)) for key, names in found.items()}
