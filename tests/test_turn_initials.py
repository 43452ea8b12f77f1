"""Initials as labels, after a label in full: whose turn it is in each layout."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NoStatements
from kg.model import PartKind, Reading, Source, SpeakerKind
from kg.readers.transcripts import transcript
from kg.readers.transcripts.turn_initials import fitting, initials

_TURNS = (
    ("Sample Review", "The river has been rising for ten years, they say."),
    ("Leila Haddad", "For longer than that. And nobody: not one of us, counted."),
    ("SR", "Is the wall enough?"),
    ("LH", "It is only one part of what we need."),
    ("SR", "What would you do instead?"),
    ("LH", "I would buy back the meadows."),
)
_LAYOUTS = {
    "a line each": "{}: {}\n",
    "blank lines": "{}: {}\n\n",
    "bold": "**{}:** {}\n\n",
    "bold, colon outside": "**{}**: {}\n",
    "blank before the colon": "{} : {}\n",
    "label above": "{}:\n{}\n\n",
    "times": "[00:01:02] {}: {}\n",
    "other line ends": "{}: {}\r\n",
}
_HEADS = ("", "A Talk on Rivers\n\n", "# Rivers\n\n3 March 2021\n\n")


def _read(text: str) -> Reading:
    return transcript.read(Source("talk", text, ""))


def _names(text: str) -> list[str]:
    return [one.speakers[0].name for one in _read(text).statements]


def _talk(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("count", [4, 5, 6])
@pytest.mark.parametrize("head", _HEADS, ids=["none", "title", "markdown"])
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_initials_open_turns_of_those_labelled_in_full(
    layout: str, head: str, count: int
) -> None:
    text = head + "".join(_LAYOUTS[layout].format(*one) for one in _TURNS[:count])
    reading = _read(text)
    assert transcript.sniff(text) >= 0.8
    spoken = [one.speakers[0] for one in reading.statements]
    assert [one.name for one in spoken] == ["Sample Review", "Leila Haddad"] * (
        count // 2
    ) + ["Sample Review"] * (count % 2)
    assert {one.method for one in spoken} == {"turn-label"}
    kinds = {one.name: one.kind for one in spoken}
    assert kinds["Sample Review"] is SpeakerKind.ORGANIZATION
    assert kinds["Leila Haddad"] is SpeakerKind.PERSON
    words = [one.span.of(text) for one in reading.statements]
    assert words == [one[1] for one in _TURNS[:count]]
    assert reading.document.warnings == ()


def test_initials_open_turns_between_wrapped_lines() -> None:
    text = (
        "Sample Review: The river has been rising for ten years, they say, and\n"
        "nobody in the town has counted the days on which it stood higher.\n"
        "Leila Haddad: It has been rising for longer than that, and we did not\n"
        "want to know of it as long as the mills were running for the town.\n"
        "SR: Some say that the wall is enough, and that nothing else is needed.\n"
        "LH: It is not enough. The wall is only one part of what we need, and\n"
        "there is more to it: the marsh has to come back to where it was.\n"
        "SR: What would you do instead?\n"
        "LH: I would buy back the meadows.\n"
    )
    assert _names(text) == ["Sample Review", "Leila Haddad"] * 3


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Leila Haddad", "L.H."),
        ("Leila Haddad", "L. H."),
        ("Leila Haddad, Director", "LH"),
        ("Dr. Leila Haddad (Sample House)", "LH"),
        ("Jean-Luc Muster", "JLM"),
        ("Jean-Luc Muster", "JM"),
        ("Mia de la Cruz", "MC"),
        ("Mia de la Cruz", "MDLC"),
        ("Ina Sample", "IS"),
        ("Nora Bell", "NB"),
        ("Mia Parker", "MP"),
        ("Анна Примерова", "АП"),
    ],
)
def test_initials_may_be_of_all_words_or_of_the_edges(full: str, short: str) -> None:
    names = _names(
        _talk(
            "Sample Review: Why now?",
            f"{full}: It is warm.",
            f"{short}: And wet.",
            "SR: Is it?",
            f"{short}: Yes, it is.",
        )
    )
    assert names[1] == names[2] == names[4]
    assert len(names[1]) > 4
    assert names[0] == names[3] == "Sample Review"


def test_initials_that_fit_two_labels_are_left_as_printed_with_a_warning() -> None:
    reading = _read(
        _talk("Leila Haddad: It rises.", "Leo Hart: It does.", "LH: It is warm.")
    )
    last = reading.statements[-1].speakers[0]
    assert (last.name, last.kind) == ("LH", SpeakerKind.PERSON)
    assert reading.document.warnings == (
        "line 5: 'LH' may be any of Leila Haddad, Leo Hart; left as printed",
    )


def test_initials_of_nobody_known_open_a_turn_if_they_recur() -> None:
    names = _names(
        _talk(
            "Moderator: Who begins?",
            "Leila Haddad: I do.",
            "BM: I am here, too.",
            "LH: Good.",
            "BM: It is.",
        )
    )
    assert names == ["Moderator", "Leila Haddad", "BM", "Leila Haddad", "BM"]


def test_a_postscript_is_no_turn_of_somebody_with_its_letters() -> None:
    names = _names(
        _talk(
            "Ina Sample: It rises.",
            "Paul Sommer: It does.",
            "Ina Sample: Why now?",
            "Paul Sommer: It is warm.",
            "PS: This talk was cut for length.",
        )
    )
    assert names == ["Ina Sample", "Paul Sommer"] * 2


def test_the_entries_of_a_glossary_are_no_turns() -> None:
    text = _talk("World Bank: lends money.", "WB: see World Bank.")
    assert transcript.sniff(text) <= 0.1
    with pytest.raises(NoStatements):
        _read(text)


def test_a_name_by_all_of_its_words_comes_before_one_by_its_edges() -> None:
    assert fitting("mc", ("Mia de la Cruz", "Max Cole")) == ("Max Cole",)
    assert fitting("mc", ("Mia de la Cruz",)) == ("Mia de la Cruz",)
    assert fitting("xy", ("Mia de la Cruz",)) == ()
    assert initials("A.-E.") == "ae"
    assert initials("Ae") is initials("A") is initials("ABCDE") is None


@given(st.lists(st.sampled_from(("SR", "LH")), min_size=1, max_size=8))
def test_no_words_are_lost_or_given_to_another_turn(order: list[str]) -> None:
    text = "Sample Review: Why now?\nLeila Haddad: It is warm.\n"
    text += "".join(f"{one}: Words number {at}.\n" for at, one in enumerate(order))
    full = {"SR": "Sample Review", "LH": "Leila Haddad"}
    reading = _read(text)
    assert [
        (one.speakers[0].name, one.span.of(text)) for one in reading.statements[2:]
    ] == [(full[one], f"Words number {at}.") for at, one in enumerate(order)]
    parts = {part.kind for one in reading.statements for part in one.parts}
    assert parts == {PartKind.SAID}


def test_many_initials_are_read_in_a_moment() -> None:
    letters = "ABCDEFGHJKLMNOPRSTUVW"
    pairs = [(one, other) for one in letters for other in letters]
    text = "".join(f"{a}nna {b}erger: It is warm.\n" for a, b in pairs)
    text += "".join(f"{a}{b}: It is wet.\n" for a, b in pairs * 5)
    start = time.process_time()
    reading = _read(text)
    assert len(reading.statements) > 2000
    assert time.process_time() - start < 20
