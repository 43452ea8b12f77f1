from __future__ import annotations

import re

import pytest

from docs import refresh
from kg.cli.arguments import make_parser
from tests.seed import ROOT

PAGES = {path.name: path for path in refresh.PAGES}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_command_on_the_page_prints_what_the_page_shows(name: str) -> None:
    page = PAGES[name].read_text(encoding="utf-8")
    assert refresh.refreshed(page) == page, "run `make golden` and review the diff"


def test_the_pages_run_as_many_commands_as_they_should() -> None:
    counts = {
        name: refresh.count_commands(path.read_text(encoding="utf-8"))
        for name, path in PAGES.items()
    }
    assert counts["README.md"] >= 12
    assert counts["tour.md"] >= 20


def test_every_command_is_shown_in_the_tour_or_the_readme() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in PAGES.values())
    actions = make_parser()._subparsers
    assert actions is not None
    commands = set(actions._group_actions[0].choices or ())
    missing = {name for name in commands if f"kg {name}" not in shown}
    assert len(commands) == 18
    assert missing <= {"export"}


def test_links_of_the_documentation_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    assert len(pages) >= 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            if not target.startswith(("http://", "https://")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w/.])/(?:work|root|home|tmp)/",
        r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian",
    ],
)
def test_no_file_names_a_machine_or_a_registry(pattern: str) -> None:
    import subprocess

    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout
    names = [name for name in listed.decode().split("\0") if name]
    if not names:
        pytest.skip("not a git checkout: there is no list of the project's files")
    found = [
        name
        for name in names
        if name != "tests/test_docs.py"
        and re.search(pattern, (ROOT / name).read_bytes().decode("utf-8", "ignore"))
    ]
    assert found == []
