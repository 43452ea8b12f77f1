"""A paragraph as words: what each is in lower case, and what class it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, count, repeat
from operator import le
from typing import Any, Final

from kg.extract.prose.flags import ACCORDING, BREAK, CUE_NOUN, MARK, POINT, STOP
from kg.extract.prose.lexicon import WORDS
from kg.extract.prose.noun_cues import NOUN_CUES
from kg.extract.prose.tokens import find_tokens
from kg.text import word_set

_MARKS: Final = frozenset(
    ["“", "”", "„", "‟", "«", "»", '"', "＂", "''", "``", "‘", "’", "'"]
)
_PUNCTUATION: Final = (
    dict.fromkeys((".", "?", "!", "…", "...", "....", "..", ". . ."), STOP)
    | dict.fromkeys(
        (",", ";", ":", "(", ")", "[", "]", "-", "–", "—", "―", "--", "---"), BREAK
    )
    | dict.fromkeys(_MARKS, MARK)
)
_NOT_MANNER: Final = word_set(
    """
    family supply assembly ally bully belly july italy anomaly monopoly homily
    rally daily weekly monthly friendly elderly lonely deadly costly orderly
    timely fly
    """
)
_NOTHING: Final[Mapping[int, int]] = {}
_TABLE: Final = (
    WORDS
    | {noun: WORDS.get(noun, 0) | CUE_NOUN for noun in NOUN_CUES}
    | _PUNCTUATION
    | {"according": ACCORDING}
)


class Line:
    """The words of one paragraph, with look-ups by position."""

    __slots__ = (
        "_titled",
        "closed",
        "count",
        "ends",
        "first",
        "flags",
        "floor",
        "groups",
        "low",
        "opened",
        "points",
        "quoted",
        "regions",
        "text",
    )

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.low, self.ends = find_tokens(_lowered(text[start:end]), start)
        self.flags = list(map(_TABLE.get, self.low, repeat(0)))
        # Where something may begin or end: all that is looked at word by word.
        self.points = list(compress(count(), map(le, repeat(POINT), self.flags)))
        self.count = len(self.low)
        self.quoted = bytearray(self.count)
        self.regions: Sequence[tuple[int, int]] = ()
        self.opened = _NOTHING  # first word of each region: its last
        self.closed = _NOTHING  # last word of each region: its first
        self.groups: dict[int, Any] = {}
        self.first = 0  # of the sentence that is being read
        self.floor = 0  # of what no statement has claimed in it
        self._titled: bool | None = None

    @property
    def titled(self) -> bool:
        """Say whether the line is printed as titles are, most words with capitals."""
        if self._titled is None:
            names = sum(map(self.is_name, range(min(self.count, 30))))
            self._titled = self.count < 30 and 2 * names > self.count
        return self._titled

    def begin(self, at: int) -> int:
        """Return the offset of the first character of a word."""
        return self.ends[at] - len(self.low[at])

    def word(self, at: int) -> str:
        """Return a word as it is printed."""
        return self.text[self.ends[at] - len(self.low[at]) : self.ends[at]]

    def spaced(self, at: int) -> bool:
        """Say whether a word has white space, or the paragraph's start, before it."""
        return at == 0 or self.ends[at] - len(self.low[at]) != self.ends[at - 1]

    def quotes(self, at: int) -> bool:
        """Say whether a word is the mark of a quotation."""
        return bool(self.quoted[at]) and bool(self.flags[at] & MARK)

    def closes(self, at: int) -> bool:
        """Say whether a quoted region ends with this word."""
        return at in self.closed

    def is_manner(self, at: int) -> bool:
        """Say whether a word is an adverb by its ending."""
        word = self.low[at]
        return (
            not self.flags[at]
            and word.endswith("ly")
            and word not in _NOT_MANNER
            and not self.is_name(at)
        )

    def is_name(self, at: int) -> bool:
        """Say whether a word begins with a capital."""
        return self.text[self.ends[at] - len(self.low[at])].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the words from `first` to before `last`."""
        ends = self.ends
        return ends[first] - len(self.low[first]), ends[last - 1]


def _lowered(text: str) -> str:
    """Return the text in lower case with straight apostrophes, offset by offset."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.replace("’", "'")
