"""Real documents of every kind in one project; skipped where they are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg
from kg.project import Project
from tests.seed import ROOT, copy_seed

GIVEN = os.environ.get("KG_CORPORA")
CORPORA = Path(GIVEN) if GIVEN else ROOT.parent / "shared" / "corpora"
# The smallest of each kind that has one; which they are is not written here.
KINDS = {
    "press-release": ("whitehouse/markdown", "*.md"),
    "transcript": ("kremlin", "ai*.txt"),
    "speech": ("general-debate", "*.txt"),
    "article": ("polnear-dev/text", "*.txt"),
    "parlamint": ("parliament/parlamint", "*-*_*-*.xml"),
    "akoma-ntoso": ("parliament/akoma-ntoso", "*.xml"),
    "parlparse": ("parliament/parlparse", "*.xml"),
}

pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the real documents are not there (KG_CORPORA)"
)


def by_size(folder: str, pattern: str) -> list[Path]:
    found = (CORPORA / folder).glob(pattern)
    return sorted(found, key=lambda path: (path.stat().st_size, path.name))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The seed's project with some small real documents of each kind."""
    from kg.cli import main

    root = copy_seed(tmp_path_factory.mktemp("everything") / "project")
    for folder, pattern in KINDS.values():
        files = [str(one) for one in by_size(folder, pattern)[:3]]
        main(["-C", str(root), "add", *files])
    project = kg.open(root)
    project.build(workers=2)
    return project


def test_each_kind_has_documents_to_try() -> None:
    counts = {kind: len(by_size(*where)) for kind, where in KINDS.items()}
    assert min(counts.values()) >= 1
    assert sum(counts.values()) >= 130


def test_real_documents_of_every_kind_are_recognised_and_speak(
    everything: Project,
) -> None:
    rows = everything.store.select(
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> "
        "PREFIX dct: <http://purl.org/dc/terms/> "
        "SELECT ?id (COUNT(?s) AS ?n) { ?s a kg:Statement ; "
        "prov:wasQuotedFrom/dct:identifier ?id } GROUP BY ?id"
    )
    spoken = {str(row["id"].value): int(row["n"].value) for row in rows}
    from kg.sources import read_records

    kinds = {one.id: one.reader for _, one in read_records(everything.settings)}
    assert set(kinds.values()) >= set(KINDS) | {"session-report"}
    for kind in KINDS:
        mine = [name for name, reader in kinds.items() if reader == kind]
        assert sum(spoken.get(name, 0) for name in mine) >= 1, kind


def test_the_graph_of_real_documents_breaks_no_rule(everything: Project) -> None:
    broken = [one for one in everything.check() if one.severity == "violation"]
    assert broken == []


def test_one_question_is_answered_across_sources(everything: Project) -> None:
    found = everything.statements(about="artificial intelligence")
    assert len({one.document.id for one in found}) >= 2
    for one in found:
        assert one.span.end > one.span.start


def test_nothing_of_the_real_documents_is_in_the_project() -> None:
    names = {path.name for path in CORPORA.rglob("*") if path.is_file()}
    names -= {"README.md"}
    assert len(names) >= 200
    kept = [
        path
        for folder in ("kg", "seeds", "tests", "docs", "benchmarks", "exports")
        for path in (ROOT / folder).rglob("*")
        if path.name in names
    ]
    assert kept == []
