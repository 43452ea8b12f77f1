"""The store: one Oxigraph folder, replaced whole, so that a good graph stays good."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kg.errors import QueryError, StoreError
from kg.guard import check_query, explain_syntax
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.guarded import GuardedDataset

CURRENT = "current"  # names the folder of the last good graph
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Graph:
    """A project's graph, open for reading; its default graph is the merge of all."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def query(self, text: str) -> Answer:
        """Run a SPARQL 1.1 query; nothing outside the graph can be reached.

        Raises QueryError for a query that does not parse or that reaches out.
        """
        check_query(text, lambda name: ox.NamedNode(name) in self._graphs())
        try:
            return self.store.query(text)
        except SyntaxError as error:
            raise explain_syntax(text, error) from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be run: {error}") from error

    def select(self, text: str) -> ox.QuerySolutions:
        """Run a SELECT query and return its solutions."""
        answer = self.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("a SELECT query is needed here")
        return answer

    def _graphs(self) -> set[object]:
        return set(self.store.named_graphs())

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad of the named graphs, in the store's own order."""
        return named_quads(self.store)

    def dataset(self) -> GuardedDataset:
        """Return the same data as an rdflib Dataset; its default graph is the merge."""
        from kg.guarded import GuardedDataset

        return GuardedDataset.over(self.store)


def named_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield what the named graphs hold; the default graph only repeats it."""
    for name in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, name)


def open_graph(settings: Settings) -> Graph:
    """Open the last good graph of a project, read-only."""
    name, _ = _pointed_to(settings.store)
    if not name:
        raise StoreError(f"{settings.root}: no graph yet; make it with: kg build")
    folder = settings.store / name
    try:
        return Graph(ox.Store.read_only(str(folder)))
    except (OSError, RuntimeError) as error:  # what RocksDB says of damaged files
        raise StoreError(
            f"{folder}: the graph is damaged ({error}); make it anew: kg build"
        ) from error


def digest_of_graph(settings: Settings) -> str:
    """Return the digest that the last good graph was finished with, or ""."""
    return _pointed_to(settings.store)[1]


def _pointed_to(store: Path) -> tuple[str, str]:
    """Return the folder of the last good graph and its digest, or two empty words."""
    pointer = store / CURRENT
    if not pointer.is_file():
        return "", ""
    name, _, digest = pointer.read_text(encoding="utf-8").strip().partition(" ")
    return name, digest


@contextmanager
def new_graph(settings: Settings) -> Iterator[tuple[ox.Store, Callable[[str], None]]]:
    """Give an empty store and a function that makes it the project's graph, named so.

    Every build has a folder of its own, and the pointer to it is replaced in one step:
    until then the last good graph stays, whatever happens. What killed builds left is
    removed by the next one.
    """
    settings.store.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.store / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{settings.store}: another build is running; wait for it to end"
        ) from error
    folder = Path(tempfile.mkdtemp(prefix="graph-", dir=settings.store))
    store = ox.Store(str(folder))

    def finish(digest: str) -> None:
        store.flush()
        fresh = settings.store / f"{CURRENT}.new"
        fresh.write_text(f"{folder.name} {digest}\n", encoding="utf-8")
        fresh.replace(settings.store / CURRENT)

    try:
        yield store, finish
    finally:
        _remove_others(settings.store)
        lock.release()


def _remove_others(store: Path) -> None:
    """Remove every graph but the one that is pointed to."""
    current, _ = _pointed_to(store)
    for old in store.glob("graph-*"):
        if old.name != current:
            shutil.rmtree(old, ignore_errors=True)
