"""Labels of speakers as records print them: a person, an office, or a crowd."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import SpeakerKind
from kg.text import word_set

TITLES = word_set(
    """
    mr mrs ms miss mx madam madame sir dame dr prof professor hon honourable
    honorable rt right rev revd reverend the sra sr señor señora herr frau monsieur
    mme m mnr me mev dhr
    """
)
_HEADS = word_set(
    """
    speaker chair chairman chairperson chairwoman president convener convenor clerk
    minister secretary premier chancellor whip chief-whip leader ombudsman attorney
    solicitor advocate serjeant sergeant treasurer presidente presidenta président
    présidente präsident präsidentin llywydd taoiseach tánaiste
    """
)
_BESIDE = word_set(
    """
    deputy acting temporary vice assistant first second third prime principal chief
    parliamentary under under-secretary presiding officer general house pro tempore
    interim elect lord junior senior opposition majority minority mr madam comhairle
    an ceann leas y of the and for
    """
)
_RANKS = word_set(
    """
    earl countess duke duchess marquess marquis marchioness viscount viscountess
    baron baroness bishop archbishop master knight laird
    """
)
_ARTICLES = word_set("el la els les los las le l' il lo i gli o a os as der die das de")
_ITS_OFFICES = frozenset({"an ceann comhairle", "y llywydd", "an taoiseach"})
_CROWD = re.compile(
    r"(?:(?:several|some|many|most|all|other|various|a number of|the|two|three|an?)"
    r"\s+)*"
    r"(?:(?:rt|right|hon|honou?rable|noble|opposition|government|independent)\.?\s+)*"
    r"(?P<noun>(?P<many>members|lords|peers|senators|deputies|delegates|mps|msps|mlas"
    r"|representatives|councillors|voices|ministers|tds)"
    r"|member|lord|senator|deputy|delegate|peer|councillor|voice)"
    r"(?: of (?:the )?[\w ]{1,60})?",
    re.I,
)
_CROWD_ABROAD = re.compile(
    r"(?:plusieurs|varios|varias|vários|várias|alcuni|alcune|mehrere|einige|diversos"
    r"|diverses|de nombreux|des)\s+\w+",
    re.I,
)
_NOBODY = word_set("unknown unnamed unidentified anonymous unattributed")
_BRACKETS = re.compile(r"([^()]*[^()\s])\s*\(\s*([^()]*[^()\s])\s*\)")
_LONGEST = 300  # characters of a label that may still be an office
_END = ":：-–—.,; \t\u00a0"


@dataclass(frozen=True, slots=True)
class Printed:
    """Who speaks, as a label prints it, with offsets into the label."""

    kind: SpeakerKind
    name: tuple[int, int]
    role: tuple[int, int] | None = None


def clean_label(words: str) -> str:
    """Return a label without the colon or dash that sets it off from the words."""
    label = words.rstrip(":：-–— \t\u00a0")
    return label.lstrip("–—-: \t\u00a0")


def read_label(label: str) -> Printed:
    """Say what a label names: "The Minister (Ms Doe)" is Ms Doe, and her role.

    The label must not be empty.
    """
    bracketed = _BRACKETS.fullmatch(label) if len(label) <= _LONGEST else None
    if bracketed:
        outer, inner = bracketed.span(1), bracketed.span(2)
        if is_office(bracketed[1]) and _is_name(bracketed[2]):
            return Printed(SpeakerKind.PERSON, inner, outer)
        if not is_office(bracketed[1]):
            role = inner if is_office(bracketed[2]) else None
            return Printed(kind_of(bracketed[1]), outer, role)
    comma = label.find(", ")
    if comma > 0:
        first, second = (0, comma), (comma + 2, len(label))
        before, after = label[:comma], label[comma + 2 :].strip()
        if after and is_office(after) and not is_office(before):
            return Printed(SpeakerKind.PERSON, first, second)
        if after and is_office(before) and not is_office(after) and _titled(after):
            return Printed(SpeakerKind.PERSON, second, first)
    return Printed(kind_of(label), (0, len(label)))


def kind_of(name: str) -> SpeakerKind:
    """Return what kind of speaker a printed name stands for."""
    if len(name) > _LONGEST:
        return SpeakerKind.PERSON
    crowd = _CROWD.fullmatch(name.strip(_END))
    if crowd:
        return SpeakerKind.COLLECTIVE if crowd["many"] else SpeakerKind.UNNAMED
    if _CROWD_ABROAD.fullmatch(name.strip(_END)):
        return SpeakerKind.COLLECTIVE
    first = name.casefold().partition(" ")[0]
    nobody = first in _NOBODY or is_office(name)
    return SpeakerKind.UNNAMED if nobody else SpeakerKind.PERSON


def is_office(name: str) -> bool:
    """Say whether words name an office and nobody in it: "Mr Speaker", "The Clerk".

    "The Earl of Sandwich" and "The Lord Bishop of Ely" are names of persons.
    """
    words = name[: _LONGEST + 1].replace(".", " ").replace(",", " ").split()
    low = [word.casefold().strip("()") for word in words]
    if not low or len(name) > _LONGEST:
        return False
    if " ".join(low) in _ITS_OFFICES:
        return True
    if low[0] == "the":
        return _of_the(low[1:])
    if low[0] in _ARTICLES and len(words) > 1 and words[1][:1].islower():
        return not _ends_in_name(words)
    rest = low[1:] if low[0] in TITLES or low[0] in _ARTICLES else low
    if not rest or not any(word in _HEADS or word == "officer" for word in rest):
        return False
    if all(word in _HEADS or word in _BESIDE for word in rest):
        return True
    return _heads_phrase(rest)


def _of_the(rest: list[str]) -> bool:
    """Say whether "The ..." goes on with an office, not with a title of a person."""
    plain = [
        word for word in rest if word not in ("lord", "most", "right", "rt", "very")
    ]
    if not plain or plain[0] in _RANKS:
        return False
    if plain[0] in TITLES:
        return len(plain) > 1 and is_office(" ".join(plain[1:]))
    return True


def _heads_phrase(words: list[str]) -> bool:
    """Say whether words begin as "Deputy Minister of ..." does."""
    at = 0
    while at < len(words) and words[at] in _BESIDE:
        at += 1
    if at >= len(words) or words[at] not in _HEADS:
        return False
    return at + 1 < len(words) and words[at + 1] in {"of", "for", "to", "in", "on"}


def _ends_in_name(words: list[str]) -> bool:
    """Say whether two capitals end an office: "el secretari Joan Example"."""
    return len(words) > 3 and all(word[:1].isupper() for word in words[-2:])


def _is_name(words: str) -> bool:
    return words[:1].isupper() and kind_of(words) is SpeakerKind.PERSON


def _titled(words: str) -> bool:
    first = words.split()[0].casefold().rstrip(".")
    return first in TITLES and _is_name(words)
