"""Gold in the project's own format: a text, and beside it what is marked in it.

Words are anchored by themselves: each must be in the text just once, or say which
occurrence is meant, so that no offset is written by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import EvidenceError, SourceError
from kg.evaluation.gold import Attribution, GoldText, Record, Who
from kg.evaluation.modes import find_marks, with_marks
from kg.model import Mode, Span, SpeakerKind

_FIELDS = frozenset(
    (
        "content",
        "cue",
        "source",
        "kind",
        "speaker",
        "speaker_kind",
        "role",
        "organization",
        "method",
        "turn",
    )
)


def read_native(folder: Path) -> tuple[GoldText, ...]:
    """Return the texts of a folder by name, each with the statements marked in it."""
    found = tuple(_read_gold(path) for path in sorted(folder.glob("*.json")))
    if not found:
        raise SourceError(f"{folder}: no *.json; give a folder of texts with gold")
    return found


def _read_gold(path: Path) -> GoldText:
    beside = path.with_suffix(".txt")
    try:
        with beside.open(encoding="utf-8", newline="") as file:
            text = file.read()
        data = json.loads(path.read_text(encoding="utf-8"))
        statements, record = data["statements"], data.get("record", {})
        known = Record(
            speaker=record.get("speaker"),
            title=record.get("title"),
            language=record.get("language"),
            issued=date.fromisoformat(record["issued"]) if "issued" in record else None,
        )
    except OSError as error:
        raise SourceError(f"{error.filename}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path}: no gold of a text: {error}") from error
    found = []
    for number, one in enumerate(statements, start=1):
        try:
            found.append(_attribution(text, one))
        except (EvidenceError, ValueError, TypeError, KeyError) as error:
            raise EvidenceError(f"{path}: statement {number}: {error}") from error
    return GoldText(path.stem, text, tuple(found), known)


def _attribution(text: str, one: Mapping[str, Any]) -> Attribution:
    unknown = sorted(set(one) - _FIELDS)
    if unknown:
        raise EvidenceError(f"field {unknown[0]!r} is unknown")
    content = _spans(text, one["content"])
    if not content:
        raise EvidenceError("nothing is said in it")
    return Attribution(
        content=with_marks(text, content, find_marks(text)),
        cue=_spans(text, one.get("cue")),
        source=_spans(text, one.get("source")),
        mode=Mode(one["kind"]),
        who=_who(one),
        turn=bool(one.get("turn", False)),
    )


def _who(one: Mapping[str, Any]) -> Who:
    """Return the speakers; null stands for words that leave open who it is."""
    speaker, kind = one["speaker"], one.get("speaker_kind")
    names = () if speaker is None else speaker
    return Who(
        names=(names,) if isinstance(names, str) else tuple(names),
        kind=None if kind is None else SpeakerKind(kind),
        role=one.get("role"),
        organization=one.get("organization"),
        method=one.get("method"),
    )


def _spans(text: str, anchors: Any) -> tuple[Span, ...]:
    """Return where anchors stand: one or a list, of strings or of chosen ones."""
    if anchors is None:
        return ()
    listed = anchors if isinstance(anchors, list) else [anchors]
    return tuple(sorted(find_anchor(text, one) for one in listed))


def find_anchor(text: str, anchor: str | Mapping[str, Any]) -> Span:
    """Return the one place that an anchor means, cut between whole words."""
    if isinstance(anchor, str):
        words, number = anchor, None
    else:
        words, number = str(anchor["text"]), int(anchor["occurrence"])
    if not words:
        raise EvidenceError("an anchor is empty")
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    places = list(re.finditer(left + re.escape(words) + right, text))
    if number is None and len(places) > 1:
        raise EvidenceError(
            f"{words[:60]!r} occurs {len(places)} times; say which occurrence is meant"
        )
    at = 1 if number is None else number
    if not 1 <= at <= len(places):
        raise EvidenceError(f"{words[:60]!r} occurs {len(places)} times in the text")
    return Span(*places[at - 1].span())
