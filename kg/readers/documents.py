"""Documents of running text: what stands above, the body, and no facts of a session."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Block, Document, Source
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
