"""Coded statements in the graph: nothing is lost, and queries count as DNA does."""

from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.imports import import_file
from kg.project import Project
from kg.resources import QUERIES
from kg.start import make_project
from kg.vocabulary import KG, RDF, SCHEMA
from tests.competency.expected import second_project
from tests.seed import ROOT

GIVEN = os.environ.get("KG_CORPORA")
CORPORA = Path(GIVEN) if GIVEN else ROOT.parent / "shared" / "corpora"
DNA = CORPORA / "dna"
needs_dna = pytest.mark.skipif(
    not (DNA / "synthetic.dna").is_file(),
    reason="the fictional database is not there (KG_CORPORA)",
)
RECORDS = {
    name: (QUERIES / "records" / f"{name}.rq").read_text(encoding="utf-8")
    for name in ("network", "coded-values")
}


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return second_project(tmp_path_factory.mktemp("second") / "project")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = make_project(tmp_path_factory.mktemp("imported") / "project")
    project = kg.open(folder)
    import_file(project.settings, DNA / "synthetic.dna")
    project.build()
    return project


def rows(project: Project, query: str) -> list[dict[str, str]]:
    found = project.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [one.value for one in found.variables]
    return [{name: getattr(row[name], "value", "") for name in names} for row in found]


def described(project: Project, local: str) -> dict[str, set[str]]:
    """Return what the graph says of something, by predicate."""
    mint = project.mint
    found: dict[str, set[str]] = {}
    subject = ox.NamedNode(mint.thing(local))
    for quad in project.store.quads():
        if quad.subject == subject:
            said = getattr(quad.object, "value", str(quad.object))
            found.setdefault(quad.predicate.value, set()).add(said)
    return found


# -- nothing is lost ---------------------------------------------------------------


def test_every_value_of_every_coded_statement_comes_back(second: Project) -> None:
    folder = second.settings.seeds / "coded" / "council"
    with (folder / "values.csv").open(encoding="utf-8") as file:
        wanted = Counter(
            (row["statement"], row["variable"]) for row in csv.DictReader(file)
        )
    found = rows(second, RECORDS["coded-values"])
    assert Counter((r["id"], r["variable"].rpartition("/")[2]) for r in found) == wanted
    by_name = {(r["id"], r["variableName"]): r["value"] for r in found}
    assert by_name["1", "speaker"] == "Placeholder"
    assert by_name["1", "agreement"] == "true"
    assert by_name["3", "agreement"] == "false"
    assert by_name["3", "strength"] == "-1"
    assert by_name["5", "remark"] == "Nobody speaks here."


def test_a_literal_has_the_type_of_its_variable(second: Project) -> None:
    kinds = {
        str(quad.object.datatype.value).rpartition("#")[2]
        for quad in second.store.quads()
        if quad.predicate.value == SCHEMA.value and "coded-statement" in str(quad)
        if isinstance(quad.object, ox.Literal)
    }
    assert kinds == {"boolean", "integer", "string"}


def test_an_entity_keeps_colour_attributes_parent_and_what_it_denotes(
    second: Project,
) -> None:
    entity = described(second, "entity/council/2")
    assert entity[KG.colour] == {"#445566"}
    assert entity[KG.denotes] == {second.mint.thing("org/template-university")}
    [at] = entity[SCHEMA.additionalProperty]
    said = described(second, second.mint.local(at) or "")
    assert said[SCHEMA.name] == {"Type"}
    assert said[SCHEMA.value] == {"university"}
    child = described(second, "entity/council/6")
    parent = second.mint.thing("entity/council/5")
    assert parent in {value for values in child.values() for value in values}
    assert KG.denotes not in child


def test_the_fields_of_a_document_are_with_its_coded_statements(
    second: Project,
) -> None:
    row = rows(second, RECORDS["coded-values"])[0]
    fields = ("moment", "author", "outlet", "section", "sourceType", "notes")
    assert [row[one] for one in fields] == [
        *("2032-03-03T10:30:00", "A Clerk", "Council Papers", "minutes"),
        *("protocol", "Found in a drawer."),
    ]


def test_words_that_nobody_is_named_for_are_no_statement(second: Project) -> None:
    mint = second.mint
    statements = {
        quad.subject.value
        for quad in second.store.quads()
        if quad.predicate.value == RDF.type
        and getattr(quad.object, "value", "") == KG.Statement
        and isinstance(quad.subject, ox.NamedNode)
        and "/minutes/" in quad.subject.value
    }
    assert len(statements) == 4
    assert mint.thing("statement/minutes/255-273") not in statements


# -- positions ---------------------------------------------------------------------


def test_a_position_names_the_organisation_that_its_coder_recorded(
    second: Project,
) -> None:
    gus = second.mint.thing("person/gus-placeholder")
    found = [r for r in rows(second, RECORDS["network"]) if r["holder"] == gus]
    assert sorted(
        (r["organization"].rpartition("/")[2], r["stance"]) for r in found
    ) == [
        ("", "supports"),  # promoted: neither recorded nor in a capacity
        ("league-of-examples", "supports"),
        ("template-university", "opposes"),
        ("template-university", "supports"),
    ]


def test_without_a_recorded_organisation_the_capacity_gives_the_whole_one(
    second: Project,
) -> None:
    found = rows(second, RECORDS["network"])
    bureau = second.mint.thing("org/bureau-of-placeholders")
    assert {r["organization"] for r in found} & {bureau} == set()
    bo = second.mint.thing("person/bo-sample")
    institute = second.mint.thing("org/institute-of-sample-studies")
    assert {r["organization"] for r in found if r["holder"] == bo} == {institute}


def test_every_position_that_is_not_deprecated_is_in_a_network(
    second: Project,
) -> None:
    positions = {
        quad.subject
        for quad in second.store.quads()
        if quad.predicate.value == RDF.type
        and getattr(quad.object, "value", "") == KG.Position
    }
    found = {row["position"] for row in rows(second, RECORDS["network"])}
    assert found == {one.value for one in positions if isinstance(one, ox.NamedNode)}


# -- against the reference outputs -------------------------------------------------


def reference(name: str) -> dict[tuple[str, str], int]:
    path = DNA / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    return {
        (line[0], column): round(float(cell))
        for line in lines
        for column, cell in zip(head[1:], line[1:], strict=True)
    }


@needs_dna
def test_a_query_counts_organisations_and_claims_as_the_reference_does(
    imported: Project,
) -> None:
    found = imported.ask("CQ26")
    counts = {
        (row["organizationName"], row["claimLabel"]): (row["supports"], row["opposes"])
        for row in found
    }
    for name, sign in (("ignore", 1), ("subtract", -1)):
        wanted = reference(f"twomode_agreement_{name}_no")
        assert len(wanted) == 130
        assert set(counts) <= set(wanted)
        for cell, value in wanted.items():
            pro, contra = counts.get(cell, (0, 0))
            assert int(str(pro)) + sign * int(str(contra)) == value, cell


@needs_dna
def test_a_query_counts_agreement_and_disagreement_as_the_reference_does(
    imported: Project,
) -> None:
    found = list(imported.ask("CQ27"))
    assert len(found) == 45
    for name, column in (("congruence", "agreements"), ("conflict", "disagreements")):
        wanted = reference(f"onemode_org_agreement_{name}_no")
        for row in found:
            pair = str(row["oneName"]), str(row["otherName"])
            assert int(str(row[column])) == wanted[pair], pair


@needs_dna
def test_an_imported_database_is_free_of_findings(imported: Project) -> None:
    assert [str(one) for one in imported.check()] == []
