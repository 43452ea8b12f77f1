"""The statements of a `.dna` file: spans of documents, still without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.exchange.database import DatabaseDocument, DatabaseStatement, StatementType
from kg.exchange.dna.offsets import Reading, Span, read_all_spans
from kg.exchange.dna.problems import Problems, listed
from kg.exchange.dna.rows import known, number
from kg.exchange.dna.sqlite import Row, Tables, integer


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows of statements and values may refer to."""

    coders: set[int]
    documents: Mapping[int, DatabaseDocument]
    types: Mapping[int, StatementType]


def read_statements(
    tables: Tables, there: Known, reading: Reading | None = None
) -> tuple[list[DatabaseStatement], list[str]]:
    """Return the statements, still without values, and notes about their offsets."""
    columns = ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder")
    rows = tables.rows("STATEMENTS", [integer(one) for one in columns])
    sound = [row for row in rows if _refers(tables.problems, row, there)]
    by_document: dict[int, list[Row]] = {}
    for row in sound:
        by_document.setdefault(number(row[2]), []).append(row)
    found = read_all_spans(
        {one: there.documents[one].text for one in by_document},
        {one: [_stored(row) for row in rows] for one, rows in by_document.items()},
        reading,
    )
    spans: dict[int, Span] = {}
    for document, (_, read) in found.items():
        for row, span in zip(by_document[document], read, strict=True):
            if span is None:
                _beyond(tables.problems, row, len(there.documents[document].text))
            else:
                spans[number(row[0])] = span
    statements = [
        DatabaseStatement(
            id=number(row[0]),
            type=number(row[1]),
            document=number(row[2]),
            start=spans[number(row[0])][0],
            stop=spans[number(row[0])][1],
            coder=number(row[5]),
            values={},
        )
        for row in sound
        if number(row[0]) in spans
    ]
    return statements, _notes({id: one for id, (one, _) in found.items()})


def _refers(problems: Problems, row: Row, there: Known) -> bool:
    sound = known(
        problems, "STATEMENTS", row[0], ("DocumentId", row[2]), there.documents
    )
    sound &= known(
        problems, "STATEMENTS", row[0], ("StatementTypeId", row[1]), there.types
    )
    sound &= known(problems, "STATEMENTS", row[0], ("Coder", row[5]), there.coders)
    if number(row[3]) < 0 or number(row[3]) >= number(row[4]):
        wrong = f"Start {row[3]} is not before Stop {row[4]}"
        problems.add("STATEMENTS", row[0], wrong)
        return False
    return sound


def _stored(row: Row) -> Span:
    return number(row[3]), number(row[4])


def _beyond(problems: Problems, row: Row, length: int) -> None:
    wrong = f"Start {row[3]} and Stop {row[4]} do not lie within document {row[2]}"
    problems.add("STATEMENTS", row[0], f"{wrong}, which has {length} characters")


def _notes(readings: Mapping[int, Reading]) -> list[str]:
    """Return a note on each reading that was chosen, with its documents."""
    return [
        f"offsets read as {reading.value}: documents {listed(documents)}"
        for reading in (Reading.UTF16, Reading.CODE_POINTS, Reading.UNKNOWN)
        if (documents := sorted(id for id, one in readings.items() if one is reading))
    ]
