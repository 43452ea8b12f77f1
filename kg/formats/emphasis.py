"""Emphasis in Markdown as programs write it, more freely than the standard has it."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.rules_inline.state_inline import Delimiter

_BLANKS = frozenset(" \t\n")
_BREAKS = frozenset(["softbreak", "hardbreak"])


def read_stars(state: StateInline, silent: bool) -> bool:
    """Read a run of `*` or `_`; a star may touch a mark: `**Ada Example: “**We …`."""
    first = len(state.delimiters)
    start = state.pos
    if not tokenize(state, silent):
        return False
    if state.src[start] == "*":
        before = state.src[start - 1 : start] or "\n"
        after = state.src[state.pos : state.pos + 1] or "\n"
        for delimiter in state.delimiters[first:]:
            delimiter.open = after not in _BLANKS
            delimiter.close = before not in _BLANKS
    return True


def drop_stray_stars(state: StateInline) -> None:
    """Drop runs of stars at the edge of a line whose partner the line has not got."""
    lists = [
        state.delimiters,
        *(meta["delimiters"] for meta in state.tokens_meta if meta),
    ]
    for delimiters in lists:
        for run in _stray_runs(delimiters):
            before = state.tokens[run[0] - 1].type if run[0] else "softbreak"
            is_last = run[-1] + 1 == len(state.tokens)
            after = "softbreak" if is_last else state.tokens[run[-1] + 1].type
            if len(run) > 1 and (before in _BREAKS or after in _BREAKS):
                for place in run:
                    state.tokens[place].content = ""


def _stray_runs(delimiters: list[Delimiter]) -> list[list[int]]:
    """Return the places of the stars that emphasise nothing, run by run."""
    paired = {d.end for d in delimiters if d.end >= 0}
    runs: list[list[int]] = []
    for place, delimiter in enumerate(delimiters):
        if delimiter.marker != ord("*") or delimiter.end >= 0 or place in paired:
            continue
        if runs and runs[-1][-1] + 1 == delimiter.token:
            runs[-1].append(delimiter.token)
        else:
            runs.append([delimiter.token])
    return runs
