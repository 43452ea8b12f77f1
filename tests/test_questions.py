from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, UnknownName
from kg.project import Project
from kg.questions import (
    Question,
    Questions,
    find_question,
    parse_question,
    read_question,
    read_questions,
)
from kg.vocabulary import BASE, XSD

QUERY = """# CQ07  Who opposes an initiative, and where?
# -p initiative: an initiative
# -p stance: a stance
# -p date: a day
# -p least: how many
# -p below: a share
# -p words: some words
# -p title: words in English
# -p any: anything
PREFIX c: <https://w3id.org/ai-positions/concept/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

SELECT ?initiative ?stance ?date ?least ?below ?words ?title ?any WHERE {
  VALUES ?initiative { <https://w3id.org/ai-positions/id/initiative/one> }
  VALUES ?stance { c:stance-opposes c:stance-mixed }
  VALUES ?date { "2024-12-31"^^xsd:date }
  VALUES ?least { 2 }
  VALUES ?below { 0.6 }
  VALUES ?words { "http://" }
  VALUES ?title { "a bridge"@en }
  VALUES ?any { UNDEF }
}
ORDER BY ?stance
"""
NAMES = {
    "Sample Bridge": f"{BASE}id/initiative/sample-bridge",
    "c:stance-supports": f"{BASE}concept/stance-supports",
}
HOSTILE = [
    "> } DROP ALL",
    '" } ; DROP ALL #',
    "'; DROP ALL; --",
    'x"@en } VALUES ?any { 1',
    "line\nbreak } UNION { ?s ?p ?o",
    "\\",
    "\\u0022 } ",
    "<script>",
    "}",
    "#",
    "",
]


def resolve(name: str) -> str:
    try:
        return NAMES[name]
    except KeyError:
        raise UnknownName(f"nothing is called {name!r}") from None


def as_typed(name: str) -> str:
    return f"{BASE}id/{name}"


@pytest.fixture
def question() -> Question:
    return parse_question("cq07-who-opposes", QUERY, "cq07-who-opposes.rq")


def bound(question: Question, **values: str) -> Mapping[str, object]:
    """Return the one row of the question when it is asked of an empty store."""
    text = question.bind({name: [v] for name, v in values.items()}, resolve)
    (row,) = rows_of_nothing(text)
    return row


def rows_of_nothing(text: str) -> list[dict[str, object]]:
    solutions = ox.Store().query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [one.value for one in solutions.variables]
    return [{name: row[name] for name in names} for row in solutions]


# -- the header ------------------------------------------------------------------------


def test_the_first_line_gives_number_and_title(question: Question) -> None:
    assert question.number == "CQ07"
    assert question.title == "Who opposes an initiative, and where?"


def test_a_question_needs_no_number() -> None:
    question = parse_question("who", "# Who?\nSELECT * {}", "who.rq")
    assert (question.number, question.title, question.parameters) == ("", "Who?", ())


def test_each_parameter_has_its_words_and_its_default(question: Question) -> None:
    first, second, *others = question.parameters
    assert first.description == "an initiative"
    assert first.default == (f"<{BASE}id/initiative/one>",)
    assert second.default == ("c:stance-opposes", "c:stance-mixed")
    assert [one.default for one in others] == [
        ('"2024-12-31"^^xsd:date',),
        ("2",),
        ("0.6",),
        ('"http://"',),
        ('"a bridge"@en',),
        ("UNDEF",),
    ]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("", 1),
        ("SELECT * WHERE {}", 1),
        ("\n# Who?", 1),
        ("#", 1),
        ("# -p who: a person\nVALUES ?who { UNDEF }", 1),
        ("# Who?\n# -p who: a person\nSELECT * {}", 2),
        ("# Who?\n# -p who: a person\nVALUES ?other { UNDEF }", 2),
        ("# Who?\n#\n# -p who a person\nVALUES ?who { UNDEF }", 3),
        ("# Who?\n# -p who:\nVALUES ?who { UNDEF }", 2),
        ("# Who?\n# -p a: one\n# -p a: two\nVALUES ?a { 1 }", 3),
        ("# Who?\n# -p a: one\nVALUES ?a { 1 }\nVALUES ?a { 2 }", 2),
    ],
)
def test_a_broken_header_is_named_with_file_and_line(query: str, line: int) -> None:
    with pytest.raises(QueryError, match=rf"^queries/who\.rq:{line}: "):
        parse_question("who", query, "queries/who.rq")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_bytes(b"# Who is \xff?\n")
    with pytest.raises(QueryError, match=r"who\.rq: not UTF-8 at byte 9"):
        read_question(path)


