"""The figures as Markdown, with what they were measured on beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.bindings import Which
from benchmarks.plain_rdflib import Loaded
from benchmarks.questions import Compared, summary
from benchmarks.start import Timed

TARGET = 6.0  # times as fast as plain rdflib, in the middle of all questions


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures were measured on."""

    cores: int
    system: str
    python: str
    load: float  # how many processes already wanted to run when it began
    engines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Data:
    """The synthetic graph that was asked, and what it cost to have it."""

    statements: int
    which: Which
    built: float  # seconds: made, loaded into the store, views included
    size: int  # bytes on disk
    loaded: Loaded  # by rdflib


def tables(
    machine: Machine,
    commands: Sequence[Timed],
    data: Data,
    compared: Sequence[Compared],
) -> str:
    """Return all results as one Markdown page."""
    parts = [
        "# Benchmark results",
        "Written by `python benchmarks/run.py`; [README.md](README.md) says what is "
        "compared with what.",
        _machine(machine),
        "## Cold commands",
        _table(("command", "median", "fastest–slowest", "target"), _commands(commands)),
        f"## {len(compared)} questions about {data.statements:,} statements",
        _data(data),
        _summary(compared),
        _table(
            ("question", "about", "ours", "plain rdflib", "ratio", "rows", "equal"),
            map(_row, compared),
        ),
        _errors(compared),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(one: Machine) -> str:
    engines = ", ".join(f"{name} {number}" for name, number in one.engines.items())
    noise = (
        f" Other work shared the cores (load {one.load:.1f} at the start), so the "
        "seconds are too high; ratios suffer less."
        if one.load > 0.5
        else ""
    )
    return f"{one.cores} cores, {one.system}, Python {one.python}, {engines}.{noise}"


def _commands(commands: Iterable[Timed]) -> Iterable[tuple[str, ...]]:
    for one in commands:
        target = f"< {one.command.target:g} s" if one.command.target else ""
        shown = f"`{one.command.shown}`"
        if one.error:
            yield shown, "does not run", one.error, target
        else:
            spread = f"{min(one.runs):.3f}–{max(one.runs):.3f} s"
            yield shown, f"{one.seconds:.3f} s of {len(one.runs)} runs", spread, target


def _data(one: Data) -> str:
    return (
        f"The graph has {one.loaded.triples:,} triples. Making and loading it took "
        f"{one.built:.0f} s, and it takes {one.size / 1e6:.0f} MB on disk; reading it "
        f"from Turtle takes plain rdflib {one.loaded.seconds:.0f} s and "
        f"{one.loaded.megabytes:,} MB of memory. Things that the questions ask about: "
        f"the {one.which.value} of each kind."
    )


def _summary(compared: Sequence[Compared]) -> str:
    if all(one.ratio is None for one in compared):
        return "No question has a ratio."
    sums = summary(compared)
    return (
        f"**Median ratio {'≥ ' if sums.bound else ''}{sums.median:.1f}** "
        f"(target: at least {TARGET:g}), geometric mean {sums.mean:.1f}, "
        f"over {sums.compared} questions; in "
        f"{sums.lower_bounds} of them rdflib was ended before it had an answer, and "
        "its time, and so the ratio, is a lower bound (≥). Without the time that "
        f"rdflib takes to read the query: median {sums.median_without_reading:.1f}, "
        f"geometric mean {sums.mean_without_reading:.1f}."
    )


def _row(one: Compared) -> tuple[str, ...]:
    theirs, ratio = "—", "—"
    if one.plain is not None and not one.plain.error:
        mark = "≥ " if one.plain.over else ""
        theirs = f"{mark}{_time(one.plain.seconds)}"
        ratio = "—" if one.ratio is None else f"{mark}{one.ratio:.1f}"
    ours = f"{'≥ ' if one.ours.over else ''}{_time(one.ours.seconds)}"
    rows = "—" if one.ours.rows is None else f"{one.ours.rows:,}"
    equal = {True: "yes", False: "**no**", None: "—"}[one.agreed]
    about = ", ".join(part.rpartition("/")[2] for part in one.about.split(", "))
    return one.question.name, about or "all", ours, theirs, ratio, rows, equal


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _errors(compared: Iterable[Compared]) -> str:
    lines = []
    for one in compared:
        if one.plain is None:
            lines.append(
                f"* {one.question.number} asks for named graphs, which Turtle does "
                "not have: rdflib was not asked."
            )
        for who, answer in (("ours", one.ours), ("rdflib", one.plain)):
            if answer is not None and answer.error:
                lines.append(f"* {one.question.number}, {who}: {answer.error}")
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
