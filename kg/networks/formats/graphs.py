"""Networks as graphs: networkx, and GraphML for visone, igraph, Gephi and Cytoscape."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx
from lxml import etree

from kg.networks.formats.evidence import cell_grounds
from kg.networks.formats.signs import COLOURS, sign_of
from kg.networks.formats.tables import Cell, node_rows, number
from kg.networks.network import Network
from kg.networks.request import Mode

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph(network: Network) -> nx.Graph:
    """Return a networkx graph; a node is a label of a variable.

    Nodes carry label, variable, bipartite (0 rows, 1 columns), frequency, colour and
    attributes; edges weight, sign in a word, colour, and how many statements made them.
    Ids hang on variable and label alone: they are the same in every slice. Labels that
    two variables share are two nodes.
    """
    made = nx.Graph()
    request = network.request
    for place, data in enumerate(node_rows(network)):
        side = int(request.mode is Mode.TWO and place >= len(network.rows))
        name = node_id(str(data["variable"]), str(data["label"]))
        made.add_node(name, bipartite=side, **data)
    other = request.var2 if request.mode is Mode.TWO else request.var1
    for cell in cell_grounds(network):
        sign = sign_of(network, cell.value)
        made.add_edge(
            node_id(request.var1, cell.row),
            node_id(other, cell.column),
            weight=cell.value,
            sign=sign,
            colour=COLOURS[sign],
            statements=len(cell.keys),
        )
    return made


def node_id(variable: str, label: str) -> str:
    """Return a name that XML and every program takes, the same for the same label."""
    text = f"{variable}\n{label}".encode("utf-8", "surrogatepass")
    return f"n{hashlib.sha256(text).hexdigest()[:16]}"


def graphml(network: Network) -> bytes:
    """Return GraphML with named, typed keys and nothing of one program's own."""
    made = graph(network)
    root = etree.Element("graphml", nsmap={None: GRAPHML})
    ids: dict[tuple[str, str], str] = {}
    sides: tuple[tuple[str, list[dict[str, Cell]]], ...] = (
        ("node", [data for _, data in made.nodes(data=True)]),
        ("edge", [data for *_, data in made.edges(data=True)]),
    )
    for side, every in sides:
        for name, kind in types_of(every).items():
            # A name may be on both sides, or hold what an id must not.
            ids[side, name] = f"{side[0]}{sum(one == side for one, _ in ids)}"
            key = {"attr.name": clean(name), "attr.type": kind}
            etree.SubElement(root, "key", {"id": ids[side, name], "for": side} | key)
    body = etree.SubElement(root, "graph", id="G", edgedefault="undirected")
    for name, data in made.nodes(data=True):
        _data(etree.SubElement(body, "node", id=name), "node", data, ids)
    for place, (start, end, data) in enumerate(made.edges(data=True)):
        ends = {"id": f"e{place}", "source": start, "target": end}
        _data(etree.SubElement(body, "edge", ends), "edge", data, ids)
    return xml_bytes(root)


def _data(
    element: Any,
    side: str,
    data: Mapping[str, Cell],
    ids: Mapping[tuple[str, str], str],
) -> None:
    for name, value in data.items():
        etree.SubElement(element, "data", key=ids[side, name]).text = cell_text(value)


def types_of(every: Iterable[Mapping[str, Cell]]) -> dict[str, str]:
    """Return the names of all values, in order, with the types of GraphML and GEXF."""
    kinds: dict[str, str] = {}
    words = {int: "int", float: "double", str: "string"}
    for data in every:
        for name, value in data.items():
            kinds.setdefault(name, words[type(value)])
    return kinds


def cell_text(value: Cell) -> str:
    """Return a value as XML can carry it; a number reads back as itself."""
    if isinstance(value, str):
        return clean(value)
    return number(value).replace("nan", "NaN")


def clean(text: str) -> str:
    """Return a text with a mark for each character that XML has no way to write."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_bytes(root: Any) -> bytes:
    """Return a document with its declaration, one element a line."""
    etree.indent(root)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
