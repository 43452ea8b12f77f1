"""Small `.dna` files of versions 2 and 3, made with plain SQL and no rules at all.

The tables have no checks, so that a test can put anything into them: `version_3(path,
"UPDATE STATEMENTS SET Stop = 9999 WHERE ID = 1")`. All names are made up.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

FIRST_TEXT = "Ada Example said that parks help. Ben Sample said: they cost too much."
SECOND_TEXT = "The Sample Union wants more parks; the Example Club does not."
JUNE_24, JUNE_25 = 1_466_726_400, 1_466_812_800  # of 2016, in seconds
_GIVEN = os.environ.get("KG_CORPORA")
_CORPORA = Path(_GIVEN) if _GIVEN else Path(__file__).parents[2] / "shared" / "corpora"

_ALIKE = """
CREATE TABLE SETTINGS (Property TEXT, Value TEXT);
CREATE TABLE DOCUMENTS (ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
    Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES (ID INTEGER, Label TEXT, Red INTEGER, Green INTEGER,
    Blue INTEGER);
CREATE TABLE VARIABLES (ID INTEGER, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE REGEXES (Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE STATEMENTS (ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER, Stop INTEGER, Coder INTEGER);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51),
    (2, 'Annotation', 10, 20, 30);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1),
    (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
    (4, 'agreement', 'boolean', 1), (5, 'strength', 'integer', 1),
    (6, 'note', 'long text', 2);
INSERT INTO REGEXES VALUES ('park(s)?', 200, 0, 0);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 22, 32, 1), (2, 1, 1, 51, 69, 2),
    (3, 1, 2, 0, 33, 2), (4, 2, 2, 35, 60, 2);
"""

_VERSION_3 = """
CREATE TABLE CODERS (ID INTEGER, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER,
    Refresh INTEGER, FontSize INTEGER, Password TEXT, PopupWidth INTEGER);
CREATE TABLE CODERRELATIONS (ID INTEGER, Coder INTEGER, OtherCoder INTEGER,
    viewStatements INTEGER, editStatements INTEGER, viewDocuments INTEGER,
    editDocuments INTEGER);
CREATE TABLE VARIABLELINKS (ID INTEGER, SourceVariableId INTEGER,
    TargetVariableId INTEGER);
CREATE TABLE DATABOOLEAN (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATAINTEGER (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATALONGTEXT (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    Value TEXT);
CREATE TABLE DATASHORTTEXT (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    Entity INTEGER);
CREATE TABLE ENTITIES (ID INTEGER, VariableId INTEGER, Value TEXT, Red INTEGER,
    Green INTEGER, Blue INTEGER, ChildOf INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER, VariableId INTEGER,
    AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES (ID INTEGER, EntityId INTEGER,
    AttributeVariableId INTEGER, AttributeValue TEXT);
INSERT INTO SETTINGS VALUES ('version', '3.1.2'), ('date', '2026-01-01');
INSERT INTO CODERS VALUES (1, 'Admin', 0, 0, 0, 0, 14, 'c2VjcmV0', 300),
    (2, 'Cleo Coder', 1, 2, 3, 0, 12, 'c2VjcmV0', 200);
INSERT INTO CODERRELATIONS VALUES (1, 1, 2, 1, 1, 1, 1), (2, 2, 1, 1, 0, 1, 0);
INSERT INTO VARIABLELINKS VALUES (1, 1, 2);
INSERT INTO ENTITIES VALUES (1, 1, 'Ada Example', 255, 0, 16, NULL),
    (2, 1, 'Ben Sample', 0, 0, 0, NULL), (3, 1, '', 0, 0, 0, NULL),
    (4, 2, '', 0, 0, 0, NULL), (5, 2, 'Sample Union', 1, 2, 3, NULL),
    (6, 2, 'Sample Union, local branch', 1, 2, 3, 5),
    (7, 3, 'Parks; "green" ones', 0, 128, 0, NULL);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 2, 'Type'), (3, 2, 'Notes');
INSERT INTO ATTRIBUTEVALUES VALUES (1, 1, 1, 'Citizen'), (2, 5, 2, 'Union'),
    (3, 5, 3, 'large'), (4, 6, 2, 'Union');
INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 0), (3, 3, 4, 1);
INSERT INTO DATAINTEGER VALUES (1, 1, 5, -2), (2, 2, 5, 200), (3, 3, 5, 0);
INSERT INTO DATALONGTEXT VALUES (1, 4, 6, 'to be looked at again');
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 4), (3, 1, 3, 7),
    (4, 2, 1, 2), (5, 2, 2, 5), (6, 2, 3, 7),
    (7, 3, 1, 3), (8, 3, 2, 5), (9, 3, 3, 7);
"""

_VERSION_2 = """
CREATE TABLE CODERS (ID INTEGER, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER,
    Password TEXT);
CREATE TABLE CODERPERMISSIONS (ID INTEGER, Coder INTEGER, Type TEXT,
    Permission INTEGER);
CREATE TABLE STATEMENTLINKS (ID INTEGER, SourceId INTEGER, TargetId INTEGER);
CREATE TABLE DATABOOLEAN (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT (ID INTEGER, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value TEXT);
CREATE TABLE ATTRIBUTES (ID INTEGER, VariableId INTEGER, Value TEXT, Red INTEGER,
    Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf INTEGER);
INSERT INTO SETTINGS VALUES ('version', '2.0 beta 19'), ('date', '2016-06-24'),
    ('statementColor', 'statementType'), ('activeCoder', '2');
INSERT INTO CODERS VALUES (1, 'Admin', 0, 0, 0, 'secret'),
    (2, 'Cleo Coder', 1, 2, 3, 'secret');
INSERT INTO CODERPERMISSIONS VALUES (1, 1, 'addDocuments', 1),
    (2, 2, 'addDocuments', 0), (3, 2, 'viewOthersStatements', 0),
    (4, 2, 'editStatementTypes', 0);
INSERT INTO STATEMENTLINKS VALUES (1, 1, 2);
INSERT INTO ATTRIBUTES VALUES (1, 1, 'Ada Example', 255, 0, 16, 'Citizen', '', NULL, 0),
    (2, 2, 'Sample Union', 1, 2, 3, 'Union', 'SU', 'large', NULL),
    (3, 2, 'Sample Union, local branch', 1, 2, 3, 'Union', '', '', 2);
INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1, 1), (2, 2, 4, 1, 0), (3, 3, 4, 1, 1);
INSERT INTO DATAINTEGER VALUES (1, 1, 5, 1, -2), (2, 2, 5, 1, 200), (3, 3, 5, 1, 0);
INSERT INTO DATALONGTEXT VALUES (1, 4, 6, 2, 'to be looked at again');
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1, 'Ada Example'), (2, 1, 2, 1, ''),
    (3, 1, 3, 1, 'Parks; "green" ones'), (4, 2, 1, 1, 'Ben Sample'),
    (5, 2, 2, 1, 'Sample Union'), (6, 2, 3, 1, 'Parks; "green" ones'),
    (7, 3, 1, 1, ''), (8, 3, 2, 1, 'Sample Union'), (9, 3, 3, 1, 'Parks; "green" ones');
"""


def version_3(path: Path, *statements: str) -> Path:
    """Make a file of version 3 and change it by statements of SQL."""
    return _made(path, _VERSION_3, 1, statements)


def version_2(path: Path, *statements: str) -> Path:
    """Make a file of version 2 and change it by statements of SQL."""
    return _made(path, _VERSION_2, 1000, statements)


def _made(path: Path, script: str, second: int, statements: tuple[str, ...]) -> Path:
    first = (1, FIRST_TEXT, 1, "Dee", "Daily Sample", "news", "article")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_ALIKE + script)
        connection.executemany(
            "INSERT INTO DOCUMENTS VALUES (?, 'Parks', ?, ?, ?, ?, ?, '', ?, ?)",
            [
                (*first, JUNE_24 * second),
                (*(2, SECOND_TEXT, 2, "", "Example Post", "", ""), JUNE_25 * second),
            ],
        )
        for one in statements:
            connection.execute(one)
        connection.commit()
    return path


def synthetic() -> Path:
    """Return the fictional database of the corpora; skip the test without it."""
    path = _CORPORA / "dna" / "synthetic.dna"
    if not path.is_file():
        pytest.skip("the corpora are not here: set KG_CORPORA to their folder")
    return path
