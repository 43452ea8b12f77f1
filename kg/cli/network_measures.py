"""Measures of `kg network`: coalitions, polarization, backbone, centrality, scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.network_answers import Asked, print_answer, refuse_windows, short
from kg.cli.output import note
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.networks.measures.coalitions import Coalitions
    from kg.networks.measures.scaling import Scale
    from kg.networks.network import Network


def report_centrality(asked: Asked) -> None:
    """Print the centralities of every label."""
    from dataclasses import asdict

    from kg.networks.measures.centrality import centralities

    refuse_windows(asked)
    found = [asdict(one) for one in centralities(asked.network())]
    print_answer(
        asked,
        [
            {k: short(v) if isinstance(v, float) else v for k, v in one.items()}
            for one in found
        ]
        if asked.format == "table"
        else found,
    )


def report_polarization(asked: Asked) -> None:
    """Print how far apart groups are, and the groups; with windows, over time."""
    from kg.networks.measures.polarization import MODULARITY, polarization_series

    measure = asked.arguments.measure or MODULARITY
    found = polarization_series(*_pairs(asked), measure, seed=asked.arguments.seed)
    print_answer(
        asked,
        [
            ({"time": str(one.period.middle)} if one.period else {})
            | {
                "measure": measure,
                "score": one.split.score,
                "groups": [" + ".join(group) for group in one.split.groups],
            }
            for one in found
            if one.split is not None
        ],
    )
    if over := sum(one.split is None for one in found):
        note(
            f"{over} of {len(found)} networks passed over: fewer than two actors, or "
            "none that share a concept"
        )


def report_backbone(asked: Asked) -> None:
    """Print the concepts by how well the network can do without them."""
    from kg.networks.measures.backbone import Spectra, fixed, nested, penalized

    settings = asked.settings.copy()
    settings["mode"] = "one"
    # What rDNA's function takes if nothing is said.
    settings.setdefault("aggregation", "subtract")
    settings.setdefault("normalization", "average")
    settings.setdefault("duplicates", "document")
    request = asked.discourse.request(**settings)
    spectra = Spectra(asked.discourse.statements(request), request)
    measure = asked.arguments.measure or "nested"
    kind, _, number = measure.partition(":")
    if kind == "nested":
        print_answer(
            asked,
            [
                {
                    "iteration": one.iteration,
                    "concept": one.concept,
                    "backbone loss": one.backbone_loss,
                    "redundant loss": one.redundant_loss,
                    "statements": one.statements,
                }
                for one in nested(spectra)
            ],
        )
        return
    seed = asked.arguments.seed
    if kind == "fixed" and number.isdigit():
        found = fixed(spectra, int(number), seed=seed)
    elif kind == "penalty":
        found = penalized(spectra, _number(number or "3.5", measure), seed=seed)
    else:
        raise QueryError(
            f"measure {measure!r} is none of: nested, fixed:SIZE, penalty:P"
        )
    kept = [(one, "backbone") for one in found.backbone]
    gone = [(one, "redundant") for one in found.redundant]
    print_answer(asked, [{"concept": one, "in": part} for one, part in kept + gone])
    note(
        f"loss of the backbone {short(found.backbone_loss)}, of the redundant part "
        f"{short(found.redundant_loss)}"
    )


def report_scaling(asked: Asked) -> None:
    """Print places on two dimensions, by whom actors agree with or what they say."""
    refuse_windows(asked)
    found = _scaled(asked, asked.arguments.measure or "similarity")
    request = asked.discourse.request(**asked.settings)
    sides = ((request.var1, found.places), (request.var2, found.concepts))
    print_answer(
        asked,
        [
            {"label": label, "variable": variable}
            | {f"dimension {i + 1}": x for i, x in enumerate(place)}
            for variable, places in sides
            for label, place in places
        ],
    )
    explained = ", ".join(short(one) for one in found.explained)
    note(f"explained: {explained}; stress: {short(found.stress)}")
    if found.left_out:
        note(f"no stance on a concept of others: {', '.join(found.left_out)}")


def _scaled(asked: Asked, measure: str) -> Scale:
    from kg.networks.measures.scaling import (
        CODINGS,
        Coding,
        scale_matrix,
        scale_positions,
        scale_similarity,
        stance_counts,
    )

    kind, _, threshold = measure.partition(":")
    if measure == "similarity":
        (one,), (other,) = _pairs(asked)
        return scale_similarity(one.rows, one.array() - other.array())
    if measure == "svd":
        cells = _two_mode(asked, "subtract")
        return scale_matrix(cells.rows, cells.columns, cells.array())
    if kind not in CODINGS:
        raise QueryError(
            f"measure {measure!r} is none of: similarity, binary:T, ordinal:T, svd"
        )
    coding = Coding(kind, _number(threshold or "0", measure))
    network = _two_mode(asked, "subtract")
    return scale_positions(
        network.rows, *stance_counts(network), dimensions=2, coding=coding
    )


def _number(text: str, measure: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise QueryError(f"measure {measure!r}: {text!r} is no number") from None


def report_coalitions(asked: Asked) -> None:
    """Print the group of each actor, and how many methods agree on it."""
    found = coalitions_of(asked)
    groups = {
        actor: i + 1
        for i, group in enumerate(found.consensus.groups)
        for actor in group
    }
    by_method = {
        one.method: {a: i + 1 for i, group in enumerate(one.groups) for a in group}
        for one in found.partitions
    }
    print_answer(
        asked,
        [
            {"actor": actor, "coalition": groups[actor], "agreement": short(share)}
            | {method: held[actor] for method, held in by_method.items()}
            for actor, share in found.agreement
        ],
    )
    for name, one in (("consensus", found.consensus), (found.best.method, found.best)):
        note(
            f"{name}: {len(one.groups)} groups, modularity {short(one.modularity)}"
            + (", the highest of all methods" if one is found.best else "")
        )


def _pairs(asked: Asked) -> tuple[tuple[Network, ...], tuple[Network, ...]]:
    """Return the congruence and the conflict networks, a pair for each slice."""
    settings = asked.settings.copy()
    settings["mode"] = "one"
    if settings.get("normalization", "no") == "no":
        settings["normalization"] = "average"
    ask = asked.discourse.networks if asked.arguments.window else None
    made: list[tuple[Network, ...]] = []
    for kind in ("congruence", "conflict"):
        settings["aggregation"] = kind
        networks = ask(**settings) if ask else (asked.discourse.network(**settings),)
        made.append(networks)
    return made[0], made[1]


def coalitions_of(asked: Asked) -> Coalitions:
    """Return the coalitions of what was asked about."""
    from kg.networks.measures.coalitions import find_coalitions
    from kg.networks.measures.partitions import stance_profiles

    refuse_windows(asked)
    (one,), (other,) = _pairs(asked)
    combined = _two_mode(asked, "combine")
    profiles = None
    if combined.rows == one.rows:
        profiles = stance_profiles(combined.array())
    return find_coalitions(
        one.rows,
        one.array(),
        other.array(),
        profiles=profiles,
        seed=asked.arguments.seed,
    )


def _two_mode(asked: Asked, aggregation: str) -> Network:
    settings = asked.settings.copy()
    settings["mode"] = "two"
    settings["aggregation"] = aggregation
    settings["normalization"] = "no"
    return asked.discourse.network(**settings)
