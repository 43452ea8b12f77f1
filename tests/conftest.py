"""What the tests share: the seed's project, built once; small projects of their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

import kg
from kg.project import Project
from tests.seed import copy_seed

hypothesis_settings.register_profile("dev", max_examples=60, deadline=None)
hypothesis_settings.register_profile(
    "ci", max_examples=150, deadline=None, derandomize=True
)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(autouse=True)
def _deny_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that reaches for anything beyond this machine."""
    import socket

    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host not in ("", "127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to connect to {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def seed_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The seed's project, copied, so that the committed exports stay as they are."""
    root = copy_seed(tmp_path_factory.mktemp("seed"))
    project = kg.open(root)
    project.build()
    return project


@pytest.fixture
def seed_copy(tmp_path: Path) -> Path:
    """The seed's files in a folder that a test may break; nothing is built yet."""
    return copy_seed(tmp_path / "project")


@pytest.fixture
def built_copy(seed_project: Project, tmp_path: Path) -> Path:
    """The seed's project with its graph, in a folder that a test may break."""
    root = tmp_path / "built"
    shutil.copytree(seed_project.settings.root, root)
    return root


@pytest.fixture
def run_kg(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: code, stdout, stderr."""
    from kg.cli import main

    def run(*arguments: str, cwd: Path | None = None) -> tuple[int, str, str]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        try:
            code = main(list(arguments))
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run
