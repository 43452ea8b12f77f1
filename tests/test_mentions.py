"""Mentions: the longest alias wins, conditions hold, and doubt is kept."""

from __future__ import annotations

import pickle
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.mentions import alias_index
from kg.extract.mentions.alias_index import Match
from kg.extract.mentions.links import AliasIndex, link_document, link_mentions
from kg.model import Alias, Mention, MentionStatus, Span
from kg.paragraphs import wrap_width
from kg.text import fold

MINISTRY = Alias("Ministry of Samples of the Republic of Testland", "org/ministry")
ALIASES = (
    MINISTRY,
    Alias("Republic of Testland", "state/testland"),
    Alias("Testland", "state/testland"),
    Alias("West", "collective/west", determiner=True, not_before=("Bank", "Coast")),
    Alias("global majority", "collective/majority"),
    Alias("Samplebank", "org/samplebank"),
    Alias("Sample", "org/samplebank", ambiguous=True),
    Alias("Exampleton", "state/testland", ambiguous=True),
    Alias("the alliance", "initiative/alliance", ambiguous=True),
    Alias("Union", "org/union-a"),
    Alias("Union", "org/union-b"),
    Alias("Union of A", "org/union-a"),
    Alias("IT-Cooperation", "topic/it"),
    Alias("non-governmental network", "initiative/network"),
    Alias("March", "person/march", not_after=("in",)),
)
INDEX = AliasIndex(ALIASES)


def _link(text: str, *spans: Span) -> Sequence[Mention]:
    return link_mentions(text, spans or (Span(0, len(text)),), INDEX)


def _found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.span.of(text), one.status.value, one.targets) for one in _link(text)]


def test_the_longest_match_holds_the_shorter_ones() -> None:
    text = f"the {MINISTRY.text}’s plan"
    outer, inner = _link(text)
    assert (outer.targets, outer.within) == (("org/ministry",), None)
    assert (inner.targets, inner.within) == (("state/testland",), outer.span)
    assert inner.span.of(text) == "Republic of Testland"


