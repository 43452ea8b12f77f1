from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
import rdflib

import kg
from kg.exports import EXPORTS, MANIFEST
from kg.project import Project
from tests.seed import ROOT, SEED

FILES = sorted([*EXPORTS, MANIFEST])
BASE = "https://w3id.org/ai-positions/"

FORMATS = {".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}
Quads = set[tuple[object, ...]]


def quads(path: Path) -> Quads:
    dataset = rdflib.Dataset()
    dataset.parse(data=path.read_bytes(), format=FORMATS[path.suffix])
    return {(s, p, o, str(g)) for s, p, o, g in dataset.quads()}


@pytest.fixture(scope="module")
def exports(seed_project: Project) -> Path:
    return seed_project.settings.exports


def test_every_export_is_there_and_nothing_else(exports: Path) -> None:
    assert sorted(path.name for path in exports.iterdir()) == FILES
    assert len(FILES) == 12


@pytest.mark.parametrize("name", FILES)
def test_the_committed_export_is_what_a_build_makes(name: str, exports: Path) -> None:
    made, committed = exports / name, ROOT / "exports" / name
    assert made.read_bytes() == committed.read_bytes(), (
        f"exports/{name} is not fresh: run `make golden` and review the diff"
    )


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_hash_seed_locale_and_row_order_give_the_same_bytes(
    seed: str, seed_copy: Path, exports: Path
) -> None:
    for path in (seed_copy / "seeds").rglob("*.csv"):
        header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if seed == "2":
            path.write_text(header + "".join(reversed(rows)), encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "UTC-9"}
    subprocess.run(
        [sys.executable, "-m", "kg", "-C", str(seed_copy), "build", "-q"],
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=120,
    )
    for name in FILES:
        assert (seed_copy / "exports" / name).read_bytes() == (
            exports / name
        ).read_bytes(), name


def test_building_twice_adds_nothing(seed_copy: Path) -> None:
    project = kg.open(seed_copy)
    first = project.build()
    before = (seed_copy / "exports" / "kg.nq").read_bytes()
    assert project.build() == first
    assert (seed_copy / "exports" / "kg.nq").read_bytes() == before


def test_all_rdf_formats_hold_the_same_quads(exports: Path) -> None:
    expected = quads(exports / "kg.nq")
    assert len(expected) > 2000
    assert quads(exports / "kg.trig") == expected
    assert quads(exports / "kg.jsonld") == expected
    turtle = rdflib.Graph().parse(
        data=(exports / "kg.ttl").read_bytes(), format="turtle"
    )
    assert set(turtle) == {quad[:3] for quad in expected}


def test_data_have_no_blank_nodes_and_no_date_of_the_run(exports: Path) -> None:
    lines = (exports / "kg.nq").read_text(encoding="utf-8")
    assert "_:" not in lines
    dates = {
        str(o)
        for _, _, o, _ in quads(exports / "kg.nq")
        if isinstance(o, rdflib.Literal) and o.datatype == rdflib.XSD.date
    }
    assert dates == {"2024-09-05"}


def test_the_context_file_is_the_context_of_the_json_ld(exports: Path) -> None:
    document = json.loads((exports / "kg.jsonld").read_bytes())
    context = json.loads((exports / "context.jsonld").read_bytes())
    assert document["@context"] == context["@context"]


def test_json_ld_reads_as_plain_json(exports: Path) -> None:
    document = json.loads((exports / "kg.jsonld").read_bytes())
    things = {
        thing["id"]: thing
        for graph in document["@graph"]
        if graph["id"] == f"graph/source/{SEED}"
        for thing in graph["@graph"]
    }
    statement = things[f"id/statement/{SEED}/4683-4933"]
    assert statement["speaker"] == "id/person/maria-zakharova"
    assert statement["type"] == ["Statement"]


def test_turtle_and_trig_name_the_prefixes_they_use_in_order(exports: Path) -> None:
    for name in ("kg.ttl", "kg.trig", "dataset.ttl"):
        lines = (exports / name).read_text(encoding="utf-8").splitlines()
        prefixes = [line for line in lines if line.startswith("@prefix")]
        assert prefixes == sorted(prefixes)
        assert "@prefix kg: <https://w3id.org/ai-positions/ontology#> ." in prefixes


def test_csv_lists_have_one_row_a_statement_and_a_position(exports: Path) -> None:
    manifest = json.loads((exports / MANIFEST).read_bytes())
    for name in ("statements", "positions"):
        text = (exports / f"{name}.csv").read_bytes().decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(rows) == manifest["counts"][name] > 0
        assert all(None not in row and None not in row.values() for row in rows)


def test_the_csv_quotes_every_statement_character_for_character(
    exports: Path, seed_project: Project
) -> None:
    source = (seed_project.settings.documents / f"{SEED}.txt").read_bytes().decode()
    text = (exports / "statements.csv").read_bytes().decode("utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        assert source[int(row["start"]) : int(row["end"])] == row["text"]


def test_network_files_keep_every_edge(exports: Path, seed_project: Project) -> None:
    network = seed_project.relations()
    for made in (
        networkx.read_graphml(exports / "network.graphml", force_multigraph=True),
        networkx.read_gexf(exports / "network.gexf"),
    ):
        assert made.number_of_nodes() == network.number_of_nodes() > 20
        assert made.number_of_edges() == network.number_of_edges() > 20


def test_the_manifest_vouches_for_every_file(exports: Path) -> None:
    manifest = json.loads((exports / MANIFEST).read_bytes())
    assert sorted(manifest["files"]) == sorted(EXPORTS)
    for name, entry in manifest["files"].items():
        content = (exports / name).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_description_counts_what_is_there(exports: Path) -> None:
    description = rdflib.Graph().parse(
        data=(exports / "dataset.ttl").read_bytes(), format="turtle"
    )
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    node = rdflib.URIRef(f"{BASE}id/dataset/kg")
    meta = f"{BASE}graph/meta"
    data = {quad[:3] for quad in quads(exports / "kg.nq") if quad[3] != meta}
    assert int(str(description.value(node, void.triples))) == len(data)
    parts = {
        str(description.value(part, void["class"])): int(
            str(description.value(part, void.entities))
        )
        for part in description.objects(node, void.classPartition)
    }
    assert parts["https://w3id.org/ai-positions/ontology#Statement"] == 10


def test_versions_agree_in_package_ontology_and_manifest(exports: Path) -> None:
    import tomllib

    manifest = json.loads((exports / MANIFEST).read_bytes())
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "kg.ttl")
    infos = {str(one) for one in ontology.objects(None, rdflib.OWL.versionInfo)}
    assert infos == {manifest["version"]} == {package["project"]["version"]}
    assert kg.__version__ == manifest["version"]


def test_a_kill_between_files_leaves_whole_files(
    seed_copy: Path, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(exports, seed_copy / "exports")
    project = kg.open(seed_copy)
    real = Path.replace
    done: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".new-") and len(done) == 3:
            raise KeyboardInterrupt
        if self.parent.name.startswith(".new-"):
            done.append(self.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        project.build()
    assert sorted(one.name for one in (seed_copy / "exports").iterdir()) == FILES
