"""The store: one Oxigraph folder, replaced whole, so that a good graph stays good."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.guard import check_query
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.guarded import GuardedDataset

CURRENT = "current"  # names the folder of the last good graph
BUILDING = "building"
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
            from kg.guard import explain_syntax

            raise explain_syntax(text, error) from error

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
        """Return the same data as an rdflib Dataset; its default graph is the union."""
        from kg.guarded import GuardedDataset

        return GuardedDataset.over(self.store)


def named_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield what the named graphs hold; the default graph only repeats it."""
    for name in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, name)


def open_graph(settings: Settings) -> Graph:
    """Open the last good graph of a project, read-only."""
    pointer = settings.store / CURRENT
    if not pointer.is_file():
        raise StoreError(f"{settings.root}: no graph yet; make it with: kg build")
    folder = settings.store / pointer.read_text(encoding="utf-8").strip()
    try:
        return Graph(ox.Store.read_only(str(folder)))
    except OSError as error:
        raise StoreError(
            f"{folder}: the graph cannot be opened ({error}); make it anew: kg build"
        ) from error


@contextmanager
def new_graph(settings: Settings) -> Iterator[tuple[ox.Store, Callable[[str], None]]]:
    """Give an empty store and a function that makes it the project's graph, named so.

    Until that function is called the last good graph stays, whatever happens.
    """
    settings.store.mkdir(parents=True, exist_ok=True)
    folder = settings.store / BUILDING
    _clear(folder)
    store = ox.Store(str(folder))

    def finish(digest: str) -> None:
        nonlocal store
        store.flush()
        del store  # closes the files and lets go of the lock
        name = f"graph-{digest}"
        target = settings.store / name
        if target.exists():
            shutil.rmtree(folder)
        else:
            folder.rename(target)
        _point_to(settings.store, name)
        for old in settings.store.glob("graph-*"):
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)

    try:
        yield store, finish
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove what a killed build left; refuse if a living one still holds it."""
    if not folder.exists():
        return
    try:
        ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).casefold():
            raise StoreError(
                f"{folder}: another build is running; wait for it to end"
            ) from error
    shutil.rmtree(folder)


def _point_to(store: Path, name: str) -> None:
    fresh = store / f"{CURRENT}.new"
    fresh.write_text(name + "\n", encoding="utf-8")
    fresh.replace(store / CURRENT)
