from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.records import BY_ADA, BY_BO, HOSTILE, STATEMENTS

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
FOCUSED = "document.activeElement.id"


def centre_of(page: Any, node: str) -> tuple[float, float]:
    """Return where a thing of the drawing is in the window."""
    page.wait_for_timeout(150)  # two frames until the first view stands
    point = page.evaluate(
        """(node) => {
          const place = network.canvasToDOM(network.getPosition(node));
          const frame = document.getElementById("mynetwork").getBoundingClientRect();
          return [frame.x + place.x, frame.y + place.y];
        }""",
        node,
    )
    return point[0], point[1]


def violations(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>"
        " `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`))"
    )
    return list(found)


def test_click_on_a_thing_shows_the_exact_words(open_page: Open) -> None:
    page = open_page()
    page.mouse.click(*centre_of(page, "person-ada-example"))
    page.wait_for_selector("#panel .card")
    assert page.text_content("#panel-title") == "Ada Example"
    assert page.evaluate(FOCUSED) == "panel-title"
    assert page.text_content("#panel blockquote") == BY_ADA.text
    assert page.url.endswith("#n=person-ada-example")


def test_a_card_says_who_in_what_role_where_and_how_it_came(open_page: Open) -> None:
    page = open_page(fragment="#n=person-ada-example")
    card = page.text_content("#panel .card")
    for words in (
        "Ada Example supports The sample tax is fair to everyone",
        "Ada Example has a mixed stance on The sample tax is fair to everyone",
        "Ada Example opposes the neighbours",
        f"As named in this source: {BY_ADA.role_line}",
        "Sample Gazette, issued 2024-01-02",
        f"characters {BY_ADA.span.start}–{BY_ADA.span.end}",
        "direct quotation",
        "translated; AI mentioned; original not held",
        "elided",
        "editor's insertion",
        "coded by Coder One (human)",
        "coded by Coder Two (human)",
        "set aside on review",
    ):
        assert words in " ".join(card.replace("\n", " ").split())
    assert page.text_content("#panel .elision") == "<...>"
    assert page.text_content("#panel .insertion") == "[to the east – ed.]"
    link = page.locator("#panel .card a[target]")
    assert link.get_attribute("href") == "https://example.org/samples"
    assert link.get_attribute("rel") == "noreferrer noopener"


def test_a_line_marks_the_words_that_it_rests_on(open_page: Open) -> None:
    page = open_page()
    edge = page.evaluate(
        """() => JSON.parse(document.getElementById("data").textContent).edges.find(
          (edge) => edge.from === "person-ada-example" && edge.relation === "opposes"
        ).id"""
    )
    page.goto(page.url + f"#e={edge}")
    page.wait_for_selector("#panel .card")
    assert page.text_content("#panel-title") == "Ada Example opposes the neighbours"
    assert page.locator("#panel mark").all_text_contents() == ["must not complain"]


def test_click_on_a_line_selects_it(open_page: Open) -> None:
    page = open_page()
    (ax, ay), (bx, by) = (
        centre_of(page, node) for node in ("person-ada-example", "org-sampleland")
    )
    page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    page.wait_for_selector("#panel .card")
    assert page.text_content("#panel-title") == "Ada Example speaks about Sampleland"
    assert page.locator("#panel mark").all_text_contents() == ["Sampleland"]
    assert page.evaluate(FOCUSED) == "panel-title"


def test_keys_alone_lead_from_search_to_a_statement_and_back(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED) == "search"
    page.keyboard.type("costs TOO")
    options = page.locator("#hits [role=option]")
    assert options.count() == 1
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "hit-0"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "panel-title"
    assert page.text_content("#panel blockquote") == BY_BO.text
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Bo Sample"
    page.keyboard.press("Enter")
    assert page.text_content("#panel-title") == "Bo Sample"
    page.keyboard.press("Escape")
    assert page.text_content("#panel-title") == "Who speaks here"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ADA", "Ada Example"),
        ("reader in samples", "Bo Sample"),
        ("will pay it", "Ada Example"),
        ("sample bridge", "Sample Bridge"),
    ],
)
def test_search_finds_names_roles_and_words(
    open_page: Open, query: str, first: str
) -> None:
    page = open_page()
    page.fill("#search", query)
    assert page.locator("#hits .first").first.text_content() == first


def test_escape_leaves_the_search_empty_and_closed(open_page: Open) -> None:
    page = open_page()
    page.fill("#search", "sample")
    assert page.locator("#hits").is_visible()
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    assert page.locator("#hits").is_hidden()


