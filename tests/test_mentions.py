"""Mentions: the longest alias wins, conditions hold, and doubt is kept."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.mentions import AliasIndex, link_mentions
from kg.model import Alias, Mention, Span

MINISTRY = Alias("Ministry of Samples of the Republic of Testland", "org/ministry")
ALIASES = (
    MINISTRY,
    Alias("Republic of Testland", "state/testland"),
    Alias("Testland", "state/testland"),
    Alias("West", "collective/west", determiner=True, not_before=("Bank", "Coast")),
    Alias("global majority", "collective/majority"),
    Alias("Samplebank", "org/samplebank"),
    Alias("Sample", "org/samplebank", ambiguous=True),
    Alias("Exampleton", "state/testland", ambiguous=True),
    Alias("the alliance", "initiative/alliance", ambiguous=True),
    Alias("Union", "org/union-a"),
    Alias("Union", "org/union-b"),
    Alias("Union of A", "org/union-a"),
    Alias("IT-Cooperation", "topic/it"),
    Alias("non-governmental network", "initiative/network"),
    Alias("March", "person/march", not_after=("in",)),
)
INDEX = AliasIndex(ALIASES)


def _link(text: str, *spans: Span) -> Sequence[Mention]:
    return link_mentions(text, spans or (Span(0, len(text)),), INDEX)


def _found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.span.of(text), one.status.value, one.targets) for one in _link(text)]


def test_the_longest_match_holds_the_shorter_ones() -> None:
    text = f"the {MINISTRY.text}’s plan"
    outer, inner = _link(text)
    assert (outer.targets, outer.within) == (("org/ministry",), None)
    assert (inner.targets, inner.within) == (("state/testland",), outer.span)
    assert inner.span.of(text) == "Republic of Testland"


CASES: tuple[tuple[str, list[str]], ...] = (
    ("the West agreed", ["West"]),
    ("West agreed", []),
    ("the West Bank", []),
    ("the west wind", []),
    ("The Global Majority", ["Global Majority"]),
    ("Testland’s plans", ["Testland"]),
    ("Testlandic plans", []),
    ("testland", []),
    ("IT‑Cooperation", ["IT‑Cooperation"]),
    ("a non‑governmental  network", ["non‑governmental  network"]),
    ("a non-governmental   network", []),
    ("Republic of\nTestland", ["Testland"]),
    ("Republic of, Testland", ["Testland"]),
    ("Republic of (Testland)", ["Testland"]),
    ("on March 1 March spoke", ["March", "March"]),
    ("in March", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_alias_matches_only_as_it_should(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in _found(text)] == expected


def test_a_line_end_of_wrapped_text_is_a_blank() -> None:
    prose = "The registry was opened in spring by the Republic of Testland, and so on. "
    text = textwrap.fill(prose * 3, 54)
    assert "Republic of\nTestland" in text
    words = [" ".join(words.split()) for words, _, _ in _found(text)]
    assert words == ["Republic of Testland"] * 3


def test_an_ambiguous_alias_links_only_beside_a_clear_one() -> None:
    assert _found("Sample said") == [("Sample", "candidate", ("org/samplebank",))]
    linked = _found("Sample said that Samplebank")
    assert [status for _, status, _ in linked] == ["linked", "linked"]
    elsewhere = "Samplebank stands here.\n\nSample said"
    place = Span(elsewhere.index("Sample said"), len(elsewhere))
    assert [one.status.value for one in _link(elsewhere, place)] == ["linked"]


def test_an_alias_of_two_prefers_the_one_that_is_named() -> None:
    assert _found("the Union") == [
        ("Union", "ambiguous", ("org/union-a", "org/union-b"))
    ]
    text = "the Union of A met; the Union"
    assert [targets for _, _, targets in _found(text)] == [("org/union-a",)] * 2


def test_a_mention_lies_inside_the_spans_that_were_asked_for() -> None:
    text = "Testland met Samplebank"
    assert [one.span.of(text) for one in _link(text, Span(13, 23))] == ["Samplebank"]


def test_the_order_of_the_aliases_does_not_matter() -> None:
    text = f"{MINISTRY.text}, the Union, Sample, Samplebank, the West"
    there = link_mentions(text, [Span(0, len(text))], INDEX)
    back = link_mentions(text, [Span(0, len(text))], AliasIndex(reversed(ALIASES)))
    assert there == back


@given(st.text(max_size=120))
def test_mentions_lie_inside_any_text(text: str) -> None:
    for one in link_mentions(text, [Span(0, len(text))] if text else [], INDEX):
        assert one.span.of(text)
