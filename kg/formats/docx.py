"""DOCX: what a reader of the document sees, with its tracked changes accepted."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import mammoth
from lxml import etree

from kg.errors import SourceError
from kg.formats.docx_parts import CORE, open_parts, parse_part, plain_copy
from kg.formats.facts import Converted, Facts, find_language, find_words, join_blocks
from kg.formats.html_noise import is_hidden
from kg.formats.html_tags import parse_page
from kg.formats.html_text import read_blocks

VERSION = "1"

_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_ABOVE = 5  # blocks at the beginning among which the title stands


def convert_docx(data: bytes, name: str) -> Converted:
    """Return the text of a DOCX file, notes at its end, and the title it states."""
    parts = open_parts(data, name)
    copy, shown = plain_copy(parts, name)
    try:
        result = mammoth.convert_to_html(copy, style_map=_STYLES)
    except Exception as error:  # the library lets errors of any kind through
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise SourceError(f"{name}: cannot be read as DOCX: {reason}") from error
    root = parse_page(f"<html><body>{result.value}</body></html>", name)
    blocks = [block.text for block in read_blocks(root, is_hidden)]
    return Converted(
        join_blocks(blocks),
        f"docx {VERSION} (mammoth {version('mammoth')}, lxml {etree.__version__})",
        _find_facts(parts.get(CORE), blocks, name),
        _missing(shown, blocks),
    )


def _find_facts(core: bytes | None, blocks: Sequence[str], name: str) -> Facts:
    """Return the title and the language; when a file was made is not its issue."""
    heading = next((b[2:] for b in blocks[:_ABOVE] if b.startswith("# ")), None)
    if core is None:
        return Facts(title=find_words(heading))
    root = parse_part(core, f"{name}: {CORE}")
    return Facts(
        title=find_words(heading, root.findtext(f"{_DC}title")),
        language=find_language(root.findtext(f"{_DC}language")),
    )


def _missing(shown: int, blocks: Sequence[str]) -> tuple[str, ...]:
    """Return a warning if the file shows more characters than the text has."""
    written = sum(len("".join(block.split())) for block in blocks)
    if written >= shown:
        return ()
    return (f"{shown - written} characters of the file could not be read",)
