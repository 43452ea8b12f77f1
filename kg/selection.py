"""Statements and positions out of the graph, as the flat values of `kg.records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from kg.lookup import Lookup
from kg.model import Part, PartKind, Span
from kg.questions import read_question
from kg.records import PositionRecord, SourceInfo, StatementRecord, Thing
from kg.resources import QUERIES
from kg.rows import Rows, Value, rows_of
from kg.store import Graph

Row = dict[str, Value]
BATCH = 500  # statements asked for in one query; keeps a VALUES line short


class Selection:
    """Reads records from one graph; `lookup` gives every IRI its label and kind."""

    def __init__(self, graph: Graph, lookup: Lookup) -> None:
        self.graph = graph
        self.lookup = lookup

    def chosen(self, by: str | None, about: str | None) -> frozenset[str] | None:
        """Return the IRIs of the statements by and about these IRIs; None for all."""
        found: frozenset[str] | None = None
        for name, wanted in (("by", by), ("about", about)):
            if wanted is None:
                continue
            rows = self._rows(name, {name: [wanted]})
            these = frozenset(str(row["statement"]) for row in rows)
            found = these if found is None else found & these
        return found

    def statements(
        self, chosen: Collection[str] | None = None
    ) -> tuple[StatementRecord, ...]:
        """Return these statements, or all, in the order of their sources."""
        made = [
            record for batch in _batches(chosen) for record in self._statements(batch)
        ]
        return tuple(sorted(made, key=lambda one: (one.document.iri, one.span)))

    def positions(
        self, chosen: Collection[str] | None = None
    ) -> tuple[PositionRecord, ...]:
        """Return the positions that rest on these statements, or all."""
        made = [
            record for batch in _batches(chosen) for record in self._positions(batch)
        ]
        return tuple(sorted(made, key=_place))

    def thing(self, value: Value) -> Thing:
        """Return an IRI of an answer as a thing with its label and kind."""
        node = str(value)
        kind = self.lookup.kinds.get(node, "thing")
        return Thing(node, self.lookup.label(node), kind)

    def _rows(self, name: str, values: dict[str, list[str]]) -> Rows:
        question = read_question(QUERIES / "records" / f"{name}.rq")
        text = question.bind(values, lambda node: node)
        return rows_of(self.graph.select(text))

    def _grouped(self, name: str, batch: list[str] | None) -> dict[str, list[Row]]:
        values = {} if batch is None else {"statement": batch}
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows(name, values):
            grouped[str(row["statement"])].append(row)
        return grouped

    def _statements(self, batch: list[str] | None) -> Iterator[StatementRecord]:
        parts = self._grouped("parts", batch)
        speakers = self._grouped("speakers", batch)
        mentions = self._grouped("mentions", batch)
        for node, rows in self._grouped("statements", batch).items():
            row = rows[0]
            made = tuple(Part(PartKind(str(p["kind"])), _span(p)) for p in parts[node])
            said = [one.span for one in made if one.kind is PartKind.SAID]
            yield StatementRecord(
                iri=node,
                mode=str(row["mode"]),
                text=str(row["text"]),
                span=_span(row),
                parts=made,
                speakers=tuple(self.thing(s["speaker"]) for s in speakers[node]),
                role_line=_text(row["roleLine"]),
                document=_source(row),
                section=_text(row["section"]),
                heading=_text(row["heading"]),
                mentions=tuple(
                    (
                        self.thing(m["thing"]),
                        _span(m),
                        any(one.covers(_span(m)) for one in said),
                    )
                    for m in mentions[node]
                ),
            )

    def _positions(self, batch: list[str] | None) -> Iterator[PositionRecord]:
        by_position: dict[str, list[Row]] = defaultdict(list)
        for rows in self._grouped("positions", batch).values():
            for row in rows:
                by_position[str(row["position"])].append(row)
        for node, rows in by_position.items():
            row = rows[0]
            yield PositionRecord(
                iri=node,
                holder=self.thing(row["holder"]),
                target=self.thing(row["target"]),
                stance=str(row["stance"]),
                rank=_text(row["rank"]),
                coder=str(row["coder"]),
                coder_kind=str(row["coderKind"]),
                confidence=_text(row["confidence"]),
                statement=str(row["statement"]),
                evidence=tuple((_span(one), str(one["text"])) for one in rows),
            )


def _batches(chosen: Collection[str] | None) -> Iterable[list[str] | None]:
    if chosen is None:
        yield None
        return
    every = sorted(chosen)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]


def _span(row: Row) -> Span:
    start, end = row["start"], row["end"]
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError(f"offsets must be whole numbers: {start!r}, {end!r}")
    return Span(start, end)


def _place(one: PositionRecord) -> tuple[str, Span, str]:
    return one.statement, one.evidence[0][0], one.iri


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _source(row: Row) -> SourceInfo:
    return SourceInfo(
        iri=str(row["source"]),
        id=str(row["sourceId"]),
        title=str(row["title"]),
        publisher=_text(row["publisher"]),
        issued=_text(row["issued"]),
        url=_text(row["url"]),
        translation=_text(row["translation"]),
    )
