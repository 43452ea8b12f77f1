"""Mentions: words that name something known, the longest first, doubt kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from kg.extract.mentions.alias_index import AliasIndex as AliasIndex
from kg.extract.mentions.alias_index import Names
from kg.model import Alias, Mention, MentionStatus, Span
from kg.text import fold

Named = tuple[int, int, Names]  # start and end, as of a span, and what stands there
Proved = frozenset[str | None]  # what the document names beyond doubt

_BESIDE = 60  # characters in which the words beside an alias are looked for


def link_document(
    text: str, places: Iterable[Sequence[Span]], aliases: AliasIndex
) -> tuple[tuple[Mention, ...], ...]:
    """Return for each of many places of a document what its spans mention, in order.

    The text is read once, however many places there are. An ambiguous alias counts as
    linked only if the document also names the same thing by an unambiguous one; so does
    an alias of several things, for exactly one of them.
    """
    found = _find(text, aliases)
    proved = frozenset(names.proof for names in {one[2] for one in found})
    ends = [end for _, end, _ in found]
    linked = []
    for spans in places:
        mentions: list[Mention] = []
        for span in spans:
            first = bisect_right(ends, span.start)
            near = found[first : bisect_right(ends, span.end, first)]
            inside = [one for one in reversed(near) if span.start <= one[0]]
            inside.sort(key=itemgetter(0))  # at each start the longest first
            mentions += _chosen(inside, proved)
        if len(spans) > 1:  # they may overlap
            mentions = sorted(set(mentions), key=_place)
        linked.append(tuple(mentions))
    return tuple(linked)


def link_mentions(
    text: str, spans: Iterable[Span], aliases: AliasIndex
) -> tuple[Mention, ...]:
    """Return what some spans of a document mention; see `link_document`."""
    return link_document(text, (tuple(spans),), aliases)[0]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _find(text: str, aliases: AliasIndex) -> list[Named]:
    """Return what is named in a text, by its end, where the conditions for it hold."""
    matches = aliases.find(text)
    met = {number: aliases.names(number) for number in {one[2] for one in matches}}
    found = [(start, end, met[number]) for start, end, number in matches]
    if any(names.conditional for names in met.values()):
        return list(_allowed(text, found))
    return found


def _allowed(text: str, found: Iterable[Named]) -> Iterator[Named]:
    """Yield the matches with the aliases that fit the words beside them."""
    for match in found:
        start, end, names = match
        if not names.conditional:
            yield match
            continue
        before = fold(text[max(0, start - _BESIDE) : start]).casefold().rstrip()
        after = fold(text[end : end + _BESIDE]).casefold().lstrip()
        fitting = [one for one in names.aliases if _fits(one, before, after)]
        if fitting:
            yield start, end, Names.of(fitting)


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


def _chosen(inside: Iterable[Named], proved: Proved) -> Iterator[Mention]:
    """Yield the longest matches, and those nested in one that mean something else."""
    around: list[Mention] = []  # those that may still hold the next match
    reached = 0
    for start, end, names in inside:
        while around and around[-1].span.end < end:
            around.pop()
        if start < reached and not around:
            continue  # it begins inside a longer match and runs out of it
        within = around[-1].span if around else None
        mention = _mention(Span(start, end), names, proved, within)
        if around and any(set(mention.targets) <= set(one.targets) for one in around):
            continue  # the same thing, by a part of its name
        around.append(mention)
        reached = max(reached, end)
        yield mention


def _mention(span: Span, names: Names, proved: Proved, within: Span | None) -> Mention:
    targets = names.targets
    if len(targets) == 1 and names.sure:
        return Mention(span, MentionStatus.LINKED, targets, within)
    present = tuple(one for one in targets if one in proved)
    if len(present) == 1:
        return Mention(span, MentionStatus.LINKED, present, within)
    status = MentionStatus.AMBIGUOUS if len(targets) > 1 else MentionStatus.CANDIDATE
    return Mention(span, status, targets, within)
