"""The layout of a session report: which paragraph is a date, a title, a heading.

date, title, lead, { section name, { heading, quotations } }, note, footer
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.quotations.passages import Quotation, content_start
from kg.model import Block, BlockKind, Piece, Section, Span
from kg.readers.dates import date_alone
from kg.readers.section_names import section_type
from kg.text import sentences, trim

_NOTE = re.compile(r"[*†‡]\s*(?![\"“„«‘'*])\S|\d?\s*(?:note|примечание)\s*[:.]", re.I)
_TRANSLATION = re.compile(
    r"\btranslat(?:ed|ion|or)\b|\bперевод\b|\bпереведен\w*|\bпереведён\w*", re.I
)
_FOOTER = re.compile(
    r"for more (?:information|details|on)|for (?:further|additional"
    r"|full) (?:information"
    r"|details)|more information|read (?:more|also|the full)|see also|learn more"
    r"|visit (?:the|our)|official (?:website|site|photo)|www\.|https?://"
    r"|\w\.(?:org|ru|com)/"
    r"|the roscongress foundation (?:is|was|[-–—])|about (?:the )?roscongress"
    r"|about (?:the )?(?:[\w’'-]+ ){0,4}(?:foundation|forum|organi[sz]er|company)\b"
    r"|press (?:service|office|centre|center)|contacts?\b|follow us|subscribe"
    r"|copyright|©|all rights reserved|share (?:this|on)"
    r"|tags?:|photo(?:s|bank)?\b|source:|подробнее|дополнительн\w+ информаци"
    r"|фонд росконгресс\s*[-–—(]|о фонде|пресс-служба|официальный сайт|#\w+",
    re.I,
)
_ENDS = ".;:,…"
_MARKS = "*_#•●▪◦‣–—-"
# What a site prints around its pages, once somebody has copied it.
_CRUFT = re.compile(
    r"(?:home|main|главная)\s*[/>»→|•·-].*|\d+ ?(?:min|мин)\S*(?: read| чтения)?"
    r"|(?:share|print|download|back|menu|search|поделиться|печать|скачать|назад)\b.{0,25}"
    r"|(?:facebook|twitter|x|telegram|vk|vkontakte|whatsapp|linkedin|instagram|rutube"
    r"|youtube|ok|en|ru|eng|rus|news|новости|news and media|press centre"
    r"|session reports)"
    r"(?:\s*[|/,]\s*\w+)*",
    re.I,
)
_NUMBERING = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a page with what each one is."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    headings: tuple[Section, ...]  # those of the sections that a claim opens
    title: Piece | None

    def of_kind(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """Return the blocks of these kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)


def stands_alone(line: str) -> bool:
    """Say whether a line is a paragraph by itself: a section's name, or the date."""
    return section_type(line.strip("*_#: \t")) is not None or (
        date_alone(line, Span(0, len(line))) is not None
    )


def opens_paragraph(line: str) -> bool:
    """Say whether a line begins a note or the footer."""
    return _FOOTER.match(line) is not None and line[:1].isupper()


