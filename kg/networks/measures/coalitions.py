"""Coalitions: actors that agree, by several methods of well-kept libraries together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from kg.networks.measures.polarization import best_split
from kg.networks.measures.splits import Groups, grouped
from kg.networks.pairs import Floats

LARGEST = 6  # groups that a tree is cut into


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups that one method finds, with the modularity they reach."""

    method: str
    groups: tuple[tuple[str, ...], ...]
    modularity: float


@dataclass(frozen=True, slots=True)
class Coalitions:
    """What the methods found, and the groups that they find together.

    `agreement` is for each actor the mean share of methods that put it with the other
    members of its group: 1 if all do.
    """

    partitions: tuple[Partition, ...]
    consensus: Partition
    agreement: tuple[tuple[str, float], ...]

    @property
    def best(self) -> Partition:
        """The partition with the highest modularity; the first of equals."""
        return max(self.partitions, key=lambda one: round(one.modularity, 12))


def find_coalitions(
    labels: Sequence[str], congruence: Floats, conflict: Floats, *, seed: int = 0
) -> Coalitions:
    """Return coalitions of a congruence and a conflict network of the same actors.

    The graph is congruence less conflict, what is negative left out; the modularity of
    each partition is Newman's of that graph. The consensus joins actors that most
    methods join, by average linkage of how often they are apart. Actors without any
    tie are groups of their own.
    """
    ties = congruence - conflict
    positive = np.where(ties > 0, ties, 0.0)
    np.fill_diagonal(positive, 0)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(labels)))
    for i, j in zip(*np.triu(positive).nonzero(), strict=True):
        graph.add_edge(int(i), int(j), weight=float(positive[i, j]))
    found = [
        (name, _numbered(groups, len(labels)))
        for name, groups in _communities(graph, seed)
    ]
    found += [(name, _cut(ties, name, positive)) for name in ("average", "complete")]
    signed = best_split(labels, congruence, conflict, seed=seed)
    place = {label: i for i, label in enumerate(labels)}
    sets = [{place[one] for one in group} for group in signed.groups]
    found.append(("signed modularity", _numbered(sets, len(labels))))
    together = np.mean([one[:, None] == one[None, :] for _, one in found], axis=0)
    consensus = _agreed(together)
    return Coalitions(
        tuple(
            Partition(name, grouped(labels, one), modularity(positive, one))
            for name, one in found
        ),
        Partition(
            "consensus", grouped(labels, consensus), modularity(positive, consensus)
        ),
        tuple(zip(labels, _agreement(together, consensus), strict=True)),
    )


def modularity(ties: Floats, groups: Groups) -> float:
    """Return Newman's modularity of a partition of a weighted graph; 0 without ties.

    Q = Σ over pairs of one group of (A_ij − k_i k_j / 2m) / 2m (M. E. J. Newman,
    Physical Review E 70, 056131, 2004).
    """
    whole = ties.sum()
    if not whole:
        return 0.0
    degrees = ties.sum(axis=1)
    same = groups[:, None] == groups[None, :]
    return float((ties - np.outer(degrees, degrees) / whole)[same].sum() / whole)


def _communities(graph: nx.Graph, seed: int) -> Iterator[tuple[str, list[set[int]]]]:
    if not graph.number_of_edges():
        alone = [{one} for one in graph]
        yield from (("louvain", alone), ("greedy modularity", alone))
        return
    methods: dict[str, Callable[[], list[set[int]]]] = {
        "louvain": lambda: nx.community.louvain_communities(graph, seed=seed),
        "greedy modularity": lambda: nx.community.greedy_modularity_communities(
            graph, weight="weight"
        ),
        "label propagation": lambda: list(
            nx.community.asyn_lpa_communities(graph, weight="weight", seed=seed)
        ),
    }
    for name, method in methods.items():
        yield name, [set(one) for one in method()]


def _numbered(groups: Sequence[set[int]], size: int) -> Groups:
    made = np.zeros(size, np.int64)
    for number, group in enumerate(sorted(groups, key=min)):
        made[[*group]] = number
    return made


def _cut(ties: Floats, method: str, positive: Floats) -> Groups:
    """Cut the tree of distances into the number of groups with most modularity."""
    size = len(ties)
    if size < 2:
        return np.zeros(size, np.int64)
    spread = ties.max() - ties.min()
    distance = (ties.max() - ties) / (spread or 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), method)
    cuts = [
        fcluster(tree, k, "maxclust").astype(np.int64)
        for k in range(2, min(LARGEST, size) + 1)
    ]
    return max(cuts, key=lambda one: round(modularity(positive, one), 12))


def _agreed(together: Floats) -> Groups:
    """Join actors that more than half of the methods join, on the average."""
    if len(together) < 2:
        return np.zeros(len(together), np.int64)
    apart = 1 - together
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    made: Groups = fcluster(tree, 0.5, "distance").astype(np.int64)
    return made


def _agreement(together: Floats, groups: Groups) -> list[float]:
    made: list[float] = []
    for i, group in enumerate(groups):
        others = np.flatnonzero(groups == group)
        others = others[others != i]
        made.append(float(together[i, others].mean()) if len(others) else 1.0)
    return made
