"""What the graph gives back: flat values for lists, networks and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Part, Span


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An IRI with the label that people read and the kind of thing it is."""

    iri: str
    label: str
    kind: str  # person, organization, state, collective, initiative, topic, claim …


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The source of a statement, as far as the graph knows it."""

    iri: str
    id: str
    title: str
    publisher: str
    issued: str  # ISO date, or ""
    url: str  # http(s), or ""
    translation: str  # the translation note in words, or ""


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One statement of the graph, with everything that a card about it shows."""

    iri: str
    mode: str
    text: str  # from the first to the last quoted character, as printed
    span: Span
    parts: tuple[Part, ...]
    speakers: tuple[Thing, ...]
    role_line: str  # the attribution as printed, or ""
    document: SourceInfo
    section: str
    heading: str
    mentions: tuple[tuple[Thing, Span, bool], ...]  # what, where, whether in said words


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """One position of the graph, with the statement and the words it rests on."""

    iri: str
    holder: Thing
    target: Thing
    stance: str  # supports, opposes, mixed, neutral, reports
    rank: str  # preferred, normal, deprecated, or ""
    coder: str  # label
    coder_kind: str
    confidence: str
    statement: str  # IRI of the statement that holds the evidence
    evidence: tuple[tuple[Span, str], ...]
