from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.gaps import close_gaps, may_separate
from kg.model import Mode, Part, PartKind, Span, Statement

TEXT = "“We agree,” said Ada Example. “We will sign,” she added. “Soon.”"
SAID = (Span(1, 10), Span(31, 44), Span(58, 63))


def statement(text: str, *spans: Span, attribution: Span | None = None) -> Statement:
    return Statement(
        document="page",
        mode=Mode.DIRECT,
        span=Span(spans[0].start, spans[-1].end),
        parts=tuple(Part(PartKind.SAID, one) for one in spans),
        speakers=(),
        attribution=attribution,
        source=None,
        cue=None,
        section=None,
        heading=None,
        rule="label-then-quotation",
    )


def test_words_of_the_page_between_two_parts_become_insertions() -> None:
    first = Span(TEXT.index("said"), TEXT.index(". “We will"))
    closed = close_gaps(TEXT, statement(TEXT, *SAID, attribution=first))
    inserted = [one for one in closed.parts if one.kind is PartKind.INSERTION]
    assert [one.span.of(TEXT) for one in inserted] == ["she added."]


def test_an_attribution_with_its_stops_separates_two_parts() -> None:
    name = Span(TEXT.index("said"), TEXT.index(". “We will"))
    assert may_separate(SAID[0].end, SAID[1].start, [name], TEXT)
    assert not may_separate(SAID[1].end, SAID[2].start, [name], TEXT)


@given(st.text(alphabet="ab \n“”•.", min_size=8, max_size=60), st.data())
def test_after_closing_nothing_is_left_between_parts(
    text: str, data: st.DataObject
) -> None:
    cuts = data.draw(st.sets(st.integers(0, len(text)), min_size=4, max_size=8))
    places = sorted(cuts)[: len(cuts) // 2 * 2]
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=True)]
    closed = close_gaps(text, statement(text, *spans))
    assert replace(closed, parts=()) == replace(statement(text, *spans), parts=())
    for one, other in zip(closed.parts, closed.parts[1:], strict=False):
        assert one.span.end <= other.span.start
        assert may_separate(one.span.end, other.span.start, (), text)
