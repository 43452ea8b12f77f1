"""Roles and organisations beside a name in prose: before it, or between commas after.

A possessive of a person owns nobody's office: "Sample's adviser" is a role without an
organisation. A wrong organisation is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.names.capital_runs import GIVEN_NAMES
from kg.extract.phrases.cuts import Cut, is_head, low, words_of
from kg.extract.phrases.role_phrases import Post, read_roles
from kg.extract.sources.source_phrases import (
    DETERMINERS,
    Phrase,
    Token,
    base_phrase,
    head_of,
    owner_end,
    singular,
    tokens_of,
)
from kg.text import word_set

IsPerson = Callable[[str], bool]

_ADJECTIVES = (
    lex.MODIFIERS
    | lex.FUNCTIONS
    | lex.DEMONYMS
    | word_set(
        """
    republican democratic conservative liberal labour libertarian green socialist
    vice-presidential gubernatorial mayoral congressional senatorial longtime veteran
    minority majority running state-wide onetime one-time self-described prime
    supreme and & chief lead nonpartisan centrist leftist progressive independent
    nobel prize
    """
    )
)
_MATTERS = lex.FUNCTIONS | word_set("executive press")
_ENTITLED = nouns.TITLES - word_set(
    "mr mrs ms miss mx dr h.e hh hrh madam sir dame lady lord rev fr"
)
_NO_OWNERS = DETERMINERS | nouns.INDEFINITE
# What people have, and bodies seldom: "Sample's campaign manager".
_PERSONAL = word_set(
    "campaign mate aide lawyer attorney surrogate friend doctor opponent rival widow"
)
_POINTS = word_set("south north east west new northern southern")
_PAST = word_set("former ex onetime retired late outgoing incoming acting interim")
_BEFORE_OWNERS = _NO_OWNERS | _PAST
_NO_ROLES = DETERMINERS | word_set("a an one another both")


def posts_before(s: str, phrase: Phrase, is_person: IsPerson) -> list[Post]:
    """Read the words before a name: "White House spokesman", "Sample Bank's CEO"."""
    heads = [at for at, token in enumerate(phrase) if _is_office(token)]
    if not heads:
        return []
    if any(token.low in lex.PREPOSITIONS for token in phrase):
        return _linked(s, phrase, is_person)
    end = heads[-1]
    while end + 1 < len(phrase) and phrase[end + 1].low in lex.AFTER_HEAD:
        end += 1
    if end + 1 < len(phrase) and phrase[-1].low not in nouns.TITLES:
        return []
    start = end
    while start and _in_role(phrase[start - 1]):
        start -= 1
    if start and phrase[start - 1].low in _POINTS and phrase[start].kind == "M":
        start -= 1  # "South Samplonian"
    start, owner = _owner(phrase, start, end, is_person)
    past = next((one for one in phrase[:2] if one.low in _PAST), None)
    if past is not None and past.start < phrase[start].start:
        role = (past.start, phrase[end].end)  # "former Sample administration official"
        return [Post(role, (owner,) if owner else (), printed=role)]
    role = (phrase[start].start, phrase[end].end)
    chain = (owner,) if owner else ()
    return [Post(role, chain, printed=(phrase[0].start, phrase[end].end))]


def _linked(s: str, phrase: Phrase, is_person: IsPerson) -> list[Post]:
    """Read "the minister of the economy", whose parts a preposition links."""
    cut = (phrase[0].start, owner_end(phrase[-1]))
    return [_checked(s, post, is_person) for post in _roles_in(s, cut)]


def _roles_in(s: str, cut: Cut) -> list[Post]:
    """Read a stretch as roles; news prints the same ones again and again."""
    start = cut[0]
    return [_moved(post, start) for post in _roles_of(s[start : cut[1]])]


@lru_cache(maxsize=20_000)
def _roles_of(words: str) -> tuple[Post, ...]:
    cut = (0, len(words))
    if not any(_may_be_head(words, word) for word in words_of(words, cut)):
        return ()
    return tuple(read_roles(words, cut))


def _may_be_head(s: str, word: Cut) -> bool:
    return is_head(s, word) or low(s, word).rstrip("s") in lex.ROLE_HEADS


def _moved(post: Post, by: int) -> Post:
    if not by:
        return post
    role, years = post.role, post.years
    return Post(
        role and (role[0] + by, role[1] + by),
        tuple((start + by, end + by) for start, end in post.chain),
        post.closed,
        years and (years[0] + by, years[1] + by),
        (post.printed[0] + by, post.printed[1] + by),
    )


def _is_office(token: Token) -> bool:
    if token.owner:
        return False
    plural = token.kind == "R" and singular(token.low) in nouns.PERSON_HEADS
    return plural or token.low in nouns.PERSON_HEADS or token.low in _ENTITLED


def _in_role(token: Token) -> bool:
    """Say whether a word before a role's noun is a part of the role."""
    if token.capital and token.low in lex.ORG_WORDS and token.low not in _MATTERS:
        return False
    if token.owner or token.low in _NO_ROLES:
        return False
    if token.kind == "l":
        return token.low not in lex.PREPOSITIONS
    return token.low in _ADJECTIVES or _is_office(token)


