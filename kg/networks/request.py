"""What is asked of a table: every setting of a network, in the words of the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Mode(StrEnum):
    """Two-mode: variable 1 × variable 2. One-mode: variable 1 × variable 1 over 2."""

    TWO = "two"
    ONE = "one"


class Aggregation(StrEnum):
    """How statements of one cell are put together."""

    IGNORE = "ignore"
    SUBTRACT = "subtract"
    COMBINE = "combine"  # two-mode
    CONGRUENCE = "congruence"  # one-mode
    CONFLICT = "conflict"  # one-mode
    BOTH = "congruence & conflict"  # one-mode, event windows: each slice twice


class Normalization(StrEnum):
    """What a cell is divided by."""

    NO = "no"
    ACTIVITY = "activity"  # two-mode
    PROMINENCE = "prominence"  # two-mode
    AVERAGE = "average"  # one-mode
    JACCARD = "jaccard"  # one-mode
    COSINE = "cosine"  # one-mode


class Duplicates(StrEnum):
    """Within what a repeated statement counts once."""

    INCLUDE = "include"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ACROSS_RANGE = "acrossrange"


class Window(StrEnum):
    """What a time window is measured in."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    EVENTS = "events"


class Kernel(StrEnum):
    """How statements lose weight with their distance from the mid-point of a slice."""

    UNIFORM = "uniform"
    EPANECHNIKOV = "epanechnikov"
    TRIANGULAR = "triangular"
    GAUSSIAN = "gaussian"


class Compat(StrEnum):
    """Whose numbers to reproduce, defects included."""

    DNA_3_1 = "dna-3.1"


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of a network; the defaults are those of rDNA.

    `exclude` gives values to leave out by variable; document fields are written
    "document.author" and so on, booleans "0" and "1". For a variable in `invert` the
    values are the only ones kept. `start` and `stop` are inclusive; None is the first
    or last date in the data. `compat` is None for corrected results.
    """

    mode: Mode = Mode.TWO
    var1: str = "organization"
    var2: str = "concept"
    qualifier: str | None = "agreement"
    aggregation: Aggregation = Aggregation.IGNORE
    normalization: Normalization = Normalization.NO
    duplicates: Duplicates = Duplicates.INCLUDE
    exclude: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    invert: frozenset[str] = frozenset()
    start: datetime | None = None
    stop: datetime | None = None
    isolates: bool = False
    window: Window | None = None
    size: int = 100
    kernel: Kernel | None = None
    indent: bool = False
    compat: Compat | None = None
