"""What it costs to read and to write a large file of Discourse Network Analyzer.

    .venv/bin/python benchmarks/dna_import.py

The file is made up: as many statements as asked for, each with a value of each of seven
variables, in documents of some 900 words; every tenth text has an emoji.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.exchange.database import (  # noqa: E402
    Database,
    DatabaseCoder,
    DatabaseDocument,
    DatabaseStatement,
    Entity,
    StatementType,
    Variable,
)
from kg.exchange.dna.reader import read_dna  # noqa: E402
from kg.exchange.dna.table_rows import completed  # noqa: E402
from kg.exchange.dna.writer import write_dna  # noqa: E402
from kg.exchange.statement_table import statement_table  # noqa: E402
from kg.networks.table import Kind, Level  # noqa: E402

STATEMENTS = 100_000
PER_DOCUMENT = 20
ENTITIES = {"person": 3000, "organization": 1000, "concept": 500, "frame": 10}
WORDS = ("the", "park", "of", "our", "city", "needs", "more", "trees", "said", "Ada")


def dna_import(statements: int = STATEMENTS) -> dict[str, float]:
    """Return seconds to write, to read and to make a table of, and what it took.

    "megabytes" is the size of the file, "peak megabytes" the most memory of the
    process.
    """
    database = made_up(statements)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.dna"
        start = time.perf_counter()
        write_dna(database, path)
        written = time.perf_counter()
        read = read_dna(path)
        done = time.perf_counter()
        size = path.stat().st_size / 1e6
    table = statement_table(read)
    tabled = time.perf_counter()
    if read != completed(database) or len(table) != statements:
        raise SystemExit("what was read is not what was written")
    return {
        "statements": float(statements),
        "megabytes": size,
        "write": written - start,
        "read": done - written,
        "table": tabled - done,
        "peak megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def made_up(statements: int, seed: int = 1) -> Database:
    """Return a database of so many statements: the same for the same seed."""
    chance = random.Random(seed)
    variables = _variables()
    entities = _entities(variables)
    documents = tuple(
        _document(id, chance) for id in range(1, statements // PER_DOCUMENT + 2)
    )
    return Database(
        version="3.1.2",
        settings={"date": "2026-01-01"},
        coders=(DatabaseCoder(1, "Admin", (0, 0, 0)),),
        relations=(),
        documents=documents,
        types=(StatementType(1, "DNA Statement", (239, 208, 51), variables),),
        attributes={1: ("Type",)},
        entities=entities,
        statements=tuple(
            _statement(id, documents[id // PER_DOCUMENT], entities, chance)
            for id in range(1, statements + 1)
        ),
    )


def _variables() -> tuple[Variable, ...]:
    names = [(name, Kind.SHORT_TEXT) for name in ENTITIES]
    names += [("agreement", Kind.BOOLEAN), ("strength", Kind.INTEGER)]
    names += [("note", Kind.LONG_TEXT)]
    return tuple(Variable(id, *one) for id, one in enumerate(names, 1))


def _entities(variables: tuple[Variable, ...]) -> tuple[Entity, ...]:
    values = [
        (variable.id, f"{variable.name} {number}")
        for variable in variables[: len(ENTITIES)]
        for number in range(ENTITIES[variable.name])
    ]
    return tuple(
        Entity(
            id,
            variable,
            value,
            (id % 256, 0, 0),
            attributes={"Type": "sample"} if variable == 1 else {},
        )
        for id, (variable, value) in enumerate(values, 1)
    )


def _document(id: int, chance: random.Random) -> DatabaseDocument:
    text = " ".join(chance.choices(WORDS, k=900))
    title, date = f"Document {id}", 1_500_000_000 + id * 3600
    return DatabaseDocument(id, title, "🌳 " * (id % 10 == 0) + text, date, 1)


def _statement(
    id: int,
    document: DatabaseDocument,
    entities: tuple[Entity, ...],
    chance: random.Random,
) -> DatabaseStatement:
    start = chance.randrange(len(document.text) - 200)
    values: dict[int, Level] = {}
    first = 1
    for variable, size in enumerate(ENTITIES.values(), 1):
        values[variable] = entities[first - 1 + chance.randrange(size)].id
        first += size
    values |= {5: chance.randrange(2), 6: chance.randrange(-2, 3), 7: "a short note"}
    stop = start + chance.randrange(20, 200)
    return DatabaseStatement(id, 1, document.id, start, stop, 1, values)


if __name__ == "__main__":
    for name, value in dna_import().items():
        print(f"{name}: {value:.2f}")
