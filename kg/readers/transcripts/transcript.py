"""Transcripts: who has the word, turn by turn, as the labels before the turns say.

header, { label ":" paragraph, { paragraph } }, the page's own lines
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.errors import NoStatements
from kg.model import (
    Block,
    BlockKind,
    Document,
    Part,
    Reading,
    Source,
    Span,
    Statement,
)
from kg.readers.documents import running_document, spoken_statement
from kg.readers.headers import Header, read_header
from kg.readers.lines import find_prose, front_matter
from kg.readers.problems import warning_lines
from kg.readers.transcripts.bylines import Byline, find_bylines
from kg.readers.transcripts.turn_candidates import (
    Candidate,
    find_candidates,
    opens_turn,
)
from kg.readers.transcripts.turn_parts import spoken_parts
from kg.readers.transcripts.turn_shapes import Form
from kg.readers.transcripts.turn_speakers import TurnSpeakers
from kg.readers.transcripts.turns import Turn, choose_labels, find_turns
from kg.text import fold

name = "transcript"
version = "1"

_RULE = "turn"
_LEAST_BODY = 0.5  # of the text that stands under its labels
_OFTEN, _MANY = 0.05, 8  # labels to a paragraph; labels in all
_FEW, _AMONG_FEW = 3, 0.2  # the same, where there are hardly any labels
_QUOTED = 3
_LEAD = re.compile(
    r"(?:[^:\"]|:(?=//)){1,400}:(?:\W{0,3}\(\S{1,300}\))?(?P<quoted>[\s*_]*\")?"
)
_OWN_WORDS = re.compile(r"\b(?:I|we|my|our|you|я|мы|наш\w*)\b", re.I)
_STOP = re.compile(r"[.!?…](?![^\W_])")
_HEAD = 200_000  # characters that show what kind of text it is
_ONE_SPEAKER = frozenset({Form.POST, Form.TITLED, Form.ROLE})


def sniff(text: str) -> float:
    """Return how much a text looks like a transcript, from 0 to 1."""
    head = text[:_HEAD]
    front = front_matter(head)
    paragraphs = find_prose(head, front.end if front else 0, opens=opens_turn)
    folded = fold(head)
    if _is_quoted(folded, paragraphs):
        return 0.1
    candidates = find_candidates(folded, paragraphs)
    labels = choose_labels(folded, candidates, paragraphs)
    if not labels:
        return 0.0
    ends = [*(one.span.start for one in labels[1:]), len(head)]
    said = [
        one
        for one, end in zip(labels, ends, strict=True)
        if _STOP.search(head, one.start, end)
    ]
    if len(said) * 2 < len(labels):
        return 0.1  # a list of names and posts, such as a programme's
    body = (len(head) - labels[0].span.start) / len(head)
    if body < _LEAST_BODY:
        return 0.1
    if len(labels) == 1:
        return 0.8 if _is_speech(head, labels[0], paragraphs) else 0.0
    often = len(labels) / (len(paragraphs) - labels[0].at)
    if len(labels) <= _FEW:
        return 0.9 if often >= _AMONG_FEW else 0.2
    return 0.95 if often >= _OFTEN else 0.6 if len(labels) > _MANY else 0.35


def _is_quoted(folded: str, paragraphs: Sequence[Span]) -> bool:
    """Say whether colons lead to quotations, as those of a press release do."""
    leads = [_LEAD.match(folded, one.start, one.end) for one in paragraphs]
    quoted = sum(one is not None and one["quoted"] is not None for one in leads)
    return quoted >= _QUOTED and quoted * 3 > sum(one is not None for one in leads)


def _is_speech(head: str, label: Candidate, paragraphs: Sequence[Span]) -> bool:
    """Say whether a text with one label is a speech that opens with its label."""
    if label.shape.form not in _ONE_SPEAKER or not label.colon:
        return False
    prose = [at for at, one in enumerate(paragraphs) if _is_prose(one.of(head))]
    before = sum(at < label.at for at in prose)
    return before <= max(2, len(prose) // 4) and max(prose, default=0) > label.at


def _is_prose(words: str) -> bool:
    return len(words.split()) > 5 and words.rstrip("\"'”’*_ ")[-1:] in ".!?…,:"


def read(source: Source) -> Reading:
    """Read a transcript; raises NoStatements if no label says who has the word."""
    text = source.text
    front = front_matter(text)
    paragraphs = find_prose(text, front.end if front else 0, opens=opens_turn)
    turns, dropped = find_turns(text, paragraphs)
    parts = [spoken_parts(text, one.paragraphs, labelled=True) for one in turns]
    if not any(parts):
        raise NoStatements(
            "no statements: looked for turns that begin with a name or a role and a "
            "colon, and found none"
        )
    first = turns[0].label.at
    header = read_header(text, front, paragraphs[:first], source.title)
    bylines = find_bylines(text, header.named) if header.named else ()
    speakers = TurnSpeakers(text, turns, bylines, _recorded(source))
    statements = tuple(
        _statement(source.id, one, said, speakers)
        for one, said in zip(turns, parts, strict=True)
        if said
    )
    opening = _opening(source, header, bylines, speakers)
    if opening:
        statements = (opening, *statements)
    problems = [*speakers.problems(), *dropped, *_silent(text, turns, parts)]
    document = _document(source, header, (paragraphs[first:], parts), problems)
    return Reading(document, statements, ())


def _statement(
    document: str, turn: Turn, parts: Sequence[Part], speakers: TurnSpeakers
) -> Statement:
    label = turn.label
    start, end = label.shape.name
    source = Span(label.span.start + start, label.span.start + end)
    said_by = (speakers.of(turn),)
    return spoken_statement(document, parts, said_by, (label.span, source), _RULE)


def _recorded(source: Source) -> str | None:
    """Return whom the record names: as the speaker, or else in its title."""
    if source.speaker or not source.title:
        return source.speaker
    title = source.title
    found = [one for one in find_bylines(title, Span(0, len(title))) if one.person]
    return found[0].span.of(title) if len(found) == 1 else None


def _opening(
    source: Source,
    header: Header,
    bylines: Sequence[Byline],
    speakers: TurnSpeakers,
) -> Statement | None:
    """Return what the one whom the title names says before the first label."""
    prose = [one.span for one in header.blocks if one.kind is BlockKind.LEAD]
    own = sum(_OWN_WORDS.search(one.of(source.text)) is not None for one in prose)
    speaker = speakers.named_alone()
    parts = spoken_parts(source.text, prose)
    if speaker is None or own * 2 <= len(prose) or not parts:
        return None
    named = (bylines[0].span, bylines[0].name) if bylines else (None, None)
    return spoken_statement(source.id, parts, (speaker,), named, _RULE)


def _silent(
    text: str, turns: Sequence[Turn], parts: Sequence[Sequence[Part]]
) -> list[tuple[int, str]]:
    return [
        (one.label.span.start, f"nobody says anything under {_short(text, one)}")
        for one, said in zip(turns, parts, strict=True)
        if not said
    ]


def _short(text: str, turn: Turn) -> str:
    return repr(" ".join(turn.label.span.of(text).split()))


def _document(
    source: Source,
    header: Header,
    body: tuple[Sequence[Span], Sequence[Sequence[Part]]],
    problems: Sequence[tuple[int, str]],
) -> Document:
    warnings = warning_lines(source.text, problems)
    return running_document(source, name, header, _blocks(*body), warnings)


def _blocks(
    paragraphs: Sequence[Span], parts: Sequence[Sequence[Part]]
) -> tuple[Block, ...]:
    """Return what each paragraph of the body is: words of somebody, or the page's."""
    last = max(said[-1].span.end for said in parts if said)
    return tuple(
        Block(BlockKind.PARAGRAPH if one.start < last else BlockKind.BOILERPLATE, one)
        for one in paragraphs
    )
