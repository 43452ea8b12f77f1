"""What several readers are made of: sections, warnings, the language of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Piece, Section, Span
from kg.readers.language import language_of
from kg.readers.problems import numbered_lines, warning_lines
from kg.readers.sections import Sections

TEXT = "One\nTwo\r\nThree\nFour\n"


def _section(start: int, end: int, parent: Span | None = None) -> Section:
    return Section(Piece(Span(start, start + 1), "H"), Span(start, end), parent)


@st.composite
def layouts(draw: st.DrawFn) -> list[Section]:
    """Sections one after the other, some with headings inside, with gaps between."""
    sections, at = list[Section](), draw(st.integers(0, 3))
    for _ in range(draw(st.integers(0, 5))):
        inner = draw(st.lists(st.integers(1, 6), max_size=4))
        outer = Span(at, at + 1 + sum(inner) + draw(st.integers(0, 3)))
        sections.append(_section(outer.start, outer.end))
        start = outer.start + 1
        for length in inner:
            end = start + max(1, length - draw(st.integers(0, 2)))
            sections.append(_section(start, end, outer))
            start += length
        at = outer.end + draw(st.integers(0, 3))
    return sections


@given(layouts(), st.integers(0, 60), st.integers(1, 12))
def test_the_innermost_section_is_the_one_that_begins_last(
    sections: list[Section], start: int, length: int
) -> None:
    span = Span(start, start + length)
    around = [one for one in sections if one.span.covers(span)]
    expected = max(around, key=lambda one: one.span.start, default=None)
    assert Sections(sections).around(span) == expected


def test_every_problem_has_a_line_of_its_own_in_the_order_of_the_text() -> None:
    problems = [(16, "left out"), (0, "left out"), (4, "no speaker")]
    assert numbered_lines(TEXT, problems) == (
        "line 1: left out",
        "line 2: no speaker",
        "line 4: left out",
    )


def test_a_kind_of_problem_is_said_once_with_how_often_it_comes_again() -> None:
    problems = [(16, "left out"), (0, "left out"), (4, "no speaker")]
    assert warning_lines(TEXT, problems) == (
        "line 1: left out (and 1 more)",
        "line 2: no speaker",
    )
    assert warning_lines(TEXT, ()) == ()


def test_the_letters_tell_the_language() -> None:
    assert language_of("Слова и ещё слова, and a few words") == "ru"
    assert language_of("Words and more words, и слово") == "en"
    assert language_of("12.5") == "en"
