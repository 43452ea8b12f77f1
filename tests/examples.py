"""The examples beside the vocabulary, and what each of them says of itself."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from kg.checks import SourceText
from kg.resources import ONTOLOGY, QUERIES
from kg.vocabulary import BASE

FOLDER = ONTOLOGY / "examples"
VALID = sorted((FOLDER / "valid").glob("*.ttl"))
INVALID = sorted((FOLDER / "invalid").glob("*.ttl"))
VOCABULARY = URIRef(f"{BASE}graph/ontology")
DATA = URIRef(f"{BASE}graph/example")


@dataclass(frozen=True, slots=True)
class Example:
    """One file of the examples, with the files that it builds on."""

    path: Path
    files: tuple[Path, ...]
    rejected_by: frozenset[str]
    warned_by: frozenset[str]
    accepted_by: frozenset[str]
    messages: tuple[str, ...]


def read_example(path: Path) -> Example:
    said = _comments(path)
    return Example(
        path,
        tuple(dict.fromkeys(_files(path))),
        frozenset(said.get("rejected-by", ())),
        frozenset(said.get("warned-by", ())),
        frozenset(said.get("accepted-by", ())),
        tuple(said.get("message", ())),
    )


def _files(path: Path) -> Iterable[Path]:
    yield path
    for names in _comments(path).get("with", ()):
        for name in names.split(", "):
            yield from _files(FOLDER / "valid" / name)


def _comments(path: Path) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        if found := re.fullmatch(r"# ([a-z-]+): (.+)", line):
            said.setdefault(found[1], []).append(found[2])
    return said


def read_documents() -> dict[str, SourceText]:
    """Return the one text that all examples read from."""
    found = (FOLDER / "sample-report.txt").read_bytes()
    text = SourceText(found.decode("utf-8"), hashlib.sha256(found).hexdigest())
    return {"sample-report": text}


@functools.cache
def vocabulary_graph() -> Graph:
    return graph_of(ONTOLOGY / "kg.ttl")


def graph_of(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file, format="turtle")
    return graph


class OxigraphStore:
    """The vocabulary and some files in pyoxigraph, asked as the project's store is."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.store = ox.Store()
        vocabulary = (ONTOLOGY / "kg.ttl", VOCABULARY)
        for file, graph in (vocabulary, *((one, DATA) for one in files)):
            self.store.load(path=str(file), to_graph=ox.NamedNode(str(graph)))

    def query(self, text: str, /) -> Any:
        return self.store.query(text, use_default_graph_as_union=True)


def rdflib_store(files: Iterable[Path]) -> Dataset:
    """Return the same in plain rdflib."""
    dataset = Dataset(default_union=True)
    vocabulary = dataset.graph(VOCABULARY)
    for triple in vocabulary_graph():
        vocabulary.add(triple)
    for file in files:
        dataset.graph(DATA).parse(file, format="turtle")
    return dataset


VIOLATIONS = QUERIES / "qc"
