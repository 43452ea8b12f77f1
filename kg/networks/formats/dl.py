"""UCINET's DL format, full matrix."""

from __future__ import annotations

from kg.networks.formats.tables import number
from kg.networks.network import Network
from kg.networks.request import Mode


def dl(network: Network) -> str:
    """Return the matrix as DL; quotation marks are left out of labels, as UCINET asks.

    Two labels that become equal by that are told apart by a number.
    """
    rows, columns = _labels(network.rows), _labels(network.columns)
    if network.request.mode is Mode.ONE:
        head = [f"dl n = {len(rows)}, format = fullmatrix", "labels:", *rows]
    else:
        size = f"nr = {len(rows)}, nc = {len(columns)}"
        head = [f"dl {size}, format = fullmatrix", "row labels:", *rows]
        head += ["col labels:", *columns]
    body = [" " + " ".join(map(number, cells)) for cells in network.array()]
    return "\n".join([*head, "data:", *body]) + "\n"


def _labels(labels: tuple[str, ...]) -> list[str]:
    made: list[str] = []
    for label in labels:
        plain = " ".join(label.replace('"', "").replace("'", "").split())
        shown, count = plain, 1
        while f'"{shown}"' in made:
            count += 1
            shown = f"{plain} {count}"
        made.append(f'"{shown}"')
    return made
