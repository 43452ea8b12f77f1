"""What a notebook shows by itself: statements as quotations, the network as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import overload

from kg.records import StatementRecord


@dataclass(frozen=True, slots=True)
class Page:
    """One self-contained HTML page."""

    html: str

    def save(self, path: str | Path) -> Path:
        """Write the page, replacing a file of that name, and return where it is."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8", newline="\n")
        return target

    def __repr__(self) -> str:
        return f"<page of {len(self.html):,} characters>"

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own: its script and style stay inside."""
        frame = 'style="width:100%;height:720px;border:0" title="network"'
        return f'<iframe srcdoc="{escape(self.html)}" {frame}></iframe>'


class Statements(Sequence[StatementRecord]):
    """Statements in the order of their sources; a notebook shows them as cards."""

    def __init__(self, records: Iterable[StatementRecord]) -> None:
        self.records = tuple(records)

    @overload
    def __getitem__(self, index: int) -> StatementRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Statements: ...
    def __getitem__(self, index: int | slice) -> StatementRecord | Statements:
        if isinstance(index, slice):
            return Statements(self.records[index])
        return self.records[index]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[StatementRecord]:
        return iter(self.records)

    def __repr__(self) -> str:
        return f"<{len(self)} statements>"

    def _repr_html_(self) -> str:
        """Return the statements as quotations with their speakers and places."""
        return "".join(
            f"<figure><blockquote>{escape(one.text)}</blockquote><figcaption>"
            f"{escape(', '.join(s.label for s in one.speakers))} · "
            f"{escape(one.document.title)}, characters "
            f"{one.span.start}–{one.span.end}</figcaption></figure>"
            for one in self
        )
