"""The page of a discourse network: sides, time, and the statements behind each line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.networks.compute import make_network
from kg.networks.request import Aggregation, Request
from kg.picture.discourse import drawn
from kg.picture.page import render_network
from tests.networks.coded import Said, table_of

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
A, B, C = "Sample Union", "Example Club", "Sample Party"
SAID: list[Said] = [
    (A, "More parks", True, date(2021, 3, 1)),
    (A, "More parks", False, date(2021, 3, 9)),
    (B, "More parks", True, date(2021, 3, 3)),
    (C, "Fewer cars", False, date(2021, 3, 5)),
    (B, "Fewer cars", True, date(2021, 3, 7)),
    (A, "Fewer cars", True, date(2021, 3, 3)),
]


def write(folder: Path, name: str, said: list[Said], request: Request) -> Path:
    made = drawn(make_network(table_of(said), request))
    path = folder / f"{name}.html"
    page = render_network(
        made.network,
        made.statements,
        made.positions,
        title="Samples",
        caption="All of them invented.",
    )
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of discourse networks, in the place of the other ones."""
    folder = tmp_path_factory.mktemp("discourse")
    two = Request(aggregation=Aggregation.COMBINE)
    return {"plain": write(folder, "plain", SAID, two)}


def set_day(page: Any, end: str, place: int) -> None:
    page.evaluate(
        """([id, place]) => {
          const range = document.getElementById(id);
          range.value = String(place);
          range.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        [end, place],
    )


def rows(page: Any) -> list[str]:
    found = page.locator("#lines tr").all()
    return [
        " ".join(" ".join(one.locator("td").all_text_contents()).split())
        for one in found
    ]


def test_both_sides_are_one_mixed_line_in_words(open_page: Open) -> None:
    page = open_page()
    assert sorted(one.partition(",")[0] for one in rows(page)) == [
        "Example Club supports Fewer cars 1 statement",
        "Example Club supports More parks 1 statement",
        "Sample Party opposes Fewer cars 1 statement",
        "Sample Union has a mixed stance on More parks 2 statements",
        "Sample Union supports Fewer cars 1 statement",
    ]
    assert "5 of 5 things and 5 of 5 lines" in page.text_content("#shown")


def test_a_mixed_line_becomes_pro_when_the_contra_is_out_of_time(
    open_page: Open,
) -> None:
    page = open_page()
    set_day(page, "until", 2)
    said = [one for one in rows(page) if one.endswith("More parks 1 statement")]
    assert sorted(said) == [
        "Example Club supports More parks 1 statement",
        "Sample Union supports More parks 1 statement",
    ]
    set_day(page, "until", 4)
    assert any("has a mixed stance on" in one for one in rows(page))
    set_day(page, "since", 4)
    assert rows(page) == ["Sample Union opposes More parks 1 statement"]


def test_the_time_changes_the_counts_and_stays_in_the_address(open_page: Open) -> None:
    page = open_page()
    assert page.is_visible("#time")
    assert page.locator("#statements .card").count() == 6
    set_day(page, "since", 1)
    set_day(page, "until", 2)
    assert page.text_content("#since-day") == "2021-03-03"
    assert page.text_content("#until-day") == "2021-03-05"
    assert page.url.endswith("#since=2021-03-03&until=2021-03-05")
    assert page.locator("#statements .card").count() == 3
    assert "3 of 5 lines" in page.text_content("#shown")
    again = open_page(fragment="#since=2021-03-03&until=2021-03-05")
    assert rows(again) == rows(page)
    set_day(again, "until", 4)
    set_day(again, "since", 0)
    assert again.locator("#statements .card").count() == 6
    assert "since" not in again.url


def test_one_end_of_the_time_takes_the_other_along(open_page: Open) -> None:
    page = open_page()
    set_day(page, "until", 1)
    set_day(page, "since", 3)
    assert page.text_content("#until-day") == "2021-03-07"
    page.focus("#since")
    page.keyboard.press("ArrowLeft")
    assert page.text_content("#since-day") == "2021-03-05"


def test_a_row_of_the_table_leads_to_its_statements(open_page: Open) -> None:
    page = open_page()
    row = page.locator("#lines tr", has_text="mixed stance")
    row.locator("td").last.locator("a").click()
    title = page.text_content("#panel-title")
    assert title == "Sample Union has a mixed stance on More parks"
    assert page.locator("#panel .card").count() == 2
    quoted = page.locator("#panel blockquote").all_text_contents()
    assert sorted(quoted) == ['words "0", <b>', 'words "1", <b>']
    card = page.locator("#panel .card").first.text_content()
    assert "coded by Cleo Coder" in card
    assert "issued 2021-03-0" in card
