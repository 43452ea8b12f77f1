"""The speaker whom a record of a document gives: who speaks in it throughout."""

from __future__ import annotations

import re

from kg.model import Speaker, SpeakerKind
from kg.readers.transcripts.turn_labels import label_shape
from kg.readers.transcripts.turn_shapes import Form
from kg.text import fold, word_set

_MANY = word_set(
    """
    leaders ministers presidents governors heads members countries states nations
    signatories participants parties delegations organisations organizations citizens
    chairs co-chairs parliamentarians mayors scientists experts foreign-ministers quad
    """
)
_COLLECTIVE = re.compile(r"[^\W\d_][\w'-]*")


def given_speaker(words: str) -> Speaker:
    """Return the speaker of "Ada Example, President, Freeland".

    No role comes with the name: a role rests on words of the text, and these are none.
    """
    plain = " ".join(words.split())
    line = fold(plain)
    if names_many(line):
        return Speaker(plain, SpeakerKind.COLLECTIVE, (), "metadata")
    shape = label_shape(line)
    if shape is None:
        name = plain.split(",")[0].strip() or plain
        return Speaker(name, SpeakerKind.PERSON, (), "metadata")
    name = plain[slice(*shape.name)].strip()
    if shape.form is Form.BODY:
        return Speaker(plain, SpeakerKind.ORGANIZATION, (), "metadata")
    if shape.form in {Form.ROLE, Form.PART}:
        return Speaker(plain, SpeakerKind.UNNAMED, (), "metadata")
    return Speaker(name, SpeakerKind.PERSON, (), "metadata")


def names_many(words: str) -> bool:
    """Say whether words name a group that speaks together: "Leaders of the Six"."""
    plain = words.split(",")[0]
    found = [
        one.casefold().removesuffix("'s").rstrip("'")
        for one in _COLLECTIVE.findall(plain)
    ]
    return any(one in _MANY for one in found)
