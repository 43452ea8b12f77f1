"""A document's own graph: its source, sections, events, statements and mentions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.actors import Resolved
from kg.model import (
    Actor,
    HeadingClaim,
    Membership,
    Mention,
    MentionStatus,
    PartKind,
    SourceRecord,
    Span,
    Statement,
    TranslationNote,
    Verdict,
)
from kg.names import flat, slug
from kg.triples.authority import actor_lines
from kg.triples.iris import Minter, coded
from kg.triples.terms import GraphLines, day, integer, text
from kg.vocabulary import DCT, FOAF, KG, OA, ORG, PROV, RDFS, SCHEMA, SKOS

PARTS = {
    PartKind.SAID: KG.Said,
    PartKind.ELISION: KG.Elision,
    PartKind.INSERTION: KG.EditorialInsertion,
}


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The two graphs of one document: what is proved, and what is not."""

    source: GraphLines
    candidates: GraphLines

    def __iter__(self) -> Iterator[GraphLines]:
        yield self.source
        yield self.candidates


def document_lines(
    resolved: Resolved, record: SourceRecord, publisher: str, mint: Minter, program: str
) -> DocumentLines:
    """Return all that one document says by itself, before any coding.

    `publisher` is the local id of the publisher, `program` the name and version of the
    extractor.
    """
    return _DocumentWriter(resolved, record, publisher, mint, program).write()


