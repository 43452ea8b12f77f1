from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.errors import KGError, StoreError
from kg.project import Project
from tests.seed import ROOT, SEED

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_the_seed_is_read_exactly(seed_project: Project) -> None:
    statements = seed_project.statements()
    direct = [one for one in statements if one.mode == "direct"]
    assert len(direct) == 7
    assert len({s.iri for one in direct for s in one.speakers}) == 5
    parts = [part.kind.value for one in direct for part in one.parts]
    assert parts.count("elision") == 6
    assert parts.count("insertion") == 1
    assert len({one.heading for one in direct}) == 4
    assert len({one.section for one in direct}) == 3


def test_every_span_of_the_graph_is_in_the_text_word_for_word(
    seed_project: Project,
) -> None:
    text = (seed_project.settings.documents / f"{SEED}.txt").read_bytes().decode()
    rows = seed_project.store.select(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?start ?end ?exact WHERE {
          ?span oa:hasSelector ?p , ?q . ?p oa:start ?start ; oa:end ?end .
          ?q oa:exact ?exact }"""
    )
    found = [
        (int(r["start"].value), int(r["end"].value), r["exact"].value) for r in rows
    ]
    assert len(found) > 80
    assert all(text[start:end] == exact for start, end, exact in found)


def test_every_triple_of_a_coding_has_evidence(seed_project: Project) -> None:
    positions = seed_project.positions()
    assert len(positions) == 29
    assert all(one.evidence for one in positions)


def test_without_a_graph_the_way_out_is_named(seed_copy: Path) -> None:
    with pytest.raises(StoreError, match="no graph yet; make it with: kg build"):
        kg.open(seed_copy).statements()


def test_a_build_that_fails_leaves_the_last_good_graph(built_copy: Path) -> None:
    before = {p.name: p.read_bytes() for p in (built_copy / "exports").iterdir()}
    coding = built_copy / "seeds" / "codings" / "maintainers.csv"
    coding.write_text(
        coding.read_text(encoding="utf-8").replace(
            "deepfakes from bad", "fakes from bad"
        ),
        encoding="utf-8",
    )
    with pytest.raises(
        KGError, match=r"maintainers.csv:\d+: evidence of .* not in the"
    ):
        kg.open(built_copy).build()
    assert len(kg.open(built_copy).statements()) == 10
    after = {p.name: p.read_bytes() for p in (built_copy / "exports").iterdir()}
    assert after == before


@pytest.mark.parametrize("delay", [0.15, 0.4, 0.8])
def test_a_killed_build_leaves_a_graph_that_answers(
    delay: float, built_copy: Path
) -> None:
    actors = built_copy / "seeds" / "actors.csv"
    actors.write_text(
        actors.read_text(encoding="utf-8").replace("BRICS,", "BRICS group,"),
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "kg", "-C", str(built_copy), "build", "-q"]
    process = subprocess.Popen(command, env=ENVIRONMENT)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    assert len(kg.open(built_copy).statements()) == 10  # the old graph or the new one
    kg.open(built_copy).build()  # and nothing that was left behind is in the way
    left = [p.name for p in (built_copy / ".kg").iterdir()]
    assert sum(name.startswith("graph-") for name in left) == 1
    assert "building" not in left


def test_two_builds_at_once_are_refused(seed_copy: Path) -> None:
    from kg.settings import read_settings
    from kg.store import new_graph

    settings = read_settings(seed_copy)
    with (
        new_graph(settings),
        pytest.raises(StoreError, match="another build"),
        new_graph(settings),
    ):
        pass


def test_a_base_of_ones_own_moves_the_data_and_leaves_the_vocabulary(
    seed_copy: Path,
) -> None:
    settings = seed_copy / "kg.toml"
    settings.write_text('[project]\nbase = "https://example.org/mine/"\n')
    project = kg.open(seed_copy)
    project.build()
    iris = {one.iri for one in project.statements()}
    assert all(iri.startswith("https://example.org/mine/id/statement/") for iri in iris)
    assert not project.check()
    assert len(project.statements(by="Zakharova", about="the West")) == 1


def test_an_unrecorded_name_becomes_a_candidate_and_is_still_found(
    seed_copy: Path,
) -> None:
    actors = seed_copy / "seeds" / "actors.csv"
    kept = [
        line
        for line in actors.read_text(encoding="utf-8").splitlines()
        if not line.startswith("person/vadim-glushchenko")
    ]
    actors.write_text("\n".join(kept) + "\n", encoding="utf-8")
    coding = seed_copy / "seeds" / "codings" / "maintainers.csv"
    project = kg.open(seed_copy)
    report = project.build()
    assert report.candidates == 1
    assert len(project.statements(by="Vadim Glushchenko")) == 1
    assert "glushchenko" in coding.read_text(encoding="utf-8")  # its positions hold


def test_two_spellings_merge_only_by_a_judgement(seed_copy: Path) -> None:
    actors = seed_copy / "seeds" / "actors.csv"
    text = actors.read_text(encoding="utf-8")
    actors.write_text(
        text.replace(
            "person/vadim-glushchenko,person,Vadim Glushchenko",
            "person/vadim-glushchenko,person,Vadim V. Glushchenko",
        ),
        encoding="utf-8",
    )
    project = kg.open(seed_copy)
    assert project.build().candidates == 1
    judgements = seed_copy / "seeds" / "judgements.csv"
    judgements.write_text(
        "left,right,verdict,by,reason\n"
        "Vadim Glushchenko,person/vadim-glushchenko,same,Ada Example,same post\n",
        encoding="utf-8",
    )
    assert project.build().candidates == 0
    assert not project.check()


def test_many_builds_of_an_unchanged_project_leave_one_graph(built_copy: Path) -> None:
    for _ in range(8):
        kg.open(built_copy).build()
    left = [p.name for p in (built_copy / ".kg").glob("graph-*")]
    assert len(left) == 1
    assert len(kg.open(built_copy).statements()) == 10


def test_a_damaged_graph_is_named_and_made_anew(built_copy: Path) -> None:
    [folder] = (built_copy / ".kg").glob("graph-*")
    (folder / "CURRENT").write_bytes(b"nonsense")
    with pytest.raises(StoreError, match=r"is damaged .*make it anew: kg build"):
        kg.open(built_copy).statements()
    kg.open(built_copy).build()
    assert len(kg.open(built_copy).statements()) == 10


def test_exports_of_another_graph_are_found_by_the_check(built_copy: Path) -> None:
    manifest = built_copy / "exports" / "MANIFEST.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"graph": "', '"graph": "0'), encoding="utf-8")
    findings = kg.open(built_copy).check()
    assert [one.check for one in findings] == ["exports"]
    assert "renew them with: kg export" in findings[0].message


def test_the_graph_stays_when_the_exports_cannot_be_written(
    built_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (built_copy / ".kg" / "current").read_text(encoding="utf-8")
    actors = built_copy / "seeds" / "actors.csv"
    text = actors.read_text(encoding="utf-8")
    actors.write_text(text.replace("BRICS,", "BRICS group,"), encoding="utf-8")
    real = Path.write_bytes

    def write_bytes(self: Path, content: bytes) -> int:
        if self.name == "kg.trig":
            raise OSError(28, "No space left on device", str(self))
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space left"):
        kg.open(built_copy).build()
    assert (built_copy / ".kg" / "current").read_text(encoding="utf-8") == before
    assert not list((built_copy / "exports").glob(".new-*"))


def test_a_build_without_documents_keeps_what_is_there(built_copy: Path) -> None:
    (built_copy / "seeds" / "documents.csv").unlink()
    with pytest.raises(KGError, match="there are no documents"):
        kg.open(built_copy).build()
    assert len(kg.open(built_copy).statements()) == 10
