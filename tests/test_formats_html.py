"""HTML: the document of a page, as a reader sees it, and nothing that stands beside."""

from __future__ import annotations

import os
import re
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.formats.html import convert_html
from kg.formats.rendition import render

PAGES = Path(__file__).parent / "formats"
CORPORA = Path(
    os.environ.get("KG_CORPORA")
    or Path(__file__).resolve().parents[2] / "shared" / "corpora"
)

LONG = "The ministry of Freeland will publish all of its models, and soon. "
CASES = {
    "paragraphs": ("<p>one\n  two</p><p>three</p>", "one two\n\nthree"),
    "line breaks": ("<p>a<br>b<br/> <br>c</p>", "a\nb\n\nc"),
    "headings": ("<h1>A<br>b</h1><h3> C </h3><p>d", "# A b\n\n### C\n\nd"),
    "lists": (
        "<ul><li>a<li><p>b</p><p>c</p></ul><ol start=7><li>d</ol>",
        "• a\n\n• b\n\nc\n\n7. d",
    ),
    "nested lists": ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", "• a\n\n• b\n\nc\n\n• d"),
    "tables of data": (
        "<table><tr><th>a<th>b<tr><td>c<td><p>d</p></table>",
        "a | b\n\nc | d",
    ),
    "tables of layout": ("<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc"),
    "inline elements": (
        "<p><b>Ada</b><i>,</i> a<span>b</span>c 13<sup>th</sup>",
        "Ada, abc 13th",
    ),
    "entities": (
        "<p>a &amp; b&nbsp; &lt;...&gt; &#8220;c&#8221; &hellip;",
        "a & b <...> “c” …",
    ),
    "cuts": (
        "<p>a <...> b <…> c < d << e <3 </> f",
        "a <...> b <…> c < d << e <3 </> f",
    ),
    "notes in brackets": (
        "<p>a <inaudible> b <long pause, 10:32> c",
        "a <inaudible> b <long pause, 10:32> c",
    ),
    "addresses in brackets": (
        "<p>a <ada@x.example> <https://x.example/y> b",
        "a <ada@x.example> <https://x.example/y> b",
    ),
    "elements of a page's own": (
        "<p>a <x-b>c</x-b> <noindex>d</noindex> <o:p>e</o:p>",
        "a c d e",
    ),
    "hidden elements": (
        "<p>a<span hidden>b</span><i style='color:red; display : none'>c</i>"
        "<b aria-hidden=true>d</b><u class='x sr-only'>e</u>f",
        "af",
    ),
    "scripts": (
        "<p>a<script>if (1<2) '<p>b</p>'</script><style>c</style>"
        "<noscript>d</noscript>e",
        "ae",
    ),
    "buttons and fields": (
        "<p>a<button>b</button><select><option>c</select><textarea>d</textarea>e",
        "ae",
    ),
    "quotation elements": ("<p>a <q>b</q> c", "a “b” c"),
    "preformatted text": ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"),
    "definition lists": ("<dl><dt>a<dd>b</dl>", "a\n\nb"),
    "footnotes": (
        "<p>a<sup><a href='#n'>1</a></sup>.<p>[1] b <a href='#r'>↩</a>",
        "a[1].\n\n[1] b",
    ),
    "text without elements": ("a<div>b<div>c</div>d</div>e", "a\n\nb\n\nc\n\nd\n\ne"),
    "right to left": ("<p dir=rtl>שלום <b>עולם</b> 😀", "שלום עולם 😀"),
    "soft hyphens": ("<p>minis&shy;try", "ministry"),
    "data sections and comments": ("<p>a<!-- b --><!--[if IE]>c<![endif]-->d", "ad"),
    "a sign and no tag after it": ("<p>a <b c", "a <b c"),
    "a tag that is cut off": ("<p>a <b title='c", "a"),
    "unclosed elements": ("<p>a<b>b<div>c", "ab\n\nc"),
    "attributes with signs": ("<p title='a > b < c'>d", "d"),
    "charges in no block": (
        "<body>“We agree.”<br>Ada Example</body>",
        "“We agree.”\nAda Example",
    ),
}


def text_of(page: str) -> str:
    return convert_html(page.encode(), "page.html").text


