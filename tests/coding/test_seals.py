from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.coding.seals import read_seals
from kg.errors import EvidenceError, TableError
from kg.project import Project
from tests.coded_sets import corpus_of
from tests.seed import SEED

Run = Callable[..., tuple[int, str, str]]
FIRST = "the events of 2022 demonstrated that these goals need to be reassessed"


@pytest.fixture
def project(seed_copy: Path) -> Project:
    return kg.open(seed_copy)


def change(project: Project, old: str, new: str) -> None:
    path = project.settings.documents / f"{SEED}.txt"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def positions(project: Project) -> int:
    return sum(len(one.positions) for one in corpus_of(project.settings).codings)


def test_a_row_on_a_sealed_text_that_changed_is_an_orphan_until_it_is_back(
    project: Project, run_kg: Run
) -> None:
    at = ("-C", str(project.settings.root))
    code, _, err = run_kg(*at, "codings", "seal")
    assert (code, "sealed 1 documents, 1 of them new" in err) == (0, True)
    before = positions(project)
    change(project, FIRST, FIRST.replace("2022", "2023"))
    corpus = corpus_of(project.settings)
    (orphan,) = corpus.orphans
    assert (orphan.document, orphan.coder, orphan.words) == (SEED, "maintainers", FIRST)
    assert orphan.where == "seeds/codings/maintainers.csv:2"
    assert positions(project) == before - 1
    code, _, err = run_kg(*at, "build")
    assert code == 1
    assert "maintainers.csv:2" in err
    code, out, _ = run_kg(*at, "codings", "review", "-f", "csv")
    assert code == 0
    assert "orphan" in out
    assert "maintainers.csv:2" in out
    change(project, FIRST.replace("2022", "2023"), FIRST)
    assert corpus_of(project.settings).orphans == ()
    assert positions(project) == before
    assert run_kg(*at, "build", "-q")[0] == 0


def test_a_row_is_never_moved_to_where_similar_words_stand(project: Project) -> None:
    from kg.coding.seals import seal

    seal(project.settings, corpus_of(project.settings).readings.values())
    near = FIRST.replace("reassessed", "re-assessed")
    change(project, FIRST, near)
    corpus = corpus_of(project.settings)
    assert len(corpus.orphans) == 1
    assert "not in the source" in corpus.orphans[0].reason


def test_without_a_seal_a_row_that_is_not_exact_is_an_error_with_its_place(
    project: Project, run_kg: Run
) -> None:
    change(project, FIRST, FIRST.replace("2022", "2023"))
    with pytest.raises(EvidenceError, match=r"maintainers\.csv:2: evidence of"):
        corpus_of(project.settings)
    code, _, err = run_kg("-C", str(project.settings.root), "build")
    assert code == 1
    assert "seeds/codings/maintainers.csv:2" in err


def test_sealing_again_changes_nothing_and_a_document_is_sealed_once(
    project: Project, run_kg: Run
) -> None:
    at = ("-C", str(project.settings.root))
    run_kg(*at, "codings", "seal")
    path = project.settings.seeds / "sealed.csv"
    before = path.read_bytes()
    _, _, err = run_kg(*at, "codings", "seal")
    assert "0 of them new or changed" in err
    assert path.read_bytes() == before
    with path.open("ab") as file:
        file.write(before.splitlines()[1] + b"\n")
    with pytest.raises(TableError, match=r"sealed\.csv:3: document .* is sealed"):
        read_seals(project.settings)


def test_a_changed_text_is_not_sealed_over_its_orphans(
    project: Project, run_kg: Run
) -> None:
    at = ("-C", str(project.settings.root))
    run_kg(*at, "codings", "seal")
    change(project, FIRST, FIRST.replace("2022", "2023"))
    code, _, err = run_kg(*at, "codings", "seal")
    assert code == 1
    assert "maintainers.csv:2" in err
    assert f"not sealed, for they have orphans: {SEED}" in err
    assert len(corpus_of(project.settings).orphans) == 1
