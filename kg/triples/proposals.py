"""What models proposed, each run in a graph of its own, apart from every coding.

No predicate here is one that positions have: a query for positions meets no proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.errors import EvidenceError
from kg.gate import find_pieces
from kg.model import PartKind, Reading, Span
from kg.names import slug
from kg.proposals.record import BETWEEN, Proposal, Run
from kg.triples.coded import write_property
from kg.triples.iris import Minter, coded
from kg.triples.sources import write_quoted_span
from kg.triples.terms import GraphLines, decimal, text, typed
from kg.vocabulary import FOAF, KG, PROV, RDFS, XSD


def proposal_lines(
    runs: Iterable[Run], readings: Mapping[str, Reading], mint: Minter
) -> Iterator[GraphLines]:
    """Yield the graph of each run; `readings` has the documents that could be read.

    A proposal whose words are no longer in its statement is asserted nowhere.
    """
    for run in runs:
        out = GraphLines(mint.graph("proposals", run.name))
        activity = mint.thing(f"proposal-run/{run.name}")
        _run(out, run, activity, (readings, mint))
        for one in run.proposals:
            spans = evidence_of(one, readings.get(one.document))
            if spans:
                node = mint.thing(one.id(run.name))
                _proposal(out, one, node, mint)
                out.link(node, PROV.wasGeneratedBy, activity)
                words = readings[one.document].document.text
                for span in spans:
                    at = write_quoted_span(out, mint, (one.document, words), span)
                    out.link(node, KG.evidence, at)
        yield out


def evidence_of(one: Proposal, reading: Reading | None) -> tuple[Span, ...]:
    """Return where the quoted words are in the statement; nothing if not there."""
    places = [
        part.span
        for statement in (reading.asserted if reading else ())
        if statement.span == one.statement
        for part in statement.parts
        if part.kind is PartKind.SAID
    ]
    if reading is None or not places:
        return ()
    try:
        return find_pieces(reading.document.text, BETWEEN.join(one.evidence), places)
    except EvidenceError:
        return ()


def _run(
    out: GraphLines,
    run: Run,
    activity: str,
    place: tuple[Mapping[str, Reading], Minter],
) -> None:
    readings, mint = place
    agent = mint.agent(slug(run.model) or "model")
    out.type(activity, KG.ProposalRun)
    out.add(activity, KG.promptDigest, text(run.prompt))
    out.link(activity, PROV.wasAssociatedWith, agent)
    out.type(agent, PROV.SoftwareAgent)
    out.add(agent, FOAF.name, text(run.model))
    for document in run.documents:
        if document in readings:
            out.link(activity, PROV.used, mint.source(document))
    if run.endpoint:
        out.add(activity, KG.endpoint, text(run.endpoint))
    for name, value in run.parameters.items():
        write_property(out, activity, name, value, mint)


def _proposal(out: GraphLines, one: Proposal, node: str, mint: Minter) -> None:
    out.type(node, KG.Proposal)
    out.link(node, KG.proposedHolder, mint.thing(one.holder))
    out.link(node, KG.proposedTarget, mint.thing(one.target))
    out.link(node, KG.proposedStance, coded("stance", one.stance))
    out.link(node, KG.proposedFrom, mint.statement(one.document, one.statement))
    if one.confidence is not None:
        out.add(node, KG.confidence, typed(decimal(one.confidence), XSD.decimal))
    if one.note:
        out.add(node, RDFS.comment, text(one.note))
