"""Checks data against the shapes, the violation queries and the texts themselves.

The store is anything that answers SPARQL over the union of its graphs; nothing here
knows which. What OWL alone can say is in `kg.reason`.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from kg.gaps import may_separate
from kg.model import Span
from kg.shapes import read_checks
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph

VIOLATION: Final = "violation"
WARNING: Final = "warning"


class Queryable(Protocol):
    """Anything that answers a SELECT query with rows of terms."""

    def query(self, text: str, /) -> Any:
        """Return the rows of a query; the default graph is the merge of all."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: which check says so, of what, and in words."""

    check: str  # "shacl", "query no-evidence-violation", "evidence"
    severity: str  # VIOLATION or WARNING
    subject: str  # IRI
    message: str


# -- shapes ------------------------------------------------------------------------


def check_shapes(data: bytes | Graph, shapes: Path) -> list[Finding]:
    """Return what the SHACL shapes find wrong in data, given as N-Quads or a graph."""
    import pyshacl
    from rdflib import SH

    graph = merged(data) if isinstance(data, bytes) else data
    _, report, _ = pyshacl.validate(
        graph,
        shacl_graph=_read_shapes(shapes),
        inference="none",
        allow_warnings=True,
    )
    findings = set()
    for result in report.subjects(SH.focusNode):
        words = [str(one) for one in report.objects(result, SH.resultMessage)]
        value = report.value(result, SH.value)
        warning = report.value(result, SH.resultSeverity) == SH.Warning
        shown = "" if value is None else f" ({value})"
        findings.add(
            Finding(
                "shacl",
                WARNING if warning else VIOLATION,
                str(report.value(result, SH.focusNode)),
                f"{' '.join(sorted(words))}{shown}",
            )
        )
    return sorted(findings)


def check_stored_shapes(store: Queryable, shapes: Path) -> list[Finding]:
    """Return what `check_shapes` would find in the union of the graphs of a store.

    The store is asked, one query for each part of a shape; nothing is read out of it
    but what is wrong.
    """
    found = set()
    for one in read_checks(shapes):
        severity = WARNING if one.warning else VIOLATION
        for subject, *values in _rows(store, one.query):
            shown = f" ({values[0]})" if values else ""
            found.add(Finding("shacl", severity, subject, f"{one.message}{shown}"))
    return sorted(found)


@functools.cache
def _read_shapes(path: Path) -> Graph:
    from rdflib import Graph

    return Graph().parse(path, format="turtle")


