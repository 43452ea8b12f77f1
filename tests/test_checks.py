from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph

from kg.checks import (
    Finding,
    SourceText,
    SpanRow,
    StatementRow,
    check_evidence,
    check_parts,
    check_shapes,
    check_spans,
    check_stored_shapes,
    merged,
    read_violations,
    run_violations,
)
from kg.errors import QueryError
from kg.model import Span
from kg.resources import ONTOLOGY, QUERIES
from kg.shapes import fingerprint, read_checks
from tests.examples import (
    FOLDER,
    INVALID,
    VALID,
    OxigraphStore,
    graph_of,
    read_documents,
    read_example,
)
from tests.test_shapes import CONSTRAINTS, break_it, good_data

SHAPES = ONTOLOGY / "shapes.ttl"
SOURCE = "https://example.org/source"
SPAN = f"{SOURCE}#char="


def row(start: int, end: int, exact: str | None = None) -> SpanRow:
    return SpanRow(SOURCE, f"{SPAN}{start},{end}", start, end, exact)


def messages(findings: Iterable[Finding]) -> list[str]:
    return [one.message for one in findings]


def statement(
    whole: tuple[int, int],
    *parts: tuple[int, int],
    apart: tuple[int, int] | None = None,
) -> StatementRow:
    return StatementRow(
        SOURCE,
        f"{SOURCE}/statement",
        Span(*whole),
        tuple(Span(*one) for one in parts),
        () if apart is None else (Span(*apart),),
    )


# -- spans -------------------------------------------------------------------------


@given(text=st.text(min_size=1), data=st.data())
def test_words_cut_from_the_text_are_evidence_and_any_others_are_not(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    other = data.draw(st.text().filter(lambda words: words != text[start:end]))
    assert check_spans([row(start, end, text[start:end])], {SOURCE: text}) == []
    assert len(check_spans([row(start, end, other)], {SOURCE: text})) == 1


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (0, 6), (5, 6)])
def test_a_span_that_does_not_lie_in_its_text_is_found(start: int, end: int) -> None:
    findings = check_spans([row(start, end)], {SOURCE: "words"})
    assert messages(findings) == [
        f"the span {start}-{end} does not lie in its text of 5 characters; build again"
    ]


def test_offsets_count_code_points_and_not_bytes() -> None:
    assert check_spans([row(2, 6, "вода")], {SOURCE: "о вода"}) == []
    assert check_spans([row(1, 3, "🌊x")], {SOURCE: "a🌊x"}) == []


def test_a_span_named_for_another_place_is_found() -> None:
    one = SpanRow(SOURCE, f"{SPAN}0,2", 0, 3, None)
    assert (
        "IRI and its offsets 0-3 differ"
        in messages(check_spans([one], {SOURCE: "words"}))[0]
    )


def test_long_words_are_cut_short_in_the_message() -> None:
    text = "word " * 100
    [finding] = check_spans([row(0, 400, "x")], {SOURCE: text})
    assert len(finding.message) < 160


# -- parts -------------------------------------------------------------------------


@given(
    pieces=st.lists(st.text("abc ", min_size=1), min_size=1, max_size=6),
    gap=st.sampled_from(["", " ", "\n", "  \n"]),
)
def test_parts_that_make_up_a_statement_are_accepted(
    pieces: list[str], gap: str
) -> None:
    text, spans = "", []
    for piece in pieces:
        text += gap if text else ""
        spans.append((len(text), len(text) + len(piece)))
        text += piece
    whole = statement((0, len(text)), *spans)
    assert check_parts([whole], {SOURCE: text}) == []
    if len(spans) > 1:
        left_out = statement((0, len(text)), *spans[1:])
        blank = not text[: spans[1][0]].strip()
        assert (check_parts([left_out], {SOURCE: text}) == []) is blank


def test_words_that_no_part_covers_are_found_at_every_place() -> None:
    text = "one two three"
    for parts in (((4, 13),), ((0, 3), (8, 13)), ((0, 7),)):
        [message] = messages(check_parts([statement((0, 13), *parts)], {SOURCE: text}))
        assert message.startswith("no part covers ")


