"""Mentions by a tree of words in plain Python: what the automata are compared with.

It is the simplest matcher that keeps all the rules of
`kg.extract.mentions.alias_index` but for wrapped text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.mentions.canonical import TOKEN
from kg.model import Alias
from kg.text import fold


@dataclass(slots=True)
class _Node:
    """A place in the tree: the words read so far, and the aliases that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    aliases: list[tuple[tuple[str, ...] | None, Alias]] = field(default_factory=list)


class WordTree:
    """Aliases by their words."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._root = _Node()
        for alias in aliases:
            words = tuple(TOKEN.findall(fold(alias.text)))
            node = self._root
            for word in words:
                node = node.next.setdefault(word.lower(), _Node())
            exact = None if alias.text == alias.text.lower() else words
            node.aliases.append((exact, alias))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield every stretch of a text that some alias names."""
        folded = fold(text)
        spans = [one.span() for one in TOKEN.finditer(folded)]
        lowered = [folded[start:end].lower() for start, end in spans]
        for at, word in enumerate(lowered):
            node = self._root.next.get(word)
            later = at
            while node is not None:
                now = tuple(folded[slice(*one)] for one in spans[at : later + 1])
                if any(exact is None or exact == now for exact, _ in node.aliases):
                    yield spans[at][0], spans[later][1]
                later += 1
                if later == len(spans) or not node.next:
                    break
                gap = text[spans[later - 1][1] : spans[later][0]]
                if len(gap) > 2 or "\n" in gap:
                    break
                node = node.next.get(lowered[later])
