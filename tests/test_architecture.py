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
    # GEXF and GraphML are formats with namespaces of their own, and SHACL is a language
    # that is read here and that no statement of the graph uses.
    assert set(found) <= {"kg/relations.py", "kg/shapes.py"}, found


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.strip():
            doc = ast.get_docstring(ast.parse(text))
            assert doc, f"{path} has no docstring"


def test_every_module_and_package_has_its_place_on_the_map() -> None:
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    modules = {path.stem for path in MODULES if path.parent.name == "kg"}
    modules -= {"__init__", "__main__", "errors", "model", "rows", "guarded"}
    packages = {path.parent.name for path in MODULES if path.parent.name != "kg"}
    assert len(modules) > 35
    assert len(packages) > 12
    missing = {one for one in modules if f"`{one}`" not in page}
    missing |= {one for one in packages if f"`{one}/`" not in page}
    assert missing == set()


def test_what_the_map_names_is_there() -> None:
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in MODULES}
    modules = {path.stem for path in MODULES}
    named = re.findall(r"`([a-z_]+)(/?)(?:…)?`", page)
    assert len(named) > 60
    gone = {
        one + slash
        for one, slash in named
        if one not in (packages if slash else modules)
        and not any(known.startswith(one) for known in modules if one[-1] == "_")
    }
    assert gone == set()


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
