from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EvidenceError
from kg.gate import find_pieces
from kg.model import Span

TEXT = (
    "We must label deepfakes “now”. Nobody should ban them. <...> "
    "The non\u2011governmental network – a goal – will grow. Nobody should ban them."
)
WHOLE = [Span(0, len(TEXT))]


def pieces(quoted: str) -> list[str]:
    return [span.of(TEXT) for span in find_pieces(TEXT, quoted, WHOLE)]


def test_words_that_stand_there_are_found_exactly() -> None:
    assert pieces("We must label deepfakes") == ["We must label deepfakes"]


def test_typographic_variants_are_found_at_the_right_place() -> None:
    assert pieces('label deepfakes "now"') == ["label deepfakes “now”"]
    assert pieces("The non-governmental network - a goal - will\n grow") == [
        "The non\u2011governmental network – a goal – will grow"
    ]


@pytest.mark.parametrize("mark", ["||", "<...>", "<…>", "[...]", "[…]"])
def test_pieces_around_an_elision_are_found_in_order(mark: str) -> None:
    quoted = f"We must label {mark} a goal – will grow"
    assert pieces(quoted) == ["We must label", "a goal – will grow"]


@pytest.mark.parametrize(
    "quoted",
    [
        "We should label deepfakes",  # one word changed
        "label all deepfakes",  # one word added
        "Nobody should ban it.",
        "we must label",  # another case is another word
    ],
)
def test_altered_words_are_refused(quoted: str) -> None:
    with pytest.raises(EvidenceError, match="not in the source"):
        pieces(quoted)


def test_the_refusal_shows_the_nearest_words() -> None:
    with pytest.raises(EvidenceError, match="nearest words there: 'We must label"):
        pieces("We should label deepfakes now")


def test_words_that_stand_twice_are_refused_with_their_places() -> None:
    with pytest.raises(EvidenceError, match=r"stands 2 times \(31-54, "):
        pieces("Nobody should ban them.")


def test_pieces_in_another_order_are_refused() -> None:
    with pytest.raises(EvidenceError, match="another order"):
        pieces("a goal || We must label")


def test_half_a_word_is_refused() -> None:
    with pytest.raises(EvidenceError, match="not in the source"):
        pieces("ust label deepfak")


def test_words_in_nobodys_mouth_are_named_with_their_line() -> None:
    with pytest.raises(EvidenceError, match="stands in line 1 of the source, but not"):
        find_pieces(TEXT, "a goal", [Span(0, 30)])


@given(st.data())
def test_any_stretch_of_whole_words_passes_and_comes_back_as_it_is(
    data: st.DataObject,
) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    quoted = " ".join(TEXT[start:end].split(" ")[1:-1]).strip()
    if quoted and TEXT.count(quoted) == 1 and not {"<", ">"} & {*quoted}:
        assert pieces(quoted) == [quoted]


WORDS = TEXT.split()


@given(st.integers(0, len(WORDS) - 6), st.integers(0, 5))
def test_no_stretch_of_six_words_passes_with_one_word_changed(
    start: int, changed: int
) -> None:
    words = WORDS[start : start + 6]
    words[changed] = "otherwise"
    with pytest.raises(EvidenceError):
        pieces(" ".join(words))
