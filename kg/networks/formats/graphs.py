"""Networks as graphs: networkx, GraphML for visone, igraph and Gephi, GEXF, JSON."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import networkx as nx

from kg.networks.formats.tables import edges, node_rows
from kg.networks.network import Network
from kg.networks.request import Aggregation, Kernel, Mode, Request, Window

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a cell says, in words; a colour alone would be lost on many readers.
COMBINED = {1: "agrees", 2: "disagrees", 3: "both"}
COLOURS = {
    "agrees": "#1b7837",
    "disagrees": "#b2182b",
    "both": "#542788",
    "congruence": "#1b7837",
    "conflict": "#b2182b",
    "": "#555555",
}


def graph(network: Network) -> nx.Graph:
    """Return a networkx graph; nodes are (variable, label) named by stable ids.

    Nodes carry label, variable, bipartite (0 rows, 1 columns), frequency, colour and
    attributes; edges weight and, where the sign means something, `sign` in words.
    Labels that two variables share are two nodes.
    """
    made = nx.Graph()
    two = network.request.mode is Mode.TWO
    for number, data in enumerate(node_rows(network)):
        side = int(two and number >= len(network.rows))
        made.add_node(f"n{number}", bipartite=side, **data)
    first = {label: f"n{i}" for i, label in enumerate(network.rows)}
    second = first
    if two:
        at = len(network.rows)
        second = {label: f"n{at + i}" for i, label in enumerate(network.columns)}
    statements = _statements(network)
    for row, column, value in edges(network):
        sign = sign_of(network.request, value)
        made.add_edge(
            first[row],
            second[column],
            weight=value,
            sign=sign,
            colour=COLOURS[sign],
            statements=statements.get((row, column), 0),
        )
    return made


def sign_of(request: Request, value: float) -> str:
    """Return what a cell says: agrees, disagrees, both, congruence, conflict or ""."""
    if request.aggregation is Aggregation.COMBINE and request.qualifier is not None:
        return COMBINED.get(int(value), "")
    if request.aggregation is Aggregation.SUBTRACT:
        two = request.mode is Mode.TWO
        names = ("agrees", "disagrees") if two else ("congruence", "conflict")
        return names[value < 0]
    if request.aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        return str(request.aggregation)
    return ""


def _statements(network: Network) -> dict[tuple[str, str], int]:
    """Return how many statements each cell of a two-mode network rests on."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    if network.request.mode is Mode.TWO:
        first = network.table.column(network.request.var1)
        second = network.table.column(network.request.var2)
        for i in range(len(network.table)):
            found[str(first.value(i)), str(second.value(i))] += 1
    return dict(found)


def graphml(network: Network) -> bytes:
    """Return GraphML with named, typed keys and nothing of one program's own."""
    out = BytesIO()
    nx.write_graphml_xml(
        _clean(graph(network)), out, named_key_ids=True, prettyprint=True
    )
    return out.getvalue() + b"\n"


def gexf(network: Network) -> bytes:
    """Return GEXF 1.3 with colours, without a date and the writer's version."""
    plain = _clean(graph(network))
    for _, data in (*plain.nodes(data=True),):
        data["viz"] = {"color": _rgb(str(data["colour"]) or "#777777")}
    for *_, data in plain.edges(data=True):
        data["viz"] = {"color": _rgb(str(data["colour"]))}
    root = ET.fromstring("\n".join(nx.generate_gexf(plain, version="1.3")))
    space = root.tag.removesuffix("gexf")
    for meta in root.findall(f"{space}meta"):
        root.remove(meta)
    ET.register_namespace("", space[1:-1])
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _rgb(colour: str) -> dict[str, int | float]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


def _clean(made: nx.Graph) -> nx.Graph:
    """Return the graph with only what XML can carry."""
    for data in [
        *(d for _, d in made.nodes(data=True)),
        *(d for *_, d in made.edges(data=True)),
    ]:
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    return made


def record(network: Network) -> dict[str, Any]:
    """Return a network as plain values for JSON, with the statements of each cell."""
    request = network.request
    period = network.period
    return {
        "settings": settings(request),
        "time": str(period.middle) if period else None,
        "start": str(period.start) if period else None,
        "stop": str(period.stop) if period else None,
        "statements": len(network.table),
        "rows": list(network.rows),
        "columns": list(network.columns),
        "nodes": node_rows(network),
        "cells": [
            {
                "row": row,
                "column": column,
                "value": value,
                "sign": sign_of(request, value),
            }
            for row, column, value in edges(network)
        ],
    }


def settings(request: Request) -> dict[str, Any]:
    """Return what a network was asked with, in the words of the command line."""

    def word(one: Window | Kernel | None) -> str | None:
        return None if one is None else str(one)

    return {
        "mode": str(request.mode),
        "var1": request.var1,
        "var2": request.var2,
        "qualifier": request.qualifier,
        "aggregation": str(request.aggregation),
        "normalization": str(request.normalization),
        "duplicates": str(request.duplicates),
        "exclude": {name: list(one) for name, one in sorted(request.exclude.items())},
        "invert": sorted(request.invert),
        "from": request.start.isoformat() if request.start else None,
        "to": request.stop.isoformat() if request.stop else None,
        "isolates": request.isolates,
        "window": word(request.window),
        "size": request.size if request.window else None,
        "kernel": word(request.kernel),
        "indent": request.indent,
        "compat": str(request.compat) if request.compat else None,
    }


def json_text(networks: Sequence[Network]) -> str:
    """Return one network as an object, several slices as a list."""
    made: Any = [record(one) for one in networks]
    if len(networks) == 1 and networks[0].period is None:
        made = made[0]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
