"""Problems of a reading as lines of warning: what was left out, where, how often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.text import line_starts


def warning_lines(text: str, problems: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return one line for each kind of problem, at the first place where it stands.

    A problem is an offset and what is wrong there; how often it comes again is said.
    """
    first: dict[str, int] = {}
    often: dict[str, int] = {}
    for at, what in sorted(problems):
        first.setdefault(what, at)
        often[what] = often.get(what, 0) + 1
    starts = line_starts(text) if first else []
    return tuple(
        f"line {bisect_right(starts, at)}: {what}{_more(often[what])}"
        for what, at in first.items()
    )


def _more(count: int) -> str:
    return f" (and {count - 1} more)" if count > 1 else ""
