"""A network as one offline page: a drawing, its legend, every statement, and a table.

pyvis brings the drawing library and writes the script that fills it. The page around
it is ours (`kg/picture/assets`), because pyvis's own one asks a CDN for style sheets,
has neither title nor language, and lets hostile headings run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections import Counter
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final

from kg.errors import DataError
from kg.picture.drawing import LOOKS, OTHER, STROKES, Json, draw_network
from kg.relations import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.records import PositionRecord, SourceInfo, StatementRecord, Thing

POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; "
    "img-src data: blob:; base-uri 'none'; form-action 'none'"
)


def render_network(
    network: nx.MultiDiGraph,
    statements: Iterable[StatementRecord],
    positions: Iterable[PositionRecord],
    *,
    title: str,
    caption: str,
) -> str:
    """Return one HTML page that draws the network and carries all that it rests on.

    The page asks for nothing from anywhere, and the same input gives the same page.
    A line that rests on a statement or a position not given is an error.
    """
    slugs = _slugs(network.nodes)
    data = _page_data(network, slugs, statements, positions)
    library, draw = draw_network(network, slugs)
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    data["digest"] = hashlib.sha256(canonical).hexdigest()
    scripts = (library, draw, _asset("network.js"))
    style = _asset("network.css")
    policy = POLICY.format(
        scripts=" ".join(map(_csp_hash, scripts)), styles=_csp_hash(style)
    )
    return Template(_asset("page.html")).substitute(
        title=html.escape(title),
        caption=html.escape(caption),
        policy=html.escape(policy, quote=False).replace('"', "&quot;"),
        style=style,
        data=_inert(data),
        library=library,
        draw=draw,
        script=scripts[-1],
        made_from=html.escape(_made_from(data)),
    )


def _asset(name: str) -> str:
    return files("kg.picture").joinpath("assets", name).read_text(encoding="utf-8")


def _csp_hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _inert(data: Json) -> str:
    """Return JSON that no HTML parser takes for markup, whatever strings are in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[&<>\u2028\u2029]", lambda m: f"\\u{ord(m.group()):04x}", text)


def _slugs(iris: Iterable[str]) -> dict[str, str]:
    """Return for each IRI an id of letters, digits, `-` and `_`, for links."""
    tails = {
        iri: re.sub("[^A-Za-z0-9_-]+", "-", _tail(iri)).strip("-")[:80] for iri in iris
    }
    often = Counter(tails.values())
    return {
        # "__proto__" and its like, unsafe as names in the page, hold no "-".
        iri: tail if "-" in tail and often[tail] == 1 else f"{tail}-{_short_hash(iri)}"
        for iri, tail in tails.items()
    }


def _tail(iri: str) -> str:
    return re.split("/(?:id|concept)/", iri, maxsplit=1)[-1]


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


# -- the data of the page ----------------------------------------------------------


def _page_data(
    network: nx.MultiDiGraph,
    slugs: Mapping[str, str],
    statements: Iterable[StatementRecord],
    positions: Iterable[PositionRecord],
) -> Json:
    stated = sorted(statements, key=lambda s: (s.document.iri, s.span, s.iri))
    held = sorted(positions, key=lambda p: (p.statement, p.evidence, p.iri))
    sources = sorted({statement.document for statement in stated}, key=lambda s: s.iri)
    source_number = {source: place for place, source in enumerate(sources)}
    number = {statement.iri: place for place, statement in enumerate(stated)}
    position_number = {position.iri: place for place, position in enumerate(held)}
    statement_slugs = _slugs(number)
    return {
        "kinds": _kinds(network),
        "relations": _relations(network),
        "nodes": [
            {"id": slugs[iri], "iri": iri, "label": node["label"], "kind": node["kind"]}
            for iri, node in network.nodes(data=True)
        ],
        "edges": [
            {
                "id": edge["id"],
                "from": slugs[start],
                "to": slugs[end],
                "relation": edge["relation"],
                "statements": _numbers(edge, "statements", number),
                "positions": _numbers(edge, "positions", position_number),
            }
            | {
                name: edge[name]
                for name in ("value", "joins", "recount")
                if name in edge
            }
            for start, end, edge in network.edges(data=True)
        ],
        "sources": [_source(source) for source in sources],
        "statements": [
            {"id": statement_slugs[one.iri], "source": source_number[one.document]}
            | _statement(one, slugs)
            for one in stated
        ],
        "positions": [
            _position(one, slugs, stated[_number(one.iri, one.statement, number)])
            | {"statement": number[one.statement]}
            for one in held
        ],
    }


