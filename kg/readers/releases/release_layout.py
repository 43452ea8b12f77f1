"""The layout of a release: title, lead, group headings with their rows, footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Block, BlockKind, Piece, Section, Span
from kg.readers.dates import date_alone
from kg.readers.releases.endorsement import Endorsement
from kg.readers.releases.group_headings import heading_span, is_heading
from kg.readers.releases.release_head import is_announcement, placed_date
from kg.text import trim

_END_MARK = re.compile(r"[#*_\s–—-]{2,}|-\s?(?:30|ends?)\s?-|ends?", re.I)
_CLOSING = re.compile(
    r"(?:about|contacts?|media contacts?|press contacts?|for more information"
    r"|for media inquiries|notes? to editors?|follow us|learn more|read more)\b",
    re.I,
)
_LEVEL = re.compile(r"[*_>\s]*(#{1,6})\s")
_CONTACT = re.compile(r"[*_\s]*(?:media |press )?contacts?\s*[:*]", re.I)
_TITLE = 300
_HEAD = 6  # paragraphs among which date and title stand


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a release with what each one is."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    title: Piece | None

    def of_kind(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """Return the blocks of these kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading and how deep it is; 7 is one without a printed level."""

    span: Span
    level: int


def read_layout(
    text: str, paragraphs: Sequence[Span], found: Sequence[Endorsement]
) -> Layout:
    """Say of each paragraph what it is, given where the endorsements are."""
    kinds: dict[int, BlockKind] = {}
    for one in found:
        kinds.update(
            dict.fromkeys(range(one.run.first, one.run.last + 1), BlockKind.QUOTATION)
        )
        if one.line is not None:
            kinds[one.line] = BlockKind.QUOTATION
    title = _title(text, paragraphs, kinds)
    headings = list(_headings(text, paragraphs, kinds))
    _mark_rest(text, paragraphs, kinds)
    run_in = [_Heading(one.heading, 7) for one in found if one.heading]
    run_in += [_Heading(one.run.trailing, 7) for one in found if one.run.trailing]
    blocks = tuple(Block(kinds[at], span) for at, span in enumerate(paragraphs))
    every = sorted([*headings, *run_in], key=lambda one: one.span)
    return Layout(blocks, _sections(text, blocks, every), title)


def _title(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> Piece | None:
    """Mark the date and the title: a first line without a final stop."""
    titled: int | None = None
    for at, span in enumerate(paragraphs[:_HEAD]):
        if at in kinds:
            break
        if date_alone(text, span) or placed_date(text, span):
            kinds[at] = BlockKind.DATE
            continue
        if is_announcement(text, span) or _CONTACT.match(text, span.start, span.end):
            kinds[at] = BlockKind.BOILERPLATE
            continue
        if titled is not None and kinds[at - 1] is not BlockKind.BOILERPLATE:
            break
        if heading_span(text, span) is None or _is_end_mark(text, span):
            continue
        if not _may_be_title(text, span, over_row=at + 1 in kinds):
            break
        if titled is not None:  # a letterhead, over "PRESS RELEASE"
            kinds[titled] = BlockKind.BOILERPLATE
        kinds[at] = BlockKind.TITLE
        titled = at
    bare = None if titled is None else heading_span(text, paragraphs[titled])
    return Piece(bare, bare.of(text)) if bare else None


def _is_end_mark(text: str, span: Span) -> bool:
    return _END_MARK.fullmatch(text, span.start, span.end) is not None


def _may_be_title(text: str, span: Span, *, over_row: bool) -> bool:
    """Say whether a line may be the title; over a row, a short one names a group."""
    bare = heading_span(text, span)
    level = _LEVEL.match(text, span.start, span.end)
    if bare is None or (level and len(level[1]) > 1):
        return False
    printed = bare.of(text)
    last = span.of(text).rstrip("*_ ")[-1]
    group = over_row and len(printed.split()) < 4
    return not (len(printed) > _TITLE or last in ".;,:" or group)


def _headings(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> Iterator[_Heading]:
    """Mark and yield the lines that group the rows under them."""
    below = False  # whether a row stands somewhere below
    found: list[_Heading] = []
    for at in range(len(paragraphs) - 1, -1, -1):
        span = paragraphs[at]
        if at in kinds:
            below = below or kinds[at] is BlockKind.QUOTATION
            continue
        marked = _LEVEL.match(text, span.start, span.end)
        if not (below or marked) or not is_heading(text, span):
            continue
        if date_alone(text, span):
            continue
        bare = heading_span(text, span)
        if bare is not None:
            kinds[at] = BlockKind.SECTION
            found.append(_Heading(bare, len(marked[1]) if marked else 7))
    return reversed(found)


def _mark_rest(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> None:
    """Mark the lead, which ends at the first row or heading, and the footer."""
    opening = {BlockKind.QUOTATION, BlockKind.SECTION}
    lead = any(kind in opening for kind in kinds.values())
    last = max((at for at, kind in kinds.items() if kind in opening), default=-1)
    closing = False
    for at, span in enumerate(paragraphs):
        if at in kinds:
            lead = lead and kinds[at] not in opening
            continue
        if _is_end_mark(text, span):
            kinds[at] = BlockKind.BOILERPLATE
            continue
        closing = closing or (at > last >= 0 and bool(_CLOSING.match(text, span.start)))
        after = BlockKind.BOILERPLATE if closing else BlockKind.PARAGRAPH
        kinds[at] = BlockKind.LEAD if lead else after


def _sections(
    text: str, blocks: Sequence[Block], headings: Sequence[_Heading]
) -> tuple[Section, ...]:
    """Return a section for each heading, up to the next one of its level."""
    end = _last_word(blocks)
    sections: list[Section] = []
    open_: list[tuple[int, Span]] = []
    for at, heading in enumerate(headings):
        stop = next(
            (
                one.span.start
                for one in headings[at + 1 :]
                if one.level <= heading.level
            ),
            max(end, heading.span.end),
        )
        span = trim(text, heading.span.start, stop) or heading.span
        open_ = [one for one in open_ if one[0] < heading.level]
        parent = open_[-1][1] if open_ and open_[-1][1].covers(span) else None
        piece = Piece(heading.span, heading.span.of(text))
        sections.append(Section(piece, span, parent))
        open_.append((heading.level, span))
    return tuple(sections)


def _last_word(blocks: Sequence[Block]) -> int:
    ends = [one.span.end for one in blocks if one.kind is not BlockKind.BOILERPLATE]
    return max(ends, default=0)
