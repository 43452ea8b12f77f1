"""A model asked about every statement of some documents, and what people make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.additions import add_columns, add_row, writing
from kg.codings import CODERS, OPTIONAL, REQUIRED, read_coders
from kg.errors import DataError
from kg.exchange.staging import finish, publish
from kg.model import PartKind, Reading, Span, Statement
from kg.proposals.endpoint import Endpoint, EndpointError, ReplyError
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
from kg.proposals.replies import read_reply, refuse
from kg.settings import Settings
from kg.tables import near, read_rows

USELESS = 5  # replies of no use, one after another, that end a run
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be proposed: labels by local id."""

    actors: Mapping[str, str]
    targets: Mapping[str, str]  # claims and initiatives of the codebook


@dataclass(slots=True)
class _Answers:
    """What came of asking, as far as it went."""

    proposals: list[Proposal] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    count: int = 0  # of replies that could be read, whatever they said


def propose(
    settings: Settings,
    name: str,
    endpoint: Endpoint,
    readings: Iterable[Reading],
    choices: Choices,
) -> Run:
    """Ask a model about each statement and keep the run; no file is ever half-written.

    A reply that is of no use is refused, and the next statement is asked about. If the
    endpoint gives up in the middle, the run keeps what was answered, and its last
    refusal says where it ended. Raises DataError for a name that a run has already, and
    EndpointError if the endpoint gave up before anything was answered.
    """
    if not _NAME.fullmatch(name):
        raise DataError(f"run {name!r}: a name has a-z, 0-9 and hyphens")
    if (settings.seeds / FOLDER / f"{name}.csv").exists():
        raise DataError(f"{FOLDER}/{name}.csv: there is a run of this name")
    endpoint.check()
    answers = _Answers()
    try:
        _ask_about(readings, choices, endpoint, answers)
    except EndpointError as error:
        if not answers.count:
            raise
        # What was answered has been paid for: it is kept, and the end is on record.
        answers.refused.append(Refused(answers.documents[-1], "", str(error), ""))
    run = Run(
        name,
        endpoint.model,
        endpoint.host,
        prompt_digest(),
        endpoint.parameters,
        tuple(answers.documents),
        tuple(answers.proposals),
        tuple(answers.refused),
    )
    with writing(settings):
        publish(settings.seeds, run_files(run))
    return run


def _ask_about(
    readings: Iterable[Reading],
    choices: Choices,
    endpoint: Endpoint,
    answers: _Answers,
) -> None:
    """Ask about each statement. Raises EndpointError if there is no use in going on."""
    useless = 0  # replies one after another
    for reading in readings:
        answers.documents.append(reading.document.id)
        for statement, task in _tasks(reading, choices):
            try:
                reply = endpoint.ask(task.messages())
            except ReplyError as error:
                answers.refused.append(refuse(task, str(error), error.reply))
                useless += 1
                if useless == USELESS:
                    raise EndpointError(
                        f"{endpoint.host}: {useless} replies one after another are of "
                        "no use; ask another endpoint"
                    ) from error
                continue
            useless = 0
            answers.count += 1
            text, places = reading.document.text, _said(statement)
            taken, left = read_reply(reply, task, text, places)
            answers.proposals += taken
            answers.refused += left


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
        finish(settings.seeds)  # or a change that was killed would write over the row
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
        if path.exists():
            add_columns(path, ("statement", "cites"))
        add_row(path, shown, columns, cells)
    return shown


def _check_coder(settings: Settings, coder: str) -> None:
    people = [one.id for one in read_coders(settings).values() if one.kind == "human"]
    if coder not in people:
        raise DataError(
            f"codings/{CODERS}: {coder!r} is no human coder there{near(coder, people)}"
        )
