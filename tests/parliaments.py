"""What the tests of parliamentary records share: fixtures, corpora, a full check."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.model import Document, PartKind, Piece, Reading, Span, Speaker, Statement

FIXTURES = Path(__file__).parent / "parliament"


def corpus(folder: str) -> Path:
    """The folder of real records of one scheme; the test is skipped without it."""
    beside = Path(__file__).parents[2] / "shared" / "corpora"
    root = Path(os.environ.get("KG_CORPORA") or beside) / "parliament" / folder
    if not root.is_dir():
        pytest.skip(f"no corpora at {root}; set KG_CORPORA to run this test")
    return root


def check_reading(reading: Reading) -> None:
    """Assert all that holds of every reading, whatever it was read from."""
    document = reading.document
    _check_document(document)
    sections = {one.span for one in document.sections}
    end = 0
    for statement in reading.statements:
        assert statement.attribution is not None
        assert end <= statement.attribution.start
        end = statement.span.end
        assert statement.section is None or statement.section in sections
        assert statement.section is None or statement.section.covers(statement.span)
        _check_statement(document.text, statement)


def said(reading: Reading) -> list[tuple[str, str]]:
    """The name and the words of each statement, without what the record put in."""
    return [
        (
            one.speakers[0].name,
            " ".join(
                part.span.of(reading.document.text)
                for part in one.parts
                if part.kind is PartKind.SAID
            ),
        )
        for one in reading.statements
    ]


def by_words(reading: Reading, words: str) -> tuple[Statement, Speaker]:
    """The only statement with these words, and its speaker."""
    text = reading.document.text
    found = [one for one in reading.statements if words in one.span.of(text)]
    assert len(found) == 1, f"{len(found)} statements have {words!r}"
    return found[0], found[0].speakers[0]


def posts(speaker: Speaker) -> list[tuple[str | None, list[str]]]:
    """The roles and organisations of a speaker, in words."""
    return [
        (one.role.text if one.role else None, [body.text for body in one.organizations])
        for one in speaker.capacities
    ]


def mutations(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    """Damaged copies of a file: bytes changed, cut out or doubled, the end cut off."""
    chance = random.Random(seed)
    for _ in range(count):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(broken) or 1)
            to = min(len(broken), at + chance.randint(1, 60))
            kind = chance.randrange(5)
            if kind == 0 and broken:
                broken[at] = chance.randrange(256)
            elif kind == 1:
                del broken[at:to]
            elif kind == 2:
                broken[at:at] = broken[at:to]
            elif kind == 3:
                broken[at:to] = bytes(chance.choice(b"<>&;\"'# /=") for _ in range(3))
            else:
                del broken[max(1, at) :]
        yield bytes(broken)


_VALUES = ("", "#", "  ", ":", "x" * 500, "#a #b", "2021-99-99", "(", "The ", "&#10;")
_WORDS = ("", "  ", "\u200b", "[", "(x", "...", "\u00a0", ":")


def reshaped(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    """Well-formed copies of a file with other names, attributes and words."""
    chance = random.Random(seed)
    text = data.decode("latin-1")
    elements = sorted(set(re.findall(r"<([\w:]+)[\s>/]", text)))
    keys = sorted({one for one in re.findall(r" ([\w:]+)=\"", text) if ":" not in one})
    for _ in range(count):
        other = text
        for _ in range(chance.randint(1, 3)):
            one, two = chance.choice(elements), chance.choice(elements)
            key, kind = chance.choice(keys), chance.randrange(4)
            if kind == 0 and ":" not in one + two:
                other = re.sub(rf"<(/?){one}(?=[\s>/])", rf"<\1{two}", other)
            elif kind == 1 and key != "xmlns":
                other = re.sub(rf' {key}="[^"]*"', "", other)
            elif kind == 2 and key != "xmlns":
                value = chance.choice(_VALUES)
                other = re.sub(rf' {key}="[^"]*"', f' {key}="{value}"', other)
            elif kind == 3:
                words = chance.choice(_WORDS)
                other = re.sub(rf"(<{one}(?:\s[^<>]*)?>)[^<]*", rf"\1{words}", other)
        yield other.encode("latin-1", "xmlcharrefreplace")


def fuzz(data: bytes, read: Callable[[bytes], Reading], count: int = 150) -> int:
    """How many damaged copies are read all the same; the others are clear errors."""
    good = 0
    damaged = mutations(data, seed=len(data), count=count)
    for broken in (*damaged, *reshaped(data, seed=len(data), count=count)):
        try:
            reading = read(broken)
        except KGError as error:
            _check_error(error)
            continue
        check_reading(reading)
        good += 1
    return good


def _check_error(error: KGError) -> None:
    assert "\n" not in str(error)
    assert ".xml" in str(error)


def _check_document(document: Document) -> None:
    text = document.text
    for piece in (
        document.title,
        document.publisher,
        document.forum,
        document.session,
        *(one.heading for one in document.sections),
    ):
        _check_piece(text, piece)
    assert text == text.strip()
    assert "\r" not in text
    if document.issued:
        assert document.issued[1].of(text)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start
        assert "\n" not in block.span.of(text)
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert end == len(text)
    spans = {one.span for one in document.sections}
    for section in document.sections:
        assert section.span.start == section.heading.span.start
        if section.parent:
            assert section.parent in spans
            assert section.parent.covers(section.span)
            assert section.parent != section.span


def _check_statement(text: str, statement: Statement) -> None:
    assert statement.attribution is not None
    assert statement.source is not None
    label = statement.attribution.of(text)
    assert label
    assert label[-1] != ":"
    assert text[statement.attribution.end] == ":"
    assert text[statement.attribution.end + 1] == "\n"
    assert statement.attribution.covers(statement.source)
    assert statement.rule == "utterance"
    assert statement.parts
    assert statement.span.start == statement.parts[0].span.start
    assert statement.span.end == statement.parts[-1].span.end
    end = statement.span.start
    for part in statement.parts:
        assert end <= part.span.start
        assert not text[end : part.span.start].strip(" \n\u00a0\u200b\ufeff")
        assert part.span.of(text).strip()
        end = part.span.end
    for speaker in statement.speakers:
        assert speaker.name
        assert speaker.method == "record"
        for capacity in speaker.capacities:
            for piece in (capacity.role, capacity.printed, *capacity.organizations):
                _check_piece(text, piece)
                assert piece is None or statement.attribution.covers(piece.span)


def _check_piece(text: str, piece: Piece | None) -> None:
    if piece is not None:
        assert isinstance(piece.span, Span)
        assert piece.span.of(text) == piece.text
        assert piece.text
