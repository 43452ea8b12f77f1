"""XML as a stream: what is yielded, what is refused, and how little is kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.readers.parliaments.xml_stream import Step, attribute, read_events, root_name

_LAUGHS = "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_REFUSED = {
    "nested entities": (
        f'<!DOCTYPE r [<!ENTITY a "ha">{_LAUGHS}]><r>&j;</r>',
        "made of",
    ),
    "a bomb in an attribute": (
        f'<!DOCTYPE r [<!ENTITY a "ha">{_LAUGHS}]><r x="&j;"/>',
        "blow up",
    ),
    "a long entity many times": (
        f'<!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]><r>{"&a;" * 20_000}</r>',
        "longer than a character",
    ),
    "a short entity very many times": (
        f'<!DOCTYPE r [<!ENTITY a "{"x" * 64}">]><r>{"&a;" * 400_000}</r>',
        "blow up",
    ),
    "an external entity": (
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>',
        "'a' brings in more",
    ),
    "an unused external entity": (
        '<!DOCTYPE r [<!ENTITY a PUBLIC "-//x" "http://example.org/a">]><r/>',
        "'a' brings in more",
    ),
    "an external document type": (
        '<!DOCTYPE r SYSTEM "http://example.org/r.dtd"><r/>',
        "asks for 'http://example.org/r.dtd'",
    ),
    "a parameter entity": (
        "<!DOCTYPE r [<!ENTITY % a \"<!ENTITY b 'x'>\"> %a;]><r/>",
        "'a' brings in more",
    ),
    "an external entity behind a long comment": (
        f'<!DOCTYPE r [<!--{"-x" * 50_000}--><!ENTITY a SYSTEM "a">]><r>&a;</r>',
        "'a' brings in more",
    ),
    "a loop": ('<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]><r/>', "made of"),
    "markup in an entity": (
        '<!DOCTYPE r [<!ENTITY a "<p>x</p>">]><r>&a;</r>',
        "made of",
    ),
    "an entity that nothing declares": ("<r>&nbsp;</r>", "'nbsp' not defined"),
    "elements a thousand deep": ("<r>" + "<i>" * 1000, "Excessive depth"),
    "a text of twelve megabytes": (f"<r>{'w' * 12_000_000}</r>", "too long"),
    "a file cut off": ("<r><p>some words", "not well-formed"),
    "a tag that does not match": ("<r>\n<p>\n</r>", "not well-formed"),
    "an empty file": ("", "not well-formed"),
    "no XML": ("Minutes of the House", "not well-formed"),
    "a zero byte": ("<r>a\0b</r>", "not well-formed"),
    "half a surrogate": ("<r>&#xD800;</r>", "not well-formed"),
    "an unknown encoding": ('<?xml version="1.0" encoding="klingon"?><r/>', "encoding"),
}


def _events(path: Path, *containers: str) -> list[tuple[Step, str]]:
    return [
        (step, name if step is not Step.WHOLE else f"{name}: {element.text}")
        for step, element, name in read_events(path, set(containers))
    ]


def _file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "file.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_containers_open_and_close_and_the_rest_comes_whole(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "<r xmlns='urn:x'><!-- c --><a>one<b/></a><?pi x?>\n<c><a>two</a></c></r>",
    )
    assert _events(path, "r", "c") == [
        (Step.OPEN, "r"),
        (Step.WHOLE, "a: one"),
        (Step.OPEN, "c"),
        (Step.WHOLE, "a: two"),
        (Step.CLOSE, "c"),
        (Step.CLOSE, "r"),
    ]


def test_words_between_elements_are_not_lost(tmp_path: Path) -> None:
    path = _file(tmp_path, "<r>first<a>A</a>second<c>third<a/></c> fourth </r>")
    assert [name for step, name in _events(path, "r", "c") if step is Step.TEXT] == [
        "first",
        "second",
        "third",
        " fourth ",
    ]


def test_no_words_are_lost_wherever_the_file_is_cut_into_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "<r>" + "".join(f"<a>{n}</a> tail {n} " for n in range(300)) + "</r>"
    path = _file(tmp_path, text)
    whole = _events(path, "r")
    for size in (1, 2, 3, 7, 64):
        monkeypatch.setattr("kg.readers.parliaments.xml_stream._CHUNK", size)
        assert _events(path, "r") == whole
    assert len(whole) == 602


def test_entities_for_characters_are_read(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE r [\n'
        b'<!ENTITY mdash "&#8212;">\n<!ENTITY lt "&#38;#60;"><!ENTITY e "\xe9">]>\n'
        b"<r>caf&e; &mdash; &lt; &amp; \xa3</r>",
    )
    assert _events(path) == [(Step.WHOLE, "r: café — < & £")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_a_mark_are_read(
    tmp_path: Path, encoding: str
) -> None:
    text = "<?xml version='1.0'?><r>Ünïcode 😀</r>"
    if encoding.endswith(("le", "be")):
        text = text.replace("?>", " encoding='UTF-16'?>")
        pytest.importorskip("lxml")
    path = _file(tmp_path, text.encode(encoding))
    assert _events(path) == [(Step.WHOLE, "r: Ünïcode 😀")]


@pytest.mark.parametrize(("text", "says"), _REFUSED.values(), ids=list(_REFUSED))
def test_bad_input_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    path = _file(tmp_path, text)
    started = time.monotonic()
    with pytest.raises(SourceError, match=f"{path.name}:\\d+: ") as caught:
        list(read_events(path, {"r"}))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - started < 10


def test_every_kind_of_bad_input_is_tried() -> None:
    assert len(_REFUSED) == 21


def test_the_error_names_the_line(tmp_path: Path) -> None:
    path = _file(tmp_path, "<r>\n<p>\n</r>")
    with pytest.raises(SourceError, match=r"file\.xml:3: "):
        list(read_events(path, {"r"}))


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        list(read_events(tmp_path / "none.xml", {"r"}))


def _largest_tree(tmp_path: Path, speeches: int) -> int:
    """The most elements that the tree ever holds while a file is read."""
    speech = "<s who='x'>" + "<p>Some words of a speech.</p>\n" * 20 + "</s>tail\n"
    path = _file(tmp_path, f"<r><c>{speech * speeches}</c>{speech * speeches}</r>")
    most = wholes = 0
    for step, element, _ in read_events(path, {"r", "c"}):
        if step is Step.WHOLE:
            wholes += 1
            assert len(element) == 20
            if wholes % 100 == 0:
                root = element.getroottree().getroot()
                most = max(most, sum(1 for _ in root.iter()))
    assert wholes == 2 * speeches
    return most


def test_the_tree_does_not_grow_with_the_file(tmp_path: Path) -> None:
    small = _largest_tree(tmp_path, 1_000)
    large = _largest_tree(tmp_path, 5_000)
    assert 100 < small < 20_000  # what is in one piece of the file
    assert large < small * 1.5


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- <x> --><tei:TEI a='b'>", "TEI"),
        ("<?xml version='1.0'?><r>".encode("utf-16"), "r"),
        (b"<!DOCTYPE p [<!ENTITY a 'b'>]>\n<publicwhip>", "publicwhip"),
        (b"<!-- never closed", ""),
        (b"plain text", ""),
        (b"", ""),
        (b"<!--" * 20_000, ""),
        (b"<" * 100_000, ""),
    ],
)
def test_the_root_is_known_from_the_head(head: bytes, name: str) -> None:
    assert root_name(head) == name


def test_attributes_are_found_in_any_namespace(tmp_path: Path) -> None:
    path = _file(tmp_path, "<r xml:id='a' n='1'/>")
    _, element, _ = next(read_events(path, set()))
    assert attribute(element, "id") == "a"
    assert attribute(element, "n") == "1"
    assert attribute(element, "none") is None
