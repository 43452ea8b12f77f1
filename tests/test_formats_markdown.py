"""Markdown: markup goes, every word and mark stays, one paragraph to a line."""

from __future__ import annotations

import os
import re
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.formats.markdown import convert_markdown
from kg.formats.rendition import render

CORPORA = Path(
    os.environ.get("KG_CORPORA")
    or Path(__file__).resolve().parents[2] / "shared" / "corpora"
)

CASES = {
    "hard-wrapped lines": ("one\ntwo\n  three\n", "one two three"),
    "hard breaks": ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
    "headings": (
        "### Senators\n\nTitle\n===\n\nPart\n---",
        "### Senators\n\n# Title\n\n## Part",
    ),
    "emphasis": (
        "**Ada Example:** *we* __agree__ ~~not~~",
        "Ada Example: we agree not",
    ),
    "stars before a mark": ("**Ada Example: “**We agree.”", "Ada Example: “We agree.”"),
    "stars after a blank": (
        "**Ada Example:\u00a0**“We agree.”",
        "Ada Example: “We agree.”",
    ),
    "stars without a partner": (
        "***Leaders  \n**Ada Example:** yes",
        "Leaders\nAda Example: yes",
    ),
    "stars that are words": ("2 * 3 * 4 and f**k", "2 * 3 * 4 and f**k"),
    "names with underscores": (
        "@Ada_Example_X and snake_case_b",
        "@Ada_Example_X and snake_case_b",
    ),
    "escapes": (r"\[Tweet\] \*no\* \#tag 1\. a\_b", "[Tweet] *no* #tag 1. a_b"),
    "links in brackets": (
        r"\[[Tweet](https://x.example/1?a=b&c)," "\n3/1/32\\]",
        "[Tweet, 3/1/32]",
    ),
    "reference links": ('[see][1] it\n\n[1]: https://x.example "t"', "see it"),
    "images": ("a ![alt](p.png) b", "a b"),
    "known tags": (
        "**<u>Leaders</u>** 13<sup>th</sup> <span style='x'>a</span><br>b",
        "Leaders 13th a\nb",
    ),
    "a cut is no tag": ("we <...> and <…> go", "we <...> and <…> go"),
    "a note is no tag": (
        "we <inaudible> and <applause> go",
        "we <inaudible> and <applause> go",
    ),
    "less and more": ("1 < 2 > 0, a<b", "1 < 2 > 0, a<b"),
    "entities": ("a &amp; b &lt;...&gt; &#8220;c&#8221; &nbsp;d", "a & b <...> “c” d"),
    "lists": (
        "- one\n  more\n- two\n\n  second\n\n3. three\n4. four",
        "• one more\n\n• two\n\nsecond\n\n3. three\n\n4. four",
    ),
    "nested lists": ("- a\n  - b\n- c", "• a\n\n• b\n\n• c"),
    "block quotes": ("> “We\n> agree.”\n>\n> Ada", "“We agree.”\n\nAda"),
    "tables": ("| a | b |\n|---|---|\n| c *d* | e\\|f |", "a | b\n\nc d | e|f"),
    "indented text is no code": ("one\n\n    *two*\n    three", "one\n\ntwo three"),
    "code": ("`a*b*` and\n\n```\nx <y>\nz\n```", "a*b* and\n\nx <y>\nz"),
    "speakers in brackets": (
        "[Speaker]: yes\n\n[Chair]: No.",
        "[Speaker]: yes\n\n[Chair]: No.",
    ),
    "footnotes": (
        "said[^1] so\n\n[^1]: https://x.example",
        "said[1] so\n\n[1] https://x.example",
    ),
    "comments": ("a <!-- hidden --> b\n\n<!-- gone -->\n\nc", "a b\n\nc"),
    "blocks of tags": (
        "<div>\n<p>one</p><p hidden>no</p>two</div>\n\n<applause>\n\nx",
        "one\n\ntwo\n\n<applause>\n\nx",
    ),
    "rules": ("one\n\n* * *\n\ntwo\n\n---\n\nthree", "one\n\ntwo\n\nthree"),
    "right to left": ("**שלום** עולם 😀 👩‍🚀", "שלום עולם 😀 👩‍🚀"),
    "soft hyphens and blanks": ("a\u00adb\u00a0 c\u202fd\te", "ab c d e"),
    "empty items and headings": ("-\n- a\n\n#\n\nb", "• a\n\nb"),
}


def text_of(source: str) -> str:
    return convert_markdown(source.encode(), "page.md").text


def test_the_suite_has_its_size() -> None:
    assert len(CASES) >= 32


@pytest.mark.parametrize("case", CASES)
def test_markdown_becomes_the_text_that_it_shows(case: str) -> None:
    source, expected = CASES[case]
    assert text_of(source) == expected + "\n"


