"""What a person should look at: new actors, likely duplicates, names that two may bear.

Everything here is a suggestion with its evidence; `kg.judging` writes what the person
then decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from rapidfuzz import fuzz

from kg.actors import Resolved
from kg.authority import Authority
from kg.corpus import Corpus, SourceReading
from kg.likeness import Likeness, Named, find_likenesses, tokens
from kg.model import Actor, ActorKind, Span, Speaker, SpeakerKind, Statement
from kg.names import flat, name_key

_SHOWN = 3  # pieces of evidence of one actor
_WORDS = 80  # characters of a piece that are shown
_NEAR = 80.0  # per cent from which a name is near to the one that is asked for


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an actor is named: a document and, where there are any, its characters."""

    document: str
    span: Span | None
    words: str  # the first of them, on one line


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An actor with what the documents show of it."""

    id: str
    name: str
    kind: ActorKind
    confirmed: bool  # False: a candidate, which no record knows
    part_of: str | None
    statements: int  # that it makes, or that somebody makes for it
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]  # the first of each document
    records: tuple[str, ...] = ()  # that bear the candidate's name, and are several


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one; the left one is a candidate."""

    left: Reviewed
    right: Reviewed
    score: int  # 0 to 100
    reason: str


@dataclass(frozen=True, slots=True)
class Homonym:
    """An actor whose name stands beside several identifiers: perhaps two people."""

    actor: Reviewed
    identifiers: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All that waits for a person's judgement; judged pairs are left out."""

    candidates: tuple[Reviewed, ...]  # the most often named first
    pairs: tuple[Pair, ...]  # the likeliest first
    homonyms: tuple[Homonym, ...]
    names: Mapping[str, frozenset[str]]  # every name by its key: the documents with it

    def like(self, name: str) -> Review:
        """Return the part of it whose names are near to one."""
        wanted = " ".join(tokens(name))

        def near(one: Reviewed) -> bool:
            own = " ".join(tokens(one.name))
            return wanted in own or fuzz.WRatio(wanted, own) >= _NEAR

        return Review(
            tuple(one for one in self.candidates if near(one)),
            tuple(one for one in self.pairs if near(one.left) or near(one.right)),
            tuple(one for one in self.homonyms if near(one.actor)),
            self.names,
        )


def review(corpus: Corpus) -> Review:
    """Return what of a corpus a person should judge."""
    seen = _Seen.of(corpus)
    actors = {one.id: one for one in seen.actors(corpus.authority)}
    candidates = [one for one in actors.values() if not one.confirmed]
    return Review(
        tuple(sorted(candidates, key=lambda one: (-one.statements, one.name, one.id))),
        tuple(_pairs(actors, seen, corpus.authority)),
        tuple(_homonyms(actors, seen)),
        {key: frozenset(documents) for key, documents in seen.names.items()},
    )


