"""Small projects with coded sets, for tests to break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.build import silent
from kg.corpus import Corpus, read_corpus
from kg.exchange.database import Database
from kg.exchange.dna.reader import read_dna
from kg.settings import Settings, read_settings
from kg.start import make_project
from tests.dna_files import version_3


def empty(folder: Path) -> Settings:
    """Make an empty project."""
    return read_settings(make_project(folder))


def parks(folder: Path, *changes: str) -> Database:
    """Return the small database about parks, changed by statements of SQL."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "parks.dna"
    path.unlink(missing_ok=True)
    return read_dna(version_3(path, *changes))


def corpus_of(settings: Settings) -> Corpus:
    """Read a project."""
    return read_corpus(settings, silent)


def without_texts(database: Database) -> Database:
    """Return a database as a folder holds it."""
    documents = tuple(replace(one, text="") for one in database.documents)
    return replace(database, documents=documents)


def edit(path: Path, old: str, new: str) -> None:
    """Change the one place where a file says something."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def state(settings: Settings) -> dict[str, bytes]:
    """Return every file of a project's seeds."""
    return {
        path.relative_to(settings.seeds).as_posix(): path.read_bytes()
        for path in sorted(settings.seeds.rglob("*"))
        if path.is_file()
    }
