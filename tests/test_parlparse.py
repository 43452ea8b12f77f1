"""Parlparse: speeches of the British parliaments, with the record's own identifiers."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg.errors import NoStatements, SourceError
from kg.model import BlockKind, PartKind, Reading, SpeakerKind
from kg.readers.parliaments import parlparse
from tests.parliaments import (
    FIXTURES,
    by_words,
    check_reading,
    corpus,
    fuzz,
    posts,
    said,
)

COMMONS = FIXTURES / "parlparse" / "debates2021-03-04a.xml"
ASSEMBLY = FIXTURES / "parlparse" / "ni2021-03-05.xml"
_PERSON = "uk.org.publicwhip/person/"


@pytest.fixture(scope="module")
def commons() -> Reading:
    reading = parlparse.read("day", COMMONS, "0" * 64, None)
    check_reading(reading)
    return reading


def _read(tmp_path: Path, body: str, name: str = "day.xml") -> Reading:
    path = tmp_path / name
    path.write_text(f"<publicwhip>{body}</publicwhip>", "utf-8")
    reading = parlparse.read("day", path, "0", None)
    check_reading(reading)
    return reading


def test_every_speech_with_a_speaker_is_a_statement(commons: Reading) -> None:
    assert said(commons) == [
        ("Ada Example", "What will it cost?"),
        (
            "Ben Sample",
            "It is £5—if my hon. Friend (Ada Example) agrees.1 That’s all. "
            "Cafés < bars.",
        ),
        ("Ada Example", ""),
        ("Cleo Specimen", "Order."),
        ("Cleo Specimen", "As a Member I disagree. one two"),
        ("Hon. Members", "No!"),
        ("A Member", "Yes!"),
        ("Dan Dubious", "Perhaps."),
        ("Unnamed speaker", "I am not named."),
        ("The Earl of Nowhere", "My Lords."),
    ]


def test_house_and_day_come_from_the_ids(commons: Reading) -> None:
    document = commons.document
    assert document.title is not None
    assert document.title.text == "House of Commons, Hansard"
    assert document.publisher is not None
    assert document.publisher.text == "House of Commons"
    assert document.issued is not None
    assert document.issued[0] == date(2021, 3, 4)
    assert document.issued[1].of(document.text) == "2021-03-04"
    assert document.language == "en"


def test_persons_come_before_memberships(commons: Reading) -> None:
    _, asking = by_words(commons, "What will it cost")
    assert (asking.kind, asking.identifier) == (SpeakerKind.PERSON, _PERSON + "1")


def test_an_office_beside_a_name_is_a_role(commons: Reading) -> None:
    _, minister = by_words(commons, "It is £5")
    assert posts(minister) == [("The Secretary of State for Machines", [])]


def test_an_office_is_the_person_that_the_record_names_elsewhere(
    commons: Reading,
) -> None:
    statement, chair = by_words(commons, "Order.")
    assert (chair.name, chair.kind) == ("Cleo Specimen", SpeakerKind.PERSON)
    assert posts(chair) == [("Mr. Deputy Speaker", [])]
    assert statement.source is not None
    assert statement.source.of(commons.document.text) == "Mr. Deputy Speaker"


def test_an_office_that_nobody_is_named_for_stays_unnamed() -> None:
    reading = parlparse.read("day", ASSEMBLY, "0", None)
    check_reading(reading)
    _, speaker = by_words(reading, "Order.")
    assert (speaker.name, speaker.kind) == ("Mr Speaker", SpeakerKind.UNNAMED)
    assert speaker.identifier == "uk.org.publicwhip/member/90001"
    _, moving = by_words(reading, "I beg to move")
    assert posts(moving) == [("The Chairperson of the Committee on Examples", [])]
    assert "That this Assembly sits." in dict(said(reading))["Fay Fictional"]


def test_speakers_that_the_record_does_not_know_have_no_identifier(
    commons: Reading,
) -> None:
    found = {
        words: by_words(commons, words)[1] for words in ("No!", "Yes!", "Perhaps.")
    }
    assert {one.identifier for one in found.values()} == {None}
    assert [one.kind for one in found.values()] == [
        SpeakerKind.COLLECTIVE,
        SpeakerKind.UNNAMED,
        SpeakerKind.PERSON,
    ]
    _, unnamed = by_words(commons, "I am not named")
    assert (unnamed.kind, unnamed.identifier) == (SpeakerKind.UNNAMED, _PERSON + "9")


def test_what_the_record_tells_in_italics_is_nobodys_words(commons: Reading) -> None:
    text = commons.document.text
    put_in = [
        part.span.of(text)
        for one in commons.statements
        for part in one.parts
        if part.kind is PartKind.INSERTION
    ]
    assert put_in == [
        "[Interruption.]",
        "indicated dissent.",
        "Question put and agreed to.",
    ]


def test_paragraphs_without_a_speaker_and_divisions_are_notes(commons: Reading) -> None:
    text = commons.document.text
    notes = [
        one.span.of(text)
        for one in commons.document.blocks
        if one.kind is BlockKind.NOTE
    ]
    assert "The Secretary of State was asked—" in notes
    assert "Division 7: ayes 2, noes 1" in notes
    assert "Example, Ada" not in text


def test_what_is_left_out_or_unknown_is_said(commons: Reading) -> None:
    assert commons.document.warnings == (
        "line 26: the record does not know who 'Dan Dubious' is",
        "line 27: the speaker 'uk.org.publicwhip/person/9' is not named",
        "line 30: Division 7: who voted is left out",
    )


def test_question_time_ends_where_no_question_has_a_number(commons: Reading) -> None:
    found = {one.heading.text: one for one in commons.document.sections}
    assert list(found) == [
        "Oral Answers",
        "MACHINES",
        "Safe Machines — [1st day]",
        "Clocks Bill",
    ]
    assert found["MACHINES"].parent == found["Oral Answers"].span
    assert found["Safe Machines — [1st day]"].parent == found["MACHINES"].span
    assert found["Clocks Bill"].parent is None
    assert found["Oral Answers"].span.end < found["Clocks Bill"].span.start


def test_written_questions_and_replies_are_speeches(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "<ques id='uk.org.publicwhip/wrans/2021-03-04.1.q0' person_id='a/1'"
        " speakername='Ada Example'><p>Why?</p></ques>"
        "<reply id='x' person_id='a/2' speakername='Ben Sample'>"
        "<p>Because.</p></reply>",
    )
    assert said(reading) == [("Ada Example", "Why?"), ("Ben Sample", "Because.")]


@pytest.mark.parametrize(
    ("key", "address", "house"),
    [
        ("lords/2021-03-04", "", "House of Lords"),
        (
            "spor/2021-03-04",
            "http://www.scottish.parliament.uk/x",
            "Scottish Parliament",
        ),
        ("spor/some-committee/2021-03-04", "", "Scottish Parliament"),
        ("senedd/en/2021-03-04", "https://record.senedd.wales/", "Senedd Cymru"),
        ("westminhall/2021-03-04", "", "House of Commons"),
        ("lords/2021-03-04", "http://parlinfo.aph.gov.au/x", None),
        ("unheard-of/2021-03-04", "", None),
    ],
)
def test_each_house_is_known_by_its_ids(
    tmp_path: Path, key: str, address: str, house: str | None
) -> None:
    reading = _read(
        tmp_path,
        f"<speech id='uk.org.publicwhip/{key}.1.0' url='{address}' person_id='a/1'"
        " speakername='Ada Example'><p>Aye.</p></speech>",
    )
    publisher = reading.document.publisher
    assert (publisher.text if publisher else None) == house
    assert reading.document.issued is not None
    assert reading.document.issued[0] == date(2021, 3, 4)


def test_the_day_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    speech = "<speech speakername='Ada Example'><p>Aye.</p></speech>"
    reading = _read(tmp_path, speech, "debates2021-03-04.xml")
    assert reading.document.issued is not None
    reading = _read(tmp_path, speech, "debates.xml")
    assert reading.document.issued is None
    assert "the day is in no id" in reading.document.warnings[0]


def test_a_day_on_which_nobody_speaks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStatements, match=r"day\.xml: .* nobody"):
        _read(tmp_path, "<speech nospeaker='true'><p>The House met.</p></speech>")


def test_a_speech_without_words_is_none(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "<speech speakername='Ada Example'><p> \u00a0\n</p><p/></speech>"
        "<speech speakername='Ben Sample'>Words without a paragraph.</speech>",
    )
    assert said(reading) == [("Ben Sample", "Words without a paragraph.")]


@pytest.mark.parametrize(
    "char", ["[", "(", "<".replace("<", "&lt;"), "...", ". ", "\u00a0", "é"]
)
def test_a_megabyte_of_one_character_is_read(tmp_path: Path, char: str) -> None:
    words = char * (300_000 // len(char)) + "end"
    reading = _read(
        tmp_path, f"<speech speakername='Ada Example'><p>{words}</p></speech>"
    )
    assert reading.document.text.endswith("end")


@pytest.mark.parametrize("word", ["hon ", "the ", "member of ", "(", "(a) ", ", "])
def test_a_label_without_end_is_a_name(tmp_path: Path, word: str) -> None:
    reading = _read(
        tmp_path, f"<speech speakername='{word * 50_000}x'><p>Aye.</p></speech>"
    )
    assert len(reading.statements) == 1


def test_memory_is_bounded_by_the_text(tmp_path: Path) -> None:
    words = "Some words that are said in a debate, at some length, by a member. " * 8
    speech = f"<speech speakername='Ada Example'><p>{words}</p><p>{words}</p></speech>"
    path = tmp_path / "day.xml"
    path.write_text(f"<publicwhip>{speech * 1_500}</publicwhip>", "utf-8")
    tracemalloc.start()
    reading = parlparse.read("day", path, "0", None)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(reading.document.text) > 1_500_000
    assert peak < 5 * len(reading.document.text)


def test_bombs_and_external_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "day.xml"
    text = COMMONS.read_text("latin-1")
    path.write_text(
        text.replace("]>", '<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "latin-1"
    )
    with pytest.raises(SourceError, match=r"day\.xml:1: the entity 'x'"):
        parlparse.read("day", path, "0", None)


@pytest.mark.parametrize(
    ("head", "score"),
    [
        (b"<publicwhip scrapeversion='a'>", 0.95),
        (b"<?xml version='1.0'?>\n\n<!DOCTYPE publicwhip\n[\n<!ENTITY a 'b'>", 0.0),
        (b"<!DOCTYPE publicwhip [<!ENTITY a 'b'>]><publicwhip>", 0.95),
        (b"<debates>", 0.0),
        (b"publicwhip", 0.0),
    ],
)
def test_the_kind_is_known_from_the_head(head: bytes, score: float) -> None:
    assert parlparse.sniff(head) == score


def test_damaged_files_are_errors_or_readings(tmp_path: Path) -> None:
    copy = tmp_path / "day.xml"

    def read(data: bytes) -> Reading:
        copy.write_bytes(data)
        return parlparse.read("x", copy, "0", None)

    assert fuzz(COMMONS.read_bytes(), read, 150) > 20
    assert fuzz(ASSEMBLY.read_bytes(), read, 100) > 20


_CHARS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
)
_WORDS = st.text(
    _CHARS | st.sampled_from(" \n\t\r[]()<>.…—:'\u00a0\u200b😀"), max_size=40
)
_SPEECHES = st.lists(
    st.tuples(_WORDS, _WORDS, st.lists(st.tuples(_WORDS, _WORDS), max_size=3)),
    max_size=4,
)


@given(speeches=_SPEECHES)
def test_offsets_are_true_whatever_is_said(
    speeches: list[tuple[str, str, list[tuple[str, str]]]],
) -> None:
    root = etree.Element("publicwhip")
    for name, office, paragraphs in speeches:
        speech = etree.SubElement(
            root, "speech", speakername=name, speakeroffice=office, person_id="a/1"
        )
        for words, inner in paragraphs:
            paragraph = etree.SubElement(speech, "p")
            paragraph.text = words
            etree.SubElement(paragraph, "i").text = inner
    with TemporaryDirectory() as folder:
        path = Path(folder, "day.xml")
        path.write_bytes(etree.tostring(root, encoding="utf-8"))
        try:
            reading = parlparse.read("day", path, "0", None)
        except NoStatements:
            return
    check_reading(reading)
    text = reading.document.text
    assert text == reading.document.text.encode("utf-8").decode("utf-8")
    for _, _, paragraphs in speeches:
        for words, inner in paragraphs:
            for word in (words + inner).split():
                assert word.strip("\u200b\ufeff\u2060") in text


# -- real records ------------------------------------------------------------------


def _whole(path: Path) -> list[tuple[str, str, list[str]]]:
    """Who says what, read independently: the whole tree at once, by XPath."""
    found = []
    for one in etree.parse(str(path)).xpath("//speech[not(@nospeaker='true')]"):
        words = " ".join(" ".join(p.itertext()) for p in one)
        if words.strip():
            key = one.get("person_id") or one.get("speakerid")
            found.append((one.get("speakername"), key, words.split()))
    return found


def test_every_speech_of_the_corpus_is_read_and_its_speaker_named() -> None:
    counts = []
    for path in sorted(corpus("parlparse").glob("*.xml")):
        reading = parlparse.read("x", path, "0", None)
        check_reading(reading)
        text = reading.document.text
        expected = _whole(path)
        named = 0
        for statement, (name, key, words) in zip(
            reading.statements, expected, strict=True
        ):
            speaker = statement.speakers[0]
            assert statement.source is not None
            assert statement.source.of(text) == name
            assert speaker.identifier == (None if key == "unknown" else key)
            named += speaker.name == name and speaker.kind is SpeakerKind.PERSON
            inside = "".join(statement.span.of(text).split())
            assert "".join(words) == inside
        counts.append((len(expected), named))
    assert counts == [(443, 418), (311, 311), (217, 194)]
