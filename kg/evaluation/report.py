"""The figures of an evaluation in tables of words, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg.evaluation.evaluation import Result
from kg.evaluation.metrics import KINDS, MEASURES, Tally, share

_HEAD = (
    f"{'kind':10}{'gold':>6}{'found':>6}  {'P':>5} {'R':>5} {'F@0.3':>6} {'F@0.8':>6} "
    f"{'F half':>6} {'Fexact':>6} {'cover':>6} {'asked':>6} {'speaker':>8} {'exact':>6}"
)
_QUESTIONS = ("names", "kinds", "roles", "organizations", "modes")
_STRICT_HEAD = (
    f"{'strict':10}{'gold':>6}{'found':>6}  {'P':>5} {'R':>5} {'F':>6} {'begin F':>8}"
)
_RULE_HEAD = (
    f"{'rule':28}{'found':>6}  {'P@0.3':>6} {'P half':>6} {'exact':>6} {'speaker':>8}"
)


def render_result(result: Result) -> str:
    """Return the tables: by kind, strict spans, and by rule."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Result) -> Iterator[str]:
    gold = result.scores.kinds.get("all", Tally()).gold
    yield f"{result.texts} texts, {gold} attributions with content in the gold"
    yield ""
    yield _HEAD
    for kind in KINDS:
        yield _kind_line(kind, result.scores.kinds.get(kind, Tally()))
    yield ""
    yield _STRICT_HEAD
    for name, one in result.strict.items():
        precision, recall = share(one.exact, one.found), share(one.exact, one.gold)
        yield (
            f"{name:10}{one.gold:6}{one.found:6}  {_pct(precision)} {_pct(recall)} "
            f" {_pct(one.f1(one.exact))}    {_pct(one.f1(one.begun))}"
        )
    yield ""
    yield _RULE_HEAD
    rules = sorted(result.scores.rules.items(), key=lambda item: -item[1].found)
    for rule, tally in rules:
        yield (
            f"{rule:28}{tally.found:6}   {_pct(tally.precision('0.3'))}  "
            f"{_pct(tally.precision('half'))}  {_pct(tally.precision('exact'))}  "
            f"  {_pct(share(tally.overlapping, tally.sourced))}"
        )

    yield from _speaker_lines(result)


def _speaker_lines(result: Result) -> Iterator[str]:
    """Yield the table of named speakers, if the gold names any."""
    if result.speakers.names:
        yield ""
        yield f"{'speakers':16}{'quoted':>14} {'all':>14}"
    for name in _QUESTIONS if result.speakers.names else ():
        cells = []
        for tally in (result.quoted_speakers, result.speakers):
            right, asked = getattr(tally, f"{name}_right"), getattr(tally, name)
            cells.append(f"{right:4}/{asked:3} {_pct(share(right, asked))}")
        yield f"{name:16}{cells[0]:>14} {cells[1]:>14}"
    for failure in result.unread:
        yield f"not read: {failure}"


def _kind_line(kind: str, tally: Tally) -> str:
    figures = (_pct(tally.f1(measure)) for measure in ("0.3", "0.8", "half", "exact"))
    return (
        f"{kind:10}{tally.gold:6}{tally.found:6}  {_pct(tally.precision('0.3'))} "
        f"{_pct(tally.recall('0.3'))}  {'  '.join(figures)}  "
        f"{_pct(share(tally.covered, tally.pairs))} {tally.sourced:6}    "
        f"{_pct(share(tally.overlapping, tally.sourced))}  "
        f"{_pct(share(tally.same, tally.sourced))}"
    )


def _pct(part: float) -> str:
    return f"{100 * part:5.1f}"


def plain_result(result: Result) -> dict[str, Any]:
    """Return the figures as data that JSON can hold."""
    scores = result.scores
    return {
        "texts": result.texts,
        "kinds": {name: _plain(one) for name, one in scores.kinds.items()},
        "rules": {name: _plain(one) for name, one in sorted(scores.rules.items())},
        "strict": {
            name: {
                "gold": one.gold,
                "found": one.found,
                "exact": one.f1(one.exact),
                "begin": one.f1(one.begun),
            }
            for name, one in result.strict.items()
        },
        "speakers": asdict(result.speakers),
        "quoted_speakers": asdict(result.quoted_speakers),
        "unread": list(result.unread),
    }


def _plain(tally: Tally) -> dict[str, Any]:
    return {
        "gold": tally.gold,
        "found": tally.found,
        "precision": {one: tally.precision(one) for one in MEASURES},
        "recall": {one: tally.recall(one) for one in MEASURES},
        "f1": {one: tally.f1(one) for one in MEASURES},
        "covered": share(tally.covered, tally.pairs),
        "sourced": tally.sourced,
        "speaker": share(tally.overlapping, tally.sourced),
        "speaker_exact": share(tally.same, tally.sourced),
    }
