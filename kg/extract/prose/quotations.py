"""Statements of a text put together: pieces in other sentences, offsets and modes."""

from __future__ import annotations

from kg.extract.prose.flags import MARK, STOP
from kg.extract.prose.found import Found, Range
from kg.extract.prose.line import Line
from kg.extract.prose.quote import Quote
from kg.model import Mode, Span

_EDGES = frozenset([",", ";", ":", "--", "—", "–", "―", "-"])


class _Open:
    """A statement that later sentences may still add to."""

    __slots__ = (
        "antecedent",
        "borrowed",
        "content",
        "cue",
        "marks",
        "rule",
        "source",
        "words",
    )

    def __init__(self, line: Line, one: Found) -> None:
        self.rule = one.rule
        self.cue = line.span(*one.cue) if one.cue else None
        self.source = line.span(*one.source) if one.source else None
        self.antecedent = line.span(*one.antecedent) if one.antecedent else None
        self.borrowed = False
        self.content: list[tuple[int, int]] = []
        self.marks = self.words = False
        for piece in one.content:
            self.add(line, piece)

    def add(self, line: Line, piece: Range) -> None:
        """Take in a stretch of words, without its marks if it is all quoted."""
        first, end = _without_edges(line, piece)
        if first >= end:
            return
        quoted = line.quoted.count(1, first, end) if line.regions else 0
        self.marks = self.marks or quoted > 0
        self.words = self.words or quoted < end - first
        if quoted == end - first > 1:
            first += bool(line.flags[first] & MARK)
            end -= bool(line.flags[end - 1] & MARK and end - first > 1)
        self.content.append(line.span(first, end))

    def quote(self) -> Quote | None:
        """Return the finished value."""
        if not self.content:
            return None
        mode = Mode.INDIRECT
        if self.marks:
            mode = Mode.MIXED if self.words else Mode.DIRECT
        if len(self.content) > 1:
            self.content.sort()
        return Quote(
            mode,
            tuple([Span(*one) for one in self.content]),
            Span(*self.cue) if self.cue else None,
            Span(*self.source) if self.source else None,
            self.rule,
            self.borrowed,
            Span(*self.antecedent) if self.antecedent else None,
        )


def _without_edges(line: Line, piece: Range) -> Range:
    """Return a stretch without the commas and dashes at its ends."""
    first, end = piece
    low = line.low
    while first < end and low[first] in _EDGES:
        first += 1
    while end > first and low[end - 1] in _EDGES and not line.quoted[end - 1]:
        end -= 1
    return first, end


class Assembly:
    """Collects what the sentences of a text yield, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line: Line
        self.done: list[_Open] = []
        self.last: _Open | None = None  # the last statement of this paragraph
        self.before: _Open | None = None  # the last one of the paragraph before
        self.runs_on = False  # the paragraph before ends inside a quotation
        self.colon: _Open | None = None  # "She said:" at the end of a paragraph

    def begin(self, line: Line) -> None:
        """Start a paragraph."""
        self.before = self.last
        self.last = None
        self.line = line

    def take(self, found: Found | None) -> bool:
        """Add a statement, if there is one."""
        if found is None:
            return False
        self.add(found)
        return True

    def add(self, found: Found) -> None:
        """Add a statement of the present paragraph."""
        self.last = _Open(self.line, found)
        self.done.append(self.last)

    def read(self, first: int, last: int, found: list[Found]) -> None:
        """Add the statements of a sentence, or itself as a piece of one."""
        if found:
            for one in found:
                self.add(one)
            for opened in self.done[-1 : -1 - len(found) : -1]:
                if opened.marks:
                    self.last = opened
                    break
            return
        line = self.line
        if line.regions and self._is_quotation(first, last):
            if self.last is not None and (
                self.last.marks or self.last.rule in ("post", "split", "inverted")
            ):
                self.last.add(line, (first, last))
            elif self.last is not None:
                self._borrow(self.last, (first, last))
            elif self.colon is not None and first == 0:
                self.last = self.colon
                self.last.add(line, (first, last))
                self.done.append(self.last)
            elif self.runs_on and self.before is not None and first == 0:
                self.last = self.before
                self.last.add(line, (first, last))

    def _borrow(self, other: _Open, piece: Range) -> None:
        one = _Open(self.line, Found("floating", [piece], None, None))
        one.source = other.source
        one.antecedent = other.antecedent
        one.borrowed = True
        self.done.append(one)
        self.last = one

    def _is_quotation(self, first: int, last: int) -> bool:
        """Say whether a sentence is nothing but a quotation."""
        line = self.line
        while (
            last > first and line.flags[last - 1] & STOP and not line.quoted[last - 1]
        ):
            last -= 1
        return last - first > 3 and line.quoted.find(0, first, last) < 0

    def announce(self, found: Found | None) -> None:
        """Keep a cue with a colon: what it announces opens the next paragraph."""
        self.colon = _Open(self.line, found) if found else None

    def end(self) -> None:
        """Finish a paragraph."""
        line = self.line
        if self.colon is not None and self.colon.content:
            self.colon = None
        self.runs_on = bool(
            line.regions
            and line.regions[-1][1] == line.count - 1
            and not line.flags[-1] & MARK
        )

    def quotes(self) -> tuple[Quote, ...]:
        """Return all statements, in order of their first words."""
        finished = [quote for one in self.done if (quote := one.quote()) is not None]
        return tuple(
            sorted(finished, key=lambda one: (one.content[0].start, one.content))
        )
