"""The formulas of discourse networks as plain loops over statements, one by one.

Slow and literal on purpose: nothing here is shared with the code that it checks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

import numpy as np
from hypothesis import strategies as st

from kg.networks.table import (
    Column,
    Kind,
    SourceText,
    StatementTable,
    boolean_column,
    integer_column,
    text_column,
)

Value = bool | int | str | None
Cells = dict[tuple[str, str], float]

ACTORS = ["Org A", "Org B", "org c", "Ünion", ""]
CLAIMS = ["parks", "Cars", "„Öl“; no", ""]
DOCUMENTS: list[tuple[datetime | None, str]] = [
    (datetime(2020, 12, 28, 9), "Daily A"),
    (datetime(2021, 1, 1, 9), "Daily B"),
    (datetime(2021, 1, 5), "Daily A"),
    (datetime(2022, 1, 4, 23, 59, 59), "Daily B"),
    (datetime(2022, 1, 4, 23, 59, 59), ""),
    (datetime(2022, 6, 30), "Daily A"),
    (None, "Daily C"),
]
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.BOOLEAN: st.sampled_from([True, False, True, False, None]),
    Kind.INTEGER: st.sampled_from([-200, -2, -1, 0, 1, 2, 200, None]),
    Kind.SHORT_TEXT: st.sampled_from(["health", "Money", "ärger", ""]),
}


@dataclass(frozen=True)
class Said:
    """One statement; `document` is a place in DOCUMENTS."""

    actor: str
    claim: str
    value: Value
    document: int

    @property
    def time(self) -> datetime | None:
        return DOCUMENTS[self.document][0]

    @property
    def source(self) -> str:
        return DOCUMENTS[self.document][1]


def statements(kind: Kind, most: int = 16) -> st.SearchStrategy[list[Said]]:
    """Return lists of statements, in the order that a table has."""
    one = st.builds(
        Said,
        st.sampled_from(ACTORS),
        st.sampled_from(CLAIMS),
        VALUES[kind],
        st.integers(0, len(DOCUMENTS) - 1),
    )
    return st.lists(one, max_size=most).map(
        lambda every: sorted(every, key=lambda said: said.document)
    )


def table_of(rows: Sequence[Said], kind: Kind = Kind.BOOLEAN) -> StatementTable:
    """Return the statements as a table with the qualifier "stance"."""
    size = len(rows)
    columns = [
        text_column("actor", [one.actor for one in rows]),
        text_column("claim", [one.claim for one in rows]),
        _column([one.value for one in rows], kind),
        text_column("document.source", [one.source for one in rows], Kind.DOCUMENT),
    ]
    return StatementTable(
        keys=[f"s{number}" for number in range(size)],
        times=np.array(
            [np.datetime64(one.time or "NaT", "s") for one in rows], "datetime64[s]"
        ),
        documents=np.array([one.document for one in rows], np.int64),
        starts=np.arange(size, dtype=np.int64),
        stops=np.arange(1, size + 1, dtype=np.int64),
        coders=["Ada Example"] * size,
        quotations=[f"words {number}" for number in range(size)],
        columns={one.name: one for one in columns},
        sources=tuple(
            SourceText(f"d{number}", f"Title {number}", source)
            for number, (_, source) in enumerate(DOCUMENTS)
        ),
        defaults=("actor", "claim", "stance"),
    )


def _column(values: Sequence[Value], kind: Kind) -> Column:
    if kind is Kind.BOOLEAN:
        return boolean_column(
            "stance", [None if one is None else bool(one) for one in values]
        )
    if kind is Kind.INTEGER:
        return integer_column(
            "stance", [None if one is None else int(one) for one in values]
        )
    return text_column("stance", [str(one or "") for one in values])


@dataclass(frozen=True)
class Asked:
    """The settings that a formula depends on."""

    kind: Kind  # of the qualifier
    aggregation: str = "ignore"
    normalization: str = "no"
    duplicates: str = "include"
    compat: bool = False


# Which statements count.


def counted(rows: Sequence[Said], asked: Asked) -> list[Said]:
    """Return the statements with all that is needed, without the repeated ones."""
    uses = asked.aggregation != "ignore"
    full = [
        one
        for one in rows
        if one.actor and one.claim and not (uses and one.value in (None, ""))
    ]
    if asked.duplicates == "include":
        return full
    seen: list[tuple[object, ...]] = []
    kept: list[Said] = []
    for one in full:
        key: tuple[object, ...] = (_stretch(one, asked), one.actor, one.claim)
        if uses:
            key += (one.value,)
            integer = asked.kind is Kind.INTEGER
            if asked.compat and integer and not -128 <= int(one.value or 0) <= 127:
                kept.append(one)
                continue
        if key not in seen:
            seen.append(key)
            kept.append(one)
    return kept


def _stretch(one: Said, asked: Asked) -> object:
    if asked.duplicates == "document":
        return one.document
    if asked.duplicates == "acrossrange":
        return "always"
    if one.time is None:
        return "undated"
    iso = one.time.isocalendar()
    if asked.duplicates == "week":
        return iso.week if asked.compat else (iso.year, iso.week)
    if asked.duplicates == "month":
        return one.time.month if asked.compat else (one.time.year, one.time.month)
    return one.time.year


def levels_of(rows: Sequence[Said], kind: Kind) -> list[Value]:
    """Return the levels of the qualifier among all statements, ascending."""
    if kind is Kind.BOOLEAN:
        return [False, True]
    if kind is Kind.INTEGER:
        return [*sorted({int(one.value) for one in rows if one.value is not None})]
    return [*ordered({str(one.value) for one in rows})]


def ordered(texts: Iterable[str]) -> list[str]:
    """Sort by code units; up to U+FFFF, as here, those are characters."""
    return sorted(set(texts))


def labels_of(rows: Sequence[Said], get: Callable[[Said], str]) -> list[str]:
    return sorted({get(one) for one in rows} - {""})


def x(rows: Sequence[Said], actor: str, claim: str, level: Value) -> int:
    """Count statements of an actor on a claim with one level."""
    return sum(
        (one.actor, one.claim) == (actor, claim)
        and one.value == level
        and (one.value is None) == (level is None)
        for one in rows
    )


# Two-mode networks.


def two_mode(rows: Sequence[Said], asked: Asked) -> Cells:
    kept = counted(rows, asked)
    levels = [*levels_of(rows, asked.kind)]
    if asked.aggregation == "ignore":
        levels.append(None)
    actors = labels_of(kept, lambda one: one.actor)
    claims = labels_of(kept, lambda one: one.claim)
    plain = {
        (i, j): _two_cell([(k, x(kept, i, j, k)) for k in unique(levels)], asked)
        for i, j in product(actors, claims)
    }
    made: Cells = {}
    for i, j in plain:
        divisor = 1.0
        if asked.normalization == "activity":
            divisor = sum(one.actor == i for one in kept)
        elif asked.normalization == "prominence":
            divisor = sum(one.claim == j for one in kept)
        made[i, j] = plain[i, j] / divisor if divisor else 0.0
    return made


def unique(levels: Iterable[Value]) -> list[Value]:
    made: list[Value] = []
    for one in levels:
        if not any(one == other and type(one) is type(other) for other in made):
            made.append(one)
    return made


def _two_cell(counts: list[tuple[Value, int]], asked: Asked) -> float:
    if asked.aggregation == "ignore" or (
        asked.aggregation == "subtract" and asked.kind is Kind.SHORT_TEXT
    ):
        return float(sum(count for _, count in counts))
    if asked.aggregation == "subtract" and asked.kind is Kind.BOOLEAN:
        return float(sum(count if level else -count for level, count in counts))
    if asked.aggregation == "subtract":
        return float(sum(int(level or 0) * count for level, count in counts))
    bits = "".join("1" if count else "0" for _, count in counts)
    return float(int(bits or "0", 2))


# One-mode networks.


def one_mode(rows: Sequence[Said], asked: Asked) -> Cells:
    kept = counted(rows, asked)
    levels = [*levels_of(rows, asked.kind)]
    if asked.aggregation == "ignore":
        levels.append(None)
    levels = unique(levels)
    actors = labels_of(kept, lambda one: one.actor)
    claims = labels_of(kept, lambda one: one.claim)
    made: Cells = {}
    for i, other in product(actors, actors):
        if i == other:
            made[i, other] = 0.0
            continue
        left = [[x(kept, i, j, k) for k in levels] for j in claims]
        right = [[x(kept, other, j, k) for k in levels] for j in claims]
        cell = sum(
            _pair(mine, theirs, levels, asked)
            for mine, theirs in zip(left, right, strict=True)
        )
        divisor = _divisor(left, right, asked)
        made[i, other] = cell / divisor if divisor else 0.0
    return made


def _pair(
    mine: list[int], theirs: list[int], levels: Sequence[Value], asked: Asked
) -> float:
    if asked.aggregation == "ignore":
        return float(sum(mine) * sum(theirs))
    congruence = conflict = 0.0
    if asked.kind is Kind.SHORT_TEXT:
        for a, b in zip(mine, theirs, strict=True):
            congruence += a * b
            conflict += a if a and not b else b if b and not a else 0
    else:
        numbers = [int(one or 0) for one in levels]
        spread = max(numbers) - min(numbers)
        for (k, a), (level, b) in product(
            zip(numbers, mine, strict=True), zip(numbers, theirs, strict=True)
        ):
            distance = abs(k - level) / spread if spread else 0.0
            congruence += a * b * (1 - distance)
            conflict += a * b * distance
    return {
        "congruence": congruence,
        "conflict": conflict,
        "subtract": congruence - conflict,
    }[asked.aggregation]


def _divisor(left: list[list[int]], right: list[list[int]], asked: Asked) -> float:
    mine = [count for counts in left for count in counts]
    theirs = [count for counts in right for count in counts]
    if asked.normalization == "average":
        return (sum(mine) + sum(theirs)) / 2
    if asked.normalization == "jaccard":
        found = 0
        for a, b in zip(mine, theirs, strict=True):
            found += a * b if a and b else a + b
        return float(found)
    if asked.normalization == "cosine":
        if asked.compat:
            return float(sum(mine) * sum(theirs))
        if asked.aggregation == "ignore":
            mine = [sum(counts) for counts in left]
            theirs = [sum(counts) for counts in right]
        return math.sqrt(sum(a * a for a in mine)) * math.sqrt(
            sum(b * b for b in theirs)
        )
    return 1.0


# Kernels.


def weight(kernel: str, u: float, *, compat: bool) -> float:
    """Return z(u)."""
    if kernel == "gaussian":
        return math.exp(-u * u / 2) / math.sqrt(2 * math.pi)
    if abs(u) > 1:
        return 0.0
    if kernel == "uniform":
        return 0.5
    if kernel == "epanechnikov":
        return 0.75 * (1 - u * u)
    return abs(1 - u) if compat else 1 - abs(u)


def smoothed(
    rows: Sequence[Said], weights: Sequence[float], asked: Asked
) -> Callable[[str, str], float]:
    """Return the one-mode cell of weighed statements, corrected, not normalised.

    `rows` are those of one slice; the levels are those of a boolean.
    """

    def cell(i: str, other: str) -> float:
        total = 0.0
        if i == other:
            return total
        for (s, z), (t, y) in product(
            zip(rows, weights, strict=True), zip(rows, weights, strict=True)
        ):
            if (s.actor, t.actor) != (i, other) or s.claim != t.claim:
                continue
            alike = float(s.value == t.value)
            total += (
                math.sqrt(z * y)
                * {
                    "ignore": 1.0,
                    "congruence": alike,
                    "conflict": 1 - alike,
                    "subtract": 2 * alike - 1,
                }[asked.aggregation]
            )
        return total

    return cell
