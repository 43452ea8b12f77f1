"""Speeches: who speaks, how lines are put together, and what is no statement."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import KGError, NoStatements
from kg.model import Mode, PartKind, Reading, Source, Span, Speaker, SpeakerKind
from kg.readers import plain
from kg.readers.reports import session_report
from kg.readers.speeches import speech
from kg.readers.speeches.addresses import is_address
from kg.readers.transcripts import transcript
from kg.readers.transcripts.bylines import find_bylines

ROOT = Path(__file__).parent
CORPORA = Path(os.environ.get("KG_CORPORA", ROOT.parent.parent / "shared" / "corpora"))

PAGE = """STATEMENT
BY
H.E. MR. OTO SAMPLE
PRESIDENT OF THE REPUBLIC OF SAMPLONIA
AT THE GENERAL DEBATE OF THE 79TH SESSION OF THE GENERAL ASSEMBLY

New York, 25 September 2024

Mr. President,
Mr. Secretary-General,
Excellencies, Ladies and Gentlemen,

It gives me great pleasure to address this Assembly. We meet at a time of war.

Samplonia believes in peace: we have always done so.

Mr. President,

Our position on machines is clear. (Applause.) They must serve the people [of all
countries].

I thank you for your attention.

---
"""
SENTENCES = (
    "Mr President, Excellencies, \n \nI speak for Freeland today… \n \nAs one who "
    "believes in this place... \n \nIt had an effect on me. \nAnd it has one now. \n \n"
    "Thank you. \n"
)
LINES = """Prime Minister Ada Example’s address to the nation
3 May 2024
My fellow citizens,
Tonight I speak to you about machines. They are changing our lives, and we know it.
We will not leave anyone behind. I promise you that, and I mean it.
Good night.
"""
WRAPPED = """Mr. President,
Colleagues,

Today, humanity has come to a crossing of roads. We are facing a changing and hard
world. The dangers of war and of poverty are growing, and the work of the many is done
by the few. The future of this planet is a cause for concern. Meanwhile, we are

also looking at a world full of hope. The many have become the unstoppable trend of our
times.

We have one proposal. It is short. We want to meet again in a year, and to report to
each other what we have done.

