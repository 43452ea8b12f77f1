"""Networks of coded statements, asked for in plain words: a project's or a file's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kg.networks.request import Defaults, Request, Settings, make_request

if TYPE_CHECKING:
    from kg.networks.network import Network
    from kg.networks.table import StatementTable


class Discourse:
    """Coded statements and the networks among their values.

    `table_for` gives the statements for a request: where a position has several
    topics or organisations, the rows depend on the variables that are asked for.
    `renamed` puts the variables of a request into the statements' own words.
    """

    def __init__(
        self,
        table_for: Callable[[Request], StatementTable],
        defaults: Defaults,
        renamed: Callable[[Request], Request] = lambda request: request,
    ) -> None:
        self.table_for = table_for
        self.defaults = defaults
        self.renamed = renamed

    def request(self, **settings: Unpack[Settings]) -> Request:
        """Return the settings as a checked value; what is not given has its default."""
        return self.renamed(make_request(settings, self.defaults))

    def statements(self, request: Request) -> StatementTable:
        """Return the statements that a request is counted from, before any filter."""
        return self.table_for(request)

    def network(self, **settings: Unpack[Settings]) -> Network:
        """Return one network: its labels, its matrix and the statements behind it."""
        from kg.networks.compute import make_network

        request = self.request(**settings)
        return make_network(self.table_for(request), request)

    def networks(self, **settings: Unpack[Settings]) -> tuple[Network, ...]:
        """Return one network for each window of time."""
        from kg.networks.slices import make_slices

        request = self.request(**settings)
        return make_slices(self.table_for(request), request)


def open_dna(path: str | Path, type: str | None = None) -> Discourse:
    """Open the statements of one type in a `.dna` file; of its first type if of none.

    The file is only read. Raises DataError with the table and row of what is wrong.
    """
    from kg.exchange.dna.reader import read_dna
    from kg.exchange.statement_table import statement_table

    table = statement_table(read_dna(Path(path)), type)
    return Discourse(lambda _: table, table.defaults)
