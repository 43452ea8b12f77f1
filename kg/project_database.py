"""A project as a coded database: what other programs can take over of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from kg.coded import CodedSet, with_coded
from kg.corpus import Corpus, SourceReading
from kg.exchange.database import Database, DatabaseDocument, Entity
from kg.exchange.merging import Merging
from kg.model import Actor, ActorKind, Position, Span
from kg.networks.table import Kind, Level

TYPE = "DNA Statement"  # of positions that were coded here
VERSION = "3.1.2"  # of the program whose files have what is written
_LONGEST = 190  # characters that Discourse Network Analyzer allows in a short text
_AGREEMENT: Mapping[str, int] = {"supports": 1, "opposes": 0}
_KINDS: Mapping[str, Kind] = {
    "person": Kind.SHORT_TEXT,
    "organization": Kind.SHORT_TEXT,
    "concept": Kind.SHORT_TEXT,
    "agreement": Kind.BOOLEAN,
    "stance": Kind.SHORT_TEXT,
    "target": Kind.SHORT_TEXT,
    "topic": Kind.SHORT_TEXT,
    "confidence": Kind.SHORT_TEXT,
    "condition": Kind.LONG_TEXT,
    "note": Kind.LONG_TEXT,
}


def project_database(corpus: Corpus) -> Database:
    """Return a project's documents, coders, coded statements and positions.

    Of a project that is one imported set and nothing else it is exactly that set. Sets
    are put together otherwise: types of one label become one with all their variables,
    documents and coders are those of the project, and ids are given anew. A position
    that was coded here is a statement of the type "DNA Statement", which has its holder
    as person or organization, its target as concept, the agreement if it supports or
    opposes, and the word for its stance in any case. What has no place in such a
    database is counted in `notes`.
    """
    native = _native(corpus)
    named = {id for one in corpus.coded for id in one.ids.documents.values()}
    others = [one for one in corpus.sources if one.record.id not in named]
    notes = tuple(_notes(corpus))
    if len(corpus.coded) == 1 and not native and not others:
        database = _whole(corpus, corpus.coded[0])
        return replace(database, notes=notes)
    merging = Merging(VERSION)
    for coded in corpus.coded:
        database = _whole(corpus, coded)
        merging.add(database, coded.ids)
    writer = _PositionWriter(corpus, merging)
    for source in others:
        writer.document(source)
    for position in native:
        writer.position(position)
    return replace(merging.database(), notes=(*notes, *writer.notes()))


def _native(corpus: Corpus) -> tuple[Position, ...]:
    """Return the positions that do not stem from coded sets, in their order."""
    coders = {one.coder.id: one.coder for one in corpus.codings}
    imported = {
        position
        for coding in with_coded((), corpus.coded, coders)
        for position in coding.positions
    }
    return tuple(
        position
        for coding in corpus.codings
        for position in coding.positions
        if position not in imported
    )


def _whole(corpus: Corpus, coded: CodedSet) -> Database:
    """Return the database of a set with its texts; orphans are left out."""
    texts = {id: reading.document.text for id, reading in corpus.readings.items()}
    orphans = {one.id for one in coded.orphans}
    database, names = coded.database, coded.ids.documents
    unread = {one.id for one in database.documents if names[one.id] not in texts}
    kept = tuple(
        one
        for one in database.statements
        if one.id not in orphans and one.document not in unread
    )
    there = {one.id for one in kept}
    return replace(
        database,
        documents=tuple(
            replace(one, text=texts.get(names[one.id], ""))
            for one in database.documents
        ),
        statements=kept,
        statement_links=tuple(
            one for one in database.statement_links if {one[1], one[2]} <= there
        ),
    )


def _notes(corpus: Corpus) -> Iterator[str]:
    """Yield what has no place in a coded database, with counts."""
    orphans = sum(len(one.orphans) for one in corpus.coded)
    states = sum(len(one.states) for one in corpus.codings)
    participations = sum(len(one.participations) for one in corpus.codings)
    marked = {(p.document, p.statement) for c in corpus.codings for p in c.positions}
    marked |= {(s.document, s.span) for one in corpus.coded for s in one.statements}
    unmarked = sum(
        (one.document, one.span) not in marked
        for reading in corpus.readings.values()
        for one in reading.asserted
    )
    for count, what in (
        (orphans, "coded statements whose words are no longer in their documents"),
        (len(corpus.failures), "documents that could not be read"),
        (unmarked, "statements that nobody has coded"),
        (states, "states of initiatives"),
        (participations, "participations in initiatives"),
    ):
        if count:
            yield f"left out: {count} {what}"


class _PositionWriter:
    """Adds the project's own documents and positions to a database."""

    def __init__(self, corpus: Corpus, merging: Merging) -> None:
        self.corpus = corpus
        self.merging = merging
        self.texts = {
            id: reading.document.text for id, reading in corpus.readings.items()
        }
        self.actors: dict[str, Actor] = {
            one.id: one for s in corpus.sources for one in s.resolved.candidates
        } | dict(corpus.authority.actors)
        self.labels = {one.coder.id: one.coder.label for one in corpus.codings}
        self.cut: dict[str, str] = {}
        self.undated = self.pieces = self.undecided = 0

    def document(self, source: SourceReading) -> None:
        """Add a document that no coded set has."""
        record, document = source.record, source.resolved.reading.document
        found = record.issued or (document.issued and document.issued[0])
        issued = datetime(1970, 1, 1, tzinfo=UTC)
        if found:
            issued = datetime(found.year, found.month, found.day, tzinfo=UTC)
        else:
            self.undated += 1
        title = record.title or (document.title.text if document.title else record.id)
        publisher = self.actors.get(source.publisher) if record.publisher else None
        self.merging.document(
            record.id,
            DatabaseDocument(
                id=0,
                title=self._short(title),
                text=document.text,
                date=int(issued.timestamp()),
                source=self._short(publisher.label) if publisher else "",
                notes=record.url or "",
            ),
        )

    def position(self, one: Position) -> None:
        """Add a position as a statement, from its first evidence to its last."""
        self.pieces += len(one.evidence) > 1
        self.undecided += one.stance not in _AGREEMENT
        span = Span(
            min(s.start for s in one.evidence), max(s.end for s in one.evidence)
        )
        type = self.merging.type(TYPE, _KINDS)
        variables = self.merging.variables(type)
        values: dict[int, Level] = {}
        for name, value in self._values(one).items():
            variable = variables[name]
            if isinstance(value, Actor):
                label = self._short(value.label)
                entity = Entity(0, variable, label, attributes=self._attributes(value))
                values[variable] = self.merging.entity(entity)
            elif _KINDS[name] is Kind.SHORT_TEXT:
                entity = Entity(0, variable, self._short(str(value)))
                values[variable] = self.merging.entity(entity)
            else:
                values[variable] = value
        coder = self.merging.coder(one.coder, self._short(self.labels[one.coder]))
        self.merging.statement(type, (one.document, span), coder, values)

    def _values(self, one: Position) -> dict[str, Level | Actor]:
        """Return what each variable says; empty texts for those that say nothing."""
        holder = self.actors[one.holder]
        person = holder if holder.kind is ActorKind.PERSON else None
        organization = None if person else holder
        if one.organization is not None:
            organization = self.actors[one.organization]
        text = self.texts[one.document]
        found: dict[str, Level | Actor] = {
            "person": person or "",
            "organization": organization or "",
            "concept": self._target(one.target),
            "stance": str(one.stance),
            "target": one.target.partition("/")[0],
            "topic": self._topics(one.target),
            "confidence": one.confidence or "",
            "condition": one.condition.of(text) if one.condition else "",
            "note": one.note or "",
        }
        if one.stance in _AGREEMENT:
            found["agreement"] = _AGREEMENT[one.stance]
        return found

    def _target(self, local: str) -> str:
        book = self.corpus.codebook
        if local in book.claims:
            return book.claims[local].label
        if local in book.initiatives:
            return book.initiatives[local].label
        if local in self.actors:
            return self.actors[local].label
        _, document, place = local.rsplit("/", 2)  # a heading, read as a claim
        start, _, end = place.partition("-")
        return " ".join(self.texts[document][int(start) : int(end)].split())

    def _topics(self, target: str) -> str:
        claim = self.corpus.codebook.claims.get(target)
        topics = self.corpus.codebook.topics
        names = (
            [topics[one].label for one in claim.topics if one in topics]
            if claim
            else []
        )
        return " | ".join(names)

    def _attributes(self, actor: Actor) -> dict[str, str]:
        found = {"kind": actor.kind.value}
        if actor.part_of and actor.part_of in self.actors:
            found["part_of"] = self._short(self.actors[actor.part_of].label)
        return found

    def _short(self, words: str) -> str:
        """Return words as a short text; those that are too long are cut, once told."""
        if len(words.encode("utf-16-le")) // 2 <= _LONGEST and len(words) <= _LONGEST:
            return words
        if words not in self.cut:
            number, used = 1, set(self.cut.values())
            cut = words[: _LONGEST // 2 + 80].rstrip() + "…"
            while cut in used:
                number += 1
                cut = f"{words[: _LONGEST // 2 + 70].rstrip()}… ({number})"
            self.cut[words] = cut
        return self.cut[words]

    def notes(self) -> Iterable[str]:
        """Yield how positions had to be changed to fit, with counts."""
        for count, what in (
            (len(self.cut), f"names longer than {_LONGEST} characters were cut"),
            (self.undated, "documents without a date are dated 1 January 1970"),
            (self.pieces, "positions with several pieces of evidence span them all"),
            (
                self.undecided,
                "positions neither support nor oppose and have no agreement; their "
                "stance is in the variable 'stance'",
            ),
        ):
            if count:
                yield f"{count} {what}"
