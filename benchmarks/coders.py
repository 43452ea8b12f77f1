"""Synthetic coders: people code every report, a model codes every fifth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.world import World
from kg.actors import Resolved
from kg.codings import Coding
from kg.model import (
    Coder,
    InitiativeState,
    Mode,
    Participation,
    Position,
    Span,
    Statement,
)
from kg.vocabulary import CoderKind, InitiativeStatus, ParticipationStatus, Stance

PEOPLE = Coder("coders", CoderKind.HUMAN, "Coders 1 to 3", note="Made up.")
MODEL = Coder("model-1", CoderKind.MODEL, "Model 1")
STANCES = {
    Stance.SUPPORTS: 55,
    Stance.OPPOSES: 20,
    Stance.REPORTS: 10,
    Stance.MIXED: 8,
    Stance.NEUTRAL: 7,
}

Sentences = Mapping[Span, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class _Coded:
    """A statement with what a coder needs of it."""

    statement: Statement
    holder: str
    sentences: tuple[Span, ...]
    named: tuple[str, ...]  # whom or what it names with certainty

    def of_kind(self, *starts: str) -> list[str]:
        return [one for one in self.named if one.startswith(starts)]


def codings_of(
    resolved: Resolved, sentences: Sentences, world: World, index: int
) -> tuple[Coding, ...]:
    """Return what the coders make of one report."""
    rng = Random(f"{world.seed}/{world.statements}/{index}/coders")
    coded = [
        _coded(one, resolved, sentences[one.span], rng)
        for one in resolved.reading.statements
        if one.mode is not Mode.EDITORIAL
    ]
    if not coded:
        return ()
    document = resolved.reading.document.id
    positions = tuple(p for one in coded for p in _positions(one, rng, world))
    people = Coding(
        coder=PEOPLE,
        document=document,
        positions=positions,
        states=tuple(_states(coded, rng)),
        participations=tuple(_participations(coded, rng)),
    )
    if index % 5:
        return (people,)
    read = tuple(_by_model(one, rng) for one in positions)
    return people, Coding(MODEL, document, read, (), ())


def _coded(
    one: Statement, resolved: Resolved, sentences: tuple[Span, ...], rng: Random
) -> _Coded:
    """Return a statement as coded; some positions are those of an organisation."""
    holder = one.speakers[0].actor or ""
    held = resolved.memberships[one.span]
    if held and rng.random() < 0.05:
        holder = held[0].organization or holder
    named = tuple(t for m in one.mentions for t in m.targets if len(m.targets) == 1)
    return _Coded(one, holder, sentences, named)


def _evidence(one: _Coded, rng: Random) -> tuple[Span, ...]:
    count = 2 if len(one.sentences) > 1 and rng.random() < 0.2 else 1
    return tuple(sorted(rng.sample(one.sentences, count)))


def _positions(one: _Coded, rng: Random, world: World) -> tuple[Position, ...]:
    """Return one or two positions; a coder takes one stance to a target at a time."""
    made = (_position(one, rng, world) for _ in range(rng.choice((1, 1, 1, 2, 2))))
    return tuple({position.target: position for position in made}.values())


def _position(one: _Coded, rng: Random, world: World) -> Position:
    target = world.claims.draw(rng)
    chance = rng.random()
    initiatives = one.of_kind("initiative/")
    actors = [
        a for a in one.of_kind("collective/", "org/", "person/") if a != one.holder
    ]
    if initiatives and chance < 0.5:
        target = rng.choice(initiatives)
    elif actors and chance < 0.4:
        target = rng.choice(actors)
    stance = rng.choices([*STANCES], [*STANCES.values()])[0]
    return Position(
        coder=PEOPLE.id,
        document=one.statement.document,
        statement=one.statement.span,
        holder=one.holder,
        target=target,
        stance=stance,
        evidence=_evidence(one, rng),
        condition=one.sentences[-1] if rng.random() < 0.05 else None,
        note="Made up." if rng.random() < 0.1 else None,
    )


def _by_model(one: Position, rng: Random) -> Position:
    """Return the position as the model reads it: the same in seven of ten."""
    stance = one.stance if rng.random() < 0.7 else rng.choice([*STANCES])
    return Position(
        coder=MODEL.id,
        document=one.document,
        statement=one.statement,
        holder=one.holder,
        target=one.target,
        stance=stance,
        evidence=one.evidence,
        confidence=f"{rng.randint(30, 99) / 100:.2f}",
    )


def _states(coded: list[_Coded], rng: Random) -> list[InitiativeState]:
    return [
        InitiativeState(
            coder=PEOPLE.id,
            document=one.statement.document,
            statement=one.statement.span,
            initiative=initiative,
            value=rng.choice([*InitiativeStatus]),
            as_of=None,
            evidence=_evidence(one, rng),
            condition=one.sentences[-1] if rng.random() < 0.3 else None,
        )
        for one in coded
        for initiative in one.of_kind("initiative/")
        if rng.random() < 0.3
    ]


def _participations(coded: list[_Coded], rng: Random) -> list[Participation]:
    """Return participations: of a named actor where one is named, or of a number."""
    made = []
    for one in coded:
        for initiative in one.of_kind("initiative/"):
            if rng.random() < 0.5:
                continue
            named = one.of_kind("org/", "collective/")
            counted = not named and rng.random() < 0.7
            made.append(
                Participation(
                    coder=PEOPLE.id,
                    document=one.statement.document,
                    statement=one.statement.span,
                    initiative=initiative,
                    status=rng.choice([*ParticipationStatus]),
                    participant=named[0] if named else None,
                    count=rng.randint(2, 40) if counted else None,
                    printed=None if named or counted else "various states",
                    as_of=None,
                    evidence=_evidence(one, rng),
                )
            )
    return made
