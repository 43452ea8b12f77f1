from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import SourceError
from kg.intake import take_recorded
from kg.model import SourceRecord
from kg.sources import read_records
from tests.seed import ROOT

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = ROOT / "docs" / "examples"
KINDS = {
    "report.txt": "session-report",
    "release.md": "press-release",
    "article.html": "article",
    "sitting.xml": "akoma-ntoso",
}


@pytest.fixture
def mine(tmp_path: Path, run_kg: Run) -> Path:
    assert run_kg("init", str(tmp_path / "mine"))[0] == 0
    return tmp_path / "mine"


@pytest.fixture
def four(mine: Path, run_kg: Run) -> Path:
    files = [str(EXAMPLES / name) for name in KINDS]
    assert run_kg("-C", str(mine), "add", *files)[0] == 0
    return mine


def records(root: Path) -> dict[str, SourceRecord]:
    settings = kg.open(root).settings
    return {record.id: record for _, record in read_records(settings)}


def table(root: Path) -> list[dict[str, str]]:
    with (root / "seeds" / "documents.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# -- adding ------------------------------------------------------------------------


def test_every_format_is_added_with_its_kind_and_what_it_says_of_itself(
    four: Path,
) -> None:
    found = records(four)
    assert {one.file: one.reader for one in found.values()} == KINDS
    assert found["article"].url == "https://example.org/news/accord"
    assert str(found["article"].issued) == "2031-04-03"
    assert found["article"].title == "Parliament doubts the Sample Accord"
    assert str(found["sitting"].issued) == "2031-04-04"


def test_the_text_that_offsets_index_is_stored_beside_its_file(four: Path) -> None:
    documents = four / "seeds" / "documents"
    settings = kg.open(four).settings
    made = {one.id: one for one in records(four).values() if one.made}
    assert set(made) == {"release", "article", "sitting"}
    for one in made.values():
        assert (documents / one.file).read_bytes() == (EXAMPLES / one.file).read_bytes()
        stored = (documents / f"{one.file}.txt").read_bytes().decode()
        assert one.text == f"{one.file}.txt"
        reading = take_recorded(settings, one)
        assert reading.document.text == stored
        assert all(stored[s.span.start : s.span.end] for s in reading.statements)


def test_a_folder_is_added_whole(mine: Path, run_kg: Run) -> None:
    code, _, err = run_kg("-C", str(mine), "add", str(EXAMPLES))
    assert code == 0
    assert set(records(mine)) == {Path(name).stem for name in KINDS}
    assert err.count("added ") == 4


def test_what_cannot_be_read_is_named_and_the_others_are_added(
    mine: Path, run_kg: Run, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_bytes((EXAMPLES / "sitting.xml").read_bytes()[:1500])
    files = [str(broken), str(EXAMPLES / "report.txt")]
    code, _, err = run_kg("-C", str(mine), "add", *files)
    assert code == 1
    assert "broken.xml:" in err
    assert "1 added, 1 not" in err
    assert set(records(mine)) == {"report"}


def test_a_document_is_replaced_and_what_people_wrote_of_it_is_kept(
    four: Path, run_kg: Run, tmp_path: Path
) -> None:
    path = four / "seeds" / "documents.csv"
    rows = table(four)
    for row in rows:
        row["licence"] = "mine alone"
        row["_shelf"] = "B2"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    changed = tmp_path / "report.txt"
    words = (EXAMPLES / "report.txt").read_text("utf-8").replace("alone.", "by itself.")
    changed.write_text(words, encoding="utf-8")
    run = ("-C", str(four), "add", str(changed))
    assert run_kg(*run)[0] == 1  # its id is taken
    assert run_kg(*run, "--replace")[0] == 0
    after = {row["id"]: row for row in table(four)}
    assert after["report"]["licence"] == "mine alone"
    assert after["report"]["_shelf"] == "B2"
    assert len(after) == 4
    stored = (four / "seeds" / "documents" / "report.txt").read_text("utf-8")
    assert "by itself." in stored


def test_what_a_killed_run_left_is_no_obstacle(mine: Path, run_kg: Run) -> None:
    documents = mine / "seeds" / "documents"
    (documents / "report.txt").write_text("half a", encoding="utf-8")
    assert run_kg("-C", str(mine), "add", str(EXAMPLES / "report.txt"))[0] == 0
    assert (documents / "report.txt").read_bytes() == (
        EXAMPLES / "report.txt"
    ).read_bytes()


def test_who_speaks_throughout_can_be_said(mine: Path, run_kg: Run) -> None:
    path = mine / "speech.txt"
    path.write_text(
        "Mr. President,\n\nI come from a small country. We ask for fair rules.\n\n"
        "My country will open its data to all who open theirs.\n",
        encoding="utf-8",
    )
    who = "Ada Example, President, Freelandia"
    assert run_kg("-C", str(mine), "add", str(path), "--speaker", who)[0] == 0
    assert records(mine)["speech"].speaker == who
    assert run_kg("-C", str(mine), "build")[0] == 0
    found = kg.open(mine).statements(by="Ada Example")
    assert len(found) >= 1
    assert "fair rules" in " ".join(one.text for one in found)


def test_a_line_that_no_document_has_is_refused_at_once(
    mine: Path, run_kg: Run
) -> None:
    path = mine / "endless.txt"
    path.write_text("A title\n\n" + "“a,” she said. " * 220_000, encoding="utf-8")
    code, _, err = run_kg("-C", str(mine), "add", str(path))
    assert code == 1
    assert "endless.txt:3: is one line of 3,300,000 characters" in err


def test_a_file_that_changed_after_its_text_was_made_is_said(
    four: Path, run_kg: Run
) -> None:
    path = four / "seeds" / "documents" / "article.html"
    path.write_text(path.read_text("utf-8").replace("teeth", "bite"), encoding="utf-8")
    code, _, err = run_kg("-C", str(four), "build")
    assert code == 0
    assert "article: its file is not the one its text was made of" in err


# -- building ----------------------------------------------------------------------


def test_one_graph_holds_what_all_formats_say(four: Path, run_kg: Run) -> None:
    assert run_kg("-C", str(four), "build")[0] == 0
    project = kg.open(four)
    sources = {one.document.id for one in project.statements(by="Oto Muster")}
    assert sources == {"article", "sitting"}
    severe = [one for one in project.check() if one.severity == "violation"]
    assert severe == []


def test_the_graph_is_the_same_for_any_number_of_workers(
    four: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.corpus._WORTH_SHARING", 0)
    project = kg.open(four)
    assert project.build(workers=2).digest == project.build(workers=1).digest


def test_a_build_goes_on_without_what_cannot_be_read(
    built_copy: Path, run_kg: Run
) -> None:
    documents = built_copy / "seeds" / "documents"
    path = built_copy / "seeds" / "documents.csv"
    shutil.copy(EXAMPLES / "report.txt", documents / "report.txt")
    (documents / "empty.txt").write_bytes(b"")
    more = "report,report.txt,,,,,,,\nempty,empty.txt,,,,,,,\n"
    path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
    code, _, err = run_kg("-C", str(built_copy), "build")
    assert code == 1
    assert "1 document could not be read and is not in the graph:" in err
    assert "empty.txt: is empty" in err.splitlines()[-1]
    assert {one.document.id for one in kg.open(built_copy).statements()} >= {"report"}


def test_rows_on_a_document_that_cannot_be_read_wait_for_it(
    built_copy: Path, run_kg: Run
) -> None:
    documents = built_copy / "seeds" / "documents"
    path = built_copy / "seeds" / "documents.csv"
    shutil.copy(EXAMPLES / "report.txt", documents / "report.txt")
    more = "report,report.txt,,,,,,,\n"
    path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
    seed = next(one for one in documents.iterdir() if one.name.startswith("ros"))
    words = seed.read_bytes()
    seed.write_bytes(b"")
    assert run_kg("-C", str(built_copy), "build")[0] == 1
    assert len(kg.open(built_copy).positions()) == 0
    seed.write_bytes(words)
    assert run_kg("-C", str(built_copy), "build")[0] == 0
    assert len(kg.open(built_copy).positions()) == 29


def test_a_record_whose_text_has_changed_is_refused_with_the_way_out(
    four: Path,
) -> None:
    stored = four / "seeds" / "documents" / "sitting.xml.txt"
    stored.write_text(stored.read_text("utf-8") + "more", encoding="utf-8")
    with pytest.raises(SourceError, match=r"kg add --replace --id sitting"):
        take_recorded(kg.open(four).settings, records(four)["sitting"])


# -- candidates --------------------------------------------------------------------


def test_a_candidate_is_listed_and_never_counted(four: Path, run_kg: Run) -> None:
    report = kg.open(four).build()
    assert report.doubtful >= 1
    project = kg.open(four)
    rows = list(project.ask("candidates"))
    assert len(rows) == report.doubtful
    assert all(0 <= float(str(row["precision"])) < 0.8 for row in rows)
    asserted = {(one.document.id, one.span.start) for one in project.statements()}
    listed = {("article", row["start"]) for row in rows}
    assert not listed & asserted


def test_what_a_source_retells_gets_no_quotation_marks(four: Path, run_kg: Run) -> None:
    kg.open(four).build()
    _, out, _ = run_kg("-C", str(four), "said", "--by", "Oto Muster")
    assert "  indirect: that the government would publish every model it buys\n" in out
    assert "  “We have nothing to hide”\n" in out
