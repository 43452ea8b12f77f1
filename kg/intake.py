"""A file taken in: its text, the reader for its kind, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kg.errors import SourceError
from kg.formats.kinds import kind_of
from kg.formats.rendition import Rendition, render
from kg.gaps import close_gaps
from kg.model import Reading, Source, SourceRecord
from kg.readers.language import language_of
from kg.readers.registry import RecordReader, choose_record_reader, read_document
from kg.settings import Settings

_HEAD = 65_536  # bytes of a file by which its scheme is told
_LONGEST = 3_000_000  # characters of a line; no paragraph of any document has as many


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read, and what has to be kept with it."""

    reading: Reading
    rendition: Rendition | None = None  # None: a record's own reader made its text
    register: Path | None = None  # the file beside it that lists its speakers


def take(path: Path, record: SourceRecord, *, shown: str) -> Taken:
    """Read a file from its bytes; `record` holds what is known of it already.

    `shown` is what an error calls the file. Raises SourceError, or ReaderError, with
    one line for a file that cannot be read.
    """
    if kind_of(path) == "xml":
        return _take_record(path, record, shown)
    rendition = render(path)
    _refuse_endless_lines(rendition.text, shown)
    reading = read_document(_source(rendition, record), record.reader, name=shown)
    document = replace(
        reading.document,
        made=rendition.made,
        language=reading.document.language or language_of(rendition.text),
        warnings=(*rendition.warnings, *reading.document.warnings),
    )
    return Taken(_whole(replace(reading, document=document)), rendition)


def take_recorded(settings: Settings, record: SourceRecord) -> Reading:
    """Read a document of a project from the text that was stored with it.

    Raises SourceError if a reader of records now makes another text than the stored
    one, since offsets would then point elsewhere.
    """
    path = settings.documents / record.file
    shown = settings.shown(path)
    if record.text is None:
        return take(path, record, shown=shown).reading
    stored = stored_text(settings, record)
    if kind_of(path) == "xml":
        reading = take(path, record, shown=shown).reading
        if reading.document.text != stored:
            raise SourceError(
                f"{shown}: its text is no longer the one in {record.text!r}; "
                f"make it anew: kg add --replace --id {record.id} {shown}"
            )
        return reading
    digest = sha256(_bytes(path)).hexdigest()
    source = _source(Rendition(stored, digest, record.made), record)
    reading = read_document(source, record.reader, name=shown)
    language = reading.document.language or language_of(stored)
    warnings = reading.document.warnings
    if record.digest and not digest.startswith(record.digest):
        again = f"kg add --replace --id {record.id} FILE"
        warnings = (f"its file is not the one its text was made of; {again}", *warnings)
    document = replace(
        reading.document, made=record.made, language=language, warnings=warnings
    )
    return _whole(replace(reading, document=document))


def text_of(settings: Settings, record: SourceRecord) -> tuple[str, str]:
    """Return the text that a document's offsets index, and the digest of its file."""
    path = settings.documents / record.file
    if record.text is not None:
        return stored_text(settings, record), sha256(_bytes(path)).hexdigest()
    if kind_of(path) == "xml":
        document = take_recorded(settings, record).document
        return document.text, document.sha256
    rendition = render(path)
    return rendition.text, rendition.sha256


def _refuse_endless_lines(text: str, shown: str) -> None:
    """Raise SourceError for a line that is no paragraph, before hours go into it."""
    if len(text) > _LONGEST:
        for number, line in enumerate(text.splitlines(), start=1):
            if len(line) > _LONGEST:
                raise SourceError(
                    f"{shown}:{number}: is one line of {len(line):,} characters, which "
                    "no reader takes for a paragraph; break it into paragraphs"
                )


def stored_text(settings: Settings, record: SourceRecord) -> str:
    """Return the text that was made of a document's file when it was added."""
    path = settings.documents / (record.text or record.file)
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{settings.shown(path)}: byte {error.start} is not UTF-8; "
            f"make it anew: kg add --replace --id {record.id} FILE"
        ) from error


def _whole(reading: Reading) -> Reading:
    """Return a reading in which no statement has words that belong to no part."""
    text = reading.document.text
    closed = tuple(close_gaps(text, one) for one in reading.statements)
    return replace(reading, statements=closed)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read: {reason}") from error


def _source(rendition: Rendition, record: SourceRecord) -> Source:
    return Source(
        id=record.id,
        text=rendition.text,
        sha256=rendition.sha256,
        speaker=record.speaker or rendition.speaker,
        issued=record.issued or rendition.issued,
        title=record.title or rendition.title,
        language=record.language or rendition.language,
    )


def _take_record(path: Path, record: SourceRecord, shown: str) -> Taken:
    data = _bytes(path)
    reader: RecordReader = choose_record_reader(data[:_HEAD], record.reader, shown)
    digest = sha256(data).hexdigest()
    del data
    named = path.parent / record.register if record.register else None
    register = named or reader.find_register(path)
    reading = reader.read(record.id, path, digest, register)
    made = f"{reader.name} {reader.version}"
    document = replace(reading.document, made=made)
    return Taken(_whole(replace(reading, document=document)), register=register)
