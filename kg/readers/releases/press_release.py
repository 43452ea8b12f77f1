"""The reader for releases with rows of endorsements: "Name, Role, Body: “…”"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from kg.errors import NoStatements
from kg.extract.attributions.attribution import Named
from kg.extract.quotations.parts import elisions_between, find_parts
from kg.marks import find_regions
from kg.model import (
    BlockKind,
    Document,
    Mode,
    Part,
    PartKind,
    Reading,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from kg.paragraphs import find_paragraphs
from kg.readers.datelines import find_issued
from kg.readers.problems import numbered_lines
from kg.readers.prose_statements import Prose, may_be_cut
from kg.readers.releases.endorsement import Endorsement
from kg.readers.releases.endorsement_lines import find_endorsements
from kg.readers.releases.release_head import head_date
from kg.readers.releases.release_layout import Layout, read_layout
from kg.readers.releases.release_prose import read_prose
from kg.readers.releases.release_shape import endorsement_share
from kg.readers.sections import Sections
from kg.text import fold

name = "press-release"
version = "1"

_FIRST = 3  # lines and paragraphs that may have the day


def sniff(text: str) -> float:
    """Return how much a text looks like a release of endorsements, from 0 to 1."""
    return endorsement_share(text)


def read(source: Source) -> Reading:
    """Read a release; raises NoStatements if nobody speaks in it."""
    text = source.text
    paragraphs = find_paragraphs(text)
    found = find_endorsements(text, paragraphs)
    layout = read_layout(text, paragraphs, found)
    statements = list(_statements(source, layout, found))
    blocks = layout.of_kind(BlockKind.LEAD, BlockKind.PARAGRAPH)
    prose = read_prose(source, [one.span for one in blocks])
    statements += prose.statements
    if not statements:
        raise NoStatements(
            "no statements: looked for lines such as 'Name, Role, Organisation: “…”' "
            "and found none with a speaker"
        )
    document = _document(source, layout, _warnings(source, found, layout, prose))
    ordered = sorted(statements, key=lambda one: one.span)
    return Reading(document, tuple(ordered), ())


def _document(source: Source, layout: Layout, warnings: tuple[str, ...]) -> Document:
    kind = BlockKind
    dates = layout.of_kind(kind.DATE)
    head = [one.span for one in layout.of_kind(kind.DATE, kind.BOILERPLATE)][:_FIRST]
    first = layout.of_kind(kind.LEAD, kind.PARAGRAPH)[:_FIRST]
    issued = find_issued(source.text, dates, first) or head_date(
        source.text, [*head, *(one.span for one in first)]
    )
    return Document(
        id=source.id,
        text=source.text,
        sha256=source.sha256,
        reader=name,
        blocks=layout.blocks,
        sections=layout.sections,
        title=layout.title,
        issued=issued,
        language=source.language or _language(source.text),
        forum=None,
        session=None,
        publisher=None,
        translation=None,
        warnings=warnings,
    )


def _language(text: str) -> str | None:
    """Return "en" where the small words of English are a good part of the words."""
    head = text[:4_000]
    words = re.findall(r"[^\W\d_]+", head)
    small = re.findall(r"\b(?:the|and|of|to|in|for|that|is|we|with)\b", head)
    return "en" if len(small) * 8 > len(words) else None


# -- statements --------------------------------------------------------------------


def _statements(
    source: Source, layout: Layout, found: Sequence[Endorsement]
) -> Iterator[Statement]:
    known = _full_names(found)
    bodies = _bodies(found)
    sections = Sections(layout.sections)
    for one in found:
        attribution = one.label.attribution
        speakers = tuple(
            [_speaker(named, one, known, bodies) for named in attribution.speakers]
        )
        section = sections.around(one.span)
        yield Statement(
            document=source.id,
            mode=Mode.DIRECT,
            span=one.span,
            parts=tuple(_parts(source.text, one)),
            speakers=speakers,
            attribution=attribution.span,
            source=attribution.source,
            cue=None,
            section=section.span if section else None,
            heading=None,
            rule=one.rule,
        )


def _parts(text: str, one: Endorsement) -> Iterator[Part]:
    end: int | None = None
    for piece in one.run.quoted.pieces:
        if end is not None and end < piece.start:
            yield from elisions_between(text, Span(end, piece.start))
        if may_be_cut(text, piece):
            yield from find_parts(text, piece)
        else:
            yield Part(PartKind.SAID, piece)
        end = piece.end


def _speaker(
    named: Named,
    one: Endorsement,
    known: Mapping[str, frozenset[str]],
    bodies: frozenset[str],
) -> Speaker:
    kind = named.kind
    if not one.label.certain and _key(named.name) in bodies:
        kind = SpeakerKind.ORGANIZATION
    method = "continued" if one.continued else "named"
    if named.full or kind is not SpeakerKind.PERSON:
        return Speaker(named.name, kind, named.capacities, method)
    bearers = known.get(_key(named.name), frozenset())
    if len(bearers) == 1:
        return Speaker(next(iter(bearers)), kind, named.capacities, "surname")
    return Speaker(named.name, kind, named.capacities, method)


def _full_names(found: Sequence[Endorsement]) -> dict[str, frozenset[str]]:
    """Return the full names of the people of the document by surname."""
    names: dict[str, frozenset[str]] = {}
    for one in found:
        for named in one.label.attribution.speakers:
            if named.full and named.kind is SpeakerKind.PERSON:
                surname = _key(named.name.split()[-1])
                names[surname] = names.get(surname, frozenset()) | {named.name}
    return names


def _bodies(found: Sequence[Endorsement]) -> frozenset[str]:
    """Return what the labels of the document name as somebody's organisation."""
    return frozenset(
        _key(body.text)
        for one in found
        for named in one.label.attribution.speakers
        for post in named.capacities
        for body in post.organizations
    )


def _key(words: str) -> str:
    return " ".join(fold(words).casefold().split()).removeprefix("the ")


# -- what was left out -------------------------------------------------------------


def _warnings(
    source: Source, found: Sequence[Endorsement], layout: Layout, prose: Prose
) -> tuple[str, ...]:
    text = source.text
    noted = [
        (one.span.start, f"quotation {one.run.problem}: {_short(one.span.of(text))}")
        for one in found
        if one.run.problem
    ]
    noted += [
        (span.start, f"{what}: {_short(span.of(text))}")
        for span, what in prose.problems
    ]
    read = sorted(one.span.start for one in prose.statements)
    for block in layout.of_kind(BlockKind.LEAD, BlockKind.PARAGRAPH):
        at = bisect_right(read, block.span.start)
        if at < len(read) and read[at] < block.span.end:
            continue
        regions = find_regions(text, block.span)
        words = [one for one in regions if len(one.inner.of(text).split()) >= 6]
        noted += [
            (one.outer.start, f"words in marks, left out: {_short(one.inner.of(text))}")
            for one in words[:1]
        ]
    return numbered_lines(text, noted)


def _short(quoted: str) -> str:
    words = " ".join(quoted.split()).strip('“”"')
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
