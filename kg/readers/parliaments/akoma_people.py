"""Who speaks in a debate in Akoma Ntoso: as printed, and as its references declare."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.model import Capacity, Piece, Span, Speaker, SpeakerKind
from kg.readers.parliaments.pointers import id_words, reference
from kg.readers.parliaments.record_text import UNNAMED, Label, Post, extend_label
from kg.readers.parliaments.speaker_labels import (
    TITLES,
    Printed,
    clean_label,
    kind_of,
    read_label,
)
from kg.readers.parliaments.xml_lines import flat_words, squeeze
from kg.readers.parliaments.xml_stream import Element, attribute, local_name

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """What a speech says of its speaker."""

    printed: str  # its `from`
    by: str = ""
    role: str = ""  # its `as`
    name_in: str = ""  # the words of `from` that are marked up as a person
    role_in: str = ""  # and those that are marked up as a role


@dataclass(slots=True)
class People:
    """The persons, roles and organisations that a debate declares."""

    warn: Callable[[str], None]
    persons: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)
    _labels: dict[Voice, Label] = field(default_factory=dict)

    def declare(self, element: Element) -> None:
        """Take up a `TLCPerson`, `TLCRole` or `TLCOrganization`."""
        key = attribute(element, "eId") or attribute(element, "id")
        shown = squeeze(element.get("showAs") or "")
        known = {
            "TLCPerson": self.persons,
            "TLCRole": self.roles,
            "TLCOrganization": self.organizations,
        }.get(local_name(element))
        if known is not None and key:
            known[key] = shown or id_words(key)

    def label(self, voice: Voice, line: int) -> Label:
        """Return the label of a speech; `line` is where it is, for a warning."""
        known = self._labels.get(voice)
        if known is None:
            known = self._labels[voice] = self._label(voice, f"line {line}")
        return known

    def _label(self, voice: Voice, at: str) -> Label:
        key = reference(voice.by) or ""
        text = clean_label(squeeze(voice.printed)) or self._shown(key, at)
        self._check(voice, key, at)
        printed = _marked(text, voice) or read_label(text or UNNAMED)
        if not text:
            text, printed = UNNAMED, replace(printed, kind=SpeakerKind.UNNAMED)
        label = _printed_label(text, printed)
        person = self.persons.get(key, "")
        if key in self.organizations and not person:
            speaker = replace(label.speaker, kind=SpeakerKind.ORGANIZATION)
            return replace(label, speaker=speaker)
        if printed.kind is SpeakerKind.UNNAMED and person:
            label = _in_office(label, person)
        elif printed.kind is SpeakerKind.PERSON:
            label = self._person(label, person, at)
        if label.speaker.kind is not SpeakerKind.PERSON:
            return label
        role = self.roles.get(reference(voice.role) or "")
        if role and not label.speaker.capacities:
            label = extend_label(label, (Post(role),))
        known = key if key and key not in self.roles else None
        return replace(label, speaker=replace(label.speaker, identifier=known))

    def _person(self, label: Label, shown: str, at: str) -> Label:
        """Name a person as the references do, where they say more than the label."""
        name = label.speaker.name
        if shown in ("", name):
            return label
        printed, declared = _words(name), _words(shown)
        if not printed & declared:
            self.warn(f"{at}: {name!r} is printed, but the record says {shown!r}")
        if kind_of(shown) is not SpeakerKind.PERSON:
            return label
        start = label.text.find(shown, label.source.start, label.source.end)
        if start > label.source.start:  # "Deputy Ada Example"
            return _without_title(label, start, shown)
        if printed and printed <= declared:
            return replace(label, speaker=replace(label.speaker, name=shown))
        return label

    def _shown(self, key: str, at: str) -> str:
        """Return what a speech without a printed label is to be labelled."""
        for known in (self.persons, self.roles, self.organizations):
            if key in known:
                return clean_label(known[key])
        self.warn(f"{at}: nobody is printed above this speech")
        return id_words(key) if key else ""

    def _check(self, voice: Voice, key: str, at: str) -> None:
        if key and key in self.roles and key not in self.persons:
            self.warn(f"{at}: by={voice.by!r} is a role, not a person")
        elif key and key not in self.persons and key not in self.organizations:
            self.warn(f"{at}: by={voice.by!r} is nobody that the record declares")


def read_voice(element: Element, around: Element | None = None) -> Voice:
    """Return what a speech, or the group around it, says of its speaker."""
    printed = next((one for one in element if local_name(one) == "from"), None)
    found = {"person": "", "role": ""}
    pointer = element.get("by") or ""
    for one in () if printed is None else printed.iter():
        kind = local_name(one)
        if kind in found and not found[kind]:
            found[kind] = flat_words(one)
            if kind == "person":
                pointer = pointer or one.get("refersTo") or ""
    outer = {} if around is None else around.attrib
    return Voice(
        printed="" if printed is None else flat_words(printed),
        by=pointer or str(outer.get("by") or ""),
        role=element.get("as") or str(outer.get("as") or ""),
        name_in=found["person"],
        role_in=found["role"],
    )


def _marked(text: str, voice: Voice) -> Printed | None:
    """Say what a label names by the markup in it, if a person is marked up."""
    start = text.find(voice.name_in) if voice.name_in else -1
    if start < 0 or kind_of(voice.name_in) is not SpeakerKind.PERSON:
        return None
    role = text.find(voice.role_in) if voice.role_in else -1
    return Printed(
        SpeakerKind.PERSON,
        (start, start + len(voice.name_in)),
        (role, role + len(voice.role_in)) if role >= 0 else None,
    )


def _printed_label(text: str, printed: Printed) -> Label:
    capacities: tuple[Capacity, ...] = ()
    if printed.role:
        role = Piece.cut(text, *printed.role)
        capacities = (Capacity(role, (), role),)
    speaker = Speaker(text[slice(*printed.name)], printed.kind, capacities, "record")
    return Label(text, Span(*printed.name), speaker)


def _without_title(label: Label, start: int, shown: str) -> Label:
    """Name a person by the name alone; what stands before it is a role, or polite."""
    before = label.text[label.source.start : start].rstrip()
    held = label.speaker.capacities
    if _words(before):
        at = label.source.start
        role = Piece.cut(label.text, at, at + len(before))
        held = (*held, Capacity(role, (), role))
    speaker = replace(label.speaker, name=shown, capacities=held)
    return replace(label, source=Span(start, start + len(shown)), speaker=speaker)


def _in_office(label: Label, shown: str) -> Label:
    """Name who holds a printed office, where the references name a person for it."""
    if kind_of(shown) is not SpeakerKind.PERSON or _words(shown) <= _words(label.text):
        return label
    start = len(label.text) + 2
    role = Piece.cut(label.text, 0, len(label.text))
    return Label(
        f"{label.text} ({shown})",
        Span(start, start + len(shown)),
        Speaker(shown, SpeakerKind.PERSON, (Capacity(role, (), role),), "record"),
    )


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.casefold()) if word not in TITLES}
