"""The reader for reports of forum sessions: headings, quotations, role lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kg.errors import NoStatements
from kg.extract.quotations.finder import find_quotations
from kg.extract.quotations.parts import elisions_between, find_parts
from kg.extract.quotations.passages import Quotation
from kg.extract.quotations.speakers import resolve_speakers
from kg.marks import find_regions
from kg.model import (
    BlockKind,
    Document,
    HeadingClaim,
    Mode,
    Part,
    Reading,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from kg.paragraphs import find_paragraphs
from kg.readers.datelines import after_dateline, find_issued
from kg.readers.documents import editorial_statement
from kg.readers.language import language_of
from kg.readers.problems import numbered_lines
from kg.readers.reports.session_facts import (
    find_forum,
    find_publisher,
    find_session,
    find_translation,
)
from kg.readers.reports.session_layout import (
    Layout,
    opens_paragraph,
    read_layout,
    section_barriers,
    stands_alone,
)
from kg.readers.section_names import section_type
from kg.readers.sections import Sections
from kg.text import fold, sentences

name = "session-report"
version = "1"

_HEAD, _TAIL = 40_000, 4_000
_MARKED = re.compile(
    r"^[ \t\ufeff\u00a0•●▪*_–—-]*(?:[\"“„«]\S)|[\"”»]\s*[–—-]?\s*(?:said|noted)\b", re.M
)
_ATTRIBUTED = re.compile(
    r"[\"”»],?\s+[–—-]?\s*(?:(?:said|noted|stressed|concluded|remarked|commented|added"
    r"|отмети\w+|сказа\w+|подчеркну\w+|заяви\w+)\b"
    r"|[A-ZА-ЯЁ][\w.'’-]+(?: [\w.'’-]+){1,4}, [A-ZА-ЯЁа-яё])"
)
# Russian prose with quotations: this reader alone knows its attributions.
_RUSSIAN = re.compile(
    r"\",?\s*-\s*(?:отмети|сказа|подчеркну|заяви|доба|рассказа|сообщи|поясни|счита)[а-яё]+"
    r"|[а-яё]{3,}[^\n]{0,200}:\s*\"[^\"\n]{20,}|по словам [А-ЯЁ]"
)
# A name and a role right behind the marks, with no verb: the mark of this genre.
_NAMED = re.compile(
    r",?\",?\s+-?\s*[A-ZА-ЯЁ][\w.'-]+(?: [\w.'-]+){1,4}, [A-ZА-ЯЁ][^\n.]+\.?$", re.M
)
_FORMULA = re.compile(
    r"\b(?:session|panel|discussion|round ?table|breakfast|dialogue)\s+(?:was )?"
    r"(?:entitled|titled|called|named|“|\")|conclusions? (?:was|were) reached"
    r"|as part of the [\w .]+(?:Forum|Summit|Congress|Week)|(?:сесси"
    r"|дискусси)\w+ [«“\"]",
    re.I,
)
_ENTITY = re.compile(r"&(?:[lrb]aquo|[lrb]dquo|quot|#8220|#8221|#171|#187|#34);")
_DATELINE = re.compile(r"^[^\n/]{0,80}/[A-ZА-ЯЁ][\w .-]{2,30}/\s*[.–—-]?\s*\S", re.M)
_FORUMS = re.compile(
    r"Eastern Economic Forum|St\.? Petersburg International|\bSPIEF\b|\bEEF\b"
    r"|Russian Energy Week|Russian Investment Forum|Восточн\w+ экономическ\w+ форум"
    r"|\bПМЭФ\b|\bВЭФ\b"
)


def sniff(text: str) -> float:
    """Return how much a text looks like a session report, from 0 to 1."""
    head = text[:_HEAD] + ("\n" + text[-_TAIL:] if len(text) > _HEAD else "")
    head = fold(head)
    score = 0.3 * _has_section(head)
    score += 0.3 * (len(_NAMED.findall(head)) > 1)
    score += 0.3 * (re.search(r"roscongress|росконгресс", head, re.I) is not None)
    score += 0.2 * (_FORUMS.search(head) is not None)
    score += 0.35 * (_FORMULA.search(head) is not None)
    score += 0.15 * (_DATELINE.search(head) is not None)
    score += 0.1 * (_ATTRIBUTED.search(head) is not None)
    score += 0.3 * (_RUSSIAN.search(head) is not None)
    return round(min(score, 1.0 if _MARKED.search(head) else 0.35), 2)


def _has_section(head: str) -> bool:
    lines = (line.strip(" \t\ufeff*_#:") for line in head.splitlines())
    return any(len(line) < 60 and section_type(line) for line in lines if line)


def read(source: Source) -> Reading:
    """Read a session report; raises NoStatements if nobody speaks in it."""
    text = source.text
    paragraphs = find_paragraphs(text, alone=stands_alone, opens=opens_paragraph)
    barriers = section_barriers(text, paragraphs)
    quotations = find_quotations(text, paragraphs, barriers)
    quotations = tuple(one for one in quotations if not _is_title(one))
    speakers, unresolved = resolve_speakers(text, quotations)
    spoken = [one for one, who in zip(quotations, speakers, strict=True) if who]
    if not spoken:
        raise NoStatements(_nothing(quotations))
    layout = read_layout(text, paragraphs, quotations)
    missed = [(span, f"speaker: {problem}") for span, problem in unresolved]
    missed += _unread(text, layout, quotations)
    warnings = _warnings(text, quotations, missed)
    document = _document(source, layout, warnings)
    around = Sections(layout.sections), Sections(layout.headings)
    direct = tuple(
        _statement(document, around, one, who)
        for one, who in zip(quotations, speakers, strict=True)
        if who
    )
    statements = (*_lead(document, layout), *direct)
    return Reading(
        document,
        tuple(sorted(statements, key=lambda one: one.span)),
        tuple(_claims(document, layout, direct)),
    )


def _is_title(quotation: Quotation) -> bool:
    """Say whether a page's first line is only a title in quotation marks."""
    return quotation.first == 0 and quotation.problem is not None


