"""REFI-QDA: what is written comes back, what others wrote maps, bombs are refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from kg.errors import SourceError
from kg.exchange.database import Database
from kg.exchange.dna.reader import read_dna
from kg.exchange.refi.names import clean
from kg.exchange.refi.reader import read_refi
from kg.exchange.refi.writer import losses, qde_bytes, qdpx_bytes
from kg.imports import import_file
from tests.coded_sets import corpus_of, empty, parks
from tests.dna_files import synthetic
from tests.exchange.test_dna_writing import databases

WRITERS: dict[str, Callable[[Database], bytes]] = {
    ".qdpx": qdpx_bytes,
    ".qde": qde_bytes,
}


def again(database: Database, ending: str) -> Database:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"again{ending}"
        path.write_bytes(WRITERS[ending](database))
        return read_refi(path)


def said(database: Database) -> Counter[tuple[object, ...]]:
    """Return all that statements say, as a REFI-QDA project can."""
    entities = {one.id: one for one in database.entities}
    types = {one.id: one for one in database.types}
    documents = {one.id: one for one in database.documents}
    coders = {one.id: one.name for one in database.coders}
    found: Counter[tuple[object, ...]] = Counter()
    for one in database.statements:
        type, text = types[one.type], documents[one.document]
        values: list[object] = []
        for variable in type.variables:
            value = one.values.get(variable.id)
            if value is None:
                continue
            if variable.kind.value == "short text":
                entity = entities[int(value)]
                if not entity.value:
                    continue
                held = tuple(sorted(entity.attributes.items()))
                values.append((variable.name, entity.value, entity.colour, held))
            else:
                values.append((variable.name, value))
        facts = (text.date, text.author, text.source, text.section, text.notes)
        place = (text.title, text.text, one.start, one.stop)
        found[
            (type.label, type.colour, coders[one.coder], *place, *facts, *values)
        ] += 1
    return found


@pytest.mark.parametrize("ending", WRITERS)
def test_the_database_of_the_corpora_says_the_same_after_the_way(ending: str) -> None:
    database = read_dna(synthetic())
    back = again(database, ending)
    assert len(back.statements) == 217
    assert said(back) == said(database)
    assert back.notes == ()
    assert again(back, ending) == back


@settings(max_examples=40)
@given(databases())
def test_a_project_that_was_read_is_written_as_the_same_bytes(
    database: Database,
) -> None:
    once = again(database, ".qdpx")
    assert len(once.statements) == len(database.statements)
    assert [one.text for one in once.documents] == [
        one.text for one in database.documents
    ]
    twice = again(once, ".qdpx")
    assert qdpx_bytes(twice) == qdpx_bytes(again(twice, ".qdpx"))


def test_a_text_keeps_its_line_ends_and_signs_inside_the_one_file(
    tmp_path: Path,
) -> None:
    database = parks(
        tmp_path, "UPDATE DOCUMENTS SET Text = 'a' || char(13, 10) || '<&😀' || Text"
    )
    assert again(database, ".qde").documents[0].text == database.documents[0].text
    assert clean("a\0b") == "a\ufffdb"


def test_what_has_no_place_there_is_counted(tmp_path: Path) -> None:
    told = " ".join(losses(parks(tmp_path)))
    assert "1 links between variables" in told
    assert "1 values that are children of others" in told
    assert "1 highlighted expressions" in told


def test_the_parts_of_a_project_stand_in_the_order_of_the_schema(
    tmp_path: Path,
) -> None:
    root = etree.fromstring(qde_bytes(parks(tmp_path)))
    assert [etree.QName(one).localname for one in root] == [
        *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes")
    ]


FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Parks" origin="Another Program 9">
 <Users><User guid="U1" name="Dora Coder"/><User guid="U2" name="Emil Coder"/></Users>
 <CodeBook><Codes>
  <Code guid="C1" name="Parks" isCodable="true" color="#00FF10">
   <Code guid="C2" name="Costs" isCodable="true"/>
  </Code>
  <Code guid="C3" name="Costs" isCodable="true"/>
  <Code guid="C4" name="Organizations" isCodable="false">
   <Code guid="C5" name="Sample Union" isCodable="true"/>
   <Code guid="C6" name="Example Club" isCodable="true"/>
  </Code>
  <Code guid="C7" name="agreement" isCodable="false">
   <Code guid="C8" name="disagree" isCodable="true"/>
  </Code>
 </Codes></CodeBook>
 <Variables><Variable guid="V1" name="size" typeOfVariable="Integer"/></Variables>
 <Cases><Case guid="K1" name="union"><CodeRef targetGUID="c5"/>
  <VariableValue><VariableRef targetGUID="V1"/><IntegerValue>7</IntegerValue>
  </VariableValue></Case></Cases>
 <Sources>
  <TextSource guid="S1" name="A report" creationDateTime="2024-05-06T07:08:09Z"
    plainTextPath="internal://S1.txt">
   <PlainTextSelection guid="P1" startPosition="4" endPosition="9" creatingUser="U2">
    <Coding guid="D1" creatingUser="U1"><CodeRef targetGUID="C2"/>
     <NoteRef targetGUID="N1"/></Coding>
    <Coding guid="D2" creatingUser="U1"><CodeRef targetGUID="C5"/></Coding>
    <Coding guid="D3" creatingUser="U1"><CodeRef targetGUID="C6"/></Coding>
    <Coding guid="D4" creatingUser="U1"><CodeRef targetGUID="C8"/></Coding>
    <Coding guid="D5"><CodeRef targetGUID="C3"/></Coding>
   </PlainTextSelection>
   <PlainTextSelection guid="P2" startPosition="0" endPosition="3"/>
  </TextSource>
  <TextSource guid="S2" name="Elsewhere" plainTextPath="relative://../secret.txt"/>
  <PictureSource guid="S3" name="A picture"/>
 </Sources>
 <Notes><Note guid="N1" name="memo"><PlainTextContent>look again</PlainTextContent>
 </Note></Notes>
 <Links><Link guid="L1"/></Links>
</Project>
"""


