"""A few coded statements of nobody, for formats and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from kg.networks.compute import make_network
from kg.networks.network import Network
from kg.networks.request import Aggregation, Mode, Request
from kg.networks.table import (
    Column,
    Kind,
    SourceText,
    StatementTable,
    boolean_column,
    text_column,
)

# Label of an organisation, of a concept, whether it agrees, and the day.
Said = tuple[str, str, bool, date]
DAY = date(2021, 3, 1)
HOSTILE = (
    "A\x00\x0bB",
    "<script>window.__xss = 1</script>&\"'",
    "line\nbreak\tand tab",
    "=1+1; $x_1$, „Ünï\U0001d518“",
    "a very long label, " * 12,
    "\ufffe",
    "__proto__",
)


def table_of(
    said: Sequence[Said],
    *,
    columns: Mapping[str, Column] | None = None,
    attributes: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
    colours: Mapping[tuple[str, str], str] | None = None,
) -> StatementTable:
    """Return these statements as a table, one to a document and a day."""
    count = len(said)
    numbers = np.arange(count, dtype=np.int64)
    source = ["Daily Sample"] * count
    return StatementTable(
        keys=[f"s{number}" for number in range(count)],
        times=np.array([one[3].isoformat() for one in said], "datetime64[s]"),
        documents=numbers,
        starts=numbers * 10,
        stops=numbers * 10 + 9,
        coders=["Cleo Coder"] * count,
        quotations=[f'words "{number}", <b>' for number in range(count)],
        columns={
            "organization": text_column("organization", [one[0] for one in said]),
            "concept": text_column("concept", [one[1] for one in said]),
            "agreement": boolean_column("agreement", [one[2] for one in said]),
            "document.source": text_column("document.source", source, Kind.DOCUMENT),
            **(columns or {}),
        },
        sources=tuple(
            SourceText(f"d{number}", f"Text {number}", "Daily Sample")
            for number in range(count)
        ),
        colours=colours or {},
        attributes=attributes or {},
    )


def subtract(table: StatementTable, mode: Mode = Mode.TWO) -> Network:
    """Return the network of who agrees less who does not."""
    return make_network(table, Request(mode=mode, aggregation=Aggregation.SUBTRACT))


# The club is of two minds about parks; with the union it quarrels, then agrees.
STORY: tuple[Said, ...] = (
    ("Example Club", "parks", True, date(2021, 3, 1)),
    ("Sample Union", "parks", False, date(2021, 3, 1)),
    ("Example Club", "parks", True, date(2021, 3, 2)),
    ("Example Club", "parks", False, date(2021, 6, 1)),
    ("Sample Union", "roads", True, date(2021, 6, 1)),
    ("Sample Union", "parks", False, date(2021, 6, 2)),
)
