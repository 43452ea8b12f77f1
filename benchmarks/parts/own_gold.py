"""The project's own gold set, end to end: statements, and who is named for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.parts.news import KIND_HEAD, kind_row
from benchmarks.parts.section import Section, Table, percent
from kg.evaluation.evaluation import Result, compare, evaluate
from kg.evaluation.metrics import KINDS
from kg.evaluation.native import read_native
from kg.evaluation.predictions import predict_reading

TITLE: Final = "The gold set of the project, end to end"
GOLD: Final = Path(__file__).resolve().parents[2] / "tests" / "gold"
COMMAND: Final = "kg eval statements --gold tests/gold"
_QUESTIONS: Final = {
    "names": "the full name of every speaker, or nobody where nobody can be named",
    "kinds": "person, organisation, collective or unnamed",
    "roles": "the post that is printed with the statement",
    "organizations": "the organisation that is printed with the statement",
    "modes": "direct, mixed or indirect",
}
_ABOUT: Final = """\
{texts} texts of our own, each for one phenomenon, with {gold} statements marked in them
([the rules of marking](../tests/gold/README.md)). The reader is chosen by the text, as
`kg add` does it. The texts are made of what is hard, not of what is frequent: they find
what breaks, and say little of how often it occurs."""


def measure(_: Path) -> Section:
    """Return what is read of the gold set, and whom it is given to."""
    result = evaluate(compare(read_native(GOLD), predict_reading))
    kinds = result.scores.kinds
    rows = [kind_row(kind, kinds[kind]) for kind in KINDS]
    about = _ABOUT.format(texts=result.texts, gold=kinds["all"].gold)
    return Section(
        TITLE,
        (
            about,
            Table(KIND_HEAD, rows, COMMAND),
            "Of the statements that were found, what is right about their speakers:",
            Table(
                ("asked", "quoted", "right", "%", "all", "right", "%"),
                list(_speaker_rows(result)),
                COMMAND,
            ),
            *(f"Not read: {one}." for one in result.unread),
        ),
    )


def _speaker_rows(result: Result) -> Iterator[Sequence[str]]:
    for name, words in _QUESTIONS.items():
        cells: list[str] = []
        for tally in (result.quoted_speakers, result.speakers):
            asked, right = getattr(tally, name), getattr(tally, f"{name}_right")
            cells += [str(asked), str(right), percent(right, asked)]
        yield (words, *cells)