def archive(path: Path, project: str, **texts: bytes) -> Path:
    with ZipFile(path, "w") as made:
        made.writestr("project.qde", project)
        for name, text in texts.items():
            made.writestr(f"Sources/{name}.txt", text)
    return path


def foreign(folder: Path, project: str = FOREIGN) -> Path:
    return archive(folder / "parks.qdpx", project, S1=b"\xef\xbb\xbfThe parks cost.")


def test_codes_of_other_programs_become_values_and_claims(tmp_path: Path) -> None:
    database = read_refi(foreign(tmp_path))
    entities = {one.id: one for one in database.entities}
    variables = {one.id: one.name for t in database.types for one in t.variables}
    found = []
    for one in database.statements:
        assert database.documents[0].text[one.start : one.stop] == "parks"
        coder = database.coders[one.coder - 1].name
        values = {variables[id]: value for id, value in one.values.items()}
        for name in ("concept", "organization"):
            if name in values:
                values[name] = entities[int(values[name])].value
        found.append((coder, values))
    own = {"concept": "Costs", "agreement": 0, "note": "look again"}
    assert found == [
        ("Dora Coder", {**own, "organization": "Sample Union"}),
        ("Dora Coder", {**own, "organization": "Example Club"}),
        ("Emil Coder", {"concept": "Costs (2)"}),
    ]
    by_name = {one.value: one for one in database.entities}
    assert by_name["Costs"].child_of == by_name["Parks"].id
    assert by_name["Parks"].colour == (0, 255, 16)
    assert by_name["Sample Union"].attributes == {"size": "7"}
    assert database.documents[0].date == 1_714_979_289


def test_all_that_does_not_map_is_counted_in_the_notes(tmp_path: Path) -> None:
    told = "\n".join(read_refi(foreign(tmp_path)).notes)
    for words in (
        "1 texts that are not in the file as plain UTF-8",
        "1 pictures",
        "1 links",
        "1 selections without a code",
        "1 documents have no date of their own",
    ):
        assert words in told


def test_a_project_of_another_program_becomes_statements_of_the_graph(
    tmp_path: Path,
) -> None:
    project = empty(tmp_path / "p")
    made = import_file(project, foreign(tmp_path))
    assert (made.documents, made.statements, made.coders) == (1, 3, 2)
    corpus = corpus_of(project)
    (dora,) = (one for one in corpus.codings if one.positions)
    assert [(one.holder, one.target, one.stance) for one in dora.positions] == [
        ("org/sample-union", "claim/costs", "opposes"),
        ("org/example-club", "claim/costs", "opposes"),
    ]


REFUSED = {
    "no positions": (
        FOREIGN.replace('startPosition="4" ', ""),
        "selection P1 of document 1 has no whole numbers as its positions",
    ),
    "a selection beyond the text": (
        FOREIGN.replace('endPosition="9"', 'endPosition="99"'),
        "selection P1 of document 1 goes from 4 to 99 and does not lie within its "
        "text, which has 15 characters",
    ),
    "a codebook": (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>',
        "is <CodeBook> in 'urn:QDA-XML:codebook:1.0', and no project of REFI-QDA",
    ),
    "entities": (
        FOREIGN.replace(
            "<Project ",
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project ',
        ),
        "declares entities or a DTD, which is not read",
    ),
    "half a file": (FOREIGN[:500], "is no well-formed XML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_project_that_breaks_a_rule_is_refused_in_one_line(
    tmp_path: Path, name: str
) -> None:
    text, expected = REFUSED[name]
    with pytest.raises(SourceError) as caught:
        read_refi(foreign(tmp_path, text))
    line = str(caught.value)
    assert "\n" not in line
    assert expected in line


def test_what_is_no_archive_or_holds_no_project_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.qdpx"
    path.write_bytes(b"no archive")
    with pytest.raises(SourceError, match="is broken or encrypted"):
        read_refi(path)
    empty_zip = BytesIO()
    ZipFile(empty_zip, "w").close()
    path.write_bytes(empty_zip.getvalue())
    with pytest.raises(SourceError, match=r"holds no project\.qde"):
        read_refi(path)


def test_an_archive_that_unpacks_beyond_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.exchange.refi.archive._MOST", 1_000)
    with pytest.raises(SourceError, match="unpacks to over"):
        read_refi(foreign(tmp_path))
