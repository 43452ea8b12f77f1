"""What a format yields: a text, how it was made, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

_ISO_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file states of its document; None where it states nothing usable."""

    title: str | None = None
    issued: date | None = None
    url: str | None = None
    language: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a file; `made` is None when it is the file's own decoded text."""

    text: str
    made: str | None = None
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()


def find_date(*values: str | None) -> date | None:
    """Return the day of the first value that begins with an ISO 8601 date."""
    for value in values:
        match = _ISO_DATE.match(value or "")
        if match:
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
    return None


def find_url(*values: str | None) -> str | None:
    """Return the first value that is a whole address on the web."""
    for value in values:
        address = (value or "").strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        is_web = parts.scheme in ("http", "https") and parts.netloc
        if is_web and not _BLANKS.search(address):
            return address
    return None


def find_language(*values: str | None) -> str | None:
    """Return the first value that is a language tag, such as `en` or `pt-BR`."""
    for value in values:
        tag = (value or "").strip().replace("_", "-")
        if _LANGUAGE.fullmatch(tag):
            return tag
    return None


def find_words(*values: str | None) -> str | None:
    """Return the first value that holds words, on one line."""
    for value in values:
        words = _BLANKS.sub(" ", value or "").strip()
        if words:
            return words
    return None


def join_blocks(blocks: Iterable[str]) -> str:
    """Return blocks as a text with a blank line between two, or "" without any."""
    text = "\n\n".join(blocks)
    return text + "\n" if text else ""
