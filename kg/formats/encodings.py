"""Bytes to characters, strictly: nothing is replaced, dropped or guessed loosely."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import SourceError

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The labels that a page may declare; codecs that are no character sets stay out.
_LABEL = re.compile(
    r"utf-?8|us-ascii|ascii|latin-?1|iso-?8859-\d{1,2}|(?:windows-|cp)\d{3,5}|koi8-[ru]|"
    r"macintosh|(?:x-)?mac-cyrillic|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-jp|euc-kr|"
    r"iso-2022-jp|tis-620"
)
# Browsers read these labels as the code page that extends them, and so do authors.
_ALIASES = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "utf8": "utf-8",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}

# A well-formed UTF-8 sequence of more than one byte.
_SEQUENCE = (
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|"
    rb"[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|"
    rb"\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})"
)
_SEQUENCES = re.compile(_SEQUENCE)
# What is UTF-8 and in no code page a plausible word: two sequences side by side, a
# curly mark, or an accented small letter inside a Latin word.
_UTF_8 = re.compile(
    rb"(?<![\x80-\xff])(?:"
    + _SEQUENCE
    + rb"{2}|\xe2\x80[\x80-\xbf]|(?<=[A-Za-z])\xc3[\xa0-\xbf](?=[a-z]))"
)

_LETTERS_1251 = frozenset((*range(0xC0, 0x100), 0xA8, 0xB8))
_COMMON_1251 = "оеаинтср".encode("cp1251")
_PAIR_1251 = re.compile(rb"[\xc0-\xff\xa8\xb8](?=[\xc0-\xff\xa8\xb8])")
# Mac Cyrillic has its capitals where Windows has marks and Serbian letters.
_MAC_CYRILLIC = re.compile(rb"[\x80-\x83\x8a-\x90\x9a\x9c-\x9f][\xe0-\xff]")

# Marks that stand in the Windows code pages at the same place.
_MARKS = frozenset(
    b"\x80\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa7\xa9\xab\xae\xb0"
)
_MARKS_1252 = _MARKS | frozenset(b"\xa1\xa3\xaa\xb1\xb7\xba\xbb\xbd\xbf")
# The accented letters of each Western language that has a profile of its own.
_PROFILES = tuple(
    frozenset((letters + letters.upper().replace("SS", "")).encode("cp1252"))
    for letters in (
        "àâæçéèêëîïôœùûüÿ",
        "äöüßé",
        "áéíóúüñ",
        "áâãàçéêíóôõúü",
        "àèéìíòóùúî",
        "åäöæøéü",
        "éëïóöüè",
    )
)
# Marks inside a word, or capitals inside one, are letters of another code page.
_FOREIGN_1252 = re.compile(
    rb"[A-Za-z][\x80\x84\x93\x95\xa1\xa3\xaa\xab\xb1\xba\xbb\xbf\xc0-\xde][a-z]|\xa3[A-Za-z]"
)


_SAMPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters, and the encoding they were in."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the characters of a file; `name` is what an error calls it.

    A byte-order mark of UTF-8 stays in the text. A file in a code page is taken only
    when it says so itself, or when its letters leave no doubt.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, name), encoding, name)
    label = _known_label(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = _other_encoding(data, name, label, error)
        return _checked(_strict(data, found, name), found, name, declared)
    if label and label.startswith(("gb", "iso-2022", "shift", "big5", "euc")):
        found = label if data.isascii() else "utf-8"  # ISO-2022 is all ASCII
        return _checked(_strict(data, found, name), found, name, declared)
    return _checked(text, "utf-8", name)


def _checked(
    text: str, encoding: str, name: str, declared: str | None = None
) -> Decoded:
    zero = text.find("\0")
    if zero >= 0:
        line = text.count("\n", 0, zero) + 1
        raise SourceError(f"{name}:{line}: is not text: byte {zero} is zero")
    if declared and _known_label(declared) != encoding:
        return Decoded(text, encoding, (f"says it is {declared}, but is {encoding}",))
    return Decoded(text, encoding)


def _known_label(declared: str | None) -> str | None:
    label = (declared or "").strip().lower()
    return _ALIASES.get(label, label) if _LABEL.fullmatch(label) else None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}:{_line(data, error.start)}: byte {error.start} "
            f"(0x{data[error.start]:02x}) is not {encoding.upper()}; "
            "save the file in one encoding, best UTF-8"
        ) from error
    except LookupError as error:
        raise SourceError(f"{name}: is in {encoding}, which is not known") from error


def _other_encoding(
    data: bytes, name: str, label: str | None, error: UnicodeDecodeError
) -> str:
    """Name the encoding of bytes that are not all UTF-8, or refuse them."""
    if 0 in data:
        zero = data.index(0)
        line = _line(data, zero)
        raise SourceError(f"{name}:{line}: is not text: byte {zero} is zero")
    if label not in (None, "utf-8", "windows-1252") and _decodes(data, str(label)):
        return str(label)
    where = f"{name}:{_line(data, error.start)}: byte {error.start}"
    what = f"{where} (0x{data[error.start]:02x}) is not UTF-8"
    # What follows the first byte in doubt is enough to tell a code page.
    sample = data[max(0, error.start - 1_000) : error.start + _SAMPLE]
    if _UTF_8.search(data) or _is_mixed(sample):
        raise SourceError(
            f"{what}, but other parts are; save the file in one encoding, best UTF-8"
        )
    if label == "windows-1252" and _decodes(data, label):
        return label
    for encoding, is_certain in (
        ("windows-1251", _is_cyrillic),
        ("windows-1252", _is_western),
    ):
        if is_certain(sample) and _decodes(data, encoding):
            return encoding
    raise SourceError(f"{what}; convert it: iconv -f {_guess(sample)} -t utf-8")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _counts(data: bytes) -> dict[int, int]:
    """Return how often each byte above ASCII stands in the data."""
    present = set(data.translate(None, bytes(range(128))))
    return {byte: data.count(byte) for byte in present}


def _is_mixed(data: bytes) -> bool:
    """Tell whether much of the data is UTF-8."""
    high = sum(_counts(data).values())
    in_sequences = sum(len(match[0]) for match in _SEQUENCES.finditer(data))
    return in_sequences * 4 > high


def _is_cyrillic(data: bytes) -> bool:
    """Tell whether the high bytes are words of Russian or a near language in 1251."""
    counts = _counts(data)
    letters = sum(count for byte, count in counts.items() if byte in _LETTERS_1251)
    lower = sum(count for byte, count in counts.items() if byte >= 0xE0)
    common = sum(counts.get(byte, 0) for byte in _COMMON_1251)
    others = sum(counts.values()) - letters
    marks = sum(
        count for byte, count in counts.items() if byte in _MARKS | {0xB9, 0xBB}
    )
    if letters < 40 or lower * 4 < letters * 3 or common * 20 < letters * 9:
        return False
    if (others - marks) * 20 > letters:
        return False
    pairs = sum(1 for _ in _PAIR_1251.finditer(data))
    foreign = sum(1 for _ in _MAC_CYRILLIC.finditer(data))
    return pairs * 10 > letters * 6 and foreign * 200 < letters


def _is_western(data: bytes) -> bool:
    """Tell whether the high bytes are marks and accents of one Western language."""
    counts = _counts(data)
    accents = {b: n for b, n in counts.items() if b not in _MARKS_1252}
    total = sum(accents.values())
    latin = len(data.translate(None, bytes(range(0x41)) + bytes(range(0x5B, 0x61))))
    if sum(counts.values()) < 3 and latin < 500:
        return False
    if total * 4 > latin or _FOREIGN_1252.search(data):
        return False
    return any(
        sum(n for b, n in accents.items() if b in profile) * 100 >= total * 97
        for profile in _PROFILES
    )


def _guess(data: bytes) -> str:
    """Guess which encoding the bytes are in; only advice hangs on it."""
    counts = _counts(data)
    high = sum(counts.values())
    cyrillic = sum(count for byte, count in counts.items() if byte >= 0xC0)
    if high * 10 > len(data) and cyrillic * 3 > high * 2:
        return "windows-1251"
    return "windows-1252"
