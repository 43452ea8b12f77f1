"""`kg network`: one matrix, its slices, and everything that explains or measures it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.output import note, print_records
from kg.errors import KGError, QueryError

if TYPE_CHECKING:
    from kg.discourse import Discourse
    from kg.networks.network import Network
    from kg.networks.request import Settings

FILES = (".dna", ".db", ".sqlite", ".sqlite3")
WIDE = 12  # columns of a matrix that a terminal can show


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: the statements, the settings, and what to do with them."""

    discourse: Discourse
    settings: Settings
    names: tuple[str, ...]  # what follows the word: labels to explain
    arguments: Namespace

    @property
    def format(self) -> str:
        """Return the format of the answer."""
        return str(self.arguments.format)

    def network(self) -> Network:
        """Return the network, and say what of --exclude was in vain."""
        made = self.discourse.network(**self.settings)
        _say_in_vain(self)
        return made


def run_network(arguments: Namespace) -> int:
    """Print a network, or what else is asked about it."""
    file, what, names = _words(arguments.words)
    asked = Asked(_discourse(arguments, file), _settings(arguments), names, arguments)
    if names and what not in ("explain",):
        raise QueryError(f"{' '.join(names)!r}: {what} takes nothing more")
    _doing()[what](asked)
    return 0


def _doing() -> dict[str, Callable[[Asked], None]]:
    from kg.cli import network_reports as reports

    return {
        "network": _show,
        "explain": _explain,
        "events": _events,
        "nodes": _nodes,
        **reports.REPORTS,
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
        "aggregation": arguments.aggregation,
        "normalization": arguments.normalization,
        "duplicates": arguments.duplicates,
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
    if arguments.var1 is not None:
        made["var1"] = arguments.var1
    if arguments.var2 is not None:
        made["var2"] = arguments.var2
    if arguments.qualifier is not None:
        none = arguments.qualifier in ("none", "")
        made["qualifier"] = None if none else arguments.qualifier
    return made


def write_answer(asked: Asked, content: str | bytes) -> None:
    """Write an answer to stdout, or to the file that was named."""
    data = content.encode() if isinstance(content, str) else content
    if asked.arguments.output is None:
        sys.stdout.buffer.write(data)
        return
    from kg.cli.commands import target
    from kg.exports import write_file

    path = target(asked.arguments.output, asked.arguments.force)
    write_file(path, data)
    note(f"wrote {asked.arguments.output}")


def print_answer(asked: Asked, records: Sequence[dict[str, Any]]) -> None:
    """Print records as a table, CSV or JSON; no other format holds them."""
    from kg.networks.formats.tables import records_csv

    if asked.format == "csv":
        write_answer(asked, records_csv(records))
    elif asked.format in ("table", "json"):
        print_records(list(records), asked.format)
    else:
        raise QueryError(
            f"{asked.format} is a format of networks; use table, csv, json"
        )


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
    _say_in_vain(asked)
    if asked.format == "table":
        print_records([_slice_record(one) for one in slices], "table")
    elif asked.format in ("csv", "json"):
        from kg.networks.formats.graphs import json_text
        from kg.networks.formats.tables import slices_csv

        whole = slices_csv if asked.format == "csv" else json_text
        write_answer(asked, whole(slices))
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
    from kg.networks.formats import dl, graphs, tables

    writers: dict[str, Callable[[Network], str | bytes]] = {
        "csv": tables.matrix_csv,
        "dl": dl.dl,
        "graphml": graphs.graphml,
        "gexf": graphs.gexf,
        "json": lambda one: graphs.json_text([one]),
    }
    return writers[kind](network)


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
    from kg.networks.formats.graphs import sign_of
    from kg.networks.formats.tables import edges

    if 0 < len(network.columns) <= WIDE and len(network.rows) <= 60:
        cells = zip(network.rows, network.array(), strict=True)
        records = [
            {"": label}
            | {c: _short(v) for c, v in zip(network.columns, row, strict=True)}
            for label, row in cells
        ]
        print_records(records, "table")
        return
    print_records(
        [
            {
                network.request.var1: row,
                (network.columns is network.rows
                and "and")
                or network.request.var2: column,
                "value": _short(value),
                "which": sign_of(network.request, value),
            }
            for row, column, value in edges(network)
        ],
        "table",
    )


def _short(value: float) -> str:
    from kg.networks.formats.tables import number

    return number(round(value, 4))


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
        "sum": _short(float(network.matrix.sum())),
    }


def _summary(network: Network) -> str:
    rows, columns = len(network.rows), len(network.columns)
    return (
        f"{rows:,} × {columns:,}, {network.matrix.nnz:,} cells from "
        f"{len(network.table):,} statements; explain one with: kg network … explain "
        "ROW COLUMN"
    )


def _say_in_vain(asked: Asked) -> None:
    from kg.networks.choice import excluded_in_vain

    request = asked.discourse.request(**asked.settings)
    for one in excluded_in_vain(asked.discourse.statements(request), request):
        note(f"--exclude {one}: no statement has this value")


def _explain(asked: Asked) -> None:
    """Print the statements behind a cell, or behind all of a row."""
    from kg.networks.explain import grounds

    if not 1 <= len(asked.names) <= 2:
        raise QueryError("explain needs a row, and a column: explain A B")
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
            f"{_short(float(network.matrix[row, column]))} from {len(found)} statements"
        )
    else:
        note(f"{len(found)} statements")


def ground_record(one: Any, network: Network) -> dict[str, Any]:
    """Return a ground as a record whose columns are named by the variables."""
    request = network.request
    made = {request.var1: one.var1, request.var2: one.var2}
    if request.qualifier:
        made[request.qualifier] = "" if one.qualifier is None else one.qualifier
    return made | {
        "time": one.time,
        "source": one.source.title,
        "publisher": one.source.source,
        "document": one.source.id,
        "start": one.start,
        "stop": one.stop,
        "coder": one.coder,
        "statement": one.key,
        "quotation": one.quotation,
    }


def print_grounds(found: Sequence[Any], qualifier: str | None) -> None:
    """Print statements as a person reads them: who, on what, in which words, where."""
    for one in found:
        stance = "" if one.qualifier is None else f" [{qualifier} {one.qualifier}]"
        print(f"{one.var1} → {one.var2}{stance}")
        print(f"  “{' '.join(one.quotation.split())}”")
        day = one.time[:10] or "no date"
        source = f", {one.source.source}" if one.source.source else ""
        place = f"characters {one.start}-{one.stop}"
        print(f"  {one.source.title} [{one.source.id}]{source}, {day}, {place}")
        print(f"  coded by {one.coder} ({one.key})\n")


def _events(asked: Asked) -> None:
    """Print the statements that are counted, with all their variables."""
    from kg.networks.formats.tables import event_rows

    print_answer(asked, [*event_rows(asked.network().table)])


def _nodes(asked: Asked) -> None:
    """Print the labels with frequency, colour and attributes."""
    from kg.networks.formats.tables import node_rows

    print_answer(asked, node_rows(asked.network()))


def refuse_windows(asked: Asked) -> None:
    """Say that a report has no slices; better than to answer another question."""
    if asked.arguments.window is not None:
        raise KGError("this report has no time windows; leave --window out")
