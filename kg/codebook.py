"""The codebook: the topics, claims and initiatives that coders may choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Claim, Initiative, Topic
from kg.settings import Settings
from kg.tables import Row, near, read_rows
from kg.vocabulary import ClaimType


@dataclass(frozen=True, slots=True)
class Codebook:
    """Topics, claims and initiatives by local id."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    initiatives: Mapping[str, Initiative] = field(default_factory=dict)


def read_codebook(settings: Settings) -> Codebook:
    """Read the three tables of the codebook; a missing one is empty."""
    topics: dict[str, Topic] = {}
    for row in _rows(
        settings, "topics", ("label_ru", "aliases", "broader", "definition")
    ):
        topic = Topic(
            id=_id(row, "topic/", topics),
            label=row.need("label"),
            labels=_labels(row),
            aliases=row.many("aliases"),
            broader=row.get("broader"),
            definition=row.get("definition"),
        )
        topics[topic.id] = topic
    initiatives: dict[str, Initiative] = {}
    for row in _rows(
        settings, "initiatives", ("label_ru", "aliases", "collaboration", "note")
    ):
        initiative = Initiative(
            id=_id(row, "initiative/", initiatives),
            label=row.need("label"),
            labels=_labels(row),
            aliases=row.many("aliases"),
            collaboration=row.flag("collaboration"),
            note=row.get("note"),
        )
        initiatives[initiative.id] = initiative
    return Codebook(topics, _claims(settings, topics), initiatives)


CLAIM_COLUMNS = ("topics", "contradicts", "responds_to", "definition")


def _claims(settings: Settings, topics: Mapping[str, Topic]) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    rows: dict[str, Row] = {}
    for row in _rows(settings, "claims", CLAIM_COLUMNS, ("type",)):
        claim = Claim(
            id=_id(row, "claim/", claims),
            label=row.need("label"),
            claim_type=row.choice("type", tuple(ClaimType)),
            topics=row.many("topics"),
            contradicts=row.many("contradicts"),
            responds_to=row.many("responds_to"),
            definition=row.get("definition"),
        )
        claims[claim.id], rows[claim.id] = claim, row
        _check_known(row, "topics", claim.topics, topics)
    for claim in claims.values():
        _check_known(rows[claim.id], "contradicts", claim.contradicts, claims)
        _check_known(rows[claim.id], "responds_to", claim.responds_to, claims)
    return claims


def _rows(
    settings: Settings,
    name: str,
    optional: tuple[str, ...],
    more: tuple[str, ...] = (),
) -> Iterable[Row]:
    path = settings.seeds / "codebook" / f"{name}.csv"
    if not path.exists():
        return ()
    required = ("id", "label", *more)
    return read_rows(path, settings.shown(path), required=required, optional=optional)


def _id(row: Row, folder: str, known: Mapping[str, object]) -> str:
    local = row.need("id")
    if not local.startswith(folder) or len(local) == len(folder):
        raise row.error(f"id {local!r} must begin with {folder!r}")
    if local in known:
        raise row.error(f"id {local!r} is already used above; ids are unique")
    return local


def _labels(row: Row) -> tuple[tuple[str, str], ...]:
    label = row.get("label_ru")
    return (("ru", label),) if label else ()


def _check_known(
    row: Row, column: str, ids: tuple[str, ...], known: Mapping[str, object]
) -> None:
    for one in ids:
        if one not in known:
            raise row.error(f"{column} {one!r} is no known id{near(one, [*known])}")
