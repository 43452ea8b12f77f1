from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.networks.compute import make_network
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode, Request
from kg.networks.table import integer_column, text_column
from kg.picture.discourse import drawn
from kg.picture.drawing import draw_network
from kg.picture.large import spring
from kg.picture.layout import LARGE, place
from kg.picture.page import render_network
from tests.networks.coded import DAY, HOSTILE, STORY, Said, subtract, table_of


def lines_of(network: Network) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the lines by the labels of their ends and what they say."""
    made = drawn(network).network
    label = dict(made.nodes(data="label"))
    return {
        (label[start], edge["relation"], label[end]): edge
        for start, end, edge in made.edges(data=True)
    }


def page_of(network: Network) -> str:
    made = drawn(network)
    return render_network(
        made.network, made.statements, made.positions, title="Samples", caption="Nobody"
    )


def data_of(page: str) -> Any:
    found = re.search('<script type="application/json"[^>]*>(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_pro_contra_and_both_are_lines_of_their_own() -> None:
    lines = lines_of(subtract(table_of(STORY)))
    assert {key: edge["weight"] for key, edge in lines.items()} == {
        ("Example Club", "supports", "parks"): 2,
        ("Example Club", "opposes", "parks"): 1,
        ("Example Club", "mixed", "parks"): 3,
        ("Sample Union", "opposes", "parks"): 2,
        ("Sample Union", "supports", "roads"): 1,
    }
    both = lines["Example Club", "mixed", "parks"]
    assert both["joins"] == [
        lines["Example Club", one, "parks"]["id"] for one in ("supports", "opposes")
    ]


def test_a_cell_that_cancels_out_is_drawn_as_mixed() -> None:
    said: list[Said] = [("Example Club", "parks", one, DAY) for one in (True, False)]
    network = subtract(table_of(said))
    assert network.matrix.nnz == 0
    assert ("Example Club", "mixed", "parks") in lines_of(network)


def test_lines_follow_words_and_numbers_only_where_these_have_sides() -> None:
    columns = {
        "scale": integer_column("scale", [-2, 0, 2]),
        "marks": integer_column("marks", [0, 1, 2]),
        "frame": text_column("frame", ["cost", "health", "supports"]),
    }
    said: list[Said] = [("Club", f"idea {i}", True, DAY) for i in range(3)]
    table = table_of(said, columns=columns)

    def relations(qualifier: str | None) -> list[str]:
        request = Request(qualifier=qualifier)
        return [
            key[1]
            for key in sorted(
                lines_of(make_network(table, request)), key=lambda k: k[2]
            )
        ]

    assert relations("scale") == ["opposes", "neutral", "supports"]
    assert relations("marks") == ["speaks-on"] * 3
    assert relations("frame") == ["speaks-on", "speaks-on", "supports"]
    assert relations(None) == ["speaks-on"] * 3


def test_in_a_one_mode_network_both_lines_wait_for_their_time() -> None:
    lines = lines_of(subtract(table_of(STORY), Mode.ONE))
    assert set(lines) == {
        ("Example Club", "agrees-with", "Sample Union"),
        ("Example Club", "disagrees-with", "Sample Union"),
    }
    for edge in lines.values():
        assert edge["recount"] == "subtract"
        assert edge["value"] == "-2"
        assert edge["weight"] == 5  # the roads are of the union alone


def test_of_other_values_than_yes_and_no_only_the_meeting_is_counted_again() -> None:
    columns = {"scale": integer_column("scale", [-2, 2])}
    table = table_of(
        [("A", "parks", True, DAY), ("B", "parks", True, DAY)], columns=columns
    )
    request = Request(
        mode=Mode.ONE, qualifier="scale", aggregation=Aggregation.SUBTRACT
    )
    lines = lines_of(make_network(table, request))
    assert [(key[1], one["recount"]) for key, one in lines.items()] == [
        ("disagrees-with", "meet")
    ]


def test_every_statement_is_stored_once_with_its_words_source_coder_and_place() -> None:
    page = page_of(subtract(table_of(STORY)))
    data = data_of(page)
    assert len(data["statements"]) == len(data["positions"]) == len(STORY)
    texts = sorted(one["text"] for one in data["statements"])
    assert texts == [f'words "{number}", <b>' for number in range(len(STORY))]
    for number in range(len(STORY)):
        assert page.count(f'words \\"{number}\\"') == 1
    one = next(s for s in data["statements"] if s["text"].startswith('words "2"'))
    assert (one["start"], one["mode"]) == (20, "coded")
    source = data["sources"][one["source"]]
    assert (source["title"], source["publisher"]) == ("Text 2", "Daily Sample")
    assert source["issued"] == "2021-03-02"
    assert {position["coder"] for position in data["positions"]} == {"Cleo Coder"}


def test_lines_that_are_never_seen_together_are_not_bent_apart() -> None:
    for mode in Mode:
        made = drawn(subtract(table_of(STORY), mode)).network
        slugs = {iri: f"n-{place}" for place, iri in enumerate(made)}
        _, script = draw_network(made, slugs)
        edges = json.loads(re.findall(r"new vis\.DataSet\((\[.*?\])\);", script)[1])
        assert len(edges) == made.number_of_edges() >= 2
        assert [one["smooth"] for one in edges] == [{"enabled": False}] * len(edges)


@pytest.mark.parametrize("mode", Mode)
def test_equal_networks_are_equal_pages(mode: Mode) -> None:
    assert len({page_of(subtract(table_of(STORY), mode)) for _ in range(2)}) == 1


def test_hostile_words_stay_data() -> None:
    said: list[Said] = [
        (one, two, True, DAY) for one, two in itertools.pairwise(HOSTILE)
    ]
    page = page_of(subtract(table_of(said)))
    data = data_of(page)
    labels = {node["label"] for node in data["nodes"]}
    assert labels == set(HOSTILE)
    assert "<script>window" not in page
    assert "src=" not in page.split('<script type="application/json"')[0]
    ids = [one["id"] for one in data["nodes"]]
    assert all(re.fullmatch("[A-Za-z0-9_-]+", one) for one in ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("said", [STORY[:0], STORY[:1]], ids=["none", "one"])
def test_nothing_and_one_statement_are_pages_too(
    said: tuple[Said, ...], mode: Mode
) -> None:
    data = data_of(page_of(subtract(table_of(said), mode)))
    assert len(data["nodes"]) == len(said) * (2 if mode is Mode.TWO else 1)


# -- the layout of large networks ----------------------------------------------------


def clusters(count: int, size: int) -> list[tuple[str, str]]:
    """Return rings with chords, each joined to the next by one line."""
    edges = []
    for group in range(count):
        names = [f"g{group:02}-{i:03}" for i in range(size)]
        for i, name in enumerate(names):
            edges += [(name, names[(i + step) % size]) for step in (1, 2, 5)]
        edges.append((names[0], f"g{(group + 1) % count:02}-000"))
    return edges


def test_a_large_network_is_laid_out_the_same_in_any_order() -> None:
    edges = clusters(20, 40)
    sizes = {name: (110.0, 40.0) for edge in edges for name in edge}
    assert len(sizes) > LARGE
    places = place(sizes, edges)
    assert set(places) == set(sizes)
    turned = dict(reversed(sizes.items()))
    assert place(turned, [(b, a) for a, b in edges[::-1]]) == places
    assert spring(sizes, edges, seed=2) != places


def test_groups_of_a_large_network_stand_apart() -> None:
    edges = clusters(20, 40)
    sizes = {name: (110.0, 40.0) for edge in edges for name in edge}
    places = place(sizes, edges)

    def apart(a: str, b: str) -> float:
        (x, y), (v, w) = places[a], places[b]
        return float(((x - v) ** 2 + (y - w) ** 2) ** 0.5)

    within: list[float] = []
    between: list[float] = []
    for a, b in itertools.combinations(sorted(sizes)[::7], 2):
        (within if a[:3] == b[:3] else between).append(apart(a, b))
    assert sum(within) / len(within) < 0.4 * sum(between) / len(between)


@given(st.integers(0, 3), st.integers(0, 6))
def test_springs_take_islands_loops_and_nothing(count: int, alone: int) -> None:
    edges = clusters(count, 3) + [("loop", "loop")] * bool(alone)
    names = {name for edge in edges for name in edge}
    sizes = dict.fromkeys([*names, *(f"a{i}" for i in range(alone))], (50.0, 20.0))
    assert set(spring(sizes, edges)) == set(sizes)
