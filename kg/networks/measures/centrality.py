"""Who stands in the middle of a network, by the usual measures."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.networks.measures.spectra import both_sides
from kg.networks.network import Network
from kg.networks.pairs import Floats
from kg.networks.request import Mode


@dataclass(frozen=True, slots=True)
class Centrality:
    """The measures of one label; between 0 and 1 but for `strength` and `closeness`.

    `degree` counts ties, `strength` adds their weights. For `betweenness` and
    `closeness` a tie is as long as 1 / weight. `eigenvector` and `pagerank` follow
    weights; each connected component has an eigenvector of its own, whose largest entry
    is its largest eigenvalue over that of the strongest component. Negative ties are
    weighed by their size in `strength` alone.
    """

    label: str
    variable: str
    degree: float
    strength: float
    betweenness: float
    closeness: float
    eigenvector: float
    pagerank: float


def centralities(network: Network) -> tuple[Centrality, ...]:
    """Return the measures of all labels: rows, then columns of a two-mode network.

    The degree of a two-mode network is divided by the labels of the other side.
    """
    ties, sides = _ties(network)
    positive = np.where(ties > 0, ties, 0.0)
    graph = nx.from_numpy_array(positive)
    for *_, data in graph.edges(data=True):
        data["length"] = 1 / data["weight"]
    between = nx.betweenness_centrality(graph, weight="length")
    close = nx.closeness_centrality(graph, distance="length")
    rank = nx.pagerank(graph, weight="weight") if len(graph) else {}
    vector = _eigenvector(positive, graph)
    degrees = (ties != 0).sum(axis=1)
    return tuple(
        Centrality(
            label,
            variable,
            float(degrees[i] / possible) if possible else 0.0,
            float(np.abs(ties[i]).sum()),
            float(between[i]),
            float(close[i]),
            float(vector[i]),
            float(rank[i]),
        )
        for i, (label, variable, possible) in enumerate(sides)
    )


def _ties(network: Network) -> tuple[Floats, list[tuple[str, str, int]]]:
    """Return a square matrix of all labels, and each with what it can be tied to."""
    cells = network.array()
    request = network.request
    if request.mode is Mode.ONE:
        size = len(network.rows) - 1
        return cells, [(one, request.var1, size) for one in network.rows]
    rows, columns = cells.shape
    sides = [(one, request.var1, columns) for one in network.rows]
    sides += [(one, request.var2, rows) for one in network.columns]
    return both_sides(cells), sides


def _eigenvector(ties: Floats, graph: nx.Graph) -> Floats:
    """Return the leading eigenvector of each component, scaled to its eigenvalue.

    The largest entry of a component is its largest eigenvalue, over the largest of all
    components: 1 in the component with the strongest ties, and 0 without any tie. The
    whole matrix has no single leading vector if two components share the largest
    eigenvalue, and zeros in all but one component if none do; within one component it
    is unique (Perron and Frobenius), so that no order of the labels matters.
    """
    made: Floats = np.zeros(len(ties))
    for component in nx.connected_components(graph):
        inside = np.array(sorted(component))
        own = ties[np.ix_(inside, inside)]
        if not own.any():
            continue
        # A multiple of the identity tells the two ends of a bipartite spectrum apart.
        shift = own.max()
        values, vectors = np.linalg.eigh(own + np.eye(len(own)) * shift)
        leading = np.abs(vectors[:, -1])
        made[inside] = leading / leading.max() * (values[-1] - shift)
    return made / made.max() if made.any() else made
