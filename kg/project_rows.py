"""Positions and coded statements out of a project's graph, as networks count them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.networks.table import Kind, SourceText
from kg.project_table import AGREEMENT, CodedRow
from kg.questions import read_question
from kg.resources import QUERIES
from kg.rows import Value, rows_of
from kg.selection import Selection

Row = dict[str, Value]
STANCES = {"1": "supports", "0": "opposes"}
VARIABLES: dict[str, Kind] = {
    "person": Kind.SHORT_TEXT,
    "organization": Kind.SHORT_TEXT,
    "claim": Kind.SHORT_TEXT,
    "topic": Kind.SHORT_TEXT,
    "initiative": Kind.SHORT_TEXT,
    "target": Kind.SHORT_TEXT,  # an actor that a stance is taken to
    "agreement": Kind.BOOLEAN,
    "stance": Kind.SHORT_TEXT,
}
FIELDS: dict[str, str] = {  # of a document, and what the queries call them
    "document.author": "author",
    "document.source": "outlet",
    "document.section": "section",
    "document.type": "type",
    "document.id": "sourceId",
    "document.title": "sourceTitle",
}
MEANINGS = ("person", "organization", "claim", "agreement")


@dataclass(frozen=True, slots=True)
class ProjectRows:
    """All that a project's networks can be counted from, and the kinds of variables."""

    rows: tuple[CodedRow, ...]
    kinds: Mapping[str, Kind]


def read_rows(selection: Selection) -> ProjectRows:
    """Read every position that is not deprecated, and every coded statement.

    A position that was read from a coded statement is not counted beside it. The
    variables of coded sets come after the project's own.
    """
    labels = _Labels(selection)
    coded = _Coded(selection, labels)
    kinds = VARIABLES | dict.fromkeys(FIELDS, Kind.DOCUMENT) | coded.kinds
    positions = _grouped(_rows(selection, "network"), "position")
    rows = [*coded.rows]
    rows += [
        _position(row_of, labels)
        for row_of in positions.values()
        if not coded.has(row_of[0])
    ]
    return ProjectRows(tuple(rows), kinds)


def _rows(selection: Selection, name: str) -> Iterator[Row]:
    question = read_question(QUERIES / "records" / f"{name}.rq")
    yield from rows_of(selection.graph.select(question.text))


def _grouped(rows: Iterator[Row], key: str) -> dict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[str(row[key])].append(row)
    return grouped


class _Labels:
    """Labels that tell things apart: of two that share one, the id is added."""

    def __init__(self, selection: Selection) -> None:
        self.lookup = selection.lookup
        actors = {
            iri: label
            for iri, label in self.lookup.labels.items()
            if self.lookup.kinds.get(iri) not in ("source", "value", "statement")
        }
        self.shared = {
            label for label, count in Counter(actors.values()).items() if count > 1
        }

    def of(self, iri: str) -> str:
        label = self.lookup.label(iri)
        return f"{label} ({self.lookup.short(iri)})" if label in self.shared else label


def _position(rows: list[Row], labels: _Labels) -> CodedRow:
    """Return one position; its rows differ in organisation, topic and evidence."""
    row = rows[0]
    evidence = sorted({(_int(one["start"]), str(one["text"])) for one in rows})
    person = row["holderKind"] == "person"
    stance = str(row["stance"])
    values = {
        "person": (labels.of(str(row["holder"])),) if person else (),
        "organization": _all(rows, "organization", labels),
        "claim": _if_kind(row, "claim", labels),
        "topic": _all(rows, "topic", labels),
        "initiative": _if_kind(row, "initiative", labels),
        "target": _if_kind(row, "actor", labels),
        "stance": (stance,),
        "agreement": (AGREEMENT[stance],) if stance in AGREEMENT else (),
    }
    return CodedRow(
        key=str(row["position"]),
        time=_time(row),
        source=_source(row, labels),
        start=evidence[0][0],
        stop=max(_int(one["end"]) for one in rows),
        quotation=" … ".join(words for _, words in evidence),
        coder=labels.lookup.label(str(row["coder"])),
        values=values | _fields(row, labels),
    )


def _all(rows: list[Row], name: str, labels: _Labels) -> tuple[str, ...]:
    found = dict.fromkeys(str(one[name]) for one in rows if one[name] is not None)
    return tuple(sorted(labels.of(one) for one in found))


def _if_kind(row: Row, kind: str, labels: _Labels) -> tuple[str, ...]:
    return (labels.of(str(row["target"])),) if row["targetKind"] == kind else ()


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells whether a position was read from a coded statement."""

    coder: str
    source: str
    start: int
    end: int


class _Coded:
    """The coded statements of all sets, with the variables that they have."""

    def __init__(self, selection: Selection, labels: _Labels) -> None:
        self.labels = labels
        self.kinds: dict[str, Kind] = {}
        self._named: defaultdict[_Key, set[str]] = defaultdict(set)
        found = _grouped(_rows(selection, "coded-values"), "coded")
        self.rows = [self._row(key, rows) for key, rows in found.items()]

    def has(self, position: Row) -> bool:
        """Say whether a position was read from one of these statements."""
        named = self._named.get(_key(position), set())
        return {str(position["holder"]), str(position["target"])} <= named

    def _row(self, key: str, rows: list[Row]) -> CodedRow:
        row = rows[0]
        values: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for one in rows:
            if one["variable"] is None:
                continue
            if one["denotes"] is not None:
                self._named[_key(one)].add(str(one["denotes"]))
            value = self._value(one)
            name = self._name(one)
            if value and value not in values[name]:
                values[name] = (*values[name], value)
        if agreement := values.get("agreement"):
            values["stance"] = tuple(STANCES[one] for one in agreement)
        return CodedRow(
            key=key,
            time=_time(row),
            source=_source(row, self.labels),
            start=_int(row["start"]),
            stop=_int(row["end"]),
            quotation=str(row["text"]),
            coder=self.labels.lookup.label(str(row["coder"])),
            values=values | _fields(row | {"type": row["sourceType"]}, self.labels),
        )

    def _name(self, row: Row) -> str:
        """Return the name of a variable; the project's own for what it means."""
        meaning = str(row["meaning"] or "")
        if meaning in MEANINGS:
            return meaning
        name = str(row["variableName"])
        if name in VARIABLES or name in FIELDS:
            name = f"coded {name}"
        self.kinds.setdefault(name, Kind(str(row["dataType"]).replace("-", " ")))
        return name

    def _value(self, row: Row) -> str:
        if row["denotes"] is not None:
            return self.labels.of(str(row["denotes"]))
        value = row["value"]
        if isinstance(value, bool):
            return str(int(value))
        return "" if value is None else str(value)


def _key(row: Row) -> _Key:
    return _Key(
        str(row["coder"]), str(row["source"]), _int(row["start"]), _int(row["end"])
    )


def _fields(row: Row, labels: _Labels) -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for name, column in FIELDS.items():
        value = row.get(column)
        if name == "document.source" and value is None:
            publisher = row.get("publisher")
            value = None if publisher is None else labels.of(str(publisher))
        made[name] = () if value is None else (str(value),)
    return made


def _source(row: Row, labels: _Labels) -> SourceText:
    outlet = _fields(row, labels)["document.source"]
    title = row["sourceTitle"]
    return SourceText(
        str(row["sourceId"]), "" if title is None else str(title), "".join(outlet)
    )


def _time(row: Row) -> str:
    """Return when a document was published: to the second if a coder recorded it."""
    found = row["moment"] or row["issued"]
    return "" if found is None else str(found)


def _int(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(f"an offset must be a whole number: {value!r}")
    return value
