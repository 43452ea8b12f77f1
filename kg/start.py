"""The beginning of a project: an empty one, and a document put into it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg.authority import ACTOR_COLUMNS, ALIAS_COLUMNS, JUDGEMENT_COLUMNS, read_authority
from kg.codebook import CLAIM_COLUMNS
from kg.codings import OPTIONAL, REQUIRED
from kg.errors import KGError, TableError
from kg.model import Source, SourceRecord
from kg.names import flat, slug
from kg.readers.files import read_text
from kg.readers.registry import read_document
from kg.settings import FILE, Settings
from kg.sources import (
    COLUMNS,
    NAME,
    append_record,
    read_records,
    wrong_id,
    wrong_url,
)
from kg.tables import near
from kg.vocabulary import BASE

TABLES = {
    f"seeds/{NAME}": COLUMNS,
    "seeds/actors.csv": ("id", "kind", "label", *ACTOR_COLUMNS),
    "seeds/aliases.csv": ("target", "text", *ALIAS_COLUMNS),
    "seeds/judgements.csv": JUDGEMENT_COLUMNS,
    "seeds/codebook/topics.csv": (
        *("id", "label", "label_ru", "aliases", "broader", "definition"),
    ),
    "seeds/codebook/claims.csv": ("id", "label", "type", *CLAIM_COLUMNS),
    "seeds/codebook/initiatives.csv": (
        *("id", "label", "label_ru", "aliases", "collaboration", "note"),
    ),
    "seeds/codings/coders.csv": ("id", "kind", "label", "person", "note"),
    "seeds/codings/_example.csv": (*REQUIRED, *OPTIONAL),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of a document that is to be added; None leaves it open."""

    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is now part of a project."""

    id: str
    statements: int
    warnings: tuple[str, ...]


def make_project(folder: Path, base: str = BASE) -> Path:
    """Make an empty project in a folder, which may exist but must hold none yet.

    `base` is what the project's own IRIs begin with.
    """
    if wrong := wrong_url(base) or (
        "" if base[-1] in "/#" else f"base {base!r} must end with '/'"
    ):
        raise KGError(f"{folder}: {wrong}")
    if (folder / FILE).exists():
        raise KGError(f"{folder}: is a project already")
    if folder.exists() and not folder.is_dir():
        raise KGError(f"{folder}: is a file; name a folder")
    for name in ("seeds/documents", "queries/cq", "queries/qc", "exports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, columns in TABLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(",".join(columns) + "\n", encoding="utf-8")
    # The settings come last: without them a half-made folder is no project.
    (folder / FILE).write_text(
        f"[project]\ntitle = {json.dumps(folder.resolve().name)}\n"
        "# an address of your own keeps your identifiers apart from everybody else's\n"
        f"base = {json.dumps(base)}\n",
        encoding="utf-8",
    )
    return folder


def add_document(settings: Settings, path: Path, wish: Wish) -> Added:
    """Copy a document into a project, with what its text says of itself.

    The document is read first: what cannot be read is not added.
    """
    local = wish.id or slug(path.stem) or "document"
    if wrong := wrong_id(local) or wrong_url(wish.url):
        raise TableError(f"{path}: {wrong}")
    text, sha256 = read_text(path)
    source = Source(local, text, sha256)
    reading = read_document(source, wish.reader, name=str(path))
    for _, record in read_records(settings):
        if record.id == local:
            raise TableError(f"{path}: the id {local!r} is taken; give another by --id")
    document = reading.document
    record = SourceRecord(
        id=local,
        file=f"{local}{path.suffix}",
        title=flat(document.title.text) if document.title else None,
        publisher=_publisher(settings, wish.publisher),
        issued=document.issued[0] if document.issued else None,
        language=document.language,
        url=wish.url,
        reader=document.reader,
    )
    target = settings.documents / record.file
    if target.exists():
        raise TableError(f"{settings.shown(target)}: is already there; use --id")
    settings.documents.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(path.read_bytes())
    fresh.replace(target)
    append_record(settings.seeds / NAME, record)
    return Added(local, len(reading.statements), document.warnings)


def _publisher(settings: Settings, name: str | None) -> str | None:
    if name is None:
        return None
    authority = read_authority(settings)
    known = {one.id for one in authority.named(name)} | ({name} & {*authority.actors})
    if len(known) != 1:
        hint = near(
            name, [*authority.actors, *(a.label for a in authority.actors.values())]
        )
        row = f"org/{slug(name)},organization,{name}"
        raise TableError(
            f"publisher {name!r} is not in actors.csv{hint}; add a row: {row}"
        )
    return known.pop()
