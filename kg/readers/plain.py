"""Plain paragraphs: the last resort, where no other reader knows the kind of text.

Each paragraph of prose is the publisher's own voice, or the one speaker's whom the
record gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.errors import NoStatements
from kg.marks import find_regions
from kg.model import (
    Block,
    BlockKind,
    Document,
    Part,
    PartKind,
    Reading,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from kg.readers.documents import (
    editorial_statement,
    running_document,
    spoken_statement,
)
from kg.readers.headers import is_furniture, read_header
from kg.readers.lines import find_prose, front_matter
from kg.readers.problems import warning_lines
from kg.readers.transcripts.given_speaker import given_speaker

name = "plain"
version = "1"

_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
_FEW, _MANY = 4, 12  # words of prose: with a stop at the end, and in any case
_RULE = "paragraph"
_PUBLISHER = Speaker("", SpeakerKind.ORGANIZATION, (), "publisher")


def sniff(text: str) -> float:  # noqa: ARG001 - takes what no other reader takes
    """Return the least with which a reader takes a text: any other goes before."""
    return 0.3


def read(source: Source) -> Reading:
    """Read each paragraph of prose; raises NoStatements if there is none."""
    text = source.text
    front = front_matter(text)
    paragraphs = find_prose(text, front.end if front else 0)
    prose = [one for one in paragraphs if is_prose(one.of(text))]
    if not prose:
        raise NoStatements(
            "no statements: looked for paragraphs of prose, and found only lines of a "
            f"few words (fewer than {_FEW} with a full stop, or than {_MANY} without)"
        )
    speaker = given_speaker(source.speaker) if source.speaker else _PUBLISHER
    statements = tuple(_statement(source.id, one, speaker) for one in prose)
    return Reading(_document(source, front, paragraphs, prose), statements, ())


def is_prose(words: str) -> bool:
    """Say whether a paragraph is prose, and no menu, heading or line of the page."""
    count = len(words.split())
    if is_furniture(words) or words.startswith("#"):
        return False
    return count >= _MANY or (count >= _FEW and _SENTENCE.search(words) is not None)


def _statement(document: str, span: Span, speaker: Speaker) -> Statement:
    if speaker.method == "publisher":
        return editorial_statement(document, span, speaker, _RULE)
    parts = (Part(PartKind.SAID, span),)
    return spoken_statement(document, parts, (speaker,), (None, None), _RULE)


def _document(
    source: Source, front: Span | None, paragraphs: Sequence[Span], prose: list[Span]
) -> Document:
    text = source.text
    above = [one for one in paragraphs if one.start < prose[0].start]
    header = read_header(text, front, above)
    said = set(prose)
    warnings = () if source.speaker else warning_lines(text, _unread(text, prose))
    body = tuple(
        Block(BlockKind.PARAGRAPH if one in said else BlockKind.BOILERPLATE, one)
        for one in paragraphs[len(above) :]
    )
    return running_document(source, name, header, body, warnings)


def _unread(text: str, prose: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Yield each paragraph that quotes somebody who is not read."""
    what = "words in marks, left in the paragraph: nobody is read"
    for one in prose:
        quoted = [
            r for r in find_regions(text, one) if len(r.inner.of(text).split()) > 3
        ]
        if quoted:
            yield one.start, what
