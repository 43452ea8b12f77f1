"""Segments of an attribution: what stands between its commas, lists kept whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    Cut,
    drop_and,
    is_role,
    low,
    org_head,
    split,
    words_of,
)
from kg.extract.phrases.person_names import full_name

_JOINED = re.compile(
    r"(?:Inc|Ltd|LLC|LLP|L\.L\.C|PLC|Plc|Co|Corp|GmbH|S\.A|AG|NV|N\.V|Jr|Sr|II|III|IV"
    r"|PJSC|JSC|CJSC|OJSC|LP|S\.p\.A|SE|SA|AB|Pte|Pty|Limited|Incorporated)\b\.?"
    r"(?: Ltd\.?)?"
)


def segments(s: str, cut: Cut) -> list[Cut]:
    """Cut at commas, but not inside a list of one organisation or before `Inc.`."""
    joined: list[Cut] = []
    for piece in split(s, cut, ","):
        if joined and _JOINED.fullmatch(s[slice(*piece)].strip()):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return _join_lists(s, joined)


def _join_lists(s: str, pieces: Sequence[Cut]) -> list[Cut]:
    """Put together what commas cut: "Ministry of Culture, Sports and Tourism"."""
    out: list[Cut] = []
    at = 0
    while at < len(pieces):
        last = _list_end(s, pieces, at)
        out.append((pieces[at][0], pieces[last][1]))
        at = last + 1
    return out


def _list_end(s: str, pieces: Sequence[Cut], at: int) -> int:
    first = pieces[at]
    if not any(low(s, word) in {"of", "for", "on"} for word in words_of(s, first)):
        if not (org_head(s, first) and len(words_of(s, first)) > 1):
            return at
        plural_only = True
    else:
        plural_only = False
    for later in range(at + 1, min(at + 6, len(pieces))):
        piece = pieces[later]
        if _ends_list(s, piece):
            return later if not plural_only else at
        if not _list_member(s, piece):
            return at
    return at


def _ends_list(s: str, piece: Cut) -> bool:
    """Say whether the piece closes a list of matters: "and Tourism", "A and B"."""
    words = words_of(s, piece)
    conjunctions = [
        i for i, word in enumerate(words) if s[slice(*word)] in {"and", "&"}
    ]
    if not conjunctions or conjunctions[0] > 3:
        return False
    if is_role(s, piece) or full_name(s, drop_and(s, piece)):
        return False
    after = words[conjunctions[0] + 1 :]
    if not after:
        return False
    right = (after[0][0], piece[1])
    if is_role(s, right) or _has_body(s, (piece[0], right[0])):
        return False
    matter = any(low(s, word) in lex.FUNCTIONS for word in words)
    return matter or (not _has_body(s, right) and len(words) <= 4)


def _list_member(s: str, piece: Cut) -> bool:
    words = words_of(s, piece)
    if len(words) > 3 or is_role(s, piece) or _has_body(s, piece):
        return False
    return len(words) == 1 or any(low(s, word) in lex.FUNCTIONS for word in words)


def _has_body(s: str, cut: Cut) -> bool:
    """Say whether a word is an organisation's noun, and not as often a matter."""
    nouns = lex.ORG_WORDS - lex.FUNCTIONS
    return any(low(s, word) in nouns for word in words_of(s, cut))
