"""Synthetic session reports, with all that a reader would find in them.

The same world and number give the same report, whatever was made before it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.coders import codings_of
from benchmarks.page import Page, Words, write_words
from benchmarks.world import Held, World
from kg.actors import Resolved, resolve
from kg.codings import Coding
from kg.model import (
    Capacity,
    Document,
    HeadingClaim,
    Mode,
    Piece,
    Reading,
    Section,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    TranslationNote,
)
from kg.vocabulary import ExtractionRule, SpeakerMethod

PER_DOCUMENT = 25
EDITORIAL = 3  # sentences of the lead, in the publisher's own voice
PER_HEADING = 2
FIRST_DAY, DAYS = date(2015, 1, 1), 3650
SECTIONS = (
    ("KEY CONCLUSIONS", "fact"),
    ("PROBLEMS", "problem"),
    ("SOLUTIONS", "proposal"),
)
NOTES = (
    ("ai-mentioned-ambiguous", ("original-by-ai", "by-ai"), 0.6),
    ("stated", ("stated",), 0.8),
)


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One document with all that its readers and its coders made of it."""

    record: SourceRecord
    publisher: str
    resolved: Resolved
    codings: tuple[Coding, ...]
    sentences: dict[Span, tuple[Span, ...]]  # whole said sentences, by statement


