"""Parties: the part of an attribution that names one or several speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract.attributions.openings import OF_ORG, open_party, role_before_name
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    drop_and,
    drop_determiner,
    has_org_word,
    is_capital,
    is_country,
    is_degree,
    is_role,
    is_years,
    low,
    mask,
    org_head,
    split,
    strip,
    words_of,
)
from kg.extract.phrases.organizations import org_chain
from kg.extract.phrases.person_names import (
    full_name,
    name_at,
    single_name,
)
from kg.extract.phrases.role_phrases import Post, read_roles
from kg.extract.phrases.roles import read_posts
from kg.extract.phrases.segments import segments
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
# "..., quoting Bert Sample, CEO of Snow": no role, and whose posts follow is unclear.
_PARTICIPLE = re.compile(
    r",\s+(?!(?:acting|leading|managing|founding|visiting|marketing|operating|standing"
    r"|consulting|engineering|banking|governing|presiding|working)\b)[a-z]+ing\b"
)
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
    participle = _PARTICIPLE.search(masked)
    if participle and (found is None or participle.start() < found.start()):
        found = participle
    if found is None:
        return cut, False
    return strip(s, (cut[0], cut[0] + found.start()), ",-"), True


# -- people ------------------------------------------------------------------------


def _people(
    s: str, groups: Sequence[Sequence[Cut]], *, spoken: bool
) -> Iterator[Party]:
    opened = open_party(s, groups, spoken=spoken)
    if opened is None:
        return
    names, rest = opened
    segments_left = [one for group in rest for one in group]
    if not spoken and any(_is_predicate(s, segment) for segment in segments_left):
        return
    for at, (now, following) in enumerate(_turns(s, names, rest)):
        posts = read_posts(s, following)
        if not spoken and at == 0 and not _proved(s, now, posts, following):
            return
        for name in now:
            full = full_name(s, name) or not single_name(s, name)
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


def _is_predicate(s: str, segment: Cut) -> bool:
    """Say whether a segment goes on in lower case with no role: "signed a treaty"."""
    cut = drop_and(s, segment)
    if is_capital(s, cut) or is_role(s, cut) or is_years(s, cut) or is_degree(s, cut):
        return False
    return not read_roles(s, cut)


def _turns(
    s: str, names: list[Cut], rest: Sequence[Sequence[Cut]]
) -> Iterator[tuple[list[Cut], list[list[Cut]]]]:
    """Yield each speaker with the segments of its posts: "A, Role, and B, Role"."""
    now = names
    following: list[list[Cut]] = [[]]
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
        of = OF_ORG.match(s, name[1], cut[1])
        if of and joined:
            return [name], [strip(s, (of.end(), cut[1]))]
        alone = name[1] == cut[1] and not has_org_word(s, cut)
        if alone and (
            role_follows or (joined and later is None and len(words_of(s, name)) < 4)
        ):
            return [name], []
    found = role_before_name(s, cut) if joined else None
    if found is not None and all(full_name(s, one) for one in found.names):
        return list(found.names), list(found.rest)
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
