from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import XSD
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, Node

from kg import model, vocabulary
from kg.resources import ONTOLOGY, QUERIES
from kg.vocabulary import BASE, PREFIXES, C
from ontology import generate
from tests.examples import FOLDER, INVALID, VALID, graph_of

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "documents" / "roscongress-2024-09-05-ai-pivot.txt"
TEXT = (ONTOLOGY / "kg.ttl").read_text(encoding="utf-8")
GRAPH = generate.read_ontology()
HEADER = URIRef(f"{BASE}ontology")
KG = PREFIXES["kg"]
TERMS = sorted(
    one
    for one in set(GRAPH.subjects(RDF.type))
    if isinstance(one, URIRef) and str(one).startswith((KG, C))
)
CLASSES = [one for one in TERMS if (one, RDF.type, OWL.Class) in GRAPH]
PROPERTIES = [
    one
    for one in TERMS
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
    if (one, RDF.type, kind) in GRAPH
]
SCHEMES = [one for one in TERMS if (one, RDF.type, SKOS.ConceptScheme) in GRAPH]
VALUES = [one for one in TERMS if (one, RDF.type, URIRef(f"{KG}CodedValue")) in GRAPH]
KINDS = (
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    *(URIRef(f"{KG}CodedValue"), SKOS.ConceptScheme),
)
DECLARED = {
    one
    for kind in KINDS
    for one in GRAPH.subjects(RDF.type, kind)
    if isinstance(one, URIRef)
}
BUILT_IN = tuple(str(one) for one in (RDF, RDFS, OWL, XSD, SH))
# What anything may have, and what is made by a query for whatever a position is to.
NO_DOMAIN = {"evidence", "confidence", "colour"}
NO_RANGE = {"asOf", "supports", "opposes", "spokeAbout"}


def local(term: Node) -> str:
    return str(term).removeprefix(KG).removeprefix(C)


def words(term: Node, predicate: URIRef, language: str = "en") -> list[str]:
    return [
        str(one)
        for one in GRAPH.objects(term, predicate)
        if isinstance(one, Literal) and one.language == language
    ]


# -- the file ----------------------------------------------------------------------


def test_there_is_one_ontology_with_its_metadata() -> None:
    assert list(GRAPH.subjects(RDF.type, OWL.Ontology)) == [HEADER]
    for predicate in (
        *(OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.description),
        *(DCTERMS.creator, DCTERMS.license, RDFS.comment),
    ):
        assert (HEADER, predicate, None) in GRAPH, predicate
    assert "not registered" in words(HEADER, RDFS.comment)[0]
    assert list(GRAPH.objects(HEADER, OWL.imports)) == []


def test_the_versions_of_package_vocabulary_and_shapes_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    version = project["project"]["version"]
    assert str(GRAPH.value(HEADER, OWL.versionInfo)) == version
    assert GRAPH.value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    for name in ("shapes", "alignments"):
        found = graph_of(ONTOLOGY / f"{name}.ttl").objects(None, OWL.versionInfo)
        assert [str(one) for one in found] == [version]


def test_the_vocabulary_has_the_size_that_it_is_known_to_have() -> None:
    assert len(CLASSES) == 35
    assert len(PROPERTIES) == 81
    assert len(SCHEMES) == 15
    assert len(VALUES) == 109


@pytest.mark.parametrize(
    "path", [*ONTOLOGY.glob("*.ttl"), *VALID, *INVALID], ids=lambda path: path.stem
)
def test_a_turtle_file_has_no_stray_white_space_and_sorted_prefixes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]+$|\t|\r", text, flags=re.MULTILINE)
    assert "\n\n\n" not in text
    prefixes = re.findall(r"^@prefix ([a-z]+):", text, flags=re.MULTILINE)
    assert prefixes == sorted(set(prefixes))
    for prefix in {*prefixes} - {"rdf"}:  # the generated module needs that one
        assert re.search(
            rf"(?<![\w/]){prefix}:(?! <)", text.replace(f"@prefix {prefix}:", "")
        )


def test_sections_are_ruled_and_every_term_has_one_block() -> None:
    rules = re.findall(r"^# -- .*$", TEXT, flags=re.MULTILINE)
    assert len(rules) >= 15
    assert {len(one) for one in rules} == {84}
    blocks = re.findall(r"^([a-z]+:[\w-]+) a ", TEXT, flags=re.MULTILINE)
    assert len(blocks) == len(set(blocks)) > 230


