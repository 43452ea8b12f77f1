"""All that is said in a text: the rules, sentence by sentence, and what they leave."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extract.prose.according import find_according
from kg.extract.prose.flags import ACCORDING, CUE, CUE_NOUN, STOP
from kg.extract.prose.found import Found
from kg.extract.prose.layout import (
    dateline_end,
    find_heading,
    find_signature,
    find_turn,
)
from kg.extract.prose.line import Line
from kg.extract.prose.misreadings import is_statement
from kg.extract.prose.nominal import find_nominal
from kg.extract.prose.parenthetic import find_parenthetic
from kg.extract.prose.quotations import Assembly
from kg.extract.prose.quote import Quote
from kg.extract.prose.regions import mark_regions
from kg.extract.prose.sentences import find_sentences
from kg.extract.prose.single_marks import is_single_marked
from kg.extract.prose.verbal import find_announced, find_verbal
from kg.model import Span

_HEAD = 2  # titles stand in the first paragraphs
_CUES = CUE | CUE_NOUN
_LEADS = _CUES | ACCORDING


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """Return what is said in the paragraphs of a text, and by whom, in order."""
    assembly = Assembly(text)
    single = is_single_marked(text)
    for number, paragraph in enumerate(paragraphs):
        line = Line(text, paragraph.start, paragraph.end)
        mark_regions(line, single=single)
        assembly.begin(line)
        found = _by_layout(line, number)
        if found:
            assembly.add(found)
        else:
            _read_sentences(line, assembly)
        assembly.announce(find_announced(line) if line.low[-1:] == [":"] else None)
        assembly.end()
    return assembly.quotes()


def _by_layout(line: Line, number: int) -> Found | None:
    """Return the one statement that a paragraph is by its layout."""
    found = find_signature(line) if line.regions else None
    if found is None and ":" in line.low[1:8]:
        found = find_turn(line)
        if found is None and number < _HEAD:
            found = find_heading(line)
    return found


def _read_sentences(line: Line, assembly: Assembly) -> None:
    """Read a paragraph sentence by sentence."""
    points = line.points
    done = 0
    dateline = dateline_end(line)
    bare = not line.regions
    for first, last in find_sentences(line):
        begin = done
        done = bisect_left(points, last, begin)
        if bare and done - begin < 2 and not _is_cue(line, points, begin):
            continue  # nothing but its stop
        if first < dateline < last:
            first = dateline
        found = find_in_sentence(line, first, last, points[begin:done])
        assembly.read(first, last, found)


def _is_cue(line: Line, points: list[int], at: int) -> bool:
    return at < len(points) and not line.flags[points[at]] & STOP


class _Taken:
    """The words of a sentence that statements around a cue have claimed."""

    def __init__(self, found: list[Found]) -> None:
        ranges = [
            one
            for each in found
            for one in (*each.content, each.cue, each.source)
            if one is not None
        ]
        self.words = {at for begin, end in ranges for at in range(begin, end)}
        self.begins = sorted(begin for begin, _ in ranges)

    def next_after(self, at: int, limit: int) -> int:
        """Return where the next claimed words begin."""
        there = bisect_right(self.begins, at)
        return min(self.begins[there], limit) if there < len(self.begins) else limit


def find_in_sentence(
    line: Line, first: int, last: int, points: list[int]
) -> list[Found]:
    """Return the statements of one sentence, in order."""
    flags, quoted = line.flags, line.quoted
    line.first = first
    limit = last
    while limit > first and flags[limit - 1] & STOP and not quoted[limit - 1]:
        limit -= 1
    cues = [at for at in points if flags[at] & _LEADS and not quoted[at]]
    found: list[Found] = []
    for at in cues:
        if flags[at] & ACCORDING:
            found = _according(line, first, limit, cues)
            cues = [one for one in cues if flags[one] & _CUES]
            break
    if not cues:
        return found
    if not found:
        found = find_parenthetic(line, first, limit, cues)
    return _leading(line, first, limit, cues, found)


def _according(line: Line, first: int, limit: int, points: list[int]) -> list[Found]:
    """Return the statement that a sentence gives "according to" somebody."""
    for at in points:
        if line.flags[at] & ACCORDING:
            found = find_according(line, first, limit, at)
            if found is not None and is_statement(line, found):
                return [found]
    return []


def _leading(
    line: Line, first: int, limit: int, cues: list[int], around: list[Found]
) -> list[Found]:
    """Return statements around cues, and then those whose cue comes first."""
    taken = _Taken(around) if around else None
    earlier = around
    flags = line.flags
    floor, end = first, limit
    for at in cues:
        if at < floor:
            continue
        if taken is not None:
            if at in taken.words:
                continue
            end = taken.next_after(at, limit)
        flag = flags[at]
        one = find_verbal(line, at, floor, end, earlier) if flag & CUE else None
        if one is None and flag & CUE_NOUN:
            one = find_nominal(line, at, floor, end)
        if one is not None and is_statement(line, one):
            earlier.append(one)
            floor = max(one.until, one.content[-1][1], one.content[0][1])
    return earlier
