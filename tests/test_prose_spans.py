"""Quotations in prose: whatever the text, spans stay in order and in their place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.prose import RULES, Quote, find_quotes
from kg.model import Mode, Span
from kg.paragraphs import find_paragraphs
from kg.text import word_list

_WORDS = st.sampled_from(
    word_list(
        """
    Ada Fern he she who that said says told asked claims the mill , . ? ! : ; — -- -
    ( ) “ ” " '' ‘ ’ ' ... and but to not according is was been by of about whether
    promised opposes called for on Monday in a statement adding 's ’s U.S. Mr. İ 😀 שלום
    """
    )
)
_PROSE = st.lists(_WORDS, max_size=60).map(" ".join)
_GLUED = st.lists(_WORDS, max_size=40).map("".join)
_TEXTS = st.one_of(_PROSE, _GLUED, st.text(max_size=120))

_MEGABYTE = 1_000_000
_WORST = (
    '"', "“", "''", "'a ", "“a” ", ", ", "said ", "X, said ", "he said that ", ". ",
    "- ", "(", "a'", "U.", "according to ", "“said ” said, ", "İ ", "who and ", "a-",
)  # fmt: skip


def spans(quote: Quote) -> list[Span]:
    others = (quote.cue, quote.source, quote.antecedent)
    return [*quote.content, *(one for one in others if one is not None)]


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_every_span_lies_inside_the_text(text: str) -> None:
    for quote in find_quotes(text, find_paragraphs(text)):
        assert quote.content
        assert all(one.end <= len(text) for one in spans(quote))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_the_pieces_of_a_content_stand_in_order_and_apart(text: str) -> None:
    for quote in find_quotes(text, find_paragraphs(text)):
        ends = [one.end for one in quote.content]
        starts = [one.start for one in quote.content]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_no_span_crosses_the_bounds_of_a_paragraph(text: str) -> None:
    paragraphs = find_paragraphs(text)
    for quote in find_quotes(text, paragraphs):
        for one in spans(quote):
            assert any(paragraph.covers(one) for paragraph in paragraphs)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_the_same_text_gives_the_same_quotations_under_known_rules(text: str) -> None:
    paragraphs = find_paragraphs(text)
    found = find_quotes(text, paragraphs)
    assert found == find_quotes(text, paragraphs)
    assert {one.rule for one in found} <= set(RULES)
    assert all(one.mode is not Mode.EDITORIAL for one in found)


@settings(max_examples=150, deadline=None)
@given(_PROSE, _PROSE)
def test_offsets_move_with_the_text(before: str, text: str) -> None:
    alone = find_quotes(text, [Span(0, len(text))] if text else [])
    whole = before + "\n\n" + text
    start = len(before) + 2
    moved = find_quotes(whole, [Span(start, len(whole))] if text else [])
    assert [
        [(one.start + start, one.end + start) for one in spans(quote)]
        for quote in alone
    ] == [[(one.start, one.end) for one in spans(quote)] for quote in moved]


def test_the_suite_of_worst_texts_has_its_size() -> None:
    assert len(_WORST) == 19


@pytest.mark.parametrize("unit", _WORST)
def test_a_megabyte_in_one_line_takes_time_in_proportion(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_quotes(text, [Span(0, len(text))])
        return time.process_time() - start

    small = min(cost(_MEGABYTE // 32) for _ in range(2))
    assert cost(_MEGABYTE // 8) < 12 * small + 0.3
