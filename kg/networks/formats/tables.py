"""Matrices, edges, labels and statements as rows of CSV (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from kg.networks.network import Network
from kg.networks.request import Mode
from kg.networks.table import Kind, StatementTable, java_order

Cell = str | int | float
# The columns that every list of nodes and every list of events has.
NODE = ("label", "variable", "bipartite", "frequency", "colour")
EVENT = (
    *("statement_id", "time", "start_position", "stop_position", "text", "coder"),
    "document_id",
)


def number(value: float) -> str:
    """Return the shortest decimal that reads back as the value; integers without .0."""
    # Adding zero makes −0 a 0.
    return repr(float(value) + 0.0).removesuffix(".0")


def matrix_csv(network: Network) -> str:
    """Return the matrix with its labels in the first row and column."""
    rows = [["", *network.columns]]
    for label, cells in zip(network.rows, network.array(), strict=True):
        rows.append([label, *map(number, cells)])
    return csv_text(rows)


def slices_csv(slices: Sequence[Network]) -> str:
    """Return the matrices of all slices under each other.

    Each row has the label first, then the slice it belongs to: its mid-point, its
    bounds and how many statements it counts. The columns are those of any slice; of a
    label that a slice does not have the cell is empty.
    """
    columns = sorted({one for each in slices for one in each.columns}, key=java_order)
    rows = [["", "time", "start", "stop", "statements", *columns]]
    for network in slices:
        held = {label: i for i, label in enumerate(network.columns)}
        when = _period(network)
        for label, cells in zip(network.rows, network.array(), strict=True):
            shown = [number(cells[held[one]]) if one in held else "" for one in columns]
            rows.append([label, *when, str(len(network.table)), *shown])
    return csv_text(rows)


def _period(network: Network) -> tuple[str, str, str]:
    if network.period is None:
        return "", "", ""
    period = network.period
    return str(period.middle), str(period.start), str(period.stop)


def edges(network: Network) -> Iterator[tuple[str, str, float]]:
    """Yield the cells that are not zero; in one-mode networks each pair once."""
    cells = network.matrix.tocoo()
    order = np.lexsort((cells.col, cells.row))
    one_mode = network.request.mode is Mode.ONE
    for i in order:
        row, column, value = int(cells.row[i]), int(cells.col[i]), float(cells.data[i])
        if not one_mode or row <= column:
            yield network.rows[row], network.columns[column], value


def node_rows(network: Network) -> list[dict[str, Cell]]:
    """Return each label with its variable, frequency, colour and attributes.

    The frequency is the number of counted statements that have the label. An attribute
    whose name one of the other columns has is called "attribute label" and so on.
    """
    request, table = network.request, network.table
    sides = [(request.var1, network.rows)]
    if request.mode is Mode.TWO:
        sides.append((request.var2, network.columns))
    names = sorted(
        {
            name
            for variable, labels in sides
            for label in labels
            for name in table.attributes.get((variable, label), {})
        }
    )
    called = _called(names, "attribute", NODE)
    made: list[dict[str, Cell]] = []
    for variable, labels in sides:
        counted = _frequencies(table, variable)
        for label in labels:
            held = table.attributes.get((variable, label), {})
            row: dict[str, Cell] = {
                "label": label,
                "variable": variable,
                "frequency": counted.get(label, 0),
                "colour": table.colours.get((variable, label), ""),
            }
            row.update((called[name], held.get(name, "")) for name in names)
            made.append(row)
    return made


def _called(names: Iterable[str], what: str, taken: Collection[str]) -> dict[str, str]:
    """Return what each column is called so that no two have one name."""
    used, called = set(taken), {}
    for name in names:
        free = name
        while free in used:
            free = f"{what} {free}"
        used.add(free)
        called[name] = free
    return called


def _frequencies(table: StatementTable, variable: str) -> dict[str, int]:
    column = table.column(variable)
    codes, counts = np.unique(column.codes[column.codes >= 0], return_counts=True)
    pairs = zip(codes.tolist(), counts.tolist(), strict=True)
    return {str(column.levels[code]): count for code, count in pairs}


def event_rows(table: StatementTable) -> Iterator[dict[str, Cell]]:
    """Yield each statement with all its variables, its place and its words.

    Nothing is replaced or cut; attributes of values stand in columns of their own,
    "organization: Type". A variable that is called as one of the other columns is
    "variable text" and so on.
    """
    columns = table.columns.values()
    fields = [one for one in columns if one.kind is Kind.DOCUMENT]
    fields = [one for one in fields if one.name != "document.id"]
    shown = {one.name: one.name.replace(".", "_") for one in fields}
    names = [one.name for one in columns if one.kind is not Kind.DOCUMENT]
    called = _called(names, "variable", {*EVENT, *shown.values()})
    pairs = sorted({(v, n) for (v, _), held in table.attributes.items() for n in held})
    titles = [f"{variable}: {name}" for variable, name in pairs]
    extra = _called(titles, "attribute", {*EVENT, *shown.values(), *called.values()})
    for i in range(len(table)):
        values = {name: table.column(name).value(i) for name in names}
        time = table.times[i]
        row: dict[str, Cell] = {
            "statement_id": table.keys[i],
            "time": "" if np.isnat(time) else str(time),
        }
        for name, value in values.items():
            row[called[name]] = "" if value is None else value
        row |= {
            "start_position": int(table.starts[i]),
            "stop_position": int(table.stops[i]),
            "text": table.quotations[i],
            "coder": table.coders[i],
            "document_id": table.sources[int(table.documents[i])].id,
        }
        row.update((shown[one.name], str(one.value(i))) for one in fields)
        for (variable, name), title in zip(pairs, titles, strict=True):
            held = table.attributes.get((variable, str(values.get(variable))), {})
            row[extra[title]] = held.get(name, "")
        yield row


def records_csv(records: Iterable[dict[str, Cell]]) -> str:
    """Return records that all have the same keys as CSV with a header."""
    every = list(records)
    if not every:
        return ""
    return csv_text([[*every[0]], *([str(v) for v in one.values()] for one in every)])


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with `\\n` at the end of each."""
    made: list[str] = []
    for row in rows:
        out = io.StringIO()
        # Only what ends a line is quoted: a lone "\r" in a label has to be, too.
        csv.writer(out, lineterminator="\r\n").writerow(row)
        made.append(out.getvalue().removesuffix("\r\n") + "\n")
    return "".join(made)
