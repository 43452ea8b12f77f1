"""`python -m kg.evaluation statements --gold DIR` prints how well texts are read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kg.errors import KGError
from kg.evaluation.differences import render_differences
from kg.evaluation.evaluation import HALVES, choose_half, compare, evaluate
from kg.evaluation.native import read_native
from kg.evaluation.polnear import read_polnear
from kg.evaluation.predictions import predict_prose, predict_reading
from kg.evaluation.report import plain_result, render_result

FORMATS = {
    "native": (read_native, predict_reading),
    "polnear": (read_polnear, predict_prose),
}
MEASURED = {"prose": predict_prose, "readers": predict_reading}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the evaluation: 0 done, 1 the gold is wrong, 2 it could not run."""
    arguments = _parser().parse_args(argv)
    try:
        sys.stdout.write(measure(arguments))
    except KGError as error:
        sys.stderr.write(f"kg.evaluation: {error}\n")
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation")
    commands = parser.add_subparsers(dest="command", required=True)
    statements = commands.add_parser("statements", help="measure what is read out")
    statements.add_argument("--gold", type=Path, required=True)
    statements.add_argument("--format", choices=sorted(FORMATS), default="native")
    statements.add_argument("--measure", choices=sorted(MEASURED))
    statements.add_argument("--half", choices=HALVES)
    statements.add_argument("--asserted", action="store_true")
    statements.add_argument("--json", action="store_true")
    statements.add_argument("--errors", type=int, default=0, metavar="N")
    return parser


def measure(arguments: argparse.Namespace) -> str:
    """Return the tables, or the data, that arguments of `kg eval` ask for."""
    read, predict = FORMATS[arguments.format]
    if arguments.measure:
        predict = MEASURED[arguments.measure]
    texts = choose_half(read(arguments.gold), arguments.half)
    comparisons = compare(texts, partial(predict, asserted=arguments.asserted))
    result = evaluate(comparisons)
    if arguments.json:
        return json.dumps(plain_result(result), indent=2) + "\n"
    report = render_result(result)
    if arguments.errors:
        report += "\n" + render_differences(comparisons, arguments.errors) + "\n"
    return report


if __name__ == "__main__":
    sys.exit(main())
