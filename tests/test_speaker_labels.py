"""Labels of speakers: a person, an office, one of a crowd, or a crowd."""

from __future__ import annotations

import pytest

from kg.model import SpeakerKind
from kg.readers.parliaments.speaker_labels import (
    clean_label,
    is_office,
    kind_of,
    read_label,
)

_OFFICES = """
    The SPEAKER | Mr Speaker | Mr. Deputy Speaker | Madam Deputy Speaker | Speaker
    The Deputy Chairperson | The PRESIDENT OF THE REPUBLIC | Madam Temporary Chair
    Minister of Finance | Deputy Minister for Machines | The Clerk of the House
    An Ceann Comhairle | La presidenta | El president de la cambra | Der Präsident
    Presiding Officer | The Lord Speaker | The Lord Privy Seal | Prime Minister
    The Rt Hon. the Speaker | The Chief Whip of the Opposition | Acting Chairman
    Chairperson | Attorney General | Mr President
"""
_PERSONS = """
    Mr M I EXAMPLE | Ada Example | The Earl of Nowhere | The Lord Bishop of Nowhere
    The Countess of Nowhere | Lord Example | Dr. Example | Baroness Sample
    The Hon. Ada Example | Speaker Example Smith | El secretari Joan Example Sample
    Bishop Example | Ms Minister-Example | De Example | Viscount Nowhere of Elsewhere
"""


def _listed(names: str) -> list[str]:
    return [one.strip() for one in names.replace("\n", "|").split("|") if one.strip()]


def test_enough_names_are_tried() -> None:
    assert len(_listed(_OFFICES)) == 25
    assert len(_listed(_PERSONS)) == 15


@pytest.mark.parametrize("name", _listed(_OFFICES))
def test_an_office_is_known(name: str) -> None:
    assert is_office(name)
    assert kind_of(name) is SpeakerKind.UNNAMED


@pytest.mark.parametrize("name", _listed(_PERSONS))
def test_a_person_is_no_office(name: str) -> None:
    assert kind_of(name) is SpeakerKind.PERSON


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hon. Members", SpeakerKind.COLLECTIVE),
        ("HON MEMBERS", SpeakerKind.COLLECTIVE),
        ("Several hon. Members", SpeakerKind.COLLECTIVE),
        ("Members of the Opposition", SpeakerKind.COLLECTIVE),
        ("Noble Lords", SpeakerKind.COLLECTIVE),
        ("Varios diputados", SpeakerKind.COLLECTIVE),
        ("Plusieurs députés", SpeakerKind.COLLECTIVE),
        ("A Member", SpeakerKind.UNNAMED),
        ("An hon. Member", SpeakerKind.UNNAMED),
        ("AN HON MEMBER", SpeakerKind.UNNAMED),
        ("Noble Lord", SpeakerKind.UNNAMED),
        ("unknown", SpeakerKind.UNNAMED),
        ("Unidentified Member", SpeakerKind.UNNAMED),
    ],
)
def test_a_crowd_is_told_from_one_member(name: str, kind: SpeakerKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("The Minister (Ms Example)", "Ms Example", "The Minister"),
        (
            "La presidenta (Ada Example i Sample)",
            "Ada Example i Sample",
            "La presidenta",
        ),
        ("Ada Example (Minister for Machines)", "Ada Example", "Minister for Machines"),
        ("Ada Example (Grey Party)", "Ada Example", None),
        ("Ms Example, Minister of State", "Ms Example", "Minister of State"),
        ("The Acting Speaker, Mr Sample", "Mr Sample", "The Acting Speaker"),
        ("The Minister for Posts (and Telegraphs)", None, None),
        ("Example, Ada", "Example, Ada", None),
        ("(Laughter)", "(Laughter)", None),
    ],
)
def test_labels_are_read(label: str, name: str | None, role: str | None) -> None:
    read = read_label(label)
    assert label[slice(*read.name)] == (name or label)
    assert (label[slice(*read.role)] if read.role else None) == role


def test_the_colon_of_a_label_is_left_out() -> None:
    for label in ("Ada Example", "Ada Example:", "Ada Example :—", " Ada Example: – "):
        assert clean_label(label) == "Ada Example"
