"""Mentions: words that name something known, the longest first, doubt kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from kg.extract.alias_index import AliasIndex as AliasIndex
from kg.extract.alias_index import Match, Names
from kg.model import Alias, Mention, MentionStatus, Span
from kg.text import fold

_BESIDE = 60  # characters in which the words beside an alias are looked for


def link_document(
    text: str, places: Iterable[Sequence[Span]], aliases: AliasIndex
) -> tuple[tuple[Mention, ...], ...]:
    """Return for each of many places of a document what its spans mention, in order.

    The text is read once, however many places there are. An ambiguous alias counts as
    linked only if the document also names the same thing by an unambiguous one; so does
    an alias of several things, for exactly one of them.
    """
    found = list(_allowed(text, aliases.find(text)))
    proved = frozenset(names.proof for _, _, names in found if names.proof)
    starts = list(map(itemgetter(0), found))
    linked = []
    for spans in places:
        mentions: set[Mention] = set()
        for span in spans:
            first = bisect_left(starts, span.start)
            near = found[first : bisect_left(starts, span.end, first)]
            inside = [one for one in near if one[1] <= span.end]
            mentions.update(_chosen(inside, proved))
        linked.append(tuple(sorted(mentions, key=_place)))
    return tuple(linked)


def link_mentions(
    text: str, spans: Iterable[Span], aliases: AliasIndex
) -> tuple[Mention, ...]:
    """Return what some spans of a document mention; see `link_document`."""
    return link_document(text, (tuple(spans),), aliases)[0]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _allowed(text: str, found: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches with the aliases whose conditions on the words beside hold."""
    for match in found:
        start, end, names = match
        if not names.conditional:
            yield match
            continue
        before = fold(text[max(0, start - _BESIDE) : start]).casefold().rstrip()
        after = fold(text[end : end + _BESIDE]).casefold().lstrip()
        fitting = tuple(one for one in names.aliases if _fits(one, before, after))
        if fitting:
            yield start, end, Names(fitting)


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


def _chosen(inside: Iterable[Match], proved: frozenset[str]) -> Iterator[Mention]:
    """Yield the longest matches, and those nested in one that mean something else."""
    around: list[Mention] = []  # those that may still hold the next match
    reached = 0
    for start, end, names in sorted(inside, key=lambda one: (one[0], -one[1])):
        while around and around[-1].span.end < end:
            around.pop()
        if start < reached and not around:
            continue  # it begins inside a longer match and runs out of it
        within = around[-1].span if around else None
        mention = _mention(Span(start, end), names, proved, within)
        if any(set(mention.targets) <= set(one.targets) for one in around):
            continue  # the same thing, by a part of its name
        around.append(mention)
        reached = max(reached, end)
        yield mention


def _mention(
    span: Span, names: Names, proved: frozenset[str], within: Span | None
) -> Mention:
    targets = names.targets
    present = tuple(one for one in targets if one in proved)
    if len(targets) == 1 and (names.sure or present):
        return Mention(span, MentionStatus.LINKED, targets, within)
    if len(present) == 1:
        return Mention(span, MentionStatus.LINKED, present, within)
    status = MentionStatus.AMBIGUOUS if len(targets) > 1 else MentionStatus.CANDIDATE
    return Mention(span, status, targets, within)
