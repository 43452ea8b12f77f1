"""Speech: whether words in quotation marks are somebody's, or a title or a phrase."""

from __future__ import annotations

import re

from kg.extract import lexicon as lex
from kg.extract.quotations.passages import Unit

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DASHED = re.compile(r",?\s*[–—―−-]\s")
_ACCORDING = re.compile(
    r"(?:^|[.!?…”\"»]\s+)(?:according to|in the (?:words|opinion) of"
    r"|по (?:словам|мнению))\s[^.!?:]*,$",
    re.I,
)
_STOPS = ".!?…"
_DASHES = "–—―−-"


def is_speech(text: str, unit: Unit, before: str, after: str, *, spoken: bool) -> bool:
    """Say whether a quoted stretch is speech, by its words and by those beside it.

    `spoken` says that words of somebody stand before it in the same paragraph.
    """
    inner = " ".join(piece.of(text) for piece in unit.pieces).strip()
    count = len(_WORD.findall(inner))
    stopped = inner[-1:] in ",;" + _STOPS
    head = after.lstrip(" \t\u00a0*_\r\n")
    marked = head[:1] in "," + _DASHES if head else False
    before = before.strip().strip("*_").rstrip()
    if not before:
        return _opens_speech(count, stopped, head)
    last = before[-1]
    if last == ":":
        return count >= 2
    if spoken and stopped and last in _STOPS:
        return count >= 1
    if last in _STOPS + '>)]»”"':
        return count >= 2 and (stopped or marked or not head)
    if last in "," + _DASHES:
        said = spoken or leads_in(before)
        return said and (stopped or count >= 6 or inner[:1].islower())
    return count >= 3 and _ends_in_cue(before)


def _opens_speech(count: int, stopped: bool, head: str) -> bool:
    """Judge a stretch that opens its paragraph: “Smart” cities are not speech."""
    if count >= 2 and _DASHED.match(head):
        return True
    word = re.match(r"[a-zа-яё]+", head)
    if word and not stopped:
        return word.group() in lex.CUES and count >= 3
    return count >= 3 or (stopped and count >= 1)


def leads_in(before: str) -> bool:
    """Say whether words end in a verb of saying, or are "According to X,"."""
    if _ends_in_cue(before.rstrip(" ," + _DASHES)):
        return True
    return _ACCORDING.search(before) is not None


def _ends_in_cue(before: str) -> bool:
    if before.endswith(lex.CUE_PHRASES):
        return True
    words = re.findall(r"[^\W\d_]+", before[-60:].casefold())
    if words and words[-1] in {"that", "что"}:
        words.pop()
    return bool(words) and (words[-1] in lex.CUES or _russian_verb(words[-1]))


def _russian_verb(word: str) -> bool:
    return bool(re.fullmatch(r"(?:сказа|отмети|заяви|подчеркну|доба)[а-яё]+", word))
