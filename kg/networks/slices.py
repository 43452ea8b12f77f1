"""Networks over time: one for each window, or for each moment under a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import QueryError
from kg.networks.choice import Choice, choose
from kg.networks.compute import check_request, network_of
from kg.networks.kernels import moments, weights
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode, Normalization, Request, Window
from kg.networks.smoothing import Smoother
from kg.networks.table import Kind, StatementTable
from kg.networks.windows import windows


def make_slices(table: StatementTable, request: Request) -> tuple[Network, ...]:
    """Return a network for each window of time, in order of time.

    Undated statements are in none. The labels of a window are those of its statements,
    or with `isolates` those of all windows; under a kernel they are always the same.
    `congruence & conflict` gives two networks for each window. Where DNA 3.1 takes
    another aggregation or normalization than it was asked for under a kernel, the
    request of the slices says which. Raises QueryError for settings that do not go
    together.
    """
    check_request(table, request)
    _check_window(table, request)
    choice = choose(table, request)
    if request.kernel is not None:
        return tuple(_smoothed(choice, _smooth_request(request)))
    return tuple(_windowed(table, choice, request))


def _windowed(
    table: StatementTable, choice: Choice, request: Request
) -> Iterator[Network]:
    every = choice.labels(request) if request.isolates else None
    levels = choice.levels(request.qualifier) if request.qualifier else ()
    kinds = [request.aggregation]
    if request.aggregation is Aggregation.BOTH:
        kinds = [Aggregation.CONGRUENCE, Aggregation.CONFLICT]
    for period, found in windows(table, choice.filtered, request):
        inside = Choice(choice.original, choice.filtered.taken(found))
        rows, columns = every or inside.labels(request)
        for kind in kinds:
            made = replace(request, aggregation=kind)
            network = network_of(inside, made, (rows, columns), levels)
            yield replace(network, period=period)


def _smoothed(choice: Choice, request: Request) -> Iterator[Network]:
    smoother = Smoother.of(choice, request)
    rows, columns = smoother.rows, smoother.columns
    if request.mode is Mode.ONE:
        columns = rows
    for period in moments(choice.filtered, request):
        found, given = weights(choice.filtered, period, request)
        seen = given > 0
        yield Network(
            request,
            rows,
            columns,
            smoother.matrix(found, given),
            choice.filtered.taken(found[seen]),
            period,
            given[seen],
        )


def _check_window(table: StatementTable, request: Request) -> None:
    if request.window is None:
        raise QueryError("slices need a window: days, weeks, months, years, events …")
    if request.size < 1:
        raise QueryError(f"size {request.size}: a window covers at least 1 unit")
    paired = request.mode is Mode.ONE and request.window is Window.EVENTS
    if request.aggregation is Aggregation.BOTH and not paired:
        raise QueryError(
            "congruence & conflict is for one-mode networks in windows of events"
        )
    if request.kernel is None:
        return
    if request.window is Window.EVENTS:
        raise QueryError("a kernel needs a unit of time; events have none")
    if request.compat is None:
        _check_kernel(request)
    elif (
        request.qualifier is not None
        and table.column(request.qualifier).kind is Kind.DOCUMENT
    ):
        raise QueryError(
            "DNA 3.1 has no kernels over a document field as qualifier; leave "
            "--compat out"
        )


def _check_kernel(request: Request) -> None:
    """Refuse what a kernel has no meaning for; DNA 3.1 takes another setting for it."""
    if request.aggregation is Aggregation.COMBINE:
        raise QueryError(
            "a kernel weighs statements, which combine cannot; use subtract"
        )
    allowed = [Normalization.NO]
    if request.mode is Mode.ONE:
        allowed.append(Normalization.AVERAGE)
    if request.normalization not in allowed:
        raise QueryError(
            f"normalization {request.normalization} is not for a kernel; choose one "
            f"of: {', '.join(allowed)}"
        )


def _smooth_request(request: Request) -> Request:
    """Return the settings that DNA 3.1 takes instead of those without a meaning."""
    if request.aggregation is Aggregation.COMBINE:
        request = replace(request, aggregation=Aggregation.SUBTRACT)
    if request.mode is Mode.TWO:
        return replace(request, normalization=Normalization.NO)
    if request.normalization is not Normalization.NO:
        return replace(request, normalization=Normalization.AVERAGE)
    return request
