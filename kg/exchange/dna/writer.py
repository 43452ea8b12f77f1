"""Files of version 3 that Discourse Network Analyzer opens, written of a database."""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KGError
from kg.exchange.database import Database
from kg.exchange.dna.problems import Problems
from kg.exchange.dna.schema import APPLICATION, STATEMENT_LINKS, TABLES, create
from kg.exchange.dna.sqlite import Row
from kg.exchange.dna.table_rows import Rows, completed, table_rows

PASSWORD = "admin"  # of every coder of a file written here, until it is changed in DNA
_SALT = b"who-said-what..."  # the password is known, so the salt need not be secret
_ROUNDS = 100_000
_CURE = "Nothing was written; shorten or mend these, and write again"
_TOO_LONG = re.compile(r"LENGTH\((\w+)\) < 191")


def write_dna(
    database: Database, path: Path, *, password: str = PASSWORD, replace: bool = False
) -> None:
    """Write a file of version 3 with all that the database holds.

    Every coder gets `password`; Discourse Network Analyzer can change it. Raises
    KGError if there is such a file and `replace` does not allow to replace it, and
    DataError, with table and row, if the program's own rules refuse a value, such as a
    title of more than 190 characters. The file is there whole or not at all.
    """
    if path.exists() and not replace:
        raise KGError(f"{path}: is there already; name another file or remove it")
    content = dna_bytes(database, password=password, shown=str(path))
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise KGError(f"{path}: cannot be written: {error.strerror}") from error


def dna_bytes(
    database: Database, *, password: str = PASSWORD, shown: str = "database"
) -> bytes:
    """Return the bytes of a file of version 3: the same for the same database.

    Offsets are in UTF-16 units, as the editor of Discourse Network Analyzer counts. A
    database without a coder 1 gets "Admin", and what version 3 must have and this one
    has not is filled in (`completed`). Messages name the database as `shown`.
    """
    problems = Problems(shown, _CURE)
    rows = table_rows(completed(database), _digest(password), problems)
    problems.stop()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.dna"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _fill(connection, rows, problems)
        problems.stop()
        return path.read_bytes()


@lru_cache
def _digest(password: str) -> str:
    """Return what stands in a file for a password: base64 of salt and digest.

    The digest is SHA-256 applied 100,000 times, the first time to salt and password.
    """
    digest = _SALT + password.encode()
    for _ in range(_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(_SALT + digest).decode()


def _fill(connection: sqlite3.Connection, rows: Rows, problems: Problems) -> None:
    """Make the tables and fill them; note the rows that the rules refuse."""
    for pragma in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    tables = dict(TABLES)
    if rows["STATEMENTLINKS"]:
        tables["STATEMENTLINKS"] = STATEMENT_LINKS
    connection.execute("BEGIN")
    for table, parts in tables.items():
        connection.execute(create(table, parts))
    for table in tables:
        _insert(connection, table, rows[table], problems)
    if not problems.found:
        # Rows may refer to rows that come later, so that this is asked in the end.
        for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
            problems.add(table, row, f"refers to a row of {other} that is not there")
    connection.execute("COMMIT")


def _insert(
    connection: sqlite3.Connection, table: str, rows: list[Row], problems: Problems
) -> None:
    if not rows:
        return
    marks = ", ".join("?" * len(rows[0]))
    for row in rows:
        try:
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
        except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError) as error:
            problems.add(table, row[0], _refused(error))


def _refused(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "a text has half a character (a lone surrogate)"
    if isinstance(error, OverflowError):
        return "a number is too large"
    long = _TOO_LONG.search(str(error))
    if long:
        return f"{long[1]} is longer than the 190 characters that DNA allows"
    return f"DNA's rule refuses it ({error})"
