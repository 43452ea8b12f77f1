from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import JavaMissing, KGError, ReasonerError
from kg.reason import find_clashes, find_java, reason
from kg.resources import ONTOLOGY
from kg.vocabulary import BASE, FOAF, KG, ORG
from tests.examples import VALID, graph_of, read_example
from tests.java import require_java

VOCABULARY = ONTOLOGY / "kg.ttl"
THING = f"{BASE}id/"


@pytest.fixture
def java() -> None:
    require_java()


def quads(*triples: tuple[str, str, str]) -> bytes:
    lines = (f"<{s}> <{p}> {o} <{BASE}graph/example> .\n" for s, p, o in triples)
    return "".join(lines).encode()


A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.mark.java
def test_the_vocabulary_alone_is_consistent_and_every_class_can_have_a_member(
    java: None,
) -> None:
    report = reason(VOCABULARY)
    assert (report.consistent, report.unsatisfiable, report.clashes) == (True, (), ())


@pytest.mark.java
def test_the_vocabulary_stays_consistent_with_its_alignments(
    java: None, tmp_path: Path
) -> None:
    both = graph_of(VOCABULARY, ONTOLOGY / "alignments.ttl")
    (tmp_path / "both.ttl").write_text(
        both.serialize(format="turtle"), encoding="utf-8"
    )
    report = reason(tmp_path / "both.ttl")
    assert report.consistent
    assert report.unsatisfiable == ()


@pytest.mark.java
def test_a_class_that_can_have_no_member_is_named(java: None, tmp_path: Path) -> None:
    broken = tmp_path / "kg.ttl"
    extra = (
        "\nkg:Cyborg a owl:Class ; rdfs:subClassOf foaf:Person , org:Organization .\n"
    )
    text = VOCABULARY.read_text(encoding="utf-8")
    broken.write_text(text + extra, encoding="utf-8")
    assert reason(broken).unsatisfiable == (f"{KG.Claim.removesuffix('Claim')}Cyborg",)


@pytest.mark.java
def test_defined_classes_are_inferred_and_nothing_else_of_ours(java: None) -> None:
    name = "adjudication-and-view.ttl"
    files = read_example(next(one for one in VALID if one.name == name)).files
    data = graph_of(*files).serialize(format="nt", encoding="utf-8")
    found = {
        (thing.removeprefix(THING), kind)
        for thing, kind in reason(VOCABULARY, [data]).inferred
    }
    assert found == {
        ("coding/adjudication/cy-sample", KG.HumanCoding),
        ("coding/coders/sample-report", KG.HumanCoding),
        ("coding/model-sample/sample-report", KG.MachineCoding),
        ("initiative/well-network", KG.AllianceInitiative),
        ("position/0000000000000001", KG.SupportingPosition),
    }


@pytest.mark.java
def test_two_members_are_two_people_and_not_one_under_two_names(java: None) -> None:
    member = (
        (f"{THING}m", A, f"<{ORG.Membership}>"),
        (f"{THING}m", ORG.member, f"<{THING}person/ada>"),
        (f"{THING}m", ORG.member, f"<{THING}person/bo>"),
    )
    people = [
        (f"{THING}person/{name}", A, f"<{FOAF.Person}>") for name in ("ada", "bo")
    ]
    assert reason(VOCABULARY, [quads(*member)]).consistent
    report = reason(VOCABULARY, [quads(*member), quads(*people)])
    assert not report.consistent
    assert [thing for thing, _ in report.clashes] == [f"{THING}m"]


@pytest.mark.java
def test_dates_do_not_stop_the_reasoner(java: None) -> None:
    day = '"2030-01-02"^^<http://www.w3.org/2001/XMLSchema#date>'
    data = quads((f"{THING}state/1", KG.asOf, day))
    assert reason(VOCABULARY, [data]).consistent


@pytest.mark.java
def test_it_works_from_the_root_folder_and_prints_nothing(
    java: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("/")
    assert reason(VOCABULARY).consistent
    assert capfd.readouterr() == ("", "")


def test_a_missing_java_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JavaMissing, match="apt-get install default-jre-headless"):
        reason(VOCABULARY)
    with pytest.raises(KGError) as raised:
        find_java()
    assert raised.value.exit_code == 2


def test_a_java_that_fails_is_reported_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'out of memory' >&2\nexit 3\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ReasonerError, match=r"HermiT stopped: .*out of memory"):
        reason(VOCABULARY)


def test_clashes_are_found_through_subclasses_domains_and_ranges() -> None:
    graph = graph_of(VOCABULARY)
    graph.parse(
        data=f"""
        <{THING}x> a <{KG.State}> , <{KG.CollectiveActor}> .
        <{THING}y> <{KG.speaker}> <{THING}z> . <{THING}z> a <{KG.Topic}> .
        """,
        format="turtle",
    )
    found = {thing.removeprefix(THING): why for thing, why in find_clashes(graph)}
    assert set(found) == {"x", "z"}
    assert ORG.Organization in found["x"]
    assert FOAF.Group in found["x"]
    assert FOAF.Agent in found["z"]


def test_good_data_have_no_clashes() -> None:
    graph = graph_of(VOCABULARY, *VALID)
    assert list(find_clashes(graph)) == []
