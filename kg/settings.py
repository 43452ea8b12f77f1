"""The settings of a project: `kg.toml` says where things are, and the base IRI."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.vocabulary import BASE

FILE = "kg.toml"
KNOWN = {
    "project": ("title", "base"),
    "paths": ("seeds", "queries", "exports", "store"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a project's files are; every path is absolute."""

    root: Path
    title: str
    base: str  # the IRI that all of the project's own IRIs begin with
    seeds: Path
    queries: Path
    exports: Path
    store: Path

    @property
    def documents(self) -> Path:
        """The folder of the source documents."""
        return self.seeds / "documents"

    def shown(self, path: Path) -> str:
        """Return `path` as people should read it: relative to the project's root."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that holds a `kg.toml`."""
    start = start.resolve()
    if start.name == FILE and start.is_file():
        return start.parent
    return next((p for p in (start, *start.parents) if (p / FILE).is_file()), None)


def read_settings(start: Path) -> Settings:
    """Read the settings of the project that `start` lies in."""
    root = find_root(start)
    if root is None:
        raise SettingsError(
            f"{start}: no {FILE} here or above; make a project with: kg init FOLDER"
        )
    table = _read_toml(root / FILE)
    paths = table.get("paths", {})
    return Settings(
        root=root,
        title=_text(root, table.get("project", {}), "title", root.name),
        base=_base(root, table.get("project", {})),
        **{
            name: root / _text(root, paths, name, default)
            for name, default in (
                ("seeds", "seeds"),
                ("queries", "queries"),
                ("exports", "exports"),
                ("store", ".kg"),
            )
        },
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    for section, values in table.items():
        if section not in KNOWN or not isinstance(values, dict):
            raise SettingsError(
                f"{path}: unknown section {section!r}; known: {', '.join(KNOWN)}"
            )
        for name in values:
            if name not in KNOWN[section]:
                raise SettingsError(
                    f"{path}: unknown setting {section}.{name}; "
                    f"known: {', '.join(KNOWN[section])}"
                )
    return table


def _text(root: Path, table: dict[str, Any], name: str, default: str) -> str:
    value = table.get(name, default)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{root / FILE}: {name} must be words in quotation marks")
    return value


def _base(root: Path, table: dict[str, Any]) -> str:
    base = _text(root, table, "base", BASE)
    if not base.startswith(("http://", "https://")) or base[-1] not in "/#":
        raise SettingsError(
            f"{root / FILE}: base {base!r} must begin with http and end with '/'"
        )
    return base
