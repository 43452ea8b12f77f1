"""Commands for people who code: agreement, recoding, adjudication, proposals."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.output import note, print_records
from kg.project import Project, open_project

if TYPE_CHECKING:
    from kg.coding.agreement import Agreement, Item
    from kg.coding.changes import Change
    from kg.corpus import Corpus
    from kg.networks.table import StatementTable


def run_agree(arguments: Namespace) -> int:
    """Print how far two coders agree, or what they disagree on."""
    from kg.coding.agreement import agreement

    table, lengths = _coded(arguments)
    a, b = _labels(arguments)
    found = agreement(table, a, b, lengths)
    if arguments.disagreements:
        print_records(
            [
                {
                    "variable": one.variable or "span",
                    "document": one.document,
                    found.a: _said(one.a, one.variable),
                    found.b: _said(one.b, one.variable),
                }
                for one in found.disagreements
            ],
            arguments.format,
        )
    else:
        print_records(
            [
                {
                    "variable": one.name,
                    "units": one.units,
                    "percent": _figure(one.percent),
                    "kappa": _figure(one.kappa),
                    "alpha": _figure(one.alpha),
                    "ordinal alpha": _figure(one.ordinal),
                    "interval alpha": _figure(one.interval),
                }
                for one in found.variables
            ],
            arguments.format,
        )
        _say_spans(found)
    return 0


def _labels(arguments: Namespace) -> tuple[str, str]:
    """Return the labels of the coders; in a project an id will do."""
    from kg.codings import read_coders

    if arguments.file is not None:
        return arguments.a, arguments.b
    coders = read_coders(open_project(arguments.project).settings)
    labels = {id: one.label for id, one in coders.items()}
    return labels.get(arguments.a, arguments.a), labels.get(arguments.b, arguments.b)


def _say_spans(found: Agreement) -> None:
    spans = found.spans
    note(
        f"{found.documents} documents coded by both; {found.a}: {spans.of_a} spans, "
        f"{found.b}: {spans.of_b}, {spans.matched} matched"
    )
    note(
        f"spans: F1 exact {_figure(spans.exact)}, overlapping "
        f"{_figure(spans.overlap)}, alpha over characters "
        f"{_figure(spans.alpha) or 'undefined'}"
    )
    note(f"{len(found.disagreements)} disagreements; list them: --disagreements")


def _coded(arguments: Namespace) -> tuple[StatementTable, dict[str, int]]:
    """Return all statements, one row each, and the lengths of the documents."""
    if arguments.file is not None:
        from kg.discourse import open_dna
        from kg.exchange.dna.reader import read_dna

        discourse = open_dna(arguments.file, arguments.type)
        documents = read_dna(Path(arguments.file)).documents
        lengths = {str(one.id): len(one.text) for one in documents}
        return discourse.statements(discourse.request()), lengths
    project = open_project(arguments.project)
    # No variable is asked for that a position can have several values of.
    request = project.discourse.request(
        var1="document.id", var2="document.title", qualifier=None
    )
    return project.discourse.statements(request), _lengths(project)


def _lengths(project: Project) -> dict[str, int]:
    """Return how many characters each document has, without those nobody can read."""
    from kg.errors import KGError
    from kg.intake import text_of
    from kg.sources import read_records

    made: dict[str, int] = {}
    for _, record in read_records(project.settings):
        with suppress(KGError):
            made[record.id] = len(text_of(project.settings, record)[0])
    return made


def _said(item: Item | None, variable: str) -> str:
    if item is None:
        return ""
    value = item.values.get(variable, "")
    words = " ".join(item.quotation.split())
    return f"{value}: “{words}”" if variable else f"“{words}”"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


# -- claims ------------------------------------------------------------------------


def run_uses(arguments: Namespace) -> int:
    """List the rows that a change of a claim would touch."""
    from dataclasses import asdict

    from kg.coding.recoding import affected

    project = open_project(arguments.project)
    found = affected(project.settings, arguments.claim)
    print_records([asdict(one) for one in found], arguments.format)
    note(f"{len(found)} rows name {arguments.claim}")
    return 0


def run_rename(arguments: Namespace) -> int:
    """Word a claim differently."""
    from kg.coding.recoding import Reason, rename

    settings = open_project(arguments.project).settings
    reason = Reason(arguments.by, arguments.reason)
    return _done(rename(settings, arguments.claim, arguments.label, reason))


def run_merge(arguments: Namespace) -> int:
    """Put claims together."""
    from kg.coding.recoding import Reason, merge

    settings = open_project(arguments.project).settings
    reason = Reason(arguments.by, arguments.reason)
    return _done(merge(settings, arguments.claims, arguments.into, reason))


def run_split(arguments: Namespace) -> int:
    """Give some positions of a claim to another."""
    from kg.coding.recoding import Reason, split

    settings = open_project(arguments.project).settings
    reason = Reason(arguments.by, arguments.reason)
    made = split(settings, arguments.claim, arguments.into, arguments.rows, reason)
    return _done(made)


def run_undo(arguments: Namespace) -> int:
    """Take a change back."""
    from kg.coding.changes import undo

    settings = open_project(arguments.project).settings
    return _done(undo(settings, arguments.by, arguments.reason, arguments.change))


def run_log(arguments: Namespace) -> int:
    """List the changes."""
    from kg.coding.changes import read_changes

    changes = read_changes(open_project(arguments.project).settings)
    print_records(
        [
            {
                "number": one.id,
                "on": one.on,
                "by": one.by,
                "what": one.what,
                "why": one.why,
                "rows": len(one.edits),
                "undoes": one.undoes or "",
            }
            for one in changes
        ],
        arguments.format,
    )
    return 0


def _done(change: Change) -> int:
    files = sorted({one.file for one in change.edits})
    note(f"change {change.id}: {change.what}")
    note(
        f"{len(change.edits)} rows of {', '.join(files)}; take it back: kg claims undo"
    )
    note("next: kg build")
    return 0


# -- codings -----------------------------------------------------------------------


def run_review(arguments: Namespace) -> int:
    """List contested readings, negations beside evidence, and orphans."""
    from kg.coding.adjudication import contested, read_adjudications
    from kg.coding.negation import beside_positions
    from kg.negations import hedges_beside, negations_beside

    project = open_project(arguments.project)
    corpus = _corpus(project)
    decided = read_adjudications(project.settings, corpus.codings)
    rows: list[dict[str, Any]] = [
        {
            "question": "contested",
            "document": one.document,
            "coder": ", ".join(f"{p.coder}: {p.stance}" for p in one.positions),
            "words": f"{one.holder} → {one.target}",
            "place": "",
        }
        for one in contested(corpus.codings, decided)
    ]
    rows += [
        {
            "question": f"“{one.negation.text}” stands beside",
            "document": one.document,
            "coder": one.coder,
            "words": one.evidence,
            "place": f"line {one.line}",
        }
        for find in (negations_beside, hedges_beside)
        for one in beside_positions(corpus.codings, corpus.readings, find)
    ]
    rows += [
        {
            "question": f"orphan: {one.reason}",
            "document": one.document,
            "coder": one.coder,
            "words": one.words,
            "place": one.where,
        }
        for one in corpus.orphans
    ]
    print_records(rows, arguments.format)
    note(f"{len(rows)} things to look at")
    return 0


def run_adjudicate(arguments: Namespace) -> int:
    """Record whose reading holds."""
    from kg.coding.adjudication import Adjudication, adjudicate

    project = open_project(arguments.project)
    corpus = _corpus(project)
    one = Adjudication(
        arguments.document,
        arguments.holder,
        arguments.target,
        arguments.coder,
        arguments.by,
        arguments.reason,
    )
    adjudicate(project.settings, one, corpus.codings)
    note(f"{one.coder}'s reading of {one.holder} on {one.target} holds")
    note("next: kg build")
    return 0


def run_seal(arguments: Namespace) -> int:
    """Record the texts that all evidence is proved against."""
    from kg.coding.seals import seal

    project = open_project(arguments.project)
    corpus = _corpus(project)
    # A new seal would make errors of orphans, which wait for somebody to review them.
    waiting = {one.document for one in corpus.orphans}
    coded = {one.document for one in corpus.codings} - waiting
    readings = [corpus.readings[one] for one in sorted(coded)]
    count = seal(project.settings, readings)
    for one in corpus.orphans:
        note(f"{one.where}: {one.reason}")
    if waiting:
        note(f"not sealed, for they have orphans: {', '.join(sorted(waiting))}")
    note(f"sealed {len(readings)} documents, {count} of them new or changed")
    return 1 if waiting else 0


def _corpus(project: Project) -> Corpus:
    from kg.build import silent
    from kg.corpus import read_corpus

    return read_corpus(project.settings, silent)
