"""The competency questions against rows that a person has reviewed, on three engines.

The seed answers the questions as they stand; a second, fictional project answers each
with other values, so that every one is seen to find something and to leave things out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, URIRef
from rdflib.query import ResultRow

import kg
from kg.project import Project
from kg.questions import Question, read_question
from kg.resources import ONTOLOGY, QUERIES
from kg.triples.iris import Minter
from kg.vocabulary import BASE, DCT, FOAF, RDFS, SKOS
from tests.competency.expected import (
    HERE,
    VALUES,
    expected_file,
    key,
    read_expected,
    second_project,
    table,
)

FILES = sorted((QUERIES / "cq").glob("*.rq"))
QUESTIONS = [read_question(path) for path in FILES]
NUMBERED = [one for one in QUESTIONS if one.number]
# No answer can be had from one source, one coder or a file with no unknown names.
EMPTY_ON_THE_SEED = {
    *("CQ16", "CQ17", "CQ18", "CQ22", "CQ28", "CQ29", "CQ30"),
    *("unconfirmed", "candidates"),
}


Table = list[tuple[str, ...]]
Ask = Callable[[str], Table]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return second_project(tmp_path_factory.mktemp("second") / "project")


def answer(solutions: object) -> Table:
    """Return the header and the rows of pyoxigraph's answer, terms in N-Triples."""
    assert isinstance(solutions, ox.QuerySolutions)
    names = [one.value for one in solutions.variables]
    rows = [tuple(str(row[name] or "") for name in names) for row in solutions]
    return [tuple(names), *rows]


def over_the_union(project: Project) -> Ask:
    """Ask the exported quads in pyoxigraph; a fact in two graphs is met twice there."""
    store = ox.Store()
    store.load(path=str(project.settings.exports / "kg.nq"))
    graph = ox.NamedNode(project.mint.graph("ontology"))
    store.load(path=str(ONTOLOGY / "kg.ttl"), base_iri=BASE, to_graph=graph)
    return lambda text: answer(store.query(text, use_default_graph_as_union=True))


def plain_rdflib(project: Project, file: str) -> Ask:
    """Ask an export in rdflib, with nothing of this project but the vocabulary."""
    dataset = Dataset(default_union=True)
    dataset.parse(project.settings.exports / file)
    ontology = dataset.graph(URIRef(project.mint.graph("ontology")))
    ontology.parse(ONTOLOGY / "kg.ttl", publicID=BASE)

    def ask(text: str) -> Table:
        found = dataset.query(text)
        rows = [
            tuple("" if term is None else term.n3() for term in row)
            for row in found
            if isinstance(row, ResultRow)
        ]
        return [tuple(str(name) for name in found.vars or ()), *rows]

    return ask


@pytest.fixture(scope="module")
def seed_in_rdflib(seed_project: Project) -> Ask:
    return plain_rdflib(seed_project, "kg.trig")


@pytest.fixture(scope="module")
def seed_in_pyoxigraph(seed_project: Project) -> Ask:
    return over_the_union(seed_project)


@pytest.fixture(scope="module")
def second_in_rdflib(second: Project) -> Ask:
    return plain_rdflib(second, "kg.nq")


@pytest.fixture(scope="module")
def second_in_pyoxigraph(second: Project) -> Ask:
    return over_the_union(second)


def test_there_are_thirty_questions_and_two_on_what_waits_for_somebody() -> None:
    assert [one.number for one in NUMBERED] == [f"CQ{n:02d}" for n in range(1, 31)]
    assert [one.name for one in QUESTIONS if not one.number] == [
        *("candidates", "unconfirmed")
    ]


def test_every_table_of_rows_belongs_to_a_question_and_every_question_has_two() -> None:
    wanted = {expected_file(q, second=one) for q in QUESTIONS for one in (False, True)}
    assert set(HERE.glob("*.csv")) == wanted
    assert len(wanted) == 64
    assert set(VALUES) == {key(one) for one in QUESTIONS}


