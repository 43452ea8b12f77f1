"""The values of coded statements, put together from the tables of each data type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.exchange.database import DatabaseStatement, StatementType
from kg.exchange.dna.problems import Problems
from kg.exchange.dna.rows import known, number
from kg.exchange.dna.sqlite import Field, Row, integer
from kg.networks.table import Kind, Level


class Value(NamedTuple):
    """A row of a table of values: what one variable says of one statement."""

    row: int
    statement: int
    variable: int
    value: Level


class Values:
    """The values of statements, put together from the tables of each data type."""

    def __init__(
        self,
        problems: Problems,
        statements: Sequence[DatabaseStatement],
        types: Sequence[StatementType],
    ) -> None:
        self._problems = problems
        self._types = {one.id: one.type for one in statements}
        self._statements = statements
        self._variables = {
            variable.id: (variable, type.id)
            for type in types
            for variable in type.variables
        }
        self._values: dict[int, dict[int, Level]] = {one.id: {} for one in statements}

    def add(self, table: str, kind: Kind, rows: Iterable[Value]) -> None:
        """Take the rows of one table in; what does not fit is noted as a problem."""
        fitting = {
            variable.id: type
            for variable, type in self._variables.values()
            if variable.kind is kind
        }
        for row in rows:
            type = self._types.get(row.statement)
            values = self._values.get(row.statement)
            if (
                values is None
                or type is None
                or fitting.get(row.variable) != type
                or row.variable in values
                or (kind is Kind.BOOLEAN and row.value not in (0, 1))
            ):
                self._refuse(table, row, kind)
            else:
                values[row.variable] = row.value

    def _refuse(self, table: str, row: Value, kind: Kind) -> None:
        """Note why a value does not fit, unless what it refers to was refused."""
        problems = self._problems
        statement = ("StatementId", row.statement)
        variable = ("VariableId", row.variable)
        if not known(problems, table, row.row, statement, self._types):
            return
        if not known(problems, table, row.row, variable, self._variables):
            return
        found, type = self._variables[row.variable]
        wrong = f"statement {row.statement} has another value for the variable"
        if kind is Kind.BOOLEAN and row.value not in (0, 1):
            wrong = f"Value {row.value} is neither 0 nor 1"
        if found.kind is not kind:
            wrong = f"variable {row.variable} is of type {found.kind.value}"
        elif type != self._types[row.statement]:
            wrong = f"variable {row.variable} is not of the type of the statement"
        problems.add(table, row.row, wrong)

    def statements(self) -> tuple[DatabaseStatement, ...]:
        """Return the statements with their values, these in the order of variables."""
        return tuple(
            DatabaseStatement(
                id=one.id,
                type=one.type,
                document=one.document,
                start=one.start,
                stop=one.stop,
                coder=one.coder,
                values=dict(sorted(self._values[one.id].items())),
            )
            for one in self._statements
        )


def value_fields(value: Field) -> list[Field]:
    """Return the fields of a table of values."""
    return [integer("ID"), integer("StatementId"), integer("VariableId"), value]


def value_rows(rows: Iterable[Row]) -> Iterable[Value]:
    """Return rows of a table of values; those without a value are left out."""
    for row in rows:
        if row[3] is not None:
            yield Value(number(row[0]), number(row[1]), number(row[2]), row[3])
