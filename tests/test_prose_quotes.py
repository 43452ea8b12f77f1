"""Quotations in prose: what is said, by whom, in every order that news prints."""

from __future__ import annotations

import pytest

from kg.extract.prose import RULES, Quote, find_quotes
from kg.model import Mode, Span
from kg.paragraphs import find_paragraphs

# text, source, cue, contents, rule; the first statement of each text is compared.
CASES: tuple[tuple[str, str | None, str, tuple[str, ...], str], ...] = (
    (
        "The mill will close in spring, Ada Fern said on Monday.",
        "Ada Fern",
        "said",
        ("The mill will close in spring",),
        "post",
    ),
    (
        "“The mill will close,” said Ada Fern, the mayor of Oldbrook.",
        "Ada Fern, the mayor of Oldbrook",
        "said",
        ("The mill will close,",),
        "inverted",
    ),
    (
        "“The mill,” Ada Fern said, “will close.”",
        "Ada Fern",
        "said",
        ("The mill,", "will close."),
        "split",
    ),
    (
        "Ada Fern, the mayor of Oldbrook, said that the mill would close.",
        "Ada Fern, the mayor of Oldbrook,",
        "said",
        ("that the mill would close",),
        "that",
    ),
    (
        "She believes the mill will never open again.",
        "She",
        "believes",
        ("the mill will never open again",),
        "clause",
    ),
    (
        "Ada Fern told reporters in Oldbrook that the mill would close.",
        "Ada Fern",
        "told",
        ("that the mill would close",),
        "that",
    ),
    (
        "According to the council, the mill is losing money.",
        "the council",
        "According to",
        ("the mill is losing money",),
        "according-to",
    ),
    (
        "The mill is losing money, according to a report by the council.",
        "a report by the council",
        "according to",
        ("The mill is losing money",),
        "according-to",
    ),
    (
        "As Ada Fern noted, the mill has lost money for years.",
        "Ada Fern",
        "noted",
        ("the mill has lost money for years",),
        "as-said",
    ),
    (
        "The council has promised to keep the mill open.",
        "The council",
        "has promised",
        ("to keep the mill open",),
        "infinitive",
    ),
    (
        "Ada Fern strongly opposes the sale of the mill.",
        "Ada Fern",
        "strongly opposes",
        ("the sale of the mill",),
        "object",
    ),
    (
        "The workers called for a new owner.",
        "The workers",
        "called for",
        ("a new owner",),
        "preposition",
    ),
    (
        "The council urged the owner to keep the mill open.",
        "The council",
        "urged",
        ("the owner to keep the mill open",),
        "request",
    ),
    (
        "Reporters asked whether the mill would close.",
        "Reporters",
        "asked",
        ("whether the mill would close",),
        "question",
    ),
    (
        "Ada Fern shook her head, adding that the mill was lost.",
        "Ada Fern",
        "adding",
        ("that the mill was lost",),
        "participle",
    ),
    (
        "The mill is expected to close next year.",
        None,
        "is expected",
        ("The mill", "to close next year"),
        "passive",
    ),
    (
        "The plan was backed by Ada Fern.",
        "Ada Fern",
        "was backed",
        ("The plan",),
        "passive-by",
    ),
    (
        "The owner seems to have left the town.",
        None,
        "seems",
        ("The owner", "to have left the town"),
        "seeming",
    ),
    (
        "The council heard her claim that the mill was safe.",
        "her",
        "claim",
        ("that the mill was safe",),
        "noun-that",
    ),
    (
        "Ada Fern tweeted: “Keep the mill!”",
        "Ada Fern",
        "tweeted",
        ("Keep the mill!",),
        "quotation",
    ),
    (
        "“The mill must stay open for all of us.” — Ada Fern, mayor",
        "Ada Fern, mayor",
        "—",
        ("The mill must stay open for all of us.",),
        "signature",
    ),
    (
        "Poll: Most people in Oldbrook want the mill",
        "Poll",
        ":",
        ("Most people in Oldbrook want the mill",),
        "title-with-colon",
    ),
    (
        "FERN: We will keep the mill open.",
        "FERN",
        ":",
        ("We will keep the mill open.",),
        "label-in-capitals",
    ),
    (
        "''We will keep the mill,'' Ada Fern said.",
        "Ada Fern",
        "said",
        ("We will keep the mill,",),
        "post",
    ),
    (
        "‘We will keep the mill,’ Ada Fern said.",
        "Ada Fern",
        "said",
        ("We will keep the mill,",),
        "post",
    ),
    (
        "“Why close it?” she asked.",
        "she",
        "asked",
        ("Why close it?",),
        "post",
    ),
    (
        "Ada Fern is critical of the owner.",
        "Ada Fern",
        "is critical of",
        ("the owner",),
        "preposition",
    ),
)


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, find_paragraphs(text))


