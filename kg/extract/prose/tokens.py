"""The words of a paragraph, and where each ends."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import Final

# A word with what is joined to it, a clitic, a run of stops or dashes, or one mark.
_TOKEN: Final = re.compile(
    r"""(
      \w++
      (?:(?:'(?!(?:s|re|ve|ll|d|m)\b)|[-‐‑&/@.](?=\w)|,(?=\d{3}))\w++)*+
      (?:\.(?<=\.[^\W\d_]\.))?
    | '(?:(?:s|re|ve|ll|d|m)\b|')?
    | \.(?:\.+|(?:\ \.){2,})? | -+ | ``
    | \S
    )""",
    re.VERBOSE,
)
_MOST: Final = 1 << 14
_LONGEST: Final = 24  # longer ones hardly come again


class _Joined(dict[str, list[str]]):
    """Words with what is joined to them, so that "said." is taken apart once."""

    def __missing__(self, chunk: str) -> list[str]:
        words: list[str] = _TOKEN.findall(chunk)
        if len(chunk) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[chunk] = words
        return words


_JOINED: Final = _Joined()


def find_tokens(text: str, start: int) -> tuple[list[str], list[int]]:
    """Return the words of a text in lower case, and their ends, from an offset on.

    Most text is words parted by single blanks; only what is joined to them, or spaced
    in another way, is left to the pattern, which is several times slower.
    """
    spaced = text.replace("\n", " ").replace("\xa0", " ")
    chunks = spaced.split()
    if " ".join(chunks) != spaced or " . ." in spaced:
        return _by_pattern(text, start)
    words: list[str] = []
    joined: list[int] = []  # the words that no blank precedes
    plain = [*map(str.isalnum, chunks), False]
    done, at = 0, plain.index(False)
    while at < len(chunks):
        words += chunks[done:at]
        first = len(words) + 1
        words += _JOINED[chunks[at]]
        joined += range(first, len(words))
        done, at = at + 1, plain.index(False, at + 1)
    words += chunks[done:]
    blanks = bytearray(b"\1") * len(words)
    for at in joined:
        blanks[at] = 0
    ends = list(accumulate(map(add, map(len, words), blanks), initial=start - 1))
    del ends[0]
    return words, ends


def _by_pattern(text: str, start: int) -> tuple[list[str], list[int]]:
    parts = _TOKEN.split(text)  # blank, word, blank, word ...
    return parts[1::2], list(accumulate(map(len, parts), initial=start))[2::2]
