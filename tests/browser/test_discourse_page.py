"""Discourse networks in a real Chromium: time, sides, statements, keys."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kg.networks.network import Network
from kg.networks.request import Mode
from kg.picture.discourse import drawn
from kg.picture.page import render_network
from tests.networks.coded import HOSTILE, STORY, Said, subtract, table_of

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
FOCUSED = "document.activeElement.id"
# Ten bodies that change their minds: by a rule, not by chance.
LONG: tuple[Said, ...] = tuple(
    (
        f"Body {chr(65 + i % 5)}",
        f"Idea {i * 7 % 4}",
        (i * i + i // 3) % 3 > 0,
        date(2021, 1, 1) + timedelta(days=i // 2),
    )
    for i in range(60)
)
LONG_LABELS: tuple[Said, ...] = (
    ('Zeta, Inc.; "Holding"', "Emissionen müssen sinken", True, date(2021, 1, 1)),
    ("Ünïted Öl & Gas „GmbH“", "Emissionen müssen sinken", False, date(2021, 1, 2)),
)


def render(network: Network, title: str = "Samples") -> str:
    made = drawn(network)
    return render_network(
        made.network, made.statements, made.positions, title=title, caption="No one."
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that are opened here; `open_page` knows them by these names."""
    folder = tmp_path_factory.mktemp("discourse")
    hostile: list[Said] = [
        (one, other, place % 2 > 0, date(2021, 1, 1 + place))
        for place, (one, other) in enumerate(itertools.pairwise(HOSTILE))
    ]
    made = {
        "two": subtract(table_of(STORY)),
        "one": subtract(table_of(STORY), Mode.ONE),
        "long-two": subtract(table_of(LONG)),
        "long-one": subtract(table_of(LONG), Mode.ONE),
        "labels": subtract(table_of(LONG_LABELS)),
        "hostile": subtract(table_of(hostile)),
        "hostile-one": subtract(
            table_of([(one[0], HOSTILE[1], *one[2:]) for one in hostile]), Mode.ONE
        ),
    }
    written = {}
    for name, network in made.items():
        written[name] = folder / f"{name}.html"
        title = f"Samples {HOSTILE[1]}" if "hostile" in name else "Samples"
        written[name].write_text(render(network, title), encoding="utf-8")
    return written


def open_ready(open_page: Open, name: str, *rest: Any, **options: Any) -> Any:
    page = open_page(name, *rest, **options)
    page.wait_for_timeout(100)
    return page


def table(page: Any) -> set[tuple[str, str, str]]:
    """Return what the table says: who, does what, to whom or what."""
    rows = page.evaluate(
        "[...document.querySelectorAll('#lines tr')].map((row) =>"
        " [...row.cells].slice(0, 3).map((cell) => cell.textContent.trim()))"
    )
    return {(a, " ".join(b.split()), c) for a, b, c in rows}


def drawn_lines(page: Any) -> int:
    return int(page.evaluate("edges.get({ filter: (edge) => !edge.hidden }).length"))


