"""What a record tells beside the words: formulas of procedure, notes in brackets."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartKind, Reading
from kg.readers.parliaments import parlamint, parlparse
from kg.readers.parliaments.formulas import is_formula
from tests.parliaments import check_reading

_FORMULAS = (
    "Question accordingly negatived.",
    "Question put and agreed to.",
    "Question put a second time and negatived.",
    "Question, as amended, put and agreed to.",
    "Main Question, as amended, accordingly agreed to.",
    "Question put forthwith (Standing Order No. 9(6)), That the Bill be read.",
    "Question put, That the amendment be made.",
    "Question again proposed.",
    "Motion made:",
    "Motion made, and Question proposed, That this House do now adjourn.—(A. Example.)",
    "Adjourned at 5.27 pm.",
    "Adjourned accordingly at twelve minutes past Eight o’clock till Monday 3 May.",
    "House adjourned at 6.30 p.m.",
    "The House divided: Ayes 201, Noes 100.",
    "The Assembly divided: Ayes 35; Noes 41.",
    "The House having divided: Ayes 3, Noes 4.",
    "The Assembly proceeded to a Division.",
    "Sitting suspended.",
    "Sitting resumed.",
    "The sitting was, by leave, suspended at 1.26 pm.",
    "The sitting was suspended at 12.59 pm and resumed at 2.00 pm.",
    "Meeting closed at 17:45.",
    "Debate interrupted (Programme Order, this day).",
    "Resolved:",
    "Amendment, by leave, withdrawn.",
    "Amendments Nos 3 to 7 agreed to.",
    "Clause 4, as amended, agreed to.",
)
_SPEECH = (
    "Question 2 has been withdrawn.",
    "Questions put to Ministers deserve answers.",
    "The question was put and agreed to.",
    "The House divided on this last year, and I was there.",
    "The House adjourned at 5 pm and we all went home.",
    "The House rose at 6 pm on Friday because nobody came.",
    "The Committee rose to the challenge.",
    "The Assembly suspended its rules.",
    "The meeting was suspended because of me.",
    "I adjourned at 5.27 pm.",
    "Adjourned debates are no debates.",
    "Resolved to do better, we went on.",
    "Motion carried us forward.",
    "Amendment 37 seeks to remove clause 300.",
    "That the Assembly do now adjourn.",
    "question put and agreed to",
    "Order.",
    "",
)


@pytest.mark.parametrize("words", _FORMULAS)
def test_a_formula_is_known_from_end_to_end(words: str) -> None:
    assert is_formula(words)
    assert not is_formula(words + " I disagree with that.")


@pytest.mark.parametrize("words", _SPEECH)
def test_a_sentence_of_somebody_is_no_formula(words: str) -> None:
    assert not is_formula(words)


def _parts(reading: Reading) -> list[list[tuple[PartKind, str]]]:
    text = reading.document.text
    return [
        [(part.kind, part.span.of(text)) for part in one.parts]
        for one in reading.statements
    ]


def _hansard(tmp_path: Path, *paragraphs: str) -> Reading:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    path = tmp_path / "ni2021-03-05.xml"
    path.write_text(
        "<publicwhip><speech id='uk.org.publicwhip/ni/2021-03-05.1.1' "
        f"speakername='Fay Fictional' person_id='x/1'>{body}</speech></publicwhip>",
        "utf-8",
    )
    reading = parlparse.read("day", path, "0", None)
    check_reading(reading)
    return reading


def test_formulas_behind_the_last_words_are_nobodys(tmp_path: Path) -> None:
    reading = _hansard(
        tmp_path,
        "I beg to move.",
        "Question put.",
        "The Assembly divided: Ayes 3; Noes 4.",
        "Question accordingly negatived.",
        "I thank the House.",
        "Adjourned at 5.27 pm.",
    )
    assert _parts(reading) == [
        [
            (PartKind.SAID, "I beg to move."),
            (PartKind.INSERTION, "Question put."),
            (PartKind.INSERTION, "The Assembly divided: Ayes 3; Noes 4."),
            (PartKind.INSERTION, "Question accordingly negatived."),
            (PartKind.SAID, "I thank the House."),
            (PartKind.INSERTION, "Adjourned at 5.27 pm."),
        ]
    ]


def test_the_motion_that_a_formula_leads_to_is_nobodys(tmp_path: Path) -> None:
    reading = _hansard(
        tmp_path,
        "I move:",
        "That it sits.",
        "Resolved:",
        "That it sits.",
        "That is it.",
    )
    assert [kind for kind, _ in _parts(reading)[0]] == [
        PartKind.SAID,
        PartKind.SAID,
        PartKind.INSERTION,
        PartKind.INSERTION,
        PartKind.SAID,
    ]


def test_a_formula_inside_a_paragraph_of_words_stays_said(tmp_path: Path) -> None:
    words = "The Clerk wrote: Question put and agreed to. I disagree."
    assert _parts(_hansard(tmp_path, words)) == [[(PartKind.SAID, words)]]


def test_a_speech_of_formulas_alone_is_still_one_turn(tmp_path: Path) -> None:
    reading = _hansard(tmp_path, "Sitting suspended.")
    assert _parts(reading) == [[(PartKind.INSERTION, "Sitting suspended.")]]


def _sitting(tmp_path: Path, *segments: str) -> Reading:
    body = "".join(f"<seg>{one}</seg>" for one in segments)
    path = tmp_path / "ParlaMint-XF_2021-03-04.xml"
    path.write_text(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'><text><body><div>"
        f"<u who='#AdaExample'>{body}</u></div></body></text></TEI>",
        "utf-8",
    )
    reading = parlamint.read("sitting", path, "0", None)
    check_reading(reading)
    return reading


@pytest.mark.parametrize(
    "note",
    [
        "[Applause.]",
        "[Aplaudiments …]",
        "[Long applause ...]",
        "[Noise (from the gallery). A pause.]",
        "[<hi>Applause</hi> of all.]",
        "[]",
    ],
)
def test_a_note_in_square_brackets_is_no_part_of_the_words(
    tmp_path: Path, note: str
) -> None:
    printed = note.replace("<hi>", "").replace("</hi>", "")
    reading = _sitting(
        tmp_path, f"{note} I begin.", f"I go {note} on.", f"Done. {note}"
    )
    put_in = (PartKind.INSERTION, printed)
    assert _parts(reading) == [
        [
            put_in,
            (PartKind.SAID, "I begin."),
            (PartKind.SAID, "I go"),
            put_in,
            (PartKind.SAID, "on."),
            (PartKind.SAID, "Done."),
            put_in,
        ]
    ]


@given(st.text(max_size=200))
def test_any_words_are_a_formula_or_not(words: str) -> None:
    assert is_formula(words) in {True, False}


@pytest.mark.parametrize(
    "unit",
    [
        "put and ",
        "at 1 ",
        "until a ",
        ", accordingly at 1 pm",
        "1 ",
        "(",
        " ",
        "agreed ",
    ],
)
@pytest.mark.parametrize("head", ["Question ", "Adjourned ", "Amendment ", "Sitting "])
def test_time_does_not_grow_with_bad_paragraphs(head: str, unit: str) -> None:
    start = time.process_time()
    for size in (790, 1_000_000):
        is_formula((head + unit * size)[:size] + "!")
    assert time.process_time() - start < 1
