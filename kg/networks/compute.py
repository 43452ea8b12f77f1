"""One network out of a table of statements."""

from __future__ import annotations

from kg.errors import QueryError
from kg.networks.choice import Choice, choose
from kg.networks.network import Network
from kg.networks.one_mode import one_mode_matrix
from kg.networks.request import (
    Aggregation,
    Mode,
    Normalization,
    Request,
)
from kg.networks.table import Kind, Level, StatementTable
from kg.networks.two_mode import two_mode_matrix

AGGREGATIONS = {
    Mode.TWO: (Aggregation.IGNORE, Aggregation.SUBTRACT, Aggregation.COMBINE),
    Mode.ONE: (
        Aggregation.IGNORE,
        Aggregation.CONGRUENCE,
        Aggregation.CONFLICT,
        Aggregation.SUBTRACT,
    ),
}
NORMALIZATIONS = {
    Mode.TWO: (Normalization.NO, Normalization.ACTIVITY, Normalization.PROMINENCE),
    Mode.ONE: (
        Normalization.NO,
        Normalization.AVERAGE,
        Normalization.JACCARD,
        Normalization.COSINE,
    ),
}


def make_network(table: StatementTable, request: Request) -> Network:
    """Return the network that is asked for, with the statements it was counted from.

    Raises QueryError, in one line with what can be asked instead, for settings that do
    not go together, and DataError for a variable that the table does not have.
    """
    check_request(table, request)
    if request.window is not None:
        raise QueryError("a network has no time windows; ask for its slices")
    if request.kernel is not None:
        raise QueryError(
            f"kernel {request.kernel} needs a window: days, weeks, months or years"
        )
    if request.aggregation is Aggregation.BOTH:
        raise QueryError(
            "congruence & conflict is for windows of events alone; ask for one of the "
            "two"
        )
    choice = choose(table, request)
    levels = choice.levels(request.qualifier) if request.qualifier else ()
    return network_of(choice, request, choice.labels(request), levels)


def network_of(
    choice: Choice,
    request: Request,
    labels: tuple[tuple[str, ...], tuple[str, ...]],
    levels: tuple[Level, ...],
) -> Network:
    """Return the network of what was chosen, with these labels and levels."""
    rows, columns = labels
    two = request.mode is Mode.TWO
    make = two_mode_matrix if two else one_mode_matrix
    matrix = make(choice.filtered, request, rows, columns, levels)
    return Network(
        request,
        rows,
        columns if two else rows,
        matrix,
        choice.filtered,
        levels=levels,
    )


def check_request(table: StatementTable, request: Request) -> None:
    """Raise QueryError for settings that do not go together."""
    mode, kind = request.mode, request.aggregation
    if kind not in AGGREGATIONS[mode] and kind is not Aggregation.BOTH:
        raise QueryError(
            f"aggregation {kind} is not for a {mode}-mode network; choose one of: "
            f"{', '.join(AGGREGATIONS[mode])}"
        )
    if request.normalization not in NORMALIZATIONS[mode]:
        raise QueryError(
            f"normalization {request.normalization} is not for a {mode}-mode network; "
            f"choose one of: {', '.join(NORMALIZATIONS[mode])}"
        )
    if kind is Aggregation.COMBINE:
        _check_combined(request)
    names = (request.var1, request.var2, request.qualifier)
    for name in filter(None, names):
        if table.column(name).kind is Kind.LONG_TEXT:
            raise QueryError(f"{name} is a long text; a network needs short values")
    if len(set(names)) < len(names):
        raise QueryError(
            "variable 1, variable 2 and the qualifier must be three different ones; "
            f"given are {', '.join(map(str, names))}"
        )


def _check_combined(request: Request) -> None:
    """Refuse to divide codes; DNA 3.1 does so by row, and fails by column."""
    if request.normalization is Normalization.NO:
        return
    if request.compat is not None and request.kernel is not None:
        return  # where DNA 3.1 takes subtract instead
    if request.compat is None:
        raise QueryError(
            "combine gives codes, which no normalization can divide; use subtract, or "
            "normalization no"
        )
    if request.normalization is Normalization.PROMINENCE:
        raise QueryError(
            "DNA 3.1 fails at combine with prominence; use subtract, or normalization "
            "no"
        )
