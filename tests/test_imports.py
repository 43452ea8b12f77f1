"""A database becomes files of a project: all of them or none, the same in every run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import DataError, KGError
from kg.exchange import staging
from kg.exchange.dna.reader import joint_statements, read_dna
from kg.imports import import_database, import_file
from kg.project_database import project_database
from kg.tables import read_rows
from tests.coded_sets import corpus_of, edit, empty, parks, state
from tests.dna_files import FIRST_TEXT, synthetic, version_2, version_3


def labels(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    rows = read_rows(path, path.name, required=("id",), optional=tuple(text[1:]))
    return {row["id"]: row["label"] or row["title"] for row in rows}


def test_every_thing_of_a_database_gets_its_row_and_its_file(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    made = import_database(project, parks(tmp_path), "parks")
    assert labels(project.seeds / "documents.csv") == {
        "parks": "Parks",
        "parks-2": "Parks",
    }
    assert labels(project.seeds / "actors.csv") == {
        "person/ada-example": "Ada Example",
        "person/ben-sample": "Ben Sample",
        "org/sample-union": "Sample Union",
        "org/sample-union-local-branch": "Sample Union, local branch",
        "org/daily-sample": "Daily Sample",
        "org/example-post": "Example Post",
    }
    assert labels(project.seeds / "codebook" / "claims.csv") == {
        "claim/parks-green-ones": 'Parks; "green" ones'
    }
    assert labels(project.seeds / "codings" / "coders.csv") == {
        "admin": "Admin",
        "cleo-coder": "Cleo Coder",
    }
    assert (project.documents / "parks.txt").read_text() == FIRST_TEXT
    assert (made.statements, made.actors, made.claims) == (4, 4, 1)
    assert made.new_documents == 2


def test_two_projects_made_of_one_file_are_the_same_bytes(tmp_path: Path) -> None:
    path = synthetic()
    one, two = empty(tmp_path / "one"), empty(tmp_path / "two")
    import_file(one, path)
    import_file(two, path)
    assert state(one) == state(two)


def test_a_second_import_needs_another_name_or_the_leave_to_replace(
    tmp_path: Path,
) -> None:
    project, database = empty(tmp_path / "p"), parks(tmp_path)
    import_database(project, database, "parks")
    before = state(project)
    with pytest.raises(DataError, match="seeds/coded/parks: is there already"):
        import_database(project, database, "parks")
    assert state(project) == before
    import_database(project, database, "parks", replace=True)
    assert state(project) == before


@pytest.mark.parametrize("name", ["", "../x", ".x", "_x", "a/b", "a b"])
def test_a_name_that_is_no_name_of_a_folder_is_refused(
    tmp_path: Path, name: str
) -> None:
    project = empty(tmp_path / "p")
    before = state(project)
    with pytest.raises(DataError):
        import_database(project, parks(tmp_path), name)
    assert state(project) == before


def test_what_people_changed_by_hand_outlives_an_import_that_replaces(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    made = import_database(project, parks(tmp_path), "parks")
    edit(made.folder / "variables.csv", "short text,organization", "short text,")
    edit(project.seeds / "actors.csv", ",Ada Example,", ',"Example, Ada",')
    edit(made.folder / "entities.csv", "Ben Sample,#000000,,person/ben-sample",
         "Ben Sample,#000000,,person/ada-example")  # fmt: skip
    actors = (project.seeds / "actors.csv").read_bytes()
    import_database(project, parks(tmp_path), "parks", replace=True)
    assert (project.seeds / "actors.csv").read_bytes() == actors
    assert "organization,short text,\n" in (made.folder / "variables.csv").read_text()
    assert (
        "Ben Sample,#000000,,person/ada-example"
        in (made.folder / "entities.csv").read_text()
    )


def test_existing_actors_claims_coders_and_documents_are_used_again(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    seeds = project.seeds
    with (seeds / "actors.csv").open("a") as file:
        file.write("org/union,organization,The Union,,sample union|SU,,,\n")
    with (seeds / "codebook" / "claims.csv").open("a") as file:
        file.write('claim/green,"Parks; ""green"" ones",value,,,,\n')
    with (seeds / "codings" / "coders.csv").open("a") as file:
        file.write("cleo,human,Cleo Coder,yes,\n")
    (project.documents / "mine.txt").write_text(FIRST_TEXT)
    (seeds / "documents.csv").write_text("id,file\nmine,mine.txt\n")
    made = import_database(project, parks(tmp_path), "parks")
    entities = (made.folder / "entities.csv").read_text()
    assert "Sample Union,#010203,,org/union" in entities
    assert "claim/green" in entities
    assert "2,cleo,Cleo Coder" in (made.folder / "coders.csv").read_text()
    assert "1,mine,Parks" in (made.folder / "documents.csv").read_text()
    assert made.new_claims == 0
    rows = labels(seeds / "documents.csv")  # it has got the columns that it needs
    assert rows == {"mine": "", "parks": "Parks"}


def test_one_name_is_one_actor_in_whatever_variable(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    database = parks(
        tmp_path, "UPDATE ENTITIES SET Value = 'Sample Union' WHERE ID = 2"
    )
    made = import_database(project, database, "parks")
    entities = (made.folder / "entities.csv").read_text()
    assert entities.count(",org/sample-union\n") == 2


def test_two_spellings_become_two_actors_and_keep_apart(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    database = parks(tmp_path, "UPDATE ENTITIES SET Value = 'ada example' WHERE ID = 2")
    import_database(project, database, "parks")
    before = state(project)
    assert "person/ada-example-2" in labels(project.seeds / "actors.csv")
    import_database(project, database, "parks", replace=True)
    assert state(project) == before


def test_a_text_is_stored_to_the_very_sign(tmp_path: Path) -> None:
    project, database = empty(tmp_path / "p"), parks(tmp_path)
    text = "\ufeff" + FIRST_TEXT + "\r\nA\rB\x85C\u2028😀\n\n"
    first = replace(database.documents[0], text=text, title="", date=-(2**60))
    odd = replace(database, documents=(first, database.documents[1]), statements=())
    made = import_database(project, odd, "odd")
    assert (project.documents / "unnamed.txt").read_bytes() == text.encode()
    assert made.statements == 0
    assert project_database(corpus_of(project)) == odd


def test_joint_statements_are_told_and_become_one_with_two_speakers(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    database = parks(
        tmp_path,
        "UPDATE STATEMENTS SET Start = 22, Stop = 32, Coder = 1 WHERE ID = 2",
        "UPDATE DATABOOLEAN SET Value = 1 WHERE ID = 2",
        "UPDATE DATAINTEGER SET Value = -2 WHERE ID = 2",
    )
    made = import_database(project, database, "parks")
    assert made.joint == joint_statements(database) == ((1, 2),)
    assert any("joint statements" in note for note in made.notes)
    reading = corpus_of(project).readings["parks"]
    (one,) = reading.statements
    assert [who.actor for who in one.speakers] == [
        "person/ada-example",
        "person/ben-sample",
    ]


def test_files_of_version_2_are_imported_with_their_links(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    made = import_file(project, version_2(tmp_path / "old.dna"))
    assert (made.folder / "statement_links.csv").read_text() == (
        "id,source,target\n1,1,2\n"
    )


def test_dates_are_rounded_to_days_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path = version_2(tmp_path / "old.dna", "UPDATE DOCUMENTS SET Date = 1024924500000")
    for name, rounded, day in (
        ("as-is", False, "2002-06-24"),
        ("day", True, "2002-06-25"),
    ):
        project = empty(tmp_path / name)
        made = import_file(project, path, round_days=rounded)
        assert day in (project.seeds / "documents.csv").read_text(encoding="utf-8")
        assert (
            any("rounded to the nearest day: of" in one for one in made.notes)
            == rounded
        )


def test_files_of_other_kinds_are_refused_with_those_that_can_be(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    with pytest.raises(KGError, match=r"\.dna, \.qdpx, \.qde, \.csv"):
        import_file(project, tmp_path / "x.docx")
    with pytest.raises(KGError, match="no such file"):
        import_file(project, tmp_path / "x.dna")


def test_a_broken_file_changes_nothing(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    before = state(project)
    path = version_3(
        tmp_path / "bad.dna", "UPDATE STATEMENTS SET Coder = 9 WHERE ID = 2"
    )
    with pytest.raises(DataError, match="STATEMENTS row 2"):
        import_file(project, path)
    assert state(project) == before


KILLED = """
import os, sys
from pathlib import Path
from kg.exchange import staging
from kg.imports import import_file
from kg.settings import read_settings

