"""Statements that people coded in another program, as values for the graph.

A folder `seeds/coded/<name>/` is one coded set. Every statement keeps all its values;
whoever it names as its speaker said the words, as far as its coder can tell.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.codings import Coding
from kg.codings import Orphan as OrphanRow
from kg.errors import TableError
from kg.exchange.database import Database, DatabaseStatement, Variable
from kg.exchange.folder import Folder, Ids
from kg.exchange.folder_reader import read_folder
from kg.model import (
    Actor,
    ActorKind,
    Coder,
    Mode,
    Part,
    PartKind,
    Position,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from kg.networks.table import Kind, Level
from kg.settings import Settings
from kg.tables import near
from kg.vocabulary import Stance

FOLDER = "coded"  # in seeds/
RULE = "coded"  # of statements that a coder marked
METHOD = "record"  # the coded record names who speaks


@dataclass(frozen=True, slots=True)
class CodedValue:
    """What one variable says of one statement."""

    variable: int  # its id within the set
    name: str  # "organization"
    kind: Kind
    meaning: str  # "person", "organization", "claim", "agreement" or ""
    value: str  # as text: the entity's value, "0" or "1", a number in digits
    entity: int | None = None  # of a short text: the entity's id within the set
    thing: str | None = None  # and the local id of whom or what it names


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A coded span of a document with its values, in the order of the variables."""

    set: str  # the folder's name
    id: int  # within the set
    type: int  # id of the statement type within the set
    label: str  # of the statement type: "DNA Statement"
    document: str  # local id
    coder: str  # id in coders.csv
    span: Span
    values: tuple[CodedValue, ...]

    def means(self, meaning: str) -> tuple[CodedValue, ...]:
        """Return the values of the variables that mean this, if any have one."""
        return tuple(one for one in self.values if one.meaning == meaning)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A coded statement whose words are no longer where they were, for review."""

    set: str
    id: int
    document: str  # local id
    coder: str
    span: Span
    words: str  # that the coder marked
    where: str  # file and line of its row
    reason: str

    def row(self) -> OrphanRow:
        """Return it as the rows of coders' files are reviewed."""
        return OrphanRow(self.document, self.coder, self.words, self.where, self.reason)


