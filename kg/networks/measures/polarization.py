"""How far apart groups of actors are: DNA's score, and the modularity of signed ties.

DNA's score adds the absolute difference of each cell from its expectation, so conflict
within a group raises it: it is a maximised difference, not a fit. The default measure
here falls when conflict within or congruence between groups rises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from kg.errors import QueryError
from kg.networks.pairs import Floats

Groups = npt.NDArray[np.int64]  # the number of the group of each actor
EXACT = 200_000  # splits that are all tried rather than searched


@dataclass(frozen=True, slots=True)
class Split:
    """Actors in groups, with the score that the split reaches."""

    groups: tuple[tuple[str, ...], ...]
    score: float
    method: str


def dna_score(
    congruence: Floats, conflict: Floats, groups: Groups, *, normalized: bool = True
) -> float:
    """Return DNA's polarization score of a split.

    With s the sizes of groups, W = Σ s (s − 1), B = N (N − 1) − W and |·| the sum of
    absolute cells: over ordered pairs of one group |C − s (s − 1) / W · |C| / W| + |F|,
    of two groups g, h |C| + |F − s_g s_h / B · |F| / B|; half of the sum, or divided by
    2 (|C| + |F|). C and F are (N × N) networks with the normalisation `average`.
    """
    size = len(groups)
    sizes = np.bincount(groups)
    within = float((sizes * (sizes - 1)).sum())
    between = size * (size - 1) - within
    c, f = np.abs(congruence).sum(), np.abs(conflict).sum()
    own = sizes[groups].astype(np.float64)
    same = groups[:, None] == groups[None, :]
    apart = ~np.eye(size, dtype=bool)
    expected = _share(own * (own - 1), within)[:, None] * _ratio(c, within)
    crossing = _share(own[:, None] * own[None, :], between) * _ratio(f, between)
    cells = np.where(
        same,
        np.abs(congruence - expected) + np.abs(conflict),
        np.abs(congruence) + np.abs(conflict - crossing),
    )
    total = float(cells[apart].sum())
    return total / float(2 * (c + f)) if normalized else total / 2


def _share(part: Floats, whole: float) -> Floats:
    made: Floats = part / whole if whole else np.zeros_like(part, dtype=np.float64)
    return made


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def signed_modularity(congruence: Floats, conflict: Floats, groups: Groups) -> float:
    """Return the modularity of a split of a signed network, between −1 and 1.

    Q = (m⁺ Q⁺ − m⁻ Q⁻) / (m⁺ + m⁻), Q± the modularity of congruence and of conflict
    (S. Gómez, P. Jensen, A. Arenas, Physical Review E 80, 016114, 2009). It rises with
    congruence within and conflict between groups and falls with their opposites; the
    groups may be unequal.
    """
    same = groups[:, None] == groups[None, :]
    total = congruence.sum() + conflict.sum()
    if total == 0:
        return 0.0
    value = 0.0
    for cells, sign in ((congruence, 1.0), (conflict, -1.0)):
        whole = cells.sum()
        if whole:
            degrees = cells.sum(axis=1)
            expected = np.outer(degrees, degrees) / whole
            value += sign * float((cells - expected)[same].sum())
    return float(value / total)


Score = Callable[[Groups], float]


def best_equal_split(
    labels: Sequence[str],
    score: Score,
    k: int = 2,
    *,
    method: str = "exact",
    seed: int = 0,
) -> Split:
    """Return the split into k groups of equal size with the highest score.

    `exact` tries all splits in two (refused beyond 200,000), `greedy` swaps pairs of
    members until no swap helps, from a random start that the seed decides, and
    `genetic` breeds 50 parents for at most 1,000 generations.
    """
    size = len(labels)
    if size < 2 or not 2 <= k <= size:
        raise QueryError(f"{size} actors cannot be split into {k} groups")
    searches = {"exact": _exact, "greedy": _greedy, "genetic": _genetic}
    if method not in searches:
        raise QueryError(f"method {method!r} is none of: {', '.join(searches)}")
    groups, value = searches[method](size, k, score, np.random.default_rng(seed))
    return Split(grouped(labels, groups), value, method)


def best_split(
    labels: Sequence[str], congruence: Floats, conflict: Floats, *, seed: int = 0
) -> Split:
    """Return the groups, of any number and size, with the highest signed modularity.

    Actors move one by one to the group that gains most, from every actor alone and
    from 20 random starts; ties go to the group of the first label.
    """
    size = len(labels)
    rng = np.random.default_rng(seed)
    starts = [np.arange(size), np.zeros(size, np.int64)]
    starts += [rng.integers(0, max(size // 2, 1), size) for _ in range(20)]
    best: tuple[float, Groups] | None = None
    for start in starts:
        groups = _moved(start.copy(), congruence, conflict)
        value = signed_modularity(congruence, conflict, groups)
        if best is None or value > best[0] + 1e-12:
            best = value, groups
    value, groups = best if best is not None else (0.0, np.zeros(0, np.int64))
    return Split(grouped(labels, groups), value, "signed modularity")


def _moved(groups: Groups, congruence: Floats, conflict: Floats) -> Groups:
    """Move actors between groups as long as the modularity gains."""
    gain = np.zeros_like(congruence)
    for cells, sign in ((congruence, 1.0), (conflict, -1.0)):
        if cells.sum():
            degrees = cells.sum(axis=1)
            gain = gain + sign * (cells - np.outer(degrees, degrees) / cells.sum())
    np.fill_diagonal(gain, 0)
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


def grouped(labels: Sequence[str], groups: Groups) -> tuple[tuple[str, ...], ...]:
    """Return the labels of each group; groups by their first label's place."""
    order = dict.fromkeys(groups.tolist())
    return tuple(
        tuple(one for one, g in zip(labels, groups, strict=True) if g == group)
        for group in order
    )


