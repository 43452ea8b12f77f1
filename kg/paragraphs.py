"""Paragraphs of plain text, whether each is one line or is wrapped over several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise

from kg.marks import MarkedLines
from kg.model import Span
from kg.text import trim, word_set

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\v\f]*(?:\r\n|[\n\r\u2028\u2029\x85\v\f]|$)")
_NARROWEST, _WIDEST = 40, 132
_SLACK = 1  # programs that wrap differ in how they count the blank at a line's end
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·∙†‡]|[*]\s|\d{1,2}[.)]\s+[\"“«„‘'])")
_ALONE = re.compile(r"[^a-zа-яё]*[A-ZА-ЯЁ][^a-zа-яё]*")
_OPENS_QUOTATION = re.compile(r"[\"“„«‟]\S")
_CLOSES_SENTENCE = frozenset('.!?…”"»)')
_DANGLING = re.compile(r"\s(?:of|the|and|for|in|at|on|to|with|a|by|from|under)$")
_LEADS_ON = frozenset(",:;–—-(")
_WORD = re.compile(r"\S+")

_FOLLOWER = re.compile(r"[\s,]*+(?P<dash>[–—-]?+)\s*+(?P<word>[a-zа-яё]+)")
# Words after a title in quotation marks; a verb of saying follows somebody's words.
_AFTER_TITLE = word_set(
    """
    which that was were is are held took has had as and or of at in on for with
    from by organised organized hosted within during will would can to into also
    between exhibition session programme program project forum где который которая
    прошла состоялась и в на
    """
)

Lines = list[Span]
Test = Callable[[str], bool]


def find_paragraphs(
    text: str, *, alone: Test | None = None, opens: Test | None = None
) -> tuple[Span, ...]:
    """Return the paragraphs of a text, trimmed, in order.

    A blank line always ends one. Any other line end does so too, unless the text is
    wrapped and the next line's first word would not have fitted on the line. A line
    that is `alone` is a paragraph by itself, and one that `opens` begins one.
    """
    lines = _lines(text)
    width = _width(text, lines)
    return tuple(
        Span(group[0].start, group[-1].end)
        for block in _blocks(lines)
        for group in _groups(text, block, width, alone, opens)
    )


def wrap_width(text: str) -> int | None:
    """Return the width a text is wrapped at, or None if each line is a paragraph."""
    return _width(text, _lines(text))


def find_blocks(text: str, start: int = 0) -> tuple[tuple[Span, ...], ...]:
    """Return the runs of lines between blank lines, each line trimmed, from `start`."""
    return tuple(map(tuple, _blocks(_lines(text, start))))


def reach(text: str, line: Span, following: Span) -> int:
    """Return how wide a line would be with the first word of the next one."""
    word = _WORD.match(text, following.start, following.end)
    return (line.end - line.start) + 1 + (len(word.group()) if word else 0) + _SLACK


def _lines(text: str, start: int = 0) -> list[Span | None]:
    return [trim(text, *match.span()) for match in _LINE.finditer(text, start)]


def _blocks(lines: Sequence[Span | None]) -> Iterator[Lines]:
    """Yield the runs of lines between blank lines."""
    block: Lines = []
    for line in lines:
        if line is not None:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _groups(
    text: str, block: Lines, width: int | None, alone: Test | None, opens: Test | None
) -> Iterator[Lines]:
    """Yield the lines of each paragraph of a block."""
    if width is None:
        yield from ([line] for line in block)
        return
    single = {at for at, line in enumerate(block) if alone and alone(line.of(text))}
    first = {at for at, line in enumerate(block) if opens and opens(line.of(text))}
    meant = first | single | {at + 1 for at in single}
    head = next((at for at in range(len(block)) if at not in single), 0)
    if not text[: block[0].start].strip() and text[block[head].end - 1] == "?":
        meant.add(head + 1)  # a title that fills its line by chance
    known = _Block(text, block)
    start = 0
    for at in range(1, len(block) + 1):
        if at < len(block) and at not in meant and _fits(text, block, at, width):
            continue
        yield from known.refined(start, at)
        start = at


def _fits(text: str, block: Lines, at: int, width: int) -> bool:
    """Say whether a line of the block goes on with the one before."""
    before = block[at - 1]
    if _parted(text, before, block[at]):
        return False
    return reach(text, before, block[at]) > width


def _parted(text: str, line: Span, following: Span) -> bool:
    """Say whether the line break is meant: a bullet, or a name in capitals alone."""
    if _BULLET.match(text, following.start, following.end):
        return True
    return _ALONE.fullmatch(line.of(text)) is not None and not _ALONE.fullmatch(
        following.of(text)
    )


# -- where a heading fills its line by chance --------------------------------------


class _Block:
    """The lines of a block, with what is asked of them again and again."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines
        self._marked = MarkedLines(text, lines)
        closing = [-1]  # before each line, the last one that closes a sentence
        for at, line in enumerate(lines):
            closes = text[line.end - 1] in _CLOSES_SENTENCE
            closing.append(at if closes else closing[-1])
        self._closing = closing

    def refined(self, start: int, end: int) -> Iterator[Lines]:
        """Part a heading from its quotation, and from what stands above the heading."""
        for cut in self._cuts(start, end):
            yield self._lines[start:cut]
            start = cut
        yield self._lines[start:end]

    def _cuts(self, start: int, end: int) -> list[int]:
        """Return the lines that begin a paragraph though they would have fitted on."""
        cuts: set[int] = set()
        first = start
        for at in range(start + 1, min(end + 1, len(self._lines))):
            if not self._quotation_at(at) or self._leads_on(start, at):
                continue
            heading = max(start, self._closing[at] + 1)
            if heading < at and not self._may_head(heading, at, start):
                continue
            if heading < at or not self._has_region(start, at):
                cuts |= {heading, at}
                start = at
        return sorted(cut for cut in cuts if first < cut < end)

    def _leads_on(self, start: int, end: int) -> bool:
        """Say whether lines end inside a quotation, or in a comma or colon."""
        begin, stop = self._lines[start].start, self._lines[end - 1].end
        if self._text[stop - 1] in _LEADS_ON:
            return True
        return self._marked.is_open(begin, stop)

    def _has_region(self, start: int, end: int) -> bool:
        return self._marked.has_region(
            self._lines[start].start, self._lines[end - 1].end
        )

    def _may_head(self, heading: int, at: int, start: int) -> bool:
        """Say whether lines above a quotation can be its heading."""
        if self._has_region(heading, at):
            return False
        return heading == start or self._text[self._lines[heading].start].isupper()

    def _quotation_at(self, at: int) -> bool:
        """Say whether a line opens somebody's words, and not a title in a sentence."""
        text, line = self._text, self._lines[at]
        if not _OPENS_QUOTATION.match(text, line.start):
            return False
        region = self._marked.quotation_at(line.start)
        if region is None:
            return False
        follower = _FOLLOWER.match(text, region.outer.end, self._lines[-1].end)
        if follower and not follower["dash"]:
            word = follower["word"]
            if word in _AFTER_TITLE or "а" <= word[0] <= "ё":
                return False
        inner = region.inner
        words = sum(1 for _ in islice(_WORD.finditer(text, inner.start, inner.end), 12))
        return words > 3 and (_last_char(text, inner) in ",.!?…" or words > 11)


