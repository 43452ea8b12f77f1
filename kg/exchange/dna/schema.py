"""The tables of a `.dna` file of version 3.1, with the rules that its program keeps."""

from __future__ import annotations

from collections.abc import Mapping

VERSION = "3.1.2"  # whose tables these are
# Marks a file that was written here, whose offsets are UTF-16 units without doubt.
APPLICATION = int.from_bytes(b"wsw1", "big")
PERMISSIONS = tuple(
    f"Permission{one}"
    for one in (
        "AddDocuments",
        "EditDocuments",
        "DeleteDocuments",
        "ImportDocuments",
        "AddStatements",
        "EditStatements",
        "DeleteStatements",
        "EditAttributes",
        "EditRegex",
        "EditStatementTypes",
        "EditCoders",
        "EditCoderRelations",
        "ViewOthersDocuments",
        "EditOthersDocuments",
        "ViewOthersStatements",
        "EditOthersStatements",
    )
)
# The settings of a coder, in the order of their columns, with what a new coder has.
CODER_SETTINGS: Mapping[str, int] = {
    "Refresh": 0,
    "FontSize": 14,
    "PopupWidth": 300,
    "ColorByCoder": 0,
    "PopupDecoration": 0,
    "PopupAutoComplete": 1,
} | dict.fromkeys(PERMISSIONS, 1)

_KEY = "ID INTEGER NOT NULL PRIMARY KEY"
_STATEMENT = "StatementId INTEGER NOT NULL"
_VARIABLE = "VariableId INTEGER NOT NULL"
_ONE_VALUE = "UNIQUE (StatementId, VariableId)"


def _short(name: str, rest: str = "NOT NULL") -> str:
    return f"{name} TEXT {rest} CHECK (LENGTH({name}) < 191)"


def _within(name: str, low: int, high: int, rest: str) -> str:
    return f"{name} INTEGER {rest} CHECK ({name} BETWEEN {low} AND {high})"


def _flag(name: str, default: int = 1) -> str:
    return _within(name, 0, 1, f"NOT NULL DEFAULT {default}")


def _colour(rest: str = "NOT NULL DEFAULT 0") -> list[str]:
    return [_within(one, 0, 255, rest) for one in ("Red", "Green", "Blue")]


def _refers(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


_OF_STATEMENT = _refers("StatementId", "STATEMENTS")
_OF_VARIABLE = _refers("VariableId", "VARIABLES")

# What each table is made of: its columns in their order, then its rules.
TABLES: Mapping[str, list[str]] = {
    "SETTINGS": ["Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"],
    "CODERS": [
        _KEY,
        _short("Name"),
        *_colour(),
        _within("Refresh", 0, 9999, "NOT NULL DEFAULT 0"),
        _within("FontSize", 1, 99, "NOT NULL DEFAULT 14"),
        _short("Password"),
        _within("PopupWidth", 100, 9999, "DEFAULT 300"),
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete"),
        *(_flag(one) for one in PERMISSIONS),
    ],
    "DOCUMENTS": [
        _KEY,
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        _short("Author", "NOT NULL DEFAULT ''"),
        _short("Source", "NOT NULL DEFAULT ''"),
        _short("Section", "NOT NULL DEFAULT ''"),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", "NOT NULL DEFAULT ''"),
        "Date INTEGER NOT NULL",
        _refers("Coder", "CODERS"),
    ],
    "STATEMENTTYPES": [_KEY, _short("Label"), *_colour()],
    "VARIABLES": [
        _KEY,
        _short("Variable"),
        "DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN "
        "('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId INTEGER",
        _refers("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    ],
    "VARIABLELINKS": [
        _KEY,
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (SourceVariableId != TargetVariableId)",
        _refers("SourceVariableId", "VARIABLES"),
        _refers("TargetVariableId", "VARIABLES"),
    ],
    "REGEXES": [_short("Label", "PRIMARY KEY"), *_colour()],
    "CODERRELATIONS": [
        _KEY,
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        _flag("viewStatements"),
        _flag("editStatements"),
        _flag("viewDocuments"),
        _flag("editDocuments"),
        "CHECK (Coder != OtherCoder)",
        _refers("Coder", "CODERS"),
        _refers("OtherCoder", "CODERS"),
    ],
    "STATEMENTS": [
        _KEY,
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _refers("StatementTypeId", "STATEMENTTYPES"),
        _refers("Coder", "CODERS"),
        _refers("DocumentId", "DOCUMENTS"),
    ],
    "DATABOOLEAN": [
        *(_KEY, _STATEMENT, _VARIABLE, "Value INTEGER NOT NULL DEFAULT 1"),
        *(_OF_STATEMENT, _OF_VARIABLE, _ONE_VALUE),
    ],
    "DATAINTEGER": [
        *(_KEY, _STATEMENT, _VARIABLE, "Value INTEGER NOT NULL DEFAULT 0"),
        *(_OF_STATEMENT, _OF_VARIABLE, _ONE_VALUE),
    ],
    "ENTITIES": [
        *(_KEY, _VARIABLE, _short("Value", "NOT NULL DEFAULT ''")),
        *_colour(""),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _refers("ChildOf", "ENTITIES"),
        _OF_VARIABLE,
    ],
    "DATASHORTTEXT": [
        *(_KEY, _STATEMENT, _VARIABLE, "Entity INTEGER NOT NULL"),
        *(_OF_STATEMENT, _OF_VARIABLE, _refers("Entity", "ENTITIES"), _ONE_VALUE),
    ],
    "DATALONGTEXT": [
        *(_KEY, _STATEMENT, _VARIABLE, "Value TEXT DEFAULT ''"),
        *(_OF_STATEMENT, _OF_VARIABLE, _ONE_VALUE),
    ],
    "ATTRIBUTEVARIABLES": [
        *(_KEY, _VARIABLE, _short("AttributeVariable")),
        "UNIQUE (VariableId, AttributeVariable)",
        _OF_VARIABLE,
    ],
    "ATTRIBUTEVALUES": [
        *(_KEY, "EntityId INTEGER NOT NULL", "AttributeVariableId INTEGER NOT NULL"),
        _short("AttributeValue", "NOT NULL DEFAULT ''"),
        "UNIQUE (EntityId, AttributeVariableId)",
        _refers("EntityId", "ENTITIES"),
        _refers("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ],
}
# Only version 2 has it. A file of version 3 gets it where there are such links, so that
# they are not lost; its program does not look at it.
STATEMENT_LINKS = [
    *(_KEY, "SourceId INTEGER NOT NULL", "TargetId INTEGER NOT NULL"),
    _refers("SourceId", "STATEMENTS"),
    _refers("TargetId", "STATEMENTS"),
]


def create(table: str, parts: list[str]) -> str:
    """Return the SQL that makes a table."""
    return f"CREATE TABLE {table} ({', '.join(parts)})"
