"""Endorsers: the label before a quotation, read as who speaks and as what.

label := party { ("," "and" | "and" | "&") party }
party := NAME [ "," posts ] | [ OWNER ] ROLE NAME [ "," posts ] | OWNER's NAME | BODY
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract.attribution import Attribution, Named
from kg.extract.label_words import (
    COMMON,
    RANKS,
    STATES,
    SUFFIXES,
    Word,
    may_be_name,
    name_evidence,
    role_start,
    without_titles,
    words_in,
)
from kg.extract.organizations import org_chain
from kg.extract.phrases import Cut, split, strip
from kg.extract.role_phrases import Post, read_roles
from kg.extract.roles import read_posts
from kg.extract.segments import segments
from kg.model import Capacity, Piece, Span, SpeakerKind
from kg.text import fold, word_set

LONGEST = 400  # characters of a label; what is longer is prose

_BREAKS = re.compile(r"[\n\r\u2028\u2029\x85\v\f*_\t]")
_MASKED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]{1,24}\"|(?<=\s)'[^'\s][^']{0,20}'(?=\s)")
_EDGE = " \t\r\n\u00a0\u200b\ufeff,:;.*_#<>|/–—―−-"
_STOP = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Cos|S\.A|U\.S|U\.K|D\.C|P\.C|N\.V|M\.D|Ph\.D)$")
_SUFFIX = re.compile(
    r"(?:Inc|Ltd|LLC|LLP|L\.L\.C|PLC|Plc|Co|Corp|GmbH|S\.A|AG|NV|N\.V|Jr|Sr|II|III|IV"
    r"|LP|S\.p\.A|SE|SA|AB|Pte|Pty|Limited|Incorporated|M\.?D|Ph\.?D|R\.?N|J\.?D|MPH"
    r"|Esq|DDS|FACP|FAAP|MBA|MS|DO|D\.O|CPA|USA|P\.C)\.?",
)
_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|PLC|Corp|GmbH)\.?\s+(?=[A-Z])")
_COMMA = re.compile(
    r"\s*[,;]\s*|\s+-\s+|\s+(?=(?:and|&)\s+(?:Dr|Mr|Mrs|Ms|Rev|Prof|Hon|Sen|Rep|Gov)\b)"
)
_AND = re.compile(r"(?:and|&|along with|together with|as well as)\s+", re.I)
_OF = re.compile(r"\s+(?:of|from|at|with|for|representing)\s+(?:the\s+)?(?=[A-Z])")
_OWNER = re.compile(r"(?<=\w)'s?\s+(?=[A-Z])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|say"
    r"|saying|" + "|".join(sorted(lex.CUES - lex.NOUN_CUES)) + r")\b"
)
_LOWER = word_set(
    """
    of for the and to at in on de da do dos del della di du la le les van von der den
    bin ibn al el y e with from by an a as under within former along or ex re und et
    """
)
_NO_LABELS = word_set(
    """
    watch read note source headline tweet statement q a quote video title update
    excerpt excerpts background release contact contacts editor's-note read-more more
    question answer via photo caption example examples definition motto theme topic
    subject resolved agenda section chapter here today tweets
    """
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|I['’](?:m|ve|ll|d))\b")
# Roles that nobody gives: what stands before them is their matter.
_SELF_MADE = lex.STANDALONE - word_set("senator congressman congresswoman deputy") | (
    word_set("advocate activist influencer survivor veteran educator caregiver author")
)


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks by a label; `certain` says that its own words tell person from body."""

    attribution: Attribution
    certain: bool


@dataclass(frozen=True, slots=True)
class _Party:
    """One speaker of a label, as offsets into its line."""

    name: Cut
    kind: SpeakerKind
    posts: tuple[Post, ...] = ()
    full: bool = True
    certain: bool = True


def read_label(text: str, span: Span, said: Span | None = None) -> Label | None:
    """Read the words before a quotation's colon as who speaks, or return None.

    `said` is the quotation: where the label's own words leave it open whether they
    name a person or a body, a speaker who says "I" is a person.
    """
    found = trimmed(text, span)
    if found is None or found.end - found.start > LONGEST:
        return None
    s = _BREAKS.sub(" ", fold(found.of(text)))
    m = _MASKED.sub(lambda one: " " * len(one.group()), s)
    if not label_like(m):
        return None
    words = words_in(m, 0, len(m))
    if not words:
        return None
    parts = _segments(m)
    parties = _people(s, m, parts) or _unnamed(words)
    if not parties:
        first_person = said is not None and bool(
            _FIRST_PERSON.search(text, said.start, min(said.end, said.start + 600))
        )
        parties = _alone(m, words, parts, first_person)
    return _lift(text, found, parties)


