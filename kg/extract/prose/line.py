"""A paragraph as words: what each is in lower case, and what class it is of."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from kg.extract.prose import flags as F
from kg.extract.prose.lexicon import WORDS

_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?:[^\W\d_]\.){2,}
    | \w+n['’]t\b
    | \w+(?:(?:['’](?!(?:s|re|ve|ll|d|m)\b)|[-‐‑&/@.](?=\w)|,(?=\d{3}))\w+)*
    | ['’](?:s|re|ve|ll|d|m)\b
    | \.{2,} | (?:\.\ ){2,}\. | -{2,} | '' | ``
    | .
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MARKS: Final = frozenset(["“", "”", "„", "‟", "«", "»", '"', "＂", "''", "``", "‘", "’", "'"])
_PUNCTUATION: Final = (
    dict.fromkeys((".", "?", "!", "…", "...", "....", "..", ". . ."), F.STOP)
    | dict.fromkeys((",", ";", ":", "(", ")", "[", "]", "-", "–", "—", "―", "--", "---"), F.BREAK)
    | dict.fromkeys(_MARKS, F.MARK)
)
_NOT_MANNER: Final = frozenset(
    ["family", "supply", "assembly", "ally", "bully", "belly", "july", "italy", "anomaly", "monopoly", "homily", "rally", "daily", "weekly", "monthly", "friendly", "elderly", "lonely", "deadly", "costly", "orderly", "timely", "fly"]
)
_CURLY = str.maketrans("’", "'")
TABLE: Final = WORDS | _PUNCTUATION


class Line:
    """The words of one paragraph, with look-ups by position."""

    __slots__ = ("ends", "flags", "low", "quoted", "raw", "regions", "start", "text", "titled", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.raw = _TOKEN.findall(text, start, end)
        self.words = [raw.strip() for raw in self.raw]
        self.ends = list(accumulate(map(len, self.raw), initial=start))
        del self.ends[0]
        self.low = [word.lower() for word in self.words]
        if "’" in text[start:end]:
            self.low = [
                word.translate(_CURLY) if len(word) > 1 else word for word in self.low
            ]
        get = TABLE.get
        self.flags = [get(word, 0) for word in self.low]
        self.quoted = bytearray(len(self.words))
        names = sum(word[:1].isupper() for word in self.words)
        self.titled = len(self.words) < 30 and 2 * names > len(self.words)
        self.regions: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self.words)

    def begin(self, at: int) -> int:
        """Return the offset of the first character of a word."""
        return self.ends[at] - len(self.words[at])

    def spaced(self, at: int) -> bool:
        """Say whether a word has white space, or the paragraph's start, before it."""
        return at == 0 or len(self.raw[at]) > len(self.words[at])

    def is_manner(self, at: int) -> bool:
        """Say whether a word is an adverb by its ending."""
        word = self.low[at]
        return (
            word.endswith("ly")
            and not self.flags[at]
            and word not in _NOT_MANNER
            and not self.is_name(at)
        )

    def is_name(self, at: int) -> bool:
        """Say whether a word begins with a capital."""
        return self.words[at][0].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the words from `first` to before `last`."""
        return self.begin(first), self.ends[last - 1]
