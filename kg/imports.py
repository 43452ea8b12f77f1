"""Databases of other programs taken into a project, with all that they hold.

Documents, actors, claims and coders become rows that people can edit; the statements
become a coded set (`kg.coded`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.additions import writing
from kg.authority import ACTOR_COLUMNS
from kg.codebook import CLAIM_COLUMNS
from kg.coded import FOLDER
from kg.errors import DataError, KGError
from kg.exchange.coded_csv import read_coded_csv
from kg.exchange.csv_tables import with_rows
from kg.exchange.database import Database
from kg.exchange.dna.reader import joint_statements, read_dna, rounded_to_days
from kg.exchange.folder import SELDOM, write_folder
from kg.exchange.refi.reader import read_refi
from kg.exchange.staging import finish, publish
from kg.names import slug
from kg.naming import Naming
from kg.settings import Settings
from kg.sources import COLUMNS as DOCUMENT_COLUMNS
from kg.sources import NAME, wrong_id

_TOLD = 5  # groups of joint statements named in a note; the others are counted
_TABLES: Mapping[str, tuple[str, ...]] = {
    NAME: DOCUMENT_COLUMNS,
    "actors.csv": ("id", "kind", "label", *ACTOR_COLUMNS),
    "codebook/claims.csv": ("id", "label", "type", *CLAIM_COLUMNS),
    "codings/coders.csv": ("id", "kind", "label", "person", "note"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a database in a project: counts, and what a person should know."""

    name: str  # of the coded set
    folder: Path
    documents: int
    statements: int
    coders: int
    actors: int  # of all that are named, and how many of them are new
    new_actors: int
    claims: int
    new_claims: int
    new_documents: int
    joint: tuple[tuple[int, ...], ...]  # ids of statements that say one thing together
    notes: tuple[str, ...]


def import_file(
    settings: Settings,
    path: Path,
    name: str | None = None,
    *,
    replace: bool = False,
    round_days: bool = False,
) -> Imported:
    """Take a file into a project: .dna, .qdpx, .qde, or coded statements as .csv.

    `name` is what the coded set is to be called; without it, what the file is called.
    With `round_days` each document is dated at the nearest midnight, in UTC. Raises
    KGError for another kind of file, and whatever its reader raises.
    """
    database = read_file(settings, path)
    if round_days:
        database = rounded_to_days(database)
    name = name or slug(path.stem) or "import"
    return import_database(settings, database, name, replace=replace)


def read_file(settings: Settings, path: Path) -> Database:
    """Return the database in a file of any kind that can be imported."""
    readers: Mapping[str, Callable[[Path], Database]] = {
        ".dna": read_dna,
        ".qdpx": read_refi,
        ".qde": read_refi,
        ".csv": lambda one: read_coded_csv(one, Naming.read(settings).texts()),
    }
    kind = path.suffix.lower()
    if kind not in readers:
        known = ", ".join(readers)
        raise KGError(f"{path}: files of these kinds can be imported: {known}")
    if not path.is_file():
        raise KGError(f"{path}: there is no such file")
    return readers[kind](path)


def import_database(
    settings: Settings, database: Database, name: str, *, replace: bool = False
) -> Imported:
    """Take a database into a project, as the coded set `name`.

    Either all files of the project change or none, whatever happens meanwhile. Actors,
    claims, coders and documents that the project has already are used again: an actor
    or a claim of the same name, a document of the same text. Raises DataError if there
    is a set of this name and `replace` does not allow to replace it.
    """
    if (wrong := wrong_id(name)) or name[0] in "._":
        raise DataError(wrong or f"name {name!r} must begin with a letter or a digit")
    with writing(settings):
        finish(settings.seeds)  # a killed change, before anything is read
        folder = settings.seeds / FOLDER / name
        if folder.exists() and not replace:
            raise DataError(
                f"{settings.shown(folder)}: is there already; give another name, or "
                "replace it"
            )
        naming = Naming.read(settings, folder)
        ids = naming.name(database)
        files = write_folder(database, ids)
        contents = {f"{FOLDER}/{name}/{one}": text for one, text in files.items()}
        contents |= {
            table: with_rows(_text(settings.seeds / table), columns, naming.rows[table])
            for table, columns in _TABLES.items()
            if naming.rows[table]
        }
        contents |= naming.documents
        gone = [
            f"{FOLDER}/{name}/{one}.csv" for one in SELDOM if f"{one}.csv" not in files
        ]
        publish(
            settings.seeds, {one: text.encode() for one, text in contents.items()}, gone
        )
    joint = joint_statements(database)
    things = Counter(one.partition("/")[0] for one in set(ids.things.values()))
    return Imported(
        name=name,
        folder=folder,
        documents=len(database.documents),
        statements=len(database.statements),
        coders=len(database.coders),
        actors=sum(things.values()) - things["claim"],
        new_actors=len(naming.rows["actors.csv"]),
        claims=things["claim"],
        new_claims=len(naming.rows["codebook/claims.csv"]),
        new_documents=len(naming.rows[NAME]),
        joint=joint,
        notes=(*database.notes, *naming.notes, *_joint_notes(joint)),
    )


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _joint_notes(joint: tuple[tuple[int, ...], ...]) -> Iterator[str]:
    if joint:
        groups = "; ".join(", ".join(map(str, one)) for one in joint[:_TOLD])
        more = f" and {len(joint) - _TOLD} more" if len(joint) > _TOLD else ""
        yield (
            f"{len(joint)} groups of statements differ in their speakers alone and "
            f"become joint statements in the graph: {groups}{more}"
        )
