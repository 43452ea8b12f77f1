"""The texts of coded statements: nothing is read out of them by rules.

Who says what in such a text is for its coders to say (`kg.coded`).
"""

from __future__ import annotations

from kg.model import Block, BlockKind, Document, Reading, Source
from kg.readers.language import language_of
from kg.readers.lines import find_prose

name = "coded"
version = "1"


def sniff(text: str) -> float:  # noqa: ARG001 - a text does not tell that it is coded
    """Return 0: only a record can ask for this reader."""
    return 0.0


def read(source: Source) -> Reading:
    """Return the text and its paragraphs; nobody is read as a speaker."""
    text = source.text
    document = Document(
        id=source.id,
        text=text,
        sha256=source.sha256,
        reader=name,
        blocks=tuple(Block(BlockKind.PARAGRAPH, one) for one in find_prose(text, 0)),
        sections=(),
        title=None,
        issued=None,
        language=source.language or language_of(text),
        forum=None,
        session=None,
        publisher=None,
        translation=None,
    )
    return Reading(document, (), ())
