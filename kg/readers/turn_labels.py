"""Turn labels: the words before a colon that say who speaks next, by their form.

label := [time] ( part | honorific NAME | role NAME | NAME [, role] | role | body )
         { "(" manner or affiliation ")" } [time]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.extract import lexicon as lex
from kg.extract.attribution import Named, parse_introduction
from kg.extract.people import full_name, name_at_end, single_name, skip_titles
from kg.extract.phrases import (
    ACRONYM,
    Cut,
    has_org_word,
    is_country,
    is_head,
    low,
    org_head,
    strip,
    words_of,
)
from kg.extract.role_phrases import Post, read_role
from kg.extract.roles import read_posts
from kg.extract.russian import is_russian
from kg.extract.segments import segments
from kg.model import Capacity, Piece, Span, SpeakerKind
from kg.readers import label_words as known
from kg.readers.section_names import section_type
from kg.text import word_set

LONGEST = 220  # characters of a label

_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_HONORIFIC = re.compile(rf"(?:{known.HONORIFICS}\b\.?\s+)+(?=\S)", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,2}[^\W\d_][\w'-]+")
_FROM = re.compile(
    r"(?:question|q|journalist|reporter|correspondent|вопрос)\s*"
    r"(?:\s(?:from|by)\s|[,-])\s*(?:the\s)?(?P<who>\S.*)",
    re.I,
)
_PROSE = re.compile(
    r"[!?;=<>|@{}]|\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should"
    r"|must|may|might|do|does|did|say|says|said|asks?|asked|this|that|these|those|it|we"
    r"|you|they|my|your|not|if|let|let's|here's|there|what|why|how|when|where)\b",
    re.I,
)
# Words that open prose; a role may begin with an ordinal or a nation.
_OPENERS = (lex.NO_NAMES | lex.PREPOSITIONS) - word_set(
    """
    the first second third new main key one russian chinese indian panel session
    discussion roundtable forum programme program conference
    """
)
_LETTERS = re.compile(r"[^\W\d_]+")
_INNER = re.compile(r"(?<=\s)(?:Of|The|And|For|At|To|In|On|With)(?=\s)")
_SMALL = lex.PREPOSITIONS | lex.DETERMINERS | frozenset({"and", "&", "the", "elect"})


class Form(StrEnum):
    """What a label looks like."""

    PART = "part"  # "Q", "Moderator": a part in a talk
    TITLED = "titled"  # "Ms. Example", "Secretary Example"
    POST = "post"  # "Director Ada Example"
    NAME = "name"  # "Ada Example"
    SINGLE = "single"  # "Example"
    ROLE = "role"  # "The Vice President", "SENIOR OFFICIAL"
    BODY = "body"  # "Sample News", "Freeland"


@dataclass(frozen=True, slots=True)
class Shape:
    """A label as offsets into its own words."""

    form: Form
    name: Cut  # the words that name somebody, titles left out
    capacities: tuple[Capacity, ...] = ()
    capitals: bool = False  # in capitals throughout
    key: bool = False  # as often a heading, such as "Date": a name only if known as one


@lru_cache(maxsize=8192)
def label_shape(s: str) -> Shape | None:
    """Say what a label looks like, given folded and on one line, or that it is none."""
    if not s or len(s) > LONGEST or not s[0].isupper():
        return None
    whole, notes = _without_notes(s)
    core = s[slice(*whole)]
    if known.PART.fullmatch(core):
        return _part(s, whole, notes)
    asked = _FROM.fullmatch(core)
    if asked and asked["who"][0].isupper():
        return _part(s, whole, [(whole[0] + asked.start("who"), whole[1])])
    if _PROSE.search(core) or section_type(core):
        return None
    capitals = core.isupper()
    line = _titled(s) if capitals else s
    shape = _named(line, whole) or _unnamed(line, whole, capitals=capitals)
    if shape is None:
        return None
    key = shape.form in _LOOSE and _is_key(line, whole)
    if key and len(core.split()) > 1:
        return None
    if shape.form is Form.ROLE and notes and full_name(line, notes[0]):
        return Shape(Form.POST, notes[0], _roles_of(line, whole), capitals)
    extra = tuple(_affiliations(s, notes))
    return Shape(shape.form, shape.name, (*shape.capacities, *extra), capitals, key)


def _without_notes(s: str) -> tuple[Cut, list[Cut]]:
    """Return the label without the brackets at its end, and what stands in them."""
    end = len(s)
    notes: list[Cut] = []
    while found := _BRACKET.search(s[:end]):
        if found.start() == 0:
            break
        notes.insert(0, strip(s, found.span(1)))
        end = found.start()
    return strip(s, (0, end), ",-"), notes


def _titled(s: str) -> str:
    """Return words in capitals as if each had one capital; no offset moves."""
    out = _LETTERS.sub(lambda m: m.group()[0] + m.group()[1:].lower(), s)
    out = _INNER.sub(lambda m: m.group().lower(), out)
    return out if len(out) == len(s) else s


# -- somebody with a name ----------------------------------------------------------


def _named(s: str, whole: Cut) -> Shape | None:
    core = s[slice(*whole)]
    if _INITIALS.fullmatch(core) and single_name(s, words_of(s, whole)[-1]):
        return Shape(Form.TITLED, whole)
    titled = _HONORIFIC.match(s, *whole)
    if titled:
        name = (titled.end(), whole[1])
        if not has_org_word(s, name) and _is_name(s, name):
            roles = _roles_of(s, (whole[0], titled.end()))
            return Shape(Form.TITLED, name, roles)
    if _is_medium(s, whole):
        return None
    return _by_grammar(s, whole) or _name_last(s, whole)


def _is_name(s: str, cut: Cut) -> bool:
    last = words_of(s, cut)[-1:]
    if any(is_head(s, word) and low(s, word) not in lex.NAME_HEADS for word in last):
        return False
    return single_name(s, cut) or full_name(s, cut)


def _roles_of(s: str, cut: Cut, *, placed: bool = False) -> tuple[Capacity, ...]:
    """Return the role that a title says: "Secretary", and nothing for "Ms.".

    `placed` asks for a role that is held somewhere: "Minister of Freeland".
    """
    bare = skip_titles(s, strip(s, cut))
    post = read_role(s, bare) if bare[0] < bare[1] else None
    if post is None or post.role is None or s[bare[1] - 1] == ".":
        return ()
    if placed and not post.chain:
        return ()
    return (_capacity(s, post),)


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
    return Shape(Form.POST, name, tuple(_capacity(s, post) for post in posts))


def _capacity(s: str, post: Post) -> Capacity:
    def piece(cut: Cut) -> Piece:
        return Piece.cut(s, *cut)

    return Capacity(
        piece(post.role) if post.role else None,
        tuple(piece(cut) for cut in post.chain),
        piece(post.printed),
        s[slice(*post.years)] if post.years else None,
    )


# -- nobody with a name ------------------------------------------------------------


_LOOSE = frozenset({Form.NAME, Form.SINGLE, Form.ROLE, Form.BODY})


def _part(s: str, whole: Cut, notes: list[Cut]) -> Shape:
    """Read "Question", or "Journalist (Ada Example, Sample News)" as a name."""
    told = [one for one in notes if not known.MANNER.fullmatch(s[slice(*one)])]
    capitals = s[slice(*whole)].isupper() and len(s) > 3
    if not told or told[0][0] >= told[0][1]:
        return Shape(Form.PART, whole, (), capitals)
    named = _named(s, told[0])
    if named is not None and named.form is not Form.SINGLE:
        return Shape(Form.POST, named.name, named.capacities)
    name = (whole[0], len(s) if told[0][1] > whole[1] else whole[1])
    return Shape(Form.PART, name, tuple(_affiliations(s, told[:1])), capitals)


def _is_medium(s: str, cut: Cut) -> bool:
    """Say whether words name a newspaper or a channel, and no journalist."""
    first = words_of(s, (segments(s, cut)[:1] or [cut])[0])
    return len(first) < 5 and any(low(s, word) in known.MEDIA for word in first)


def _affiliations(s: str, notes: list[Cut]) -> list[Capacity]:
    """Read brackets behind a name: "(Freeland)", "(Minister of Health)"."""
    told = [one for one in notes if not known.MANNER.fullmatch(s[slice(*one)])]
    if not told or told[-1][0] >= told[-1][1]:
        return []
    cut = segments(s, told[-1])[0] if segments(s, told[-1]) else told[-1]
    post = read_role(s, cut)
    if post is not None:
        return [_capacity(s, post)]
    if not s[cut[0]].isupper():
        return []
    return [_capacity(s, Post(None, (cut,), printed=cut))]


def _unnamed(s: str, whole: Cut, *, capitals: bool) -> Shape | None:
    cut = _without_article(s, whole)
    found = words_of(s, cut)
    if not found or len(found) > 12 or not _all_capital(s, found):
        return None
    if read_role(s, cut) is not None and _role_covers(s, cut):
        return Shape(Form.ROLE, whole, _roles_of(s, cut, placed=True))
    if low(s, found[-1]) in lex.UNNAMED_NOUNS and len(found) > 1:
        return Shape(Form.ROLE, whole)
    body = is_country(s, cut) or org_head(s, cut) or has_org_word(s, cut)
    if body or (len(found) > 1 and _is_medium(s, cut)):
        return Shape(Form.BODY, whole)
    if len(found) < 2 and capitals and _may_be_surname(s[slice(*cut)]):
        return Shape(Form.SINGLE, whole)
    if len(found) < 5 and (capitals or ACRONYM.fullmatch(s[slice(*found[0])])):
        return Shape(Form.BODY, whole)
    if len(found) == 1 and s[slice(*cut)].isalpha() and len(s[slice(*cut)]) > 1:
        return Shape(Form.SINGLE, whole)
    return None


def _may_be_surname(word: str) -> bool:
    """Say whether a word in capitals is too long for an acronym."""
    return len(word) > 4 and word.replace("-", "").replace("'", "").isalpha()


def _without_article(s: str, whole: Cut) -> Cut:
    article = re.match(r"the\s+", s[slice(*whole)], re.I)
    return (whole[0] + article.end(), whole[1]) if article else whole


def _role_covers(s: str, cut: Cut) -> bool:
    """Say whether a role is all of the words, with no name or verb behind it."""
    post = read_role(s, cut)
    if post is None or post.role is None:
        return False
    end = max([post.role[1], *(one[1] for one in post.chain)])
    return not s[end : cut[1]].strip(" .,#0123456789")


def _all_capital(s: str, found: list[Cut]) -> bool:
    return all(not s[word[0]].islower() or low(s, word) in _SMALL for word in found)


def _is_key(s: str, whole: Cut) -> bool:
    """Say whether the words name a fact or a step, such as "Date" or "Key Points"."""
    found = [low(s, word) for word in words_of(s, whole)]
    if not found or found[0] in known.KEYS or found[0] in lex.NO_NAMES - {"the"}:
        return True
    matters = known.KEYS | lex.FUNCTIONS | _SMALL
    return all(one in matters or not one[0].isalpha() for one in found)
