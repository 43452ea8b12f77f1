"""Shapes of turn labels: what forms there are, as offsets into a label's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.phrases.cuts import Cut
from kg.extract.phrases.role_phrases import Post
from kg.model import Capacity, Piece

LONGEST = 220  # characters of a label

_LETTERS = re.compile(r"[^\W\d_]+")
_INNER = re.compile(r"(?<=\s)(?:Of|The|And|For|At|To|In|On|With)(?=\s)")


class Form(StrEnum):
    """What a label looks like."""

    PART = "part"  # "Q", "Moderator": a part in a talk
    TITLED = "titled"  # "Ms. Example", "Secretary Example"
    POST = "post"  # "Director Ada Example"
    NAME = "name"  # "Ada Example"
    SINGLE = "single"  # "Example"
    ROLE = "role"  # "The Vice President", "SENIOR OFFICIAL"
    BODY = "body"  # "Sample News", "Freeland"


@dataclass(frozen=True, slots=True)
class Shape:
    """A label as offsets into its own words."""

    form: Form
    name: Cut  # the words that name somebody, titles left out
    capacities: tuple[Capacity, ...] = ()
    capitals: bool = False  # in capitals throughout
    key: bool = False  # as often a heading, such as "Date": a name only if known as one


def capacity_of(s: str, post: Post) -> Capacity:
    """Return a post of a label as the capacity that it is; offsets are the label's."""

    def piece(cut: Cut) -> Piece:
        return Piece.cut(s, *cut)

    return Capacity(
        piece(post.role) if post.role else None,
        tuple(piece(cut) for cut in post.chain),
        piece(post.printed),
        s[slice(*post.years)] if post.years else None,
    )


def titled_words(s: str) -> str:
    """Return words in capitals as if each had one capital; no offset moves."""
    out = _LETTERS.sub(lambda m: m.group()[0] + m.group()[1:].lower(), s)
    out = _INNER.sub(lambda m: m.group().lower(), out)
    return out if len(out) == len(s) else s
