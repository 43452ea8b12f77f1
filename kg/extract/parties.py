"""Parties: the part of an attribution that names one or several speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract.people import (
    full_name,
    name_at,
    name_at_end,
    name_word,
    single_name,
    skip_titles,
)
from kg.extract.phrases import (
    ACRONYM,
    Cut,
    drop_and,
    drop_determiner,
    has_org_word,
    is_capital,
    is_country,
    is_head,
    is_role,
    low,
    mask,
    org_head,
    split,
    strip,
    words_of,
)
from kg.extract.roles import Post, org_chain, read_posts, read_roles
from kg.extract.segments import segments
from kg.model import SpeakerKind

_TAIL = re.compile(
    r"[\s,]+(?:(?:during|while|when|who|whose|which|speaking|commenting|opening"
    r"|adding|summing|answering|responding|addressing|concluding|noting|stressing"
    r"|following|ahead of|as part of|on the sidelines|on the margins|because|where"
    r"|referring|describing|explaining|emphasi[sz]ing|pointing|moderating|recalling"
    r"|in (?:his|her|their|an|a|conclusion|response|reply|closing|opening|turn)"
    r"|with regard|with reference|regarding|before|after|told|to (?:the )?(?:audience"
    r"|participants|journalists|reporters))\b"
    r"|(?:at|in|to|within|during|as part of) (?:the|a|an|this|today's|one of the) "
    r"(?:[\w'-]+ ){0,5}(?:EVENT)s?\b)".replace(
        "EVENT", "|".join(sorted(lex.EVENT_WORDS))
    ),
    re.I,
)
_OF = re.compile(r"\s+(of|from|at|with|representing)\s+(?=(?:the\s+)?[A-Z\"])")
_DASH = re.compile(r"\s+-\s+|\s*\(")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|did|does)\b"
)
_INDEFINITE = re.compile(
    r"(?:an?|one of (?:the|our)|several|some|many|most|all|other|another|session|forum"
    r"|panel|conference|two|three|the (?:other )?(?=\w+s\b))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Party:
    """One speaker of an attribution, as offsets into its line."""

    name: Cut
    posts: tuple[Post, ...]
    kind: SpeakerKind
    full: bool = True
    pronoun: bool = False
    tail: bool = False  # words were left over that are no part of an attribution


def read_parties(s: str, cut: Cut, *, spoken: bool) -> tuple[Party, ...]:
    """Read words as one or more speakers with their posts; nothing if they are not.

    `spoken` says that a verb of saying stands beside them, so that a surname alone,
    an organisation or a pronoun may be the speaker.
    """
    cut, tail = _without_tail(s, cut)
    groups = [segments(s, group) for group in split(s, cut, ";")]
    groups = [group for group in groups if group]
    if not groups:
        return ()
    pronoun = s[slice(*cut)].casefold() in lex.PRONOUNS
    if pronoun:
        return (Party(cut, (), SpeakerKind.PERSON, False, True),) if spoken else ()
    parties = tuple(_people(s, groups, spoken=spoken))
    if not parties:
        parties = tuple(_others(s, cut, spoken=spoken))
    return tuple(replace(party, tail=party.tail or tail) for party in parties)


def _without_tail(s: str, cut: Cut) -> tuple[Cut, bool]:
    """Cut off "at the session", ", speaking about …" and the like."""
    masked = mask(s[slice(*cut)])
    found = _TAIL.search(masked)
    while found and found.start() == 0:
        found = _TAIL.search(masked, found.end())
    if found is None:
        return cut, False
    return strip(s, (cut[0], cut[0] + found.start()), ",-"), True


# -- people ------------------------------------------------------------------------


def _people(
    s: str, groups: Sequence[Sequence[Cut]], *, spoken: bool
) -> Iterator[Party]:
    opened = _open(s, groups, spoken=spoken)
    if opened is None:
        return
    names, rest = opened
    for at, (now, following) in enumerate(_turns(s, names, rest)):
        posts = read_posts(s, following)
        if not spoken and at == 0 and not _proved(s, now, posts, following):
            return
        for name in now:
            full = not single_name(s, name)
            yield Party(name, posts, SpeakerKind.PERSON, full)


def _proved(
    s: str, names: Sequence[Cut], posts: Sequence[Post], rest: Sequence[Sequence[Cut]]
) -> bool:
    """Say whether words without a verb really are a speaker with posts."""
    if any(group for group in rest) and not posts:
        return False
    if _FINITE.search(mask(s)):
        return False
    return all(full_name(s, name) for name in names) or any(
        post.role is not None for post in posts
    )


def _open(
    s: str, groups: Sequence[Sequence[Cut]], *, spoken: bool
) -> tuple[list[Cut], list[list[Cut]]] | None:
    """Return the names that come first and the segments left for posts."""
    first, rest = groups[0][0], [list(group) for group in groups]
    rest[0] = rest[0][1:]
    following = rest[0][0] if rest[0] else None
    for reading in (_name_first, _role_before_name, _name_last, _name_at_end):
        found = reading(s, first, groups)
        if found is None:
            continue
        names, extra, used_last = found
        if reading is _name_first and not _may_open(s, names[0], following, spoken):
            continue
        if used_last:
            rest[-1] = rest[-1][:-1]
        rest[0] = [*extra, *rest[0]]
        return list(names), rest
    return None


def _may_open(s: str, name: Cut, following: Cut | None, spoken: bool) -> bool:
    if full_name(s, name):
        return True
    return single_name(s, name) and (spoken or following is not None)


_Found = tuple[Sequence[Cut], Sequence[Cut], bool]


def _name_first(s: str, first: Cut, groups: Sequence[Sequence[Cut]]) -> _Found | None:
    """Read "NAME", "NAME of ORG", "NAME (ORG)", "NAME - ROLE", "NAME and NAME"."""
    bare = drop_and(s, first)
    joint = _joint_names(s, bare)
    if joint:
        return joint, (), False
    name = name_at(s, bare)
    dash = _DASH.match(s, name[1], bare[1]) if name and full_name(s, name) else None
    if name and dash:
        return [name], [strip(s, (dash.end(), bare[1]), "()")], False
    if is_role(s, bare) and not _dean(s, bare):
        return None
    if name is None or (org_head(s, bare) and name[1] == bare[1]):
        return None
    rest = (name[1], bare[1])
    if rest[0] >= rest[1]:
        return [name], (), False
    of = _OF.match(s, *rest)
    if of:
        return [name], [strip(s, (of.end(), bare[1]))], False
    return None


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


def _role_before_name(
    s: str, first: Cut, groups: Sequence[Sequence[Cut]]
) -> _Found | None:
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
        if any(s[slice(*word)] in lex.PREPOSITIONS for word in words[:at]):
            if not full_name(s, names[0]):
                continue
        return names, _role_and_owner(s, before), False
    return None


def _is_name(s: str, cut: Cut) -> bool:
    return (full_name(s, cut) or single_name(s, cut)) and not is_country(s, cut)


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


def _name_last(s: str, first: Cut, groups: Sequence[Sequence[Cut]]) -> _Found | None:
    """Read "ROLE of ORG, ORG, NAME"."""
    last = groups[-1][-1]
    if last == first or not read_roles(s, first):
        return None
    cut = drop_and(s, last)
    name = name_at(s, cut) or skip_titles(s, cut)
    of = _OF.match(s, name[1], cut[1])
    if not full_name(s, name) or is_role(s, name) or has_org_word(s, name):
        return None
    if name[1] != cut[1] and not of:
        return None
    return [name], [first, *([(of.end(), cut[1])] if of else [])], True


def _name_at_end(s: str, first: Cut, groups: Sequence[Sequence[Cut]]) -> _Found | None:
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
    return [name], [before], False


def _turns(
    s: str, names: list[Cut], rest: Sequence[Sequence[Cut]]
) -> Iterator[tuple[list[Cut], list[list[Cut]]]]:
    """Yield each speaker with the segments of its posts: "A, Role, and B, Role"."""
    now, following = names, [[]]
    for group_at, group in enumerate(rest):
        if group_at:
            following.append([])
        for at, segment in enumerate(group):
            later = group[at + 1] if at + 1 < len(group) else None
            opened = _next_speaker(
                s, segment, later, new_group=group_at > 0 and at == 0
            )
            if opened is None:
                following[-1].append(segment)
                continue
            yield now, following
            now, following = opened[0], [opened[1]]
    yield now, following


def _next_speaker(
    s: str, segment: Cut, later: Cut | None, *, new_group: bool
) -> tuple[list[Cut], list[Cut]] | None:
    joined = drop_and(s, segment) != segment
    if not joined and not new_group:
        return None
    cut = strip(s, drop_and(s, segment))
    name = name_at(s, cut)
    role_follows = later is not None and is_role(s, later)
    if name is not None and full_name(s, name) and not is_role(s, cut):
        of = _OF.match(s, name[1], cut[1])
        if of and joined:
            return [name], [strip(s, (of.end(), cut[1]))]
        alone = name[1] == cut[1] and not has_org_word(s, cut)
        if alone and (
            role_follows or (joined and later is None and len(words_of(s, name)) < 4)
        ):
            return [name], []
    found = _role_before_name(s, cut, ()) if joined else None
    if found is not None and all(full_name(s, one) for one in found[0]):
        return list(found[0]), list(found[1])
    return None


# -- others than people ------------------------------------------------------------


def _others(s: str, cut: Cut, *, spoken: bool) -> Iterator[Party]:
    """Yield an organisation or somebody unnamed, where a verb gives them words."""
    if not spoken:
        return
    words = words_of(s, cut)
    if not words:
        return
    if _INDEFINITE.match(s, *cut) or s[words[0][0]].islower() or len(words) == 1:
        nouns = [low(s, word) for word in words]
        before = _before_preposition(s, words)
        plural_or_indefinite = _INDEFINITE.match(s, *cut) or nouns[before].endswith("s")
        if nouns[before] in lex.UNNAMED_NOUNS and plural_or_indefinite:
            yield Party(cut, (), SpeakerKind.UNNAMED)
            return
    bare = drop_determiner(s, cut)
    first = segments(s, bare)[0]
    if _is_organization(s, first):
        chain = org_chain(s, first)
        if chain:
            yield Party((first[0], first[1]), (), SpeakerKind.ORGANIZATION)


def _before_preposition(s: str, words: Sequence[Cut]) -> int:
    """Return the index of the noun that a phrase is about: before "of the session"."""
    start = 0
    if len(words) > 2 and low(s, words[0]) == "one":
        start = 2
    for at, word in enumerate(words[start:], start):
        if at > start and s[slice(*word)] in lex.PREPOSITIONS | {"who", "and"}:
            return at - 1
    return len(words) - 1


def _is_organization(s: str, cut: Cut) -> bool:
    if not is_capital(s, cut) or is_role(s, cut):
        return False
    if len(words_of(s, cut)) > 14 or _FINITE.search(s, *cut):
        return False
    acronym = ACRONYM.fullmatch(s[slice(*cut)]) is not None
    return org_head(s, cut) is not None or acronym or is_country(s, cut)


def starts_like_name(s: str, cut: Cut) -> bool:
    """Say whether the first word may open a name."""
    words = words_of(s, cut)
    return bool(words) and name_word(s, words[0])
