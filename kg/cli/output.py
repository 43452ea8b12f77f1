"""How answers are shown: data on stdout, notes on stderr, bars only on a terminal."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.lookup import Lookup
from kg.names import flat
from kg.records import PositionRecord, StatementRecord
from kg.rows import Rows, Term, plain

T = TypeVar("T")
WIDTH = 100  # of a table that goes into a file or a pipe
LONG = 1_500  # characters of a statement that are printed
FOLD = 48  # a column of a grid may be folded to this


def note(words: str) -> None:
    """Say something that is not data."""
    print(f"kg: {words}", file=sys.stderr)


def progress(things: Iterable[T], words: str, total: int) -> Iterable[T]:
    """Pass things through, with a bar on a terminal and with nothing elsewhere."""
    if not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(things, words, total, console=console, transient=True)


def print_records(records: Sequence[Mapping[str, Any]], kind: str) -> None:
    """Print mappings that all have the same keys."""
    if kind == "json":
        print(json.dumps(list(records), ensure_ascii=False, indent=1))
    elif kind == "jsonl":
        for one in records:
            print(json.dumps(one, ensure_ascii=False))
    elif kind == "table":
        columns = list(records[0]) if records else []
        _table(columns, [[_cell(v) for v in one.values()] for one in records])
    else:
        _delimited(records, "," if kind == "csv" else "\t")


def print_rows(rows: Rows, kind: str, lookup: Lookup) -> None:
    """Print an answer; in a table every IRI has its label beside it."""
    if kind == "table":
        shown = [i for i, name in enumerate(rows.columns) if not _repeats(name, rows)]
        cells = [[_labelled(one[i], lookup) for i in shown] for one in rows.terms]
        _table([rows.columns[i] for i in shown] if rows else [], cells)
    elif kind in ("csv", "tsv"):
        _delimited(list(rows), "," if kind == "csv" else "\t", rows.columns)
    else:
        print_records(list(rows), kind)


def print_said(
    statements: Iterable[StatementRecord],
    positions: Iterable[PositionRecord],
    about: str | None = None,
) -> None:
    """Print statements as a person reads them: words, speaker, place, positions.

    Of a long one the part around what it is `about`, an IRI, is shown.
    """
    held: dict[str, list[PositionRecord]] = defaultdict(list)
    for position in positions:
        held[position.statement].append(position)
    for one in statements:
        speakers = ", ".join(s.label for s in one.speakers)
        role = _role(speakers, flat(one.role_line), one.mode)
        print(f"{speakers} ({role})" if role else speakers)
        words = _passage(flat(marked(one)), _named(one, about))
        # What a source retells is not anybody's wording, and gets no marks of ours.
        retold = one.mode in ("indirect", "mixed")
        print(f"  {one.mode}: {words}" if retold else f"  “{words}”")
        place = f"characters {one.span.start}-{one.span.end}"
        day = one.document.issued or "no date"
        print(f"  {one.document.title} [{one.document.id}], {day}, {place}")
        if one.document.translation:
            print(f"  translation: {one.document.translation}")
        for position in held[one.iri]:
            other = position.holder not in one.speakers
            holder = f"{position.holder.label} " if other else ""
            stance = f"{holder}{position.stance}: {position.target.label}"
            print(f"  → {stance} (coded by {position.coder})")
        print()


def _passage(words: str, named: str | None) -> str:
    """Return words that fit a screen; of more the part around what is asked about."""
    if len(words) <= LONG:
        return words
    at = words.find(named) if named else 0
    start = max(0, min(at - LONG // 3, len(words) - LONG))
    start = words.rfind(" ", 0, start) + 1
    end = words.rfind(" ", start, start + LONG)
    end = len(words) if start + LONG >= len(words) else end
    before, after = "… " if start else "", " …" if end < len(words) else ""
    left = f"{len(words) - (end - start):,}"
    return f"{before}{words[start:end]}{after} ({left} more characters: -f json)"


def _named(one: StatementRecord, about: str | None) -> str | None:
    """Return the words that name in a statement what is asked about."""
    for thing, span, _ in one.mentions:
        if thing.iri == about:
            start = one.span.start
            return flat(one.text[span.start - start : span.end - start])
    return None


def _role(speakers: str, printed: str, mode: str) -> str:
    """Return what is printed beside the words, without the name that stands before it.

    An attribution in which the name comes later, or not at all, is shown whole.
    """
    role = printed.removeprefix(speakers).strip(" ,:")
    if role.startswith("(") and role.endswith(")"):
        role = role[1:-1]
    if role in speakers:
        return "" if role else mode
    return role


def marked(one: StatementRecord) -> str:
    """Return a statement's words as printed, without the attribution between parts."""
    pieces: list[str] = []
    end = one.span.start
    for part in one.parts:
        gap = one.text[end - one.span.start : part.span.start - one.span.start]
        # An attribution between two halves is not among the words; a bar shows where.
        pieces.append(gap if not gap.strip() else " | ")
        pieces.append(
            one.text[part.span.start - one.span.start : part.span.end - one.span.start]
        )
        end = part.span.end
    return "".join(pieces).rstrip(",")


def _labelled(term: Term | None, lookup: Lookup) -> str:
    if not isinstance(term, ox.NamedNode):
        return _cell(plain(term))
    label = lookup.labels.get(term.value)
    short = lookup.short(term.value)
    return f"{label} <{short}>" if label and label != short else short


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return " | ".join(map(_cell, value))
    return str(value)


def _delimited(
    records: Sequence[Mapping[str, Any]], mark: str, columns: Sequence[str] = ()
) -> None:
    """Print RFC 4180 rows; a tab-separated cell holds no tab and no line break."""
    columns = columns or (list(records[0]) if records else [])
    writer = csv.writer(sys.stdout, delimiter=mark, lineterminator="\n")
    writer.writerow(columns)
    for one in records:
        cells = [_cell(one[name]) for name in columns]
        if mark == "\t":
            cells = [" ".join(cell.split()) for cell in cells]
        writer.writerow(cells)


def _repeats(name: str, rows: Rows) -> bool:
    """Say whether a column only names what another shows with its label."""
    for ending in ("Name", "Label"):
        other = name.removesuffix(ending)
        if other != name and other in rows.columns:
            i = rows.columns.index(other)
            return all(isinstance(one[i], ox.NamedNode | None) for one in rows.terms)
    return False


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a grid where it fits, and otherwise one block a row."""
    if not columns:
        return
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    every = zip(columns, *rows, strict=True)
    wide = [min(max(map(len, cells)), FOLD) for cells in every]
    if rows and sum(wide) + 3 * len(wide) > width:
        _blocks(columns, rows, width)
    else:
        _grid(columns, rows, width)


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width, file=sys.stdout)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        # Text, never markup: square brackets in a quotation are the editor's words.
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> None:
    margin = max(map(len, columns)) + 2
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                lines = textwrap.wrap(
                    cell, max(width - margin, 40), break_on_hyphens=False
                )
                print(name.ljust(margin) + f"\n{' ' * margin}".join(lines))
        print()
