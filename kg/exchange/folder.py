"""A coded database as a folder of CSV files, so that git shows what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ids:
    """What the documents, coders, entities and variables of a set are in a project."""

    documents: Mapping[int, str] = field(default_factory=dict)  # ids of documents.csv
    coders: Mapping[int, str] = field(default_factory=dict)  # ids of coders.csv
    things: Mapping[int, str] = field(default_factory=dict)  # local ids, by entity
    meanings: Mapping[int, str] = field(default_factory=dict)  # by variable; "" left out
