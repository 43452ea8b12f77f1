"""Claims renamed, merged and split over any files, and taken back byte by byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.coding.changes import read_changes, undo
from kg.coding.raw_table import RawTable
from kg.coding.recoding import Reason, affected, merge, rename, split
from kg.errors import DataError
from kg.settings import Settings
from tests.coded_sets import state
from tests.seed import ROOT

WHY = Reason("ada", "because")
IDS = ("claim/a", "claim/b", "claim/c")
CLAIMS = ("id", "label", "type", "topics", "contradicts", "responds_to", "definition")
CODINGS = ("document", "record", "holder", "target", "value", "evidence")
WORDS = st.text(st.sampled_from('ab ,"\n\u2028é|'), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n"])


def written(names: tuple[str, ...], rows: list[dict[str, str]], end: str) -> str:
    table = RawTable(",".join(names) + end, names, ())
    return table.header + "".join(table.record(one) for one in rows)


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    claims = [
        {"id": id, "label": draw(WORDS), "contradicts": draw(st.sampled_from(IDS))}
        for id in IDS
    ]
    rows = st.builds(
        lambda target, words: {
            "target": target,
            "evidence": words,
            "value": "supports",
        },
        st.sampled_from(IDS),
        WORDS,
    )
    files = {
        "codebook/claims.csv": written(CLAIMS, claims, draw(ENDS)),
        "codings/ada.csv": written(
            CODINGS, draw(st.lists(rows, max_size=4)), draw(ENDS)
        ),
        "codings/bo.csv": written(
            CODINGS, draw(st.lists(rows, max_size=4)), draw(ENDS)
        ),
    }
    for name in files:
        if draw(st.booleans()):  # the last line has no end
            files[name] = files[name].rstrip("\r\n")
    return files


def project(root: Path, files: dict[str, str]) -> Settings:
    for name, content in files.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return Settings(
        root=root,
        title="Example",
        base="https://kg.example/",
        seeds=root / "seeds",
        queries=root / "queries",
        exports=root / "exports",
        store=root / "store",
    )


def change(settings: Settings, what: str) -> None:
    if what == "rename":
        rename(settings, "claim/b", 'New, "label"\nof two lines', WHY)
    elif what == "merge":
        merge(settings, ["claim/a", "claim/b"], "claim/c", WHY)
    else:
        found = affected(settings, "claim/b")
        rows = [f"{one.file}:{one.line}" for one in found[:2]]
        into = "claim/a" if what == "move" else "claim/new"
        split(settings, "claim/b", into, rows, WHY)


@given(
    projects(),
    st.lists(st.sampled_from(["rename", "merge", "split", "move"]), max_size=3),
)
def test_changes_taken_back_one_by_one_leave_the_bytes_of_before(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], what: list[str]
) -> None:
    settings = project(tmp_path_factory.mktemp("recoded"), files)
    states = [state(settings)]
    for one in what:
        try:
            change(settings, one)
        except DataError:  # the claim is gone, or nobody holds it
            assert state(settings) == states[-1]
            continue
        states.append(state(settings))
    record = "codebook/changes.jsonl"
    for before in reversed(states[:-1]):
        undo(settings, "ada", "no")
        now = state(settings)
        assert now.pop(record)
        assert now == {k: v for k, v in before.items() if k != record}
    with pytest.raises(DataError, match="those that stand: none"):
        undo(settings, "ada", "no")


SMALL = {
    "codebook/claims.csv": f"{','.join(CLAIMS)}\nclaim/a,A,,,,,\nclaim/b,B,,,,,\n",
    "codings/ada.csv": (
        f"{','.join(CODINGS)}\nd,position,p,claim/a,supports,one\n"
        "d,position,p,claim/b,supports,two\n"
    ),
    "codings/bo.csv": f"{','.join(CODINGS)}\nd,position,p,claim/a,opposes,three\n",
}


def test_nothing_is_taken_back_once_a_row_has_been_changed(tmp_path: Path) -> None:
    settings = project(tmp_path, SMALL)
    merge(settings, ["claim/a"], "claim/b", WHY)
    path = settings.seeds / "codings" / "bo.csv"
    path.write_bytes(path.read_bytes().replace(b"opposes", b"supports"))
    before = state(settings)
    with pytest.raises(DataError, match=r"bo\.csv: this row has been changed since"):
        undo(settings, "ada", "no")
    assert state(settings) == before


def test_rows_that_came_since_stay_when_a_change_is_taken_back(tmp_path: Path) -> None:
    settings = project(tmp_path, SMALL)
    merge(settings, ["claim/a"], "claim/b", WHY)
    path = settings.seeds / "codings" / "ada.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    new = b"d,position,q,claim/b,opposes,four\n"
    path.write_bytes(b"".join([lines[0], new, *lines[1:]]))
    undo(settings, "ada", "no")
    old = SMALL["codings/ada.csv"].encode().splitlines(keepends=True)
    assert path.read_bytes() == b"".join([old[0], new, *old[1:]])


KILLER = """
import os, signal, sys
from pathlib import Path
from kg.coding.recoding import Reason, merge
from kg.settings import Settings

root, moves = Path(sys.argv[1]), int(sys.argv[2])
real, renamed = Path.replace, Path.rename
left = [moves]

def step(move):
    def moved(self, target):
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return move(self, target)
    return moved

Path.replace, Path.rename = step(real), step(renamed)
settings = Settings(root=root, title="Example", base="https://kg.example/",
    seeds=root / "seeds", queries=root / "q", exports=root / "e", store=root / "store")
merge(settings, ["claim/a"], "claim/b", Reason("ada", "because"))
"""


@pytest.mark.parametrize("moves", range(5))
def test_a_change_that_is_killed_is_made_whole_or_not_at_all(
    tmp_path: Path, moves: int
) -> None:
    settings = project(tmp_path / "killed", SMALL)
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(settings.root), str(moves)],
        cwd=ROOT,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == -signal.SIGKILL
    rows = affected(settings, "claim/b")  # whatever comes next
    if moves == 0:
        assert read_changes(settings) == ()
        assert len(rows) == 1
        whole = {k: v for k, v in state(settings).items() if not k.startswith(".")}
        assert whole == {k: v.encode() for k, v in SMALL.items()}
        return
    assert len(rows) == 3
    assert len(read_changes(settings)) == 1
    undo(settings, "ada", "no")
    now = state(settings)
    del now["codebook/changes.jsonl"]
    assert now == {k: v.encode() for k, v in SMALL.items()}
