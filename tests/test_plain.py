"""Plain paragraphs: the publisher's voice, or the one speaker's of the record."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KGError, NoStatements
from kg.model import BlockKind, Mode, Reading, Source, Speaker, SpeakerKind
from kg.readers import plain
from kg.readers.plain import is_prose

PAGE = """---
title: The yearly report
date: 2024-05-03
---

Home
News

# The yearly report

The Sample Fund published its report on Friday. It finds that spending has doubled.

The authors call for more research.

Contact
© 2024 Sample
"""


def _read(text: str, **known: Any) -> Reading:
    return plain.read(Source("page", text, "", **known))


def test_each_paragraph_of_prose_is_the_voice_of_the_publisher() -> None:
    reading = _read(PAGE)
    assert [one.span.of(PAGE)[:11] for one in reading.statements] == [
        "The Sample ",
        "The authors",
    ]
    for one in reading.statements:
        assert (one.mode, one.rule) == (Mode.EDITORIAL, "paragraph")
        (who,) = one.speakers
        assert who == Speaker("", SpeakerKind.ORGANIZATION, (), "publisher")


def test_the_speaker_of_the_record_says_each_paragraph() -> None:
    reading = _read(PAGE, speaker="Ada Example, Director, Sample Fund")
    for one in reading.statements:
        assert one.mode is Mode.DIRECT
        (who,) = one.speakers
        assert who == Speaker("Ada Example", SpeakerKind.PERSON, (), "metadata")


@pytest.mark.parametrize(
    ("given_as", "name", "kind"),
    [
        ("Ada Example, President, Freeland", "Ada Example", SpeakerKind.PERSON),
        ("Mao Muster", "Mao Muster", SpeakerKind.PERSON),
        ("Sample Institute", "Sample Institute", SpeakerKind.ORGANIZATION),
        ("Leaders of the Sample Six", "Leaders of the Sample Six",
         SpeakerKind.COLLECTIVE),
        ("ada", "ada", SpeakerKind.PERSON),
    ],
)  # fmt: skip
def test_the_record_may_name_a_person_a_body_or_many(
    given_as: str, name: str, kind: SpeakerKind
) -> None:
    (who,) = _read(PAGE, speaker=given_as).statements[0].speakers
    assert (who.name, who.kind, who.method) == (name, kind, "metadata")


def test_the_header_gives_the_title_and_the_date() -> None:
    document = _read(PAGE).document
    assert document.title is not None
    assert document.title.text == "The yearly report"
    assert document.issued is not None
    assert document.issued[0].isoformat() == "2024-05-03"
    assert document.blocks[0].kind is BlockKind.BOILERPLATE


def test_a_quotation_left_in_its_paragraph_is_reported() -> None:
    text = "A title\n\nShe said: “We have done what we could.” It rained.\n"
    warning = "line 3: words in marks, left in the paragraph: nobody is read"
    assert _read(text).document.warnings == (warning,)
    assert _read(text + "\n" + text).document.warnings == (f"{warning} (and 1 more)",)
    assert _read(text, speaker="Ada Example").document.warnings == ()


@pytest.mark.parametrize("text", ["Home\nNews\nAbout us\n", "x", "---\n\n***\n", " "])
def test_a_text_of_no_prose_is_refused(text: str) -> None:
    with pytest.raises(NoStatements, match="only lines of a few words"):
        _read(text)


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("The talks began on Friday.", True),
        ("one two three four five six seven eight nine ten eleven twelve", True),
        ("About us", False),
        ("Read more.", False),
        ("# The talks began on Friday.", False),
        ("© 2024 Sample", False),
    ],
)
def test_prose_is_told_from_menus_and_headings(words: str, prose: bool) -> None:
    assert is_prose(words) is prose


@given(st.text("aB .\n\r\t“”—\u2028:", max_size=300))
def test_statements_are_in_order_and_hold_all_the_prose(text: str) -> None:
    assert plain.sniff(text) == 0.3
    reached = 0
    with suppress(KGError):
        reading = _read(text)
        for one in reading.statements:
            assert one.span.start >= reached
            assert [part.span for part in one.parts] == [one.span]
            reached = one.span.end
        blocks = {block.span for block in reading.document.blocks}
        assert {one.span for one in reading.statements} <= blocks
