"""N-Quads lines out of plain strings, in canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from kg.vocabulary import RDF, XSD

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    | {chr(i): f"\\u{i:04X}" for i in (*range(9), 11, 12, *range(14, 32), 127)}
)
# What RFC 3987 lets stand in an IRI; private and unassigned characters it does not.
_NO_IRI = re.compile(
    r"""%(?![0-9A-Fa-f]{2})|[^!#-;=?-Z_a-z~\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF"""
    + "".join(f"\\U{n:04X}0000-\\U{n:04X}FFFD" for n in range(1, 14))
    + "]"
)


def iri(value: str) -> str:
    """Return an IRI in N-Quads syntax; characters that no IRI may hold are encoded."""
    start, mark, rest = value.partition("#")
    return f"<{_encoded(start)}{mark}{_encoded(rest.replace('#', '%23'))}>"


def _encoded(value: str) -> str:
    return _NO_IRI.sub(lambda found: quote(found[0], safe=""), value)


def text(value: str, language: str | None = None) -> str:
    """Return a string literal, with its language where there is one."""
    return f'"{value.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def typed(value: str, datatype: str) -> str:
    """Return a typed literal; `value` is its canonical lexical form."""
    return f'"{value.translate(_ESCAPES)}"^^{iri(datatype)}'


def integer(value: int) -> str:
    """Return an xsd:integer."""
    return typed(str(value), XSD.integer)


def hundredths(value: float) -> str:
    """Return an xsd:decimal of two places at most, in canonical form."""
    return typed(f"{value:.2f}".rstrip("0").removesuffix(".") or "0", XSD.decimal)


def decimal(value: str) -> str:
    """Return a decimal's canonical lexical form: at least one digit after the point."""
    whole, _, rest = value.partition(".")
    return f"{whole}.{rest.rstrip('0') or '0'}"


def day(value: date) -> str:
    """Return an xsd:date."""
    return typed(value.isoformat(), XSD.date)


@dataclass(slots=True)
class GraphLines:
    """The triples of one named graph; a fact said twice is one line."""

    graph: str
    lines: set[str] = field(default_factory=set)  # "<s> <p> <o>"

    def add(self, subject: str, predicate: str, value: str | None) -> None:
        """Add one triple; `value` is in N-Quads syntax; None adds nothing."""
        if value is not None:
            self.lines.add(f"{iri(subject)} {iri(predicate)} {value}")

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Add one triple whose object is an IRI; None adds nothing."""
        if target is not None:
            self.add(subject, predicate, iri(target))

    def type(self, subject: str, *classes: str) -> None:
        """Say what kind of thing the subject is."""
        for one in classes:
            self.link(subject, RDF.type, one)


def nquads(graphs: Iterable[GraphLines]) -> bytes:
    """Return the triples of all graphs, each in its graph, as N-Quads in any order."""
    return "".join(
        f"{line} {iri(one.graph)} .\n" for one in graphs for line in one.lines
    ).encode()


def ntriples(graphs: Iterable[GraphLines]) -> bytes:
    """Return the triples of all graphs without their graphs, as N-Triples."""
    return "".join(f"{line} .\n" for one in graphs for line in one.lines).encode()
