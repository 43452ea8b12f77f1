"""The numbers to reach, and the best figures known of others, as they gave them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from benchmarks.parts.section import Figure, Table


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach, and the best that was known before."""

    key: str
    what: str
    known: str
    reach: str


TARGETS: Final = (
    Target(
        "quoted",
        "news, quoted statements (direct + mixed), F at ≥ 30 %",
        "85.3 (rules), 83.7 (Gender Gap Tracker, its own data); humans 96.9",
        "≥ 90, speaker overlap ≥ 95 %",
    ),
    Target(
        "all",
        "news, all statements, F at ≥ 30 %",
        "67.9 (rules); humans 83.4",
        "≥ 76",
    ),
    Target(
        "content",
        "news, content spans, strict exact F",
        "47.3 (rules), 59.0 (BiLSTM-CRF), 72.9 (BERT + CofeNet)",
        "≥ 60",
    ),
    Target(
        "releases",
        "press-release endorsements: quotation and whole attribution line exact",
        "–",
        "≥ 98 % recall, ≥ 99 % precision; person/organisation told apart ≥ 97 %",
    ),
    Target(
        "turns",
        "transcripts and parliamentary XML: turn and speaker",
        "–",
        "100 % of turns, speaker 100 % where the record names one",
    ),
    Target(
        "speed",
        "speed, one core",
        "0.4–1 MB/s (rules prototype)",
        "≥ 2 MB/s on news, ≥ 10 MB/s on XML; mentions ≥ 8 MB/s at 100,000 aliases",
    ),
)

KNOWN_STATEMENTS: Final = Table(
    ("who", "measured on", "quoted F", "all F", "speaker overlap, quoted"),
    (
        ("rules, an earlier prototype", "PolNeAR test", "85.3", "67.9", "92.6"),
        ("rules, the same", "PolNeAR dev", "85.5", "67.3", "96.0"),
        ("Gender Gap Tracker 7.0", "98 articles of its own", "83.7", "–", "86.5"),
        ("BBC Citron (card of 2021)", "PARC3 test", "–", "83.3, overlap", "–"),
        ("people, against each other", "20 PolNeAR articles", "96.9", "83.4", "98.4"),
    ),
)

KNOWN_SPANS: Final = (
    ("rules, an earlier prototype", "CofeNet's split", "55.9", "55.4", "47.3"),
    ("CRF", "CofeNet's split", "50.6", "53.4", "28.6"),
    ("BiLSTM-CRF", "CofeNet's split", "69.6", "66.7", "59.0"),
    ("BERT + CofeNet", "CofeNet's split", "83.2", "75.3", "72.9"),
)


def target_table(figures: Iterable[Figure]) -> Table:
    """Return the numbers to reach, with what was measured beside each."""
    measured = list(figures)
    rows = []
    for one in TARGETS:
        ours = [figure for figure in measured if figure.target == one.key]
        missed = [figure for figure in ours if not figure.reached]
        said = "; ".join(map(str, ours)) or "not measured here"
        verdict = "yes" if ours and not missed else "–"
        if missed:
            verdict = "**not**: " + ", ".join(figure.label for figure in missed)
        rows.append((one.what, one.known, one.reach, said, verdict))
    head = ("what", "best known before", "to reach", "measured", "reached")
    return Table(head, rows, ".venv/bin/python benchmarks/extraction.py")
