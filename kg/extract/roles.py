"""Roles and organisations: what follows a name, read as capacities.

positions := group { ";" group }       group := item { "," item }
item      := ROLE | ROLE of ORG | ORG      organisations from inner to outer
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract.phrases import (
    ACRONYM,
    Cut,
    core,
    drop_and,
    drop_determiner,
    is_capital,
    is_city,
    is_country,
    is_degree,
    is_head,
    is_place,
    is_region,
    is_role,
    is_years,
    low,
    mask,
    org_head,
    role_end,
    split,
    strip,
    words_of,
)

_JOINT = r"\s+(?:and|&)\s+|\s+-\s+|\s*/\s*(?=[A-Z])"
_BOARD = re.compile(
    r"(?:(?:the|its|a)\s+)?(?:[A-Z][\w-]+\s+(?:and\s+)?){0,3}"
    r"(?:Board|Presidium|Collegium|Bureau)(?:\s+of\s+(?:the\s+)?"
    r"(?:Directors|Trustees|Governors|Management|Managers|Supervisors|Experts|Regents"
    r"|Guardians|Advisors|Advisers|Founders))?(?=\s+(?:of|at|for|in)\b|\s*$|\s*\()"
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_DIGITS = re.compile(r"(?:1[89]|20)\d\d")
_PART = re.compile(r"\s(of|for|at|in|on|to|under|with|from|within)\s")
_ITEM = r"(?!(?:and|of|for|in|at|on)\b)[\w-]+"
_LIST = re.compile(
    rf"(?:,\s*{_ITEM}(?:\s+{_ITEM})?)+,?\s+(?:and|&)\s+{_ITEM}(?:\s+{_ITEM})?"
)
_GENERIC = frozenset(
    "people women men children entrepreneurs workers investors citizens".split()
)


@dataclass(frozen=True, slots=True)
class Post:
    """A role and its chain of organisations, as offsets into the line."""

    role: Cut | None
    chain: tuple[Cut, ...]
    closed: bool = False  # the role names its organisation itself
    years: Cut | None = None
    printed: Cut = (0, 0)


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
    yield from _close(block, outer, s)


def _close(block: list[Post], outer: list[Cut], s: str) -> Iterator[Post]:
    """Yield the posts of one block; roles without an organisation share the outer ones."""
    outer = _ordered(s, outer)
    if len(outer) > 1 or any(post.chain for post in block):
        if outer and _only_where(s, outer, block):
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
    return all(post.chain or post.closed for post in block)


def _chain(s: str, block: list[Post], at: int, outer: list[Cut]) -> tuple[Cut, ...]:
    post = block[at]
    if post.closed:
        return ()
    if not post.chain:
        if outer:
            return tuple(outer)
        heads = {low(s, word) for word in words_of(s, post.role or (0, 0))}
        if heads & lex.STANDALONE:
            return ()
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


# -- one segment -------------------------------------------------------------------


def read_roles(s: str, cut: Cut) -> list[Post]:
    """Read a segment as one role or as several joined by "and" or a dash, or as none."""
    pieces = [cut]
    masked = mask(s[cut[0] : cut[1]])
    for match in re.finditer(_JOINT, masked):
        left = strip(s, (pieces[-1][0], cut[0] + match.start()))
        right = strip(s, (cut[0] + match.end(), cut[1]))
        if _role_of_its_own(s, left) and _role_of_its_own(s, right):
            pieces[-1:] = [left, right]
    posts = [read_role(s, piece) for piece in pieces]
    return [post for post in posts if post is not None]


def _role_of_its_own(s: str, cut: Cut) -> bool:
    """Say whether a half is a role by itself: not "Plenipotentiary", not "Writers"."""
    words = core(s, cut)
    if not words or not is_role(s, cut):
        return _led_by_role(s, cut) is not None
    return any(is_head(s, word) for word in words)


def read_role(s: str, cut: Cut) -> Post | None:
    """Read one role with the organisations that it names, or None if it is none."""
    start = drop_determiner(s, cut)[0]
    inner, years = _without_brackets(s, (start, cut[1]))
    end = role_end(s, inner)
    if end is None:
        return _role_before_org(s, (start, cut[1]), years)
    post = _complement(s, start, end, inner[1])
    return replace(post, years=years, printed=(start, cut[1]))


def _led_by_role(s: str, cut: Cut) -> int | None:
    """Return where a role ends that an organisation follows without "of"."""
    words = core(s, cut)
    for at, word in enumerate(words[:-1]):
        if is_head(s, word) and low(s, word) in lex.STRONG_HEADS:
            following = words[at + 1]
            if is_head(s, following) or low(s, following) in lex.AFTER_HEAD | {"and"}:
                continue
            bare = len(words) == at + 2 and low(s, following) in lex.ORG_WORDS
            return None if bare or not s[following[0]].isupper() else word[1]
        if low(s, word) not in lex.MODIFIERS and not is_head(s, word):
            if s[slice(*word)] not in {"and", "&"}:
                return None
    return None


def _role_before_org(s: str, cut: Cut, years: Cut | None) -> Post | None:
    end = _led_by_role(s, cut)
    if end is None:
        return None
    rest = strip(s, (end, cut[1]), "-:")
    return Post((cut[0], end), tuple(org_chain(s, rest)), False, years, cut)


def _without_brackets(s: str, cut: Cut) -> tuple[Cut, Cut | None]:
    """Return the stretch without brackets at its end, and the years that stood in one."""
    years = None
    while match := _BRACKET.search(s[cut[0] : cut[1]]):
        if _DIGITS.search(match.group(1)):
            years = strip(s, (cut[0] + match.start(1), cut[0] + match.end(1)))
        if match.start() == 0:
            break
        cut = strip(s, (cut[0], cut[0] + match.start()))
    return cut, years


def _complement(
    s: str, start: int, end: int, limit: int, *, matter: bool = False
) -> Post:
    """Read what follows the head phrase of a role that ends at `end`.

    `matter` says that the role has its matter, so that "of" leads to an organisation.
    """
    rest = strip(s, (end, limit))
    words = words_of(s, rest)
    if not words or s[rest[0] : words[0][0]].strip():
        return Post((start, end), ())
    link = s[slice(*words[0])]
    after = strip(s, (words[0][1], limit))
    if after[0] >= after[1]:
        return Post((start, end), ())
    if link == "of":
        if matter and is_capital(s, after):
            return Post((start, end), tuple(org_chain(s, after)))
        return _of(s, start, end, after)
    if link in {"at", "with", "from", "within"}:
        if is_capital(s, after):
            return Post((start, end), tuple(org_chain(s, after)))
        return Post((start, limit), ())
    if link == "to":
        return _to(s, start, end, after)
    if link == "under":
        return Post((start, limit), (), True)
    return _matter(s, start, end, link, after)


def _of(s: str, start: int, end: int, after: Cut) -> Post:
    board = _BOARD.match(s, *after)
    if board:
        return _complement(s, start, board.end(), after[1])
    heads = {low(s, word) for word in words_of(s, (start, end))}
    if heads & lex.DIPLOMATS and re.search(r"\bto\b", mask(s[slice(*after)])):
        return Post((start, after[1]), (), True)
    if is_role(s, after):
        return _nested(s, start, after)
    bare = drop_determiner(s, after)
    portfolio = bool(heads & lex.PORTFOLIOS) and not heads & {"prime", "chief"}
    matter = _matter_end(s, after, portfolio=portfolio)
    if matter is not None:
        return _complement(s, start, matter, after[1], matter=True)
    country = _country_end(s, bare)
    if country is not None:
        if strip(s, (country, after[1]))[0] < after[1]:
            return Post((start, after[1]), (), True)  # "Minister of X for …"
        return Post((start, end), (bare,))
    if portfolio and re.search(r"\sfor\s", mask(s[slice(*after)])):
        return Post((start, after[1]), (), True)
    chain = org_chain(s, after)
    if len(chain) == 1 and len(words_of(s, chain[0])) == 1:
        if low(s, chain[0]) in lex.UNIT_WORDS:
            return Post((start, after[1]), ())
    if not is_capital(s, after) and org_head(s, after) is None:
        return Post((start, after[1]), ())
    return Post((start, end), tuple(chain))


def _nested(s: str, start: int, after: Cut) -> Post:
    """Read "Advisor to the Rector of X": the outer role takes in the inner one."""
    inner = read_role(s, after)
    if inner is None or inner.role is None or inner.closed:
        return Post((start, after[1]), (), True)
    if inner.chain and is_country(s, inner.chain[-1]):
        return Post((start, after[1]), (), True)
    return Post((start, inner.role[1]), inner.chain)


def _to(s: str, start: int, end: int, after: Cut) -> Post:
    heads = {low(s, word) for word in words_of(s, (start, end))}
    if heads & lex.DIPLOMATS:
        return Post((start, after[1]), (), True)
    if is_role(s, after):
        return _nested(s, start, after)
    if is_capital(s, after):
        return Post((start, end), tuple(org_chain(s, after)))
    return Post((start, after[1]), ())


def _matter(s: str, start: int, end: int, link: str, after: Cut) -> Post:
    """Read "for Science of the Institute of X": the matter belongs to the role."""
    heads = {low(s, word) for word in words_of(s, (start, end))}
    if link in {"for", "in"} and org_head(s, after) and is_capital(s, after):
        if heads & lex.SPOKES or link == "in":
            return Post((start, end), tuple(org_chain(s, after)))
    for found in _PART.finditer(mask(s[slice(*after)])):
        outer = strip(s, (after[0] + found.end(), after[1]))
        if found.group(1) == "at" and is_capital(s, outer):
            cut = after[0] + found.start()
            return Post((start, cut), tuple(org_chain(s, outer)))
        if found.group(1) == "of" and _is_organization(s, outer):
            cut = after[0] + found.start()
            return Post((start, cut), tuple(org_chain(s, outer)))
    return Post((start, after[1]), ())


def _is_organization(s: str, cut: Cut) -> bool:
    if not is_capital(s, cut):
        return False
    return org_head(s, cut) is not None or is_country(s, cut) or is_region(s, cut)


def _matter_end(s: str, after: Cut, *, portfolio: bool) -> int | None:
    """Return where a matter ends that a role is "of": "Foreign Affairs", "Strategy"."""
    words = core(s, after)
    if not words or is_region(s, after) or _country_end(s, after) is not None:
        return None
    if org_head(s, after):
        # "of Energy" is a matter for a minister, and "Sample Energy" is a company.
        both = low(s, words[-1]) in lex.FUNCTIONS
        common = (
            lex.FUNCTIONS | lex.MODIFIERS | {"and", "information", "renewable", "new"}
        )
        plain = all(low(s, word) in common for word in words)
        if both and (portfolio or plain):
            return _with_list(s, words[-1][1], after[1])
        return None
    following = s[words[-1][1] : after[1]].split()[:1]
    if portfolio and following == ["for"] and low(s, words[-1]) not in lex.FUNCTIONS:
        return None  # "Minister of Samplonia for …"
    known = any(low(s, word) in lex.FUNCTIONS for word in words[-1:])
    known = known or (
        low(s, words[0]) in lex.FUNCTIONS and any(low(s, w) == "and" for w in words)
    )
    acronym = ACRONYM.fullmatch(s[slice(*words[-1])]) and not known
    if known or (portfolio and not acronym) or not is_capital(s, after):
        return _with_list(s, words[-1][1], after[1])
    return None


def _with_list(s: str, end: int, limit: int) -> int:
    """Carry a matter on over ", Sports and Tourism"."""
    match = _LIST.match(s, end, limit)
    return match.end() if match else end


def _country_end(s: str, cut: Cut) -> int | None:
    """Return where a country's name ends that the stretch opens with."""
    cut = drop_determiner(s, cut)
    words = words_of(s, cut)
    for count in range(min(7, len(words)), 0, -1):
        candidate = (cut[0], words[count - 1][1])
        if is_country(s, candidate):
            rest = words[count:]
            if not rest or s[slice(*rest[0])] in lex.PREPOSITIONS:
                return candidate[1]
    return None


