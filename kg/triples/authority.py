"""What people keep by hand: the authority file and the codebook."""

from __future__ import annotations

from kg.authority import Authority
from kg.codebook import Codebook
from kg.model import Actor, ActorKind, Judgement
from kg.names import slug
from kg.triples.iris import CODEBOOK, Minter, coded
from kg.triples.terms import GraphLines, text
from kg.vocabulary import (
    FOAF,
    KG,
    ORG,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
)

CLASSES = {
    ActorKind.PERSON: FOAF.Person,
    ActorKind.ORGANIZATION: ORG.FormalOrganization,
    ActorKind.UNIT: ORG.OrganizationalUnit,
    ActorKind.COLLABORATION: ORG.OrganizationalCollaboration,
    ActorKind.STATE: KG.State,
    ActorKind.COLLECTIVE: KG.CollectiveActor,
}


def actor_lines(
    out: GraphLines, actor: Actor, mint: Minter, language: str | None = "en"
) -> None:
    """Write one actor, of the authority file or a candidate."""
    node = mint.thing(actor.id)
    status = "confirmed" if actor.confirmed else "candidate"
    out.type(node, CLASSES[actor.kind])
    out.add(node, FOAF.name, text(actor.label, language))
    for lang, label in actor.labels:
        out.add(node, FOAF.name, text(label, lang))
    for alias in actor.aliases:
        out.add(node, SKOS.altLabel, text(alias, language))
    out.link(node, KG.recordStatus, coded("record", status))
    if actor.note:
        out.add(node, SKOS.editorialNote, text(actor.note, "en"))
    if actor.part_of is not None:
        unit = actor.kind is ActorKind.UNIT
        link = ORG.unitOf if unit else ORG.subOrganizationOf
        out.link(node, link, mint.thing(actor.part_of))


def authority_lines(authority: Authority, mint: Minter) -> tuple[GraphLines, ...]:
    """Return the graphs of the actors and of their identifiers in other registers."""
    actors = GraphLines(mint.graph("actors"))
    registers = GraphLines(mint.graph("alignment", "registers"))
    for actor in authority.actors.values():
        actor_lines(actors, actor, mint)
        for same in actor.same_as:
            registers.link(mint.thing(actor.id), SCHEMA.sameAs, same)
    for one in authority.judgements:
        _judgement(actors, one, mint)
    return actors, registers


def _judgement(out: GraphLines, one: Judgement, mint: Minter) -> None:
    judge = mint.agent(slug(one.by))
    node = mint.hashed("judgement", one.name, one.document or "", one.actor, judge)
    out.type(node, KG.Judgement)
    out.add(node, KG.judgesName, text(one.name))
    out.link(node, KG.judges, mint.thing(one.actor))
    out.link(node, KG.verdict, coded("verdict", one.verdict))
    out.link(node, PROV.wasAttributedTo, judge)
    out.type(judge, PROV.Agent)
    out.add(judge, FOAF.name, text(one.by))
    out.add(node, RDFS.comment, text(one.reason))
    if one.document is not None:
        out.link(node, PROV.wasDerivedFrom, mint.source(one.document))


def codebook_lines(codebook: Codebook, mint: Minter) -> GraphLines:
    """Return the graph of topics, claims and initiatives."""
    out = GraphLines(mint.graph("codebook"))
    scheme = mint.concept(CODEBOOK)
    out.type(scheme, SKOS.ConceptScheme, PROV.Plan)
    out.add(scheme, SKOS.prefLabel, text("Codebook", "en"))
    _topics(out, codebook, mint, scheme)
    _claims(out, codebook, mint, scheme)
    for one in codebook.initiatives.values():
        node = mint.thing(one.id)
        out.type(node, KG.Initiative)
        if one.collaboration:
            out.type(node, ORG.OrganizationalCollaboration)
            out.add(node, FOAF.name, text(one.label, "en"))
        for label, language in ((one.label, "en"), *((t, k) for k, t in one.labels)):
            out.add(node, RDFS.label, text(label, language))
        for alias in one.aliases:
            out.add(node, SKOS.altLabel, text(alias, "en"))
        if one.note:
            out.add(node, SKOS.editorialNote, text(one.note, "en"))
    return out


def _topics(out: GraphLines, codebook: Codebook, mint: Minter, scheme: str) -> None:
    for one in codebook.topics.values():
        node = mint.thing(one.id)
        out.type(node, KG.Topic)
        out.link(node, SKOS.inScheme, scheme)
        for label, language in ((one.label, "en"), *((t, k) for k, t in one.labels)):
            out.add(node, SKOS.prefLabel, text(label, language))
        for alias in one.aliases:
            out.add(node, SKOS.altLabel, text(alias, "en"))
        if one.definition:
            out.add(node, SKOS.definition, text(one.definition, "en"))
        if one.broader:
            out.link(node, SKOS.broader, mint.thing(one.broader))


def _claims(out: GraphLines, codebook: Codebook, mint: Minter, scheme: str) -> None:
    for one in codebook.claims.values():
        node = mint.thing(one.id)
        out.type(node, KG.Claim)
        out.link(node, SKOS.inScheme, scheme)
        out.add(node, SKOS.prefLabel, text(one.label, "en"))
        out.link(node, KG.claimType, coded("type", one.claim_type))
        if one.definition:
            out.add(node, SKOS.definition, text(one.definition, "en"))
        for topic in one.topics:
            out.link(node, KG.onTopic, mint.thing(topic))
        for other in one.contradicts:
            # Symmetric, and said both ways, so that no reasoner is needed to ask.
            out.link(node, KG.contradicts, mint.thing(other))
            out.link(mint.thing(other), KG.contradicts, node)
        for other in one.responds_to:
            out.link(node, KG.respondsTo, mint.thing(other))
