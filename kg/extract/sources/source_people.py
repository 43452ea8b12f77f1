"""Where in a phrase of a source a person's name begins, if it ends in one.

Two bare capitals are a name where nothing speaks against it: "Ada Example", but not
"Sample Bank", nor what a document repeats and never shortens.
"""

from __future__ import annotations

from kg.extract import source_nouns as nouns
from kg.extract.names.capital_runs import CAMEL
from kg.extract.names.known_people import Names
from kg.extract.sources.source_phrases import (
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    Token,
    base_phrase,
    is_many,
    name_start,
    singular,
)

_NOT_BEFORE_NAMES = PREPOSITIONS | DETERMINERS | {"a", "an", "and"}


def person_start(phrase: Phrase, names: Names | None) -> int | None:
    """Return where a person's name begins that ends the phrase, or None."""
    if len(phrase) == 1 and _is_known(phrase[0], names):
        return 0
    start = name_start(phrase)
    if start is None:
        return None
    name, before = phrase[start:], phrase[:start]
    if len(name) > 6:
        return None
    if before and not _may_precede(before, phrase, start, names):
        return None
    if not before and len(name) == 1:
        return None if _is_brand(name[0], names) else start
    if not before and not _looks_like_name(phrase, start, names):
        return None
    return start


def _is_known(token: Token, names: Names | None) -> bool:
    if names is None or not token.capital:
        return False
    bearer = token.low in names.surnames or token.low in names.given
    return bearer or (token.low in names.titled and not is_many(token))


def _may_precede(
    before: Phrase, phrase: Phrase, start: int, names: Names | None
) -> bool:
    """Say whether words before a name are roles and titles, and not half of a body."""
    last = before[-1]
    base = base_phrase(before)
    if len(base) < len(before) and base[-1].low in nouns.THING_NOUNS:
        return False  # "a study by Professor Ada Example"
    if _is_object(before):
        return False  # "advisers to Mr. Example"
    if last.kind == "T":
        return True
    if last.kind == "R" or (last.kind == "l" and last.low in nouns.PERSON_HEADS):
        return not (last.owner and len(phrase) - start < 2)
    if last.owner and last.kind in "OA" and len(phrase) - start == 2:
        return True  # "Sample News' Ada Example"
    if last.low in _NOT_BEFORE_NAMES:
        return False
    if any(token.low in PREPOSITIONS for token in before):
        office = base[-1].low in nouns.PERSON_HEADS and base[-1].low == singular(
            base[-1].low
        )
        full = len(phrase) - start > 1 and last.capital
        return office and full and confident(phrase, start, names)
    return confident(phrase, start, names) and last.kind in "MOANPlI"


def _is_object(before: Phrase) -> bool:
    """Say whether only titles stand between a preposition and the name."""
    at = len(before)
    while at and before[at - 1].kind == "T":
        at -= 1
    return 0 < at < len(before) and before[at - 1].low in PREPOSITIONS


def confident(phrase: Phrase, start: int, names: Names | None) -> bool:
    """Say whether a name is proved: by a title, a given name, or the document."""
    name = phrase[start:]
    if start and phrase[start - 1].kind in "TR":
        return True
    if len(name) < 2:
        return names is not None and names.is_person(name[0].low)
    if names is not None and names.full([token.low for token in name]):
        return True
    return name[0].kind == "G" or any(token.kind == "I" for token in name[:-1])


def _looks_like_name(phrase: Phrase, start: int, names: Names | None) -> bool:
    """Say whether two or more bare capitals are likelier a person than a body."""
    if confident(phrase, start, names):
        return True
    name = phrase[start:]
    if is_many(name[-1]):
        return False  # "Angry Parents"
    if len(name) > 4 or any(CAMEL.match(token.text) for token in name):
        return False
    words = tuple(one.low for one in name)
    if names is not None and words in names.repeated:
        return " ".join(words) in names.surnames
    return all(token.kind in "NGISp" for token in name)


def _is_brand(token: Token, names: Names | None) -> bool:
    if _is_known(token, names):
        return False
    if names is not None and token.low in names.brands:
        return True
    if token.kind in "AP" or token.text.startswith("@"):
        return True
    if token.low != singular(token.low) in nouns.ORG_NOUNS:
        return True  # "Companies"
    return CAMEL.match(token.text) is not None or is_many(token)
