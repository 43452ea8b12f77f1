"""The text of a document that offsets index, made from a file of any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from kg.errors import SourceError
from kg.formats.facts import Converted
from kg.formats.kinds import kind_of_bytes, read_bytes

__all__ = ["Rendition", "render"]

_EMPTY = b"\xef\xbb\xbf \t\r\n\v\f"
_CONVERTERS: Mapping[str, tuple[str, str]] = {
    "text": ("kg.formats.plain_text", "convert_text"),
    "markdown": ("kg.formats.markdown", "convert_markdown"),
    "html": ("kg.formats.html", "convert_html"),
    "docx": ("kg.formats.docx", "convert_docx"),
    "pdf": ("kg.formats.pdf", "convert_pdf"),
}
_EXTRA = "pip install 'who-said-what[documents]'"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A document's text and what its file states; `sha256` is of the file's bytes.

    `made` is None when the text is the file's own characters, else it names the
    converter and the library that made it, with their versions.
    """

    text: str
    sha256: str
    made: str | None = None
    title: str | None = None
    issued: date | None = None
    url: str | None = None
    language: str | None = None
    speaker: str | None = None
    warnings: tuple[str, ...] = ()


def render(path: Path) -> Rendition:
    """Return the text of a file; XML of parliaments is for its readers, not for this.

    Raises SourceError, in one line, for a file without text or of no known format.
    """
    data = read_bytes(path)
    if not data.strip(_EMPTY):
        raise SourceError(f"{path}: is empty; it must hold the text of the document")
    kind = kind_of_bytes(data[:20_000], path)
    if kind == "xml":
        raise SourceError(f"{path}: is XML that no reader takes; save its text")
    converted = _converter(kind, path)(data, str(path))
    if not converted.text.strip():
        raise SourceError(f"{path}: has no text in it")
    facts = converted.facts
    return Rendition(
        text=converted.text,
        sha256=sha256(data).hexdigest(),
        made=converted.made,
        title=facts.title,
        issued=facts.issued,
        url=facts.url,
        language=facts.language,
        speaker=facts.speaker,
        warnings=converted.warnings,
    )


def _converter(kind: str, path: Path) -> Callable[[bytes, str], Converted]:
    """Load the converter of a kind; only its own library is loaded with it."""
    module, function = _CONVERTERS[kind]
    try:
        loaded: Callable[[bytes, str], Converted] = getattr(
            import_module(module), function
        )
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("kg."):
            raise
        raise SourceError(
            f"{path}: reading {kind.upper()} needs an extra: {_EXTRA}"
        ) from error
    return loaded
