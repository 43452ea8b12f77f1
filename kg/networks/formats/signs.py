"""What the number in a cell says, in a word."""

from __future__ import annotations

from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode
from kg.networks.table import Column, Kind

# The codes that `combine` gives to a boolean qualifier.
COMBINED = {1: "agrees", 2: "disagrees", 3: "both"}
COLOURS = {
    "agrees": "#1b7837",
    "disagrees": "#b2182b",
    "both": "#542788",
    "congruence": "#1b7837",
    "conflict": "#b2182b",
    "": "#555555",
}


def sign_of(network: Network, value: float) -> str:
    """Return agrees, disagrees, both, congruence, conflict, or "".

    "" is what a number says that has no sides: a count, a code of other values than
    yes and no, a difference of values that are no scale from against to in favour.
    """
    request = network.request
    kind = request.aggregation
    if kind in (Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        return str(kind)
    # NaN, which reproduced defects can give, is neither above nor below zero.
    if request.qualifier is None or not (value > 0 or value < 0):
        return ""
    column = network.table.column(request.qualifier)
    if kind is Aggregation.COMBINE:
        return COMBINED.get(int(value), "") if column.kind is Kind.BOOLEAN else ""
    if kind is not Aggregation.SUBTRACT:
        return ""
    if request.mode is Mode.ONE:
        return "conflict" if value < 0 else "congruence"
    if not has_sides(column):
        return ""
    return "disagrees" if value < 0 else "agrees"


def has_sides(column: Column) -> bool:
    """Say whether a variable tells for from against: yes and no, or −2 … 2."""
    return column.kind is Kind.BOOLEAN or (
        column.kind is Kind.INTEGER
        and any(isinstance(one, int) and one < 0 for one in column.levels)
    )
