"""Openings: where in an attribution the name stands, before or after the roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    drop_and,
    drop_determiner,
    has_org_word,
    is_country,
    is_head,
    is_role,
    low,
    org_head,
    split,
    strip,
    words_of,
)
from kg.extract.phrases.person_names import (
    full_name,
    name_at,
    name_at_end,
    single_name,
    skip_titles,
)
from kg.extract.phrases.role_phrases import read_roles

OF_ORG = re.compile(r"\s+(of|from|at|with|representing)\s+(?=(?:the\s+)?[A-Z\"])")
_DASH = re.compile(r"\s+-\s+|\s*\(")


@dataclass(frozen=True, slots=True)
class Opening:
    """The names of a party, and the segments of it that are left for posts."""

    names: tuple[Cut, ...]
    rest: tuple[Cut, ...] = ()  # what the first segment holds besides the names
    used_last: bool = False  # the names stood in the last segment


def open_party(
    s: str, groups: Sequence[Sequence[Cut]], *, spoken: bool
) -> tuple[list[Cut], list[list[Cut]]] | None:
    """Return the names that come first and the segments left for posts."""
    first, rest = groups[0][0], [list(group) for group in groups]
    rest[0] = rest[0][1:]
    following = rest[0][0] if rest[0] else None
    found = _name_first(s, first)
    if found and not _may_open(s, found.names[0], following, spoken):
        found = None
    found = found or role_before_name(s, first)
    found = found or _name_last(s, first, groups[-1][-1]) or _name_at_end(s, first)
    if found is None:
        return None
    if found.used_last:
        rest[-1] = rest[-1][:-1]
    rest[0] = [*found.rest, *rest[0]]
    return list(found.names), rest


def _may_open(s: str, name: Cut, following: Cut | None, spoken: bool) -> bool:
    if full_name(s, name):
        return True
    return single_name(s, name) and (spoken or following is not None)


def _name_first(s: str, first: Cut) -> Opening | None:
    """Read "NAME", "NAME of ORG", "NAME (ORG)", "NAME - ROLE", "NAME and NAME"."""
    bare = drop_and(s, first)
    joint = _joint_names(s, bare)
    if joint:
        return Opening(tuple(joint))
    together = _joint_of(s, bare)
    if together:
        return together
    name = name_at(s, bare)
    dash = _DASH.match(s, name[1], bare[1]) if name and full_name(s, name) else None
    if name and dash:
        beside = strip(s, (dash.end(), bare[1]), "()")
        where = s[dash.end() - 1] == "(" and not _is_body(s, beside)
        return Opening((name,), () if where else (beside,))
    if is_role(s, bare) and not _dean(s, bare):
        return None
    if name is None or (org_head(s, bare) and name[1] == bare[1]):
        return None
    rest = (name[1], bare[1])
    if s[slice(*rest)].strip() in lex.ORDERS | {""}:
        return Opening((name,))
    of = OF_ORG.match(s, *rest)
    if of:
        return Opening((name,), (strip(s, (of.end(), bare[1])),))
    return None


def _is_body(s: str, cut: Cut) -> bool:
    """Say whether a bracket after a name holds a role or body, and not a country."""
    if is_country(s, cut) or not s[slice(*cut)]:
        return False
    acronym = ACRONYM.fullmatch(s[slice(*cut)])
    return bool(is_role(s, cut) or org_head(s, cut) or acronym or "," in s[slice(*cut)])


def _dean(s: str, cut: Cut) -> bool:
    """Say whether a role's noun is here a given name or surname: "Dean Example"."""
    words = words_of(s, skip_titles(s, cut))
    if len(words) != 2 or not all(s[word[0]].isupper() for word in words):
        return False
    heads = [is_head(s, word) for word in words]
    return (
        heads != [False, False]
        and all(
            not head or low(s, word) in lex.NAME_HEADS
            for head, word in zip(heads, words, strict=True)
        )
        and heads != [True, True]
        and heads[1] is True
    )


def _joint_names(s: str, cut: Cut) -> list[Cut]:
    halves = split(s, cut, r"\s+(?:and|&)\s+")
    if len(halves) < 2:
        return []
    names = [skip_titles(s, half) for half in halves]
    return names if all(full_name(s, name) for name in names) else []


