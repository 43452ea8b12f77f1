"""A project's files read into values: documents, authority file, codebook, codings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

from kg.actors import Resolved, resolve, resolve_publisher
from kg.additions import writing
from kg.authority import Authority, read_authority
from kg.codebook import Codebook, read_codebook
from kg.coded import CodedSet, There, read_coded, spoken, with_coded, with_spoken
from kg.coding.adjudication import Adjudication, read_adjudications
from kg.coding.seals import changed_since, read_seals
from kg.codings import Coding, Known, Orphan, read_coders, read_codings
from kg.errors import DataError, KGError
from kg.exchange.staging import finish, is_unfinished
from kg.extract.mentions.links import AliasIndex, link_document
from kg.intake import take_recorded
from kg.model import (
    Actor,
    Alias,
    Initiative,
    PartKind,
    Reading,
    SourceRecord,
    Span,
    Statement,
    Topic,
)
from kg.proposals.record import Run, read_runs
from kg.settings import Settings
from kg.sources import NAME, read_records
from kg.tables import Row, near

T = TypeVar("T")
_WORTH_SHARING = 400_000  # bytes; a process takes as long to start as these to read
_there: dict[str, Any] = {}  # in a process that reads: the settings and the names


class Progress(Protocol):
    """Passes things through and shows how many of `total` are done."""

    def __call__(self, things: Iterable[T], words: str, total: int) -> Iterable[T]:
        """Yield the things, unchanged."""


@dataclass(frozen=True, slots=True)
class SourceReading:
    """One document with its speakers and mentions resolved."""

    record: SourceRecord
    resolved: Resolved
    publisher: str  # local id


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a project's files say, as values."""

    authority: Authority
    codebook: Codebook
    sources: tuple[SourceReading, ...]
    codings: tuple[Coding, ...]
    failures: tuple[KGError, ...] = ()  # one for each document that could not be read
    coded: tuple[CodedSet, ...] = ()  # statements coded in another program
    orphans: tuple[Orphan, ...] = ()  # rows whose words are gone from their sources
    adjudications: tuple[Adjudication, ...] = ()  # what people decided on readings
    proposals: tuple[Run, ...] = ()  # of models, each waiting for a person

    @property
    def readings(self) -> Mapping[str, Reading]:
        """Return the readings by document."""
        return {one.record.id: one.resolved.reading for one in self.sources}


@dataclass(frozen=True, slots=True)
class Names:
    """What mentions and speakers are looked up in."""

    authority: Authority
    aliases: AliasIndex

    @classmethod
    def read(cls, settings: Settings) -> Names:
        """Read the authority file and the codebook of a project."""
        authority = read_authority(settings)
        return cls(authority, alias_index(authority, read_codebook(settings)))


def read_corpus(settings: Settings, progress: Progress, workers: int = 1) -> Corpus:
    """Read a whole project; a document that cannot be read is left out and listed.

    `workers` processes share the documents out; the corpus is the same for any number.
    Raises DataError if there is no document, or none that can be
    read.
    """
    if is_unfinished(settings.seeds):
        with writing(settings):
            finish(settings.seeds)
    authority = read_authority(settings)
    codebook = read_codebook(settings)
    names = Names(authority, alias_index(authority, codebook))
    records = read_records(settings)
    if not records:
        shown = settings.shown(settings.seeds / NAME)
        raise DataError(f"{shown}: there are no documents; add one with: kg add FILE")
    for row, record in records:
        _check_publisher(row, record, authority)
    sources: list[SourceReading] = []
    failures: dict[str, KGError] = {}
    every = [record for _, record in records]
    for record, read in zip(
        every,
        progress(read_sources(settings, every, names, workers), "reading", len(every)),
        strict=True,
    ):
        if isinstance(read, KGError):
            failures[record.id] = read
        else:
            sources.append(read)
    if not sources:
        raise _none_read(failures)
    there = There(
        texts={one.record.id: one.resolved.reading.document.text for one in sources},
        coders=read_coders(settings),
        things={**authority.actors, **codebook.claims},
        unread=frozenset(failures),
    )
    coded = read_coded(settings, there)
    sources = _with_coded(sources, coded, names)
    known = Known.of(
        {one.record.id: one.resolved.reading for one in sources},
        codebook,
        {a.id: a for s in sources for a in s.resolved.candidates}
        | dict(authority.actors),
        frozenset(failures),
    )
    known = replace(known, changed=changed_since(read_seals(settings), known.readings))
    passed, orphans = read_codings(settings, known)
    codings = with_coded(passed, coded, there.coders)
    waiting = frozenset(failures) | {one.document for one in orphans}
    return Corpus(
        authority=authority,
        codebook=codebook,
        sources=tuple(sources),
        codings=codings,
        failures=tuple(failures.values()),
        coded=coded,
        orphans=(*orphans, *(one.row() for each in coded for one in each.orphans)),
        adjudications=read_adjudications(settings, codings, waiting),
        proposals=read_runs(settings),
    )


