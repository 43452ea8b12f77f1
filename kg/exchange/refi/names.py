"""REFI-QDA, the exchange format of qualitative analysis: what maps to what.

| here | in a project file (.qde) |
|---|---|
| coder | `User` |
| statement type, variable, value | codes, each below the other, told by description |
| document | `TextSource`, its text in a plain text file, its facts as variable values |
| statement | `PlainTextSelection` of one coder, with a `Coding` of type and values |
| long text | a `Note` at the coding of its variable |
| attribute of a value | `Case` with the value's code and variable values |

Positions are Unicode code points, counted from 0, in the plain text as it is: a line
end of two characters counts as two. Versions 1.0 and 1.5 have the same names.
"""

from __future__ import annotations

import re
import uuid

NAMESPACE = "urn:QDA-XML:project:1.0"
Q = f"{{{NAMESPACE}}}"
ORIGIN = "who-said-what"
PROJECT = "project.qde"
SOURCES = "sources"
INTERNAL = "internal://"
TYPE = "statement type"  # the description of a type's code; a variable's is its kind
# The facts of a document, as variables of text sources.
FACTS = ("date", "author", "source", "section", "type", "notes")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guid(*names: object) -> str:
    """Return an identifier made of names, the same in every run."""
    joined = "\n".join(map(str, names))
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}\n{joined}"))


def clean(words: str) -> str:
    """Return words in which characters that XML cannot hold are U+FFFD, one for one."""
    return _NO_XML.sub("\ufffd", words)