@each_question
def test_a_question_says_what_it_asks_and_what_can_be_filled_in(
    question: Question,
) -> None:
    assert question.title.endswith("?")
    described = {one.name for one in question.parameters}
    assert set(VALUES[key(question)]) <= described
    for one in question.parameters:
        assert one.description
        assert one.default
    assert question.parameters


@each_question
def test_a_question_is_written_like_source_code(question: Question) -> None:
    lines = question.text.splitlines()
    prefixes = [line for line in lines if line.startswith("PREFIX ")]
    assert prefixes == sorted(prefixes)
    for line in prefixes:
        name = line.split()[1]
        assert re.search(rf"(?<![\w<]){name}\w", question.text), f"{name} is not used"
    long = [line for line in lines if len(line) > 88 and "VALUES" not in line]
    # Titles may be as long as a question is; they are one line by rule.
    assert [line for line in long if line != lines[0]] == []
    assert "ORDER BY" in question.text


@each_question
def test_a_group_of_nothing_is_no_row(question: Question) -> None:
    # For no rows rdflib makes one empty group, and that row then joins with everything.
    groups = question.text.count("GROUP BY")
    assert question.text.count("HAVING(COUNT(*) > 0)") == groups > 0


@each_question
def test_the_seed_answers_as_reviewed(
    seed_project: Project, question: Question
) -> None:
    rows = table(seed_project.ask(question.name), seed_project.lookup)
    assert rows == read_expected(expected_file(question))
    assert (len(rows) == 1) == (key(question) in EMPTY_ON_THE_SEED)


@each_question
def test_the_second_project_answers_as_reviewed(
    second: Project, question: Question
) -> None:
    rows = table(second.ask(question.name, **VALUES[key(question)]), second.lookup)
    assert rows == read_expected(expected_file(question, second=True))
    assert len(rows) > 1


@each_question
def test_the_file_as_it_stands_answers_the_same_everywhere(
    seed_project: Project,
    seed_in_rdflib: Ask,
    seed_in_pyoxigraph: Ask,
    question: Question,
) -> None:
    ours = answer(seed_project.query(question.text))
    assert seed_in_rdflib(question.text) == ours
    assert seed_in_pyoxigraph(question.text) == ours


@each_question
def test_the_question_with_other_values_answers_the_same_everywhere(
    second: Project,
    second_in_rdflib: Ask,
    second_in_pyoxigraph: Ask,
    question: Question,
) -> None:
    text = second.sparql(question.name, **VALUES[key(question)])
    ours = answer(second.query(text))
    assert second_in_rdflib(text) == ours
    assert second_in_pyoxigraph(text) == ours


@each_question
def test_no_row_is_lost_or_doubled_for_its_labels(
    second: Project, question: Question
) -> None:
    text = second.sparql(question.name, **VALUES[key(question)])
    whole = [*second.store.quads()]
    counts = {
        name: len(answer(store_of(quads).query(text)))
        for name, quads in (
            ("as it is", whole),
            ("no label", [q for q in whole if q.predicate.value not in LABELS]),
            ("two labels", [*whole, *doubled(whole)]),
            ("no English", [foreign(q) for q in whole]),
        )
    }
    assert len(set(counts.values())) == 1, counts


LABELS = {str(one) for one in (FOAF.name, SKOS.prefLabel, RDFS.label, DCT.title)}


def store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return a store with these quads, and with their merge as its default graph."""
    store = ox.Store()
    every = list(quads)
    store.extend(every)
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in every)
    return store


def doubled(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return another English label for everything that has one."""
    return [
        ox.Quad(
            q.subject,
            q.predicate,
            ox.Literal(f"{q.object.value} again", language="en"),
            q.graph_name,
        )
        for q in quads
        if q.predicate.value in LABELS and isinstance(q.object, ox.Literal)
    ]


def foreign(quad: ox.Quad) -> ox.Quad:
    """Return the quad with its label, if it is one, in another language."""
    if quad.predicate.value not in LABELS or not isinstance(quad.object, ox.Literal):
        return quad
    label = ox.Literal(quad.object.value, language="ru")
    return ox.Quad(quad.subject, quad.predicate, label, quad.graph_name)


