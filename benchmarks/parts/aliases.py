"""How fast mentions are found, with few aliases and with many."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.mentions import FOLDERS, SIZES, make_aliases, make_names, read_texts
from benchmarks.mentions import measure as measure_mentions
from benchmarks.parts.section import Figure, Section, Table

TITLE: Final = "Mentions"
FOLDER: Final = "polnear-dev"
COMMAND: Final = ".venv/bin/python benchmarks/mentions.py"
_ABOUT: Final = """\
{texts} texts, {size:.1f} MB. The aliases are the texts' own capitalised words and runs
of words, the most frequent first, and then others made of the same words: something is
named in every line, far more often than a real authority file would let it. *Find* is
the search alone; *find and link* also gives each mention its paragraph, its actors and
its place inside longer ones. The *plain implementation* is a tree of words in Python
(`benchmarks/word_tree.py`) that keeps the same rules. Best of five runs, and of two of
the plain one."""


def measure(corpora: Path) -> Section:
    """Return the speed at a thousand and at a hundred thousand aliases."""
    texts = read_texts([corpora / one for one in FOLDERS if (corpora / one).is_dir()])
    size = sum(len(one.encode()) for one in texts) / 1e6
    names = list(make_names(texts, max(SIZES)))
    rows, figures = [], []
    for count in SIZES:
        cost = measure_mentions(texts, make_aliases(names[:count]))
        rows.append(
            (
                f"{count:,}",
                f"{cost.built:.2f} s",
                f"{cost.found:,}",
                f"{size / cost.finding:.1f}",
                f"{size / cost.linking:.1f}",
                f"{size / cost.climbing:.2f}",
                f"{cost.climbing / cost.finding:.0f}",
            )
        )
        if count == 100_000:
            speed = size / cost.finding
            figures.append(Figure("speed", "mentions", speed, 8, " MB/s"))
    head = (
        *("aliases", "made in", "mentions", "find, MB/s", "find and link, MB/s"),
        *("plain implementation, MB/s", "times as fast"),
    )
    about = _ABOUT.format(texts=len(texts), size=size)
    return Section(TITLE, (about, Table(head, rows, COMMAND)), figures)
