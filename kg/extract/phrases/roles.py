"""Roles and organisations: what follows a name, read as posts.

positions := group { ";" group }       group := item { "," item }
item      := ROLE | ROLE of ORG | ORG      organisations from inner to outer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    Cut,
    core,
    drop_and,
    is_capital,
    is_city,
    is_country,
    is_degree,
    is_place,
    is_years,
    low,
    org_head,
    strip,
    words_of,
)
from kg.extract.phrases.organizations import org_chain, without_brackets
from kg.extract.phrases.role_phrases import Post, read_roles


def read_posts(s: str, groups: Sequence[Sequence[Cut]]) -> tuple[Post, ...]:
    """Read the segments of each group as posts; the groups were cut at semicolons."""
    return tuple(post for group in groups for post in _read_group(s, group))


def _read_group(s: str, group: Sequence[Cut]) -> Iterator[Post]:
    block: list[Post] = []
    outer: list[Cut] = []
    for segment in group:
        cut = drop_and(s, segment)
        if cut[0] >= cut[1]:
            continue
        if is_years(s, cut):
            if block:
                block[-1] = replace(block[-1], years=strip(s, cut))
            continue
        if is_degree(s, cut):
            continue
        roles = read_roles(s, cut)
        if roles and outer:
            yield from _close(block, outer, s)
            block, outer = [], []
        if roles:
            block += roles
        elif is_capital(s, cut) and not s[slice(*cut)].isdigit():
            outer += org_chain(s, cut)
            years = without_brackets(s, cut)[1]
            block = [replace(post, years=post.years or years) for post in block]
    yield from _close(block, outer, s)


def _close(block: list[Post], outer: list[Cut], s: str) -> Iterator[Post]:
    """Yield the posts of one block; roles without an organisation share the outer."""
    outer = _ordered(s, outer)
    chained = len(outer) > 1 or any(post.chain for post in block)
    if chained and outer and _only_where(s, outer, block):
        outer = outer[:-1]
    printed = _hull([post.printed for post in block] + outer)
    if not block:
        if outer:
            yield Post(None, tuple(outer), printed=printed)
        return
    for at, post in enumerate(block):
        yield replace(post, chain=_chain(s, block, at, outer), printed=printed)


def _only_where(s: str, outer: list[Cut], block: list[Post]) -> bool:
    """Say whether the last organisation is only the place of the one before it."""
    if not is_place(s, outer[-1]):
        return False
    if len(outer) > 1:
        body = org_head(s, outer[-2])
        return is_city(s, outer[-1]) or body not in lex.STATE_BODIES
    bodies = {org_head(s, post.chain[-1]) for post in block if post.chain}
    if bodies & lex.STATE_BODIES and is_country(s, outer[-1]):
        return False
    return all(post.chain or post.closed for post in block)


def _chain(s: str, block: list[Post], at: int, outer: list[Cut]) -> tuple[Cut, ...]:
    post = block[at]
    if post.closed:
        return ()
    if not post.chain:
        if outer:
            return tuple(outer)
        head = core(s, post.role or (0, 0))[-1:]
        if any(low(s, word) in lex.STANDALONE for word in head):
            return ()
        if any(s[slice(*word)] == "to" for word in words_of(s, post.role or (0, 0))):
            return ()  # "Advisor to the Minister and Professor at X"
        later = (other.chain[-1:] for other in block[at + 1 :] if other.chain)
        return next(later, ())
    unit = org_head(s, post.chain[-1]) in lex.UNIT_WORDS
    last = at == len(block) - 1 and not is_country(s, post.chain[-1])
    return (*post.chain, *outer) if unit or last else post.chain


def _ordered(s: str, outer: list[Cut]) -> list[Cut]:
    """Put an office or branch, printed after its organisation, before it."""
    if len(outer) < 2:
        return outer
    last = core(s, outer[-1])
    is_branch = bool(last) and low(s, last[-1]) in {
        "office",
        "branch",
        "representation",
    }
    if is_branch and org_head(s, outer[-2]) not in lex.UNIT_WORDS:
        return [*outer[:-2], outer[-1], outer[-2]]
    return outer


def _hull(cuts: Sequence[Cut]) -> Cut:
    if not cuts:
        return (0, 0)
    return min(a for a, _ in cuts), max(b for _, b in cuts)
