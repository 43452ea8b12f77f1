"""HTML: the document that a page shows, one paragraph a line."""

from __future__ import annotations

import re

from lxml import etree

from kg.formats.encodings import decode
from kg.formats.facts import Converted, join_blocks
from kg.formats.html_facts import find_page_facts
from kg.formats.html_tags import parse_page
from kg.formats.main_text import find_main_blocks
from kg.formats.plain_text import refuse_literal

VERSION = "1"

_HEAD = 4_096
_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|"
    rb"<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.I,
)


def convert_html(data: bytes, name: str) -> Converted:
    """Return the main text of a page and what the page states of itself."""
    match = _CHARSET.search(data[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii", "ignore") if match else None
    decoded = decode(data, name, declared)
    refuse_literal(decoded.text, name)
    root = parse_page(decoded.text.removeprefix("\ufeff"), name)
    blocks, warning = find_main_blocks(root)
    return Converted(
        join_blocks(block.text for block in blocks),
        f"html {VERSION} (lxml {etree.__version__})",
        find_page_facts(root),
        (*decoded.warnings, *([warning] if warning else ())),
    )
