"""Who speaks in a sitting in TEI: the register's person, else what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import SpeakerKind
from kg.readers.parliaments.pointers import id_words, reference
from kg.readers.parliaments.record_text import UNNAMED, Label, Post, compose_label
from kg.readers.parliaments.registers import (
    Person,
    Register,
    broken_periods,
    person_name,
    person_posts,
)
from kg.readers.parliaments.speaker_labels import (
    TITLES,
    clean_label,
    is_office,
    kind_of,
    read_label,
)

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """What an utterance says of its speaker."""

    who: str  # a pointer to a person, or nothing
    printed: str  # the note above it
    chair: bool


@dataclass(slots=True)
class Speakers:
    """The speakers of one sitting, each with the label that is written above."""

    register: Register
    day: date | None
    language: str | None
    warn: Callable[[str], None]
    lacking: set[str] = field(default_factory=set)  # ids that no person has
    _labels: dict[Voice, Label] = field(default_factory=dict)

    def label(self, voice: Voice, line: int) -> Label:
        """Return the label of who speaks; `line` is where, for a warning."""
        known = self._labels.get(voice)
        if known is None:
            known = self._labels[voice] = self._label(voice, f"line {line}")
        return known

    def _label(self, voice: Voice, at: str) -> Label:
        if len(voice.who.split()) > 1:
            self.warn(f"{at}: who={voice.who!r} names several; the first was taken")
        key, printed = reference(voice.who), clean_label(voice.printed)
        person = self.register.persons.get(key or "")
        if key is None:
            self.warn(f"{at}: the record does not say who says this")
        elif person is None:
            self._lack(key, at)
        if key and person:
            label = self._registered(key, person, printed, voice.chair)
            self._compare(label.speaker.name, printed, at)
        else:
            label = _unregistered(key, printed, voice.chair)
        pointer = f"#{key}" if key else None
        return replace(label, speaker=replace(label.speaker, identifier=pointer))

    def _lack(self, key: str, at: str) -> None:
        if not self.register.persons:
            self.warn("there is no register: speakers are named as printed")
        elif key not in self.lacking:
            self.warn(f"{at}: no person has the id {key!r}")
        self.lacking.add(key)

    def _registered(self, key: str, person: Person, printed: str, chair: bool) -> Label:
        name = person_name(person, self.day, self.language) or id_words(key)
        posts = list(self._posts(key, person))
        role = _printed_role(printed, name)
        if role or chair:
            posts.insert(0, Post(role or "Chair"))
        return compose_label(name, SpeakerKind.PERSON, _distinct(posts))

    def _posts(self, key: str, person: Person) -> Iterator[Post]:
        if broken := broken_periods(person):
            self.warn(f"{key}: {broken} affiliation(s) end before they begin")
        for post, warning in person_posts(
            self.register, person, self.day, self.language
        ):
            if warning:
                self.warn(f"{key}: {warning}")
            yield post

    def _compare(self, name: str, printed: str, at: str) -> None:
        """Warn of a note that names somebody else than the utterance does."""
        if not printed or is_office(printed):
            return
        if not _words(printed) & _words(name):
            self.warn(f"{at}: the record says {name!r}, the note above it {printed!r}")


def _unregistered(key: str | None, printed: str, chair: bool) -> Label:
    """Return the label of a speaker in no register: as printed, or the id's words."""
    if printed:
        read = read_label(printed)
        role = printed[slice(*read.role)] if read.role else None
        name, kind = printed[slice(*read.name)], read.kind
    elif key:
        role, name = None, id_words(key)
        kind = kind_of(name)
    else:
        role, name, kind = None, UNNAMED, SpeakerKind.UNNAMED
    if role is None and chair and kind is SpeakerKind.PERSON:
        role = "Chair"
    return compose_label(name, kind, (Post(role),))


def _printed_role(printed: str, name: str) -> str | None:
    """Return the role that a note gives a speaker whose name is known."""
    if not printed:
        return None
    read = read_label(printed)
    if read.role:
        return printed[slice(*read.role)]
    if read.kind is SpeakerKind.UNNAMED:
        return printed
    known, before = _words(name), list[str]()
    for word in printed.split():
        if _words(word) & known:
            break
        before.append(word)
    else:
        return None
    while before and (before[-1][-1] in ".," or before[-1].casefold() in TITLES):
        before.pop()
    role = " ".join(before)
    return role if _WORD.search(role) else None


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.casefold()) if len(word) > 2}


def _distinct(posts: Iterable[Post]) -> list[Post]:
    """Return each post once, and no role or body alone that another post joins."""
    given = [one for one in dict.fromkeys(posts) if one.role or one.organizations]
    whole = [one for one in given if one.role and one.organizations]
    roles = {(one.role or "").casefold() for one in whole}
    bodies = {body for one in whole for body in one.organizations}
    return [
        one
        for one in given
        if one in whole
        or (one.role and one.role.casefold() not in roles)
        or not bodies.issuperset(one.organizations or ("",))
    ]
