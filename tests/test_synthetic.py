"""The synthetic graphs of the benchmarks: the same each time, and true to shape."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.bindings import Things, Which
from benchmarks.reports import report
from benchmarks.synthetic import (
    build_synthetic,
    documents,
    graph_lines,
    synthetic_settings,
)
from benchmarks.world import make_world
from kg.checks import SourceText, check_evidence, check_shapes
from kg.model import Mode, PartKind
from kg.questions import read_questions
from kg.resources import ONTOLOGY, QUERIES
from kg.rows import rows_of
from kg.store import Graph, open_graph
from kg.triples.iris import Minter
from kg.triples.terms import nquads

SIZE = 110  # not a multiple of the statements in a document


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    settings = synthetic_settings(tmp_path_factory.mktemp("synthetic"))
    build_synthetic(settings, make_world(SIZE))
    return open_graph(settings)


def digest(size: int, seed: int) -> str:
    lines = nquads(graph_lines(make_world(size, seed), Minter())).splitlines()
    return sha256(b"\n".join(sorted(lines))).hexdigest()


def test_the_same_size_and_seed_give_the_same_graph() -> None:
    assert digest(60, 1) == digest(60, 1)


def test_another_seed_gives_another_graph() -> None:
    assert digest(60, 1) != digest(60, 2)


def test_a_report_does_not_depend_on_those_made_before_it() -> None:
    world = make_world(SIZE)
    assert [*documents(world)][3] == report(world, 3)


def test_a_world_has_as_many_statements_as_asked_for(graph: Graph) -> None:
    made = sum(
        len(one.resolved.reading.statements) for one in documents(make_world(SIZE))
    )
    found = graph.select(
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "SELECT ?x WHERE { ?x a kg:Statement }"
    )
    assert made == SIZE == len(rows_of(found))


def test_every_part_evidence_and_role_stands_where_its_span_says() -> None:
    checked = 0
    for one in documents(make_world(SIZE)):
        reading = one.resolved.reading
        text = reading.document.text
        for statement in reading.statements:
            for part in statement.parts:
                words = part.span.of(text)
                assert words == words.strip() != ""
                assert (part.kind is PartKind.ELISION) == (words == "<...>")
                assert (part.kind is PartKind.INSERTION) == words.endswith(" – ed.]")
                assert statement.span.covers(part.span)
            for mention in statement.mentions:
                assert statement.span.covers(mention.span)
            for speaker in statement.speakers:
                if statement.source is not None:
                    assert statement.source.of(text) == speaker.name
                for held in speaker.capacities:
                    for piece in (held.role, held.printed, *held.organizations):
                        assert piece is not None
                        assert piece.span.of(text) == piece.text
                        checked += 1
            if statement.mode is Mode.DIRECT:
                assert text[statement.span.start - 1] == "“"
                assert text[statement.span.end] == "”"
    assert checked > SIZE


def test_the_evidence_check_finds_nothing_wrong(graph: Graph) -> None:
    texts = {
        one.record.id: SourceText(
            one.resolved.reading.document.text, one.resolved.reading.document.sha256
        )
        for one in documents(make_world(SIZE))
    }
    assert check_evidence(graph, texts) == []


def test_the_shapes_find_nothing_wrong() -> None:
    lines = nquads(graph_lines(make_world(30), Minter()))
    assert check_shapes(lines, ONTOLOGY / "shapes.ttl") == []


def test_all_evidence_of_the_coders_lies_in_said_words() -> None:
    checked = 0
    for document in documents(make_world(SIZE)):
        statements = {s.span: s for s in document.resolved.reading.statements}
        for coding in document.codings:
            rests = [(one.statement, one.evidence) for one in coding.positions]
            rests += [(one.statement, one.evidence) for one in coding.states]
            rests += [(one.statement, one.evidence) for one in coding.participations]
            for statement, evidence in rests:
                said = [
                    part.span
                    for part in statements[statement].parts
                    if part.kind is PartKind.SAID
                ]
                for span in evidence:
                    assert any(part.covers(span) for part in said)
                    checked += 1
    assert checked > SIZE


def test_speakers_are_drawn_by_zipfs_law() -> None:
    spoken = Counter(
        statement.speakers[0].name
        for one in documents(make_world(2_000))
        for statement in one.resolved.reading.statements
        if statement.mode is Mode.DIRECT
    )
    first, second, tenth = (spoken[f"Speaker {n}"] for n in (1, 2, 10))
    assert 1.5 < first / second < 2.7
    assert 6 < first / tenth < 16


@pytest.mark.parametrize(
    "query", sorted((QUERIES / "qc").glob("*.rq")), ids=lambda path: path.stem
)
def test_a_synthetic_graph_breaks_no_rule(graph: Graph, query: Path) -> None:
    answer = graph.query(query.read_text(encoding="utf-8"))
    assert isinstance(answer, ox.QuerySolutions)
    assert len(rows_of(answer)) == 0


def test_every_question_that_names_things_is_asked_about_synthetic_ones(
    graph: Graph,
) -> None:
    things = Things(graph, Minter())
    questions = [one for one in read_questions(QUERIES / "cq") if one.number]
    assert len(questions) == 30
    named = {
        one.number: things.values(one, Which.FREQUENT)
        for one in questions
        if any("/id/" in term for p in one.parameters for term in p.default)
    }
    assert len(named) >= 9
    for values in named.values():
        assert values
        for iri in (one for many in values.values() for one in many):
            assert (things.mint.local(iri) or "").rpartition("-")[2].isdigit()
