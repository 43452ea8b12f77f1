"""Bodies in prose: which one "the ministry" means, of those that a text has named."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.referents.antecedents import Story
from kg.extract.sources.prose_sources import Sayer
from kg.extract.sources.source_phrases import DETERMINERS
from kg.names import flat
from kg.text import fold, word_set

_REACH = 8000  # characters in which a body's full name is looked for
_BODY = (
    r"(?<!\w)(?:The )?(?P<name>(?P<before>(?!The )(?:[A-Z][\w'&-]* ){0,4})NOUN(?!\w)"
    r"(?P<behind>(?: (?:of|for|on) (?:the )?[A-Z][\w'-]*(?: (?:and )?[A-Z][\w'-]*)*)?))"
)
# Nouns that a text leaves of a body's name when it means that body.
_SHORT = word_set(
    """
    academy agency alliance association authority bank board bureau chamber coalition
    commission committee confederation council court department directorate embassy
    federation foundation fund inspectorate institute institution league ministry
    office parliament secretariat senate society treasury tribunal union university
    """
)


def body_meant(text: str, story: Story, sayer: Sayer) -> str | None:
    """Return the one body that a nominal can mean: who spoke, or else is named."""
    words = set(fold(sayer.name).casefold().split()) - DETERMINERS
    names = story.bodies_with(words)
    if not names and words == {sayer.head} and sayer.head in _SHORT:
        names = _named_before(text, story, sayer)
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=len(_SHORT))
def _pattern(head: str) -> re.Pattern[str]:
    return re.compile(_BODY.replace("NOUN", re.escape(head.title())))


def _named_before(text: str, story: Story, sayer: Sayer) -> set[str]:
    """Return the names that hold a nominal's noun: "Ministry of Sample"."""
    at = sayer.span.start
    first = max(0, at - _REACH)
    if story.folded.find(sayer.head.title(), first, at) < 0:
        return set()
    return {
        flat(text[slice(*match.span("name"))])
        for match in _pattern(sayer.head).finditer(story.folded, first, at)
        if match["before"] or match["behind"]
    }
