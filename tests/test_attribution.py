"""Attributions: a table of lines, each with the names, roles and chains to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.attributions.attribution import (
    Attribution,
    Named,
    parse_attribution,
    parse_introduction,
)
from kg.model import Span, SpeakerKind

TABLE = Path(__file__).with_name("attributions.txt")


def _cases() -> list[tuple[str, str, str]]:
    """Return line, expected speakers and expected verb of each entry."""
    cases: list[list[str]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("    "):
            cases[-1].append(line.strip())
        elif line:
            cases.append([line])
    return [
        (case[0], case[1], case[2].removeprefix("verb: ") if case[2:] else "-")
        for case in cases
    ]


CASES = _cases()


def _whole(line: str) -> Span:
    return Span(0, len(line))


def _printed(parsed: Attribution | None) -> str:
    if parsed is None:
        return "-"
    return " & ".join(_speaker(one) for one in parsed.speakers)


def _speaker(one: Named) -> str:
    kind = "" if one.kind is SpeakerKind.PERSON else f" {{{one.kind.value}}}"
    pronoun = " {pronoun}" if one.pronoun else ""
    posts = []
    for post in one.capacities:
        chain = "".join(f" > {body.text}" for body in post.organizations)
        years = f" ({post.years})" if post.years else ""
        posts.append(f" [{post.role.text if post.role else '-'}{chain}{years}]")
    return one.name + kind + pronoun + "".join(posts)


def test_the_table_is_whole() -> None:
    assert len(CASES) >= 340
    assert sum(expected == "-" for _, expected, _ in CASES) >= 8


@pytest.mark.parametrize(("line", "expected", "verb"), CASES)
def test_a_line_gives_its_speakers_and_posts(
    line: str, expected: str, verb: str
) -> None:
    parsed = parse_attribution(line, _whole(line))
    assert _printed(parsed) == expected
    cue = parsed.cue.of(line) if parsed and parsed.cue else "-"
    assert cue == verb


@pytest.mark.parametrize(("line", "expected", "verb"), CASES)
def test_every_span_covers_its_words(line: str, expected: str, verb: str) -> None:
    before = "“Words,” "
    text = before + line
    parsed = parse_attribution(text, Span(len(before), len(text)))
    if parsed is None:
        return
    for named in parsed.speakers:
        assert named.span.of(text).split()[0] in named.name
        for post in named.capacities:
            for piece in (post.role, *post.organizations, post.printed):
                assert piece is None or piece.span.of(text) == piece.text
                assert piece is None or parsed.span.covers(piece.span)
    assert parsed.span.covers(parsed.source)


INTRODUCTIONS = (
    ("Ada Example, Director of the Sample Fund, noted:", "Ada Example"),
    ("Ada Example, Director of the Sample Fund, spoke about costs:", "Ada Example"),
    ("Director of the Harbour Institute Ada Example opened the day:", "Ada Example"),
    ("According to Ada Example, CEO of Sample Corp:", "Ada Example"),
    ("As Ada Example put it:", "Ada Example"),
    ("In his speech, Minister of Energy Ada Example stressed:", "Ada Example"),
    ("Ada Example, Editor, The Sample Gazette:", "Ada Example"),
    ("She added:", "She"),
    ("Ada Example also said:", "Ada Example"),
    ("Opening the session, Ada Example, CEO of Sample Corp, said:", "Ada Example"),
    ("Answering Ada Example, CEO of Sample Corp, Bert Sample said:", None),
    ("According to Ada Example, Bert Sample said:", None),
    ("As Ada Example said, Bert Sample noted:", None),
    ("The session discussed the following:", None),
    ("Let me repeat:", None),
    ("The way forward is this:", None),
    ("Директор Института примеров Анна Примерова отметила:", "Анна Примерова"),
)


@pytest.mark.parametrize(("line", "name"), INTRODUCTIONS)
def test_words_before_a_quotation_name_its_speaker(line: str, name: str | None) -> None:
    parsed = parse_introduction(line, _whole(line))
    assert (parsed.speakers[0].name if parsed else None) == name


def test_after_a_full_stop_a_new_sentence_is_no_attribution() -> None:
    line = "Ada Example noted that the figures were old."
    assert parse_attribution(line, _whole(line), after_stop=True) is None
    line = "Ada Example, Director, Sample Fund."
    assert parse_attribution(line, _whole(line), after_stop=True) is not None


SOUP = """
said Ada Example Director of the and , ; – ( ) “ ” . Institute at for Minister Bank 2007
[ ] * « » ’s he – Professor, Samples
"""
WORDS = st.sampled_from(SOUP.split())


@given(st.lists(WORDS, max_size=24).map(" ".join))
def test_no_soup_of_words_breaks_the_grammar(line: str) -> None:
    for parse in (parse_attribution, parse_introduction):
        parsed = parse(line, Span(0, len(line))) if line else None
        if parsed is not None:
            assert parsed.speakers
            assert _whole(line).covers(parsed.span)


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(line: str) -> None:
    if line:
        parse_attribution(line, _whole(line))
        parse_introduction(line, _whole(line))