# -- organisations -----------------------------------------------------------------


def org_chain(s: str, cut: Cut) -> list[Cut]:
    """Cut a name such as "Centre for X of the University of Y" from inner to outer."""
    cut = drop_determiner(s, _without_brackets(s, cut)[0])
    cut = strip(s, cut, ":-")
    if cut[0] >= cut[1]:
        return []
    owner = _possessor(s, cut)
    if owner is not None:
        return [*org_chain(s, owner[1]), owner[0]]
    masked = mask(s[slice(*cut)])
    for found in re.finditer(r"\s(at|of|within)\s+(?:the\s+)?", masked):
        inner = strip(s, (cut[0], cut[0] + found.start()))
        outer = strip(s, (cut[0] + found.end(), cut[1]))
        if found.group(1) == "of" and not _opens_outer(s, inner, outer):
            continue
        if is_capital(s, outer):
            return [*org_chain(s, inner), *org_chain(s, outer)]
    return [_without_matter(s, cut)]


def _opens_outer(s: str, inner: Cut, outer: Cut) -> bool:
    """Say whether "of" leads from a unit to the organisation that it is part of."""
    if org_head(s, inner) not in lex.UNIT_WORDS or len(words_of(s, inner)) < 2:
        return False
    if is_country(s, outer) or is_role(s, outer):
        return False
    words = core(s, outer)
    head = org_head(s, outer)
    if words and low(s, words[-1]) in lex.EVENT_WORDS:
        return False  # "Organizing Committee of the Sample Forum" is one body
    if head is not None and len(words) + len(words_of(s, outer)) > 2:
        return True
    acronym = len(words) == 1 and ACRONYM.fullmatch(s[slice(*words[0])]) is not None
    return acronym and len(words_of(s, inner)) > 1