def _owner(
    phrase: Phrase, start: int, end: int, is_person: IsPerson
) -> tuple[int, Cut | None]:
    """Return where the role starts, and the organisation before it if there is one."""
    first = start
    while first and phrase[first - 1].capital and phrase[first - 1].kind != "d":
        if phrase[first - 1].low in _BEFORE_OWNERS:
            break
        if phrase[first - 1].owner and first < start:
            break
        first -= 1
    owner = phrase[first:start]
    if not owner:
        return start, None
    if (
        phrase[start].low in {"campaign", "administration"}
        and not owner[-1].owner
        and start < end
    ):
        # "Sample campaign manager": whose campaign it is belongs to the campaign
        return start, (owner[0].start, phrase[start].end)
    last = owner[-1]
    stop = owner_end(last) if last.owner else last.end
    personal = any(token.low in _PERSONAL for token in phrase[start : end + 1])
    if (personal and last.kind == "N") or not _is_body(owner, is_person):
        return start, None
    return start, (owner[0].start, stop)


def _is_body(owner: Phrase, is_person: IsPerson) -> bool:
    """Say whether capitals before a role name an organisation or a place."""
    last = owner[-1]
    if all(token.kind == "M" for token in owner):
        return False
    if len(owner) == 1 and last.low.endswith(_PEOPLES):
        return False  # "Samplonian"
    if last.low in lex.COUNTRIES and len(owner) == 1:
        return False
    if last.kind in "OAP" and last.kind != "M":
        return True
    people = any(is_person(token.low) for token in owner)
    return not people and owner[0].low not in GIVEN_NAMES and last.kind == "N"


def posts_after(s: str, segments: Sequence[Phrase], is_person: IsPerson) -> list[Post]:
    """Read the segments after a name: "a scholar at Sample Institute", "59"."""
    posts: list[Post] = []
    for phrase in segments:
        found = list(_post_of(s, phrase, is_person))
        if not found and posts and not posts[-1].chain and _closes(phrase):
            body = (phrase[0].start, phrase[-1].end)
            posts[-1] = Post(posts[-1].role, (body,), printed=posts[-1].printed)
        if not found and not posts and phrase is segments[0] and _closes(phrase):
            body = (phrase[0].start, owner_end(phrase[-1]))
            found = [Post(None, (body,), printed=body)]
        posts += found
    return posts


def _closes(phrase: Phrase) -> bool:
    """Say whether a segment is an organisation that the role before it is held in."""
    head = head_of(phrase)
    body = head is not None and head.kind == "O"
    return phrase[0].capital and body and phrase[0].kind != "M"


def _post_of(s: str, phrase: Phrase, is_person: IsPerson) -> Iterator[Post]:
    base = base_phrase(phrase)
    if not any(_is_office(token) or _is_office_of_many(token) for token in base):
        return
    owned = [at for at, token in enumerate(base) if token.owner]
    if owned:
        before = posts_before(s, base[: _last_office(base) + 1], is_person)
        yield from (replace(post, printed=_hull(phrase)) for post in before)
        return
    spoken = _spoken_for(phrase, base, is_person)
    if spoken is not None:
        yield spoken
        return
    if len(base) == len(phrase) and _led_by_body(base):
        yield from posts_before(s, base[: _last_office(base) + 1], is_person)
        return
    cut = (phrase[0].start, owner_end(phrase[-1]))
    found = _roles_in(s, cut)
    if len(found) == 1 and not found[0].chain:
        found = [_bodied(phrase, base, is_person) or found[0]]
    for post in found:
        yield _checked(s, post, is_person)


