"""Cold commands: each run is a process of its own, as a person would start it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be timed."""

    shown: str
    words: Sequence[str]
    target: float | None = None  # seconds that it should stay under
    runs: int = 11
    cwd: Path = ROOT
    forget: tuple[Path, ...] = ()  # folders that an earlier run has made


@dataclass(frozen=True, slots=True)
class Timed:
    """A command with the seconds of each of its runs."""

    command: Command
    runs: tuple[float, ...]
    error: str = ""

    @property
    def seconds(self) -> float:
        """Return the median."""
        return median(self.runs)


def cold_commands(folder: Path) -> list[Timed]:
    """Time the bare interpreter, `kg --help`, and `kg build` of a copy of the seed."""
    project = folder / "seed"
    project.mkdir()
    shutil.copy(ROOT / "kg.toml", project)
    shutil.copytree(ROOT / "seeds", project / "seeds")
    kg = _kg()
    made = (project / ".kg", project / "exports")
    return [
        timed(Command("python -c pass", [sys.executable, "-c", "pass"])),
        timed(Command("kg --help", [*kg, "--help"], target=0.3)),
        timed(
            Command(
                "kg build", [*kg, "build"], target=3.0, runs=5, cwd=project, forget=made
            )
        ),
    ]


def timed(command: Command) -> Timed:
    """Run a command so often, after a run that only fills the caches."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    seconds = []
    for _ in range(command.runs + 1):
        for made in command.forget:
            shutil.rmtree(made, ignore_errors=True)
        start = time.perf_counter()
        done = subprocess.run(
            command.words,
            cwd=command.cwd,
            env=environment,
            capture_output=True,
            text=True,
        )
        seconds.append(time.perf_counter() - start)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            return Timed(command, (), f"exit {done.returncode}: {last}")
    return Timed(command, tuple(seconds[1:]))


def _kg() -> list[str]:
    """Return the installed command, or the module where nothing is installed."""
    installed = Path(sys.executable).with_name("kg")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "kg"]
