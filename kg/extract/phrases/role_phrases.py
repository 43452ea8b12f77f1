"""One segment of an attribution as a role, with the organisation that it names.

item := ROLE | ROLE of ORG | ROLE of MATTER of ORG | ROLE for MATTER
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    core,
    drop_determiner,
    is_capital,
    is_country,
    is_head,
    is_region,
    is_role,
    low,
    mask,
    org_head,
    role_end,
    strip,
    words_of,
)
from kg.extract.phrases.organizations import org_chain, without_brackets

_JOINT = r"\s+(?:and|&)\s+|\s+-\s+|\s*/\s*(?=[A-Z])"


_BOARD = re.compile(
    r"(?:(?:the|its|a)\s+)?(?:[A-Z][\w-]+\s+(?:and\s+)?){0,3}"
    r"(?:Board|Presidium|Collegium|Bureau)(?:\s+of\s+(?:the\s+)?"
    r"(?:(?:Executive )?Directors|Trustees|Governors|Management|Managers"
    r"|Supervisors|Experts|Regents|Guardians|Advisors|Advisers|Founders))?(?=\s+(?:of|at|for|in)\b|\s*$|\s*\()"
)


_OFFICE = re.compile(r"(?:State|Staff|Mission|Delegation|Protocol)(?=\s+[a-z]|\s*$)")
_UNDER = re.compile(r"\sunder the (?:President|Government|Head|Prime Minister)\b")
_PART = re.compile(r"\s(of|for|at|in|on|to|under|with|from|within)\s")


_ITEM = r"(?!(?:and|of|for|in|at|on)\b)[\w-]+"


_LIST = re.compile(
    rf"(?:,\s*{_ITEM}(?:\s+{_ITEM})?)+,?\s+(?:and|&)\s+{_ITEM}(?:\s+{_ITEM})?"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A role and its chain of organisations, as offsets into the line."""

    role: Cut | None
    chain: tuple[Cut, ...]
    closed: bool = False  # the role names its organisation itself
    years: Cut | None = None
    printed: Cut = (0, 0)


def read_roles(s: str, cut: Cut) -> list[Post]:
    """Read a segment as one role, or as several joined by "and" or a dash."""
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
    """Say whether a half is a role by itself: not "Plenipotentiary", not "Writers".

    "Arctic and Deputy Chairman" is none: the words before "and" belong further left.
    """
    words = core(s, cut)
    if not words or not is_role(s, cut):
        return _led_by_role(s, cut) is not None
    for at, word in enumerate(words):
        joins = s[slice(*word)] in {"and", "&"}
        complete = joins and any(is_head(s, later) for later in words[at + 1 :])
        if complete and not any(is_head(s, earlier) for earlier in words[:at]):
            return False
    return any(is_head(s, word) for word in words)


def read_role(s: str, cut: Cut) -> Post | None:
    """Read one role with the organisations that it names, or None if it is none."""
    start = drop_determiner(s, cut)[0]
    inner, years = without_brackets(s, (start, cut[1]))
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
        known = low(s, word) in lex.MODIFIERS | {"and", "&"}
        if not known and not is_head(s, word):
            return None
    return None


def _role_before_org(s: str, cut: Cut, years: Cut | None) -> Post | None:
    end = _led_by_role(s, cut)
    if end is None:
        return None
    rest = strip(s, (end, cut[1]), "-:")
    return Post((cut[0], end), tuple(org_chain(s, rest)), False, years, cut)


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
    office = _OFFICE.match(s, *after)
    if office:
        return _complement(s, start, office.end(), after[1])
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
    goes_on = country is not None and strip(s, (country, after[1]))[0] < after[1]
    if goes_on or (portfolio and re.search(r"\sfor\s", mask(s[slice(*after)]))):
        return Post((start, after[1]), (), True)  # "Minister of X for …"
    if country is not None:
        return Post((start, end), (bare,))
    return _of_organization(s, start, end, after)


def _of_organization(s: str, start: int, end: int, after: Cut) -> Post:
    chain = org_chain(s, after)
    words = words_of(s, chain[0]) if chain else []
    if len(words) == 1 and low(s, words[0]) in lex.UNIT_WORDS:
        return Post((start, chain[0][1]), tuple(chain[1:]))  # "Head of Department"
    if not is_capital(s, after) and org_head(s, after) is None and not _named(s, after):
        return Post((start, after[1]), ())
    return Post((start, end), tuple(chain))


def _named(s: str, cut: Cut) -> bool:
    """Say whether a noun in lower case has its name: "the organization Sample Fund"."""
    words = core(s, cut)
    for at, word in enumerate(words):
        if s[slice(*word)] in lex.ORG_WORDS:
            return any(s[later[0]].isupper() for later in words[at + 1 :])
    return False


def _nested(s: str, start: int, after: Cut) -> Post:
    """Read "Advisor to the Rector of X": the outer role takes in the inner one."""
    inner = read_role(s, after)
    if inner is None or inner.role is None or inner.closed:
        return Post((start, after[1]), (), True)
    if inner.chain and _country_end(s, inner.chain[-1]) is not None:
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
    speaks_for = link == "in" or (link == "for" and heads & lex.SPOKES)
    if speaks_for and org_head(s, after) and is_capital(s, after):
        return Post((start, end), tuple(org_chain(s, after)))
    if _UNDER.search(mask(s[slice(*after)])):
        return Post((start, after[1]), (), True)
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
    if s[words[0][0] - 1] == '"' or _named(s, after):
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