def _nothing(quotations: Sequence[Quotation]) -> str:
    if quotations:
        return (
            f"no statements: {len(quotations)} quotations, none with a speaker "
            "beside it (looked for a name, a role and an organisation)"
        )
    return (
        "no statements: looked for quotations with a name and a role beside "
        "them, and found no quotation"
    )


def _document(source: Source, layout: Layout, warnings: tuple[str, ...]) -> Document:
    text = source.text
    kind = BlockKind
    lead = layout.of_kind(kind.LEAD)
    prose = (*lead, *layout.of_kind(kind.PARAGRAPH))
    footer = layout.of_kind(kind.NOTE, kind.BOILERPLATE)
    title = layout.of_kind(kind.TITLE)
    return Document(
        id=source.id,
        text=text,
        sha256=source.sha256,
        reader=name,
        blocks=layout.blocks,
        sections=layout.sections,
        title=layout.title,
        issued=find_issued(text, layout.of_kind(kind.DATE), prose),
        language=language_of(text),
        forum=find_forum(text, (*prose, *title)),
        session=find_session(text, prose),
        publisher=find_publisher(text, footer, prose),
        translation=find_translation(text, footer),
        warnings=warnings,
    )


def _warnings(
    text: str, quotations: Sequence[Quotation], missed: Sequence[tuple[Span, str]]
) -> tuple[str, ...]:
    found = [
        (
            one.outer.start,
            f"quotation {one.problem}, left out: {_short(one.span.of(text))}",
        )
        for one in quotations
        if one.problem
    ]
    found += [(span.start, problem) for span, problem in missed]
    entity = _ENTITY.search(text)
    if entity:
        left = (
            f"{entity.group()!r} is left over from HTML; marks so written are not read"
        )
        found.append((entity.start(), left))
    return numbered_lines(text, found)


def _unread(
    text: str, layout: Layout, quotations: Sequence[Quotation]
) -> Iterator[tuple[Span, str]]:
    """Yield the words in marks that prose weaves in and that are nobody's statement.

    The title of a session or a programme, in capitals, is none of them.
    """
    taken = sorted(one.outer for one in quotations)
    starts = [one.start for one in taken]
    reached = list(accumulate((one.end for one in taken), max, initial=0))
    for block in layout.of_kind(BlockKind.PARAGRAPH, BlockKind.QUOTATION):
        for region in find_regions(text, block.span):
            at, words = region.outer, region.inner.of(text).split()
            capitals = sum(not one[:1].islower() for one in words)
            apart = reached[bisect_left(starts, at.end)] <= at.start
            if len(words) >= 4 and capitals * 2 < len(words) and apart:
                said = _short(region.inner.of(text))
                yield at, f"words in marks, left out: no speaker is read for {said}"


def _short(quoted: str) -> str:
    words = " ".join(quoted.split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"


# -- statements --------------------------------------------------------------------


def _statement(
    document: Document,
    around: tuple[Sections, Sections],
    quotation: Quotation,
    speakers: tuple[Speaker, ...],
) -> Statement:
    """Return a quotation as a statement; `around` are the sections and the headings."""
    attribution = quotation.attribution
    section, heading = (one.around(quotation.span) for one in around)
    return Statement(
        document=document.id,
        mode=Mode.DIRECT,
        span=quotation.span,
        parts=tuple(_parts(document.text, quotation)),
        speakers=speakers,
        attribution=attribution.span if attribution else None,
        source=attribution.source if attribution else None,
        cue=attribution.cue if attribution else None,
        section=section.span if section else None,
        heading=heading.heading if heading else None,
        rule=quotation.rule or "",
    )


def _parts(text: str, quotation: Quotation) -> Iterator[Part]:
    end: int | None = None
    for piece in quotation.pieces:
        if end is not None and end < piece.start:
            yield from elisions_between(text, Span(end, piece.start))
        yield from find_parts(text, piece)
        end = piece.end


def _lead(document: Document, layout: Layout) -> Iterator[Statement]:
    """Yield the sentences of the lead: the publisher's own voice."""
    publisher = document.publisher.text if document.publisher else ""
    printed = " ".join(publisher.split())
    speaker = Speaker(printed, SpeakerKind.ORGANIZATION, (), "publisher")
    for block in layout.of_kind(BlockKind.LEAD):
        for span in sentences(document.text, after_dateline(document.text, block.span)):
            yield editorial_statement(document.id, span, speaker, "lead-sentence")


def _claims(
    document: Document, layout: Layout, statements: Sequence[Statement]
) -> Iterator[HeadingClaim]:
    names = {one.span: one.heading.text for one in layout.sections if not one.parent}
    spans = sorted(one.span for one in statements)
    starts = [one.start for one in spans]
    for section in layout.headings:
        around = names.get(section.parent, "") if section.parent else ""
        first = bisect_left(starts, section.span.start)
        last = bisect_left(starts, section.span.end)
        under = tuple(one for one in spans[first:last] if section.span.covers(one))
        yield HeadingClaim(
            document.id,
            section.heading,
            section.span,
            section_type(around) or "fact",
            under,
        )