CASES: tuple[tuple[str, list[str]], ...] = (
    ("the West agreed", ["West"]),
    ("West agreed", []),
    ("the West Bank", []),
    ("the west wind", []),
    ("The Global Majority", ["Global Majority"]),
    ("Testland’s plans", ["Testland"]),
    ("Testlandic plans", []),
    ("testland", []),
    ("IT‑Cooperation", ["IT‑Cooperation"]),
    ("a non‑governmental  network", ["non‑governmental  network"]),
    ("a non-governmental   network", []),
    ("Republic of\nTestland", ["Testland"]),
    ("Republic of, Testland", ["Testland"]),
    ("Republic of (Testland)", ["Testland"]),
    ("on March 1 March spoke", ["March", "March"]),
    ("in March", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_alias_matches_only_as_it_should(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in _found(text)] == expected


def test_a_line_end_of_wrapped_text_is_a_blank() -> None:
    prose = "The registry was opened in spring by the Republic of Testland, and so on. "
    text = textwrap.fill(prose * 3, 54)
    assert "Republic of\nTestland" in text
    words = [" ".join(words.split()) for words, _, _ in _found(text)]
    assert words == ["Republic of Testland"] * 3


def test_an_ambiguous_alias_links_only_beside_a_clear_one() -> None:
    assert _found("Sample said") == [("Sample", "candidate", ("org/samplebank",))]
    linked = _found("Sample said that Samplebank")
    assert [status for _, status, _ in linked] == ["linked", "linked"]
    elsewhere = "Samplebank stands here.\n\nSample said"
    place = Span(elsewhere.index("Sample said"), len(elsewhere))
    assert [one.status.value for one in _link(elsewhere, place)] == ["linked"]


def test_an_alias_of_two_prefers_the_one_that_is_named() -> None:
    assert _found("the Union") == [
        ("Union", "ambiguous", ("org/union-a", "org/union-b"))
    ]
    text = "the Union of A met; the Union"
    assert [targets for _, _, targets in _found(text)] == [("org/union-a",)] * 2


def test_a_mention_lies_inside_the_spans_that_were_asked_for() -> None:
    text = "Testland met Samplebank"
    assert [one.span.of(text) for one in _link(text, Span(13, 23))] == ["Samplebank"]


def test_the_order_of_the_aliases_does_not_matter() -> None:
    text = f"{MINISTRY.text}, the Union, Sample, Samplebank, the West"
    there = link_mentions(text, [Span(0, len(text))], INDEX)
    back = link_mentions(text, [Span(0, len(text))], AliasIndex(reversed(ALIASES)))
    assert there == back


@given(st.text(max_size=120))
def test_mentions_lie_inside_any_text(text: str) -> None:
    for one in link_mentions(text, [Span(0, len(text))] if text else [], INDEX):
        assert one.span.of(text)


# -- many places of one document ---------------------------------------------------


def test_a_document_is_read_once_for_all_its_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    find = AliasIndex.find

    def counted(self: AliasIndex, text: str) -> list[Match]:
        read.append(len(text))
        return find(self, text)

    monkeypatch.setattr(AliasIndex, "find", counted)
    text = "Testland met the Union of A. " * 3000
    places = [(Span(at, at + 28),) for at in range(0, len(text), 29)]
    linked = link_document(text, places, INDEX)
    assert read == [len(text)]
    assert len(linked) == 3000
    assert {tuple(m.span.of(text) for m in one) for one in linked} == {
        ("Testland", "Union of A")
    }


def test_places_that_overlap_or_hold_nothing_are_linked_each_by_itself() -> None:
    text = "Testland met Samplebank"
    first, second, third = link_document(
        text, [(Span(0, 23), Span(0, 8)), (), (Span(9, 23),)], INDEX
    )
    assert [one.span.of(text) for one in first] == ["Testland", "Samplebank"]
    assert second == ()
    assert [one.span.of(text) for one in third] == ["Samplebank"]


def test_an_index_that_another_process_is_given_names_the_same() -> None:
    text = "the Global Majority and the Union of A met Samplebank’s people"
    there = pickle.loads(pickle.dumps(INDEX))
    assert there.find(text) == INDEX.find(text) != []
    assert pickle.loads(pickle.dumps(AliasIndex([]))).find(text) == []


def test_no_aliases_name_nothing() -> None:
    for aliases in ((), (Alias("", "org/none"), Alias(" ", "org/blank"))):
        assert link_mentions("Testland", [Span(0, 8)], AliasIndex(aliases)) == ()


def test_an_alias_in_lower_case_and_one_with_a_capital_meet_at_one_place() -> None:
    both = AliasIndex([Alias("Sample", "org/a"), Alias("sample", "topic/b")])
    [capital] = link_mentions("Sample", [Span(0, 6)], both)
    assert capital.targets == ("org/a", "topic/b")
    [lower] = link_mentions("sample", [Span(0, 6)], both)
    assert lower.targets == ("topic/b",)


@pytest.mark.parametrize(
    "piece", ["a", " ", ".", "a.", "U.", "A ", "- ", "\n", "İ", "“"]
)
def test_many_of_the_worst_characters_in_one_line_are_read_in_time(piece: str) -> None:
    aliases = [Alias(one, f"org/{one}") for one in ("a", "U.S.", "A A", "- -", "“A”")]
    text = piece * (200_000 // len(piece))
    assert len(AliasIndex(aliases).find(text)) <= len(text)


# -- a plain implementation, to compare with -----------------------------------------

TOKEN = re.compile(r"\w+|[^\w\s]")
BREAKS = set("\n\r\u2028\u2029\x85\v\f")


def lower(word: str) -> str:
    """One character for each: the capital of "i" with a dot, and both small sigmas."""
    return "".join({"İ": "i", "ς": "σ"}.get(c, c.lower()) for c in word)


def crossable(gap: str, wrapped: bool) -> bool:
    if BREAKS & set(gap):
        return wrapped and fold(gap).strip(" ") in {"\n", "\r\n", "\r"}
    return len(gap) <= 2


def plain_matches(text: str, aliases: Sequence[Alias]) -> set[tuple[int, int, Alias]]:
    """Compare every alias with the words at every place."""
    folded, wrapped = fold(text), wrap_width(text) is not None
    tokens = list(TOKEN.finditer(folded))
    found = set()
    for alias in aliases:
        words = TOKEN.findall(fold(alias.text))
        any_case = alias.text == alias.text.lower()
        for at in range(len(tokens) - len(words) + 1 if words else 0):
            here = tokens[at : at + len(words)]
            printed = [one.group() for one in here]
            gaps = [text[a.end() : b.start()] for a, b in pairwise(here)]
            if any_case:
                same = [*map(lower, printed)] == [*map(lower, words)]
            else:
                same = printed == words
            if same and all(crossable(gap, wrapped) for gap in gaps):
                found.add((here[0].start(), here[-1].end(), alias))
    return found


def plain_links(
    text: str, span: Span, found: set[tuple[int, int, Alias]]
) -> Iterator[Mention]:
    """Choose by looking at every pair; the aliases here have no conditions."""
    named: dict[Span, set[Alias]] = {}
    for start, end, alias in found:
        named.setdefault(Span(start, end), set()).add(alias)
    proved = {
        alias.target
        for aliases in named.values()
        for alias in aliases
        if len({one.target for one in aliases}) == 1
        and not all(one.ambiguous for one in aliases)
    }
    kept: list[Mention] = []
    for place in sorted(named, key=lambda one: (one.start, -one.end)):
        around = [one for one in kept if one.span.covers(place)]
        overlaps = any(one.span.start <= place.start < one.span.end for one in kept)
        if not span.covers(place) or (overlaps and not around):
            continue
        targets = tuple(sorted({one.target for one in named[place]}))
        present = tuple(one for one in targets if one in proved)
        sure = len(targets) == 1 and not all(one.ambiguous for one in named[place])
        if sure or len(present) == 1:
            status, targets = MentionStatus.LINKED, present or targets
        elif len(targets) > 1:
            status = MentionStatus.AMBIGUOUS
        else:
            status = MentionStatus.CANDIDATE
        if any(set(targets) <= set(one.targets) for one in around):
            continue
        within = around[-1].span if around else None
        kept.append(Mention(place, status, targets, within))
    yield from kept


WORDS = st.sampled_from(
    ["A", "a", "Ab", "ab", "AB", "É", "é", "İa", "ia", "Σ", "ς", "_", "1"]
)
MARKS = st.sampled_from([*".-'&,;:\"()", "\u2011", "’", "“", "–", "!", "\u0301", "🌊"])
GAPS = st.sampled_from(
    [
        *("", " ", " ", " ", "  ", "   ", "\n", "\r\n", "\n\n", " \n", "\u00a0", "\t"),
        *("\u200b", "\x1f", "\v", "\u2028", " \u202f", "\u3000"),
    ]
)
TEXTS = st.lists(st.one_of(WORDS, WORDS, MARKS, GAPS), max_size=40).map("".join)
NAMES = st.lists(
    st.one_of(WORDS, WORDS, MARKS, st.sampled_from([" ", "  ", ""])), max_size=5
).map("".join)
ALIAS_LISTS = st.lists(
    st.builds(Alias, NAMES, st.sampled_from("xyz"), ambiguous=st.booleans()),
    max_size=12,
    unique=True,
)


def found_by(index: AliasIndex, text: str) -> set[tuple[int, int, Alias]]:
    matches = index.find(text)
    assert [end for _, end, _ in matches] == sorted(end for _, end, _ in matches)
    places = [one[:2] for one in matches]
    assert len(set(places)) == len(places)
    return {
        (start, end, alias)
        for start, end, number in matches
        for alias in index.names(number).aliases
    }


@given(text=TEXTS, aliases=ALIAS_LISTS)
def test_the_automata_find_what_a_plain_comparison_finds(
    text: str, aliases: list[Alias]
) -> None:
    found = plain_matches(text, aliases)
    assert found_by(AliasIndex(aliases), text) == found
    if text:
        whole = Span(0, len(text))
        links = link_mentions(text, [whole], AliasIndex(aliases))
        assert links == tuple(plain_links(text, whole, found))


@given(text=TEXTS, aliases=ALIAS_LISTS, size=st.integers(1, 9))
def test_a_text_that_is_read_in_stretches_names_the_same(
    text: str, aliases: list[Alias], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alias_index, "_STRETCH", size)
        assert found_by(AliasIndex(aliases), text) == plain_matches(text, aliases)


@given(
    pieces=st.lists(
        st.sampled_from(["Ab ab", "Ab-", "ab. ", "ab", "a Ab", ","]), min_size=60
    ),
    gap=st.sampled_from(["\n", "\r\n", " \n   ", "\n\n"]),
    aliases=ALIAS_LISTS,
)
def test_a_wrapped_text_names_what_a_plain_comparison_finds(
    pieces: list[str], gap: str, aliases: list[Alias]
) -> None:
    text = gap.join(textwrap.wrap(" ".join(pieces), 54))
    every = [*aliases, Alias("ab ab", "x"), Alias("Ab ab", "y"), Alias("ab. Ab-", "z")]
    assert found_by(AliasIndex(every), text) == plain_matches(text, every)


def test_the_wrapped_texts_are_taken_for_wrapped() -> None:
    text = textwrap.fill(" ".join(["Ab ab", "ab", "a Ab"] * 40), 54)
    assert wrap_width(text) is not None
    across = [
        m
        for m in AliasIndex([Alias("ab ab", "x")]).find(text)
        if "\n" in text[m[0] : m[1]]
    ]
    assert len(across) >= 3
