"""`kg network`, `agree`, `claims`, `codings`, `import`, `export` as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.network_reports import REPORTS
from tests.dna_files import synthetic, version_3
from tests.seed import SEED

Run = Callable[..., tuple[int, str, str]]
MANY = (
    "INSERT INTO STATEMENTS VALUES (5, 1, 2, 4, 16, 1)",
    "INSERT INTO DATABOOLEAN VALUES (4, 5, 4, 0)",
    "INSERT INTO DATAINTEGER VALUES (4, 5, 5, 1)",
    "INSERT INTO DATASHORTTEXT VALUES (10, 5, 1, 2), (11, 5, 2, 6), (12, 5, 3, 7)",
)
# Two coders who marked the same words.
AGAIN = (
    "INSERT INTO STATEMENTS VALUES (6, 1, 1, 22, 32, 2)",
    "INSERT INTO DATABOOLEAN VALUES (5, 6, 4, 0)",
    "INSERT INTO DATAINTEGER VALUES (5, 6, 5, 1)",
    "INSERT INTO DATASHORTTEXT VALUES (13, 6, 1, 1), (14, 6, 2, 4), (15, 6, 3, 7)",
)
CLAIM = 'Parks; "green" ones'


@pytest.fixture
def parks(tmp_path: Path) -> str:
    return str(version_3(tmp_path / "parks.dna", *MANY, *AGAIN))


def table(out: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(out))]


# -- one network -------------------------------------------------------------------


def test_csv_has_labels_first_commas_and_full_precision(
    run_kg: Run, parks: str
) -> None:
    code, out, err = run_kg(
        *("network", parks, "--aggregation", "subtract", "-f", "csv"),
        *("--normalization", "activity", "--var1", "person"),
    )
    assert code == 0
    rows = [*csv.reader(io.StringIO(out))]
    assert rows[0][1:] == [CLAIM]
    assert [row[0] for row in rows[1:]] == ["Ada Example", "Ben Sample"]
    assert all(len(row) == 2 and float(row[1]) is not None for row in rows[1:])
    assert "explain one with" in err


def test_numbers_of_the_fictional_database_are_the_reference(run_kg: Run) -> None:
    path = synthetic()
    code, out, _ = run_kg("network", str(path), "-f", "csv")
    assert code == 0
    rows = [*csv.reader(io.StringIO(out))]
    assert len(rows) > 3
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("dl", b"dl "),
        ("graphml", b"<?xml"),
        ("gexf", b"<?xml"),
        ("json", b"{"),
        ("csv", b","),
    ],
)
def test_every_format_is_written_once_and_with_force_again(
    run_kg: Run, parks: str, tmp_path: Path, kind: str, begins: bytes
) -> None:
    target = tmp_path / f"out.{kind}"
    asked = ("network", parks, "-f", kind, "-o", str(target))
    code, out, err = run_kg(*asked)
    assert (code, out) == (0, "")
    assert f"wrote {target}" in err
    content = target.read_bytes()
    assert content.lstrip(b"\xef\xbb\xbf\"'[").startswith(begins)
    assert run_kg(*asked)[0] == 2
    assert target.read_bytes() == content
    assert run_kg(*asked, "--force")[0] == 0
    assert target.read_bytes() == content
    assert run_kg("network", parks, "-f", kind)[1].encode() == content


def test_slices_are_one_table(run_kg: Run, parks: str) -> None:
    asked = ("network", parks, "--window", "days", "--size", "1")
    code, out, err = run_kg(*asked, "-f", "csv")
    assert code == 0
    assert len(table(out)) >= 1
    assert "slices of 1 days" in err
    code, out, _ = run_kg(*asked)
    assert code == 0
    assert "statements" in out
    code, _, err = run_kg(*asked, "-f", "dl")
    assert code == 2
    assert "dl holds one network" in err


@pytest.mark.parametrize("mode", [(), ("--mode", "one", "--aggregation", "conflict")])
def test_a_cell_and_a_row_lead_to_their_statements(
    run_kg: Run, parks: str, mode: tuple[str, ...]
) -> None:
    asked = ("network", parks, "--var1", "person", *mode, "explain", "Ada Example")
    other = "Ben Sample" if mode else CLAIM
    code, out, err = run_kg(*asked, other)
    assert code == 0
    assert "“parks help”" in out
    assert "coded by" in out
    assert "statements" in err
    code, out, _ = run_kg(*asked, "-f", "json")
    assert code == 0
    found = json.loads(out)
    assert {"quotation", "start", "stop", "coder", "document"} <= set(found[0])
    code, out, _ = run_kg(*asked, other, "-f", "csv")
    assert table(out)[0]["person"]


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("explain", "Ada Exampel", CLAIM, "--var1", "person"), 1, "Ada Example"),
        (("explain",), 2, "explain needs a row"),
        (("contradiction",), 2, "did you mean 'contradictions'"),
        (("counts", "more"), 2, "'more': counts takes nothing more"),
        (("--var1", "persn"), 1, "there is no variable 'persn'"),
        (("--exclude", "person"), 2, "write VARIABLE=VALUE"),
        (("--exclude", "persn=x"), 1, "persn"),
        (("--from", "2021-13-01"), 2, "2021-13-01"),
        (("--from", "yesterday"), 2, "yesterday"),
        (("--size", "0", "--window", "days"), 2, "size"),
        (("page",), 2, "name the file to write"),
        (("plot",), 2, "name the file to write"),
        (("phases",), 2, "give --window"),
        (("counts", "-f", "gexf"), 2, "is a format of networks"),
        (("coalitions", "--window", "days"), 2, "of all time at once"),
    ],
)
def test_a_mistake_is_one_line_with_a_way_out(
    run_kg: Run, parks: str, more: tuple[str, ...], code: int, words: str
) -> None:
    found, out, err = run_kg("network", parks, *more)
    assert (found, out) == (code, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_an_exclusion_in_vain_is_said(run_kg: Run, parks: str) -> None:
    code, _, err = run_kg("network", parks, "--exclude", "person=Nobody")
    assert code == 0
    assert "--exclude person=Nobody: no statement has this value" in err


# -- reports -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["table", "csv", "json"])
@pytest.mark.parametrize("word", [*REPORTS, "events", "nodes"])
def test_every_report_is_a_table_csv_and_json(
    run_kg: Run, parks: str, word: str, kind: str
) -> None:
    more = {
        "phases": ("--window", "days", "--size", "1"),
        "timeline": ("--window", "days"),
    }.get(word, ())
    asked = ("network", parks, "--var1", "person", *more, word, "-f", kind)
    code, out, err = run_kg(*asked)
    assert code == 0, err
    if kind == "json":
        records = json.loads(out)
        code, out_csv, _ = run_kg(*asked[:-1], "csv")
        assert len(table(out_csv)) == len(records)
    assert run_kg(*asked)[1] == out


@pytest.mark.parametrize("words", [(), ("counts",), ("contradictions",)])
def test_a_file_that_is_named_is_written(
    run_kg: Run, parks: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "answer.json"
    asked = ("network", parks, *words, "-o", str(path))
    code, _, err = run_kg(*asked)
    assert (code, path.exists()) == (2, False)
    assert "write a file with -f csv or json" in err
    code, out, _ = run_kg(*asked, "-f", "json")
    assert (code, out) == (0, "")
    assert json.loads(path.read_text(encoding="utf-8"))


def test_a_contradiction_has_the_words_of_both_sides(run_kg: Run, parks: str) -> None:
    code, out, err = run_kg("network", parks, "--var1", "person", "contradictions")
    assert code == 0
    assert "Ada Example is for and against, in one document" in out
    assert "1 self-contradictions" in err


# -- pictures ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["heatmap", "dendrogram", "timeline", "bars"])
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_plot_is_the_same_bytes_twice(
    run_kg: Run, parks: str, tmp_path: Path, kind: str, ending: str
) -> None:
    pytest.importorskip("matplotlib")
    made = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.{ending}"
        mode = ("--mode", "one", "--aggregation", "congruence")
        more = mode if kind == "dendrogram" else ()
        asked = ("network", parks, "--var1", "person", *more, "plot", "--plot", kind)
        code, out, err = run_kg(*asked, "-o", str(path))
        assert (code, out) == (0, ""), err
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_page_holds_every_statement_and_is_the_same_twice(
    run_kg: Run, parks: str, tmp_path: Path
) -> None:
    pages = []
    for name in ("a.html", "b.html"):
        path = tmp_path / name
        assert run_kg("network", parks, "page", "-o", str(path))[0] == 0
        pages.append(path.read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert "they cost too much" in pages[0]


# -- coders ------------------------------------------------------------------------


def test_two_coders_are_compared_and_their_disagreements_listed(
    run_kg: Run, parks: str
) -> None:
    code, out, err = run_kg("agree", "Admin", "Cleo Coder", parks, "-f", "csv")
    assert code == 0
    held = {row["variable"]: row for row in table(out)}
    assert held["person"]["percent"] == "0.500"
    assert held["agreement"]["percent"] == "0.000"
    assert "documents coded by both" in err
    asked = ("agree", "Admin", "Cleo Coder", parks, "--disagreements", "-f", "csv")
    code, out, _ = run_kg(*asked)
    assert code == 0
    assert "agreement" in {row["variable"] for row in table(out)}
    code, _, err = run_kg("agree", "Admin", "Nobody", parks)
    assert code == 1
    assert "no coder 'Nobody' here" in err


def test_claims_are_listed_renamed_merged_split_and_taken_back(
    run_kg: Run, seed_copy: Path
) -> None:
    at = ("-C", str(seed_copy), "claims")
    why = ("--by", "ada", "--reason", "because")
    files = ("codebook/claims.csv", "codings/maintainers.csv")
    before = [(seed_copy / "seeds" / one).read_bytes() for one in files]
    one, other = "claim/ai-could-unify", "claim/ai-spread-is-inevitable"
    code, out, err = run_kg(*at, "uses", one, "-f", "csv")
    assert code == 0
    (row,) = table(out)
    assert "1 rows name" in err
    assert run_kg(*at, "rename", one, "Artificial intelligence unifies", *why)[0] == 0
    assert run_kg(*at, "merge", one, "--into", other, *why)[0] == 0
    place = f"maintainers.csv:{row['line']}"
    code, _, err = run_kg(*at, "split", other, place, "--into", "claim/new-one", *why)
    assert code == 0, err
    code, out, _ = run_kg(*at, "log", "-f", "csv")
    assert [row["number"] for row in table(out)] == ["1", "2", "3"]
    for _ in range(3):
        assert run_kg(*at, "undo", *why)[0] == 0
    assert [(seed_copy / "seeds" / one).read_bytes() for one in files] == before
    code, _, err = run_kg(*at, "undo", *why)
    assert code == 1
    assert "cannot be undone; those that stand: none" in err
    code, _, err = run_kg(*at, "merge", "claim/ai-could-unfy", "--into", other, *why)
    assert code == 1
    assert one in err


ROW = (
    f"{SEED},position,person/sergey-plugotarenko,claim/reassess-goals-set-before-2022,"
    "opposes,these goals need to be reassessed\n"
)


def test_contested_readings_are_reviewed_and_adjudicated(
    run_kg: Run, seed_copy: Path
) -> None:
    codings = seed_copy / "seeds" / "codings"
    with (codings / "coders.csv").open("a", encoding="utf-8") as file:
        file.write("ada,human,Ada Example,no,\n")
    head = "document,record,holder,target,value,evidence\n"
    (codings / "ada.csv").write_text(head + ROW, encoding="utf-8")
    at = ("-C", str(seed_copy), "codings")
    _, out, _ = run_kg(*at, "review", "-f", "csv")
    (row,) = [row for row in table(out) if row["question"] == "contested"]
    assert row["coder"] == "ada: opposes, maintainers: supports"
    thing = (SEED, "person/sergey-plugotarenko", "claim/reassess-goals-set-before-2022")
    why = ("--by", "bo", "--reason", "the sentence before")
    code, _, err = run_kg(*at, "adjudicate", *thing, "cleo", *why)
    assert code == 1
    assert "who has: ada, maintainers" in err
    assert run_kg(*at, "adjudicate", *thing, "maintainers", *why)[0] == 0
    code, _, err = run_kg(*at, "adjudicate", *thing, "ada", *why)
    assert code == 1
    assert "is decided already" in err
    _, out, _ = run_kg(*at, "review", "-f", "csv")
    assert not [row for row in table(out) if row["question"] == "contested"]
    assert run_kg("-C", str(seed_copy), "build", "-q")[0] == 0
    _, out, _ = run_kg(
        *("-C", str(seed_copy), "query", "-f", "csv"),
        "PREFIX kg: <https://w3id.org/ai-positions/ontology#> "
        "SELECT ?rank (COUNT(*) AS ?n) { ?p a kg:Position ; kg:stance ?s ; "
        "kg:target <https://w3id.org/ai-positions/id/claim/"
        "reassess-goals-set-before-2022> ; kg:rank ?rank } GROUP BY ?rank ORDER BY ?n",
    )
    ranks = " ".join(row["rank"] for row in table(out)).lower()
    assert "deprecated" in ranks
    assert len(table(out)) == 2


# -- exchange ----------------------------------------------------------------------


def test_a_database_goes_into_a_project_and_comes_out_equal(
    run_kg: Run, parks: str, tmp_path: Path
) -> None:
    root = tmp_path / "mine"
    assert run_kg("init", str(root))[0] == 0
    at = ("-C", str(root))
    code, _, err = run_kg(*at, "import", parks)
    assert code == 0, err
    assert "imported parks: " in err
    assert run_kg(*at, "build", "-q")[0] == 0
    out_file = tmp_path / "back.dna"
    code, _, err = run_kg(*at, "export", str(out_file))
    assert code == 0, err
    assert run_kg(*at, "export", str(out_file))[0] == 2
    for more in ((), ("--aggregation", "subtract"), ("--mode", "one")):
        asked = ("--var1", "person", "-f", "csv", *more)
        there = run_kg("network", parks, *asked)[1]
        assert run_kg("network", str(out_file), *asked)[1] == there
    again = tmp_path / "again"
    assert run_kg("init", str(again))[0] == 0
    code, _, err = run_kg("-C", str(again), "import", str(out_file), "--name", "parks")
    assert code == 0, err
    for path in sorted((root / "seeds" / "coded" / "parks").iterdir()):
        other = again / "seeds" / "coded" / "parks" / path.name
        assert other.read_bytes() == path.read_bytes(), path.name


def test_a_file_that_is_no_database_changes_nothing(
    run_kg: Run, seed_copy: Path, tmp_path: Path
) -> None:
    path = tmp_path / "no.dna"
    path.write_bytes(b"nothing of the kind")
    before = {p: p.read_bytes() for p in seed_copy.rglob("*") if p.is_file()}
    code, _, err = run_kg("-C", str(seed_copy), "import", str(path))
    assert code in (1, 2)
    assert "no.dna" in err
    for file, content in before.items():
        assert file.read_bytes() == content