def document_count(world: World) -> int:
    """Return how many documents hold the world's statements."""
    return -(-world.statements // PER_DOCUMENT)


def report(world: World, index: int) -> Synthetic:
    """Return one report; it does not depend on the others."""
    return _Report(world, index).read()


class _Report:
    """Writes one report and keeps what a reader would have found in it."""

    def __init__(self, world: World, index: int) -> None:
        self.world = world
        self.rng = Random(f"{world.seed}/{world.statements}/{index}")
        self.index = index
        self.page = Page()
        days = index * DAYS // document_count(world)
        self.day = FIRST_DAY + timedelta(days=days)
        self.id = f"synthetic-{self.day.isoformat()}-{index:05d}"
        self.count = min(PER_DOCUMENT, world.statements - index * PER_DOCUMENT)
        self.statements: list[Statement] = []
        self.under: list[int] = []  # the heading that each quotation is printed under
        self.headings: list[tuple[Piece, int | None]] = []  # with the section around it
        self.end = 0  # of the last section
        self.sentences: dict[Span, tuple[Span, ...]] = {}

    def read(self) -> Synthetic:
        publisher = self.world.publishers.draw(self.rng)
        document = self._write(publisher)
        reading = Reading(document, self._placed(document), self._claims(document))
        resolved = resolve(reading, self.world.authority, publisher)
        return Synthetic(
            record=self._record(publisher),
            publisher=publisher,
            resolved=resolved,
            codings=codings_of(resolved, self.sentences, self.world, self.index),
            sentences=self.sentences,
        )

    def _record(self, publisher: str) -> SourceRecord:
        return SourceRecord(
            id=self.id,
            file=f"{self.id}.txt",
            publisher=publisher,
            language="en",
            url=f"https://example.org/reports/{self.id}",
            licence="made up; free to use",
            reader="session-report",
        )

    def _write(self, publisher: str) -> Document:
        page, label = self.page, self.world.labels[publisher]
        issued = page.write(self.day.isoformat()).span
        page.skip("\n\n")
        title = page.write(f"Report {self.index + 1} of a session")
        page.skip("\n\n")
        session, forum = self._lead(label)
        self._body()
        note = self._translation()
        page.skip("\n\nFor more information, ask ")
        named = page.write(label)
        text = page.text
        return Document(
            id=self.id,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            reader="session-report",
            blocks=(),
            sections=self._sections(),
            title=title,
            issued=(self.day, issued),
            language="en",
            forum=forum,
            session=session,
            publisher=named,
            translation=note,
        )

    def _lead(self, publisher: str) -> tuple[Piece, Piece]:
        speaker = Speaker(
            publisher, SpeakerKind.ORGANIZATION, (), SpeakerMethod.PUBLISHER
        )
        for _ in range(min(EDITORIAL, self.count)):
            words = write_words(self.page, self.rng, self.world, 1)
            self._add(
                words,
                Statement(
                    document=self.id,
                    mode=Mode.EDITORIAL,
                    span=words.span,
                    parts=tuple(words.parts),
                    speakers=(speaker,),
                    attribution=None,
                    source=None,
                    cue=None,
                    section=None,
                    heading=None,
                    rule=ExtractionRule.LEAD_SENTENCE,
                ),
            )
            self.page.skip(" ")
        self.page.skip("So it was said at ")
        session = self.page.write(f"Session {self.index + 1}")
        self.page.skip(" of ")
        forum = self.page.write(f"Forum {self.index % 20 + 1}")
        self.page.skip(".\n\n")
        return session, forum

    def _body(self) -> None:
        quotations = self.count - len(self.statements)
        headings = -(-quotations // PER_HEADING)
        each = -(-headings // len(SECTIONS))
        for number in range(headings):
            if number % each == 0:
                self._heading(SECTIONS[number // each][0], None)
                section = len(self.headings) - 1
            self._heading(f"Heading {number + 1} of report {self.index + 1}", section)
            for _ in range(min(PER_HEADING, quotations - number * PER_HEADING)):
                self._quotation()
                self.under.append(len(self.headings) - 1)
        self.end = self.page.at

    def _heading(self, words: str, outer: int | None) -> None:
        self.headings.append((self.page.write(words), outer))
        self.page.skip("\n\n")

    def _quotation(self) -> None:
        """Write a quotation with its attribution after it, or sometimes before it."""
        page, kind = self.page, self.rng.random()
        before, cue = kind >= 0.9, None
        rule = ExtractionRule.QUOTATION_THEN_ATTRIBUTION
        if before:
            rule = ExtractionRule.ATTRIBUTION_THEN_QUOTATION
            speaker, attribution, source = self._attribution()
            page.skip(", ")
            cue = page.write("noted").span
            page.skip(": ")
        page.skip("“")
        words = write_words(page, self.rng, self.world, self.rng.randint(2, 4))
        page.skip("”")
        if not before:
            page.skip(" ")
            if kind >= 0.8:
                rule = ExtractionRule.QUOTATION_THEN_VERB_THEN_ATTRIBUTION
                cue = page.write("said").span
                page.skip(" ")
            speaker, attribution, source = self._attribution()
        page.skip(".\n\n")
        self._add(
            words,
            Statement(
                document=self.id,
                mode=Mode.DIRECT,
                span=words.span,
                parts=tuple(words.parts),
                speakers=(speaker,),
                attribution=attribution,
                source=source,
                cue=cue,
                section=None,
                heading=None,
                rule=rule,
            ),
        )

    def _attribution(self) -> tuple[Speaker, Span, Span]:
        start = self.page.at
        name = self.page.write(self.world.speakers.draw(self.rng))
        capacities = []
        for number, held in enumerate(self.world.capacities[name.text]):
            self.page.skip("; " if number else ", ")
            capacities.append(self._capacity(held))
        speaker = Speaker(
            name.text, SpeakerKind.PERSON, tuple(capacities), SpeakerMethod.NAMED
        )
        return speaker, Span(start, self.page.at), name.span

    def _capacity(self, held: Held) -> Capacity:
        role = self.page.write(held.role)
        places = []
        for label in held.organizations:
            self.page.skip(", ")
            places.append(self.page.write(label))
        last = places[-1]
        printed = f"{held.role}, {', '.join(held.organizations)}"
        whole = Piece(Span(role.span.start, last.span.end), printed)
        return Capacity(role, tuple(places), whole)

    def _add(self, words: Words, statement: Statement) -> None:
        mentions = tuple(sorted(words.mentions, key=lambda one: one.span))
        self.statements.append(replace(statement, mentions=mentions))
        self.sentences[words.span] = tuple(words.sentences)

    def _translation(self) -> TranslationNote | None:
        chance = self.rng.random()
        for value, readings, bound in NOTES:
            if chance < bound:
                at = self.page.write("* This is a translation of made-up material.")
                return TranslationNote(at.span, value, readings)
        return None

    # -- what only the whole page tells ------------------------------------------

    def _sections(self) -> tuple[Section, ...]:
        """Return the sections: each ends where the next of its level begins."""
        spans: list[Span] = []
        for number, (heading, outer) in enumerate(self.headings):
            later = (
                piece.span.start
                for piece, around in self.headings[number + 1 :]
                if outer is not None or around is None
            )
            spans.append(Span(heading.span.start, next(later, self.end)))
        return tuple(
            Section(heading, spans[n], None if outer is None else spans[outer])
            for n, (heading, outer) in enumerate(self.headings)
        )

    def _placed(self, document: Document) -> tuple[Statement, ...]:
        lead = len(self.statements) - len(self.under)
        placed = list(self.statements[:lead])
        for statement, at in zip(self.statements[lead:], self.under, strict=True):
            section = document.sections[at]
            placed.append(
                replace(statement, section=section.span, heading=section.heading)
            )
        return tuple(placed)

    def _claims(self, document: Document) -> tuple[HeadingClaim, ...]:
        types = dict(SECTIONS)
        lead = len(self.statements) - len(self.under)
        return tuple(
            HeadingClaim(
                document=self.id,
                heading=heading,
                section=document.sections[number].span,
                claim_type=types[self.headings[outer][0].text],
                statements=tuple(
                    one.span
                    for one, at in zip(self.statements[lead:], self.under, strict=True)
                    if at == number
                ),
            )
            for number, (heading, outer) in enumerate(self.headings)
            if outer is not None
        )
