"""The matrices of kernel slices: weighed statements, one set of labels for all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kg.networks.choice import Choice
from kg.networks.counts import Counts, Places, added, places
from kg.networks.pairs import Floats
from kg.networks.request import Aggregation, Mode, Normalization, Request
from kg.networks.table import Kind, Level, Numbers, java_order

# A cell this small beside what was added and subtracted is what rounding leaves of 0.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Smoother:
    """Makes the matrix of one slice after another.

    `factors` is what a statement of each level adds to a two-mode cell, `likeness` how
    alike two levels are, from 0 to 1, (levels × levels); `average` is what each pair of
    rows is multiplied by, or None.
    """

    request: Request
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    places: Places
    factors: Floats
    likeness: Floats
    average: Floats | None

    @classmethod
    def of(cls, choice: Choice, request: Request) -> Smoother:
        """Prepare what all slices share."""
        rows, columns = choice.labels(request)
        levels = _levels(choice, request)
        found = places(choice.filtered, request, rows, columns, levels)
        average = None
        if request.mode is Mode.ONE and request.normalization is not Normalization.NO:
            average = _average(found.counts(), request)
        return cls(
            request,
            rows,
            columns,
            found,
            _factors(choice, found, request),
            _likeness(found, request),
            average,
        )

    def matrix(self, rows: Numbers, weights: Floats) -> sparse.csr_array:
        """Return the slice of these statements with these weights z.

        A two-mode cell is the sum of z times the factor of the level. A one-mode cell
        is the sum over pairs of statements on one value of √(z z') times their
        likeness, their unlikeness, the difference, or 1. Of DNA 3.1 the diagonal is
        kept.
        """
        found = self.places.taken(rows)
        if self.request.mode is Mode.TWO:
            counts = found.counts(weights)
            made = self._weighted(counts)
        else:
            cells = self._pairs(found.counts(np.sqrt(weights)))
            if self.average is not None:
                cells = cells * self.average
            if self.request.compat is None:
                np.fill_diagonal(cells, 0)
            made = sparse.csr_array(cells)
        made.eliminate_zeros()
        return made

    def _weighted(self, counts: Counts) -> sparse.csr_array:
        if self.request.aggregation is Aggregation.IGNORE:
            return counts.total()
        terms = [
            one * factor
            for one, factor in zip(counts.by_level, self.factors, strict=True)
        ]
        made, gross = added(terms), added([abs(one) for one in terms])
        return made.multiply(abs(made) > gross * ROUNDING).tocsr()

    def _pairs(self, counts: Counts) -> Floats:
        total = counts.total()
        every: Floats = (total @ total.T).toarray()
        kind = self.request.aggregation
        if kind is Aggregation.IGNORE:
            return every
        alike = np.zeros_like(every)
        for likeness, one in zip(self.likeness.T, counts.by_level, strict=True):
            pairs = zip(counts.by_level, likeness, strict=True)
            like = [x * share for x, share in pairs if share != 0]
            alike += (added(like) @ one.T).toarray()
        if kind is Aggregation.CONGRUENCE:
            return alike
        made = every - alike if kind is Aggregation.CONFLICT else 2 * alike - every
        made[np.abs(made) <= every * ROUNDING] = 0
        return made


def _levels(choice: Choice, request: Request) -> tuple[Level, ...]:
    """Return the levels; of DNA 3.1 those that occur, in the order of strings."""
    if request.qualifier is None:
        return ()
    if request.compat is None:
        return choice.levels(request.qualifier)
    table = choice.original if request.isolates else choice.filtered
    column = table.column(request.qualifier)
    found = {column.levels[code] for code in np.unique(column.codes) if code >= 0}
    return tuple(sorted(found, key=lambda one: java_order(str(one))))


def _factors(choice: Choice, found: Places, request: Request) -> Floats:
    """Return what a statement of each level counts as in a two-mode network."""
    if not found.numeric or request.qualifier is None:
        return np.ones(len(found.values))
    # DNA 3.1 takes the places of the levels for their values, of booleans too.
    numbers = found.values
    if request.compat is not None:
        numbers = np.arange(len(numbers), dtype=np.float64)
    if choice.original.column(request.qualifier).kind is Kind.BOOLEAN:
        return np.where(numbers == 0, -1.0, 1.0)
    return numbers


def _likeness(found: Places, request: Request) -> Floats:
    """Return 1 − |k − l| / R for numbers, and for texts 1 if equal, else 0.

    In DNA 3.1 the numbers are places in the order of strings, and all texts alike; of
    one level alone it divides by zero.
    """
    size = len(found.values)
    if not found.numeric:
        return np.ones((size, size)) if request.compat else np.eye(size)
    numbers = found.values
    if request.compat is not None:
        numbers = np.arange(size, dtype=np.float64)
    distance = np.abs(numbers[:, None] - numbers[None, :])
    spread = float(np.ptp(numbers)) if size else 0.0
    if spread == 0:
        return np.full((size, size), np.nan if request.compat else 1.0)
    made: Floats = 1 - distance / spread
    return made


def _average(counts: Counts, request: Request) -> Floats:
    """Return 2 / (n_i + n_i') of the whole range; 0 where nobody said anything.

    DNA 3.1 adds up 2 / (X_ijk + X_i'jk) over all j and k instead.
    """
    if request.compat is None:
        sums = np.asarray(counts.total().sum(axis=1)).ravel()
        return _twice_over(sums[:, None] + sums[None, :])
    every = counts.stacked().tocsc()
    made = np.zeros((every.shape[0], every.shape[0]))
    for j in range(every.shape[1]):
        column = every[:, [j]].toarray().ravel()
        made += _twice_over(column[:, None] + column[None, :])
    return made


def _twice_over(sums: Floats) -> Floats:
    made: Floats = np.zeros_like(sums)
    np.divide(2.0, sums, out=made, where=sums > 0)
    return made
