"""`kg network`: one matrix, its slices, and everything that explains or measures it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.network_answers import (
    Asked,
    ground_record,
    print_answer,
    print_grounds,
    refuse_windows,
    say_in_vain,
    short,
    write_answer,
)
from kg.cli.output import note, print_records
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.discourse import Discourse
    from kg.networks.network import Network
    from kg.networks.request import Settings

FILES = (".dna", ".db", ".sqlite", ".sqlite3")
WIDE = 100  # characters of a row of a matrix that fits a page
MANY = 60  # rows


def run_network(arguments: Namespace) -> int:
    """Print a network, or what else is asked about it."""
    file, what, names = _words(arguments.words)
    asked = Asked(_discourse(arguments, file), _settings(arguments), names, arguments)
    if names and what not in ("explain",):
        raise QueryError(f"{' '.join(names)!r}: {what} takes nothing more")
    if arguments.output and asked.format == "table" and what not in ("page", "plot"):
        raise QueryError("a table is for reading; write a file with -f csv or json")
    _doing()[what](asked)
    return 0


def _doing() -> dict[str, Callable[[Asked], None]]:
    from kg.cli import network_pictures as pictures
    from kg.cli import network_reports as reports

    return {
        "network": _show,
        "explain": _explain,
        "events": _events,
        "nodes": _nodes,
        "edges": _edges,
        **reports.REPORTS,
        "page": pictures.report_page,
        "plot": pictures.report_plot,
    }


def _words(words: Sequence[str]) -> tuple[Path | None, str, tuple[str, ...]]:
    """Return the file, what to do, and what follows."""
    from kg.tables import near

    rest = list(words)
    file: Path | None = None
    if rest and (rest[0].endswith(FILES) or Path(rest[0]).is_file()):
        file = Path(rest.pop(0))
    if not rest:
        return file, "network", ()
    what = rest.pop(0)
    known = [*_doing()]
    if what not in known:
        raise QueryError(
            f"{what!r} is neither a file nor one of: {', '.join(known[1:])}"
            f"{near(what, known)}"
        )
    return file, what, tuple(rest)


def _discourse(arguments: Namespace, file: Path | None) -> Discourse:
    if file is not None:
        from kg.discourse import open_dna

        return open_dna(file, arguments.type)
    from kg.project import open_project

    if arguments.type is not None:
        raise QueryError("--type is for a .dna file; name the file")
    return open_project(arguments.project).discourse


def _settings(arguments: Namespace) -> Settings:
    """Return the settings that were typed; what was not is left to its default."""
    exclude: dict[str, list[str]] = {}
    for one in arguments.exclude:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise QueryError(f"--exclude {one!r}: write VARIABLE=VALUE")
        exclude.setdefault(name, []).append(value)
    made: Settings = {
        "mode": arguments.mode,
        "exclude": exclude,
        "invert": arguments.invert,
        "start": arguments.start,
        "stop": arguments.stop,
        "isolates": arguments.isolates,
        "window": arguments.window,
        "size": arguments.size,
        "kernel": arguments.kernel,
        "indent": arguments.indent,
        "compat": arguments.compat,
    }
    for name in ("var1", "var2", "aggregation", "normalization", "duplicates"):
        given = getattr(arguments, name)
        if given is not None:
            made[name] = given  # type: ignore[literal-required]
    if arguments.qualifier is not None:
        none = arguments.qualifier in ("none", "")
        made["qualifier"] = None if none else arguments.qualifier
    return made


def _show(asked: Asked) -> None:
    """Print the network, or its slices, in the format that is asked for."""
    if asked.arguments.window is None:
        network = asked.network()
        if asked.format == "table":
            _print_matrix(network)
        else:
            write_answer(asked, _written(network, asked.format))
        note(_summary(network))
        return
    slices = asked.discourse.networks(**asked.settings)
    say_in_vain(asked)
    if asked.format == "table":
        print_records([_slice_record(one) for one in slices], "table")
    elif asked.format in ("csv", "json", "gexf"):
        write_answer(asked, _written_slices(slices, asked.format))
    else:
        _write_slices(asked, slices)
    unit = asked.arguments.window
    note(
        f"{len(slices):,} slices of {asked.arguments.size} {unit}"
        if slices
        else f"no window of {asked.arguments.size} {unit} fits into the time that the "
        "statements span; take a smaller --size"
    )


def _written(network: Network, kind: str) -> str | bytes:
    from kg.networks.formats import dl, gexf, graphs, records, tables

    writers: dict[str, Callable[[Network], str | bytes]] = {
        "csv": tables.matrix_csv,
        "dl": dl.dl,
        "graphml": graphs.graphml,
        "gexf": gexf.gexf,
        "json": lambda one: records.json_text([one]),
    }
    return writers[kind](network)


def _written_slices(slices: Sequence[Network], kind: str) -> str | bytes:
    """Return all slices in the formats that hold several networks."""
    from kg.networks.formats import gexf, records, tables

    writers: dict[str, Callable[[Sequence[Network]], str | bytes]] = {
        "csv": tables.slices_csv,
        "gexf": gexf.gexf_slices,
        "json": records.json_text,
    }
    return writers[kind](slices)


def _write_slices(asked: Asked, slices: Sequence[Network]) -> None:
    """Write a file for each slice, named by number and time, as every system allows."""
    from kg.cli.commands import target
    from kg.exports import write_file

    if asked.arguments.output is None:
        raise QueryError(
            f"{asked.format} holds one network; name a file with -o, and each slice "
            "gets one of its own"
        )
    given = Path(asked.arguments.output)
    for number, one in enumerate(slices, 1):
        when = str(one.period.middle).replace(":", "") if one.period else ""
        name = given.with_name(f"{given.stem} {number:04d} {when}{given.suffix}")
        path = target(str(name), asked.arguments.force)
        content = _written(one, asked.format)
        write_file(path, content.encode() if isinstance(content, str) else content)
    note(f"wrote {len(slices)} files beside {asked.arguments.output}")


def _print_matrix(network: Network) -> None:
    """Print a small matrix as one, and a large one as its cells."""
    from kg.networks.formats.signs import sign_of
    from kg.networks.formats.tables import edges
    from kg.networks.request import Mode

    width = sum(map(len, network.columns)) + max(map(len, network.rows), default=0)
    if 0 < width + 3 * len(network.columns) < WIDE and len(network.rows) <= MANY:
        cells = zip(network.rows, network.array(), strict=True)
        records = [
            {"": label}
            | {c: short(v) for c, v in zip(network.columns, row, strict=True)}
            for label, row in cells
        ]
        print_records(records, "table")
        return
    one_mode = network.request.mode is Mode.ONE
    print_records(
        [
            {
                network.request.var1: row,
                "and" if one_mode else network.request.var2: column,
                "value": short(value),
                "which": sign_of(network, value),
            }
            for row, column, value in edges(network)
        ],
        "table",
    )


def _slice_record(network: Network) -> dict[str, Any]:
    period = network.period
    return {
        "time": str(period.middle) if period else "",
        "start": str(period.start) if period else "",
        "stop": str(period.stop) if period else "",
        "statements": len(network.table),
        "rows": len(network.rows),
        "columns": len(network.columns),
        "cells": network.matrix.nnz,
        "sum": short(float(network.matrix.sum())),
    }


def _summary(network: Network) -> str:
    rows, columns = len(network.rows), len(network.columns)
    return (
        f"{rows:,} × {columns:,}, {network.matrix.nnz:,} cells from "
        f"{len(network.table):,} statements; explain one with: kg network … explain "
        "ROW COLUMN"
    )


def _explain(asked: Asked) -> None:
    """Print the statements behind a cell, or behind all of a row."""
    from kg.networks.explain import grounds

    if not 1 <= len(asked.names) <= 2:
        raise QueryError("explain needs a row, and a column: explain A B")
    refuse_windows(asked)
    network = asked.network()
    found = grounds(network, *asked.names)
    if asked.format == "table":
        print_grounds(found, network.request.qualifier)
    else:
        print_answer(asked, [ground_record(one, network) for one in found])
    if len(asked.names) == 2:
        row, column = (
            labels.index(name)
            for labels, name in zip(
                (network.rows, network.columns), asked.names, strict=True
            )
        )
        note(
            f"{short(float(network.matrix[row, column]))} from {len(found)} statements"
        )
    else:
        note(f"{len(found)} statements")


def _events(asked: Asked) -> None:
    """Print the statements that are counted, with all their variables."""
    from kg.networks.formats.tables import event_rows

    print_answer(asked, [*event_rows(asked.network().table)])


def _edges(asked: Asked) -> None:
    """Print each cell that is not zero, with the statements it rests on."""
    from kg.networks.formats.records import edge_rows

    print_answer(asked, edge_rows(asked.network()))


def _nodes(asked: Asked) -> None:
    """Print the labels with frequency, colour and attributes."""
    from kg.networks.formats.tables import node_rows

    print_answer(asked, node_rows(asked.network()))
