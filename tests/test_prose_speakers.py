"""Who speaks in prose: a table of sources, and documents whose speakers are known."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.names.prose_names import find_names
from kg.extract.prose.quote import Quote
from kg.extract.referents.prose_speakers import resolve_quotes, resolve_sources
from kg.extract.referents.resolutions import Resolution
from kg.extract.sources.prose_sources import Sayer, parse_source
from kg.extract.sources.source_parties import Form
from kg.model import Mode, Span, SpeakerKind
from kg.paragraphs import find_paragraphs

# A source, and what is read in it: kind:form name [role > organisation].
SOURCES = (
    # -- people, with roles before the name
    (
        "Samplebank’s CEO German Example",
        "person:full German Example [CEO > Samplebank]",
    ),
    ("Colorado Senator John Example", "person:full John Example [Senator > Colorado]"),
    ("Sen. Bernie Sample (I-Vt.)", "person:full Bernie Sample [Sen.]"),
    (
        "Sample campaign manager Anna Example",
        "person:full Anna Example [campaign manager > Sample campaign]",
    ),
    ("President Example", "person:single Example [President]"),
    ("Mr. Example", "person:single Example"),
    ("Gov. Ada Example of Vermont", "person:full Ada Example [Gov. > Vermont]"),
    (
        "Former Pennsylvania Gov. Ada Example",
        "person:full Ada Example [Former Pennsylvania Gov. > Pennsylvania]",
    ),
    (
        "White House spokesman Joseph Sample",
        "person:full Joseph Sample [spokesman > White House]",
    ),
    (
        "British Prime Minister Theresa Example",
        "person:full Theresa Example [British Prime Minister]",
    ),
    (
        "Ohio Sample Party Chairman David Example",
        "person:full David Example [Chairman > Ohio Sample Party]",
    ),
    (
        "Homeland Security Secretary Ada Example",
        "person:full Ada Example [Security Secretary > Homeland]",
    ),
    ("Republican nominee Bert Sample", "person:full Bert Sample [Republican nominee]"),
    ("Sample News’ Megan Example", "person:full Megan Example"),
    ("retired general Lloyd Sample", "person:full Lloyd Sample [retired general]"),
    (
        "Korean President Park Geun-sample",
        "person:full Park Geun-sample [Korean President]",
    ),
    (
        "Secretary of State John F. Example",
        "person:full John F. Example [Secretary of State]",
    ),
    ("Prime Minister Theresa May", "person:full Theresa May [Prime Minister]"),
    # -- people, with roles after the name
    (
        "Ada Example, a scholar at Sample University",
        "person:full Ada Example [scholar > Sample University]",
    ),
    (
        "Bert Sample, Example’s campaign manager,",
        "person:full Bert Sample [campaign manager]",
    ),
    (
        "Norman Sample, a scholar at the conservative-leaning think tank American "
        "Sample Institute",
        "person:full Norman Sample [scholar > American Sample Institute]",
    ),
    (
        "Ada Example, an analyst at the libertarian Sample Institute, who votes,",
        "person:full Ada Example [analyst > Sample Institute]",
    ),
    (
        "Phil Sample, a spokesman for the United Sample Workers of America,",
        "person:full Phil Sample [spokesman > United Sample Workers of America]",
    ),
    ("Rep. Ada Example (D-Md.), 59,", "person:full Ada Example [Rep.]"),
    ("House Speaker Ada Example, R-Wis.,", "person:full Ada Example [Speaker > House]"),
    (
        "Another critic, Laurence H. Sample,",
        "person:full Laurence H. Sample",
    ),
    (
        "The minister of the economy, Mr. Sample Example,",
        "person:full Sample Example [minister of the economy]",
    ),
    ("Joseph R. Sample Jr.", "person:full Joseph R. Sample Jr."),
    ("Sample’s", "person:single Sample"),
    # -- wrong roles are worse than none
    (
        "Sample’s former chief strategist",
        "unnamed:nominal Sample’s former chief strategist",
    ),
    ("Ada Example, one of the president’s closest aides,", "person:full Ada Example"),
    (
        "John D. Sample, a chief of staff to President Bill Example",
        "person:full John D. Sample [chief of staff]",
    ),
    ("advisers to Mr. Example", "collective:plain advisers to Mr. Example"),
    (
        "Example’s running mate, Gov. Ada Sample,",
        "person:full Ada Sample [running mate] [Gov.]",
    ),
    (
        "Ada Sample, a former Example aide who left,",
        "person:full Ada Sample [former Example aide]",
    ),
    # -- several at once
    (
        "Ada Example and Bert Sample",
        "person:full Ada Example & person:full Bert Sample",
    ),
    (
        "Senators Odo Example and Lina Sample",
        "person:full Odo Example [Senators] & person:full Lina Sample [Senators]",
    ),
    ("Mr. Example and Ms. Sample", "person:single Example & person:single Sample"),
    ("France and Germany", "organization:plain France & organization:plain Germany"),
    (
        "Sherrod Example (D-Ohio), Robert Sample (D-N.J.) and Jeff Specimen all",
        "person:full Sherrod Example & person:full Robert Sample "
        "& person:full Jeff Specimen",
    ),
    (
        "The New York Times and the Sample newspaper chain",
        "organization:plain New York Times & organization:plain Sample newspaper chain",
    ),
    (
        "The nominee and his aides",
        "unnamed:nominal The nominee & collective:plain his aides",
    ),
    # -- bodies
    ("The New York Post", "organization:plain New York Post"),
    ("NATO", "organization:plain NATO"),
    ("the S.E.C.", "organization:plain S.E.C."),
    ("Russia", "organization:plain Russia"),
    ("The Sample campaign", "organization:plain Sample campaign"),
    ("the conservative-leaning Tax Foundation", "organization:plain Tax Foundation"),
    (
        "the Department of Health and Human Services",
        "organization:plain Department of Health and Human Services",
    ),
    (
        "The House Oversight and Government Reform Committee",
        "organization:plain House Oversight and Government Reform Committee",
    ),
    (
        "The nonpartisan Commission on Sample Debates",
        "organization:plain Commission on Sample Debates",
    ),
    ("SampleFact", "organization:plain SampleFact"),
    (
        "China and Russia, the world’s two biggest producers,",
        "organization:plain China & organization:plain Russia",
    ),
    # -- many, and nobody named
    ("Democrats", "collective:plain Democrats"),
    ("critics", "collective:plain critics"),
    ("Many Samplonian-Americans", "collective:plain Many Samplonian-Americans"),
    ("46 percent", "collective:plain 46 percent"),
    ("A group of doctors", "collective:plain A group of doctors"),
    ("police", "collective:plain police"),
    ("Companies", "collective:plain Companies"),
    ("two officials who asked not to be named", "unnamed:plain two officials"),
    ("a source", "unnamed:plain a source"),
    ("one of the doctors", "unnamed:plain one of the doctors"),
    (
        "a spokeswoman for the ministry",
        "unnamed:plain a spokeswoman for the ministry [spokeswoman for the ministry]",
    ),
    (
        "a Homeland Security Department official",
        "unnamed:plain a Homeland Security Department official "
        "[official > Homeland Security Department]",
    ),
    ("A Sampleberg poll", "organization:plain Sampleberg"),
    (
        "a survey by the Institute for Public Samples",
        "organization:plain Institute for Public Samples",
    ),
    ("the finance ministry", "organization:nominal finance ministry"),
    (
        "A 2014 study by Sample Law School professor Justin Example",
        "unnamed:plain A 2014 study by Sample Law School professor Justin Example",
    ),
    # -- to be resolved
    ("he", "person:pronoun he"),
    ("the minister", "unnamed:nominal the minister"),
    ("The agency", "unnamed:nominal The agency"),
)


def _printed(sayers: Sequence[Sayer]) -> str:
    return " & ".join(_one(sayer) for sayer in sayers)


def _one(sayer: Sayer) -> str:
    posts = []
    for post in sayer.capacities:
        chain = "".join(f" > {body.text}" for body in post.organizations)
        posts.append(f" [{post.role.text if post.role else '-'}{chain}]")
    return f"{sayer.kind}:{sayer.form} {sayer.name}{''.join(posts)}"


def test_the_table_of_sources_is_whole() -> None:
    assert len(SOURCES) >= 65
    assert len({line for line, _ in SOURCES}) == len(SOURCES)


@pytest.mark.parametrize(("line", "expected"), SOURCES, ids=[one for one, _ in SOURCES])
def test_the_words_of_a_source_are_read(line: str, expected: str) -> None:
    assert _printed(parse_source(line, Span(0, len(line)))) == expected


@pytest.mark.parametrize("line", [one for one, _ in SOURCES])
def test_every_piece_of_a_source_is_where_it_says(line: str) -> None:
    text = f"“Yes,” said {line}\n and left."
    for sayer in parse_source(text, Span(12, 12 + len(line))):
        assert " ".join(sayer.span.of(text).split()) == sayer.name
        for capacity in sayer.capacities:
            for piece in (capacity.role, *capacity.organizations, capacity.printed):
                assert piece is None or piece.span.of(text) == piece.text


def test_the_people_of_the_document_tell_a_person_from_a_body() -> None:
    text = (
        "Ada Wells spoke. Sample Fargo grew. Sample Fargo fell, and Wells knew it. "
        "So did Sample Fargo."
    )
    names = find_names(text, [Span(0, len(text))])
    at = text.index("Sample Fargo")
    body = parse_source(text, Span(at, at + 12), names)
    assert [one.kind for one in body] == [SpeakerKind.ORGANIZATION]
    at = text.rindex("Wells")
    person = parse_source(text, Span(at, at + 5), names)
    assert [(one.kind, one.form) for one in person] == [
        (SpeakerKind.PERSON, Form.SINGLE)
    ]


# -- the resolver ------------------------------------------------------------------


def _quotes(text: str, *, borrowed: bool = False) -> list[Quote]:
    """Make a quotation of each pair of braces: {source|content}, which are cut out."""
    quotes, at = [], 0
    while (start := text.find("{", at)) >= 0:
        bar, end = text.index("|", start), text.index("}", start)
        source = Span(start + 1, bar) if bar > start + 1 else None
        quotes.append(
            Quote(
                Mode.INDIRECT,
                (Span(bar + 1, end),),
                None,
                source,
                "post",
                borrowed=borrowed,
            )
        )
        at = end
    return quotes


def _resolved(text: str, *, borrowed: bool = False) -> tuple[Resolution, ...]:
    return resolve_sources(
        text, find_paragraphs(text), _quotes(text, borrowed=borrowed)
    )


def _who(text: str) -> list[str]:
    return [
        " & ".join(f"{who.name} <{who.method}>" for who in one.speakers)
        + ("" if one.sure else "?")
        for one in _resolved(text)
    ]


CASES = {
    "a surname means the one full name that ends in it": (
        "Mayor Ada Example opened it.\n\n{Example| it is late}.",
        ["Ada Example <surname>"],
    ),
    "a given name means the one full name that begins with it": (
        "Ada Example and Bert Sample met.\n\n{Ada| it is late}.",
        ["Ada Example <given-name>"],
    ),
    "two bearers of a surname leave it as printed": (
        "Ada Example met Bert Example.\n\n{Example| it is late}.",
        ["Example <named>"],
    ),
    "a title tells two bearers apart": (
        "Ada Example met Bert Example.\n\n{Mrs. Example| it is late}.",
        ["Ada Example <surname>"],
    ),
    "a surname with a title that does not fit stays as printed": (
        "Ada Example sang.\n\nMr. Example stayed.\n\n{Mr. Example| it is late}.",
        ["Example <named>"],
    ),
    "a compound surname finds its bearer": (
        "Ildefonso Sample Example came.\n\n{Mr. Sample Example| it is late}.",
        ["Ildefonso Sample Example <surname>"],
    ),
    "a pronoun means the only one who fits": (
        "Ada Example opened it. {She| it is late}.",
        ["Ada Example <pronoun>"],
    ),
    "a pronoun passes over those of the other gender": (
        "Bert Sample met Ada Example. {He| it is late}.",
        ["Bert Sample <pronoun>"],
    ),
    "a pronoun that may mean two is not sure": (
        "Bert Sample spoke and Carl Specimen left. {He| it is late}.",
        ["Bert Sample <pronoun>?"],
    ),
    "a pronoun means whoever spoke last": (
        "{Bert Sample| it is late} of Mr. Specimen. {He| that it is over}.",
        ["Bert Sample <named>", "Bert Sample <pronoun>"],
    ),
    "a pronoun reaches into the paragraph before": (
        "Ada Example opened it.\n\n“Late,” {she| it is late}.",
        ["Ada Example <pronoun>"],
    ),
    "a pronoun without anybody before it stays as printed": (
        "{He| it is late}.",
        ["He <pronoun>?"],
    ),
    "a nominal means the last one in that role": (
        "Mayor Ada Example met Senator Bert Sample. {The mayor| it is late}.",
        ["Ada Example <nominal>"],
    ),
    "a nominal with an adjective means the one so called": (
        "Samplonian President Ada Example and French President Emil Sample met.\n\n"
        "{The French president| it is late}.",
        ["Emil Sample <nominal>"],
    ),
    "a role behind the name serves a nominal too": (
        "Ada Example, the chief prosecutor, came.\n\n{The prosecutor| it is late}.",
        ["Ada Example <nominal>"],
    ),
    "a former office is not the present one": (
        "Former mayor Ada Example came.\n\n{The mayor| it is late}.",
        ["The mayor <named>"],
    ),
    "a body that has spoken is meant by its noun": (
        "{The Sample Commission| it is late}.\n\n{The commission| that it is over}.",
        ["Sample Commission <named>", "Sample Commission <nominal>"],
    ),
    "a body that is named once is meant by its noun": (
        "The Ministry of the Interior bought it.\n\n{The ministry| it is late}.",
        ["Ministry of the Interior <nominal>"],
    ),
    "a noun of two bodies means neither": (
        "The Ministry of Fish met the Ministry of Salt. {The ministry| it is late}.",
        ["The ministry <named>"],
    ),
    "whose lawyer it is nobody can tell": (
        "Ada Example, a lawyer, came. {His lawyer| it is late}.",
        ["His lawyer <named>"],
    ),
    "an unnamed source keeps the name it spoke under first": (
        "{A source| it is late}. {The source| that it is over}.",
        ["A source <named>", "A source <nominal>"],
    ),
    "a collective stays a collective": ("{Critics| it is late}.", ["Critics <named>"]),
    "they are the many who spoke last": (
        "{Critics| it is late}. {They| that it is over}.",
        ["Critics <named>", "Critics <pronoun>"],
    ),
    "it is the body that spoke last": (
        "{The Sample Agency| it is late}. {It| that it is over}.",
        ["Sample Agency <named>", "Sample Agency <pronoun>"],
    ),
    "who follows the one it belongs to": (
        "It was Ada Example, {who| it is late}.",
        ["Ada Example <pronoun>"],
    ),
    "no source gives no speaker": ("{| it is late}.", ["?"]),
    "joint speakers are both resolved": (
        "Ada Example met Bert Sample.\n\n{Example and Sample| it is late}.",
        ["Ada Example <surname> & Bert Sample <surname>"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_source_is_resolved(text: str, expected: list[str]) -> None:
    assert _who(text) == expected


def test_the_cases_of_the_resolver_are_whole() -> None:
    assert len(CASES) >= 24


def test_a_borrowed_source_is_continued() -> None:
    found = _resolved("{Ada Example| it is late}.", borrowed=True)
    assert [who.method for who in found[0].speakers] == ["continued"]


def test_an_ambiguous_surname_is_told_once() -> None:
    text = "Ada Example met Bert Example.\n\n{Example| a}. {Example| b}."
    problems = [one.problem for one in _resolved(text)]
    assert problems == [
        "'Example' may be any of Ada Example, Bert Example; left as printed",
        None,
    ]


def test_a_text_without_paragraphs_is_one_paragraph() -> None:
    text = "Ada Example opened it. {She| it is late}."
    found = resolve_quotes(text, [], _quotes(text))
    assert [one.name for one in found[0]] == ["Ada Example"]


def test_an_antecedent_speaks_for_its_relative() -> None:
    text = "Critics of Samplonia, who said it is late."
    quote = Quote(
        Mode.INDIRECT,
        (Span(31, 41),),
        None,
        Span(22, 25),
        "that",
        antecedent=Span(0, 7),
    )
    speakers = resolve_quotes(text, [Span(0, len(text))], [quote])
    assert [(one.name, one.kind) for one in speakers[0]] == [
        ("Critics", SpeakerKind.COLLECTIVE)
    ]
    assert speakers[0][0].method == "pronoun"


# -- any text ----------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        "Ada",
        "Example",
        "Mr.",
        "Sen.",
        "the",
        "The",
        "of",
        "and",
        ",",
        ";",
        "who",
        "(R-Wis.)",
        "“",
        "”",
        "—",
        "Bank",
        "president",
        "he",
        "she",
        "they",
        "Sample’s",
        "Democrats",
        "Jr.",
        "van",
        "al-Sample",
        "46",
        "percent",
        "\n",
        "\u2028",
        "é",
        "🙂",
        "(",
        ")",
        "'",
        '"',
        "-",
        "&",
        "a",
    ]
)


@given(st.lists(_WORDS, max_size=14), st.integers(0, 40), st.integers(1, 60))
def test_any_words_are_read_with_true_offsets(
    words: list[str], start: int, length: int
) -> None:
    text = "x " + " ".join(words) + " y"
    span = Span(min(start, len(text) - 1), min(start + length, len(text)) or 1)
    names = find_names(text, [Span(0, len(text))])
    for sayer in parse_source(text, span, names):
        assert span.covers(sayer.span)
        assert sayer.name == " ".join(sayer.span.of(text).split())
        for capacity in sayer.capacities:
            for piece in (capacity.role, *capacity.organizations, capacity.printed):
                assert piece is None or piece.span.of(text) == piece.text


@pytest.mark.parametrize(
    "text",
    [
        "Ada " * 250_000,
        "A." * 500_000,
        "of the " * 140_000,
        "“,”" * 330_000,
        "Ada, " * 200_000,
    ],
    ids=["names", "initials", "links", "marks", "commas"],
)
def test_a_megabyte_of_the_worst_words_is_read_in_time(text: str) -> None:
    started = time.process_time()
    quote = Quote(Mode.INDIRECT, (Span(0, 3),), None, Span(0, len(text)), "post")
    resolve_quotes(text, [Span(0, len(text))], [quote])
    assert time.process_time() - started < 20
