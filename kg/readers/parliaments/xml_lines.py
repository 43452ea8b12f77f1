"""An element as lines of text: what is said, put in by the record, or left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kg.extract.quotations.parts import find_parts
from kg.model import PartKind, Span
from kg.readers.parliaments.xml_stream import Element, local_name
from kg.text import WHITE, trim

Run: TypeAlias = tuple[PartKind, str]

_SPOIL = re.compile(r"[ \t\n\r\x85\u2028\u2029]{2,}|[\t\n\r\x85\u2028\u2029]")
_SPOILS = (
    "\n",
    "  ",
    "\t",
    "\r",
    "\x85",
    "\u2028",
    "\u2029",
)  # found without a pattern
_CUTS = ("[", "...", "…", "<", ". .")
_TOKENS = frozenset({"w", "pc"})
_APART = frozenset({"td", "th", "cell", "br", "eol", "lb"})  # a blank stands for them
_OPENING = {"(": ")", "[": "]"}
_WHITE = "".join(sorted(WHITE))


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements of a scheme mean, by their local names."""

    blocks: frozenset[str]  # stand on lines of their own
    notes: frozenset[str]  # were put in by the record: "Applause"
    gaps: frozenset[str]  # say that something is left out
    dropped: frozenset[str]  # hold nothing to be read
    note_words: Callable[[Element], str]  # the words of a note or of a gap


class Line(NamedTuple):
    """One line of the text, and its parts with offsets from its first character."""

    text: str
    parts: tuple[tuple[PartKind, int, int], ...]

    @property
    def said(self) -> bool:
        """Say whether anything in the line is the speaker's."""
        if len(self.parts) == 1:
            return self.parts[0][0] is PartKind.SAID
        return any(kind is PartKind.SAID for kind, _, _ in self.parts)


def find_lines(element: Element, markup: Markup) -> list[Line]:
    """Return the lines of an element, in order; a line without words is none."""
    if not len(element):
        line = plain_line(element.text or "")
        return [line] if line else []
    lines: list[list[Run]] = [[]]
    _walk(element, markup, lines)
    made = [_line(runs) for runs in lines if runs]
    return [line for line in made if line]


def plain_line(words: str) -> Line | None:
    """Return the line that these words make, if there are any."""
    return _line([(PartKind.SAID, words)])


def note_line(words: str) -> Line | None:
    """Return the line that these words make as a note of the record."""
    return _line([(PartKind.INSERTION, bracketed(words))] if words.strip() else [])


def flat_words(element: Element) -> str:
    """Return the words of an element, whatever is in it, on one line."""
    return squeeze("".join(element.itertext()))


def squeeze(words: str) -> str:
    """Return words on one line: blanks of the file's layout are one blank."""
    return _one_line(words.strip(_WHITE))


def _one_line(words: str) -> str:
    for spoil in _SPOILS:
        if spoil in words:
            return _SPOIL.sub(" ", words)
    return words


def bracketed(words: str) -> str:
    """Return a note in brackets, unless it stands in some already."""
    inner = squeeze(words)
    if inner and _OPENING.get(inner[0]) == inner[-1]:
        return inner
    return f"[{inner}]"


def _walk(element: Element, markup: Markup, lines: list[list[Run]]) -> None:
    _say(element.text, lines)
    for child in element:
        name = local_name(child)
        if name in markup.blocks:
            lines.append([])
            if len(child):
                _walk(child, markup, lines)
            elif child.text:
                lines[-1] = [(PartKind.SAID, child.text)]
            lines.append([])
        elif name in markup.notes or name in markup.gaps:
            _put_in(child, name in markup.gaps, markup, lines)
        elif name == "s" or name in _TOKENS:
            _tokens(child, markup, lines)
            lines[-1].append((PartKind.SAID, " "))
        elif name not in markup.dropped:
            _walk(child, markup, lines)
            if name in _APART:
                _say(" ", lines)
        _say(child.tail, lines)