def test_the_suite_of_constructions_has_its_size() -> None:
    assert len(CASES) == 27


@pytest.mark.parametrize("case", CASES, ids=[f"{c[4]}: {c[0][:30]}" for c in CASES])
def test_a_construction_of_news_prose_is_read(
    case: tuple[str, str | None, str, tuple[str, ...], str],
) -> None:
    text, source, cue, contents, rule = case
    first = quotes(text)[0]
    assert (
        first.source.of(text) if first.source else None,
        first.cue.of(text) if first.cue else None,
        tuple(one.of(text) for one in first.content),
        first.rule,
    ) == (source, cue, contents, rule)


def test_a_quotation_is_direct_a_clause_indirect_and_both_are_mixed() -> None:
    modes = [
        quotes(text)[0].mode
        for text in (
            "“The mill will close,” Ada Fern said.",
            "The mill will close, Ada Fern said.",
            "Ada Fern said the mill “will close.”",
        )
    ]
    assert modes == [Mode.DIRECT, Mode.INDIRECT, Mode.MIXED]


def test_a_quotation_that_follows_goes_to_the_statement_before() -> None:
    text = "“It will close,” said Ada Fern. “We are all very sad.”"
    (only,) = quotes(text)
    assert [one.of(text) for one in only.content] == [
        "It will close,",
        "We are all very sad.",
    ]


def test_a_quotation_after_reported_words_borrows_their_speaker() -> None:
    text = "Ada Fern opposes the sale. “We are all very sad.”"
    _, floating = quotes(text)
    assert floating.borrowed
    assert floating.rule == "floating"
    assert floating.source is not None
    assert floating.source.of(text) == "Ada Fern"


def test_a_quotation_goes_on_in_a_paragraph_that_opens_it_again() -> None:
    text = "“It will close,” Ada Fern said. “We are sad.\n\n“We are all very angry.”"
    (only,) = quotes(text)
    assert [one.of(text) for one in only.content][1:] == [
        "We are sad.",
        "We are all very angry.",
    ]


def test_a_cue_with_a_colon_announces_the_next_paragraph() -> None:
    text = "Ada Fern continued:\n\n“We will keep the mill open.”"
    (only,) = quotes(text)
    assert only.rule == "announced"
    assert only.source is not None
    assert only.source.of(text) == "Ada Fern"
    assert only.content[0].of(text) == "We will keep the mill open."


def test_two_cues_of_one_speaker_make_two_statements() -> None:
    text = "Ada Fern criticized the owner and said the mill would stay."
    first, second = quotes(text)
    assert first.content[0].of(text) == "the owner"
    assert second.content[0].of(text) == "the mill would stay"
    assert second.source is not None
    assert second.source.of(text) == "Ada Fern"


def test_only_the_outer_of_nested_statements_is_found() -> None:
    text = "Ada Fern said that the owner claimed that the mill was safe."
    (only,) = quotes(text)
    assert only.content[0].of(text).startswith("that the owner claimed")


def test_a_relative_pronoun_names_whom_it_stands_for() -> None:
    text = "The letter came from Ada Fern, who opposes the sale."
    (only,) = quotes(text)
    assert only.source is not None
    assert only.source.of(text) == "who"
    assert only.antecedent is not None
    assert only.antecedent.of(text).endswith("Ada Fern")


def test_the_main_clause_after_a_subordinate_one_is_not_said() -> None:
    text = "When Ada Fern mentioned the mill, the owner left the room."
    (only,) = quotes(text)
    assert only.content[0].of(text) == "the mill"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “mill” stands by the river.",
        "The family of the owner lives in the United States.",
        "The claims of the town were large.",
        "Two reports on the mill lie in the archive.",
        "",
    ],
)
def test_nothing_is_found_where_nobody_says_anything(text: str) -> None:
    assert quotes(text) == ()


def test_every_rule_has_a_measured_precision() -> None:
    assert len(RULES) == 31
    assert all(0 <= one.precision <= 1 and one.cases > 0 for one in RULES.values())
    assert all(name == one.name for name, one in RULES.items())


def test_a_rule_is_asserted_from_four_in_five_on() -> None:
    assert RULES["post"].asserted
    assert not RULES["floating"].asserted


def test_spans_outside_the_given_paragraphs_are_left_alone() -> None:
    text = "Ada Fern said it rains. Ben Oak said it snows."
    (only,) = find_quotes(text, [Span(24, len(text))])
    assert only.source is not None
    assert only.source.of(text) == "Ben Oak"
