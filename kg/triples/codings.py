"""What coders made, each in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kg.codings import Coding
from kg.model import Coder, InitiativeState, Participation, Position, Span
from kg.triples.iris import CODEBOOK, Minter, coded
from kg.triples.sources import write_quoted_span
from kg.triples.terms import GraphLines, day, decimal, integer, text, typed
from kg.vocabulary import FOAF, KG, PROV, RDFS, SKOS, XSD


class CodingWriter:
    """Writes what one coder did with one document; `words` is the document's text."""

    def __init__(self, coding: Coding, words: str, mint: Minter) -> None:
        self.coding = coding
        self.words = words
        self.mint = mint
        self.activity = mint.coding(coding.coder.id, coding.document)
        self.graph = mint.graph("coding", coding.coder.id, coding.document)
        self.out = GraphLines(self.graph)

    def write(self) -> GraphLines:
        """Return the graph of this coding."""
        self._activity()
        for position in self.coding.positions:
            self._position(position)
        for state in self.coding.states:
            self._state(state)
        for participation in self.coding.participations:
            self._participation(participation)
        return self.out

    def _activity(self) -> None:
        out, coder = self.out, self.coding.coder
        agent = self.mint.agent(coder.id)
        out.type(self.activity, KG.Coding)
        out.link(self.activity, KG.coderKind, coded("coder", coder.kind))
        out.link(self.activity, PROV.wasAssociatedWith, agent)
        out.link(self.activity, PROV.used, self.mint.source(self.coding.document))
        out.link(self.activity, PROV.used, self.mint.concept(CODEBOOK))
        out.type(agent, coder_class(coder))
        out.add(agent, FOAF.name, text(coder.label, "en"))
        if coder.note:
            out.add(agent, SKOS.editorialNote, text(coder.note, "en"))

    def _spans(self, node: str, link: str, spans: Iterable[Span]) -> None:
        for span in spans:
            place = self.coding.document, self.words
            at = write_quoted_span(self.out, self.mint, place, span)
            self.out.link(node, link, at)

    def _made(self, node: str, kind: str, note: str | None) -> None:
        self.out.type(node, kind)
        self.out.link(node, PROV.wasGeneratedBy, self.activity)
        if note:
            self.out.add(node, RDFS.comment, text(note, "en"))

    def _position(self, one: Position) -> None:
        out, node = self.out, position_iri(one, self.mint)
        self._made(node, KG.Position, one.note)
        statement = self.mint.statement(one.document, one.statement)
        out.link(node, PROV.wasDerivedFrom, statement)
        out.link(node, KG.holder, self.mint.thing(one.holder))
        out.link(node, KG.target, self.mint.thing(one.target))
        out.link(node, KG.stance, coded("stance", one.stance))
        if one.organization is not None:
            out.link(node, KG.onBehalfOf, self.mint.thing(one.organization))
        if one.cites is not None:
            out.link(node, KG.promotes, _cited(one.cites, self.mint))
        self._spans(node, KG.evidence, one.evidence)
        if one.condition is not None:
            self._spans(node, KG.condition, (one.condition,))
        if one.confidence is not None:
            out.add(node, KG.confidence, typed(decimal(one.confidence), XSD.decimal))

    def _state(self, one: InitiativeState) -> None:
        out, initiative = self.out, self.mint.thing(one.initiative)
        statement = self.mint.statement(one.document, one.statement)
        node = self.mint.hashed(
            "state", self.mint.agent(one.coder), initiative, statement, one.value
        )
        self._made(node, KG.InitiativeState, one.note)
        out.link(node, KG.stateOf, initiative)
        out.link(node, KG.stateValue, coded("state", one.value))
        out.link(node, KG.accordingTo, statement)
        out.add(node, KG.asOf, day(one.as_of) if one.as_of else None)
        self._spans(node, KG.evidence, one.evidence)
        if one.condition is not None:
            self._spans(node, KG.condition, (one.condition,))

    def _participation(self, one: Participation) -> None:
        out, initiative = self.out, self.mint.thing(one.initiative)
        statement = self.mint.statement(one.document, one.statement)
        who = one.participant or one.printed or str(one.count)
        node = self.mint.hashed(
            "participation",
            *(self.mint.agent(one.coder), initiative, statement, one.status, who),
        )
        self._made(node, KG.Participation, one.note)
        out.link(node, KG.participationIn, initiative)
        out.link(node, KG.participationStatus, coded("status", one.status))
        out.link(node, KG.accordingTo, statement)
        if one.participant is not None:
            out.link(node, KG.participant, self.mint.thing(one.participant))
        if one.count is not None:
            out.add(node, KG.participantCount, integer(one.count))
        if one.printed is not None:
            out.add(node, KG.participantsAsPrinted, text(one.printed))
        out.add(node, KG.asOf, day(one.as_of) if one.as_of else None)
        self._spans(node, KG.evidence, one.evidence)


def position_iri(one: Position, mint: Minter) -> str:
    """Return a position's IRI; the stance is not hashed, so a recode keeps it.

    A person who speaks for two organisations takes a position for each.
    """
    behalf = () if one.organization is None else (mint.thing(one.organization),)
    return mint.hashed(
        "position",
        *(mint.agent(one.coder), mint.thing(one.holder), mint.thing(one.target)),
        *behalf,
        *sorted(mint.span(one.document, span) for span in one.evidence),
    )


def coder_class(coder: Coder) -> str:
    """Return the class of a coder: a person, a group of people, or a program."""
    if coder.kind != "human":
        return PROV.SoftwareAgent
    return FOAF.Person if coder.person else FOAF.Group


def _cited(name: str, mint: Minter) -> str:
    """Return the IRI of a proposal that is named by its IRI or by its local id."""
    return name if "://" in name else mint.thing(name)
