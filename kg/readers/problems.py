"""Problems of a reading as lines of warning: what was left out, where, how often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.text import line_starts

Problem = tuple[int, str]  # an offset, and what is wrong there


def warning_lines(text: str, problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return one line for each kind of problem, at the first place where it stands.

    How often it comes again is said.
    """
    first: dict[str, int] = {}
    often: dict[str, int] = {}
    for at, what in sorted(problems):
        first.setdefault(what, at)
        often[what] = often.get(what, 0) + 1
    once = ((at, what + _more(often[what])) for what, at in first.items())
    return numbered_lines(text, once)


def numbered_lines(text: str, problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return one line for every problem, "line 3: …", in the order of the text."""
    ordered = sorted(problems)
    starts = line_starts(text) if ordered else []
    return tuple(f"line {bisect_right(starts, at)}: {what}" for at, what in ordered)


def _more(count: int) -> str:
    return f" (and {count - 1} more)" if count > 1 else ""