def section_barriers(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """Return the indexes of the paragraphs that name a part of the page."""
    return frozenset(
        at
        for at, span in enumerate(paragraphs)
        if span.end - span.start < 100 and section_type(_bare(text, span))
    )


def read_layout(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> Layout:
    """Say of each paragraph what it is, given where the quotations are."""
    kinds: dict[int, BlockKind] = {}
    _mark_quotations(kinds, quotations)
    _mark_footer(text, paragraphs, kinds)
    title = _mark_head(text, paragraphs, kinds)
    _mark_headings(text, paragraphs, kinds)
    _mark_prose(text, paragraphs, kinds)
    blocks = tuple(Block(kinds[at], span) for at, span in enumerate(paragraphs))
    sections, headings = _sections(text, blocks)
    return Layout(blocks, sections, headings, title)


def _mark_quotations(
    kinds: dict[int, BlockKind], quotations: Sequence[Quotation]
) -> None:
    for one in quotations:
        for at in (*range(one.first, one.last + 1), *one.used):
            kinds[at] = BlockKind.QUOTATION


def _mark_footer(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> None:
    """Mark notes and boilerplate: what stands after the last quotation and looks so."""
    last = max(kinds, default=-1)
    seen = False
    for at, span in enumerate(paragraphs):
        if at in kinds or at == 0:
            continue
        words = span.of(text)
        if (_NOTE.match(words) and (at > last or _TRANSLATION.search(words))) or (
            at > last and _TRANSLATION.search(words) and len(words) < 300
        ):
            kinds[at] = BlockKind.NOTE
        elif at > last and (seen or _FOOTER.match(words) or _FOOTER.search(words)):
            kinds[at] = BlockKind.BOILERPLATE
            seen = True


def _mark_head(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> Piece | None:
    """Mark the date and the title; the title is the first line that is neither."""
    title: Piece | None = None
    for at, span in enumerate(paragraphs):
        free = at not in kinds
        if free and date_alone(text, span):
            if BlockKind.DATE not in kinds.values():
                kinds[at] = BlockKind.DATE
            continue
        bare = _bare(text, span)
        if free and _CRUFT.fullmatch(bare):
            kinds[at] = BlockKind.BOILERPLATE
            continue
        dated = at + 1 < len(paragraphs) and date_alone(text, paragraphs[at + 1])
        named = section_type(bare) is not None
        if free and title is not None and dated and named:
            kinds[at] = BlockKind.PARAGRAPH  # "Session outcomes" under the title
            continue
        if title or not free or named or not _title_like(text, span):
            break
        title = heading_piece(text, span)
        kinds[at] = BlockKind.TITLE
    return title


def _title_like(text: str, span: Span) -> bool:
    words = span.of(text)
    if len(words) > 300 or not any(char.isalnum() for char in words):
        return False
    return not (words.rstrip("*_ ")[-1] == "." and len(list(sentences(text, span))) > 1)


def _mark_headings(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> None:
    """Mark names of parts, and the claims that stand as a line above quotations.

    Under the name of a part prose may stand between a claim and its quotations.
    """
    named = section_barriers(text, paragraphs) - set(kinds)
    kinds.update(dict.fromkeys(named, BlockKind.SECTION))
    first = min(named, default=len(paragraphs))
    below: BlockKind | None = None  # what stands next, prose passed over
    for at in range(len(paragraphs) - 1, -1, -1):
        if at not in kinds and _is_line(text, paragraphs[at], labelled=at - 1 in named):
            kind = _line_kind(
                _bare(text, paragraphs[at]), kinds, at, below, listed=at > first
            )
            if kind is not None:
                kinds[at] = kind
        below = kinds.get(at, below)


def _line_kind(
    words: str,
    kinds: dict[int, BlockKind],
    at: int,
    below: BlockKind | None,
    *,
    listed: bool,
) -> BlockKind | None:
    """Return what a line is; `listed` says that it stands under a known name."""
    following = kinds.get(at + 1)
    if following is BlockKind.QUOTATION:
        return BlockKind.HEADING
    short = words.isupper() and len(words) < 60
    if following is BlockKind.HEADING and (listed or len(words) < 60):
        return BlockKind.SECTION if short or not listed else BlockKind.HEADING
    after = kinds.get(at - 1) in {BlockKind.SECTION, BlockKind.QUOTATION}
    if listed and after and following is None and below is BlockKind.QUOTATION:
        return BlockKind.HEADING
    return BlockKind.SECTION if short else None


def _is_line(text: str, span: Span, *, labelled: bool) -> bool:
    """Say whether a paragraph is one line like a heading.

    It has no final stop, unless a number, a bullet or bold type marks it as a heading;
    a colon may end one that is `labelled` by the name of a part right above it.
    """
    words = _bare(text, span, colon=labelled)
    if not words or len(words) > 300 or words[0].islower():
        return False
    marked = text[span.start] in _MARKS or _NUMBERING.match(text, span.start)
    if words[-1] in _ENDS and not (marked and words[-1] in ".!"):
        return False
    inner = _core(text, span, "") or span
    return len(list(sentences(text, inner))) == 1


def _mark_prose(
    text: str, paragraphs: Sequence[Span], kinds: dict[int, BlockKind]
) -> None:
    """Mark the lead, which ends at the first section, heading or quotation."""
    opening = {BlockKind.SECTION, BlockKind.HEADING, BlockKind.QUOTATION}
    lead = any(kind in opening for kind in kinds.values())
    for at, span in enumerate(paragraphs):
        kind = kinds.get(at)
        if kind in opening:
            lead = False
        if kind is not None:
            continue
        words = span.of(text).rstrip("*_ ")
        prose = words[-1:] in set('.!?…”"») ')
        kinds[at] = BlockKind.LEAD if lead and prose else BlockKind.PARAGRAPH


def heading_piece(text: str, span: Span) -> Piece:
    """Return a heading's words without bullets, numbers and leftovers of bold type."""
    found = _core(text, span, ":") or span
    return Piece(found, found.of(text))


def _bare(text: str, span: Span, *, colon: bool = True) -> str:
    found = _core(text, span, ":" if colon else "")
    return found.of(text) if found else ""


def _core(text: str, span: Span, extra: str) -> Span | None:
    start = content_start(text, span)
    number = _NUMBERING.match(text, start, span.end)
    start = number.end() if number else start
    return trim(text, start, span.end, "*_#" + extra)


def _sections(
    text: str, blocks: Sequence[Block]
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Return all sections, and those that a claim opens, each up to the next."""
    sections: list[Section] = []
    headings: list[Section] = []
    parent: Section | None = None
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.SECTION:
            end = _end(blocks, at, {BlockKind.SECTION})
            parent = Section(
                heading_piece(text, block.span), Span(block.span.start, end), None
            )
            sections.append(parent)
        elif block.kind is BlockKind.HEADING:
            end = _end(blocks, at, {BlockKind.SECTION, BlockKind.HEADING})
            around = parent.span if parent else None
            section = Section(
                heading_piece(text, block.span), Span(block.span.start, end), around
            )
            sections.append(section)
            headings.append(section)
    return tuple(sections), tuple(headings)


def _end(blocks: Sequence[Block], at: int, kinds: set[BlockKind]) -> int:
    """Return where the section that block `at` opens ends; footers belong to none."""
    end = blocks[at].span.end
    for block in blocks[at + 1 :]:
        if block.kind in kinds or block.kind is BlockKind.BOILERPLATE:
            break
        if block.kind is not BlockKind.NOTE:
            end = block.span.end
    return end
