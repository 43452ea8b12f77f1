"""What coders wrote down: positions, states and participations with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.codebook import Codebook
from kg.errors import EvidenceError
from kg.gate import find_pieces
from kg.model import (
    Actor,
    Coder,
    InitiativeState,
    Participation,
    PartKind,
    Position,
    Reading,
    Span,
    Statement,
)
from kg.names import name_key
from kg.settings import Settings
from kg.tables import Row, near, read_rows
from kg.vocabulary import CoderKind, InitiativeStatus, ParticipationStatus, Stance

REQUIRED = ("document", "record", "target", "value", "evidence")
OPTIONAL = (
    *("holder", "participant", "count", "printed", "as_of"),
    *("condition", "statement", "confidence", "note", "organization", "cites"),
)
CODERS = "coders.csv"
_CONFIDENCE = re.compile(r"0(\.\d+)?|1(\.0+)?")


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder made of one document."""

    coder: Coder
    document: str
    positions: tuple[Position, ...]
    states: tuple[InitiativeState, ...]
    participations: tuple[Participation, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A coder's row whose words are no longer where they were, for a person to review.

    It is not in the graph, and never moved to where similar words stand.
    """

    document: str
    coder: str
    words: str  # its evidence as the row has it
    where: str  # file and line
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """Whatever a coder's row may name: documents, actors, claims, initiatives."""

    readings: Mapping[str, Reading]
    ids: frozenset[str]
    names: Mapping[str, tuple[str, ...]]  # ids by the folded names of actors
    unread: frozenset[str] = frozenset()  # documents whose rows must wait
    changed: frozenset[str] = frozenset()  # documents that were sealed with other text

    @classmethod
    def of(
        cls,
        readings: Mapping[str, Reading],
        codebook: Codebook,
        actors: Mapping[str, Actor],
        unread: frozenset[str] = frozenset(),
    ) -> Known:
        """Gather every id; `actors` are those of the authority file and candidates."""
        names: dict[str, tuple[str, ...]] = {}
        for local, actor in sorted(actors.items()):
            for name in {name_key(one) for one in (actor.label, *actor.aliases)}:
                names[name] = (*names.get(name, ()), local)
        headings = (
            f"claim/{document}/{claim.heading.span.start}-{claim.heading.span.end}"
            for document, reading in readings.items()
            for claim in reading.claims
        )
        named = (actors, codebook.claims, codebook.initiatives, headings)
        ids = frozenset(chain.from_iterable(named))
        return cls(readings, ids, names, unread)

    def check(self, row: Row, column: str, *kinds: str) -> str:
        """Return the id, or the id of the name, in a cell; of one of these kinds."""
        local = row.need(column)
        named = self.names.get(name_key(local), ())
        if local not in self.ids and len(named) == 1:
            local = named[0]
        if local not in self.ids or local.partition("/")[0] not in kinds:
            ids = sorted(one for one in self.ids if one.partition("/")[0] in kinds)
            raise row.error(f"{column} {local!r} is no known id{near(local, ids)}")
        return local


ACTORS = ("person", "org", "collective")


def read_codings(
    settings: Settings, known: Known
) -> tuple[tuple[Coding, ...], tuple[Orphan, ...]]:
    """Read every coder's file: what has passed the verbatim gate, and the orphans.

    Rows on documents that could not be read are passed over. Where a document has
    changed since it was sealed, a row that does not pass is an orphan; anywhere else it
    is an EvidenceError, with file and line.
    """
    folder = settings.seeds / "codings"
    coders = read_coders(settings)
    codings: list[Coding] = []
    orphans: list[Orphan] = []
    for path in sorted(folder.glob("*.csv")):
        if path.name == CODERS or path.name.startswith("_"):
            continue  # a name that begins with _ is a template or a draft
        shown = settings.shown(path)
        rows = read_rows(path, shown, required=REQUIRED, optional=OPTIONAL)
        if path.stem not in coders:
            raise EvidenceError(
                f"{shown}:1: coder {path.stem!r} is not in {CODERS}"
                f"{near(path.stem, [*coders])}"
            )
        coder = coders[path.stem]
        codings.extend(_by_document(coder, list(rows), known, orphans))
    return tuple(codings), tuple(orphans)


def read_coders(settings: Settings) -> dict[str, Coder]:
    """Return the coders of a project by id, as coders.csv lists them."""
    path = settings.seeds / "codings" / CODERS
    if not path.exists():
        return {}
    required, optional = ("id", "kind", "label"), ("person", "note")
    coders: dict[str, Coder] = {}
    for row in read_rows(
        path, settings.shown(path), required=required, optional=optional
    ):
        coder = Coder(
            id=row.need("id"),
            kind=row.choice("kind", tuple(CoderKind)),
            label=row.need("label"),
            person=row.flag("person"),
            note=row.get("note"),
        )
        if coder.id in coders:
            raise row.error(f"id {coder.id!r} is already used above; ids are unique")
        coders[coder.id] = coder
    return coders


def _by_document(
    coder: Coder, rows: list[Row], known: Known, orphans: list[Orphan]
) -> Iterator[Coding]:
    made: dict[str, list[Position | InitiativeState | Participation]] = {}
    for row in rows:
        document = row.need("document")
        if document in known.unread:
            continue  # the document is listed as unread; its rows come back with it
        if document not in known.readings:
            raise row.error(
                f"document {document!r} is not in documents.csv"
                f"{near(document, [*known.readings])}"
            )
        try:
            record = _record(coder, row, known)
        except EvidenceError as error:
            if document not in known.changed:
                raise
            where = f"{row.file}:{row.line}"
            reason = str(error).removeprefix(f"{where}: ")
            orphans.append(Orphan(document, coder.id, row["evidence"], where, reason))
        else:
            made.setdefault(document, []).append(record)
    for document, values in sorted(made.items()):
        yield Coding(
            coder,
            document,
            tuple(one for one in values if isinstance(one, Position)),
            tuple(one for one in values if isinstance(one, InitiativeState)),
            tuple(one for one in values if isinstance(one, Participation)),
        )


def _record(
    coder: Coder, row: Row, known: Known
) -> Position | InitiativeState | Participation:
    reading = known.readings[row.need("document")]
    record = row.choice("record", ("position", "state", "participation"))
    evidence = _evidence(row, "evidence", reading)
    statement = _statement_of(row, evidence, reading)
    if record == "position":
        return _position(coder, row, known, statement.span, evidence)
    if record == "state":
        return InitiativeState(
            coder=coder.id,
            document=reading.document.id,
            statement=statement.span,
            initiative=known.check(row, "target", "initiative"),
            value=row.choice("value", tuple(InitiativeStatus)),
            as_of=row.date("as_of"),
            evidence=evidence,
            condition=_condition(row, reading),
            note=row.get("note"),
        )
    return _participation(coder, row, known, statement.span, evidence)


def _position(
    coder: Coder, row: Row, known: Known, statement: Span, evidence: tuple[Span, ...]
) -> Position:
    confidence = row.get("confidence")
    if confidence and not _CONFIDENCE.fullmatch(confidence):
        raise row.error(f"confidence {confidence!r} is not a decimal from 0 to 1")
    return Position(
        coder=coder.id,
        document=row["document"],
        statement=statement,
        holder=known.check(row, "holder", *ACTORS),
        target=known.check(row, "target", "claim", "initiative", *ACTORS),
        stance=row.choice("value", tuple(Stance)),
        evidence=evidence,
        confidence=confidence,
        condition=_condition(row, known.readings[row["document"]]),
        note=row.get("note"),
        organization=_organization(row, known),
        cites=row.get("cites"),
    )


def _organization(row: Row, known: Known) -> str | None:
    if row.get("organization") is None:
        return None
    return known.check(row, "organization", "org", "collective")


def _participation(
    coder: Coder, row: Row, known: Known, statement: Span, evidence: tuple[Span, ...]
) -> Participation:
    count = row.get("count")
    if count is not None and not (count.isascii() and count.isdigit()):
        raise row.error(f"count {count!r} is not a whole number")
    named = row.get("participant")
    if not (named or count or row.get("printed")):
        raise row.error("needs a participant, a count, or the words printed for them")
    return Participation(
        coder=coder.id,
        document=row["document"],
        statement=statement,
        initiative=known.check(row, "target", "initiative"),
        status=row.choice("value", tuple(ParticipationStatus)),
        participant=known.check(row, "participant", *ACTORS) if named else None,
        count=int(count) if count else None,
        printed=row.get("printed"),
        as_of=row.date("as_of"),
        evidence=evidence,
        note=row.get("note"),
    )


def _evidence(row: Row, column: str, reading: Reading) -> tuple[Span, ...]:
    """Return the spans of the quoted words, which must lie in somebody's said words."""
    places = [
        part.span
        for statement in _statements(row, reading)
        for part in statement.parts
        if part.kind is PartKind.SAID
    ]
    try:
        return find_pieces(reading.document.text, row.need(column), places)
    except EvidenceError as error:
        raise EvidenceError(
            f"{row.file}:{row.line}: {column} of {reading.document.id} {error}"
        ) from error


def _condition(row: Row, reading: Reading) -> Span | None:
    if row.get("condition") is None:
        return None
    spans = _evidence(row, "condition", reading)
    return Span(spans[0].start, spans[-1].end)


def _statements(row: Row, reading: Reading) -> Sequence[Statement]:
    wanted = row.get("statement")
    if wanted is None:
        return reading.asserted
    found = [one for one in reading.asserted if one.id.endswith(f"/{wanted}")]
    if not found:
        ids = [one.id.rpartition("/")[2] for one in reading.asserted]
        raise _unproved(
            row,
            f"statement {wanted!r} is not in {reading.document.id}{near(wanted, ids)}",
        )
    return found


def _statement_of(row: Row, evidence: tuple[Span, ...], reading: Reading) -> Statement:
    """Return the one statement that holds all the evidence of a row."""
    for statement in reading.asserted:
        if all(statement.span.covers(one) for one in evidence):
            return statement
    raise _unproved(row, "evidence is spread over several statements; write a row each")


def _unproved(row: Row, why: str) -> EvidenceError:
    return EvidenceError(f"{row.file}:{row.line}: {why}")
