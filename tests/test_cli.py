from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.project import Project
from tests.seed import ROOT, SEED

Run = Callable[..., tuple[int, str, str]]
TEXT = ROOT / "seeds" / "documents" / f"{SEED}.txt"


@pytest.fixture
def run(run_kg: Run, seed_project: Project) -> Run:
    def inside(*arguments: str) -> tuple[int, str, str]:
        return run_kg("-C", str(seed_project.settings.root), *arguments)

    return inside


def test_help_names_every_command(run_kg: Run) -> None:
    code, out, _ = run_kg("--help")
    assert code == 0
    commands = (
        *("init", "add", "build", "read", "ask"),
        *("said", "query", "view", "export", "check"),
    )
    assert all(f"\n    {name} " in out for name in commands)


def test_reading_prints_one_statement_a_line_with_all_keys(run_kg: Run) -> None:
    code, out, _ = run_kg("read", str(TEXT), "-f", "jsonl")
    assert code == 0
    records = [json.loads(line) for line in out.splitlines()]
    keys = (
        "id kind start end text content parts speakers attribution source cue "
        "section heading mentions rule asserted"
    )
    assert all(list(one) == keys.split() for one in records)
    direct = [one for one in records if one["kind"] == "direct"]
    assert len(direct) == 7
    text = TEXT.read_bytes().decode()
    for one in records:
        assert text[one["start"] : one["end"]] == one["text"]
        for start, end in one["content"]:
            assert one["start"] <= start < end <= one["end"]
    chains = [m for one in direct for s in one["speakers"] for m in s["memberships"]]
    assert len(chains) == 11
    assert {json.dumps(m, sort_keys=True) for m in chains}.__len__() == 9


def test_reading_a_file_of_the_project_gives_actors_and_the_known_id(
    run: Run, seed_project: Project
) -> None:
    path = seed_project.settings.documents / f"{SEED}.txt"
    _, out, _ = run("read", str(path), "-f", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert records[-1]["id"] == f"{SEED}/5060-5980"
    assert records[-1]["speakers"][0]["actor"] == "person/andrey-neznamov"
    assert any(m["targets"] == ["org/brics"] for m in records[-1]["mentions"])


def test_said_shows_words_speaker_place_and_positions(run: Run) -> None:
    code, out, err = run("said", "--by", "zakharova", "--about", "sovereign AI")
    assert code == 0
    assert "It is crucial to develop the technological foundation" in out
    assert "Director, Department of Information and the Press" in out
    assert "characters 4683-4933" in out
    assert "→ supports: Sovereign AI should be built with domestically" in out
    assert "kg: 1 statement" in err


def test_an_organisation_speaks_through_its_people(run: Run) -> None:
    _, out, _ = run("said", "--by", "Ministry of Foreign Affairs", "-f", "jsonl")
    speakers = {json.loads(line)["speaker"] for line in out.splitlines()}
    assert speakers == {"Maria Zakharova"}
    assert len(out.splitlines()) == 3


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl"])
def test_every_format_holds_the_same_statements(kind: str, run: Run) -> None:
    code, out, _ = run("said", "--about", "BRICS", "-f", kind)
    assert code == 0
    if kind == "json":
        found = [one["statement"] for one in json.loads(out)]
    elif kind == "jsonl":
        found = [json.loads(line)["statement"] for line in out.splitlines()]
    else:
        mark = "," if kind == "csv" else "\t"
        rows = csv.DictReader(io.StringIO(out), delimiter=mark)
        found = [row["statement"] for row in rows]
    assert [one.rpartition("/")[2] for one in found] == ["5060-5980"]


def test_a_query_prints_labels_beside_iris(run: Run) -> None:
    code, out, _ = run(
        "query",
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "SELECT DISTINCT ?who { ?s kg:speaker ?who } ORDER BY ?who",
    )
    assert code == 0
    assert "Maria Zakharova <person/maria-zakharova>" in out


def test_an_ask_query_says_true_or_false(run: Run) -> None:
    assert run("query", "ASK { ?s ?p ?o }")[1] == "true\n"


def test_a_construct_query_prints_turtle(run: Run) -> None:
    _, out, _ = run(
        "query",
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "CONSTRUCT { ?a kg:supports ?b } { ?a kg:supports ?b }",
    )
    assert "<id/initiative/international-ai-alliance>" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("said", "--by", "Zakharowa"), 2, "near: Maria Zakharova"),
        (("said", "--about", "sovreign AI"), 2, "near: sovereign AI"),
        (("ask", "cq99"), 2, "no question is called 'cq99'"),
        (("ask", "cq01", "-p", "nonsense=1"), 2, "has no parameter 'nonsense'"),
        (("ask", "cq01", "-p", "nonsense"), 2, "write NAME=VALUE"),
        (("query", "SELECT * { ?s ?p"), 2, "line 1, column"),
        (("query", "SELECT * { SERVICE <http://e.org/> { } }"), 2, "refused"),
        (("query", "missing.rq"), 2, "missing.rq: cannot be read"),
        (("read", "missing.txt"), 1, "missing.txt"),
        (("export", "graph.docx"), 2, "unknown ending"),
        (("view", "-o", "no/such/folder/x.html"), 2, "there is no folder"),
    ],
)
def test_a_mistake_is_one_line_with_a_way_out(
    arguments: tuple[str, ...], code: int, words: str, run: Run
) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert err.startswith("kg: ")
    assert words in err