def test_a_session_of_a_forum_is_asked_for_with_the_whole_forum(
    second: Project,
) -> None:
    session = second.ask("CQ10", event="A Bridge for Everyone")
    forum = second.ask("CQ10", event="event/placeholder-forum-2031")
    assert list(forum) == list(session)


def test_a_status_before_a_date_is_not_the_one_after_it(second: Project) -> None:
    def statuses(day: str) -> set[object]:
        rows = second.ask("CQ07", initiative="Sample Bridge", date=day)
        return {row["statusLabel"] for row in rows}

    assert statuses("2031-02-28") == set()
    assert statuses("2031-03-01") == {"proposed"}  # the day of issue; it has no other
    assert statuses("2032-01-31") == {"proposed"}
    assert statuses("2032-02-01") == {"launched"}


def test_two_coders_who_disagree_make_no_change_of_position(second: Project) -> None:
    changed = {(r["holder"], r["target"]) for r in second.ask("CQ18")}
    mint = second.mint
    assert changed == {
        (mint.thing("person/ada-example"), mint.thing("claim/tax-is-fair")),
        (mint.thing("person/cy-instance"), mint.thing("claim/samples-are-wasted")),
    }


def test_a_change_outside_the_two_dates_is_left_out(second: Project) -> None:
    assert len(second.ask("CQ18", **{"from": "2031-03-02"})) == 0
    assert len(second.ask("CQ18", to="2032-02-29")) == 0


def test_people_who_name_each_other_are_no_strangers(second: Project) -> None:
    # Ada and Bo share that the tax is unfair, but Bo names Ada.
    pairs = {(row["oneName"], row["otherName"]) for row in second.ask("CQ16")}
    assert pairs == {("Ada Example", "Cy Instance")}
    assert len(second.ask("CQ16", least="2")) == 0


def test_a_claim_that_the_same_text_supports_is_not_only_reported(
    second: Project,
) -> None:
    claims = {row["claim"] for row in second.ask("CQ21", topic="samples")}
    assert claims == {second.mint.thing("claim/ban-samples")}


def test_the_machine_is_not_compared_with_itself(second: Project) -> None:
    assert len(second.ask("CQ22", kind="rule")) == 3
    assert len(second.ask("CQ22", kind="model")) == 0


def test_a_register_is_chosen_by_a_part_of_its_address(
    seed_project: Project,
) -> None:
    def matched(register: str) -> set[object]:
        rows = seed_project.ask("CQ24", register=register)
        return {r["thingLabel"] for r in rows if r["status"] == "confirmed match"}

    assert matched("http://www.wikidata.org/") == {
        *("MGIMO University", "Russia", "Sberbank")
    }
    assert matched("https://ror.org/") == {"MGIMO University"}


@pytest.mark.parametrize(
    ("limit", "low"), [("0.6", 6), ("0.45", 2), ("0", 0), ("1", 7)]
)
def test_confidence_below_the_limit_is_low(
    second: Project, limit: str, low: int
) -> None:
    rows = second.ask("CQ23", confidence=limit)
    assert sum("low confidence" in str(row["reason"]) for row in rows) == low


def test_the_defaults_name_things_that_the_seed_has(seed_project: Project) -> None:
    mint = Minter()
    wrong = []
    for question in NUMBERED:
        for parameter in question.parameters:
            for term in parameter.default:
                iri = term.strip("<>") if term.startswith("<") else ""
                if iri and not (mint.local(iri) and iri in seed_project.lookup.labels):
                    wrong.append((question.name, term))
    assert wrong == []


def test_the_second_project_is_free_of_findings(second: Project) -> None:
    assert [str(one) for one in second.check()] == []


def test_the_second_project_is_opened_like_any_other(second: Project) -> None:
    assert isinstance(kg.open(Path(second.settings.root)), Project)
