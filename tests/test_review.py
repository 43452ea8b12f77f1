"""The review: what is suggested, with which evidence, and what a ruling writes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors import resolve, resolve_publisher
from kg.additions import add_row
from kg.authority import Authority, read_authority
from kg.codebook import Codebook
from kg.corpus import Corpus, SourceReading
from kg.errors import DataError, TableError, UnknownName
from kg.judging import Ruling, confirm, find_candidate, judge
from kg.likeness import Named, find_likenesses
from kg.model import (
    ActorKind,
    Capacity,
    Document,
    Mode,
    Part,
    PartKind,
    Piece,
    Reading,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Verdict,
)
from kg.review import Pair, Review, review
from kg.settings import Settings
from kg.vocabulary import BASE

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION
HEADS = {
    "actors.csv": "id,kind,label,label_ru,aliases,part_of,same_as,note\n",
    "judgements.csv": "left,right,verdict,by,reason\n",
}
RECORDS = (
    "person/ada-example,person,Ada Example,,,,,\n"
    "org/samplebank,organization,Samplebank,,,,,\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(
        root=tmp_path,
        title="Review",
        base=BASE,
        seeds=tmp_path / "seeds",
        queries=tmp_path / "queries",
        exports=tmp_path / "exports",
        store=tmp_path / ".kg",
    )
    made.seeds.mkdir()
    for name, head in HEADS.items():
        rows = RECORDS if name == "actors.csv" else ""
        (made.seeds / name).write_text(head + rows, encoding="utf-8")
    return made


Said = tuple[str, SpeakerKind, str, str | None]  # name, kind, organisation, identifier


def person(name: str, organization: str = "", identifier: str | None = None) -> Said:
    return name, PERSON, organization, identifier


def body(name: str) -> Said:
    return name, BODY, "", None


def reading(document: str, said: Sequence[Said]) -> Reading:
    """Make a document of lines "Name, Organisation: words"."""
    text, statements = "", []
    for name, kind, organization, identifier in said:
        start = len(text)
        text += name
        held: tuple[Capacity, ...] = ()
        if organization:
            piece = Piece(
                Span(len(text) + 2, len(text) + 2 + len(organization)), organization
            )
            held = (Capacity(None, (piece,), piece),)
            text += f", {organization}"
        attribution = Span(start, len(text))
        words = Span(len(text) + 2, len(text) + 7)
        text += ": words\n"
        speaker = Speaker(name, kind, held, "named", identifier=identifier)
        statements.append(
            Statement(
                document,
                Mode.DIRECT,
                words,
                (Part(PartKind.SAID, words),),
                (speaker,),
                attribution,
                Span(start, start + len(name)),
                *(None,) * 3,
                "turn",
            )
        )
    made = Document(document, text, "0" * 64, "test", (), (), *(None,) * 7, warnings=())
    return Reading(made, tuple(statements), ())


def corpus(authority: Authority, **documents: Sequence[Said]) -> Corpus:
    sources = []
    for id_, said in sorted(documents.items()):
        read = reading(id_, said)
        resolved = resolve(read, authority, None)
        local, _ = resolve_publisher(read, authority, None)
        sources.append(SourceReading(SourceRecord(id_, f"{id_}.txt"), resolved, local))
    return Corpus(authority, Codebook({}, {}, {}), tuple(sources), ())


def reviewed(settings: Settings, **documents: Sequence[Said]) -> Review:
    return review(corpus(read_authority(settings), **documents))


def shown(pairs: Sequence[Pair]) -> set[tuple[str, str, str]]:
    return {(one.left.name, one.right.name, one.reason) for one in pairs}


# -- what is suggested -------------------------------------------------------------


def test_a_candidate_comes_with_its_documents_and_the_words_that_name_it(
    settings: Settings,
) -> None:
    found = reviewed(
        settings,
        one=[person("Bo Sample", "Test Institute"), person("Ada Example")],
        two=[person("Bo Sample"), person("Bo Sample")],
    )
    first, institute = found.candidates
    assert (first.name, first.kind, first.statements) == ("Bo Sample", "person", 3)
    assert first.documents == ("one", "two")
    assert [(one.document, one.span, one.words) for one in first.evidence] == [
        ("one", Span(0, 25), "Bo Sample, Test Institute"),
        ("two", Span(0, 9), "Bo Sample"),
    ]
    assert (institute.name, institute.statements) == ("Test Institute", 1)
    assert institute.evidence[0].span == Span(11, 25)


def test_speakers_without_a_name_are_nobody_to_review(settings: Settings) -> None:
    found = reviewed(
        settings,
        one=[
            ("a participant", SpeakerKind.UNNAMED, "", None),
            ("critics", SpeakerKind.COLLECTIVE, "", None),
            ("Exampleans", SpeakerKind.COLLECTIVE, "", None),
        ],
    )
    assert [one.name for one in found.candidates] == ["Exampleans"]


PAIRS = [
    (person("A. Example"), "Ada Example", "initials"),
    (person("Example"), "Ada Example", "a surname alone"),
    (person("Example Ada"), "Ada Example", "the same words in another order"),
    (person("Dr Ada Example"), "Ada Example", "the same but for case, marks or titles"),
    (person("Ada Examplle"), "Ada Example", "a spelling of few letters less or more"),
    (person("Adá Example"), "Ada Example", "the same but for case, marks or titles"),
    (
        body("Samplebank, Inc."),
        "Samplebank",
        "the same but for marks, short forms or word order",
    ),
    (body("Sampelbank"), "Samplebank", "a spelling of few letters less or more"),
]


@pytest.mark.parametrize(("said", "record", "reason"), PAIRS)
def test_a_candidate_is_paired_with_the_record_it_may_be(
    settings: Settings, said: Said, record: str, reason: str
) -> None:
    [pair] = reviewed(settings, one=[said]).pairs
    assert (pair.left.name, pair.right.name, pair.reason) == (said[0], record, reason)
    assert pair.right.confirmed
    assert pair.left.evidence


def test_two_candidates_are_paired_once_the_fuller_name_on_the_right(
    settings: Settings,
) -> None:
    found = reviewed(
        settings,
        one=[body("Global Sample Council (GSC)"), body("GSC")],
        two=[body("U.S. Sample Board"), body("United States Sample Board")],
        three=[body("World Example Union"), body("WEU"), person("B. Tester")],
        four=[person("Bo Tester"), person("Bo Q. Tester")],
    )
    assert shown(found.pairs) == {
        ("GSC", "Global Sample Council (GSC)", "its acronym is printed"),
        (
            "U.S. Sample Board",
            "United States Sample Board",
            "the same but for marks, short forms or word order",
        ),
        ("WEU", "World Example Union", "an acronym of its words"),
        ("B. Tester", "Bo Tester", "initials"),
        ("B. Tester", "Bo Q. Tester", "initials"),
        ("Bo Tester", "Bo Q. Tester", "a middle name more"),
    }
    scores = [one.score for one in found.pairs]
    assert scores == sorted(scores, reverse=True)
    for one in found.pairs:
        assert one.left.evidence
        assert one.right.evidence


def test_what_only_looks_alike_is_not_paired(settings: Settings) -> None:
    found = reviewed(
        settings,
        one=[person("Ben Example"), person("Cy Other"), person("Samplebank")],
        two=[body("Group of 7 Samples"), body("Group of 8 Samples")],
        three=[person("Di One", "Press Office"), person("Ed Two", "Test Ministry")],
    )
    assert found.pairs == ()


def test_units_of_different_bodies_are_not_paired() -> None:
    name = "Department of Press and Sampling"
    one, other = (Named(f"org/{n}", name, False, f"org/parent-{n}") for n in "ab")
    alone = Named("org/c", name, False)
    assert find_likenesses([one, other]) == ()
    assert [x.reason for x in find_likenesses([one, alone])] == [
        "the same name, one inside another body"
    ]


def test_one_name_with_two_identifiers_is_perhaps_two_people(
    settings: Settings,
) -> None:
    found = reviewed(
        settings,
        one=[person("Jo Double", identifier="register/1")],
        two=[
            person("Jo Double", identifier="register/2"),
            person("J. F. Single", identifier="register/2"),
        ],
    )
    [homonym] = found.homonyms
    assert homonym.actor.name == "Jo Double"
    assert [(one, at.document) for one, at in homonym.identifiers] == [
        ("register/1", "one"),
        ("register/2", "two"),
    ]
    assert shown(found.pairs) == {
        ("J. F. Single", "Jo Double", "the same identifier register/2")
    }


def test_a_name_of_several_records_is_shown_with_each(settings: Settings) -> None:
    with (settings.seeds / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("person/ada-example-2,person,Ada Example,,,,,\n")
    found = reviewed(settings, one=[person("Ada Example")])
    assert {one.right.id for one in found.pairs} == {
        "person/ada-example",
        "person/ada-example-2",
    }
    assert found.candidates[0].records == (
        "person/ada-example",
        "person/ada-example-2",
    )


def test_a_review_can_be_narrowed_to_a_name(settings: Settings) -> None:
    found = reviewed(settings, one=[person("A. Example"), person("Cy Other")])
    narrow = found.like("example")
    assert [one.name for one in narrow.candidates] == ["A. Example"]
    assert len(narrow.pairs) == 1
    assert found.like("zzz").candidates == ()


def test_a_review_does_not_depend_on_the_order_of_names() -> None:
    names = [
        Named(f"person/{at}", name, True)
        for at, name in enumerate(
            ["Ada Example", "A. Example", "Example", "Ada B. Example", "Ada Exampel"]
        )
    ]
    assert find_likenesses(names) == find_likenesses(reversed(names)) != ()


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_are_compared_without_an_error(names: list[str]) -> None:
    named = [Named(f"x/{at}", name, at % 2 == 0) for at, name in enumerate(names)]
    for one in find_likenesses(named):
        assert 0 <= one.score <= 100
        assert one.left < one.right


def test_many_names_of_one_family_are_compared_in_blocks() -> None:
    names = [Named(f"person/{at}", f"Ab{at:05} Example", True) for at in range(1500)]
    assert find_likenesses(names) == ()  # numbers tell them apart


# -- what a ruling writes ----------------------------------------------------------


def ruling(left: str, right: str, verdict: Verdict = Verdict.SAME) -> Ruling:
    return Ruling(left, right, verdict, "a tester", "the same post, the same day")


def rows(settings: Settings, name: str) -> list[list[str]]:
    with (settings.seeds / name).open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)][1:]


def test_a_ruling_is_the_last_row_and_its_pair_is_not_shown_again(
    settings: Settings,
) -> None:
    said = [person("A. Example")]
    judge(
        settings,
        ruling("A. Example", "Ada Example", Verdict.DIFFERENT),
        reviewed(settings, one=said),
    )
    assert rows(settings, "judgements.csv") == [
        [
            *("A. Example", "person/ada-example", "different", "a tester"),
            "the same post, the same day",
        ]
    ]
    assert reviewed(settings, one=said).pairs == ()


def test_a_name_judged_the_same_is_no_candidate_any_more(settings: Settings) -> None:
    said = [person("A. Example")]
    made = judge(
        settings,
        ruling("A. Example@one", "person/ada-example"),
        reviewed(settings, one=said),
    )
    assert (made.name, made.document) == ("A. Example", "one")
    assert reviewed(settings, one=said).candidates == ()
    assert len(reviewed(settings, two=said).candidates) == 1


def test_a_candidate_on_the_right_is_made_a_record_first(settings: Settings) -> None:
    said = [person("B. Tester"), person("Bo Tester")]
    judge(settings, ruling("B. Tester", "Bo Tester"), reviewed(settings, one=said))
    assert rows(settings, "actors.csv")[-1][:3] == [
        *("person/bo-tester", "person", "Bo Tester")
    ]
    assert rows(settings, "judgements.csv")[-1][:3] == [
        *("B. Tester", "person/bo-tester", "same")
    ]
    assert reviewed(settings, one=said).candidates == ()


def test_a_confirmed_candidate_keeps_its_printed_name_as_an_alias(
    settings: Settings,
) -> None:
    said = [body("GSC")]
    found = reviewed(settings, one=said)
    local = confirm(
        settings,
        find_candidate(found, "gsc"),
        ActorKind.COLLABORATION,
        "Global Sample Council",
    )
    [row] = [one for one in rows(settings, "actors.csv") if one[0] == local]
    assert row[1:5] == ["collaboration", "Global Sample Council", "", "GSC"]
    assert reviewed(settings, one=said).candidates == ()


def test_a_unit_is_confirmed_only_after_its_organisation(settings: Settings) -> None:
    said = reading("one", [person("Bo Tester", "Test Ministry")])
    [statement] = said.statements
    [speaker] = statement.speakers
    [held] = speaker.capacities
    inner = Piece(Span(0, 2), "Press Office")
    nested = Speaker(
        speaker.name,
        PERSON,
        (Capacity(None, (inner, *held.organizations), inner),),
        "x",
    )
    read = Reading(
        said.document,
        (replace(statement, speakers=(nested,)),),
        (),
    )
    authority = read_authority(settings)
    source = SourceReading(
        SourceRecord("one", "one.txt"), resolve(read, authority, None), "org/x"
    )
    found = review(Corpus(authority, Codebook({}, {}, {}), (source,), ()))
    unit = find_candidate(found, "Press Office")
    with pytest.raises(DataError, match="kg actors confirm org/test-ministry"):
        confirm(settings, unit)
    confirm(settings, find_candidate(found, "Test Ministry"))
    assert confirm(settings, unit) == unit.id
    assert rows(settings, "actors.csv")[-1][5] == "org/test-ministry"


WRONG = [
    (ruling("Nobody Here", "Ada Example"), UnknownName, "no document names"),
    (ruling("A. Example@two", "Ada Example"), UnknownName, "it is in: one"),
    (ruling("A. Example", "Ada Exampel"), UnknownName, "did you mean"),
    (ruling("A. Example", "A. Example"), DataError, "is the candidate"),
    (ruling("A. Example", "Bo Tester", Verdict.UNSURE), DataError, "only a candidate"),
    (
        Ruling("A. Example", "Ada Example", Verdict.SAME, " ", "because"),
        DataError,
        "by is empty",
    ),
    (
        Ruling("A. Example", "Ada Example", Verdict.SAME, "me", "\n"),
        DataError,
        "reason is empty",
    ),
]


@pytest.mark.parametrize(("wrong", "kind", "words"), WRONG)
def test_a_ruling_on_what_does_not_occur_writes_nothing(
    settings: Settings, wrong: Ruling, kind: type[Exception], words: str
) -> None:
    before = {one.name: one.read_bytes() for one in settings.seeds.iterdir()}
    found = reviewed(settings, one=[person("A. Example"), person("Bo Tester")])
    with pytest.raises(kind, match=words):
        judge(settings, wrong, found)
    assert {one.name: one.read_bytes() for one in settings.seeds.iterdir()} == before


def test_a_ruling_may_not_repeat_or_contradict_another(settings: Settings) -> None:
    found = reviewed(settings, one=[person("A. Example"), person("Bo Tester")])
    judge(settings, ruling("A. Example", "Ada Example"), found)
    for verdict in Verdict:
        with pytest.raises(DataError, match=r"says already .* same \(by a tester\)"):
            judge(settings, ruling("a. example", "person/ada-example", verdict), found)
    with pytest.raises(DataError, match="one name cannot be two actors' there"):
        judge(settings, ruling("A. Example", "Bo Tester"), found)
    assert len(rows(settings, "judgements.csv")) == 1
    assert len(rows(settings, "actors.csv")) == 2


def test_a_ruling_that_is_cut_off_leaves_whole_files_and_can_be_repeated(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = reviewed(settings, one=[person("B. Tester"), person("Bo Tester")])
    before = (settings.seeds / "judgements.csv").read_bytes()
    replaced = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.name == "judgements.csv":
            raise KeyboardInterrupt
        return replaced(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            judge(settings, ruling("B. Tester", "Bo Tester"), found)
    assert (settings.seeds / "judgements.csv").read_bytes() == before
    assert "person/bo-tester" in read_authority(settings).actors
    judge(settings, ruling("B. Tester", "Bo Tester"), found)
    assert len(read_authority(settings).judgements) == 1


# -- how a row is added ------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "added"),
    [
        ("", "left,right\nA,“B”\n"),
        ("left,right\n", "A,“B”\n"),
        ("left,right\nx,y", "\nA,“B”\n"),
        ("left,right\r\nx,y\r\n", "A,“B”\r\n"),
        ("\ufeffright,left\n", "“B”,A\n"),
        ('"left","right"\n"x","y"\n', '"A","“B”"\n'),
        ("_mine, left ,right\n1,x,y\n", ",A,“B”\n"),
    ],
)
def test_a_row_fits_the_file_and_leaves_its_bytes(
    tmp_path: Path, old: str, added: str
) -> None:
    path = tmp_path / "table.csv"
    if old:
        path.write_bytes(old.encode())
    add_row(path, "table.csv", ("left", "right"), {"left": "A", "right": "“B”"})
    assert path.read_bytes() == (old + added).encode()
    assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]


def test_a_cell_without_a_column_is_an_error_and_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("left\n", encoding="utf-8")
    with pytest.raises(TableError, match="column 'right' is missing"):
        add_row(path, "table.csv", ("left", "right"), {"left": "A", "right": "B"})
    assert path.read_text(encoding="utf-8") == "left\n"


@given(cells=st.lists(st.text(), min_size=2, max_size=2).filter(any))
def test_any_cells_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    path = tmp_path_factory.mktemp("cells") / "table.csv"
    add_row(path, "t", ("a", "b"), dict(zip("ab", cells, strict=True)))
    with path.open(encoding="utf-8", newline="") as file:
        assert [*csv.reader(file)][1] == cells
