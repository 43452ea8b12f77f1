"""Names on lines of their own in releases: whose words stand above and below them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Reading, Source
from kg.readers.releases import press_release

FIRST = "“The harbour is open to everybody, and we are glad.”"
SECOND = "“We have waited for years for this day to come.”"
THIRD = "“Our members will use the new piers from tomorrow.”"
ROWS = (
    f"Bert Sample, CEO, Test Works:\n{SECOND}",
    f"Clara Test, Chair, Sample Union:\n{THIRD}",
)
ON_ONE_LINE = tuple(row.replace("\n", " ") for row in ROWS)


def _read(text: str) -> Reading:
    return press_release.read(Source("page", text, sha256(text.encode()).hexdigest()))


def _said(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return who says what, by the words."""
    text = reading.document.text
    return {
        one.span.of(text): tuple(speaker.name for speaker in one.speakers)
        for one in reading.statements
    }


def _page(*rows: str) -> str:
    return "What they say about it:\n\n" + "\n\n".join(rows) + "\n"


@pytest.mark.parametrize("rows", [ROWS, ON_ONE_LINE], ids=["two lines", "one line"])
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Quilla Zan, President/CEO, Sample Health", "Quilla Zan"),
        ("Ada Example, Director of Ports, City of Test", "Ada Example"),
        ("Northmark Senator Ada Example", "Ada Example"),
        ("Alliance of Sample Towns", "Alliance of Sample Towns"),
    ],
)
def test_a_name_without_a_colon_speaks_the_words_under_it(
    rows: tuple[str, ...], line: str, name: str
) -> None:
    for at in range(3):
        page = [*rows]
        page.insert(at, f"{line}\n{FIRST}")
        reading = _read(_page(*page))
        said = _said(reading)
        assert said == {
            FIRST.strip("“”"): (name,),
            SECOND.strip("“”"): ("Bert Sample",),
            THIRD.strip("“”"): ("Clara Test",),
        }
        own = [one for one in reading.statements if one.speakers[0].name == name]
        assert [one.rule for one in own] == ["name-line-then-quotation"]
        assert line not in [one.heading.text for one in reading.document.sections]


@pytest.mark.parametrize("rows", [ROWS, ON_ONE_LINE], ids=["two lines", "one line"])
@pytest.mark.parametrize("line", ["Industry", "Labor Leaders", "", "More of Today"])
def test_words_without_a_name_are_not_the_next_speakers(
    rows: tuple[str, ...], line: str
) -> None:
    reading = _read(_page(f"{line}\n{FIRST}".strip(), *rows))
    assert FIRST.strip("“”") not in _said(reading)
    assert len(reading.statements) == 2
    assert any("The harbour is open" in one for one in reading.document.warnings)


def test_names_below_stay_with_the_words_above_them() -> None:
    text = _page(
        f"{FIRST}\n\n– Ada Example, Director, Sample Ports",
        f"{SECOND}\n\n– Bert Sample, CEO, Test Works",
        THIRD,
    )
    said = _said(_read(text))
    assert said[FIRST.strip("“”")] == ("Ada Example",)
    assert said[SECOND.strip("“”")] == ("Bert Sample",)
    assert said.get(THIRD.strip("“”")) != ("Clara Test",)


def test_a_heading_over_a_body_of_its_own_paragraph_is_no_speaker() -> None:
    text = _page(*ROWS, f"Alliance of Sample Towns\n\n{FIRST}")
    assert FIRST.strip("“”") not in _said(_read(text))


@given(st.permutations([*ROWS, f"Ada Example, Mayor, Testburg\n{FIRST}", "Industry"]))
def test_the_order_of_the_rows_changes_no_speaker(rows: list[str]) -> None:
    reading = _read(_page(*rows))
    said = _said(reading)
    assert said == {
        FIRST.strip("“”"): ("Ada Example",),
        SECOND.strip("“”"): ("Bert Sample",),
        THIRD.strip("“”"): ("Clara Test",),
    }
    for one in reading.statements:
        assert one.attribution is not None
        assert one.attribution.end <= one.span.start


# -- what stands over the title ----------------------------------------------------

TITLE = "Sample Works Opens a Port in Northmark"
LEAD = "Sample Works said on Monday that the port will open soon.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "PRESS RELEASE",
        "NEWS RELEASE",
        "Media Release",
        "NEWS RELEASE No. 12/2025",
        "**PRESS RELEASE**",
        "Test Works AS\n\nPRESS RELEASE",
        "NEWS RELEASE\n\nContact: Dora Test, press@works.example",
    ],
)
@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, 12 May 2025 – ",
        "OSLO, May 12, 2025 — ",
        "OSLO, Norway, 12 May 2025 – ",
        "OSLO (12 May 2025) – ",
        "The Largest One in the World\n\nOSLO, 12 May 2025 – ",
    ],
)
def test_the_title_is_the_line_under_the_announcement(line: str, dateline: str) -> None:
    text = f"{line}\n\n{TITLE}\n\n{dateline}{LEAD}" + "\n\n".join(ROWS)
    document = _read(text).document
    assert document.title is not None
    assert document.title.text == TITLE
    assert document.issued is not None
    assert document.issued[0].isoformat() == "2025-05-12"
    assert document.issued[1].of(text) in {"12 May 2025", "May 12, 2025"}


@pytest.mark.parametrize(
    "line", ["Press release, 12 May 2025", "PRESS RELEASE\n\nOslo, 12 May 2025"]
)
def test_the_day_beside_the_announcement_is_the_day_of_issue(line: str) -> None:
    document = _read(f"{line}\n\n{TITLE}\n\n{LEAD}" + "\n\n".join(ROWS)).document
    assert document.title is not None
    assert document.title.text == TITLE
    assert document.issued is not None
    assert document.issued[0].isoformat() == "2025-05-12"


def test_a_title_that_begins_with_the_announcement_is_a_title() -> None:
    line = "Press Release: Sample Works Opens a Large Port"
    document = _read(f"{line}\n\n{LEAD}" + "\n\n".join(ROWS)).document
    assert document.title is not None
    assert document.title.text == line
