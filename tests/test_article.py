"""Articles: statements, their speakers, what is asserted, and which texts are news."""

from __future__ import annotations

import contextlib
import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.checks import StatementRow, check_parts
from kg.errors import NoStatements
from kg.extract.prose.quote import Quote
from kg.extract.prose.rules import RULES, Rule
from kg.model import BlockKind, Mode, PartKind, Source, Span, Statement
from kg.paragraphs import find_paragraphs
from kg.readers import article, prose_statements
from kg.readers.prose_statements import UNNAMED

CORPORA = Path(
    os.environ.get("KG_CORPORA")
    or Path(__file__).resolve().parents[1].parent / "shared" / "corpora"
)
NEWS = """\
Samplonia To Widen Its Harbour

By Ada Reporter

5 September 2024

PORT SAMPLE — The harbour will be widened, Mayor Clara Example said on Thursday.

“It is too narrow,” she told reporters. “Everybody knows it.”

Bert Specimen, a fisherman, disagreed. “The fish will leave,” Specimen said.

According to the Sample Harbour Board, the work will take two years.

Critics say that the harbour has no money.
"""


def _read(text: str) -> tuple[Statement, ...]:
    return article.read(Source("news", text, "0")).statements


def _said(text: str, statement: Statement) -> list[str]:
    return [one.span.of(text) for one in statement.parts if one.kind is PartKind.SAID]


def _sound(text: str, statements: tuple[Statement, ...]) -> None:
    """Assert what the check of the built graph asserts, and that none overlap."""
    rows = [
        StatementRow(
            "news",
            one.id,
            one.span,
            tuple(sorted({part.span for part in one.parts})),
            tuple(sorted({x for x in (one.attribution, one.cue, one.source) if x})),
        )
        for one in statements
    ]
    assert check_parts(rows, {"news": text}) == []
    reached = 0
    for one in sorted(statements, key=lambda each: each.span):
        assert one.span.start >= reached
        assert one.speakers
        reached = one.span.end


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quote(text: str, content: list[str], cue: str, source: str | None) -> Quote:
    return Quote(
        Mode.DIRECT,
        tuple(_at(text, one) for one in content),
        _at(text, cue),
        _at(text, source) if source else None,
        "post",
    )


