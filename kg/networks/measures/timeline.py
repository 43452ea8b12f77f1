"""Statements over time, and the moments at which a discourse changes its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from kg.errors import QueryError
from kg.networks.calendar import floor, shifted
from kg.networks.choice import choose
from kg.networks.measures.partitions import modularity
from kg.networks.measures.spectra import both_sides, spectral_distance, spectrum
from kg.networks.network import Network
from kg.networks.pairs import Floats
from kg.networks.request import Compat, Mode, Request, Window
from kg.networks.table import Level, StatementTable, java_order

DISTANCES = ("absolute", "spectral")
TREES = ("single", "average", "complete")


@dataclass(frozen=True, slots=True)
class Moment:
    """The statements of one unit of time, by level of the qualifier."""

    start: str  # ISO date and time of the beginning of the unit
    counts: tuple[int, ...]  # in the order of `Timeline.levels`


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts for every unit from the first statement to the last, zeros included."""

    unit: Window
    levels: tuple[Level | None, ...]  # None alone: no qualifier
    moments: tuple[Moment, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Phase:
    """Slices in a row of time that are alike; `of` is the number of the phase."""

    time: str
    of: int
    change: float  # distance from the slice before, of the largest there is


def timeline(table: StatementTable, request: Request, unit: Window) -> Timeline:
    """Return how many of the counted statements were made in each unit of time."""
    choice = choose(table, request)
    filtered = choice.filtered
    levels: tuple[Level | None, ...] = (None,)
    codes = np.zeros(len(filtered), np.int64)
    if request.qualifier is not None:
        levels = choice.levels(request.qualifier)
        column = filtered.column(request.qualifier)
        index = {level: i for i, level in enumerate(levels)}
        codes = np.array([index.get(v, -1) for v in column.levels] + [-1])[column.codes]
    dated = ~np.isnat(filtered.times)
    undated = int((~dated).sum())
    if not dated.any():
        return Timeline(unit, levels, (), undated)
    times = filtered.times[dated]
    edges = [floor(times.min(), unit)]
    while edges[-1] <= times.max():
        edges.append(shifted(edges[0], unit, len(edges)))
    place = np.searchsorted(np.array(edges), times, "right") - 1
    counts = np.zeros((len(edges) - 1, len(levels)), np.int64)
    known = codes[dated] >= 0
    np.add.at(counts, (place[known], codes[dated][known]), 1)
    rows = zip(edges[:-1], counts.tolist(), strict=True)
    moments = tuple(Moment(str(edge), tuple(row)) for edge, row in rows)
    return Timeline(unit, levels, moments, undated)


def phases(
    slices: Sequence[Network],
    largest: int = 6,
    *,
    distance: str = "absolute",
    tree: str = "average",
) -> tuple[Phase, ...]:
    """Return the phases that the slices of a discourse fall into.

    `tree` is the linkage of the distances (`single`, `average`, `complete`); it is cut
    into the 2 to `largest` groups whose similarities (1 − distance) have the greatest
    modularity. For `distance` see `distances_between`. Raises QueryError for others.
    """
    if tree not in TREES:
        raise QueryError(f"linkage {tree!r} is none of: {', '.join(TREES)}")
    distances = distances_between(slices, distance)
    count = len(slices)
    groups = np.ones(count, np.int64)
    if count > 2 and distances.any():
        joined = linkage(squareform(distances, checks=False), tree)
        similarity = 1 - distances
        np.fill_diagonal(similarity, 0)
        cuts = [
            fcluster(joined, k, "maxclust").astype(np.int64)
            for k in range(2, min(largest, count) + 1)
        ]
        groups = max(cuts, key=lambda one: round(modularity(similarity, one), 12))
    order = {group: i + 1 for i, group in enumerate(dict.fromkeys(groups.tolist()))}
    return tuple(
        Phase(
            str(one.period.middle) if one.period else "",
            order[int(groups[i])],
            float(distances[i, i - 1]) if i else 0.0,
        )
        for i, one in enumerate(slices)
    )


def distances_between(slices: Sequence[Network], distance: str = "absolute") -> Floats:
    """Return how far every two slices are apart over the largest, (slices × slices).

    `absolute` is Σ |A − B|, each matrix divided by the sum of its absolute cells; DNA
    3.1 divides by the signed sum, which may be near 0 or turn all signs (a sum of 0
    divides nothing here). `spectral` is the distance between the spectra of the
    Laplacians (`kg.networks.measures.spectra`); a two-mode network is taken as a graph
    of rows and columns. A label that a slice does not have is tied to nothing in it.
    """
    if distance not in DISTANCES:
        raise QueryError(f"distance {distance!r} is none of: {', '.join(DISTANCES)}")
    wholes = _aligned(slices)
    compat = slices[0].request.compat if slices else None
    made = np.zeros((len(slices), len(slices)))
    if distance == "absolute":
        vectors = [_divided(one, compat).ravel() for one in wholes]
    elif slices and slices[0].request.mode is Mode.ONE:
        vectors = [spectrum(one, compat) for one in wholes]
    else:
        vectors = [spectrum(both_sides(one), compat) for one in wholes]
    for i, one in enumerate(vectors):
        for j in range(i):
            made[i, j] = made[j, i] = (
                float(np.abs(one - vectors[j]).sum())
                if distance == "absolute"
                else spectral_distance(one, vectors[j], compat)
            )
    most = made.max(initial=0.0)
    return made / most if most else made


def _aligned(slices: Sequence[Network]) -> list[Floats]:
    """Return the matrices of the slices on the labels of all of them."""
    rows = sorted({one for each in slices for one in each.rows}, key=java_order)
    columns = sorted({one for each in slices for one in each.columns}, key=java_order)
    row_of = {one: i for i, one in enumerate(rows)}
    column_of = {one: i for i, one in enumerate(columns)}
    made: list[Floats] = []
    for each in slices:
        whole = np.zeros((len(rows), len(columns)))
        at = np.ix_(
            np.array([row_of[one] for one in each.rows], np.int64),
            np.array([column_of[one] for one in each.columns], np.int64),
        )
        whole[at] = each.array()
        made.append(whole)
    return made


def _divided(cells: Floats, compat: Compat | None) -> Floats:
    total = cells.sum() if compat is not None else np.abs(cells).sum()
    return cells / total if total else cells
