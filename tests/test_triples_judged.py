"""What people decided on readings, and what models proposed, in the graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.build import load
from kg.model import Position, Span
from kg.project import Project
from kg.resources import QUERIES
from kg.triples.adjudication import ADJUDICATOR
from kg.triples.codings import position_iri
from kg.triples.iris import Minter
from kg.triples.proposals import (
    ModelRun,
    ProposedPosition,
    proposal_iri,
    proposal_lines,
)
from kg.vocabulary import FOAF, KG, PROV, RDFS, SCHEMA, C
from tests.competency.expected import second_project

MINT = Minter("https://example.org/sample/")
TEXT = "Ada Example said: The sample tax is fair to everyone."
MODEL_RUN = ModelRun(
    name="first-run",
    model="sample-model 1",
    prompt="0" * 64,
    documents=("page",),
    proposals=(
        ProposedPosition(
            document="page",
            statement=Span(18, 53),
            holder="person/ada-example",
            target="claim/tax-is-fair",
            stance="supports",
            evidence=(Span(18, 53),),
            confidence="0.50",
            note="The words are plain.",
        ),
    ),
    endpoint="models.example.org",
    parameters={"temperature": "0"},
    started=datetime(2032, 1, 2, 3, 4, 5),
)
BO = "first-day,person/bo-sample,claim/tax-is-fair"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The second project, after a person decided between its two coders."""
    folder = tmp_path_factory.mktemp("judged") / "project"
    second_project(folder)
    (folder / "seeds" / "adjudications.csv").write_text(
        "document,holder,target,coder,by,reason\n"
        f"{BO},fia-reader,Jo Judge,The rule took a part of a word.\n",
        encoding="utf-8",
    )
    project = kg.open(folder)
    project.build()
    return project


def objects(store: ox.Store, subject: str, predicate: str) -> set[str]:
    found = store.quads_for_pattern(
        ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.DefaultGraph()
    )
    return {getattr(quad.object, "value", "") for quad in found}


def ranks(project: Project) -> dict[str, list[str]]:
    query = (
        f"SELECT ?coder ?rank {{ ?p <{KG.holder}> <{MINT.thing('person/bo-sample')}> ; "
        f"<{KG.target}> <{MINT.thing('claim/tax-is-fair')}> ; <{KG.rank}> ?rank ; "
        f"<{PROV.wasGeneratedBy}>/<{PROV.wasAssociatedWith}> ?coder }}"
    )
    found: dict[str, list[str]] = {}
    answer = project.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        coder = row["coder"].value.rpartition("/")[2]
        found.setdefault(coder, []).append(row["rank"].value.removeprefix(C))
    return found


# -- decisions ---------------------------------------------------------------------


def test_the_reading_that_a_person_chose_is_preferred_and_the_other_deprecated(
    judged: Project,
) -> None:
    assert ranks(judged) == {
        "fia-reader": ["rank-preferred"],
        "word-rule": ["rank-deprecated"],
    }


def test_a_decision_says_by_whom_and_why_and_is_in_a_graph_of_its_own(
    judged: Project,
) -> None:
    graph = ox.NamedNode(MINT.graph("adjudication", "jo-judge"))
    said = {
        (quad.predicate.value, getattr(quad.object, "value", ""))
        for quad in judged.store.quads()
        if quad.graph_name == graph
    }
    assert (RDFS.comment, "The rule took a part of a word.") in said
    assert (PROV.wasAssociatedWith, MINT.agent("jo-judge")) in said
    assert MINT.agent(ADJUDICATOR) not in {value for _, value in said}


def test_a_deprecated_reading_is_in_no_network_and_no_count(judged: Project) -> None:
    query = (QUERIES / "records" / "network.rq").read_text(encoding="utf-8")
    answer = judged.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    found = {
        (row["coder"].value.rpartition("/")[2], row["stance"].value)
        for row in answer
        if row["holder"].value == MINT.thing("person/bo-sample")
        and row["target"].value == MINT.thing("claim/tax-is-fair")
    }
    assert found == {("fia-reader", "opposes")}