def _say(words: str | None, lines: list[list[Run]]) -> None:
    if words and (lines[-1] or not words.isspace()):
        lines[-1].append((PartKind.SAID, words))


def _put_in(
    element: Element, gap: bool, markup: Markup, lines: list[list[Run]]
) -> None:
    words = squeeze(markup.note_words(element))
    if gap:
        printed = f"[… {words}]" if words else "[…]"
        lines[-1].append((PartKind.ELISION, printed))
    elif words:
        lines[-1].append((PartKind.INSERTION, bracketed(words)))


def _tokens(element: Element, markup: Markup, lines: list[list[Run]]) -> None:
    """Say the words of a sentence that is cut into tokens, with the blanks it had."""
    name = local_name(element)
    if name in _TOKENS:
        _token(element, lines[-1])
        return
    if element.text and not element.text.isspace():
        lines[-1].append((PartKind.SAID, element.text))
    for child in element:
        inner = local_name(child)
        if inner in markup.notes or inner in markup.gaps:
            lines[-1].append((PartKind.SAID, " "))
            _put_in(child, inner in markup.gaps, markup, lines)
            lines[-1].append((PartKind.SAID, " "))
        elif inner not in markup.dropped:
            _tokens(child, markup, lines)
        if child.tail and not child.tail.isspace():
            lines[-1].append((PartKind.SAID, child.tail))


def _token(element: Element, runs: list[Run]) -> None:
    """Say one word; a word of several has its letters in them, or before them."""
    join = element.get("join") or ""
    words = (element.text or "").strip() or "".join(element.itertext()).strip()
    if join in ("left", "both") and runs and runs[-1][0] is PartKind.SAID:
        runs[-1] = (PartKind.SAID, runs[-1][1].removesuffix(" "))
    runs.append((PartKind.SAID, words + ("" if join in ("right", "both") else " ")))


def _line(runs: list[Run]) -> Line | None:
    """Return runs as a line: blanks squeezed, and every part with its offsets."""
    if len(runs) == 1 and runs[0][0] is PartKind.SAID:
        text = squeeze(runs[0][1])
        return Line(text, tuple(_cut(text, 0, len(text)))) if text else None
    if all(kind is PartKind.SAID for kind, _ in runs):
        text = squeeze("".join(words for _, words in runs))
        return Line(text, tuple(_cut(text, 0, len(text)))) if text else None
    text, parts = "", list[tuple[PartKind, int, int]]()
    for kind, words in _merged(runs):
        start = len(text)
        text += _one_line(words)
        if kind is not PartKind.SAID:
            parts.append((kind, start, len(text)))
        elif span := trim(text, start, len(text)):
            parts += _cut(text, span.start, span.end)
    return Line(*_stripped(text, parts)) if parts else None


def _merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one kind; a note is set off by a blank from its neighbours."""
    merged: list[Run] = []
    for kind, words in runs:
        last = merged[-1] if merged else None
        if last and last[0] is kind and kind is PartKind.SAID:
            merged[-1] = (kind, last[1] + words)
        else:
            if last and PartKind.SAID not in (last[0], kind):
                merged.append((PartKind.SAID, " "))
            merged.append((kind, words))
    return merged


def _stripped(
    text: str, parts: list[tuple[PartKind, int, int]]
) -> tuple[str, tuple[tuple[PartKind, int, int], ...]]:
    first, last = parts[0][1], parts[-1][2]
    return text[first:last], tuple((k, s - first, e - first) for k, s, e in parts)


def _cut(text: str, start: int, end: int) -> list[tuple[PartKind, int, int]]:
    """Return the parts of words as printed: "[Interruption.]" is nobody's words."""
    for mark in _CUTS:
        if mark in text:
            found = find_parts(text, Span(start, end))
            return [(one.kind, one.span.start, one.span.end) for one in found]
    return [(PartKind.SAID, start, end)]
