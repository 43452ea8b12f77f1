"""Run all benchmarks and write the tables into one Markdown file."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.bindings import Things, Which
from benchmarks.ours import Ours
from benchmarks.questions import ENOUGH, LONGEST, Compared, Comparison, plain_rdflib
from benchmarks.report import Data, Machine, tables
from benchmarks.start import Timed, cold_commands
from benchmarks.synthetic import build_synthetic, synthetic_settings, write_turtle
from benchmarks.world import make_world
from kg.questions import read_questions
from kg.resources import QUERIES
from kg.store import open_graph
from kg.triples.iris import Minter

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do."""

    statements: int
    seed: int
    which: Which
    enough: float
    longest: float
    only: tuple[str, ...]
    queries: Path | None
    out: Path


def main() -> None:
    """Run everything and write the Markdown."""
    options = _options()
    machine = _machine()
    with _folder() as folder:
        _note("cold commands")
        commands = cold_commands(folder)
        data, compared = _questions(folder, options)
    options.out.write_text(tables(machine, commands, data, compared), encoding="utf-8")
    _note(f"written: {options.out}")
    _show(commands, compared)


def _questions(folder: Path, options: Options) -> tuple[Data, list[Compared]]:
    """Make the synthetic graph and ask both all questions about it."""
    settings = synthetic_settings(folder)
    _note(f"a synthetic graph of {options.statements} statements")
    start = time.perf_counter()
    build_synthetic(settings, make_world(options.statements, options.seed))
    built = time.perf_counter() - start
    graph = open_graph(settings)
    turtle = folder / "graph.ttl"
    write_turtle(graph, turtle)
    size = sum(one.stat().st_size for one in settings.store.rglob("*"))
    _note("rdflib reads the same from Turtle")
    with plain_rdflib(turtle) as plain, _ours(Ours(settings)) as ours:
        data = Data(options.statements, options.which, built, size, plain.loaded)
        comparison = Comparison(
            Things(graph, Minter(settings.base)),
            ours,
            plain,
            options.enough,
            options.longest,
        )
        compared = []
        folders = [QUERIES / "cq", *([options.queries] if options.queries else [])]
        for question in read_questions(*folders):
            wanted = not options.only or question.number in options.only
            if question.number and wanted:
                compared.append(comparison.ask(question, options.which))
                _note(_line(compared[-1]))
    return data, compared


@contextmanager
def _ours(ours: Ours) -> Iterator[Ours]:
    try:
        yield ours
    finally:
        ours.close()


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _machine() -> Machine:
    return Machine(
        cores=os.cpu_count() or 0,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        load=os.getloadavg()[0],
        engines={name: version(name) for name in ("pyoxigraph", "rdflib")},
    )


def _line(one: Compared) -> str:
    ratio = "no ratio" if one.ratio is None else f"{one.ratio:.1f}"
    return f"  {one.question.number} {one.ours.seconds:.3f} s, {ratio}"


def _show(commands: list[Timed], compared: list[Compared]) -> None:
    failed = [one.command.shown for one in commands if one.error]
    differ = [one.question.number for one in compared if one.agreed is False]
    if failed:
        _note(f"did not run: {', '.join(failed)}")
    if differ:
        _note(f"rows differ: {', '.join(differ)}")


def _note(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _options() -> Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--about",
        choices=("frequent", "middle"),
        default="frequent",
        help="which thing of its kind each question is asked about",
    )
    parser.add_argument(
        "--enough",
        type=float,
        default=ENOUGH,
        metavar="TIMES",
        help="rdflib is ended after so many times as long as ours took",
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=LONGEST,
        metavar="SECONDS",
        help="rdflib is ended after so many seconds at the latest",
    )
    parser.add_argument("--only", nargs="+", default=(), metavar="CQ01")
    parser.add_argument(
        "--queries", type=Path, help="a folder of .rq files that replace namesakes"
    )
    parser.add_argument("--out", type=Path, default=HERE / "results.md")
    given = parser.parse_args()
    return Options(
        statements=given.statements,
        seed=given.seed,
        which=Which[given.about.upper()],
        enough=given.enough,
        longest=given.limit,
        only=tuple(given.only),
        queries=given.queries,
        out=given.out,
    )


if __name__ == "__main__":
    main()
