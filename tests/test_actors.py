from __future__ import annotations

import pytest

from kg.actors import resolve
from kg.authority import Authority
from kg.model import (
    Actor,
    ActorKind,
    Capacity,
    Document,
    Judgement,
    Mode,
    Part,
    PartKind,
    Piece,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Verdict,
)
from kg.names import name_key


def authority(*actors: Actor, judgements: tuple[Judgement, ...] = ()) -> Authority:
    names: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for name in (actor.label, *actor.aliases):
            key = name_key(name)
            names[key] = tuple(sorted({*names.get(key, ()), actor.id}))
    return Authority({one.id: one for one in actors}, (), judgements, names)


def piece(text: str) -> Piece:
    return Piece(Span(0, len(text)), text)


def reading(name: str, *chain: str, document: str = "page") -> Reading:
    words = Span(0, 5)
    capacity = Capacity(
        piece("Director"), tuple(piece(one) for one in chain), piece("Director")
    )
    speaker = Speaker(name, SpeakerKind.PERSON, (capacity,), "named")
    statement = Statement(
        document,
        Mode.DIRECT,
        words,
        (Part(PartKind.SAID, words),),
        (speaker,),
        *(None,) * 5,
        "quotation-then-attribution",
    )
    made = Document(
        document, "Words", "0" * 64, "test", (), (), *(None,) * 7, warnings=()
    )
    return Reading(made, (statement,), ())


PERSON = Actor("person/ada-example", ActorKind.PERSON, "Ada Example")
OTHER = Actor("person/ada-example-2", ActorKind.PERSON, "Ada Example")
MINISTRY = Actor("org/ministry-a", ActorKind.ORGANIZATION, "Ministry A")
PRESS = Actor("org/press-a", ActorKind.UNIT, "Press Department", part_of=MINISTRY.id)


def speaker_of(name: str, known: Authority, document: str = "page") -> str | None:
    resolved = resolve(reading(name, document=document), known, None)
    return resolved.reading.statements[0].speakers[0].actor


def test_a_recorded_name_is_its_actor_whatever_its_blanks_and_case() -> None:
    assert speaker_of("Ada\u00a0Example", authority(PERSON)) == PERSON.id
    assert speaker_of("ADA EXAMPLE", authority(PERSON)) == PERSON.id


def test_another_spelling_is_another_person_until_somebody_judges() -> None:
    known = authority(PERSON)
    assert speaker_of("Ada B. Example", known) == "person/ada-b-example"
    same = Judgement(
        "Ada B. Example", None, PERSON.id, Verdict.SAME, "Ben Sample", "same post"
    )
    assert speaker_of("Ada B. Example", authority(PERSON, judgements=(same,))) == (
        PERSON.id
    )


def test_a_namesake_is_parted_by_a_judgement_in_one_document_only() -> None:
    parted = Judgement(
        "Ada Example", "page", PERSON.id, Verdict.DIFFERENT, "Ben Sample", "older"
    )
    known = authority(PERSON, judgements=(parted,))
    assert speaker_of("Ada Example", known) == "person/ada-example-page"
    assert speaker_of("Ada Example", known, "elsewhere") == PERSON.id


def test_a_name_of_two_records_is_linked_to_neither() -> None:
    resolved = resolve(reading("Ada Example"), authority(PERSON, OTHER), None)
    actor = resolved.reading.statements[0].speakers[0].actor
    assert actor not in (PERSON.id, OTHER.id)
    assert actor is not None
    assert resolved.rivals[actor] == (PERSON.id, OTHER.id)


def test_a_person_is_never_an_organisation_of_that_name() -> None:
    firm = Actor("org/ada-example", ActorKind.ORGANIZATION, "Ada Example")
    assert speaker_of("Ada Example", authority(firm)) == "person/ada-example"


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (("Press Department", "Ministry A"), PRESS.id),
        (("Press Department", "Ministry B"), "org/ministry-b-press-department"),
        (("Ministry A",), MINISTRY.id),
        (("Sample Bank",), "org/sample-bank"),
    ],
)
def test_a_unit_is_known_only_within_its_organisation(
    chain: tuple[str, ...], expected: str
) -> None:
    resolved = resolve(reading("Ada Example", *chain), authority(MINISTRY, PRESS), None)
    [membership] = resolved.memberships[Span(0, 5)]
    assert membership.organization == expected


def test_resolution_does_not_depend_on_the_order_of_records() -> None:
    there = resolve(reading("Ada Example"), authority(PERSON, OTHER), None)
    back = resolve(reading("Ada Example"), authority(OTHER, PERSON), None)
    assert there == back
