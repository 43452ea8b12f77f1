"""The authority file: who and what is known, under which names, and who judged so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Actor, ActorKind, Alias, Judgement, Verdict
from kg.names import name_key
from kg.settings import Settings
from kg.tables import Row, near, read_rows

FOLDERS = {
    ActorKind.PERSON: "person/",
    ActorKind.COLLECTIVE: "collective/",
    ActorKind.ORGANIZATION: "org/",
    ActorKind.UNIT: "org/",
    ActorKind.COLLABORATION: "org/",
    ActorKind.STATE: "org/",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """All known actors by id and by name."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    aliases: tuple[Alias, ...] = ()  # those that hold under conditions
    judgements: tuple[Judgement, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Actor, ...]:
        """Return every actor that a record calls by this name."""
        return tuple(self.actors[one] for one in self.names.get(name_key(name), ()))


def read_authority(settings: Settings) -> Authority:
    """Read actors.csv, aliases.csv and judgements.csv; all three may be absent."""
    actors: dict[str, Actor] = {}
    for row in _rows(settings, "actors.csv", ("id", "kind", "label"), ACTOR_COLUMNS):
        actor = _actor(row)
        if actor.id in actors:
            raise row.error(f"id {actor.id!r} is already used above; ids are unique")
        actors[actor.id] = actor
    for row in _rows(settings, "actors.csv", ("id", "kind", "label"), ACTOR_COLUMNS):
        parent = row.get("part_of")
        if parent is not None and parent not in actors:
            raise row.error(
                f"part_of {parent!r} is no id here{near(parent, [*actors])}"
            )
    judgements = tuple(
        _judgement(row, actors)
        for row in _rows(settings, "judgements.csv", JUDGEMENT_COLUMNS)
    )
    return Authority(
        actors, tuple(_aliases(settings)), judgements, _index(actors.values())
    )


ACTOR_COLUMNS = ("label_ru", "aliases", "part_of", "same_as", "note")
ALIAS_COLUMNS = ("determiner", "not_before", "not_after", "ambiguous")
JUDGEMENT_COLUMNS = ("left", "right", "verdict", "by", "reason")


def _rows(
    settings: Settings,
    name: str,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
) -> Iterable[Row]:
    path = settings.seeds / name
    if not path.exists():
        return ()
    return read_rows(path, settings.shown(path), required=required, optional=optional)


def _actor(row: Row) -> Actor:
    kind = ActorKind(row.choice("kind", tuple(ActorKind)))
    local = row.need("id")
    folder = FOLDERS[kind]
    if not local.startswith(folder) or len(local) == len(folder):
        raise row.error(f"id {local!r} of a {kind} must begin with {folder!r}")
    for same in row.many("same_as"):
        if not same.startswith(("http://", "https://")):
            raise row.error(f"same_as {same!r} is no web address")
    label_ru = row.get("label_ru")
    return Actor(
        id=local,
        kind=kind,
        label=row.need("label"),
        labels=(("ru", label_ru),) if label_ru else (),
        aliases=row.many("aliases"),
        part_of=row.get("part_of"),
        same_as=row.many("same_as"),
        note=row.get("note"),
    )


def _aliases(settings: Settings) -> Iterable[Alias]:
    for row in _rows(settings, "aliases.csv", ("target", "text"), ALIAS_COLUMNS):
        yield Alias(
            text=row.need("text"),
            target=row.need("target"),
            determiner=row.flag("determiner"),
            not_before=row.many("not_before"),
            not_after=row.many("not_after"),
            ambiguous=row.flag("ambiguous"),
        )


def _judgement(row: Row, actors: Mapping[str, Actor]) -> Judgement:
    name, _, document = row.need("left").partition("@")
    right = row.need("right")
    if right not in actors:
        raise row.error(
            f"right {right!r} is no id of actors.csv{near(right, [*actors])}"
        )
    return Judgement(
        name=name.strip(),
        document=document.strip() or None,
        actor=right,
        verdict=Verdict(row.choice("verdict", tuple(Verdict))),
        by=row.need("by"),
        reason=row.need("reason"),
    )


def _index(actors: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    """Return every folded spelling with the ids of all that bear it, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (actor.label, *(t for _, t in actor.labels), *actor.aliases):
            found[name_key(name)].add(actor.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
