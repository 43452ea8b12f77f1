"""A model asked about every statement of some documents, and what people make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.additions import add_row, writing
from kg.codings import CODERS, OPTIONAL, REQUIRED, read_coders
from kg.errors import DataError
from kg.exchange.staging import publish
from kg.model import PartKind, Reading, Span, Statement
from kg.proposals.endpoint import Endpoint, EndpointError
from kg.proposals.prompt import Task, prompt_digest
from kg.proposals.record import (
    BETWEEN,
    FOLDER,
    Proposal,
    Refused,
    Run,
    find_proposal,
    read_runs,
    run_files,
)
from kg.proposals.replies import read_reply
from kg.settings import Settings
from kg.tables import near, read_rows

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be proposed: labels by local id."""

    actors: Mapping[str, str]
    targets: Mapping[str, str]  # claims and initiatives of the codebook


def propose(
    settings: Settings,
    name: str,
    endpoint: Endpoint,
    readings: Iterable[Reading],
    choices: Choices,
) -> Run:
    """Ask a model about each statement and keep the run; no file is ever half-written.

    If the endpoint gives up in the middle, the run keeps what was answered, and its
    last refusal says where it ended. Raises DataError for a name that a run has
    already, and EndpointError if nothing was answered at all.
    """
    if not _NAME.fullmatch(name):
        raise DataError(f"run {name!r}: a name has a-z, 0-9 and hyphens")
    if (settings.seeds / FOLDER / f"{name}.csv").exists():
        raise DataError(f"{FOLDER}/{name}.csv: there is a run of this name")
    endpoint.check()
    proposals: list[Proposal] = []
    refused: list[Refused] = []
    documents: list[str] = []
    try:
        for reading in readings:
            documents.append(reading.document.id)
            for statement, task in _tasks(reading, choices):
                reply = endpoint.ask(task.messages())
                taken, left = read_reply(
                    reply, task, reading.document.text, _said(statement)
                )
                proposals += taken
                refused += left
    except EndpointError as error:
        if not proposals and not refused:
            raise
        # What was answered has been paid for: it is kept, and the end is on record.
        refused.append(Refused(documents[-1], "", str(error), ""))
    run = Run(
        name,
        endpoint.model,
        endpoint.host,
        prompt_digest(),
        endpoint.parameters,
        tuple(documents),
        tuple(proposals),
        tuple(refused),
    )
    with writing(settings):
        publish(settings.seeds, run_files(run))
    return run


def _said(statement: Statement) -> list[Span]:
    return [part.span for part in statement.parts if part.kind is PartKind.SAID]


def _tasks(reading: Reading, choices: Choices) -> Iterator[tuple[Statement, Task]]:
    """Yield the statements whose speakers are known, with what may be chosen."""
    text = reading.document.text
    for statement in reading.asserted:
        holders = {
            one.actor: choices.actors.get(one.actor, one.name)
            for one in statement.speakers
            if one.actor is not None
        }
        if not holders:
            continue
        named = {
            target: choices.actors[target]
            for mention in statement.mentions
            for target in mention.targets
            if target in choices.actors
        }
        yield (
            statement,
            Task(
                document=reading.document.id,
                statement=statement.span,
                words=statement.span.of(text),
                holders=holders,
                targets={**choices.targets, **named},
            ),
        )


def promote(settings: Settings, id: str, coder: str) -> str:
    """Make a person's row of a proposal, which it cites; return the file's name.

    The row is the coder's own from then on, as every other of the file. Raises
    DataError for a proposal that is not there, a coder that is no human of coders.csv,
    and a proposal that this coder has promoted already.
    """
    _, one = find_proposal(read_runs(settings), id)
    _check_coder(settings, coder)
    path = settings.seeds / "codings" / f"{coder}.csv"
    shown = settings.shown(path)
    with writing(settings):
        if path.exists():
            rows = read_rows(path, shown, required=REQUIRED, optional=OPTIONAL)
            if any(row["cites"] == id for row in rows):
                raise DataError(f"{shown}: cites {id} already")
        columns = ("document", "record", "holder", *REQUIRED[2:], "statement", "cites")
        cells = {
            "document": one.document,
            "record": "position",
            "holder": one.holder,
            "target": one.target,
            "value": one.stance,
            "evidence": BETWEEN.join(one.evidence),
            "statement": f"{one.statement.start}-{one.statement.end}",
            "cites": id,
        }
        add_row(path, shown, columns, cells)
    return shown


def _check_coder(settings: Settings, coder: str) -> None:
    people = [one.id for one in read_coders(settings).values() if one.kind == "human"]
    if coder not in people:
        raise DataError(
            f"codings/{CODERS}: {coder!r} is no human coder there{near(coder, people)}"
        )
