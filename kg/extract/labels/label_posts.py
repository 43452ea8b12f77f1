"""Posts of a label: roles with their bodies, before a name or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract.labels.label_lexicon import COMMON, SELF_MADE, SMALL_WORDS, SUFFIXES
from kg.extract.labels.label_words import (
    Word,
    drop_joint,
    drop_the,
    ends_post,
    hull,
    leads,
    link_in,
    role_start,
    words_in,
)
from kg.extract.phrases.cuts import Cut, split, strip
from kg.extract.phrases.organizations import org_chain
from kg.extract.phrases.role_phrases import Post
from kg.extract.phrases.roles import read_posts
from kg.extract.phrases.segments import segments
from kg.text import word_set

# "Former Sample Union President": the role keeps its time, the owner is inside it.
_PAST = word_set("former fmr acting ex then retired")
_PARTY = re.compile(r"[A-Z]{1,2}-[A-Z][\w.]{1,6}(?: [A-Z][\w.]*)?")


def posts_before(m: str, words: Sequence[Word]) -> tuple[Post, ...]:
    """Read "Sample Union President and CEO" as posts with their owner.

    Nothing is read where a role leads to its organisation by "of": that is more.
    """
    printed = hull(words)
    return tuple(
        Post(one.role, one.chain, printed=printed) for one in _pieces_as_posts(m, words)
    )


def posts_after(s: str, m: str, parts: Sequence[Cut]) -> tuple[Post, ...]:
    """Read the posts behind a name; the full grammar only where they are many."""
    cuts = [_drop_of(m, cut) for cut in parts]
    cuts = [cut for cut in cuts if not _is_tag(s[slice(*cut)])]
    if not cuts:
        return ()
    plain = _plain_posts(m, cuts)
    if plain is not None:
        return plain
    hull = (cuts[0][0], cuts[-1][1])
    posts = read_posts(s, [segments(s, group) for group in split(s, hull, ";")])
    return posts or (Post(None, tuple(cuts), printed=(cuts[0][0], cuts[-1][1])),)


def _is_tag(words: str) -> bool:
    """Say whether a segment is a degree, or a party with its place: "D-La."."""
    return words.rstrip(".").casefold() in SUFFIXES or bool(_PARTY.fullmatch(words))


@dataclass(slots=True)
class _Group:
    """Roles and the bodies that follow them, while posts are being read."""

    roles: list[Post]
    bodies: list[Cut]

    def posts(self, m: str) -> Iterator[Post]:
        """Yield the roles with their owner, or with the bodies that follow."""
        if not self.roles:
            hull = (self.bodies[0][0], self.bodies[-1][1])
            yield Post(None, tuple(self.bodies), printed=hull)
        shared: tuple[Cut, ...] = ()
        posts: list[Post] = []
        for one in reversed(self.roles):
            role, owner = one.role or one.printed, one.chain
            led = bool(owner) and owner[0][0] > role[1]
            matter = led and bool(self.bodies) and _common(m, owner[0])
            if owner and (
                matter or (not led and (self.bodies or not _owns(m, owner[0])))
            ):
                role, owner, led = one.printed, (), False
            chain = (*owner, *self.bodies) if led else owner or tuple(self.bodies)
            shared = chain if led else shared
            end = self.bodies[-1][1] if self.bodies else role[1]
            printed = (one.printed[0], max(end, one.printed[1]))
            posts.append(Post(role, chain or shared, printed=printed))
        yield from reversed(posts)


def _common(m: str, cut: Cut) -> bool:
    """Say whether words are nouns of matters: "Government Affairs"."""
    words = words_in(m, *cut)
    links = (at for at, one in enumerate(words) if one.text in lex.PREPOSITIONS)
    core = words[: next(links, len(words))]
    if not core or (core[-1].body and core[-1].low not in lex.FUNCTIONS):
        return False
    return all(one.low in COMMON or one.joins for one in words) or (
        words[-1].low in lex.FUNCTIONS
    )


def _plain_posts(m: str, cuts: Sequence[Cut]) -> tuple[Post, ...] | None:
    """Read roles with the bodies that follow them, if it is as plain as that.

    "Sample Union President and CEO" names its owner itself; in "Public Lands Director,
    Sample Union" the body follows.
    """
    groups = [_Group([], [])]
    for cut in (part for segment in cuts for part in _body_and_role(m, segment)):
        words = words_in(m, *drop_joint(m, cut))
        if words and (leads(words) or ends_post(words)):
            found = _pieces_as_posts(m, words)
            if not found:
                return None
            if groups[-1].bodies:
                groups.append(_Group([], []))
            groups[-1].roles += found
        elif (
            any(one.head and one.low not in lex.NAME_HEADS for one in words)
            or groups[-1].bodies
        ):
            return None
        elif "'" in m[slice(*cut)]:
            groups[-1].bodies += org_chain(m, cut)
        else:
            groups[-1].bodies.append(drop_the(m, cut))
    return tuple(post for group in groups for post in group.posts(m))


def _body_and_role(m: str, cut: Cut) -> list[Cut]:
    """Cut "Sample Health and Chief Officer" where the body of one post ends."""
    words = words_in(m, *cut)
    for at, word in enumerate(words):
        if not word.joins or not 0 < at < len(words) - 1:
            continue
        right = words[at + 1 :]
        if any(one.head for one in words[:at]) or not right[-1].head:
            return [cut]
        if role_start(right, len(right) - 1) == 0 and right[0].text[0].isupper():
            left = words[:at]
            if any(one.body or one.low not in COMMON for one in left):
                return [(left[0].start, left[-1].end), hull(right)]
    return [cut]


def _role_pieces(m: str, words: Sequence[Word]) -> list[Sequence[Word]]:
    """Cut roles at commas and at "and" where what stands before ends in a role."""
    pieces: list[Sequence[Word]] = []
    start = 0
    for at, word in enumerate(words):
        gap = m[words[at - 1].end : word.start] if at else ""
        if at > start and (word.joins or "," in gap) and words[at - 1].head:
            pieces.append(words[start:at])
            start = at
        if word.joins and at == start:
            start = at + 1
    if start < len(words):
        pieces.append(words[start:])
    return pieces


def _pieces_as_posts(m: str, words: Sequence[Word]) -> list[Post]:
    """Read the roles of a segment; `printed` of each is the whole piece."""
    posts: list[Post] = []
    owner: tuple[Cut, ...] = ()
    for piece in _role_pieces(m, words):
        if leads(piece):
            led = _led_post(m, piece)
            if led is None:
                return []
            posts.append(led)
            continue
        start = _possessor(piece) or role_start(piece, len(piece) - 1)
        owned = start > 0 and not piece[start - 1].text[0].islower()
        if owned and piece[-1].low not in SELF_MADE:
            past = start > 1 and piece[0].low in _PAST
            own = bare_owner(m, (piece[past].start, piece[start - 1].end))
            owner = (own,) if own else ()
            role = (piece[0 if past else start].start, piece[-1].end)
        else:
            role = hull(piece)
        posts.append(Post(role, owner, printed=hull(piece)))
    return posts


def _led_post(m: str, piece: Sequence[Word]) -> Post | None:
    """Read "President of the Sample League" or "Director of Advocacy"; None if more.

    A role that leads to another role, a portfolio or a board needs the full grammar.
    """
    at = link_in(piece)
    rest = piece[at + 1 :]
    if rest and rest[0].low == "the":
        rest = rest[1:]
    head, link = piece[at - 1], piece[at].text
    full = head.low in lex.PORTFOLIOS | lex.DIPLOMATS or not rest
    if full or link not in {"of", "at", "for"} or rest[0].low in {"board", "staff"}:
        return None
    if any(one.head and one.low not in lex.NAME_HEADS for one in rest):
        return None
    later = next((i for i, one in enumerate(rest) if one.text == "at"), None)
    matter = rest if later is None else rest[:later]
    owner = rest if later is None else rest[later + 1 :]
    known = lex.FUNCTIONS | lex.MODIFIERS | SMALL_WORDS | {"&"}
    named = link == "at" or not all(one.low in known for one in matter)
    named = named and (link == "at" or matter[-1].low not in lex.FUNCTIONS)
    if later is not None and named:
        return None
    whole = hull(piece)
    if later is None and not named:
        return _owned_matter(m, piece, at)
    end = head.end if later is None else matter[-1].end
    cut = drop_the(m, (owner[0].start, owner[-1].end)) if owner else whole
    linked = any(one.text in {"of", "at"} for one in owner) or "'" in m[slice(*cut)]
    chain = tuple(org_chain(m, cut)) if linked else (cut,)
    start = role_start(piece[:at], at - 1)
    if start and not _owns(m, (piece[0].start, piece[start - 1].end)):
        start = 0
    if start:
        return None
    return Post((piece[0].start, end), chain, printed=whole)


def _owned_matter(m: str, piece: Sequence[Word], at: int) -> Post:
    """Read "Sample Union SVP of Advocacy", whose role leads to its matter only."""
    whole = hull(piece)
    start = role_start(piece[:at], at - 1)
    past = start > 1 and piece[0].low in _PAST
    own = bare_owner(m, (piece[past].start, piece[start - 1].end)) if start else None
    if own is None or not _owns(m, own):
        return Post(whole, (), printed=whole)
    role = whole if past else (piece[start].start, whole[1])
    return Post(role, (own,), printed=whole)


def _possessor(piece: Sequence[Word]) -> int:
    """Return where the words begin behind "Sample Fund's", or 0."""
    for at, word in enumerate(piece[:-1]):
        if word.text.endswith(("'s", "s'")):
            rest = piece[at + 1 :]
            plain = not any(one.body or one.camel for one in rest)
            return at + 1 if plain and len(rest) < 6 else 0
    return 0


def _owns(m: str, cut: Cut) -> bool:
    """Say whether words before a role name its body, and are not its matter."""
    if m.startswith("'", cut[1]):
        return True
    words = words_in(m, *cut)
    return any(one.body or one.low not in COMMON | {"former"} for one in words)


def bare_owner(s: str, cut: Cut) -> Cut | None:
    """Return an owner without "the" before it and a possessive ending."""
    start, end = cut
    if s[start:end].casefold().startswith("the "):
        start += 4
    if s.endswith("'s", start, end):
        end -= 2
    elif s.endswith("'", start, end):
        end -= 1
    start, end = strip(s, (start, end), ",-")
    return (start, end) if start < end else None


def _drop_of(m: str, cut: Cut) -> Cut:
    """Return a segment without a leading "of the", left over after a comma."""
    match = re.compile(r"(?:of|at|for|from|with)\s+(?:the\s+)?").match(m, *cut)
    return (match.end(), cut[1]) if match else cut
