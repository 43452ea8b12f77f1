"""The rows of an answer: plain values that can become a table, JSON or a DataFrame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, overload

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.vocabulary import XSD

if TYPE_CHECKING:
    import pandas

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | None


def plain(term: Term | None) -> Value:
    """Return a term as Python has it: an IRI as str, a literal by its datatype."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype == XSD.integer:
            return int(term.value)
        if datatype in (XSD.decimal, XSD.double):
            return float(term.value)
        return term.value == "true" if datatype == XSD.boolean else term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)


@dataclass(frozen=True, slots=True)
class Rows(Sequence[dict[str, Value]]):
    """An answer, row by row; a variable without a value reads as None."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    title: str = ""

    @overload
    def __getitem__(self, index: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> dict[str, Value] | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self.terms[index], self.title)
        return dict(zip(self.columns, map(plain, self.terms[index]), strict=True))

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (self[i] for i in range(len(self)))

    def to_frame(self) -> pandas.DataFrame:
        """Return the rows as a pandas DataFrame, with the columns of the query."""
        try:
            import pandas
        except ImportError as error:
            raise KGError(
                "to_frame needs pandas; install it, or the extra [frames]"
            ) from error
        return pandas.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """Return the rows as an HTML table, for notebooks."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{escape('' if v is None else str(v))}</td>" for v in row.values()
            )
            + "</tr>"
            for row in self
        )
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead>{body}</table>"


def rows_of(answer: ox.QuerySolutions, title: str = "") -> Rows:
    """Return the solutions of a SELECT query as rows."""
    columns = tuple(variable.value for variable in answer.variables)
    try:
        terms = tuple(tuple(one[name] for name in columns) for one in answer)
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error
    return Rows(columns, terms, title)
