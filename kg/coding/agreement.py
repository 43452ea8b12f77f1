"""How far two coders agree: on which words to code, and on what the words say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.errors import DataError
from kg.networks.table import Kind, StatementTable


@dataclass(frozen=True, slots=True)
class Item:
    """What one coder coded at one place: a span and a value for each variable."""

    key: str
    document: str
    start: int
    stop: int
    quotation: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spans:
    """How far two coders marked the same words.

    `exact` and `overlap` are F1 of A against B, the same either way round: a span
    counts as found if the other has the very span, or one that overlaps and is matched
    with no other. `alpha` is Krippendorff's over characters that are coded or not;
    None if all or none are.
    """

    of_a: int
    of_b: int
    matched: int
    exact: float
    overlap: float
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Variable:
    """How far two coders gave one variable the same values in matched spans.

    `percent` runs from 0 to 1. `kappa` is Cohen's and `alpha` Krippendorff's, for
    nominal values; `ordinal` and `interval` are alpha for integers, taken as ranks and
    as numbers. They are None where nothing varies, so that chance cannot be told from
    agreement.
    """

    name: str
    units: int
    percent: float
    kappa: float | None
    alpha: float | None
    ordinal: float | None
    interval: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Matched spans that differ in a variable, or a span of one coder only."""

    variable: str  # "" if the other coder has no span there
    a: Item | None
    b: Item | None

    @property
    def document(self) -> str:
        """The document that it is in."""
        found = self.a or self.b
        return found.document if found else ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that two coders agree and disagree on, in documents both coded."""

    a: str
    b: str
    documents: int
    spans: Spans
    variables: tuple[Variable, ...]
    disagreements: tuple[Disagreement, ...]


def agreement(
    table: StatementTable, a: str, b: str, lengths: Mapping[str, int] | None = None
) -> Agreement:
    """Compare two coders of a table by their labels.

    Spans are matched one to one within a document so that they share as many
    characters as possible. Both coders have to have coded a document for it to count.
    `lengths` are the characters of each document; without them a document ends with
    its last coded span. Raises DataError for a coder that the table does not have, and
    for two that have no document in common.
    """
    of_a, of_b = _items(table, a), _items(table, b)
    shared = {one.document for one in of_a} & {one.document for one in of_b}
    if not shared:
        raise DataError(f"{a} and {b} have coded no document in common")
    of_a = [one for one in of_a if one.document in shared]
    of_b = [one for one in of_b if one.document in shared]
    pairs = match(of_a, of_b)
    names = [
        column
        for column in table.columns.values()
        if column.kind not in (Kind.DOCUMENT, Kind.LONG_TEXT)
    ]
    return Agreement(
        a,
        b,
        len(shared),
        _spans(of_a, of_b, pairs, lengths or {}),
        tuple(
            one
            for column in names
            if (one := _variable(column.name, column.kind, pairs)) is not None
        ),
        tuple(_disagreements(of_a, of_b, pairs, [one.name for one in names])),
    )


def _items(table: StatementTable, coder: str) -> list[Item]:
    rows = [i for i, one in enumerate(table.coders) if one == coder]
    if not rows:
        known = ", ".join(sorted(set(table.coders)))
        raise DataError(f"there is no coder {coder!r} here; the coders are: {known}")
    return [
        Item(
            table.keys[i],
            table.sources[int(table.documents[i])].id,
            int(table.starts[i]),
            int(table.stops[i]),
            table.quotations[i],
            {
                name: "" if (value := column.value(i)) is None else str(value)
                for name, column in table.columns.items()
            },
        )
        for i in rows
    ]


def match(of_a: Sequence[Item], of_b: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return pairs of overlapping spans, each in one pair, that share most characters.

    Of spans that overlap equally those with more equal values are paired.
    """
    made: list[tuple[Item, Item]] = []
    others = defaultdict(list)
    for one in of_b:
        others[one.document].append(one)
    mine = defaultdict(list)
    for one in of_a:
        mine[one.document].append(one)
    for document, left in sorted(mine.items()):
        right = others[document]
        if not right:
            continue
        shared = np.array([[_overlap(one, other) for other in right] for one in left])
        alike = np.array([[_alike(one, other) for other in right] for one in left])
        rows, columns = linear_sum_assignment(-(shared + 0.5 * alike * (shared > 0)))
        made += [
            (left[i], right[j])
            for i, j in zip(rows, columns, strict=True)
            if shared[i, j] > 0
        ]
    return made


def _overlap(one: Item, other: Item) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _alike(one: Item, other: Item) -> float:
    """Return the share of variables with equal values, from 0 to 1."""
    same = [other.values.get(name) == value for name, value in one.values.items()]
    return sum(same) / len(same) if same else 0.0


def _spans(
    of_a: Sequence[Item],
    of_b: Sequence[Item],
    pairs: Sequence[tuple[Item, Item]],
    lengths: Mapping[str, int],
) -> Spans:
    exact = sum((a.start, a.stop) == (b.start, b.stop) for a, b in pairs)
    every = len(of_a) + len(of_b)
    return Spans(
        len(of_a),
        len(of_b),
        len(pairs),
        2 * exact / every,
        2 * len(pairs) / every,
        _alpha_of_characters(of_a, of_b, lengths),
    )


