"""Turns of transcripts and the speakers they are given to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.parts.own_gold import GOLD
from benchmarks.parts.section import Figure, Section, Table, percent
from kg.errors import KGError
from kg.evaluation.evaluation import Comparison, compare
from kg.evaluation.metrics import pair_up
from kg.evaluation.native import read_native
from kg.evaluation.predictions import predict_reading
from kg.evaluation.speakers import same_speakers
from kg.formats.rendition import render
from kg.model import Mode, Reading, Source, SpeakerKind
from kg.readers.registry import choose_reader

TITLE: Final = "Transcripts"
FOLDER: Final = "kremlin"
FOLDERS: Final = {
    "transcripts of one office": FOLDER,
    "briefings, remarks, statements": "whitehouse/other",
}
COMMAND: Final = (
    'benchmarks/transcripts.py "$KG_CORPORA/kremlin" "$KG_CORPORA/whitehouse/other"'
)
# Counted while reading; whoever reads them again puts the new counts here.
READ_TURNS, READ_OTHERS = 380, 92

_ABOUT: Final = """\
No key exists for these transcripts. Two things are counted instead: the turns, and the
lines that begin like a turn (up to 200 characters and a colon, or `Q`) and were *not*
taken for one. **The labels of all {turns} turns and all {others} other lines were read
by eye**: no label is false, and no other line opens a turn. Two labels spell a name
otherwise than the rest of their document; each stands as a person of its own until
somebody says that the two are one (`kg actors review`). A speaker counts as named where
the label, or the heading for an office, names a person; journalists, aides and
officials who are not named stay unnamed.{changed}"""
_OWN: Final = """\
The transcripts of the project's own gold set have a key: a turn counts if its words are
exactly the marked ones, and its speaker if the full name is the marked one, or if
nobody is named where nobody can be."""


_HEAD: Final = (
    *("texts", "number", "turns", "different labels", "other lines", "named"),
    "not named",
)


@dataclass(slots=True)
class Counts:
    """What the readers find in some texts."""

    texts: int = 0
    turns: int = 0
    labels: int = 0
    others: int = 0  # lines that begin like a turn and are none
    named: int = 0
    unnamed: int = 0


def measure(corpora: Path) -> Section:
    """Return the counts of turns, and how many of the gold set's are right."""
    counts = {name: count_turns(corpora / one) for name, one in FOLDERS.items()}
    turns = sum(one.turns for one in counts.values())
    others = sum(one.others for one in counts.values())
    texts = [one for one in read_native(GOLD) if any(a.turn for a in one.attributions)]
    right = score_turns(compare(texts, predict_reading))
    return Section(
        TITLE,
        (
            _ABOUT.format(
                turns=READ_TURNS, others=READ_OTHERS, changed=_changed(turns, others)
            ),
            Table(
                _HEAD,
                [_row(name, one) for name, one in counts.items()],
                f".venv/bin/python {COMMAND} --missed",
            ),
            _OWN,
            Table(
                ("texts", "turns marked", "found exactly", "%", "speaker right", "%"),
                [
                    (
                        str(len(texts)),
                        str(right.marked),
                        str(right.exact),
                        percent(right.exact, right.marked),
                        str(right.speakers),
                        percent(right.speakers, right.marked),
                    )
                ],
                ".venv/bin/python benchmarks/extraction.py --only transcripts",
            ),
        ),
        (
            Figure("turns", "own transcripts: turns", right.share, 100, " %"),
            Figure("turns", "own transcripts: speakers", right.named, 100, " %"),
        ),
    )


def _changed(turns: int, others: int) -> str:
    if (turns, others) == (READ_TURNS, READ_OTHERS):
        return ""
    return " **The counts have changed since: they are to be read again.**"


def _row(name: str, one: Counts) -> Sequence[str]:
    counts = (one.texts, one.turns, one.labels, one.others, one.named, one.unnamed)
    return (name, *map(str, counts))


# -- counts ------------------------------------------------------------------------

_LINE = re.compile(r"^[^\n:]{1,200}:|^Q\b", re.M)


def count_turns(folder: Path) -> Counts:
    """Return the turns of those texts of a folder that are read as transcripts."""
    counts = Counts()
    for reading in _transcripts(folder):
        text = reading.document.text
        said = [one for one in reading.statements if one.mode is not Mode.EDITORIAL]
        labels = {one.attribution for one in said if one.attribution}
        starts = {one.start for one in labels}
        counts.texts += 1
        counts.turns += len(said)
        counts.labels += len({one.of(text) for one in labels})
        counts.others += sum(one.start() not in starts for one in _LINE.finditer(text))
        named = sum(
            bool(one.speakers) and one.speakers[0].kind is SpeakerKind.PERSON
            for one in said
        )
        counts.named += named
        counts.unnamed += len(said) - named
    return counts


def _transcripts(folder: Path) -> Iterator[Reading]:
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.md"))):
        made = render(path)
        source = Source(path.stem, made.text, made.sha256, title=made.title)
        try:
            reader = choose_reader(source.text, title=made.title or "")
            if reader.name == "transcript":
                yield reader.read(source)
        except KGError:
            continue


@dataclass(frozen=True, slots=True)
class Right:
    """How many marked turns are found exactly, and with the right speaker."""

    marked: int
    exact: int
    speakers: int

    @property
    def share(self) -> float:
        """The turns found, of a hundred."""
        return 100 * self.exact / max(self.marked, 1)

    @property
    def named(self) -> float:
        """The turns with the right speaker, of a hundred."""
        return 100 * self.speakers / max(self.marked, 1)


def score_turns(comparisons: Sequence[Comparison]) -> Right:
    """Compare the marked turns with what was found."""
    marked = exact = speakers = 0
    for one in comparisons:
        text = one.gold.text
        marked += sum(turn.turn for turn in one.gold.attributions)
        for pair in pair_up(one.gold.attributions, one.found, text):
            if pair.gold.turn and pair.passes("exact"):
                exact += 1
                speakers += same_speakers(pair.gold, pair.found, text)
    return Right(marked, exact, speakers)
