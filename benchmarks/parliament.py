"""How fast records of parliaments are read, and whether every turn of them is found.

    python -m benchmarks.parliament [--megabytes 12] [--rounds 5]

The speed is that of `read` as a whole, values included, on generated records of each
scheme; the best of some rounds counts, since a machine is never faster than it is. The
turns are counted on the real records that KG_CORPORA names, against the whole tree.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from lxml import etree

from kg.errors import NoStatements
from kg.model import SpeakerKind
from kg.readers.parliaments import akoma_ntoso, parlamint, parlparse
from kg.text import word_list

_WORDS = word_list(
    "the a of to and in that is for it on with as this by are was from we not have "
    "minister member house bill amendment machine clock committee question government "
    "example sample freeland report budget public people country time years support"
)
_NAMES = ("Ada Example", "Ben Sample", "Cleo Specimen", "Dan Fictional", "Eve Mustard")


def main() -> None:
    """Print the speed of each reader, and the turns found in real records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=12)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name, reader, record in _SCHEMES:
            path = Path(folder, f"{name}.xml")
            size = _write(path, record, int(options.megabytes * 1_000_000))
            best = min(_seconds(reader, path) for _ in range(options.rounds))
            print(f"{name:22} {size / 1e6:6.1f} MB  {size / 1e6 / best:6.1f} MB/s")
    root = _corpora()
    if root is None:
        print("no real records here: set KG_CORPORA to the folder that holds them")
        return
    for name, reader, wanted in _KINDS:
        print(_turns(name, reader, sorted((root / name).glob("*.xml")), wanted))


def _write(path: Path, record: Callable[[int], Iterator[str]], size: int) -> int:
    with path.open("w", encoding="utf-8") as file:
        for part in record(size):
            file.write(part)
    return path.stat().st_size


def _seconds(reader: ModuleType, path: Path) -> float:
    started = time.process_time()
    reader.read("record", path, "0" * 64, None)
    return time.process_time() - started


def _turns(name: str, reader: ModuleType, paths: list[Path], wanted: str) -> str:
    """Return how many turns the tree has, and how many were read with a person."""
    turns = read = persons = 0
    for path in paths:
        turns += len(etree.parse(str(path)).xpath(wanted))
        try:
            reading = reader.read("record", path, "0", reader.find_register(path))
        except NoStatements:
            continue
        read += len(reading.statements)
        persons += sum(
            one.speakers[0].kind is SpeakerKind.PERSON for one in reading.statements
        )
    return f"{name:22} {turns} turns, {read} read, {persons} by persons"


def _corpora() -> Path | None:
    given = os.environ.get("KG_CORPORA")
    beside = Path(__file__).parents[2] / "shared" / "corpora"
    root = (Path(given) if given else beside) / "parliament"
    return root if root.is_dir() else None


# -- generated records -------------------------------------------------------------


def _parlparse(size: int) -> Iterator[str]:
    chance = random.Random(1)
    yield '<publicwhip scraperversion="a" latest="yes">\n'
    written = at = 0
    while written < size:
        at += 1
        who = chance.randrange(len(_NAMES))
        paragraphs = "".join(
            f'\t<p pid="a{at}/{n}">{_prose(chance)}</p>\n' for n in (1, 2)
        )
        part = (
            f'<speech id="uk.org.publicwhip/debate/2021-03-04a.{at}.0" person_id='
            f'"uk.org.publicwhip/person/{who}" speakername="{_NAMES[who]}" colnum="1" '
            f'time="14:30:00" url="">\n{paragraphs}</speech>\n\n'
        )
        written += len(part)
        yield part
    yield "</publicwhip>\n"


def _akoma_ntoso(size: int) -> Iterator[str]:
    chance = random.Random(1)
    yield "<akomaNtoso><debate name='hansard'><debateBody><debateSection>\n"
    written = 0
    while written < size:
        who = chance.choice(_NAMES)
        paragraphs = "".join(f"            <p>{_prose(chance)}</p>\n" for _ in range(3))
        part = (
            f'          <speech by="#{who[:3].lower()}">\n'
            f"            <from>{who}</from>\n"
            f"{paragraphs}          </speech>\n"
        )
        written += len(part)
        yield part
    yield "</debateSection></debateBody></debate></akomaNtoso>\n"


def _parlamint(size: int) -> Iterator[str]:
    return _tei(size, _prose)


def _parlamint_tokens(size: int) -> Iterator[str]:
    return _tei(size, _tokens)


def _tei(size: int, fill: Callable[[random.Random], str]) -> Iterator[str]:
    chance = random.Random(1)
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body><div>\n'
    written = at = 0
    while written < size:
        at += 1
        who = chance.choice(_NAMES).replace(" ", "")
        segments = "".join(
            f'               <seg xml:id="ParlaMint-XF_2021-03-04.{at}.{n}">'
            f"{fill(chance)}</seg>\n"
            for n in range(4)
        )
        part = (
            f'            <u xml:id="ParlaMint-XF_2021-03-04.{at}" who="#{who}" '
            f'ana="#regular">\n{segments}            </u>\n'
        )
        written += len(part)
        yield part
    yield "</div></body></text></TEI>\n"


def _prose(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=60)
    return " ".join(words).capitalize() + "."


def _tokens(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=20)
    tokens = "\n".join(
        f'<w lemma="{word}" msd="UPosTag=NOUN|Number=Sing" pos="NN" '
        f'xml:id="ParlaMint-XF_2021-03-04.seg{n}">{word}</w>'
        for n, word in enumerate(words)
    )
    links = "\n".join(
        f'<link ana="ud-syn:nmod" target="#ParlaMint-XF_2021-03-04.seg{n} #x"/>'
        for n in range(len(words))
    )
    return f'<s>\n{tokens}\n<pc>.</pc>\n<linkGrp type="UD-SYN">{links}</linkGrp>\n</s>'


_SCHEMES = (
    ("parlparse", parlparse, _parlparse),
    ("akoma-ntoso", akoma_ntoso, _akoma_ntoso),
    ("parlamint", parlamint, _parlamint),
    ("parlamint, tokens", parlamint, _parlamint_tokens),
)
_KINDS = (
    ("parlparse", parlparse, "//speech[not(@nospeaker='true')][normalize-space()]"),
    (
        "akoma-ntoso",
        akoma_ntoso,
        "//*[local-name()='speech' or local-name()='question' or local-name()='answer']"
        "[normalize-space()]",
    ),
    ("parlamint", parlamint, "//*[local-name()='u'][*[local-name()='seg']]"),
)

if __name__ == "__main__":
    main()
