"""Endorsers: the label before a quotation, read as who speaks and as what.

label := party { ("," "and" | "and" | "&") party }
party := NAME [ "," posts ] | [ OWNER ] ROLE NAME [ "," posts ] | OWNER's NAME | BODY
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import lexicon as lex
from kg.extract.attributions.attribution import Attribution, Named
from kg.extract.labels.label_bodies import read_alone, read_unnamed
from kg.extract.labels.label_chains import sound_chains
from kg.extract.labels.label_lexicon import COMMON, SMALL_WORDS
from kg.extract.labels.label_names import cut_segments
from kg.extract.labels.label_people import Party, read_people
from kg.extract.labels.label_words import Word, words_in
from kg.extract.phrases.cuts import Cut
from kg.extract.phrases.role_phrases import Post
from kg.model import Capacity, Piece, Span
from kg.text import fold, word_set

LONGEST = 400  # characters of a label; what is longer is prose
_BREAKS = re.compile(r"[\n\r\u2028\u2029\x85\v\f*_\t]")
_MAY_MASK = re.compile(r"[(\[\"']")
_MASKED = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]{1,24}\"|(?<=\s)'[^'\s][^']{0,20}'(?=\s)"
)
_EDGE = " \t\r\n\u00a0\u200b\ufeff,:;.*_#<>|/–—―−-"
_STOP = re.compile(
    r"\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Cos|S\.A|U\.S|U\.K|D\.C|P\.C|N\.V|M\.D"
    r"|Ph\.D|[A-Z]-[A-Z][a-z]{1,4})$"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|say"
    r"|saying|" + "|".join(sorted(lex.CUES - lex.NOUN_CUES)) + r")\b"
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


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks by a label; `certain` if its own words tell person from body."""

    attribution: Attribution
    certain: bool


def read_label(text: str, span: Span, said: Span | None = None) -> Label | None:
    """Read the words before a quotation's colon as who speaks, or return None.

    `said` is the quotation: where the label's own words leave it open whether they
    name a person or a body, a speaker who says "I" is a person.
    """
    found = trimmed(text, span)
    if found is None or found.end - found.start > LONGEST:
        return None
    s = _BREAKS.sub(" ", fold(found.of(text)))
    read = _read_line(s)
    if read is None:
        return None
    parties, words, parts = read
    if not parties:
        first_person = said is not None and bool(
            _FIRST_PERSON.search(text, said.start, min(said.end, said.start + 600))
        )
        parties = tuple(read_alone(words, parts, first_person))
    return _lift(text, found, parties)


@lru_cache(maxsize=4096)  # the same people are quoted again and again
def _read_line(
    s: str,
) -> tuple[tuple[Party, ...], tuple[Word, ...], tuple[Cut, ...]] | None:
    """Read a folded line; without parties it names a body or bare words."""
    m = _MASKED.sub(_blank, s) if _MAY_MASK.search(s) else s
    words = words_in(m, 0, len(m)) if label_like(m) else ()
    if not words:
        return None
    parts = tuple([one for one in cut_segments(m) if words_in(m, *one)])  # no signs
    parties = read_people(s, m, parts) or read_unnamed(words)
    return sound_chains(m, parties), words, parts


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def trimmed(text: str, span: Span) -> Span | None:
    """Return a label without blanks, colons and leftovers of markup at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if (
        end < span.end
        and text[end] == "."
        and _STOP.search(text, max(start, end - 8), end)
    ):
        end += 1
    return Span(start, end) if start < end else None


def label_like(line: str) -> bool:
    """Say whether a folded line may name somebody: a row of capitals, and no verb."""
    words = [one for one in line.split() if one[0].isalnum() or one[0] == "@"]
    if not words or len(words) > 60 or not any(map(str.isalpha, line)):
        return False
    if not any(word[0].isupper() or word[0].isdigit() for word in words[:3]):
        return False
    bare = "-".join(word.casefold().strip(".,:;") for word in words)
    if bare in _NO_LABELS:
        return False
    strange = sum([_is_strange(word) for word in words if word[0].islower()])
    if strange and _VERB.search(line):
        return False
    return strange <= max(1, len(words) // 5)


@lru_cache(maxsize=20_000)
def _is_strange(word: str) -> bool:
    """Say whether a word in lower case is none of those that labels have."""
    plain = word.rstrip(".,;:")
    return (
        plain not in SMALL_WORDS
        and not any(char.isupper() or char == "." for char in plain)
        and plain not in lex.ROLE_HEADS
        and plain not in COMMON
    )


def _lift(text: str, span: Span, parties: Sequence[Party]) -> Label:
    base = span.start
    speakers = tuple([_named(text, base, one) for one in parties])
    source = Span(
        min([one.span.start for one in speakers]),
        max([one.span.end for one in speakers]),
    )
    certain = all(one.certain for one in parties)
    return Label(Attribution(span, source, None, speakers), certain)


def _named(text: str, base: int, party: Party) -> Named:
    start, end = base + party.name[0], base + party.name[1]
    name = " ".join(text[start:end].replace("*", " ").split())
    posts = tuple([_capacity(text, base, post) for post in party.posts])
    return Named(name, Span(start, end), party.kind, posts, party.full)


def _capacity(text: str, base: int, post: Post) -> Capacity:
    role = _piece(text, base, post.role) if post.role else None
    chain = tuple([_piece(text, base, cut) for cut in post.chain])
    printed = post.printed if post.printed[0] < post.printed[1] else post.role
    years = _piece(text, base, post.years).text if post.years else None
    return Capacity(role, chain, _piece(text, base, printed or post.chain[0]), years)


def _piece(text: str, base: int, cut: Cut) -> Piece:
    return Piece.cut(text, base + cut[0], base + cut[1])
