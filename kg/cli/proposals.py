"""`kg proposals`: what models propose, and what people make of it."""

from __future__ import annotations

from argparse import Namespace

from kg.cli.output import note, print_records
from kg.project import open_project


def run_ask_model(arguments: Namespace) -> int:
    """Ask a model about every statement."""
    from kg.build import silent
    from kg.corpus import read_corpus
    from kg.errors import UnknownName
    from kg.proposals.endpoint import Endpoint
    from kg.proposals.runs import Choices, propose
    from kg.tables import near

    project = open_project(arguments.project)
    endpoint = Endpoint(
        arguments.endpoint,
        arguments.model,
        arguments.key,
        arguments.temperature,
        arguments.seed,
    )
    corpus = read_corpus(project.settings, silent)
    wanted = arguments.documents or sorted(corpus.readings)
    for one in wanted:
        if one not in corpus.readings:
            known = [*corpus.readings]
            raise UnknownName(f"there is no document {one!r}{near(one, known)}")
    candidates = {a.id: a.label for s in corpus.sources for a in s.resolved.candidates}
    actors = {id: actor.label for id, actor in corpus.authority.actors.items()}
    book = corpus.codebook
    targets = {one.id: one.label for one in book.claims.values()}
    targets |= {one.id: one.label for one in book.initiatives.values()}
    run = propose(
        project.settings,
        arguments.name,
        endpoint,
        [corpus.readings[one] for one in wanted],
        Choices(candidates | actors, targets),
    )
    for refused in run.refused:
        note(f"refused: {refused.document} {refused.statement}: {refused.why}")
    note(
        f"{len(run.proposals)} proposals, {len(run.refused)} replies or parts refused; "
        "list them: kg proposals list"
    )
    return 0


def run_proposals(arguments: Namespace) -> int:
    """List what models proposed, or what of their replies was refused."""
    from kg.proposals.record import read_runs

    runs = read_runs(open_project(arguments.project).settings)
    if arguments.refused:
        records = [
            {
                "run": run.name,
                "document": one.document,
                "statement": one.statement,
                "why": one.why,
                "reply": one.reply,
            }
            for run in runs
            for one in run.refused
        ]
    else:
        records = [
            {
                "proposal": one.id(run.name),
                "model": run.model,
                "holder": one.holder,
                "stance": one.stance,
                "target": one.target,
                "evidence": " … ".join(one.evidence),
                "document": one.document,
                "confidence": one.confidence or "",
            }
            for run in runs
            for one in run.proposals
        ]
    print_records(records, arguments.format)
    note(f"{len(records)} in {len(runs)} runs")
    return 0


def run_promote(arguments: Namespace) -> int:
    """Make a proposal a row of a person's file."""
    from kg.proposals.runs import promote

    project = open_project(arguments.project)
    shown = promote(project.settings, arguments.proposal, arguments.coder)
    note(f"added a row to {shown}, which cites {arguments.proposal}; it is yours now")
    note("next: kg build")
    return 0