# -- what the documents show -------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """What was found of each actor, by its id."""

    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    candidates: dict[str, Actor] = field(default_factory=dict)
    nameless: set[str] = field(
        default_factory=set
    )  # "a participant of the session", "critics"
    rivals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    statements: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    evidence: dict[str, dict[str, Evidence]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    identifiers: dict[str, dict[str, Evidence]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @classmethod
    def of(cls, corpus: Corpus) -> _Seen:
        """Look through all documents."""
        seen = cls()
        for source in corpus.sources:
            for actor in source.resolved.candidates:
                seen.candidates.setdefault(actor.id, actor)
            for candidate, records in source.resolved.rivals.items():
                seen.rivals[candidate].update(records)
            for statement in source.resolved.reading.statements:
                seen._statement(source.resolved, statement)
            seen._publisher(source)
        return seen

    def _statement(self, resolved: Resolved, statement: Statement) -> None:
        text = resolved.reading.document.text
        named = statement.attribution or statement.source or statement.span
        spoken = _cut(statement.document, text, named)
        involved: dict[str, Evidence] = {}
        for speaker in statement.speakers:
            self._name(statement.document, speaker)
            if speaker.actor is not None:
                self._speaker(speaker, speaker.actor, spoken)
                involved[speaker.actor] = spoken
        for membership in resolved.memberships.get(statement.span, ()):
            if membership.organization is not None:
                printed = _cut(statement.document, text, membership.printed.span)
                for actor in self._around(membership.organization):
                    involved.setdefault(actor, printed)
        for actor, evidence in involved.items():
            self.statements[actor] += 1
            self.evidence[actor].setdefault(statement.document, evidence)

    def _name(self, document: str, speaker: Speaker) -> None:
        names = [speaker.name]
        names += (one.text for held in speaker.capacities for one in held.organizations)
        for name in names:
            self.names[name_key(name)].add(document)

    def _speaker(self, speaker: Speaker, actor: str, spoken: Evidence) -> None:
        crowd = (
            speaker.kind is SpeakerKind.COLLECTIVE and not speaker.name[:1].isupper()
        )
        if crowd or speaker.kind is SpeakerKind.UNNAMED:
            self.nameless.add(actor)
        elif speaker.identifier is not None:
            self.identifiers[actor].setdefault(speaker.identifier, spoken)

    def _around(self, organization: str) -> Iterator[str]:
        """Yield an organisation and the candidates that it is part of."""
        actor: str | None = organization
        passed: set[str] = set()
        while actor is not None and actor not in passed:
            passed.add(actor)
            yield actor
            known = self.candidates.get(actor)
            actor = known.part_of if known else None

    def _publisher(self, source: SourceReading) -> None:
        document = source.resolved.reading.document
        named = document.publisher
        if source.publisher in self.candidates and named is None:
            self.nameless.add(source.publisher)  # "publisher of ... (not recorded)"
        if named is not None:
            self.names[name_key(named.text)].add(document.id)
        span = named.span if named else None
        evidence = (
            _cut(document.id, document.text, span)
            if span
            else Evidence(document.id, None, "the publisher of the document")
        )
        self.evidence[source.publisher].setdefault(document.id, evidence)

    def actors(self, authority: Authority) -> Iterator[Reviewed]:
        """Yield every actor that has a name, the records first."""
        for actor in chain(authority.actors.values(), self.candidates.values()):
            if actor.id not in self.nameless or actor.confirmed:
                found = self.evidence.get(actor.id, {})
                yield Reviewed(
                    actor.id,
                    actor.label,
                    actor.kind,
                    actor.confirmed,
                    actor.part_of,
                    self.statements.get(actor.id, 0),
                    tuple(sorted(found)),
                    tuple(found[one] for one in sorted(found)[:_SHOWN]),
                    tuple(sorted(self.rivals.get(actor.id, ()))),
                )


def _cut(document: str, text: str, span: Span) -> Evidence:
    words = flat(text[span.start : min(span.end, span.start + 3 * _WORDS)])
    shown = words if len(words) <= _WORDS else f"{words[: _WORDS - 1].rstrip()}…"
    return Evidence(document, span, shown)


# -- what may be one, and what may be two ------------------------------------------


def _pairs(
    actors: Mapping[str, Reviewed], seen: _Seen, authority: Authority
) -> Iterator[Pair]:
    """Yield the pairs of a candidate and another actor that nobody has judged yet."""
    judged = {(name_key(one.name), one.actor) for one in authority.judgements}
    likely = chain(
        _of_one_identifier(seen),
        _of_records(actors),
        find_likenesses(_names(actors, authority)),
    )
    shown: set[tuple[str, str]] = set()
    found: list[Pair] = []
    for one in likely:
        left, right = actors.get(one.left), actors.get(one.right)
        if left is None or right is None or (left.confirmed and right.confirmed):
            continue
        if left.confirmed or (not right.confirmed and _fuller(left, right)):
            left, right = right, left
        if (left.id, right.id) in shown or (name_key(left.name), right.id) in judged:
            continue
        shown.add((left.id, right.id))
        found.append(Pair(left, right, one.score, one.reason))
    yield from sorted(found, key=lambda one: (-one.score, one.left.id, one.right.id))


def _fuller(one: Reviewed, other: Reviewed) -> bool:
    """Say whether a candidate has more of a name than another, or is met more often."""
    return (_letters(one), one.statements, other.id) > (
        _letters(other),
        other.statements,
        one.id,
    )


def _letters(one: Reviewed) -> int:
    return sum(map(len, tokens(one.name)))


def _names(actors: Mapping[str, Reviewed], authority: Authority) -> Iterator[Named]:
    for one in actors.values():
        known = authority.actors.get(one.id)
        others = (*known.aliases, *(text for _, text in known.labels)) if known else ()
        for name in (one.name, *others):
            yield Named(one.id, name, one.kind is ActorKind.PERSON, one.part_of)


def _of_records(actors: Mapping[str, Reviewed]) -> Iterator[Likeness]:
    for one in actors.values():
        for record in one.records:
            yield Likeness(one.id, record, 99, "one of several records of this name")


def _of_one_identifier(seen: _Seen) -> Iterator[Likeness]:
    bearers: dict[str, list[str]] = defaultdict(list)
    for actor, identifiers in seen.identifiers.items():
        for identifier in identifiers:
            bearers[identifier].append(actor)
    for identifier, (first, *others) in sorted(bearers.items()):
        for other in others:
            yield Likeness(first, other, 100, f"the same identifier {identifier}")


def _homonyms(actors: Mapping[str, Reviewed], seen: _Seen) -> Iterable[Homonym]:
    for actor, identifiers in sorted(seen.identifiers.items()):
        if len(identifiers) > 1 and actor in actors:
            yield Homonym(
                actors[actor], tuple(sorted(identifiers.items(), key=itemgetter(0)))
            )
