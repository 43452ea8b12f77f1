"""Organisations: "Centre for X of the University of Y" cut from inner to outer."""

from __future__ import annotations

import re

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    core,
    drop_determiner,
    is_capital,
    is_country,
    is_role,
    low,
    mask,
    org_head,
    strip,
    words_of,
)
from kg.text import word_set

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_ON = re.compile(r"\son (?:the )?[A-Z]")
_DIGITS = re.compile(r"(?:1[89]|20)\d\d")
_GENERIC = word_set(
    "people women men children entrepreneurs workers investors citizens"
)


def org_chain(s: str, cut: Cut) -> list[Cut]:
    """Cut a name such as "Centre for X of the University of Y" from inner to outer."""
    cut = drop_determiner(s, without_brackets(s, cut)[0])
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
        if found.group(1) == "of" and _ON.search(masked, found.end()):
            return [cut]  # "Committee of the Sample Duma on Energy" is one name
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
    if not words or low(s, words[-1]) not in lex.COMPANY_WORDS - {"bank"}:
        return cut
    following = words_of(s, (words[-1][1], cut[1]))
    for_matter = len(following) > 1 and s[slice(*following[0])] == "for"
    if for_matter and low(s, following[-1]) in lex.FUNCTIONS:
        return cut[0], words[-1][1]
    return cut


def without_brackets(s: str, cut: Cut) -> tuple[Cut, Cut | None]:
    """Return the stretch without brackets at its end, and the years in one of them."""
    years = None
    while match := _BRACKET.search(s[cut[0] : cut[1]]):
        if _DIGITS.search(match.group(1)):
            years = strip(s, (cut[0] + match.start(1), cut[0] + match.end(1)))
        if match.start() == 0:
            break
        cut = strip(s, (cut[0], cut[0] + match.start()))
    return cut, years
