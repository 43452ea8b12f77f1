"""Statements over time, and the moments at which a discourse changes its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from kg.networks.calendar import floor, shifted
from kg.networks.choice import choose
from kg.networks.measures.coalitions import modularity
from kg.networks.network import Network
from kg.networks.pairs import Floats
from kg.networks.request import Request, Window
from kg.networks.table import Level, StatementTable, java_order


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


def phases(slices: Sequence[Network], largest: int = 6) -> tuple[Phase, ...]:
    """Return the phases that the slices of a discourse fall into.

    Each matrix is divided by the sum of its absolute cells, two are as far apart as
    their cells differ, over the largest distance; the tree of average linkage is cut
    into the 2 to `largest` groups whose similarities (1 − distance) have the greatest
    modularity.
    """
    if not slices:
        return ()
    distances = distances_between(slices)
    count = len(slices)
    groups = np.ones(count, np.int64)
    if count > 2 and distances.any():
        tree = linkage(squareform(distances, checks=False), "average")
        similarity = 1 - distances
        np.fill_diagonal(similarity, 0)
        cuts = [
            fcluster(tree, k, "maxclust").astype(np.int64)
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


def distances_between(slices: Sequence[Network]) -> Floats:
    """Return Σ |A − B| of every two slices over the largest, (slices × slices)."""
    rows = sorted({one for each in slices for one in each.rows}, key=java_order)
    columns = sorted({one for each in slices for one in each.columns}, key=java_order)
    vectors = []
    for each in slices:
        whole = np.zeros((len(rows), len(columns)))
        at = np.ix_(
            [rows.index(one) for one in each.rows],
            [columns.index(one) for one in each.columns],
        )
        whole[at] = each.array()
        total = np.abs(whole).sum()
        vectors.append((whole / total if total else whole).ravel())
    made = np.array([[np.abs(a - b).sum() for b in vectors] for a in vectors])
    most = made.max()
    scaled: Floats = made / most if most else made
    return scaled
