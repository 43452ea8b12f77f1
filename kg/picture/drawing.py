"""A network as pyvis draws it: shapes, strokes and places, as scripts for a page."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.picture.layout import place
from kg.picture.legibility import Size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing is drawn and named; its colours are in `network.css`."""

    shape: (
        str  # of vis-network; "pill", "sheet" and "card" are boxes with a label inside
    )
    one: str
    many: str


LOOKS: Final[Mapping[str, Look]] = {
    "person": Look("dot", "person", "people"),
    "organization": Look("square", "organisation", "organisations"),
    "unit": Look("triangleDown", "unit", "units"),
    "state": Look("diamond", "state", "states"),
    "collaboration": Look("hexagon", "collaboration", "collaborations"),
    "collective": Look("triangle", "collective actor", "collective actors"),
    "initiative": Look("star", "initiative", "initiatives"),
    "claim": Look("card", "claim", "claims"),
    "topic": Look("pill", "topic", "topics"),
    "source": Look("sheet", "source", "sources"),
}
OTHER: Final = Look("dot", "other thing", "other things")
INSIDE: Final = {"card": 24, "pill": 17, "sheet": 24}  # letters to a line inside a box
OUTSIDE: Final = 17  # letters to a line under a symbol
LINES: Final = 5
FONT: Final = 14
LINE_HEIGHT: Final = 17
SYMBOL: Final = 13  # half the height of a symbol


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a relation is drawn: a pattern, a width and an end, beside its colour."""

    short: str
    dashes: tuple[int, ...]
    width: float
    end: str  # an arrow type of vis-network, or ""


STROKES: Final[Mapping[str, Stroke]] = {
    "supports": Stroke("supports", (), 2.6, "arrow"),
    "opposes": Stroke("opposes", (11, 6), 2.6, "bar"),
    "mixed": Stroke("mixed", (14, 4, 3, 4), 2.6, "vee"),
    "neutral": Stroke("neutral", (22, 7), 2.2, "box"),
    "reports": Stroke("reports", (3, 5), 2.6, "circle"),
    "speaks-about": Stroke("speaks about", (), 1.2, "arrow"),
    "speaks-in": Stroke("speaks in", (1, 6), 1.6, ""),
    "agrees-with": Stroke("agrees with", (), 2.6, ""),
    "disagrees-with": Stroke("disagrees with", (11, 6), 2.6, ""),
    "speaks-on": Stroke("speaks on", (18, 3), 1.6, "arrow"),
    "shares-with": Stroke("speaks on the same", (18, 3), 1.6, ""),
}

OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 86400000,
    },
    "nodes": {"labelHighlightBold": False, "font": {"size": FONT}},
    "edges": {"selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
}


def draw_network(network: nx.MultiDiGraph, slugs: Mapping[str, str]) -> tuple[str, str]:
    """Return the drawing library and the script that fills it, both from pyvis."""
    from pyvis.network import Network  # brings IPython: not before it is needed

    picture = Network(
        directed=True, cdn_resources="in_line", neighborhood_highlight=False
    )
    picture.set_options(json.dumps(OPTIONS))
    labels = {
        iri: _wrap(node["label"], _look(node["kind"]))
        for iri, node in network.nodes(data=True)
    }
    sizes = {
        iri: _size(labels[iri], _look(node["kind"]))
        for iri, node in network.nodes(data=True)
    }
    places = place(sizes, ((start, end) for start, end, _ in network.edges))
    for iri, node in network.nodes(data=True):
        x, y = places[iri]
        look = _look(node["kind"])
        if look.shape not in INSIDE:
            # The label hangs under the symbol, and the symbol's centre is wanted.
            y -= round(sizes[iri][1] / 2) - SYMBOL
        picture.add_node(slugs[iri], label=labels[iri], x=x, y=y, **_vis_shape(look))
    bends = _bends(network)
    for start, end, edge in network.edges(data=True):
        strokes = _vis_stroke(edge, bends[edge["id"]])
        picture.add_edge(slugs[start], slugs[end], id=edge["id"], **strokes)
    return _scripts(picture.generate_html(notebook=False))


def _scripts(page: str) -> tuple[str, str]:
    """Take vis-network and the drawing script out of pyvis's page, and nothing else.

    Left behind: its Bootstrap links to a CDN, its headings, its helpers, its styles.
    """
    scripts = re.findall(
        r'<script(?: type="text/javascript")?>(.*?)</script>', page, re.DOTALL
    )
    library = [script for script in scripts if "@version 9." in script[:400]]
    draw = [script for script in scripts if "function drawGraph()" in script]
    if len(library) != 1 or len(draw) != 1:
        raise RuntimeError(
            "pyvis writes another page than the one that this module takes apart; "
            "install pyvis 0.3.2"
        )
    # Developer tools would ask for the source map.
    return re.sub(r"\n//# sourceMappingURL=.*", "", library[0]), draw[0]


def _look(kind: str) -> Look:
    return LOOKS.get(kind, OTHER)


def _wrap(label: str, look: Look) -> str:
    """Break a label into lines; what does not fit is cut, and the panel has it all."""
    words = " ".join(label.split()) or "(no name)"
    lines = textwrap.wrap(
        words, INSIDE.get(look.shape, OUTSIDE), max_lines=LINES, placeholder=" …"
    )
    return "\n".join(lines)


def _size(label: str, look: Look) -> Size:
    """Return the room that a thing and its label take."""
    lines = label.split("\n")
    width = max(sum(map(_letter_width, line)) for line in lines) * FONT
    height = len(lines) * LINE_HEIGHT
    if look.shape in INSIDE:
        return width + 20, height + 14
    return max(width, 2 * SYMBOL), 2 * SYMBOL + 4 + height


def _letter_width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.62 if letter.isupper() else 0.52


def _vis_shape(look: Look) -> Json:
    if look.shape not in INSIDE:
        return {"shape": look.shape, "size": SYMBOL, "borderWidth": 2}
    radius = {"card": 4, "pill": 15, "sheet": 0}[look.shape]
    return {
        "shape": "box",
        "margin": 7,
        "borderWidth": 1.5,
        "shapeProperties": {"borderRadius": radius},
    }


def _vis_stroke(edge: Json, bend: float) -> Json:
    stroke = STROKES[edge["relation"]]
    smooth: Json = {"enabled": False}
    if bend:
        way = "curvedCW" if bend > 0 else "curvedCCW"
        smooth = {"enabled": True, "type": way, "roundness": abs(bend)}
    arrow = {"enabled": bool(stroke.end), "type": stroke.end or "arrow"}
    return {
        "dashes": list(stroke.dashes) or False,
        "width": stroke.width + 0.5 * min(edge["weight"] - 1, 5),
        "arrows": {"to": arrow | {"scaleFactor": 0.55}},
        "smooth": smooth,
    }


def _bends(network: nx.MultiDiGraph) -> dict[str, float]:
    """Return how far each edge is bent, so that none hides another.

    Edges of one `slot` are never seen at the same time and are bent alike.
    """
    between: defaultdict[tuple[str, str], dict[str, list[tuple[str, str]]]]
    between = defaultdict(lambda: defaultdict(list))
    for start, end, edge in network.edges(data=True):
        first, last = sorted((start, end))
        slot = edge.get("slot", edge["id"])
        between[first, last][slot].append((start, edge["id"]))
    return {
        edge_id: bend
        for slots in between.values()
        for edges, bend in zip(
            slots.values(), _fan([one[0] for one in slots.values()]), strict=True
        )
        for _, edge_id in edges
    }


def _fan(edges: Sequence[tuple[str, str]]) -> list[float]:
    if len(edges) == 1:
        return [0.0]
    bends = []
    for rank, (start, _) in enumerate(edges):
        bend = 0.14 * (rank // 2 + 1) * (1 if rank % 2 else -1)
        # The side is seen from where an edge starts: the way back turns it around.
        bends.append(bend if start == edges[0][0] else -bend)
    return bends
