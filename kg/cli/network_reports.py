"""Findings of `kg network`: contradictions, changes, disputes, counts over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.cli.network_answers import Asked, print_answer, print_grounds, short
from kg.cli.network_measures import (
    coalitions_of,
    report_backbone,
    report_centrality,
    report_coalitions,
    report_polarization,
    report_scaling,
)
from kg.cli.output import note
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.networks.explain import Ground
    from kg.networks.request import Request
    from kg.networks.table import StatementTable


def report_contradictions(asked: Asked) -> None:
    """Print who takes both stances to one claim, with the words of each."""
    from kg.networks.findings import contradictions

    found = contradictions(*_table(asked))
    if asked.format == "table":
        for one in found:
            where = "in one document" if one.same_document else "in several documents"
            print(f"{one.actor} is for and against, {where}: {one.claim}")
            print_grounds([*one.pro, *one.contra], _qualifier(asked))
    else:
        print_answer(
            asked,
            [
                {"actor": one.actor, "claim": one.claim, "stance": stance}
                | _place(ground)
                for one in found
                for stance, grounds in (("pro", one.pro), ("contra", one.contra))
                for ground in grounds
            ],
        )
    note(f"{len(found)} self-contradictions")


def report_changes(asked: Asked) -> None:
    """Print who takes one stance to a claim and on a later day the other."""
    from kg.networks.findings import changes

    found = changes(*_table(asked))
    if asked.format == "table":
        for one in found:
            print(f"{one.actor} changes sides: {one.claim}")
            if one.mixed:
                print(f"for and against between: {', '.join(one.mixed)}")
            print_grounds([one.before, one.after], _qualifier(asked))
    else:
        print_answer(
            asked,
            [
                {"actor": one.actor, "claim": one.claim}
                | {f"before {k}": v for k, v in _place(one.before).items()}
                | {f"after {k}": v for k, v in _place(one.after).items()}
                | {"for and against between": " ".join(one.mixed)}
                for one in found
            ],
        )
    note(f"{len(found)} changes of position")


def report_contested(asked: Asked) -> None:
    """Print the claims that coalitions stand on different sides of."""
    from kg.networks.findings import contests

    coalitions = coalitions_of(asked)
    groups = coalitions.consensus.groups
    found = contests(*_table(asked), groups)
    print_answer(
        asked,
        [
            {"claim": one.claim, "contested": short(one.contested)}
            | {
                f"coalition {i + 1}": f"{pro} pro, {contra} contra"
                for i, (pro, contra) in enumerate(one.sides)
                if len(groups[i]) > 1
            }
            for one in found
        ],
    )
    for i, group in enumerate(groups):
        if len(group) > 1:
            note(f"coalition {i + 1}: {', '.join(group)}")
    note(f"{len(found)} claims that at least two groups speak on")


def report_counts(asked: Asked) -> None:
    """Print how often each value of variable 1 is said, by value of the qualifier."""
    from kg.networks.measures.barplot import count_values

    table, request = _table(asked)
    bars = count_values(table, request)
    names = [_level(one) for one in bars.levels]
    attributes = sorted({name for one in bars.bars for name, _ in one.attributes})
    print_answer(
        asked,
        [
            {bars.variable: one.label}
            | dict(zip(names, one.counts, strict=True))
            | {"colour": one.colour}
            | {name: dict(one.attributes).get(name, "") for name in attributes}
            for one in bars.bars
        ],
    )


def report_timeline(asked: Asked) -> None:
    """Print the counted statements of each unit of time."""
    from kg.networks.measures.timeline import timeline
    from kg.networks.request import Window

    table, request = _table(asked)
    unit = request.window or Window.MONTHS
    if unit is Window.EVENTS:
        raise QueryError("a timeline needs a unit of time, such as --window months")
    found = timeline(table, request, unit)
    names = [_level(one) for one in found.levels]
    print_answer(
        asked,
        [
            {"start": one.start} | dict(zip(names, one.counts, strict=True))
            for one in found.moments
        ],
    )
    if found.undated:
        note(f"{found.undated} statements have no date")


def report_phases(asked: Asked) -> None:
    """Print the phases that slices in time fall into."""
    from kg.networks.measures.timeline import phases

    if asked.arguments.window is None:
        raise QueryError("phases are of slices in time; give --window and --size")
    distance, _, tree = (asked.arguments.measure or "absolute").partition(":")
    found = phases(
        asked.discourse.networks(**asked.settings),
        distance=distance,
        tree=tree or "average",
    )
    print_answer(
        asked,
        [{"time": p.time, "phase": p.of, "change": short(p.change)} for p in found],
    )


def _table(asked: Asked) -> tuple[StatementTable, Request]:
    request = asked.discourse.request(**asked.settings)
    return asked.discourse.statements(request), request


def _qualifier(asked: Asked) -> str | None:
    return asked.discourse.request(**asked.settings).qualifier


def _level(one: str | int | None) -> str:
    return "statements" if one is None else str(one) or "(empty)"


def _place(one: Ground) -> dict[str, Any]:
    return {
        "time": one.time,
        "document": one.source.id,
        "start": one.start,
        "stop": one.stop,
        "coder": one.coder,
        "statement": one.key,
        "quotation": one.quotation,
    }


REPORTS: dict[str, Callable[[Asked], None]] = {
    "contradictions": report_contradictions,
    "changes": report_changes,
    "contested": report_contested,
    "counts": report_counts,
    "timeline": report_timeline,
    "phases": report_phases,
    "coalitions": report_coalitions,
    "centrality": report_centrality,
    "polarization": report_polarization,
    "backbone": report_backbone,
    "scaling": report_scaling,
}
