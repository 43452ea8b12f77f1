"""Session reports: the seed exactly, a page for each variation, and refusals."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NoStatements, ReaderError
from kg.formats.rendition import render
from kg.model import BlockKind, Mode, PartKind, Reading, Source, Span
from kg.readers.registry import READERS, choose_reader, read_document
from kg.readers.reports import session_report
from tests.described import described

REPORTS = Path(__file__).with_name("reports")
SEED = "roscongress-2024-09-05-ai-pivot"
SEED_FILE = REPORTS.parent.parent / "seeds" / "documents" / f"{SEED}.txt"
PAGES = sorted(path.stem for path in REPORTS.glob("*.txt"))

# The sixteen ways in which real pages of this kind differ, and pages that show them.
VARIATIONS = {
    "1 section names": ("plain-page", "findings-straight", "theses", "prose-between"),
    "2 claim headline": ("plain-page", "direct-headings", "own-lines", "heading-ends"),
    "3 lead": ("plain-page", "direct-headings", "findings-straight", "cuts"),
    "4 quotation marks": ("nested-marks", "press-release", "russian-inside"),
    "5 attribution order": ("title-case-lines", "press-release", "introductions"),
    "6 verbs": ("findings-straight", "title-case-lines", "press-release", "plain-page"),
    "7 several posts": ("plain-page", "posts", "findings-straight", "two-offices"),
    "8 commas inside units": ("plain-page", "posts", "title-case-lines"),
    "9 role carries the organisation": ("posts",),
    "10 past office": ("findings-straight", "posts"),
    "11 cuts and edits": ("cuts", "plain-page", "direct-headings"),
    "12 repeat speakers": ("plain-page", "direct-headings", "in-succession"),
    "13 footer": ("plain-page", "direct-headings", "russian", "site-furniture"),
    "14 no quotations": ("outcomes", "key-statements", "programme", "boilerplate"),
    "15 line breaks": ("title-case-lines", "title-case-wrapped", "two-paragraphs"),
    "16 date forms": ("plain-page", "own-lines", "dateline", "russian-news"),
}
REFUSED = ("boilerplate", "key-statements", "outcomes", "programme")
READ = tuple(page for page in PAGES if page not in REFUSED)


def _text(page: str) -> str:
    path = SEED_FILE if page == SEED else REPORTS / f"{page}.txt"
    return path.read_bytes().decode("utf-8")


def _read(text: str, name: str = "page") -> Reading:
    return read_document(Source(name, text, sha256(text.encode()).hexdigest()))


def _gold(page: str) -> dict[str, Any]:
    found = json.loads((REPORTS / f"{page}.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_variation_has_its_pages_and_every_page_its_variation() -> None:
    assert len(VARIATIONS) == 16
    shown = {page for pages in VARIATIONS.values() for page in pages}
    assert shown <= set(PAGES)
    assert set(PAGES) - shown == {"unattributed", "traps"}
    assert len(PAGES) >= 28
    assert {path.stem for path in REPORTS.glob("*.json")} == set(PAGES)


@pytest.mark.parametrize("page", READ)
def test_a_page_reads_as_its_gold(page: str) -> None:
    assert described(_read(_text(page), page)) == _gold(page)


@pytest.mark.parametrize("page", REFUSED)
def test_a_page_where_nobody_speaks_is_refused(page: str) -> None:
    with pytest.raises(NoStatements) as caught:
        _read(_text(page), page)
    assert f"NoStatements: {caught.value}" == _gold(page)["error"]
    assert "\n" not in str(caught.value)


# -- the seed ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def seed() -> Reading:
    seed = render(SEED_FILE)
    return read_document(Source(SEED, seed.text, seed.sha256))


def test_the_seed_has_its_statements_and_speakers(seed: Reading) -> None:
    direct = [one for one in seed.statements if one.mode is Mode.DIRECT]
    lead = [one for one in seed.statements if one.mode is Mode.EDITORIAL]
    assert [(one.span.start, one.span.end) for one in direct] == [
        (677, 1349), (1409, 2318), (2546, 3076), (3352, 3621),
        (3761, 4448), (4683, 4933), (5060, 5980),
    ]  # fmt: skip
    assert len(lead) == 3
    assert {one.rule for one in lead} == {"lead-sentence"}
    assert {one.speakers[0].name for one in lead} == {"Roscongress Foundation"}
    named = [speaker.name for one in direct for speaker in one.speakers]
    assert (len(named), len(set(named))) == (7, 5)
    assert named.count("Maria Zakharova") == 3
    assert {one.rule for one in direct} == {"quotation-then-attribution"}
    assert {one.cue for one in direct} == {None}


def test_the_seed_has_eleven_chains_of_nine_memberships(seed: Reading) -> None:
    posts = [
        (
            speaker.name,
            post.role and post.role.text,
            *(o.text for o in post.organizations),
        )
        for one in seed.statements
        for speaker in one.speakers
        for post in speaker.capacities
    ]
    assert len(posts) == 11
    assert len(set(posts)) == 9
    center = "Center for Digital Economy and Financial Innovation"
    assert ("Elina Sidorenko", "Director", center, "MGIMO University") in posts
    assert ("Elina Sidorenko", "Professor", "MGIMO University") in posts
    human = "Human-Centered AI Center"
    assert ("Andrey Neznamov", "Head", human, "Sberbank") in posts
    assert ("Andrey Neznamov", "Managing Director", "Sberbank") in posts


def test_the_seed_has_its_parts_to_the_character(seed: Reading) -> None:
    kinds = [part.kind for one in seed.statements for part in one.parts]
    assert kinds.count(PartKind.ELISION) == 6
    assert kinds.count(PartKind.INSERTION) == 1
    last = seed.statements[-1]
    cut = [(part.kind.value, part.span.start, part.span.end) for part in last.parts]
    assert cut == [
        ("said", 5060, 5085), ("insertion", 5086, 5102), ("said", 5103, 5433),
        ("elision", 5434, 5439), ("said", 5440, 5677), ("elision", 5678, 5683),
        ("said", 5684, 5980),
    ]  # fmt: skip
    assert last.attribution == Span(5982, 6065)


def test_the_seed_has_its_sections_and_claims(seed: Reading) -> None:
    outer = [one for one in seed.document.sections if one.parent is None]
    assert [one.heading.text for one in outer] == [
        "KEY CONCLUSIONS", "PROBLEMS", "SOLUTIONS",
    ]  # fmt: skip
    assert outer[-1].span == Span(4574, 6066)
    assert [(one.claim_type, len(one.statements)) for one in seed.claims] == [
        ("fact", 2), ("problem", 2), ("problem", 1), ("proposal", 2),
    ]  # fmt: skip
    assert seed.claims[-1].section == Span(4585, 6066)
    assert seed.claims[-1].heading.span == Span(4585, 4680)


def test_the_seed_says_when_where_and_how_it_was_made(seed: Reading) -> None:
    page = seed.document
    assert page.issued is not None
    assert (page.issued[0].isoformat(), page.issued[1]) == ("2024-09-05", Span(0, 16))
    assert page.forum is not None
    assert page.forum.text == "Eastern Economic Forum"
    assert page.forum.span == Span(522, 544)
    assert page.session is not None
    assert page.session.span == Span(417, 488)
    assert page.translation is not None
    assert page.translation.span == Span(6071, 6178)
    assert page.translation.readings == ("original-by-ai", "by-ai")
    assert page.warnings == ()


# -- the same page in other dress --------------------------------------------------


def _bare(reading: Reading) -> list[Any]:
    """Return what a reading says, white space aside."""
    plain = described(reading)
    plain["blocks"] = None
    plain["warnings"] = len(plain["warnings"])
    return [_squeezed(plain[key]) for key in sorted(plain)]


def _squeezed(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list):
        return [_squeezed(one) for one in value]
    if isinstance(value, dict):
        return {key: _squeezed(one) for key, one in value.items()}
    return value


def _wrapped(text: str, width: int, *, tight: bool) -> str:
    """Wrap each line; a tight page has headings right above their quotations."""
    reading = _read(text)
    headings = {
        block.span.of(text)
        for block in reading.document.blocks
        if block.kind is BlockKind.HEADING
    }
    lines = [line for line in text.split("\n") if line.strip()]
    filled = (
        textwrap.fill(line, width, break_long_words=False)
        + ("\n" if tight and line.strip() in headings else "\n\n")
        for line in lines
    )
    return "".join(filled)


ONE_LINE = tuple(page for page in READ if page != "title-case-wrapped")


@pytest.mark.parametrize("width", [66, 78, 80, 90])
@pytest.mark.parametrize("page", [SEED, *ONE_LINE])
def test_a_wrapped_page_says_the_same(page: str, width: int) -> None:
    text = _text(page)
    for tight in (False, True):
        assert _bare(_read(_wrapped(text, width, tight=tight))) == _bare(_read(text))


def test_the_two_committed_forms_of_one_page_say_the_same() -> None:
    lines, wrapped = _text("title-case-lines"), _text("title-case-wrapped")
    assert _bare(_read(lines)) == _bare(_read(wrapped))


@pytest.mark.parametrize("page", [SEED, *READ])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing_that_is_said(page: str, end: str) -> None:
    text = _text(page)
    assert _bare(_read(text.replace("\n", end))) == _bare(_read(text))


@pytest.mark.parametrize("page", [SEED, *READ])
def test_a_byte_order_mark_and_a_last_line_end_change_nothing(page: str) -> None:
    text = _text(page)
    assert _bare(_read("\ufeff" + text.rstrip("\n"))) == _bare(
        _read(text.rstrip("\n") + "\n")
    )


def test_the_same_attribution_reads_the_same_on_two_pages() -> None:
    posts = [
        speaker.capacities
        for page in ("plain-page", "direct-headings")
        for one in _read(_text(page)).statements
        for speaker in one.speakers
        if speaker.name == "Berta Placeholder"
    ]
    assert len(posts) == 3
    assert len({tuple(p.role.text for p in post if p.role) for post in posts}) == 1


# -- closing formulas --------------------------------------------------------------

FINDING = "KEY FINDINGS\n\nIt melts\n\n“It melts,” said Ada Example of Ice Fund.\n"

LEADS = (
    (
        "That was said at a session entitled Who Wins? And Why, which took place as "
        "part of the Eastern Example Forum.",
        "Eastern Example Forum",
        "Who Wins? And Why",
    ),
    (
        "So said participants in the session entitled Ice: A Chance, held as part of "
        "the 6th Example Forum 2021.",
        "Example Forum",
        "Ice: A Chance",
    ),
    (
        "This was the outcome of the panel discussion “Ice and Fire”, organised within "
        "the framework of the St. Sampleburg International Forum.",
        "St. Sampleburg International Forum",
        "Ice and Fire",
    ),
    (
        "Experts at the “Ice and Fire” session spoke on the sidelines of the "
        "Sample–Africa Economic and Humanitarian Forum.",
        "Sample–Africa Economic and Humanitarian Forum",
        "Ice and Fire",
    ),
    (
        "The business breakfast 'Ice and Fire' took place during SPIEF 2023.",
        "SPIEF",
        "Ice and Fire",
    ),
    (
        "The round table on the topic of Ice and Fire, which was held early, ended.",
        None,
        "Ice and Fire",
    ),
    (
        "The 27th St. Sampleburg Sample Forum hosted a session titled “Ice and Fire”.",
        "St. Sampleburg Sample Forum",
        "Ice and Fire",
    ),
    ("The session’s participants agreed that it was the speaker’s day.", None, None),
)


@pytest.mark.parametrize(("lead", "forum", "session"), LEADS)
def test_the_lead_names_forum_and_session(
    lead: str, forum: str | None, session: str | None
) -> None:
    document = _read(f"Title\n\n{lead}\n\n{FINDING}").document
    assert (document.forum.text if document.forum else None) == forum
    assert (document.session.text if document.session else None) == session


DATES = (
    ("5 September 2024", "2024-09-05"),
    ("September 5, 2024", "2024-09-05"),
    ("Thursday, 5th September 2024", "2024-09-05"),
    ("05.09.2024", "2024-09-05"),
    ("2024-09-05", "2024-09-05"),
    ("25/09/2024", "2024-09-25"),
    ("5 сентября 2024 г.", "2024-09-05"),
    ("5 September 2024 | Vladivostok", "2024-09-05"),
    ("Moscow, September 5, 2024", "2024-09-05"),
    ("05/09/2024", None),
    ("3–6 September 2024", None),
    ("31 February 2024", None),
)


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_the_date_of_issue_is_read_when_it_can_only_be_one(
    line: str, expected: str | None
) -> None:
    issued = _read(f"{line}\n\nA title of its own\n\n{FINDING}").document.issued
    assert (issued[0].isoformat() if issued else None) == expected


NOTES = (
    ("* This is a translation of material that was originally generated in Testish "
     "using artificial intelligence.", "ai-mentioned-ambiguous"),
    ("* Translated by artificial intelligence.", "machine"),
    ("* This is a machine translation.", "machine"),
    ("* This is a translation from Testish.", "stated"),
    ("* All times are local.", None),
)  # fmt: skip


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_the_note_on_translation_is_coded(note: str, expected: str | None) -> None:
    found = _read(f"Title\n\n{FINDING}\n{note}\n").document.translation
    assert (found.value if found else None) == expected


# -- doubt -------------------------------------------------------------------------


def _one(page: str) -> Reading:
    return session_report.read(Source("page", page, ""))


def test_a_quotation_without_a_speaker_is_reported_and_never_given_away() -> None:
    reading = _one(
        "Title\n\nKEY FINDINGS\n\n“It melts,” said Ada Example of Ice Fund.\n\n"
        "“Nobody knows who said these words.”\n\nAda Example and Bert Sample agreed.\n"
    )
    assert len([one for one in reading.statements if one.mode is Mode.DIRECT]) == 1
    (warning,) = reading.document.warnings
    assert warning.startswith("line 7: quotation without an attribution")


def test_a_forgotten_closing_mark_does_not_give_words_to_the_next_speaker() -> None:
    reading = _one(
        "Title\n\n“It melts, and it melts fast, Ada Example, Director, Ice Fund.\n\n"
        "“It does not,” Bert Sample, Director, Snow Fund.\n"
    )
    (statement,) = reading.statements
    assert [one.name for one in statement.speakers] == ["Bert Sample"]
    assert statement.span.of(reading.document.text) == "It does not,"
    assert "without a closing mark" in reading.document.warnings[0]


ICE, SNOW = "CEO of Ice", "CEO of Snow"
MOUTHS: tuple[tuple[str, list[str]], ...] = (
    (f"“A is one,” said Ada Example, {ICE}. “B too.” “C is,” said Bert Sample, {SNOW}.",
     ["Ada Example: A is one, + B too.", "Bert Sample: C is,"]),
    (f"Ada Example, {ICE}, said: “A is one.” “B is,” said Bert Sample, {SNOW}.",
     ["Ada Example: A is one.", "Bert Sample: B is,"]),
    (f"Ada Example, {ICE}: “it is cold”. Bert Sample, {SNOW}: “it is old”.",
     ["Ada Example: it is cold", "Bert Sample: it is old"]),
    ("Ada Example also spoke about ice. “It is cold,” she said.",
     ["Ada Example: It is cold,"]),
    (f"Ada Example thanked Bert Sample, {SNOW}. “I am glad,” he said.", []),
    ("Ada Example listened to the Minister. “I am glad,” she said.", []),
    ("“Very cold,” said Ada Example. Bert Sample left. “Very old,” he said.",
     ["Ada Example: Very cold,"]),
    (f"“I am glad,” said Ada Example, {ICE}, quoting Bert Sample, {SNOW}.",
     ["Ada Example: I am glad,"]),
    (f"“I am glad,” Ada Example, {ICE}, was told by Bert Sample.", []),
    (f"“I am glad,” Bert Sample told Ada Example, {ICE}.", ["Bert Sample: I am glad,"]),
    ("According to Ada Example, Bert Sample said: “I am glad to come.”", []),
    ("As Ada Example said, Bert Sample promised that “all will be well”.", []),
    (f"Asked by Ada Example, {ICE}, Bert Sample said: “I am glad to come.”", []),
    (f"“I am glad to come,” said the deputy of Ada Example, {ICE}.", []),
    (f"Moderator: Ada Example, {ICE}\n\n“I am glad to come here.”", []),
    (f"“It is cold here.”\n\nAda Example, {ICE}, and Bert Sample, {SNOW}, signed.", []),
    (f"“It is cold here.” Ada Example, {ICE}, opened the session.", []),
    (f"“It is cold, Ada Example, {ICE}. “It is old,” Bert Sample, {SNOW}.", []),
    ("По словам Анны Примеровой, «лёд холоден». «Снег стар», – добавил Пётр Образцов.",
     ["Пётр Образцов: Снег стар"]),
    ("«Лёд холоден, – сказала Анна Примерова. – Он тает». «Снег стар», – "
     "добавил Пётр Образцов.",
     ["Анна Примерова: Лёд холоден, + Он тает", "Пётр Образцов: Снег стар"]),
    ("Анна Примерова поблагодарила коллегу. «Снег стар», – добавил он.", []),
)  # fmt: skip


@pytest.mark.parametrize(("paragraph", "expected"), MOUTHS)
def test_no_words_go_to_the_wrong_mouth(paragraph: str, expected: list[str]) -> None:
    end = "“Here it closes,” Zoe Placeholder, Director, Harbour Fund."
    page = (
        f"Title\n\n5 September 2024\n\nPROBLEMS\n\nIt melts\n\n{paragraph}\n\n{end}\n"
    )
    reading = _one(page)
    said = [
        " & ".join(speaker.name for speaker in one.speakers)
        + ": "
        + " + ".join(part.span.of(page) for part in one.parts)
        for one in reading.statements
    ]
    assert said == [*expected, "Zoe Placeholder: Here it closes,"]
    if not expected:
        (warning,) = reading.document.warnings
        assert warning.startswith("line ")


def test_marks_left_over_from_html_are_reported() -> None:
    reading = _one("Title\n\n&laquo;Ice&raquo;\n\n“It is,” Ada Example, CEO, Ice.\n")
    (warning,) = reading.document.warnings
    assert warning.startswith("line 3: '&laquo;' is left over from HTML")


def test_two_bearers_of_a_surname_leave_it_unresolved() -> None:
    reading = _one(
        "Title\n\n“One,” said Ada Example, CEO of Ice.\n\n“Two,” said Bert Example, "
        "CEO of Snow.\n\n“Three things,” Example added.\n"
    )
    assert [one.speakers[0].name for one in reading.statements][-1] == "Example"
    assert "may be any of Ada Example, Bert Example" in reading.document.warnings[0]


def test_a_split_quotation_is_one_statement_with_the_attribution_between() -> None:
    page = "Title\n\n“It melts,” said Ada Example, CEO of Ice. “It always did.”\n"
    (statement,) = _one(page).statements
    assert [part.span.of(page) for part in statement.parts] == [
        "It melts,",
        "It always did.",
    ]
    assert statement.attribution is not None
    assert statement.parts[0].span.end < statement.attribution.start
    assert statement.attribution.end < statement.parts[1].span.start


def test_words_in_marks_that_nobody_says_are_no_statement() -> None:
    reading = _one(
        "Title\n\n“Smart” cities are the future\n\n“It melts,” said Ada Example of Ice."
        "\n\nThe “open by default” rule stands, and the “Smart Berth” fair opened.\n"
    )
    assert len(reading.statements) == 1
    assert reading.document.warnings == ()


# -- any text ----------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "KEY CONCLUSIONS", "A heading of one line", "5 September 2024", "",
        "“It melts, <...> and fast,” Ada Example, Director, Ice Fund.",
        "\"It melts\", said Bert Sample of Snow.", "“Never closed,",
        "closed,” he said.", "Example noted: “It is.”", "\u00a0",
        "«Тает», – сказала Анна Примерова.", "Some prose. It goes on.", "* A note.",
        "Ada Example, Director, Ice Fund", "• “", "”",
    ]
)  # fmt: skip


def _spans(reading: Reading) -> Iterator[Span]:
    for block in reading.document.blocks:
        yield block.span
    for section in reading.document.sections:
        yield section.span
    for one in reading.statements:
        yield one.span
        yield from (part.span for part in one.parts)
        yield from (one.attribution, one.source, one.cue, one.section)  # type: ignore[misc]
        for speaker in one.speakers:
            for post in speaker.capacities:
                for piece in (post.role, *post.organizations, post.printed):
                    if piece is not None:
                        assert piece.span.of(reading.document.text) == piece.text
                        yield piece.span


def _sound(text: str) -> None:
    try:
        reading = session_report.read(Source("page", text, ""))
    except ReaderError:
        return
    whole = Span(0, len(text))
    assert all(whole.covers(span) for span in _spans(reading) if span is not None)
    for one in reading.statements:
        assert one.parts
        assert one.speakers
        assert all(one.span.covers(part.span) for part in one.parts)
        assert list(one.parts) == sorted(one.parts, key=lambda part: part.span)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_any_page_is_read_or_refused(text: str) -> None:
    _sound(text)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    _sound(text)
    assert 0 <= session_report.sniff(text) <= 1


# -- the choice of a reader --------------------------------------------------------


def test_the_reader_is_chosen_by_the_text_or_by_its_name() -> None:
    for page in PAGES:
        assert choose_reader(_text(page)).name == "session-report"
    assert choose_reader("any words", "session-report") is READERS[0]


def test_what_no_reader_recognises_is_plain_paragraphs() -> None:
    assert choose_reader("Dear diary, nothing was said today.").name == "plain"


def test_an_unknown_name_is_an_error_that_names_the_readers() -> None:
    with pytest.raises(ReaderError, match=r"called 'novel'; .* plain, coded$"):
        choose_reader("any words", "novel")
    with pytest.raises(ReaderError, match=r"^diary: no statements"):
        read_document(Source("diary", "Dear diary.", ""))


def test_a_tie_names_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.readers.registry.READERS", (session_report, session_report))
    with pytest.raises(ReaderError, match="session-report, session-report"):
        choose_reader(_text("plain-page"))


def test_other_kinds_of_text_are_not_taken_for_session_reports() -> None:
    transcript = (
        "Chair of the Sample Council Ada Example: Good afternoon.\n\nLet us begin.\n"
    )
    news = "SAMPLETON — The mayor said on Monday: “We will rebuild,” and left.\n"
    for text in (transcript, news):
        assert session_report.sniff(text) < 0.3
