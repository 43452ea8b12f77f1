"""Registers of a ParlaMint corpus: who its speakers are, and what they were when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg.readers.parliaments.periods import Period, read_period
from kg.readers.parliaments.pointers import beside, id_words, reference
from kg.readers.parliaments.record_text import Post
from kg.readers.parliaments.xml_lines import flat_words
from kg.readers.parliaments.xml_stream import (
    Element,
    Step,
    attribute,
    local_name,
    read_events,
)

CONTAINERS = frozenset(
    {"teiCorpus", "TEI", "teiHeader", "profileDesc", "particDesc", "listPerson"}
    | {"listOrg", "text", "body", "back", "standOff"}
)
_PARTIES = frozenset({"politicalParty", "parliamentaryGroup", "ethnicCommunity"})
_MEMBERS = frozenset({"member", "MP", "mp", "representing", "representative", ""})
_NAME_PARTS = ("forename", "addName", "nameLink", "surname")
_LISTS = re.compile(r"list[-_]?(person|org)", re.I)

Worded = tuple[tuple[str | None, str], ...]  # a language, and words in it


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's place in an organisation for a time."""

    role: str
    names: Worded
    organization: str | None
    period: Period


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker of the corpus: the names of each time, and the affiliations."""

    names: tuple[tuple[Period, str | None, str], ...]
    affiliations: tuple[Affiliation, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """A parliament, government, party or group of the corpus."""

    kind: str
    names: Worded


@dataclass(slots=True)
class Register:
    """All persons and organisations of a corpus, by their ids."""

    persons: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)  # that it was read from
    missing: list[str] = field(default_factory=list)  # that it includes in vain

    def add(self, element: Element, name: str) -> None:
        """Take up a `person` or an `org`."""
        key = attribute(element, "id")
        if key and name == "person":
            self.persons[key] = _person(element)
        elif key and name == "org":
            self.organizations[key] = _organization(element)

    def joined(self, other: Register) -> Register:
        """Return both as one; what the other says goes first."""
        return Register(
            {**self.persons, **other.persons},
            {**self.organizations, **other.organizations},
            [*self.files, *other.files],
            [*self.missing, *other.missing],
        )

    def organization(self, reference: str) -> tuple[str, Organization] | None:
        """Return the organisation of an id, or the only one whose id ends in it."""
        if reference in self.organizations:
            return reference, self.organizations[reference]
        near = [key for key in self.organizations if key.endswith("." + reference)]
        return (near[0], self.organizations[near[0]]) if len(near) == 1 else None


def read_register(path: Path) -> Register:
    """Return the register of a corpus root, or of a list of its persons or bodies."""
    facts = path.stat() if path.exists() else None
    stamp = (facts.st_mtime_ns, facts.st_size) if facts else None
    return _read_register(path, stamp)


@lru_cache(maxsize=4)  # hundreds of sittings have one root
def _read_register(
    path: Path,
    stamp: tuple[int, int] | None,  # noqa: ARG001 - a changed file is read again
) -> Register:
    register, waiting = Register(), [path, *_sibling_list(path)]
    while waiting:
        one = waiting.pop(0)
        if one in register.files:
            continue
        register.files.append(one)
        for step, element, name in read_events(one, CONTAINERS):
            if step is not Step.WHOLE:
                continue
            register.add(element, name)
            parent = element.getparent()
            # What the root itself includes are sittings.
            if name == "include" and local_name(parent) != "teiCorpus":
                named = element.get("href")
                found = beside(one, named)
                waiting += found
                register.missing += [] if found or not named else [named]
    return register


def register_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a register consists of: itself, and what it includes."""
    return tuple(read_register(path).files)


def _sibling_list(path: Path) -> list[Path]:
    """Return the list of organisations beside a list of persons, or the reverse."""
    match = _LISTS.search(path.name)
    if match is None:
        return []
    swapped = {"person": "org", "org": "person"}[match.group(1).casefold()]
    wanted = path.name[: match.start(1)] + swapped + path.name[match.end(1) :]
    return [
        one
        for one in sorted(path.parent.iterdir())
        if one.name.casefold() == wanted.casefold() and one.is_file()
    ]


