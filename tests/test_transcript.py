"""Transcripts: a page for each way to set labels, traps in prose, and real records."""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import KGError, NoStatements
from kg.model import BlockKind, Mode, PartKind, Reading, Source, SpeakerKind
from kg.readers import plain
from kg.readers.reports import session_report
from kg.readers.speeches import speech
from kg.readers.transcripts import transcript
from kg.readers.transcripts.turn_labels import label_shape
from tests.described import described

ROOT = Path(__file__).parent
PAGES = {
    path.stem: path
    for path in sorted((ROOT / "transcripts").iterdir())
    if path.suffix in {".txt", ".md"}
}
REFUSED = tuple(page for page in PAGES if page.startswith("no-"))
READ = tuple(page for page in PAGES if page not in REFUSED)
CORPORA = Path(os.environ.get("KG_CORPORA", ROOT.parent.parent / "shared" / "corpora"))
METHODS = {"turn-label", "surname", "given-name", "nominal", "named", "metadata"}


def _text(page: str) -> str:
    return PAGES[page].read_bytes().decode("utf-8")


def _read(text: str, **known: Any) -> Reading:
    return transcript.read(Source("page", text, "", **known))


def _turns(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "speakers": [
                {
                    "name": one["name"],
                    "kind": one["kind"],
                    "method": one["method"],
                    "posts": [[p["role"], *p["organizations"]] for p in one["posts"]],
                }
                for one in found["speakers"]
            ],
            "label": found["attribution"],
            "source": found["source"],
            "parts": found["parts"],
        }
        for found in described(reading)["statements"]
    ]


def _names(text: str, **known: Any) -> list[str]:
    return [one.speakers[0].name for one in _read(text, **known).statements]


# -- pages -------------------------------------------------------------------------


def test_there_are_pages_for_every_layout_and_pages_that_are_no_transcripts() -> None:
    assert (len(READ), len(REFUSED)) == (25, 4)
    gold = {path.stem for path in (ROOT / "transcripts").glob("*.json")}
    assert gold == set(READ)


@pytest.mark.parametrize("page", READ)
def test_a_page_reads_as_its_gold(page: str) -> None:
    gold = json.loads(PAGES[page].with_suffix(".json").read_text("utf-8"))
    reading = _read(_text(page))
    found = described(reading)
    assert _turns(reading) == gold["turns"]
    for fact in ("title", "issued", "language", "warnings"):
        assert found[fact] == gold[fact]


@pytest.mark.parametrize("page", READ)
def test_a_page_is_taken_by_this_reader_and_by_no_other(page: str) -> None:
    text = _text(page)
    assert transcript.sniff(text) >= 0.8
    for other in (speech, plain, session_report):
        assert other.sniff(text) <= 0.3


@pytest.mark.parametrize("page", REFUSED)
def test_colons_in_prose_make_no_transcript(page: str) -> None:
    assert transcript.sniff(_text(page)) <= 0.1
    with pytest.raises(NoStatements, match="found none"):
        _read(_text(page))


@pytest.mark.parametrize("page", READ)
def test_lines_may_end_as_on_other_systems(page: str) -> None:
    text = _text(page)
    names = _names(text)
    assert _names(text.replace("\n", "\r\n")) == names
    assert _names("\ufeff" + text) == names


def test_one_paragraph_a_line_reads_as_paragraphs_with_blank_lines() -> None:
    text = _text("meeting")
    assert _names(re.sub(r"\n\s*\n", "\n", text)) == _names(text)


def test_the_header_is_no_turn_and_what_ends_a_page_is_no_words() -> None:
    reading = _read(_text("meeting"))
    kinds = [block.kind for block in reading.document.blocks]
    assert kinds[:5] == [
        BlockKind.BOILERPLATE,
        BlockKind.BOILERPLATE,
        BlockKind.TITLE,
        BlockKind.DATE,
        BlockKind.LEAD,
    ]
    assert kinds[-1] is BlockKind.BOILERPLATE
    assert reading.statements[-1].span.of(reading.document.text) == "Thank you all."


def test_two_spellings_stay_two_speakers_and_are_suggested_as_one() -> None:
    (warning,) = _read(_text("meeting")).document.warnings
    assert warning.startswith("line 46: 'Dora Platzhalter' and 'Dora Plazhalter'")


def test_one_speaker_under_a_label_is_a_turn_of_a_transcript() -> None:
    (only,) = _read(_text("one-turn")).statements
    assert [part.kind for part in only.parts] == [
        PartKind.SAID,
        PartKind.SAID,
        PartKind.SAID,
        PartKind.INSERTION,  # "See also"
        PartKind.SAID,
        PartKind.SAID,
    ]


