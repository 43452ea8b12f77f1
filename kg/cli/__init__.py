"""The command line: arguments in, one call, words and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kg.errors import KGError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: 0 done, 1 the data broke a rule, 2 it could not run."""
    from kg.cli.arguments import make_parser

    parser = make_parser()
    arguments = parser.parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return _reader_gone()
        where = f"{error.filename}: " if error.filename else ""
        print(f"kg: {where}{error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("kg: stopped; the last good graph is still there", file=sys.stderr)
        return 130


def _reader_gone() -> int:
    """Stop quietly (kg ... | head); Python would complain once more at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def entry() -> None:
    """Be the command `kg`: UTF-8 in and out, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.exit(main())
