"""How fast mentions are found, at a thousand and at a hundred thousand aliases.

    .venv/bin/python -m benchmarks.mentions [FOLDER ...]

Without folders the text is the development corpora (KG_CORPORA, or beside the
checkout). The aliases are its own capitalised words and runs of words, the most
frequent first, and then others made of the same words. So the text names something
in every line, far more often than any real authority file would let it.
"""

from __future__ import annotations

import gc
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.word_tree import WordTree
from kg.extract.mentions.links import AliasIndex, link_document
from kg.model import Alias
from kg.paragraphs import find_paragraphs

CORPORA = Path(os.environ.get("KG_CORPORA", "../shared/corpora"))
FOLDERS = ("polnear-dev/text", "whitehouse/text", "kremlin", "general-debate")
T = TypeVar("T")
_NAME = re.compile(r"[A-Z][\w.’-]*\w(?: (?:of |the |and )*[A-Z][\w.’-]*\w){0,3}")
SIZES = (1_000, 100_000)
REPEATS = 5


def main() -> None:
    """Print a table: build, MB/s of finding and of linking, and the ratio."""
    texts = read_texts([Path(one) for one in sys.argv[1:]])
    names = list(make_names(texts, max(SIZES)))
    size = sum(len(one.encode()) for one in texts) / 1e6
    print(f"{len(texts)} texts, {size:.1f} MB; best of {REPEATS} runs, CPU time")
    print("| aliases | build | found | find | and link all | word tree | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for count in SIZES:
        one = measure(texts, make_aliases(names[:count]))
        print(
            f"| {count:,} | {one.built:.2f} s | {one.found:,} "
            f"| {size / one.finding:.1f} MB/s | {size / one.linking:.1f} MB/s "
            f"| {size / one.climbing:.2f} MB/s | {one.climbing / one.finding:.0f} |"
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one core, and how many mentions there are."""

    built: float
    found: int
    finding: float
    linking: float
    climbing: float  # by the tree of words


def make_aliases(names: Sequence[str]) -> list[Alias]:
    """Return one alias of one organisation for each name."""
    return [Alias(one, f"org/{at}") for at, one in enumerate(names)]


def measure(texts: Sequence[str], aliases: Sequence[Alias]) -> Cost:
    """Return what it costs to find the aliases in the texts."""
    places = [[(one,) for one in find_paragraphs(text)] for text in texts]
    built, index = timed(partial(AliasIndex, aliases))
    tree = WordTree(aliases)
    found = sum(len(index.find(text)) for text in texts)

    def find() -> None:
        for text in texts:
            index.find(text)

    def link() -> None:
        for text, spans in zip(texts, places, strict=True):
            link_document(text, spans, index)

    def climb() -> None:
        for text in texts:
            list(tree.find(text))

    return Cost(built, found, best(find), best(link), best(climb, 2))


def read_texts(folders: Sequence[Path]) -> list[str]:
    """Return the plain texts of some folders."""
    chosen = folders or [CORPORA / one for one in FOLDERS]
    files = sorted(file for folder in chosen for file in folder.glob("*.txt"))
    if not files:
        raise SystemExit(f"no .txt files in {', '.join(map(str, chosen))}")
    return [file.read_bytes().decode("utf-8") for file in files]


def make_names(texts: Sequence[str], count: int) -> Iterator[str]:
    """Yield the names in some texts, the most frequent first, then made-up ones."""
    seen = Counter(name for text in texts for name in _NAME.findall(text))
    known = [name for name, _ in seen.most_common(count)]
    yield from known
    rng = random.Random(0)
    words = sorted({word for name in known for word in name.split()})
    made = set(known)
    while len(made) < count:
        name = " ".join(rng.choices(words, k=rng.randint(2, 4)))
        if name not in made:
            made.add(name)
            yield name


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long work took, in seconds of one core, and its result."""
    gc.collect()
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the seconds of the fastest of some runs."""
    return min(timed(work)[0] for _ in range(repeats))


if __name__ == "__main__":
    main()