def test_an_attribution_may_stand_between_two_parts_with_its_punctuation() -> None:
    text = "We agree,” said Ada Example. “It works."
    parts = ((0, 9), (30, 39))
    attribution = (16, 27)
    assert text[slice(*attribution)] == "Ada Example"
    alone = statement((0, 39), *parts, apart=attribution)
    [message] = messages(check_parts([alone], {SOURCE: text}))
    assert "said" in message
    with_cue = StatementRow(
        *(SOURCE, alone.statement, alone.whole, alone.parts),
        (Span(11, 15), Span(*attribution)),
    )
    assert check_parts([with_cue], {SOURCE: text}) == []


def test_a_mark_of_omission_between_parts_needs_a_part_of_its_own() -> None:
    for mark in ("...", "…", "<...>"):
        text = f"one {mark} two"
        row = statement((0, len(text)), (0, 3), (len(text) - 3, len(text)))
        assert len(check_parts([row], {SOURCE: text})) == 1


def test_parts_that_overlap_or_lie_outside_are_found() -> None:
    text = "one two three"
    overlap = statement((0, 13), (0, 7), (4, 13))
    outside = statement((0, 7), (0, 7), (8, 13))
    assert messages(check_parts([overlap], {SOURCE: text})) == [
        "two parts overlap at 4; each character is in one part"
    ]
    assert messages(check_parts([outside], {SOURCE: text})) == [
        "a part lies outside its statement; cut parts from its own words"
    ]


# -- the evidence of a whole graph -------------------------------------------------


def store_of(name: str) -> OxigraphStore:
    return OxigraphStore(read_example(FOLDER / "valid" / f"{name}.ttl").files)


def test_the_evidence_of_the_examples_is_in_their_text() -> None:
    assert check_evidence(store_of("adjudication-and-view"), read_documents()) == []


def test_a_changed_file_is_reported_once_and_not_for_every_span() -> None:
    changed = {"sample-report": SourceText("another text", "0" * 64)}
    [finding] = check_evidence(store_of("statement"), changed)
    assert finding.subject.endswith("id/source/sample-report")
    assert "has changed since it was read; build" in finding.message


def test_a_missing_file_is_reported_by_its_document() -> None:
    [finding] = check_evidence(store_of("statement"), {})
    assert "there is no document 'sample-report'" in finding.message


def test_a_shifted_text_is_caught_even_when_the_digest_was_forged() -> None:
    known = read_documents()["sample-report"]
    shifted = {"sample-report": SourceText(f" {known.text}", known.sha256)}
    assert len(check_evidence(store_of("statement"), shifted)) > 10


# -- shapes ------------------------------------------------------------------------


def as_quads(*names: str) -> bytes:
    graph = graph_of(*(FOLDER / name for name in names))
    lines = graph.serialize(format="nt").splitlines()
    return "".join(
        f"{line.removesuffix(' .')} <https://example.org/{number % 3}> .\n"
        for number, line in enumerate(sorted(lines))
        if line
    ).encode()


def test_shapes_read_quads_as_the_union_of_their_graphs() -> None:
    names = ("valid/source.ttl", "valid/actors.ttl")
    assert check_shapes(as_quads(*names), SHAPES) == []
    assert len(merged(as_quads(*names))) == len(graph_of(*(FOLDER / n for n in names)))


def test_a_finding_of_the_shapes_names_its_thing_and_shows_the_value() -> None:
    [finding] = check_shapes(
        as_quads("valid/source.ttl", "invalid/source-with-another-kind-of-address.ttl"),
        SHAPES,
    )
    assert (finding.check, finding.severity) == ("shacl", "violation")
    assert finding.subject.endswith("id/source/sample-report")
    assert finding.message.endswith("correct it in documents.csv. (javascript:alert)")


def test_a_warning_is_no_violation() -> None:
    [finding] = check_shapes(as_quads("invalid/source-without-a-date.ttl"), SHAPES)
    assert finding.severity == "warning"


# -- shapes asked of a store, with pyshacl to compare with ---------------------------


