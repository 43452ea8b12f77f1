"""What a model proposed in one run, and the files that keep it.

A run is two files of `seeds/proposals/`: `<run>.json` says which model was asked what
and lists the replies that were refused, `<run>.csv` has the proposals, each with its
verbatim evidence. They are no codings: only a person's row makes a position of one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DataError
from kg.model import Span
from kg.settings import Settings
from kg.tables import Row, read_rows

FOLDER = "proposals"  # in seeds/
BETWEEN = " || "  # pieces of evidence, as in coders' files
COLUMNS = (
    *("id", "document", "statement", "holder", "target", "value"),
    *("evidence", "confidence", "note"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stance that a model takes a holder to have, with the words that it quotes."""

    document: str
    statement: Span
    holder: str  # local ids
    target: str
    stance: str
    evidence: tuple[str, ...]  # pieces, word for word
    confidence: str | None = None  # decimal as written
    note: str | None = None

    def id(self, run: str) -> str:
        """Return the local id: of all that it says, for a proposal is never edited."""
        said = (
            *(run, self.document, f"{self.statement.start}-{self.statement.end}"),
            *(self.holder, self.target, self.stance, *self.evidence),
        )
        digest = hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
        return f"proposal/{run}/{digest}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A reply, or a part of one, that was not taken, and why."""

    document: str
    statement: str  # "start-end"
    why: str
    reply: str  # as it came, cut to what a person reads


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of one model over some documents with one prompt."""

    name: str
    model: str
    endpoint: str  # host and port alone
    prompt: str  # sha256 of the instructions, 64 hex digits
    parameters: Mapping[str, str]  # "temperature": "0" …
    documents: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    refused: tuple[Refused, ...] = field(default=())


def run_files(run: Run) -> dict[str, bytes]:
    """Return the files of a run by their path in `seeds/`; equal runs, equal bytes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(run.proposals, key=lambda p: (p.document, p.statement, p.id(""))):
        writer.writerow(
            [
                one.id(run.name),
                one.document,
                f"{one.statement.start}-{one.statement.end}",
                one.holder,
                one.target,
                one.stance,
                BETWEEN.join(one.evidence),
                one.confidence or "",
                one.note or "",
            ]
        )
    about = {
        "model": run.model,
        "endpoint": run.endpoint,
        "prompt": run.prompt,
        "parameters": dict(sorted(run.parameters.items())),
        "documents": sorted(run.documents),
        "refused": [
            {
                "document": one.document,
                "statement": one.statement,
                "why": one.why,
                "reply": one.reply,
            }
            for one in run.refused
        ],
    }
    return {
        f"{FOLDER}/{run.name}.csv": out.getvalue().encode(),
        f"{FOLDER}/{run.name}.json": (
            json.dumps(about, ensure_ascii=False, indent=1) + "\n"
        ).encode(),
    }


def read_runs(settings: Settings) -> tuple[Run, ...]:
    """Read every run of a project. Raises DataError with the file and the row."""
    folder = settings.seeds / FOLDER
    return tuple(_read(settings, path) for path in sorted(folder.glob("*.csv")))


def _read(settings: Settings, path: Path) -> Run:
    about = path.with_suffix(".json")
    shown = settings.shown(about)
    try:
        found = json.loads(about.read_text(encoding="utf-8"))
        run = Run(
            name=path.stem,
            model=str(found["model"]),
            endpoint=str(found["endpoint"]),
            prompt=str(found["prompt"]),
            parameters={str(k): str(v) for k, v in found["parameters"].items()},
            documents=tuple(map(str, found["documents"])),
            proposals=_proposals(settings, path),
            refused=tuple(Refused(**one) for one in found["refused"]),
        )
    except FileNotFoundError:
        raise DataError(
            f"{shown}: is missing; without it nobody knows which model proposed "
            f"{path.name}"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{shown}: does not describe a run: {error!r}") from error
    return run


def _proposals(settings: Settings, path: Path) -> tuple[Proposal, ...]:
    made: list[Proposal] = []
    for row in read_rows(path, settings.shown(path), required=COLUMNS):
        one = Proposal(
            document=row.need("document"),
            statement=_span(row),
            holder=row.need("holder"),
            target=row.need("target"),
            stance=row.need("value"),
            evidence=tuple(row.need("evidence").split(BETWEEN)),
            confidence=row.get("confidence"),
            note=row.get("note"),
        )
        if one.id(path.stem) != row.need("id"):
            raise row.error(
                "its id does not fit what it says: a proposal is never edited; delete "
                "the row, or code your own position and cite it"
            )
        made.append(one)
    return tuple(made)


def _span(row: Row) -> Span:
    start, _, end = row.need("statement").partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
        raise row.error(f"statement {row['statement']!r}: write its start-end")
    return Span(int(start), int(end))


def find_proposal(runs: Sequence[Run], id: str) -> tuple[Run, Proposal]:
    """Return the proposal of an id, and its run. Raises DataError if there is none."""
    for run in runs:
        for one in run.proposals:
            if one.id(run.name) == id:
                return run, one
    raise DataError(f"there is no proposal {id!r}; list them: kg proposals list")
