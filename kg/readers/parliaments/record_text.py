"""The plain text of a record in XML, made line by line, and what stands where in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.errors import NoStatements
from kg.model import (
    Block,
    BlockKind,
    Capacity,
    Document,
    Mode,
    Part,
    Piece,
    Reading,
    Section,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from kg.readers.parliaments.xml_lines import Line, squeeze

UNNAMED = "Unnamed speaker"  # the label of words that a record gives to nobody
_RULE = "utterance"
_METHOD = "record"


@dataclass(frozen=True, slots=True)
class Post:
    """A role and the organisations it is held in, in the words of a record."""

    role: str | None
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """The words above an utterance, and what they name; offsets index `text`."""

    text: str
    source: Span  # the words that name the speaker
    speaker: Speaker


@dataclass(slots=True)
class _Part:
    """A section while it is open: where it begins, and in which it stands."""

    heading: Piece
    level: int
    parent: int | None
    before: int  # where the text ended before the heading
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Turn:
    """An utterance as it was written, before all sections have ended."""

    parts: tuple[Part, ...]
    speaker: Speaker
    attribution: Span
    source: Span
    section: int | None


def compose_label(name: str, kind: SpeakerKind, posts: Iterable[Post] = ()) -> Label:
    """Return the label "Name (Role, Organisation)" of a speaker."""
    return extend_label(
        Label(name, Span(0, len(name)), Speaker(name, kind, (), _METHOD)), posts
    )


def extend_label(label: Label, posts: Iterable[Post]) -> Label:
    """Return a label with these posts after it, in brackets."""
    text, capacities = label.text, list(label.speaker.capacities)
    mark = " ("
    for post in posts:
        words = [word for word in (post.role, *post.organizations) if word]
        if not words:
            continue
        text += mark
        pieces = []
        start = len(text)
        for at, word in enumerate(words):
            text += ", " if at else ""
            pieces.append(Piece(Span(len(text), len(text) + len(word)), word))
            text += word
        role = pieces.pop(0) if post.role else None
        capacities.append(
            Capacity(role, tuple(pieces), Piece.cut(text, start, len(text)))
        )
        mark = ", "
    if mark == " (":
        return label
    speaker = replace(label.speaker, capacities=tuple(capacities))
    return replace(label, text=text + ")", speaker=speaker)


class Rendition:
    """A text under construction: each thing written is known by its offsets."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._parts: list[_Part] = []
        self._open: list[int] = []
        self._turns: list[_Turn] = []
        self._names: dict[str, str] = {}
        self.title: Piece | None = None
        self.issued: tuple[date, Span] | None = None
        self.forum: Piece | None = None
        self.session: Piece | None = None
        self.publisher: Piece | None = None
        self.language: str | None = None
        self.warnings: dict[str, None] = {}

    def warn(self, message: str) -> None:
        """Keep a warning, once."""
        self.warnings[message] = None

    def write(self, words: str, kind: BlockKind) -> Piece:
        """Write one line, which must not be empty, and return it with its place."""
        line = squeeze(words)
        return Piece(self._put(line, kind, "\n\n"), line)

    def _put(self, words: str, kind: BlockKind, gap: str) -> Span:
        if self._length:
            self._text.append(gap)
            self._length += len(gap)
        start = self._length
        self._text.append(words)
        self._length += len(words)
        span = Span(start, self._length)
        self._blocks.append(Block(kind, span))
        return span

    def write_lines(self, lines: Iterable[Line]) -> None:
        """Write what nobody says: what the record tells of the sitting."""
        for line in lines:
            self._put(line.text, BlockKind.NOTE, "\n\n")

    def open_section(self, heading: str, level: int) -> None:
        """Write a heading; it ends the sections of its level and below."""
        self.close_sections(level)
        before = self._length
        piece = self.write(heading, BlockKind.SECTION)
        parent = self._open[-1] if self._open else None
        self._open.append(len(self._parts))
        self._parts.append(_Part(piece, level, parent, before))

    def close_sections(self, level: int) -> None:
        """End the open sections of this level and below."""
        while self._open and self._parts[self._open[-1]].level >= level:
            self._parts[self._open.pop()].end = self._length

    @property
    def levels(self) -> list[int]:
        """The levels of the open sections, outer to inner."""
        return [self._parts[at].level for at in self._open]

    def leave(self, level: int) -> None:
        """End the section of this level before the one in it, which stays open."""
        outer = next(at for at in self._open if self._parts[at].level == level)
        inner = next(at for at in self._open if self._parts[at].parent == outer)
        heading = self._parts[outer].heading.span
        self._parts[outer].end = max(heading.end, self._parts[inner].before)
        self._parts[inner].parent = self._parts[outer].parent
        self._open.remove(outer)

    def utter(self, label: Label, lines: Sequence[Line]) -> None:
        """Write an utterance: its label, and its lines, at least one."""
        at = self._put(label.text + ":", BlockKind.PARAGRAPH, "\n\n").start
        parts: list[Part] = []
        for number, line in enumerate(lines):
            cut = line.parts
            kind = BlockKind.QUOTATION if line.said else BlockKind.NOTE
            span = self._put(line.text, kind, "\n\n" if number else "\n")
            if len(cut) == 1:
                parts.append(Part(cut[0][0], span))
                continue
            for part, first, last in cut:
                place = Span(span.start + first, span.start + last)
                parts.append(Part(part, place))
        speaker = _shifted(label.speaker, at)
        attribution = Span(at, at + len(label.text))
        source = attribution
        if label.source.end - label.source.start < len(label.text):
            source = Span(at + label.source.start, at + label.source.end)
        section = self._open[-1] if self._open else None
        self._turns.append(_Turn(tuple(parts), speaker, attribution, source, section))
        if speaker.identifier and speaker.kind is SpeakerKind.PERSON:
            self._names.setdefault(speaker.identifier, speaker.name)

    def finish(
        self, document: str, path: Path, sha256: str, reader: tuple[str, str]
    ) -> Reading:
        """Return what a reader of this name and version read.

        Raises NoStatements if nobody says anything.
        """
        name, version = reader
        if not self._turns:
            raise NoStatements(
                f"{path}: the {name} reader finds nobody in it who says anything"
            )
        self.close_sections(-1)
        spans = [Span(one.heading.span.start, one.end) for one in self._parts]
        made = Document(
            id=document,
            text="".join(self._text),
            sha256=sha256,
            reader=name,
            blocks=tuple(self._blocks),
            sections=self._sections(spans),
            title=self.title,
            issued=self.issued,
            language=self.language,
            forum=self.forum,
            session=self.session,
            publisher=self.publisher,
            translation=None,
            warnings=tuple(self.warnings),
            made=f"{name} {version}",
        )
        statements = tuple(
            self._statement(document, turn, spans) for turn in self._turns
        )
        return Reading(made, statements, ())

    def _sections(self, spans: list[Span]) -> tuple[Section, ...]:
        return tuple(
            Section(
                one.heading, span, None if one.parent is None else spans[one.parent]
            )
            for one, span in zip(self._parts, spans, strict=True)
        )

    def _statement(self, document: str, turn: _Turn, spans: list[Span]) -> Statement:
        return Statement(
            document=document,
            mode=Mode.DIRECT,
            span=_around(turn.parts),
            parts=turn.parts,
            speakers=(self._named(turn),),
            attribution=turn.attribution,
            source=turn.source,
            cue=None,
            section=None if turn.section is None else spans[turn.section],
            heading=None,
            rule=_RULE,
        )

    def _named(self, turn: _Turn) -> Speaker:
        """Name who holds an office, if the record names the same person elsewhere."""
        speaker = turn.speaker
        if speaker.kind is not SpeakerKind.UNNAMED or speaker.identifier is None:
            return speaker
        name = self._names.get(speaker.identifier)
        if name is None:
            return speaker
        office = Piece(turn.source, speaker.name)
        held = (Capacity(office, (), office), *speaker.capacities)
        return replace(speaker, name=name, kind=SpeakerKind.PERSON, capacities=held)


def _around(parts: tuple[Part, ...]) -> Span:
    if len(parts) == 1:
        return parts[0].span
    return Span(parts[0].span.start, parts[-1].span.end)


def _shifted(speaker: Speaker, by: int) -> Speaker:
    """Return a speaker whose posts are where the label was written."""
    if not speaker.capacities:
        return speaker
    moved = tuple(
        replace(
            one,
            role=_moved(one.role, by) if one.role else None,
            organizations=tuple(_moved(piece, by) for piece in one.organizations),
            printed=_moved(one.printed, by),
        )
        for one in speaker.capacities
    )
    return replace(speaker, capacities=moved)


def _moved(piece: Piece, by: int) -> Piece:
    return Piece(Span(piece.span.start + by, piece.span.end + by), piece.text)
