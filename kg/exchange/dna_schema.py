"""The tables of a `.dna` file of version 3.1, with the rules that its program keeps."""

from __future__ import annotations

from collections.abc import Mapping

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
