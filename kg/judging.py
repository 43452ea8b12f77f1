"""A person's decisions about names, written into judgements.csv and actors.csv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.additions import add_row, writing
from kg.authority import (
    ACTOR_COLUMNS,
    FOLDERS,
    JUDGEMENT_COLUMNS,
    Authority,
    read_authority,
)
from kg.errors import DataError, UnknownName
from kg.model import ActorKind, Judgement, Verdict
from kg.names import flat, name_key, slug
from kg.review import Review, Reviewed
from kg.settings import Settings
from kg.tables import SEPARATOR, near

ACTORS, JUDGEMENTS = "actors.csv", "judgements.csv"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decides: whether a name, anywhere or in a document, is an actor's.

    `left` is "name" or "name@document"; `right` is the id or the name of an actor, who
    may be a candidate.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    reason: str


def judge(settings: Settings, ruling: Ruling, review: Review) -> Judgement:
    """Write a ruling as the last row of judgements.csv, and return it.

    A candidate that a name is the same as is confirmed first. Raises UnknownName for a
    name, a document or an actor that does not occur, and DataError for a ruling
    that contradicts one in the file, or repeats it.
    """
    with writing(settings):
        authority = read_authority(settings)
        name, document = _left(ruling.left, review)
        right = _right(ruling, review, authority)
        actor = right.id if isinstance(right, Reviewed) else right
        made = Judgement(
            name,
            document,
            actor,
            ruling.verdict,
            _said(ruling.by, "by", "who decides"),
            _said(ruling.reason, "reason", "why"),
        )
        _check(made, authority.judgements)
        if isinstance(right, Reviewed):
            actor = _confirm(settings, authority, right, right.kind, right.name)
            made = replace(made, actor=actor)
        _write(settings, made)
    return made


def confirm(
    settings: Settings,
    candidate: Reviewed,
    kind: ActorKind | None = None,
    label: str | None = None,
) -> str:
    """Make a candidate a record of actors.csv, its last row, and return its id.

    Another kind or label may be given; the name in the documents is then kept as an
    alias. Raises DataError if its organisation is no record yet.
    """
    with writing(settings):
        authority = read_authority(settings)
        return _confirm(
            settings,
            authority,
            candidate,
            kind or candidate.kind,
            flat(label or "") or candidate.name,
        )


def find_candidate(review: Review, wanted: str) -> Reviewed:
    """Return the candidate of an id or a name; raises UnknownName with near names."""
    found = _candidates(review, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise UnknownName(f"{wanted!r} is the name of several candidates: {ids}")
    known = [
        *(one.name for one in review.candidates),
        *(one.id for one in review.candidates),
    ]
    raise UnknownName(f"{wanted!r} is no candidate{near(wanted, known)}")


# -- what is asked for -------------------------------------------------------------


def _left(left: str, review: Review) -> tuple[str, str | None]:
    """Return the name and the document of the left side, which must occur."""
    name, _, document = (flat(one) for one in left.partition("@"))
    documents = review.names.get(name_key(name), frozenset())
    if not documents:
        spelt = sorted({one.name for one in review.candidates})
        raise UnknownName(f"no document names {name!r}{near(name, spelt)}")
    if document and document not in documents:
        raise UnknownName(
            f"document {document!r} does not name {name!r}; it is in: "
            f"{', '.join(sorted(documents))}"
        )
    return name, document or None


def _right(ruling: Ruling, review: Review, authority: Authority) -> str | Reviewed:
    """Return the id of a record, or a candidate that can become one."""
    wanted = ruling.right
    if wanted in authority.actors:
        return wanted
    records = authority.named(wanted)
    if len(records) == 1:
        return records[0].id
    if len(records) > 1:
        ids = ", ".join(one.id for one in records)
        raise UnknownName(f"{wanted!r} is the name of several actors: {ids}")
    if not _candidates(review, wanted):
        known = [*authority.actors, *(one.name for one in review.candidates)]
        raise UnknownName(
            f"{wanted!r} is no id of {ACTORS} and no candidate{near(wanted, known)}"
        )
    candidate = find_candidate(review, wanted)
    if ruling.verdict is not Verdict.SAME:
        raise DataError(
            f"{wanted!r} is only a candidate; make it a record first with: "
            f"kg actors confirm {candidate.id}"
        )
    if name_key(ruling.left.partition("@")[0]) == name_key(candidate.name):
        raise DataError(
            f"{ruling.left!r} is the candidate {candidate.id} itself; make it a record "
            f"with: kg actors confirm {candidate.id}"
        )
    return candidate


def _candidates(review: Review, wanted: str) -> list[Reviewed]:
    return [
        one
        for one in review.candidates
        if one.id == wanted or name_key(one.name) == name_key(wanted)
    ]


def _said(words: str, column: str, what: str) -> str:
    said = flat(words)
    if not said:
        raise DataError(f"{column} is empty; say {what}")
    return said


def _check(made: Judgement, judgements: Iterable[Judgement]) -> None:
    """Raise DataError for a ruling that is there already, or is contradicted."""
    for one in judgements:
        if name_key(one.name) != name_key(made.name) or one.document != made.document:
            continue
        said = f"{JUDGEMENTS} says already that {one.name!r} and {one.actor} are"
        if one.actor == made.actor:
            raise DataError(
                f"{said} {one.verdict} (by {one.by}); change that row instead"
            )
        if one.verdict is made.verdict is Verdict.SAME:
            raise DataError(f"{said} the same; one name cannot be two actors' there")


# -- writing -----------------------------------------------------------------------


def _confirm(
    settings: Settings,
    authority: Authority,
    candidate: Reviewed,
    kind: ActorKind,
    label: str,
) -> str:
    if candidate.part_of is not None and candidate.part_of not in authority.actors:
        raise DataError(
            f"{candidate.id} is part of {candidate.part_of}, which is no record yet; "
            f"make it one first with: kg actors confirm {candidate.part_of}"
        )
    local = _free(FOLDERS[kind], candidate, label, authority)
    other = name_key(candidate.name) != name_key(label)
    cells = {
        "id": local,
        "kind": str(kind),
        "label": label,
        "aliases": candidate.name if other and SEPARATOR not in candidate.name else "",
        "part_of": candidate.part_of or "",
    }
    path = settings.seeds / ACTORS
    columns = ("id", "kind", "label", *ACTOR_COLUMNS)
    add_row(path, settings.shown(path), columns, cells)
    return local


def _free(folder: str, candidate: Reviewed, label: str, authority: Authority) -> str:
    """Return an id that no record has: the candidate's own if it can be kept."""
    if candidate.id.startswith(folder) and candidate.id not in authority.actors:
        return candidate.id
    base = f"{folder}{slug(label) or 'unnamed'}"
    number, local = 1, base
    while local in authority.actors:
        number += 1
        local = f"{base}-{number}"
    return local


def _write(settings: Settings, made: Judgement) -> None:
    left = made.name if made.document is None else f"{made.name}@{made.document}"
    cells = dict(
        zip(
            JUDGEMENT_COLUMNS,
            (left, made.actor, str(made.verdict), made.by, made.reason),
            strict=True,
        )
    )
    path = settings.seeds / JUDGEMENTS
    add_row(path, settings.shown(path), JUDGEMENT_COLUMNS, cells)
