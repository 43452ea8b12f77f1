"""Runs what the documentation shows, and writes what it printed back into the page.

In a `console` block every line `$ kg …` is a command and what follows is its output.
In a `pycon` block the lines are doctests. With `--check` nothing is written: the exit
code is 1 when a page shows what is not so.
"""

from __future__ import annotations

import contextlib
import difflib
import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tour.md")
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def refreshed(page: str) -> str:
    """Return a page with the output of its commands as it is now.

    The commands run one after another in a copy of the seed's project, so a later one
    sees what an earlier one made.
    """
    with seed_project() as root:

        def run(match: re.Match[str]) -> str:
            os.chdir(root)
            return _block(match)

        return BLOCK.sub(run, page)


def count_commands(page: str) -> int:
    """Return how many commands and examples a page has that are run."""
    return sum(
        block.count("\n$ kg ") + block.startswith("$ kg ") + block.count(">>> ")
        for _, block in BLOCK.findall(page)
    )


@contextlib.contextmanager
def seed_project() -> Iterator[Path]:
    """Stand in a copy of the seed's project, built."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        root.mkdir()
        shutil.copy(ROOT / "kg.toml", root)
        shutil.copytree(ROOT / "seeds", root / "seeds")
        for path in ROOT.glob("docs/examples/*"):
            shutil.copy(path, root)
        with contextlib.chdir(root):
            kg.open().build()
            yield root


def _block(match: re.Match[str]) -> str:
    kind, body = match.groups()
    made = _console(body) if kind == "console" else _doctest(body)
    return f"```{kind}\n{made}```"


def _console(body: str) -> str:
    """Return the block with every command's output, notes included."""
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    if not any(line.startswith("$ kg ") for line in commands):
        return body
    shown = ""
    for line in commands:
        shown += f"{line}\n{_run(shlex.split(line[2:]))}"
    return shown


def _run(words: list[str]) -> str:
    out = io.StringIO()
    if words[0] == "cd":
        os.chdir(words[1])
        return ""
    if words[0] != "kg":
        return ""
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        contextlib.suppress(SystemExit),
    ):
        main(words[1:])
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _doctest(body: str) -> str:
    """Return a block of examples with what they give now."""
    shown = ""
    scope: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(body):
        first, *rest = example.source.rstrip("\n").split("\n")
        shown += f">>> {first}\n" + "".join(f"... {line}\n" for line in rest)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = compile(example.source, "<docs>", "single")
            exec(code, scope)
        shown += "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
    return shown


def run(arguments: list[str]) -> int:
    """Rewrite the pages, or with `--check` say which are not fresh."""
    stale = 0
    for path in PAGES:
        old = path.read_text(encoding="utf-8")
        new = refreshed(old)
        if old == new:
            continue
        if "--check" in arguments:
            stale += 1
            sys.stdout.writelines(
                difflib.unified_diff(
                    old.splitlines(keepends=True),
                    new.splitlines(keepends=True),
                    path.name,
                )
            )
        else:
            path.write_text(new, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
