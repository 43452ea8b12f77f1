"""Exports: the graph as files that are the same bytes from every build."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.jsonld import context, jsonld
from kg.records import PositionRecord, StatementRecord
from kg.settings import Settings
from kg.vocabulary import PREFIXES, VERSION

if TYPE_CHECKING:
    import networkx

MANIFEST = "MANIFEST.json"
LEGIBLE = 160  # things that one picture can show
_PREFIX = re.compile(r"(?<![\w/#<\"])([a-z]+):")


@dataclass(frozen=True, slots=True)
class Exportable:
    """Everything that an export may need; the lists are read once for all of them."""

    base: str
    title: str
    digest: str  # of the graph they come from
    quads: tuple[ox.Quad, ...]  # sorted; the vocabulary's own graph left out
    statements: tuple[StatementRecord, ...]
    positions: tuple[PositionRecord, ...]
    network: networkx.MultiDiGraph


def turtle(data: Exportable) -> bytes:
    """Return all graphs as one, with IRIs relative to the base."""
    return turtle_of((q.triple for q in data.quads), data.base)


def turtle_of(triples: Iterable[ox.Triple], base: str) -> bytes:
    """Return triples as sorted Turtle, with IRIs relative to the base."""
    return _serialize(sorted(set(triples), key=_key), ox.RdfFormat.TURTLE, base)


def trig(data: Exportable) -> bytes:
    """Return every graph under its own name."""
    quads = sorted(data.quads, key=lambda q: (str(q.graph_name), _key(q)))
    return _serialize(quads, ox.RdfFormat.TRIG, data.base)


def nquads(data: Exportable) -> bytes:
    """Return one quad a line, sorted."""
    return quad_lines(data.quads)


def quad_lines(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, sorted."""
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def json_ld(data: Exportable) -> bytes:
    """Return compact JSON-LD, one object a thing, grouped by graph."""
    return _json(jsonld(data.quads, data.base))


def json_ld_context(data: Exportable) -> bytes:
    """Return the context that the JSON-LD is written with."""
    return _json({"@context": context(data.base)})


def dataset(data: Exportable) -> bytes:
    """Return the DCAT and VoID description by itself."""
    meta = ox.NamedNode(f"{data.base}graph/meta")
    return turtle_of((q.triple for q in data.quads if q.graph_name == meta), data.base)


def statements_csv(data: Exportable) -> bytes:
    """Return one statement a row, with who, in which words, and where."""
    return _csv(statement_row(one) for one in data.statements)


def positions_csv(data: Exportable) -> bytes:
    """Return one position a row, with the words it rests on."""
    return _csv(position_row(one) for one in data.positions)


def network_graphml(data: Exportable) -> bytes:
    """Return the network as GraphML."""
    from kg.relations import graphml

    return graphml(data.network)


def network_gexf(data: Exportable) -> bytes:
    """Return the network as GEXF, which Gephi opens."""
    from kg.relations import gexf

    return gexf(data.network)


def network_html(data: Exportable) -> bytes:
    """Return the network as one page that needs nothing else.

    A picture of thousands of things shows nothing: it holds those that most statements
    stand for, and says so.
    """
    from kg.picture.page import render_network
    from kg.relations import core_network

    core = core_network(data.network, LEGIBLE)
    caption = describe_selection(data.statements)
    shown = {one for _, _, edge in core.edges(data=True) for one in edge["statements"]}
    if len(core) < len(data.network):
        caption += (
            f"; the picture shows the {len(core):,} of {len(data.network):,} things "
            "with the most statements: kg view --by or --about shows others"
        )
    page = render_network(
        core,
        tuple(one for one in data.statements if one.iri in shown),
        tuple(one for one in data.positions if one.statement in shown),
        title=data.title,
        caption=caption,
    )
    return page.encode()


EXPORTS: Mapping[str, Callable[[Exportable], bytes]] = {
    "kg.ttl": turtle,
    "kg.trig": trig,
    "kg.nq": nquads,
    "kg.jsonld": json_ld,
    "context.jsonld": json_ld_context,
    "dataset.ttl": dataset,
    "statements.csv": statements_csv,
    "positions.csv": positions_csv,
    "network.graphml": network_graphml,
    "network.gexf": network_gexf,
    "network.html": network_html,
}


def by_suffix(path: Path) -> Callable[[Exportable], bytes] | None:
    """Return the export that writes files of this name or ending, if there is one."""
    if path.name in EXPORTS:
        return EXPORTS[path.name]
    kinds = {Path(name).suffix: name for name in reversed(list(EXPORTS))}
    name = kinds.get(path.suffix.lower())
    return EXPORTS[name] if name else None


