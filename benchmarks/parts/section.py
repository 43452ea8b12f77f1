"""What a part of the measuring gives back: words, tables with commands, and figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Table:
    """Figures, and the command that measures them."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    command: str | None = None  # None: nothing in it is measured here


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that one of the numbers to reach asks for."""

    target: str  # its key in TARGETS
    label: str
    value: float
    least: float
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Say whether the figure, as it is printed, is what was to be reached."""
        return round(self.value, 1) >= self.least

    def __str__(self) -> str:
        return f"{self.label} {self.value:.1f}{self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page."""

    title: str
    blocks: Sequence[str | Table]
    figures: Sequence[Figure] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What can be measured by itself, and the folder of texts that it needs."""

    name: str
    title: str
    needs: str | None  # a folder of the real documents; None: the project's own
    measure: Callable[[Path], Section]  # of the folder of all real documents


def render_section(section: Section) -> str:
    """Return a section as Markdown."""
    blocks = [f"## {section.title}"]
    for block in section.blocks:
        blocks.append(block if isinstance(block, str) else render_table(block))
    return "\n\n".join(blocks)


def render_table(table: Table) -> str:
    """Return a table as Markdown, its command in the line above it."""
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    drawn = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    if table.command is None:
        return drawn
    return f"Measured by `{table.command}`:\n\n{drawn}"


def percent(part: float, whole: float = 1.0) -> str:
    """Return a share of a hundred, or a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f}" if whole else "–"
