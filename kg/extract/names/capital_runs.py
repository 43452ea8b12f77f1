"""Runs of capitals in prose: cut at titles, roles and words of organisations.

What is left of a run may name a person, and does so where a title, a role, an initial
or a common given name stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.names.gendered_names import HE_NAMES, SHE_NAMES
from kg.extract.names.given_names import GIVEN_NAMES as _COMMON
from kg.model import Span

GIVEN_NAMES = _COMMON | HE_NAMES | SHE_NAMES
_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0400-\u042f"
# A stop belongs to the word behind these, and behind an initial.
_SHORT = (
    r"(?<=\b[JSDM]r)|(?<=\bMs)|(?<=\bMrs)|(?<=\b[SL]t)|(?<=\b[GS]en)|(?<=\bSens)"
    r"|(?<=\bRep)|(?<=\bReps)|(?<=\bGov)|(?<=\bGovs)|(?<=\bCol)|(?<=\bMaj)|(?<=\bCapt)"
    r"|(?<=\bProf)|(?<=\bRev)|(?<=\bSgt)|(?<=\bHon)|(?<=\bPres)|(?<=\bAdm)"
)
_REST = (
    r"\w*(?:(?:-|'(?!s\b))\w+)*"
    rf"(?:(?=\.)(?:{_SHORT}|(?<=\b[{_UPPER}]))\.(?:-?[{_UPPER}]\.)*)?"
)
_WORD = rf"[{_UPPER}]{_REST}"
_SMALL = (
    r"(?:(?:van|von|der|den|de|da|do|dos|del|della|di|du|la|le|bin|ibn|ben|el|al|ter"
    r"|y|e)\s)*"
)
# It opens with a set of letters, which the engine finds fastest.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w'.-][{_UPPER}]){_REST}"
    rf"(?:\s{{1,2}}{_SMALL}{_WORD}|,? (?:Jr|Sr)\b\.?)*"
)
# "SampleFact", but not "McSample".
CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Du|La|Le|Di|Da|Van|Fitz|O')[A-Z])\w*[a-z][A-Z]")


@lru_cache(maxsize=20_000)
def is_camel(word: str) -> bool:
    """Say whether a word has a capital inside: "SampleFact"."""
    return CAMEL.match(word) is not None


_PARTICIPLE_ENDS = ("ed", "ing", "led", "born", "style", "era", "wide", "like")
_INITIALS = re.compile(rf"(?:[{_UPPER}]\.-?)+")
_PLACE_WORDS = lex.CITIES | {name.split()[-1] for name in lex.COUNTRIES if " " in name}
_FUNCTION_WORDS = lex.NO_NAMES | nouns.MANY_NOUNS | nouns.COUNTED


class Run(NamedTuple):
    """A stretch of capitals that may name somebody; cheap, for there are many."""

    start: int
    end: int
    words: tuple[str, ...]  # folded, in lower case
    printed: str
    gender: str | None  # by the title before it
    proved: bool


_new_run = partial(tuple.__new__, Run)  # a text has thousands: skips Run's own call
_OFFICES = nouns.PERSON_HEADS - lex.NAME_HEADS


@lru_cache(maxsize=20_000)
def word_class(word: str) -> str:
    """Return what a capitalised word is by itself, as one letter.

    T title, R role, M modifier or function word, O organisation's word, P place,
    I initials, S suffix, G given name, A acronym, N any other.
    """
    low = word.casefold().rstrip(".")
    if "-" in word and low.endswith(_PARTICIPLE_ENDS):
        return "M"  # "Sample-based"
    if _INITIALS.fullmatch(word):
        return "I"
    if low in lex.NAME_SUFFIXES:
        return "S"
    if low in nouns.TITLES and low not in GIVEN_NAMES:
        return "T"
    if low in GIVEN_NAMES:
        return "G"
    if low in nouns.PERSON_HEADS:
        return "R" if low not in lex.NAME_HEADS else "N"
    if low[-1:] == "s" and low[:-1] in _OFFICES:
        return "R"  # "Senators"
    return _class_of_noun(word, low)


def _class_of_noun(word: str, low: str) -> str:
    if low in lex.COUNTRIES or low in nouns.STATES or low in _PLACE_WORDS:
        return "P"
    if low in _FUNCTION_WORDS or low in lex.DEMONYMS:
        return "M"
    if low in nouns.NO_PERSON or low in nouns.ORG_NOUNS or low in nouns.THING_NOUNS:
        return "O"
    if low in lex.MODIFIERS or low in lex.FUNCTIONS:
        return "M"
    vowels = sum(char in "AEIOUY" for char in word)
    short = len(word) < 5 or vowels == 0 or "-" in word or "&" in word
    return "A" if word.isupper() and len(word) > 1 and short else "N"


def find_runs(text: str, folded: str, span: Span) -> list[Run]:
    """Return the stretches of a paragraph that may name a person, in order.

    `folded` is the text with its marks made one; a run prints what the text has.
    """
    found = []
    begin = span.start
    for match in _RUN.finditer(folded, begin, span.end):
        at = match.start()
        opens = at == begin or folded[at - 2] in '.!?"'
        for start, end, words, _, gender, proved in _cut(match.group(), opens):
            first, last = at + start, at + end
            printed = text[first:last]
            found.append(_new_run((first, last, words, printed, gender, proved)))
    return found


@lru_cache(maxsize=50_000)
def _cut(run: str, opens: bool) -> tuple[Run, ...]:
    """Cut a run at its titles, roles and modifiers; keep the names between.

    `opens` says that it begins a sentence, so that its first word proves little.
    """
    found: list[Run] = []
    chunk: list[tuple[int, str, str]] = []
    title = ""
    place = 0
    for word in run.split():
        place = run.index(word, place)
        kind = word_class(word)
        given = bool(chunk) and chunk[-1][2] == "G" and not _is_state(chunk[-1][1])
        if (
            given
            and kind == "R"
            and word[-1] != "s"
            and run.endswith(word)
            and place + len(word) == len(run)
        ):
            kind = "N"  # "Ada Alderman"
        named = given if chunk else bool(title)
        if named and word.casefold() in nouns.SURNAMES_TOO:
            kind = "N"  # "Ada May"
        if kind in "TRM":
            found += _name(run, chunk, title, opens)
            chunk, title = [], (word if kind in "TR" else "")
        else:
            chunk.append((place, word, kind))
        place += len(word)
    found += _name(run, chunk, title, opens)
    return tuple(found)


def _is_state(word: str) -> bool:
    return word.casefold() in nouns.STATES


def _name(
    run: str, chunk: list[tuple[int, str, str]], title: str, opens: bool
) -> Iterator[Run]:
    """Yield the name that a stretch between titles is, if it can be one."""
    chunk = _without_opener(chunk, opens and bool(chunk) and chunk[0][0] == 0)
    kinds = "".join(kind for _, _, kind in chunk)
    several = len(kinds) > 1
    if several and len({word.isupper() for _, word, _ in chunk if len(word) > 3}) > 1:
        return  # "NEWS Ada": capitals that only open a paragraph
    if not chunk or "O" in kinds or len(chunk) > 5 or (several and "A" in kinds):
        return
    if not any(kind in "NGA" for kind in kinds) and not (title and "P" in kinds):
        return
    start, end = chunk[0][0], chunk[-1][0] + len(chunk[-1][1])
    printed = " ".join(run[start:end].split())
    words = tuple(printed.casefold().split())
    if several and words[-1].endswith(".") and word_class(chunk[-1][1]) == "I":
        return  # "Charles G." is cut off
    if several and chunk[-1][2] == "P" and kinds[0] != "G":
        return  # "N. Samplonia"
    proved = bool(title) or (several and (kinds[0] == "G" or "I" in kinds[:-1]))
    gender = _title_gender(title.casefold().rstrip("."))
    yield Run(start, end, words, printed, gender, proved)


def _without_opener(
    chunk: list[tuple[int, str, str]], opens: bool
) -> list[tuple[int, str, str]]:
    """Drop what only opens a sentence: "Outside Ada Example", "Leader Ada Example"."""
    if len(chunk) < 3 or chunk[1][2] != "G" or chunk[0][2] not in "NPO":
        return chunk
    head = chunk[0][1].casefold() in lex.NAME_HEADS
    return chunk[1:] if opens or head or chunk[0][2] == "O" else chunk


def _title_gender(title: str) -> str | None:
    if title in nouns.HE_TITLES or title in nouns.HE_NOUNS:
        return "he"
    if title in nouns.SHE_TITLES or title in nouns.SHE_NOUNS:
        return "she"
    return None