@contextmanager
def staged_exports(
    data: Exportable, settings: Settings
) -> Iterator[Callable[[], None]]:
    """Write every export beside the old ones, and give a function that swaps them in.

    Each file is replaced in one step; the manifest, which vouches for the others, last.
    """
    made = {name: export(data) for name, export in EXPORTS.items()}
    made[MANIFEST] = _manifest(data, made)
    settings.exports.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".new-", dir=settings.exports))

    def publish() -> None:
        for name in made:
            (staging / name).replace(settings.exports / name)

    try:
        for name, content in made.items():
            (staging / name).write_bytes(content)
        yield publish
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_exports(data: Exportable, settings: Settings) -> tuple[Path, ...]:
    """Write every export and the manifest, and return where they are."""
    with staged_exports(data, settings) as publish:
        publish()
    return tuple(settings.exports / name for name in (*EXPORTS, MANIFEST))


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def describe_selection(statements: Iterable[StatementRecord]) -> str:
    """Return one sentence on what is shown: how many, by how many, from when."""
    every = tuple(statements)
    speakers = {one.iri for record in every for one in record.speakers}
    sources = {one.document.iri for one in every}
    dates = sorted({one.document.issued for one in every if one.document.issued})
    when = f", {dates[0]}" if dates else ""
    when += f" to {dates[-1]}" if len(dates) > 1 else ""
    return (
        f"{_number(len(every), 'statement')} by {_number(len(speakers), 'speaker')} "
        f"in {_number(len(sources), 'source')}{when}"
    )


def statement_row(one: StatementRecord) -> dict[str, Any]:
    """Return a statement as flat cells; several values are joined by ` | `."""
    return {
        "statement": one.iri,
        "mode": one.mode,
        "speaker": " | ".join(s.label for s in one.speakers),
        "speaker_iri": " | ".join(s.iri for s in one.speakers),
        "attribution": one.role_line,
        "text": one.text,
        "said": " | ".join(
            one.text[p.span.start - one.span.start : p.span.end - one.span.start]
            for p in one.parts
            if p.kind == "said"
        ),
        "about": " | ".join(
            dict.fromkeys(t.label for t, _, said in one.mentions if said)
        ),
        "section": one.section,
        "heading": one.heading,
        "source": one.document.title,
        "source_iri": one.document.iri,
        "publisher": one.document.publisher,
        "issued": one.document.issued,
        "url": one.document.url,
        "translation": one.document.translation,
        "start": one.span.start,
        "end": one.span.end,
    }


def position_row(one: PositionRecord) -> dict[str, Any]:
    """Return a position as flat cells; several pieces of evidence by ` | `."""
    return {
        "position": one.iri,
        "holder": one.holder.label,
        "holder_iri": one.holder.iri,
        "stance": one.stance,
        "target": one.target.label,
        "target_iri": one.target.iri,
        "target_kind": one.target.kind,
        "evidence": " | ".join(words for _, words in one.evidence),
        "characters": " | ".join(f"{s.start}-{s.end}" for s, _ in one.evidence),
        "statement": one.statement,
        "rank": one.rank,
        "confidence": one.confidence,
        "coder": one.coder,
        "coder_kind": one.coder_kind,
    }


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _key(one: ox.Quad | ox.Triple) -> tuple[str, ...]:
    return tuple(str(term) for term in one)


def _serialize(things: Iterable[Any], kind: ox.RdfFormat, base: str) -> bytes:
    """Return Turtle or TriG whose header is sorted and names only what is used."""
    written = ox.serialize(things, format=kind, prefixes=PREFIXES, base_iri=base) or b""
    lines = written.decode().splitlines()
    body = [one for one in lines if not one.startswith(("@prefix ", "@base "))]
    used = {name for line in body for name in _PREFIX.findall(line)}
    header = [f"@base <{base}> .", ""]
    header += [f"@prefix {p}: <{PREFIXES[p]}> ." for p in sorted(used & {*PREFIXES})]
    # A blank line before each thing; the serializer writes literals on one line.
    spaced = [f"\n{one}" if one[:1] not in "\t}" else one for one in body]
    return ("\n".join([*header, *spaced]).rstrip() + "\n").encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: Iterable[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(row)
    return out.getvalue().encode()


def _manifest(data: Exportable, made: Mapping[str, bytes]) -> bytes:
    graphs = {str(q.graph_name) for q in data.quads}
    return _json(
        {
            "title": data.title,
            "version": VERSION,
            "base": data.base,
            "graph": data.digest,
            "counts": {
                "sources": len({one.document.iri for one in data.statements}),
                "statements": len(data.statements),
                "positions": len(data.positions),
                "triples": len({q.triple for q in data.quads}),
                "quads": len(data.quads),
                "graphs": len(graphs),
                "network nodes": data.network.number_of_nodes(),
                "network edges": data.network.number_of_edges(),
            },
            "files": {
                name: {
                    "bytes": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
                for name, content in sorted(made.items())
            },
        }
    )