def test_a_misspelt_class_gets_its_near_term(run: Run) -> None:
    code, _, err = run(
        "query",
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "SELECT ?s { ?s a kg:Statment }",
    )
    assert code == 0
    assert "kg:Statment does not occur in the graph; did you mean kg:Statement" in err


def test_a_label_without_its_language_gets_a_hint(run: Run) -> None:
    _, _, err = run(
        "query",
        'PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?s { ?s foaf:name "BRICS" }',
    )
    assert 'write "BRICS"@en' in err


def test_a_file_is_not_replaced_without_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.write_text("mine")
    assert run("export", str(target))[0] == 2
    assert target.read_text() == "mine"
    assert run("export", str(target), "--force")[0] == 0
    assert target.read_text().startswith("@base")


@pytest.mark.parametrize("name", ["x.ttl", "x.trig", "x.nq", "x.jsonld", "x.csv"])
def test_an_export_is_chosen_by_its_ending(name: str, run: Run, tmp_path: Path) -> None:
    assert run("export", str(tmp_path / name))[0] == 0
    assert (tmp_path / name).stat().st_size > 1000


def test_a_view_of_one_subject_is_one_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "brics.html"
    assert run("view", "--about", "BRICS", "-o", str(page))[0] == 0
    text = page.read_text(encoding="utf-8")
    assert "1 statement by 1 speaker" in text
    assert "Zakharova" not in text


