"""From names in a text to actors: the authority file first, then candidates.

Two spellings become one actor only by the authority file or by a judgement. A name that
nobody has recorded becomes a candidate: visible, usable, and marked as unconfirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kg.authority import Authority
from kg.model import (
    Actor,
    ActorKind,
    Capacity,
    Membership,
    Piece,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Verdict,
)
from kg.names import flat, name_key, slug


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading whose speakers are actors, and what had to be assumed for it."""

    reading: Reading
    candidates: tuple[Actor, ...]
    rivals: Mapping[str, tuple[str, ...]]  # candidate -> the records it could be
    memberships: Mapping[Span, tuple[Membership, ...]]  # by the statement's span


class _Candidates:
    """The actors that one document names and no record knows."""

    def __init__(self, document: str, authority: Authority) -> None:
        self.document = document
        self.authority = authority
        self.actors: dict[str, Actor] = {}
        self.rivals: dict[str, tuple[str, ...]] = {}

    def find(self, name: str, fits: Callable[[Actor], bool]) -> tuple[str, ...]:
        """Return the ids of the records that this name can mean in this document."""
        found = {one.id for one in self.authority.named(name) if fits(one)}
        for judged in self.authority.judgements:
            if self._judges(judged.document, judged.name, name):
                if judged.verdict is Verdict.SAME:
                    return (judged.actor,)
                found.discard(judged.actor)
        return tuple(sorted(found))

    def add(self, folder: str, kind: ActorKind, name: str, parent: str | None) -> str:
        """Return the id of the candidate of this name, which is made if need be."""
        local = f"{folder}/{self._slug(name, parent)}"
        if local in self.authority.actors:
            local += "-candidate"
        self.actors.setdefault(
            local, Actor(local, kind, flat(name), part_of=parent, confirmed=False)
        )
        return local

    def add_here(self, folder: str, kind: ActorKind, name: str, known_as: str) -> str:
        """Return the id of a candidate who is somebody in this document alone."""
        local = f"{folder}/{slug(f'{self.document} {known_as}')}"
        label = f"{flat(name)} (in {self.document})"
        self.actors.setdefault(local, Actor(local, kind, label, confirmed=False))
        return local

    def _slug(self, name: str, parent: str | None) -> str:
        parts = [parent.partition("/")[2]] if parent else []
        parts.append(slug(name) or "unnamed")
        if any(
            self._judges(one.document, one.name, name) and one.document
            for one in self.authority.judgements
        ):
            parts.append(self.document)
        return "-".join(parts)

    def _judges(self, document: str | None, judged: str, name: str) -> bool:
        here = document is None or document == self.document
        return here and name_key(judged) == name_key(name)


def resolve(reading: Reading, authority: Authority, publisher: str | None) -> Resolved:
    """Give every speaker and every capacity of a reading its actor.

    `publisher` is the local id of the publisher where documents.csv names one.
    """
    found = _Candidates(reading.document.id, authority)
    statements: list[Statement] = []
    memberships: dict[Span, tuple[Membership, ...]] = {}
    for statement in reading.statements:
        speakers = tuple(_speaker(one, found, publisher) for one in statement.speakers)
        statements.append(replace(statement, speakers=speakers))
        held = [
            _membership(one.actor, capacity, found)
            for one in speakers
            if one.actor is not None and statement.asserted
            for capacity in one.capacities
        ]
        memberships[statement.span] = tuple(dict.fromkeys(held))
    return Resolved(
        replace(reading, statements=tuple(statements)),
        tuple(actor for _, actor in sorted(found.actors.items())),
        found.rivals,
        memberships,
    )


def resolve_publisher(
    reading: Reading, authority: Authority, publisher: str | None
) -> tuple[str, tuple[Actor, ...]]:
    """Return the publisher's id, and the candidate it is if no record names it."""
    found = _Candidates(reading.document.id, authority)
    return _publisher(reading.document.publisher, found, publisher), tuple(
        found.actors.values()
    )


def _publisher(named: Piece | None, found: _Candidates, known: str | None) -> str:
    if known is not None:
        return known
    name = named.text if named else f"publisher of {found.document} (not recorded)"
    return _organization(name, None, found)


def _speaker(speaker: Speaker, found: _Candidates, publisher: str | None) -> Speaker:
    if speaker.method == "publisher":
        if publisher is not None:
            name = found.authority.actors[publisher].label
            return replace(speaker, actor=publisher, name=name)
        name = speaker.name or f"publisher of {found.document} (not recorded)"
        return replace(speaker, actor=_organization(name, None, found), name=name)
    if speaker.kind is SpeakerKind.ORGANIZATION:
        return replace(speaker, actor=_organization(speaker.name, None, found))
    if speaker.kind is SpeakerKind.COLLECTIVE:
        return replace(speaker, actor=_collective(speaker.name, found))
    if speaker.kind is SpeakerKind.UNNAMED:
        # Of two whom a record tells apart by identifiers alone neither is the other.
        known_as = f"{speaker.name} {speaker.identifier or ''}".strip()
        local = found.add_here("person", ActorKind.PERSON, speaker.name, known_as)
        return replace(speaker, actor=local)
    known = found.find(speaker.name, lambda one: one.kind is ActorKind.PERSON)
    if len(known) == 1:
        return replace(speaker, actor=known[0])
    local = found.add("person", ActorKind.PERSON, speaker.name, None)
    if known:
        found.rivals[local] = known
    return replace(speaker, actor=local)


def _collective(name: str, found: _Candidates) -> str:
    """Return the collective of this name: "Democrats" anywhere, "critics" only here.

    A name that begins in lower case tells one crowd from another in no way, so that it
    belongs to its document.
    """
    known = found.find(name, lambda one: one.kind is not ActorKind.PERSON)
    if len(known) == 1:
        return known[0]
    if name[:1].isupper():
        local = found.add("collective", ActorKind.COLLECTIVE, name, None)
    else:
        local = found.add_here("collective", ActorKind.COLLECTIVE, name, name)
    if known:
        found.rivals[local] = known
    return local


def _membership(member: str, capacity: Capacity, found: _Candidates) -> Membership:
    place: str | None = None
    for piece in reversed(capacity.organizations):  # from the outermost inwards
        place = _organization(piece.text, place, found)
    return Membership(
        member=member,
        organization=place,
        role=flat(capacity.role.text) if capacity.role else None,
        printed=capacity.printed,
        years=capacity.years,
    )


def _organization(name: str, outer: str | None, found: _Candidates) -> str:
    """Return the organisation of this name within `outer`, a candidate if unknown.

    A unit's name says little: every ministry has a press department. So inside a known
    organisation only a record that is part of it will do.
    """
    records = found.authority.actors

    def fits(actor: Actor) -> bool:
        if actor.kind is ActorKind.PERSON:
            return False
        return outer is None or outer in _ancestors(actor, records)

    known = found.find(name, fits)
    if len(known) == 1:
        return known[0]
    kind = ActorKind.UNIT if outer else ActorKind.ORGANIZATION
    local = found.add("org", kind, name, outer)
    if known:
        found.rivals[local] = known
    return local


def _ancestors(actor: Actor, records: Mapping[str, Actor]) -> set[str]:
    seen: set[str] = set()
    parent = actor.part_of
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = records[parent].part_of if parent in records else None
    return seen
