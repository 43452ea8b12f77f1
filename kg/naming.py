"""What the documents, coders, actors and claims of a database are called in a project.

What the project has already is used again; whatever is new gets an id made of its name,
the same in every run.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kg.authority import FOLDERS, Authority, read_authority
from kg.codebook import read_codebook
from kg.codings import read_coders
from kg.errors import KGError
from kg.exchange.database import Database, DatabaseDocument, Entity
from kg.exchange.folder import Folder, Ids
from kg.exchange.folder_reader import read_folder
from kg.intake import text_of
from kg.model import Actor, ActorKind, SourceRecord
from kg.names import flat, name_key, slug
from kg.networks.table import Kind
from kg.settings import Settings
from kg.sources import NAME, read_records
from kg.vocabulary import ClaimType, CoderKind

ACTORS, CLAIMS, CODERS = "actors.csv", "codebook/claims.csv", "codings/coders.csv"
READER = "coded"
# What a variable means, by its kind and its name in other programs.
MEANINGS: Mapping[tuple[Kind, str], str] = {
    (Kind.SHORT_TEXT, "person"): "person",
    (Kind.SHORT_TEXT, "organization"): "organization",
    (Kind.SHORT_TEXT, "organisation"): "organization",
    (Kind.SHORT_TEXT, "concept"): "claim",
    (Kind.SHORT_TEXT, "claim"): "claim",
    (Kind.BOOLEAN, "agreement"): "agreement",
}
_LONGEST = 60  # characters of an id; a file system allows no name of 191 letters
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_Row = dict[str, str]


@dataclass(slots=True)
class Naming:
    """Gives ids, and gathers the rows and files that the project needs for them."""

    settings: Settings
    authority: Authority
    claims: dict[str, str]  # labels by id
    coders: dict[str, str]  # labels by id
    records: dict[str, SourceRecord]
    before: Folder | None = None  # the set that is replaced
    rows: dict[str, list[_Row]] = field(default_factory=lambda: defaultdict(list))
    documents: dict[str, str] = field(default_factory=dict)  # new texts by path
    notes: list[str] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, settings: Settings, folder: Path | None = None) -> Naming:
        """Read what the project calls its things; `folder` is a set to be replaced."""
        before = None
        if folder is not None and folder.is_dir():
            before = _read_before(folder, settings.shown(folder))
        return cls(
            settings=settings,
            authority=read_authority(settings),
            claims={
                one.id: one.label for one in read_codebook(settings).claims.values()
            },
            coders={one.id: one.label for one in read_coders(settings).values()},
            records={record.id: record for _, record in read_records(settings)},
            before=before,
        )

    def texts(self) -> Mapping[str, tuple[SourceRecord, str]]:
        """Return the record and the text of every document that can be read."""
        found = {}
        for id, record in self.records.items():
            try:
                found[id] = record, text_of(self.settings, record)[0]
            except KGError:
                continue  # a build says what is wrong with it
        return found

    def name(self, database: Database) -> Ids:
        """Return what everything in a database is called."""
        meanings = self._meanings(database)
        things = self._things(database, meanings)
        return Ids(
            documents=self._documents(database, things),
            coders=self._coders(database),
            things=things,
            meanings=meanings,
        )

    # -- variables ---------------------------------------------------------------

    def _meanings(self, database: Database) -> dict[int, str]:
        """Return what variables mean: as people have set it before, or by their names.

        Of one type a meaning is that of one variable.
        """
        before = _meanings_before(self.before)
        found: dict[int, str] = {}
        for type in database.types:
            given: set[str] = set()
            for one in type.variables:
                usual = MEANINGS.get((one.kind, one.name.strip().casefold()), "")
                meaning = before.get((type.label, one.name), usual)
                if meaning and meaning not in given:
                    found[one.id] = meaning
                    given.add(meaning)
        return found

    # -- actors and claims -------------------------------------------------------

    def _things(
        self, database: Database, meanings: Mapping[int, str]
    ) -> dict[int, str]:
        """Return the local id of each entity; one name is one thing in every variable.

        A name that is an organisation's anywhere is an organisation's everywhere.
        """
        known = {**self.authority.actors, **self.claims}
        before = {value: id for value, id in _things_before(self.before) if id in known}
        named: dict[tuple[bool, str], list[Entity]] = defaultdict(list)
        for one in database.entities:
            label = flat(one.value)
            if label and one.variable in meanings:
                named[meanings[one.variable] == "claim", label].append(one)
        chosen = self._chosen(named, before)
        found: dict[int, str] = {}
        for (is_claim, label), entities in named.items():
            id = chosen.get((is_claim, label))
            if id is None and is_claim:
                id = self._new_claim(label)
            elif id is None:
                id = self._new_actor(label, _kind(entities, meanings))
            found |= dict.fromkeys((one.id for one in entities), id)
        if self.rows[CLAIMS]:
            self.notes.append(
                f"{len(self.rows[CLAIMS])} new claims are of the type "
                f"{ClaimType.PROPOSAL.value!r}; see codebook/claims.csv"
            )
        return found

    def _chosen(
        self, named: Iterable[tuple[bool, str]], before: Mapping[tuple[bool, str], str]
    ) -> dict[tuple[bool, str], str]:
        """Return what the project has already of things with these names."""
        names = [*named]
        chosen = {one: id for one, id in before.items() if one in names}
        self._taken.update(chosen.values())
        for exactly in (True, False):  # the very name goes before one like it
            for is_claim, label in names:
                if (is_claim, label) not in chosen:
                    same = self._same(is_claim=is_claim, label=label, exactly=exactly)
                    if same is not None:
                        chosen[is_claim, label] = same
                        self._taken.add(same)
        return chosen

    def _same(self, *, is_claim: bool, label: str, exactly: bool) -> str | None:
        """Return the one claim or actor of this name that has no other name here."""
        if is_claim:
            names = [
                (id, one)
                for id, one in self.claims.items()
                if name_key(one) == name_key(label)
            ]
            same = [id for id, one in names if not exactly or flat(one) == label]
        else:
            named = self.authority.named(label)
            same = [one.id for one in named if not exactly or _bears(one, label)]
        free = [one for one in same if one not in self._taken]
        return free[0] if len(free) == 1 else None

    def _new_claim(self, label: str) -> str:
        id = self._free("claim/", label, self.claims)
        kind = ClaimType.PROPOSAL.value
        self.rows[CLAIMS].append({"id": id, "label": label, "type": kind})
        return id

    def _new_actor(self, label: str, kind: ActorKind) -> str:
        named = [one.id for one in self.authority.named(label)]
        if len(named) > 1:
            self.notes.append(
                f"{label!r} is a name of several actors: {', '.join(named)}; it became "
                "one of its own"
            )
        id = self._free(FOLDERS[kind], label, self.authority.actors)
        self.rows[ACTORS].append({"id": id, "kind": kind.value, "label": label})
        return id

    def _free(self, folder: str, label: str, known: Container[str]) -> str:
        """Return an id for a name that nothing else has."""
        base = folder + _short(label)
        number, id = 1, base
        while id in known or id in self._taken:
            number += 1
            id = f"{base}-{number}"
        self._taken.add(id)
        return id

    # -- coders and documents ------------------------------------------------------

    def _coders(self, database: Database) -> dict[int, str]:
        before = {}
        if self.before is not None:
            names = {one.id: one.name for one in self.before.database.coders}
            before = {names[id]: local for id, local in self.before.ids.coders.items()}
        found: dict[int, str] = {}
        for one in database.coders:
            label = flat(one.name) or f"coder {one.id}"
            same = [id for id, known in self.coders.items() if flat(known) == label]
            again = [before[one.name]] if one.name in before else same
            again = [
                id for id in again if id in self.coders and id not in found.values()
            ]
            if again:
                found[one.id] = again[0]
                continue
            id, number = _short(label), 1
            while id in self.coders or id in found.values():
                number += 1
                id = f"{_short(label)}-{number}"
            found[one.id] = id
            self.rows[CODERS].append(
                {
                    "id": id,
                    "kind": CoderKind.HUMAN.value,
                    "label": label,
                    "person": "yes",
                }
            )
        return found

    def _documents(
        self, database: Database, things: Mapping[int, str]
    ) -> dict[int, str]:
        """Return the id of each document; one of the same text is used again."""
        there: dict[bytes, list[str]] = defaultdict(list)
        for id, (_, text) in self.texts().items():
            there[_digest(text)].append(id)
        labels = {flat(one.value): things.get(one.id) for one in database.entities}
        found: dict[int, str] = {}
        used: set[str] = set()
        for one in database.documents:
            same = [id for id in there.get(_digest(one.text), ()) if id not in used]
            id = self._again(one, same) or self._new_document(one, used, labels)
            used.add(id)
            found[one.id] = id
        return found

    def _again(self, one: DatabaseDocument, same: list[str]) -> str | None:
        """Return the document of this text that it is, if one can be.

        Two that are dated apart are two, and so are two without words that have other
        titles.
        """
        if self.before and self.before.ids.documents.get(one.id) in same:
            return self.before.ids.documents[one.id]
        day, title = _day(one.date), flat(one.title)
        dated = [id for id in same if self.records[id].issued in (None, day)]
        titled = [id for id in dated if (self.records[id].title or "") == title]
        return next(iter(titled or (dated if one.text.strip() else [])), None)

    def _new_document(
        self,
        one: DatabaseDocument,
        used: set[str],
        labels: Mapping[str, str | None],
    ) -> str:
        base = _short(one.title) or "document"
        id, number = base, 1
        while id in used or id in self.records or self._is_other(id, one.text):
            number += 1
            id = f"{base}-{number}"
        issued = _day(one.date)
        self.rows[NAME].append(
            {
                "id": id,
                "file": f"{id}.txt",
                "text": f"{id}.txt",  # the file itself: not one character is changed
                "title": flat(one.title),
                "publisher": self._publisher(one.source, labels),
                "issued": issued.isoformat() if issued else "",
                "reader": READER,
            }
        )
        self.documents[f"documents/{id}.txt"] = one.text
        return id

    def _is_other(self, id: str, text: str) -> bool:
        """Say whether a file has this id's name that is not the text."""
        path = self.settings.documents / f"{id}.txt"
        return path.exists() and path.read_bytes() != text.encode()

    def _publisher(self, source: str, labels: Mapping[str, str | None]) -> str:
        """Return the organisation that a document's source names, "" if it does not."""
        label = flat(source)
        if not label or "://" in label:
            return ""
        known = labels.get(label)
        if known is None or not known.startswith(("org/", "collective/")):
            known = (
                self._publishers.get(label)
                or self._same(is_claim=False, label=label, exactly=True)
                or self._new_actor(label, ActorKind.ORGANIZATION)
            )
            self._publishers[label] = known
        return known

    _publishers: dict[str, str] = field(default_factory=dict)