def test_the_questions_are_listed_with_their_parameters(run: Run) -> None:
    code, out, _ = run("ask", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len([row for row in rows if row["question"].startswith("cq")]) == 30


def test_a_check_of_the_seed_finds_nothing(run: Run) -> None:
    code, out, err = run("check")
    assert (code, out) == (0, "")
    assert "all well" in err


def test_a_changed_source_is_found_by_the_check(run_kg: Run, seed_copy: Path) -> None:
    assert run_kg("-C", str(seed_copy), "build", "-q")[0] == 0
    path = seed_copy / "seeds" / "documents" / f"{SEED}.txt"
    path.write_bytes(path.read_bytes().replace(b"Zakharova", b"Zakharina"))
    code, out, _ = run_kg("-C", str(seed_copy), "check")
    assert code == 1
    assert "has changed since it was read" in out


def test_a_new_project_takes_a_document_from_file_to_answer(
    run_kg: Run, tmp_path: Path
) -> None:
    root = tmp_path / "mine"
    assert run_kg("init", str(root))[0] == 0
    assert run_kg("-C", str(root), "add", str(TEXT), "--id", "first")[0] == 0
    assert run_kg("-C", str(root), "build", "-q")[0] == 0
    code, out, _ = run_kg("-C", str(root), "said", "--by", "Neznamov")
    assert code == 0
    assert "15 countries have applied" in out
    assert run_kg("-C", str(root), "check")[0] == 0
    again = run_kg("-C", str(root), "add", str(TEXT), "--id", "first")
    assert again[0] == 1
    assert "is taken" in again[2]


def test_a_project_is_not_made_twice(run_kg: Run, seed_copy: Path) -> None:
    code, _, err = run_kg("init", str(seed_copy))
    assert (code, err.startswith("kg: ")) == (2, True)
    assert "is a project already" in err


def test_outside_a_project_the_way_in_is_named(run_kg: Run, tmp_path: Path) -> None:
    code, _, err = run_kg("-C", str(tmp_path), "build")
    assert code == 2
    assert "kg init FOLDER" in err


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m kg read {TEXT} -f jsonl | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.stderr == b""


def test_output_is_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "read", str(TEXT), "-f", "jsonl"],
        capture_output=True,
        cwd=ROOT,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
        timeout=60,
        check=True,
    )
    assert "non‑governmental" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--id", "../evil"), ("--id", "a b"), ("--id", ".x"), ("--url", "not a url <x>")],
)
def test_a_document_is_not_added_under_an_id_or_address_that_is_none(
    option: str, value: str, run_kg: Run, seed_copy: Path
) -> None:
    before = sorted(seed_copy.rglob("*"))
    code, _, err = run_kg("-C", str(seed_copy), "add", str(TEXT), option, value)
    assert code == 1
    assert "may hold letters" in err or "is no web address" in err
    assert sorted(seed_copy.rglob("*")) == before


def test_an_error_of_the_disk_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    code, _, err = run("export", str(tmp_path / "folder.ttl"), "--force")
    assert code == 2
    assert "is a folder" in err


def test_a_position_of_somebody_else_is_not_put_into_the_speakers_mouth(
    run_kg: Run, built_copy: Path
) -> None:
    coding = built_copy / "seeds" / "codings" / "maintainers.csv"
    text = coding.read_text(encoding="utf-8")
    coding.write_text(
        text.replace(
            "person/vadim-glushchenko,claim/ai-can-generate",
            "Elina Sidorenko,claim/ai-can-generate",
        ),
        encoding="utf-8",
    )
    assert run_kg("-C", str(built_copy), "build", "-q")[0] == 0
    _, out, _ = run_kg("-C", str(built_copy), "said", "--by", "Glushchenko")
    assert "→ Elina Sidorenko supports: Artificial intelligence tech" in out
    code, out, _ = run_kg("-C", str(built_copy), "check")
    assert code == 0
    assert "warning" in out  # evidence in somebody else's words


def test_a_question_says_what_it_was_asked_about(run: Run) -> None:
    _, _, err = run("ask", "cq02")
    assert "asked with speaker = Elina Sidorenko; another: -p speaker=…" in err
    _, _, err = run("ask", "cq02", "-p", "speaker=Neznamov")
    assert "asked with" not in err


def test_a_default_that_the_graph_does_not_have_is_said(
    run_kg: Run, tmp_path: Path
) -> None:
    root = tmp_path / "mine"
    report = ROOT / "docs" / "examples" / "report.txt"
    run_kg("init", str(root))
    run_kg("-C", str(root), "add", str(report))
    run_kg("-C", str(root), "build", "-q")
    code, out, err = run_kg("-C", str(root), "ask", "cq02")
    assert (code, out) == (0, "")
    assert "is not in this graph; ask about another: -p speaker=" in err


def test_a_wrong_coded_value_is_met_with_those_there_are(run: Run) -> None:
    code, _, err = run("ask", "cq08", "-p", "status=foo")
    assert code == 2
    assert "there are: applied, chair, host, invited, member, withdrawn" in err


def test_of_a_long_statement_the_part_that_is_asked_about_is_shown() -> None:
    from kg.cli.output import LONG, _passage

    words = "one two " * LONG + "the named thing " + "three four " * LONG
    shown = _passage(words, "the named thing")
    assert "the named thing" in shown
    assert shown.startswith("… ")
    assert shown.endswith("more characters: -f json)")
    assert len(shown) < LONG + 60
    assert _passage("a few words", "few") == "a few words"
    assert _passage(words, None).startswith("one two ")
