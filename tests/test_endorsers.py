"""Endorsers: the label before a quotation, with the speakers and posts to be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.extract.attributions.attribution import Named
from kg.extract.labels.endorsers import Label, label_like, read_label
from kg.model import Span, SpeakerKind

# A label, and what it says: name {kind} [role > body > body] & name ...
LABELS = {
    # a name, a role, a body
    "Ada Example, President, Sample League": "Ada Example [President > Sample League]",
    "Ada Example, President and CEO, Sample League": (
        "Ada Example [President > Sample League] [CEO > Sample League]"
    ),
    "Dr. Ada Q. Example Jr., Chief Scientist, The Sample Institute": (
        "Ada Q. Example Jr. [Chief Scientist > Sample Institute]"
    ),
    "Ada Example, Public Lands Director, Sample Watch": (
        "Ada Example [Public Lands Director > Sample Watch]"
    ),
    "Ada Example, Vice President of Government Affairs, Sample Parks": (
        "Ada Example [Vice President of Government Affairs > Sample Parks]"
    ),
    "Ada Example, President of the Sample League (SL)": (
        "Ada Example [President > Sample League]"
    ),
    "Ada Example, Sample League President and CEO": (
        "Ada Example [President > Sample League] [CEO > Sample League]"
    ),
    "Ada Example, SL’s President & CEO": "Ada Example [President > SL] [CEO > SL]",
    "Bert Sample, Senior Vice President, Sample Health and Chief Nurse, Tested": (
        "Bert Sample [Senior Vice President > Sample Health] [Chief Nurse > Tested]"
    ),
    "Ada Example – Head of Policy, Sample Union": (
        "Ada Example [Head of Policy > Sample Union]"
    ),
    "Ada Example | CEO | Sample Ltd": "Ada Example [CEO > Sample Ltd]",
    "Ada Example, Machines for People": "Ada Example [- > Machines for People]",
    "Ada Example (Sample Union)": "Ada Example [- > Sample Union]",
    "Ada Example, Climate Advocate and Actor": (
        "Ada Example [Climate Advocate] [Actor]"
    ),
    "Ada “Ike” Example, Mayor of Sampleton": "Ada “Ike” Example [Mayor > Sampleton]",
    # a role before the name
    "Northmark Senator Ada Example": "Ada Example [Senator > Northmark]",
    "Senate Majority Leader Ada Example (NM)": (
        "Ada Example [Majority Leader > Senate]"
    ),
    "Rep. Ada Example (D-NM-08)": "Ada Example [Rep.]",
    "Northmark Lt. Governor Ada Example": "Ada Example [Lt. Governor > Northmark]",
    "Northmark Governor Xyzzy": "Xyzzy [Governor > Northmark]",
    "Samplebank President and CEO Ada Example": (
        "Ada Example [President > Samplebank] [CEO > Samplebank]"
    ),
    "Sample Arms Chairman, President, and CEO Ada Example": (
        "Ada Example [Chairman > Sample Arms] [President > Sample Arms]"
        " [CEO > Sample Arms]"
    ),
    "Samples, Inc. President and CEO Ada Example, III": (
        "Ada Example, III [President > Samples, Inc.] [CEO > Samples, Inc.]"
    ),
    "Sample Growers Association SVP of Policy Ada Example": (
        "Ada Example [SVP of Policy > Sample Growers Association]"
    ),
    "Secretary of Homeland Security Ada Example": (
        "Ada Example [Secretary of Homeland Security]"
    ),
    "Chair, Senate Finance Committee, Northmark Senator Ada Example": (
        "Ada Example [Chair > Senate Finance Committee] [Senator > Northmark]"
    ),
    "President Ada Example, Sample Union": "Ada Example [President > Sample Union]",
    "Sampleton, Ohio Mayor Ada Example": "Ada Example [Mayor > Sampleton, Ohio]",
    "Sample News’s Ada Example": "Ada Example [- > Sample News]",
    "Rt Hon Ada Example MP, Minister for Energy": "Ada Example [Minister for Energy]",
    # several speakers
    "Ada Example and Bert Sample, Co-founders, Sample Coalition": (
        "Ada Example [Co-founders > Sample Coalition]"
        " & Bert Sample [Co-founders > Sample Coalition]"
    ),
    "Representatives Ada Example, Bert Sample and Clara Test": (
        "Ada Example [Representatives] & Bert Sample [Representatives]"
        " & Clara Test [Representatives]"
    ),
    "Ada Example, CEO, and Bert Sample, Chair, of the Sample Fund": (
        "Ada Example [CEO > Sample Fund] & Bert Sample [Chair > Sample Fund]"
    ),
    "Ada Example, President and CEO and Dr. Bert Sample, Chief Scientist, Sample Lab": (
        "Ada Example [President > Sample Lab] [CEO > Sample Lab]"
        " & Bert Sample [Chief Scientist > Sample Lab]"
    ),
    "AB President Ada Example, CD Treasurer Bert Sample, and EF Chair Clara Test": (
        "Ada Example [President > AB] & Bert Sample [Treasurer > CD]"
        " & Clara Test [Chair > EF]"
    ),
    "Sample League and Test Association of Towns": (
        "Sample League {organization} & Test Association of Towns {organization}"
    ),
    "Ada Example, Quilla Zan, Clara Test, Sample Care Centre": (
        "Ada Example [- > Sample Care Centre] & Quilla Zan [- > Sample Care Centre]"
        " & Clara Test [- > Sample Care Centre]"
    ),
    "Quilla Zan, Ada Example, Sample Care Centre": (
        "Quilla Zan [- > Sample Care Centre] & Ada Example [- > Sample Care Centre]"
    ),
    # a body that commas cut, or a name among bodies: none rather than a wrong one
    "Ada Example, Chair, Senate Ports, Rivers and Lakes Committee": (
        "Ada Example [Chair]"
    ),
    "Ada Example, Chair, Senate Ports, Ferries, Rivers, and Lakes Committee": (
        "Ada Example [Chair]"
    ),
    "Ada Example, Chair of the Senate Ports, Rivers and Lakes Committee": (
        "Ada Example [Chair]"
    ),
    "Ada Example, Chair of the Senate Forestry, Rivers and Lakes Committee": (
        "Ada Example [Chair of the Senate Forestry, Rivers and Lakes Committee]"
    ),
    "Ada Example, Chair of the Committee on Ports, Rivers and Lakes": (
        "Ada Example [Chair]"
    ),
    "Senate Ports, Rivers and Lakes Committee Chair Ada Example": (
        "Ada Example [Committee Chair]"
    ),
    "Ada Example, Senate Ports, Rivers and Lakes Committee": "Ada Example",
    "Ada Example, Director, Clara Test, Sample Care": "Ada Example [Director]",
    "Ada Example, Manager Sample Supportive Care, Test Place": "Ada Example",
    "Ada Example, Director of Policy, Rivers and Lakes Committee": (
        "Ada Example [Director of Policy > Rivers and Lakes Committee]"
    ),
    "Ada Example, Director, Sample Union, Rivers and Lakes Committee": (
        "Ada Example [Director > Sample Union > Rivers and Lakes Committee]"
    ),
    "Chair Ada Example, Rivers and Lakes Committee": (
        "Ada Example [Chair > Rivers and Lakes Committee]"
    ),
    "Quilla Zan, President/CEO, Sample Care": (
        "Quilla Zan [President > Sample Care] [CEO > Sample Care]"
    ),
    # bodies
    "Sample League of Towns (SLT)": "Sample League of Towns {organization}",
    "NAACX": "NAACX {organization}",
    "City of Sampleton, NM": "City of Sampleton, NM {organization}",
    "Sample Federation of State, Town & Village Workers (SFW)": (
        "Sample Federation of State, Town & Village Workers {organization}"
    ),
    "Elizabeth Example Foundation": "Elizabeth Example Foundation {organization}",
    "SampleVets": "SampleVets {organization}",
    "Senate Greens": "Senate Greens {organization}",
    "Students Demand Answers": "Students Demand Answers {organization}",
    # nobody by name
    "Sample Arms Spokesperson": "Sample Arms Spokesperson {unnamed}",
    "A Northmark resident": "A Northmark resident {unnamed}",
}

NO_LABELS = (
    "In a statement, the President said",
    "She told reporters that the answer was this",
    "WATCH",
    "Read more",
    "Note",
    "and so it goes",
    "…",
    "12",
)


def _label(words: str) -> Label | None:
    return read_label(words, Span(0, len(words)))


def _printed(label: Label | None) -> str:
    if label is None:
        return "-"
    return " & ".join(_speaker(one) for one in label.attribution.speakers)


def _speaker(one: Named) -> str:
    kind = "" if one.kind is SpeakerKind.PERSON else f" {{{one.kind.value}}}"
    posts = []
    for post in one.capacities:
        chain = "".join(f" > {body.text}" for body in post.organizations)
        posts.append(f" [{post.role.text if post.role else '-'}{chain}]")
    return one.name + kind + "".join(posts)


def test_the_table_is_whole() -> None:
    assert len(LABELS) >= 61


@pytest.mark.parametrize("words", LABELS)
def test_a_label_names_its_speakers(words: str) -> None:
    assert _printed(_label(words)) == LABELS[words]


@pytest.mark.parametrize("words", LABELS)
def test_the_attribution_is_the_whole_line(words: str) -> None:
    label = _label(f"{words}: ")
    assert label is not None
    assert label.attribution.span == Span(0, len(words))


@pytest.mark.parametrize("words", NO_LABELS)
def test_prose_and_instructions_are_no_label(words: str) -> None:
    label = _label(words)
    assert label is None or not label.certain


def test_the_first_person_tells_a_name_from_a_body() -> None:
    line = "Xandro Quill"
    plain, spoken = f"{line}: “We thank all.”", f"{line}: “I thank my team.”"
    body = read_label(plain, Span(0, len(line)), Span(14, len(plain)))
    person = read_label(spoken, Span(0, len(line)), Span(14, len(spoken)))
    assert body is not None
    assert person is not None
    assert body.attribution.speakers[0].kind is SpeakerKind.ORGANIZATION
    assert person.attribution.speakers[0].kind is SpeakerKind.PERSON


def test_a_label_is_a_row_of_capitals() -> None:
    assert label_like("Director of the Sample Fund")
    assert not label_like("the director said of the fund that it was")


@example(["“", ",", "Ada Example, President, Sample League"])
@given(st.lists(st.sampled_from([*LABELS, "“", '"', ",", "(", ")", "'s", " and "])))
def test_every_piece_is_cut_from_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    label = _label(text) if text else None
    if label is None:
        return
    assert text[label.attribution.span.start : label.attribution.span.end]
    for speaker in label.attribution.speakers:
        assert label.attribution.span.covers(speaker.span)
        for post in speaker.capacities:
            for piece in (post.role, post.printed, *post.organizations):
                assert piece is None or piece.span.of(text) == piece.text


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text: str) -> None:
    label = _label(text) if text else None
    if label is not None:
        assert Span(0, len(text)).covers(label.attribution.span)