# -- terms -------------------------------------------------------------------------


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_a_term_reads_like_an_entry_of_a_dictionary(term: URIRef) -> None:
    assert len(words(term, RDFS.label)) == 1
    assert len(words(term, RDFS.label, "ru")) == 1
    assert len(words(term, SKOS.definition)) == 1
    assert len(words(term, SKOS.example)) == 1
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [HEADER]
    definition = words(term, SKOS.definition)[0]
    assert re.fullmatch(r"[A-Z][^.?!]+\.", definition), "one sentence"
    assert len(definition) >= 60


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_an_example_quotes_the_seed_word_for_word(term: URIRef) -> None:
    seed = SEED.read_text(encoding="utf-8")
    quoted = re.findall("“([^”]+)”", words(term, SKOS.example)[0])
    assert quoted
    for one in quoted:
        assert one in seed


def test_words_are_clean_british_english() -> None:
    american = re.compile(r"\w{3,}iz(e|ed|es|ing|ation|ations)\b|\bcolor", re.I)
    for _, predicate, value in GRAPH:
        if isinstance(value, Literal) and value.language == "en":
            assert str(value) == value.strip()
            assert "  " not in value
            if predicate in (RDFS.label, SKOS.definition, RDFS.comment):
                assert not american.search(value), value


@pytest.mark.parametrize("terms", [CLASSES, PROPERTIES, SCHEMES], ids=len)
def test_no_two_terms_of_a_kind_have_the_same_label(terms: list[URIRef]) -> None:
    for language in ("en", "ru"):
        labels = Counter(words(one, RDFS.label, language)[0] for one in terms)
        assert [label for label, count in labels.items() if count > 1] == []


def test_no_two_terms_have_the_same_definition() -> None:
    found = Counter(words(one, SKOS.definition)[0] for one in TERMS)
    assert [one for one, count in found.items() if count > 1] == []


def test_names_are_written_as_their_kind_asks() -> None:
    for one in CLASSES:
        assert re.fullmatch(r"([A-Z][a-z]+)+", local(one))
    for one in PROPERTIES:
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*|sha256", local(one))
    for one in SCHEMES:
        assert re.fullmatch(r"[a-z]+", local(one))
    for one in VALUES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", local(one))


def test_every_own_term_is_a_class_a_property_a_list_or_a_value_of_one() -> None:
    assert sorted([*CLASSES, *PROPERTIES, *SCHEMES, *VALUES]) == TERMS


def test_a_property_has_one_domain_and_one_range_unless_it_is_for_anything() -> None:
    for one in PROPERTIES:
        domains = len(list(GRAPH.objects(one, RDFS.domain)))
        ranges = len(list(GRAPH.objects(one, RDFS.range)))
        assert domains == (0 if local(one) in NO_DOMAIN else 1), one
        assert ranges == (0 if local(one) in NO_RANGE else 1), one


def test_closed_lists_are_named_after_their_scheme_and_told_apart() -> None:
    apart = [
        {*Collection(GRAPH, members)}
        for members in GRAPH.objects(None, OWL.distinctMembers)
    ]
    for scheme in SCHEMES:
        values = {*GRAPH.subjects(SKOS.inScheme, scheme)}
        assert len(values) >= 2
        assert all(str(one).startswith(f"{scheme}-") for one in values)
        assert values in apart
        for one in (scheme, *values):
            for language in ("en", "ru"):
                prefer = words(one, SKOS.prefLabel, language)
                assert prefer == words(one, RDFS.label, language)
    assert {one for list_ in apart for one in list_} == {*VALUES}


def test_every_class_and_property_is_used_beyond_the_vocabulary() -> None:
    files = [
        ONTOLOGY / "shapes.ttl",
        *VALID,
        *QUERIES.rglob("*.rq"),
        *(ROOT / "kg" / "triples").glob("*.py"),
    ]
    text = "\n".join(one.read_text(encoding="utf-8") for one in files)
    text += "".join(re.findall(r"kg:\w+ c:", TEXT))  # between coded values
    inferred = {one for one in CLASSES if (one, OWL.equivalentClass, None) in GRAPH}
    unused = [
        local(one)
        for one in (*CLASSES, *PROPERTIES)
        if one not in inferred and not re.search(rf"\b(kg:|KG\.){local(one)}\b", text)
    ]
    assert unused == []
    assert len(inferred) == 6


# -- OWL 2 DL ----------------------------------------------------------------------


def test_every_term_that_the_file_uses_is_declared_in_it() -> None:
    used = {one for triple in GRAPH for one in triple if isinstance(one, URIRef)}
    unknown = {
        one
        for one in used - DECLARED
        if not str(one).startswith(BUILT_IN)
        and str(one).startswith(tuple(PREFIXES.values()))
        and not str(one).endswith(("/", "#"))  # a vocabulary as a whole
    }
    assert unknown == set()
    for one in DECLARED:
        assert (one, RDFS.isDefinedBy, None) in GRAPH, one
        assert (one, RDFS.label, None) in GRAPH, one


