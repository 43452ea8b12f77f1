"""Turns: who has the word from where to where, as the labels of a transcript say.

A label is known by its form, by its place at the head of a paragraph and by coming
again; what only looks like one, such as "The way forward is this:", comes once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.phrases.cuts import is_country
from kg.model import Span
from kg.readers.transcripts import turn_words as known
from kg.readers.transcripts.turn_candidates import Candidate, find_candidates
from kg.readers.transcripts.turn_initials import paired_keys, recurring_keys
from kg.readers.transcripts.turn_shapes import Form
from kg.text import fold, trim

_LETTERS = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"(?<!\w)[a-zß-ÿа-яё]+(?!\w)")
_STOPS = re.compile(r"[.!?…,:][\"')*_]*$")
_STRONG = frozenset({Form.PART, Form.TITLED, Form.POST})
_NAMED = frozenset({Form.NAME, Form.POST, Form.TITLED})
_ENOUGH = 3  # turns, or names that come once, that make a text a transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """A label, and the paragraphs of the one who has the word under it."""

    label: Candidate
    paragraphs: tuple[Span, ...]  # the first begins behind the label


def choose_labels(
    folded: str, candidates: Sequence[Candidate], paragraphs: Sequence[Span]
) -> tuple[Candidate, ...]:
    """Return the candidates that the whole document shows to be labels."""
    candidates = _of_one_layout(candidates)
    candidates = _without_headline(folded, candidates, paragraphs)
    spoken = [one for one in candidates if not one.quoted and not one.shape.key]
    often = Counter(one.key for one in spoken)
    sure = {one.key for one in spoken if _is_sure(one, often[one.key])}
    mute = _without_sentences(folded, spoken, paragraphs)
    sure -= mute
    if not any(known.QUESTIONS.fullmatch(key) for key in sure):
        sure -= {key for key in sure if known.ANSWERS.fullmatch(key)}
    sure |= _of_known_names(folded, candidates, sure)
    sure |= paired_keys(folded, candidates, sure)
    established = sum(often[key] for key in sure) >= _ENOUGH or len(sure) > 1
    if not established and len(often) < _ENOUGH:
        return tuple(one for one in candidates if one.key in sure)
    prose = _lower_words(folded)
    once = {
        one.key
        for one in spoken
        if one.key not in sure and _once(folded, one, paragraphs, prose)
    }
    if established or len(once | sure) >= _ENOUGH:
        sure |= once | (recurring_keys(folded, spoken) - mute)
        sure |= _of_known_names(folded, candidates, sure)
    return tuple(one for one in candidates if one.key in sure)


def _of_one_layout(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Leave out labels without a colon, unless the page sets most of them so."""
    with_colon = sum(one.colon and not one.quoted for one in candidates)
    often = Counter(one.key for one in candidates if not one.colon)
    again = sum(count for count in often.values() if count > 1)
    if again >= _ENOUGH and again > with_colon:
        return candidates
    return [one for one in candidates if one.colon]


def _without_headline(
    folded: str, candidates: Sequence[Candidate], paragraphs: Sequence[Span]
) -> Sequence[Candidate]:
    """Leave out a first line such as "Ada Example: We Shall Grow", which is a title."""
    if (
        not candidates
        or candidates[0].at > 0
        or candidates[0].start >= paragraphs[0].end
    ):
        return candidates
    if candidates[0].shape.form is Form.PART or _STOPS.search(paragraphs[0].of(folded)):
        return candidates
    return candidates[1:]


def _is_sure(one: Candidate, often: int) -> bool:
    """Say whether a label's form, or that it comes again, is proof enough."""
    form = one.shape.form
    if form in _STRONG:
        return one.colon or often > 1
    if form is Form.ROLE and one.shape.capitals:
        return True
    return often >= (2 if form in {Form.NAME, Form.ROLE} else 3)


def _without_sentences(
    folded: str, spoken: Sequence[Candidate], paragraphs: Sequence[Span]
) -> set[str]:
    """Return the words in capitals, or names of bodies, before what nobody says.

    "WATCH: A Title" comes again and again, and no sentence ever follows.
    """
    loose = {Form.BODY, Form.SINGLE, Form.ROLE, Form.NAME}
    stopped: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for one in spoken:
        paragraph = paragraphs[one.at]
        alone = one.start >= paragraph.end
        often[one.key] += one.shape.form in loose
        stopped[one.key] += alone or bool(_STOPS.search(paragraph.of(folded)[-4:]))
    return {key for key, count in often.items() if stopped[key] * 2 < count}


def _of_known_names(
    folded: str, candidates: Sequence[Candidate], sure: set[str]
) -> set[str]:
    """Return the labels that are one word of a name that another label prints."""
    named = (one for one in candidates if one.key in sure and one.shape.form in _NAMED)
    words = {word for one in named for word in _name(folded, one).split()}
    single = (one for one in candidates if one.shape.form in {Form.SINGLE, Form.BODY})
    return {one.key for one in single if _name(folded, one) in words}


def _name(folded: str, one: Candidate) -> str:
    start, end = one.shape.name
    return folded[one.span.start + start : one.span.start + end].casefold()


def _once(
    folded: str, one: Candidate, paragraphs: Sequence[Span], prose: frozenset[str]
) -> bool:
    """Say whether a label that comes once is of somebody who speaks once."""
    form = one.shape.form
    name = one.span.of(folded)
    if form is Form.ROLE:
        return True
    if is_country(name, (0, len(name))):
        return False
    asks = "?" in folded[one.start : paragraphs[one.at].end]
    if form in {Form.BODY, Form.SINGLE} and not asks:
        return False  # "Sample News: What will you do?"
    return any(word.casefold() not in prose for word in _LETTERS.findall(name))


def _lower_words(folded: str) -> frozenset[str]:
    """Return the words that the text prints in lower case somewhere."""
    return frozenset(_LOWER.findall(folded))


# -- turns -------------------------------------------------------------------------


def find_turns(
    text: str, paragraphs: Sequence[Span]
) -> tuple[tuple[Turn, ...], list[tuple[int, str]]]:
    """Return the turns in order, and the heads of paragraphs that nearly are labels."""
    folded = fold(text)
    candidates = find_candidates(folded, paragraphs)
    labels = choose_labels(folded, candidates, paragraphs)
    turns = tuple(_turns(text, labels, paragraphs))
    return turns, list(_dropped(text, labels, candidates))


def _dropped(
    text: str, labels: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Iterator[tuple[int, str]]:
    """Yield the heads of paragraphs in the body that look like names, and no label."""
    taken = {one.at for one in labels}
    first = min(taken, default=0)
    for one in candidates:
        named = one.shape.form in _NAMED
        if one.at > first and one.at not in taken and one.colon and named:
            words = " ".join(one.span.of(text).split())
            yield one.span.start, f"{words!r} is read as words, not as who speaks"


def _turns(
    text: str, labels: Sequence[Candidate], paragraphs: Sequence[Span]
) -> Iterator[Turn]:
    ends = [*(one.at for one in labels[1:]), len(paragraphs)][: len(labels)]
    for label, end in zip(labels, ends, strict=True):
        first = trim(text, label.start, paragraphs[label.at].end)
        own = [first] if first else []
        yield Turn(label, (*own, *paragraphs[label.at + 1 : end]))