def test_the_suite_has_its_size() -> None:
    assert len(CASES) >= 27


@pytest.mark.parametrize("case", CASES)
def test_elements_become_the_text_that_they_show(case: str) -> None:
    source, expected = CASES[case]
    assert text_of(f"<!doctype html>{source}") == expected + "\n"


def test_a_news_page_yields_its_article_alone() -> None:
    rendition = render(PAGES / "news.html")
    assert rendition.text == (PAGES / "news.txt").read_text(encoding="utf-8")
    assert rendition.title == "Ministry backs open models"
    assert rendition.issued == date(2031, 3, 4)
    assert rendition.url == "https://courier.example/2031/open-models"
    assert rendition.language == "en-GB"
    assert rendition.warnings == ()
    assert rendition.made is not None
    assert re.fullmatch(r"html \d+ \(lxml [\d.]+\)", rendition.made)


def test_a_page_without_semantics_yields_its_text_in_its_code_page() -> None:
    rendition = render(PAGES / "forum.html")
    blocks = rendition.text.split("\n\n")
    assert blocks[0] == "# Итоги сессии «Открытые модели»"
    assert blocks[2].startswith("Анна Образцова, директор фонда «Модель»: «Мы")
    assert blocks[-1] == "Модератор: Спасибо.\n"
    assert len(blocks) == 5
    assert rendition.title == "Итоги сессии «Открытые модели»"


def test_the_title_and_the_lead_above_an_article_belong_to_it() -> None:
    page = f"<h1>Title</h1><p>{LONG}<article><p>{LONG * 9}</article><p>{LONG * 2}"
    converted = convert_html(page.encode(), "page.html")
    assert converted.text.split("\n\n")[:2] == ["# Title", LONG.strip()]
    assert len(converted.text.split("\n\n")) == 3
    assert converted.warnings == ("1 paragraph beside the main text left out",)


def test_speeches_in_articles_of_their_own_are_all_kept() -> None:
    page = "".join(f"<article><p>{n} {LONG * 3}</article>" for n in range(4))
    assert len(text_of(page).split("\n\n")) == 4


def test_links_to_other_pages_after_the_text_go() -> None:
    links = "".join(f"<li><a href='/{n}'>Another page {n}</a>" for n in range(4))
    page = f"<main><p>{LONG}<ul>{links}</ul></main>"
    assert text_of(page) == LONG.strip() + "\n"


def test_what_a_page_says_of_itself_after_the_text_goes() -> None:
    topics = "<h3>Topics</h3><ul><li>Models<li>Trade</ul><p>Published: 4 March"
    assert text_of(f"<main><p>{LONG}{topics}</main>") == LONG.strip() + "\n"
    answer = "<h3>Answers</h3><p>Ada Example: Yes.<p>Boris Placeholder: Thank you"
    assert "Thank you" in text_of(f"<main><p>{LONG}{answer}</main>")
    names = "<h2>Members</h2><ul><li>Ada Example<li>Boris Placeholder</ul>"
    assert "Ada Example" in text_of(f"<main>{names}</main>")


def test_a_list_of_links_within_the_text_stays() -> None:
    links = "".join(f"<li><a href='/{n}'>Another page {n}</a>" for n in range(4))
    page = f"<main><p>{LONG}<ul>{links}</ul><p>{LONG}</main>"
    assert text_of(page).count("Another page") == 4


def test_a_caption_under_a_picture_is_no_paragraph_of_the_text() -> None:
    picture = "<div class='media'><img src=a.jpg><span>At the meeting.</span></div>"
    shown = text_of(f"<p>{LONG}</p>{picture}<p>{LONG}</p>")
    assert "At the meeting." not in shown
    shown = text_of(f"<p>{LONG}</p>{picture.replace('<img src=a.jpg>', '')}<p>{LONG}")
    assert "At the meeting." in shown