class _DocumentWriter:
    """Writes one document; holds what every line of it needs."""

    def __init__(
        self,
        resolved: Resolved,
        record: SourceRecord,
        publisher: str,
        mint: Minter,
        program: str,
    ) -> None:
        self.resolved = resolved
        self.reading = resolved.reading
        self.document = resolved.reading.document
        self.record = record
        self.publisher = mint.thing(publisher)
        self.mint = mint
        self.program = mint.agent(program)
        self.source = mint.source(self.document.id)
        self.language = record.language or self.document.language
        self.out = GraphLines(mint.graph("source", self.document.id))
        self.unproved = GraphLines(mint.graph("candidates", self.document.id))

    def write(self) -> DocumentLines:
        self._source()
        self._sections()
        session = self._events()
        claims = {one.heading.span: self._claim(one) for one in self.reading.claims}
        for statement in self.reading.statements:
            self._statement(statement, session, claims)
        for held in self.resolved.memberships.values():
            for membership in held:
                self._membership(membership)
        for actor in self.resolved.candidates:
            self._candidate(actor)
        return DocumentLines(self.out, self.unproved)

    def span(
        self, span: Span, *classes: str, quoted: bool = True, proved: bool = True
    ) -> str:
        """Write a span with its selectors and return its IRI."""
        out = self.out if proved else self.unproved
        node = self.mint.span(self.document.id, span)
        out.type(node, *(classes or (KG.Span,)))
        write_span(self.out, self.mint, self.document.id, span)
        if quoted:
            self._quote(self.out, node, span)
        return node

    def _quote(self, out: GraphLines, node: str, span: Span) -> None:
        quote = self.mint.selector(self.document.id, "quote", span)
        out.link(node, OA.hasSelector, quote)
        out.type(quote, OA.TextQuoteSelector)
        out.add(quote, OA.exact, text(span.of(self.document.text)))

    def words(self, value: str) -> str:
        return text(flat(value), self.language)

    def _source(self) -> None:
        out, node, record = self.out, self.source, self.record
        title = record.title or (self.document.title and self.document.title.text)
        issued = record.issued or (self.document.issued and self.document.issued[0])
        out.type(node, KG.Source)
        out.add(node, DCT.identifier, text(self.document.id))
        out.add(node, DCT.title, self.words(title or self.document.id))
        out.add(node, DCT.issued, day(issued) if issued else None)
        out.add(node, DCT.language, text(self.language) if self.language else None)
        out.link(node, DCT.publisher, self.publisher)
        out.add(node, DCT.license, text(record.licence) if record.licence else None)
        out.link(node, SCHEMA.url, record.url)
        out.add(node, KG.sha256, text(self.document.sha256))
        if self.document.made is not None:
            digest = hashlib.sha256(self.document.text.encode()).hexdigest()
            out.add(node, KG.textDigest, text(digest))
            out.add(node, KG.textMadeBy, text(self.document.made))
        out.type(self.program, PROV.SoftwareAgent)
        out.add(self.program, FOAF.name, text(self.program.rpartition("/")[2]))
        if self.document.translation is not None:
            self._translation(self.document.translation)

    def _translation(self, note: TranslationNote) -> None:
        self.out.link(self.source, KG.translationNote, coded("translation", note.value))
        self.out.link(self.source, KG.evidence, self.span(note.span))

    def _sections(self) -> None:
        for section in self.document.sections:
            node = self.span(section.span, KG.Section, KG.Span, quoted=False)
            self.out.link(node, KG.heading, self.span(section.heading.span))
            self.out.add(node, RDFS.label, self.words(section.heading.text))
            if section.parent is not None:
                outer = self.mint.span(self.document.id, section.parent)
                self.out.link(node, KG.partOfSection, outer)

    def _events(self) -> str | None:
        """Write the forum and the session, and return the innermost event."""
        forum, session = self.document.forum, self.document.session
        issued = self.record.issued or (
            self.document.issued and self.document.issued[0]
        )
        names: list[str] = []
        outer = None
        for piece in (forum, session):
            if piece is None:
                continue
            # The year tells one year's forum from the next; the page's date gives it.
            year = f"-{issued.year}" if issued and not names else ""
            names.append(slug(piece.text)[:80].strip("-") + year)
            node = self.mint.thing("event/" + "/".join(names))
            self.out.type(node, KG.Event)
            self.out.add(node, RDFS.label, self.words(piece.text))
            self.out.link(node, KG.evidence, self.span(piece.span))
            self.out.link(node, KG.partOfEvent, outer)
            outer = node
        return outer

    def _claim(self, claim: HeadingClaim) -> str:
        node = self.mint.heading_claim(self.document.id, claim.heading.span)
        self.out.type(node, KG.Claim)
        self.out.add(node, SKOS.prefLabel, self.words(claim.heading.text))
        self.out.link(node, KG.claimType, coded("type", claim.claim_type))
        self.out.link(node, KG.claimant, self.publisher)
        self.out.link(node, KG.evidence, self.span(claim.heading.span))
        self.out.link(node, PROV.wasQuotedFrom, self.source)
        return node

    def _candidate_statement(self, one: Statement) -> None:
        """Write words that may be somebody's, by predicates that assert nothing."""
        out = self.unproved
        node = self.mint.statement_candidate(self.document.id, one.span)
        out.type(node, KG.StatementCandidate)
        self._found(out, node, one)
        out.link(node, KG.proposedSpan, self._loose_span(one.span))
        for part in one.parts:
            out.link(node, KG.evidence, self._loose_span(part.span))
        for speaker in one.speakers:
            if speaker.actor is not None:
                out.link(node, KG.proposedSpeaker, self.mint.thing(speaker.actor))

    def _loose_span(self, span: Span) -> str:
        """Write a span and its words into the graph of what is not proved."""
        node = write_span(self.unproved, self.mint, self.document.id, span)
        self._quote(self.unproved, node, span)
        return node

    def _found(self, out: GraphLines, node: str, one: Statement) -> None:
        """Write where attributed words stand and how they were found."""
        out.link(node, PROV.wasQuotedFrom, self.source)
        out.link(node, KG.mode, coded("mode", one.mode))
        out.link(node, KG.rule, coded("rule", one.rule))
        out.link(node, KG.extractor, self.program)
        for speaker in one.speakers:
            out.link(node, KG.method, coded("method", speaker.method))
        write = self.span if out is self.out else self._loose_span
        for link, span in (
            (KG.attribution, one.attribution),
            (KG.sourceSpan, one.source),
            (KG.cue, one.cue),
        ):
            if span is not None:
                out.link(node, link, write(span))
        if one.section is not None:
            out.link(node, KG.inSection, self.mint.span(self.document.id, one.section))

    def _statement(
        self, one: Statement, session: str | None, claims: dict[Span, str]
    ) -> None:
        if not one.asserted:
            self._candidate_statement(one)
            return
        out = self.out
        node = self.mint.statement(self.document.id, one.span)
        out.type(node, KG.Statement)
        self._found(out, node, one)
        out.link(node, KG.span, self.span(one.span))
        for part in one.parts:
            out.link(node, KG.part, self.span(part.span, PARTS[part.kind], KG.Span))
        for speaker in one.speakers:
            if speaker.actor is not None:
                out.link(node, KG.speaker, self.mint.thing(speaker.actor))
        for held in self.resolved.memberships.get(one.span, ()):
            out.link(node, KG.inCapacity, self._membership_iri(held))
        if one.heading is not None:
            out.link(node, KG.adducedFor, claims.get(one.heading.span))
        out.link(node, KG.atEvent, session)
        for mention in one.mentions:
            self._mention(node, mention)

    def _mention(self, statement: str, mention: Mention) -> None:
        linked = mention.status is MentionStatus.LINKED
        out = self.out if linked else self.unproved
        node = self.span(mention.span, KG.Mention, KG.Span, proved=linked)
        out.link(statement, KG.hasMention, node)
        out.link(node, KG.mentionStatus, coded("mention", mention.status))
        for target in mention.targets:
            link = KG.refersTo if linked else KG.couldReferTo
            out.link(node, link, self.mint.thing(target))
        if mention.within is not None:
            out.link(node, KG.within, self.mint.span(self.document.id, mention.within))

    def _membership_iri(self, held: Membership) -> str:
        return self.mint.membership(held.member, held.organization, held.role)

    def _membership(self, held: Membership) -> None:
        out, node = self.out, self._membership_iri(held)
        out.type(node, ORG.Membership)
        out.link(node, ORG.member, self.mint.thing(held.member))
        if held.organization is not None:
            out.link(node, ORG.organization, self.mint.thing(held.organization))
        if held.role is not None:
            role = self.mint.concept(f"role-{slug(held.role)}")
            out.type(role, ORG.Role)
            out.add(role, SKOS.prefLabel, self.words(held.role))
            out.link(node, ORG.role, role)
        out.add(node, KG.titleAsPrinted, self.words(held.printed.text))
        out.link(node, KG.attestedIn, self.span(held.printed.span))
        out.add(node, KG.years, text(held.years) if held.years else None)

    def _candidate(self, actor: Actor) -> None:
        out = self.unproved
        actor_lines(out, actor, self.mint, self.language)
        for rival in self.resolved.rivals.get(actor.id, ()):
            node = self.mint.hashed("judgement", actor.id, rival, self.program)
            out.type(node, KG.Judgement)
            out.link(node, KG.judges, self.mint.thing(actor.id))
            out.link(node, KG.judges, self.mint.thing(rival))
            out.link(node, KG.verdict, coded("verdict", Verdict.UNSURE))
            out.link(node, PROV.wasAttributedTo, self.program)
            out.add(node, RDFS.comment, text("Several records bear this name.", "en"))


def write_span(out: GraphLines, mint: Minter, document: str, span: Span) -> str:
    """Write a span's source and its offsets; return its IRI."""
    node = mint.span(document, span)
    position = mint.selector(document, "pos", span)
    out.type(node, KG.Span)
    out.link(node, OA.hasSource, mint.source(document))
    out.link(node, OA.hasSelector, position)
    out.type(position, OA.TextPositionSelector)
    out.add(position, OA.start, integer(span.start))
    out.add(position, OA.end, integer(span.end))
    return node


def write_quoted_span(
    out: GraphLines, mint: Minter, document: tuple[str, str], span: Span
) -> str:
    """Write a span with the words it covers; `document` is an id and its text."""
    name, words = document
    node = write_span(out, mint, name, span)
    quote = mint.selector(name, "quote", span)
    out.link(node, OA.hasSelector, quote)
    out.type(quote, OA.TextQuoteSelector)
    out.add(quote, OA.exact, text(span.of(words)))
    return node