# -- speakers ----------------------------------------------------------------------


TALK = "Moderator: Welcome.\n\n{}: Thank you. I am glad.\n\nModerator: Go on.\n"


def test_a_later_name_keeps_the_roles_of_the_first_label() -> None:
    text = (
        "Sample Bank CEO Ada Example: One.\n\nMr. Muster: Two.\n\nMs. Example: Three.\n"
        "\nExample: Four.\n\nAda: Five.\n\nAda Example: Six.\n"
    )
    spoken = [one.speakers[0] for one in _read(text).statements]
    assert [one.name for one in spoken] == [
        "Ada Example",
        "Muster",
        *["Ada Example"] * 4,
    ]
    assert [one.method for one in spoken] == [
        "turn-label",
        "turn-label",
        "surname",
        "surname",
        "given-name",
        "turn-label",
    ]
    for one in spoken[2:]:
        (held,) = one.capacities
        assert held.role is not None
        assert held.role.text == "CEO"
        assert [piece.text for piece in held.organizations] == ["Sample Bank"]


def test_two_bearers_of_a_surname_leave_it_alone() -> None:
    text = (
        "Ada Example: One.\n\nBert Example: Two.\n\nAda Example: Three.\n\n"
        "Bert Example: Four.\n\nMs. Example: Five.\n"
    )
    reading = _read(text)
    assert reading.statements[-1].speakers[0].name == "Example"
    assert "may be any of Ada Example, Bert Example" in reading.document.warnings[0]


def test_prose_may_print_the_full_name_of_a_surname() -> None:
    text = TALK.format("MS. MUSTER") + "\nWe thank Cleo Muster for this.\n"
    assert _names(text)[1] == "Cleo Muster"


def test_a_role_alone_is_the_one_person_whom_the_title_names_in_it() -> None:
    text = "Remarks by Vice President Ada Muster on Machines\n\n" + TALK.format(
        "THE VICE PRESIDENT"
    )
    speaker = _read(text).statements[1].speakers[0]
    assert (speaker.name, speaker.method) == ("Ada Muster", "nominal")


def test_a_role_alone_is_the_one_person_whom_the_record_names_in_it() -> None:
    text = TALK.format("THE PRESIDENT")
    known = _read(text, speaker="Ada Muster, President, Freeland").statements[1]
    assert known.speakers[0].name == "Ada Muster"
    assert known.speakers[0].method == "metadata"
    assert known.speakers[0].capacities == ()
    unknown = _read(text).statements[1].speakers[0]
    assert (unknown.name, unknown.kind) == ("THE PRESIDENT", SpeakerKind.UNNAMED)


def test_unnamed_speakers_stay_apart_by_their_labels() -> None:
    reading = _read(_text("press-call"))
    unnamed = {
        one.speakers[0].name
        for one in reading.statements
        if one.speakers[0].kind is SpeakerKind.UNNAMED
    }
    assert unnamed == {"Q", "MODERATOR", "SENIOR ADMINISTRATION OFFICIAL"}


def test_the_words_before_the_first_label_are_the_one_in_the_title() -> None:
    first = _read(_text("press-conference")).statements[0]
    assert (first.speakers[0].name, first.speakers[0].method) == (
        "Ada Example",
        "named",
    )
    assert first.attribution is not None


@pytest.mark.parametrize(
    ("label", "form", "name"),
    [
        ("President of Samplonia Ada Example", "post", "Ada Example"),
        ("Sample Bank CEO Ada Example (retranslated)", "post", "Ada Example"),
        ("Ada Example, Director of the Sample Fund", "post", "Ada Example"),
        ("Director of the Sample House, moderator Ada Example", "post", "Ada Example"),
        ("Journalist (Ada Muster)", "post", "Ada Muster"),
        ("The Minister for Science (Bert Muster)", "post", "Bert Muster"),
        ("Министр экономики Анна Примерова", "post", "Анна Примерова"),
        ("MS. PLATZHALTER", "titled", "PLATZHALTER"),
        ("SEN. MUSTER", "titled", "MUSTER"),
        ("Mr. Muster (Freeland)", "titled", "Muster"),
        ("VICE PRESIDENT MUSTER", "titled", "MUSTER"),
        ("А.Примерова", "titled", "А.Примерова"),
        ("Karl-Otto von Muster", "name", "Karl-Otto von Muster"),
        ("Muster", "single", "Muster"),
        ("THE VICE PRESIDENT", "role", "THE VICE PRESIDENT"),
        ("SENIOR ADMINISTRATION OFFICIAL", "role", "SENIOR ADMINISTRATION OFFICIAL"),
        ("Q", "part", "Q"),
        ("Вопрос", "part", "Вопрос"),
        ("Hon. Members", "part", "Hon. Members"),
        ("Sample News", "body", "Sample News"),
    ],
)
def test_a_label_is_known_by_its_form(label: str, form: str, name: str) -> None:
    shape = label_shape(label)
    assert shape is not None
    assert (shape.form.value, label[slice(*shape.name)]) == (form, name)


