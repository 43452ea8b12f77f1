"""What a person should look at: contradictions, changes of position, disputes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import QueryError
from kg.networks.choice import choose
from kg.networks.explain import Ground, ground
from kg.networks.request import Request
from kg.networks.table import Kind, Level, StatementTable

PRO = ("1", "supports")
CONTRA = ("0", "opposes")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One actor that both supports and opposes one claim, with all its statements.

    `same_document` tells whether both stances stand in one document.
    """

    actor: str
    claim: str
    pro: tuple[Ground, ...]
    contra: tuple[Ground, ...]
    same_document: bool


@dataclass(frozen=True, slots=True)
class Change:
    """An actor that takes one stance to a claim, and on a later day the other.

    `mixed` are the days between, "2021-03-01", on which it took both.
    """

    actor: str
    claim: str
    before: Ground  # the last statement of the old stance
    after: Ground  # the first statement of the new one
    mixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """A claim that groups of actors stand on different sides of.

    `sides` has pro and contra statements for each group. `contested` is the largest
    difference between the shares of pro of two groups that speak on it, from 0 (all
    the same) to 1 (one all for, another all against).
    """

    claim: str
    sides: tuple[tuple[int, int], ...]
    contested: float
    grounds: tuple[Ground, ...]


def contradictions(
    table: StatementTable, request: Request
) -> tuple[Contradiction, ...]:
    """Return every actor (variable 1) with both stances to a claim (variable 2)."""
    made: list[Contradiction] = []
    for (actor, claim), (pro, contra) in _by_cell(table, request).items():
        if pro and contra:
            shared = {g.source.id for g in pro} & {g.source.id for g in contra}
            made.append(
                Contradiction(actor, claim, tuple(pro), tuple(contra), bool(shared))
            )
    return tuple(made)


def changes(table: StatementTable, request: Request) -> tuple[Change, ...]:
    """Return every change of stance from one day to a later one.

    A day on which an actor says both is a contradiction and neither a change nor a
    stance. The clear days before and after it are compared with each other: who was
    for, said both, and is against has changed, and the day of both is named beside it;
    who is for again has not. Undated statements have no place in time.
    """
    made: list[Change] = []
    for (actor, claim), (pro, contra) in _by_cell(table, request).items():
        by_day: dict[str, set[bool]] = defaultdict(set)
        held: dict[tuple[str, bool], list[Ground]] = defaultdict(list)
        for side, grounds in ((True, pro), (False, contra)):
            for one in grounds:
                if one.time:
                    by_day[one.time[:10]].add(side)
                    held[one.time[:10], side].append(one)
        clear = [
            (day, next(iter(sides)))
            for day, sides in sorted(by_day.items())
            if len(sides) == 1
        ]
        for (day, side), (later, other) in pairwise(clear):
            if side != other:
                before, after = held[day, side][-1], held[later, other][0]
                mixed = tuple(one for one in sorted(by_day) if day < one < later)
                made.append(Change(actor, claim, before, after, mixed))
    return tuple(made)


def contests(
    table: StatementTable, request: Request, groups: Sequence[Sequence[str]]
) -> tuple[Contest, ...]:
    """Return the claims that at least two groups speak on, the most contested first."""
    group_of = {actor: i for i, group in enumerate(groups) for actor in group}
    sides: dict[str, list[list[int]]] = {}
    grounds: dict[str, list[Ground]] = defaultdict(list)
    for (actor, claim), (pro, contra) in _by_cell(table, request).items():
        if actor not in group_of:
            continue
        counts = sides.setdefault(claim, [[0, 0] for _ in groups])
        counts[group_of[actor]][0] += len(pro)
        counts[group_of[actor]][1] += len(contra)
        grounds[claim] += [*pro, *contra]
    made: list[Contest] = []
    for claim, counts in sides.items():
        shares = [pro / (pro + contra) for pro, contra in counts if pro + contra]
        if len(shares) > 1:
            made.append(
                Contest(
                    claim,
                    tuple((pro, contra) for pro, contra in counts),
                    max(shares) - min(shares),
                    tuple(grounds[claim]),
                )
            )
    made.sort(key=lambda one: (-one.contested, -len(one.grounds), one.claim))
    return tuple(made)


Cells = dict[tuple[str, str], tuple[list[Ground], list[Ground]]]


def _by_cell(table: StatementTable, request: Request) -> Cells:
    """Return the statements for and against by actor and claim, in order of time."""
    filtered = choose(table, request).filtered
    made: Cells = {}
    for pro, one in _stances(filtered, request):
        cell = made.setdefault((one.var1, one.var2), ([], []))
        cell[0 if pro else 1].append(one)
    return dict(sorted(made.items()))


def _stances(table: StatementTable, request: Request) -> Iterator[tuple[bool, Ground]]:
    """Yield the statements that are for or against, and which of both."""
    if request.qualifier is None:
        raise QueryError("this needs a qualifier that tells pro from contra")
    column = table.column(request.qualifier)
    for row in range(len(table)):
        side = stance_of(column.kind, column.value(row))
        if side is not None:
            yield side, ground(table, request, row)


def stance_of(kind: Kind, value: Level | None) -> bool | None:
    """Return whether a value of a qualifier is for (True) or against; None: neither.

    Integers are for above 0 and against below; other values are "1" or "supports", and
    "0" or "opposes".
    """
    if kind is Kind.INTEGER:
        return int(value) > 0 if value else None
    if str(value) in PRO:
        return True
    return False if str(value) in CONTRA else None
