"""DOCX: what a reader sees, with changes accepted, and nothing dropped in silence."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import SourceError
from kg.formats import docx_parts
from kg.formats.docx import convert_docx
from kg.formats.rendition import render
from tests.office_files import docx_of, paragraph, plain_docx, rich_docx, run, zip_of

AUTHOR = 'w:id="1" w:author="a"'
CASES = {
    "insertions stay": (f"<w:ins {AUTHOR}>{run('b')}</w:ins>", "abc"),
    "deletions go": (f"<w:del {AUTHOR}>{run('b')}</w:del>", "ac"),
    "words moved here stay": (f"<w:moveTo {AUTHOR}>{run('b')}</w:moveTo>", "abc"),
    "words moved away go": (f"<w:moveFrom {AUTHOR}>{run('b')}</w:moveFrom>", "ac"),
    "links": (f'<w:hyperlink w:anchor="x">{run("b")}</w:hyperlink>', "abc"),
    "smart tags": (f'<w:smartTag w:element="x">{run("b")}</w:smartTag>', "abc"),
    "controls": (f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>", "abc"),
    "fields": (f'<w:fldSimple w:instr="X">{run("b")}</w:fldSimple>', "abc"),
    "right-to-left stretches": (f'<w:dir w:val="rtl">{run("b")}</w:dir>', "abc"),
    "hyphens": ("<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "a\u2011c"),
    "tabs": ("<w:r><w:tab/></w:r>", "a c"),
    "line breaks": ("<w:r><w:br/></w:r>", "a\nc"),
}
BOX = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
DRAWN = f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOXES = {
    "new and old": f"<mc:AlternateContent><mc:Choice Requires='wps'>{DRAWN}</mc:Choice>"
    f"<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>",
    "new alone": f"<mc:AlternateContent><mc:Choice Requires='wps'>{DRAWN}</mc:Choice>"
    "</mc:AlternateContent>",
    "drawn": DRAWN,
    "old alone": OLD,
}


def test_the_suite_has_its_size() -> None:
    assert len(CASES) >= 12
    assert len(BOXES) >= 4


def test_a_document_becomes_blocks_without_its_head_and_foot(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(rich_docx())
    rendition = render(path)
    assert rendition.text.split("\n\n") == [
        "# Voices on models",
        "## Members",
        "Ada Example, Minister: “We <...> agree & go.”",
        "• first",
        "1. second",
        "Name | Vote",
        "Ada Example | for",
        "one line\nanother line\n",
    ]
    assert rendition.title == "Voices on models"
    assert rendition.issued is None
    assert rendition.warnings == ()
    assert rendition.made is not None
    assert re.fullmatch(r"docx \d+ \(mammoth [\d.]+, lxml [\d.]+\)", rendition.made)


def test_the_title_is_the_stated_one_where_none_is_shown() -> None:
    assert convert_docx(plain_docx("a", title="Stated"), "p").facts.title == "Stated"


@pytest.mark.parametrize("case", CASES)
def test_what_stands_in_a_paragraph_is_read_as_it_shows(case: str) -> None:
    inner, expected = CASES[case]
    converted = convert_docx(docx_of(paragraph(run("a"), inner, run("c"))), "p.docx")
    assert converted.text == expected + "\n"
    assert converted.warnings == ()


@pytest.mark.parametrize("case", BOXES)
def test_a_text_box_is_read_once(case: str) -> None:
    body = paragraph(run("a"), f"<w:r>{BOXES[case]}</w:r>")
    converted = convert_docx(docx_of(body), "page.docx")
    assert converted.text.split() == ["a", "boxed"]
    assert converted.warnings == ()


def test_footnotes_stand_at_the_end_under_their_number() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("A note."))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = docx_of(paragraph(run("said"), mark, run(" so")), footnotes=note)
    assert convert_docx(data, "p.docx").text == "said[1] so\n\n1. A note.\n"


def test_words_that_the_converter_leaves_out_are_counted() -> None:
    body = paragraph(run("a"), f"<w:unknown>{run('lost')}</w:unknown>")
    converted = convert_docx(docx_of(body), "page.docx")
    assert converted.warnings == ("4 characters of the file could not be read",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "broken or encrypted"),
        (zip_of({"a.txt": b"words"}), "a ZIP archive, but not a DOCX file"),
        (zip_of({"word/document.xml": b"<w:document"}), "is broken"),
        (zip_of({"word/document.xml": b"<a/>"}), "cannot be read as DOCX"),
        (plain_docx("words")[:9_000], "broken or encrypted"),
        (
            zip_of({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "has a document type",
        ),
        (plain_docx(""), "has no text in it"),
    ],
)
def test_what_is_no_whole_docx_is_refused_in_one_line(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        render(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_archive_that_unpacks_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx_parts, "_MOST", 1_000_000)
    data = zip_of({"word/document.xml": b" " * 1_000_001})
    assert len(data) < 5_000
    with pytest.raises(SourceError, match="unpacks to over 1 MB"):
        convert_docx(data, "bomb.docx")


def test_every_truncation_is_refused_or_read(tmp_path: Path) -> None:
    whole = rich_docx()
    for size in range(4, len(whole), len(whole) // 24):
        path = tmp_path / "report.docx"
        path.write_bytes(whole[:size])
        with pytest.raises(SourceError):
            render(path)


def test_every_damaged_part_is_refused_or_read() -> None:
    with ZipFile(BytesIO(rich_docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damaged = 0
    for name in parts:
        for broken in (b"<a/>", parts[name][: len(parts[name]) // 2]):
            try:
                convert_docx(zip_of({**parts, name: broken}), "report.docx")
            except SourceError as error:
                assert "\n" not in str(error)  # noqa: PT017
                damaged += 1
    assert damaged >= 3