def person_name(person: Person, day: date | None, language: str | None) -> str:
    """Return the name a person had on a day, in the language of the record if given."""
    held = [(lang, name) for period, lang, name in person.names if period.holds(day)]
    names = held or [(lang, name) for _, lang, name in person.names]
    return choose(names, language) or ""


def person_posts(
    register: Register, person: Person, day: date | None, language: str | None
) -> Iterator[tuple[Post, str | None]]:
    """Yield what a person was on a day, offices first, each with a warning if any."""
    for rank in (0, 1, 2):
        for one in person.affiliations:
            if one.period.holds(day) and not one.period.reversed:
                post, kind, warning = _post(register, one, language)
                if _rank(one, kind) == rank:
                    yield post, warning


def broken_periods(person: Person) -> int:
    """Return how many affiliations of a person end before they begin."""
    return sum(one.period.reversed for one in person.affiliations)


def _rank(one: Affiliation, kind: str) -> int:
    if one.role not in _MEMBERS:
        return 0
    return 2 if kind in _PARTIES else 1


def _post(
    register: Register, one: Affiliation, language: str | None
) -> tuple[Post, str, str | None]:
    role = choose(one.names, language)
    if role is None and one.role not in _MEMBERS:
        role = id_words(one.role).casefold()
    if one.organization is None:
        return Post(role), "", None
    found = register.organization(one.organization)
    if found is None:
        return Post(role), "", f"no organisation has the id {one.organization!r}"
    key, body = found
    warning = None
    if key != one.organization:
        warning = f"the id {one.organization!r} was taken for {key!r}"
    if role is None and body.kind == "parliament":
        return Post(None), body.kind, warning  # as everybody who speaks there
    name = choose(body.names, language)
    return Post(role, (name,) if name else ()), body.kind, warning


def choose(names: Iterable[tuple[str | None, str]], language: str | None) -> str | None:
    """Return the words in a language; else those in none, in English, or the first."""
    given = [(lang, words) for lang, words in names if words]
    wanted = (language or "").partition("-")[0]
    for fits in (
        lambda lang: lang is not None and lang == language,
        lambda lang: lang is not None and lang.partition("-")[0] == wanted,
        lambda lang: lang is None,
        lambda lang: lang is not None and lang.partition("-")[0] == "en",
    ):
        for lang, words in given:
            if fits(lang):
                return words
    return given[0][1] if given else None


def _person(element: Element) -> Person:
    names, places = [], []
    for child in element:
        kind = local_name(child)
        if kind == "persName":
            names.append(
                (read_period(child), attribute(child, "lang"), _full_name(child))
            )
        elif kind == "affiliation":
            places.append(
                Affiliation(
                    role=child.get("role") or "",
                    names=_worded(child, "roleName"),
                    organization=reference(child.get("ref")),
                    period=read_period(child),
                )
            )
    return Person(tuple(names), tuple(places))


def _full_name(element: Element) -> str:
    parts: Mapping[str, list[str]] = {name: [] for name in _NAME_PARTS}
    for child in element:
        kind = local_name(child)
        if kind in parts and (kind != "addName" or child.get("type") == "patronymic"):
            parts[kind].append(flat_words(child))
    words = " ".join(word for kind in _NAME_PARTS for word in parts[kind] if word)
    return words or flat_words(element)


def _organization(element: Element) -> Organization:
    full = [
        (attribute(child, "lang"), flat_words(child))
        for child in element
        if local_name(child) == "orgName" and child.get("full") not in ("abb", "init")
    ]
    return Organization(
        element.get("role") or "", tuple(full) or _worded(element, "orgName")
    )


def _worded(element: Element, name: str) -> Worded:
    return tuple(
        (attribute(child, "lang"), flat_words(child))
        for child in element
        if local_name(child) == name
    )
