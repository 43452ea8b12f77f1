"""Actors on one or two dimensions, by what they say about the same concepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.errors import QueryError
from kg.networks.pairs import Floats


@dataclass(frozen=True, slots=True)
class Scale:
    """Places of actors; `explained` is the share of each dimension, from 0 to 1."""

    places: tuple[tuple[str, tuple[float, ...]], ...]
    explained: tuple[float, ...]
    left_out: tuple[str, ...]  # actors that share no concept with another


def scale_similarity(
    labels: Sequence[str], similarity: Floats, dimensions: int = 2
) -> Scale:
    """Return places whose distances follow a similarity, by classical scaling.

    The distance of two actors is the largest similarity less theirs (W. S. Torgerson,
    Psychometrika 17, 1952). The sign of a dimension, which nothing decides, is such
    that the first label that is not at 0 is positive.
    """
    apart = similarity.max(initial=0.0) - similarity
    np.fill_diagonal(apart, 0)
    return _scaled(labels, apart, dimensions, ())


def scale_positions(
    labels: Sequence[str],
    pro: Floats,
    contra: Floats,
    dimensions: int = 1,
    threshold: float = 0.0,
) -> Scale:
    """Return ideal points from statements for and against, both (actors × concepts).

    An actor's stance to a concept is pro if at least 1 − t of its statements are,
    contra if at most t are, mixed otherwise, and missing if there are none. Two actors
    are as far apart as their stances (contra 0, mixed ½, pro 1) on the concepts both
    spoke of differ on the average. Who shares no concept with anybody is left out.
    """
    if not 0 <= threshold < 0.5:
        raise QueryError(f"threshold {threshold}: it lies from 0 to below 0.5")
    total = pro + contra
    share = np.divide(pro, total, out=np.full_like(pro, np.nan), where=total > 0)
    stance = np.where(
        share <= threshold, 0.0, np.where(share >= 1 - threshold, 1.0, 0.5)
    )
    stance[np.isnan(share)] = np.nan
    known = ~np.isnan(stance)
    shared = known.astype(float) @ known.T.astype(float)
    filled = np.where(known, stance, 0.0)
    differ = np.abs(filled[:, None, :] - filled[None, :, :])
    differ *= known[:, None, :] & known[None, :, :]
    apart = np.divide(
        differ.sum(axis=2), shared, out=np.full_like(shared, np.nan), where=shared > 0
    )
    alone = (shared - np.diag(np.diag(shared))).sum(axis=1) == 0
    kept = np.flatnonzero(~alone)
    apart = apart[np.ix_(kept, kept)]
    # Pairs that share nothing are as far apart as pairs are on the average.
    apart[np.isnan(apart)] = np.nanmean(apart) if len(kept) else 0.0
    names = [labels[i] for i in kept.tolist()]
    out = tuple(labels[i] for i in np.flatnonzero(alone).tolist())
    return _scaled(names, apart, dimensions, out)


def _scaled(
    labels: Sequence[str], apart: Floats, dimensions: int, left_out: tuple[str, ...]
) -> Scale:
    size = len(labels)
    if size < 2:
        places = tuple((one, (0.0,) * dimensions) for one in labels)
        return Scale(places, (0.0,) * dimensions, left_out)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-centre @ (apart**2) @ centre / 2)
    order = np.argsort(values)[::-1][:dimensions]
    positive = values[values > 0].sum() or 1.0
    found = vectors[:, order] * np.sqrt(np.maximum(values[order], 0))
    for column in found.T:
        first = np.flatnonzero(np.abs(column) > 1e-9)
        if len(first) and column[first[0]] < 0:
            column *= -1
    found = np.round(found, 12) + 0.0
    missing = dimensions - found.shape[1]
    found = np.pad(found, ((0, 0), (0, missing)))
    explained = [max(float(values[i]), 0.0) / float(positive) for i in order]
    return Scale(
        tuple(
            (label, tuple(row))
            for label, row in zip(labels, found.tolist(), strict=True)
        ),
        (*explained, *([0.0] * missing)),
        left_out,
    )
