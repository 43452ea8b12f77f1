"""The network of relations: who speaks about whom, and who supports or opposes what."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING, Final

import networkx as nx

from kg.errors import DataError
from kg.records import PositionRecord, StatementRecord, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Every relation a line can stand for, and the words that say it between two labels.
RELATIONS: Final[Mapping[str, str]] = {
    "speaks-in": "speaks in",
    "speaks-about": "speaks about",
    "supports": "supports",
    "opposes": "opposes",
    "mixed": "has a mixed stance on",
    "neutral": "is neutral on",
    "reports": "reports views on",
    # Of discourse networks, which count statements (kg.networks).
    "agrees-with": "agrees with",
    "disagrees-with": "disagrees with",
    "speaks-on": "speaks on",
    "shares-with": "speaks on the same as",
}
STANCES: Final = ("supports", "opposes", "mixed", "neutral", "reports")

Line = tuple[str, str, str]  # source IRI, relation, target IRI
Ground = tuple[str, str, str]  # statement IRI, position IRI or "", coder or ""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def relation_network(
    statements: Iterable[StatementRecord], positions: Iterable[PositionRecord]
) -> nx.MultiDiGraph:
    """Return the network of these statements and positions.

    A node is an actor, an initiative, a claim, a topic or a source; its key is its
    IRI. There is one edge per (from, relation, to), keyed by the relation, with the
    statements, positions and coders that it rests on. A stance leads to its own
    target only; being spoken about carries none. Positions that an adjudication has
    deprecated draw no line.
    """
    things: dict[str, Thing] = {}
    lines: defaultdict[Line, set[Ground]] = defaultdict(set)
    for start, relation, end, ground in _lines(statements, positions):
        for thing in (start, end):
            # Should one IRI come with two labels, the order of input does not choose.
            things[thing.iri] = min(thing, things.get(thing.iri, thing))
        lines[start.iri, relation, end.iri].add(ground)
    network = nx.MultiDiGraph()
    for iri, thing in sorted(things.items()):
        network.add_node(iri, iri=iri, label=thing.label, kind=thing.kind)
    order = list(RELATIONS)
    for line in sorted(
        lines, key=lambda line: (line[0], line[2], order.index(line[1]))
    ):
        _add_edge(network, line, lines[line])
    return network


def core_network(network: nx.MultiDiGraph, size: int) -> nx.MultiDiGraph:
    """Return the part that most statements stand for, of `size` things at most.

    A thing weighs as much as the lines that begin or end in it; of two that weigh the
    same, the one whose IRI comes first is kept. What then has no line left goes too.
    """
    if network.number_of_nodes() <= size:
        return network
    weights = network.degree(weight="weight")
    heaviest = sorted(network, key=lambda node: (-weights[node], node))[:size]
    core = network.subgraph(heaviest)
    return core.edge_subgraph(core.edges(keys=True)).copy()


def _lines(
    statements: Iterable[StatementRecord], positions: Iterable[PositionRecord]
) -> Iterator[tuple[Thing, str, Thing, Ground]]:
    for statement in statements:
        source = statement.document
        # One document alone falls into islands: no speaker mentions another. The
        # source as a node joins all who speak in it.
        document = Thing(source.iri, source.title or source.id, "source")
        said = [thing for thing, _, in_said in statement.mentions if in_said]
        for speaker in statement.speakers:
            yield speaker, "speaks-in", document, (statement.iri, "", "")
            for thing in said:
                yield speaker, "speaks-about", thing, (statement.iri, "", "")
    for position in positions:
        if position.stance not in STANCES:
            raise DataError(
                f"{position.iri}: stance {position.stance!r} is none of {STANCES}"
            )
        if position.rank != "deprecated":
            ground = (position.statement, position.iri, position.coder)
            yield position.holder, position.stance, position.target, ground


def _add_edge(network: nx.MultiDiGraph, line: Line, grounds: set[Ground]) -> None:
    start, relation, end = line
    statements, positions, coders = (
        sorted(set(column) - {""}) for column in zip(*grounds, strict=True)
    )
    network.add_edge(
        start,
        end,
        key=relation,
        # Of content, so that a link to a line outlives the lines around it.
        id=hashlib.sha256("\n".join(line).encode()).hexdigest()[:16],
        label=RELATIONS[relation],
        relation=relation,
        weight=len(statements),
        statements=statements,
        positions=positions,
        coders=coders,
    )


def graphml(network: nx.MultiDiGraph) -> bytes:
    """Return the network as GraphML, every parallel edge kept under an id of its own.

    Keys are named: Gephi takes keys called "d3" and "d7" for the labels of yEd.
    """
    flat = _flat(network)
    for _, _, data in flat.edges(data=True):
        # Gephi reads "edgelabel" as well as "label", and a key's id must be unique.
        data["edgelabel"] = data.pop("label")
    out = BytesIO()
    nx.write_graphml_xml(
        flat, out, named_key_ids=True, edge_id_from_attribute="id", prettyprint=True
    )
    return out.getvalue() + b"\n"


def gexf(network: nx.MultiDiGraph) -> bytes:
    """Return the network as GEXF 1.3, with no date and no version of the writer.

    Each edge carries its relation as its kind: of parallel edges of one kind Gephi
    keeps one.
    """
    root = ET.fromstring("\n".join(nx.generate_gexf(_flat(network), version="1.3")))
    space = root.tag.removesuffix("gexf")
    for element in root.iter():
        element.tag = element.tag.removeprefix(space)
    root.attrib = {"xmlns": space[1:-1], "version": root.attrib["version"]}
    root.remove(root.findall("meta")[0])
    relations = {data["id"]: data["relation"] for *_, data in network.edges(data=True)}
    for edge in root.iter("edge"):
        edge.set("kind", relations[edge.attrib["id"]])
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _flat(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a copy that holds nothing but numbers and strings that XML can carry."""
    flat = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(_text(node), **{name: _plain(data[name]) for name in data})
    for start, end, key, data in network.edges(keys=True, data=True):
        values = {name: _plain(data[name]) for name in data}
        flat.add_edge(_text(start), _text(end), key=key, **values)
    return flat


def _plain(value: str | int | float | list[str]) -> str | int | float:
    if isinstance(value, list):
        return ";".join(map(_text, value))
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value)
