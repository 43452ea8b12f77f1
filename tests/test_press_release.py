"""Releases with rows of endorsements: a page for each layout, refusals, the corpus."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import endorsements
from kg.errors import KGError, NoStatements
from kg.model import BlockKind, PartKind, Reading, Source, Span, Statement
from kg.readers.releases import press_release
from kg.readers.reports import session_report
from tests.described import described

RELEASES = Path(__file__).with_name("releases")
REPORTS = Path(__file__).with_name("reports")
PAGES = sorted(path.stem for path in RELEASES.glob("*.txt"))
REFUSED = ("titles",)
READ = tuple(page for page in PAGES if page not in REFUSED)
ROWS = {"label-then-quotation", "name-line-then-quotation"}

# What pages of this kind put in a reader's way.
WORST = [
    "Ada Example: “", "Ada Example, CEO, Sample Union: ", "Senators", "“", "”", '"',
    "‘", "’", "″", "''", "[Tweet, 3/1/31]", "[Statement, ", "(1/2)", "…", "<...>", ":",
    "—", "\n", "\n\n", "\u200b", "\u00a0", "🚢", "אבג", "**", "# ", "said", " and ",
    ",", ".", "We go on. ", "@handle", "#tag", "https://a.example/b",
]  # fmt: skip


def _text(page: str) -> str:
    return (RELEASES / f"{page}.txt").read_bytes().decode("utf-8")


def _read(text: str, name: str = "page") -> Reading:
    return press_release.read(Source(name, text, sha256(text.encode()).hexdigest()))


def _gold(page: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((RELEASES / f"{page}.json").read_text("utf-8"))
    return gold


def _rows(text: str) -> list[Statement]:
    return [one for one in _read(text).statements if one.rule in ROWS]


def _names(one: Statement) -> list[str]:
    return [speaker.name for speaker in one.speakers]


# -- pages -------------------------------------------------------------------------


def test_there_is_a_page_for_each_layout() -> None:
    assert len(READ) >= 7
    assert {path.stem for path in RELEASES.glob("*.json")} == set(READ)


@pytest.mark.parametrize("page", READ)
def test_a_page_reads_as_its_gold(page: str) -> None:
    assert _shown(_read(_text(page), page)) == _gold(page)


def _shown(reading: Reading) -> dict[str, Any]:
    """Return a reading as its gold has it: what prose readers find is not ours."""
    shown = described(reading)
    shown["statements"] = [one for one in shown["statements"] if one["rule"] in ROWS]
    return shown


@pytest.mark.parametrize("page", READ)
def test_a_page_of_rows_is_taken_for_a_release(page: str) -> None:
    assert press_release.sniff(_text(page)) > session_report.sniff(_text(page))
    assert press_release.sniff(_text(page)) >= 0.5


@pytest.mark.parametrize(
    "path", sorted(REPORTS.glob("*.txt")), ids=lambda one: one.stem
)
def test_a_session_report_is_not_taken_for_a_release(path: Path) -> None:
    text = path.read_text("utf-8")
    assert press_release.sniff(text) < max(0.3, session_report.sniff(text))


@pytest.mark.parametrize("page", REFUSED)
def test_a_list_of_titles_yields_nothing(page: str) -> None:
    with pytest.raises(NoStatements):
        _read(_text(page))
    assert press_release.sniff(_text(page)) < 0.3


def test_a_transcript_is_not_taken_for_a_release() -> None:
    turns = "ADA EXAMPLE: Good morning.\n\nQ: What is “open”?\n\nADA EXAMPLE: All.\n\n"
    assert press_release.sniff(turns * 9) < 0.3


def test_news_is_not_taken_for_a_release() -> None:
    news = (
        "SAMPLETON — The port will open, the ministry said on Monday.\n\n"
        "“We are ready,” said Ada Example, who runs it. “The cranes are new.”\n\n"
        "She added: “Nobody expected that.”\n\n"
    )
    assert press_release.sniff(news * 9) < 0.3


# -- single lines ------------------------------------------------------------------


def _row(quotation: str) -> str:
    return f"Ada Example, CEO, Sample Union: {quotation}"


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("“We agree.” [Tweet, 3/1/31]", "We agree."),
        ("“We agree.”[Tweet, 3/1/2031]", "We agree."),
        ("“We agree.” / [Statement, 3.1.31]", "We agree."),
        ("“We agree.” Tweet, [3.1.31]", "We agree."),
        ("“We agree.” (Press release, 3/1/31)", "We agree."),
        ("“We agree.” [Statement, 3/1/31", "We agree."),
        ("“We agree. [Tweet, 3/1/31]", "We agree."),
        ("“We agree #sotu″ [Tweet, 3/1/31]", "We agree #sotu"),
        ("” We agree.” [Tweet, 3/1/31]", "We agree."),
        ("““We agree.” [Tweet, 3/1/31]", "“We agree."),
        ("“We agree. “ [Tweet, 3/1/31]", "We agree."),
        ('"We agree."', "We agree."),
        ("“Finish it.” She did. #done” [Tweet, 3/1/31]", "Finish it.” She did. #done"),
        ("“It is “the best.” It is. #done” [Tweet]", "It is “the best.” It is. #done"),
        ("“We said ‘yes.’ Twice.”", "We said ‘yes.’ Twice."),
        ("“[They] agree… [all] of them.”", "[They] agree… [all] of them."),
        ("“We agree.” #United", "We agree."),
        ("“We agree.” This is prose about a “Big Day” of theirs.", "We agree."),
        ("We agree. [Tweet, 3/1/31]", "We agree."),
        ("(1/2) “We agree.” [Tweet, 3/1/31]", "We agree."),
    ],
)  # fmt: skip
def test_a_quotation_ends_where_its_words_end(quotation: str, said: str) -> None:
    text = "\n\n".join(
        [_row("“One.”"), _row("“Two.”"), _row("“Three.”"), _row(quotation)]
    )
    last = _rows(text)[-1]
    assert last.span.of(text) == said
    assert last.attribution is not None
    assert last.attribution.of(text) == "Ada Example, CEO, Sample Union"


def test_a_dash_leads_from_a_quotation_to_its_speaker() -> None:
    text = (
        "“We agree.” — Sen. Ada Example, D-Nm.\n\n“So do we.” – Joint statement by "
        + ("House Leader Bert Sample and Senate Leader Clara Test")
    )
    first, second = _read(text).statements
    assert first.rule == second.rule == "quotation-then-attribution"
    assert first.attribution is not None
    assert first.attribution.of(text) == "Sen. Ada Example, D-Nm."
    assert [one.role.text for one in first.speakers[0].capacities if one.role] == [
        "Sen."
    ]
    assert _names(second) == ["Bert Sample", "Clara Test"]


def test_cuts_and_insertions_are_not_the_speakers_words() -> None:
    text = _row("“[They] agree … all of them <...> today.”")
    kinds = [part.kind for part in _rows(text)[0].parts]
    assert kinds.count(PartKind.INSERTION) == 1
    assert kinds.count(PartKind.ELISION) == 2


def test_words_between_two_quoted_stretches_are_not_said() -> None:
    text = _row("“We agree,” said Example. “All of us.”")
    parts = [part.span.of(text) for part in _rows(text)[0].parts]
    assert parts == ["We agree,", "All of us."]


def test_a_quotation_runs_on_to_its_closing_mark() -> None:
    text = _row("“One.\n\n“Two.\n\nThree.” [Statement, 3/1/31]\n\n" + _row("“Four.”"))
    first, second = _rows(text)
    assert [part.span.of(text) for part in first.parts] == ["One.", "Two.", "Three."]
    assert second.span.of(text) == "Four."


def test_a_missing_closing_mark_is_reported_with_its_line() -> None:
    reading = _read("Title of it\n\n" + _row("“We agree.\n\n") + _row("“Yes.”"))
    assert any(one.startswith("line 3: ") for one in reading.document.warnings)
    assert reading.statements[0].span.of(reading.document.text) == "We agree."


def test_a_speaker_of_their_own_is_not_swallowed() -> None:
    text = _row(
        "“We agree.\n\n“So do I,” says Bert Sample, Chair of the Sample Fund. “Indeed.”"
    )
    assert _rows(text)[0].span.of(text) == "We agree."


def test_a_heading_that_ran_into_a_label_is_a_section() -> None:
    text = "Elected Officials Senator Ada Example: “We agree.” [Tweet, 3/1/31]"
    reading = _read(text)
    assert [one.heading.text for one in reading.document.sections] == [
        "Elected Officials"
    ]
    assert _names(reading.statements[0]) == ["Ada Example"]


def test_a_heading_behind_a_note_is_a_section() -> None:
    text = _row("“Yes.” [Tweet, 3/1/31] Labor Leaders\n\n") + _row("“No.”")
    reading = _read(text)
    assert [one.heading.text for one in reading.document.sections] == ["Labor Leaders"]
    section = reading.document.sections[0].span
    assert [one.section for one in reading.statements] == [None, section]


def test_levels_of_headings_nest() -> None:
    rows = _row("“Yes.”"), _row("“No.”")
    text = f"## Officials\n\n### Senators\n\n{rows[0]}\n\n## Industry\n\n{rows[1]}"
    officials, senators, industry = _read(text).document.sections
    assert senators.parent == officials.span
    assert industry.parent is None


def test_a_surname_is_the_one_full_name_that_ends_in_it() -> None:
    text = (
        "Northmark Governor Ada Xyzzy: “Yes.”\n\nNorthmark Governor Xyzzy: “And yes.”"
    )
    speaker = _rows(text)[1].speakers[0]
    assert (speaker.name, speaker.method) == ("Ada Xyzzy", "surname")


def test_a_name_that_is_somebodys_employer_is_a_body() -> None:
    text = (
        "Ada Example, CEO, Quilla Zan: “Yes.”\n\nQuilla Zan: “I mean: all of us agree.”"
    )
    assert _rows(text)[1].speakers[0].kind.value == "organization"


def test_every_character_belongs_to_a_block_or_is_blank() -> None:
    for page in READ:
        text = _text(page)
        left = list(text)
        for block in _read(text).document.blocks:
            left[block.span.start : block.span.end] = " " * (
                block.span.end - block.span.start
            )
        assert not "".join(left).strip("\u200b\u00a0 \n\r\t")


def test_the_end_mark_is_boilerplate() -> None:
    blocks = _read(_row("“Yes.”") + "\n\n###").document.blocks
    assert blocks[-1].kind is BlockKind.BOILERPLATE


# -- bad input ---------------------------------------------------------------------


@given(st.lists(st.sampled_from(WORST), max_size=40).map(" ".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        reading = _read(text)
    except KGError:
        return
    _check_offsets(reading)


@given(st.text(max_size=200))
def test_no_characters_break_the_reader(text: str) -> None:
    try:
        reading = _read(text)
    except KGError:
        return
    _check_offsets(reading)


def _check_offsets(reading: Reading) -> None:
    whole = Span(0, len(reading.document.text))
    for one in reading.statements:
        assert whole.covers(one.span)
        assert one.span.start == one.parts[0].span.start
        assert one.span.end == one.parts[-1].span.end
        ends = [part.span for part in one.parts]
        assert all(a.end <= b.start for a, b in pairwise(ends))
    for section in reading.document.sections:
        text = section.heading.span.of(reading.document.text)
        assert text == section.heading.text


@given(st.sampled_from([*READ]), st.integers(0, 2_000))
def test_a_page_cut_off_anywhere_is_read_or_refused(page: str, length: int) -> None:
    try:
        reading = _read(_text(page)[:length])
    except KGError:
        return
    _check_offsets(reading)


@pytest.mark.parametrize(
    "words", ['"', "“", "”", "“”", ": “", "A: “x” ", "[", "🚢", "אבג ", "**", "Ada, "]
)
def test_a_long_line_of_the_worst_characters_is_read_or_refused(words: str) -> None:
    try:
        reading = _read(words * (100_000 // len(words)))
    except KGError:
        return
    _check_offsets(reading)


# -- the corpus --------------------------------------------------------------------


def test_the_releases_of_the_corpus_reach_their_floors() -> None:
    folder = endorsements.corpus()
    if folder is None:
        pytest.skip("the corpora are not here: set KG_CORPORA to their folder")
    tallies = endorsements.measure(folder)
    assert tallies["all"].releases == 38
    assert tallies["all"].pairs == 1926
    assert tallies["all"].scored >= 1850
    for name in ("made on", "checked on", "all"):
        assert tallies[name].recall >= 0.985, name
    assert tallies["all"].extra <= 320