def test_a_broken_file_leaves_the_other_questions_alone(tmp_path: Path) -> None:
    (tmp_path / "good.rq").write_text("# Who?\nSELECT * {}", encoding="utf-8")
    (tmp_path / "bad.rq").write_text("SELECT * {}", encoding="utf-8")
    questions = read_questions(tmp_path)
    assert [one.name for one in questions] == ["good"]
    assert list(questions.broken) == ["bad"]
    with pytest.raises(QueryError, match=r"bad\.rq:1: "):
        find_question(questions, "bad")


def test_a_project_replaces_a_question_by_its_namesake(tmp_path: Path) -> None:
    for folder, title in (("shipped", "Who?"), ("own", "Who else?")):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "who.rq"
        path.write_text(f"# {title}\nSELECT * {{}}", encoding="utf-8")
    (found,) = read_questions(tmp_path / "shipped", tmp_path / "own")
    assert found.title == "Who else?"


# -- binding ---------------------------------------------------------------------------


def test_nothing_filled_in_leaves_the_defaults(question: Question) -> None:
    rows = rows_of_nothing(question.bind({}, resolve))
    assert len(rows) == 2
    assert rows[0]["initiative"] == ox.NamedNode(f"{BASE}id/initiative/one")


def test_a_parameter_that_asks_about_everything_leaves_no_line(
    question: Question,
) -> None:
    assert "VALUES ?any" in question.text
    assert "VALUES ?any" not in question.bind({}, resolve)
    assert "VALUES ?any" in question.bind({"any": ["Sample Bridge"]}, resolve)


def test_each_value_takes_the_type_of_the_default(question: Question) -> None:
    row = bound(
        question,
        initiative="Sample Bridge",
        stance="supports",
        date="2031-03-01",
        least="7",
        below="0.25",
        words="ftp://",
        title="a tunnel",
    )
    assert row == {
        "initiative": ox.NamedNode(f"{BASE}id/initiative/sample-bridge"),
        "stance": ox.NamedNode(f"{BASE}concept/stance-supports"),
        "date": ox.Literal("2031-03-01", datatype=ox.NamedNode(XSD.date)),
        "least": ox.Literal(7),
        "below": ox.Literal("0.25", datatype=ox.NamedNode(XSD.decimal)),
        "words": ox.Literal("ftp://"),
        "title": ox.Literal("a tunnel", language="en"),
        "any": None,
    }


def test_a_coded_value_is_taken_with_or_without_its_list(question: Question) -> None:
    short = bound(question, stance="supports")
    assert bound(question, stance="c:stance-supports") == short


def test_several_values_are_asked_for_at_once(question: Question) -> None:
    text = question.bind({"least": ["1", "2", "3"], "stance": ["supports"]}, resolve)
    rows = rows_of_nothing(text)
    assert [row["least"] for row in rows] == [ox.Literal(n) for n in (1, 2, 3)]


def test_a_parameter_in_several_places_is_filled_in_everywhere() -> None:
    query = """# Who?
# -p who: somebody
SELECT ?who WHERE {
  {
    VALUES ?who { <https://example.org/a> }
  }
  UNION
  {
    VALUES ?who { <https://example.org/a> }
  }
}"""
    text = parse_question("who", query, "who.rq").bind({"who": ["b"]}, as_typed)
    assert [row["who"] for row in rows_of_nothing(text)] == [
        ox.NamedNode(f"{BASE}id/b")
    ] * 2


