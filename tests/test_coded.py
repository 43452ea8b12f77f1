"""Coded statements become speakers, positions and orphans, as far as their words go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.coded import with_spoken
from kg.errors import TableError
from kg.imports import import_database
from kg.model import Mode, Span
from kg.readers.registry import choose_reader
from kg.settings import Settings
from tests.coded_sets import corpus_of, edit, empty, parks


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A project with one coded set."""
    settings = empty(tmp_path / "p")
    import_database(settings, parks(tmp_path), "parks")
    return settings


def folder(settings: Settings) -> Path:
    return settings.seeds / "coded" / "parks"


def test_a_span_is_said_by_its_person_or_else_by_its_organisation(
    project: Settings,
) -> None:
    corpus = corpus_of(project)
    said = {
        (one.document, one.span.start): [who.actor for who in one.speakers]
        for reading in corpus.readings.values()
        for one in reading.statements
    }
    assert said == {
        ("parks", 22): ["person/ada-example"],
        ("parks", 51): ["person/ben-sample"],
        ("parks-2", 0): ["org/sample-union"],
    }
    one = corpus.readings["parks"].statements[0]
    assert (one.rule, one.mode, one.asserted) == ("coded", Mode.ATTRIBUTED, True)


def test_words_of_coded_statements_mention_whom_they_name(project: Settings) -> None:
    (one,) = corpus_of(project).readings["parks-2"].statements
    assert ("org/sample-union",) in [mention.targets for mention in one.mentions]


def test_a_statement_of_speaker_claim_and_agreement_is_a_position(
    project: Settings,
) -> None:
    positions = {
        (one.coder, one.holder): one
        for coding in corpus_of(project).codings
        for one in coding.positions
    }
    assert len(positions) == 3
    ada = positions["admin", "person/ada-example"]
    assert (ada.target, ada.stance) == ("claim/parks-green-ones", "supports")
    assert (ada.organization, ada.evidence) == (None, (Span(22, 32),))
    ben = positions["cleo-coder", "person/ben-sample"]
    assert (ben.stance, ben.organization) == ("opposes", "org/sample-union")
    union = positions["cleo-coder", "org/sample-union"]
    assert (union.stance, union.organization) == ("supports", None)


def test_statements_of_other_types_are_kept_with_all_their_values(
    project: Settings,
) -> None:
    (coded,) = corpus_of(project).coded
    note = coded.statements[3]
    assert (note.label, note.coder, note.document) == (
        *("Annotation", "cleo-coder", "parks-2"),
    )
    assert [(one.name, one.value) for one in note.values] == [
        ("note", "to be looked at again")
    ]
    coders = {(one.coder.id, one.document) for one in corpus_of(project).codings}
    assert coders == {
        ("admin", "parks"),
        ("cleo-coder", "parks"),
        ("cleo-coder", "parks-2"),
    }


def test_what_one_coder_reads_both_ways_in_the_same_words_is_mixed(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    database = parks(
        tmp_path,
        "UPDATE STATEMENTS SET Start = 22, Stop = 32, Coder = 1 WHERE ID = 2",
        "UPDATE DATASHORTTEXT SET Entity = 1 WHERE StatementId = 2 AND VariableId = 1",
    )
    import_database(project, database, "parks")
    made = [p for one in corpus_of(project).codings for p in one.positions]
    assert [(one.organization, one.stance) for one in made if one.coder == "admin"] == [
        (None, "mixed"),
        ("org/sample-union", "mixed"),
    ]


def test_a_statement_whose_words_have_changed_is_an_orphan_and_in_no_graph(
    project: Settings,
) -> None:
    path = project.documents / "parks.txt"
    path.write_text("Well. " + path.read_text())
    corpus = corpus_of(project)
    (coded,) = corpus.coded
    assert [one.id for one in coded.statements] == [3, 4]
    first, second = coded.orphans
    assert (first.where, first.words) == (
        *("seeds/coded/parks/statements.csv:2", "parks help"),
    )
    assert first.reason.startswith("its words are elsewhere")
    assert (second.id, second.coder, second.span) == (2, "cleo-coder", Span(51, 69))
    assert corpus.readings["parks"].statements == ()


def test_statements_of_a_document_that_cannot_be_read_wait(project: Settings) -> None:
    (project.documents / "parks.txt").write_bytes(b"\xff\xfe\xff")
    corpus = corpus_of(project)
    assert len(corpus.failures) == 1
    assert [one.id for one in corpus.coded[0].statements] == [3, 4]
    assert corpus.coded[0].orphans == ()


UNKNOWN = {
    "a claim": (
        *("entities.csv", "claim/parks-green-ones", "claim/parks-green"),
        "seeds/coded/parks/entities.csv:8: thing 'claim/parks-green' is not in "
        "actors.csv or codebook/claims.csv; did you mean 'claim/parks-green-ones'?",
    ),
    "an actor": (
        *("entities.csv", ",person/ada-example", ",person/eve"),
        "seeds/coded/parks/entities.csv:2: thing 'person/eve' is not in "
        "actors.csv or codebook/claims.csv",
    ),
    "a coder": (
        *("coders.csv", "2,cleo-coder", "2,cleo"),
        "seeds/coded/parks/coders.csv:3: coder 'cleo' is not in codings/coders.csv",
    ),
    "a document": (
        *("documents.csv", "2,parks-2", "2,ponds"),
        "seeds/coded/parks/documents.csv:3: document 'ponds' is not in documents.csv",
    ),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_set_that_names_what_the_project_has_not_is_refused_with_its_row(
    project: Settings, name: str
) -> None:
    file, old, new, expected = UNKNOWN[name]
    if name in ("a coder", "a document"):  # its statements name it too
        path = folder(project) / "statements.csv"
        was, now = old.split(",")[1], new.split(",")[1]
        path.write_text(path.read_text().replace(f",{was},", f",{now},"))
    edit(folder(project) / file, old, new)
    with pytest.raises(TableError) as caught:
        corpus_of(project)
    assert str(caught.value).startswith(expected)


def test_two_coders_of_one_id_are_refused_with_their_row(project: Settings) -> None:
    with (project.seeds / "codings" / "coders.csv").open("a") as file:
        file.write("admin,human,Another Admin,yes,\n")
    with pytest.raises(TableError, match=r"coders\.csv:4: id 'admin' is already used"):
        corpus_of(project)


def test_folders_that_begin_with_an_underscore_are_drafts(project: Settings) -> None:
    folder(project).rename(folder(project).with_name("_parks"))
    assert corpus_of(project).coded == ()


def test_the_reader_for_coded_texts_is_never_chosen_by_itself() -> None:
    assert choose_reader("Some words.\n", "coded").name == "coded"
    assert choose_reader("Some words.\n").name != "coded"


def test_a_coded_statement_adds_its_speakers_to_one_that_a_reader_found(
    project: Settings,
) -> None:
    readings = corpus_of(project).readings
    (first, second) = readings["parks"].statements
    moved = [s for s in (first, second) if s.span == first.span]
    assert with_spoken(moved, moved) == (first,)
    other = replace(first, speakers=second.speakers, rule="utterance")
    (both,) = with_spoken((other,), (first,))
    assert both.rule == "utterance"
    assert [who.actor for who in both.speakers] == [
        *("person/ben-sample", "person/ada-example"),
    ]
    doubtful = replace(other, asserted=False)
    assert with_spoken((doubtful,), (first,)) == (first,)