def test_front_matter_states_facts_and_is_no_text() -> None:
    converted = convert_markdown(
        b"---\ntags: [a, b]\ndate: '2031-03-04'\nmore: {x: y}\nlang: en\n"
        b'title: "Ada\\_s \\u2019words\\u2019 \\\n  go on"\nspeaker: Ada Example\n'
        b"source_url: https://x.example/a\n---\n \nwords\n",
        "page.md",
    )
    facts = converted.facts
    assert converted.text == "words\n"
    assert facts.title == "Ada s ’words’ go on"
    assert facts.issued == date(2031, 3, 4)
    assert (facts.url, facts.language) == ("https://x.example/a", "en")
    assert facts.speaker == "Ada Example"
    assert converted.warnings == ()
    assert converted.made is not None
    assert re.fullmatch(r"markdown \d+ \(markdown-it-py [\d.]+\)", converted.made)


@pytest.mark.parametrize(
    "block",
    [
        "title: a: b",
        "- a\n- b",
        "just words",
        "ANNA EXAMPLE: We go.",
        "x: [",
        "a: *b c",
    ],
)
def test_malformed_front_matter_is_kept_as_text_with_a_warning(block: str) -> None:
    converted = convert_markdown(f"---\n{block}\n---\nwords".encode(), "page.md")
    assert "words" in converted.text
    for word in re.findall(r"\w+", block):
        assert word in converted.text
    assert len(converted.warnings) == 1
    assert converted.warnings[0].startswith("front matter is kept as text: ")


def test_front_matter_cannot_multiply_or_recurse() -> None:
    bomb = "a: &a [x,x,x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert text_of(f"---\n{bomb}---\nwords") == "words\n"
    nested = "[" * 60_000
    assert nested in text_of(f"---\na: {nested}\n---\nwords")


@pytest.mark.parametrize(
    "part",
    ["[", "*a ", "a**b", "`a``b", "<a ", "![", "\\", "&#x", "[a](<b", "[^", "<!--x"],
)
def test_a_megabyte_on_one_line_is_kept_with_a_warning(part: str) -> None:
    converted = convert_markdown(
        ("x " + part * (1_000_000 // len(part))).encode(), "p.md"
    )
    assert len(converted.text) >= 999_000
    assert converted.warnings == (
        "line 1: too long to be read as Markdown; kept as is",
    )


@pytest.mark.parametrize("source", ["> " * 300 + "x", ">" * 100_000, "- " * 200 + "x"])
def test_deep_nesting_is_refused_or_read_and_nothing_is_lost(source: str) -> None:
    try:
        assert "x" in text_of(source)
    except SourceError as error:
        assert "nested" in str(error)  # noqa: PT017


# Control characters and line separators are no text that people write.
WRITTEN = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\u00ad"
    )
)


@given(st.lists(WRITTEN, max_size=4))
def test_escaped_text_keeps_every_character_in_order(lines: list[str]) -> None:
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line) for line in lines]
    source = "words\n\n" + "\n\n".join(escaped)
    shown = "".join(text_of(source).split()).removeprefix("words")
    # A line may be one of a list or a heading by its number alone.
    assert shown == "".join("".join(lines).split())


@given(st.text(st.sampled_from("ab*_`[]()<>!#\\&;-~|\n \t“:1.^")))
def test_any_markdown_is_read_the_same_twice_or_refused(source: str) -> None:
    try:
        assert text_of(source) == text_of(source)
    except SourceError as error:
        assert "\n" not in str(error)  # noqa: PT017


@given(st.text(st.sampled_from("ab*_`[]()<>!#\\&;-~|\n \t“:1.^")))
def test_no_letter_of_plain_paragraphs_is_lost(source: str) -> None:
    quiet = re.sub(r"[<>\[\]()`&!~^]", "", source)
    shown = text_of(quiet + "\n\nend")
    assert [c for c in shown if c in "“b"] == [c for c in source if c in "“b"]


@pytest.mark.skipif(
    not (CORPORA / "whitehouse").is_dir(),
    reason="no corpora: set KG_CORPORA to the folder of real documents",
)
def test_real_releases_read_as_their_plain_form_does() -> None:
    paths = sorted((CORPORA / "whitehouse" / "markdown").glob("*.md"))
    assert len(paths) >= 38
    same = whole = 0
    for path in paths:
        rendition = render(path)
        assert rendition.title
        assert rendition.issued
        assert rendition.url
        assert not rendition.warnings
        plain = CORPORA / "whitehouse" / "text" / f"{path.stem}.txt"
        expected = _lines(plain.read_text(encoding="utf-8"))
        matcher = SequenceMatcher(
            None, expected, _lines(rendition.text), autojunk=False
        )
        same += sum(block.size for block in matcher.get_matching_blocks())
        whole += len(expected)
    assert same / whole >= 0.97


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
