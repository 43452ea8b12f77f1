"""What people decided on readings, and what models proposed, in the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.project import Project
from kg.resources import QUERIES
from kg.triples.adjudication import ADJUDICATOR
from kg.triples.iris import Minter
from kg.vocabulary import FOAF, KG, PROV, RDFS, SCHEMA, C
from tests.competency.expected import second_project

MINT = Minter("https://example.org/sample/")
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
    found = {
        (quad.predicate.value, getattr(quad.object, "value", ""))
        for quad in judged.store.quads()
        if quad.graph_name == graph
    }
    assert (RDFS.comment, "The rule took a part of a word.") in found
    assert (PROV.wasAssociatedWith, MINT.agent("jo-judge")) in found
    assert MINT.agent(ADJUDICATOR) not in {value for _, value in found}


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

PROMOTED, WAITING = (
    MINT.thing(f"proposal/sample-run/{name}")
    for name in ("3c7a996f8d2bebc6", "7e935c43c6930114")
)


def said(project: Project, subject: str, predicate: str) -> set[str]:
    answer = project.query(f"SELECT ?value {{ <{subject}> <{predicate}> ?value }}")
    assert isinstance(answer, ox.QuerySolutions)
    return {row["value"].value for row in answer}


def test_a_run_keeps_its_model_prompt_endpoint_and_parameters(judged: Project) -> None:
    run = MINT.thing("proposal-run/sample-run")
    assert said(judged, run, KG.promptDigest) == {"ab" * 32}
    assert said(judged, run, KG.endpoint) == {"models.example.org:8000"}
    assert said(judged, run, PROV.used) == {MINT.source("minutes")}
    [model] = said(judged, run, PROV.wasAssociatedWith)
    assert said(judged, model, FOAF.name) == {"sample-model 1"}
    parameters = {
        (name, value)
        for one in said(judged, run, SCHEMA.additionalProperty)
        for name in said(judged, one, SCHEMA.name)
        for value in said(judged, one, SCHEMA.value)
    }
    assert parameters == {("temperature", "0"), ("seed", "7")}


def test_proposals_are_in_the_graph_of_their_run_alone(judged: Project) -> None:
    graphs = {
        quad.graph_name.value
        for quad in judged.store.quads()
        if getattr(quad.subject, "value", "") in (PROMOTED, WAITING)
        and isinstance(quad.graph_name, ox.NamedNode)
    }
    assert graphs == {MINT.graph("proposals", "sample-run")}


def test_a_proposal_waits_until_a_position_cites_it(judged: Project) -> None:
    assert {str(row["proposal"]) for row in judged.ask("CQ30")} == {WAITING}
    answer = judged.query(f"SELECT ?position {{ ?position <{KG.promotes}> ?proposal }}")
    assert isinstance(answer, ox.QuerySolutions)
    [position] = [row["position"].value for row in answer]
    assert said(judged, position, KG.promotes) == {PROMOTED}


def test_a_proposal_has_no_predicate_of_a_position(judged: Project) -> None:
    for predicate in (KG.holder, KG.target, KG.stance, KG.rank, PROV.wasDerivedFrom):
        assert said(judged, WAITING, predicate) == set()


def test_a_proposal_whose_words_are_gone_is_asserted_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    second_project(folder)
    page = folder / "seeds" / "documents" / "minutes.txt"
    words = page.read_text(encoding="utf-8")
    changed = words.replace("would count again", "would weep again")
    page.write_text(changed, encoding="utf-8")
    project = kg.open(folder)
    project.build()
    assert said(project, WAITING, KG.proposedStance) == set()
    assert len(said(project, PROMOTED, KG.proposedStance)) == 1