def trimmed(text: str, span: Span) -> Span | None:
    """Return a label without blanks, colons and leftovers of markup at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end < span.end and text[end] == "." and _STOP.search(text, max(start, end - 8), end):
        end += 1
    return Span(start, end) if start < end else None


def label_like(line: str) -> bool:
    """Say whether a folded line may name somebody: a row of capitals, and no verb."""
    words = [one for one in line.split() if one[0].isalnum() or one[0] == "@"]
    if not words or len(words) > 60:
        return False
    if not any(word[0].isupper() or word[0].isdigit() for word in words[:3]):
        return False
    bare = "-".join(word.casefold().strip(".,:;") for word in words)
    if bare in _NO_LABELS:
        return False
    lower = [word.rstrip(".,;:") for word in words if word[0].islower()]
    strange = [
        word
        for word in lower
        if word not in _LOWER
        and not any(char.isupper() or char == "." for char in word)
        and word not in lex.ROLE_HEADS
        and word not in COMMON
    ]
    if strange and _VERB.search(line):
        return False
    return len(strange) <= max(1, len(words) // 5)


# -- parties -----------------------------------------------------------------------


def _people(s: str, m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read the parts of a label as people with posts; nothing if they are none."""
    return (
        _titled(s, m, parts)
        or _owned(s, m, parts)
        or _names_first(s, m, parts)
        or _named_of(m, parts)
        or _role_of_body(s, m, parts)
    )


def _segments(m: str) -> list[Cut]:
    """Cut at commas and dashes, but not before "Inc." or "Jr."."""
    found: list[Cut] = []
    start = 0
    for end, following in [
        *((one.start(), one.end()) for one in _COMMA.finditer(m)),
        (len(m), len(m)),
    ]:
        cut = strip(m, (start, end))
        if cut[0] < cut[1]:
            if found and (_SUFFIX.fullmatch(m, *cut) or _FORM.match(m, *cut)):
                found[-1] = (found[-1][0], cut[1])
            else:
                found.append(cut)
        start = following
    return found


def _drop_and(m: str, cut: Cut) -> Cut:
    match = _AND.match(m, *cut)
    return strip(m, (match.end(), cut[1])) if match else cut


def _has_role(words: Sequence[Word]) -> bool:
    return any(
        one.head or one.plural_head for one in words if one.low not in lex.NAME_HEADS
    ) or (bool(words) and words[0].low in lex.NAME_HEADS and words[0].head)


# -- a role before the name --------------------------------------------------------


