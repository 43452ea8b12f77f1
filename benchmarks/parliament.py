"""How fast records of parliaments are read, and whether every turn of them is found.

    python -m benchmarks.parliament [--megabytes 12] [--rounds 5]

The speed is that of `read` as a whole, values included, on generated records of each
scheme; the best of some rounds counts, since a machine is never faster than it is. The
turns are counted on the real records that KG_CORPORA names, against the whole tree,
and so are the names that the records print or register for them.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from lxml import etree

from kg.errors import KGError
from kg.model import SpeakerKind
from kg.names import name_key
from kg.readers.parliaments import akoma_ntoso, parlamint, parlparse
from kg.text import word_list

_WORDS = word_list(
    "the a of to and in that is for it on with as this by are was from we not have "
    "minister member house bill amendment machine clock committee question government "
    "example sample freeland report budget public people country time years support"
)
_NAMES = ("Ada Example", "Ben Sample", "Cleo Specimen", "Dan Fictional", "Eve Mustard")


@dataclass(frozen=True, slots=True)
class Turns:
    """What the whole tree of some records has, and what was read of it."""

    scheme: str
    files: int
    turns: int
    read: int
    named: int  # turns whose speaker the record names
    agreed: int  # of those, read with a name made of words of that one
    persons: int
    warnings: int


def main() -> None:
    """Print the speed of each reader, and the turns found in real records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=12)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for name, size, speed in speeds(options.megabytes, options.rounds):
        print(f"{name:22} {size:6.1f} MB  {speed:6.1f} MB/s")
    root = _corpora()
    if root is None:
        print("no real records here: set KG_CORPORA to the folder that holds them")
        return
    for one in count_turns(root):
        print(
            f"{one.scheme:22} {one.turns} turns, {one.read} read, {one.named} with a "
            f"name, {one.agreed} read with it, {one.persons} by persons"
        )


def speeds(megabytes: float, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Yield each scheme, the megabytes of a generated record, and those a second."""
    with TemporaryDirectory() as folder:
        for name, reader, record in _SCHEMES:
            path = Path(folder, f"{name}.xml")
            size = _write(path, record, int(megabytes * 1_000_000)) / 1e6
            best = min(_seconds(reader, path) for _ in range(rounds))
            yield name, size, size / best


def count_turns(root: Path) -> Iterator[Turns]:
    """Yield the counts of each scheme's real records."""
    for name, reader, wanted in _KINDS:
        yield _turns(name, reader, sorted((root / name).glob("*.xml")), wanted)


def _write(path: Path, record: Callable[[int], Iterator[str]], size: int) -> int:
    with path.open("w", encoding="utf-8") as file:
        for part in record(size):
            file.write(part)
    return path.stat().st_size


def _seconds(reader: ModuleType, path: Path) -> float:
    started = time.process_time()
    reader.read("record", path, "0" * 64, None)
    return time.process_time() - started


def _turns(scheme: str, reader: ModuleType, paths: list[Path], wanted: str) -> Turns:
    """Compare what the reader yields with the whole tree, turn by turn."""
    files = turns = read = persons = warnings = 0
    pairs: list[tuple[str, str]] = []
    registered = _registered(paths)
    for path in paths:
        nodes = etree.parse(str(path)).xpath(wanted)
        turns += len(nodes)
        try:
            reading = reader.read("record", path, "0", reader.find_register(path))
        except KGError:
            continue  # a register, the root of a corpus, a debate without a speech
        found = [one.speakers[0] for one in reading.statements]
        files, read = files + 1, read + len(found)
        warnings += len(reading.document.warnings)
        persons += sum(one.kind is SpeakerKind.PERSON for one in found)
        names = (_printed_name(node, registered) for node in nodes)
        pairs += zip(names, (one.name for one in found), strict=False)
    named = [(ours, theirs) for ours, theirs in pairs if ours]
    agreed = sum(
        bool(theirs) and _words(theirs) <= _words(ours) for ours, theirs in named
    )
    return Turns(scheme, files, turns, read, len(named), agreed, persons, warnings)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name_key(name)))


def _registered(paths: Sequence[Path]) -> dict[str, str]:
    """Return the names of persons by the identifier that they are declared with."""
    names: dict[str, str] = {}
    for path in paths:
        for person in etree.parse(str(path)).xpath("//*[local-name()='person']"):
            printed = person.xpath("(*[local-name()='persName'])[1]/*/text()")
            ids = person.xpath("@*[local-name()='id']")
            if ids and printed:
                names[f"#{ids[0]}"] = " ".join(" ".join(printed).split())
    return names


def _printed_name(node: etree._Element, registered: Mapping[str, str]) -> str:
    """Return the name that a record itself gives to the speaker of a turn, or none."""
    label = " ".join(node.xpath("string(*[local-name()='from'])").split())
    printed = node.get("speakername") or label.rstrip(" :")
    return printed or registered.get(node.get("who", ""), "")


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
