"""People in a label: "NAME, ROLE, BODY", "BODY ROLE NAME", and several of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract.labels.label_lexicon import COMMON, STATES
from kg.extract.labels.label_names import (
    listed_names,
    more_names,
    names_in,
    role_and_names,
    without_tail,
)
from kg.extract.labels.label_posts import bare_owner, posts_after, posts_before
from kg.extract.labels.label_words import (
    _AND,
    Word,
    drop_joint,
    ends_post,
    has_role,
    hull,
    leads,
    link_in,
    may_be_name,
    name_evidence,
    without_titles,
    words_in,
)
from kg.extract.phrases.cuts import Cut, strip
from kg.extract.phrases.role_phrases import Post, read_roles
from kg.model import SpeakerKind

_OF = re.compile(r"\s+(?:of|from|at|with|for|representing)\s+(?:the\s+)?(?=[A-Z])")
_OWNER = re.compile(r"(?<=\w)'s?\s+(?=[A-Z])")
_STATES_BEFORE = tuple(f"{state} " for state in sorted(STATES))
_BRACKET = re.compile(r"\s*\(([^()]{3,120})\)")


@dataclass(frozen=True, slots=True)
class Party:
    """One speaker of a label, as offsets into its line."""

    name: Cut
    kind: SpeakerKind
    posts: tuple[Post, ...] = ()
    full: bool = True
    certain: bool = True


def read_people(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read the parts of a label as people with posts; nothing if they are none."""
    return _with_bracket(
        s,
        _titled(s, m, parts)
        or _owned(s, m, parts)
        or _names_first(s, m, parts)
        or _named_of(s, m, parts)
        or _role_of_body(s, m, parts),
    )


def _with_bracket(s: str, parties: Sequence[Party]) -> Sequence[Party]:
    """Read "NAME (BODY)" where nothing else says what somebody is."""
    if len(parties) != 1 or parties[0].posts:
        return parties
    bracket = _BRACKET.match(s, parties[0].name[1])
    if bracket is None:
        return parties
    words = words_in(s, *bracket.span(1))
    if not words or not (any(one.body for one in words) or ends_post(words)):
        return parties
    return [replace(parties[0], posts=posts_after(s, s, [bracket.span(1)]))]


