from __future__ import annotations

import random
import subprocess
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import DataError
from kg.relations import RELATIONS, STANCES, gexf, graphml, relation_network
from tests import records
from tests.records import ADA, BO, BRIDGE, FAIR, NEIGHBOURS, POSITIONS, STATEMENTS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    return relation_network(STATEMENTS, POSITIONS)


def test_the_network_has_each_thing_and_each_line_once(
    network: nx.MultiDiGraph,
) -> None:
    assert network.number_of_nodes() == 10
    assert network.number_of_edges() == 16
    relations = sorted(relation for *_, relation in network.edges(data="relation"))
    assert relations == sorted(
        ["speaks-in"] * 3
        + ["speaks-about"] * 6
        + ["supports"] * 2
        + ["opposes"] * 2
        + ["mixed", "neutral", "reports"]
    )


def test_a_node_carries_iri_label_and_kind(network: nx.MultiDiGraph) -> None:
    assert network.nodes[ADA.iri] == {
        "iri": ADA.iri,
        "label": "Ada Example",
        "kind": "person",
    }


def test_lines_of_one_relation_are_one_with_all_their_statements(
    network: nx.MultiDiGraph,
) -> None:
    line = network[BO.iri][BRIDGE.iri]["speaks-about"]
    assert line["weight"] == 2
    assert line["statements"] == [records.BY_BO.iri, records.AGAIN_BO.iri]
    assert line["positions"] == []
    assert line["coders"] == []


def test_a_stance_leads_to_its_own_target_and_not_to_what_is_spoken_about(
    network: nx.MultiDiGraph,
) -> None:
    assert set(network[ADA.iri][FAIR.iri]) == {"supports", "mixed"}
    assert set(network[ADA.iri][NEIGHBOURS.iri]) == {"speaks-about", "opposes"}
    assert set(network[ADA.iri][records.SAMPLELAND.iri]) == {"speaks-about"}


def test_a_stance_carries_its_statement_its_positions_and_its_coder(
    network: nx.MultiDiGraph,
) -> None:
    line = network[ADA.iri][FAIR.iri]["mixed"]
    assert line["statements"] == [records.BY_ADA.iri]
    assert line["positions"] == [POSITIONS[1].iri]
    assert line["coders"] == ["Coder Two"]


def test_words_that_the_speaker_did_not_say_draw_no_line(
    network: nx.MultiDiGraph,
) -> None:
    assert records.LEAGUE.iri not in network


def test_a_deprecated_position_draws_no_line(network: nx.MultiDiGraph) -> None:
    assert not network.has_edge(ADA.iri, BRIDGE.iri)


def test_an_unknown_stance_is_refused() -> None:
    wrong = records.position(records.BY_ADA, FAIR, "adores", "is fair")
    with pytest.raises(DataError, match="adores"):
        relation_network(STATEMENTS, [wrong])


def test_every_stance_has_words() -> None:
    assert len(STANCES) == 5
    assert set(STANCES) < set(RELATIONS)


def test_the_order_of_input_does_not_matter(network: nx.MultiDiGraph) -> None:
    for seed in range(5):
        rng = random.Random(seed)
        shuffled = relation_network(
            rng.sample(STATEMENTS, len(STATEMENTS)),
            rng.sample(POSITIONS, len(POSITIONS)),
        )
        assert graphml(shuffled) == graphml(network)
        assert gexf(shuffled) == gexf(network)


def test_the_hash_seed_does_not_matter() -> None:
    program = (
        "import hashlib, sys\n"
        "from kg.relations import gexf, graphml, relation_network\n"
        "from kg.picture.page import render_network\n"
        "from tests.records import POSITIONS as p, STATEMENTS as s\n"
        "n = relation_network(s, p)\n"
        "page = render_network(n, s, p, title='t', caption='c').encode()\n"
        "for part in (graphml(n), gexf(n), page):\n"
        "    sys.stdout.write(hashlib.sha256(part).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 3 * 64


def test_graphml_reads_back_with_every_parallel_line(network: nx.MultiDiGraph) -> None:
    back = nx.read_graphml(BytesIO(graphml(network)), force_multigraph=True)
    assert back.number_of_nodes() == network.number_of_nodes()
    assert back.number_of_edges() == network.number_of_edges()
    statements = {data["statements"] for *_, data in back.edges(data=True)}
    assert f"{records.BY_BO.iri};{records.AGAIN_BO.iri}" in statements


def test_graphml_has_unique_ids_that_gephi_does_not_take_for_something_else(
    network: nx.MultiDiGraph,
) -> None:
    root = ET.fromstring(graphml(network))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = [key.attrib["id"] for key in root.iter(f"{space}key")]
    lines = [edge.attrib["id"] for edge in root.iter(f"{space}edge")]
    assert len(keys) == len(set(keys)) == 10
    assert not {"d3", "d7"} & set(keys)
    assert {"label", "kind", "edgelabel", "statements", "weight"} <= set(keys)
    assert len(lines) == len(set(lines)) == network.number_of_edges()


def test_gexf_reads_back_with_every_parallel_line(network: nx.MultiDiGraph) -> None:
    back = nx.read_gexf(BytesIO(gexf(network)), version="1.3")
    assert back.number_of_nodes() == network.number_of_nodes()
    assert back.number_of_edges() == network.number_of_edges()
    assert back.nodes[ADA.iri]["label"] == "Ada Example"


def test_gexf_carries_no_date_and_tells_parallel_lines_apart_by_kind(
    network: nx.MultiDiGraph,
) -> None:
    content = gexf(network)
    assert b"lastmodifieddate" not in content
    assert b"NetworkX" not in content
    edges = list(ET.fromstring(content).iter("{http://gexf.net/1.3}edge"))
    kinds = {(e.attrib["source"], e.attrib["target"], e.attrib["kind"]) for e in edges}
    assert len(kinds) == len(edges) == network.number_of_edges()


def test_hostile_strings_stay_text_in_the_xml_formats() -> None:
    network = relation_network([records.HOSTILE], [records.HOSTILE_POSITION])
    for content in (graphml(network), gexf(network)):
        assert b"<script" not in content
        assert b"\x00" not in content
        assert "\N{REPLACEMENT CHARACTER} aim" in content.decode()
        ET.fromstring(content)


def test_nothing_said_is_an_empty_network() -> None:
    network = relation_network([], [])
    assert network.number_of_nodes() == 0
    assert b"<graphml" in graphml(network)
    assert b"<gexf" in gexf(network)
