"""Encodings: declared or beyond doubt, else refused with the line and the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.formats.encodings import decode
from kg.formats.plain_text import convert_text

RUSSIAN = (
    "Министр сообщила, что «открытые модели» — это хорошо. Она добавила: "
    "«Мы будем работать вместе с партнёрами», но не назвала срок № 5.\n"
) * 3
WESTERN = {
    "french": "La ministre a dit : « Nous préférons être à l’écoute… » Ça va déjà.\n",
    "german": "Die Ministerin sagte: „Wir können das prüfen“ – für größere Städte.\n",
    "spanish": "La señora dijo: “¿Qué harán mañana?” Según él, será difícil aquí.\n",
    "nordic": "Statsråden sa: ”Vi må gjøre det på en måte som är bättre för alla.”\n",
    "english": "She said: “We don’t know yet” – and left the café… for £5 and 10 €.\n",
}
DOUBTFUL = {
    "polish": ("Pani minister powiedziała: źródło, ćma, łąka, żółć i gęś.\n", "cp1250"),
    "czech": (
        "Ministryně řekla, že příští týden přijdou další čeští hosté.\n",
        "cp1250",
    ),
    "turkish": (
        "Bakan şöyle dedi: ığdır, şehir, değişiklik için çalışıyoruz.\n",
        "cp1254",
    ),
    "koi8": (RUSSIAN.replace("«", "").replace("»", "").replace("—", "-"), "koi8-r"),
    "dos": (RUSSIAN.replace("«", "").replace("»", "").replace("—", "-"), "cp866"),
    "mac": (RUSSIAN, "mac-cyrillic"),
    "mac-roman": ("She said “We don’t know” – and left the café.\n" * 3, "mac-roman"),
}


def test_the_suites_have_their_size() -> None:
    assert len(WESTERN) >= 5
    assert len(DOUBTFUL) >= 7


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    converted = convert_text((mark + "слова 😀\r\n").encode(encoding), "page.txt")
    assert converted.text == "слова 😀\r\n"
    assert converted.made == f"text 1 ({encoding[:6]})"


def test_russian_in_its_code_page_is_read() -> None:
    converted = convert_text(RUSSIAN.encode("cp1251"), "page.txt")
    assert converted.text == RUSSIAN
    assert converted.made == "text 1 (windows-1251)"


@pytest.mark.parametrize("language", WESTERN)
def test_western_languages_in_their_code_page_are_read(language: str) -> None:
    text = WESTERN[language] * 4
    decoded = decode(text.encode("cp1252"), "page.txt")
    assert (decoded.text, decoded.encoding) == (text, "windows-1252")


@pytest.mark.parametrize("language", DOUBTFUL)
def test_a_code_page_that_could_be_another_is_refused(language: str) -> None:
    text, encoding = DOUBTFUL[language]
    data = text.encode(encoding, "ignore") * 4
    with pytest.raises(SourceError, match=r"page\.txt:1: byte \d+ .*is not UTF-8"):
        decode(data, "page.txt")


@pytest.mark.parametrize(
    "data", ["“ab”\n".encode() + b"\xed\xa0\x80 words", b"\xff\xfea\0\n\0\0\xd8b\0"]
)
def test_half_a_surrogate_pair_is_no_character(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"page\.txt:2: byte \d"):
        decode(data, "page.txt")


@pytest.mark.parametrize("other", ["cp1252", "cp1251"])
def test_mixed_encodings_name_the_line_and_the_byte(other: str) -> None:
    text = {"cp1252": "déjà vu", "cp1251": RUSSIAN.splitlines()[0]}[other]
    data = b"one\n" + f"two “{text}”\n".encode() + b"ab " + text.encode(other)
    with pytest.raises(SourceError, match=r"page\.txt:3: byte \d+ .*but other parts"):
        decode(data, "page.txt")


def test_a_declared_encoding_is_taken() -> None:
    text = "Привет, мир"
    assert decode(text.encode("koi8-r"), "p", "KOI8-R").text == text
    assert decode("é".encode("latin-1"), "p", "iso-8859-1").encoding == "windows-1252"
    assert decode("日本".encode("shift_jis"), "p", "Shift_JIS").text == "日本"
    assert decode("日本".encode("iso-2022-jp"), "p", "iso-2022-jp").text == "日本"


def test_a_wrong_declaration_is_told() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"), "p", "utf-8")
    assert decoded.text == RUSSIAN
    assert decoded.warnings == ("says it is utf-8, but is windows-1251",)


def test_utf_8_is_read_whatever_a_single_byte_declaration_says() -> None:
    assert decode("é “x”".encode(), "p", "iso-8859-1").text == "é “x”"


@pytest.mark.parametrize(
    "label", ["rot13", "hex", "unicode_escape", "no-such", "utf-7"]
)
def test_a_declaration_of_no_character_set_is_not_taken(label: str) -> None:
    assert decode(b"a\\u0041+AEE-", "p", label).text == "a\\u0041+AEE-"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "cp1251"]))
def test_any_bytes_are_decoded_whole_or_refused(data: bytes, label: str | None) -> None:
    try:
        decoded = decode(data, "page.txt", label)
    except SourceError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert data.decode(decoded.encoding) == decoded.text
