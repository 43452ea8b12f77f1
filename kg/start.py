"""The beginning of a project: an empty one, and a document put into it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.authority import ACTOR_COLUMNS, ALIAS_COLUMNS, JUDGEMENT_COLUMNS, read_authority
from kg.codebook import CLAIM_COLUMNS
from kg.codings import OPTIONAL, REQUIRED
from kg.errors import KGError, TableError
from kg.formats.rendition import Rendition
from kg.intake import Taken, take
from kg.model import SourceRecord
from kg.names import flat, slug
from kg.readers.parliaments.parlamint import sittings
from kg.readers.parliaments.registers import register_files
from kg.readers.parliaments.xml_stream import root_name
from kg.settings import FILE, Settings
from kg.sources import (
    COLUMNS,
    NAME,
    put_record,
    read_records,
    wrong_id,
    wrong_url,
)
from kg.tables import near
from kg.vocabulary import BASE

SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".xml"}
)
CORPUS = "teiCorpus"
_LISTS = re.compile(r"list[-_]?(?:person|org)", re.I)  # as ParlaMint names them
REGISTERS = frozenset({CORPUS, "listPerson", "listOrg", "taxonomy"})
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
    speaker: str | None = None  # who speaks throughout
    replace: bool = False  # put it in the place of the document of this id


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is now part of a project."""

    id: str
    reader: str
    statements: int
    candidates: int
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


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are meant, each once and in order.

    A folder means every document below it, the root of a ParlaMint corpus the sittings
    that it includes; registers of persons and parties are read with the sittings.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(one for one in path.rglob("*") if _is_document(one, path))
            found += [one for one in below if not _is_register(one)]
        elif root_name(_head(path)) == CORPUS:
            found += sittings(path)
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and path.is_file() and not hidden


def _is_register(path: Path) -> bool:
    head = _head(path)
    return bool(head) and (
        root_name(head) in REGISTERS or _LISTS.search(path.stem) is not None
    )


def _head(path: Path) -> bytes:
    """Return the first bytes of an XML file, and none of any other."""
    if path.suffix.lower() != ".xml" or not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(65_536)


def add_document(settings: Settings, path: Path, wish: Wish) -> Added:
    """Copy a document into a project, with its text and what it says of itself.

    The document is read first: what cannot be read is not added.
    """
    local = wish.id or slug(path.stem) or "document"
    if wrong := wrong_id(local) or wrong_url(wish.url):
        raise TableError(f"{path}: {wrong}")
    publisher = _publisher(settings, wish.publisher)
    records = {record.id: record for _, record in read_records(settings)}
    old = records.get(local)
    if old is not None and not wish.replace:
        raise TableError(f"{path}: the id {local!r} is taken; give another by --id")
    given = SourceRecord(
        local, path.name, publisher=publisher, reader=wish.reader, speaker=wish.speaker
    )
    taken = take(path, given, shown=str(path))
    record = _record(given, wish, taken, path)
    if old is not None:
        record = _updated(old, record)
    _store(settings, record, taken, path, tuple(records.values()))
    put_record(settings.seeds / NAME, record)
    reading = taken.reading
    asserted = len(reading.asserted)
    return Added(
        local,
        reading.document.reader,
        asserted,
        len(reading.statements) - asserted,
        reading.document.warnings,
    )


def _record(given: SourceRecord, wish: Wish, taken: Taken, path: Path) -> SourceRecord:
    document = taken.reading.document
    stated = taken.rendition or Rendition(document.text, document.sha256)
    file = f"{given.id}{path.suffix.lower()}"
    title = document.title.text if document.title else stated.title
    return replace(
        given,
        file=file,
        title=flat(title) if title else None,
        issued=document.issued[0] if document.issued else stated.issued,
        language=document.language or stated.language,
        url=wish.url or stated.url,
        reader=document.reader,
        speaker=wish.speaker or stated.speaker,
        text=f"{file}.txt" if document.made else None,
        made=document.made,
        digest=document.sha256[:16] if document.made else None,
        register=taken.register.name if taken.register else None,
    )


def _updated(old: SourceRecord, new: SourceRecord) -> SourceRecord:
    """Return the new record; what only people know of the old one is kept."""
    kept = ("publisher", "url", "licence", "speaker")
    return replace(new, **{n: getattr(new, n) or getattr(old, n) for n in kept})


def _store(
    settings: Settings,
    record: SourceRecord,
    taken: Taken,
    path: Path,
    others: tuple[SourceRecord, ...],
) -> None:
    """Write the file, the text that was made of it, and its register."""
    document = taken.reading.document
    contents = {record.file: path.read_bytes()}
    if record.text is not None:
        contents[record.text] = document.text.encode()
    if taken.register is not None:
        for one in register_files(taken.register):
            contents[_beside(one, taken.register)] = one.read_bytes()
    named = {one.file for one in others if one.id != record.id}
    named |= {one.text for one in others if one.text and one.id != record.id}
    for name, data in contents.items():
        target = settings.documents / name
        # What no row names is left from a run that was ended; the same bytes are fine.
        if name in named and target.exists() and target.read_bytes() != data:
            raise TableError(f"{settings.shown(target)}: is already there; use --id")
    settings.documents.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        target = settings.documents / name
        if target.resolve() == path.resolve():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.new")
        fresh.write_bytes(data)
        fresh.replace(target)


def _beside(file: Path, register: Path) -> str:
    """Return the name under which a file that a register includes is found from it."""
    if file.is_relative_to(register.parent):
        return file.relative_to(register.parent).as_posix()
    return file.name


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