def _alpha_of_characters(
    of_a: Sequence[Item], of_b: Sequence[Item], lengths: Mapping[str, int]
) -> float | None:
    """Return alpha with every character of the documents as a unit: coded or not."""
    marked: list[dict[str, list[Item]]] = [defaultdict(list), defaultdict(list)]
    for side, items in enumerate((of_a, of_b)):
        for one in items:
            marked[side][one.document].append(one)
    counts: Counter[tuple[str, str]] = Counter()
    for document in sorted(marked[0]):
        both = [*marked[0][document], *marked[1][document]]
        size = max(lengths.get(document, 0), *(one.stop for one in both))
        masks = [np.zeros(size, bool), np.zeros(size, bool)]
        for side, mask in enumerate(masks):
            for one in marked[side][document]:
                mask[one.start : one.stop] = True
        for left in (False, True):
            for right in (False, True):
                found = int(((masks[0] == left) & (masks[1] == right)).sum())
                counts[str(left), str(right)] += found
    return _nominal_alpha(counts)


def _variable(
    name: str, kind: Kind, pairs: Iterable[tuple[Item, Item]]
) -> Variable | None:
    """Return the agreement on one variable; None if neither coder gave it a value."""
    values = [(a.values.get(name, ""), b.values.get(name, "")) for a, b in pairs]
    values = [one for one in values if one != ("", "")]
    if not values:
        return None
    counts = Counter(values)
    percent = sum(a == b for a, b in values) / len(values)
    numbers = [(int(a), int(b)) for a, b in values if kind is Kind.INTEGER and a and b]
    return Variable(
        name,
        len(values),
        percent,
        cohen_kappa(counts),
        _nominal_alpha(counts),
        ordinal_alpha(numbers) if numbers else None,
        interval_alpha(numbers) if numbers else None,
    )


def cohen_kappa(counts: Mapping[tuple[str, str], int]) -> float | None:
    """Return Cohen's kappa of pairs of values with how often they occur.

    κ = (p_o − p_e) / (1 − p_e), p_e from both coders' own shares (J. Cohen,
    Educational and Psychological Measurement 20, 1960). None if p_e is 1.
    """
    total = sum(counts.values())
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (a, b), count in counts.items():
        left[a] += count
        right[b] += count
    observed = sum(count for (a, b), count in counts.items() if a == b) / total
    expected = sum(left[value] * right[value] for value in left) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _nominal_alpha(counts: Mapping[tuple[str, str], int]) -> float | None:
    """Return Krippendorff's alpha for nominal values of two coders.

    α = 1 − D_o / D_e over the coincidences of values (K. Krippendorff, Content
    Analysis, ch. 12): D_e is what shares of values drawn from all 2 N give. None if
    there is one value only.
    """
    totals: Counter[str] = Counter()
    for (a, b), count in counts.items():
        totals[a] += count
        totals[b] += count
    size = sum(totals.values())
    expected = size**2 - sum(count**2 for count in totals.values())
    if expected == 0:
        return None
    differ = 2 * sum(count for (a, b), count in counts.items() if a != b)
    return 1 - (size - 1) * differ / expected


def interval_alpha(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Krippendorff's alpha for numbers, whose differences are squared.

    None if all numbers are the same.
    """
    values = np.array(pairs, dtype=np.float64)
    observed = 2 * float(((values[:, 0] - values[:, 1]) ** 2).sum()) / values.size
    every = values.ravel()
    # Σ (a − b)² over all pairs is 2 n Σ a² − 2 (Σ a)².
    squares = 2 * every.size * float((every**2).sum()) - 2 * float(every.sum()) ** 2
    if squares == 0:
        return None
    return 1 - observed / (squares / (every.size * (every.size - 1)))


def ordinal_alpha(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Krippendorff's alpha for ranks.

    Two values differ by (Σ n_g − (n_c + n_k) / 2)², n_g the values from the one to the
    other (K. Krippendorff, Content Analysis, ch. 12): so their mean ranks are numbers
    that interval alpha measures. None if all values are the same.
    """
    totals = Counter(value for pair in pairs for value in pair)
    ranks: dict[int, int] = {}
    below = 0
    for value in sorted(totals):
        ranks[value] = 2 * below + totals[value]  # twice the mean rank, less one
        below += totals[value]
    return interval_alpha([(ranks[a], ranks[b]) for a, b in pairs])


def _disagreements(
    of_a: Sequence[Item],
    of_b: Sequence[Item],
    pairs: Sequence[tuple[Item, Item]],
    names: Sequence[str],
) -> Iterator[Disagreement]:
    for a, b in pairs:
        for name in names:
            if a.values.get(name, "") != b.values.get(name, ""):
                yield Disagreement(name, a, b)
    taken = {id(one) for pair in pairs for one in pair}
    yield from (Disagreement("", one, None) for one in of_a if id(one) not in taken)
    yield from (Disagreement("", None, one) for one in of_b if id(one) not in taken)
