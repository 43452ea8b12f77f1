"""The page of figures: complete, each with its command, and free of others' words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.corpora import find_corpora
from benchmarks.extraction import PAGE, PARTS, main
from benchmarks.mentions import FOLDERS
from benchmarks.parts.errors import error_tables
from benchmarks.parts.own_gold import GOLD
from benchmarks.parts.section import Figure, Table, render_table
from benchmarks.parts.targets import KNOWN_STATEMENTS, TARGETS, target_table
from kg.cli.arguments import make_parser
from kg.evaluation.evaluation import compare, evaluate
from kg.evaluation.native import read_native
from kg.evaluation.predictions import predict_reading
from tests.seed import ROOT

_MEASURED = re.compile(r"Measured by `([^`]+)`:")
_WORD = re.compile(r"\w+")
_IN_A_ROW = 7  # words that nobody writes twice by chance


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def tables(page: str) -> Iterator[tuple[str, str]]:
    """Yield each table with the paragraph before it."""
    blocks = page.split("\n\n")
    for before, block in pairwise(blocks):
        if block.startswith("| "):
            yield before, block.rstrip()


# -- the committed page ------------------------------------------------------------


def test_the_page_names_every_number_to_reach(page: str) -> None:
    (rows,) = (
        table.splitlines()[2:] for _, table in tables(page) if "| to reach |" in table
    )
    assert len(rows) == len(TARGETS) == 6
    for row, target in zip(rows, TARGETS, strict=True):
        assert row.startswith(f"| {target.what} | {target.known} | {target.reach} |")
        assert "not measured here" not in row


def test_the_page_has_a_section_for_every_part(page: str) -> None:
    titles = re.findall(r"^## (.+)$", page, re.M)
    assert titles == ["Numbers to reach", *(part.title for part in PARTS)]
    assert "Not measured here" not in page


def test_every_table_has_a_command_beside_it(page: str) -> None:
    found = list(tables(page))
    assert len(found) >= 16
    known = render_table(KNOWN_STATEMENTS)
    bare = [table for before, table in found if not _MEASURED.fullmatch(before)]
    assert bare == [known], "only the figures of others are not measured here"


def test_every_command_on_the_page_can_be_given(page: str) -> None:
    commands = sorted(set(_MEASURED.findall(page)))
    assert len(commands) >= 10
    for command in commands:
        plain = command.replace("even|odd", "even").translate({91: None, 93: None})
        program, *words = shlex.split(plain)
        if program == "kg":
            assert make_parser().parse_args(words)
        else:
            assert program == ".venv/bin/python"
            assert (ROOT / words[0]).is_file()


def test_no_words_of_the_real_documents_are_on_the_page(page: str) -> None:
    corpora = find_corpora()
    if corpora is None:
        pytest.skip("no real documents: KG_CORPORA names no folder")
    files = [path for one in FOLDERS for path in (corpora / one).glob("*.txt")]
    assert len(files) >= 130
    ours = set(_runs(page))
    assert len(ours) > 1000
    for path in files:
        assert not ours & set(_runs(path.read_text(encoding="utf-8"))), path.name
        assert path.stem not in page


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    for at in range(len(words) - _IN_A_ROW + 1):
        yield tuple(words[at : at + _IN_A_ROW])


# -- the measuring -----------------------------------------------------------------


def test_a_figure_under_its_number_is_said_not_to_reach_it() -> None:
    figures = [Figure("all", "F", 76.0, 76), Figure("content", "F", 59.9, 60)]
    rows = {row[0]: row for row in target_table(figures).rows}
    verdicts = {one.key: rows[one.what][-1] for one in TARGETS}
    assert verdicts["all"] == "yes"
    assert verdicts["content"] == "**not**: F"
    assert verdicts["speed"] == "–"
    assert rows[TARGETS[-1].what][-2] == "not measured here"


def test_a_part_without_its_texts_is_left_out_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = [part.name for part in PARTS if part.needs]
    assert len(absent) == 6
    for name in absent:
        assert main(["--only", name, "--corpora", str(tmp_path)]) == 2
        assert "Not measured here" in capsys.readouterr().out


def test_the_part_on_our_own_gold_needs_no_other_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--only", "gold", "--corpora", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert len(list(tables(printed))) == 2
    assert printed.count("Measured by `kg eval statements --gold tests/gold`") == 2


def test_classes_of_errors_add_up_to_all_errors() -> None:
    comparisons = compare(read_native(GOLD), predict_reading)
    (table,) = (
        one for one in error_tables(comparisons, "kg") if isinstance(one, Table)
    )
    sums: dict[str, int] = {}
    parts: dict[str, int] = {}
    for name, *counts, total in table.rows:
        assert sum(map(int, counts)) <= int(total)
        if name.startswith("**"):
            sort = name.strip("*")
            sums[sort], parts[sort] = int(total), 0
        else:
            parts[sort] += int(total)
    assert sums == parts
    kinds = evaluate(comparisons).scores.kinds["all"]
    assert sums["missed"] == kinds.gold - kinds.recalled[0]
    assert sums["found in vain"] == kinds.found - kinds.right[0]
