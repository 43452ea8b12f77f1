from __future__ import annotations

import json

import pytest

from kg.model import Span
from kg.negations import HEDGES, NEGATIONS, hedges_beside, negations_beside
from kg.proposals.prompt import Task
from kg.proposals.replies import read_reply


def spans(text: str, *quoted: str) -> list[Span]:
    return [Span(text.index(one), text.index(one) + len(one)) for one in quoted]


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("We will not cut the tax.", "cut the tax", ["not"]),
        ("He disputes that taxes work.", "taxes work", ["disputes"]),
        ("It would be wrong to ban them.", "ban them", ["wrong"]),
        ("Wir lehnen die Steuer ab.", "die Steuer", ["lehnen"]),
        ("They refuted that taxes work.", "taxes work", ["refuted"]),
        ("We can’t accept the ban.", "accept the ban", ["can’t"]),
        ("We back the tax. Not the ban.", "We back the tax.", []),
        ("They may oppose the tax.", "oppose the tax", []),
    ],
)
def test_negations_in_the_sentence_are_found(
    text: str, quoted: str, expected: list[str]
) -> None:
    found = negations_beside(text, spans(text, quoted))
    assert [one.text for one in found] == expected


def test_a_sentence_that_begins_with_not_is_negated_to_its_end() -> None:
    text = "Not, as has been said here often and loudly before now, a goal we share."
    found = negations_beside(text, spans(text, "a goal we share"))
    assert [one.text for one in found] == ["Not"]


def test_a_negation_between_two_pieces_is_found_however_far_from_both() -> None:
    between = (
        " one two three four five six seven not one two three four five six seven "
    )
    text = f"We back the tax{between}and so say we. Nothing else."
    both = spans(text, "We back the tax", "and so say we.")
    assert [one.text for one in negations_beside(text, both)] == ["not"]
    text = text.replace("seven not", "seven. Not")
    both = spans(text, "We back the tax", "and so say we.")
    assert [one.text for one in negations_beside(text, both)] == ["Not"]
    text = text.replace("Not one", "That is not one")
    both = spans(text, "We back the tax", "and so say we.")
    assert negations_beside(text, both) == ()


def test_hedges_are_a_class_of_their_own() -> None:
    text = "If it rains, they might not oppose the tax."
    there = spans(text, "oppose the tax")
    assert [one.text for one in hedges_beside(text, there)] == ["If", "might"]
    assert [one.text for one in negations_beside(text, there)] == ["not"]
    assert not NEGATIONS & HEDGES


def test_a_proposal_with_a_negation_beside_its_evidence_says_so() -> None:
    text = "We do not back the sample tax."
    whole = Span(0, len(text))
    task = Task("day", whole, text, {"person/ada": "Ada"}, {"claim/tax": "Tax"})
    position = {
        "holder": "person/ada",
        "target": "claim/tax",
        "stance": "supports",
        "evidence": "back the sample tax",
        "note": "Plain.",
    }
    reply = json.dumps({"positions": [position]})
    (one,), refused = read_reply(reply, task, text, [whole])
    assert not refused
    assert one.note == "Plain.; “not” stands beside the evidence"
