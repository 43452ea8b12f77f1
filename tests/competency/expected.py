"""Expected rows of the competency questions, kept as tables that people can review.

To write them anew from what the questions answer now (the diff is the review):
python -m tests.competency.expected
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

import kg
from kg.lookup import Lookup
from kg.project import Project
from kg.questions import Question
from kg.rows import Rows, Term
from tests.seed import copy_seed

HERE = Path(__file__).parent
SECOND = HERE / "project"

# What each question is asked of the second project; the defaults are the seed's.
VALUES: dict[str, dict[str, list[str]]] = {
    "CQ01": {"about": ["Sample Bridge"]},
    "CQ02": {"speaker": ["Bo Sample"]},
    "CQ03": {"organization": ["Institute of Sample Studies"], "topic": ["samples"]},
    "CQ04": {"claim": ["claim/tax-is-fair"]},
    "CQ05": {"speaker": ["Cy Instance"]},
    "CQ06": {"named": ["the neighbours", "Ada Example"]},
    "CQ07": {"initiative": ["Sample Bridge"], "date": ["2032-02-29"]},
    "CQ08": {"initiative": ["Sample Bridge"]},
    "CQ09": {"speaker": ["Ada Example"]},
    "CQ10": {"event": ["A Bridge for Everyone"]},
    "CQ11": {"type": ["fact"]},
    "CQ12": {"source": ["second-day"]},
    "CQ13": {"source": ["first-day"]},
    "CQ14": {"source": ["first-day"]},
    "CQ15": {"event": ["A Bridge for Everyone"]},
    "CQ16": {"least": ["1"]},
    "CQ17": {"organization": ["Institute of Sample Studies"]},
    "CQ18": {"from": ["2031-01-01"], "to": ["2032-12-31"]},
    "CQ19": {"claim": ["claim/tax-is-fair"]},
    "CQ20": {"organization": ["League of Examples"]},
    "CQ21": {"topic": ["samples"]},
    "CQ22": {"kind": ["rule"]},
    "CQ23": {"confidence": ["0.6"]},
    "CQ24": {"register": ["https://example.org/register/"]},
    "CQ25": {"source": ["second-day"]},
    "CQ26": {"organization": ["Template University"]},
    "CQ27": {"least": ["3"]},
    "CQ28": {"variable": ["frame"]},
    "CQ29": {"holder": ["Gus Placeholder"]},
    "CQ30": {"source": ["minutes"]},
    "candidates": {},
    "unconfirmed": {},
}


def key(question: Question) -> str:
    """Return what the files and the values of a question go by: its number or name."""
    return question.number or question.name


def expected_file(question: Question, *, second: bool = False) -> Path:
    """Return where the rows of a question are: "cq07.csv", "cq07-second.csv"."""
    return HERE / f"{key(question).lower()}{'-second' if second else ''}.csv"


def second_project(folder: Path) -> Project:
    """Build the second project, of fictional people, in a folder of its own."""
    shutil.copytree(SECOND, folder)
    project = kg.open(folder)
    project.build()
    return project


def cell(term: Term | None, lookup: Lookup) -> str:
    """Return a term as the tables have it: an IRI short and in angle brackets."""
    if isinstance(term, ox.NamedNode):
        return f"<{lookup.short(term.value)}>"
    return term.value if isinstance(term, ox.Literal) else ""


def table(rows: Rows, lookup: Lookup) -> list[list[str]]:
    """Return an answer as a table with its header."""
    return [list(rows.columns)] + [[cell(t, lookup) for t in row] for row in rows.terms]


def read_expected(path: Path) -> list[list[str]]:
    """Return the table in a file; the rows in it have been read by a person."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_expected(path: Path, rows: list[list[str]]) -> None:
    """Write a table, to be reviewed before it is committed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def rewrite() -> None:
    """Write every table anew."""
    with tempfile.TemporaryDirectory() as folder:
        seed = kg.open(copy_seed(Path(folder) / "seed"))
        seed.build()
        second = second_project(Path(folder) / "second")
        for question in seed.questions:
            name = question.name
            write_expected(expected_file(question), table(seed.ask(name), seed.lookup))
            write_expected(
                expected_file(question, second=True),
                table(second.ask(name, **VALUES[key(question)]), second.lookup),
            )


if __name__ == "__main__":
    rewrite()
