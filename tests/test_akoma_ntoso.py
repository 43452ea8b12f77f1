"""Akoma Ntoso: speeches, questions and answers, with offices kept from persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from kg.errors import NoStatements
from kg.model import PartKind, Reading, SpeakerKind
from kg.readers.parliaments import akoma_ntoso
from tests.parliaments import (
    FIXTURES,
    by_words,
    check_reading,
    corpus,
    fuzz,
    posts,
    said,
)

DEBATE = FIXTURES / "akoma_ntoso" / "freeland.xml"
_NAMESPACES = (
    "",
    "http://www.akomantoso.org/1.0",
    "http://www.akomantoso.org/2.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD03",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
)


@pytest.fixture(scope="module")
def debate() -> Reading:
    reading = akoma_ntoso.read("debate", DEBATE, "0" * 64, None)
    check_reading(reading)
    return reading


def _read(tmp_path: Path, body: str, front: str = "") -> Reading:
    path = tmp_path / "debate.xml"
    path.write_text(
        f"<akomaNtoso><debate name='hansard'>{front}<debateBody>{body}</debateBody>"
        "</debate></akomaNtoso>",
        "utf-8",
    )
    reading = akoma_ntoso.read("debate", path, "0", None)
    check_reading(reading)
    return reading


def test_every_speech_question_and_answer_is_a_statement(debate: Reading) -> None:
    assert said(debate) == [
        ("The CLERK", "Order."),
        ("Ben Sample", "Are machines safe? (a) all of them? (b) by when?"),
        ("Dr Ada Example", "They are safe. Quite concluded."),
        ("Eve Placeholder", "I call the Office."),
        ("Audit Office", "We have audited."),
        ("Mr Chairperson", "Thank you."),
        ("Ms Lost", "I am in no list."),
        ("Dr Ada Example", "I say this without a label."),
        ("Unnamed speaker", "Who am I?"),
        ("Ben Sample", "First."),
        ("Ben Sample", "Marked up."),
        ("HON MEMBERS", "Hear, hear!"),
        ("Ms Other", "Somebody else is printed."),
        ("Ben Sample", "Inside it."),
    ]


def test_the_front_gives_title_house_legislature_session_and_day(
    debate: Reading,
) -> None:
    document = debate.document
    assert document.title is not None
    assert document.title.text == "ASSEMBLY RECORD"
    assert document.publisher is not None
    assert document.publisher.text == "Assembly of Freeland"
    assert document.forum is not None
    assert document.forum.text == "Third Assembly"
    assert document.session is not None
    assert document.session.text == "Spring Session"
    assert document.issued is not None
    assert document.issued[0] == date(2021, 3, 4)
    assert document.issued[1].of(document.text) == "4 March 2021"
    assert document.language == "en"


def test_an_office_is_no_person_unless_the_record_names_one(debate: Reading) -> None:
    _, clerk = by_words(debate, "Order.")
    assert (clerk.kind, clerk.identifier) == (SpeakerKind.UNNAMED, None)
    _, chair = by_words(debate, "Thank you.")
    assert chair.kind is SpeakerKind.UNNAMED
    statement, acting = by_words(debate, "I call the Office")
    assert (acting.kind, acting.identifier) == (SpeakerKind.PERSON, "eve")
    assert posts(acting) == [("The ACTING SPEAKER", [])]
    assert statement.source is not None
    assert statement.source.of(debate.document.text) == "Eve Placeholder"


def test_a_label_gives_a_role_and_the_person_in_it(debate: Reading) -> None:
    statement, minister = by_words(debate, "They are")
    text = debate.document.text
    assert statement.attribution is not None
    assert statement.source is not None
    assert statement.attribution.of(text) == "The Minister for Machines (Dr. Example)"
    assert statement.source.of(text) == "Dr. Example"
    assert posts(minister) == [("The Minister for Machines", [])]
    assert minister.identifier == "ada"


def test_the_role_of_the_record_is_added_where_none_is_printed(
    debate: Reading,
) -> None:
    _, asking = by_words(debate, "Are machines")
    assert posts(asking) == [("Chairperson", [])]


def test_markup_in_a_label_tells_role_from_name(debate: Reading) -> None:
    _, marked = by_words(debate, "Marked up.")
    assert (marked.name, marked.identifier) == ("Ben Sample", "ben")
    assert posts(marked) == [("Chairperson", [])]


def test_a_title_before_a_declared_name_is_a_role(debate: Reading) -> None:
    _, deputy = by_words(debate, "First.")
    assert (deputy.name, deputy.identifier) == ("Ben Sample", "ben")
    assert posts(deputy) == [("Deputy", [])]


def test_organisations_and_crowds_are_told_from_persons(debate: Reading) -> None:
    _, office = by_words(debate, "We have audited.")
    assert office.kind is SpeakerKind.ORGANIZATION
    _, crowd = by_words(debate, "Hear, hear!")
    assert (crowd.kind, crowd.identifier) == (SpeakerKind.COLLECTIVE, None)
    _, nobody = by_words(debate, "Who am I?")
    assert nobody.kind is SpeakerKind.UNNAMED


def test_remarks_and_brackets_are_not_the_speakers_words(debate: Reading) -> None:
    statement, _ = by_words(debate, "They are")
    text = debate.document.text
    assert [
        one.span.of(text) for one in statement.parts if one.kind is PartKind.INSERTION
    ] == ["(laughter)", "[Interjections.]", "[Applause]"]


def test_sections_nest_and_subheadings_are_lines(debate: Reading) -> None:
    found = {one.heading.text: one for one in debate.document.sections}
    assert list(found) == ["OPENING", "QUESTIONS", "Safe machines", "DEBATE"]
    assert found["Safe machines"].parent == found["QUESTIONS"].span
    assert found["DEBATE"].parent is None
    assert "\n\nin the Long Hall\n\n" in debate.document.text


def test_nothing_of_an_unknown_element_is_lost(debate: Reading) -> None:
    assert "A vendor’s element." in debate.document.text
    assert debate.document.text.endswith("tail words")


def test_what_is_wrong_in_the_record_is_said(debate: Reading) -> None:
    assert debate.document.warnings == (
        "line 59: by='#chair' is a role, not a person",
        "line 60: by='#gone' is nobody that the record declares",
        "line 62: nobody is printed above this speech",
        "line 66: 'Ms Other' is printed, but the record says 'Dr Ada Example'",
    )


@pytest.mark.parametrize("namespace", _NAMESPACES)
@pytest.mark.parametrize("identifier", ["eId", "id"])
def test_every_version_of_the_format_is_read(
    tmp_path: Path, debate: Reading, namespace: str, identifier: str
) -> None:
    path = tmp_path / "debate.xml"
    text = DEBATE.read_text("utf-8").replace("eId=", f"{identifier}=")
    name = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    path.write_text(text.replace(name, namespace), "utf-8")
    reading = akoma_ntoso.read("debate", path, "0", None)
    assert said(reading) == said(debate)
    assert reading.document.text == debate.document.text


def test_a_debate_record_of_the_second_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "debate.xml"
    path.write_text(
        "<akomaNtoso><debateRecord><debate><subdivision><heading>BILL</heading>"
        "<speech><from>Ada Example:</from><p>Aye.</p></speech></subdivision></debate>"
        "</debateRecord></akomaNtoso>",
        "utf-8",
    )
    assert said(akoma_ntoso.read("d", path, "0", None)) == [("Ada Example", "Aye.")]


def test_an_impossible_date_gives_way_to_another(tmp_path: Path) -> None:
    body = "<speech><from>Ada Example</from><p>Aye.</p></speech>"
    meta = (
        "<meta><identification><FRBRWork><FRBRuri value='/xf/record/{}'/>"
        "<FRBRdate date='3000-01-01' name='generation'/></FRBRWork></identification>"
        "</meta>"
    )
    reading = _read(tmp_path, body, meta.format("2020-02-29"))
    assert reading.document.issued is not None
    assert reading.document.issued[0] == date(2020, 2, 29)
    reading = _read(tmp_path, body, meta.format("2020-02-31"))
    assert reading.document.issued is None
    assert "no possible date" in reading.document.warnings[0]


def test_a_speech_inside_a_speech_is_its_own(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "<debateSection><speech by='#a'><from>Ada Example</from><p>One.</p>"
        "<speech by='#b'><from>Ben Sample</from><p>Two.</p></speech> and three"
        "<p>Four.</p></speech></debateSection>",
    )
    assert said(reading) == [
        ("Ada Example", "One. and three Four."),
        ("Ben Sample", "Two."),
    ]


def test_words_outside_every_element_are_kept(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "loose <debateSection>words<heading>H</heading>here"
        "<speech><from>Ada Example</from>said so<p>twice</p></speech></debateSection>",
    )
    words = " ".join(reading.document.text.split())
    assert words == "loose words H here Ada Example: said so twice"


def test_a_record_in_which_nobody_speaks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStatements, match=r"debate\.xml: .* nobody"):
        _read(tmp_path, "<debateSection><p>The House did not sit.</p></debateSection>")


@pytest.mark.parametrize(
    ("head", "least", "most"),
    [
        (b"<akomaNtoso xmlns='x'><debate name='hansard'>", 0.9, 1),
        (b"<akn:akomaNtoso xmlns:akn='x'><akn:debate>", 0.9, 1),
        (b"<akomaNtoso><debateRecord>", 0.9, 1),
        ("<akomaNtoso><debate>".encode("utf-16"), 0.9, 1),
        (b"<akomaNtoso><act>", 0, 0.29),
        (b"<akomaNtoso><bill>", 0, 0.29),
        (b"<TEI>", 0, 0),
        (b"", 0, 0),
    ],
)
def test_the_kind_is_known_from_the_head(
    head: bytes, least: float, most: float
) -> None:
    assert least <= akoma_ntoso.sniff(head) <= most


def test_damaged_files_are_errors_or_readings(tmp_path: Path) -> None:
    copy = tmp_path / "debate.xml"

    def read(data: bytes) -> Reading:
        copy.write_bytes(data)
        return akoma_ntoso.read("x", copy, "0", None)

    assert fuzz(DEBATE.read_bytes(), read, 150) > 20


# -- real records ------------------------------------------------------------------


def _whole(path: Path) -> list[tuple[str, str, set[str]]]:
    """Who says what, read independently: the whole tree at once, by XPath."""
    found = []
    names = " or ".join(
        f"local-name()='{one}'" for one in ("speech", "question", "answer")
    )
    for one in etree.parse(str(path)).xpath(f"//*[{names}]"):
        printed = " ".join("".join(one.xpath("*[local-name()='from']//text()")).split())
        words = one.xpath(".//text()[not(ancestor::*[local-name()='from'])]")
        if "".join(words).strip():
            found.append(
                (one.get("by"), printed.rstrip(": "), set("".join(words).split()))
            )
    return found


def test_every_speech_of_the_corpus_is_read_and_its_speaker_named() -> None:
    counts = []
    for path in sorted(corpus("akoma-ntoso").glob("*.xml")):
        expected = _whole(path)
        if not expected:
            with pytest.raises(NoStatements):
                akoma_ntoso.read("x", path, "0", None)
            counts.append((0, 0, 0))
            continue
        reading = akoma_ntoso.read("x", path, "0", None)
        check_reading(reading)
        text = reading.document.text
        for statement, (_, printed, words) in zip(
            reading.statements, expected, strict=True
        ):
            assert statement.attribution is not None
            assert statement.attribution.of(text).startswith(printed)
            missing = words - set(statement.span.of(text).split())
            assert len(missing) <= 3  # a word with a note, or a page, inside it
        kinds = [one.speakers[0].kind for one in reading.statements]
        people = kinds.count(SpeakerKind.PERSON)
        counts.append((len(expected), people, kinds.count(SpeakerKind.UNNAMED)))
    assert sorted(counts) == [(0, 0, 0), (4, 0, 4), (8, 7, 1), (41, 20, 21)]
