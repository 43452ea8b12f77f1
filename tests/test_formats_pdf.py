"""PDF: paragraphs in the order of reading, without what runs through all pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.formats.pdf import convert_pdf
from kg.formats.rendition import render
from tests.office_files import (
    columns_pdf,
    encrypted_pdf,
    lines_pdf,
    picture_pdf,
    wrapped_pdf,
)

SENTENCES = (
    "The ministry of Freeland will publish its models, said Anna Example on Monday.",
    "Boris Placeholder, who leads the union of model makers, called it a good day.",
    "Clara Fictional disagreed, and asked for a longer debate in the assembly.",
)
PARAGRAPHS = [
    f"{n}{'abcd'[n % 4]} " + " ".join(SENTENCES[(n + k) % 3] for k in range(3 + n % 4))
    for n in range(24)
]
TURNS = [
    "Anna Example: Yes.",
    "Boris Placeholder: No, we cannot support that proposal, and we will vote against "
    "it when the assembly meets again in the autumn of next year.",
    "Anna Example: Why?",
    "Clara Fictional: Because it is early.",
]


def test_pages_become_paragraphs_without_heads_feet_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(wrapped_pdf("Voices on the models of Freeland", PARAGRAPHS))
    rendition = render(path)
    blocks = rendition.text.rstrip("\n").split("\n\n")
    assert blocks[0] == "# Voices on the models of Freeland"
    assert "Gazette" not in rendition.text
    assert "Page" not in rendition.text
    assert " ".join(blocks[1:]) == " ".join(PARAGRAPHS)
    # A paragraph whose last line is full cannot be told from one that goes on.
    assert len(set(blocks[1:]) & set(PARAGRAPHS)) >= 20
    assert rendition.title == "Voices on the models of Freeland"
    assert rendition.warnings == ()
    assert rendition.made is not None
    assert re.fullmatch(r"pdf \d+ \(pypdfium2 [\d.]+\)", rendition.made)


def test_turns_of_a_transcript_stay_apart() -> None:
    converted = convert_pdf(wrapped_pdf("", TURNS, running=False), "p.pdf")
    assert converted.text.rstrip("\n").split("\n\n") == TURNS


@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left, right = PARAGRAPHS[:3], PARAGRAPHS[3:6]
    data = columns_pdf(left, right, by_rows=by_rows)
    shown = convert_pdf(data, "p.pdf").text
    assert shown.rstrip("\n").split("\n\n") == [*left, *right]


def test_a_heading_over_both_columns_comes_first() -> None:
    heading = "A heading that reaches across both columns of the page, as they often do"
    data = columns_pdf(
        PARAGRAPHS[:2], PARAGRAPHS[2:4], by_rows=True, heading=f"{heading}, and on"
    )
    assert convert_pdf(data, "p.pdf").text.startswith(heading)


def test_rows_of_a_table_are_not_read_as_columns() -> None:
    left = ["Anna", "Boris", "Clara", "Dora", "Emil", "Fay"]
    right = ["yes", "no", "yes", "no", "yes", "no"]
    shown = convert_pdf(columns_pdf(left, right, by_rows=True), "p.pdf").text
    assert "Anna yes" in shown
    assert "Fay no" in shown


FILL = "and they said so in the house of the assembly on Monday, and again on Friday,"
HYPHENS = {
    "the compound stands elsewhere": (
        [f"Of deep-fakes {FILL} about deep-", "fakes again."],
        "deep-fakes again",
    ),
    "the word stands elsewhere": (
        [f"Of governance {FILL} about gover-", "nance again."],
        "about governance again",
    ),
    "nothing tells": (
        [f"{FILL} {FILL} about deep-", "fakes again."] + [FILL, FILL] * 30,
        "about deep-fakes again",
    ),
    "a capital follows": ([f"{FILL} the Biden-", "Harris plan."], "Biden-Harris plan"),
    "a number follows": ([f"{FILL} against COVID-", "19 again."], "COVID-19 again"),
}


def test_the_suite_has_its_size() -> None:
    assert len(HYPHENS) >= 5
    assert len(PARAGRAPHS) == 24


@pytest.mark.parametrize("case", HYPHENS)
def test_a_hyphen_goes_only_if_the_line_end_made_it(case: str) -> None:
    lines, expected = HYPHENS[case]
    assert expected in convert_pdf(lines_pdf(lines), "p.pdf").text


def test_a_pdf_without_text_asks_for_recognition(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(picture_pdf(3))
    with pytest.raises(SourceError, match=r"scan\.pdf: has no text.*\(OCR\) first"):
        render(path)


def test_an_encrypted_pdf_is_named() -> None:
    with pytest.raises(SourceError, match=r"secret\.pdf: is encrypted; save it"):
        convert_pdf(encrypted_pdf(), "secret.pdf")


def test_every_truncation_is_refused_or_told() -> None:
    whole = wrapped_pdf("Voices", PARAGRAPHS)
    for size in range(10, len(whole) - 10, len(whole) // 12):
        try:
            converted = convert_pdf(whole[:size], "report.pdf")
        except SourceError as error:
            assert "\n" not in str(error)  # noqa: PT017
        else:
            assert any("cut off" in warning for warning in converted.warnings)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 5_000])
def test_a_broken_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"report\.pdf: is a broken PDF file"):
        render(path)


def test_the_same_file_gives_the_same_text() -> None:
    data = wrapped_pdf("Voices", PARAGRAPHS[:6])
    assert convert_pdf(data, "p.pdf") == convert_pdf(data, "p.pdf")
