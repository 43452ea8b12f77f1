from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EvidenceError
from kg.gate import find_pieces
from kg.model import Span


def found(text: str, quoted: str, places: Sequence[Span] = ()) -> list[str]:
    spans = find_pieces(text, quoted, places or [Span(0, len(text))])
    return [span.of(text) for span in spans]


ELLIPSES = ["…", "...", ". . .", ".\u00a0.\u00a0.", " … ", " ... ", "… ", " …"]


@pytest.mark.parametrize("printed", ELLIPSES)
@pytest.mark.parametrize("quoted", ELLIPSES)
def test_an_ellipsis_is_one_however_it_is_set(printed: str, quoted: str) -> None:
    text = f"It was said{printed}and then it was left. Nobody said more."
    sentence = f"It was said{printed}and then"
    assert found(text, f"It was said{quoted}and then") == [sentence]


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . ."])
def test_an_ellipsis_at_an_end_takes_no_blanks_with_it(ellipsis: str) -> None:
    text = "We go on ... and on; they stop …"
    assert found(text, f"{ellipsis} and on") == ["... and on"]
    assert found(text, f"they stop {ellipsis}") == ["they stop …"]


@given(st.lists(st.sampled_from(["tax", "ban.", "…", "...", " "]), max_size=12))
def test_dots_pass_for_ellipses_between_any_words(parts: list[str]) -> None:
    text = re.sub(r"\.*…[.…]*|\.{2,}", "…", "".join(parts)).strip()
    if text:
        assert found(text, text.replace("…", "...")) == [text]
        assert found(text.replace("…", ". . ."), text)


def test_no_ellipsis_is_added_or_left_out() -> None:
    for text, quoted in (
        ("We tax and ban", "We tax … and ban"),
        ("We tax … and ban", "We tax and ban"),
        ("We tax. And ban", "We tax... And ban"),
        ("We tax.. and ban", "We tax … and ban"),
    ):
        with pytest.raises(EvidenceError, match="not in the source"):
            found(text, quoted)


SAID = "We support the tax on samples, and do not back the ban on examples."


@pytest.mark.parametrize(
    "quoted",
    [
        "We support || the ban",
        "We support the tax || the ban",
        "support || do not back the ban",
    ],
)
def test_scraps_are_not_put_together(quoted: str) -> None:
    with pytest.raises(EvidenceError, match="a piece of fewer than 3 words"):
        found(SAID, quoted)


def test_a_short_quotation_that_stands_alone_passes() -> None:
    assert found(SAID, "the ban") == ["the ban"]


def test_pieces_of_three_words_pass() -> None:
    quoted = "We support the tax || do not back the ban"
    assert found(SAID, quoted) == quoted.split(" || ")


def test_a_short_piece_passes_if_it_is_all_that_is_said_in_its_place() -> None:
    text = "“The neighbours [to the east] waste samples every day.”"
    places = [Span(1, 16), Span(29, len(text) - 1)]
    assert found(text, "The neighbours || waste samples every day", places) == [
        "The neighbours",
        "waste samples every day",
    ]
    with pytest.raises(EvidenceError, match="fewer than 3 words"):
        found(text, "neighbours || waste samples every day", places)


def test_where_no_blanks_are_written_characters_are_counted() -> None:
    text = "我们支持这项税收，也不赞成禁令。"
    places = [Span(0, len(text))]
    with pytest.raises(EvidenceError):
        found(text, "支持 || 禁令", places)


def test_pieces_far_apart_are_two_quotations() -> None:
    near = "We back the tax" + "." * 2_000 + " and so say we"
    quoted = "We back the tax || and so say we"
    assert found(near.replace(". ", " "), quoted) == quoted.split(" || ")
    with pytest.raises(EvidenceError, match="2,001 characters apart"):
        found(near, quoted)
