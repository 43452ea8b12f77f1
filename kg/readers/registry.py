"""The readers there are, and the choice of the one that a document is for."""

from __future__ import annotations

from typing import Protocol

from kg.errors import ReaderError
from kg.model import Reading, Source
from kg.readers import session_report

_SURE = 0.3  # below this no reader takes a text for its kind


class Reader(Protocol):
    """One file per kind of source: it knows its kind, and reads it."""

    name: str
    version: str

    def sniff(self, text: str) -> float:
        """Return how much a text looks like this kind of source, from 0 to 1."""

    def read(self, source: Source) -> Reading:
        """Read a document of this kind; raises NoStatements if nobody speaks in it."""


READERS: tuple[Reader, ...] = (session_report,)


def choose_reader(text: str, name: str | None = None) -> Reader:
    """Return the reader of this name, or the one that recognises the text.

    Raises ReaderError for an unknown name, for a text that no reader recognises, and
    for one that two readers recognise equally well.
    """
    if name is not None:
        for reader in READERS:
            if reader.name == name:
                return reader
        raise ReaderError(f"no reader is called {name!r}; there are: {_names(READERS)}")
    scores = [(reader.sniff(text), reader) for reader in READERS]
    best = max(score for score, _ in scores)
    chosen = tuple(reader for score, reader in scores if score == best)
    if best < _SURE:
        raise ReaderError(
            "no reader recognises this text; if you know its kind, name one of: "
            + _names(READERS)
        )
    if len(chosen) > 1:
        raise ReaderError(
            f"several readers take this text; name one of: {_names(chosen)}"
        )
    return chosen[0]


def read_document(
    source: Source, reader: str | None = None, *, name: str | None = None
) -> Reading:
    """Read one document with the reader of this name, or with the one that fits.

    `name` is what an error calls the document: its path, or else its id.
    """
    try:
        return choose_reader(source.text, reader).read(source)
    except ReaderError as error:
        raise type(error)(f"{name or source.id}: {error}") from error


def _names(readers: tuple[Reader, ...]) -> str:
    return ", ".join(reader.name for reader in readers)
