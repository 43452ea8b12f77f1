"""Commands for those who keep a graph good: judging names, measuring extraction."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from kg.cli.output import note, print_records, progress
from kg.project import Project, open_project

if TYPE_CHECKING:
    from kg.review import Evidence, Homonym, Pair, Review, Reviewed


def run_eval(arguments: Namespace) -> int:
    """Measure what is read out of annotated texts."""
    from kg.evaluation.measurement import (
        Measurement,
        plain_measurement,
        render_measurement,
    )

    asked = Measurement(
        arguments.gold,
        arguments.format,
        arguments.measure,
        arguments.half,
        arguments.asserted,
    )
    sys.stdout.write(
        plain_measurement(asked)
        if arguments.json
        else render_measurement(asked, errors=arguments.errors)
    )
    return 0


def run_actors_review(arguments: Namespace) -> int:
    """List the likely duplicates and the new names, with where they stand."""
    found = _review(open_project(arguments.project))
    if arguments.like:
        found = found.like(arguments.like)
    print_records(
        [
            *(_pair_record(one) for one in found.pairs),
            *(_homonym_record(one) for one in found.homonyms),
            *(_new_record(one) for one in found.candidates),
        ],
        arguments.format,
    )
    note(
        f"{len(found.pairs):,} likely duplicates, {len(found.homonyms):,} names that "
        f"two may bear, {len(found.candidates):,} names without a record"
    )
    note("judge with: kg actors same|different|unsure NAME ACTOR --by … --reason …")
    return 0


def run_actors_judge(arguments: Namespace) -> int:
    """Write a judgement."""
    from kg.judging import Ruling, judge
    from kg.model import Verdict

    project = open_project(arguments.project)
    ruling = Ruling(
        arguments.name,
        arguments.actor,
        Verdict(arguments.verdict),
        arguments.by,
        arguments.reason,
    )
    made = judge(project.settings, ruling, _review(project))
    where = f" in {made.document}" if made.document else ""
    note(f"judged: {made.name!r}{where} and {made.actor}: {made.verdict}")
    note("next: kg build")
    return 0


def run_actors_confirm(arguments: Namespace) -> int:
    """Put a candidate into the authority file."""
    from kg.judging import confirm, find_candidate

    project = open_project(arguments.project)
    candidate = find_candidate(_review(project), arguments.name)
    made = confirm(project.settings, candidate)
    note(f"{candidate.name!r} is now {made} of actors.csv")
    note("next: kg build")
    return 0


def _review(project: Project) -> Review:
    from kg.corpus import read_corpus
    from kg.review import review

    return review(read_corpus(project.settings, progress))


def _pair_record(one: Pair) -> dict[str, Any]:
    return _record("duplicate?", one.left, one.right, f"{one.reason} ({one.score})")


def _homonym_record(one: Homonym) -> dict[str, Any]:
    identifiers = ", ".join(identifier for identifier, _ in one.identifiers)
    return _record("two people?", one.actor, None, f"identifiers: {identifiers}")


def _new_record(one: Reviewed) -> dict[str, Any]:
    reason = f"may be any of {', '.join(one.records)}" if one.records else ""
    return _record("new", one, None, reason)


def _record(
    question: str, one: Reviewed, other: Reviewed | None, reason: str
) -> dict[str, Any]:
    evidence = one.evidence[:1] + (other.evidence[:1] if other else ())
    return {
        "question": question,
        "name": one.name,
        "id": one.id,
        "statements": one.statements,
        "other": other.name if other else "",
        "other_id": other.id if other else "",
        "why": reason,
        "evidence": [_shown(piece) for piece in evidence],
    }


def _shown(one: Evidence) -> str:
    place = f"{one.span.start}-{one.span.end}" if one.span else "no characters"
    return f"{one.words} [{one.document}, {place}]"
