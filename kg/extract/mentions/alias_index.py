"""Aliases in automata that find all of them in one pass over a text.

An alias written in lower case matches any case, one with a capital only as written.
A match keeps to whole words and crosses no punctuation that the alias does not have.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

import ahocorasick

from kg.extract.mentions.canonical import (
    TOKEN,
    Canonical,
    Form,
    is_word,
    key,
    lowered,
    plain,
)
from kg.model import Alias
from kg.paragraphs import wrap_width
from kg.text import fold

_WIDEST_GAP = 2
_BREAKS = "\n\r\u2028\u2029\x85\v\f"
_BORDERS = ',;:!?"()[]'
_STRETCH = 1 << 18  # characters that are looked at in one go, so that memory is bounded
# What an automaton says of a form is one number, because to follow a pointer costs more
# than all the rest: its names, its length, and whether its ends are letters.
_OPENS, _CLOSES, _LENGTH, _LONGEST, _NUMBER = 1, 2, 2, (1 << 20) - 1, 22


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """All aliases that one stretch of text can be, in order."""

    aliases: tuple[Alias, ...]
    targets: tuple[str, ...]  # sorted
    sure: bool  # one of them is unambiguous
    conditional: bool  # one of them asks for the words beside it

    @classmethod
    def of(cls, aliases: Iterable[Alias]) -> Names:
        """Return the names of some aliases."""
        every = tuple(sorted(set(aliases), key=order))
        return cls(
            every,
            tuple(sorted({one.target for one in every})),
            any(not one.ambiguous for one in every),
            any(one.determiner or one.not_before or one.not_after for one in every),
        )

    @property
    def proof(self) -> str | None:
        """The only thing that these names can mean."""
        return self.targets[0] if self.sure and len(self.targets) == 1 else None


Match = tuple[int, int, int]  # start and end, as of a span, and the number of the names


class AliasIndex:
    """Aliases by their form of look-up; built once, used for every document."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        exact: dict[str, list[Alias]] = defaultdict(list)
        any_case: dict[str, list[Alias]] = defaultdict(list)
        for alias in aliases:
            words = key(TOKEN.findall(plain(alias.text)))
            if alias.text == alias.text.lower():
                any_case[lowered(words)].append(alias)
            else:
                exact[words].append(alias)
        chars = frozenset().union(*exact, *any_case)
        marks = {one for one in chars if one != " " and not is_word(one)}
        self._form = Form(marks)
        borders = "".join(one for one in _BORDERS if one not in marks)
        self._border = re.compile(f"[{re.escape(borders)}]" if borders else "(?!)")
        self._known = [*exact.values(), *any_case.values()]
        self._names: dict[int, Names] = {}  # those that were met in some text
        self._both: dict[tuple[int, int], int] = {}
        self._exact = _automaton(exact, 0)
        self._any_case = _automaton(any_case, len(exact))

    def names(self, number: int) -> Names:
        """Return the names that a match has the number of."""
        if number not in self._names:
            self._names[number] = Names.of(self._known[number])
        return self._names[number]

    def find(self, text: str) -> list[Match]:
        """Return every stretch of a text that some alias names, by its end."""
        found: list[Match] = []
        whole = _Whole(text)
        for start, end in self._stretches(whole.plain):
            form = self._form.of(whole.plain[start:end], start)
            if self._exact is not None:
                found += _hits(self._exact, form, form.text, whole)
            if self._any_case is not None:
                found += _hits(self._any_case, form, lowered(form.text), whole)
        return self._merged(found) if self._exact and self._any_case else found

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield stretches that no match crosses."""
        start = 0
        while start < len(text):
            border = self._border.search(text, start + _STRETCH)
            end = border.end() if border else len(text)
            yield start, end
            start = end

    def _merged(self, found: list[Match]) -> list[Match]:
        """Return matches by end and start, those of the same place made one."""
        merged: list[Match] = []
        before = (-1, -1)
        for start, end, number in sorted(found, key=itemgetter(1, 0)):
            if (start, end) == before:
                merged.append((start, end, self._together(merged.pop()[2], number)))
            else:
                merged.append((start, end, number))
            before = start, end
        return merged

    def _together(self, one: int, other: int) -> int:
        """Return the number of the names that have either number."""
        if (one, other) not in self._both:
            self._both[one, other] = len(self._known)
            self._known.append([*self._known[one], *self._known[other]])
        return self._both[one, other]


class _Whole:
    """A whole text, its plain form, and whether its line ends are blanks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self.breaks = [
            found.start()
            for char in _BREAKS
            if char in text
            for found in re.finditer(re.escape(char), text)
        ]
        self.breaks.sort()

    def holds(self, start: int, end: int) -> bool:
        """Say whether no gap between the words of a stretch is too wide."""
        words = list(TOKEN.finditer(self.plain, start, end))
        return all(
            self._crossable(self.text[one.end() : other.start()])
            for one, other in pairwise(words)
        )

    def _crossable(self, gap: str) -> bool:
        if any(char in _BREAKS for char in gap):
            single = fold(gap).strip(" ") in {"\n", "\r\n", "\r"}
            return single and self._wrapped
        return len(gap) <= _WIDEST_GAP

    @cached_property
    def _wrapped(self) -> bool:
        """Whether a single line end is a blank; asked seldom, for it takes its time."""
        return wrap_width(self.text) is not None


def _automaton(
    entries: Mapping[str, list[Alias]], first: int
) -> ahocorasick.Automaton | None:
    """Return what finds some forms; their names are numbered from `first` on."""
    made = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for number, words in enumerate(entries, first):
        if 0 < len(words) <= _LONGEST:
            ends = _OPENS * is_word(words[0]) | _CLOSES * is_word(words[-1])
            made.add_word(words, number << _NUMBER | len(words) << _LENGTH | ends)
    if not len(made):
        return None
    made.make_automaton()
    return made


def _hits(
    automaton: ahocorasick.Automaton, form: Canonical, words: str, whole: _Whole
) -> Iterator[Match]:
    """Yield the matches in a stretch; `words` is its form in the automaton's case.

    They come by their ends, and so the last cut and line end before each are known.
    """
    cuts, breaks = [*form.places, sys.maxsize], [*whole.breaks, sys.maxsize]
    begin, cut, line = form.start, 0, bisect_right(breaks, form.start - 1)
    for first, last, number in _whole_words(automaton, words):
        while cuts[cut] <= last:
            cut += 1
        start, end = begin + cut + first, begin + cut + last + 1
        usual = cut == 0 or cuts[cut - 1] <= first
        if not usual:
            start = begin + bisect_right(cuts, first) + first
        while breaks[line] < end:
            line += 1
        usual = usual and (line == 0 or breaks[line - 1] < start)
        if usual or whole.holds(start, end):
            yield start, end, number


def _whole_words(
    automaton: ahocorasick.Automaton, words: str
) -> Iterator[tuple[int, int, int]]:
    """Yield the first and the last character of what is found, and its number."""
    edged = f" {words} "  # a blank before each offset, and one after the last
    for last, known in automaton.iter(words):
        # Most that is found in vain ends inside a word, so that goes first.
        if known & _CLOSES and (beside := edged[last + 2]) != " " and is_word(beside):
            continue
        first = last + 1 - (known >> _LENGTH & _LONGEST)
        if known & _OPENS and (beside := edged[first]) != " " and is_word(beside):
            continue
        yield first, last, known >> _NUMBER


def order(alias: Alias) -> tuple[str, str, bool, bool]:
    """Return what aliases are sorted by."""
    return alias.text, alias.target, alias.determiner, alias.ambiguous
