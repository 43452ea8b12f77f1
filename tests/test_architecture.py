from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

from tests.seed import ROOT

MODULES = sorted((ROOT / "kg").rglob("*.py"))
NAMESPACES = (
    r"https?://(www\.w3\.org/(ns|1999|2000|2001|2002|2004)|xmlns\.com|purl\.org"
    r"|schema\.org|rdfs\.org|w3id\.org)/"
)


def strings(path: Path) -> list[str]:
    """The string constants of a module, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
    ]


def test_namespaces_are_written_in_the_vocabulary_module_alone() -> None:
    assert len(MODULES) > 60
    found = {
        path.relative_to(ROOT).as_posix(): text
        for path in MODULES
        if path.name != "vocabulary.py"
        for text in strings(path)
        if re.match(NAMESPACES, text)
    }
    # GEXF and GraphML are formats with namespaces of their own.
    assert set(found) <= {"kg/networks.py"}, found


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.strip():
            doc = ast.get_docstring(ast.parse(text))
            assert doc, f"{path} has no docstring"


def test_every_module_has_its_place_on_the_map() -> None:
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    named = {
        path.stem if path.parent.name == "kg" else path.parent.name for path in MODULES
    }
    named -= {"__init__", "__main__", "kg", "errors", "model", "rows", "guarded"}
    missing = {name for name in named if f"`{name}" not in page}
    assert missing <= {"records"}


def test_a_wheel_carries_the_vocabulary_and_the_questions() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {
        "ontology": "kg/_shipped/ontology",
        "queries": "kg/_shipped/queries",
    }


def test_every_dependency_is_explained() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [
        re.split(r"[<>=\[]", one)[0]
        for one in (
            *settings["project"]["dependencies"],
            *settings["dependency-groups"]["dev"],
        )
    ]
    assert len(names) >= 15
    missing = [
        one for one in names if one.split("-")[0] not in page and f"`{one}`" not in page
    ]
    assert missing == []
