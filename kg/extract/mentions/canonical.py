"""The form of a text in which aliases are looked up, and the way back to its offsets.

Between two words stands one blank, and beside a mark that some alias has stands none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.text import FOLDING

TOKEN = re.compile(r"\w+|[^\w\s]")
_WHITE = dict.fromkeys("\n\r\u2028\u2029\x85\v\f\x1c\x1d\x1e\x1f", " ")
_FOLDING = {chr(char): str(to) for char, to in FOLDING.items()} | _WHITE
_ASCII = {char: to for char, to in _FOLDING.items() if char.isascii()}
_BESIDE_MARK = re.compile(r"(?<=[^\w ]) | (?=[^\w ])")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A stretch of a text in the form of look-up.

    The character at an offset of it stands in the whole text `bisect_right(places,
    offset)` after `start` and the offset.
    """

    text: str
    start: int
    places: Sequence[int]  # before which a blank was taken out, one for each


class Form:
    """How texts are brought into the form of look-up for the marks of some aliases."""

    def __init__(self, marks: Iterable[str]) -> None:
        # What is looked for, and how many of its characters before the blanks to be
        # taken out stay, and how many after. One pattern for all would be slower.
        self._needless = [("  ", re.compile("  +"), 0, 1)]
        for mark in sorted(marks):
            sign = re.escape(mark)
            self._needless += (
                (f" {mark}", re.compile(f" {sign}"), 0, 1),
                (
                    f"{mark} ",
                    re.compile(f"{sign} +"),
                    1,
                    0,
                ),
            )

    def of(self, plain: str, start: int = 0) -> Canonical:
        """Return the form of a plain stretch that begins at an offset of its text."""
        taken = self._taken(plain)
        if not taken:
            return Canonical(plain, start, ())
        places = [at - before for before, at in enumerate(taken)]
        begins = (0, *(at + 1 for at in taken))
        kept = [plain[a:b] for a, b in zip(begins, (*taken, None), strict=True)]
        return Canonical("".join(kept), start, places)

    def _taken(self, plain: str) -> list[int]:
        """Return the places of the blanks that the form is without."""
        found: set[int] = set()
        for words, pattern, before, after in self._needless:
            if words not in plain:
                continue
            for one in pattern.finditer(plain):
                first, end = one.span()
                if end - first == 2:
                    found.add(first + before)
                else:
                    found.update(range(first + before, end - after))
        return sorted(found)


def key(words: Iterable[str]) -> str:
    """Return the form of look-up of an alias with these words and marks."""
    return _BESIDE_MARK.sub("", " ".join(words))


def plain(text: str) -> str:
    """Return a text with kinds of blank, hyphen and quotation mark made one.

    A line end is a blank too. One character stands for each, so that offsets serve for
    both. Only the characters that occur are replaced, which is fast.
    """
    for char, to in (_ASCII if text.isascii() else _FOLDING).items():
        if char in text:
            text = text.replace(char, to)
    return text


def lowered(text: str) -> str:
    """Return a text in lower case, one character for each."""
    return text.replace("İ", "i").lower().replace("ς", "σ")


def is_word(char: str) -> bool:
    """Say whether a character belongs to words, and not between them."""
    return char.isalnum() or char == "_"
