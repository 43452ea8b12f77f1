"""Quotations: quoted stretches joined into what somebody says, each with who says it.

A quotation whose speaker cannot be read is returned with the reason instead of a
speaker, so that it is reported and never given to the wrong mouth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.attributions.attribution import (
    Attribution,
    parse_attribution,
    parse_introduction,
)
from kg.extract.attributions.russian import is_russian
from kg.extract.phrases.person_names import may_name
from kg.extract.quotations.nameplates import from_neighbours
from kg.extract.quotations.passages import (
    AFTER,
    AFTER_VERB,
    BEFORE,
    Passage,
    Quotation,
    Unit,
    content_start,
    find_passages,
    touching,
)
from kg.extract.quotations.spoken import is_speech, leads_in
from kg.model import Span
from kg.text import fold, sentences, trim

_LEAD_IN = re.compile(r"[\s.,;:*_|–—―−-]*")
_BRACKET = re.compile(r"\(([^()]+)\)[\s.]*")
_STOPS = ".!?…"
_DASHES = "–—―−-"


@dataclass(slots=True)
class _Group:
    """Units that are one quotation so far, while a passage is being read."""

    units: list[Unit]
    led_in: bool = False  # words before it say who speaks; what follows may differ
    attribution: Attribution | None = None
    rule: str | None = None
    problem: str | None = None
    consumed: int = 0  # the text up to here is the attribution's
    used: tuple[int, ...] = ()


def find_quotations(
    text: str, paragraphs: Sequence[Span], barriers: frozenset[int] = frozenset()
) -> tuple[Quotation, ...]:
    """Return the quotations of a document that are somebody's words, in order.

    Words in quotation marks that are a title, a name or a phrase are left out.
    """
    passages = find_passages(text, paragraphs, barriers)
    found: list[Quotation] = []
    for at, passage in enumerate(passages):
        groups = _groups(text, passage)
        _attribute(text, passage, groups)
        if len(groups) >= 1 and groups[0].attribution is None and at > 0:
            _introduced_above(text, passages[at - 1], passage, groups[0], barriers)
        found += (_quotation(text, passage, group) for group in groups)
    return tuple(from_neighbours(text, paragraphs, found, barriers))


def _quotation(text: str, passage: Passage, group: _Group) -> Quotation:
    pieces = tuple(
        piece
        for unit in group.units
        for quoted in unit.pieces
        if (piece := trim(text, quoted.start, quoted.end, "*_")) is not None
    )
    outer = Span(group.units[0].start, group.units[-1].end)
    problem = group.problem or (None if group.attribution else "without an attribution")
    if not group.units[-1].closed:
        problem = "without a closing mark"
    return Quotation(
        pieces,
        outer,
        passage.first,
        passage.last,
        None if problem else group.attribution,
        None if problem else group.rule,
        problem,
        group.used,
    )


# -- which quoted stretches are somebody's words -----------------------------------


def _groups(text: str, passage: Passage) -> list[_Group]:
    groups: list[_Group] = []
    end = content_start(text, passage.span)
    units = passage.units
    for at, unit in enumerate(units):
        limit = units[at + 1].start if at + 1 < len(units) else passage.span.end
        before, after = text[end : unit.start], text[unit.end : limit]
        if not any(trim(text, one.start, one.end, "*_") for one in unit.pieces):
            continue
        speech = is_speech(text, unit, before, after, spoken=bool(groups))
        if not speech and not unit.inside:
            continue
        gap = text[groups[-1].units[-1].end : unit.start] if groups else ""
        beside = groups and touching(text, groups[-1].units[-1].end, unit.start)
        if gap.isspace() and not set("\n\r\u2028\u2029").isdisjoint(gap):
            beside = False  # a line end: it may be where another's words begin
        if beside and len(groups) == 1 and not groups[-1].led_in:
            groups[-1].units.append(unit)
        else:  # “A,” said X. “B.” “C,” said Y: whose is B is decided with the verbs
            groups.append(_Group([unit], led_in=before.rstrip()[-1:] in set(",:")))
        end = unit.end
    return groups


# -- who says them -----------------------------------------------------------------


def _attribute(text: str, passage: Passage, groups: list[_Group]) -> None:
    """Give each group of a passage its attribution, and join what a verb splits."""
    at = 0
    while at < len(groups):
        group = groups[at]
        last = at + 1 == len(groups)
        limit = passage.span.end if last else groups[at + 1].units[0].start
        floor = groups[at - 1].units[-1].end if at else passage.span.start
        floor = max(floor, groups[at - 1].consumed if at else 0)
        read = _attribute_one(text, group, floor, limit)
        if not read and at and _goes_on(text, groups[at - 1], group):
            groups[at - 1].units += group.units
            groups[at - 1].consumed = group.units[-1].end
            del groups[at]
        else:
            at += 1


def _attribute_one(text: str, group: _Group, floor: int, limit: int) -> bool:
    """Give a group what stands between its neighbours; say whether anything does."""
    start = group.units[-1].end
    after = _attribution_after(text, group, start, limit)
    before = _attribution_before(text, group, floor)
    subject = _subject_before(text, group, floor) if after else None
    if after and subject and all(one.pronoun for one in after[0].speakers):
        group.attribution = replace(subject, cue=after[0].cue)
        group.rule, group.consumed = BEFORE, after[1]
    elif after and before and not _agree(after[0], before[0]):
        group.problem = "with two attributions that differ"
    elif after:
        group.attribution, group.consumed = after
        group.rule = AFTER_VERB if after[0].cue else AFTER
    elif before:
        group.attribution, group.consumed = before[0], start
        group.rule = BEFORE
    return bool(after or before)


def _agree(one: Attribution, other: Attribution) -> bool:
    names = {speaker.name for speaker in one.speakers if not speaker.pronoun}
    others = {speaker.name for speaker in other.speakers if not speaker.pronoun}
    if not names or not others:
        return True
    return any(a.endswith(b) or b.endswith(a) for a in names for b in others)


def _attribution_after(
    text: str, group: _Group, start: int, limit: int
) -> tuple[Attribution, int] | None:
    """Read the sentence after a quotation; also return where it ends."""
    lead = _LEAD_IN.match(text, start, limit)
    begin = lead.end() if lead else start
    gap = text[start:begin]
    inner_end = group.units[-1].pieces[-1].of(text).rstrip("*_ \n\r\t")[-1:]
    joined = any(char in "," + _DASHES for char in gap)
    after_stop = inner_end in _STOPS and not joined
    found = _sentence_after(text, begin, limit)
    if found is None:
        return None
    sentence, end = found
    colon = text[sentence.end - 1] == ":"
    if colon and after_stop and end == sentence.end:
        return None
    parsed = parse_attribution(text, sentence, after_stop=after_stop)
    if parsed is None or (colon and not parsed.cue):
        return None  # with a colon it introduces the next quotation
    bare = not parsed.cue and not joined and inner_end not in "," + _STOPS
    return None if bare and not _has_post(parsed) else (parsed, end)


def _sentence_after(text: str, begin: int, limit: int) -> tuple[Span, int] | None:
    """Return the words in brackets, or else the sentence, and where either ends."""
    if begin >= limit:
        return None
    bracket = _BRACKET.match(text, begin, limit)
    if bracket:
        return Span(*bracket.span(1)), bracket.end()
    found = next(sentences(text, Span(begin, limit)), None)
    return (found, found.end) if found else None


def _has_post(parsed: Attribution) -> bool:
    return any(speaker.capacities for speaker in parsed.speakers)


def _attribution_before(
    text: str, group: _Group, floor: int
) -> tuple[Attribution, int] | None:
    """Read the sentence that leads up to a quotation with a colon, comma or "that"."""
    found = trim(text, floor, group.units[0].start, "*_")
    if found is None:
        return None
    last = list(sentences(text, found))[-1]
    words = last.of(text).rstrip()
    if not (words.endswith(":") or leads_in(words)):
        return None
    parsed = parse_introduction(text, last)
    return (parsed, last.end) if parsed else None


def _subject_before(text: str, group: _Group, floor: int) -> Attribution | None:
    """Read the sentence before a quotation for the one whom a pronoun after it means.

    "Ada Example, CEO of Sample, agreed. “The market is ready,” she added."
    """
    found = trim(text, floor, group.units[0].start, "*_")
    if found is None or text[found.end - 1] != ".":
        return None
    last = list(sentences(text, found))[-1]
    if is_russian(last.of(text)):
        return None
    parsed = parse_introduction(text, last)
    if parsed is None or len(parsed.speakers) > 1 or not parsed.speakers[0].full:
        return None
    rest = fold(Span(parsed.span.end, last.end + 1).of(text))
    return None if may_name(rest) else parsed


def _goes_on(text: str, previous: _Group, group: _Group) -> bool:
    """Say whether a group carries on the one before, as in: “A,” said X. “B.”."""
    if previous.attribution is None:
        return False
    if previous.attribution.cue is None and previous.rule != BEFORE:
        return False
    return touching(text, previous.consumed, group.units[0].start)


def _introduced_above(
    text: str,
    above: Passage,
    passage: Passage,
    group: _Group,
    barriers: frozenset[int],
) -> None:
    """Take the attribution from the paragraph above if that ends in a colon."""
    if group.problem or above.last in barriers:
        return
    if trim(text, content_start(text, passage.span), group.units[0].start):
        return
    words = above.span.of(text).rstrip("*_ ")
    if not words.endswith(":"):
        return
    last = list(sentences(text, above.span))[-1]
    parsed = parse_introduction(text, last)
    if parsed is not None:
        group.attribution, group.rule = parsed, BEFORE
        group.used = (
            tuple(range(above.first, above.last + 1)) if not above.units else ()
        )