@dataclass(frozen=True, slots=True)
class CodedSet:
    """One folder of coded statements.

    `database` has types, variables, entities with attributes, coders and documents as
    the other program knows them (its texts are empty: they are the project's documents)
    and `ids` says what each of them is called in the project.
    """

    name: str
    database: Database
    ids: Ids
    statements: tuple[CodedStatement, ...]
    orphans: tuple[Orphan, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class There:
    """What a coded set may refer to: the project's texts, coders and known things."""

    texts: Mapping[str, str]  # by document
    coders: Mapping[str, Coder]
    things: Mapping[str, object]  # actors and claims
    unread: Container[str] = frozenset()  # documents whose statements must wait


def set_folders(settings: Settings) -> tuple[Path, ...]:
    """Return the folders of the coded sets of a project, sorted by name."""
    folder = settings.seeds / FOLDER
    if not folder.is_dir():
        return ()
    # What begins with a dot or an underscore is half-written or a draft.
    return tuple(
        one
        for one in sorted(folder.iterdir())
        if one.is_dir() and one.name[0] not in "._"
    )


def read_coded(settings: Settings, there: There) -> tuple[CodedSet, ...]:
    """Read every coded set of a project.

    A statement whose words are not at its place in the text is an orphan; it is never
    put elsewhere. Those of documents that could not be read wait. Raises TableError,
    with file and line, for a row that names an unknown document, coder or thing.
    """
    sets = []
    for path in set_folders(settings):
        folder = read_folder(path, settings.shown(path))
        _check(folder, settings.shown(path), there)
        sets.append(_coded_set(path.name, folder, there))
    return tuple(sets)


def _check(folder: Folder, shown: str, there: There) -> None:
    """Raise the error of the first row that names what the project has not."""
    ids = folder.ids
    checks: tuple[tuple[str, Mapping[int, str], Mapping[str, object], str], ...] = (
        ("document", ids.documents, there.texts, "documents.csv"),
        ("coder", ids.coders, there.coders, "codings/coders.csv"),
        ("entity", ids.things, there.things, "actors.csv or codebook/claims.csv"),
    )
    for column, names, known, where in checks:
        for id, name in names.items():
            if name in known or (column == "document" and name in there.unread):
                continue
            file = "entities" if column == "entity" else f"{column}s"
            shown_column = "thing" if column == "entity" else column
            raise TableError(
                f"{shown}/{file}.csv:{folder.lines[column, id]}: {shown_column} "
                f"{name!r} is not in {where}{near(name, [*known])}"
            )


def _coded_set(name: str, folder: Folder, there: There) -> CodedSet:
    database, ids = folder.database, folder.ids
    meaning = _Meaning(folder)
    found: list[CodedStatement] = []
    orphans: list[Orphan] = []
    for one in database.statements:
        document = ids.documents[one.document]
        if document not in there.texts:
            continue  # the document is listed as unread; its rows come back with it
        span, place = Span(one.start, one.stop), folder.places[one.id]
        words = span.of(there.texts[document])
        if words == place.words:
            found.append(meaning.statement(name, one, document))
            continue
        orphans.append(
            Orphan(
                set=name,
                id=one.id,
                document=document,
                coder=ids.coders[one.coder],
                span=span,
                words=place.words,
                where=f"{folder.shown}:{place.line}",
                reason=_reason(place.words, words, there.texts[document]),
            )
        )
    return CodedSet(name, database, ids, tuple(found), tuple(orphans))


def _reason(marked: str, words: str, text: str) -> str:
    """Say what became of marked words."""
    if not marked:
        return "quotes no words"
    count = text.count(marked)
    if count == 0:
        return "its words are no longer in the document"
    where = "elsewhere" if count == 1 else f"at {count} other places"
    return f"its words are {where}; at its own place is {words[:40]!r}"


class _Meaning:
    """What the ids in the statements of one set mean."""

    def __init__(self, folder: Folder) -> None:
        self.ids = folder.ids
        self.labels = {one.id: one.label for one in folder.database.types}
        self.variables: dict[int, Variable] = {
            one.id: one for type in folder.database.types for one in type.variables
        }
        self.entities = {one.id: one.value for one in folder.database.entities}

    def statement(
        self, name: str, one: DatabaseStatement, document: str
    ) -> CodedStatement:
        return CodedStatement(
            set=name,
            id=one.id,
            type=one.type,
            label=self.labels[one.type],
            document=document,
            coder=self.ids.coders[one.coder],
            span=Span(one.start, one.stop),
            values=tuple(self._values(one.values)),
        )

    def _values(self, values: Mapping[int, Level]) -> Iterator[CodedValue]:
        for id, value in values.items():
            variable = self.variables[id]
            short = variable.kind is Kind.SHORT_TEXT
            entity = int(value) if short else None
            yield CodedValue(
                variable=id,
                name=variable.name,
                kind=variable.kind,
                meaning=self.ids.meanings.get(id, ""),
                value=str(value) if entity is None else self.entities[entity],
                entity=entity,
                thing=None if entity is None else self.ids.things.get(entity),
            )


Spoken = Mapping[str, tuple[Statement, ...]]


def spoken(sets: Iterable[CodedSet], actors: Mapping[str, Actor]) -> Spoken:
    """Return what coded statements attribute to somebody, by document and span.

    The speakers are the persons that a statement names, or else its organisations.
    What several coders or statements mark alike is one statement with all its speakers;
    a statement that names nobody is none of anybody's.
    """
    found: dict[str, dict[Span, dict[str, Speaker]]] = {}
    for one in (one for coded in sets for one in coded.statements):
        for local in holders(one):
            spans = found.setdefault(one.document, {})
            spans.setdefault(one.span, {})[local] = _speaker(actors[local])
    return {
        document: tuple(
            _statement(document, span, tuple(named[who] for who in sorted(named)))
            for span, named in sorted(spans.items())
        )
        for document, spans in found.items()
    }


def holders(one: CodedStatement) -> tuple[str, ...]:
    """Return the local ids of the persons that a statement names, or organisations."""
    return _things(one, "person") or _things(one, "organization")


def _things(one: CodedStatement, meaning: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.thing for v in one.means(meaning) if v.thing))


