"""Searches for the split of actors into groups that a score likes best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from kg.errors import QueryError
from kg.networks.pairs import Floats
from kg.networks.table import java_order

Groups = npt.NDArray[np.int64]  # the number of the group of each actor
Score = Callable[[Groups], float]
Found = tuple[Groups, float]  # groups, and the score that they reach
EXACT = 200_000  # splits that are all tried rather than searched
STILL = 10  # generations without a change after which breeding ends


@dataclass(frozen=True, slots=True)
class Genetic:
    """The settings of a genetic search; the numbers that are given are rDNA's.

    `elite_share` of the splits of a generation live on as they are.
    `mutation_share` of the children have two members of theirs swapped. Raises
    QueryError for settings that nothing can be bred with.
    """

    parents: int = 50
    iterations: int = 1_000
    elite_share: float = 0.1
    mutation_share: float = 0.1

    def __post_init__(self) -> None:
        if self.parents < 4 or self.iterations < 1:
            raise QueryError(
                f"{self.parents} parents, {self.iterations} iterations: a genetic "
                "search needs at least 4 parents and 1 iteration"
            )
        for share in (self.elite_share, self.mutation_share):
            if not 0 <= share <= 1:
                raise QueryError(f"share {share}: it lies from 0 to 1")


def by_label(labels: Sequence[str]) -> Groups:
    """Return the places of the labels in the order of their names.

    What is searched for in this order does not depend on the order that is given.
    """
    made = sorted(range(len(labels)), key=lambda i: java_order(labels[i]))
    return np.array(made, np.int64)


def placed(values: Groups, order: Groups) -> Groups:
    """Return values that are in the order of names in the order that was given."""
    made = np.empty_like(values)
    made[order] = values
    return made


def grouped(labels: Sequence[str], groups: Groups) -> tuple[tuple[str, ...], ...]:
    """Return the labels of each group; groups by their first label's place."""
    order = dict.fromkeys(groups.tolist())
    return tuple(
        tuple(one for one, g in zip(labels, groups, strict=True) if g == group)
        for group in order
    )


def moved(groups: Groups, gain: Floats) -> Groups:
    """Move actors one by one to the group they gain most in, until none gains.

    `gain` says of each two actors what it is worth that they are in one group.
    """
    groups = groups.copy()
    changed = True
    while changed:
        changed = False
        for actor in range(len(groups)):
            sums = np.bincount(groups, gain[actor], minlength=len(groups) + 1)
            empty = np.flatnonzero(np.bincount(groups, minlength=len(groups) + 1) == 0)
            options = [*np.unique(groups), *empty[:1]]
            goal = max(options, key=lambda one: (round(float(sums[one]), 12), -one))
            if sums[goal] > sums[groups[actor]] + 1e-12:
                groups[actor] = goal
                changed = True
    return groups


def exact(size: int, score: Score) -> Found:
    """Return the best of all splits in two halves, the first of equals.

    Raises QueryError if there are more than 200,000.
    """
    if comb(size, size // 2) > EXACT:
        raise QueryError(
            f"all splits of {size} actors into 2 groups are too many to try; use "
            "greedy or genetic"
        )
    found = ((groups, score(groups)) for groups in halves(size))
    return max(found, key=lambda one: round(one[1], 12))


def halves(size: int) -> Iterator[Groups]:
    """Yield every split in two halves once; of an odd number one half is larger."""
    for chosen in combinations(range(size), size // 2):
        if size % 2 == 0 and chosen[0] != 0:
            return
        groups = np.ones(size, np.int64)
        groups[list(chosen)] = 0
        yield groups


def greedy(size: int, k: int, score: Score, rng: np.random.Generator) -> Found:
    """Swap members of different groups as long as a swap raises the score."""
    groups = _start(size, k, rng)
    value = score(groups)
    changed = True
    while changed:
        changed = False
        for one, other in combinations(range(size), 2):
            if groups[one] == groups[other]:
                continue
            swapped = groups.copy()
            swapped[[one, other]] = swapped[[other, one]]
            found = score(swapped)
            if found > value + 1e-12:
                groups, value, changed = swapped, found, True
    return groups, value


def genetic(
    size: int, k: int, score: Score, rng: np.random.Generator, settings: Genetic
) -> Found:
    """Breed splits: the best live on, the better half crosses, some mutate.

    It ends when the best and the mean score have been the same at two decimals for ten
    generations.
    """
    parents = [_start(size, k, rng) for _ in range(settings.parents)]
    best: Found = parents[0], score(parents[0])
    still = 0
    kept = round(settings.elite_share * len(parents))
    for _ in range(settings.iterations):
        values = np.round([score(one) for one in parents], 12)
        order = np.argsort(-values, kind="stable")
        if values[order[0]] > best[1] + 1e-12:
            best = parents[order[0]], float(values[order[0]])
        alike = round(float(values.max()), 2) == round(float(values.mean()), 2)
        still = still + 1 if alike else 0
        if still == STILL:
            break
        half = [parents[i] for i in order[: len(order) // 2]]
        children = [
            _child(half, k, rng, settings.mutation_share)
            for _ in range(len(parents) - kept)
        ]
        parents = [*(parents[i] for i in order[:kept]), *children]
    return best[0], score(best[0])


def _start(size: int, k: int, rng: np.random.Generator) -> Groups:
    made: Groups = rng.permutation(np.arange(size) % k)
    return made


def _child(
    half: Sequence[Groups], k: int, rng: np.random.Generator, mutation_share: float
) -> Groups:
    """Cross two of the better half, and put the groups back to equal sizes."""
    one, other = (half[i] for i in rng.choice(len(half), 2, replace=False))
    overlap = np.array(
        [[(one == a)[other == b].sum() for a in range(k)] for b in range(k)]
    )
    # The groups of the second parent take the names that fit the first one best.
    renamed = overlap.argmax(axis=1)[other]
    child: Groups = np.where(rng.random(len(one)) < 0.5, one, renamed)
    goal = np.bincount(np.arange(len(one)) % k, minlength=k)
    for group in range(k):
        while (child == group).sum() > goal[group]:
            counts = np.bincount(child, minlength=k)
            needy = int((goal - counts).argmax())
            child[rng.choice(np.flatnonzero(child == group))] = needy
    if rng.random() < mutation_share:
        a, b = rng.choice(len(child), 2, replace=False)
        child[[a, b]] = child[[b, a]]
    return child
