from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.lookup import Lookup
from kg.names import name_key
from kg.triples.iris import Minter

MINT = Minter()
THINGS = {
    "person/ada-example": ("person", "Ada Example"),
    "person/ben-example": ("person", "Ben Example"),
    "org/example": ("organization", "Example"),
    "topic/samples": ("topic", "samples of things"),
}
LOOKUP = Lookup(
    MINT,
    {MINT.thing(local): name for local, (_, name) in THINGS.items()},
    {MINT.thing(local): kind for local, (kind, _) in THINGS.items()},
    {name_key(name): (MINT.thing(local),) for local, (_, name) in THINGS.items()},
)


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Ada Example", "person/ada-example"),
        ("ada", "person/ada-example"),
        ("person/ada-example", "person/ada-example"),
        ("<https://w3id.org/ai-positions/id/person/ada-example>", "person/ada-example"),
        ("c:topic-samples", "topic/samples"),
        ("things", "topic/samples"),
        ("example", "org/example"),  # a whole name before a part of a name
    ],
)
def test_a_name_a_part_of_it_an_id_and_an_iri_find_the_thing(
    name: str, local: str
) -> None:
    assert LOOKUP.find(name) == MINT.thing(local)


def test_a_part_that_several_names_share_lists_them_with_ids() -> None:
    with pytest.raises(UnknownName, match=r"can be 2 things.*person/ada-example"):
        LOOKUP.find("Example", ["person"])


def test_an_unknown_name_is_met_with_near_ones_of_the_wanted_kind() -> None:
    with pytest.raises(UnknownName, match="near: Ada Example"):
        LOOKUP.find("Ada Exampel")
    with pytest.raises(UnknownName) as caught:
        LOOKUP.find("Ada Exampel", ["topic"])
    assert "Ada" not in str(caught.value).partition("called")[2].partition(";")[2]


def test_short_forms_can_be_typed_back() -> None:
    for iri in LOOKUP.labels:
        assert LOOKUP.find(LOOKUP.short(iri)) == iri