def _possessor(s: str, cut: Cut) -> tuple[Cut, Cut] | None:
    """Return owner and owned of "Sample Council's Technology Center"."""
    found = re.search(r"(?<=\w)'s?\s+(?=[A-Z])", s[slice(*cut)])
    if found is None:
        return None
    owner = (cut[0], cut[0] + found.start())
    owned = (cut[0] + found.end(), cut[1])
    words = words_of(s, owner)
    if not words or low(s, words[-1]) in _GENERIC or org_head(s, owned) is None:
        return None
    if any(s[slice(*word)] in lex.PREPOSITIONS for word in words):
        return None
    proper = org_head(s, owner) or ACRONYM.fullmatch(s[slice(*words[-1])])
    unit = org_head(s, owned) in lex.UNIT_WORDS
    return (owner, owned) if proper or unit else None


def _without_matter(s: str, cut: Cut) -> Cut:
    """Return a company's name without "for Technology" behind it."""
    words = core(s, cut)
    if not words or low(s, words[-1]) not in lex.COMPANY_WORDS:
        return cut
    following = words_of(s, (words[-1][1], cut[1]))
    if len(following) > 1 and s[slice(*following[0])] == "for":
        if low(s, following[-1]) in lex.FUNCTIONS:
            return cut[0], words[-1][1]
    return cut
