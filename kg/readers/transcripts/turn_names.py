"""Names in turn labels: "Ms. Example", "Director Ada Example", "Example"."""

from __future__ import annotations

import re

from kg.extract import lexicon as lex
from kg.extract.attributions.attribution import Named, parse_introduction
from kg.extract.attributions.russian import is_russian
from kg.extract.phrases.cuts import (
    Cut,
    has_org_word,
    is_head,
    low,
    split,
    strip,
    words_of,
)
from kg.extract.phrases.person_names import (
    full_name,
    name_at_end,
    single_name,
    skip_titles,
)
from kg.extract.phrases.role_phrases import Post, read_role
from kg.extract.phrases.roles import read_posts
from kg.extract.phrases.segments import segments
from kg.model import Capacity, Span, SpeakerKind
from kg.readers.transcripts import turn_words as known
from kg.readers.transcripts.turn_shapes import Form, Shape, capacity_of, titled_words
from kg.text import word_set

_HONORIFIC = re.compile(rf"(?:{known.HONORIFICS}\b\.?\s+)+(?=\S)", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,2}[^\W\d_][\w'-]+")
# Words that open prose; a role may begin with an ordinal or a nation.
_OPENERS = (lex.NO_NAMES | lex.PREPOSITIONS) - word_set(
    """
    the first second third new main key one russian chinese indian panel session
    discussion roundtable forum programme program conference
    """
)


def named_shape(s: str, whole: Cut) -> Shape | None:
    """Return the shape of words that name somebody, or None if they do not."""
    core = s[slice(*whole)]
    if _INITIALS.fullmatch(core) and single_name(s, words_of(s, whole)[-1]):
        return Shape(Form.TITLED, whole)
    titled = _HONORIFIC.match(s, *whole)
    if titled:
        name = (titled.end(), whole[1])
        if s[slice(*name)].isupper():
            s = s[: name[0]] + titled_words(s[slice(*name)]) + s[name[1] :]
        if not has_org_word(s, name) and _is_name(s, name):
            roles = roles_of(s, (whole[0], titled.end()))
            return Shape(Form.TITLED, name, roles)
    if is_medium(s, whole):
        return None
    return _dashed(s, whole) or _by_grammar(s, whole) or _name_last(s, whole)


def _is_name(s: str, cut: Cut) -> bool:
    last = words_of(s, cut)[-1:]
    if any(is_head(s, word) and low(s, word) not in lex.NAME_HEADS for word in last):
        return False
    return single_name(s, cut) or full_name(s, cut)


def roles_of(s: str, cut: Cut, *, placed: bool = False) -> tuple[Capacity, ...]:
    """Return the role that a title says: "Secretary", and nothing for "Ms.".

    `placed` asks for a role that is held somewhere: "Minister of Freeland".
    """
    bare = skip_titles(s, strip(s, cut))
    post = read_role(s, bare) if bare[0] < bare[1] else None
    if post is None or post.role is None or s[bare[1] - 1] == ".":
        return ()
    if placed and not post.chain:
        return ()
    return (capacity_of(s, post),)


def _dashed(s: str, whole: Cut) -> Shape | None:
    """Read "Ada Example - Sample House - Director"."""
    pieces = split(s, whole, r"\s--?\s")
    if len(pieces) != 3 or not full_name(s, pieces[0]):
        return None
    body, role = pieces[1:]
    post = read_role(s, role)
    if post is None or post.chain:
        return None
    held = Post(post.role, (body,), printed=(body[0], role[1]))
    return Shape(Form.POST, pieces[0], (capacity_of(s, held),))


def _by_grammar(s: str, whole: Cut) -> Shape | None:
    """Read "Director Ada Example" or "Ada Example, Director" as an attribution."""
    if not _may_name(s, whole):
        return None
    for line in _spellings(s, whole):
        parsed = parse_introduction(line, Span(*whole))
        if parsed is None or parsed.cue or len(parsed.speakers) != 1:
            continue
        named = parsed.speakers[0]
        if named.kind is not SpeakerKind.PERSON or named.pronoun:
            continue
        if parsed.span.start - whole[0] < 2 and whole[1] - parsed.span.end < 2:
            return _from_grammar(named)
        if _HONORIFIC.fullmatch(s, whole[0], parsed.span.start):
            return _from_grammar(named)
    return None


def _spellings(s: str, whole: Cut) -> tuple[str, ...]:
    """Return the label, and first as Russian prose would print it inside a sentence."""
    if not is_russian(s):
        return (s,)
    return (s[: whole[0]] + s[whole[0]].lower() + s[whole[0] + 1 :], s)


def _from_grammar(named: Named) -> Shape:
    name = (named.span.start, named.span.end)
    if not named.full:
        form = Form.TITLED if named.capacities else Form.SINGLE
        return Shape(form, name, named.capacities)
    form = Form.POST if named.capacities else Form.NAME
    return Shape(form, name, named.capacities)


def _may_name(s: str, whole: Cut) -> bool:
    """Say whether a name may open or end the words: the cheap test comes first."""
    found = words_of(s, whole)
    if not found or len(found) > 32:
        return False
    if low(s, found[0]) in _OPENERS:
        return False
    capital = [s[slice(*word)] != s[slice(*word)].lower() for word in found]
    return capital[-1] or all(capital[:2])


def _name_last(s: str, whole: Cut) -> Shape | None:
    """Read "Director of Sample House, moderator Ada Example"."""
    pieces = segments(s, whole)
    if len(pieces) < 2:
        return None
    name = name_at_end(s, pieces[-1])
    if name is None:
        return None
    before = strip(s, (pieces[-1][0], name[0]))
    groups = [*pieces[:-1], before] if before[0] < before[1] else pieces[:-1]
    posts = read_posts(s, [groups])
    if not posts or any(post.role is None for post in posts):
        return None
    return Shape(Form.POST, name, tuple(capacity_of(s, post) for post in posts))


def is_medium(s: str, cut: Cut) -> bool:
    """Say whether words name a newspaper or a channel, and no journalist."""
    first = words_of(s, (segments(s, cut)[:1] or [cut])[0])
    if len(first) > 4 or any(is_head(s, word) for word in first):
        return False
    return any(low(s, word) in known.MEDIA for word in first)
