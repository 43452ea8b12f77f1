"""The readers there are, and the choice of the one that a document is for."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kg.errors import ReaderError
from kg.model import Reading, Source
from kg.readers import article, coded, plain
from kg.readers.parliaments import akoma_ntoso, parlamint, parlparse
from kg.readers.releases import press_release
from kg.readers.reports import session_report
from kg.readers.speeches import speech
from kg.readers.transcripts import transcript

_OPENING = 1_000  # characters in which a text prints its own title
_HEAD = 200_000  # characters, from which the kind of any text can be told
_SURE = 0.3  # below this no reader takes a text for its kind


class Reader(Protocol):
    """One file per kind of source: it knows its kind, and reads it."""

    name: str
    version: str

    def sniff(self, text: str) -> float:
        """Return how much a text looks like this kind of source, from 0 to 1."""

    def read(self, source: Source) -> Reading:
        """Read a document of this kind; raises NoStatements if nobody speaks in it."""


class RecordReader(Protocol):
    """One file per scheme of parliamentary records, which name their speakers."""

    name: str
    version: str

    def sniff(self, head: bytes) -> float:
        """Return how much the first bytes of a file look like this scheme."""

    def read(self, id: str, path: Path, sha256: str, register: Path | None) -> Reading:
        """Read a record; its text is made from it, the same in every run."""

    def find_register(self, path: Path) -> Path | None:
        """Return the file beside a record that lists its speakers, if there is one."""


READERS: tuple[Reader, ...] = (
    session_report,
    press_release,
    transcript,
    speech,
    article,
)
LAST_RESORT: Reader = plain  # for a text that none of them recognises
BY_NAME: tuple[Reader, ...] = (coded,)  # only for a text whose record asks for it
RECORD_READERS: tuple[RecordReader, ...] = (parlamint, akoma_ntoso, parlparse)


def choose_reader(text: str, name: str | None = None, title: str = "") -> Reader:
    """Return the reader of this name, or the one that recognises the text.

    A `title` that stands only in the file's description often says what a text is.
    What no reader recognises is plain paragraphs. Raises ReaderError for an unknown
    name and for a text that two readers recognise equally well.
    """
    if name is not None:
        every = (*READERS, LAST_RESORT, *BY_NAME)
        for reader in every:
            if reader.name == name:
                return reader
        raise ReaderError(f"no reader is called {name!r}; there are: {_names(every)}")
    head = text[:_HEAD]
    if title and title not in head[:_OPENING]:
        head = f"{title}\n\n{head}"
    scores = [(reader.sniff(head), reader) for reader in READERS]
    best = max(score for score, _ in scores)
    chosen = tuple(reader for score, reader in scores if score == best)
    if best < _SURE:
        return LAST_RESORT
    if len(chosen) > 1:
        raise ReaderError(
            f"several readers take this text; name one of: {_names(chosen)} (--reader)"
        )
    return chosen[0]


def choose_record_reader(head: bytes, name: str | None, shown: str) -> RecordReader:
    """Return the reader of this name, or the one for the scheme of an XML file.

    Raises ReaderError for an unknown name and for a scheme that no reader knows.
    """
    known = ", ".join(reader.name for reader in RECORD_READERS)
    for reader in RECORD_READERS:
        if reader.name == name:
            return reader
    if name is not None:
        raise ReaderError(f"{shown}: is XML; its reader must be one of: {known}")
    score, best = max(
        ((one.sniff(head), one) for one in RECORD_READERS), key=lambda one: one[0]
    )
    if score < _SURE:
        raise ReaderError(
            f"{shown}: is XML of a scheme that no reader knows; there are: {known}"
        )
    return best


def read_document(
    source: Source, reader: str | None = None, *, name: str | None = None
) -> Reading:
    """Read one document with the reader of this name, or with the one that fits.

    `name` is what an error calls the document: its path, or else its id.
    """
    try:
        found = choose_reader(source.text, reader, source.title or "")
        return found.read(source)
    except ReaderError as error:
        raise type(error)(f"{name or source.id}: {error}") from error


def _names(readers: tuple[Reader, ...]) -> str:
    return ", ".join(reader.name for reader in readers)
