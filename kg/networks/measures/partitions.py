"""Methods that put the actors of a network into groups, each by its name.

On the graph of positive ties:

* `louvain`, `greedy modularity`, `label propagation`: as networkx has them (Blondel and
  others 2008; Clauset, Newman and Moore 2004; Raghavan, Albert and Kumara 2007);
* `spectral bisection`: two groups by the sign of the leading eigenvector of the
  modularity matrix (M. E. J. Newman, PNAS 103, 2006).

On distances, as a tree that is cut into 2 to 6 groups with the greatest modularity:

* `average`, `complete`: linkage of the largest tie less each tie, negative ones too;
* `profile average`, `profile complete`, `profile ward`: linkage of the Jaccard
  distances between the concepts that two actors are for and against (Ward's criterion
  as in R's ward.D2).

On positive and negative ties: `signed modularity`, the split of
`kg.networks.measures.polarization`. Actors without any positive tie, or without any
concept, are groups of their own, except in the trees of ties and the signed split.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import networkx as nx
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform

from kg.networks.measures.splits import Groups
from kg.networks.pairs import Floats

LARGEST = 6  # groups that a tree is cut into
Named = tuple[str, Groups]


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


def communities(positive: Floats, seed: int) -> Iterator[Named]:
    """Yield what the methods on a graph find in its weights."""
    size = len(positive)
    if not positive.any():
        for name in ("louvain", "greedy modularity"):
            yield name, np.arange(size)
        return
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    for i, j in zip(*np.triu(positive).nonzero(), strict=True):
        graph.add_edge(int(i), int(j), weight=float(positive[i, j]))
    methods: dict[str, Callable[[], Iterator[set[int]]]] = {
        "louvain": lambda: nx.community.louvain_communities(graph, seed=seed),
        "greedy modularity": lambda: nx.community.greedy_modularity_communities(
            graph, weight="weight"
        ),
        "label propagation": lambda: nx.community.asyn_lpa_communities(
            graph, weight="weight", seed=seed
        ),
    }
    for name, method in methods.items():
        yield name, numbered([set(one) for one in method()], size)
    yield "spectral bisection", spectral_bisection(positive)


def spectral_bisection(positive: Floats) -> Groups:
    """Return two groups by the leading eigenvector of the modularity matrix.

    One group, if no eigenvalue is positive: no split in two has modularity then.
    """
    degrees = positive.sum(axis=1)
    tied = np.flatnonzero(degrees)
    made: Groups = np.arange(len(positive)) + 2
    made[tied] = 0
    if not len(tied):
        return made
    matrix = positive - np.outer(degrees, degrees) / degrees.sum()
    values, vectors = np.linalg.eigh(matrix[np.ix_(tied, tied)])
    if values[-1] > 1e-9 * degrees.max():
        leading = np.round(vectors[:, -1], 9)
        # Nothing decides the sign of the vector: the first actor is on the first side.
        leading *= np.sign(leading[np.flatnonzero(leading)[0]])
        made[tied] = leading < 0
    return made


def tie_trees(ties: Floats, positive: Floats) -> Iterator[Named]:
    """Yield the cuts of the trees of ties, (actors × actors)."""
    for name in ("average", "complete"):
        spread = ties.max(initial=0.0) - ties.min(initial=0.0)
        distance = (ties.max(initial=0.0) - ties) / (spread or 1)
        np.fill_diagonal(distance, 0)
        yield name, _cut(distance, name, positive)


def profile_trees(profiles: Floats, positive: Floats) -> Iterator[Named]:
    """Yield the cuts of the trees of profiles, (actors × pro and contra concepts).

    A profile is 1 where an actor is for, or against, a concept, and 0 elsewhere. Who
    has no concept is a group alone.
    """
    spoke = np.flatnonzero(profiles.any(axis=1))
    distance = np.zeros((len(spoke), len(spoke)))
    if len(spoke) > 1:
        distance = squareform(pdist(profiles[spoke] > 0, "jaccard"))
    among = positive[np.ix_(spoke, spoke)]
    for name in ("average", "complete", "ward"):
        made: Groups = -1 - np.arange(len(profiles))
        made[spoke] = _cut(distance, name, among)
        yield f"profile {name}", made


def stance_profiles(combined: Floats) -> Floats:
    """Return the profiles of the actors of a two-mode network of `combine`.

    Each bit of the codes becomes (actors × concepts) columns of its own: with a
    boolean qualifier those for, then those against.
    """
    codes = combined.astype(np.int64)
    bits = max(int(codes.max(initial=0)).bit_length(), 1)
    made: Floats = np.hstack([(codes >> bit) & 1 for bit in range(bits)]).astype(float)
    return made


def numbered(groups: Sequence[set[int]], size: int) -> Groups:
    """Return the number of the group of each actor, groups by their first actor."""
    made = np.zeros(size, np.int64)
    for number, group in enumerate(sorted(groups, key=min)):
        made[[*group]] = number
    return made


def _cut(distance: Floats, method: str, positive: Floats) -> Groups:
    """Cut the tree of distances into the number of groups with most modularity."""
    size = len(distance)
    if size < 2:
        return np.zeros(size, np.int64)
    tree = linkage(squareform(distance, checks=False), method)
    cuts = [
        fcluster(tree, k, "maxclust").astype(np.int64)
        for k in range(2, min(LARGEST, size) + 1)
    ]
    return max(cuts, key=lambda one: round(modularity(positive, one), 12))
