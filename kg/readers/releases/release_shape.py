"""What a release of endorsements looks like from afar: how much of it is rows."""

from __future__ import annotations

import re

from kg.extract.labels.endorsers import label_like
from kg.extract.labels.label_words import has_role, words_in
from kg.text import fold

_HEAD = 120_000
_FEWEST = 3
_LEAST = 0.05  # of the paragraphs; fewer rows are chance
_MOST, _MOST_BY_PLATES = 0.95, 0.5  # reports of sessions have name lines too
_SMALL = (
    r"(?:of|for|the|and|to|at|in|on|de|da|do|del|di|du|la|le|van|von|der|den|bin|al"
    r"|with|from|by|an?|former|along)(?![^\s,])"
)
_TOKEN = (
    rf"(?:[^\W_a-z][^\s“”\"„«»:：]{{0,60}}|[&/|–—-]{{1,3}}|\([^()\n]{{1,40}}\)[,;]?"
    rf"|{_SMALL})"
)
_BLANK = r"(?:[ \t\u00a0]{1,6}\n?|\n)"
_LABEL = rf"{_TOKEN}(?:{_BLANK}{_TOKEN}){{0,40}}"
_QUOTE = r"[\"“„«”]"
_EDGE = r"[ \t*_#>\u00a0\u200b\ufeff•●-]{0,12}"
_PLAIN = r"(?P<label>[^“”\"„«»\n:：]{3,250})"
_NOTE = r"(?:\[[^\[\]\n]{2,60}\])?[ \t]{0,3}"
# A label, a colon, and a mark on the line or on the next one.
_ROW = re.compile(
    rf"^{_EDGE}{_PLAIN}[:：][*_]{{0,3}}\s{{0,6}}(?:\(?\d/\d\)?\s)?{_QUOTE}", re.M
)
# A row behind the quotation of another, in a paragraph that holds many.
_NEXT = re.compile(
    rf"[”\"»][ \t]{{0,3}}(?:\[[^\[\]\n]{{2,60}}\])?[ \t]{{1,3}}"
    rf"{_LABEL}[:：]\s{{0,3}}{_QUOTE}"
)
# A short line without a stop, and under it a paragraph that marks open and close.
_PLATE = re.compile(
    rf"^{_EDGE}{_PLAIN}\n\s{{0,6}}{_QUOTE}[^\n]{{60,}}[”\"»][ \t]{{0,3}}{_NOTE}$", re.M
)
# Marks that close, and behind or under them a dash and a name with its role.
_SIGNED = re.compile(
    rf"[”\"»][ \t]{{0,3}}(?:\n\s{{0,6}})?[–—-]{{1,2}}[ \t]{{0,3}}{_PLAIN}{_NOTE}$", re.M
)
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,9}\n")
_PARAGRAPH = re.compile(r"\S[^\n]*")


def endorsement_share(text: str) -> float:
    """Return how much of a text is rows of endorsements, from 0 to 0.95.

    Three rows are the fewest; from there on the share of the paragraphs counts.
    """
    head = text[:_HEAD]
    rows = sum(label_like(fold(one["label"])) for one in _ROW.finditer(head))
    rows += len(_NEXT.findall(head))
    most = _MOST
    if rows < _FEWEST:
        rows += max(_count_named(_PLATE, head), _count_named(_SIGNED, head))
        most = _MOST_BY_PLATES
    if rows < _FEWEST:
        return 0.05 * rows
    blocks = sum(len(one) > 60 for one in _BLANK_LINE.split(head))
    lines = sum(len(one) > 60 for one in _PARAGRAPH.findall(head))
    share = rows / max(lines if blocks < rows else blocks, rows)
    return round(min(most, 0.2 + 0.9 * share), 2) if share > _LEAST else 0.1


def _count_named(pattern: re.Pattern[str], text: str) -> int:
    """Count the lines that may name a speaker, with a comma or the noun of a role."""
    return sum(
        label_like(fold(one["label"]))
        and ("," in one["label"] or has_role(words_in(one["label"], 0, 250)))
        for one in pattern.finditer(text)
    )
