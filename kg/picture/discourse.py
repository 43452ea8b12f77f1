"""A discourse network as lines that the page can draw, with the statements behind them.

Two-mode: who supports, opposes or does both to what. One-mode: who agrees and who
disagrees with whom. The weight of a line is the cell's; its statements are those that
the cell was counted from.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.model import Part, PartKind, Span
from kg.networks.explain import Ground
from kg.networks.formats.evidence import (
    CellGrounds,
    by_cell,
    cell_grounds,
    pair_grounds,
)
from kg.networks.formats.signs import has_sides
from kg.networks.formats.tables import edges, number
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode
from kg.networks.table import Column, Kind, Level
from kg.records import PositionRecord, SourceInfo, StatementRecord, Thing
from kg.relations import RELATIONS

# What a variable holds, where its name says so; any other is a topic to the page.
KINDS = {
    "person": "person",
    "organization": "organization",
    "claim": "claim",
    "concept": "claim",
    "topic": "topic",
    "initiative": "initiative",
    "target": "organization",
}
# Values of a text variable that are stances by name.
STANCES = ("supports", "opposes", "mixed", "neutral", "reports")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the page is made from."""

    network: nx.MultiDiGraph
    statements: tuple[StatementRecord, ...]
    positions: tuple[PositionRecord, ...]


def drawn(network: Network) -> Drawn:
    """Return a discourse network as things and lines, with what they rest on.

    In a two-mode network the lines follow the values of the qualifier: pro, contra, and
    for both a third line that stands for the two, whatever the aggregation is. In a
    one-mode network they follow the sign of the cell; where a part of the time can turn
    the sign, both lines are there, and the page shows the one that is true of the part.
    """
    made = nx.MultiDiGraph()
    request = network.request
    two = request.mode is Mode.TWO
    sides = [(request.var1, network.rows)]
    if two:
        sides.append((request.var2, network.columns))
    for variable, labels in sides:
        for label in labels:
            kind = KINDS.get(variable, "topic")
            made.add_node(
                _iri(variable, label), iri=_iri(variable, label), label=label, kind=kind
            )
    add = _add_two_mode if two else _add_one_mode
    used = add(made, network)
    order = sorted(used, key=lambda one: (one.source.id, one.start, one.stop, one.key))
    return Drawn(
        made,
        tuple(_statement(one, network) for one in order),
        tuple(_position(one, network) for one in order),
    )


def _add_two_mode(made: nx.MultiDiGraph, network: Network) -> set[Ground]:
    request = network.request
    values = {(row, column): value for row, column, value in edges(network)}
    used: set[Ground] = set()
    for (row, column), found in sorted(by_cell(network).items()):
        ends = _iri(request.var1, row), _iri(request.var2, column)
        by_stance: defaultdict[str, list[Ground]] = defaultdict(list)
        for one in found:
            by_stance[_stance(network, one.qualifier)].append(one)
        value = number(round(values.get((row, column), 0.0), 6))
        lines = {
            stance: _add(made, ends, stance, some, value)
            for stance, some in sorted(by_stance.items())
        }
        if {"supports", "opposes"} <= set(lines):
            both = by_stance["supports"] + by_stance["opposes"] + by_stance["mixed"]
            _add(made, ends, "mixed", both, value)
            sides = ("supports", "opposes")
            made.edges[(*ends, "mixed")]["joins"] = [lines[one] for one in sides]
            # The three never stand at the same time: they need one place.
            for side in (*sides, "mixed"):
                made.edges[(*ends, side)]["slot"] = "sides"
        used.update(found)
    return used


def _add_one_mode(made: nx.MultiDiGraph, network: Network) -> set[Ground]:
    request = network.request
    kind = request.aggregation
    turns = kind is Aggregation.SUBTRACT and _boolean(network)
    used: set[Ground] = set()
    for cell in pair_grounds(network) if turns else cell_grounds(network):
        relation = "shares-with"
        if kind is Aggregation.CONFLICT or (
            kind is Aggregation.SUBTRACT and cell.value < 0
        ):
            relation = "disagrees-with"
        elif kind is not Aggregation.IGNORE:
            relation = "agrees-with"
        relations = ("agrees-with", "disagrees-with") if turns else (relation,)
        ends = _iri(request.var1, cell.row), _iri(request.var1, cell.column)
        for name in relations:
            _add(made, ends, name, cell.grounds, number(round(cell.value, 6)))
            made.edges[(*ends, name)]["recount"] = _recount(network, cell)
            made.edges[(*ends, name)]["slot"] = "sides"
        used.update(cell.grounds)
    return used


