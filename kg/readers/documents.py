"""Documents of running text, and the statements that they are made of.

They have no facts of a session, no sections and no verbs of saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import (
    Block,
    Document,
    Mode,
    Part,
    PartKind,
    Source,
    Span,
    Speaker,
    Statement,
)
from kg.readers.headers import Header
from kg.readers.language import language_of


def running_document(
    source: Source,
    reader: str,
    header: Header,
    body: Iterable[Block],
    warnings: tuple[str, ...],
) -> Document:
    """Return the document of a text without sections, forum, session or publisher.

    Its language is the one that its record gives, or else the one of its letters.
    """
    return Document(
        id=source.id,
        text=source.text,
        sha256=source.sha256,
        reader=reader,
        blocks=(*header.blocks, *body),
        sections=(),
        title=header.title,
        issued=header.issued,
        language=source.language or language_of(source.text),
        forum=None,
        session=None,
        publisher=None,
        translation=None,
        warnings=warnings,
    )


def spoken_statement(
    document: str,
    parts: Sequence[Part],
    speakers: tuple[Speaker, ...],
    named: tuple[Span | None, Span | None],
    rule: str,
) -> Statement:
    """Return what somebody says in these parts.

    `named` are the attribution and in it the words that name who speaks, if printed.
    """
    attribution, source = named
    return Statement(
        document=document,
        mode=Mode.DIRECT,
        span=Span(parts[0].span.start, parts[-1].span.end),
        parts=tuple(parts),
        speakers=speakers,
        attribution=attribution,
        source=source,
        cue=None,
        section=None,
        heading=None,
        rule=rule,
    )


def editorial_statement(
    document: str, span: Span, publisher: Speaker, rule: str
) -> Statement:
    """Return words of a text as what its publisher says."""
    parts = (Part(PartKind.SAID, span),)
    spoken = spoken_statement(document, parts, (publisher,), (None, None), rule)
    return replace(spoken, mode=Mode.EDITORIAL)