def test_no_term_is_of_two_kinds() -> None:
    for one in DECLARED:
        kinds = {kind for kind in KINDS if (one, RDF.type, kind) in GRAPH}
        assert len(kinds) == 1, one


def test_no_axiom_names_a_datatype_that_owl_does_not_have() -> None:
    unknown = {XSD.date, XSD.gYear, XSD.gYearMonth, XSD.time, XSD.duration}
    assert not unknown & {one for triple in GRAPH for one in triple}
    datatypes = {one.datatype for one in GRAPH.objects() if isinstance(one, Literal)}
    assert datatypes <= {None, XSD.nonNegativeInteger, XSD.decimal}


def test_a_transitive_property_is_in_no_cardinality_and_not_functional() -> None:
    for one in GRAPH.subjects(RDF.type, OWL.TransitiveProperty):
        assert (None, OWL.onProperty, one) not in GRAPH
        assert (one, RDF.type, OWL.FunctionalProperty) not in GRAPH


def test_blank_nodes_are_axioms_only() -> None:
    for one in {one for one in GRAPH.subjects() if isinstance(one, BNode)}:
        described = {*GRAPH.predicates(one)}
        assert all(str(one).startswith(BUILT_IN) for one in described)


# -- what is made from it ----------------------------------------------------------


def test_the_generated_files_are_fresh() -> None:
    said: list[str] = []
    assert generate.main(["--check"], said.append) == 0, said


def test_a_change_of_the_vocabulary_makes_the_generated_files_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "kg.ttl"
    changed.write_text(
        TEXT.replace("kg:speaker a ", "kg:sayer a ", 1), encoding="utf-8"
    )
    module = generate.render_module(generate.read_ontology(changed))
    assert "sayer: Final" in module
    monkeypatch.setattr(
        generate, "rendered", lambda: {ROOT / "kg/vocabulary.py": module}
    )
    said: list[str] = []
    assert generate.main(["--check"], said.append) == 1
    assert said == ["not fresh: kg/vocabulary.py"]


def test_the_vocabulary_module_has_every_term_and_every_value() -> None:
    found = {
        value
        for one in vars(vocabulary).values()
        if isinstance(one, type)
        for value in vars(one).values()
        if isinstance(value, str) and value.startswith("http")
    }
    wanted = {str(one) for one in DECLARED if str(one).startswith(KG)}
    assert wanted <= found
    assert {*vocabulary.Stance} == {
        local(one).removeprefix("stance-") for one in VALUES if "stance-" in one
    }


def test_the_pipeline_and_the_vocabulary_have_the_same_closed_lists() -> None:
    for ours, theirs in (
        (model.Mode, vocabulary.Mode),
        (model.MentionStatus, vocabulary.MentionStatus),
        (model.Verdict, vocabulary.Verdict),
    ):
        assert {one.value for one in ours} == {one.value for one in theirs}


# -- shapes, alignments, examples and queries --------------------------------------


SHAPES = graph_of(ONTOLOGY / "shapes.ttl")


def test_every_constraint_has_one_sentence_for_a_person() -> None:
    shapes = {*SHAPES.subjects(RDF.type, SH.NodeShape)}
    assert len(shapes) == 33
    bare = []
    for one in {*SHAPES.objects(None, SH.property), *SHAPES.objects(None, SH.sparql)}:
        inside = (None, SH.property, one) in SHAPES and not any(
            shape in shapes for shape in SHAPES.subjects(SH.property, one)
        )
        if not inside and (one, SH.message, None) not in SHAPES:
            bare.append(SHAPES.value(one, SH.path))
    assert bare == []
    for one in SHAPES.subjects(SH["or"]):
        assert (one, SH.message, None) in SHAPES
    messages = [str(one) for one in SHAPES.objects(None, SH.message)]
    assert len(messages) == 130
    for message in messages:
        assert re.fullmatch(r"[A-Z].+\.", message), message
        assert len(message) < 160, message


def test_the_lists_of_the_shapes_are_the_closed_lists() -> None:
    seen = 0
    for members in SHAPES.objects(None, SH["in"]):
        values = {*Collection(SHAPES, members)}
        if any(str(one).startswith(C) for one in values):
            schemes = {GRAPH.value(one, SKOS.inScheme) for one in values}
            assert len(schemes) == 1
            assert values == {*GRAPH.subjects(SKOS.inScheme, schemes.pop())}
            seen += 1
    assert seen == 14


