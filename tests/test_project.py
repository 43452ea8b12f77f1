from __future__ import annotations

from pathlib import Path

import networkx
import pytest
import rdflib

import kg
from kg.errors import QueryError, UnknownName
from kg.project import Project
from tests.seed import SEED


def test_the_public_names_are_these() -> None:
    assert kg.__all__ == ["KGError", "Project", "__version__", "open", "open_dna"]
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def test_importing_the_package_is_light() -> None:
    import subprocess
    import sys

    heavy = "{'rdflib', 'networkx', 'pyvis', 'pyoxigraph'}"
    code = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(kg.__file__).parent.parent,
        timeout=60,
    )
    assert done.stdout == "[]\n"


def test_statements_have_text_speakers_span_and_document(seed_project: Project) -> None:
    [one] = seed_project.statements(by="Maria Zakharova", about="the West")
    source = (seed_project.settings.documents / f"{SEED}.txt").read_bytes().decode()
    assert one.text == source[one.span.start : one.span.end]
    assert [s.label for s in one.speakers] == ["Maria Zakharova"]
    assert one.document.id == SEED
    assert one.document.issued == "2024-09-05"
    assert one.role_line.startswith("Maria Zakharova, Director")


@pytest.mark.parametrize(
    "name",
    [
        "Andrey Neznamov",
        "Neznamov",
        "neznamov",
        "Андрей Незнамов",
        "person/andrey-neznamov",
        "https://w3id.org/ai-positions/id/person/andrey-neznamov",
    ],
)
def test_any_name_of_a_person_finds_the_same_statement(
    name: str, seed_project: Project
) -> None:
    [one] = seed_project.statements(by=name)
    assert (one.span.start, one.span.end) == (5060, 5980)


def test_an_unknown_name_is_met_with_near_ones(seed_project: Project) -> None:
    with pytest.raises(UnknownName, match="near: Andrey Neznamov"):
        seed_project.statements(by="Andrei Neznamov")


def test_about_covers_narrower_topics_and_coded_targets(seed_project: Project) -> None:
    about = {one.span.start for one in seed_project.statements(about="fresh water")}
    assert 3761 in about
    everything = seed_project.statements(about="artificial intelligence")
    assert len(everything) > len(seed_project.statements(about="deepfakes")) > 0


def test_a_name_in_the_editors_bracket_is_not_the_speakers(
    seed_project: Project,
) -> None:
    rows = seed_project.store.select(
        """PREFIX kg: <https://w3id.org/ai-positions/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?start WHERE { ?m a kg:Mention ; oa:hasSelector/oa:start ?start ;
          kg:refersTo <https://w3id.org/ai-positions/id/org/brics> } ORDER BY ?start"""
    )
    starts = [int(row["start"].value) for row in rows]
    assert 5090 in starts  # linked as a mention …
    [one] = seed_project.statements(by="Neznamov")
    said = {span.start: said for thing, span, said in one.mentions}
    assert said[5090] is False  # … but the editor's word
    assert said[5475] is True


def test_an_answer_becomes_a_frame_and_a_notebook_table(seed_project: Project) -> None:
    rows = seed_project.ask("cq08")
    frame = rows.to_frame()
    assert list(frame.columns) == list(rows.columns)
    assert len(frame) == len(rows) == 1
    assert rows[0]["count"] == 15
    assert "<table>" in rows._repr_html_()
    assert rows[0:1].columns == rows.columns


def test_a_notebook_shows_statements_as_quotations(seed_project: Project) -> None:
    shown = seed_project.statements(by="Plugotarenko")._repr_html_()
    assert "&lt;...&gt;" in shown  # an elision is shown, never taken for a tag
    assert shown.count("<blockquote>") == 1


def test_a_notebook_shows_the_network_page_in_a_frame(
    seed_project: Project, tmp_path: Path
) -> None:
    page = seed_project.view(about="BRICS")
    assert page._repr_html_().startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert page.save(tmp_path / "x.html").read_text(encoding="utf-8") == page.html


def test_the_network_is_networkx_and_every_edge_has_its_statements(
    seed_project: Project,
) -> None:
    network = seed_project.relations()
    assert isinstance(network, networkx.MultiDiGraph)
    known = {one.iri for one in seed_project.statements()}
    for _, _, data in network.edges(data=True):
        assert data["statements"]
        assert set(data["statements"]) <= known


def test_the_graph_is_an_rdflib_dataset_with_the_same_data(
    seed_project: Project,
) -> None:
    graph = seed_project.graph
    assert isinstance(graph, rdflib.Dataset)
    exported = (seed_project.settings.exports / "kg.nq").read_bytes().splitlines()
    ontology = rdflib.URIRef("https://w3id.org/ai-positions/graph/ontology")
    quads = [quad for quad in graph.quads() if quad[3] != ontology]
    assert len(quads) == len(exported)
    kind = "<https://w3id.org/ai-positions/ontology#Statement>"
    assert len(list(graph.query(f"SELECT ?s {{ ?s a {kind} }}"))) == 10


def test_the_rdflib_graph_cannot_reach_out_and_cannot_be_changed(
    seed_project: Project,
) -> None:
    for query in (
        "SELECT * FROM <http://example.org/x> { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://example.org/x> { ?s ?p ?o } }",
    ):
        with pytest.raises(QueryError, match="refused"):
            seed_project.graph.query(query)
    with pytest.raises(QueryError, match="read-only"):
        seed_project.graph.update("DELETE WHERE { ?s ?p ?o }")


def test_a_merge_counts_nothing_twice(seed_copy: Path) -> None:
    documents = seed_copy / "seeds" / "documents"
    text = (documents / f"{SEED}.txt").read_bytes()
    (documents / "again.txt").write_bytes(text + b"\n")
    table = seed_copy / "seeds" / "documents.csv"
    table.write_text(
        table.read_text(encoding="utf-8") + "again,again.txt,,org/roscongress,,en,,,\n",
        encoding="utf-8",
    )
    project = kg.open(seed_copy)
    project.build()
    assert not project.check()
    # Both pages attest the same nine memberships; each is one thing in the answer.
    rows = project.store.select(
        """PREFIX org: <http://www.w3.org/ns/org#>
        SELECT ?m WHERE { ?m a org:Membership ; org:member ?who ; org:role ?role }"""
    )
    assert len(list(rows)) == 9
    assert len(project.statements(by="Neznamov")) == 2
    speakers = {s.iri for one in project.statements() for s in one.speakers}
    assert len(speakers) == 6  # the same names, not new people
