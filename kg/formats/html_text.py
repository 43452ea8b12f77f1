"""The text of a part of a page: one paragraph a line, headings marked, lists dotted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from kg.formats.html_noise import is_hidden
from kg.formats.html_tags import BLOCKS, LAYOUT, SILENT, is_tag, parse_page

__all__ = ["Block", "is_tag", "read_blocks", "render_fragment", "tidy"]

Test = Callable[[Element], bool]

# Single blanks are the most, and stay as they are without being looked at.
_BLANKS = re.compile(
    r"[\t\r\f\u00a0\u202f][ \t\r\f\u00a0\u202f]*| [ \t\r\f\u00a0\u202f]+"
)
_SOFT_HYPHEN = "\u00ad"
_PARAGRAPH_END = re.compile(r"\n{2,}")
_SPACE = re.compile(r"[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+")
_BACKLINK = re.compile(r"[\s^↑↩⤴\ufe0e\ufe0f]+")
_NOTE = re.compile(r"\w{1,3}|\*{1,3}|†|‡")
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row, and how much of it is links."""

    text: str
    linked: int = 0
    element: Element | None = None  # the innermost block that holds its words


def tidy(text: str) -> str:
    """Return a paragraph without the blanks and hyphens that only lay it out."""
    text = _BLANKS.sub(" ", text.replace(_SOFT_HYPHEN, ""))
    return text.replace(" \n", "\n").replace("\n ", "\n").strip(" \n")


def render_fragment(source: str) -> list[str]:
    """Return the blocks of a piece of HTML that stands in another format."""
    root = parse_page(f"<div>{source}</div>", "HTML")
    return [block.text for block in read_blocks(root, is_hidden)]


def read_blocks(root: Element, is_left_out: Test) -> list[Block]:
    """Return the blocks of a part of a page in order, without what is left out."""
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: Element | None = None
    for event, element in walk:
        if event == "start":
            if element is not root and _is_silent(element, is_left_out):
                skipped = element
                walk.skip_subtree()
                continue
            writer.open(element)
            writer.write(element.text)
        else:
            if element is skipped:
                skipped = None
            else:
                writer.close(element)
            if element is not root:
                writer.write(element.tail)
    writer.flush(None)
    return writer.blocks


def _is_silent(element: Element, is_left_out: Test) -> bool:
    return (
        element.tag in SILENT
        or is_left_out(element)
        or (_leads_within(element) and bool(_BACKLINK.fullmatch(_words(element))))
    )


def _leads_within(element: Element) -> bool:
    return element.tag == "a" and str(element.get("href") or "").startswith("#")


def _is_note(element: Element) -> bool:
    """Tell whether an element is the raised number of a footnote."""
    parent = element.getparent()
    raised = (parent is not None and parent.tag == "sup") or (
        len(element) > 0 and element[0].tag == "sup"
    )
    return raised and _leads_within(element) and bool(_NOTE.fullmatch(_words(element)))


def _words(element: Element) -> str:
    """Return the first words in an element, enough to tell what it is."""
    return "".join(islice(element.itertext(), 4)).strip()


@dataclass(slots=True)
class _Writer:
    """Collects the pieces of one block until an element ends it."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    mark: str = ""
    numbers: list[int | None] = field(default_factory=list)
    verbatim: int = 0
    links: int = 0
    linked: int = 0

    def open(self, element: Element) -> None:
        """Begin what an element begins."""
        tag = element.tag
        if tag in BLOCKS:
            self.flush(element.getparent())
        if tag in _HEADINGS:
            self.mark = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu", "dir"):
            self.numbers.append(_first(element) if tag == "ol" else None)
        elif tag == "li":
            self.mark = self._next_mark()
        elif tag in ("td", "th"):
            self._open_cell(element)
        elif tag in ("pre", "listing", "xmp", "plaintext"):
            self.verbatim += 1
        elif tag == "a":
            self.links += 1
            self.pieces.append("[" if _is_note(element) else "")
        elif tag == "q":
            self.pieces.append("“")
        elif tag == "br":
            self.pieces.append("\n")

    def close(self, element: Element) -> None:
        """End what an element ends."""
        tag = element.tag
        if tag in BLOCKS or (tag in ("td", "th") and _holds_blocks(element)):
            self.flush(element)
        if tag in _HEADINGS or tag == "li":
            self.mark = ""
        elif tag in ("ul", "ol", "menu", "dir"):
            self.numbers.pop()
        elif tag in ("pre", "listing", "xmp", "plaintext"):
            self.verbatim -= 1
        elif tag == "a":
            self.links -= 1
            self.pieces.append("]" if _is_note(element) else "")
        elif tag == "q":
            self.pieces.append("”")

    def write(self, text: str | None) -> None:
        """Add the characters that stand at this place."""
        if not text:
            return
        if not self.verbatim:
            text = _SPACE.sub(" ", text)
        if self.links:
            self.linked += len(text.strip())
        self.pieces.append(text)

    def flush(self, element: Element | None) -> None:
        """End the block, if anything stands in it."""
        if not self.pieces:
            return
        text = tidy("".join(self.pieces))
        self.pieces.clear()
        linked, self.linked = self.linked, 0
        if not text.strip():
            return
        if self.mark.startswith("#"):
            text = text.replace("\n", " ")
        for part in _PARAGRAPH_END.split(text):
            if part.strip():
                share = min(len(part), linked)
                self.blocks.append(Block(self.mark + part, share, element))
                linked -= share
                self.mark = ""

    def _next_mark(self) -> str:
        if not self.numbers or self.numbers[-1] is None:
            return "• "
        number = self.numbers[-1]
        self.numbers[-1] = number + 1
        return f"{number}. "

    def _open_cell(self, element: Element) -> None:
        if _holds_blocks(element):
            self.flush(element.getparent())
        elif any(piece.strip() for piece in reversed(self.pieces)):
            self.pieces.append(" | ")


def _first(element: Element) -> int:
    start = str(element.get("start") or "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _holds_blocks(cell: Element) -> bool:
    """Tell whether a table's cell lays out a page and is no cell of data."""
    return cell.get(LAYOUT) is not None