@pytest.fixture
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from printing a traceback for every impossible date."""
    logger = logging.getLogger("rdflib.term")
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)


def found_by_both(graph: Graph) -> list[Finding]:
    """Return what is found in a store and, the same, in what the store then holds.

    A store spells numbers in one way only, "-1" for "-1.0".
    """
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    held = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    found = check_stored_shapes(store, SHAPES)
    assert held is not None
    assert found == check_shapes(Graph().parse(data=held, format="nt"), SHAPES)
    return found


EXAMPLES = [*VALID, *INVALID]
GROUPS = 10
KINDS = sorted({parameter for _, _, parameter in CONSTRAINTS})


@pytest.mark.usefixtures("_quiet_literals")
@pytest.mark.parametrize("group", range(GROUPS))
def test_a_store_of_examples_is_found_wrong_in_just_what_pyshacl_says(
    group: int,
) -> None:
    files = {
        file for path in EXAMPLES[group::GROUPS] for file in read_example(path).files
    }
    assert len(files) > 10
    assert found_by_both(graph_of(*sorted(files))) != []


def test_every_message_of_the_shapes_is_asked_for() -> None:
    shapes = graph_of(SHAPES)
    messages = set(map(str, shapes.objects(None, SH.message)))
    assert {one.message for one in read_checks(SHAPES)} == messages
    assert len(messages) >= 87


@pytest.mark.usefixtures("_quiet_literals")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.rpartition("#")[2])
def test_a_store_with_every_constraint_of_a_kind_broken_is_found_so_by_both(
    kind: Any,
) -> None:
    shapes, broken = graph_of(SHAPES), Graph()
    things = []
    for shape, one, parameter in CONSTRAINTS:
        if parameter == kind:
            target = min(shapes.objects(shape, SH.targetClass), key=str)
            good, thing = good_data(target)
            broken += good
            things.append((thing, one))
    for thing, one in things:
        break_it(broken, thing, one, kind)
    assert len(found_by_both(broken)) >= min(3, len(things))


@settings(max_examples=6)
@given(data=st.data())
def test_a_store_that_has_lost_any_triples_is_found_wrong_in_what_pyshacl_says(
    data: st.DataObject,
) -> None:
    kept = graph_of(*VALID)
    triples = sorted(kept, key=str)
    places = st.integers(0, len(triples) - 1)
    for at in data.draw(st.lists(places, max_size=60, unique=True)):
        kept.remove(triples[at])
    found_by_both(kept)


def test_a_part_of_shacl_that_is_not_known_is_an_error_and_not_passed_over(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.ttl"
    for more in (
        "sh:closed true",
        "sh:property [ sh:path <urn:p> ; sh:equals <urn:q> ]",
    ):
        path.write_text(
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
            f"<urn:shape> a sh:NodeShape ; sh:targetClass <urn:c> ; {more} .",
            encoding="utf-8",
        )
        with pytest.raises(QueryError, match=r"no query is known for (closed|equals)"):
            read_checks(path)


def test_a_faster_query_stands_in_only_for_the_text_that_it_was_made_for() -> None:
    shapes = graph_of(SHAPES)
    texts = {
        str(shape).rpartition("#")[2]: str(shapes.value(one, SH.select))
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        for one in shapes.objects(shape, SH.sparql)
    }
    faster = sorted((QUERIES / "shapes").glob("*.rq"))
    assert len(faster) == 2
    for path in faster:
        query = path.read_text(encoding="utf-8")
        assert fingerprint(texts[path.stem]) in query
        assert query in {one.query for one in read_checks(SHAPES)}
    assert fingerprint("SELECT  ?a\n") == fingerprint("SELECT ?a") != fingerprint("x")


# -- violation queries -------------------------------------------------------------


class Rows:
    """Answers every query with the same rows."""

    def __init__(self, *rows: tuple[Any, ...]) -> None:
        self.rows = rows

    def query(self, _text: str, /) -> Any:
        return self.rows


def test_a_row_of_a_violation_query_becomes_a_sentence_with_its_columns() -> None:
    found = run_violations(
        Rows(("urn:a", "urn:b", None), ("urn:c", None, "5")),
        {"b-violation": "# Something is wrong\n# more\nSELECT ..."},
    )
    assert found == [
        Finding("query b-violation", "violation", "urn:a", "Something is wrong: urn:b"),
        Finding("query b-violation", "violation", "urn:c", "Something is wrong: 5"),
    ]


def test_only_violation_queries_are_read(tmp_path: Path) -> None:
    (tmp_path / "a-violation.rq").write_text("# A\n", encoding="utf-8")
    (tmp_path / "b.rq").write_text("# B\n", encoding="utf-8")
    assert read_violations(tmp_path) == {"a-violation": "# A\n"}
    assert read_violations(tmp_path / "missing") == {}
