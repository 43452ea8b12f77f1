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
_MOST: Final = 1 << 14  # chunks that are kept, in a few megabytes
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
    words, joined = _parted(chunks)
    blanks = bytearray(b"\1") * len(words)
    for at in joined:
        blanks[at] = 0
    ends = list(accumulate(map(add, map(len, words), blanks), initial=start - 1))
    del ends[0]
    return words, ends


def _parted(chunks: list[str]) -> tuple[list[str], list[int]]:
    """Return the words of chunks, and the places of those that no blank precedes."""
    words: list[str] = []
    joined: list[int] = []
    count = len(chunks)
    plain = [*map(str.isalnum, chunks), False]
    done, at = 0, plain.index(False)
    shift = 1  # from a chunk to its second word
    while at < count:
        words += chunks[done:at]
        parts = _JOINED[chunks[at]]
        words += parts
        more = len(parts) - 1
        joined += range(at + shift, at + shift + more)
        shift += more
        done = at + 1
        at = plain.index(False, done)
    words += chunks[done:]
    return words, joined


def _by_pattern(text: str, start: int) -> tuple[list[str], list[int]]:
    parts = _TOKEN.split(text)  # blank, word, blank, word ...
    return parts[1::2], list(accumulate(map(len, parts), initial=start))[2::2]
