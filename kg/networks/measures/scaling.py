"""Actors on one or two dimensions, by what they say about the same concepts.

rDNA's scaling functions are Bayesian: item response models and factor analysis of
ordinal data, estimated by Markov chains, with intervals of highest density. What is
given here instead is computed at once and has no intervals: classical scaling of
distances between actors, and the singular value decomposition of the centred matrix.
The codings of stances are those of rDNA's models, so that the same data go in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import isotonic_regression

from kg.errors import QueryError
from kg.networks.counts import places
from kg.networks.findings import stance_of
from kg.networks.network import Network
from kg.networks.pairs import Floats

CODINGS = ("binary", "ordinal")
Place = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Coding:
    """How the statements of an actor on a concept become one stance.

    A stance is pro if at least 1 − t of the statements are, contra if at most t are,
    and missing if there are none; with t the `threshold`. Between the two, `ordinal`
    has a mixed stance, halfway, and `binary` a missing one. Raises QueryError for
    other codings, and for a threshold that is not from 0 to below 0.5.
    """

    name: str = "ordinal"
    threshold: float = 0.0

    def __post_init__(self) -> None:
        if self.name not in CODINGS:
            raise QueryError(f"coding {self.name!r} is none of: {', '.join(CODINGS)}")
        if not 0 <= self.threshold < 0.5:
            raise QueryError(f"threshold {self.threshold}: it lies from 0 to below 0.5")

    def stances(self, pro: Floats, contra: Floats) -> Floats:
        """Return contra 0, mixed ½, pro 1 and missing NaN, (actors × concepts)."""
        total = pro + contra
        share = np.divide(pro, total, out=np.full(pro.shape, np.nan), where=total > 0)
        mixed = 0.5 if self.name == "ordinal" else np.nan
        made: Floats = np.full(share.shape, mixed)
        made[share <= self.threshold] = 0.0
        made[share >= 1 - self.threshold] = 1.0
        made[np.isnan(share)] = np.nan
        return made


ORDINAL = Coding()


def stance_counts(network: Network) -> tuple[Floats, Floats]:
    """Return the statements for and against behind a two-mode network.

    Both are (rows × columns). Raises QueryError without a qualifier.
    """
    request, table = network.request, network.table
    if request.qualifier is None:
        raise QueryError("stances need a qualifier that tells pro from contra")
    column = table.column(request.qualifier)
    counts = places(table, request, network.rows, network.columns, column.levels)
    pro, contra = (np.zeros(network.matrix.shape) for _ in range(2))
    # A last matrix may hold what has no level, and so no stance.
    for level, cells in zip(column.levels, counts.counts().by_level, strict=False):
        side = stance_of(column.kind, level)
        if side is not None:
            (pro if side else contra)[:] += cells.toarray()
    return pro, contra


@dataclass(frozen=True, slots=True)
class Scale:
    """Places of actors; `explained` is the share of each dimension, from 0 to 1.

    `stress` is Kruskal's stress-1, from 0, of the order of all distances: below 0.05
    good, above 0.2 poor (J. B. Kruskal, Psychometrika 29, 1964). `concepts` has the
    places of the columns where a matrix was scaled.
    """

    places: tuple[Place, ...]
    explained: tuple[float, ...]
    left_out: tuple[str, ...]  # actors that share no concept with another
    stress: float = 0.0
    concepts: tuple[Place, ...] = ()


def scale_similarity(
    labels: Sequence[str], similarity: Floats, dimensions: int = 2
) -> Scale:
    """Return places whose distances follow a similarity, by classical scaling.

    The distance of two actors is the largest similarity less theirs (W. S. Torgerson,
    Psychometrika 17, 1952). The sign of a dimension, which nothing decides, is such
    that the first label that is not at 0 is positive.
    """
    apart = similarity.max(initial=0.0) - similarity
    np.fill_diagonal(apart, 0)
    return _scaled(labels, apart, dimensions, ())


def scale_positions(
    labels: Sequence[str],
    pro: Floats,
    contra: Floats,
    dimensions: int = 1,
    coding: Coding = ORDINAL,
) -> Scale:
    """Return ideal points from statements for and against, both (actors × concepts).

    Two actors are as far apart as their stances on the concepts that both have one on
    differ on the average; actors that share no concept, as far as the other pairs are
    on the average. Who shares no concept with anybody is left out.
    """
    stance = coding.stances(pro, contra)
    known = ~np.isnan(stance)
    shared = known.astype(float) @ known.T.astype(float)
    np.fill_diagonal(shared, 0)
    kept = np.flatnonzero(shared.any(axis=1))
    out = tuple(labels[i] for i in np.flatnonzero(~shared.any(axis=1)).tolist())
    stance, known = stance[kept], known[kept]
    apart = np.zeros((len(kept), len(kept)))
    for i, own in enumerate(stance):
        both = known & known[i]
        differ = np.where(both, np.abs(stance - own), 0.0).sum(axis=1)
        count = both.sum(axis=1)
        apart[i] = np.divide(
            differ, count, out=np.full(len(kept), np.nan), where=count > 0
        )
    np.fill_diagonal(apart, np.nan)
    if len(kept):
        apart[np.isnan(apart)] = np.nanmean(apart)
    np.fill_diagonal(apart, 0)
    return _scaled([labels[i] for i in kept.tolist()], apart, dimensions, out)


def scale_matrix(
    rows: Sequence[str], columns: Sequence[str], cells: Floats, dimensions: int = 2
) -> Scale:
    """Return places of rows and columns of a two-mode matrix, as in a biplot.

    They are the leading singular vectors of the matrix less the means of its columns
    (C. Eckart, G. Young, Psychometrika 1, 1936), those of the rows times the singular
    values: distances of rows are those of what they say, and a row lies towards the
    concepts it supports more than others do. Unlike correspondence analysis, cells
    may be negative, as those of `subtract` are.
    """
    if not cells.size:
        return Scale(tuple((one, (0.0,) * dimensions) for one in rows), (), ())
    centred = cells - cells.mean(axis=0)
    left, values, right = np.linalg.svd(centred, full_matrices=False)
    left, values, right = left[:, :dimensions], values[:dimensions], right[:dimensions]
    signs = _signs(left * values)
    whole = float((centred**2).sum()) or 1.0
    gap = np.sqrt(((centred[:, None, :] - centred[None, :, :]) ** 2).sum(axis=2))
    places = _padded(left * values * signs, dimensions)
    explained = _padded((values**2 / whole)[None, :], dimensions)
    return Scale(
        _named(rows, places),
        tuple(explained[0].tolist()),
        (),
        _stress(gap, places),
        _named(columns, _padded(right.T * signs, dimensions)),
    )


def _scaled(
    labels: Sequence[str], apart: Floats, dimensions: int, left_out: tuple[str, ...]
) -> Scale:
    size = len(labels)
    if size < 2:
        places = tuple((one, (0.0,) * dimensions) for one in labels)
        return Scale(places, (0.0,) * dimensions, left_out)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centre @ (apart**2) @ centre / 2)
    order = np.argsort(values)[::-1][:dimensions]
    whole = float(values[values > 0].sum()) or 1.0
    leading = np.maximum(values[order], 0)
    found = vectors[:, order] * np.sqrt(leading)
    found = _padded(found * _signs(found), dimensions)
    explained = _padded((leading / whole)[None, :], dimensions)
    return Scale(
        _named(labels, found),
        tuple(explained[0].tolist()),
        left_out,
        _stress(apart, found),
    )


def _signs(places: Floats) -> Floats:
    """Return for each dimension the sign of its first place that is not at 0."""
    made = np.ones(places.shape[1])
    for i, column in enumerate(places.T):
        first = np.flatnonzero(np.abs(column) > 1e-9)
        if len(first) and column[first[0]] < 0:
            made[i] = -1.0
    return made


def _padded(places: Floats, dimensions: int) -> Floats:
    """Return places in that many dimensions, those that there are not at 0."""
    missing = max(dimensions - places.shape[1], 0)
    made: Floats = np.pad(np.round(places, 12) + 0.0, ((0, 0), (0, missing)))
    return made


def _named(labels: Sequence[str], places: Floats) -> tuple[Place, ...]:
    rows = zip(labels, places.tolist(), strict=True)
    return tuple((label, tuple(row)) for label, row in rows)


def _stress(apart: Floats, places: Floats) -> float:
    """Return √(Σ (d − d̂)² / Σ d²) of all pairs, with d the distances of the places.

    The d̂ are closest to d and in the order of the given distances; equal ones may
    differ (Kruskal's primary treatment of ties).
    """
    pairs = np.triu_indices(len(places), 1)
    d = np.sqrt(((places[pairs[0]] - places[pairs[1]]) ** 2).sum(axis=1))
    if not d.any():
        return 0.0
    d = d[np.lexsort((d, np.round(apart[pairs], 12)))]
    fitted = isotonic_regression(d).x
    return float(np.sqrt(((d - fitted) ** 2).sum() / (d**2).sum()))
