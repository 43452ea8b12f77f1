"""What is asked of a table: every setting of a network, in the words of the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import TypedDict, TypeVar

from kg.errors import QueryError


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


class Settings(TypedDict, total=False):
    """A request in plain words, as the command line and Python calls give it."""

    mode: str
    var1: str
    var2: str
    qualifier: str | None
    aggregation: str
    normalization: str
    duplicates: str
    exclude: Mapping[str, str | int | Iterable[str | int]]
    invert: bool | Iterable[str]
    start: str | date | None
    stop: str | date | None
    isolates: bool
    window: str | None
    size: int
    kernel: str | None
    indent: bool
    compat: str | None


Defaults = tuple[str, str, str | None]  # variable 1, variable 2, qualifier
E = TypeVar("E", bound=StrEnum)


def make_request(settings: Settings, defaults: Defaults) -> Request:
    """Return a request of these settings; `defaults` name the variables if none does.

    A day given as `stop` counts to its last second. Raises QueryError, with what can
    be chosen, for a word that is none of a closed list and for a date that is none.
    """
    if unknown := sorted(set(settings) - set(Settings.__annotations__)):
        known = ", ".join(Settings.__annotations__)
        raise QueryError(
            f"there is no setting {unknown[0]!r}; the settings are: {known}"
        )
    exclude = {
        name: _listed(values) for name, values in settings.get("exclude", {}).items()
    }
    invert = settings.get("invert", False)
    if isinstance(invert, bool):
        invert = exclude if invert else ()
    size = settings.get("size", 100)
    if size < 1:
        raise QueryError(f"size {size}: a window covers at least 1 unit")
    start = _moment("start", settings.get("start"), time.min)
    stop = _moment("stop", settings.get("stop"), time(23, 59, 59))
    if start and stop and start > stop:
        raise QueryError(f"the time ends ({stop:%Y-%m-%d}) before it begins")
    return Request(
        mode=_choice(Mode, "mode", settings.get("mode", Mode.TWO)),
        var1=settings.get("var1", defaults[0]),
        var2=settings.get("var2", defaults[1]),
        qualifier=settings.get("qualifier", defaults[2]),
        aggregation=_choice(
            Aggregation, "aggregation", settings.get("aggregation", Aggregation.IGNORE)
        ),
        normalization=_choice(
            Normalization,
            "normalization",
            settings.get("normalization", Normalization.NO),
        ),
        duplicates=_choice(
            Duplicates, "duplicates", settings.get("duplicates", Duplicates.INCLUDE)
        ),
        exclude=exclude,
        invert=frozenset(invert),
        start=start,
        stop=stop,
        isolates=settings.get("isolates", False),
        window=_optional(Window, "window", settings.get("window")),
        size=size,
        kernel=_optional(Kernel, "kernel", settings.get("kernel")),
        indent=settings.get("indent", False),
        compat=_optional(Compat, "compat", settings.get("compat")),
    )


def _listed(values: str | int | Iterable[str | int]) -> tuple[str, ...]:
    """Return excluded values as texts; a boolean is "0" or "1"."""
    every = (values,) if isinstance(values, str | int) else tuple(values)
    return tuple(str(int(one)) if isinstance(one, int) else one for one in every)


def _choice(choices: type[E], name: str, given: str) -> E:
    try:
        return choices(given)
    except ValueError:
        known = ", ".join(choices)
        raise QueryError(f"{name} {given!r} is none of: {known}") from None


def _optional(choices: type[E], name: str, given: str | None) -> E | None:
    if given is None or given in ("no", "none"):
        return None
    return _choice(choices, name, given)


def _moment(name: str, given: str | date | None, of_day: time) -> datetime | None:
    if isinstance(given, datetime) or given is None:
        return given
    if isinstance(given, date):
        return datetime.combine(given, of_day)
    try:
        day = date.fromisoformat(given)
    except ValueError:
        try:
            return datetime.fromisoformat(given).replace(tzinfo=None)
        except ValueError:
            raise QueryError(f"{name} {given!r} is no date; write 2021-03-01") from None
    return datetime.combine(day, of_day)