def _with_coded(
    sources: Sequence[SourceReading], coded: Sequence[CodedSet], names: Names
) -> list[SourceReading]:
    """Return the sources with the statements that coders marked in them."""
    said = spoken(coded, names.authority.actors)
    return [_with_marked(one, said.get(one.record.id, ()), names) for one in sources]


def _with_marked(
    source: SourceReading, marked: tuple[Statement, ...], names: Names
) -> SourceReading:
    if not marked:
        return source
    reading = source.resolved.reading
    every = with_spoken(reading.statements, _linked(reading, marked, names))
    with_all = replace(reading, statements=every)
    return replace(source, resolved=replace(source.resolved, reading=with_all))


def _linked(
    reading: Reading, statements: tuple[Statement, ...], names: Names
) -> tuple[Statement, ...]:
    """Return statements of a document with what their words mention."""
    places = [_words(one) for one in statements]
    named = link_document(reading.document.text, places, names.aliases)
    return tuple(
        replace(one, mentions=mentions)
        for one, mentions in zip(statements, named, strict=True)
    )


def read_sources(
    settings: Settings,
    records: Sequence[SourceRecord],
    names: Names,
    workers: int = 1,
) -> Iterator[SourceReading | KGError]:
    """Yield each document read, in order, or what is wrong with it.

    Documents know nothing of each other: processes share them out where there is
    enough to read.
    """
    size = sum(_size(settings.documents / one.file) for one in records)
    if min(workers, len(records)) < 2 or size < _WORTH_SHARING:
        yield from (_attempt(settings, names, one) for one in records)
        return
    with ProcessPoolExecutor(
        min(workers, len(records)),
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(settings, names),
    ) as pool:
        yield from pool.map(_attempt_there, records, chunksize=2)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _begin(settings: Settings, names: Names) -> None:
    """Remember, in a process that reads, what every document needs."""
    _there["settings"], _there["names"] = settings, names


def _attempt_there(record: SourceRecord) -> SourceReading | KGError:
    return _attempt(_there["settings"], _there["names"], record)


def _attempt(
    settings: Settings, names: Names, record: SourceRecord
) -> SourceReading | KGError:
    try:
        return _source(settings, record, names)
    except KGError as error:
        return error


def _none_read(failures: Mapping[str, KGError]) -> KGError:
    every = list(failures.values())
    if len(every) == 1:
        return every[0]
    listed = "\n  ".join(str(one) for one in every)
    return DataError(f"{len(every)} documents could not be read:\n  {listed}")


def _check_publisher(row: Row, record: SourceRecord, authority: Authority) -> None:
    if record.publisher is not None and record.publisher not in authority.actors:
        known = [*authority.actors]
        raise row.error(
            f"publisher {record.publisher!r} is no id of actors.csv"
            f"{near(record.publisher, known)}"
        )


def resolve_reading(
    reading: Reading, names: Names, publisher: str | None = None
) -> Resolved:
    """Return a reading with its mentions linked and its speakers resolved."""
    linked = _linked(reading, reading.statements, names)
    return resolve(replace(reading, statements=linked), names.authority, publisher)


def alias_index(authority: Authority, codebook: Codebook) -> AliasIndex:
    """Return every spelling under which a text can name something."""
    return AliasIndex(tuple(_aliases(authority, codebook)))


def _source(settings: Settings, record: SourceRecord, names: Names) -> SourceReading:
    publisher = record.publisher
    reading = take_recorded(settings, record)
    resolved = resolve_reading(reading, names, publisher)
    local, made = resolve_publisher(reading, names.authority, publisher)
    return SourceReading(record, _with_candidates(resolved, made), local)


def _with_candidates(resolved: Resolved, more: Iterable[Actor]) -> Resolved:
    every = {one.id: one for one in (*resolved.candidates, *more)}
    return replace(resolved, candidates=tuple(every[i] for i in sorted(every)))


def _words(statement: Statement) -> list[Span]:
    return [one.span for one in statement.parts if one.kind is not PartKind.ELISION]


def _aliases(authority: Authority, codebook: Codebook) -> Iterator[Alias]:
    named: dict[str, Actor | Topic | Initiative] = {
        **authority.actors,
        **codebook.topics,
        **codebook.initiatives,
    }
    for one in named.values():
        spellings = (one.label, *(text for _, text in one.labels), *one.aliases)
        for text in dict.fromkeys(spellings):
            yield Alias(text, one.id)
    for alias in authority.aliases:
        if alias.target not in named:
            raise DataError(
                f"seeds/aliases.csv: target {alias.target!r} is no known id"
                f"{near(alias.target, [*named])}"
            )
        yield alias
