from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import SH

from kg.checks import (
    VIOLATION,
    Finding,
    check_evidence,
    check_shapes,
    read_violations,
    run_violations,
)
from kg.reason import reason
from kg.resources import ONTOLOGY
from tests.examples import (
    INVALID,
    VALID,
    VIOLATIONS,
    OxigraphStore,
    graph_of,
    rdflib_store,
    read_documents,
    read_example,
)
from tests.java import require_java

# rdflib 7.6 calls members of Dataset that it has itself deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset\\.:DeprecationWarning")
QUERIES = read_violations(VIOLATIONS)
HERMIT = [one for one in INVALID if "hermit" in read_example(one).rejected_by]
BY_QUERY = [
    (one, check.removeprefix("query "))
    for one in INVALID
    for check in sorted(read_example(one).rejected_by)
    if check.startswith("query ")
]


@pytest.fixture
def java() -> None:
    require_java()


@pytest.fixture(autouse=True)
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from printing a traceback for every impossible date."""
    logger = logging.getLogger("rdflib.term")
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)


def findings_of(path: Path) -> list[Finding]:
    files = read_example(path).files
    store = OxigraphStore(files)
    return [
        *check_shapes(graph_of(*files), ONTOLOGY / "shapes.ttl"),
        *run_violations(store, QUERIES),
        *check_evidence(store, read_documents()),
    ]


def test_the_examples_are_all_found() -> None:
    assert len(VALID) >= 24
    assert len(INVALID) >= 128
    assert len(HERMIT) >= 12
    assert len(BY_QUERY) >= 37


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_example_passes_every_check(path: Path) -> None:
    assert findings_of(path) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_is_rejected_by_exactly_the_checks_it_names(
    path: Path,
) -> None:
    example, findings = read_example(path), findings_of(path)
    rejected = {one.check for one in findings if one.severity == VIOLATION}
    warned = {one.check for one in findings if one.severity != VIOLATION}
    assert rejected == example.rejected_by - {"hermit"}
    assert warned == example.warned_by
    assert example.rejected_by | example.warned_by
    if findings:
        for words in example.messages:
            assert any(words in one.message for one in findings), words


def test_every_message_of_the_shapes_is_shown_by_an_invalid_example() -> None:
    messages = set(
        map(str, graph_of(ONTOLOGY / "shapes.ttl").objects(None, SH.message))
    )
    assert len(messages) >= 98
    expected = [words for path in INVALID for words in read_example(path).messages]
    unseen = [one for one in messages if not any(words in one for words in expected)]
    assert unseen == []


def test_every_violation_query_has_an_invalid_example() -> None:
    assert {name for _, name in BY_QUERY} == set(QUERIES)


def test_violation_queries_find_nothing_in_all_valid_examples_by_rdflib() -> None:
    assert run_violations(rdflib_store(VALID), QUERIES) == []


@pytest.mark.parametrize(("path", "name"), BY_QUERY, ids=lambda one: Path(one).stem)
def test_a_violation_query_gives_the_same_rows_on_both_engines(
    path: Path, name: str
) -> None:
    files, query = read_example(path).files, {name: QUERIES[name]}
    by_rdflib = run_violations(rdflib_store(files), query)
    assert by_rdflib == run_violations(OxigraphStore(files), query) != []


@pytest.mark.java
def test_all_valid_examples_together_are_consistent(java: None) -> None:
    data = graph_of(*VALID).serialize(format="nt", encoding="utf-8")
    report = reason(ONTOLOGY / "kg.ttl", [data])
    assert report.consistent
    assert report.unsatisfiable == ()


@pytest.mark.java
@pytest.mark.parametrize("path", HERMIT, ids=lambda path: path.stem)
def test_hermit_rejects_what_contradicts_the_vocabulary(java: None, path: Path) -> None:
    files = read_example(path).files
    data = graph_of(*files).serialize(format="nt", encoding="utf-8")
    assert not reason(ONTOLOGY / "kg.ttl", [data]).consistent


@pytest.mark.java
def test_hermit_accepts_what_is_only_missing_since_owl_is_open_world(
    java: None,
) -> None:
    paths = [one for one in INVALID if "hermit" in read_example(one).accepted_by]
    assert len(paths) >= 5
    # Reasoning is monotone: if all of it together is consistent, so is each.
    data = graph_of(*{file for one in paths for file in read_example(one).files})
    quads = data.serialize(format="nt", encoding="utf-8")
    assert reason(ONTOLOGY / "kg.ttl", [quads]).consistent
