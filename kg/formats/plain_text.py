"""Plain text: as it is, with every character left in its place."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.formats.encodings import decode
from kg.formats.facts import Converted

VERSION = "1"

_HEAD = 20_000
_LITERAL = re.compile(r"\ufeff?\s*[bB][rR]?(['\"])")
_ESCAPE = re.compile(r"\\x[0-9a-fA-F]{2}|\\[nrt]")


def convert_text(data: bytes, name: str) -> Converted:
    """Return the characters of a text file: line ends, blanks, marks and all."""
    decoded = decode(data, name)
    refuse_literal(decoded.text, name)
    own = decoded.encoding == "utf-8"
    made = None if own else f"text {VERSION} ({decoded.encoding})"
    return Converted(decoded.text, made, warnings=decoded.warnings)


def refuse_literal(text: str, name: str) -> None:
    """Raise when a text is the source form of Python bytes and not what it means."""
    head = text[:_HEAD]
    if _LITERAL.match(head) and len(_ESCAPE.findall(head)) > 2:
        raise SourceError(
            f"{name}: is a Python bytes literal (b'…'), not its text; decode it first: "
            "ast.literal_eval(text).decode('utf-8')"
        )