Found = tuple[Groups, float]


def _exact(size: int, k: int, score: Score, rng: np.random.Generator) -> Found:  # noqa: ARG001
    from math import comb

    if k != 2 or comb(size, size // 2) > EXACT:
        raise QueryError(
            f"all splits of {size} actors into {k} groups are too many to try; use "
            "greedy or genetic"
        )
    return max(
        ((groups, score(groups)) for groups in _halves(size)), key=lambda one: one[1]
    )


def _halves(size: int) -> Iterator[Groups]:
    """Yield every split in two halves once; of an odd number one half is larger."""
    for chosen in combinations(range(size), size // 2):
        if size % 2 == 0 and chosen[0] != 0:
            return
        groups = np.ones(size, np.int64)
        groups[list(chosen)] = 0
        yield groups


def _start(size: int, k: int, rng: np.random.Generator) -> Groups:
    made: Groups = rng.permutation(np.arange(size) % k)
    return made


def _greedy(size: int, k: int, score: Score, rng: np.random.Generator) -> Found:
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


def _genetic(size: int, k: int, score: Score, rng: np.random.Generator) -> Found:
    """Breed splits: the best tenth stays, the others cross, a tenth of them mutates."""
    parents = [_start(size, k, rng) for _ in range(50)]
    still = 0
    for _ in range(1_000):
        values = np.array([score(one) for one in parents])
        order = np.argsort(-values, kind="stable")
        alike = round(float(values.max()), 2) == round(float(values.mean()), 2)
        still = still + 1 if alike else 0
        if still == 10:
            break
        elite = [parents[i] for i in order[:5]]
        children = [_child(parents, order, k, rng) for _ in range(len(parents) - 5)]
        parents = [*elite, *children]
    values = np.array([score(one) for one in parents])
    best = int(values.argmax())
    return parents[best], float(values[best])


def _child(
    parents: list[Groups], order: Groups, k: int, rng: np.random.Generator
) -> Groups:
    """Cross two of the better half, and put the groups back to equal sizes."""
    half = order[: len(order) // 2]
    one, other = (parents[i] for i in rng.choice(half, 2, replace=False))
    overlap = np.array(
        [[(one == a)[other == b].sum() for a in range(k)] for b in range(k)]
    )
    renamed = overlap.argmax(axis=1)[other]
    child: Groups = np.where(rng.random(len(one)) < 0.5, one, renamed)
    goal = np.bincount(np.arange(len(one)) % k, minlength=k)
    for group in range(k):
        while (child == group).sum() > goal[group]:
            counts = np.bincount(child, minlength=k)
            needy = int((goal - counts).argmax())
            child[rng.choice(np.flatnonzero(child == group))] = needy
    if rng.random() < 0.1:
        a, b = rng.choice(len(child), 2, replace=False)
        child[[a, b]] = child[[b, a]]
    return child