def merged(quads: bytes) -> Graph:
    """Return the union of all graphs of some N-Quads as one rdflib graph."""
    import pyoxigraph as ox
    from rdflib import Graph

    triples = (quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


# -- violation queries -------------------------------------------------------------


def read_violations(folder: Path) -> dict[str, str]:
    """Return the text of every violation query under `folder`, by its name."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*-violation.rq"))
    }


def run_violations(store: Queryable, queries: Mapping[str, str]) -> list[Finding]:
    """Return one finding for every row of every query; good data give none.

    A query's first column is what is wrong; its title says why, and the other columns
    are shown after it.
    """
    return [
        Finding(f"query {name}", VIOLATION, row[0], _sentence(text, row[1:]))
        for name, text in sorted(queries.items())
        for row in _rows(store, text)
    ]


def _sentence(query: str, details: Sequence[str]) -> str:
    title = query.partition("\n")[0].lstrip("# ").strip()
    shown = ", ".join(one for one in details if one)
    return f"{title}: {shown}" if shown else title


def _rows(store: Queryable, text: str) -> Iterator[tuple[str, ...]]:
    for row in store.query(text):
        yield tuple(_plain(term) for term in row)


def _plain(term: Any) -> str:
    """Return a term of any engine as a string: rdflib's are, others have a value."""
    if term is None:
        return ""
    return str(term) if isinstance(term, str) else str(term.value)


# -- exports -----------------------------------------------------------------------


def check_exports(folder: Path, digest: str) -> list[Finding]:
    """Return a finding if the exports were made from another graph than this one."""
    manifest = folder / "MANIFEST.json"
    if not manifest.is_file():
        return [_stale(folder, "there are no exports; write them with: kg export")]
    made_from = json.loads(manifest.read_bytes()).get("graph")
    if made_from == digest:
        return []
    return [_stale(folder, "were made from another graph; renew them with: kg export")]


def _stale(folder: Path, words: str) -> Finding:
    return Finding("exports", VIOLATION, folder.name, words)


# -- evidence ----------------------------------------------------------------------

_PREFIXES = "".join(
    f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("dct", "kg", "oa")
)
_SOURCES = f"""{_PREFIXES}
SELECT ?source ?document ?sha256 WHERE {{
  ?source kg:sha256 ?sha256 .
  OPTIONAL {{ ?source dct:identifier ?document }}
}}
ORDER BY ?source ?document ?sha256"""
# One list for each link: a store joins lists in one go, where it would look up each
# span by itself.
_PLACES = """
  { SELECT ?span ?source WHERE { ?span oa:hasSource ?source } }
  { SELECT ?span ?position WHERE { ?span oa:hasSelector ?position } }
  { SELECT ?position ?start WHERE { ?position oa:start ?start } }
  { SELECT ?position ?end WHERE { ?position oa:end ?end } }"""
_SPANS = f"""{_PREFIXES}
SELECT ?source ?span ?start ?end ?exact WHERE {{{_PLACES}
  OPTIONAL {{
    SELECT ?span ?exact WHERE {{ ?span oa:hasSelector ?quote . ?quote oa:exact ?exact }}
  }}
}}"""
_PIECES = f"""{_PREFIXES}
SELECT ?statement ?source ?role ?start ?end WHERE {{
  {{
    SELECT ?statement ?role ?span WHERE {{
      VALUES (?role ?property) {{
        ("whole" kg:span) ("part" kg:part)
        ("apart" kg:attribution) ("apart" kg:sourceSpan) ("apart" kg:cue)
      }}
      ?statement ?property ?span .
    }}
  }}{_PLACES}
}}
ORDER BY ?statement ?source ?role ?start ?end"""


class SourceText(NamedTuple):
    """The text of a document, and the sha256 of the bytes of its file."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A span as the graph has it, with the words that it is said to cover, if any."""

    source: str
    span: str
    start: int
    end: int
    exact: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What a statement is made of: its own span, its parts, what names its speaker."""

    source: str
    statement: str
    whole: Span
    parts: tuple[Span, ...]
    apart: tuple[Span, ...]


def check_evidence(
    store: Queryable, documents: Mapping[str, SourceText]
) -> list[Finding]:
    """Return every place where the graph and the texts of its sources differ.

    `documents` are by their ids. A source whose file is missing or another one is
    reported once, and its spans are not looked at.
    """
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for source, document, sha256 in _rows(store, _SOURCES):
        known = documents.get(document)
        if known is None:
            wrong = f"there is no document {document!r}; give its file back, or build"
        elif known.sha256 != sha256:
            wrong = f"the file of {document!r} has changed since it was read; build"
        else:
            texts[source] = known.text
            continue
        findings.append(Finding("evidence", VIOLATION, source, wrong))
    findings += check_spans(_span_rows(_rows(store, _SPANS)), texts)
    findings += check_parts(_statement_rows(_rows(store, _PIECES)), texts)
    return sorted(findings)


def check_spans(rows: Iterable[SpanRow], texts: Mapping[str, str]) -> list[Finding]:
    """Return the spans whose words are not in the text where they are said to be."""
    return [
        Finding("evidence", VIOLATION, row.span, wrong)
        for row in rows
        if row.source in texts and (wrong := _wrong_span(row, texts[row.source]))
    ]


def check_parts(
    rows: Iterable[StatementRow], texts: Mapping[str, str]
) -> list[Finding]:
    """Return the statements that their parts do not make up, in order and whole."""
    return [
        Finding("evidence", VIOLATION, row.statement, wrong)
        for row in rows
        if row.source in texts
        for wrong in _wrong_parts(row, texts[row.source])
    ]


def _span_rows(rows: Iterable[Sequence[str]]) -> Iterator[SpanRow]:
    for source, span, start, end, exact in rows:
        if _whole_number(start) and _whole_number(end):
            yield SpanRow(source, span, int(start), int(end), exact or None)


def _statement_rows(rows: Iterable[Sequence[str]]) -> Iterator[StatementRow]:
    """Gather rows that come in the order of their statements."""
    for (statement, source), group in groupby(rows, key=lambda row: (row[0], row[1])):
        spans: dict[str, list[Span]] = {"whole": [], "part": [], "apart": []}
        for _, _, role, start, end in group:
            # An empty or reversed span is no span; the shapes say so.
            if _whole_number(start) and _whole_number(end) and int(start) < int(end):
                spans[role].append(Span(int(start), int(end)))
        if spans["whole"] and spans["part"]:
            yield StatementRow(
                source,
                statement,
                spans["whole"][0],
                tuple(sorted(set(spans["part"]))),
                tuple(sorted(set(spans["apart"]))),
            )


def _whole_number(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _wrong_span(row: SpanRow, text: str) -> str:
    if not 0 <= row.start < row.end <= len(text):
        return (
            f"the span {row.start}-{row.end} does not lie in its text of {len(text)} "
            "characters; build again"
        )
    named = re.search(r"#char=(\d+),(\d+)$", row.span)
    if named and (int(named[1]), int(named[2])) != (row.start, row.end):
        return f"the span's IRI and its offsets {row.start}-{row.end} differ"
    found = text[row.start : row.end]
    if row.exact is not None and row.exact != found:
        return (
            f"the words at {row.start}-{row.end} differ: the graph has "
            f"{_short(row.exact)}, the text has {_short(found)}"
        )
    return ""


def _wrong_parts(row: StatementRow, text: str) -> Iterator[str]:
    if not all(row.whole.covers(part) for part in row.parts):
        yield "a part lies outside its statement; cut parts from its own words"
        return
    reached = row.whole.start
    for part in (*row.parts, None):
        start = row.whole.end if part is None else part.start
        if start < reached:
            yield f"two parts overlap at {start}; each character is in one part"
        elif not may_separate(reached, start, row.apart, text):
            yield (
                f"no part covers {_short(text[reached:start])} at {reached}; only "
                "white space or an attribution may stand between parts"
            )
        reached = max(reached, part.end if part else start)


def _short(words: str, limit: int = 60) -> str:
    return repr(words if len(words) <= limit else f"{words[: limit - 1]}…")
