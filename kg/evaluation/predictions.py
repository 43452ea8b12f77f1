"""What is measured: attributions as the extractors and the readers find them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import Any

from kg.errors import NoStatements
from kg.evaluation.gold import Attribution, GoldText, Who
from kg.evaluation.modes import find_marks, find_mode, find_quoted, with_marks
from kg.model import Mode, Source, Span, Speaker, Statement
from kg.paragraphs import find_paragraphs
from kg.readers.registry import read_document

Predictor = Callable[[GoldText], tuple[Attribution, ...]]


def predict_prose(gold: GoldText, *, asserted: bool = False) -> tuple[Attribution, ...]:
    """Return what the rules for prose find, marks taken in as people mark them.

    With `asserted`, only what a rule can vouch for.
    """
    prose: Any = import_module("kg.extract.prose")
    text = gold.text
    found = prose.find_quotes(text, find_paragraphs(text))
    if asserted:
        rules = import_module("kg.extract.prose.rules").RULES
        found = [one for one in found if rules[one.rule].asserted]
    marks, quoted = find_marks(text), find_quoted(text)
    attributions = []
    for one in found:
        content = with_marks(text, one.content, marks)
        attributions.append(
            Attribution(
                content=content,
                cue=_maybe(one.cue),
                source=_maybe(one.source),
                mode=find_mode(text, content, quoted),
                rule=one.rule,
            )
        )
    return tuple(attributions)


def predict_reading(
    gold: GoldText, *, asserted: bool = False
) -> tuple[Attribution, ...]:
    """Return the statements of the reader that takes the text for its kind.

    Turns are compared whole, into however many statements a reader parts them.
    """
    known, sha256 = gold.record, hashlib.sha256(gold.text.encode()).hexdigest()
    source = Source(
        gold.name,
        gold.text,
        sha256,
        speaker=known.speaker,
        issued=known.issued,
        title=known.title,
        language=known.language,
    )
    try:
        reading = read_document(source)
    except NoStatements:
        return ()
    marks = find_marks(gold.text)
    found = tuple(
        replace(one, content=with_marks(gold.text, one.content, marks))
        for one in map(
            _attribution,
            (one for one in reading.statements if _counts(one, asserted)),
        )
    )
    return join_turns(gold.attributions, found)


def _counts(statement: Statement, asserted: bool) -> bool:
    """Say whether a statement is measured: what nobody else says is not."""
    editorial = statement.mode is Mode.EDITORIAL
    return not editorial and (statement.asserted or not asserted)


def join_turns(
    gold: Iterable[Attribution], found: Iterable[Attribution]
) -> tuple[Attribution, ...]:
    """Return what was found, the pieces of each turn of the gold as one."""
    rest = list(found)
    joined = []
    for turn in (one for one in gold if one.turn):
        around = Span(turn.content[0].start, turn.content[-1].end)
        inside = [one for one in rest if _within(one, around)]
        if len(inside) > 1:
            spans = sorted(span for one in inside for span in one.content)
            joined.append(replace(inside[0], content=tuple(spans)))
            rest = [one for one in rest if one not in inside]
    return (*rest, *joined)


def _within(one: Attribution, around: Span) -> bool:
    return all(around.covers(span) for span in one.content)


def _attribution(statement: Statement) -> Attribution:
    return Attribution(
        content=_joined(part.span for part in statement.parts),
        cue=_maybe(statement.cue),
        source=_maybe(statement.source),
        mode=statement.mode,
        rule=statement.rule,
        who=_who(statement.speakers),
    )


def _who(speakers: tuple[Speaker, ...]) -> Who | None:
    if not speakers:
        return None
    first = speakers[0]
    capacity = first.capacities[0] if first.capacities else None
    role = capacity.role.text if capacity and capacity.role else None
    units = capacity.organizations if capacity else ()
    return Who(
        names=tuple(one.name for one in speakers),
        kind=first.kind,
        role=role,
        organization=units[0].text if units else None,
        method=first.method,
    )


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those with nothing but a blank between them as one."""
    ordered = sorted(spans)
    cuts = [
        at + 1 for at, (a, b) in enumerate(pairwise(ordered)) if b.start - a.end > 2
    ]
    edges = [0, *cuts, len(ordered)]
    return tuple(
        Span(ordered[start].start, ordered[end - 1].end)
        for start, end in pairwise(edges)
        if start < end
    )


def _maybe(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)
