"""What the noun phrase of a source is: a body, many, a thing, or nobody named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import lexicon as lex
from kg.extract import source_nouns as nouns
from kg.extract.phrases.cuts import Cut
from kg.extract.sources.source_phrases import (
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    Phrase,
    Token,
    base_phrase,
    head_of,
    is_definite,
    is_indefinite,
    is_many,
    owner_end,
    singular,
)
from kg.model import SpeakerKind
from kg.text import word_set

_IN_NAMES = PREPOSITIONS | {"the", "and", "a"}
_NO_OPENERS = DETERMINERS | nouns.INDEFINITE
_ONE_BODY = nouns.ORG_NOUNS | word_set("city state town village county")
_OWNED_BODIES = word_set("campaign administration team office camp staff foundation")
_PLACES = word_set("city state town village county")

# How many they are, and nobody in particular: "29 others", "most of them".
_QUANTITIES = word_set(
    """
    % percent percentage others all many most some few both each half majority
    minority none number dozens hundreds thousands scores nine-in-ten
    """
)
# Things whose words are somebody's: what was asked, studied, written or ruled.
_WRITTEN = word_set(
    """
    ad affidavit aide-memoire analysis announcement article assessment audit
    biography book brief briefing bulletin census circular column commentary
    communication communique communiqué complaint conclusions constitution
    court-filing data declaration decree directive document documents dossier
    editorial email e-mail emails essay estimate estimates filing finding findings
    forecast guidance guidelines indictment inquiry investigation judgment judgement
    lawsuit law legislation bill letter manifesto memo memoir memorandum message
    minutes motion note notice op-ed opinion order paper papers petition platform
    podcast policy poll polling polls post press-release proposal prospectus
    publication readout record records release remarks reply report reports
    research resolution response results review ruling rules speech statement
    statistics statute study submission subpoena suit survey surveys testimony text
    transcript transcripts treaty tweet tweets update verdict warrant website
    """
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a noun phrase is that is no person's name."""

    kind: SpeakerKind
    cut: Cut
    head: str = ""
    nominal: bool = False  # it stands for one that the text has named before
    thing: bool = False  # a poll, a report, a film
    known: bool = True  # False: no list knows its noun; it may be no source at all
    vouched: bool = True  # False: a number, or a thing that nobody need have written


def classify(phrase: Phrase) -> Heading:
    """Return what a noun phrase is that ends in no person's name."""
    head = head_of(phrase) or phrase[-1]
    heading = _classify(phrase, head)
    doubtful = heading.thing and heading.head not in _WRITTEN
    if doubtful or _counts(phrase) or heading.head in _QUANTITIES:
        return replace(heading, vouched=False)
    return heading


def _classify(phrase: Phrase, head: Token) -> Heading:
    partitive = _partitive(phrase)
    if partitive is not None:
        return partitive
    if _counts(phrase) or is_many(head):
        return _many(phrase, head)
    if head.low in nouns.PERSON_HEADS and not _is_proper_body(phrase, head):
        return _somebody(phrase, head)
    plural_body = len(base_phrase(phrase)) == 1 and singular(head.low) != head.low
    if plural_body and singular(head.low) in nouns.ORG_NOUNS:
        return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)
    if head.capital:
        return _capital(phrase, head)
    if head.low in nouns.THING_NOUNS and head.low not in {"paper", "website"}:
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True)
    if head.low in nouns.ORG_NOUNS:
        return _body(phrase, head)
    if singular(head.low) in nouns.ORG_NOUNS:
        return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)
    return Heading(
        SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True, known=False
    )


def _partitive(phrase: Phrase) -> Heading | None:
    """Read "one of the doctors", "a group of parents", "those close to him"."""
    base = base_phrase(phrase)
    last = base[-1].low
    if last in {"those", "these"} or (last in _GROUPS and _of_many(phrase, base)):
        return Heading(SpeakerKind.COLLECTIVE, _whole(phrase), last)
    if len(base) > 1 and base[-1].kind == "d" and base[-2].low in nouns.THING_NOUNS:
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), base[-2].low, thing=True)
    if last == "one" and len(phrase) > len(base):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), last)
    return None


_GROUPS = nouns.MANY_NOUNS | word_set(
    "number group groups dozens hundreds thousands scores chorus coalition raft range "
    "series team handful variety several"
)


def _of_many(phrase: Phrase, base: Phrase) -> bool:
    rest = phrase[len(base) :]
    return len(rest) > 1 and rest[0].low == "of" and any(is_many(one) for one in rest)


def _is_proper_body(phrase: Phrase, head: Token) -> bool:
    """Say whether a person's noun ends a body's name: "the Sample Observer"."""
    return (
        head.capital
        and len(phrase) > 1
        and phrase[0].low == "the"
        and head.low in {"observer", "examiner", "economist", "guardian", "speaker"}
    )


def _counts(phrase: Phrase) -> bool:
    """Say whether the phrase counts people: "46 percent", "nearly eight of 10"."""
    base = base_phrase(phrase)
    last = base[-1].low
    return last in {"percent", "%"} or (
        len(base) < 3 and last in nouns.COUNTED - {"one"}
    )


