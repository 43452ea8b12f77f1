"""Files: text stays as it is, and anything else is refused in one clear line."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.readers.files import read_text

REFUSED = (
    (b"", "is empty"),
    (b"\xef\xbb\xbf \r\n", "is empty"),
    (b"words\nand\0more", ":2: is not text: byte 9 is zero"),
    (b"%PDF-1.7 ...", "is a PDF file"),
    (b"PK\x03\x04....", "ZIP archive"),
    ("слова и ещё слова".encode("cp1251"), "iconv -f windows-1251 -t utf-8"),
    ("line one\ncaf\xe9 au lait".encode("latin-1"), ":2: byte 12 (0xe9) is not UTF-8"),
    ("слова".encode("utf-16"), "iconv -f utf-16 -t utf-8"),
    (rb"b'\n\xc2\xa0words \xe2\x80\x9cx\xe2\x80\x9d\n'", "Python bytes literal"),
    (b"<!DOCTYPE html><html><body><p>words</p>", "is HTML or XML"),
    (b"<div><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p></div>", "is HTML or XML"),
)


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_what_is_no_text_is_refused_in_one_line(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_text(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.txt: cannot be read"):
        read_text(tmp_path / "nothing.txt")


@pytest.mark.parametrize(
    "words", ["a\r\nb\rc", "\ufeffa b\u00a0c", "a <...> b", "😀 a"]
)
def test_text_is_not_touched(tmp_path: Path, words: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(words.encode())
    assert read_text(path) == (words, sha256(words.encode()).hexdigest())
