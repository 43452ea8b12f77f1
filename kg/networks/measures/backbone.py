"""Which concepts carry a network: the backbone, and those that it can do without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.errors import QueryError
from kg.networks.choice import choose
from kg.networks.measures.spectra import spectral_distance, spectrum
from kg.networks.one_mode import one_mode_matrix
from kg.networks.pairs import Floats
from kg.networks.request import Mode, Request
from kg.networks.table import Level, StatementTable

Cost = Callable[[frozenset[str], float], float]  # of a set and its loss


@dataclass(frozen=True, slots=True)
class Removal:
    """One step of the nested method: the concept that goes, and what is left."""

    iteration: int
    concept: str
    backbone_loss: float  # of the concepts that stay, against the whole network
    redundant_loss: float  # of those that are gone
    statements: int  # that the concepts that stay have


@dataclass(frozen=True, slots=True)
class Backbone:
    """A set of concepts, the others, and what is lost by keeping only either."""

    backbone: tuple[str, ...]
    redundant: tuple[str, ...]
    backbone_loss: float
    redundant_loss: float


class Spectra:
    """The spectral loss of keeping only some concepts of a network.

    The loss is the Euclidean distance between the sorted eigenvalues of the Laplacian
    (degrees − ties), divided by their sum, of the whole network and of the part; DNA
    3.1 takes the sorted degrees for eigenvalues and adds up absolute differences.
    Negative ties count as none. All networks have the actors of the whole one.
    """

    def __init__(self, table: StatementTable, request: Request) -> None:
        if request.mode is not Mode.ONE:
            raise QueryError("a backbone is of a one-mode network; ask with mode one")
        self.request = replace(request, isolates=False)
        choice = choose(table, self.request)
        self.filtered = choice.filtered
        self.actors, self.concepts = choice.labels(self.request)
        self.levels: tuple[Level, ...] = ()
        if request.qualifier is not None:
            self.levels = choice.levels(request.qualifier)
        codes = self.filtered.column(request.var2)
        names = [str(one) for one in codes.levels]
        counts = np.bincount(codes.codes, minlength=len(names)).tolist()
        self.frequency = dict(zip(names, counts, strict=True))
        self.whole = self._spectrum(self.concepts)

    def loss(self, concepts: Sequence[str]) -> float:
        """Return what is lost when only these concepts are kept."""
        part = self._spectrum(concepts)
        return spectral_distance(self.whole, part, self.request.compat)

    def _spectrum(self, concepts: Sequence[str]) -> Floats:
        kept = [one for one in self.concepts if one in set(concepts)]
        ties = one_mode_matrix(
            self.filtered, self.request, self.actors, kept, self.levels
        ).toarray()
        return spectrum(ties, self.request.compat)


def nested(spectra: Spectra) -> tuple[Removal, ...]:
    """Return the concepts in the order in which they can best be done without.

    Each step removes the concept whose removal loses least; of several that lose the
    same all go in that step, in reverse order of their labels.
    """
    left = list(spectra.concepts)
    gone: list[str] = []
    made: list[Removal] = []
    iteration = 0
    while left:
        iteration += 1
        losses = {
            one: round(spectra.loss([other for other in left if other != one]), 12)
            for one in left
        }
        least = min(losses.values())
        for one in [one for one in reversed(left) if losses[one] == least]:
            left.remove(one)
            gone.append(one)
            made.append(
                Removal(
                    iteration,
                    one,
                    spectra.loss(left),
                    spectra.loss(gone),
                    sum(spectra.frequency[other] for other in left),
                )
            )
    return tuple(made)


def penalized(
    spectra: Spectra, penalty: float = 3.5, iterations: int = 10_000, seed: int = 0
) -> Backbone:
    """Return the backbone that weighs what is lost against its size.

    Simulated annealing over sets B of all concepts C, by adding, removing and swapping
    one: it makes loss(B) · exp(−p (|C| − |B|) / |C|) small. A worse set is accepted
    with probability exp(−(new − old)) · τ, τ = 1 − 1 / (1 + exp(5 − 12 t / T)).
    """
    size = len(spectra.concepts)

    def cost(kept: frozenset[str], loss: float) -> float:
        return float(loss * np.exp(-penalty * (size - len(kept)) / max(size, 1)))

    return _annealed(spectra, cost, None, iterations, seed)


def fixed(
    spectra: Spectra, size: int, iterations: int = 10_000, seed: int = 0
) -> Backbone:
    """Return the backbone of a given size, by simulated annealing over swaps."""
    if not 0 < size <= len(spectra.concepts):
        raise QueryError(
            f"a backbone of {size} concepts: there are {len(spectra.concepts)}"
        )
    return _annealed(spectra, lambda _, loss: loss, size, iterations, seed)


def _annealed(
    spectra: Spectra, cost: Cost, size: int | None, iterations: int, seed: int
) -> Backbone:
    """Return the best set that was met; DNA reports the losses of the last one."""
    rng = np.random.default_rng(seed)
    every = list(spectra.concepts)
    known: dict[frozenset[str], float] = {}

    def price(kept: frozenset[str]) -> float:
        if kept not in known:
            known[kept] = cost(kept, spectra.loss([*kept]))
        return known[kept]

    start = size or max(len(every) // 2, 1)
    state = frozenset(str(one) for one in rng.choice(every, start, replace=False))
    best = state
    for t in range(1, iterations + 1):
        proposed = _neighbour(state, every, rng, swap_only=size is not None)
        worse = price(proposed) - price(state)
        temperature = 1 - 1 / (1 + np.exp(5 - 12 * t / iterations))
        if worse < 0 or rng.random() < np.exp(-worse) * temperature:
            state = proposed
        if price(state) < price(best):
            best = state
    kept = tuple(one for one in every if one in best)
    gone = tuple(one for one in every if one not in best)
    return Backbone(kept, gone, spectra.loss(kept), spectra.loss(gone))


def _neighbour(
    state: frozenset[str],
    every: Sequence[str],
    rng: np.random.Generator,
    *,
    swap_only: bool,
) -> frozenset[str]:
    inside = [one for one in every if one in state]
    outside = [one for one in every if one not in state]
    moves = ["swap"] if inside and outside else []
    if not swap_only:
        # Keeping everything loses nothing: some concept has to be redundant.
        moves += ["add"] if len(outside) > 1 else []
        moves += ["remove"] if len(inside) > 1 else []
    if not moves:
        return state
    move = moves[int(rng.integers(len(moves)))]
    made = set(state)
    if move in ("swap", "remove"):
        made.remove(inside[int(rng.integers(len(inside)))])
    if move in ("swap", "add"):
        made.add(outside[int(rng.integers(len(outside)))])
    return frozenset(made)