def _speaker(actor: Actor) -> Speaker:
    kind = {
        ActorKind.PERSON: SpeakerKind.PERSON,
        ActorKind.COLLECTIVE: SpeakerKind.COLLECTIVE,
    }.get(actor.kind, SpeakerKind.ORGANIZATION)
    return Speaker(actor.label, kind, (), METHOD, actor=actor.id)


def _statement(document: str, span: Span, speakers: tuple[Speaker, ...]) -> Statement:
    return Statement(
        document=document,
        mode=Mode.ATTRIBUTED,  # quoted or retold: the coder did not record it
        span=span,
        parts=(Part(PartKind.SAID, span),),
        speakers=speakers,
        attribution=None,
        source=None,
        cue=None,
        section=None,
        heading=None,
        rule=RULE,
    )


def with_spoken(
    read: Iterable[Statement], coded: Iterable[Statement]
) -> tuple[Statement, ...]:
    """Return a document's statements with the coded ones, in the order of the text.

    A coded statement of the same span as one that a reader is sure of adds speakers to
    it, and takes the place of one that may be a statement.
    """
    kept = {one.span: one for one in read}
    for one in coded:
        other = kept.get(one.span)
        if other is None or not other.asserted:
            kept[one.span] = one
            continue
        named = {speaker.actor for speaker in other.speakers}
        more = tuple(who for who in one.speakers if who.actor not in named)
        kept[one.span] = replace(other, speakers=(*other.speakers, *more))
    return tuple(kept[span] for span in sorted(kept))


def with_coded(
    codings: Iterable[Coding], sets: Iterable[CodedSet], coders: Mapping[str, Coder]
) -> tuple[Coding, ...]:
    """Return each coder's work on each document, coded statements among it.

    A statement with a speaker, a claim and an agreement is a position; one with neither
    leaves a coding without positions, which its values hang on.
    """
    found = {(one.coder.id, one.document): one for one in codings}
    made: dict[tuple[str, str], list[Position]] = {}
    for one in (one for coded in sets for one in coded.statements):
        made.setdefault((one.coder, one.document), []).extend(positions(one))
    for (coder, document), new in made.items():
        old = found.get((coder, document))
        old = old or Coding(coders[coder], document, (), (), ())
        every = (*old.positions, *_agreed(new))
        found[coder, document] = replace(old, positions=tuple(dict.fromkeys(every)))
    return tuple(found[one] for one in sorted(found))


def positions(one: CodedStatement) -> Iterator[Position]:
    """Yield the positions that a coded statement is: of each speaker to each claim."""
    agreement = next(iter(one.means("agreement")), None)
    if agreement is None:
        return
    organizations = _things(one, "organization")
    for holder in holders(one):
        others = [who for who in organizations if who != holder]
        for claim in _things(one, "claim"):
            yield Position(
                coder=one.coder,
                document=one.document,
                statement=one.span,
                holder=holder,
                target=claim,
                stance=Stance.SUPPORTS if agreement.value == "1" else Stance.OPPOSES,
                evidence=(one.span,),
                organization=others[0]
                if holder not in organizations and others
                else None,
            )


def _agreed(made: Iterable[Position]) -> tuple[Position, ...]:
    """Return positions of which no two contradict each other on the same words.

    A coder who marks one stretch as support and as opposition of the same holder to the
    same claim has read both in it: the stance is mixed.
    """
    stances: dict[tuple[str, str, Span], set[str]] = {}
    every = tuple(made)
    for one in every:
        where = one.holder, one.target, one.statement
        stances.setdefault(where, set()).add(one.stance)
    return tuple(
        replace(one, stance=Stance.MIXED)
        if len(stances[one.holder, one.target, one.statement]) > 1
        else one
        for one in every
    )
