"""How far apart groups of actors are: DNA's score, and the modularity of signed ties.

DNA's score adds the absolute difference of each cell from its expectation, so conflict
within a group raises it: it is a maximised difference, not a fit. The default measure
here falls when conflict within or congruence between groups rises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from kg.errors import QueryError
from kg.networks.measures.splits import (
    Found,
    Genetic,
    Groups,
    Score,
    by_label,
    exact,
    genetic,
    greedy,
    grouped,
    moved,
    placed,
)
from kg.networks.network import Network, Period
from kg.networks.pairs import Floats

METHODS = ("exact", "greedy", "genetic")
MODULARITY = "modularity"
MEASURES = (MODULARITY, *(f"dna-{one}" for one in METHODS))


@dataclass(frozen=True, slots=True)
class Split:
    """Actors in groups, with the score that the split reaches."""

    groups: tuple[tuple[str, ...], ...]
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class Polarization:
    """How far apart the actors of one slice are.

    `split` is None if the slice has fewer than two actors, or if no two of them said
    anything on one concept: there is nothing to tell apart.
    """

    period: Period | None
    split: Split | None


def dna_score(
    congruence: Floats, conflict: Floats, groups: Groups, *, normalized: bool = True
) -> float:
    """Return DNA's polarization score of a split.

    With s the sizes of groups, W = Σ s (s − 1), B = N (N − 1) − W and |·| the sum of
    absolute cells: over ordered pairs of one group |C − s (s − 1) / W · |C| / W| + |F|,
    of two groups g, h |C| + |F − s_g s_h / B · |F| / B|; half of the sum, or divided by
    2 (|C| + |F|). C and F are (N × N) networks with the normalisation `average`. Of
    two empty networks the score is 0.
    """
    size = len(groups)
    sizes = np.bincount(groups)
    within = float((sizes * (sizes - 1)).sum())
    between = size * (size - 1) - within
    c, f = np.abs(congruence).sum(), np.abs(conflict).sum()
    if c + f == 0:
        return 0.0
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


def polarization_series(
    congruence: Sequence[Network],
    conflict: Sequence[Network],
    measure: str = MODULARITY,
    *,
    settings: Genetic | None = None,
    seed: int = 0,
) -> tuple[Polarization, ...]:
    """Return the polarization of each slice, in the order of the slices.

    The networks are one-mode and in pairs of the same actors. `modularity` is the
    highest signed modularity of any groups; `dna-exact`, `dna-greedy` and
    `dna-genetic` are DNA's normalised score of two groups of equal size, by that
    search (`settings` of the genetic one). Raises QueryError for another measure, and
    for slices that do not pair up.
    """
    if measure not in MEASURES:
        raise QueryError(f"measure {measure!r} is none of: {', '.join(MEASURES)}")
    if [one.rows for one in congruence] != [one.rows for one in conflict]:
        raise QueryError(
            "the slices of congruence and of conflict have not the same actors; ask "
            "for both with the same settings"
        )
    method: str | Genetic = measure.removeprefix("dna-")
    if method == "genetic" and settings is not None:
        method = settings
    made: list[Polarization] = []
    for one, other in zip(congruence, conflict, strict=True):
        c, f = one.array(), other.array()
        split = None
        if len(one.rows) > 1 and (c.any() or f.any()):
            if measure == MODULARITY:
                split = best_split(one.rows, c, f, seed=seed)
            else:
                score = partial(dna_score, c, f)
                split = best_equal_split(one.rows, score, method=method, seed=seed)
        made.append(Polarization(one.period, split))
    return tuple(made)


def best_equal_split(
    labels: Sequence[str],
    score: Score,
    k: int = 2,
    *,
    method: str | Genetic = "exact",
    seed: int = 0,
) -> Split:
    """Return the split into k groups of equal size with the highest score.

    `exact` tries all splits in two (refused beyond 200,000), `greedy` swaps pairs of
    members until no swap helps, from a random start that the seed decides, and
    `genetic`, or settings for it, breeds splits. The order of the labels does not
    matter; `score` gets the groups in the order of the labels.
    """
    size = len(labels)
    if size < 2 or not 2 <= k <= size:
        raise QueryError(f"{size} actors cannot be split into {k} groups")
    order = by_label(labels)
    groups, value = _search(
        size,
        k,
        lambda one: score(placed(one, order)),
        method,
        np.random.default_rng(seed),
    )
    name = method if isinstance(method, str) else "genetic"
    return Split(grouped(labels, placed(groups, order)), value, name)


def _search(
    size: int,
    k: int,
    score: Score,
    method: str | Genetic,
    rng: np.random.Generator,
) -> Found:
    if isinstance(method, Genetic):
        return genetic(size, k, score, rng, method)
    if method == "genetic":
        return genetic(size, k, score, rng, Genetic())
    if method == "greedy":
        return greedy(size, k, score, rng)
    if method != "exact":
        raise QueryError(f"method {method!r} is none of: {', '.join(METHODS)}")
    if k != 2:
        raise QueryError(f"exact is for 2 groups, not {k}; use greedy or genetic")
    return exact(size, score)


def best_split(
    labels: Sequence[str], congruence: Floats, conflict: Floats, *, seed: int = 0
) -> Split:
    """Return the groups, of any number and size, with the highest signed modularity.

    Actors move one by one to the group that gains most, from every actor alone, from
    all together and from 20 random starts; ties go to the group of the first label.
    The order of the labels does not matter.
    """
    size = len(labels)
    order = by_label(labels)
    congruence, conflict = (
        cells[np.ix_(order, order)] for cells in (congruence, conflict)
    )
    gain = _gain(congruence, conflict)
    rng = np.random.default_rng(seed)
    starts = [np.arange(size), np.zeros(size, np.int64)]
    starts += [rng.integers(0, max(size // 2, 1), size) for _ in range(20)]
    best: Found | None = None
    for start in starts:
        groups = moved(start, gain)
        value = signed_modularity(congruence, conflict, groups)
        if best is None or value > best[1] + 1e-12:
            best = groups, value
    groups, value = best if best is not None else (np.zeros(0, np.int64), 0.0)
    return Split(grouped(labels, placed(groups, order)), value, "signed modularity")


def _gain(congruence: Floats, conflict: Floats) -> Floats:
    """Return what it adds to the signed modularity that two actors are together."""
    gain = np.zeros_like(congruence)
    for cells, sign in ((congruence, 1.0), (conflict, -1.0)):
        if cells.sum():
            degrees = cells.sum(axis=1)
            gain = gain + sign * (cells - np.outer(degrees, degrees) / cells.sum())
    np.fill_diagonal(gain, 0)
    return gain
