"""Replies of a model read strictly: what does not fit is refused, with the reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.errors import DataError, EvidenceError
from kg.gate import find_pieces
from kg.model import Span
from kg.negations import negations_beside
from kg.proposals.prompt import Task
from kg.proposals.record import Proposal, Refused
from kg.vocabulary import Stance

NEEDED = ("holder", "target", "stance", "evidence")
ALLOWED = frozenset((*NEEDED, "confidence", "note"))
_LINE_END = re.compile(r"\r\n?")
SHOWN = 2_000  # characters of a refused reply that the record keeps


def read_reply(
    reply: str, task: Task, text: str, places: Sequence[Span]
) -> tuple[list[Proposal], list[Refused]]:
    """Return what a reply proposes and what of it was refused.

    `places` are the said words of the statement in `text`: evidence has to stand
    there, word for word. Ids that are on no list, words that are not there, and
    whatever is no position are refused one by one; a reply that is not the JSON that
    was asked for is refused whole.
    """
    made: dict[str, Proposal] = {}
    refused: list[Refused] = []
    try:
        listed = _positions(reply)
    except DataError as error:
        return [], [refuse(task, str(error), reply)]
    for one in listed:
        try:
            proposal = _proposal(one, task, text, places)
        except DataError as error:
            refused.append(refuse(task, str(error), _shown(one, reply)))
        else:
            made.setdefault(proposal.id(""), proposal)
    return [*made.values()], refused


def _positions(reply: str) -> list[Any]:
    try:
        found = json.loads(reply, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise DataError("the reply is no JSON") from error
    if not isinstance(found, dict) or set(found) != {"positions"}:
        raise DataError('the reply is not one object with "positions" alone')
    listed = found["positions"]
    if not isinstance(listed, list):
        raise DataError('"positions" is no list')
    return listed


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys are there once: nobody knows which one is meant."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise DataError(f"the reply has {key!r} twice in one object")
        made[key] = value
    return made


def _shown(found: Any, reply: str) -> str:
    try:
        return json.dumps(found, ensure_ascii=False)
    except RecursionError:  # nested so deeply that it could only just be read
        return reply


def _proposal(found: Any, task: Task, text: str, places: Sequence[Span]) -> Proposal:
    if not isinstance(found, dict):
        raise DataError("a position is no object")
    if unknown := sorted(set(found) - ALLOWED):
        raise DataError(f"a position has what was not asked for: {unknown[0]!r}")
    for name in NEEDED:
        if not isinstance(found.get(name), str) or not found[name].strip():
            raise DataError(f"{name} is missing or no text")
    for name, known in (
        ("holder", task.holders),
        ("target", task.targets),
        ("stance", [str(one) for one in Stance]),
    ):
        if found[name] not in known:
            raise DataError(f"{name} {found[name]!r} is not on the list")
    spans = find_pieces(text, found["evidence"], places)
    turning = [
        f"“{one.text}” stands beside the evidence"
        for one in negations_beside(text, spans)
    ]
    note = _note(found.get("note"))
    return Proposal(
        task.document,
        task.statement,
        found["holder"],
        found["target"],
        found["stance"],
        tuple(_evidence(text, spans)),
        _confidence(found.get("confidence")),
        "; ".join([*([note] if note else []), *turning]) or None,
    )


def _evidence(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """Yield the pieces as the source prints them, or raise EvidenceError."""
    for span in spans:
        if not span.of(text).strip():
            raise EvidenceError("is empty")
        yield _LINE_END.sub("\n", span.of(text))  # as tables are read


def _confidence(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DataError(f"confidence {value!r} is no number")
    if not 0 <= value <= 1:
        raise DataError(f"confidence {value!r} is not from 0 to 1")
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _note(value: Any) -> str | None:
    if value is None:
        return None
    note = " ".join(value.split()) if isinstance(value, str) else "\n"
    if not note.isprintable():
        raise DataError("note is no text")
    return note or None


def refuse(task: Task, why: str, reply: str) -> Refused:
    """Return a reply that was not taken, as the record can keep it."""
    # A lone half of a surrogate pair is no text that a file could have.
    reply = reply[:SHOWN].encode("utf-8", "backslashreplace").decode()
    place = f"{task.statement.start}-{task.statement.end}"
    return Refused(task.document, place, why, reply)
