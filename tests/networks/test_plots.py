from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lxml import etree

from kg.errors import KGError, QueryError
from kg.networks.compute import make_network
from kg.networks.measures.barplot import count_values
from kg.networks.measures.timeline import timeline
from kg.networks.network import Network
from kg.networks.plots import bars_plot, heat_map, image, timeline_plot, tree
from kg.networks.request import Aggregation, Mode, Request, Window
from kg.networks.table import StatementTable, integer_column
from tests.networks.coded import DAY, HOSTILE, STORY, subtract, table_of

pytest.importorskip("matplotlib", reason="plots need the extra `plots`")

TABLE = table_of(STORY)
MANY = table_of(
    [(f"Sample Body {i:02}", f"Sample Idea {i % 7}", i % 3 > 0, DAY) for i in range(60)]
)


def counts_of(table: StatementTable, qualifier: str | None = "agreement") -> Any:
    return timeline(table, Request(qualifier=qualifier), Window.MONTHS)


def words(svg: bytes) -> list[str]:
    root = etree.fromstring(svg)
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def congruence(table: StatementTable) -> Network:
    request = Request(mode=Mode.ONE, aggregation=Aggregation.CONGRUENCE)
    return make_network(table, request)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_equal_plots_are_equal_bytes(ending: str) -> None:
    pictures = [
        {
            image(heat_map(subtract(TABLE), "Samples"), ending),
            image(tree(congruence(TABLE), "Samples"), ending),
            image(timeline_plot(counts_of(TABLE), "Samples"), ending),
            image(bars_plot(count_values(TABLE, Request()), "Samples"), ending),
        }
        for _ in range(2)
    ]
    assert len(pictures[0]) == 4
    assert pictures[0] == pictures[1]


def test_a_picture_says_neither_when_nor_by_what_it_was_made() -> None:
    figure = heat_map(subtract(TABLE), "Samples")
    for ending in ("svg", "png", "pdf"):
        content = image(figure, ending).lower()
        for word in (b"dc:date", b"matplotlib v", b"software", b"creationdate"):
            assert word not in content


def test_a_heat_map_names_its_labels_its_axes_and_its_scale() -> None:
    said = words(image(heat_map(subtract(TABLE), "What they say"), "svg"))
    expected = {"What they say", "Example Club", "Sample Union", "parks", "roads"}
    assert expected <= set(said)
    # There are as many rows as columns, and they are still two variables.
    assert {"organization", "concept", "subtract"} <= set(said)


def test_labels_of_sixty_rows_stand_apart() -> None:
    figure = heat_map(make_network(MANY, Request()), "Many")
    image(figure, "png")
    axes = figure.axes[0]
    boxes = [one.get_window_extent() for one in axes.get_yticklabels()]
    assert len(boxes) == 60
    for one, other in pairwise(boxes):
        assert not one.overlaps(other)


def test_too_many_labels_are_refused_with_what_to_do() -> None:
    said = [(f"Body {i}", "parks", True, DAY) for i in range(201)]
    with pytest.raises(QueryError, match=r"201 labels .*--exclude"):
        heat_map(subtract(table_of(said)), "Too many")


def test_counts_of_other_values_than_sides_are_put_on_each_other() -> None:
    levels = {"strength": integer_column("strength", [-2, -1, 0, 1, 2, 0])}
    counts = counts_of(table_of(STORY, columns=levels), "strength")
    figure = timeline_plot(counts, "Strength")
    tops: dict[float, float] = {}
    bars: list[Any] = [*figure.axes[0].patches]
    for bar in bars:
        assert bar.get_y() >= 0
        top = bar.get_y() + bar.get_height()
        tops[bar.get_x()] = max(tops.get(bar.get_x(), 0.0), top)
    assert sorted(tops.values()) == sorted(
        float(sum(one.counts)) for one in counts.moments
    )
    colours = {bar.get_facecolor() for bar in bars}
    assert len(colours) == 5
    said = words(image(figure, "svg"))
    assert "pro" not in said
    assert "contra" not in said


def test_contra_is_on_the_other_side_and_counted_without_a_minus() -> None:
    figure = bars_plot(count_values(TABLE, Request()), "Sides")
    bars: list[Any] = [*figure.axes[0].patches]
    widths = sorted(bar.get_width() for bar in bars)
    assert widths == [-2.0, -1.0, 1.0, 2.0]
    said = words(image(figure, "svg"))
    assert {"pro", "contra", "2"} <= set(said)
    assert not [one for one in said if one.startswith(("-", "\N{MINUS SIGN}"))]


def test_hostile_labels_are_drawn_as_words() -> None:
    table = table_of([(one, "parks", True, DAY) for one in HOSTILE])
    svg = image(heat_map(subtract(table), "$x_1$ \x00"), "svg")
    root = etree.fromstring(svg)
    said = words(svg)
    assert "<script>window.__xss = 1</script>&\"'" in said
    assert [one for one in said if one.startswith("=1+1; $x_1$, „Ünï")]
    assert "$x_1$ \N{REPLACEMENT CHARACTER}" in said
    assert not list(root.iter("{*}script"))


def test_a_dendrogram_is_only_of_a_one_mode_network_with_two_labels() -> None:
    with pytest.raises(QueryError, match="--mode one"):
        tree(subtract(TABLE), "No")
    with pytest.raises(QueryError, match="two labels"):
        tree(congruence(table_of(STORY[:1])), "No")


def test_a_dendrogram_joins_what_agrees_most_first() -> None:
    said = [("Ada", "parks"), ("Bo", "parks"), ("Ada", "roads"), ("Bo", "roads")]
    said += [("Cy", "parks"), ("Dee", "bikes")]
    table = table_of([(who, what, True, DAY) for who, what in said])
    figure = tree(congruence(table), "Alike")
    names = [one.get_text() for one in figure.axes[0].get_yticklabels()]
    assert sorted(names) == ["Ada", "Bo", "Cy", "Dee"]
    assert abs(names.index("Ada") - names.index("Bo")) == 1


def test_nothing_is_a_picture_too() -> None:
    empty = table_of([])
    for figure in (
        timeline_plot(counts_of(empty), "Nothing"),
        bars_plot(count_values(empty, Request()), "Nothing"),
    ):
        assert b"Nothing" in image(figure, "svg")
    with pytest.raises(QueryError, match="empty"):
        heat_map(subtract(empty), "Nothing")


def test_another_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="svg, png, pdf"):
        image(heat_map(subtract(TABLE), "Samples"), "bmp")


def test_without_matplotlib_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(KGError, match=r"who-said-what\[plots\]"):
        heat_map(subtract(TABLE), "Samples")


def test_importing_plots_does_not_import_matplotlib() -> None:
    import subprocess

    code = "import sys, kg.networks.plots; sys.exit('matplotlib' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_a_number_that_is_none_leaves_a_heat_map_readable() -> None:
    network = subtract(TABLE)
    cells = network.array()
    cells[0, 0] = np.nan
    from scipy import sparse

    figure = heat_map(replace(network, matrix=sparse.csr_array(cells)), "Odd")
    assert image(figure, "svg")
