from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from kg.errors import DataError
from kg.picture.drawing import LOOKS, STROKES
from kg.picture.page import render_network
from kg.relations import RELATIONS, relation_network
from tests import records
from tests.records import HOSTILE, HOSTILE_POSITION, POSITIONS, STATEMENTS

TITLE = f"A title {records.SCRIPT} & $data"
CAPTION = f"A caption {records.IMAGE}"


class Reader(HTMLParser):
    """Collects what a browser would make of a page: tags, addresses, scripts, data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.open: str | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.open = tag
            (self.scripts if tag == "script" else self.styles).append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - given by the parser
        self.open = None

    def handle_data(self, data: str) -> None:
        if self.open == "script":
            self.scripts[-1] += data
        if self.open == "style":
            self.styles[-1] += data

    @property
    def data(self) -> Any:
        return json.loads(self.scripts[0])

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name))]


def render(*, hostile: bool = False) -> str:
    statements = [*STATEMENTS, HOSTILE] if hostile else list(STATEMENTS)
    positions = [*POSITIONS, HOSTILE_POSITION] if hostile else list(POSITIONS)
    network = relation_network(statements, positions)
    return render_network(network, statements, positions, title=TITLE, caption=CAPTION)


@pytest.fixture(scope="module")
def page() -> str:
    return render()


@pytest.fixture(scope="module")
def hostile() -> str:
    return render(hostile=True)


def test_the_same_input_gives_the_same_bytes(page: str) -> None:
    assert render() == page


def test_the_order_of_input_does_not_matter(page: str) -> None:
    network = relation_network(STATEMENTS, POSITIONS)
    turned = render_network(
        network, STATEMENTS[::-1], POSITIONS[::-1], title=TITLE, caption=CAPTION
    )
    assert turned == page


def test_the_page_has_every_thing_line_statement_and_position(page: str) -> None:
    network = relation_network(STATEMENTS, POSITIONS)
    data = Reader(page).data
    assert len(data["nodes"]) == network.number_of_nodes() == 10
    assert len(data["edges"]) == network.number_of_edges() == 16
    assert len(data["statements"]) == len(STATEMENTS) == 4
    assert len(data["positions"]) == len(POSITIONS) == 8
    assert sum(kind["count"] for kind in data["kinds"]) == 10
    assert sum(relation["count"] for relation in data["relations"]) == 16


def test_the_drawing_has_every_thing_and_every_parallel_line(page: str) -> None:
    draw = Reader(page).scripts[2]
    nodes, edges = (
        json.loads(part) for part in re.findall(r"new vis\.DataSet\((\[.*?\])\);", draw)
    )
    assert len(nodes) == 10
    assert len(edges) == len({edge["id"] for edge in edges}) == 16
    assert {"x", "y", "shape", "label"} <= nodes[0].keys()
    assert '"physics": {"enabled": false}' in draw


def test_parallel_lines_are_not_drawn_over_each_other(page: str) -> None:
    draw = Reader(page).scripts[2]
    edges = json.loads(re.findall(r"new vis\.DataSet\((\[.*?\])\);", draw)[1])
    drawn = {(e["from"], e["to"], json.dumps(e["smooth"])) for e in edges}
    assert len(drawn) == len(edges)


def test_statements_are_stored_once_and_lines_refer_to_them(page: str) -> None:
    for statement in STATEMENTS:
        assert page.count(statement.text[-24:]) == 1


def test_each_quotation_is_the_statement_to_the_character(page: str) -> None:
    texts = {one["iri"]: one for one in Reader(page).data["statements"]}
    for statement in STATEMENTS:
        shown = texts[statement.iri]
        assert shown["text"] == statement.text
        assert shown["end"] - shown["start"] == len(shown["text"])
        for (kind, start, end), part in zip(
            shown["parts"], statement.parts, strict=True
        ):
            assert kind == part.kind
            offset = statement.span.start
            assert (start, end) == (part.span.start - offset, part.span.end - offset)


def test_evidence_is_where_its_words_are(page: str) -> None:
    data = Reader(page).data
    by_iri = {position.iri: position for position in POSITIONS}
    for position in data["positions"]:
        text = data["statements"][position["statement"]]["text"]
        words = [text[start:end] for start, end in position["evidence"]]
        assert words == [words for _, words in by_iri[position["iri"]].evidence]


def test_nothing_is_fetched_from_anywhere(hostile: str) -> None:
    reader = Reader(hostile)
    assert reader.attributes("src") == []
    assert all(href.startswith("#") for href in reader.attributes("href"))
    assert {tag for tag, _ in reader.tags}.isdisjoint({"link", "img", "iframe", "base"})
    assert "sourceMappingURL" not in hostile
    assert "bootstrap@" not in hostile


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page(
    page: str,
) -> None:
    reader = Reader(page)
    policy = next(
        attrs["content"] or ""
        for tag, attrs in reader.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
        for part in (*reader.scripts[1:], *reader.styles)
    ]
    assert len(hashes) == 4
    assert re.findall(r"'sha256-[^']*'", policy) == hashes


def test_the_page_says_what_it_is(page: str) -> None:
    reader = Reader(page)
    assert ("html", {"lang": "en"}) in reader.tags
    metas = [attrs for tag, attrs in reader.tags if tag == "meta"]
    assert {"name": "referrer", "content": "no-referrer"} in metas
    assert any(attrs.get("name") == "viewport" for attrs in metas)
    assert [tag for tag, _ in reader.tags].count("h1") == 1
    digest = reader.data["digest"]
    assert (
        "Made from 4 statements by 3 speakers in 1 source, and 8 positions by "
        f"2 coders. Data sha256 {digest}." in page
    )


def test_hostile_strings_add_no_tag_and_no_attribute(page: str, hostile: str) -> None:
    calm, wild = Reader(page), Reader(hostile)
    assert [tag for tag, _ in wild.tags] == [tag for tag, _ in calm.tags]
    assert [sorted(attrs) for _, attrs in wild.tags] == [
        sorted(attrs) for _, attrs in calm.tags
    ]
    assert len(wild.scripts) == 4


def test_hostile_strings_reach_the_data_unchanged(hostile: str) -> None:
    data = Reader(hostile).data
    one = next(s for s in data["statements"] if s["iri"] == HOSTILE.iri)
    assert one["text"] == HOSTILE.text
    assert one["role"] == HOSTILE.role_line
    assert data["sources"][one["source"]]["url"].startswith("javascript:")
    labels = [node["label"] for node in data["nodes"]]
    assert records.HOSTILE_SPEAKER.label in labels


def test_no_raw_markup_is_in_the_data(hostile: str) -> None:
    data = Reader(hostile).scripts[0]
    assert not re.search("[<>&\u2028\u2029\x00]", data)


def test_ids_are_plain_and_safe_names(hostile: str) -> None:
    data = Reader(hostile).data
    ids = [one["id"] for part in ("nodes", "statements") for one in data[part]]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[A-Za-z0-9_-]+", one) for one in ids)
    assert "__proto__" not in ids
    assert "person-ada-example" in ids


def test_a_label_with_dollar_signs_is_not_taken_for_a_place_in_the_template(
    page: str,
) -> None:
    assert "&amp; $data</h1>" in page


def test_a_line_without_its_statement_is_refused() -> None:
    network = relation_network(STATEMENTS, POSITIONS)
    with pytest.raises(DataError, match="rests on"):
        render_network(network, STATEMENTS[1:], [], title="t", caption="c")


def test_an_empty_network_is_a_page_too() -> None:
    network = relation_network([], [])
    page = render_network(network, [], [], title="Nothing", caption="Nobody spoke.")
    assert Reader(page).data["nodes"] == []
    assert "Made from 0 statements by 0 speakers in 0 sources" in page


def test_every_relation_has_a_stroke_of_its_own() -> None:
    assert set(STROKES) == set(RELATIONS)
    patterns = {(stroke.dashes, stroke.end) for stroke in STROKES.values()}
    # Solid arrows are told apart by their width as well.
    assert len(patterns | {("thin",)}) == len(STROKES)


def test_every_kind_has_a_shape_of_its_own() -> None:
    assert len({look.shape for look in LOOKS.values()}) == len(LOOKS) == 10
