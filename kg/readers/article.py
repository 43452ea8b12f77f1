"""The reader for news articles and other prose in which sentences say who says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.errors import NoStatements
from kg.model import Block, BlockKind, Document, Piece, Reading, Source, Span
from kg.names import flat
from kg.paragraphs import find_paragraphs
from kg.readers.dates import date_alone
from kg.readers.headers import is_furniture, read_header
from kg.readers.language import language_of
from kg.readers.lines import front_matter
from kg.readers.problems import numbered_lines
from kg.readers.prose_statements import Prose, prose_statements
from kg.readers.reports import session_report
from kg.text import fold, trim

name = "article"
version = "1"

_HEAD = 60_000
_LONGEST_TITLE = 220
_EDGES = 6  # paragraphs at either end where a page prints its date
_SAYING = (
    r"said|says|say|told|tells|added|adds|stated|states|announced|argued|argues|warned"
    r"|warns|tweeted|wrote|writes|asked|insisted|claimed|claims|noted|explained"
    r"|declared|replied|testified|predicted|acknowledged|contends|contended|suggested"
)
_SAID = re.compile(rf"\b(?:{_SAYING})\b|\b[Aa]ccording to\b")
_QUOTED_SAID = re.compile(
    rf"[,.?!]\"\s+(?:[\w.'-]+\s+){{0,6}}(?:{_SAYING})\b|\b(?:{_SAYING})[,:]?\s+\""
)
_OWN = re.compile(r"\b(?:I|we|We|our|my|us)\b")
_LABEL = re.compile(r"(?:[A-Z][\w.'-]*[ ,]+){0,9}[A-Z][\w.'()-]*\s?:(?=\s|$)")
_BYLINE = re.compile(
    r"(?:By|BY)\s+[A-Z][\w.'-]*(?:[\s,]+(?:and\s+)?[A-Z][\w.'-]*){0,9}$"
)
_CERTAIN, _LEAST = 0.6, 0.12


def sniff(text: str) -> float:
    """Return how much a text looks like an article, from 0 to 0.6.

    Sentences of any kind of document attribute words to somebody; kinds with a layout
    of their own come first, so this one is never certain.
    """
    head = fold(text[:_HEAD])
    paragraphs = [head[one.start : one.end] for one in find_paragraphs(head)]
    prose = [one for one in paragraphs if len(one) > 40 and not _LABEL.match(one)]
    labels = sum(_LABEL.match(one) is not None for one in paragraphs)
    if not prose or labels * 3 > len(paragraphs):
        return 0.0
    said = sum(_SAID.search(one) is not None for one in prose)
    quoted = sum(_QUOTED_SAID.search(one) is not None for one in prose)
    share = (said + quoted) / (2 * len(prose))
    share -= labels / len(paragraphs)
    if share < _LEAST or (said < 2 and not quoted):
        retold = said > 1 and _first_person(prose) < 0.25
        return 0.31 if retold else round(max(0.0, min(share, 0.29)), 2)
    if session_report.sniff(text) > 0.3:
        return 0.29  # a report of a session is prose as well, with a form of its own
    return round(min(_CERTAIN, 0.31 + 0.5 * share), 2)


def _first_person(prose: Sequence[str]) -> float:
    """Return the share of paragraphs in which somebody speaks for themselves."""
    return sum(_OWN.search(one) is not None for one in prose) / len(prose)


def read(source: Source) -> Reading:
    """Read an article; raises NoStatements if nobody says anything in it."""
    front = front_matter(source.text)
    blocks = _blocks(source, front)
    prose = (BlockKind.TITLE, BlockKind.LEAD, BlockKind.PARAGRAPH)
    spans = [block.span for block in blocks if block.kind in prose]
    found = prose_statements(source.text, spans, document=source.id)
    if not found.statements:
        raise NoStatements(
            "no statements: looked for sentences that give words to somebody, such as "
            "“…,” she said, and found none"
        )
    document = _document(source, front, blocks, found)
    return Reading(document, found.statements, ())


def _document(
    source: Source, front: Span | None, blocks: Sequence[Block], found: Prose
) -> Document:
    text = source.text
    header = read_header(text, front, ())
    title = next((one.span for one in blocks if one.kind is BlockKind.TITLE), None)
    printed = Piece(title, title.of(text)) if title else None
    return Document(
        id=source.id,
        text=text,
        sha256=source.sha256,
        reader=name,
        blocks=(*header.blocks, *blocks),
        sections=(),
        title=header.title or printed,
        issued=header.issued or _issued(text, blocks),
        language=source.language or language_of(text),
        forum=None,
        session=None,
        publisher=None,
        translation=None,
        warnings=_warnings(text, found),
    )


def _blocks(source: Source, front: Span | None) -> list[Block]:
    text = source.text
    start = front.end if front else 0
    paragraphs = [one for one in find_paragraphs(text) if one.start >= start]
    last = len(paragraphs) - _EDGES
    blocks = []
    for at, span in enumerate(paragraphs):
        edge = at < _EDGES or at >= last
        if at == 0 and _is_title(source, span, len(paragraphs)):
            blocks.append(Block(BlockKind.TITLE, _unmarked(text, span)))
        else:
            blocks.append(Block(_kind(text, span, edge=edge), span))
    return blocks


def _kind(text: str, span: Span, *, edge: bool) -> BlockKind:
    printed = span.of(text)
    if edge and date_alone(text, span):
        return BlockKind.DATE
    if edge and len(printed) < 120 and _BYLINE.match(fold(printed)):
        return BlockKind.NOTE
    return BlockKind.BOILERPLATE if is_furniture(printed) else BlockKind.PARAGRAPH


def _is_title(source: Source, span: Span, paragraphs: int) -> bool:
    printed = span.of(source.text)
    if source.title and flat(printed.lstrip("# ")) == flat(source.title):
        return True
    one_line = "\n" not in printed and len(printed) < _LONGEST_TITLE
    return one_line and paragraphs > 1 and printed.count(". ") == 0


def _unmarked(text: str, span: Span) -> Span:
    """Return a title without the marks of a heading before it."""
    return trim(text, span.start, span.end, "#*_") or span


def _issued(text: str, blocks: Sequence[Block]) -> tuple[date, Span] | None:
    for block in blocks:
        if block.kind is BlockKind.DATE:
            return date_alone(text, block.span)
    return None


def _warnings(text: str, found: Prose) -> tuple[str, ...]:
    return numbered_lines(text, ((one.start, what) for one, what in found.problems))
