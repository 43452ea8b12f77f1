"""Quoted stretches of an endorsement: from the mark after its label to the last one.

A publisher pastes posts and statements between marks of its own; marks inside, missing
and doubled ones must not end the quotation early. Words outside the marks that say who
speaks ("…," said the Senator. "…") part a quotation, they do not end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.model import Span
from kg.text import trim

# It opens with a set of signs, which the engine finds fastest; the small ones are
# marks where they are doubled.
MARK = (
    r"[\"“”„‟«»＂″〝〞'`‘’]"
    r"(?:(?<=[^'`‘’])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’)"
)
MARKS = re.compile(MARK)
_OPENERS = frozenset("„‟«〝`")
_CLOSERS = frozenset("»〞″")
_BEFORE = frozenset("([{<-–—‒―/“„«‘'*_:,.…\u200b\ufeff")
_KINDS = (
    r"tweets?|x post|posts?|statements?|press|releases?|threads?|videos?|facebook"
    r"|instagram|linkedin|blog|op-?ed|letter|remarks?|interview|e-?mail|speech|report|article"
    r"|twitter|truth social|source|link|via|quote|podcast|newsletter|transcript"
)
_DATE = r"\d{1,4}\s?[./-]\s?\d{1,2}[./-]\d{2,4}"
# Such as [Tweet, 10/30/23] or (Statement, 3/1/22); the last bracket may be missing.
_NOTE = re.compile(
    rf"[\[(](?:(?=[^\[\]()]{{0,90}}{_DATE})|(?=(?:{_KINDS})\b))[^\[\]()]{{2,90}}[\])]?",
    re.I,
)
_NOTE_KIND = re.compile(rf"[\s/|–—-]*(?:\b(?:{_KINDS})\b[\w ]{{0,20}},?)?\s*$", re.I)
_NOTE_REACH = 130
_LINK = re.compile(r"\]?\(?https?://\S*$")
# What may stand behind the words of a post: hashtags, handles, links, pictures.
_TRAIL = re.compile(
    r"(?:[#@][\w.]+|https?://\S+|\w+\.(?:com|gov|org|gb|gl|ly|be)/\S+|[\s\W])*"
)
_SAYS = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(lex.CUES - lex.NOUN_CUES)) + r")(?!\w)"
)
_NAMES = re.compile(
    r"[\s,–—-]*(?:" + "|".join(sorted(lex.CUES - lex.NOUN_CUES)) + r")\s+"
    r"(?:(?:the|[A-Z][\w.'’&-]*)\s+){1,6}[A-Z]"
)
_LONGEST_ASIDE = 220
_INVISIBLE = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff•●▪*_>"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, and which way it faces."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between the marks of one quotation, in one or several pieces."""

    start: int  # of the opening mark
    end: int  # behind the closing mark, or where the words end without one
    pieces: tuple[Span, ...]
    closed: bool

    def length(self, text: str) -> int:
        """Return how many words it holds."""
        return sum(len(one.of(text).split()) for one in self.pieces)


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of a stretch with the way that each faces."""
    return [
        Mark(at, after, _opens(text, at, after, start, end))
        for at, after in (one.span() for one in MARKS.finditer(text, start, end))
    ]


def _opens(text: str, at: int, after: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    blank_before, blank_after = before.isspace(), following.isspace()
    if mark in "“‘":
        return not (blank_after or following in "[(") or at == start
    if mark in "”’":
        return blank_before and (following.isalnum() or following in "@#")
    if blank_after:
        return False
    return blank_before or before in _BEFORE


def content_start(text: str, span: Span) -> int:
    """Return where a paragraph begins after bullets and characters nobody sees."""
    at = span.start
    while at < span.end and text[at] in _INVISIBLE:
        at += 1
    return at


def find_note(text: str, start: int, end: int) -> Span | None:
    """Return the note of provenance that ends a stretch, if one does."""
    reach = max(start, end - 300)
    linked = text.find("://", reach, end) >= 0
    link = _LINK.search(text, reach, end) if linked else None
    stop = link.start() if link and text[link.start()] in "](" else end
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ".]"):
        stop -= 1
    if stop < end and text[stop] == "]":
        stop += 1
    floor = max(start, stop - _NOTE_REACH)
    at = max(text.rfind("[", floor, stop), text.rfind("(", floor, stop))
    note = _NOTE.match(text, at, stop) if at >= 0 else None
    if note is None or note.end() != stop:
        return None
    before = _NOTE_KIND.search(text, max(start, at - 30), at)
    return trim(text, before.start() if before else at, end, "/|–—-")


def read_quoted(text: str, opening: Mark, end: int) -> Quoted:
    """Read a quotation that opens with a mark, up to its close or to `end`.

    `end` is where the note of provenance, the next label or the paragraph begins.
    """
    regions: list[tuple[int, int, int]] = []  # inner start, inner end, outer end
    current, depth = opening.end, 1
    marks = find_marks(text, opening.end, end)
    for mark in marks:
        if depth == 0 and mark.opens:
            current, depth = mark.end, 1
        elif depth == 0:
            start, stop, outer = regions[-1]
            more = any(char.isalnum() for char in text[outer : mark.start])
            regions[-1] = (start, mark.start if more else stop, mark.end)
        elif mark.opens:
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                regions.append((current, mark.start, mark.end))
    if depth and marks and not marks[-1].opens and trails(text, marks[-1].end, end):
        regions.append((current, marks[-1].start, marks[-1].end))
    elif depth:
        regions.append((current, end, end))
    return _joined(text, opening, regions)


def _joined(
    text: str, opening: Mark, regions: Sequence[tuple[int, int, int]]
) -> Quoted:
    """Join the first region with those that go on after an aside."""
    kept = [regions[0]]
    for region in regions[1:]:
        if not _goes_on(text, kept[-1][2], region[0] - 1):
            break
        kept.append(region)
    trimmed = [trim(text, start, stop) for start, stop, _ in kept]
    pieces = tuple([piece for piece in trimmed if piece is not None])
    closed = kept[-1][1] < kept[-1][2]
    outer = kept[-1][2] if closed or not pieces else pieces[-1].end
    return Quoted(opening.start, outer, pieces, closed)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether words between two quoted stretches only say who speaks."""
    if end - start > _LONGEST_ASIDE:
        return False
    between = text[start:end]
    if not any(char.isalnum() for char in between):
        return True
    return _SAYS.search(between) is not None and ":" not in between


def trails(text: str, start: int, end: int) -> bool:
    """Say whether a stretch holds nothing but hashtags, handles, links and signs."""
    match = _TRAIL.match(text, start, end)
    return match is not None and match.end() >= end


def speaks_anew(text: str, start: int, end: int) -> bool:
    """Say whether a quotation in a stretch is given to a speaker of its own there."""
    closing = next((one for one in find_marks(text, start, end) if not one.opens), None)
    return closing is not None and bool(
        _NAMES.match(text, closing.end, min(end, closing.end + 80))
    )


def closing_mark(text: str, start: int, end: int) -> Mark | None:
    """Return the mark in a paragraph that closes a quotation opened before it."""
    depth = 1
    marks = find_marks(text, start, end)
    for mark in marks:
        depth += 1 if mark.opens else -1
        if depth == 0:
            later = marks[marks.index(mark) + 1 :]
            if not later:
                return mark
            last = later[-1]
            return last if not last.opens and trails(text, last.end, end) else mark
    if marks and not marks[-1].opens and trails(text, marks[-1].end, end):
        return marks[-1]
    return None