def test_a_project_with_a_decision_is_free_of_findings(judged: Project) -> None:
    assert [str(one) for one in judged.check()] == []


def test_a_coder_of_the_project_who_decides_is_the_same_agent(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "project"
    second_project(folder)
    (folder / "seeds" / "adjudications.csv").write_text(
        f"document,holder,target,coder,by,reason\n{BO},fia-reader,fia-reader,Mine.\n",
        encoding="utf-8",
    )
    project = kg.open(folder)
    project.build()
    names = f"SELECT ?name {{ <{MINT.agent('fia-reader')}> <{FOAF.name}> ?name }}"
    answer = project.query(names)
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["name"].value for row in answer] == ["Fia Reader"]


# -- proposals ---------------------------------------------------------------------


def store_of_proposals(*runs: ModelRun) -> ox.Store:
    store = ox.Store()
    load(store, proposal_lines(runs, {"page": TEXT}, MINT))
    return store


def test_a_run_keeps_its_model_prompt_endpoint_parameters_and_time() -> None:
    store = store_of_proposals(MODEL_RUN)
    run = MINT.thing("proposal-run/first-run")
    assert objects(store, run, KG.promptDigest) == {"0" * 64}
    assert objects(store, run, KG.endpoint) == {"models.example.org"}
    assert objects(store, run, PROV.startedAtTime) == {"2032-01-02T03:04:05"}
    assert objects(store, run, PROV.used) == {MINT.source("page")}
    [model] = objects(store, run, PROV.wasAssociatedWith)
    assert objects(store, model, FOAF.name) == {"sample-model 1"}
    [parameter] = objects(store, run, SCHEMA.additionalProperty)
    assert objects(store, parameter, SCHEMA.name) == {"temperature"}
    assert objects(store, parameter, SCHEMA.value) == {"0"}


def test_a_run_without_a_recorded_time_has_none() -> None:
    store = store_of_proposals(replace(MODEL_RUN, started=None))
    assert objects(store, MINT.thing("proposal-run/first-run"), PROV.startedAtTime) == (
        set()
    )


def test_no_query_for_positions_or_coded_values_meets_a_proposal() -> None:
    store = store_of_proposals(MODEL_RUN)
    for path in sorted(QUERIES.rglob("*.rq")):
        text = path.read_text(encoding="utf-8")
        if "kg:stance " in text or "kg:Position" in text:
            answer = store.query(text)
            if isinstance(answer, ox.QuerySolutions):
                proposal = proposal_iri(MODEL_RUN.proposals[0], "first-run", MINT)
                assert proposal not in {
                    getattr(value, "value", "") for row in answer for value in row
                }, path.name


def waiting(store: ox.Store) -> list[str]:
    text = (QUERIES / "cq" / "cq30-proposals-waiting.rq").read_text(encoding="utf-8")
    answer = store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    return [row["proposal"].value for row in answer]


def test_a_proposal_waits_until_a_position_cites_it() -> None:
    store = store_of_proposals(MODEL_RUN)
    proposal = proposal_iri(MODEL_RUN.proposals[0], "first-run", MINT)
    assert waiting(store) == [proposal]
    position = position_iri(
        Position(
            *("fia", "page", Span(18, 53), "person/ada-example", "claim/tax-is-fair"),
            *("supports", (Span(18, 53),)),
        ),
        MINT,
    )
    cited = ox.Quad(
        ox.NamedNode(position), ox.NamedNode(KG.promotes), ox.NamedNode(proposal)
    )
    store.add(cited)
    assert waiting(store) == []


def test_a_proposal_is_another_with_another_run_or_stance() -> None:
    one = MODEL_RUN.proposals[0]
    iris = {
        proposal_iri(one, "first-run", MINT),
        proposal_iri(one, "second-run", MINT),
        proposal_iri(replace(one, stance="opposes"), "first-run", MINT),
    }
    assert len(iris) == 3
