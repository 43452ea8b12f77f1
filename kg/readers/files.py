"""Files as text: decoded once, strictly, with every character left in its place."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive, such as DOCX or ODT",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip archive",
}
_HTML = re.compile(r"\ufeff?\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<\?xml)", re.I)
_TAGS = re.compile(r"</?(?:p|div|span|br|a|h[1-6]|ul|li|table)(?:\s[^<>]*)?/?>", re.I)
_LITERAL = re.compile(r"\ufeff?\s*[bB][rR]?(['\"])")
_ESCAPE = re.compile(r"\\x[0-9a-fA-F]{2}|\\[nrt]")


def read_text(path: Path) -> tuple[str, str]:
    """Return the text of a UTF-8 file and the sha256 of its bytes.

    Line ends, blanks and a byte-order mark stay where they are, so that offsets index
    the file as it is. Raises SourceError for a file that is no plain UTF-8 text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read: {reason}") from error
    return decode(data, str(path)), sha256(data).hexdigest()


def decode(data: bytes, name: str) -> str:
    """Decode the bytes of a document; `name` is what an error calls it."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n\v\f"):
        raise SourceError(f"{name}: is empty; it must hold the text of the document")
    for start, kind in _BINARY.items():
        if data.startswith(start):
            raise SourceError(f"{name}: is {kind}, not text; save it as UTF-8 text")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            raise SourceError(_wrong(name, f"is {encoding.upper()}", encoding))
    zero = data.find(b"\0")
    if zero >= 0:
        line = data.count(b"\n", 0, zero) + 1
        raise SourceError(f"{name}:{line}: is not text: byte {zero} is zero")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        raise SourceError(_wrong(f"{name}:{line}", what, _guess(data))) from error
    _refuse_markup(text, name)
    return text


def _wrong(where: str, what: str, encoding: str) -> str:
    return f"{where}: {what}; convert it: iconv -f {encoding} -t utf-8"


def _guess(data: bytes) -> str:
    """Guess which encoding the bytes are in; only advice hangs on it."""
    high = [byte for byte in data if byte >= 0x80]
    cyrillic = sum(byte >= 0xC0 for byte in high)
    if len(high) * 10 > len(data) and cyrillic * 3 > len(high) * 2:
        return "windows-1251"
    return "windows-1252"


def _refuse_markup(text: str, name: str) -> None:
    head = text[:20_000]
    literal = _LITERAL.match(head)
    if literal and len(_ESCAPE.findall(head)) > 2:
        raise SourceError(
            f"{name}: is a Python bytes literal (b'…'), not its text; decode it first: "
            "ast.literal_eval(text).decode('utf-8')"
        )
    if _HTML.match(head) or len(_TAGS.findall(head)) > max(8, head.count("\n")):
        raise SourceError(f"{name}: is HTML or XML, not plain text; save its text")
