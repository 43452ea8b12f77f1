"""ParlaMint: utterances with speaker, roles and party of the day, from a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from kg.errors import NoStatements, SourceError
from kg.model import BlockKind, Mode, PartKind, Reading, SpeakerKind
from kg.readers.parliaments import parlamint
from kg.readers.parliaments.periods import Period, read_date
from kg.readers.parliaments.pointers import id_words, reference
from kg.readers.parliaments.registers import register_files
from tests.parliaments import (
    FIXTURES,
    by_words,
    check_reading,
    corpus,
    fuzz,
    posts,
    said,
)

ROOT = FIXTURES / "parlamint" / "ParlaMint-XF.xml"
SITTING = FIXTURES / "parlamint" / "2021" / "ParlaMint-XF_2021-03-04.xml"
TOKENS = FIXTURES / "parlamint" / "2021" / "ParlaMint-XF_2021-03-05.ana.xml"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def sitting() -> Reading:
    reading = _read(SITTING)
    check_reading(reading)
    return reading


def _read(path: Path, register: Path | None = None) -> Reading:
    found = register or parlamint.find_register(path)
    return parlamint.read("sitting", path, "0" * 64, found)


def test_every_utterance_with_words_is_a_statement(sitting: Reading) -> None:
    assert said(sitting) == [
        ("Ben van Sample", "I open the sitting. The Minister has the floor."),
        ("Áda Example", "Machines must be safe. I thank you."),
        ("Cleo Specimen", "The bill is read."),
        ("Nobody Known", "I have a question."),
        ("Unnamed speaker", "So have we."),
        ("Several Members", "Hear, hear."),
        ("Ben van Sample", "The sitting is closed."),
    ]
    assert {one.mode for one in sitting.statements} == {Mode.DIRECT}


def test_the_header_gives_title_parliament_term_sitting_and_day(
    sitting: Reading,
) -> None:
    document = sitting.document
    assert document.title is not None
    assert document.title.text == "Record of the Assembly of Freeland"
    assert document.publisher is not None
    assert document.publisher.text == "Assembly of Freeland"
    assert document.forum is not None
    assert document.forum.text == "Third Term"
    assert document.session is not None
    assert document.session.text == "Sitting 7"
    assert document.issued is not None
    assert document.issued[0] == date(2021, 3, 4)
    assert document.issued[1].of(document.text) == "4 March 2021"
    assert document.language == "en"
    assert document.made == "parlamint 1"


def test_roles_and_parties_are_those_of_the_day(sitting: Reading) -> None:
    _, minister = by_words(sitting, "Machines must be safe")
    assert posts(minister) == [
        ("Minister", []),
        ("Minister for Machines", ["Government of Freeland"]),
        (None, ["Teal Group"]),
    ]
    assert minister.identifier == "#ExampleÁda"
    assert minister.kind is SpeakerKind.PERSON


def test_the_chair_is_a_role_and_a_printed_one_goes_first(sitting: Reading) -> None:
    _, opening = by_words(sitting, "I open the sitting")
    _, closing = by_words(sitting, "The sitting is closed")
    assert posts(opening)[0] == ("The Deputy President", [])
    assert posts(closing)[0] == ("Chair", [])
    assert ("deputy head", ["Assembly of Freeland"]) in posts(closing)


def test_notes_and_gaps_are_not_the_speakers_words(sitting: Reading) -> None:
    text = sitting.document.text
    statement, _ = by_words(sitting, "I open the sitting")
    assert [(one.kind, one.span.of(text)) for one in statement.parts] == [
        (PartKind.SAID, "I open the sitting."),
        (PartKind.ELISION, "[… inaudible]"),
        (PartKind.SAID, "The Minister"),
        (PartKind.INSERTION, "[turns to her]"),
        (PartKind.SAID, "has the floor."),
    ]
    statement, _ = by_words(sitting, "Machines must be safe")
    assert [one.span.of(text) for one in statement.parts if one.kind != "said"] == [
        "[Applause]",
        "(Calls from the floor)",
    ]


def test_a_speaker_in_no_register_is_named_as_printed(sitting: Reading) -> None:
    _, clerk = by_words(sitting, "The bill is read")
    assert (clerk.name, clerk.identifier) == ("Cleo Specimen", "#SpecimenCleo")
    assert posts(clerk) == [("The clerk", [])]
    _, nobody = by_words(sitting, "So have we")
    assert nobody.kind is SpeakerKind.UNNAMED
    _, several = by_words(sitting, "Hear, hear")
    assert several.kind is SpeakerKind.COLLECTIVE


def test_what_is_wrong_in_the_record_is_said(sitting: Reading) -> None:
    assert sitting.document.warnings == (
        "SampleBen: no organisation has the id 'party.GONE'",
        "SampleBen: the id 'TEAL' was taken for 'party.TEAL'",
        "ExampleÁda: 1 affiliation(s) end before they begin",
        "line 42: no person has the id 'SpecimenCleo'",
        "line 43: no person has the id 'Nobody_Known'",
        "line 44: the record does not say who says this",
        "line 46: the record does not say who says this",
        "line 49: who='#SampleBen ExampleÁda' names several; the first was taken",
        "line 49: the record says 'Ben van Sample', the note above it 'Dora Mismatch'",
    )


def test_sections_nest_as_divisions_do(sitting: Reading) -> None:
    outer, inner = sitting.document.sections
    assert (outer.heading.text, inner.heading.text) == (
        "Agenda of the day",
        "Machines Bill",
    )
    assert outer.parent is None
    assert inner.parent == outer.span
    statement, _ = by_words(sitting, "I open the sitting")
    assert statement.section == outer.span
    statement, _ = by_words(sitting, "Machines must be safe")
    assert statement.section == inner.span


def test_what_nobody_says_is_a_note(sitting: Reading) -> None:
    text = sitting.document.text
    notes = [
        one.span.of(text)
        for one in sitting.document.blocks
        if one.kind is BlockKind.NOTE
    ]
    assert "[The sitting began at ten.]" in notes
    assert "[Laughter]" in notes
    assert "[The sitting ended at noon.]" in notes


def test_tokens_are_joined_as_they_were_printed() -> None:
    reading = _read(TOKENS)
    check_reading(reading)
    assert said(reading) == [("Gus Guest", "We don’t trust Grey Party. (Truly .)")]
    assert reading.document.warnings == ()
    assert reading.document.issued is not None
    assert reading.document.issued[0] == date(2021, 3, 5)


def test_a_record_without_a_register_is_read() -> None:
    reading = parlamint.read("sitting", SITTING, "0", None)
    check_reading(reading)
    assert len(reading.statements) == 7
    _, minister = by_words(reading, "Machines must be safe")
    assert minister.identifier == "#ExampleÁda"
    assert minister.name == "Minister Dr. Áda Example"
    assert reading.document.warnings[0] == (
        "there is no register: speakers are named as printed"
    )


def test_speeches_encoded_as_in_a_play_are_read(tmp_path: Path) -> None:
    path = tmp_path / "record.xml"
    path.write_text(
        "<TEI><text><body><div><sp who='#a'><speaker>Ada Example:</speaker>"
        "<p>One.</p><stage>(She sits.)</stage><p>Two.</p></sp></div></body></text>"
        "</TEI>",
        "utf-8",
    )
    reading = parlamint.read("record", path, "0", None)
    check_reading(reading)
    assert said(reading) == [("Ada Example", "One. Two.")]


def test_the_register_is_found_above_the_folder_of_the_year() -> None:
    assert parlamint.find_register(SITTING) == ROOT
    assert parlamint.find_register(TOKENS) == ROOT
    assert parlamint.find_register(FIXTURES / "akoma_ntoso" / "freeland.xml") is None


def test_lists_stand_in_for_a_root_that_is_not_there(tmp_path: Path) -> None:
    for name in ("ParlaMint-XF-listOrg.xml", "ParlaMint-XF-listPerson.xml"):
        (tmp_path / name).write_bytes((ROOT.parent / name).read_bytes())
    (tmp_path / "ParlaMint-YY.xml").write_bytes(ROOT.read_bytes())
    copy = tmp_path / SITTING.name
    copy.write_bytes(SITTING.read_bytes())
    found = parlamint.find_register(copy)
    assert found == tmp_path / "ParlaMint-XF-listPerson.xml"
    assert said(_read(copy)) == said(_read(SITTING))
    assert posts(by_words(_read(copy), "must be safe")[1]) == posts(
        by_words(_read(SITTING), "must be safe")[1]
    )


def test_a_root_lists_the_sittings_that_are_there() -> None:
    assert parlamint.sittings(ROOT) == (SITTING.resolve(), TOKENS.resolve())


def test_a_root_whose_sittings_have_other_names_finds_them(tmp_path: Path) -> None:
    root = tmp_path / ROOT.name
    root.write_text(ROOT.read_text("utf-8").replace("2021/", "gone/"), "utf-8")
    (tmp_path / SITTING.name).write_bytes(SITTING.read_bytes())
    assert parlamint.sittings(root) == (tmp_path / SITTING.name,)


def test_a_root_is_no_sitting() -> None:
    with pytest.raises(NoStatements, match="is the root of a corpus"):
        parlamint.read("root", ROOT, "0", None)


def test_no_file_outside_the_folder_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<r>", "utf-8")
    folder = tmp_path / "corpus"
    folder.mkdir()
    for reference_ in (
        "../secret.xml",
        secret.as_uri(),
        str(secret),
        "a\0b",
        "x" * 9999,
    ):
        root = folder / "ParlaMint-XF.xml"
        escaped = reference_.replace("\0", "")
        root.write_text(
            "<teiCorpus xmlns:xi='http://www.w3.org/2001/XInclude'><teiHeader>"
            f"<profileDesc><particDesc><xi:include href='{escaped}'/></particDesc>"
            f"</profileDesc></teiHeader><xi:include href='{escaped}'/></teiCorpus>",
            "utf-8",
        )
        assert parlamint.sittings(root) == ()
        sitting = folder / "ParlaMint-XF_2021.xml"
        sitting.write_bytes(SITTING.read_bytes())
        assert len(parlamint.read("s", sitting, "0", root).statements) == 7
        sitting.unlink()


def test_a_register_is_the_root_and_the_lists_it_includes() -> None:
    folder = ROOT.parent
    assert [one.name for one in register_files(ROOT)] == [
        "ParlaMint-XF.xml",
        "ParlaMint-XF-listOrg.xml",
        "ParlaMint-XF-listPerson.xml",
    ]
    assert len(register_files(folder / "ParlaMint-XF-listPerson.xml")) == 2


def test_a_list_that_the_register_lacks_is_said(tmp_path: Path) -> None:
    root = tmp_path / ROOT.name
    root.write_bytes(ROOT.read_bytes())
    reading = parlamint.read("s", SITTING, "0", root)
    assert reading.document.warnings[:2] == (
        "the register includes 'ParlaMint-XF-listOrg.xml', not there",
        "the register includes 'ParlaMint-XF-listPerson.xml', not there",
    )


def test_a_register_is_found_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    root = tmp_path / "parlamint-xf.xml"
    root.write_bytes(ROOT.read_bytes())
    sitting = tmp_path / "ParlaMint-XF-2021-03-04.xml"
    sitting.write_bytes(SITTING.read_bytes())
    assert parlamint.find_register(sitting) == root


def test_a_broken_register_is_one_clear_error(tmp_path: Path) -> None:
    root = tmp_path / "ParlaMint-XF.xml"
    root.write_text("<teiCorpus><teiHeader>", "utf-8")
    with pytest.raises(SourceError, match=r"ParlaMint-XF\.xml:1: is not well-formed"):
        parlamint.read("s", SITTING, "0", root)


@pytest.mark.parametrize(
    ("head", "least", "most"),
    [
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0' ana='#parla.sitting'>", 0.9, 1),
        (b"<TEI><teiHeader/><text><body><u who='#a'>", 0.9, 1),
        (b"\xef\xbb\xbf<teiCorpus xml:id='ParlaMint-XF'>", 0.9, 1),
        (b"<TEI><teiHeader><title>A novel</title>", 0.3, 0.6),
        (b"<publicwhip>", 0, 0),
        (b"<html><body>ParlaMint", 0, 0),
    ],
)
def test_the_kind_is_known_from_the_head(
    head: bytes, least: float, most: float
) -> None:
    assert least <= parlamint.sniff(head) <= most


@pytest.mark.parametrize("path", [SITTING, TOKENS], ids=["plain", "tokens"])
def test_damaged_files_are_errors_or_readings(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name

    def read(data: bytes) -> Reading:
        copy.write_bytes(data)
        return parlamint.read("x", copy, "0", ROOT)

    assert fuzz(path.read_bytes(), read) > 20


def test_damaged_registers_are_errors_or_readings(tmp_path: Path) -> None:
    people = ROOT.parent / "ParlaMint-XF-listPerson.xml"
    copy = tmp_path / people.name

    def read(data: bytes) -> Reading:
        copy.write_bytes(data)
        return parlamint.read("x", SITTING, "0", copy)

    assert fuzz(people.read_bytes(), read) > 20


@pytest.mark.parametrize(
    ("value", "end", "day"),
    [
        ("2021-03-04", False, date(2021, 3, 4)),
        ("2021-03-04T10:00:00+01:00", True, date(2021, 3, 4)),
        ("2021", False, date(2021, 1, 1)),
        ("2021", True, date(2021, 12, 31)),
        ("2021-02", True, date(2021, 2, 28)),
        ("2021-12", True, date(2021, 12, 31)),
        ("3000-01-01", False, None),
        ("2021-13-40", False, None),
        ("soon", False, None),
        (None, False, None),
    ],
)
def test_dates_are_read_or_left(value: str | None, end: bool, day: date | None) -> None:
    assert read_date(value, end=end) == day


def test_a_period_holds_the_days_in_it() -> None:
    period = Period(date(2020, 1, 1), None)
    assert period.holds(date(2020, 1, 1))
    assert not period.holds(date(2019, 12, 31))
    assert not period.holds(None)
    assert Period(None, None).holds(None)
    assert Period(date(2021, 1, 1), date(2020, 1, 1)).reversed


def test_pointers_are_ids_in_any_form() -> None:
    pointers = ("#x", "a.xml#x", "prefix:x", "x", " #x #y ")
    assert [reference(one) for one in pointers] == ["x"] * 5
    assert [reference(one) for one in (None, "", " ", "#")] == [None] * 4


def test_ids_become_words() -> None:
    assert id_words("#ExampleÁda") == "Example Áda"
    assert id_words("PAD_02833") == "PAD 02833"
    assert id_words("deputyHead") == "deputy Head"


# -- real records ------------------------------------------------------------------


def _whole(path: Path) -> list[tuple[str, str]]:
    """Who says what, read independently: the whole tree at once, by XPath."""
    found = []
    for one in etree.parse(str(path)).xpath("//*[local-name()='u']"):
        segments = one.xpath("*[local-name()='seg']")
        words = " ".join("".join(seg.itertext()) for seg in segments)
        if words.strip():
            found.append((one.get("who"), words))
    return found


def _names(root: Path) -> dict[str, str]:
    tree = etree.parse(str(root))
    return {
        "#" + one.get(_ID): " ".join(
            word.strip()
            for kind in ("forename", "surname")
            for word in one.xpath(
                f"*[local-name()='persName']/*[local-name()='{kind}']/text()"
            )
        )
        for one in tree.xpath("//*[local-name()='person']")
    }


def test_every_utterance_of_the_corpus_is_read_and_its_speaker_named() -> None:
    folder = corpus("parlamint")
    utterances = named = 0
    for path in sorted(folder.glob("*_*.xml")):
        register = parlamint.find_register(path)
        reading = _read(path)
        check_reading(reading)
        expected = _whole(path)
        names = _names(path)
        names |= _names(register) if register else {}
        assert len(reading.statements) == len(expected)
        for statement, (who, words) in zip(reading.statements, expected, strict=True):
            speaker = statement.speakers[0]
            assert speaker.identifier == who
            if who in names:
                assert speaker.name == names[who]
                named += 1
            inside = statement.span.of(reading.document.text)
            assert set(words.split()) <= set(inside.split())
        utterances += len(expected)
    assert (utterances, named) == (31, 30)


def test_the_roots_of_the_corpus_find_their_sittings() -> None:
    folder = corpus("parlamint")
    roots = [one for one in folder.glob("*.xml") if "_" not in one.name]
    found = [len(parlamint.sittings(one)) for one in roots if one.name != "listorg.xml"]
    assert found == [2]
