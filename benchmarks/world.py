"""A made-up world to speak in: its actors and its codebook, drawn by Zipf's law.

Every name is plainly synthetic ("Speaker 17"); nothing here stands for anybody.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import isqrt
from random import Random

from kg.authority import Authority
from kg.codebook import Codebook
from kg.model import (
    Actor,
    ActorKind,
    Alias,
    Claim,
    Initiative,
    Judgement,
    Topic,
    Verdict,
)
from kg.names import name_key
from kg.vocabulary import ClaimType

ROLES = ("Director", "General Director", "Head", "Member", "Professor", "Deputy")
REGISTER = "https://example.org/register/"


@dataclass(frozen=True, slots=True)
class Urn:
    """Things to draw from: the first most often, the n-th one n-th as often."""

    things: tuple[str, ...]
    bounds: tuple[float, ...]

    @classmethod
    def of(cls, things: Iterable[str]) -> Urn:
        """Fill an urn."""
        kept = tuple(things)
        weights = (1 / rank for rank in range(1, len(kept) + 1))
        return cls(kept, tuple(accumulate(weights)))

    def draw(self, rng: Random) -> str:
        """Draw one thing and put it back."""
        at = rng.random() * self.bounds[-1]
        return self.things[min(bisect(self.bounds, at), len(self.things) - 1)]


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a speaker has: its name and the organisations, inner to outer."""

    role: str
    organizations: tuple[str, ...]  # labels


@dataclass(frozen=True, slots=True)
class World:
    """All that a synthetic text can speak of."""

    statements: int
    seed: int
    authority: Authority
    codebook: Codebook
    labels: Mapping[str, str]  # of everything that can be named, by local id
    capacities: Mapping[str, tuple[Held, ...]]  # by the speaker's name
    speakers: Urn  # names
    topics: Urn  # local ids from here on
    actors: Urn
    initiatives: Urn
    claims: Urn
    publishers: Urn


def make_world(statements: int, seed: int = 0) -> World:
    """Return the world of a graph of so many statements; it grows as their root."""
    root = max(isqrt(statements), 4)
    rng = Random(f"{seed}/world")
    actors = {one.id: one for one in _actors(root)}
    codebook = _codebook(root, rng)
    units = [one for one in actors.values() if one.kind is ActorKind.UNIT]
    topics = Urn.of(codebook.topics)
    named: dict[str, Actor | Topic | Initiative] = {
        **actors,
        **codebook.topics,
        **codebook.initiatives,
    }
    names = [f"Speaker {n}" for n in range(1, 3 * root + 1)]
    organizations = Urn.of(f"Organization {n}" for n in range(1, root + 1))
    return World(
        statements=statements,
        seed=seed,
        authority=_authority(actors),
        codebook=codebook,
        labels={local: one.label for local, one in named.items()},
        capacities={one: _capacities(rng, organizations, units) for one in names},
        speakers=Urn.of(names),
        topics=topics,
        actors=Urn.of(_named_in_speech(actors)),
        initiatives=Urn.of(codebook.initiatives),
        claims=Urn.of(codebook.claims),
        publishers=Urn.of(one for one in actors if one.startswith("org/publisher-")),
    )


def _numbered(folder: str, kind: ActorKind, label: str, count: int) -> list[Actor]:
    words = label.casefold().replace(" ", "-")
    return [
        Actor(
            id=f"{folder}/{words}-{n}",
            kind=kind,
            label=f"{label} {n}",
            labels=(("ru", f"{label} {n} по-русски"),) if n % 2 else (),
            aliases=(f"{label} No. {n}",) if n % 3 == 0 else (),
            same_as=(f"{REGISTER}{words}-{n}",) if n % 5 == 0 else (),
            note="Made up." if n % 7 == 0 else None,
        )
        for n in range(1, count + 1)
    ]


