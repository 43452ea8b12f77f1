"""What format a file is in, by what it holds first and by its name second."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kg.errors import SourceError

_HEAD = 20_000
_EMPTY = b"\xef\xbb\xbf \t\r\n\v\f"
_BINARY: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "an old or an encrypted Office file; save it as DOCX",
    b"{\\rtf": "an RTF file; save it as DOCX",
    b"\x89PNG": "a picture, not text; it needs text recognition (OCR) first",
    b"\xff\xd8\xff": "a picture, not text; it needs text recognition (OCR) first",
    b"GIF8": "a picture, not text; it needs text recognition (OCR) first",
    b"II*\0": "a picture, not text; it needs text recognition (OCR) first",
    b"MM\0*": "a picture, not text; it needs text recognition (OCR) first",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"Rar!": "a RAR archive; unpack it first",
}
_SUFFIXES: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".docx": "docx",
    ".pdf": "pdf",
}
_OPENING = r"\s*(?:<!--(?:(?!-->).){0,4000}-->\s*|<\?(?:(?!\?>).){0,400}\?>\s*){0,9}"
_HTML = re.compile(
    _OPENING + r"(?:<!doctype\s+html|<html[\s>]|<head[\s>])", re.I | re.S
)
_XML = re.compile(
    r"\s*<\?xml|" + _OPENING + r"(?:<!doctype\s+(?!html)|"
    r"<(?:\w+:)?(?:TEI|teiCorpus|akomaNtoso|publicwhip)[\s>])",
    re.S,
)
_TAGS = re.compile(r"</?(?:p|div|span|br|a|h[1-6]|ul|li|table)(?:\s[^<>]*)?/?>", re.I)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise SourceError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read: {reason}") from error


def kind_of(path: Path) -> str:
    """Return text, markdown, html, docx, pdf or xml; refuse what is none of them."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read: {reason}") from error
    return kind_of_bytes(head, path)


def kind_of_bytes(head: bytes, path: Path) -> str:
    """Return the kind of a file that begins with these bytes."""
    for start, kind in _BINARY.items():
        if head.startswith(start):
            raise SourceError(f"{path}: is {kind}")
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    by_name = _SUFFIXES.get(path.suffix.lower(), "text")
    if by_name in ("docx", "pdf") and head.strip(_EMPTY):
        raise SourceError(
            f"{path}: is not the {by_name.upper()} file that its name says"
        )
    return _kind_of_characters(_characters(head), by_name)


def _kind_of_characters(head: str, by_name: str) -> str:
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "xml"
    if by_name == "text" and len(_TAGS.findall(head)) > max(8, head.count("\n")):
        return "html"
    return by_name if by_name in ("markdown", "html", "xml") else "text"


def _characters(head: bytes) -> str:
    """Return the first bytes as text, good enough to look for tags in it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").lstrip("\ufeff")
    return head.decode("utf-8-sig", "replace")
