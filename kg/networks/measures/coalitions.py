"""Coalitions: actors that agree, by several methods of well-kept libraries together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from kg.networks.measures.partitions import (
    communities,
    modularity,
    numbered,
    profile_trees,
    tie_trees,
)
from kg.networks.measures.polarization import best_split
from kg.networks.measures.splits import Groups, by_label, grouped, placed
from kg.networks.pairs import Floats


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
    labels: Sequence[str],
    congruence: Floats,
    conflict: Floats,
    *,
    profiles: Floats | None = None,
    seed: int = 0,
) -> Coalitions:
    """Return coalitions of a congruence and a conflict network of the same actors.

    The methods are those of `kg.networks.measures.partitions`; the graph is congruence
    less conflict, what is negative left out, and the modularity of each partition is
    Newman's of that graph. The trees of profiles are there if `profiles` are
    (`stance_profiles`). The consensus joins actors that most methods join, by average
    linkage of how often they are apart. Who agrees with nobody is in a group alone. The
    order of the labels does not matter.
    """
    order = by_label(labels)
    place = np.ix_(order, order)
    names = [labels[i] for i in order]
    ties = congruence[place] - conflict[place]
    positive = np.where(ties > 0, ties, 0.0)
    np.fill_diagonal(positive, 0)
    found = [*communities(positive, seed), *tie_trees(ties, positive)]
    if profiles is not None:
        found += profile_trees(profiles[order], positive)
    signed = best_split(names, congruence[place], conflict[place], seed=seed)
    index = {label: i for i, label in enumerate(names)}
    sets = [{index[one] for one in group} for group in signed.groups]
    found.append(("signed modularity", numbered(sets, len(names))))
    found = [(name, _apart(one, positive)) for name, one in found]
    together = np.mean([one[:, None] == one[None, :] for _, one in found], axis=0)
    found.append(("consensus", _agreed(together)))
    shares = dict(zip(names, _agreement(together, found[-1][1]), strict=True))
    *partitions, consensus = (
        Partition(name, grouped(labels, placed(one, order)), modularity(positive, one))
        for name, one in found
    )
    return Coalitions(
        tuple(partitions), consensus, tuple((one, shares[one]) for one in labels)
    )


def _apart(groups: Groups, positive: Floats) -> Groups:
    """Put who agrees with nobody into a group alone; a tree would join what is left."""
    made = groups.copy()
    alone = np.flatnonzero(~positive.any(axis=1))
    made[alone] = groups.max(initial=0) + 1 + np.arange(len(alone))
    return made


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
