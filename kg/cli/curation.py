"""Commands for those who keep a graph good: judging names, measuring extraction."""

from __future__ import annotations

import sys
from argparse import Namespace


def run_eval(arguments: Namespace) -> int:
    """Measure what is read out of annotated texts."""
    from kg.evaluation.__main__ import measure

    sys.stdout.write(measure(arguments))
    return 0
