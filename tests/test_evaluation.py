"""The measures: hand-computed cases, and what must hold for any gold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.evaluation.evaluation import (
    Comparison,
    choose_half,
    compare,
    evaluate,
    which_half,
)
from kg.evaluation.gold import Attribution, GoldText, Who
from kg.evaluation.metrics import (
    MEASURES,
    Tally,
    normalise,
    pair_up,
    score,
    shared,
    sum_scores,
)
from kg.evaluation.modes import find_marks, find_mode, find_quoted, with_marks
from kg.evaluation.predictions import join_turns
from kg.evaluation.report import plain_result, render_result
from kg.evaluation.speakers import same_speakers, score_speakers
from kg.evaluation.strict import find_tokens, label_spans, score_strictly
from kg.model import Mode, Span, SpeakerKind

TEXT = (
    "“We agree,” Ada Norn said. “We do.” "
    "Ben Orr said that the plan was “too dear” for all."
)


def at(words: str, text: str = TEXT) -> Span:
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def told(
    *content: str, source: str | None = None, rule: str | None = None
) -> Attribution:
    spans = tuple(at(one) for one in content)
    return Attribution(
        content=spans,
        source=(at(source),) if source else (),
        mode=find_mode(TEXT, spans, find_quoted(TEXT)),
        rule=rule,
    )


# -- normalising -------------------------------------------------------------------


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [one.of(text) for one in spans]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“We agree,”", "We agree"),
        (" \u00a0that it rains. ", "it rains"),
        ("that “it rains”", "it rains"),
        ("That it rains", "That it rains"),
        ("thatch burns", "thatch burns"),
        ("— he (too)", "he (too)"),
        ("that", "that"),
        ("it rains?", "it rains?"),
    ],
)
def test_ends_of_a_content_do_not_count(text: str, kept: str) -> None:
    assert words(normalise(text, [Span(0, len(text))]), text) == [kept]


def test_pieces_without_a_word_between_them_are_one() -> None:
    text = "“A b,” — “c d,” he said, “e.”"
    pieces = [Span(0, 6), Span(9, 15), Span(25, len(text))]
    assert words(normalise(text, pieces), text) == ["A b,” — “c d", "e"]


def test_a_content_of_marks_alone_has_nothing_left() -> None:
    assert normalise("“…” —”", [Span(3, 6)]) == ()


# -- pairs and figures, computed by hand ---------------------------------------------


def test_coverage_and_likeness_are_shares_of_characters() -> None:
    gold, found = told("the plan was “too dear” for all"), told("the plan was")
    (pair,) = pair_up([gold], [found], TEXT)
    assert pair.coverage == pytest.approx(12 / 31)
    assert pair.iou == pytest.approx(12 / 31)
    assert pair.passes("0.3")
    assert not pair.passes("0.8")


def test_the_likest_pair_is_made_first_and_each_side_is_used_once() -> None:
    gold = [told("the plan was “too dear” for all"), told("too dear")]
    found = [told("too dear"), told("plan was “too dear” for all")]
    pairs = pair_up(gold, found, TEXT)
    assert [(one.gold, one.found) for one in pairs] == [
        (gold[1], found[0]),
        (gold[0], found[1]),
    ]


def test_precision_is_over_found_and_recall_over_gold_of_a_kind() -> None:
    gold = [told("“We agree,”", "“We do.”"), told("the plan was “too dear” for all")]
    found = [told("“We agree,”"), told("that the plan was"), told("Ben Orr")]
    kinds = score(gold, found, TEXT).kinds
    assert [kinds[one].gold for one in kinds] == [1, 1, 2, 0, 2]
    assert [kinds[one].found for one in kinds] == [1, 0, 1, 2, 3]
    # 8 of the 13 characters of “We agree,” and “We do.” were found.
    assert kinds["direct"].recall("0.3") == 1
    assert kinds["direct"].recall("0.8") == 0
    assert kinds["direct"].recall("half") == 1
    assert kinds["mixed"].recall("0.3") == 1
    assert kinds["mixed"].precision("0.3") == 0
    assert kinds["indirect"].precision("0.3") == pytest.approx(1 / 2)
    assert kinds["all"].precision("0.3") == pytest.approx(2 / 3)
    assert kinds["all"].f1("0.3") == pytest.approx(2 * (2 / 3) / (2 / 3 + 1))
    assert kinds["all"].covered == pytest.approx(8 / 13 + 12 / 31)


def test_speakers_are_asked_where_both_sides_have_a_source() -> None:
    gold = [
        told("“We agree,”", source="Ada Norn"),
        told("the plan was “too dear” for all", source="Ben Orr"),
    ]
    found = [told("“We agree,”", source="Norn"), told("the plan was")]
    tally = score(gold, found, TEXT).kinds["all"]
    assert (tally.sourced, tally.overlapping, tally.same) == (1, 1, 0)


def test_equal_sources_may_differ_in_stops_and_blanks() -> None:
    gold, found = told("“We agree,”", source="Ada Norn"), told("“We agree,”")
    wide = Attribution(found.content, source=(at(" Ada Norn "),))
    assert score([gold], [wide], TEXT).kinds["all"].same == 1


def test_rules_are_tallied_by_what_they_found() -> None:
    gold = [told("“We agree,”")]
    found = [told("“We agree,”", rule="post"), told("Ben Orr", rule="post")]
    rules = score(gold, found, TEXT).rules
    assert rules["post"].found == 2
    assert rules["post"].precision("exact") == pytest.approx(1 / 2)


def test_figures_of_nothing_are_nought() -> None:
    assert Tally().f1("0.3") == 0
    assert score([], [], "").kinds["all"] == Tally()


# -- kinds and marks -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“all of it”", Mode.DIRECT),
        ('"all," "of it"', Mode.DIRECT),
        ("some “of it”", Mode.MIXED),
        ("none of it", Mode.INDIRECT),
        ("“open to the end", Mode.DIRECT),
        ("“open\nto the end", Mode.MIXED),
    ],
)
def test_the_kind_of_a_content_is_told_by_double_marks(text: str, mode: Mode) -> None:
    assert find_mode(text, [Span(0, len(text))], find_quoted(text)) is mode


@pytest.mark.parametrize(
    ("text", "bare", "whole"),
    [
        ("He said “yes, we can,” and left.", "yes, we can", "“yes, we can,”"),
        ("He said ‘yes, we can.’", "yes, we can", "‘yes, we can.’"),
        ("He said ''yes we can.''", "yes we can.", "''yes we can.''"),
        ("He was “sad” and left.", "He was “sad", "He was “sad”"),
        ("He said yes.", "yes", "yes"),
        ("He said “yes, we can", "yes, we can", "“yes, we can"),
        ("“Yes. No,” he said.", "No", "No,”"),
    ],
)
def test_marks_at_the_ends_are_taken_in(text: str, bare: str, whole: str) -> None:
    assert words(with_marks(text, [at(bare, text)], find_marks(text)), text) == [whole]


# -- strict spans --------------------------------------------------------------------


def test_tokens_are_words_and_punctuation_marks() -> None:
    text = "“Don’t,” he said."
    assert words(find_tokens(text), text) == [
        *("“", "Don", "’", "t", ",", "”", "he", "said", "."),
    ]


def test_strict_spans_are_not_trimmed() -> None:
    gold, found = told("“We agree,”"), told("We agree")
    counts = score_strictly([gold], [found], TEXT)["content"]
    assert (counts.gold, counts.found, counts.exact, counts.begun) == (1, 1, 0, 0)


def test_a_span_that_begins_alike_counts_as_begun() -> None:
    gold, found = told("the plan was “too dear” for all"), told("the plan was")
    counts = score_strictly([gold], [found], TEXT)["content"]
    assert (counts.exact, counts.begun) == (0, 1)


def test_a_token_has_one_label_that_of_the_outer_span() -> None:
    outer, inner = told("the plan was “too dear” for all"), told("too dear")
    labelled = list(label_spans([inner, outer], find_tokens(TEXT)))
    assert len(labelled) == 1


def test_neighbouring_spans_of_a_type_stay_apart() -> None:
    labelled = list(label_spans([told("the plan"), told("was")], find_tokens(TEXT)))
    assert len(labelled) == 2


# -- speakers ------------------------------------------------------------------------


def who(*names: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Attribution:
    content, source = (at("“We agree,”"),), (at("Ada Norn"),)
    return Attribution(content, source=source, who=Who(names, kind), mode=Mode.DIRECT)


def test_names_are_the_same_but_for_forms_of_address() -> None:
    assert same_speakers(who("Ada Norn"), who("Dr. Ada Norn"), TEXT)
    assert same_speakers(who("Guild of Smiths"), who("the Guild of Smiths (GS)"), TEXT)
    assert not same_speakers(who("Ada Norn"), who("Norn"), TEXT)
    assert not same_speakers(who("Ada Norn"), who(), TEXT)


def test_joint_speakers_are_all_asked_for() -> None:
    assert same_speakers(who("Ada Norn", "Ben Orr"), who("Ben Orr", "Ada Norn"), TEXT)
    assert not same_speakers(who("Ada Norn", "Ben Orr"), who("Ada Norn"), TEXT)


def test_nobody_may_be_named_where_the_gold_names_nobody() -> None:
    assert same_speakers(who(), who(), TEXT)
    assert same_speakers(who(), who("Norn"), TEXT)
    assert same_speakers(who(), who("an aide", kind=SpeakerKind.UNNAMED), TEXT)
    assert not same_speakers(who(), who("Ada Q. Norn"), TEXT)


def test_a_speaker_of_the_wrong_kind_is_counted() -> None:
    found = who("Ada Norn", kind=SpeakerKind.ORGANIZATION)
    tally = score_speakers(pair_up([who("Ada Norn")], [found], TEXT), TEXT)
    assert (tally.names_right, tally.kinds, tally.kinds_right) == (1, 1, 0)


def test_a_turn_may_be_found_in_pieces() -> None:
    whole = Attribution((at("“We agree,” Ada Norn said."),), turn=True)
    pieces = [told("We agree"), told("Ada Norn"), told("Ben Orr")]
    joined = join_turns([whole], pieces)
    assert [words(one.content, TEXT) for one in joined] == [
        ["Ben Orr"],
        ["We agree", "Ada Norn"],
    ]


# -- whole sets ----------------------------------------------------------------------


def test_halves_part_any_set_by_name_alone() -> None:
    texts = [GoldText(f"text-{number}", "", ()) for number in range(40)]
    even, odd = choose_half(texts, "even"), choose_half(texts, "odd")
    assert sorted([*even, *odd], key=texts.index) == texts
    assert 10 <= len(even) <= 30
    assert which_half("text-7") == which_half("text-7")


def test_a_text_that_cannot_be_read_has_nothing_found_and_says_why() -> None:
    def predict(gold: GoldText) -> tuple[Attribution, ...]:
        raise SourceError(f"{gold.name}: no such luck")

    gold = GoldText("text", TEXT, (told("“We agree,”"),))
    result = evaluate(compare([gold], predict))
    assert result.unread == ("text: no such luck",)
    assert result.scores.kinds["all"].recall("0.3") == 0


def test_the_report_prints_each_kind_and_each_rule() -> None:
    gold = GoldText("text", TEXT, (told("“We agree,”"),))
    found = (told("“We agree,”", rule="post"),)
    result = evaluate([Comparison(gold, found)])
    report = render_result(result)
    assert "1 texts, 1 attributions" in report
    assert [line.split()[0] for line in report.splitlines() if line[:4] == "post"]
    assert plain_result(result)["kinds"]["direct"]["f1"]["exact"] == 1


# -- for any gold --------------------------------------------------------------------

ALPHABET = "ab .,“”\"' that\n—é😀"


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """Draw a text with attributions that each hold a word."""
    text = draw(st.text(ALPHABET, min_size=1, max_size=80)) + " end"
    ends = st.integers(0, len(text))
    found = []
    for _ in range(draw(st.integers(0, 6))):
        cuts = sorted(set(draw(st.lists(ends, min_size=2, max_size=5))))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        spans = tuple(Span(start, end) for start, end in pairs)
        if normalise(text, spans):
            mode = find_mode(text, spans, find_quoted(text))
            found.append(Attribution(spans, source=spans[:1], mode=mode, rule="any"))
    return text, found


@given(marked())
def test_gold_against_itself_is_perfect(drawn: tuple[str, list[Attribution]]) -> None:
    text, gold = drawn
    for tally in score(gold, gold, text).kinds.values():
        assert tally.gold == tally.found
        assert tally.recalled == tally.right == (tally.gold,) * len(MEASURES)
        assert tally.sourced == tally.overlapping
    for counts in score_strictly(gold, gold, text).values():
        assert counts.gold == counts.found == counts.exact == counts.begun


@given(marked(), marked(), st.randoms(use_true_random=False))
def test_the_order_of_attributions_does_not_count(
    drawn: tuple[str, list[Attribution]],
    other: tuple[str, list[Attribution]],
    random: object,
) -> None:
    text, gold = drawn
    found = [
        one for one in other[1] if max(span.end for span in one.content) <= len(text)
    ]
    turned = score(gold[::-1], found[::-1], text)
    assert score(gold, found, text) == turned
    assert score_strictly(gold, found, text) == score_strictly(
        gold[::-1], found[::-1], text
    )


@given(marked(), marked())
def test_pairs_are_one_to_one_and_share_characters(
    drawn: tuple[str, list[Attribution]], other: tuple[str, list[Attribution]]
) -> None:
    text, gold = drawn
    found = [
        one for one in other[1] if max(span.end for span in one.content) <= len(text)
    ]
    pairs = pair_up(gold, found, text)
    assert len({id(pair.gold) for pair in pairs}) == len(pairs)
    assert len({id(pair.found) for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert 0 < pair.iou <= pair.coverage <= 1
        assert shared(pair.gold.content, pair.found.content) > 0


@given(marked(), marked())
def test_scores_of_texts_add_up(
    one: tuple[str, list[Attribution]], other: tuple[str, list[Attribution]]
) -> None:
    scores = [score(gold, gold[1:], text) for text, gold in (one, other)]
    total = sum_scores(scores)
    for kind, tally in total.kinds.items():
        assert tally.gold == sum(each.kinds[kind].gold for each in scores)
        assert tally.recalled == tuple(
            sum(counts)
            for counts in zip(
                *(each.kinds[kind].recalled for each in scores), strict=True
            )
        )


@given(marked())
def test_marks_only_widen_a_content(drawn: tuple[str, list[Attribution]]) -> None:
    text, gold = drawn
    marks = find_marks(text)
    for one in gold:
        for before, after in zip(
            one.content, with_marks(text, one.content, marks), strict=True
        ):
            assert after.covers(before)
            assert after.end <= len(text)
