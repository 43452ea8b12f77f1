"""From a .dna file into a project and back: nothing is lost, nothing is added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from kg.exchange.database import Database
from kg.exchange.dna.reader import read_dna
from kg.exchange.dna.writer import dna_bytes, write_dna
from kg.imports import import_database, import_file
from kg.project_database import project_database
from tests.coded_sets import corpus_of, empty, parks
from tests.dna_files import synthetic
from tests.exchange.test_dna_writing import databases


def through(database: Database, folder: Path) -> tuple[Database, dict[str, bytes]]:
    """Return what a project makes of a database, and the files of its folder."""
    project = empty(folder)
    made = import_database(project, database, "x")
    files = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    return project_database(corpus_of(project)), files


@settings(max_examples=25)
@given(databases())
def test_every_database_comes_back_from_a_project_as_it_was(
    database: Database,
) -> None:
    with TemporaryDirectory() as folder:
        once, files = through(database, Path(folder) / "one")
        assert once == database
        path = Path(folder) / "again.dna"
        write_dna(once, path)
        twice, same = through(read_dna(path), Path(folder) / "two")
    assert twice == database
    assert same == files


def test_the_database_of_the_corpora_comes_back_equal_twice(tmp_path: Path) -> None:
    path = synthetic()
    first = empty(tmp_path / "one")
    made = import_file(first, path)
    assert (made.statements, made.documents) == (217, 40)
    back = project_database(corpus_of(first))
    assert back == read_dna(path)
    write_dna(back, tmp_path / "again.dna")
    second = empty(tmp_path / "two")
    again = import_file(second, tmp_path / "again.dna", "synthetic")
    files = {one.name: one.read_bytes() for one in made.folder.iterdir()}
    assert {one.name: one.read_bytes() for one in again.folder.iterdir()} == files
    assert project_database(corpus_of(second)) == back


def test_two_sets_are_put_together_with_ids_of_their_own(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    one = parks(tmp_path / "one")
    other = parks(
        tmp_path / "other",
        "UPDATE CODERS SET Name = 'Finn Coder' WHERE ID = 2",
        "UPDATE ENTITIES SET Value = 'Eve Example' WHERE ID = 1",
    )
    import_database(project, one, "one")
    import_database(project, other, "other")
    both = project_database(corpus_of(project))
    assert len(both.documents) == 2  # of the same texts
    assert len(both.statements) == 8
    assert [one.name for one in both.coders] == ["Admin", "Cleo Coder", "Finn Coder"]
    assert [one.label for one in both.types] == [one.label for one in one.types]
    values = {one.value for one in both.entities}
    assert {"Ada Example", "Eve Example", "Ben Sample"} <= values
    assert len({one.id for one in both.entities}) == len(both.entities)
    parent = next(e for e in both.entities if e.value == "Sample Union")
    child = next(e for e in both.entities if e.value == "Sample Union, local branch")
    assert child.child_of == parent.id
    dna_bytes(both)  # by the rules of the program


def test_positions_coded_here_become_statements_of_the_usual_type(
    seed_copy: Path, tmp_path: Path
) -> None:
    from kg.settings import read_settings

    corpus = corpus_of(read_settings(seed_copy))
    database = project_database(corpus)
    positions = [one for coding in corpus.codings for one in coding.positions]
    assert len(database.statements) == len(positions)
    variables = {one.name: one for one in database.types[0].variables}
    assert {"person", "organization", "concept", "agreement", "stance"} <= set(
        variables
    )
    entities = {one.id: one for one in database.entities}
    for one, position in zip(database.statements, positions, strict=True):
        stance = entities[int(one.values[variables["stance"].id])].value
        assert stance == position.stance
        agreement = {"supports": 1, "opposes": 0}.get(stance)
        assert one.values.get(variables["agreement"].id) == agreement
    assert any("states of initiatives" in note for note in database.notes)
    write_dna(database, tmp_path / "seed.dna")
    assert read_dna(tmp_path / "seed.dna").statements == database.statements


def test_orphans_are_left_out_and_counted(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    import_database(project, parks(tmp_path), "x")
    path = project.documents / "parks.txt"
    path.write_text(path.read_text().replace("parks help", "ponds help"))
    back = project_database(corpus_of(project))
    assert [one.id for one in back.statements] == [2, 3, 4]
    assert any("1 coded statements" in note for note in back.notes)
    assert replace(back, notes=()) != parks(tmp_path)
