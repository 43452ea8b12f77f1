"""Mentions: words that name something known, found by a tree of the words of aliases.

An alias written in lower case matches any case, one with a capital only as written.
A match keeps to whole words and crosses no punctuation that the alias does not have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Alias, Mention, MentionStatus, Span
from kg.paragraphs import wrap_width
from kg.text import fold

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WIDEST_GAP = 2
_BREAKS = frozenset("\n\r\u2028\u2029\x85\v\f")


@dataclass(slots=True)
class _Node:
    """A place in the tree: the words read so far, and the aliases that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    aliases: list[tuple[tuple[str, ...] | None, Alias]] = field(default_factory=list)


class AliasIndex:
    """Aliases by their words; built once, used for every document."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        self._root = _Node()
        for alias in sorted(set(aliases), key=_order):
            self._add(alias)

    def _add(self, alias: Alias) -> None:
        words = tuple(_TOKEN.findall(fold(alias.text)))
        if not words:
            return
        node = self._root
        for word in words:
            node = node.next.setdefault(word.lower(), _Node())
        # The exact words, or None for an alias that matches in any case.
        exact = None if alias.text == alias.text.lower() else words
        node.aliases.append((exact, alias))

    def matches(self, text: str) -> Iterator[tuple[Span, tuple[Alias, ...]]]:
        """Yield every stretch of a text that some alias names, longer ones too."""
        folded = fold(text)
        wrapped = wrap_width(text) is not None
        tokens = [match.span() for match in _TOKEN.finditer(folded)]
        lowered = [folded[start:end].lower() for start, end in tokens]
        words = _Words(folded, tokens, lowered, wrapped)
        first = self._root.next
        for at, word in enumerate(lowered):
            node = first.get(word)
            if node is not None:
                yield from _from(words, at, node)


def link_mentions(
    text: str, spans: Iterable[Span], aliases: AliasIndex
) -> tuple[Mention, ...]:
    """Return what the spans of a document mention, in order.

    An ambiguous alias counts as linked only if the document also names the same thing
    by an unambiguous one; so does an alias of several things, for exactly one of them.
    """
    found = [
        (span, allowed)
        for span, matched in aliases.matches(text)
        if (allowed := _allowed(text, span, matched))
    ]
    proved = _proved(found)
    starts = [span.start for span, _ in found]
    mentions: set[Mention] = set()
    for place in spans:
        near = found[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        inside = [one for one in near if place.covers(one[0])]
        mentions.update(_chosen(inside, proved))
    return tuple(sorted(mentions, key=lambda one: (one.span.start, -one.span.end)))


def _order(alias: Alias) -> tuple[str, str, bool, bool]:
    return alias.text, alias.target, alias.determiner, alias.ambiguous


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a folded text: where they stand, and in lower case."""

    text: str
    spans: list[tuple[int, int]]
    lowered: list[str]
    wrapped: bool  # a single line end is a blank

    def exactly(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words from `first` to `last` as they are written."""
        return tuple(self.text[slice(*span)] for span in self.spans[first : last + 1])


def _from(
    words: _Words, at: int, node: _Node
) -> Iterator[tuple[Span, tuple[Alias, ...]]]:
    """Yield the matches that begin at one word."""
    start, later = words.spans[at][0], at
    while True:
        if node.aliases:
            now = words.exactly(at, later)
            matched = tuple(
                alias for exact, alias in node.aliases if exact is None or exact == now
            )
            if matched:
                yield Span(start, words.spans[later][1]), matched
        later += 1
        if later >= len(words.spans) or not node.next:
            return
        following = node.next.get(words.lowered[later])
        gap = words.text[words.spans[later - 1][1] : words.spans[later][0]]
        if following is None or not _crossable(gap, words.wrapped):
            return
        node = following


def _crossable(gap: str, wrapped: bool) -> bool:
    if gap in {"", " "}:
        return True
    if any(char in _BREAKS for char in gap):
        single = gap.strip(" \t") in {"\n", "\r\n", "\r"}
        return wrapped and single
    return len(gap) <= _WIDEST_GAP


def _allowed(text: str, span: Span, matched: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Return the aliases whose conditions on the words beside them hold."""
    if not any(one.determiner or one.not_before or one.not_after for one in matched):
        return matched
    before = fold(text[max(0, span.start - 60) : span.start]).casefold().rstrip()
    after = fold(text[span.end : span.end + 60]).casefold().lstrip()
    return tuple(one for one in matched if _fits(one, before, after))


def _fits(alias: Alias, before: str, after: str) -> bool:
    if alias.determiner and re.search(r"(?<!\w)the$", before) is None:
        return False
    for word in alias.not_before:
        if re.match(rf"-?{re.escape(fold(word).casefold())}(?!\w)", after):
            return False
    return not any(
        re.search(rf"(?<!\w){re.escape(fold(word).casefold())}-?$", before)
        for word in alias.not_after
    )


def _proved(found: Iterable[tuple[Span, tuple[Alias, ...]]]) -> frozenset[str]:
    """Return what the document names by an alias that can mean nothing else."""
    proved: set[str] = set()
    for _, matched in found:
        targets = {alias.target for alias in matched}
        if len(targets) == 1 and not all(alias.ambiguous for alias in matched):
            proved |= targets
    return frozenset(proved)


def _chosen(
    inside: list[tuple[Span, tuple[Alias, ...]]], proved: frozenset[str]
) -> Iterator[Mention]:
    """Yield the longest matches, and those nested in one that mean something else."""
    around: list[Mention] = []  # those that may still hold the next match
    end = 0
    for span, matched in sorted(inside, key=lambda one: (one[0].start, -one[0].end)):
        around = [one for one in around if one.span.covers(span)]
        if span.start < end and not around:
            continue  # it begins inside a longer match and runs out of it
        mention = _mention(span, matched, proved, around[-1].span if around else None)
        if any(set(mention.targets) <= set(one.targets) for one in around):
            continue  # the same thing, by a part of its name
        around.append(mention)
        end = max(end, span.end)
        yield mention


def _mention(
    span: Span, matched: tuple[Alias, ...], proved: frozenset[str], within: Span | None
) -> Mention:
    targets = tuple(sorted({alias.target for alias in matched}))
    sure = {alias.target for alias in matched if not alias.ambiguous}
    present = tuple(target for target in targets if target in proved)
    if len(targets) == 1 and (sure or present):
        return Mention(span, MentionStatus.LINKED, targets, within)
    if len(present) == 1:
        return Mention(span, MentionStatus.LINKED, present, within)
    status = MentionStatus.AMBIGUOUS if len(targets) > 1 else MentionStatus.CANDIDATE
    return Mention(span, status, targets, within)