def _last_char(text: str, span: Span) -> str:
    """Return the last character that is no blank."""
    end = span.end
    while text[end - 1].isspace():
        end -= 1
    return text[end - 1]


# -- the width ---------------------------------------------------------------------


def _width(text: str, lines: Sequence[Span | None]) -> int | None:
    """Return the width that explains the line ends, if it explains enough of them.

    No line but one without blanks may be longer; a line that begins in lower case
    shows that the text is wrapped, and so does a width that most lines fill.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line is not None and following is not None
    ]
    longest = max((line.end - line.start for line in lines if line), default=0)
    if not pairs or longest < _NARROWEST:
        return None
    ends = [(a.end - a.start, reach(text, a, b)) for a, b in pairs]
    filled = _tally(ends)
    longer = _tally(_breakable(text, line) for line in lines if line is not None)
    widths = range(_NARROWEST, min(longest, _WIDEST) + 8)
    width = max(widths, key=lambda one: (filled[one] - 5 * longer[one], one))
    on = [end for end, (a, b) in zip(ends, pairs, strict=True) if _runs_on(text, a, b)]
    proved = sum(low <= width < high for low, high in on)
    if proved and proved == len(on) and not longer[width]:
        return width
    if filled[width] - 5 * longer[width] < 2:
        return None
    enough = proved >= 2 and proved * 5 >= len(on) * 4
    return width if filled[width] * 2 >= len(pairs) or enough else None


def _tally(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Count for every width how many half-open ranges of widths hold it."""
    change = [0] * (_WIDEST + 12)
    top = len(change) - 1
    for low, high in ranges:
        if low < high:
            change[min(low, top)] += 1
            change[min(high, top)] -= 1
    return list(accumulate(change))


def _breakable(text: str, line: Span) -> tuple[int, int]:
    """Return the widths at which a line would have been broken, and was not."""
    blank = next(
        (at for at in range(line.start, line.end) if text[at].isspace()), line.end
    )
    return blank - line.start + 1, line.end - line.start - _SLACK


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Say whether a sentence plainly goes on over the line end."""
    last = text[line.end - 1]
    if last == "," or _DANGLING.search(text, max(line.start, line.end - 8), line.end):
        return True
    opens = _OPENS_QUOTATION.match(text, line.start)
    if opens and last.isalnum() and text[following.end - 1] == ".":
        return not _OPENS_QUOTATION.match(text, following.start)  # a name with its role
    return text[following.start].islower() and last not in ".!?:;"
