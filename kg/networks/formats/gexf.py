"""GEXF 1.3 for Gephi: one network, or the slices of a time as one dynamic graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from lxml import etree

from kg.networks.formats.graphs import cell_text, clean, graph, types_of, xml_bytes
from kg.networks.formats.tables import Cell, number
from kg.networks.network import Network

SPACE = "http://gexf.net/1.3"
VIZ = f"{SPACE}/viz"
# What can differ from slice to slice; the rest of a node or an edge is its own.
CHANGING = ("weight", "sign", "colour", "statements", "frequency")


class _Span(NamedTuple):
    """From when to when a slice stands, inclusive."""

    start: str
    end: str


class _Seen(NamedTuple):
    """What a node or an edge is in one slice; the span is None where there is none."""

    data: Mapping[str, Cell]
    span: _Span | None


def gexf(network: Network) -> bytes:
    """Return one network, with colours and without a date or the name of a program."""
    return _written([(graph(network), None)])


def gexf_slices(slices: Sequence[Network]) -> bytes:
    """Return slices as one graph that changes: each stands until the next begins.

    Windows overlap, and a weight can have one value at a time: a slice therefore
    stands from its mid-point to the second before the next one, the last for as long
    as the one before it. A node or an edge is there while a slice has it.
    """
    middles = [one.period.middle for one in slices if one.period is not None]
    return _written(
        [
            (graph(one), _span(middles, one.period.middle) if one.period else None)
            for one in slices
        ]
    )


def _span(middles: Sequence[np.datetime64], middle: np.datetime64) -> _Span:
    times = sorted(set(middles))
    place = times.index(middle)
    second = np.timedelta64(1, "s")
    if place + 1 < len(times):
        end = max(middle, times[place + 1] - second)
    else:
        end = middle + (middle - times[place - 1] - second if place else 0 * second)
    return _Span(str(middle), str(end))


def _written(graphs: Sequence[tuple[nx.Graph, _Span | None]]) -> bytes:
    nodes: defaultdict[str, list[_Seen]] = defaultdict(list)
    edges: defaultdict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for made, span in graphs:
        for name, data in made.nodes(data=True):
            nodes[name].append(_Seen(data, span))
        for start, end, data in made.edges(data=True):
            edges[min(start, end), max(start, end)].append(_Seen(data, span))
    dynamic = any(span for _, span in graphs)
    root = etree.Element("gexf", nsmap={None: SPACE, "viz": VIZ}, version="1.3")
    about = {"defaultedgetype": "undirected", "mode": "static"}
    if dynamic:
        about |= {"mode": "dynamic", "timeformat": "dateTime"}
    body = etree.SubElement(root, "graph", about)
    node_ids = _attributes(body, "node", [*nodes.values()], dynamic)
    edge_ids = _attributes(body, "edge", [*edges.values()], dynamic)
    listed = etree.SubElement(body, "nodes")
    for name, seen in nodes.items():
        label = clean(str(seen[0].data["label"]))
        _fill(etree.SubElement(listed, "node", id=name, label=label), seen, node_ids)
    listed = etree.SubElement(body, "edges")
    for place, ((start, end), seen) in enumerate(edges.items()):
        ends = {"id": f"e{place}", "source": start, "target": end}
        if not dynamic:
            ends["weight"] = number(float(seen[0].data["weight"]))
        _fill(etree.SubElement(listed, "edge", ends), seen, edge_ids)
    return xml_bytes(root)


def _attributes(
    body: Any, side: str, every: list[list[_Seen]], dynamic: bool
) -> dict[str, str]:
    """Declare the attributes of nodes or edges; return their ids by name."""
    kinds = types_of(one.data for seen in every for one in seen)
    # Gephi knows the changing weight of an edge by this id.
    kept = [name for name in kinds if name != "label"]
    own = "weight" if side == "edge" else ""  # an edge says it without an attribute
    modes = {"static": [name for name in kept if name != own]}
    if dynamic:
        modes = {
            mode: [name for name in kept if _mode(name) == mode]
            for mode in ("static", "dynamic")
        }
    ids: dict[str, str] = {}
    for mode, names in modes.items():
        if not names:
            continue
        listed = etree.SubElement(body, "attributes", {"class": side, "mode": mode})
        for name in names:
            ids[name] = name if name == own else f"{side[0]}{len(ids)}"
            kind = {"int": "integer"}.get(kinds[name], kinds[name])
            about = {"id": ids[name], "title": clean(name), "type": kind}
            etree.SubElement(listed, "attribute", about)
    return ids


def _mode(name: str) -> str:
    return "dynamic" if name in CHANGING else "static"


def _fill(element: Any, seen: Sequence[_Seen], ids: Mapping[str, str]) -> None:
    """Write values, times and colour, in the order in which GEXF has them."""
    values = etree.SubElement(element, "attvalues")
    for name, id in ids.items():
        # What does not change is written once.
        changing = [one for one in seen if one.span and _mode(name) == "dynamic"]
        for one in changing or seen[:1]:
            about = {"for": id, "value": cell_text(one.data.get(name, ""))}
            if changing and one.span:
                about |= {"start": one.span.start, "end": one.span.end}
            etree.SubElement(values, "attvalue", about)
    spans = [one.span for one in seen if one.span]
    if spans:
        listed = etree.SubElement(element, "spells")
        for span in spans:
            etree.SubElement(listed, "spell", start=span.start, end=span.end)
    colour = str(seen[0].data["colour"])
    if re.fullmatch("#[0-9a-fA-F]{6}", colour):
        red, green, blue = (str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        etree.SubElement(element, f"{{{VIZ}}}color", r=red, g=green, b=blue)
