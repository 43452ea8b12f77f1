"""Networks as plain values: JSON, nodes and edges as records."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from kg.networks.formats.evidence import cell_grounds
from kg.networks.formats.signs import sign_of
from kg.networks.formats.tables import Cell, node_rows
from kg.networks.network import Network
from kg.networks.request import Kernel, Request, Window


def edge_rows(network: Network) -> list[dict[str, Cell]]:
    """Return each cell that is not zero as an edge, with how many statements made it.

    `sign` is "" where the number says nothing of sides (see `sign_of`).
    """
    return [
        {
            "source": cell.row,
            "target": cell.column,
            "weight": cell.value,
            "sign": sign_of(network, cell.value),
            "statements": len(cell.keys),
        }
        for cell in cell_grounds(network)
    ]


def record(network: Network) -> dict[str, Any]:
    """Return a network as plain values, with the ids of the statements of each cell.

    A value that is no number (DNA's kernels can give one) is None.
    """
    period = network.period
    return {
        "settings": settings(network.request),
        "time": str(period.middle) if period else None,
        "start": str(period.start) if period else None,
        "stop": str(period.stop) if period else None,
        "statements": len(network.table),
        "rows": list(network.rows),
        "columns": list(network.columns),
        "nodes": node_rows(network),
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "value": cell.value if math.isfinite(cell.value) else None,
                "sign": sign_of(network, cell.value),
                "statements": list(cell.keys),
            }
            for cell in cell_grounds(network)
        ],
    }


def settings(request: Request) -> dict[str, Any]:
    """Return what a network was asked with, in the words of the command line."""

    def word(one: Window | Kernel | None) -> str | None:
        return None if one is None else str(one)

    return {
        "mode": str(request.mode),
        "var1": request.var1,
        "var2": request.var2,
        "qualifier": request.qualifier,
        "aggregation": str(request.aggregation),
        "normalization": str(request.normalization),
        "duplicates": str(request.duplicates),
        "exclude": {name: list(one) for name, one in sorted(request.exclude.items())},
        "invert": sorted(request.invert),
        "from": request.start.isoformat() if request.start else None,
        "to": request.stop.isoformat() if request.stop else None,
        "isolates": request.isolates,
        "window": word(request.window),
        "size": request.size if request.window else None,
        "kernel": word(request.kernel),
        "indent": request.indent,
        "compat": str(request.compat) if request.compat else None,
    }


def json_text(networks: Sequence[Network]) -> str:
    """Return one network as an object, several slices as a list."""
    made: Any = [record(one) for one in networks]
    if len(networks) == 1 and networks[0].period is None:
        made = made[0]
    return json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