def _numbers(edge: Json, name: str, numbers: Mapping[str, int]) -> list[int]:
    return sorted(_number(f"line {edge['id']}", iri, numbers) for iri in edge[name])


def _number(what: str, iri: str, numbers: Mapping[str, int]) -> int:
    if iri not in numbers:
        raise DataError(f"{what} rests on {iri!r}, which the page was not given")
    return numbers[iri]


def _kinds(network: nx.MultiDiGraph) -> list[Json]:
    counts = Counter(kind for _, kind in network.nodes(data="kind"))
    kinds = [kind for kind in LOOKS if counts[kind]] + sorted(
        counts.keys() - LOOKS.keys()
    )
    return [
        {
            "id": kind,
            "one": LOOKS[kind].one if kind in LOOKS else kind,
            "many": LOOKS[kind].many if kind in LOOKS else kind,
            "shape": LOOKS.get(kind, OTHER).shape,
            "count": counts[kind],
        }
        for kind in kinds
    ]


def _relations(network: nx.MultiDiGraph) -> list[Json]:
    counts = Counter(relation for *_, relation in network.edges(data="relation"))
    return [
        {
            "id": relation,
            "words": RELATIONS[relation],
            "short": stroke.short,
            "dashes": stroke.dashes,
            "width": stroke.width,
            "end": stroke.end,
            "count": counts[relation],
        }
        for relation, stroke in STROKES.items()
        if counts[relation]
    ]


def _source(source: SourceInfo) -> Json:
    names = ("title", "publisher", "issued", "url", "translation")
    return {name: getattr(source, name) for name in names}


def _statement(statement: StatementRecord, slugs: Mapping[str, str]) -> Json:
    start = statement.span.start
    return {
        "iri": statement.iri,
        "mode": statement.mode,
        "text": statement.text,
        "start": start,
        "end": statement.span.end,
        "parts": [
            [part.kind.value, part.span.start - start, part.span.end - start]
            for part in statement.parts
        ],
        "speakers": [_thing(speaker, slugs) for speaker in statement.speakers],
        "role": statement.role_line,
        "section": statement.section,
        "heading": statement.heading,
        "mentions": [
            [slugs[thing.iri], span.start - start, span.end - start]
            for thing, span, in_said in statement.mentions
            if in_said and thing.iri in slugs
        ],
    }


def _thing(thing: Thing, slugs: Mapping[str, str]) -> Json:
    return {"label": thing.label, "node": slugs.get(thing.iri)}


def _position(
    position: PositionRecord, slugs: Mapping[str, str], statement: StatementRecord
) -> Json:
    start = statement.span.start
    return {
        "iri": position.iri,
        "holder": _thing(position.holder, slugs),
        "target": _thing(position.target, slugs),
        "stance": position.stance,
        "words": RELATIONS[position.stance],
        "rank": position.rank,
        "coder": position.coder,
        "coderKind": position.coder_kind,
        "confidence": position.confidence,
        "evidence": [[s.start - start, s.end - start] for s, _ in position.evidence],
    }


def _made_from(data: Json) -> str:
    speakers = {s["label"] for one in data["statements"] for s in one["speakers"]}
    coders = {position["coder"] for position in data["positions"]}
    counts = (
        (len(data["statements"]), "statement"),
        (len(speakers), "speaker"),
        (len(data["sources"]), "source"),
        (len(data["positions"]), "position"),
        (len(coders), "coder"),
    )
    words = [f"{count:,} {name}{'s' * (count != 1)}" for count, name in counts]
    return (
        f"Made from {words[0]} by {words[1]} in {words[2]}, and {words[3]} "
        f"by {words[4]}. Data sha256 {data['digest']}."
    )
