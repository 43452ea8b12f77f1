"""What models proposed, each run in a graph of its own, apart from every coding.

No predicate here is one that positions have: a query for positions meets no proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kg.model import Span
from kg.names import slug
from kg.triples.coded import write_property
from kg.triples.iris import Minter, coded
from kg.triples.sources import write_quoted_span
from kg.triples.terms import GraphLines, decimal, text, typed
from kg.vocabulary import FOAF, KG, PROV, RDFS, XSD


@dataclass(frozen=True, slots=True)
class ProposedPosition:
    """A stance that a model takes a holder to have, with the words that it quotes."""

    document: str
    statement: Span
    holder: str  # local ids
    target: str
    stance: str
    evidence: tuple[Span, ...]
    confidence: str | None = None  # decimal as written
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ModelRun:
    """One pass of one model with one prompt, and what it proposed."""

    name: str  # of the run's file
    model: str
    prompt: str  # sha256 of the instructions, 64 hex digits
    documents: tuple[str, ...]  # that the model was shown
    proposals: tuple[ProposedPosition, ...]
    endpoint: str | None = None  # host alone
    parameters: Mapping[str, str] = field(default_factory=dict)  # "temperature": "0"
    started: datetime | None = None  # only if the run recorded it


def proposal_lines(
    runs: Iterable[ModelRun], texts: Mapping[str, str], mint: Minter
) -> Iterator[GraphLines]:
    """Yield the graph of each run; `texts` has the text of each document."""
    for run in runs:
        out = GraphLines(mint.graph("proposals", run.name))
        activity = mint.thing(f"proposal-run/{run.name}")
        _run(out, run, activity, mint)
        for one in run.proposals:
            node = proposal_iri(one, run.name, mint)
            _proposal(out, one, node, (texts[one.document], mint))
            out.link(node, PROV.wasGeneratedBy, activity)
        yield out


def proposal_iri(one: ProposedPosition, run: str, mint: Minter) -> str:
    """Return a proposal's IRI, of all that it says: proposals are never edited."""
    return mint.hashed(
        "proposal",
        *(run, mint.thing(one.holder), mint.thing(one.target), one.stance),
        *sorted(mint.span(one.document, span) for span in one.evidence),
    )


def _run(out: GraphLines, run: ModelRun, activity: str, mint: Minter) -> None:
    agent = mint.agent(slug(run.model) or "model")
    out.type(activity, KG.ProposalRun)
    out.add(activity, KG.promptDigest, text(run.prompt))
    out.link(activity, PROV.wasAssociatedWith, agent)
    out.type(agent, PROV.SoftwareAgent)
    out.add(agent, FOAF.name, text(run.model))
    for document in run.documents:
        out.link(activity, PROV.used, mint.source(document))
    if run.endpoint:
        out.add(activity, KG.endpoint, text(run.endpoint))
    if run.started is not None:
        moment = typed(run.started.isoformat(), XSD.dateTime)
        out.add(activity, PROV.startedAtTime, moment)
    for name, value in run.parameters.items():
        write_property(out, activity, name, value, mint)


def _proposal(
    out: GraphLines, one: ProposedPosition, node: str, place: tuple[str, Minter]
) -> None:
    words, mint = place
    out.type(node, KG.Proposal)
    out.link(node, KG.proposedHolder, mint.thing(one.holder))
    out.link(node, KG.proposedTarget, mint.thing(one.target))
    out.link(node, KG.proposedStance, coded("stance", one.stance))
    out.link(node, KG.proposedFrom, mint.statement(one.document, one.statement))
    for span in one.evidence:
        at = write_quoted_span(out, mint, (one.document, words), span)
        out.link(node, KG.evidence, at)
    if one.confidence is not None:
        out.add(node, KG.confidence, typed(decimal(one.confidence), XSD.decimal))
    if one.note:
        out.add(node, RDFS.comment, text(one.note))
