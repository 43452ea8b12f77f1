"""How fast documents of each kind are read on one core."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.formats import speed as format_speeds
from benchmarks.parliament import speeds as record_speeds
from benchmarks.parts.section import Figure, Section, Table
from kg.errors import NoStatements
from kg.extract.prose import find_quotes
from kg.formats.rendition import render
from kg.model import Source
from kg.paragraphs import find_paragraphs
from kg.readers.registry import choose_reader

TITLE: Final = "Speed"
FOLDER: Final = "polnear-dev"
COMMAND: Final = ".venv/bin/python benchmarks/extraction.py --only speed"
ROUNDS: Final = 3
MEGABYTES: Final = 12.0
KINDS: Final = {
    "article": "polnear-dev/text",
    "press-release": "whitehouse/text",
    "transcript": "kremlin",
    "speech": "general-debate",
}
_ABOUT: Final = """\
Seconds of one core (process time), the best of {rounds} runs in one process, each with
the memories of functions emptied before it; MB are a million bytes of UTF-8. *Read* is
all that a reader does: header, statements, speakers, posts, warnings. *Choose* is the
look of all readers at a text."""


def measure(corpora: Path) -> Section:
    """Return megabytes a second for each kind of document."""
    texts = {
        kind: _sources(corpora / folder)
        for kind, folder in KINDS.items()
        if (corpora / folder).is_dir()
    }
    news = _quote_speed(texts["article"])
    rows = [("quotations in news (`find_quotes`)", _size(texts["article"]), news)]
    rows += [row for kind, found in texts.items() for row in _kind_rows(kind, found)]
    (articles,) = (speed for name, _, speed in rows if name == "article: read")
    records = list(record_speeds(MEGABYTES, ROUNDS))
    slowest = min(speed for _, _, speed in records)
    printed = [(name, f"{size:.2f}", f"{speed:.1f}") for name, size, speed in rows]
    drawn = [(name, f"{size:.1f}", f"{speed:.1f}") for name, size, speed in records]
    return Section(
        TITLE,
        (
            _ABOUT.format(rounds=ROUNDS),
            Table(("what", "MB", "MB/s"), printed, COMMAND),
            "Records of parliaments, generated in the layout of each scheme and read "
            "as a whole:",
            Table(
                ("scheme", "MB", "MB/s"),
                drawn,
                f".venv/bin/python benchmarks/parliament.py --rounds {ROUNDS}",
            ),
            *_formats(corpora),
        ),
        (
            Figure("speed", "quotations in news", news, 2, " MB/s"),
            Figure("speed", "whole articles", articles, 2, " MB/s"),
            Figure("speed", "slowest XML", slowest, 10, " MB/s"),
        ),
    )


def _formats(corpora: Path) -> Iterator[str | Table]:
    if (corpora / "kremlin").is_dir():
        yield (
            "Files of each format, made of the words of one document; MB are those of "
            "the text:"
        )
        yield Table(
            ("format", "MB", "seconds", "MB/s"),
            [row.split(" | ") for row in format_speeds(corpora)],
            ".venv/bin/python benchmarks/formats.py",
        )


def _sources(folder: Path) -> Sequence[Source]:
    return [
        Source(path.stem, made.text, made.sha256)
        for path in sorted(folder.glob("*.txt"))
        for made in (render(path),)
    ]


def _size(sources: Sequence[Source]) -> float:
    return sum(len(one.text.encode()) for one in sources) / 1e6


def _quote_speed(sources: Sequence[Source]) -> float:
    texts = [(one.text, find_paragraphs(one.text)) for one in sources]

    def find() -> None:
        for text, paragraphs in texts:
            find_quotes(text, paragraphs)

    return _size(sources) / _best(find)


def _kind_rows(
    kind: str, sources: Sequence[Source]
) -> Iterator[tuple[str, float, float]]:
    size = _size(sources)
    yield f"{kind}: read", size, size / _best(partial(_read, kind, sources))
    yield f"{kind}: choose", size, size / _best(partial(_choose, sources))


def _read(kind: str, sources: Sequence[Source]) -> None:
    reader = choose_reader("", kind)
    for source in sources:
        try:
            reader.read(source)
        except NoStatements:
            continue


def _choose(sources: Sequence[Source]) -> None:
    for source in sources:
        choose_reader(source.text)


def _forget() -> None:
    """Empty the memories of functions: a text is read for the first time."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kg."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some runs."""
    seconds = []
    for _ in range(ROUNDS):
        _forget()
        gc.collect()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return max(min(seconds), 1e-9)
