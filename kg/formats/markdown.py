"""Markdown: one paragraph a line, its markup gone and its characters all there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kg.errors import SourceError
from kg.formats.emphasis import drop_stray_stars, read_stars
from kg.formats.encodings import decode
from kg.formats.facts import Converted, join_blocks
from kg.formats.front_matter import find_facts, split_front_matter
from kg.formats.html_text import is_tag, render_fragment, tidy
from kg.formats.plain_text import refuse_literal

VERSION = "1"

_DEEPEST = 100
# Emphasis and links are looked for in paragraphs up to this length and with so many
# brackets; the search can take the square of both, and nobody writes more.
_LONGEST, _MOST_BRACKETS = 50_000, 1_000
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ADDRESS = re.compile(r"\s*<|\S*(?:/|:\S|#|\.[A-Za-z]{2,5}$)|mailto:|www\.")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:?")


def convert_markdown(data: bytes, name: str) -> Converted:
    """Return the text of a Markdown file and what its front matter states."""
    decoded = decode(data, name)
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_literal(text, name)
    fields, begin, warning = split_front_matter(text)
    blocks, warnings = _render(text[begin:], text.count("\n", 0, begin), name)
    return Converted(
        join_blocks(blocks),
        f"markdown {VERSION} (markdown-it-py {version('markdown-it-py')})",
        find_facts(fields),
        (*decoded.warnings, *([warning] if warning else ()), *warnings),
    )


def _render(text: str, above: int, name: str) -> tuple[list[str], list[str]]:
    """Return the blocks of a text that begins below so many lines, and warnings."""
    parser = _parser()
    try:
        tokens = parser.parse(text)
    except RecursionError as error:
        raise SourceError(f"{name}: is nested too deeply to be Markdown") from error
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise SourceError(f"{name}: has lists or quotations nested over 90 deep")
    warnings = [
        f"line {above + token.map[0] + 1}: too long to be read as Markdown; kept as is"
        for token in tokens
        if token.type == "inline" and token.map and _is_too_long(token)
    ]
    return list(_blocks(tokens)), warnings


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable(
        "code"
    )  # indented is no code here
    parser.block.ruler.at("reference", _reference)
    parser.core.ruler.at("inline", _inline)
    parser.inline.ruler.at("emphasis", read_stars)
    parser.inline.ruler2.after("emphasis", "stray", drop_stray_stars)
    return parser


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Take `[name]: address` for a definition, but never `[name]: words`."""
    start = state.bMarks[line] + state.tShift[line]
    source = state.src[start : state.eMarks[line]]
    target = source.partition("]:")[2]
    if source.startswith("[^") or (target and not _ADDRESS.match(target.strip())):
        return False
    return reference(state, line, end, silent)


def _inline(state: StateCore) -> None:
    """Read the markup inside paragraphs that a person may have written."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if not _is_too_long(token):
                state.md.inline.parse(
                    token.content, state.md, state.env, token.children
                )


def _is_too_long(token: Token) -> bool:
    content = token.content
    return len(content) > _LONGEST or content.count("[") > _MOST_BRACKETS


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of each block in turn; a list's mark goes to its first block."""
    marks = _Marks()
    cells: list[str] = []
    for token in tokens:
        if token.type in ("th_open", "td_open"):
            cells.append("")
        elif token.type == "tr_close":
            yield from _filled(" | ".join(cells))
            cells = []
        elif cells:
            cells[-1] += " ".join(_texts(token))
        else:
            marks.see(token)
            for block in _texts(token):
                yield marks.put(block)


@dataclass(slots=True)
class _Marks:
    """What goes before the next block: the mark of a heading or of a list's item."""

    numbers: list[int | None] = field(default_factory=list)  # one for each open list
    waiting: str = ""

    def see(self, token: Token) -> None:
        """Take note of a token that begins or ends something."""
        kind = token.type
        if kind == "bullet_list_open":
            self.numbers.append(None)
        elif kind == "ordered_list_open":
            start = token.attrGet("start")
            self.numbers.append(1 if start is None else int(start))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
        elif kind == "list_item_open":
            self.waiting = self._next()
        elif kind == "heading_open":
            self.waiting = "#" * int(token.tag[1]) + " "
        elif kind in ("list_item_close", "heading_close"):
            self.waiting = ""

    def put(self, block: str) -> str:
        """Return a block behind the mark that waits for it."""
        mark, self.waiting = self.waiting, ""
        return mark + (block.replace("\n", " ") if mark[:1] == "#" else block)

    def _next(self) -> str:
        number = self.numbers[-1]
        if number is None:
            return "• "
        self.numbers[-1] = number + 1
        return f"{number}. "


def _texts(token: Token) -> Iterator[str]:
    """Yield the blocks that one token of a block holds."""
    if token.type == "inline":
        yield from _filled(tidy(_inline_text(token)))
    elif token.type == "fence":
        yield from _filled(token.content.strip("\n"))
    elif token.type == "html_block":
        if is_tag(_tag_name(token.content)) or token.content.startswith("<!"):
            yield from render_fragment(token.content)
        else:
            yield from _filled(tidy(token.content))


def _filled(block: str) -> Iterator[str]:
    if block.strip():
        yield block


def _inline_text(token: Token) -> str:
    if _is_too_long(token):
        return token.content.replace("\n", " ")
    return "".join(_piece(child) for child in token.children or ())


def _piece(token: Token) -> str:
    """Return what a reader of the page sees of one piece of a paragraph."""
    kind = token.type
    if kind == "softbreak":
        return " "
    if kind == "hardbreak":
        return "\n"
    if kind == "html_inline":
        name = _tag_name(token.content)
        if name in ("br", "hr"):
            return "\n"
        # `<inaudible>` is a note in the text that only looks like a tag.
        return "" if not name or is_tag(name) else token.content
    if kind in ("text", "text_special"):
        return _FOOTNOTE.sub(r"[\1]", token.content)
    return token.content if kind == "code_inline" else ""


def _tag_name(source: str) -> str:
    match = _TAG_NAME.match(source)
    return match[1].lower() if match else ""
