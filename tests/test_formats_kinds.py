"""Formats: a file is taken for what it holds, and what is no document is refused."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.formats.kinds import kind_of
from kg.formats.rendition import render

REFUSED = (
    ("page.txt", b"", "is empty"),
    ("page.txt", b"\xef\xbb\xbf \r\n", "is empty"),
    ("page.txt", b"words\nand\0more", ":2: is not text: byte 9 is zero"),
    ("page.txt", "слова\0".encode("utf-16"), ":1: is not text"),
    ("page.txt", b"PK\x03\x04....", "is broken or encrypted"),
    ("page.txt", "слова и ещё слова".encode("cp1251"), "iconv -f windows-1251"),
    ("page.txt", b"line one\ncaf\xe9 au lait", ":2: byte 12 (0xe9) is not UTF-8"),
    ("page.txt", rb"b'\n\xc2\xa0words \xe2\x80\x9cx\xe2\x80\x9d\n'", "bytes literal"),
    ("page.md", rb"b'\n\xc2\xa0words \xe2\x80\x9cx\xe2\x80\x9d\n'", "bytes literal"),
    (
        "page.html",
        rb"b'<p>\n\xc2\xa0words \xe2\x80\x9cx\xe2\x80\x9d\n'",
        "bytes literal",
    ),
    ("page.txt", b"\xd0\xcf\x11\xe0....", "an old or an encrypted Office file"),
    ("page.doc", b"{\\rtf1 words}", "an RTF file"),
    ("page.png", b"\x89PNG....", "a picture"),
    ("page.gz", b"\x1f\x8b....", "a gzip archive"),
    ("page.docx", b"words", "is not the DOCX file that its name says"),
    ("page.pdf", b"words", "is not the PDF file that its name says"),
    ("page.xml", b"<?xml version='1.0'?><TEI/>", "is XML that no reader takes"),
    ("page.html", b"<!doctype html><p>\n</p>", "has no text in it"),
    ("page.md", b"---\ntitle: x\n---\n", "has no text in it"),
)
KINDS = (
    ("a.txt", b"words <p>and</p> more", "text"),
    ("a.TXT", b"# no heading", "text"),
    ("a", b"words", "text"),
    ("a.md", b"words", "markdown"),
    ("a.md", b"<p>a</p>" * 20, "markdown"),
    ("a.markdown", b"words", "markdown"),
    ("a.htm", b"words", "html"),
    ("a.txt", b"<!DOCTYPE html><html><body><p>words</p>", "html"),
    ("a.txt", b"<div><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p></div>", "html"),
    ("a.md", b"\xef\xbb\xbf \n<!-- saved --><html><p>words", "html"),
    ("a.xml", b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html/>", "html"),
    ("a.txt", b"<?xml version='1.0'?><debate/>", "xml"),
    ("a.txt", b"<tei:TEI xmlns:tei='x'>", "xml"),
    ("a", b"<!-- a --><publicwhip>", "xml"),
    ("a", b"\xef\xbb\xbf<teiCorpus>", "xml"),
    ("a", "<akomaNtoso>".encode("utf-16"), "xml"),
    ("a.xml", b"<debate/>", "xml"),
    ("a.txt", b"\n%PDF-1.7", "pdf"),
    ("a.txt", b"PK\x03\x04", "docx"),
)


def test_the_suites_have_their_size() -> None:
    assert len(REFUSED) >= 19
    assert len(KINDS) >= 19


@pytest.mark.parametrize(("name", "data", "words"), REFUSED)
def test_what_is_no_document_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        render(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_content_tells_the_kind_before_the_name(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert kind_of(path) == kind


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for look in (render, kind_of):
        with pytest.raises(SourceError, match=r"nothing\.txt: cannot be read"):
            look(tmp_path / "nothing.txt")


def test_a_directory_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        render(tmp_path)


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("words")

    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    # A mode of 0 would not stop a test that runs as root.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        render(path)


@pytest.mark.parametrize(
    "words",
    [
        "a\r\nb\rc",
        "\ufeffa b\u00a0c",
        "a <...> b",
        "😀 a",
        "שלום \u202eabc",
        "a\u2028b",
    ],
)
def test_plain_text_is_not_touched(tmp_path: Path, words: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(words.encode())
    rendition = render(path)
    assert rendition.text == words
    assert rendition.sha256 == sha256(words.encode()).hexdigest()
    assert rendition.made is None


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
def test_a_missing_library_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    data = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-1.7"}.get(suffix, b"words")
    path = tmp_path / f"report{suffix}"
    path.write_bytes(data)

    def fail(name: str) -> None:
        raise ModuleNotFoundError("No module named 'library'", name="library")

    monkeypatch.setattr("kg.formats.rendition.import_module", fail)
    with pytest.raises(SourceError) as caught:
        render(path)
    kind = {".md": "MARKDOWN"}.get(suffix, suffix[1:].upper())
    assert str(caught.value) == (
        f"{path}: reading {kind} needs an extra: pip install 'who-said-what[documents]'"
    )


def test_a_hundred_megabytes_on_one_line_are_text(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 20_000_000)
    assert len(render(path).text) == 100_000_000
