"""An rdflib Dataset that cannot reach out: rdflib would fetch whatever FROM names."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import QueryError
from kg.guard import check_query


class GuardedDataset(Dataset):
    """A project's graph in rdflib; its default graph is the merge of all graphs."""

    @classmethod
    def over(cls, store: ox.Store) -> GuardedDataset:
        """Return a dataset over an open store, without copying it."""
        return cls(store=OxigraphStore(store=store), default_union=False)

    def quads(self, quad: Any = None) -> Any:
        """Yield the quads of the named graphs; the default graph only repeats them."""
        for one in super().quads(quad):
            if one[3] != DATASET_DEFAULT_GRAPH_ID:
                yield one

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a query after the same check that `kg query` makes."""
        names = {str(one.identifier) for one in self.graphs()}
        check_query(str(query_object), lambda name: str(URIRef(name)) in names)
        return super().query(query_object, *args, **kwargs)

    def _refuse(self, *_: Any, **__: Any) -> Any:
        """Refuse: the graph is made from the project's files; `parse` would fetch."""
        raise QueryError("the graph is read-only; change the project's files and build")

    add = addN = remove = update = parse = load = _refuse  # noqa: N815 - rdflib's names
