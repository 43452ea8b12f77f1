from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from lxml import etree
from scipy import sparse

from kg.networks.formats.gexf import SPACE, VIZ, gexf, gexf_slices
from kg.networks.formats.graphs import GRAPHML, clean, graph, graphml, node_id
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode, Request, Window
from kg.networks.slices import make_slices
from kg.networks.table import StatementTable
from tests.networks.coded import DAY, HOSTILE, STORY, Said, subtract, table_of

# Names that programs or writers of these formats give a meaning of their own.
ATTRIBUTES = {
    name: f"of {name}"
    for name in (
        *("id", "label", "colour", "weight", "start", "end", "viz", "parents", "pid"),
        *("spells", "slices", "bipartite", "frequency", "for", "bad\x01name", "x"),
    )
}
NAMED = {("organization", "Example Club"): ATTRIBUTES}
COLOURS = {
    ("organization", "Example Club"): "#bb6754",
    ("organization", "Sample Union"): "red",
}
STORY_TABLE = table_of(STORY, attributes=NAMED, colours=COLOURS)
HOSTILE_TABLE = table_of([(one, one, True, DAY) for one in HOSTILE])
TABLES = {"story": STORY_TABLE, "hostile": HOSTILE_TABLE}


def tag(space: str, name: str) -> str:
    return f"{{{space}}}{name}"


def reread(content: bytes) -> Any:
    read = nx.read_graphml if b"<graphml" in content else nx.read_gexf
    return read(io.BytesIO(content))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_graph_reads_back_as_it_was(name: str, mode: Mode, write: Any) -> None:
    network = subtract(TABLES[name], mode)
    made, found = graph(network), reread(write(network))
    assert set(found) == set(made)
    assert {frozenset(one) for one in found.edges} == {
        frozenset(one) for one in made.edges
    }
    for *ends, data in made.edges(data=True):
        read = found.edges[ends]
        assert read["weight"] == data["weight"]
        assert read["sign"] == data["sign"]
        assert read["statements"] == data["statements"] > 0


def test_a_weight_reads_back_bit_by_bit() -> None:
    network = subtract(table_of(STORY[:1]))
    for value in (0.1 + 0.2, 1e-300, -1e300, 5.0):
        one = replace(network, matrix=sparse.csr_array(np.array([[value]])))
        for write in (graphml, gexf):
            ((*_, data),) = reread(write(one)).edges(data=True)
            assert data["weight"] == value


def test_ids_of_keys_are_there_once_and_declared_for_what_uses_them() -> None:
    root = etree.fromstring(graphml(subtract(STORY_TABLE)))
    keys = {key.get("id"): key for key in root.iter(tag(GRAPHML, "key"))}
    assert len(keys) == len(list(root.iter(tag(GRAPHML, "key"))))
    names = [(key.get("for"), key.get("attr.name")) for key in keys.values()]
    assert len(names) == len(set(names))
    assert {("node", "colour"), ("edge", "colour")} <= set(names)
    used = list(root.iter(tag(GRAPHML, "data")))
    assert used
    for data in used:
        side = etree.QName(data.getparent()).localname
        assert keys[data.get("key")].get("for") == side
    kinds = {key.get("attr.name"): key.get("attr.type") for key in keys.values()}
    assert (kinds["weight"], kinds["frequency"]) == ("double", "int")


def test_an_id_is_a_plain_name_and_the_same_in_every_slice() -> None:
    whole = graph(subtract(HOSTILE_TABLE))
    part = graph(subtract(HOSTILE_TABLE.taken(np.array([2, 4]))))
    assert set(part) < set(whole)
    assert all(re.fullmatch("n[0-9a-f]{16}", one) for one in whole)


def test_one_label_of_two_variables_is_two_nodes() -> None:
    made = graph(subtract(table_of([("parks", "parks", True, DAY)])))
    assert [data["bipartite"] for _, data in made.nodes(data=True)] == [0, 1]
    assert made.number_of_edges() == 1


