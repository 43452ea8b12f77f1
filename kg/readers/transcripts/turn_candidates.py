"""Candidates for turn labels: heads of paragraphs that have the form of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Span
from kg.readers.transcripts.turn_labels import label_shape
from kg.readers.transcripts.turn_shapes import LONGEST, Form, Shape
from kg.text import trim

_MARKS = re.compile(r"[\s>*_#\\]*")
_TIME = re.compile(
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*(?:-->?|-)\s*\d{1,2}:\d{2}"
    r"(?::\d{2})?(?:[.,]\d{1,3})?)?[\])]?\s*[-|]?\s*"
)
_TIME_BEHIND = re.compile(r"\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$")
# "Q" and "A" may stand without a colon, before a wide blank.
_BARE = re.compile(
    r"(?P<label>Q\d{0,2}(?=\s{2,}|\s[\"'(\[A-Z])|A(?=\s{2,})|[QA]\d{0,2}(?=\.\s+\S))\.?\s+"
)
# "Mr. EXAMPLE. Thank you", "Ada Example (ABC). - Madam President": no colon at all.
_STOPPED = re.compile(
    r"(?P<name>(?:[A-Z][a-z]*\.?\s+){0,3}[A-ZÀ-Þ][A-ZÀ-Þ'-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'-]+){0,2})"
    r"\.\s+(?=[A-Z\"(\[])|(?P<label>[^\W\d_][^:\n]{1,140}?)\.\s+-{1,2}\s+(?=\S)"
    r"|(?P<timed>[^\W\d_][^:\n\[]{1,80}?)\s+[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]:?\s+(?=\S)"
)
_AFTER = re.compile(r"(?:\\?\])?[\s*_]*")
_NO_LABEL_AFTER = re.compile(r"[/\d]")
_STOPS = re.compile(r"[.,;!?…]$")
_OPENS = re.compile(
    r"(?:[\[(]?\d\d?:\d\d(?::\d\d)?[\])]?\s)?[*_#\[]*(?=[^\W\d_a-zа-яё])(?:[^\W\d_a-zа-яё][^\s:]*\s+){0,6}[^\s:]+\s?:(?:\s|$|\*)|Q\d*\s{2,}"
)
_LONGEST_ALONE = 90  # characters of a line that is nothing but a label
_FULL = frozenset({Form.PART, Form.POST, Form.TITLED, Form.NAME})
_EDGE = "*_[]\\"
# "IS" and "HAD" may be initials: as such they count, and as nothing else.
_SMALL_WORD = re.compile(r"[A-ZА-ЯЁ]{2,3}")
_QUOTES = "\"'"
_ROUND = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The head of a paragraph that may be a label, and where its words begin."""

    at: int  # index of its paragraph
    span: Span  # the label, without marks and colon
    start: int  # where the words begin: the paragraph's end if it has none
    key: str  # the label, folded and in lower case
    shape: Shape
    quoted: bool  # a quotation mark follows
    colon: bool  # False: a stop follows, or nothing at all in its paragraph


def opens_turn(line: str) -> bool:
    """Say whether a line may open a turn, by a look at its first words alone."""
    return _OPENS.match(line) is not None


def find_candidates(folded: str, paragraphs: Sequence[Span]) -> tuple[Candidate, ...]:
    """Return the heads of paragraphs that have the form of a label."""
    found = []
    for at, one in enumerate(paragraphs):
        made = _candidate(folded, at, one)
        following = paragraphs[at + 1 : at + 2]
        if made and made.start >= one.end and following:
            made = replace(made, quoted=folded[following[0].start] in _QUOTES)
        found += [made] if made else []
    return tuple(found)


def _candidate(folded: str, at: int, span: Span) -> Candidate | None:
    end = min(span.end, span.start + LONGEST + 40)
    start = span.start
    for leading in (_MARKS, _TIME):
        match = leading.match(folded, start, end)
        start = match.end() if match else start
    bare = _BARE.match(folded, start, end)
    if bare is not None:
        return _made(folded, at, Span(*bare.span("label")), bare.end(), span.end)
    return (
        _before_colon(folded, at, start, span)
        or _before_stop(folded, at, start, span)
        or _alone(folded, at, span, start)
    )


def _before_colon(folded: str, at: int, start: int, span: Span) -> Candidate | None:
    colon = _colon(folded, start, min(span.end, span.start + LONGEST + 40))
    if colon is None or _NO_LABEL_AFTER.match(folded, colon + 1, span.end):
        return None
    label = _trimmed(folded, start, colon)
    after = _AFTER.match(folded, colon + 1, span.end)
    if label is None:
        return None
    return _made(folded, at, label, after.end() if after else colon + 1, span.end)


def _before_stop(folded: str, at: int, start: int, span: Span) -> Candidate | None:
    stopped = _STOPPED.match(folded, start, min(span.end, span.start + LONGEST + 40))
    if stopped is None:
        return None
    label = Span(*stopped.span(stopped.lastgroup or 0))
    made = _made(folded, at, label, stopped.end(), span.end)
    return replace(made, colon=False) if made else None


def _colon(folded: str, start: int, end: int) -> int | None:
    """Return the first colon that stands in no bracket."""
    colon = folded.find(":", start, end)
    while colon >= 0:
        opened = folded.count("(", start, colon) - folded.count(")", start, colon)
        if opened <= 0:
            return colon
        colon = folded.find(":", colon + 1, end)
    return None


def _trimmed(folded: str, start: int, end: int) -> Span | None:
    """Return a label without marks around it; a bracket inside stays whole."""
    label = trim(folded, start, end, _EDGE)
    if (
        label is not None
        and "[" in label.of(folded)
        and folded.startswith("]", label.end)
    ):
        return Span(label.start, label.end + 1)
    return label


def _made(folded: str, at: int, label: Span, start: int, end: int) -> Candidate | None:
    """Return the label, if it is one; its words stand from `start` to `end`."""
    line = re.sub(r"[\s\\*]", " ", label.of(folded)).translate(_ROUND)
    shape = label_shape(line)
    if shape is None and _SMALL_WORD.fullmatch(line):
        shape = Shape(Form.BODY, (0, len(line)), (), capitals=True, key=True)
    if shape is None:
        return None
    quoted = start < end and folded[start] in _QUOTES
    key = " ".join(line.casefold().split())
    return Candidate(at, label, min(start, end), key, shape, quoted, colon=True)


def _alone(folded: str, at: int, span: Span, start: int) -> Candidate | None:
    """Return a label that stands by itself; it must come again to be one."""
    if span.end - span.start > _LONGEST_ALONE:
        return None
    time = _TIME_BEHIND.search(folded, start, span.end)
    label = _trimmed(folded, start, time.start() if time else span.end)
    if label is None or _STOPS.search(label.of(folded)):
        return None
    made = _made(folded, at, label, span.end, span.end)
    if made is None or made.shape.form is Form.BODY:
        return None
    marked = bool(time) or start > span.start or folded[span.start] == "["
    sure = marked or made.shape.capitals or made.shape.form in _FULL
    return replace(made, colon=False) if sure else None
