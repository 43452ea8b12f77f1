"""Headers: what stands above the body of a text: title, date, facts, summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Block, BlockKind, Piece, Span
from kg.readers.dates import date_alone, find_dates
from kg.text import trim

_KEY = re.compile(r"(?P<key>[^\W\d_][\w' -]{1,24}?)\s*:\s+(?P<value>\S.*)", re.S)
_TITLE_KEYS = frozenset({"title", "headline", "заголовок"})
_DATE_KEYS = frozenset(
    {"date", "published", "published on", "issued", "date of publication", "дата"}
)
_FACT_KEYS = frozenset(
    [
        "source",
        "licence",
        "license",
        "url",
        "link",
        "author",
        "authors",
        "language",
        "location",
        "place",
        "venue",
        "tags",
        "topics",
        "category",
        "event",
        "contact",
        "from",
        "to",
        "subject",
        "embargo",
        "duration",
        "participants",
    ]
)
_FRONT_TITLE = re.compile(
    r"^title:[ \t]*(?P<mark>[\"']?)(?P<title>\S.*?(?:\n[ \t]+\S.*?){0,9})(?P=mark)"
    r"[ \t]*\r?$",
    re.M,
)
_FRONT_DATE = re.compile(r"^date:[ \t]*(?P<date>.*)$", re.M)
_DATED = re.compile(
    r"(?:delivered|published|issued|updated|aired|recorded|on)\b.{0,60}$", re.I
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)*_]*$")
_LONGEST_TITLE = 300
# Lines of a page that nobody says: the end, the time, a site's own links.
_FURNITURE = re.compile(
    r"(?:end(?:\s+\d{1,2}[:.]\d\d\b.{0,20})?|ends?\s+of\s+(?:transcript|document|text)|\\?#(?:\s*\\?#)+|-?\s?30\s?-?"
    r"|\[end\]|\(end\)|[-–—*_=•.\s]{2,}"
    r"|(?:\d{1,2}[:.]\d\d|noon)\s*(?:[ap]\.?m\.?)?\s*\(?(?:[a-z]{2,5})?\)?"
    r"|see also|additional|related(?:\s+\w+){0,2}|read (?:more|also)"
    r"|more (?:on|about)\b.*"
    r"|the (?:meeting|session|sitting|briefing|hearing|press conference|call)"
    r"\s(?:was|is|rose|adjourned|resumed|began|started|ended|concluded|opened|closed)"
    r"\b.{0,40}|to be continued\.?|(?:copyright|©|\(c\)).{0,100}"
    r"|(?:publication status|direct link|tags)\s*:.*|share|print|back to top|https?://\S+|www\.\S+"
    r"|продолжение следует\.?|см\. также|см\. далее|смотрите также|конец)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the paragraphs above the body are."""

    blocks: tuple[Block, ...]
    title: Piece | None
    issued: tuple[date, Span] | None
    named: Span | None  # the lines that may name who speaks: the title and those by it


def read_header(
    text: str,
    front: Span | None,
    paragraphs: Sequence[Span],
    recorded: str | None = None,
) -> Header:
    """Read the paragraphs above the body, and the block between `---` before them.

    A first line is no title if the record of the text has another one.
    """
    blocks = [Block(BlockKind.BOILERPLATE, front)] if front else []
    title = _front_title(text, front)
    issued = _front_date(text, front)
    for one in paragraphs:
        kind, where = _kind(text, one, titled=title is not None)
        if kind is BlockKind.TITLE and title is None and where:
            title = Piece(where, where.of(text))
        if kind is BlockKind.DATE and issued is None:
            dates = find_dates(text, one)
            issued = dates[0] if dates else None
        blocks.append(Block(kind, one))
    named = _naming(blocks, title)
    if title and recorded and not _same(title.text, recorded):
        blocks = [_untitled(one) for one in blocks]
        title = None
    return Header(tuple(blocks), title, issued, named)


def _untitled(block: Block) -> Block:
    title = block.kind is BlockKind.TITLE
    return Block(BlockKind.PARAGRAPH, block.span) if title else block


def _same(one: str, other: str) -> bool:
    """Say whether two prints of a title are one, or one the beginning of the other."""
    plain, short = sorted(
        (re.sub(r"[\W_]+", " ", words).casefold().strip() for words in (one, other)),
        key=len,
        reverse=True,
    )
    return bool(short) and plain.startswith(short)


def _front_title(text: str, front: Span | None) -> Piece | None:
    found = _FRONT_TITLE.search(text, front.start, front.end) if front else None
    where = trim(text, *found.span("title")) if found else None
    return Piece(where, where.of(text)) if where else None


def _front_date(text: str, front: Span | None) -> tuple[date, Span] | None:
    found = _FRONT_DATE.search(text, front.start, front.end) if front else None
    dates = find_dates(text, Span(*found.span())) if found else []
    return dates[0] if dates else None


def _kind(text: str, one: Span, *, titled: bool) -> tuple[BlockKind, Span | None]:
    words = one.of(text)
    key = _KEY.fullmatch(words) if len(words) < 500 else None
    name = key["key"].casefold() if key else ""
    if key and name in _TITLE_KEYS:
        start = one.start + key.start("value")
        return BlockKind.TITLE, Span(start, one.end)
    if key and name in _DATE_KEYS and find_dates(text, one):
        return BlockKind.DATE, one
    if key and name in _FACT_KEYS:
        return BlockKind.BOILERPLATE, one
    if is_furniture(words):
        return BlockKind.BOILERPLATE, one
    if date_alone(text, one) or (_DATED.match(words) and find_dates(text, one)):
        return BlockKind.DATE, one
    if _SENTENCE_END.search(words) and len(words.split()) > 5:
        return BlockKind.LEAD, one
    if not titled and len(words) <= _LONGEST_TITLE:
        return BlockKind.TITLE, trim(text, one.start, one.end, "*_#")
    return BlockKind.PARAGRAPH, one


def is_furniture(words: str) -> bool:
    """Say whether a line belongs to the page and is said by nobody."""
    plain = words.strip(" \t\u00a0*_#\\>") or words
    return len(plain) < 120 and (
        _FURNITURE.fullmatch(plain) is not None or not any(map(str.isalnum, plain))
    )


def _naming(blocks: Sequence[Block], title: Piece | None) -> Span | None:
    """Return the title with the lines that follow it, up to the first prose."""
    if title is None:
        return None
    if blocks[0].span.covers(title.span) and blocks[0].kind is BlockKind.BOILERPLATE:
        return title.span  # in the block between `---`: other facts follow it there
    end = title.span.end
    for block in _following(blocks, end):
        if block.kind is BlockKind.LEAD:
            break
        end = block.span.end
    return Span(title.span.start, end)


def _following(blocks: Sequence[Block], end: int) -> Iterator[Block]:
    return (one for one in blocks if one.span.start >= end)