def _recount(network: Network, cell: CellGrounds) -> str:
    """Return how the page counts again which line is true of a part of the time.

    Of yes and no it multiplies the statements for and against, as the network did. Of
    other values it asks only whether the two still meet; the sign stays that of all
    the time.
    """
    if not _boolean(network) or cell.value != cell.value:
        return "meet"
    return str(network.request.aggregation)


def _boolean(network: Network) -> bool:
    name = network.request.qualifier
    return name is not None and network.table.column(name).kind is Kind.BOOLEAN


def _add(
    made: nx.MultiDiGraph,
    ends: tuple[str, str],
    relation: str,
    found: list[Ground] | tuple[Ground, ...],
    value: str,
) -> str:
    """Add a line and return its id."""
    keys = sorted({_key(one) for one in found})
    id = hashlib.sha256("\n".join((*ends, relation)).encode()).hexdigest()[:16]
    made.add_edge(
        *ends,
        key=relation,
        id=id,
        label=RELATIONS[relation],
        relation=relation,
        weight=len(keys),
        value=value,
        statements=keys,
        positions=keys,
    )
    return id


def _stance(network: Network, value: Level | None) -> str:
    """Return what a value of the qualifier says as a stance, or speaks-on."""
    name = network.request.qualifier
    if name is None or value is None:
        return "speaks-on"
    column: Column = network.table.column(name)
    if isinstance(value, str):
        return value if value in STANCES else "speaks-on"
    if not has_sides(column):
        return "speaks-on"
    if column.kind is Kind.BOOLEAN:
        return "supports" if value else "opposes"
    if value == 0:
        return "neutral"
    return "supports" if value > 0 else "opposes"


def _iri(variable: str, label: str) -> str:
    """Return a name for a value that no other value has; the page makes ids of it."""
    digest = hashlib.sha256(f"{variable}\n{label}".encode()).hexdigest()[:12]
    return f"value/{variable}-{digest}"


def _key(one: Ground) -> str:
    """Return a name of one row: a statement with two organisations has two."""
    said = (one.key, one.source.id, str(one.start), one.var1, one.var2)
    return f"statement/{hashlib.sha256(chr(10).join(said).encode()).hexdigest()[:12]}"


def _statement(one: Ground, network: Network) -> StatementRecord:
    span = Span(one.start, max(one.stop, one.start + 1))
    text = one.quotation or " "
    return StatementRecord(
        iri=_key(one),
        mode="coded",
        text=text,
        span=Span(span.start, span.start + len(text)),
        parts=(Part(PartKind.SAID, Span(span.start, span.start + len(text))),),
        speakers=(_thing(network.request.var1, one.var1),),
        role_line="",
        document=SourceInfo(
            iri=one.source.id,
            id=one.source.id,
            title=one.source.title or one.source.id,
            publisher=one.source.source,
            issued=one.time[:10],
            url="",
            translation="",
        ),
        section="",
        heading="",
        mentions=(),
    )


def _position(one: Ground, network: Network) -> PositionRecord:
    request = network.request
    stance = _stance(network, one.qualifier)
    span = Span(one.start, one.start + len(one.quotation or " "))
    return PositionRecord(
        iri=_key(one),
        holder=_thing(request.var1, one.var1),
        target=_thing(request.var2, one.var2),
        stance=stance,
        rank="",
        coder=one.coder,
        coder_kind="",
        confidence="",
        statement=_key(one),
        evidence=((span, one.quotation),),
    )


def _thing(variable: str, label: str) -> Thing:
    return Thing(_iri(variable, label), label, KINDS.get(variable, "topic"))
