"""Segments of a label, the names in them, and the roles right before the names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import lexicon as lex
from kg.extract.labels.label_lexicon import COMMON
from kg.extract.labels.label_words import (
    Word,
    drop_joint,
    may_be_name,
    name_evidence,
    without_titles,
    words_in,
)
from kg.extract.phrases.cuts import Cut, strip

_SUFFIX = re.compile(
    r"(?:Inc|Ltd|LLC|LLP|L\.L\.C|PLC|Plc|Co|Corp|GmbH|S\.A|AG|NV|N\.V|Jr|Sr|II|III|IV"
    r"|LP|S\.p\.A|SE|SA|AB|Pte|Pty|Limited|Incorporated|M\.?D|Ph\.?D|R\.?N|J\.?D|MPH"
    r"|Esq|DDS|FACP|FAAP|MBA|MS|DO|D\.O|CPA|USA|P\.C)\.?",
)
_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|PLC|Corp|GmbH)\.?\s+(?=[A-Z])")
_COMMA = re.compile(
    r"\s*[,;]\s*|\s+[-|]\s+|\s+(?=(?:and|&)\s+(?:Dr|Mr|Mrs|Ms|Rev|Prof|Hon|Sen|Rep|Gov)\b)"
)


def cut_segments(m: str) -> list[Cut]:
    """Cut at commas and dashes, but not before "Inc." or "Jr."."""
    found: list[Cut] = []
    start = 0
    for end, following in [
        *((one.start(), one.end()) for one in _COMMA.finditer(m)),
        (len(m), len(m)),
    ]:
        cut = strip(m, (start, end))
        if cut[0] < cut[1]:
            if found and (_SUFFIX.fullmatch(m, *cut) or _FORM.match(m, *cut)):
                found[-1] = (found[-1][0], cut[1])
            else:
                found.append(cut)
        start = following
    return [part for cut in found for part in _titled_halves(m, cut)]


def _titled_halves(m: str, cut: Cut) -> list[Cut]:
    """Cut "Leader Ada Example and Speaker Bert Sample" before its "and"."""
    words = words_in(m, *cut)
    for at, word in enumerate(words):
        if not word.joins or not any(one.head for one in words[:at]):
            continue
        left, right = role_and_names(words[:at]), role_and_names(words[at + 1 :])
        if left and right and len(left[1][0]) > 1 and len(right[1][0]) > 1:
            return [(cut[0], words[at - 1].end), (word.start, cut[1])]
    return [cut]


def role_and_names(
    words: Sequence[Word],
) -> tuple[Sequence[Word], list[Sequence[Word]]] | None:
    """Return the words before a name that end in a role, and the names after them."""
    for at in range(len(words) - 1, 0, -1):
        head = words[at - 1]
        general = head.low in lex.AFTER_HEAD and at > 1 and words[at - 2].head
        if not (head.head or head.plural_head or general):
            continue
        plural = head.plural_head
        names = names_in(words[at:], plural=plural, least=0 if plural else -4)
        if plural and len(names) == 1 and not names[0][0].given:
            continue
        if not names:
            continue
        if head.low in lex.NAME_HEADS and not _heads_label(words, at, names):
            continue
        if len(names) == 1 and len(names[0]) == 1 and not _surname(head, names[0][0]):
            continue
        return words[:at], names
    return None


def _heads_label(
    words: Sequence[Word], at: int, names: Sequence[Sequence[Word]]
) -> bool:
    """Say whether a noun that is a name as often ("Judge") is here a role."""
    if at > 1 and words[0].given:
        return False  # "Ada Judge Example"
    return len(names[0]) > 1


def _surname(head: Word, name: Word) -> bool:
    """Say whether one word after a role is a surname: "Governor Example"."""
    plain = name.low in COMMON or name.body or name.camel or name.text.isupper()
    if plain or head.plural_head or len(name.text) < 3:
        return False
    return not head.text.isupper() or name.given


def names_in(
    words: Sequence[Word], *, plural: bool = False, least: int = -1
) -> list[Sequence[Word]]:
    """Return the names that fill the words, joined by "and"; none if they do not.

    `least` is the evidence that each of them must show.
    """
    names: list[Sequence[Word]] = []
    start = 0
    for at in range(len(words) + 1):
        if at < len(words) and not words[at].joins:
            continue
        name = without_titles(words[start:at])
        if not name or not may_be_name(name):
            return []
        if len(name) == 1 and not plural and start:
            return []
        if name_evidence(name) < least - (len(name) == 1):
            return []
        names.append(name)
        start = at + 1
    return names


def listed_names(m: str, parts: Sequence[Cut]) -> list[Sequence[Word]]:
    """Return the names of "A, B, C, BODY", of which one behind the first is sure.

    One name alone behind the first may be a body's: "Ada Example, Quilla Zan, Centre".
    """
    names: list[Sequence[Word]] = []
    for cut in parts:
        found = names_in(words_in(m, *cut))
        if len(found) != 1 or len(found[0]) < 2 or name_evidence(found[0]) < 0:
            break
        names += found
    if len(names) < 2 or len(names) == len(parts):
        return []
    body = words_in(m, *parts[len(names)])
    role = any(one.head or one.plural_head for one in body)
    if role or not any(one.body for one in body):
        return []
    sure = any(one[0].given and name_evidence(one) >= 3 for one in names[1:])
    return names if sure else []


def more_names(
    m: str,
    before: Sequence[Word],
    names: Sequence[Sequence[Word]],
    rest: Sequence[Cut],
) -> tuple[list[Sequence[Word]], Sequence[Cut]]:
    """Return the names that follow after commas: "Senators A, B, and C"."""
    more: list[Sequence[Word]] = []
    if not before[-1].plural_head:
        return more, rest
    for at, cut in enumerate(rest):
        found = names_in(words_in(m, *drop_joint(m, cut)), plural=True)
        if not found or (len(found[0]) == 1 and len(names[0]) > 1):
            return more, rest[at:]
        more += found
    return more, ()


def without_tail(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words before "of the Sample Fund" that follows a name, if it does."""
    for at in range(len(words) - 1, 1, -1):
        if words[at].text in lex.PREPOSITIONS and not words[at - 1].head:
            return words[:at]
    return ()