def _spoken_for(phrase: Phrase, base: Phrase, is_person: IsPerson) -> Post | None:
    """Read "a spokesman for the United Sample Workers of Samplonia"."""
    rest = phrase[len(base) :]
    if base[-1].low not in lex.SPOKES or len(rest) < 2 or rest[0].low not in _LINKS:
        return None
    body = rest[2:] if rest[1].low == "the" else rest[1:]
    if not body or not body[0].capital:
        return None
    first = base[1] if base[0].low in _NO_OWNERS and len(base) > 1 else base[0]
    role = (first.start, base[-1].end)
    people = body[0].kind in "TRG" or is_person(body[-1].low)
    chain = () if people else ((body[0].start, owner_end(body[-1])),)
    return Post(role, chain, printed=(first.start, owner_end(body[-1])))


_LINKS = word_set("for of at with from")


def _is_office_of_many(token: Token) -> bool:
    return token.kind == "l" and singular(token.low) in lex.ROLE_HEADS


def _last_office(base: Phrase) -> int:
    return max((at for at, one in enumerate(base) if _is_office(one)), default=0)


def _led_by_body(base: Phrase) -> bool:
    """Say whether an organisation stands before the role: "Sample Times reporter"."""
    capital = [token for token in base if token.capital and token.kind in "OAN"]
    return bool(capital) and base[-1].kind == "l" and len(base) > 1


def _checked(s: str, post: Post, is_person: IsPerson) -> Post:
    """Drop organisations that are people: "spokeswoman for Ada Example"."""
    chain = tuple(cut for cut in post.chain if not _names_person(s, cut, is_person))
    adjectives = tuple(_without_adjectives(s, cut) for cut in chain)
    if adjectives != chain:
        post, chain = replace(post, chain=adjectives), adjectives
    if len(chain) != len(post.chain):
        chain = ()
    return Post(post.role, chain, post.closed, post.years, post.printed)


def _bodied(phrase: Phrase, base: Phrase, is_person: IsPerson) -> Post | None:
    """Read "an analyst at the libertarian Sample Institute": capitals are the body."""
    rest = phrase[len(base) :]
    if not rest or rest[0].low not in _LINKS:
        return None
    if rest[0].low == "of" and not _of_body(rest, is_person):
        return None
    at = next((at for at, one in enumerate(rest) if one.capital), len(rest))
    body = rest[at:]
    proper = any(one.kind in "OA" for one in body) or rest[at - 1].text == "The"
    proper = proper or rest[0].low == "of"
    if not body or not proper or is_person(body[-1].low) or body[0].kind == "G":
        return None
    end = next(
        (i for i, one in enumerate(body) if i and one.low in _CLOSERS), len(body)
    )
    if any(one.kind == "l" and one.low not in _IN_BODIES for one in body[:end]):
        return None
    first = base[1] if base[0].low in _NO_OWNERS and len(base) > 1 else base[0]
    cut = (body[0].start, owner_end(body[end - 1]))
    return Post((first.start, base[-1].end), (cut,), printed=(first.start, cut[1]))


def _of_body(rest: Phrase, is_person: IsPerson) -> bool:
    """Say whether "of" leads to a name: "of Samplonia", "of the United Samples"."""
    named = rest[1].low == "the" and len(rest) > 2 and rest[-1].kind == "O"
    single = len(rest) == 2 and rest[1].kind in "NP" and not is_person(rest[1].low)
    return single or (named and all(one.capital for one in rest[2:]))


_PEOPLES = ("ian", "ean", "ish", "ese")
_CLOSERS = word_set("at with from in")
_IN_BODIES = word_set("of the and for on in &")


def _without_adjectives(s: str, cut: Cut) -> Cut:
    """Return a body's name from its first capital: not "centrist Sample Center"."""
    tokens = tokens_of(s[slice(*cut)])
    first = next((one for one in tokens if one.kind not in "lpd"), None)
    if first is None or not tokens or tokens[0].kind != "l":
        return cut
    return cut[0] + first.start, cut[1]


def _names_person(s: str, cut: Cut, is_person: IsPerson) -> bool:
    tokens = tokens_of(s[slice(*cut)])
    words = [token for token in tokens if token.kind not in "lp"]
    if not words:
        return True
    if any(token.kind == "O" or token.low in nouns.ORG_NOUNS for token in tokens):
        return False
    if words[0].kind in "TR" or is_person(words[-1].low):
        return True
    return words[0].kind == "G" and len(words) > 1


def _hull(phrase: Phrase) -> Cut:
    return phrase[0].start, phrase[-1].end