@pytest.fixture
def _vouched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one rule be known as right, and another as wrong too often."""
    rules = {
        one: Rule(one, right, 100, "What stands before its verb.")
        for one, right in (("post", 0.95), ("weak", 0.5))
    }
    monkeypatch.setattr(prose_statements, "RULES", rules)


# -- an article --------------------------------------------------------------------


def test_an_article_says_who_said_what() -> None:
    found = {
        (_said(NEWS, one)[0], one.speakers[0].name, one.speakers[0].method)
        for one in _read(NEWS)
    }
    assert ("It is too narrow,", "Clara Example", "pronoun") in found
    assert ("The fish will leave,", "Bert Specimen", "surname") in found
    assert ("the work will take two years", "Sample Harbour Board", "named") in {
        (said.rstrip("."), name, method) for said, name, method in found
    }
    assert any(name == "Critics" for _, name, _ in found)


def test_an_article_knows_its_title_its_date_and_its_byline() -> None:
    document = article.read(Source("news", NEWS, "0")).document
    assert document.title is not None
    assert document.title.text == "Samplonia To Widen Its Harbour"
    assert document.issued is not None
    assert document.issued[0] == date(2024, 9, 5)
    kinds = [block.kind for block in document.blocks]
    assert kinds[:3] == [BlockKind.TITLE, BlockKind.NOTE, BlockKind.DATE]
    assert document.language == "en"


def test_an_article_in_markdown_has_its_title_and_date_before_it() -> None:
    front = (
        "---\ntitle: Harbour To Grow\ndate: 2024-09-05\n---\n\n# Harbour To Grow\n\n"
    )
    text = front + NEWS.split("\n\n", 3)[3]
    document = article.read(Source("news", text, "0")).document
    assert document.title is not None
    assert document.title.text == "Harbour To Grow"
    assert document.issued is not None
    assert document.issued[0] == date(2024, 9, 5)
    assert document.blocks[0].kind is BlockKind.BOILERPLATE


def test_an_article_passes_the_check_of_its_parts() -> None:
    _sound(NEWS, _read(NEWS))


def test_a_text_in_which_nobody_speaks_is_refused() -> None:
    with pytest.raises(NoStatements, match="no statements"):
        _read("The harbour is wide.\n\nThe sea is blue.\n")


# -- parts and attributions --------------------------------------------------------


def test_what_stands_between_two_parts_is_the_attribution() -> None:
    text = "“It is,” Ada Example, a painter, said on Thursday, “too narrow.”"
    quote = _quote(text, ["It is,", "too narrow."], "said", "Ada Example, a painter,")
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[quote]
    )
    (statement,) = found.statements
    assert _said(text, statement) == ["It is,", "too narrow."]
    assert statement.attribution is not None
    assert statement.attribution.of(text) == "Ada Example, a painter, said on Thursday"
    _sound(text, found.statements)


def test_words_of_nobody_between_parts_make_two_statements() -> None:
    text = "Ada Example said “it is” and left, “too narrow.”"
    quote = _quote(text, ["it is", "too narrow."], "said", "Ada Example")
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[quote]
    )
    assert [_said(text, one) for one in found.statements] == [
        ["it is"],
        ["too narrow."],
    ]
    _sound(text, found.statements)


def test_cuts_and_insertions_are_no_words_of_the_speaker() -> None:
    text = "“It [the harbour] is <...> narrow,” Ada Example said."
    quote = _quote(text, ["It [the harbour] is <...> narrow,"], "said", "Ada Example")
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[quote]
    )
    kinds = [part.kind for part in found.statements[0].parts]
    assert kinds == [
        PartKind.SAID,
        PartKind.INSERTION,
        PartKind.SAID,
        PartKind.ELISION,
        PartKind.SAID,
    ]


def test_of_two_quotations_that_overlap_one_is_kept_and_told() -> None:
    text = "Ada Example said that Bert Specimen said it is late."
    outer = _quote(text, ["that Bert Specimen said it is late"], "said", "Ada Example")
    inner = _quote(text, ["it is late"], "said", "Bert Specimen")
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[inner, outer]
    )
    assert [one.speakers[0].name for one in found.statements] == ["Ada Example"]
    assert "two rules" in found.problems[0][1]


def test_an_attribution_holds_nothing_that_is_said() -> None:
    text = "Ada Example praised the harbour and blamed the board."
    praise = _quote(text, ["the harbour"], "praised", "Ada Example")
    blame = _quote(text, ["the board"], "blamed", "Ada Example")
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[praise, blame]
    )
    printed = [one.attribution.of(text) for one in found.statements if one.attribution]
    assert printed == ["Ada Example praised", "Ada Example"]


# -- what is asserted --------------------------------------------------------------

VOUCHED = "Ada Example met Bert Specimen and Carl Sample. “It is late,” WHO said."


def _one(who: str, **changes: object) -> Statement:
    text = VOUCHED.replace("WHO", who) if who else VOUCHED.replace("WHO said", "")
    at = text.rfind(who) if who else 0
    source = Span(at, at + len(who)) if who else None
    quote = Quote(Mode.DIRECT, (_at(text, "It is late,"),), None, source, "post")
    for name, value in changes.items():
        object.__setattr__(quote, name, value)
    found = prose_statements.prose_statements(
        text, [Span(0, len(text))], document="news", quotes=[quote]
    )
    return found.statements[0]


@pytest.mark.usefixtures("_vouched")
@pytest.mark.parametrize(
    ("who", "changes", "asserted"),
    [
        ("Ada Example", {}, True),
        ("Example", {}, True),
        ("she", {}, True),
        ("he", {}, False),  # two men stand before it
        ("Ada Example", {"borrowed": True}, False),
        ("Ada Example", {"rule": "weak"}, False),
        ("Ada Example", {"rule": "unmeasured"}, False),
        ("a source", {}, True),
    ],
)
def test_a_statement_is_asserted_only_where_rule_and_speaker_can_be_vouched_for(
    who: str, changes: dict[str, object], asserted: bool
) -> None:
    assert _one(who, **changes).asserted is asserted


@pytest.mark.usefixtures("_vouched")
def test_words_without_a_source_are_a_candidate_of_somebody_unnamed() -> None:
    statement = _one("")
    assert statement.speakers == (UNNAMED,)
    assert not statement.asserted


def test_a_rule_that_is_asserted_was_measured() -> None:
    assert all(rule.name == name and rule.cases for name, rule in RULES.items())


# -- which texts are articles ------------------------------------------------------

SPEECH = "\n\n".join(
    f"Mr. President, we in Samplonia believe that our harbour number {at} must grow, "
    "and I call upon this Assembly to help us with all the means that it has."
    for at in range(20)
)
TRANSCRIPT = "\n\n".join(
    f"{who}: I said that the harbour was narrow, and nobody told me why."
    for who in ["Ada Example", "Bert Specimen"] * 8
)
RELEASE = "\n\n".join(
    f"Senator Ada Example: “The harbour number {at} is the best news of the year.”"
    for at in range(16)
)


def test_news_is_an_article() -> None:
    assert 0.3 < article.sniff(NEWS) <= 0.6


@pytest.mark.parametrize(
    "text", [SPEECH, TRANSCRIPT, RELEASE, "", "word", "?" * 500], ids=range(6)
)
def test_other_kinds_are_no_article(text: str) -> None:
    assert article.sniff(text) < 0.3


_WORDS = st.sampled_from(
    [
        *("“It is late,”", "Ada Example", "said", "she", "the board", "<...>", "[so]"),
        *(
            "\n\n",
            ".",
            ",",
            "“",
            "”",
            ":",
            "—",
            "Bert",
            "they",
            "’s",
            "\u2028",
            "🙂",
            "who",
        ),
    ]
)


@st.composite
def _prose(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    """Draw a text, and quotations of any of its stretches by any others."""
    text = " ".join(draw(st.lists(_WORDS, min_size=3, max_size=30)))
    place = st.integers(0, len(text))
    quotes = []
    for _ in range(draw(st.integers(1, 4))):
        cuts = sorted(draw(st.lists(place, min_size=2, max_size=6, unique=True)))
        content = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        others = [draw(st.lists(place, min_size=2, max_size=2, unique=True))]
        others.append(draw(st.lists(place, min_size=2, max_size=2, unique=True)))
        cue, source = (Span(min(one), max(one)) for one in others)
        mode = draw(st.sampled_from([Mode.DIRECT, Mode.INDIRECT]))
        named = source if draw(st.booleans()) else None
        quotes.append(
            Quote(mode, tuple(content), cue, named, "post", draw(st.booleans()))
        )
    return text, quotes


@given(_prose())
def test_any_quotations_become_statements_that_are_sound(
    prose: tuple[str, list[Quote]],
) -> None:
    text, quotes = prose
    found = prose_statements.prose_statements(
        text, find_paragraphs(text), document="news", quotes=quotes
    )
    _sound(text, found.statements)


@given(st.text(max_size=300))
def test_any_text_is_sniffed(text: str) -> None:
    assert 0 <= article.sniff(text) <= 0.6


@pytest.mark.parametrize("unit", ["“A,” she said. ", "said ", "“", "Ada said that "])
def test_a_long_line_is_read_in_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    started = time.process_time()
    assert article.sniff(text) <= 0.6
    with contextlib.suppress(NoStatements):
        _read(text)
    assert time.process_time() - started < 30


# -- real news ---------------------------------------------------------------------


def test_most_real_news_is_taken_for_an_article_and_read_soundly() -> None:
    folder = CORPORA / "polnear-dev" / "text"
    if not folder.is_dir():
        pytest.skip(f"no corpora: {folder} is not there; set KG_CORPORA")
    paths = sorted(folder.glob("*.txt"))
    assert len(paths) == 84
    taken = 0
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        taken += article.sniff(text) > 0.3
        _sound(text, _read(text))
    assert taken >= 72
