"""How well rows of endorsements are read: releases against the key of their markup.

    .venv/bin/python benchmarks/endorsements.py [--misses] [--extra] [--speakers N]

A pair is right if quotation and whole attribution line are exactly the key's. The key
was made by a program; a pair of it is left out only where one of `FLAWS` shows, each
of them a test of characters, and the table gives the recall with and without that.
Rows that the key does not have, and speakers, are printed to be read by eye.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kg.errors import NoStatements
from kg.formats.rendition import render
from kg.model import Source, Statement
from kg.readers.releases import press_release

Pair = tuple[str, str]  # attribution and quotation

FLAWS = {
    "twice": "the pair stands in the key already",
    "not in the text": "the quotation is not verbatim in the text",
    "not between marks": "no quotation mark stands right before or behind it there, on"
    " the same line",
    "over a label": "it runs over the label and the marks of another speaker",
}
_ROWS = frozenset({"label-then-quotation", "name-line-then-quotation"})
_TAG = re.compile(r"<[^<>]{1,80}>|[*\u200b\u200d\ufeff]")
_MARKS = '"“”″„»«'
_OVER = re.compile(r"[”\"]\s[^“”\"]{3,250}:\s?[“\"]")


@dataclass(slots=True)
class Tally:
    """What one set of releases gave."""

    releases: int = 0
    pairs: int = 0
    hits: int = 0  # of all pairs
    flawed: Counter[str] = field(default_factory=Counter)
    scored: int = 0  # pairs without a flaw
    right: int = 0  # of those
    extra: int = 0  # statements of rows that the key does not have
    size: int = 0  # bytes of text
    seconds: float = 0.0
    missed: list[tuple[str, Pair]] = field(default_factory=list)
    added: list[tuple[str, Pair]] = field(default_factory=list)  # those extra ones

    @property
    def recall(self) -> float:
        """The share of the pairs without a flaw that were read exactly."""
        return self.right / self.scored if self.scored else 0.0


def corpus(folder: Path | None = None) -> Path | None:
    """Return the folder of the releases, if it is on this machine."""
    root = folder or Path(
        os.environ.get("KG_CORPORA")
        or Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
    )
    found = root / "whitehouse"
    return found if (found / "attributions.jsonl").is_file() else None


def measure(folder: Path) -> dict[str, Tally]:
    """Return the tallies of both halves of the releases, and of all.

    The reader was made on the first half, and is checked on the second; the hash of a
    release's name says which half it is in.
    """
    key: dict[str, list[Pair]] = {}
    for line in (folder / "attributions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        pair = (bare(row["attribution"]).strip(" :,"), bare(row["quote"]))
        key.setdefault(row["doc"], []).append(pair)
    tallies = {"made on": Tally(), "checked on": Tally(), "all": Tally()}
    for path in sorted((folder / "text").glob("*.txt")):
        even = int(sha256(path.stem.encode()).hexdigest(), 16) % 2 == 0
        text = render(path).text
        start = time.process_time()
        read = [one for one in statements(path.stem, text) if one.rule in _ROWS]
        spent = time.process_time() - start
        for name in ("made on" if even else "checked on", "all"):
            _count(tallies[name], path.stem, text, key.get(path.stem, []), read)
            tallies[name].seconds += spent
    return tallies


def statements(name: str, text: str) -> Sequence[Statement]:
    """Return the statements of one release."""
    source = Source(name, text, sha256(text.encode()).hexdigest())
    try:
        return press_release.read(source).statements
    except NoStatements:
        return ()


def attributions(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each different attribution line and its speakers, in the order of a hash.

    The first so many of them are a sample that is the same each time.
    """
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((folder / "text").glob("*.txt")):
        text = render(path).text
        for one in statements(path.stem, text):
            if one.rule in _ROWS and one.attribution:
                line = one.attribution.of(text)
                who = "; ".join(f"{each.name} ({each.kind})" for each in one.speakers)
                digest = sha256((line + path.stem).encode()).hexdigest()
                found[digest] = line, who
    shown: set[str] = set()
    for _, (line, who) in sorted(found.items()):
        if line not in shown:
            shown.add(line)
            yield line, who


def bare(words: str) -> str:
    """Return words without tags, asterisks and signs nobody sees, blanks made one."""
    return " ".join(_TAG.sub("", words).split())


def _count(
    tally: Tally,
    name: str,
    text: str,
    pairs: Sequence[Pair],
    read: Sequence[Statement],
) -> None:
    left = Counter(_pair(text, one) for one in read)
    lines = [line for line in map(bare, text.splitlines()) if line]
    flat = " ".join(lines)
    seen: set[Pair] = set()
    for pair in pairs:
        flaw = "twice" if pair in seen else _flaw(flat, lines, pair)
        seen.add(pair)
        hit = left[pair] > 0
        left[pair] -= hit
        tally.pairs += 1
        tally.hits += hit
        if flaw:
            tally.flawed[flaw] += 1
            continue
        tally.scored += 1
        tally.right += hit
        if not hit:
            tally.missed.append((name, pair))
    tally.releases += 1
    tally.extra += sum(left.values())
    tally.added.extend((name, pair) for pair in left.elements())
    tally.size += len(text.encode())


def _pair(text: str, one: Statement) -> Pair:
    line = one.attribution.of(text) if one.attribution else ""
    return bare(line).strip(" :,"), bare(one.span.of(text))


def _flaw(flat: str, lines: Sequence[str], pair: Pair) -> str | None:
    quote = pair[1]
    if quote not in flat:
        return "not in the text"
    if _OVER.search(quote):
        return "over a label"
    for line in lines:
        for at in _places(line, quote):
            before = line[:at].rstrip()[-1:]
            after = line[at + len(quote) :].lstrip()[:1]
            if before and before in _MARKS and after and after in _MARKS:
                return None
    return "not between marks"


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0 and words:
        yield at
        at = text.find(words, at + 1)


def table(tallies: Mapping[str, Tally]) -> str:
    """Return the tallies as a Markdown table, with the flaws of the key below it."""
    lines = [
        "| releases | number | pairs of the key | read exactly | without flaws"
        " | read exactly | recall | more rows than the key | MB/s |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in tallies.items():
        speed = one.size / 1e6 / one.seconds if one.seconds else 0.0
        lines.append(
            f"| {name} | {one.releases} | {one.pairs} | {one.hits} | {one.scored} "
            f"| {one.right} | {one.recall:.2%} | {one.extra} | {speed:.1f} |"
        )
    flaws = tallies["all"].flawed
    lines.append("")
    lines += [f"* {name} ({flaws[name]}): {why}" for name, why in FLAWS.items()]
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what was missed if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="folder that holds whitehouse/")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument("--extra", action="store_true", help="list rows the key lacks")
    parser.add_argument(
        "--speakers", type=int, default=0, metavar="N", help="list N lines and speakers"
    )
    arguments = parser.parse_args()
    folder = corpus(arguments.corpora)
    if folder is None:
        parser.exit(1, "no releases here: set KG_CORPORA or give --corpora DIR\n")
    tallies = measure(folder)
    print(table(tallies))
    every = tallies["all"]
    chosen = every.missed * arguments.misses + every.added * arguments.extra
    for name, (line, quote) in chosen:
        print(f"- {name[:40]} | {line} | {quote[:60]} … {quote[-60:]}")
    for line, speakers in list(attributions(folder))[: arguments.speakers]:
        print(f"- {line} => {speakers}")


if __name__ == "__main__":
    main()
