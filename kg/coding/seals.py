"""Which text of each document the coders' evidence was proved against.

`seeds/sealed.csv` holds the digest of every coded document. When a source is
changed, evidence that is no longer exact becomes an orphan: listed, left out of the
graph, and never put where similar words stand.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

from kg.coding.changes import changing
from kg.exchange.staging import publish
from kg.model import Reading
from kg.settings import Settings
from kg.tables import read_rows

NAME = "sealed.csv"
COLUMNS = ("document", "sha256")


def digest(text: str) -> str:
    """Return the sha256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_seals(settings: Settings) -> Mapping[str, str]:
    """Return the digest that each document had when its codings were sealed."""
    path = settings.seeds / NAME
    if not path.exists():
        return {}
    made: dict[str, str] = {}
    for row in read_rows(path, settings.shown(path), required=COLUMNS):
        document = row.need("document")
        if document in made:
            raise row.error(f"document {document!r} is sealed in a row above")
        made[document] = row.need("sha256")
    return made


def changed_since(
    seals: Mapping[str, str], readings: Mapping[str, Reading]
) -> frozenset[str]:
    """Return the documents whose text is another one than the one sealed."""
    return frozenset(
        document
        for document, sealed in seals.items()
        if document in readings and digest(readings[document].document.text) != sealed
    )


def seal(settings: Settings, readings: Iterable[Reading]) -> int:
    """Record the texts of these documents, and return how many of them are new.

    Whoever calls has seen to it that all evidence on them is exact.
    """
    with changing(settings):
        old = dict(read_seals(settings))
        new = {one.document.id: digest(one.document.text) for one in readings}
        every = sorted((old | new).items())
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([COLUMNS, *every])
        publish(settings.seeds, {NAME: out.getvalue().encode()})
    return sum(old.get(document) != value for document, value in new.items())