def role_before_name(s: str, first: Cut) -> Opening | None:
    """Read "Director Ada Example", "Sample Bank's CEO Ada Example"."""
    bare = drop_determiner(s, first)
    party = re.search(r"\s*\([^()]{1,12}\)$", s[slice(*bare)])  # "(D-MD)"
    bare = (bare[0], bare[0] + party.start()) if party else bare
    words = words_of(s, bare)
    for at in range(len(words) - 1, 0, -1):
        head = words[at - 1]
        if not is_head(s, head) and low(s, head) not in lex.AFTER_HEAD:
            continue
        tail = skip_titles(s, (words[at][0], bare[1]))
        if s[head[1] : words[at][0]].strip():
            continue
        names = _joint_names(s, tail) or ([tail] if _is_name(s, tail) else [])
        if not names:
            continue
        before = strip(s, (bare[0], head[1]))
        linked = any(s[slice(*word)] in lex.PREPOSITIONS for word in words[:at])
        if linked and not full_name(s, names[0]):
            continue
        return Opening(tuple(names), tuple(_role_and_owner(s, before)))
    return None


def _is_name(s: str, cut: Cut) -> bool:
    return (full_name(s, cut) or single_name(s, cut)) and not is_country(s, cut)


def _joint_of(s: str, cut: Cut) -> Opening | None:
    """Read "NAME and NAME of ORG"."""
    halves = split(s, cut, r"\s+(?:and|&)\s+")
    if len(halves) < 2 or not full_name(s, halves[0]):
        return None
    second = name_at(s, halves[1])
    of = OF_ORG.match(s, second[1], cut[1]) if second else None
    if second is None or of is None or not full_name(s, second):
        return None
    return Opening((skip_titles(s, halves[0]), second), ((of.end(), cut[1]),))


def _role_and_owner(s: str, cut: Cut) -> list[Cut]:
    """Cut "Sample Bank's CEO" into the role and the organisation before it."""
    words = words_of(s, cut)
    prepositions = any(s[slice(*word)] in lex.PREPOSITIONS for word in words)
    if prepositions and (is_role(s, cut) or org_head(s, cut) is None):
        return [cut]
    start = len(words) - 1
    while start > 0 and _belongs_to_role(s, words[start - 1]):
        start -= 1
    if start == 0 or s[words[start - 1][0]].islower():
        return [cut]
    role = (words[start][0], cut[1])
    owner = (cut[0], words[start - 1][1])
    owned = s[slice(*owner)]
    owner = (owner[0], owner[1] - (2 if owned.endswith("'s") else owned.endswith("'")))
    return [role] if is_country(s, owner) else [role, owner]


def _belongs_to_role(s: str, word: Cut) -> bool:
    text = s[slice(*word)]
    if text.endswith(("'s", "s'")):
        return False
    known = lex.MODIFIERS | lex.FUNCTIONS | lex.DEMONYMS | {"and", "&"}
    return low(s, word) in known or is_head(s, word)


def _name_last(s: str, first: Cut, last: Cut) -> Opening | None:
    """Read "ROLE of ORG, ORG, NAME"."""
    if last == first or not read_roles(s, first):
        return None
    cut = drop_and(s, last)
    name = name_at(s, cut) or skip_titles(s, cut)
    if is_role(s, cut) and (titled := name_at_end(s, cut)):
        before = strip(s, (cut[0], titled[0]))  # "Doctor of Economics Ada Example"
        return Opening((titled,), (first, before), used_last=True)
    of = OF_ORG.match(s, name[1], cut[1])
    if not full_name(s, name) or is_role(s, name) or has_org_word(s, name):
        return None
    if name[1] != cut[1] and not of:
        return None
    of_whom = ((of.end(), cut[1]),) if of else ()
    return Opening((name,), (first, *of_whom), used_last=True)


def _name_at_end(s: str, first: Cut) -> Opening | None:
    """Read "Rector of Sample University Ada Example"."""
    bare = drop_determiner(s, first)
    if not is_role(s, bare):
        return None
    name = name_at_end(s, bare)
    if name is None:
        return None
    before = strip(s, (bare[0], name[0]))
    words = words_of(s, before)
    if len(words) < 2 or s[slice(*words[-1])] in lex.PREPOSITIONS | lex.DETERMINERS:
        return None
    return Opening((name,), (before,))
