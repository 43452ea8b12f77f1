"""Networks of the fictional database read back from every format as they were."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Callable

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.discourse import Discourse
from kg.networks.compute import make_network
from kg.networks.formats.dl import dl
from kg.networks.formats.gexf import gexf
from kg.networks.formats.graphs import graphml
from kg.networks.formats.records import json_text
from kg.networks.formats.tables import event_rows, matrix_csv, records_csv
from kg.networks.network import Network
from kg.networks.request import Mode, Request, Settings
from tests.networks.known import needs_database
from tests.networks.oracle import Said, table_of

NETWORKS: dict[str, Settings] = {
    "counts": {},
    "codes": {"aggregation": "combine"},
    "shares": {"aggregation": "subtract", "normalization": "activity"},
    "pairs": {"mode": "one", "aggregation": "subtract", "normalization": "jaccard"},
    "cosines": {
        "mode": "one",
        "qualifier": "strength",
        "aggregation": "conflict",
        "normalization": "cosine",
    },
    "documents": {"var2": "document.id", "isolates": True},
}
every = pytest.mark.parametrize("name", NETWORKS)


@pytest.fixture
def network(synthetic: Discourse, name: str) -> Network:
    return synthetic.network(**NETWORKS[name])


def read_csv(text: str) -> tuple[list[str], list[str], npt.NDArray[np.float64]]:
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    cells = [[float(cell) for cell in row[1:]] for row in rows]
    return [row[0] for row in rows], head[1:], np.array(cells)


@needs_database
@every
def test_a_matrix_reads_back_bit_by_bit(network: Network) -> None:
    rows, columns, cells = read_csv(matrix_csv(network))
    assert (tuple(rows), tuple(columns)) == (network.rows, network.columns)
    assert np.array_equal(cells, network.array())


@needs_database
@every
def test_a_matrix_reads_back_from_dl(network: Network) -> None:
    head, _, body = dl(network).partition("data:\n")
    cells = [[float(cell) for cell in line.split()] for line in body.splitlines()]
    assert np.array_equal(np.array(cells), network.array())
    labels = [line for line in head.splitlines() if line.startswith('"')]
    one_mode = network.request.mode is Mode.ONE
    known = network.rows if one_mode else (*network.rows, *network.columns)
    assert len(labels) == len(known)
    for line, label in zip(labels, known, strict=True):
        (read,) = shlex.split(line)
        assert read == label.replace('"', "").replace("'", "")


def read_graphml(content: bytes) -> nx.Graph:
    return nx.parse_graphml(content.decode())


def read_gexf(content: bytes) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(content), version="1.3")


@needs_database
@every
@pytest.mark.parametrize(
    ("write", "read"),
    [(graphml, read_graphml), (gexf, read_gexf)],
    ids=["graphml", "gexf"],
)
def test_a_graph_reads_back_with_labels_and_weights(
    network: Network,
    write: Callable[[Network], bytes],
    read: Callable[[bytes], nx.Graph],
) -> None:
    found = read(write(network))
    one_mode = network.request.mode is Mode.ONE
    sides = (network.rows,) if one_mode else (network.rows, network.columns)
    labels = [data["label"] for _, data in found.nodes(data=True)]
    assert sorted(labels) == sorted(one for side in sides for one in side)
    place = {
        (data["variable"], data["label"]): node for node, data in found.nodes(data=True)
    }
    request, cells = network.request, network.array()
    other = request.var1 if one_mode else request.var2
    ties = 0
    for i, j in zip(*cells.nonzero(), strict=True):
        ends = (
            place[request.var1, network.rows[i]],
            place[other, network.columns[j]],
        )
        assert found.edges[ends]["weight"] == cells[i, j]
        ties += 1
    assert found.number_of_edges() == (ties // 2 if one_mode else ties)


@needs_database
@every
def test_json_says_what_was_asked_so_that_it_can_be_asked_again(
    synthetic: Discourse, network: Network
) -> None:
    read = json.loads(json_text([network]))
    assert {"settings", "rows", "columns", "nodes", "cells", "statements"} <= {*read}
    said = read["settings"]
    renamed = {"from": "start", "to": "stop"}
    again = Settings(
        **{  # type: ignore[typeddict-item]
            renamed.get(key, key): value
            for key, value in said.items()
            if value is not None
        }
    )
    assert synthetic.request(**again) == network.request
    assert read["statements"] == len(network.table)
    assert (read["rows"], read["columns"]) == ([*network.rows], [*network.columns])
    cells = np.zeros(network.matrix.shape)
    for cell in read["cells"]:
        assert {"row", "column", "value", "sign", "statements"} <= {*cell}
        i = network.rows.index(cell["row"])
        cells[i, network.columns.index(cell["column"])] = cell["value"]
    if network.request.mode is Mode.ONE:
        cells = cells + cells.T
    assert np.array_equal(cells, network.array())


@needs_database
def test_a_list_of_events_loses_nothing(synthetic: Discourse) -> None:
    table = synthetic.statements(synthetic.request())
    text = records_csv(event_rows(table))
    read = [*csv.DictReader(io.StringIO(text, newline=""))]
    assert [row["statement_id"] for row in read] == list(table.keys)
    assert [row["text"] for row in read] == list(table.quotations)
    assert [row["coder"] for row in read] == list(table.coders)
    assert [row["time"] for row in read] == [str(one) for one in table.times]
    assert [int(row["start_position"]) for row in read] == table.starts.tolist()
    assert [int(row["stop_position"]) for row in read] == table.stops.tolist()
    for name in ("person", "organization", "concept", "frame", "strength", "note"):
        values = [table.column(name).value(i) for i in range(len(table))]
        assert [row[name] for row in read] == [
            "" if one is None else str(one) for one in values
        ]
    assert any(";" in row["text"] or '"' in row["organization"] for row in read)


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1
) | st.sampled_from(
    ['"quoted"', "a\nb", "a\r\nb", "a\rb", "a,b;c", "\N{GRINNING FACE}", " x "]
)


@given(labels=st.lists(HOSTILE, min_size=1, max_size=5))
def test_hostile_labels_read_back_from_a_matrix_as_they_were(
    labels: list[str],
) -> None:
    rows = [Said(one, other, True, 0) for one in labels for other in labels]
    request = Request(var1="actor", var2="claim", qualifier="stance")
    network = make_network(table_of(rows), request)
    read, columns, cells = read_csv(matrix_csv(network))
    assert (tuple(read), tuple(columns)) == (network.rows, network.columns)
    assert set(read) == set(labels)
    assert np.array_equal(cells, network.array())


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("said", [[], [Said("Org A", "parks", True, 0)]])
def test_no_statement_and_one_are_written_in_every_format(
    said: list[Said], mode: Mode
) -> None:
    request = Request(mode=mode, var1="actor", var2="claim", qualifier="stance")
    network = make_network(table_of(said), request)
    nodes = len(said) * (2 if mode is Mode.TWO else 1)
    assert len(read_graphml(graphml(network))) == nodes
    assert len(read_gexf(gexf(network))) == nodes
    assert len(json.loads(json_text([network]))["nodes"]) == nodes
    assert len(matrix_csv(network).splitlines()) == 1 + len(said)
    assert dl(network).startswith("dl n")
