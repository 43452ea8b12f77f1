"""Many files of a project changed together: all of them or none, even after a kill.

The new files are first written whole into a folder of their own. Its renaming decides:
before it nothing has happened, after it whoever comes next finishes the moves.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import KGError

_MAKING, _DECIDED = ".import.new", ".import"
_FILES, _REMOVED = "files", "removed.txt"


def publish(
    root: Path, files: Mapping[str, bytes], removed: Iterable[str] = ()
) -> None:
    """Write files under `root`, by relative path, and remove others, all at once.

    Callers see to it that only one of them is at work (`kg.additions.writing`).
    """
    finish(root)
    making = root / _MAKING
    try:
        shutil.rmtree(making, ignore_errors=True)
        for name, content in files.items():
            path = making / _FILES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        making.mkdir(parents=True, exist_ok=True)
        gone = "".join(f"{name}\n" for name in sorted(removed))
        (making / _REMOVED).write_text(gone, encoding="utf-8")
        os.sync()  # one call for all: the files must be there before their renaming is
        making.rename(root / _DECIDED)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise KGError(f"{root}: cannot be written: {error.strerror}") from error
    finish(root)


def finish(root: Path) -> None:
    """Do what is left of a change that was decided and then interrupted."""
    decided = root / _DECIDED
    if not decided.is_dir():
        return
    made = decided / _FILES
    for path in sorted(made.rglob("*")):
        if path.is_file():
            target = root / path.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    listed = decided / _REMOVED
    if listed.exists():
        for name in listed.read_text(encoding="utf-8").splitlines():
            (root / name).unlink(missing_ok=True)
    shutil.rmtree(decided)


def is_unfinished(root: Path) -> bool:
    """Say whether a change was decided whose files are not all in their places."""
    return (root / _DECIDED).is_dir()
