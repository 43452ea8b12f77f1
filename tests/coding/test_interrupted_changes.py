from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.coding.changes import RECORD, Change, read_changes, undo
from kg.coding.recoding import Reason, affected, merge, rename, split
from kg.errors import DataError
from kg.exchange import staging
from kg.settings import Settings

WHY = Reason("ada", "because")
FILES = {
    "codebook/claims.csv": (
        "id,label,type,topics,contradicts,responds_to,definition\n"
        "claim/a,A,normative,,claim/b,,\n"
        'claim/b,"B, too",normative,t,claim/a|claim/c,,\n'
        "\n"
        'claim/c,C\u0085c,normative,,,claim/b,"x ""y\u2028"""\n'
    ),
    "codings/ada.csv": (
        "document,record,holder,target,value,evidence\r\n"
        'd1,position,p,claim/a,supports,"say, a"\r\n'
        'd1,position,p, claim/b ,opposes,"two\r\nlines"\r\n\r\n'
        '"d1",position,p,claim/b,opposes,again\r\n'
        "d1,position,p,claim/a,opposes,last"
    ),
    "coded/x/entities.csv": (
        "id,variable,value,colour,child_of,thing\n"
        "1,1,B,#112233,,claim/b\n2,1,A,,,claim/a"
    ),
    "coded/x/statements.csv": (
        "id,type,document,start,stop,coder,text\n1,1,d1,0,3,c,one\n2,1,d1,4,7,c,two\n"
    ),
    "coded/x/values.csv": "statement,variable,value\n1,1,1\n1,2,1\n2,1,1\n",
}
OPERATIONS: dict[str, Callable[[Settings], Change]] = {
    "rename": lambda s: rename(s, "claim/b", "New, label", WHY),
    "merge": lambda s: merge(s, ["claim/a", "claim/b"], "claim/c", WHY),
    "split": lambda s: split(s, "claim/b", "claim/z", ["ada.csv:3"], WHY),
    "split a coded value": lambda s: split(
        s, "claim/b", "claim/z", ["x/values.csv:4", "ada.csv:6"], WHY
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    for name, content in FILES.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return Settings(
        root=tmp_path,
        title="Example",
        base="https://kg.example/",
        seeds=tmp_path / "seeds",
        queries=tmp_path / "queries",
        exports=tmp_path / "exports",
        store=tmp_path / "store",
    )


def contents(settings: Settings) -> dict[str, str]:
    return {name: (settings.seeds / name).read_bytes().decode() for name in FILES}


class Killed(BaseException):
    pass


def kill(
    monkeypatch: pytest.MonkeyPatch, moves: int, change: Callable[[], object]
) -> None:
    """Stop a change after so many files were moved to their places."""
    real = Path.replace
    done: list[Path] = []

    def replace(self: Path, target: str | os.PathLike[str]) -> Path:
        if len(done) == moves:
            raise Killed
        done.append(self)
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with pytest.raises(Killed):
            change()


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_change_undone_leaves_the_bytes_that_were_there(
    project: Settings, name: str
) -> None:
    OPERATIONS[name](project)
    assert contents(project) != FILES
    undo(project, "ada", "no")
    assert contents(project) == FILES


@pytest.mark.parametrize("moves", range(3))
def test_a_change_after_a_killed_one_keeps_both(
    project: Settings, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill(monkeypatch, moves, lambda: OPERATIONS["merge"](project))
    assert staging.is_unfinished(project.seeds)
    rename(project, "claim/c", "Kept", WHY)
    what = [one.what for one in read_changes(project)]
    assert what[0] == "merge claim/a, claim/b into claim/c"
    assert len(what) == 2
    assert "claim/a" not in "".join(contents(project).values())
    undo(project, "ada", "no")
    undo(project, "ada", "no")
    assert contents(project) == FILES


def test_rows_are_listed_after_a_killed_change_is_finished(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill(monkeypatch, 1, lambda: OPERATIONS["merge"](project))
    assert affected(project, "claim/a") == ()
    assert not staging.is_unfinished(project.seeds)


def test_undoing_after_a_killed_change_undoes_that_one(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill(monkeypatch, 1, lambda: OPERATIONS["merge"](project))
    undo(project, "ada", "no")
    assert contents(project) == FILES


def test_the_record_of_changes_is_read_line_feed_by_line_feed(
    project: Settings,
) -> None:
    rename(project, "claim/c", "D", WHY)
    lines = (project.seeds / RECORD).read_bytes().decode().split("\n")
    assert lines[-1] == ""
    assert "C\u0085c" in json.loads(lines[0])["edits"][0]["before"]
    assert len(read_changes(project)) == 1


def test_a_cell_with_blanks_around_its_claim_is_moved_too(project: Settings) -> None:
    merge(project, ["claim/b"], "claim/a", WHY)
    assert "claim/b" not in contents(project)["codings/ada.csv"]


def test_a_coded_value_is_split_into_an_entity_of_its_own(project: Settings) -> None:
    listed = [(one.file, one.line) for one in affected(project, "claim/b")]
    assert ("seeds/coded/x/values.csv", 4) in listed
    split(project, "claim/b", "claim/z", ["seeds/coded/x/values.csv:4"], WHY)
    files = contents(project)
    assert files["coded/x/entities.csv"].endswith(
        "2,1,A,,,claim/a\n3,1,Z,#112233,,claim/z\n"
    )
    assert files["coded/x/values.csv"].endswith("1,1,1\n1,2,1\n2,1,3\n")


def test_a_coded_value_moved_to_a_claim_takes_the_entity_it_has(
    project: Settings,
) -> None:
    split(project, "claim/b", "claim/a", ["x/values.csv:2"], WHY)
    files = contents(project)
    assert files["coded/x/entities.csv"] == FILES["coded/x/entities.csv"]
    assert files["coded/x/values.csv"].startswith("statement,variable,value\n1,1,2\n")


def test_a_number_that_looks_like_an_entity_is_no_position(project: Settings) -> None:
    with pytest.raises(DataError, match=r"values\.csv:3: is no position on claim/b"):
        split(project, "claim/b", "claim/a", ["x/values.csv:3"], WHY)


def test_a_place_that_could_be_two_rows_is_refused(project: Settings) -> None:
    other = project.seeds / "coded" / "y"
    other.mkdir()
    for name in ("entities", "statements", "values"):
        text = FILES[f"coded/x/{name}.csv"]
        (other / f"{name}.csv").write_bytes(text.encode())
    with pytest.raises(DataError, match=r"could be .*x/values\.csv:2 or .*y/values"):
        split(project, "claim/b", "claim/a", ["values.csv:2"], WHY)
    assert contents(project) == FILES
