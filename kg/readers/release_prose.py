"""Quotations in the prose of a release: what a President says in its lead.

The seam to the reader of news prose: whatever reads prose best is called here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.parts import elisions_between, find_parts
from kg.extract.passages import Quotation
from kg.extract.quotations import find_quotations
from kg.extract.quoted import MARKS
from kg.extract.speakers import resolve_speakers
from kg.model import Mode, Part, Source, Span, Speaker, Statement

_LONGEST = 20_000  # characters of a paragraph; what is longer is no prose


def read_prose(source: Source, paragraphs: Sequence[Span]) -> list[Statement]:
    """Return the statements in paragraphs of prose, each with a speaker."""
    text = source.text
    marked = [
        one
        for one in paragraphs
        if one.end - one.start <= _LONGEST and MARKS.search(text, one.start, one.end)
    ]
    quotations = [one for span in marked for one in find_quotations(text, [span])]
    speakers, _ = resolve_speakers(text, quotations)
    return [
        _statement(source, one, who)
        for one, who in zip(quotations, speakers, strict=True)
        if who and not one.problem
    ]


def _statement(
    source: Source, one: Quotation, speakers: tuple[Speaker, ...]
) -> Statement:
    attribution = one.attribution
    return Statement(
        document=source.id,
        mode=Mode.DIRECT,
        span=one.span,
        parts=tuple(_parts(source.text, one)),
        speakers=speakers,
        attribution=attribution.span if attribution else None,
        source=attribution.source if attribution else None,
        cue=attribution.cue if attribution else None,
        section=None,
        heading=None,
        rule=one.rule or "",
    )


def _parts(text: str, one: Quotation) -> Iterator[Part]:
    end: int | None = None
    for piece in one.pieces:
        if end is not None and end < piece.start:
            yield from elisions_between(text, Span(end, piece.start))
        yield from find_parts(text, piece)
        end = piece.end