def _titled(s: str, m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read "OWNER ROLE NAME", also where commas stand between several roles."""
    for last in range(min(4, len(parts))):
        cut = (parts[0][0], parts[last][1])
        words = words_in(m, *cut)
        placed = last == 1 and _is_place_pair(m, parts)
        if last and not placed and not words_in(m, *parts[last - 1])[-1].head:
            return ()
        opened = _role_and_names(words) or _role_and_names(_without_tail(words))
        if opened is None:
            if placed:
                return ()
            continue
        before, names = opened
        posts = _posts_before(m, before) or tuple(read_roles(s, _hull(before)))
        more, rest = _more_names(m, before, names, parts[last + 1 :])
        return _with_rest(s, m, [*names, *more], posts, rest)
    return ()


def _is_place_pair(m: str, parts: Sequence[Cut]) -> bool:
    """Say whether a title's owner is cut by a comma: "Sampleton, Ohio Mayor Ada E."."""
    first, second = (m[slice(*cut)].casefold() for cut in parts[:2])
    named = any(second.startswith(f"{state} ") for state in STATES)
    return first in STATES or (named and len(first.split()) < 4)


def _without_tail(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words before "of the Sample Fund" that follows a name, if it does."""
    for at in range(len(words) - 1, 1, -1):
        if words[at].text in lex.PREPOSITIONS and not words[at - 1].head:
            return words[:at]
    return ()


def _hull(words: Sequence[Word]) -> Cut:
    return words[0].start, words[-1].end


def _role_and_names(
    words: Sequence[Word],
) -> tuple[Sequence[Word], list[Sequence[Word]]] | None:
    """Return the words before a name that end in a role, and the names after them."""
    for at in range(len(words) - 1, 0, -1):
        head = words[at - 1]
        general = head.low in lex.AFTER_HEAD and at > 1 and words[at - 2].head
        if not (head.head or head.plural_head or general):
            continue
        plural = head.plural_head
        names = _names(words[at:], plural=plural, least=0 if plural else -4)
        if plural and len(names) == 1 and not names[0][0].given:
            continue
        if not names:
            continue
        if head.low in lex.NAME_HEADS and not _heads_label(words, at, names):
            continue
        if len(names) == 1 and len(names[0]) == 1 and not _surname(head, names[0][0]):
            continue
        return words[:at], names
    return None


def _heads_label(
    words: Sequence[Word], at: int, names: Sequence[Sequence[Word]]
) -> bool:
    """Say whether a noun that is a name as often ("Judge") is here a role."""
    if at > 1 and words[0].given:
        return False  # "Ada Judge Example"
    return len(names[0]) > 1


def _surname(head: Word, name: Word) -> bool:
    """Say whether one word after a role is a surname: "Governor Example"."""
    plain = name.low in COMMON or name.body or name.camel or name.text.isupper()
    if plain or head.plural_head or len(name.text) < 3:
        return False
    return not head.text.isupper() or name.given


def _names(
    words: Sequence[Word], *, plural: bool = False, least: int = -1
) -> list[Sequence[Word]]:
    """Return the names that fill the words, joined by "and"; none if they do not.

    `least` is the evidence that each of them must show.
    """
    names: list[Sequence[Word]] = []
    start = 0
    for at in range(len(words) + 1):
        if at < len(words) and not words[at].joins:
            continue
        name = without_titles(words[start:at])
        if not name or not may_be_name(name):
            return []
        if len(name) == 1 and not plural and start:
            return []
        if name_evidence(name) < least - (len(name) == 1):
            return []
        names.append(name)
        start = at + 1
    return names


def _more_names(
    m: str,
    before: Sequence[Word],
    names: Sequence[Sequence[Word]],
    rest: Sequence[Cut],
) -> tuple[list[Sequence[Word]], Sequence[Cut]]:
    """Return the names that follow after commas: "Senators A, B, and C"."""
    more: list[Sequence[Word]] = []
    if not before[-1].plural_head:
        return more, rest
    for at, cut in enumerate(rest):
        found = _names(words_in(m, *_drop_and(m, cut)), plural=True)
        if not found or (len(found[0]) == 1 and len(names[0]) > 1):
            return more, rest[at:]
        more += found
    return more, ()


def _posts_before(m: str, words: Sequence[Word]) -> tuple[Post, ...]:
    """Read "Sample Union President and CEO" as posts with their owner.

    Nothing is read where a role leads to its organisation by "of": that is more.
    """
    hull = _hull(words)
    return tuple(
        Post(one.role, one.chain, printed=hull) for one in _pieces_as_posts(m, words)
    )


def _leads(piece: Sequence[Word]) -> bool:
    """Say whether a role comes right before a preposition: "Director of"."""
    return _link(piece) > 0


def _link(piece: Sequence[Word]) -> int:
    """Return where the preposition stands that follows a role, or 0."""
    for at in range(1, len(piece)):
        if piece[at].text in lex.PREPOSITIONS and piece[at - 1].head:
            return at
    return 0


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


def _bare_owner(s: str, cut: Cut) -> Cut | None:
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


# -- a name first ------------------------------------------------------------------


def _owned(s: str, m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read "Sample News's Ada Example"."""
    found = _OWNER.search(m, *parts[0])
    if found is None:
        return ()
    name = without_titles(words_in(m, found.end(), parts[0][1]))
    owner = _bare_owner(s, (parts[0][0], found.start()))
    if owner is None or len(name) < 2 or not may_be_name(name):
        return ()
    if name_evidence(name) < 0:
        return ()
    post = Post(None, (owner,), printed=owner)
    return _with_rest(s, m, [name], (post,), parts[1:])


def _names_first(s: str, m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read "NAME, posts", "NAME and NAME, posts", "NAME, NAME, BODY"."""
    words = words_in(m, *parts[0])
    names = _names(words)
    rest = list(parts[1:])
    if not names or any(len(without_titles(name)) < 2 for name in names):
        titled = len(names) == 1 and len(words) == 2 and len(names[0]) == 1
        if not titled:
            return ()
    role_follows = bool(rest) and _has_role(words_in(m, *_drop_and(m, rest[0])))
    titles = len(words) > len(names[0]) and not words[0].joins and len(names) == 1
    score = min(name_evidence(name) for name in names) + 3 * titles
    if not _is_person(m, score, role_follows, rest):
        return ()
    while score >= 3 and rest and not role_follows:
        more = _names(words_in(m, *_drop_and(m, rest[0])))
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
    place = place or m[slice(*rest[0])].casefold() in STATES | lex.COUNTRIES
    return score >= 0 and not several and not place


def _with_rest(
    s: str,
    m: str,
    names: Sequence[Sequence[Word]],
    posts: tuple[Post, ...],
    rest: Sequence[Cut],
) -> list[_Party]:
    """Return the parties of the names, and of those who follow with posts."""
    turns: list[tuple[list[Sequence[Word]], tuple[Post, ...], list[Cut]]] = []
    turns.append((list(names), posts, []))
    for at, segment in enumerate(rest):
        opened = _next_turn(s, m, segment, rest[at + 1 : at + 2])
        if opened is not None:
            turns.append((list(opened[0]), opened[1], []))
        else:
            turns[-1][2].append(segment)
    parties: list[_Party] = []
    shared: tuple[Cut, ...] = ()
    for who, before, after in reversed(turns):
        held = _shared(before, _posts_after(s, m, after))
        if shared:
            held = tuple(
                one if one.chain or one.closed else Post(one.role, shared, printed=one.printed)
                for one in held
            )
        if len(turns) > 1 and held and not before:
            shared = held[-1].chain
        parties[:0] = (_party(name, held) for name in who)
    return parties


def _shared(before: tuple[Post, ...], after: tuple[Post, ...]) -> tuple[Post, ...]:
    """Join the posts before a name to the body behind it: "President A, Sample Union"."""
    if len(after) != 1 or after[0].role is not None or any(one.chain for one in before):
        return (*before, *after)
    body = after[0]
    held = tuple(
        one if one.closed else Post(one.role, body.chain, printed=one.printed)
        for one in before
    )
    return held or after


def _next_turn(
    s: str, m: str, segment: Cut, following: Sequence[Cut]
) -> tuple[Sequence[Sequence[Word]], tuple[Post, ...]] | None:
    """Return the names and posts that open another speaker: "and Ada Example"."""
    cut = _drop_and(m, segment)
    if cut == segment:
        return None
    words = words_in(m, *cut)
    opened = _role_and_names(words)
    if opened is not None and name_evidence(opened[1][0]) >= 0:
        return opened[1], _posts_before(m, opened[0])
    names = _names(words)
    if not names or any(len(name) < 2 for name in names):
        return None
    score = min(name_evidence(name) for name in names)
    titles = len(words) > len(names[0])
    role = bool(following) and _has_role(words_in(m, *following[0]))
    return (names, ()) if score >= 3 or titles or (role and score >= 0) else None


def _posts_after(s: str, m: str, parts: Sequence[Cut]) -> tuple[Post, ...]:
    """Read the posts behind a name; the full grammar only where they are many."""
    cuts = [_drop_of(m, cut) for cut in parts]
    cuts = [cut for cut in cuts if s[slice(*cut)].rstrip(".").casefold() not in SUFFIXES]
    if not cuts:
        return ()
    plain = _plain_posts(m, cuts)
    if plain is not None:
        return plain
    hull = (cuts[0][0], cuts[-1][1])
    posts = read_posts(s, [segments(s, group) for group in split(s, hull, ";")])
    return posts or (Post(None, tuple(cuts), printed=(cuts[0][0], cuts[-1][1])),)


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
            if owner and (matter or (not led and (self.bodies or not _owns(m, owner[0])))):
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
        words = words_in(m, *_drop_and(m, cut))
        if words and (_leads(words) or _ends_post(words)):
            found = _pieces_as_posts(m, words)
            if not found:
                return None
            if groups[-1].bodies:
                groups.append(_Group([], []))
            groups[-1].roles += found
        elif any(one.head and one.low not in lex.NAME_HEADS for one in words) or groups[-1].bodies:
            return None
        elif "'" in m[slice(*cut)]:
            groups[-1].bodies += org_chain(m, cut)
        else:
            groups[-1].bodies.append(_drop_the(m, cut))
    return tuple(post for group in groups for post in group.posts(m))


def _ends_post(words: Sequence[Word]) -> bool:
    """Say whether a segment ends in the noun of a role."""
    last = words[-1]
    if last.plural_head:
        return all(one.low in RANKS for one in words[:-1])
    if not last.head and last.low not in lex.AFTER_HEAD:
        return False
    if last.low in lex.NAME_HEADS:
        return role_start(words, len(words) - 1) == 0
    return last.head or (len(words) > 1 and words[-2].head)


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
                return [(left[0].start, left[-1].end), _hull(right)]
    return [cut]


def _pieces_as_posts(m: str, words: Sequence[Word]) -> list[Post]:
    """Read the roles of a segment; `printed` of each is the whole piece."""
    posts: list[Post] = []
    owner: tuple[Cut, ...] = ()
    for piece in _role_pieces(m, words):
        if _leads(piece):
            led = _led_post(m, piece)
            if led is None:
                return []
            posts.append(led)
            continue
        start = _possessor(piece) or role_start(piece, len(piece) - 1)
        if start and piece[-1].low not in _SELF_MADE:
            own = _bare_owner(m, (piece[0].start, piece[start - 1].end))
            owner = (own,) if own else ()
            role = (piece[start].start, piece[-1].end)
        else:
            role = _hull(piece)
        posts.append(Post(role, owner, printed=_hull(piece)))
    return posts


def _led_post(m: str, piece: Sequence[Word]) -> Post | None:
    """Read "President of the Sample League" or "Director of Advocacy"; None if more.

    A role that leads to another role, a portfolio or a board needs the full grammar.
    """
    at = _link(piece)
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
    known = lex.FUNCTIONS | lex.MODIFIERS | _LOWER | {"&"}
    named = link == "at" or not all(one.low in known for one in matter)
    named = named and (link == "at" or matter[-1].low not in lex.FUNCTIONS)
    if later is not None and named:
        return None
    whole = _hull(piece)
    if later is None and not named:
        return _owned_matter(m, piece, at)
    end = head.end if later is None else matter[-1].end
    cut = _drop_the(m, (owner[0].start, owner[-1].end)) if owner else whole
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
    whole = _hull(piece)
    start = role_start(piece[:at], at - 1)
    own = _bare_owner(m, (piece[0].start, piece[start - 1].end)) if start else None
    if own is None or not _owns(m, own):
        return Post(whole, (), printed=whole)
    return Post((piece[start].start, whole[1]), (own,), printed=whole)


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


def _drop_the(m: str, cut: Cut) -> Cut:
    if m[cut[0] : cut[0] + 4].casefold() == "the ":
        return cut[0] + 4, cut[1]
    return cut


def _drop_of(m: str, cut: Cut) -> Cut:
    """Return a segment without a leading "of the", left over after a comma."""
    match = re.compile(r"(?:of|at|for|from|with)\s+(?:the\s+)?").match(m, *cut)
    return (match.end(), cut[1]) if match else cut


def _party(name: Sequence[Word], posts: tuple[Post, ...]) -> _Party:
    solid = [one for one in name if not one.initial]
    return _Party(
        (name[0].start, name[-1].end),
        SpeakerKind.PERSON,
        posts,
        full=len(name) > 1 and bool(solid),
    )


def _named_of(m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read "NAME of BODY", where the name begins with a given name or a title."""
    found = _OF.search(m, *parts[0])
    if found is None:
        return ()
    words = words_in(m, parts[0][0], found.start())
    names = _names(words)
    if not names or any(len(name) < 2 for name in names):
        return ()
    if min(name_evidence(name) for name in names) + len(words) - len(names[0]) < 3:
        return ()
    body = (found.end(), parts[0][1])
    return [_party(name, (Post(None, (body,), printed=body),)) for name in names]


def _role_of_body(s: str, m: str, parts: Sequence[Cut]) -> Sequence[_Party]:
    """Read "ROLE of BODY NAME", "ROLE, BODY, NAME" and "ROLE, BODY, ROLE NAME"."""
    first = words_in(m, *parts[0])
    if not _leads(first) and not (first[-1].head and len(parts) > 1):
        return ()
    if len(parts) == 1:
        return _name_behind(s, m, first)
    last = words_in(m, *parts[-1])
    opened = _role_and_names(last)
    if opened is not None:
        posts = (*_posts_after(s, m, parts[:-1]), *_posts_before(m, opened[0]))
        return [_party(name, posts) for name in opened[1]]
    names = _names(last)
    if names and min(name_evidence(name) for name in names) >= 3:
        return _with_rest(s, m, names, _posts_after(s, m, parts[:-1]), ())
    body = max((at for at, one in enumerate(last) if one.body), default=-1)
    name = last[body + 1 :]
    if 0 <= body and len(name) > 1 and may_be_name(name) and name_evidence(name) > 2:
        cut = (last[0].start, last[body].end)
        return [_party(name, _posts_after(s, m, [*parts[:-1], cut]))]
    return ()


def _name_behind(s: str, m: str, words: Sequence[Word]) -> Sequence[_Party]:
    """Read "ROLE of BODY NAME": the name is what is left of the label's end."""
    link = _link(words)
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
            posts = _posts_before(m, before) or tuple(read_roles(s, cut))
            return [_party(name, posts)]
    return ()


# -- others than people ------------------------------------------------------------


def _unnamed(words: Sequence[Word]) -> Sequence[_Party]:
    """Read "Sample Company Spokesperson" as somebody who is not named."""
    last, link = words[-1], _link(words)
    if 0 < link < 4 and role_start(words[:link], link - 1) == 0 and len(words) < 9:
        return [_Party(_hull(words), SpeakerKind.UNNAMED)]
    if not last.head or last.low in lex.NAME_HEADS or last.text.isupper():
        return ()
    if len(words) > 6 or any(one.text == "of" for one in words):
        return ()
    return [_Party(_hull(words), SpeakerKind.UNNAMED)]


def _alone(
    m: str,
    words: Sequence[Word],
    parts: Sequence[Cut],
    first_person: bool,
) -> Sequence[_Party]:
    """Read a label without any role: an organisation, several, or a bare name."""
    whole = (words[0].start, words[-1].end)
    if len(parts) == 1:
        bodies = _joint_bodies(m, words)
        if bodies:
            return [_Party(cut, SpeakerKind.ORGANIZATION) for cut in bodies]
        name = without_titles(words)
        if len(name) >= 2 and may_be_name(name):
            score = name_evidence(name) + 2 * first_person
            if score >= 2:
                return [_Party((name[0].start, name[-1].end), SpeakerKind.PERSON, certain=False)]
            doubtful = score > -3 and not any(one.body for one in words)
            return [_Party(whole, SpeakerKind.ORGANIZATION, certain=not doubtful)]
    return [_Party(whole, SpeakerKind.ORGANIZATION)]


def _joint_bodies(m: str, words: Sequence[Word]) -> list[Cut]:
    """Return the bodies of "Sample Union and Example League", each with its noun."""
    joins = [at for at, one in enumerate(words) if one.joins]
    if len(joins) != 1 or not 1 < joins[0] < len(words) - 2:
        return []
    at = joins[0]
    halves = (words[:at], words[at + 1 :])
    if not all(_complete(half) for half in halves):
        return []
    parts = [any(one.text in lex.PREPOSITIONS for one in half) for half in halves]
    if parts[0] and not parts[1]:
        return []  # "Association of Public and Land-Grant Universities"
    return [(half[0].start, half[-1].end) for half in halves]


def _complete(words: Sequence[Word]) -> bool:
    """Say whether words are a body's whole name: its noun ends it or leads to "of"."""
    core: list[Word] = []
    for one in words:
        if one.text in lex.PREPOSITIONS and core:
            break
        core.append(one)
    strong = core[-1].low in lex.ORG_WORDS - lex.FUNCTIONS
    return strong and len(words) > 1 and words[0].text[0].isupper()


# -- back to the document ----------------------------------------------------------


def _lift(text: str, span: Span, parties: Sequence[_Party]) -> Label:
    base = span.start
    speakers = tuple(
        Named(
            " ".join(text[base + one.name[0] : base + one.name[1]].replace("*", " ").split()),
            Span(base + one.name[0], base + one.name[1]),
            one.kind,
            tuple(_capacity(text, base, post) for post in one.posts),
            one.full,
        )
        for one in parties
    )
    source = Span(
        min(one.span.start for one in speakers), max(one.span.end for one in speakers)
    )
    certain = all(one.certain for one in parties)
    return Label(Attribution(span, source, None, speakers), certain)


def _capacity(text: str, base: int, post: Post) -> Capacity:
    role = _piece(text, base, post.role) if post.role else None
    chain = tuple(_piece(text, base, cut) for cut in post.chain)
    printed = post.printed if post.printed[0] < post.printed[1] else post.role
    years = _piece(text, base, post.years).text if post.years else None
    return Capacity(role, chain, _piece(text, base, printed or post.chain[0]), years)


def _piece(text: str, base: int, cut: Cut) -> Piece:
    return Piece.cut(text, base + cut[0], base + cut[1])
