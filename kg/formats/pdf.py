"""PDF: the text of its pages, one paragraph a line, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version

import pypdfium2 as pdfium

from kg.errors import SourceError
from kg.formats.facts import Converted, Facts, find_words, join_blocks
from kg.formats.pdf_lines import Line, read_lines
from kg.formats.pdf_pages import drop_running_lines, find_regions
from kg.formats.pdf_paragraphs import find_blocks

VERSION = "1"

_FILE_NAME = re.compile(r"microsoft |untitled|.*\.\w{2,5}$", re.I)
_TAIL = 2_048


def convert_pdf(data: bytes, name: str) -> Converted:
    """Return the text of a PDF file, and the title that it states and shows."""
    document = _open(data, name)
    try:
        pages, warnings = _read_pages(document, name)
        stated = str(document.get_metadata_dict().get("Title") or "")
    finally:
        document.close()
    if b"%%EOF" not in data[-_TAIL:]:
        warnings.append("the file is cut off; pages at its end may be missing")
    regions = [
        region for page in drop_running_lines(pages) for region in find_regions(page)
    ]
    blocks = find_blocks(regions)
    return Converted(
        join_blocks(blocks),
        f"pdf {VERSION} (pypdfium2 {version('pypdfium2')})",
        Facts(title=_title(stated, blocks)),
        tuple(warnings),
    )


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(
                f"{name}: is encrypted; save it without a password"
            ) from error
        raise SourceError(f"{name}: is a broken PDF file; save it anew") from error


def _read_pages(
    document: pdfium.PdfDocument, name: str
) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of each page, and warnings of what could not be read."""
    pages: list[list[Line]] = []
    broken: list[int] = []
    unknown = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines, missing = read_lines(page, number)
            page.close()
        except pdfium.PdfiumError:
            broken.append(number + 1)
            continue
        unknown += missing
        pages.append(lines)
    if not any(pages):
        what = "cannot be read" if broken else "has no text, only pictures"
        raise SourceError(f"{name}: {what}; it needs text recognition (OCR) first")
    silent = [place + 1 for place, lines in enumerate(pages) if not lines]
    warnings = [
        _count(broken, "cannot be read"),
        _count(silent, "without text; perhaps a picture"),
        f"{unknown} signs stand for no known character" if unknown else "",
    ]
    return pages, [warning for warning in warnings if warning]


def _count(numbers: Sequence[int], what: str) -> str:
    """Return a warning of some pages by number, or "" for none."""
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
    return f"page{'s' if len(numbers) > 1 else ''} {shown} {what}"


def _title(stated: str, blocks: Sequence[str]) -> str | None:
    """Return the title that the first page shows, or the one the file states."""
    heading = next((b[2:] for b in blocks[:10] if b.startswith("# ")), None)
    own = None if _FILE_NAME.match(stated.strip()) else stated
    return find_words(heading, own)