def _actors(root: int) -> Iterable[Actor]:
    """Yield the records; every tenth speaker and organisation has none."""
    for folder, kind, label, count in (
        ("person", ActorKind.PERSON, "Speaker", 3 * root),
        ("org", ActorKind.ORGANIZATION, "Organization", root),
    ):
        known = _numbered(folder, kind, label, count)
        yield from (one for n, one in enumerate(known, start=1) if n % 10)
    for n in range(1, max(root // 2, 2) + 1):
        outer = n if n % 10 else n + 1
        yield Actor(
            id=f"org/unit-{n}",
            kind=ActorKind.UNIT,
            label=f"Unit {n}",
            part_of=f"org/organization-{outer}",
        )
    yield from _numbered("org", ActorKind.STATE, "State", max(root // 5, 3))
    yield from _numbered("org", ActorKind.COLLABORATION, "League", max(root // 20, 2))
    yield from _numbered("org", ActorKind.ORGANIZATION, "Publisher", 5)
    yield from _numbered(
        "collective", ActorKind.COLLECTIVE, "Collective", max(root // 10, 3)
    )


def _named_in_speech(actors: Mapping[str, Actor]) -> list[str]:
    """Return whom speakers name: collectives, states and leagues before all others."""
    order = ("collective/", "org/state-", "org/league-", "org/org", "person/")
    return [one for start in order for one in actors if one.startswith(start)]


def _authority(actors: Mapping[str, Actor]) -> Authority:
    names: dict[str, list[str]] = defaultdict(list)
    for actor in actors.values():
        for name in (actor.label, *(t for _, t in actor.labels), *actor.aliases):
            names[name_key(name)].append(actor.id)
    return Authority(
        actors=actors,
        aliases=(Alias("the Collective", "collective/collective-1"),),
        judgements=tuple(
            Judgement(
                name=f"Speaker {10 * n}",
                document=None,
                actor=f"person/speaker-{n}",
                verdict=Verdict.DIFFERENT,
                by="Judge 1",
                reason="Made up.",
            )
            for n in range(1, 4)
            if f"person/speaker-{n}" in actors
        ),
        names={key: tuple(sorted(set(ids))) for key, ids in names.items()},
    )


def _capacities(rng: Random, places: Urn, units: list[Actor]) -> tuple[Held, ...]:
    """Return one to three roles; every third is held in a unit of an organisation."""
    held = []
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        chain = [places.draw(rng)]
        if rng.random() < 0.3:
            unit = rng.choice(units)
            outer = (unit.part_of or "").rpartition("-")[2]
            chain = [unit.label, f"Organization {outer}"]
        held.append(Held(rng.choice(ROLES), tuple(chain)))
    return tuple(dict.fromkeys(held))


def _codebook(root: int, rng: Random) -> Codebook:
    topics = [
        Topic(
            id=f"topic/topic-{n}",
            label=f"Topic {n}",
            labels=(("ru", f"Тема {n}"),),
            aliases=(f"Topic No. {n}",) if n % 3 == 0 else (),
            broader=f"topic/topic-{n // 4}" if n >= 4 else None,
            definition=f"What is said to be Topic {n}.",
        )
        for n in range(1, 2 * root + 1)
    ]
    subjects = Urn.of(one.id for one in topics)
    claims = [_claim(n, rng, subjects) for n in range(1, 3 * root + 1)]
    initiatives = [
        Initiative(
            id=f"initiative/initiative-{n}",
            # The name holds a topic's name, so that mentions nest as in real texts.
            label=f"Initiative {n} on Topic {n}",
            labels=(("ru", f"Инициатива {n}"),),
            aliases=(f"Initiative {n}",),
            collaboration=n % 2 == 1,
        )
        for n in range(1, max(root // 4, 3) + 1)
    ]
    return Codebook(
        topics={one.id: one for one in topics},
        claims={one.id: one for one in claims},
        initiatives={one.id: one for one in initiatives},
    )


def _claim(number: int, rng: Random, subjects: Urn) -> Claim:
    topic = subjects.draw(rng)
    return Claim(
        id=f"claim/claim-{number}",
        label=f"Claim {number} is true of {topic.partition('/')[2].replace('-', ' ')}",
        claim_type=rng.choice(tuple(ClaimType)),
        topics=tuple(dict.fromkeys((topic, subjects.draw(rng)))),
        contradicts=(f"claim/claim-{number - 1}",) if number % 8 == 0 else (),
        responds_to=(f"claim/claim-{number - 2}",) if number % 9 == 0 else (),
    )
