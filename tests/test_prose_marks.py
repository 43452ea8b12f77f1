"""Single marks with apostrophes inside, and what looks like a statement and is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.prose import Quote, find_quotes
from kg.extract.referents.prose_speakers import resolve_sources
from kg.model import Mode, Span
from kg.paragraphs import find_paragraphs

D, M, I = Mode.DIRECT, Mode.MIXED, Mode.INDIRECT  # noqa: E741

# text, and of each statement its source, its mode and its contents, in order.
_Row = tuple[str, Mode, tuple[str, ...]]
CASES: tuple[tuple[str, tuple[_Row, ...]], ...] = (
    (
        "‘It’s the owners’ own books that worry me,’ said Ada Fern, who runs the mill. "
        "‘They’re not the owners’ best work and don’t add up.’",
        (
            (
                "Ada Fern, who runs the mill",
                D,
                (
                    "It’s the owners’ own books that worry me,",
                    "They’re not the owners’ best work and don’t add up.",
                ),
            ),
        ),
    ),
    (
        "'It's the owners' own books that worry me,' Ada Fern said.",
        (("Ada Fern", D, ("It's the owners' own books that worry me,",)),),
    ),
    (
        "Ben Oak insisted the mill was ‘not dead’, but Fern said it was closed.",
        (
            ("Ben Oak", M, ("the mill was ‘not dead’",)),
            ("Fern", I, ("it was closed",)),
        ),
    ),
    (
        "The owners’ friend, Ada Fern, said the weavers’ pay was low.",
        (("The owners’ friend, Ada Fern,", I, ("the weavers’ pay was low",)),),
    ),
    (
        "‘They told us “no”,’ said Ada Fern.",
        (("Ada Fern", D, ("They told us “no”,",)),),
    ),
    (
        "‘The ’90s were the weavers’ best years,’ Ada Fern said.",
        (("Ada Fern", D, ("The ’90s were the weavers’ best years,",)),),
    ),
    (
        "Ada Fern said rock 'n' roll was 'the weavers' joy'.",
        (("Ada Fern", M, ("rock 'n' roll was 'the weavers' joy'",)),),
    ),
    (
        "‘We lost,’ Ada Fern said. ‘It was the owners’ fault.\n\n‘It is not over.’",
        (
            (
                "Ada Fern",
                D,
                ("We lost,", "It was the owners’ fault.", "It is not over."),
            ),
        ),
    ),
    (
        "“He called it a ‘so-so mill’ in June,” said Ada Fern.",
        (("Ada Fern", D, ("He called it a ‘so-so mill’ in June,",)),),
    ),
    (
        "Ada Fern said the mill is “a tired mule”, a charge Oak calls “lazy”.",
        (
            ("Ada Fern", M, ("the mill is “a tired mule”",)),
            ("Oak", D, ("lazy",)),
        ),
    ),
    (
        "Ada Fern said the mill was lost, a claim the council denies.",
        (("Ada Fern", I, ("the mill was lost",)),),
    ),
    (
        "Ada Fern said the mill was sold, a move that would cost jobs.",
        (("Ada Fern", I, ("the mill was sold, a move that would cost jobs",)),),
    ),
    (
        "Ada Fern said she feared a claim, a fine and a ban.",
        (("Ada Fern", I, ("she feared a claim, a fine and a ban",)),),
    ),
    (
        "‘We lost,’ Ben Oak told the ‘Oldbrook Post’. ‘We will see.’",
        (("Ben Oak", D, ("We lost,", "We will see.")),),
    ),
    (
        "“We lost,” said Ada Fern, describing the mill as “dead,” a remark Oak denies.",
        (
            ("Ada Fern", D, ("We lost,",)),
            ("Ada Fern", M, ("the mill as “dead,”",)),
        ),
    ),
    (
        "Ada Fern, who called the sale ‘odd’, said the ‘so-called owners’ were wrong.",
        (
            ("who", M, ("the sale ‘odd’",)),
            ("Ada Fern", M, ("the ‘so-called owners’ were wrong",)),
        ),
    ),
    ("Say Oldbrook demanded that the mill be torn down.", ()),
    ("Oldbrook said enough.", ()),
    ("Many weavers have heard that the mill will close.", ()),
    ("Ada Fern declined to comment.", ()),
    ("The council refused to comment on Friday.", ()),
    (
        "Ada Fern declined to sell the mill.",
        (("Ada Fern", I, ("to sell the mill",)),),
    ),
)
# A sentence, and whether its speaker can be vouched for.
SPEAKERS = {
    "Twelve percent said the mill should close.": False,
    "29 others said the mill should close.": False,
    "Most said the mill should close.": False,
    "Another slide says the mill will close.": False,
    "The weaver story says that the mill will close.": False,
    "The chart says the mill will close.": False,
    "The report says the mill will close.": True,
    "A survey by the council says the mill will close.": True,
    "An Oldbrook League poll says the mill will close.": True,
    "Two officials said the mill will close.": True,
    "Ada Fern said the mill will close.": True,
}


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, find_paragraphs(text))


def _rows(text: str) -> tuple[_Row, ...]:
    return tuple(
        (
            one.source.of(text) if one.source else "",
            one.mode,
            tuple(piece.of(text) for piece in one.content),
        )
        for one in quotes(text)
    )


def test_the_cases_are_whole() -> None:
    assert len(CASES) == 22
    assert len(SPEAKERS) == 11


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_and_statements_are_read(text: str, expected: tuple[_Row, ...]) -> None:
    assert _rows(text) == expected


@pytest.mark.parametrize(("text", "sure"), SPEAKERS.items())
def test_only_who_can_speak_is_vouched_for(text: str, sure: bool) -> None:
    (only,) = resolve_sources(text, find_paragraphs(text), quotes(text))
    assert only.speakers
    assert only.sure is sure


_PIECES = """
‘ ’ ' “ ” ‘It’s It's owners’ owners' ,’ .' , . said says that Ada Fern, worry
Oldbrook a charge denies the mill Say don’t 'n' ’90s “no” –
"""
_WORDS = st.sampled_from(_PIECES.split())


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_no_source_begins_with_an_apostrophe_or_holds_half_a_quotation(
    text: str,
) -> None:
    for one in quotes(text):
        for piece in one.content:
            assert 0 <= piece.start < piece.end <= len(text)
        if one.source is not None:
            printed = one.source.of(text)
            assert not printed.startswith(("’", "'"))
            assert printed.count("“") == printed.count("”")


@pytest.mark.parametrize(
    "unit", ["‘a s’ b ", "'a s' b ", "a ‘", "s’ ", ", a claim he "]
)
def test_a_megabyte_of_marks_is_read_in_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.perf_counter()
    find_quotes(text, [Span(0, len(text))])
    assert time.perf_counter() - begun < 20
