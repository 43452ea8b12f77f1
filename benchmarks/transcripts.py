"""Count the turns, labels and speakers that the readers find in a folder of texts.

    .venv/bin/python benchmarks/transcripts.py FOLDER ... [--missed]

A count is no measure by itself: `--missed` prints every line that begins with up to
200 characters and a colon and was not taken for a label, to be read by eye.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import KGError
from kg.formats.rendition import render
from kg.model import Reading, Source, SpeakerKind
from kg.readers import plain
from kg.readers.speeches import speech
from kg.readers.transcripts import transcript

_LINE = re.compile(r"^[^\n:]{1,200}:|^Q\b", re.M)
_READERS = (transcript, speech, plain)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each text of the folders, and what was not taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args(arguments)
    print(f"{'turns':>6} {'labels':>6} {'people':>6} {'others':>6} {'MB/s':>6}  text")
    for path in _texts(options.folders):
        _report(path, missed=options.missed)
    return 0


def _texts(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        found = sorted(folder.iterdir()) if folder.is_dir() else [folder]
        yield from (one for one in found if one.suffix in {".txt", ".md"})


def _report(path: Path, *, missed: bool) -> None:
    made = render(path)
    text, digest = made.text, made.sha256
    reader = max(_READERS, key=lambda one: one.sniff(text))
    start = time.process_time()
    try:
        reading = reader.read(Source(path.stem, text, digest))
    except KGError as error:
        print(f"{'':34}  {path.name}: {error}")
        return
    speed = len(text) / 1e6 / max(time.process_time() - start, 1e-9)
    print(f"{_counts(reading)} {speed:6.1f}  {path.name} ({reader.name})")
    if missed and reader is transcript:
        for line in _not_taken(reading):
            print(f"{'':36}{line}")


def _counts(reading: Reading) -> str:
    text = reading.document.text
    labels = {one.attribution.of(text) for one in reading.statements if one.attribution}
    speakers = {who for one in reading.statements for who in one.speakers}
    people = {one.name for one in speakers if one.kind is SpeakerKind.PERSON}
    others = {one.name for one in speakers if one.kind is not SpeakerKind.PERSON}
    counts = (len(reading.statements), len(labels), len(people), len(others))
    return " ".join(f"{count:6}" for count in counts)


def _not_taken(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    taken = {one.attribution.start for one in reading.statements if one.attribution}
    for found in _LINE.finditer(text):
        if found.start() not in taken:
            yield f"{found.group()[-80:]}{text[found.end() : found.end() + 20]!r}"


if __name__ == "__main__":
    sys.exit(main())