left = [int(sys.argv[3])]
def counted(real):
    def call(*given, **named):
        if left[0] == 0:
            os._exit(9)
        left[0] -= 1
        return real(*given, **named)
    return call
for name in ("rename", "replace", "write_bytes"):
    setattr(Path, name, counted(getattr(Path, name)))
import_file(read_settings(Path(sys.argv[1])), Path(sys.argv[2]), "parks")
"""


@pytest.mark.parametrize("steps", [0, 3, 12, 17, 18, 19, 22, 30, 40])
def test_a_kill_at_any_step_leaves_all_or_nothing(tmp_path: Path, steps: int) -> None:
    path = version_3(tmp_path / "parks.dna")
    whole = empty(tmp_path / "whole")
    import_file(whole, path, "parks")
    project = empty(tmp_path / "p")
    before = state(project)
    root = Path(kg.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", KILLED, project.root, path, str(steps)],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert done.returncode in (0, 9)
    staging.finish(project.seeds)
    after = {k: v for k, v in state(project).items() if not k.startswith(".import.new")}
    assert after in (before, state(whole))
    made = import_file(project, path, "parks", replace=True)
    assert made.statements == 4
    assert state(project) == state(whole)


def test_a_build_finishes_what_a_killed_import_had_decided(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    import_database(project, parks(tmp_path), "parks")
    decided = project.seeds / ".import" / "files" / "coded" / "parks"
    decided.mkdir(parents=True)
    path = project.seeds / "coded" / "parks" / "statements.csv"
    path.replace(decided / "statements.csv")
    assert len(corpus_of(project).coded[0].statements) == 4
    assert path.exists()


def test_an_imported_project_builds_and_breaks_no_rule(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    import_file(project, synthetic())
    opened = kg.open(project.root)
    report = opened.build()
    assert (report.documents, report.positions) == (40, 202 + 15)
    assert report.failures == ()
    assert opened.check() == ()


def test_the_corpora_have_the_database_that_is_compared(tmp_path: Path) -> None:
    database = read_dna(synthetic())
    made = import_database(empty(tmp_path / "p"), database, "x")
    assert (made.documents, made.statements, made.coders) == (40, 217, 3)
    assert (made.actors, made.claims) == (25, 13)
