"""Everything that can go wrong, in words for the person who has to put it right.

KGError                    2  it could not run
├── DataError              1  the data broke a rule
│   ├── SourceError           a document cannot be read as what it should be
│   │   └── ReaderError           no reader can be chosen for it, or two could
│   │       └── NoStatements         a reader found nobody who says anything
│   ├── TableError            a row or a column of a CSV file is wrong
│   └── EvidenceError         words that were to prove something are not in the source
├── SettingsError             `kg.toml` is missing or wrong
├── UnknownName               a name that is in no list; near ones are offered
├── QueryError                a query cannot be read, or asks for what is not allowed
├── StoreError                the graph is missing, locked or of another version
└── ReasonerError             the reasoner could not finish
    └── JavaMissing           the reasoner needs Java, and none was found
"""

from __future__ import annotations


class KGError(Exception):
    """The base of all errors: what is wrong, where, and what to do about it."""

    exit_code = 2


class DataError(KGError):
    """The data broke a rule."""

    exit_code = 1


class SourceError(DataError):
    """A document cannot be read as what it should be."""


class ReaderError(SourceError):
    """No reader, or more than one, takes a document for its kind."""


class NoStatements(ReaderError):  # noqa: N818 - reads as a sentence where it is raised
    """A document has nothing in it that somebody says."""


class TableError(DataError):
    """A row or a column of a CSV file is wrong."""


class EvidenceError(DataError):
    """Words that were to prove something are not in the source."""


class SettingsError(KGError):
    """The file `kg.toml` is missing or wrong."""


class UnknownName(KGError):  # noqa: N818 - reads as a sentence where it is raised
    """A name that is in no list."""


class QueryError(KGError):
    """A query cannot be read, or asks for what is not allowed."""


class StoreError(KGError):
    """The graph is missing, locked or of another version."""


class ReasonerError(KGError):
    """The reasoner could not finish."""


class JavaMissing(ReasonerError):  # noqa: N818 - reads as a sentence where it is raised
    """The reasoner needs Java, and none was found."""