def test_the_legend_filters_drawing_table_and_statements(open_page: Open) -> None:
    page = open_page()
    assert page.locator("#lines tr").count() == 16
    assert "10 of 10 things and 16 of 16 lines" in page.text_content("#shown")
    page.uncheck("#relations input[value=speaks-about]")
    page.uncheck("#relations input[value=speaks-in]")
    assert page.locator("#lines tr").count() == 7
    hidden = page.evaluate("edges.get({ filter: (edge) => edge.hidden }).length")
    assert hidden == 9
    # The lead carries no position: with its lines its statement is gone.
    assert page.locator("#statements .card").count() == len(STATEMENTS) - 1
    page.uncheck("#kinds input[value=claim]")
    assert page.locator("#lines tr").count() == 3
    assert page.url.endswith("#off=claim,speaks-about,speaks-in")
    page.check("#relations input[value=speaks-about]")
    assert page.locator("#lines tr").count() == 9


def test_the_legend_says_shape_pattern_word_and_count(open_page: Open) -> None:
    page = open_page()
    choices = page.locator(".choice")
    assert choices.count() == 8 + 7
    for choice in choices.all():
        assert choice.locator("svg").count() == 1
        words = choice.text_content()
        assert words.strip(" 0123456789")
        assert words[-1].isdigit()


def test_a_link_opens_the_page_with_selection_and_filter(open_page: Open) -> None:
    page = open_page(fragment="#n=person-bo-sample&off=speaks-in")
    assert page.text_content("#panel-title") == "Bo Sample"
    assert not page.is_checked("#relations input[value=speaks-in]")
    page = open_page(fragment="#n=nobody&off=nothing")
    assert page.text_content("#panel-title") == "Who speaks here"


def test_the_way_back_leads_to_what_was_seen_before(open_page: Open) -> None:
    page = open_page()
    page.click("#panel a:text-is('Ada Example')")
    page.click("#panel .links a:text-is('Sampleland')")
    assert page.text_content("#panel-title") == "Sampleland"
    page.go_back()
    page.wait_for_function("document.querySelector('h2').textContent === 'Ada Example'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("fragment", ["", "#n=person-ada-example"])
def test_axe_finds_nothing(
    open_page: Open, axe: str, scheme: str, width: int, fragment: str
) -> None:
    page = open_page("hostile", fragment, width=width, color_scheme=scheme)
    assert violations(page, axe) == []


def test_axe_finds_nothing_while_searching(open_page: Open, axe: str) -> None:
    page = open_page()
    page.fill("#search", "sample")
    page.keyboard.press("ArrowDown")
    assert violations(page, axe) == []


@pytest.mark.parametrize("name", ["plain", "hostile"])
def test_a_telephone_scrolls_one_way_only(open_page: Open, name: str) -> None:
    page = open_page(name, width=375)
    page.click("#legend summary")
    for fragment in ("", "#n=person-ada-example"):
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_hostile_strings_stay_text(open_page: Open) -> None:
    page = open_page("hostile")
    data = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
    for key, part in (("n", "nodes"), ("e", "edges"), ("s", "statements")):
        for one in data[part]:
            page.evaluate("(to) => { location.hash = to; }", f"{key}={one['id']}")
            page.wait_for_timeout(20)
    page.fill("#search", "img src")
    assert page.locator("#hits li").count() >= 2
    page.keyboard.press("Enter")
    page.evaluate("(to) => { location.hash = to; }", "n=" + data["nodes"][0]["id"])
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("document.images.length") == 0
    texts = page.locator("#statements blockquote").all_text_contents()
    assert HOSTILE.text in texts
    addresses = page.evaluate("[...document.links].map((link) => link.protocol)")
    assert set(addresses) <= {"file:", "https:"}


def test_the_drawing_moves_with_buttons_and_not_with_the_wheel(open_page: Open) -> None:
    page = open_page()
    page.wait_for_timeout(150)
    scale = page.evaluate("network.getScale()")
    page.mouse.move(400, 500)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(100)
    assert page.evaluate("network.getScale()") == scale
    assert page.evaluate("window.scrollY") > 0
    page.click("#zoom-in")
    assert page.evaluate("network.getScale()") > scale


def test_without_a_drawing_the_table_still_says_it_all(
    browser: Any, pages: dict[str, Any]
) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = context.new_page()
    page.goto(pages["plain"].as_uri())
    page.wait_for_selector("#no-drawing")
    assert page.locator("#no-drawing").is_visible()
    assert page.locator("#lines tr").count() == 16
    context.close()


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
def test_other_media_lose_nothing(open_page: Open, media: dict[str, str]) -> None:
    page = open_page()
    page.emulate_media(**media)
    assert page.locator("#lines tr").count() == 16
    assert page.locator("#statements .card").count() == len(STATEMENTS)
