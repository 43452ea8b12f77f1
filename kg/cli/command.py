"""How one command is put together; what it runs is imported only when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

FORMATS = ("table", "csv", "tsv", "json", "jsonl")


class Parser(argparse.ArgumentParser):
    """A parser whose words may stand before, between and after its options."""

    intermixed = False

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """Parse as argparse does; its own way for mixed words calls this again."""
        if not self.intermixed:
            return super().parse_known_args(args, namespace)
        self.intermixed = False
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.intermixed = True


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(
    commands: Commands, name: str, words: str, runs: str | None = None
) -> Parser:
    """Add a command. It `runs` a function of `kg.cli`: "curation.actors_review"."""
    made = commands.add_parser(name, help=words, description=f"{words.capitalize()}.")
    made.set_defaults(run=_later(runs or f"commands.{name}"))
    made.add_argument(
        *("-C", "--project"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    return made


def format_option(
    parser: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS
) -> None:
    """Add the choice of how the answer is printed."""
    parser.add_argument(
        "-f", "--format", choices=formats, default="table", help="default: table"
    )


def _later(place: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that imports the module of a command only when it runs."""
    module, _, name = place.partition(".")

    def run(arguments: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"kg.cli.{module}"), f"run_{name}")(arguments)
        return code

    return run
