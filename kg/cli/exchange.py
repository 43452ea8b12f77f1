"""`kg import` and the part of `kg export` that writes files of other programs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import note
from kg.project import Project, open_project

if TYPE_CHECKING:
    from kg.exchange.database import Database


def run_import(arguments: Namespace) -> int:
    """Take coded statements of another program into the project."""
    from kg.imports import import_file

    project = open_project(arguments.project)
    made = import_file(
        project.settings,
        Path(arguments.file),
        arguments.name,
        replace=arguments.replace,
        round_days=arguments.round_days,
    )
    for one in made.notes:
        note(one)
    note(
        f"imported {made.name}: {made.statements:,} statements in {made.documents:,} "
        f"documents by {made.coders:,} coders; {made.actors:,} actors, "
        f"{made.claims:,} claims"
    )
    note(
        f"new rows: {made.new_documents:,} in documents.csv, {made.new_actors:,} in "
        f"actors.csv, {made.new_claims:,} in codebook/claims.csv"
    )
    note("next: kg build")
    return 0


ENDINGS = (".dna", ".qdpx", ".qde", ".coded.csv")


def is_coded(path: Path) -> bool:
    """Say whether a file's ending is of a program that codes."""
    return path.name.lower().endswith(ENDINGS)


def write_database(project: Project, path: Path) -> None:
    """Write all that a project has coded; say what has no place in such a file."""
    from kg.build import silent
    from kg.corpus import read_corpus
    from kg.exchange.coded_csv import coded_csv_bytes
    from kg.exchange.dna.writer import dna_bytes
    from kg.exchange.refi.writer import losses, qde_bytes, qdpx_bytes
    from kg.exports import write_file
    from kg.project_database import project_database

    writers: dict[str, Callable[[Database], bytes]] = {
        ".dna": dna_bytes,
        ".qdpx": qdpx_bytes,
        ".qde": qde_bytes,
        ".csv": coded_csv_bytes,
    }
    database = project_database(read_corpus(project.settings, silent))
    kind = path.suffix.lower()
    write_file(path, writers[kind](database))
    for one in (*database.notes, *(losses(database) if kind[1:3] == "qd" else ())):
        note(one)
