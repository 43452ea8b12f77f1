from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.guard import check_query, explain_syntax


def check(text: str) -> None:
    check_query(text, lambda name: name == "https://example.org/graph/known")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * FROM <http://example.org/data.ttl> { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/x> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * FROM # a comment between\n <http://example.org/x> { ?s ?p ?o }",
        "PREFIX e: <http://e.org/> SELECT * FROM e:data { ?s ?p ?o }",
        "PREFIX : <http://e.org/> SELECT * FROM :data { ?s ?p ?o }",
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://e.org/> { ?s ?p ?o } }",
        "LOAD <http://example.org/data.ttl>",
        "PREFIX : <http://e.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX : <http://e.org/> SELECT * { SERVICE: { ?s ?p ?o } }",
        "PREFIX : <http://e.org/> SELECT * { SERVICE SILENT:x { ?s ?p ?o } }",
        "PREFIX s: <http://e.org/> SELECT * { service # x\n s:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://e.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://e.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1 SERVICESILENT<http://e.org/> { ?a ?b ?c } }",
        "SELECT * { BIND(<http://e.org/> AS ?u) SERVICE ?u { ?a ?b ?c } }",
        "PREFIX e: <http://e.org/> SELECT * { ?s e:\\# ?o SERVICE <http://e.org/> {} }",
        "SELECT * { ?s ?p ?o FILTER(?a<?b)SERVICE<http://e.org/>{?a ?b ?c} }",
        'SELECT * { ?s ?p "a#b" SERVICE <http://e.org/> { ?a ?b ?c } }',
        "SELECT * { ?s <http://e.org/#x> ?o SERVICE <http://e.org/> {?a ?b ?c} }",
    ],
)
def test_a_query_that_reaches_out_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"refused|whole IRI"):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE <http://e.org/>" }',
        "SELECT * { ?service ?from ?load } # SERVICE <http://e.org/>",
        "PREFIX service: <http://e.org/> SELECT * { ?s service:from ?o }",
        "SELECT * { ?s <http://e.org/SERVICE> ?o }",
        "SELECT * FROM <https://example.org/graph/known> { ?s ?p ?o }",
        "PREFIX e: <http://e.org/> SELECT * { ?service e:service ?x . { ?x e:is ?o } }",
        "SELECT * { GRAPH ?service { ?s ?p ?service } }",
        'SELECT * { ?s ?p "x"@from . FILTER(?a < 3 && ?b > 4) }',
    ],
)
def test_words_that_only_look_like_reaching_out_are_allowed(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * { ?s kg:speaker ?o }", "add PREFIX kg: <https://w3id.org/"),
        ("SELECT * { ?s xx:y ?o }", "the prefix xx: is not declared"),
        ("SELECT COUNT(*) { ?s ?p ?o }", r"SELECT \(COUNT\(\*\) AS \?n\)"),
        ("SELECT * { ?s ?p “x” }", "curly quotation marks"),
        ("SELECT * { ?s ?p ?o FILTR(?o > 1) }", "did you mean FILTER"),
        ("SELECT * { ?s ?p ?o ", "1 opening and 0 closing braces"),
    ],
)
def test_a_mistake_is_explained_with_its_place_and_a_way_out(
    text: str, words: str
) -> None:
    import pyoxigraph as ox

    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(text)
    error = explain_syntax(text, caught.value)
    with pytest.raises(QueryError, match=words):
        raise error
    assert "line 1, column" in str(error)
    assert str(error).splitlines()[-1].strip() == "^"