def _titled(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read "OWNER ROLE NAME", also where commas stand between several roles."""
    for last in range(min(4, len(parts))):
        cut = (parts[0][0], parts[last][1])
        words = words_in(m, *cut)
        placed = last == 1 and _is_place_pair(m, parts)
        if last and not placed and not ends_post(words_in(m, *parts[last - 1])):
            return ()
        opened = role_and_names(words) or role_and_names(without_tail(words))
        if opened is None:
            if placed:
                return ()
            continue
        before, names = opened
        if before[-1].start < parts[last][0] and name_evidence(names[0]) < 3:
            return ()  # "President, Dockers": the role is not the name's
        posts = posts_before(m, before) or tuple(read_roles(s, hull(before)))
        more, rest = more_names(m, before, names, parts[last + 1 :])
        return _with_rest(s, m, [*names, *more], posts, rest)
    return ()


def _is_place_pair(m: str, parts: Sequence[Cut]) -> bool:
    """Say whether a title's owner is cut by a comma: "Sampleton, Ohio Mayor Ada E."."""
    first, second = (m[slice(*cut)].casefold() for cut in parts[:2])
    named = second.startswith(_STATES_BEFORE) and len(first.split()) < 4
    return named or first in STATES


def _owned(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read "Sample News's Ada Example"."""
    found = _OWNER.search(m, *parts[0])
    if found is None:
        return ()
    name = without_titles(words_in(m, found.end(), parts[0][1]))
    owner = bare_owner(s, (parts[0][0], found.start()))
    if owner is None or len(name) < 2 or not may_be_name(name):
        return ()
    if name_evidence(name) < 0:
        return ()
    post = Post(None, (owner,), printed=owner)
    return _with_rest(s, m, [name], (post,), parts[1:])


def _names_first(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read "NAME, posts", "NAME and NAME, posts", "NAME, NAME, BODY"."""
    if listed := listed_names(m, parts):
        return _with_rest(s, m, listed, (), parts[len(listed) :])
    words = words_in(m, *parts[0])
    names = names_in(words)
    rest = list(parts[1:])
    if not names or any(len(without_titles(name)) < 2 for name in names):
        titled = len(names) == 1 and len(words) == 2 and len(names[0]) == 1
        if not titled:
            return ()
    role_follows = bool(rest) and has_role(words_in(m, *drop_joint(m, rest[0])))
    titles = len(words) > len(names[0]) and not words[0].joins and len(names) == 1
    score = min(name_evidence(name) for name in names) + 3 * titles
    if not _is_person(m, score, role_follows, rest):
        return ()
    while score >= 3 and rest and not role_follows:
        more = names_in(words_in(m, *drop_joint(m, rest[0])))
        if not more or min(name_evidence(name) for name in more) < 1:
            break
        if len(rest) == 1 and not _AND.match(m, *rest[0]):
            break
        names += more
        rest = rest[1:]
    return _with_rest(s, m, names, (), rest)


def _is_person(m: str, score: int, role_follows: bool, rest: Sequence[Cut]) -> bool:
    if role_follows:
        return score > -4
    if not rest:
        return score >= 2
    if score >= 2:
        return True
    first = words_in(m, *rest[0])
    several = len(rest) > 1 and all(len(words_in(m, *cut)) < 3 for cut in rest[:-1])
    place = len(first) == 1 and len(first[0].text) == 2
    printed = m[slice(*rest[0])].casefold()
    place = place or printed in STATES or printed in lex.COUNTRIES
    return score >= 0 and not several and not place


def _with_rest(
    s: str,
    m: str,
    names: Sequence[Sequence[Word]],
    posts: tuple[Post, ...],
    rest: Sequence[Cut],
) -> list[Party]:
    """Return the parties of the names, and of those who follow with posts."""
    turns: list[tuple[list[Sequence[Word]], tuple[Post, ...], list[Cut]]] = []
    turns.append((list(names), posts, []))
    for at, segment in enumerate(rest):
        opened = _next_turn(m, segment, rest[at + 1 : at + 2], titled=bool(posts))
        if opened is not None:
            turns.append((list(opened[0]), opened[1], []))
        else:
            turns[-1][2].append(segment)
    parties: list[Party] = []
    shared: tuple[Cut, ...] = ()
    for who, before, after in reversed(turns):
        held = _shared(before, posts_after(s, m, after))
        if shared:
            held = tuple(
                one
                if one.chain or one.closed
                else Post(one.role, shared, printed=one.printed)
                for one in held
            )
        if len(turns) > 1 and held and not before:
            shared = held[-1].chain
        parties[:0] = (party(name, held) for name in who)
    return parties


def _shared(before: tuple[Post, ...], after: tuple[Post, ...]) -> tuple[Post, ...]:
    """Join posts before a name to the body behind it: "President A, Sample Union"."""
    if len(after) != 1 or after[0].role is not None or any(one.chain for one in before):
        return (*before, *after)
    body = after[0]
    held = tuple(
        one if one.closed else Post(one.role, body.chain, printed=one.printed)
        for one in before
    )
    return held or after


def _next_turn(
    m: str, segment: Cut, following: Sequence[Cut], *, titled: bool
) -> tuple[Sequence[Sequence[Word]], tuple[Post, ...]] | None:
    """Return the names and posts that open another speaker: "and Ada Example".

    `titled` says that the speaker before was named as this one may be: role, then name.
    """
    cut = drop_joint(m, segment)
    joined = cut != segment
    words = words_in(m, *cut)
    opened = role_and_names(words)
    listed = titled and not any(one.text in lex.PREPOSITIONS for one in words)
    sure = opened is not None and name_evidence(opened[1][0]) >= (0 if joined else 3)
    if opened is not None and sure and (joined or listed):
        return opened[1], posts_before(m, opened[0])
    if not joined:
        return None
    names = names_in(words)
    if not names or any(len(name) < 2 for name in names):
        return None
    score = min(name_evidence(name) for name in names)
    titles = len(words) > len(names[0])
    role = bool(following) and has_role(words_in(m, *following[0]))
    return (names, ()) if score >= 3 or titles or (role and score >= 0) else None


def party(name: Sequence[Word], posts: tuple[Post, ...]) -> Party:
    """Return the person of this name; initials and a surname alone are not full."""
    solid = [one for one in name if not one.initial]
    return Party(
        (name[0].start, name[-1].end),
        SpeakerKind.PERSON,
        posts,
        full=len(name) > 1 and bool(solid),
    )


def _named_of(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read "NAME of BODY", where the name begins with a given name or a title."""
    found = _OF.search(m, *parts[0])
    if found is None:
        return ()
    words = words_in(m, parts[0][0], found.start())
    names = names_in(words)
    if not names or any(len(name) < 2 for name in names):
        return ()
    if min(name_evidence(name) for name in names) + len(words) - len(names[0]) < 3:
        return ()
    body = (found.end(), parts[0][1])
    posts = (Post(None, (body,), printed=body), *posts_after(s, m, parts[1:]))
    return [party(name, posts) for name in names]


def _role_of_body(s: str, m: str, parts: Sequence[Cut]) -> Sequence[Party]:
    """Read "ROLE of BODY NAME", "ROLE, BODY, NAME" and "ROLE, BODY, ROLE NAME"."""
    first = words_in(m, *parts[0])
    if not leads(first) and not (first[-1].head and len(parts) > 1):
        return ()
    if len(parts) == 1:
        return _name_behind(s, m, first)
    last = words_in(m, *parts[-1])
    opened = role_and_names(last)
    if opened is not None:
        posts = (*posts_after(s, m, parts[:-1]), *posts_before(m, opened[0]))
        return [party(name, posts) for name in opened[1]]
    names = names_in(last)
    if names and min(name_evidence(name) for name in names) >= 3:
        return _with_rest(s, m, names, posts_after(s, m, parts[:-1]), ())
    body = max((at for at, one in enumerate(last) if one.body), default=-1)
    name = last[body + 1 :]
    if body >= 0 and len(name) > 1 and may_be_name(name) and name_evidence(name) > 2:
        cut = (last[0].start, last[body].end)
        return [party(name, posts_after(s, m, [*parts[:-1], cut]))]
    return ()


def _name_behind(s: str, m: str, words: Sequence[Word]) -> Sequence[Party]:
    """Read "ROLE of BODY NAME": the name is what is left of the label's end."""
    link = link_in(words)
    for size in (3, 2):
        name = words[-size:]
        if len(words) - size < link + 2 or not may_be_name(name):
            continue
        strange = all(
            one.initial or (one.low not in COMMON and not one.body) for one in name
        )
        if name[0].given or (size == 2 and strange and not words[-3].joins):
            cut = strip(m, (words[0].start, name[0].start))
            before = words[:-size]
            posts = posts_before(m, before) or tuple(read_roles(s, cut))
            return [party(name, posts)]
    return ()
