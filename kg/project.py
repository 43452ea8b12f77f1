"""A project opened: everything that the command line does, in as few words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pyoxigraph as ox

from kg.errors import QueryError
from kg.lookup import Lookup, read_lookup
from kg.notebook import Page, Statements
from kg.questions import (
    Question,
    Questions,
    find_question,
    read_question,
    read_questions,
)
from kg.records import PositionRecord
from kg.resources import ONTOLOGY, QUERIES
from kg.rows import Rows, rows_of
from kg.selection import Selection
from kg.settings import Settings, read_settings
from kg.store import Answer, Graph, digest_of_graph, open_graph
from kg.triples.iris import Minter

if TYPE_CHECKING:
    import networkx
    from rdflib import Dataset

    from kg.build import BuildReport
    from kg.checks import Finding
    from kg.corpus import Progress
    from kg.discourse import Discourse
    from kg.exports import Exportable
    from kg.networks.network import Network
    from kg.networks.request import Request
    from kg.networks.request import Settings as NetworkSettings
    from kg.networks.table import StatementTable
    from kg.reason import ReasonReport

SPEAKERS = ("person", "organization", "unit", "state", "collaboration", "collective")
SUBJECTS = (*SPEAKERS, "topic", "initiative", "claim")


class Project:
    """A project: its files, its graph, and the questions it can be asked.

    Names of people, organisations, topics and so on are accepted wherever an IRI is.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.mint = Minter(settings.base)

    def __repr__(self) -> str:
        return f"<kg project {self.settings.title!r} in {self.settings.root}>"

    # -- making ----------------------------------------------------------------

    def build(self, progress: Progress | None = None, workers: int = 1) -> BuildReport:
        """Build the graph and its exports from the project's files.

        A document that cannot be read is left out and named in `failures`. `workers`
        processes share the reading out; a script that asks for several has to guard its
        own code by `if __name__ == "__main__"`. Raises KGError with the file and the
        line of what is wrong; the last good graph and its exports stay.
        """
        from kg.build import building, silent
        from kg.exports import staged_exports

        with building(self.settings, progress or silent, workers) as built:
            data = self._exportable(built.graph, built.report.digest)
            # The files are all written before the new graph takes the old one's place.
            with staged_exports(data, self.settings) as publish:
                built.finish()
                publish()
        self._forget()
        return built.report

    def check(self) -> tuple[Finding, ...]:
        """Return everything that is wrong with the graph; nothing when all is well.

        Every span is compared with its source, the data with the shapes, and the
        violation queries are run.
        """
        from kg.checks import (
            SourceText,
            check_evidence,
            check_exports,
            check_stored_shapes,
            read_violations,
            run_violations,
        )
        from kg.intake import text_of
        from kg.sources import read_records

        texts = {
            record.id: SourceText(*text_of(self.settings, record))
            for _, record in read_records(self.settings)
        }
        violations = {
            **read_violations(QUERIES / "qc"),
            **read_violations(self.settings.queries / "qc"),
        }
        return (
            *check_exports(self.settings.exports, digest_of_graph(self.settings)),
            *check_evidence(self.store, texts),
            *check_stored_shapes(self.store, ONTOLOGY / "shapes.ttl"),
            *run_violations(self.store, violations),
        )

    def reason(self) -> ReasonReport:
        """Ask HermiT whether the vocabulary and the graph contradict each other.

        Raises JavaMissing where there is no Java.
        """
        from kg.exports import quad_lines
        from kg.reason import reason

        quads = quad_lines(self.quads())
        return reason(ONTOLOGY / "kg.ttl", [quads])

    def _forget(self) -> None:
        for name in ("store", "lookup", "selection", "graph", "discourse"):
            self.__dict__.pop(name, None)

    # -- reading ---------------------------------------------------------------

    @cached_property
    def store(self) -> Graph:
        """The graph, as the engine under it holds it."""
        return open_graph(self.settings)

    @cached_property
    def graph(self) -> Dataset:
        """The same data as an rdflib Dataset; its default graph is the merge of all."""
        return self.store.dataset()

    @cached_property
    def lookup(self) -> Lookup:
        """Names for IRIs and IRIs for names."""
        return self._lookup(self.store)

    def _lookup(self, graph: Graph) -> Lookup:
        names = read_question(QUERIES / "records" / "names.rq")
        return read_lookup(graph, names.text, self.mint)

    @cached_property
    def selection(self) -> Selection:
        """Records out of the graph."""
        return Selection(self.store, self.lookup)

    def _chosen(self, by: str | None, about: str | None) -> frozenset[str] | None:
        return self.selection.chosen(
            None if by is None else self.lookup.find(by, SPEAKERS),
            None if about is None else self.lookup.find(about, SUBJECTS),
        )

    def statements(
        self, *, by: str | None = None, about: str | None = None
    ) -> Statements:
        """Return who said what: `.text .speakers .span .document` and more of each.

        `by` is a person, or an organisation whose people speak for it; `about` is
        anything that is named in the words, or that a position is held on. Raises
        UnknownName, with near names, for a name that nothing in the graph has.
        """
        return Statements(self.selection.statements(self._chosen(by, about)))

    def positions(
        self, *, by: str | None = None, about: str | None = None
    ) -> tuple[PositionRecord, ...]:
        """Return the positions that rest on the statements by and about somebody."""
        return self.selection.positions(self._chosen(by, about))

    def relations(
        self, *, by: str | None = None, about: str | None = None
    ) -> networkx.MultiDiGraph:
        """Return who speaks about whom, and who supports or opposes what.

        Every edge carries the statements and positions that it stands for.
        """
        from kg.relations import relation_network

        chosen = self._chosen(by, about)
        return relation_network(
            self.selection.statements(chosen), self.selection.positions(chosen)
        )

    # -- networks --------------------------------------------------------------

    @cached_property
    def discourse(self) -> Discourse:
        """The positions and coded statements that discourse networks are made of."""
        from kg.discourse import Discourse
        from kg.project_rows import read_rows
        from kg.project_table import DEFAULTS, project_table, renamed

        read = read_rows(self.selection)

        def table_for(request: Request) -> StatementTable:
            return project_table(read.rows, request, read.kinds)

        return Discourse(table_for, DEFAULTS, renamed)

    def network(self, **settings: Unpack[NetworkSettings]) -> Network:
        """Return a discourse network: who agrees with whom, and on what.

        The settings are those of `kg network`: `mode`, `var1`, `var2`, `qualifier`,
        `aggregation`, `normalization`, `duplicates`, `exclude`, `start` … Its labels,
        matrix and statements are attributes; every cell can be explained.
        """
        return self.discourse.network(**settings)

    def quads(self) -> tuple[ox.Quad, ...]:
        """Return every quad of the data, sorted; the vocabulary is not among them."""
        return self._quads(self.store)

    def _quads(self, graph: Graph) -> tuple[ox.Quad, ...]:
        ontology = ox.NamedNode(self.mint.graph("ontology"))
        data = (q for q in graph.quads() if q.graph_name != ontology)
        return tuple(sorted(data, key=str))

    # -- asking ----------------------------------------------------------------

    @property
    def questions(self) -> Questions:
        """The questions that come with the package, and the project's own."""
        return read_questions(QUERIES / "cq", self.settings.queries / "cq")

    def ask(self, question: str, **values: object) -> Rows:
        """Answer a question, by its number or name, with these values."""
        found, text = self._bound(question, values)
        try:
            return rows_of(self.store.select(text), found.title)
        except QueryError as error:
            raise QueryError(f"{found.file}: {error}") from error

    def sparql(self, question: str, **values: object) -> str:
        """Return the SPARQL of a question with these values, to run anywhere."""
        return self._bound(question, values)[1]

    def _bound(
        self, question: str, values: Mapping[str, object]
    ) -> tuple[Question, str]:
        found = find_question(self.questions, question)
        given = {
            name: [str(v) for v in one] if isinstance(one, list | tuple) else [str(one)]
            for name, one in values.items()
        }
        return found, found.bind(given, self.lookup.find)

    def query(self, text: str) -> Answer:
        """Run SPARQL 1.1 and return what pyoxigraph returns."""
        return self.store.query(text)

    def question(self, name: str) -> Question:
        """Return the question of this number, name, or part of a name or title."""
        return find_question(self.questions, name)

    def unknown_terms(self, text: str) -> tuple[str, ...]:
        """Return a hint for every term of a query that does not occur in the graph."""
        from kg.hints import empty_answer_hints

        return empty_answer_hints(text, self.store, self.lookup)

    # -- showing ---------------------------------------------------------------

    def exportable(
        self, *, by: str | None = None, about: str | None = None
    ) -> Exportable:
        """Return what the exports are made from, or the part by and about somebody."""
        chosen = self._chosen(by, about)
        return self._exportable(self.store, digest_of_graph(self.settings), chosen)

    def _exportable(
        self, graph: Graph, digest: str, chosen: frozenset[str] | None = None
    ) -> Exportable:
        from kg.exports import Exportable
        from kg.relations import relation_network

        selection = Selection(graph, self._lookup(graph))
        statements = selection.statements(chosen)
        positions = selection.positions(chosen)
        return Exportable(
            base=self.settings.base,
            title=self.settings.title,
            digest=digest,
            quads=self._quads(graph),
            statements=statements,
            positions=positions,
            network=relation_network(statements, positions),
        )

    def view(self, *, by: str | None = None, about: str | None = None) -> Page:
        """Return the network page of all, or of what is by and about somebody."""
        from kg.exports import network_html

        return Page(network_html(self.exportable(by=by, about=about)).decode())


def open_project(path: str | Path = ".") -> Project:
    """Open the project that a path lies in.

    Raises SettingsError when no `kg.toml` is there or above.
    """
    return Project(read_settings(Path(path)))
