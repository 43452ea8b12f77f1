from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import name_key, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Example", "ada-example"),
        ("Zoë O’Sample", "zoe-osample"),
        ("Институт «Образец»", "институт-образец"),
        ("Center for IT-Cooperation", "center-for-it-cooperation"),
        ("  R&D  ", "r-d"),
    ],
)
def test_a_slug_is_readable_and_safe(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_made_again_stays_the_same(words: str) -> None:
    assert slug(slug(words)) == slug(words)


@given(st.text())
def test_a_slug_has_no_character_that_breaks_an_iri(words: str) -> None:
    assert not set(slug(words)) & set(' "<>\\^`{|}/#?,=&')


def test_kinds_of_blank_hyphen_and_mark_do_not_tell_names_apart() -> None:
    assert name_key("Center\u00a0for Global IT\u2011Cooperation") == name_key(
        "center for  global IT-Cooperation"
    )
    assert name_key("Bank “Sample”,") == name_key("Bank «Sample»")


def test_other_spellings_stay_apart() -> None:
    assert name_key("Maria Sample") != name_key("Marina Sample")
    assert name_key("Ada B. Example") != name_key("Ada Example")
