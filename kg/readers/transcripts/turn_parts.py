"""Parts of a speech or turn: what is said, what is left out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.quotations.parts import ELISION, said
from kg.model import Part, PartKind, Span
from kg.readers.headers import is_furniture
from kg.readers.transcripts.turn_words import STAGE

_EDITED = re.compile(
    rf"(?P<elision>{ELISION.pattern})"
    r"|\\?\[[^\[\]]{1,300}\](?!\()"  # a link of Markdown is no insertion
    rf"|(?i:{STAGE.pattern})"
)
_MAY_BE_EDITED = re.compile(r"[\[(<…/]|\.\.|\. \.")
_BRACKET = re.compile(r"\([^()]{1,400}\)\.?")
_HEADING = re.compile(r"#{1,6}\s")


def spoken_parts(
    text: str, paragraphs: Sequence[Span], *, labelled: bool = False
) -> tuple[Part, ...]:
    """Return the parts of what somebody says; none if nothing is said.

    What ends a page, and a cut at the end, are left out. `labelled` says that a label
    stands before, so that a bracket which comes first is about how it is said.
    """
    found: list[Part] = []
    for at, one in enumerate(paragraphs):
        found += _paragraph_parts(text, one, first=labelled and at == 0)
    while found and _is_loose(text, found[-1]):
        found.pop()
    while found and found[0].kind is PartKind.ELISION:
        found.pop(0)
    said = any(part.kind is PartKind.SAID and _has_word(text, part) for part in found)
    return tuple(found) if said else ()


def _paragraph_parts(text: str, one: Span, *, first: bool) -> Iterator[Part]:
    words = one.of(text)
    cut = ELISION.fullmatch(words)
    if cut is None and (is_furniture(words) or _HEADING.match(words)):
        yield Part(PartKind.INSERTION, one)
        return
    opening = _BRACKET.match(text, one.start, one.end)
    start = one.start
    if opening and (first or opening.end() == one.end):
        yield Part(PartKind.INSERTION, Span(*opening.span()))
        start = opening.end()
    if not _MAY_BE_EDITED.search(text, start, one.end):
        yield from said(text, start, one.end)
        return
    for found in _EDITED.finditer(text, start, one.end):
        yield from said(text, start, found.start())
        kind = PartKind.ELISION if found["elision"] else PartKind.INSERTION
        yield Part(kind, Span(*found.span()))
        start = found.end()
    yield from said(text, start, one.end)


def _has_word(text: str, part: Part) -> bool:
    return any(char.isalnum() for char in part.span.of(text))


def _is_loose(text: str, part: Part) -> bool:
    """Say whether a last part is a cut or a page's own line."""
    if part.kind is PartKind.ELISION:
        return True
    words = part.span.of(text)
    return part.kind is PartKind.INSERTION and (
        is_furniture(words) or _HEADING.match(words) is not None
    )