def test_a_shape_names_every_subclass_of_a_class_that_it_targets() -> None:
    """The shapes need no inference, so no subclass may slip past them."""
    inferred = {one for one in CLASSES if (one, OWL.equivalentClass, None) in GRAPH}
    # Data write the class kg:Span beside each of these.
    beside = {*GRAPH.transitive_subjects(RDFS.subClassOf, URIRef(f"{KG}Span"))}
    for shape in {*SHAPES.subjects(SH.targetClass)}:
        targets = {*SHAPES.objects(shape, SH.targetClass)}
        for target in targets:
            for kind in GRAPH.transitive_subjects(RDFS.subClassOf, target):
                assert kind in targets | inferred | beside, (shape, kind)


def test_alignments_map_only_what_is_declared_and_equate_nothing() -> None:
    graph = graph_of(ONTOLOGY / "alignments.ttl")
    declared = DECLARED | {*graph.subjects(RDF.type, OWL.Class)}
    assert (None, OWL.equivalentClass, None) not in graph
    assert (None, OWL.sameAs, None) not in graph
    mapped = {*graph.subjects()} - {*graph.subjects(RDF.type)}
    assert len(mapped) >= 30
    assert mapped <= declared
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        assert {*graph.objects(None, predicate)} <= declared


def undeclared(iris: Iterator[URIRef]) -> set[URIRef]:
    """Return what is in a declared namespace and not declared.

    Topics, roles and the codebook are a project's own; the vocabulary's concepts begin
    with the name of a closed list.
    """
    lists = tuple(f"{one}-" for one in SCHEMES)
    spaces = tuple(
        PREFIXES[one]
        for one in ("kg", "foaf", "org", "prov", "oa", "skos", "dct", "schema")
    )
    return {
        one
        for one in iris
        if str(one).startswith((*spaces, *lists)) and one not in DECLARED
    }


def in_query(part: object) -> Iterator[URIRef]:
    """Yield every IRI of a parsed query, those in paths and inner patterns included."""
    if isinstance(part, URIRef):
        yield part
    elif isinstance(part, CompValue | dict):
        for key, value in part.items():
            yield from in_query(key)
            yield from in_query(value)
    elif isinstance(part, list | tuple | set):
        for one in part:
            yield from in_query(one)
    elif isinstance(part, PropertyPath):
        yield from in_query(vars(part))


@pytest.mark.parametrize(
    "path", sorted(QUERIES.rglob("*.rq")), ids=lambda one: one.stem
)
def test_every_iri_of_a_query_is_declared(path: Path) -> None:
    found = [*in_query(prepareQuery(path.read_text(encoding="utf-8")).algebra)]
    assert found or "blank-node" in path.stem
    assert undeclared(iter(found)) == set()


def test_an_undeclared_term_deep_in_a_query_is_seen() -> None:
    query = f"""PREFIX kg: <{KG}> SELECT ?a WHERE {{
      ?a kg:part ?b
      FILTER NOT EXISTS {{ ?a kg:speakr/(kg:stanze|^kg:hodler)* ?b }} }}"""
    found = undeclared(in_query(prepareQuery(query).algebra))
    assert {local(one) for one in found} == {"speakr", "stanze", "hodler"}


def test_every_iri_of_shapes_and_examples_is_declared() -> None:
    wrong = FOLDER / "invalid" / "undeclared-term.ttl"
    files = [ONTOLOGY / "shapes.ttl", *VALID, *INVALID]
    for path in files:
        graph: Graph = graph_of(path)
        found = undeclared(
            one for triple in graph for one in triple if isinstance(one, URIRef)
        )
        assert bool(found) == (path == wrong), path
    assert len(files) >= 140


# -- violation queries -------------------------------------------------------------


VIOLATIONS = sorted((QUERIES / "qc").glob("*-violation.rq"))


def test_the_violation_queries_are_all_found() -> None:
    assert len(VIOLATIONS) == 21


@pytest.mark.parametrize("path", VIOLATIONS, ids=lambda path: path.stem)
def test_a_violation_query_is_titled_sorted_and_names_its_subject_first(
    path: Path,
) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# [A-Z].*[^.]\n(#( .*)?\n)*\n", text)
    prefixes = re.findall(r"^PREFIX ([a-z]+): <(.+)>$", text, flags=re.MULTILINE)
    assert prefixes == sorted(set(prefixes))
    assert all(PREFIXES[name] == iri for name, iri in prefixes)
    columns = re.search(r"^SELECT (?:DISTINCT )?(.+) WHERE \{$", text, re.MULTILINE)
    ordered = re.search(r"^\}\nORDER BY (.+)\n\Z", text, re.MULTILINE)
    assert columns
    assert ordered
    assert columns[1].startswith("?subject")
    assert columns[1] == ordered[1]
    assert max(map(len, text.splitlines())) <= 90


def test_every_rule_for_prose_is_on_the_closed_list() -> None:
    from kg.extract.prose.rules import RULES

    assert {*RULES} <= {*vocabulary.ExtractionRule}
    assert len(vocabulary.ExtractionRule) - len(RULES) == 12
