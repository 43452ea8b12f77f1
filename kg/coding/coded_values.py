"""Claims as values of coded sets: the rows that mean a claim, and their splitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.coding.changes import Edit, appended
from kg.coding.raw_table import RawRow, RawTable
from kg.errors import DataError
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class CodedClaims:
    """The values of one coded set, and what they mean."""

    folder: str  # in seeds/: "coded/council"
    entities: RawTable
    values: RawTable
    words: dict[str, tuple[str, str]]  # document and text, by statement

    def of(self, claim: str) -> Iterator[RawRow]:
        """Yield the rows of values.csv that mean a claim."""
        meant = {
            (one["variable"], one["id"])
            for one in self.entities.rows
            if one["id"] and one["thing"] == claim
        }
        for row in self.values.rows:
            if (row["variable"], row["value"]) in meant:
                yield row

    def given(
        self, picked: Iterable[RawRow], claim: tuple[str, str], shown: str
    ) -> list[Edit]:
        """Return the edits that make rows of values.csv mean a claim: id and label.

        An entity that means the claim is used; where a variable has none, one is made
        with the colour and the parent of the value that is replaced. Raises DataError
        if the variable has that label already for something else.
        """
        into, label = claim
        known = {one["id"]: one for one in self.entities.rows if one["id"]}
        by_variable = {
            one["variable"]: id for id, one in known.items() if one["thing"] == into
        }
        made: list[str] = []
        edits: list[Edit] = []
        for row in picked:
            variable, old = row["variable"], known[row["value"]]
            if variable not in by_variable:
                self._check_free(variable, label, shown)
                id = str(max(map(_number, known)) + len(made) + 1)
                cells = {**old.cells, "id": id, "value": label, "thing": into}
                made.append(self.entities.record(cells))
                by_variable[variable] = id
            cells = {**row.cells, "value": by_variable[variable]}
            after = self.values.record(cells)
            edits.append(Edit(f"{self.folder}/values.csv", row.index, row.text, after))
        if made:
            edits += appended(f"{self.folder}/entities.csv", self.entities, made)
        return edits

    def _check_free(self, variable: str, label: str, shown: str) -> None:
        for one in self.entities.rows:
            if one["variable"] == variable and one["value"] == label:
                raise DataError(
                    f"{shown}:{one.line}: {label!r} is a value already, which means "
                    f"{one['thing'] or 'no claim'}; give its row the claim as thing, "
                    "or word the claim otherwise"
                )


def coded_claims(settings: Settings) -> Iterator[CodedClaims]:
    """Yield the coded sets of a project, by name."""
    for path in sorted((settings.seeds / "coded").glob("*/values.csv")):
        folder = path.parent
        tables = {
            name: RawTable.read(folder / name, settings.shown(folder / name))
            for name in ("entities.csv", "values.csv", "statements.csv")
        }
        words = {
            one["id"]: (one["document"], one["text"])
            for one in tables["statements.csv"].rows
        }
        name = folder.relative_to(settings.seeds).as_posix()
        yield CodedClaims(name, tables["entities.csv"], tables["values.csv"], words)


def _number(id: str) -> int:
    return int(id) if id.isascii() and id.isdigit() else 0