def _read_before(folder: Path, shown: str) -> Folder | None:
    """Return a set that is to be replaced; None if it can no longer be read."""
    try:
        return read_folder(folder, shown)
    except KGError:
        return None


def _meanings_before(before: Folder | None) -> dict[tuple[str, str], str]:
    if before is None:
        return {}
    return {
        (type.label, one.name): before.ids.meanings.get(one.id, "")
        for type in before.database.types
        for one in type.variables
    }


def _things_before(
    before: Folder | None,
) -> Iterator[tuple[tuple[bool, str], str]]:
    if before is None:
        return
    for one in before.database.entities:
        if one.id in before.ids.things:
            id = before.ids.things[one.id]
            yield (id.startswith("claim/"), flat(one.value)), id


def _kind(entities: Iterable[Entity], meanings: Mapping[int, str]) -> ActorKind:
    """Return the kind of a new actor, which an attribute of its may say."""
    every = [*entities]
    person = all(meanings[one.variable] == "person" for one in every)
    kinds = {one.attributes.get("kind", "") for one in every}
    for kind in ActorKind:
        if kind.value in kinds and (kind is ActorKind.PERSON) is person:
            return kind
    return ActorKind.PERSON if person else ActorKind.ORGANIZATION


def _bears(actor: Actor, label: str) -> bool:
    names = (actor.label, *(text for _, text in actor.labels), *actor.aliases)
    return label in {flat(one) for one in names}


def _short(words: str) -> str:
    """Return the beginning of a name as part of an id; never nothing."""
    short = slug(words)
    if len(short) > _LONGEST:
        # What was cut tells long names apart that begin alike.
        cut = hashlib.sha256(short.encode()).hexdigest()[:6]
        short = f"{short[:_LONGEST].rstrip('-')}-{cut}"
    return short or "unnamed"


def _day(seconds: int) -> date | None:
    try:
        return (_EPOCH + timedelta(seconds=seconds)).date()
    except OverflowError:
        return None


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
