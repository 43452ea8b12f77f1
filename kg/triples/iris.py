"""Every IRI is minted here, from content alone: no counters, no clocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.model import Span
from kg.names import slug
from kg.vocabulary import BASE, C

CODEBOOK = "codebook"  # the name of the concept scheme of topics and claims


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of one project; `base` ends in a slash."""

    base: str = BASE

    def thing(self, local: str) -> str:
        """Return the IRI of a local id such as "person/maria-zakharova"."""
        kind, _, name = local.partition("/")
        if kind == "topic":
            return self.concept(f"topic-{name}")
        return f"{self.base}id/{local}"

    def local(self, iri: str) -> str | None:
        """Return the local id of an IRI of this project, or None for any other."""
        for start, kind in (
            (f"{self.base}id/", ""),
            (self.concept("topic-"), "topic/"),
        ):
            if iri.startswith(start):
                return kind + iri.removeprefix(start)
        return None

    def concept(self, name: str) -> str:
        """Return the IRI of a topic or role: the project's own concepts."""
        return f"{self.base}concept/{name}"

    def graph(self, *names: str) -> str:
        """Return the IRI of a named graph."""
        return f"{self.base}graph/{'/'.join(names)}"

    def source(self, document: str) -> str:
        """Return the IRI of a document."""
        return f"{self.base}id/source/{document}"

    def span(self, document: str, span: Span) -> str:
        """Return the IRI of a span: RFC 5147 in style, counted in code points."""
        return f"{self.source(document)}#char={span.start},{span.end}"

    def selector(self, document: str, kind: str, span: Span) -> str:
        """Return the IRI of a span's selector; `kind` is "pos" or "quote"."""
        return f"{self.source(document)}#{kind}={span.start},{span.end}"

    def statement(self, document: str, span: Span) -> str:
        """Return the IRI of the statement whose words are `span`."""
        return f"{self.base}id/statement/{document}/{span.start}-{span.end}"

    def statement_candidate(self, document: str, span: Span) -> str:
        """Return the IRI of words that may be a statement."""
        return f"{self.base}id/statement-candidate/{document}/{span.start}-{span.end}"

    def heading_claim(self, document: str, span: Span) -> str:
        """Return the IRI of the claim that a heading makes."""
        return f"{self.base}id/claim/{document}/{span.start}-{span.end}"

    def membership(
        self, person: str, organization: str | None, role: str | None
    ) -> str:
        """Return the IRI of a membership: one per person, organisation and role."""
        place = _last(organization) if organization else "-"
        held = slug(role or "") or "-"
        return f"{self.base}id/membership/{_last(person)}/{place}/{held}"

    def coding(self, coder: str, document: str) -> str:
        """Return the IRI of what one coder did with one document."""
        return f"{self.base}id/coding/{coder}/{document}"

    def agent(self, name: str) -> str:
        """Return the IRI of a coder or a program."""
        return f"{self.base}id/agent/{name}"

    def hashed(self, kind: str, *iris: str) -> str:
        """Return an IRI made of the first 16 hex digits of sha256 over `iris`."""
        digest = hashlib.sha256("\n".join(iris).encode()).hexdigest()[:16]
        return f"{self.base}id/{kind}/{digest}"


def coded(scheme: str, value: str) -> str:
    """Return the IRI of a coded value of the vocabulary: c:stance-supports."""
    return f"{C}{scheme}-{value}"


def _last(local: str) -> str:
    return local.partition("/")[2]