@pytest.mark.parametrize(
    "wrapper",
    [
        "<form>{}</form>",
        "<div role='complementary'>{}</div>",
        "<div class='sidebar-layout'>{}</div>",
        "<div id='share'>{}</div>",
        "<aside>{}</aside>",
    ],
)
def test_a_wrapper_with_a_misleading_name_does_not_lose_the_document(
    wrapper: str,
) -> None:
    assert LONG.strip() in text_of(wrapper.format(f"<p>{LONG}</p><p>{LONG}</p>"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<meta name='DC.date.issued' content='2031-03-04'>", date(2031, 3, 4)),
        ("<script type='application/ld+json'>[{'x': 1}]</script>", None),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Thing"}, '
            '{"headline": "a", "datePublished": "2031-03-04T01:00:00Z"}]}</script>',
            date(2031, 3, 4),
        ),
        ("<time datetime='2031-03-04'>4 March</time>", date(2031, 3, 4)),
        (
            "<time datetime='2031-03-04'></time><time datetime='2031-03-05'></time>",
            None,
        ),
        ("<meta name=date content='2031-13-41'>", None),
        ("<meta name=date content='yesterday'>", None),
    ],
)
def test_the_day_of_issue_is_what_the_page_states(
    head: str, expected: date | None
) -> None:
    assert convert_html(f"{head}<p>words".encode(), "p").facts.issued == expected


def test_a_declared_charset_is_taken_and_a_wrong_one_told() -> None:
    page = '<meta charset="koi8-r"><p>Привет, мир'
    assert convert_html(page.encode("koi8-r"), "p").text == "Привет, мир\n"
    converted = convert_html(
        f'<meta charset="utf-8"><p>{"Привет, дорогие участники встречи. " * 5}'.encode(
            "cp1251"
        ),
        "p",
    )
    assert converted.text.startswith("Привет, дорогие")
    assert converted.warnings == ("says it is utf-8, but is windows-1251",)


def test_mixed_encodings_in_a_page_name_the_line() -> None:
    data = "<p>“one”\n<p>é".encode() + "é".encode("latin-1")
    with pytest.raises(SourceError, match=r"page\.html:2: byte \d+"):
        convert_html(data, "page.html")


def test_nesting_beyond_the_parsers_limit_is_refused_and_not_cut_off() -> None:
    assert "x" in text_of("<b>" * 1_000 + "x")
    with pytest.raises(SourceError, match="nested over 2000 deep"):
        text_of("<div>" * 100_000 + "x")


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "&",
        "<p>",
        "<a ",
        "</",
        "<!",
        "<x ",
        "x",
        "<!--",
        "word ",
        "<br>",
        "\u00a0 ",
        '<p class="',
    ],
)
def test_a_megabyte_on_one_line_does_not_hang(part: str) -> None:
    size = 300_000 if part in ("<p>", "<br>") else 1_000_000
    try:
        text_of("<html>start <" + part * (size // len(part)))
    except SourceError as error:
        assert "has no text" in str(error) or "nested" in str(error)  # noqa: PT017


# Control characters and line separators are no text that people write.
WRITTEN = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], exclude_characters="\u00ad"
    )
)


@given(st.lists(WRITTEN, max_size=4))
def test_escaped_text_keeps_every_character_in_order(lines: list[str]) -> None:
    page = "".join(f"<p>{escape(line)}</p>" for line in ["start", *lines])
    assert "".join(text_of(page).split()) == "".join("".join(["start", *lines]).split())


@given(st.text(st.sampled_from("ab<>/!-&;=\"' \n“#…p")))
def test_any_page_is_read_the_same_twice(source: str) -> None:
    page = f"<html>x{source}"
    assert text_of(page) == text_of(page)


@pytest.mark.skipif(
    not (CORPORA / "kremlin" / "raw_html").is_dir(),
    reason="no corpora: set KG_CORPORA to the folder of real documents",
)
def test_real_transcripts_are_whole_and_without_their_tooltips() -> None:
    pages = sorted((CORPORA / "kremlin" / "raw_html").glob("*.html"))
    assert len(pages) >= 2
    texts = [
        {"".join(line.split()) for line in path.read_text("utf-8").splitlines()[4:]}
        for path in sorted((CORPORA / "kremlin").glob("*.txt"))
    ]
    for page in pages:
        shown = "".join(render(page).text.split())
        lost = min(sum(line not in shown for line in text) for text in texts)
        assert lost == 0
        assert not re.search(r"(\w+) (\w+)\2 ?\1", render(page).text)
