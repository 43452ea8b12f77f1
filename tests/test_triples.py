from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Position, Span
from kg.triples.codings import position_iri
from kg.triples.iris import Minter, coded
from kg.triples.terms import GraphLines, day, integer, iri, nquads, ntriples, text

MINT = Minter()
# Surrogates are no characters: no UTF-8 file can hold them.
STRINGS = st.text(st.characters(exclude_categories=["Cs"]))


def parsed(out: GraphLines) -> list[ox.Quad]:
    return list(ox.parse(nquads([out]), ox.RdfFormat.N_QUADS))


@given(STRINGS)
def test_any_string_comes_back_from_its_line_as_it_is(words: str) -> None:
    out = GraphLines("https://example.org/g")
    out.add("https://example.org/s", "https://example.org/p", text(words, "en"))
    [quad] = parsed(out)
    assert quad.object == ox.Literal(words, language="en")


@given(STRINGS)
def test_any_string_in_an_iri_gives_a_line_that_can_be_read(words: str) -> None:
    out = GraphLines("https://example.org/g")
    out.link(f"https://example.org/{words}", "https://example.org/p", "urn:x")
    assert len(parsed(out)) == 1


def test_a_fact_said_twice_is_one_line_and_none_says_nothing() -> None:
    out = GraphLines("urn:g")
    for _ in range(2):
        out.link("urn:s", "urn:p", "urn:o")
    out.link("urn:s", "urn:p", None)
    out.add("urn:s", "urn:p", None)
    assert nquads([out]) == b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"
    assert ntriples([out]) == b"<urn:s> <urn:p> <urn:o> .\n"


def test_numbers_and_dates_are_typed() -> None:
    assert integer(15).startswith('"15"^^<http://www.w3.org/2001/XMLSchema#int')
    assert day(date(2031, 5, 1)).startswith('"2031-05-01"^^<')
    assert iri("urn:a b") == "<urn:a%20b>"


def position(*evidence: Span, stance: str = "supports") -> Position:
    words = Span(0, 90)
    return Position(
        *("ada", "page", words, "person/ben-sample", "claim/sample", stance),
        evidence=evidence,
    )


def test_a_recoded_position_keeps_its_iri_and_another_evidence_does_not() -> None:
    first = position_iri(position(Span(1, 5), Span(7, 9)), MINT)
    assert position_iri(position(Span(7, 9), Span(1, 5)), MINT) == first
    assert position_iri(position(Span(1, 5), Span(7, 9), stance="opposes"), MINT) == (
        first
    )
    assert position_iri(position(Span(1, 5)), MINT) != first


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("person/ada-example", "https://w3id.org/ai-positions/id/person/ada-example"),
        ("topic/samples", "https://w3id.org/ai-positions/concept/topic-samples"),
        ("claim/page/1-5", "https://w3id.org/ai-positions/id/claim/page/1-5"),
    ],
)
def test_a_local_id_and_its_iri_lead_to_each_other(local: str, expected: str) -> None:
    assert MINT.thing(local) == expected
    assert MINT.local(expected) == local


def test_iris_are_those_of_the_worked_example() -> None:
    doc = "roscongress-2024-09-05-ai-pivot"
    base = "https://w3id.org/ai-positions/"
    assert MINT.span(doc, Span(5060, 5433)) == f"{base}id/source/{doc}#char=5060,5433"
    assert MINT.statement(doc, Span(4683, 4933)) == (
        f"{base}id/statement/{doc}/4683-4933"
    )
    assert MINT.membership(
        "person/andrey-neznamov", "org/sberbank", "Managing Director"
    ) == (f"{base}id/membership/andrey-neznamov/sberbank/managing-director")
    assert coded("stance", "supports") == f"{base}concept/stance-supports"
    assert MINT.graph("source", doc) == f"{base}graph/source/{doc}"


def test_positions_of_the_worked_example_have_its_hashes() -> None:
    made = Position(
        *("kg-rules-0.1", "roscongress-2024-09-05-ai-pivot", Span(5060, 5980)),
        *("person/andrey-neznamov", "initiative/international-ai-alliance"),
        "supports",
        evidence=(Span(5103, 5256),),
    )
    assert position_iri(made, MINT).endswith("/7dabcbb2a4a94526")
