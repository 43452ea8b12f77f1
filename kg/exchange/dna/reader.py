"""Files of Discourse Network Analyzer, of version 2 or 3, read as values."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path

from kg.errors import SourceError
from kg.exchange.database import Database, DatabaseDocument
from kg.exchange.dna.offsets import Reading
from kg.exchange.dna.problems import listed, one_line
from kg.exchange.dna.rows import word
from kg.exchange.dna.schema import APPLICATION
from kg.exchange.dna.sqlite import Tables, opened, text, text_or
from kg.exchange.dna.version_2 import read_version_2
from kg.exchange.dna.version_3 import read_version_3

_DAY = 24 * 60 * 60  # seconds
# Never read; and what version 2 says again of a value, which its variable tells.
_LEFT_OUT = {"CODERS.PASSWORD"} | {
    f"DATA{one}.STATEMENTTYPEID"
    for one in ("BOOLEAN", "INTEGER", "LONGTEXT", "SHORTTEXT")
}
_SPEAKERS = {"person", "organization", "organisation"}


def read_dna(path: Path) -> Database:
    """Return all that a `.dna` file holds, but the passwords.

    The file is only read. Nothing is returned of a file that cannot be read whole:
    raises KGError if another program holds it, SourceError if it is no such file or is
    damaged, DataError with table and row if rows contradict each other. What a person
    should know of the reading is in `notes`: which unit the offsets are in where a text
    leaves it open, documents of version 2 with a time of day, and tables that the
    program itself does not have.
    """
    with opened(path) as tables:
        settings = _settings(tables)
        version = settings.get("version", "")
        if version.startswith("3."):
            sure = Reading.UTF16 if tables.application == APPLICATION else None
            database = read_version_3(tables, settings, sure)
        elif version.startswith("2"):
            database = read_version_2(tables, settings)
            database = replace(database, notes=(*database.notes, *_timed(database)))
        else:
            raise SourceError(f"{path}: {_other_version(version)}")
        return replace(database, notes=(*database.notes, *_unread(tables)))


def _settings(tables: Tables) -> dict[str, str]:
    if "SETTINGS" not in tables:
        raise SourceError(
            f"{tables.problems.shown}: there is no table SETTINGS; this is not a file "
            "of Discourse Network Analyzer"
        )
    rows = tables.rows("SETTINGS", [text("Property"), text_or("Value", "")])
    tables.problems.stop()
    return {word(row[0]): word(row[1]) for row in rows}


def _other_version(version: str) -> str:
    if version.startswith("1"):
        return (
            f"written by version {one_line(version)} of Discourse Network Analyzer; "
            "import it into DNA 2 there, and read the file that DNA 2 saves"
        )
    return (
        f"SETTINGS has the version {one_line(version)!r}; files of versions 2 and 3 "
        "of Discourse Network Analyzer can be read"
    )


def _timed(database: Database) -> list[str]:
    """Return a note on documents that some version may have dated in local time."""
    ids = [one.id for one in timed_documents(database)]
    if not ids:
        return []
    return [
        f"documents with a time of day other than 00:00 UTC, which can be rounded to "
        f"the nearest day: {listed(ids)}"
    ]


def _unread(tables: Tables) -> list[str]:
    names = [one for one in tables.unread() if one.upper() not in _LEFT_OUT]
    told = one_line(", ".join(names))
    return [f"not read, since DNA has no such: {told}"] if names else []


def rounded_to_days(database: Database) -> Database:
    """Return the database with each document dated at the nearest midnight, in UTC.

    24 June 11:36 becomes 24 June, 13:15 and 12:00 become 25 June. Versions of the
    program have written the local time of a machine, so that a day can shift when a
    file moves between time zones; where one knows that documents were dated to the day,
    this puts them back.
    """
    documents = tuple(
        replace(one, date=(one.date + _DAY // 2) // _DAY * _DAY)
        for one in database.documents
    )
    timed = _timed(database)
    notes = [one for one in database.notes if one not in timed]
    if timed:
        moved = len(timed_documents(database))
        notes.append(f"dates rounded to the nearest day: of {moved} documents")
    return replace(database, documents=documents, notes=tuple(notes))


def timed_documents(database: Database) -> tuple[DatabaseDocument, ...]:
    """Return the documents whose date has a time of day other than 00:00 UTC."""
    return tuple(one for one in database.documents if one.date % _DAY)


def joint_statements(database: Database) -> tuple[tuple[int, ...], ...]:
    """Return what several speakers say together, as groups of ids of statements.

    A statement has one value per variable, so that words of two organisations are coded
    as two statements. A group has at least two of one type, coder and span that have
    all values in common but those of the variables "person" and "organization", which
    differ. Statements that are alike in everything are no group.
    """
    speaking = {
        variable.id
        for type in database.types
        for variable in type.variables
        if variable.name in _SPEAKERS
    }
    groups: dict[Hashable, dict[Hashable, list[int]]] = {}
    for one in database.statements:
        others = tuple(item for item in one.values.items() if item[0] not in speaking)
        said_by = tuple(item for item in one.values.items() if item[0] in speaking)
        where = (one.type, one.document, one.start, one.stop, one.coder, others)
        groups.setdefault(where, {}).setdefault(said_by, []).append(one.id)
    return tuple(
        tuple(sorted(id for ids in group.values() for id in ids))
        for group in groups.values()
        if len(group) > 1
    )