@pytest.mark.parametrize(
    "prose",
    [
        "Let me repeat",
        "The way forward is this",
        "This is what I want finally to say",
        "In a statement President Ada Example",
        "The students can study the following areas",
        "Key Points",
        "Date",
        "FOR IMMEDIATE RELEASE",
        "First",
        "Climate Change",
        "",
        "12",
    ],
)
def test_prose_with_a_colon_has_no_form_of_a_label(prose: str) -> None:
    shape = label_shape(prose)
    assert shape is None or shape.key


# -- any text at all ---------------------------------------------------------------


_LABELS = st.sampled_from(
    ["Ada Example", "Q", "MS. MUSTER", "Director Bert Muster", "The President", "Мы"]
)
_WORDS = st.text("aB ё.:()[]<…>*\n\r\t“”'\u00a0\u2028Q", max_size=60)
_TEXTS = st.lists(st.tuples(_LABELS, st.sampled_from([": ", " : ", ":**"]), _WORDS))


@given(_TEXTS)
@example([("Q", ": ", "(x)"), ("Q", ": ", "<…>"), ("Q", ": ", "[a] b")])
def test_parts_cover_their_turn_and_turns_never_overlap(
    turns: list[tuple[str, str, str]],
) -> None:
    text = "\n".join("".join(one) for one in turns)
    try:
        reading = _read(text)
    except KGError:
        return
    reached = 0
    for one in reading.statements:
        assert one.rule == "turn"
        assert one.mode is Mode.DIRECT
        assert one.speakers[0].method in METHODS
        assert one.attribution is not None
        assert one.source is not None
        assert one.attribution.covers(one.source)
        assert reached <= one.attribution.start < one.span.start
        at = one.span.start
        for part in one.parts:
            assert not text[at : part.span.start].strip()
            at = part.span.end
        assert at == one.span.end
        reached = one.span.end


@given(st.text(max_size=300))
def test_no_text_raises_anything_but_an_error_of_ours(text: str) -> None:
    assert 0 <= transcript.sniff(text) <= 1
    with suppress(KGError):
        _read(text)


@pytest.mark.parametrize(
    "unit", [":", "A: ", "Q  x\n", "(", "[", "A.", "“", "Mr. ", "00:00:", "*", " "]
)
def test_time_grows_no_faster_than_bad_input(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        transcript.sniff(text)
        with suppress(KGError):
            _read(text)
        return time.process_time() - start

    small, large = seconds(20_000), seconds(200_000)
    assert large < 0.5 or large < 40 * small


# -- real records ------------------------------------------------------------------


def _corpus(*patterns: str) -> list[Path]:
    if not CORPORA.is_dir():
        pytest.skip(f"no corpora at {CORPORA}; set KG_CORPORA")
    return sorted(path for one in patterns for path in CORPORA.glob(one))


def test_every_turn_of_the_meetings_is_read() -> None:
    paths = _corpus("kremlin/*.txt")
    assert len(paths) == 7
    readings = [_read(path.read_bytes().decode()) for path in paths]
    turns = sorted(len(one.statements) for one in readings)
    assert turns == [1, 1, 15, 30, 31, 101, 122]
    named = {
        (at, one.speakers[0].name)
        for at, reading in enumerate(readings)
        for one in reading.statements
        if one.speakers[0].kind is SpeakerKind.PERSON
    }
    assert len(named) == 55
    spoken = [one.speakers[0] for reading in readings for one in reading.statements]
    assert {one.kind for one in spoken} == {SpeakerKind.PERSON}


def test_every_turn_of_calls_and_gaggles_is_read() -> None:
    texts = [path.read_bytes().decode() for path in _corpus("whitehouse/other/*.md")]
    assert len(texts) == 5
    spoken = [text for text in texts if transcript.sniff(text) >= 0.8]
    assert sorted(len(_read(text).statements) for text in spoken) == [1, 34, 44]


def test_no_other_real_text_is_taken_for_a_transcript() -> None:
    paths = _corpus("whitehouse/text/*", "whitehouse/markdown/*", "polnear-dev/text/*")
    paths += _corpus("general-debate/*.txt") + sorted((ROOT / "reports").glob("*.txt"))
    assert len(paths) == 38 + 38 + 84 + 5 + 28
    for path in paths:
        assert transcript.sniff(path.read_bytes().decode()) <= 0.1, path.name
