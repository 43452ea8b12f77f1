from __future__ import annotations

import pytest

from kg.model import Span
from kg.negations import negations_beside


def beside(marked: str) -> list[str]:
    """Return the negations beside the words between `[` and `]`."""
    spans, text = [], ""
    for piece in marked.split("["):
        quoted, end, rest = piece.partition("]")
        if end:
            spans.append(Span(len(text), len(text) + len(quoted)))
        text += quoted + rest
    return [one.text for one in negations_beside(text, spans)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("The tax did not [reduce emissions].", ["not"]),
        ("There is no evidence that [parks help].", ["no"]),
        ("She denied that [parks help].", ["denied"]),
        ("It doesn’t [help at all].", ["doesn’t"]),
        ("[Parks help], which is false.", ["false"]),
        ("Налог не [снизил выбросы].", ["не"]),
        ("Нет доказательств, что [парки помогают].", ["Нет"]),
        ("Er sagt, dass Parks nicht [helfen].", ["nicht"]),
        ("NOT [parks help].", ["NOT"]),
    ],
)
def test_a_negation_beside_the_words_in_their_sentence_is_found(
    marked: str, found: list[str]
) -> None:
    assert beside(marked) == found


@pytest.mark.parametrize(
    "marked",
    [
        "They did not come. [Parks help].",  # another sentence
        "[Parks help.] They did not come.",
        "[Parks help]! They did not come.",
        "They did not come\n\n[Parks help]",  # another paragraph
        "They want [to cut], and [not to grow].",
        "The tax [did not] change, they said, and so it [reduced emissions].",
        "They do not one two three four five six seven [help].",  # too far away
        "Notable knots [help parks].",  # "not" inside other words
        "[It did not help].",
    ],
)
def test_a_negation_elsewhere_or_in_the_evidence_is_not(marked: str) -> None:
    assert beside(marked) == []


def test_one_negation_between_two_pieces_is_named_once() -> None:
    assert beside("[Parks help] but not [cars at all].") == ["not"]