def test_a_date_is_known_where_anything_can_be_asked(question: Question) -> None:
    date = ox.Literal("2031-03-01", datatype=ox.NamedNode(XSD.date))
    assert (
        rows_of_nothing(question.bind({"any": ["2031-03-01"]}, resolve))[0]["any"]
        == date
    )


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("date", "yesterday", "date 'yesterday' is not a date; write YYYY-MM-DD"),
        ("date", "2024-02-30", "date '2024-02-30' is not a date"),
        ("least", "many", "least 'many' is not a whole number"),
        ("least", "1.5", "least '1.5' is not a whole number"),
        ("below", "half", "below 'half' is not a number"),
        ("below", "0.6 }", "below '0.6 }' is not a number"),
        ("initative", "one", "has no parameter 'initative'; did you mean 'initiative'"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(
    question: Question, name: str, value: str, complaint: str
) -> None:
    with pytest.raises(QueryError) as error:
        question.bind({name: [value]}, resolve)
    assert complaint in str(error.value)


def test_an_unknown_name_is_passed_on_as_such(question: Question) -> None:
    with pytest.raises(UnknownName, match="nothing is called 'Nobody'"):
        question.bind({"initiative": ["Nobody"]}, resolve)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["initiative", "any", "words", "title"])
def test_a_hostile_value_stays_a_value(
    question: Question, name: str, value: str
) -> None:
    text = question.bind({name: [value], "stance": ["supports"]}, as_typed)
    (row,) = rows_of_nothing(text)
    term = row[name]
    if name in ("words", "title"):
        assert isinstance(term, ox.Literal)
        assert term.value == value
    else:
        assert isinstance(term, ox.NamedNode)


@given(value=st.text(max_size=40))
def test_any_words_come_back_as_they_were_typed(value: str) -> None:
    question = parse_question("cq07-who-opposes", QUERY, "cq07-who-opposes.rq")
    value = value.encode("utf-8", "ignore").decode()  # lone surrogates are no text
    text = question.bind({"words": [value], "stance": ["supports"]}, as_typed)
    (row,) = rows_of_nothing(text)
    assert row["words"] == ox.Literal(value)


def test_a_name_that_people_type_finds_its_thing(seed_project: Project) -> None:
    rows = seed_project.ask("CQ05", speaker="Zakharova")
    assert {row["speakerName"] for row in rows} == {"Maria Zakharova"}
    assert list(seed_project.ask("CQ05", speaker="person/maria-zakharova")) == list(
        rows
    )


# -- finding ---------------------------------------------------------------------------


@pytest.fixture
def questions() -> Questions:
    every = (
        parse_question("cq01-who-said-what", "# CQ01  Who said what?", "1"),
        parse_question("cq07-who-opposes", "# CQ07  Who opposes an initiative?", "7"),
        parse_question("weather", "# What was the weather like?", "w"),
    )
    return Questions(every, {})


@pytest.mark.parametrize(
    "name",
    [
        "CQ07",
        "cq07",
        "7",
        "07",
        "cq07-who-opposes",
        "cq07-who-opposes.rq",
        "who-opposes",
        "WHO-OPPOSES",
        "opposes",
        "initiative",
        "opposes initiative",
        "Who opposes an initiative?",
    ],
)
def test_a_question_is_found_by_number_name_or_part(
    questions: Questions, name: str
) -> None:
    assert find_question(questions, name).number == "CQ07"


def test_a_part_of_two_questions_names_both(questions: Questions) -> None:
    with pytest.raises(UnknownName, match="can be 2 questions: cq01-who-said-what, cq"):
        find_question(questions, "who")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("wheather", "weather"),
        ("who-oposes", "who-opposes"),
        ("cq07-who-oposes", "cq07-who-opposes"),
    ],
)
def test_a_misspelt_name_is_told_the_near_ones(
    questions: Questions, name: str, near: str
) -> None:
    with pytest.raises(UnknownName) as error:
        find_question(questions, name)
    assert near in str(error.value)


@pytest.mark.parametrize("name", ["", "   ", "?", "99", "nonsense"])
def test_what_is_no_question_is_refused(questions: Questions, name: str) -> None:
    with pytest.raises(UnknownName, match="no question is called"):
        find_question(questions, name)
