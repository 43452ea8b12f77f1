"""Which statements a network is counted from, step by step as DNA chooses them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.errors import QueryError
from kg.networks.request import Aggregation, Compat, Duplicates, Request
from kg.networks.table import (
    Codes,
    Column,
    Kind,
    Level,
    Numbers,
    StatementTable,
    Times,
    java_order,
)

Mask = npt.NDArray[np.bool_]
SMALL_INTEGERS = range(-128, 128)  # that Java finds equal by identity


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The statements before and after what is left out.

    `original` has passed the dates and the excluded document fields; `filtered` also
    the excluded values, the empty cells and the duplicates.
    """

    original: StatementTable
    filtered: StatementTable

    def levels(self, name: str) -> tuple[Level, ...]:
        """Return the levels of a qualifier, ascending.

        A boolean has always both; an integer or a text those of `original`, a document
        field those of `filtered`.
        """
        column = self.original.column(name)
        if column.kind is Kind.BOOLEAN:
            return column.levels
        table = self.filtered if column.kind is Kind.DOCUMENT else self.original
        return _present(table.column(name))

    def labels(self, request: Request) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the labels of variable 1 and of variable 2, without the empty one."""
        table = self.original if request.isolates else self.filtered
        rows, columns = (
            _labels(table.column(name)) for name in (request.var1, request.var2)
        )
        return rows, columns


def choose(table: StatementTable, request: Request) -> Choice:
    """Return the statements that a request is about.

    The order of the steps is DNA's: dates and document fields; excluded values; empty
    values; duplicates. Undated statements are left out only where dates are asked for.
    Raises DataError for a variable that the table does not have.
    """
    for name in (request.var1, request.var2, *request.exclude):
        table.column(name)
    kept = _dated(table.times, request)
    kept &= ~_hit(table, request, lambda one: one.kind is Kind.DOCUMENT)
    original = table.taken(np.flatnonzero(kept))
    left = ~_hit(original, request, lambda one: one.kind is not Kind.DOCUMENT)
    for name in (request.var1, request.var2):
        left &= ~original.column(name).empty()
    if request.qualifier is not None:
        qualifier = original.column(request.qualifier)
        if request.aggregation is not Aggregation.IGNORE:
            left &= ~qualifier.empty()
    full = original.taken(np.flatnonzero(left))
    return Choice(original, full.taken(_first(full, request)))


def uses_qualifier(request: Request) -> bool:
    """Say whether the values of the qualifier tell statements apart."""
    return (
        request.qualifier is not None and request.aggregation is not Aggregation.IGNORE
    )


def excluded_in_vain(table: StatementTable, request: Request) -> tuple[str, ...]:
    """Return "variable=value" for what is excluded and no statement has."""
    return tuple(
        f"{name}={value}"
        for name, values in sorted(request.exclude.items())
        for value in values
        if value not in {str(one) for one in table.column(name).levels}
    )


def _labels(column: Column) -> tuple[str, ...]:
    """Return the values as labels, numbers too in the order of strings."""
    found = (str(one) for one in _present(column) if one != "")
    return tuple(sorted(found, key=java_order))


def _present(column: Column) -> tuple[Level, ...]:
    codes = np.unique(column.codes)
    return tuple(column.levels[code] for code in codes if code >= 0)


def _dated(times: Times, request: Request) -> Mask:
    kept = np.ones(len(times), bool)
    # A comparison with NaT is false: an undated statement lies in no interval.
    if request.start is not None:
        kept &= times >= np.datetime64(request.start, "s")
    if request.stop is not None:
        kept &= times <= np.datetime64(request.stop, "s")
    return kept


def _hit(
    table: StatementTable, request: Request, wanted: Callable[[Column], bool]
) -> Mask:
    """Say which statements one of the excluded variables of this kind drops."""
    hit = np.zeros(len(table), bool)
    for name, values in request.exclude.items():
        column = table.column(name)
        if wanted(column):
            listed = [str(one) in values for one in column.levels]
            # A code of -1, no value, is the last entry: it is listed nowhere.
            found = np.array([*listed, False])[column.codes]
            hit |= ~found if name in request.invert else found
    return hit


def _first(table: StatementTable, request: Request) -> Numbers:
    """Return the rows left when each repeated statement counts once."""
    names = [request.var1, request.var2]
    if uses_qualifier(request) and request.qualifier is not None:
        names.append(request.qualifier)
    keys: list[npt.NDArray[np.int64]] = [
        table.column(name).codes.astype(np.int64) for name in names
    ]
    everything = np.arange(len(table), dtype=np.int64)
    if request.duplicates is Duplicates.INCLUDE:
        # Of a position with several topics, a row for each, one counts in one cell.
        return (
            _rows_of_first([*keys, _ids(table.keys)])
            if len(table.keys)
            else (everything)
        )
    own = _never_equal(table, request)
    keys = [*keys, _window(table, request), np.where(own, everything + 1, 0)]
    return _rows_of_first(keys)


def _ids(keys: Iterable[str]) -> npt.NDArray[np.int64]:
    index: dict[str, int] = {}
    return np.array([index.setdefault(one, len(index)) for one in keys], np.int64)


def _rows_of_first(keys: list[npt.NDArray[np.int64]]) -> Numbers:
    if not len(keys[0]):
        return np.zeros(0, np.int64)
    group = np.zeros(len(keys[0]), np.int64)
    for key in keys:
        _, inverse = np.unique(key, return_inverse=True)
        # Numbered anew after each key, so that no product overflows.
        _, group = np.unique(
            group * (int(inverse.max()) + 1) + inverse, return_inverse=True
        )
    _, rows = np.unique(group, return_index=True)
    return np.sort(rows).astype(np.int64)


def _never_equal(table: StatementTable, request: Request) -> Mask:
    """Say which statements DNA 3.1 never finds repeated.

    It compares large integers by identity; corrected results compare values.
    """
    none = np.zeros(len(table), bool)
    if not (request.compat is Compat.DNA_3_1 and uses_qualifier(request)):
        return none
    column = table.column(str(request.qualifier))
    if column.kind is Kind.DOCUMENT:
        raise QueryError(
            "DNA 3.1 cannot drop duplicates by a document field as qualifier; leave "
            "--compat out, or use --duplicates include"
        )
    if column.kind is not Kind.INTEGER:
        return none
    large = [int(one) not in SMALL_INTEGERS for one in column.levels]
    return np.array([*large, False])[column.codes]


def _window(table: StatementTable, request: Request) -> npt.NDArray[np.int64]:
    """Return a number for the stretch of time in which a statement counts once.

    DNA 3.1 forgets the year of a week and of a month.
    """
    kind, times = request.duplicates, table.times
    if kind is Duplicates.DOCUMENT:
        return table.documents
    if kind is Duplicates.ACROSS_RANGE:
        return np.zeros(len(table), np.int64)
    years = times.astype("datetime64[Y]").astype(np.int64) + 1970
    if kind is Duplicates.YEAR:
        return years
    if kind is Duplicates.MONTH:
        months = times.astype("datetime64[M]").astype(np.int64)
        if request.compat:
            months %= 12
            months[np.isnat(times)] = -1  # undated: in no month of any year
        return months
    week = iso_weeks(times)
    return week % 100 if request.compat else week


def iso_weeks(times: Times) -> npt.NDArray[np.int64]:
    """Return ISO year × 100 + ISO week of each time (ISO 8601: weeks hold a Thursday).

    An undated statement is in week 0, which no calendar has.
    """
    days = times.astype("datetime64[D]")
    number = days.astype(np.int64)  # 1970-01-01 was a Thursday
    thursday = (number + 3) // 7 * 7
    year = thursday.astype("datetime64[D]").astype("datetime64[Y]")
    first = year.astype("datetime64[D]").astype(np.int64)
    weeks = (year.astype(np.int64) + 1970) * 100 + (thursday - first) // 7 + 1
    weeks[np.isnat(times)] = 0
    return weeks


def codes_of(column: Column, labels: tuple[Level | str, ...]) -> Codes:
    """Return for each statement the place of its value in `labels`; -1 if in none."""
    place = {label: number for number, label in enumerate(labels)}
    to_place = [place.get(one, place.get(str(one), -1)) for one in column.levels]
    found: Codes = np.array([*to_place, -1], np.int32)[column.codes]
    return found