Thank you.
"""
JOINT = "Quad Foreign Ministers' Joint Statement\n\nWe met today. We agreed to act.\n"
WE = "We, the Leaders of Freeland, Samplonia and Norway, met today.\n\nWe will act.\n"


def _read(text: str, **known: Any) -> Reading:
    return speech.read(Source("page", text, "", **known))


def _said(text: str, **known: Any) -> list[str]:
    reading = _read(text, **known)
    return [" ".join(one.span.of(text).split()) for one in reading.statements]


def _speakers(text: str, **known: Any) -> tuple[Speaker, ...]:
    statements = _read(text, **known).statements
    (speakers,) = {one.speakers for one in statements}
    return speakers


# -- who speaks --------------------------------------------------------------------


def test_the_lines_of_a_title_page_name_the_speaker_with_the_role() -> None:
    (one,) = _speakers(PAGE)
    assert (one.name, one.kind, one.method) == (
        "OTO SAMPLE",
        SpeakerKind.PERSON,
        "named",
    )
    (held,) = one.capacities
    assert held.role is not None
    assert held.role.text == "PRESIDENT"
    assert [piece.text for piece in held.organizations] == ["REPUBLIC OF SAMPLONIA"]
    statement = _read(PAGE).statements[0]
    assert statement.attribution is not None
    assert statement.source is not None
    assert statement.source.of(PAGE) == "OTO SAMPLE"


def test_the_record_names_the_speaker_and_only_the_text_gives_roles() -> None:
    (one,) = _speakers(WRAPPED, speaker="Ada Example, Minister, Freeland")
    assert one == Speaker("Ada Example", SpeakerKind.PERSON, (), "metadata")
    (one,) = _speakers(LINES, speaker="Ada Example, Prime Minister, Freeland")
    (held,) = one.capacities
    assert (one.method, held.role and held.role.text) == ("metadata", "Prime Minister")
    assert _read(WRAPPED, speaker="Ada Example").document.warnings == ()


def test_an_unnamed_speaker_is_reported_with_what_to_do() -> None:
    (one,) = _speakers(WRAPPED)
    assert (one.name, one.kind) == ("speaker", SpeakerKind.UNNAMED)
    (warning,) = _read(WRAPPED).document.warnings
    assert warning.startswith("line 1: ")
    assert "kg add --speaker" in warning


def test_a_title_of_the_record_may_name_the_speaker() -> None:
    title = "Remarks by Vice President Ada Muster on Machines"
    (one,) = _speakers(WRAPPED, title=title)
    assert (one.name, one.capacities, one.method) == ("Ada Muster", (), "metadata")


def test_a_surname_in_the_title_is_completed_by_the_text() -> None:
    text = "Remarks by President Muster on Machines\n\n" + (
        "I am glad that you have come.\n\nWe, Cleo Muster and all of us, thank you.\n"
    )
    (one,) = _speakers(text)
    assert (one.name, one.method) == ("Cleo Muster", "surname")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (WE, "Leaders of Freeland, Samplonia and Norway"),
        (JOINT, "Quad Foreign Ministers"),
        ("Joint Statement by Freeland and Norway on Machines\n\nBoth will act now.\n",
         "Freeland and Norway"),
    ],
)  # fmt: skip
def test_those_who_speak_together_are_a_collective(text: str, name: str) -> None:
    (one,) = _speakers(text)
    assert (one.name, one.kind) == (name, SpeakerKind.COLLECTIVE)


def test_two_people_in_the_title_speak_together() -> None:
    text = "Joint statement by President Ada Example and Prime Minister Bert Muster\n\n"
    people = _speakers(text + "We met today, and we agreed on three points.\n")
    assert [one.name for one in people] == ["Ada Example", "Bert Muster"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Remarks by Vice President Muster on the Future of Machines", ["Muster"]),
        ("Statement by H.E. Ms. Ada Muster, Minister of Trade of Freeland, at the UN",
         ["Ada Muster"]),
        ("Press Briefing by Press Secretary Ada Muster and Coordinator Bert Sample",
         ["Ada Muster", "Bert Sample"]),
        ("Prime Minister Ada Muster’s speech at the Forum", ["Ada Muster"]),
        ("Foreign Secretary Ada Muster: speech to the Council", ["Ada Muster"]),
        ("Interview with Ada Muster", ["Ada Muster"]),
        ("The Rt Hon Ada Muster MP, Prime Minister", ["Ada Muster"]),
        ("Declaration of Human Rights", []),
        ("Background Press Call on New Machines", []),
        ("Meeting of the Sample Club", []),
    ],
)  # fmt: skip
def test_a_title_names_its_speakers(title: str, names: list[str]) -> None:
    found = find_bylines(title, Span(0, len(title)))
    assert [one.name.of(title) for one in found] == names


# -- paragraphs --------------------------------------------------------------------


def test_titles_addresses_thanks_and_rules_are_no_statements() -> None:
    assert _said(PAGE) == [
        "It gives me great pleasure to address this Assembly. We meet at a time of "
        "war.",
        "Samplonia believes in peace: we have always done so.",
        "Our position on machines is clear. (Applause.) They must serve the people "
        "[of all countries].",
    ]
    kinds = [part.kind for part in _read(PAGE).statements[-1].parts]
    said, put_in = PartKind.SAID, PartKind.INSERTION
    assert kinds == [said, put_in, said, put_in, said]


def test_sentences_on_lines_go_together_up_to_a_blank_line() -> None:
    assert _said(SENTENCES) == [
        "I speak for Freeland today…",
        "As one who believes in this place...",
        "It had an effect on me. And it has one now.",
    ]


def test_one_paragraph_a_line_is_one_statement_a_line() -> None:
    assert [one[:20] for one in _said(LINES)] == [
        "Tonight I speak to y",
        "We will not leave an",
    ]


def test_a_sentence_that_a_page_cut_is_put_together() -> None:
    said = _said(WRAPPED)
    assert [one[:12] for one in said] == ["Today, human", "We have one "]
    assert "we are also looking" in said[0]


@pytest.mark.parametrize(
    "words",
    [
        "Mr President,",
        "Excellencies,",
        "**Ladies and Gentlemen,**",
        "Mr. President of the General Assembly, Ada Example,",
        "Dear friends and colleagues,",
        "Thank you.",
        "I thank you for your attention.",
        "Уважаемые коллеги!",
    ],
)
def test_an_address_is_known_as_one(words: str) -> None:
    assert is_address(words)


@pytest.mark.parametrize(
    "words",
    [
        "Mr President, I thank you for your words, and I agree with them.",
        "Members of Congress praised the remarks.",
        "Peace is possible.",
        "Friends help each other.",
        "### Members",
        "",
    ],
)
def test_other_words_are_no_address(words: str) -> None:
    assert not is_address(words)


@pytest.mark.parametrize("text", ["Thank you.\n", "Mr President,\n", "Home\nNews\n"])
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(NoStatements, match="no statements"):
        _read(text)


@pytest.mark.parametrize("text", [PAGE, SENTENCES, LINES, WRAPPED, JOINT, WE])
def test_a_speech_is_taken_by_this_reader_and_by_no_other(text: str) -> None:
    assert speech.sniff(text) >= 0.4
    for other in (transcript, plain, session_report):
        assert other.sniff(text) <= 0.3


@pytest.mark.parametrize(
    "text",
    [
        "We opened a school.\n\nIt has ten pupils.\n\nOur teachers are glad.\n",
        "“We won,” said Ada Example.\n\nShe thanked us all.\n\nWe wrote it down.\n",
        "Home\nNews\nAbout us\n",
        "",
    ],
)
def test_other_texts_are_no_speeches(text: str) -> None:
    assert speech.sniff(text) < 0.3


# -- any text at all ---------------------------------------------------------------


_PIECES = st.sampled_from(
    ["Mr President,", "We act. ", "\n", "\n\n", " \r\n", "(Applause.)", "…", "<…>",
     "---", "Thank you.", "> ", "I said: “go”", "Statement by Ada Example", "\u2028",
     "[x]"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
@example("We, the Leaders of Freeland, met.\n\nThe rest of it is here.")
def test_parts_cover_their_paragraph_and_paragraphs_never_overlap(text: str) -> None:
    reached = 0
    with suppress(KGError):
        for one in _read(text).statements:
            assert (one.rule, one.mode) == ("speech-paragraph", Mode.DIRECT)
            assert reached <= one.span.start
            at = one.span.start
            for part in one.parts:
                assert not text[at : part.span.start].strip()
                at = part.span.end
            assert at == one.span.end
            reached = one.span.end


@given(st.text(max_size=300))
def test_no_text_raises_anything_but_an_error_of_ours(text: str) -> None:
    assert 0 <= speech.sniff(text) <= 1
    with suppress(KGError):
        _read(text)


# -- real speeches -----------------------------------------------------------------


def _corpus(*patterns: str) -> list[Path]:
    if not CORPORA.is_dir():
        pytest.skip(f"no corpora at {CORPORA}; set KG_CORPORA")
    return sorted(path for one in patterns for path in CORPORA.glob(one))


def test_every_speech_of_the_debate_is_read_in_its_own_layout() -> None:
    texts = [path.read_bytes().decode() for path in _corpus("general-debate/*.txt")]
    assert len(texts) == 5
    counts = []
    for text in texts:
        assert speech.sniff(text) >= 0.4
        reading = _read(text, speaker="Ada Example, Minister, Freeland")
        said = sum(one.span.end - one.span.start for one in reading.statements)
        assert said > 0.9 * len(" ".join(text.split()))
        counts.append(len(reading.statements))
    assert sorted(counts) == [17, 28, 53, 69, 255]


def test_no_other_real_text_is_taken_for_a_speech() -> None:
    paths = _corpus("whitehouse/text/*", "whitehouse/markdown/*", "polnear-dev/text/*")
    paths += _corpus("kremlin/*.txt") + sorted((ROOT / "reports").glob("*.txt"))
    assert len(paths) == 38 + 38 + 84 + 7 + 28
    for path in paths:
        assert speech.sniff(path.read_bytes().decode()) < 0.3, path.name