def _many(phrase: Phrase, head: Token) -> Heading:
    counted = phrase[0].low in nouns.COUNTED or head.low in nouns.SOURCES
    if counted and not _counts(phrase):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low)
    return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)


def _somebody(phrase: Phrase, head: Token) -> Heading:
    unnamed = is_indefinite(phrase) or phrase[0].low in {"at", "only", "no", "any"}
    return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=not unnamed)


def _capital(phrase: Phrase, head: Token) -> Heading:
    """Read a phrase whose noun has a capital: a body, or a people."""
    if head.kind == "M" or (head.low.endswith("s") and head.kind == "N"):
        demonym = head.low in lex.DEMONYMS or singular(head.low) in lex.DEMONYMS
        plural_name = phrase[0].low == "the" and len(base_phrase(phrase)) == 2
        if demonym or plural_name:
            return Heading(SpeakerKind.COLLECTIVE, _bare(phrase), head.low)
    if is_indefinite(phrase) and head.kind == "O":
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low)
    alone = len(phrase) == 1 and head.low in _ONE_BODY
    if alone and head.low not in {"congress", "parliament", "kremlin"}:
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=True)
    if head.low in nouns.THING_NOUNS and not _others_capital(phrase, head):
        return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, thing=True)
    return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)


def _others_capital(phrase: Phrase, head: Token) -> bool:
    base = base_phrase(phrase)
    return any(token.capital and token is not head for token in base[1:]) or (
        phrase[0].low == "the" and head.kind == "O" and phrase[-1] is head
    )


def _body(phrase: Phrase, head: Token) -> Heading:
    """Read a phrase whose noun is a body's, in lower case: "the Sample campaign"."""
    base = base_phrase(phrase)
    capitals = [
        token for token in base if token.kind in "NGAOPMTI" and token is not head
    ]
    capitals = [one for one in capitals if one.low not in _NO_OPENERS]
    proper = capitals and not is_indefinite(phrase)
    after = _capital_after(phrase, base)
    owned = any(token.owner for token in base)
    if proper and (not owned or head.low in _OWNED_BODIES):
        return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)
    if after and not is_indefinite(phrase) and head.low in _PLACES:
        return Heading(SpeakerKind.ORGANIZATION, _name_of_body(phrase), head.low)
    nominal = is_definite(phrase) and not owned and not capitals
    told = len(phrase) > 2 and nominal and phrase[0].low == "the"
    if told and not _is_vague(phrase):  # "the finance ministry"
        return Heading(SpeakerKind.ORGANIZATION, _bare(phrase), head.low, nominal=True)
    return Heading(SpeakerKind.UNNAMED, _whole(phrase), head.low, nominal=nominal)


def _is_vague(phrase: Phrase) -> bool:
    """Say whether the words beside a body's noun say nothing of it: "the new group"."""
    return all(token.low in _VAGUE for token in phrase[1:-1])


_VAGUE = word_set("new other same first last second top latest local own big")


def _capital_after(phrase: Phrase, base: Phrase) -> bool:
    rest = phrase[len(base) :]
    return len(rest) > 1 and rest[0].low == "of" and rest[1].capital


# -- which words are the name ------------------------------------------------------


def _whole(phrase: Phrase) -> Cut:
    return phrase[0].start, owner_end(_kept(phrase)[-1])


def _kept(phrase: Phrase) -> Phrase:
    """Return the phrase up to a participle: "dozens of papers" of "... ranging"."""
    end = len(phrase)
    for at, token in enumerate(phrase):
        cut = at > 0 and token.kind == "l" and token.low in PARTICIPLES
        if cut and not phrase[at - 1].owner:
            end = at
            break
    while end > 1 and phrase[end - 1].low in PREPOSITIONS:
        end -= 1
    return phrase[:end]


def _bare(phrase: Phrase) -> Cut:
    """Return the phrase without its article."""
    kept = _kept(phrase)
    kept = kept[1:] if len(kept) > 1 and kept[0].low == "the" else kept
    return kept[0].start, owner_end(kept[-1])


def _name_of_body(phrase: Phrase) -> Cut:
    """Return a body's name, without article and without adjectives before it.

    "the conservative-leaning think tank Sample Institute" is Sample Institute; what
    follows a preposition belongs to the name where it has a capital.
    """
    head = head_of(phrase) or phrase[-1]
    start = 0
    while phrase[start] is not head and not _opens_body(phrase[start]):
        start += 1
    at = next(i for i, token in enumerate(phrase) if token is head)
    end = at
    for later in range(at + 1, len(phrase)):
        token = phrase[later]
        linked = phrase[later - 1].low in _IN_NAMES
        if token.capital and (later == end + 1 or linked):
            end = later
        elif token.kind == "l" and token.low not in _IN_NAMES:
            break
    return phrase[start].start, owner_end(phrase[end])


def _opens_body(token: Token) -> bool:
    return token.capital and token.low not in _NO_OPENERS
