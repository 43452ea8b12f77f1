"""Statements in the prose of a release: what a President says in its lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mode, Source, Span
from kg.readers.prose_statements import Prose, prose_statements
from kg.readers.releases.quoted import MARKS

_LONGEST = 20_000  # characters of a paragraph; what is longer was never prose
_STOPS = frozenset('.!?…”"»’)]')


def read_prose(source: Source, paragraphs: Sequence[Span]) -> Prose:
    """Return the quotations in paragraphs of sentences; lists of titles have none.

    What the publisher itself reports without marks is its own voice, and left alone.
    """
    sentences = [one for one in paragraphs if _is_prose(source.text, one)]
    if not sentences:
        return Prose((), ())
    found = prose_statements(source.text, sentences, document=source.id)
    quoted = [one for one in found.statements if one.mode is not Mode.INDIRECT]
    return replace(found, statements=tuple(quoted))


def _is_prose(text: str, span: Span) -> bool:
    """Say whether a paragraph ends like a sentence and has the words of one."""
    words = span.of(text).rstrip("*_ ")
    if len(words) > _LONGEST or words[-1:] not in _STOPS or not MARKS.search(words):
        return False
    return any(word.islower() for word in words[:300].split()[1:])
