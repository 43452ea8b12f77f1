"""Bodies that a label's commas cut in two, and names of people among its bodies.

A wrong body is worse than none: where a piece of a chain is a person's name, or begins
in the middle of a body's name, the post goes without its chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract import lexicon as lex
from kg.extract.labels.label_lexicon import BODIES, COMMON
from kg.extract.labels.label_people import Party
from kg.extract.labels.label_words import (
    Word,
    ends_post,
    link_in,
    may_be_name,
    name_evidence,
    without_titles,
    words_in,
)
from kg.extract.phrases.cuts import Cut, strip
from kg.extract.phrases.role_phrases import Post

_LISTED = 3  # words before the "and" of "Rivers and Lakes Committee", at the most


def sound_chains(m: str, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties with no body that is a person or a part of a body's name."""
    if "," not in m:
        return tuple(parties)
    names = frozenset(one.name[1] for one in parties)
    return tuple(
        replace(one, posts=tuple(_sound(m, one.posts, names))) for one in parties
    )


def _sound(m: str, posts: Sequence[Post], names: frozenset[int]) -> Iterator[Post]:
    for post in posts:
        if not post.chain or not _is_doubtful(m, post, names):
            yield post
        elif post.role is not None:
            yield replace(post, role=_whole_role(m, post), chain=())


def _is_doubtful(m: str, post: Post, names: frozenset[int]) -> bool:
    """Say whether any piece of a chain is no body, or not the whole name of one."""
    bare = post.role is None
    several = len(post.chain) > 1
    return any(
        ((bare or several) and _is_person(m, cut))
        or (bare and _is_role(m, cut))
        or _begins_inside(m, cut, names)
        for cut in post.chain
    )


def _whole_role(m: str, post: Post) -> Cut | None:
    """Return a role with all it leads to, where a comma cut that: "Chair of the …"."""
    role = post.role
    if role is None or not link_in(words_in(m, *role)):
        return role
    return role[0], max(role[1], *(cut[1] for cut in post.chain))


def _is_person(m: str, cut: Cut) -> bool:
    words = without_titles(words_in(m, *cut))
    if len(words) < 2 or not may_be_name(words) or any(one.body for one in words[:-1]):
        return False
    return words[0].given and name_evidence(words) >= 3


def _is_role(m: str, cut: Cut) -> bool:
    """Say whether a piece opens with a role and has no noun of a body behind it."""
    words = words_in(m, *cut)
    opens = len(words) > 1 and words[0].head and words[0].low not in lex.NAME_HEADS
    return opens and not any(_is_noun(one) for one in words)


def _begins_inside(m: str, cut: Cut, names: frozenset[int]) -> bool:
    """Say whether a piece may begin in the middle of a body's name.

    "Nutrition and Forestry Committee" does behind "Senate Agriculture,", and not
    behind a name, a role or a whole body.
    """
    words, joined = _joined(m, cut)
    before = _piece_before(m, cut)
    if not words or before is None or before[1] in names:
        return False
    ahead = words_in(m, *before)
    if not ahead or ends_post(ahead) or _is_noun(ahead[-1]) or _is_tail(ahead):
        return False
    if joined:
        return True
    join = next((at for at, one in enumerate(words) if one.joins), 0)
    if not 0 < join <= _LISTED or any(_is_noun(one) for one in words[:join]):
        return False
    if words[0].low == "the":
        return False
    if any(_is_noun(one) for one in words[join:]):
        return True
    return _leads_on(ahead) or all(one.joins or one.low in COMMON for one in words)


def _joined(m: str, cut: Cut) -> tuple[Sequence[Word], bool]:
    """Return the words of a piece, and whether an "and" leads from the one before."""
    words = words_in(m, *cut)
    if words and words[0].joins:
        return words[1:], True
    return words, m[: cut[0]].rstrip().endswith((" and", " &"))


def _piece_before(m: str, cut: Cut) -> Cut | None:
    """Return the piece that a comma parts from this one, if one does."""
    end = len(m[: cut[0]].rstrip())
    for joint in (" and", " &"):
        end -= len(joint) if m.endswith(joint, 0, end) else 0
    end = len(m[:end].rstrip())
    if not end or m[end - 1] != ",":
        return None
    start = max(m.rfind(sign, 0, end - 1) for sign in ",;|") + 1
    before = strip(m, (start, end - 1))
    return before if before[0] < before[1] else None


def _is_tail(words: Sequence[Word]) -> bool:
    """Say whether words are a role with its own matter: "Director of Policy"."""
    at = link_in(words)
    rest = words[at + 1 :] if at else ()
    known = lex.FUNCTIONS | lex.MODIFIERS
    return bool(rest) and all(one.joins or one.low in known for one in rest)


def _leads_on(words: Sequence[Word]) -> bool:
    """Say whether a body's noun leads to a matter: "Committee on Agriculture"."""
    return any(
        _is_noun(one) and following.text in lex.PREPOSITIONS
        for one, following in pairwise(words)
    )


def _is_noun(word: Word) -> bool:
    """Say whether a word is a body's noun in the singular; "Ports" may be a matter."""
    return word.low in BODIES and word.low not in lex.FUNCTIONS
