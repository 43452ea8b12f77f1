"""Speeches: one speaker throughout, named in the title or by the record of the text.

header, { address }, { paragraph }, thanks, the page's own lines
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
from kg.readers.lines import front_matter
from kg.readers.problems import warning_lines
from kg.readers.speeches.addresses import has_formula
from kg.readers.speeches.one_speaker import Author, find_author
from kg.readers.speeches.speech_layout import Paragraph, Role, read_speech
from kg.readers.transcripts import transcript
from kg.readers.transcripts.bylines import tells_of_speech
from kg.readers.transcripts.turn_parts import spoken_parts
from kg.text import fold

name = "speech"
version = "1"

_HEAD = 60_000  # characters that show what kind of text it is
_OPENING = 700
_TURNS = 0.5  # of a transcript's score, from which a text is no speech
_LEAST = 0.4
_FEWEST = 4  # words of a paragraph that can be a sentence
_QUOTED = re.compile(r"^\W{0,4}\"|^[^\"]{0,240}:[\s*_]*\"|\"\s-+\s?[A-Z]")
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|our|my|us|me|let's|мы|я|наш\w*|нас|нам|мне|мой|моя)\b", re.I
)
_THIRD_PERSON = re.compile(
    r"[\"”»],?\s+(?:said|says|added|told|according)\b|\b(?:said|told)\s+[A-Z]\w+"
    r"|\b(?:he|she|they|[A-Z]\w+)\s(?:said|told|added)\b"
)
_KINDS = {
    Role.ADDRESS: BlockKind.PARAGRAPH,
    Role.SPOKEN: BlockKind.PARAGRAPH,
    Role.HEADING: BlockKind.SECTION,
    Role.FURNITURE: BlockKind.BOILERPLATE,
}


def sniff(text: str) -> float:
    """Return how much a text looks like the words of one speaker, from 0 to 1."""
    head = text[:_HEAD]
    front = front_matter(head)
    layout = read_speech(head, front.end if front else 0)
    spoken = [one for one in layout if one.role is Role.SPOKEN]
    folded = fold(head)
    if not spoken or _is_quoted(folded, spoken) or transcript.sniff(head) >= _TURNS:
        return 0.0
    first = next(at for at, one in enumerate(layout) if one.role is not Role.HEADER)
    body = layout[first:]
    words = folded[body[0].span.start :]
    header = read_header(text, front, _lines_above(layout))
    signs = (
        0.3 * any(one.role is Role.ADDRESS for one in body[:3]),
        0.2 * any(one.role is Role.ADDRESS for one in body[3:]),
        0.2 * has_formula(words[:_OPENING]),
        0.45 * _is_titled(text, header, spoken[0]),
    )
    if not any(signs):
        return 0.1
    score = sum(signs) + 0.3 * _first_person(words) - 0.6 * _reported(words)
    return round(min(score, 0.9), 2) if score >= _LEAST else 0.2


def _is_quoted(folded: str, spoken: Sequence[Paragraph]) -> bool:
    """Say whether one paragraph in six is a quotation, or leads to one by a colon."""
    quoted = sum(_QUOTED.search(one.span.of(folded)) is not None for one in spoken)
    return quoted * 6 > len(spoken) and quoted > 1


def _first_person(words: str) -> float:
    """Return how many words are the speaker's own "I" and "we": 1 for one in forty."""
    often = len(_FIRST_PERSON.findall(words)) / (len(words.split()) or 1)
    return min(often * 40, 1.0)


def _reported(words: str) -> float:
    """Return how much a text reports what others say: 1 for once in 150 words."""
    said = len(_THIRD_PERSON.findall(words))
    return min(said * 150 / (len(words.split()) or 1), 1.0)


def _is_titled(text: str, header: Header, first: Paragraph) -> bool:
    if header.named is None or not tells_of_speech(header.named.of(text)):
        return False
    author = find_author(Source("", text, ""), header, first.span)
    return author.attribution is not None


def read(source: Source) -> Reading:
    """Read a text of one speaker; raises NoStatements if there is no prose in it."""
    text = source.text
    front = front_matter(text)
    layout = read_speech(text, front.end if front else 0)
    spoken = [
        (one, parts)
        for one in layout
        if one.role is Role.SPOKEN and (parts := spoken_parts(text, one.lines))
    ]
    if not any(len(one.span.of(text).split()) >= _FEWEST for one, _ in spoken):
        raise NoStatements(
            "no statements: looked for paragraphs that one speaker says, and found "
            "only titles, addresses and thanks"
        )
    header = read_header(text, front, _lines_above(layout), source.title)
    author = find_author(source, header, spoken[0][0].span)
    statements = tuple(_statement(source.id, author, parts) for _, parts in spoken)
    return Reading(_document(source, header, layout, author), statements, ())


def _lines_above(layout: Sequence[Paragraph]) -> list[Span]:
    return [line for one in layout if one.role is Role.HEADER for line in one.lines]


def _statement(document: str, author: Author, parts: Sequence[Part]) -> Statement:
    named = (author.attribution, author.source)
    return spoken_statement(document, parts, author.speakers, named, "speech-paragraph")


def _document(
    source: Source, header: Header, layout: Sequence[Paragraph], author: Author
) -> Document:
    body = [one for one in layout if one.role is not Role.HEADER]
    problems = [(body[0].span.start, author.warning)] if author.warning else []
    blocks = (Block(_KINDS[one.role], one.span) for one in body)
    warnings = warning_lines(source.text, problems)
    return running_document(source, name, header, blocks, warnings)
