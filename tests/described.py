"""A reading as plain data, with words for offsets: what the gold files hold."""

from __future__ import annotations

from typing import Any

from kg.model import Document, Piece, Reading, Span, Speaker, Statement


def described(reading: Reading) -> dict[str, Any]:
    """Return a reading in the form of the gold files beside the reports."""
    document = reading.document
    text = document.text
    return {
        "title": _words(document.title),
        "issued": document.issued[0].isoformat() if document.issued else None,
        "language": document.language,
        "forum": _words(document.forum),
        "session": _words(document.session),
        "publisher": _words(document.publisher),
        "translation": _translation(document),
        "blocks": [block.kind.value for block in document.blocks],
        "sections": [
            one.heading.text for one in document.sections if one.parent is None
        ],
        "claims": [
            {
                "heading": claim.heading.text,
                "type": claim.claim_type,
                "statements": len(claim.statements),
            }
            for claim in reading.claims
        ],
        "statements": [_statement(text, one) for one in reading.statements],
        "warnings": list(document.warnings),
    }


def _translation(document: Document) -> list[str] | None:
    note = document.translation
    return [note.value, *note.readings] if note else None


def _statement(text: str, one: Statement) -> dict[str, Any]:
    return {
        "mode": one.mode.value,
        "text": one.span.of(text),
        "parts": [[part.kind.value, part.span.of(text)] for part in one.parts],
        "speakers": [_speaker(speaker) for speaker in one.speakers],
        "attribution": _cut(text, one.attribution),
        "source": _cut(text, one.source),
        "cue": _cut(text, one.cue),
        "heading": _words(one.heading),
        "rule": one.rule,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "kind": speaker.kind.value,
        "method": speaker.method,
        "posts": [
            {
                "role": _words(post.role),
                "organizations": [one.text for one in post.organizations],
                "years": post.years,
            }
            for post in speaker.capacities
        ],
    }


def _words(piece: Piece | None) -> str | None:
    return piece.text if piece else None


def _cut(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None
