"""How English verbs are inflected: by rule, and by a list of irregular ones."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.text import word_set

_IRREGULAR = """
say said said; tell told told; think thought thought; know knew known; feel felt
felt; find found found; see saw seen; hear heard heard; learn learned learned; read
read read; write wrote written; speak spoke spoken; swear swore sworn; understand
understood understood; mean meant meant; hold held held; make made made; give gave
given; take took taken; get got got; go went gone; come came come; keep kept kept;
begin began begun; let let let; leave left left; put put put; bring brought brought;
run ran run; set set set; seek sought sought; lay laid laid; show showed shown;
forbid forbade forbidden; forget forgot forgotten; foresee foresaw foreseen; oversee
oversaw overseen; withdraw withdrew withdrawn; draw drew drawn; fall fell fallen;
grow grew grown; rise rose risen; lose lost lost; win won won; meet met met; pay
paid paid; send sent sent; spend spent spent; stand stood stood; sit sat sat; lead
led led; buy bought bought; catch caught caught; choose chose chosen; drive drove
driven; eat ate eaten; fight fought fought; fly flew flown; hit hit hit; hurt hurt
hurt; lie lied lied; sell sold sold; shoot shot shot; shut shut shut; sing sang
sung; strike struck struck; teach taught taught; throw threw thrown; wear wore worn;
break broke broken; build built built; cast cast cast; cost cost cost; cut cut cut;
deal dealt dealt; become became become; beat beat beaten; bear bore borne; overturn
overturned overturned; overrule overruled overruled; bid bid bid; bind bound bound;
cling clung clung; dig dug dug; dream dreamed dreamed; undermine undermined
undermined; weep wept wept; spread spread spread; shed shed shed; split split split;
quit quit quit; rid rid rid; steal stole stolen; sweep swept swept; wake woke woken;
ring rang rung; shake shook shaken; sink sank sunk; slide slid slid; sleep slept
slept; spring sprang sprung; stick stuck stuck; swing swung swung; tear tore torn;
undergo underwent undergone; uphold upheld upheld; misspeak misspoke misspoken;
mistake mistook mistaken; rethink rethought rethought; retell retold retold;
underwrite underwrote underwritten; rewrite rewrote rewritten; hide hid hidden; blow
blew blown; drink drank drunk; feed fed fed; freeze froze frozen; hang hung hung;
kneel knelt knelt; lend lent lent; light lit lit; ride rode ridden; seize seized
seized; outline outlined outlined; broadcast broadcast broadcast; forecast forecast
forecast
"""
_DOUBLED = word_set(
    """
    admit plan stop blog refer permit commit quip slam rap tap hug prefer defer
    occur omit submit transmit rebut confer infer compel dispel expel propel
    control patrol pan rip jab nod beg slip drop grab grin plot step strip trim
    wrap regret equip snap shrug tag swat knock-off bar chat flip zap allot pin
    drag rub spot top
    """
)
_PAST = {
    base: (past, participle)
    for base, past, participle in (row.split() for row in _IRREGULAR.split(";"))
}
IRREGULAR: Final = frozenset(_PAST)
_VOWELS: Final = "aeiou"


class Forms(NamedTuple):
    """The five forms of a verb."""

    plain: str
    third: str
    gerund: str
    past: str
    participle: str


def inflect(verb: str) -> Forms:
    """Return the forms of a verb given by its base form."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    regular = _regular_past(verb, stem)
    past, participle = _PAST.get(verb, (regular, regular))
    return Forms(verb, third_person(verb), _gerund(verb, stem), past, participle)


def third_person(verb: str) -> str:
    """Return the form of the third person, which is the plural of a noun too."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    if verb.endswith(("s", "sh", "ch", "x", "z")) or verb in (
        "go",
        "do",
        "veto",
        "echo",
    ):
        return verb + "es"
    return verb + "s"


def _gerund(verb: str, stem: str) -> str:
    if verb in _PAST and verb in _CONSONANT:
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return stem + "ing"


_CONSONANT = word_set(
    """
    get begin let put run set forbid forget win sit hit shut cut bid dig quit rid
    split swim spin beat
    """
) - {"beat"}


def _regular_past(verb: str, stem: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb.endswith("e"):
        return verb + "d"
    return stem + "ed"
