"""Parts of a quotation: what was said, what was left out, what an editor put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Part, PartKind, Span
from kg.text import trim

_DOTS = r"(?:\.\s?){2,5}|…+"
ELISION = re.compile(
    rf"<\s*(?:{_DOTS})\s*>|\[\s*(?:{_DOTS})\s*\]|\(\s*(?:{_DOTS})\s*\)|/\s*(?:{_DOTS})\s*/"
    r"|(?<![^\s])(?:\.{3,4}|…|\.\s\.\s\.)(?=[\s,]|$)"
)
# Square brackets are an editor's; round ones are the speaker's unless they say so.
_INSERTION = re.compile(
    r"\[[^\[\]]*\]"
    r"|\((?:[^()]*[\s–—-])?(?:ed\.|eds?\.?\s*note|editor(?:['’]s note)?\.?|Ed\."
    r"|прим\.?\s*(?:ред|авт)\.?|ред\.)[^()]*\)"
)
_CUT = re.compile(f"(?P<elision>{ELISION.pattern})|(?P<insertion>{_INSERTION.pattern})")


def find_parts(text: str, quoted: Span) -> Iterator[Part]:
    """Yield the parts of one quoted stretch, in order, without the blanks between."""
    start = quoted.start
    inner = quoted.of(text)
    for match in _CUT.finditer(inner):
        yield from said(text, start, quoted.start + match.start())
        kind = PartKind.ELISION if match.group("elision") else PartKind.INSERTION
        yield Part(kind, Span(quoted.start + match.start(), quoted.start + match.end()))
        start = quoted.start + match.end()
    yield from said(text, start, quoted.end)


def said(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield a stretch without the blanks around it as words of the speaker."""
    span = trim(text, start, end)
    if span is not None:
        yield Part(PartKind.SAID, span)


def only_elisions(text: str, span: Span) -> bool:
    """Say whether nothing but marks of what was left out stands in a stretch."""
    return not any(char.isalnum() for char in ELISION.sub(" ", span.of(text)))


def elisions_between(text: str, span: Span) -> Iterator[Part]:
    """Yield the marks of what was left out that stand between two quoted stretches."""
    for match in ELISION.finditer(text, span.start, span.end):
        yield Part(PartKind.ELISION, Span(*match.span()))
