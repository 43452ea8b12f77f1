"""Turn labels: the words before a colon that say who speaks next, by their form.

label := [time] ( part | honorific NAME | role NAME | NAME [, role] | role | body )
         { "(" manner or affiliation ")" } [time]
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    has_org_word,
    is_country,
    low,
    org_head,
    strip,
    words_of,
)
from kg.extract.phrases.person_names import full_name
from kg.extract.phrases.role_phrases import Post, read_role
from kg.extract.phrases.segments import segments
from kg.model import Capacity
from kg.readers.section_names import section_type
from kg.readers.transcripts import turn_words as known
from kg.readers.transcripts.turn_names import is_medium, named_shape, roles_of
from kg.readers.transcripts.turn_shapes import (
    LONGEST,
    Form,
    Shape,
    capacity_of,
    titled_words,
)

_TIME = re.compile(r"[\d:.\s]+(?:[ap]\.?m\.?)?", re.I)
_BEHALF = re.compile(
    r"(?<=[\w)]),\s+(?:on behalf of\s+(?:the\s+)?(?P<whom>\S.*)|in writing|rapporteur.*"
    r"|author|byline)$",
    re.I,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
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
_SMALL = lex.PREPOSITIONS | lex.DETERMINERS | frozenset({"and", "&", "the", "elect"})
_LOOSE = frozenset({Form.NAME, Form.SINGLE, Form.ROLE, Form.BODY})


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
    line = titled_words(s) if capitals else s
    shape = named_shape(line, whole) or _unnamed(line, whole, capitals=capitals)
    if shape is None:
        return None
    key = shape.form in _LOOSE and _is_key(line, whole)
    if key and len(core.split()) > 1:
        return None
    if shape.form is Form.ROLE and notes and full_name(line, notes[0]):
        return Shape(Form.POST, notes[0], roles_of(line, whole), capitals)
    extra = tuple(_affiliations(s, notes))
    return Shape(shape.form, shape.name, (*shape.capacities, *extra), capitals, key)


def _without_notes(s: str) -> tuple[Cut, list[Cut]]:
    """Return the label without the brackets at its end, and what stands in them."""
    behalf = _BEHALF.search(s)
    end = behalf.start() if behalf else len(s)
    whom = behalf.span("whom") if behalf else (-1, -1)
    notes = [strip(s, whom)] if whom[0] >= 0 else []
    while found := _BRACKET.search(s[:end]):
        if found.start() == 0:
            break
        note = strip(s, found.span(1))
        if not _TIME.fullmatch(s[slice(*note)]):
            notes.insert(0, note)
        end = found.start()
    return strip(s, (0, end), ",-"), notes


def _is_key(s: str, whole: Cut) -> bool:
    """Say whether the words name a fact or a step, such as "Date" or "Key Points"."""
    found = [low(s, word) for word in words_of(s, whole)]
    if not found or found[0] in known.KEYS or found[0] in lex.NO_NAMES - {"the"}:
        return True
    matters = known.KEYS | lex.FUNCTIONS | _SMALL
    return all(one in matters or not one[0].isalpha() for one in found)


# -- brackets and parts ------------------------------------------------------------


def _part(s: str, whole: Cut, notes: list[Cut]) -> Shape:
    """Read "Question", or "Journalist (Ada Example, Sample News)" as a name."""
    told = [one for one in notes if not known.MANNER.fullmatch(s[slice(*one)])]
    capitals = s[slice(*whole)].isupper() and len(s) > 3
    if not told or told[0][0] >= told[0][1]:
        return Shape(Form.PART, whole, (), capitals)
    named = named_shape(s, told[0])
    if named is not None and named.form is not Form.SINGLE:
        return Shape(Form.POST, named.name, named.capacities)
    name = (whole[0], len(s) if told[0][1] > whole[1] else whole[1])
    return Shape(Form.PART, name, tuple(_affiliations(s, told[:1])), capitals)


def _affiliations(s: str, notes: list[Cut]) -> list[Capacity]:
    """Read brackets behind a name: "(Freeland)", "(Minister of Health)"."""
    told = [one for one in notes if not known.MANNER.fullmatch(s[slice(*one)])]
    if not told or told[-1][0] >= told[-1][1]:
        return []
    cut = segments(s, told[-1])[0] if segments(s, told[-1]) else told[-1]
    post = read_role(s, cut)
    if post is not None:
        return [capacity_of(s, post)]
    if not s[cut[0]].isupper():
        return []
    return [capacity_of(s, Post(None, (cut,), printed=cut))]


# -- nobody with a name ------------------------------------------------------------


def _unnamed(s: str, whole: Cut, *, capitals: bool) -> Shape | None:
    cut = _without_article(s, whole)
    found = words_of(s, cut)
    if not found or len(found) > 12 or not _all_capital(s, found):
        return None
    if read_role(s, cut) is not None and _role_covers(s, cut):
        return Shape(Form.ROLE, whole, roles_of(s, cut, placed=True))
    if low(s, found[-1]) in lex.UNNAMED_NOUNS and len(found) > 1:
        return Shape(Form.ROLE, whole)
    body = is_country(s, cut) or org_head(s, cut) or has_org_word(s, cut)
    if body or (len(found) > 1 and is_medium(s, cut)):
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