@pytest.mark.parametrize("write", [graphml, gexf])
def test_no_attribute_is_lost_whatever_it_is_called(write: Any) -> None:
    content = write(subtract(STORY_TABLE))
    at = etree.fromstring(content)
    node = node_id("organization", "Example Club")
    (element,) = (one for one in at.iter() if one.get("id") == node)
    said = {one.text or one.get("value") for one in element.iter()}
    assert {clean(one) for one in ATTRIBUTES.values()} <= said


@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_document_field_can_be_a_variable(write: Any) -> None:
    from kg.networks.compute import make_network

    network = make_network(table_of(STORY), Request(var1="document.source"))
    assert len(reread(write(network))) == 3


@pytest.mark.parametrize("write", [graphml, gexf])
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("said", [STORY[:0], STORY[:1]], ids=["none", "one"])
def test_nothing_and_one_statement_are_graphs_too(
    said: tuple[Said, ...], mode: Mode, write: Any
) -> None:
    network = subtract(table_of(said), mode)
    count = len(said) * (2 if mode is Mode.TWO else 1)
    assert len(reread(write(network))) == count


def test_the_order_of_statements_does_not_change_the_bytes() -> None:
    turned = table_of(STORY[::-1], attributes=NAMED, colours=COLOURS)
    for mode in Mode:
        for write in (graphml, gexf):
            assert write(subtract(turned, mode)) == write(subtract(STORY_TABLE, mode))


def test_gexf_has_colours_that_are_colours() -> None:
    root = etree.fromstring(gexf(subtract(STORY_TABLE)))
    assert root.tag == tag(SPACE, "gexf")
    assert root.get("version") == "1.3"
    assert root.find(tag(SPACE, "meta")) is None
    node = next(root.iter(tag(SPACE, "node")))
    assert dict(node.find(tag(VIZ, "color")).attrib) == {
        "r": "187",
        "g": "103",
        "b": "84",
    }
    # "red" is none that GEXF knows; it stays an attribute.
    assert [
        one.find(tag(VIZ, "color")) is None for one in root.iter(tag(SPACE, "node"))
    ]
    assert b'value="red"' in gexf(subtract(STORY_TABLE))


def slices_of(table: StatementTable) -> tuple[Network, ...]:
    request = Request(
        aggregation=Aggregation.SUBTRACT, window=Window.MONTHS, size=2, isolates=False
    )
    return make_slices(table, request)


def test_slices_are_one_graph_whose_weights_follow_each_other() -> None:
    said = [
        (*one[:3], one[3] + timedelta(days=31 * shift))
        for shift in range(0, 12, 3)
        for one in STORY
    ]
    slices = slices_of(table_of(said))
    assert len(slices) > 3
    content = gexf_slices(slices)
    # networkx knows days alone and takes any text for one.
    assert len(reread(content.replace(b'"dateTime"', b'"date"'))) == 4
    root = etree.fromstring(content)
    body = root.find(tag(SPACE, "graph"))
    assert (body.get("mode"), body.get("timeformat")) == ("dynamic", "dateTime")
    edges = list(root.iter(tag(SPACE, "edge")))
    assert {one.get("weight") for one in edges} == {None}
    values = 0
    for edge in edges:
        spells = [
            (s.get("start"), s.get("end")) for s in edge.iter(tag(SPACE, "spell"))
        ]
        assert all(start <= end for start, end in spells)
        # At any time there is one value, and none where there is no edge.
        assert all(one[1] < later[0] for one, later in pairwise(spells))
        weights = [
            one
            for one in edge.iter(tag(SPACE, "attvalue"))
            if one.get("for") == "weight"
        ]
        assert [(one.get("start"), one.get("end")) for one in weights] == spells
        values += len(weights)
    assert values == sum(one.matrix.nnz for one in slices)


def test_slices_without_any_statement_are_a_graph_too() -> None:
    assert len(reread(gexf_slices([]))) == 0
