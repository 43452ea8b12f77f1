"""`kg read`: one statement as a flat record, the same keys for every document."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.actors import Resolved
from kg.authority import Authority
from kg.codebook import Codebook
from kg.corpus import Names, alias_index, resolve_reading
from kg.intake import take
from kg.model import (
    Capacity,
    Document,
    PartKind,
    SourceRecord,
    Span,
    Speaker,
    Statement,
)
from kg.names import flat, slug
from kg.settings import Settings, find_root, read_settings
from kg.sources import read_records


def read_file(arguments: Namespace) -> Resolved:
    """Read a file by itself; names are looked up if it is read within a project."""
    path = Path(arguments.file)
    settings = _project(arguments.project)
    known = _known(settings, path)
    if arguments.reader or arguments.speaker:
        known = replace(
            known,
            reader=arguments.reader or known.reader,
            speaker=arguments.speaker or known.speaker,
        )
    reading = take(path, known, shown=str(path)).reading
    names = (
        Names.read(settings)
        if settings
        else Names(Authority(), alias_index(Authority(), Codebook()))
    )
    return resolve_reading(reading, names, known.publisher)


def _project(start: str) -> Settings | None:
    return read_settings(Path(start)) if find_root(Path(start)) else None


def _known(settings: Settings | None, path: Path) -> SourceRecord:
    """Return what documents.csv says of a file, or a record of its name alone."""
    if settings is not None:
        for _, record in read_records(settings):
            if (settings.documents / record.file).resolve() == path.resolve():
                return record
    return SourceRecord(slug(path.stem) or "document", path.name)


def statement_record(one: Statement, document: Document) -> dict[str, Any]:
    """Return a statement as `kg read -f jsonl` prints it; offsets are code points."""
    text = document.text
    return {
        "id": one.id,
        "kind": one.mode.value,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.of(text),
        "content": [
            [part.span.start, part.span.end]
            for part in one.parts
            if part.kind is PartKind.SAID
        ],
        "parts": [
            {"kind": part.kind.value, **_piece(part.span, text)} for part in one.parts
        ],
        "speakers": [_speaker(speaker) for speaker in one.speakers],
        "attribution": _piece(one.attribution, text) if one.attribution else None,
        "source": _offsets(one.source),
        "cue": _offsets(one.cue),
        "section": _section(one, document),
        "heading": flat(one.heading.text) if one.heading else None,
        "mentions": [
            {
                **_piece(mention.span, text),
                "status": mention.status.value,
                "targets": list(mention.targets),
            }
            for mention in one.mentions
        ],
        "rule": one.rule,
        "asserted": one.asserted,
    }


def table_row(record: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a record that a table has room for."""
    memberships = [
        ", ".join(filter(None, (m["role"], *m["organization"])))
        for speaker in record["speakers"]
        for m in speaker["memberships"]
    ]
    return {
        "id": record["id"],
        "kind": record["kind"],
        "speaker": [speaker["name"] for speaker in record["speakers"]],
        "memberships": memberships,
        "text": record["text"],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": flat(speaker.name) or None,
        "kind": speaker.kind.value,
        "actor": speaker.actor,
        "memberships": [_membership(one) for one in speaker.capacities],
        "method": speaker.method,
    }


def _membership(one: Capacity) -> dict[str, Any]:
    return {
        "role": flat(one.role.text) if one.role else None,
        "organization": [flat(piece.text) for piece in one.organizations],
    }


def _section(one: Statement, document: Document) -> str | None:
    """Return the name of the outermost section around a statement: "PROBLEMS"."""
    named = [s for s in document.sections if s.span.covers(one.span)]
    outer = [s for s in named if s.parent is None]
    return flat(outer[0].heading.text) if outer else None


def _piece(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _offsets(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
