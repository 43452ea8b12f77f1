"""Characters, marks, paragraphs and sentences: offsets stay true on any text."""

from __future__ import annotations

import textwrap
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.marks import MarkedLines, find_regions
from kg.model import Span
from kg.paragraphs import find_paragraphs, wrap_width
from kg.text import fold, line_number, sentences, trim

SOUP = st.text(
    st.sampled_from("“”„«»\"'‘’ \n\r.,!?aB<>…-–\u00a0\u2011\ufeff"), max_size=80
)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_makes_kinds_of_hyphen_blank_and_mark_one() -> None:
    assert (
        fold("non‑governmental – “x”\u00a0‘y’ «z»")
        == 'non-governmental - "x" \'y\' "z"'
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = end.join(["one", "two", "three"])
    assert line_number(text, text.index("three")) == 3


def test_trimming_drops_no_break_spaces_and_byte_order_marks() -> None:
    text = "\ufeff \u00a0words\u00a0"
    assert trim(text, 0, len(text)) == Span(3, 8)
    assert trim(" \n", 0, 2) is None


SENTENCES = (
    ("One. Two.", ["One.", "Two."]),
    ("Was it <...> so? It was.", ["Was it <...> so?", "It was."]),
    ("Dr. Example met H.E. Sample. They spoke.", 2),
    ("A session entitled Who Wins?, which took place here. End.", 2),
    ("Alexander V. Example spoke. He left.", 2),
    ("He said “One. Two.” and left. She stayed.", 2),
    ("It cost 3.5 per cent. So it went.", 2),
    ("В 2024 г. это было так. Это прошло.", 2),
    ("Sample Ltd. He left.", 2),
    ("St. Petersburg is here. Moscow is there.", 2),
    ("1. A heading with a number", 1),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_they_end(text: str, expected: list[str] | int) -> None:
    found = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    if isinstance(expected, int):
        assert len(found) == expected, found
    else:
        assert found == expected


@given(SOUP.filter(bool))
def test_sentences_cover_all_that_is_not_blank(text: str) -> None:
    spans = list(sentences(text, Span(0, len(text))))
    assert spans == sorted(spans)
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


# -- quotation marks ---------------------------------------------------------------

REGIONS: tuple[tuple[str, list[str]], ...] = (
    ("“One,” said X.", ["One,"]),
    ('"One", said X.', ["One"]),
    ('"One.” said X.', ["One."]),
    ("«Раз», – сказал X.", ["Раз"]),
    ("„Eins“, sagt X.", ["Eins"]),
    ("“He said “no” twice,” X.", ["He said “no” twice,"]),
    ('"It was "safe"," X.', ['It was "safe",']),
    ("“The ‘model’ isn’t his,” X.", ["The ‘model’ isn’t his,"]),
    ("One,” said X.", ["One,"]),
    ("“One,” said X. “Two.”", ["One,", "Two."]),
    ("Don’t, can't, countries’ rights", []),
    ("‘One is enough,’ said X.", ["One is enough,"]),
    ("''Wire style,'' he said", ["Wire style,"]),
    ("“Never closed, said X.", ["Never closed, said X."]),
    ("«Открытие «Форума», – сказал X.", ["Открытие «Форума"]),
    ("“ “ ”", ["“"]),
)


@pytest.mark.parametrize(("text", "expected"), REGIONS)
def test_marks_of_every_kind_bound_their_regions(
    text: str, expected: list[str]
) -> None:
    found = find_regions(text, Span(0, len(text)))
    assert [one.inner.of(text).strip() for one in found] == expected


def test_the_regions_say_which_mark_is_missing() -> None:
    open_end = find_regions("“One, said X.", Span(0, 13))
    assert (open_end[0].opened, open_end[0].closed) == (True, False)
    no_start = find_regions("One,” said X.", Span(0, 13))
    assert (no_start[0].opened, no_start[0].closed) == (False, True)


@given(SOUP.filter(bool))
def test_no_number_of_marks_is_an_error(text: str) -> None:
    last = 0
    for region in find_regions(text, Span(0, len(text))):
        assert region.outer.covers(region.inner)
        assert last <= region.outer.start
        last = region.outer.end


QUOTED_LINES = st.lists(
    st.lists(
        st.sampled_from([*'“”«»"‘’,. ', "''", "word"]),
        min_size=1,
        max_size=12,
    ).map("".join),
    min_size=1,
    max_size=8,
).map("\n".join)


def _lines_of(text: str) -> list[Span]:
    ends = [at for at, char in enumerate(text) if char == "\n"]
    starts = [0, *(at + 1 for at in ends)]
    spans = (trim(text, *one) for one in zip(starts, [*ends, len(text)], strict=True))
    return [one for one in spans if one is not None]


@given(QUOTED_LINES)
def test_marks_read_once_say_what_the_regions_of_the_lines_say(text: str) -> None:
    lines = _lines_of(text)
    assume(lines)
    marked = MarkedLines(text, lines)
    for first in range(len(lines)):
        start = lines[first].start
        for last in range(first, len(lines)):
            regions = find_regions(text, Span(start, lines[last].end))
            asked = (start, lines[last].end)
            assert marked.has_region(*asked) == bool(regions)
            assert marked.is_open(*asked) == any(not one.closed for one in regions)


@given(QUOTED_LINES)
def test_a_quotation_that_opens_a_line_is_the_first_region_from_there(
    text: str,
) -> None:
    lines = _lines_of(text)
    assume(lines)
    marked = MarkedLines(text, lines)
    for line in lines:
        regions = find_regions(text, Span(line.start, lines[-1].end))
        mark = line.of(text)[0]
        if mark not in "“«" or not regions or regions[0].inner.start != line.start + 1:
            continue  # nothing, or an empty pair, opens the line
        first = regions[0]
        assert marked.quotation_at(line.start) == (first if first.closed else None)


# -- paragraphs --------------------------------------------------------------------

PROSE = (
    "The registry was opened in the spring, and nobody has asked to close it again.",
    "Upkeep is paid for by those who use it most, which was harder to agree than is.",
    "A second registry is one too many, as every clerk in the harbour will tell you.",
)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n"])
def test_wrapped_text_has_the_paragraphs_of_the_unwrapped(width: int, gap: str) -> None:
    prose = [" ".join([line] * 3) for line in PROSE]
    end = gap[: len(gap) // 2]
    wrapped = gap.join(end.join(textwrap.wrap(line, width)) for line in prose)
    found = [" ".join(span.of(wrapped).split()) for span in find_paragraphs(wrapped)]
    assert found == prose
    assert wrap_width(wrapped) is not None


def test_unwrapped_lines_are_paragraphs_without_blank_lines_between() -> None:
    prose = [" ".join([line] * 3) for line in PROSE]
    text = "\n".join(["A heading", *prose])
    assert len(find_paragraphs(text)) == 4
    assert wrap_width(text) is None


@given(SOUP)
def test_paragraphs_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = find_paragraphs(text)
    assert list(spans) == sorted(spans)
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


LINES_THAT_ASK_FOR_A_HEADING = (
    '"One two three four five, six," said the keeper of the harbour in',
    '"One two three four five six seven." The keeper of the harbour at',
    "“One two three four five six seven the keeper of the harbour in a",
    '""One two three four five, six," said the keeper of the harbour b',
    "“”“”“”“”“”“”“”“” the keeper of the harbour “one, two three four,”",
)


@pytest.mark.parametrize("line", LINES_THAT_ASK_FOR_A_HEADING)
def test_a_block_of_lines_that_open_with_marks_is_read_in_little_time(
    line: str,
) -> None:
    text = f"{line}\n" * 8_000
    started = perf_counter()
    assert find_paragraphs(text)
    assert perf_counter() - started < 8
    assert len(LINES_THAT_ASK_FOR_A_HEADING) == 5