def show_days(page: Any, since: int, until: int) -> None:
    """Move the two ends of the time, the later one first so that they do not meet."""
    for id, place in (("until", until), ("since", since)):
        page.evaluate(
            """([id, place]) => {
              const range = document.getElementById(id);
              range.value = place;
              range.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            [id, place],
        )


def words_of(said: list[Said], mode: Mode) -> set[tuple[str, str, str]]:
    """Return what a table says of statements, counted as simply as can be."""
    found = set()
    if mode is Mode.TWO:
        for who, what in {one[:2] for one in said}:
            sides = {one[2] for one in said if one[:2] == (who, what)}
            word = {
                (True,): "supports",
                (False,): "opposes",
                (False, True): "has a mixed stance on",
            }[tuple(sorted(sides))]
            found.add((who, word, what))
        return found
    for a, b in itertools.combinations(sorted({one[0] for one in said}), 2):
        mine, theirs = ([x for x in said if x[0] == who] for who in (a, b))
        weight = sum(
            1 if x[2] == y[2] else -1 for x in mine for y in theirs if x[1] == y[1]
        )
        if weight:
            found.add((a, "agrees with" if weight > 0 else "disagrees with", b))
    return found


@pytest.mark.parametrize("name", ["long-two", "long-one"])
def test_any_part_of_the_time_is_counted_again(open_page: Open, name: str) -> None:
    mode = Mode.ONE if name == "long-one" else Mode.TWO
    page = open_ready(open_page, name)
    days = sorted({one[3] for one in LONG})
    assert page.get_attribute("#since", "max") == str(len(days) - 1)
    for since, until in [(0, 29), (0, 6), (7, 15), (20, 29), (12, 12), (0, 0)]:
        show_days(page, since, until)
        part = [one for one in LONG if days[since] <= one[3] <= days[until]]
        expected = words_of(part, mode)
        assert table(page) == expected
        assert drawn_lines(page) == len(expected)


def test_the_sign_between_two_turns_with_the_time(open_page: Open) -> None:
    page = open_ready(open_page, "one")
    assert table(page) == {("Example Club", "disagrees with", "Sample Union")}
    show_days(page, 2, 3)
    assert table(page) == {("Example Club", "agrees with", "Sample Union")}
    # Of the last day only one of them has words: they do not meet.
    show_days(page, 3, 3)
    assert table(page) == set()
    assert "0 of 1 line" in page.text_content("#shown")


def test_both_sides_are_one_line_only_while_both_are_in_the_time(
    open_page: Open,
) -> None:
    page = open_ready(open_page, "two")
    assert ("Example Club", "has a mixed stance on", "parks") in table(page)
    assert "showing 4 of 4 things and 3 of 3 lines" in page.text_content("#shown")
    show_days(page, 0, 1)
    assert table(page) == {
        ("Example Club", "supports", "parks"),
        ("Sample Union", "opposes", "parks"),
    }


def test_a_weight_is_shown_only_of_all_the_time(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    assert "weight 1" in page.text_content("#lines")
    show_days(page, 0, 1)
    assert "weight" not in page.text_content("#lines")


def test_the_legend_counts_what_the_time_shows(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    legend = "document.querySelector('#relations').textContent"
    assert "mixed1" in page.evaluate(legend).replace(" ", "")
    show_days(page, 0, 1)
    assert "supports1opposes1mixed0" in page.evaluate(legend).replace(" ", "")


def test_time_is_moved_with_keys_and_kept_in_the_link(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    page.focus("#until")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.get_attribute("#until", "aria-valuetext") == "2021-03-02"
    assert page.text_content("#until-day") == "2021-03-02"
    assert page.evaluate(FOCUSED) == "until"
    assert page.url.endswith("#until=2021-03-02")
    shown = table(page)
    page = open_ready(open_page, "two", "#until=2021-03-02")
    assert table(page) == shown
    assert len(shown) == 2


def test_a_click_on_a_line_shows_its_statements(open_page: Open) -> None:
    page = open_ready(open_page, "one")
    page.wait_for_timeout(150)
    middle = page.evaluate(
        """() => {
          const [edge] = edges.get({ filter: (one) => !one.hidden });
          const ends = [edge.from, edge.to].map((id) => network.getPosition(id));
          const { x, y } = network.canvasToDOM({
            x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2,
          });
          const frame = document.getElementById("mynetwork").getBoundingClientRect();
          return [frame.x + x, frame.y + y];
        }"""
    )
    page.mouse.click(*middle)
    page.wait_for_selector("#panel .card")
    title = page.text_content("#panel-title")
    assert title == "Example Club disagrees with Sample Union"
    assert page.evaluate(FOCUSED) == "panel-title"
    said = page.locator("#panel blockquote").all_text_contents()
    assert sorted(said) == [f'words "{i}", <b>' for i in (0, 1, 2, 3, 5)]


def test_a_card_says_who_where_when_and_who_marked_it(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    page.locator("#lines a", has_text="3 statements").click()
    page.wait_for_selector("#panel .card")
    card = " ".join(page.locator("#panel .card").first.text_content().split())
    for words in (
        "Example Club supports parks",
        'words "0", <b>',
        "Daily Sample, issued 2021-03-01",
        "Text 0",
        "characters 0–14",
        "marked by a coder",
        "coded by Cleo Coder",
    ):
        assert words in card
    assert "undefined" not in card


def test_keys_alone_lead_to_a_statement_and_back(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    page.keyboard.press("/")
    page.keyboard.type("sample union")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "panel-title"
    assert page.text_content("#panel-title") == "Sample Union"
    assert page.locator("#panel blockquote").count() == 3
    page.keyboard.press("Escape")
    assert page.text_content("#panel-title") == "Who speaks here"


def test_the_two_of_a_line_between_equals_are_seen_alike(open_page: Open) -> None:
    page = open_ready(open_page, "one")
    for one, other in itertools.permutations(["Example Club", "Sample Union"]):
        page.keyboard.press("Escape")
        page.click(f"#lines a:text-is('{one}')")
        assert page.text_content("#panel-title") == one
        headings = page.locator("#panel h3").all_text_contents()
        assert headings[0].strip() == "disagrees with …"
        assert headings[1] == "Statements (5)"
        assert page.locator("#panel .links a").first.text_content() == other


def test_the_legend_has_a_word_and_a_pattern_for_every_side(open_page: Open) -> None:
    page = open_ready(open_page, "two")
    strokes = page.evaluate(
        "[...document.querySelectorAll('#relations .choice')].map((one) => ["
        "one.querySelector('input').value, one.textContent.trim(),"
        "one.querySelector('svg').innerHTML.replace(/var\\([^)]*\\)/g, '')])"
    )
    assert [one[0] for one in strokes] == ["supports", "opposes", "mixed"]
    assert len({one[2] for one in strokes}) == 3
    assert all(word in text for word, text, _ in strokes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["hostile", "labels", "long-one"])
def test_axe_finds_nothing(
    open_page: Open, axe: str, name: str, width: int, scheme: str
) -> None:
    page = open_ready(open_page, name, width=width, color_scheme=scheme)
    page.locator("#lines a").first.click()
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id }) => id))"
    )
    assert found == []


@pytest.mark.parametrize("name", ["hostile", "labels", "long-two"])
def test_a_telephone_scrolls_one_way_only(open_page: Open, name: str) -> None:
    page = open_ready(open_page, name, width=375)
    page.click("#legend summary")
    page.locator("#lines a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert page.locator("#since").is_visible()


@pytest.mark.parametrize("name", ["hostile", "hostile-one"])
def test_hostile_labels_stay_text(open_page: Open, name: str) -> None:
    page = open_ready(open_page, name)
    data = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
    for key, part in (("n", "nodes"), ("e", "edges"), ("s", "statements")):
        for one in data[part]:
            page.evaluate("(to) => { location.hash = to; }", f"{key}={one['id']}")
            page.wait_for_timeout(10)
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("document.images.length") == 0
    assert {node["label"] for node in data["nodes"]} <= set(HOSTILE)
