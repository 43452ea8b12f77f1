"""Addresses and formulas: to whom a speech turns, and how it opens and closes."""

from __future__ import annotations

import re

from kg.text import fold, word_set

_WHO = (
    r"mr\.?|mrs\.?|ms\.?|madam|madame|mister|sir|your|excellenc(?:y|ies)|majest(?:y|ies)"
    r"|(?:royal\s)?highness(?:es)?|eminences?|honou?r(?:s|able|ed)?|distinguished|dear"
    r"|esteemed|respected|ladies|gentlemen|friends|colleagues|delegates|members"
    r"|president|chair(?:man|person|woman)?|co-chairs?|secretary-general|fellow"
    r"|ministers?|ambassadors?|heads|guests|participants|comrades|brothers|sisters"
    r"|citizens|compatriots|countrymen|americans|representatives|delegations|everyone"
    r"|speaker|moderator|premier|prime|chancellor|governors?|senators?|students|all"
    r"|уважаем\w+|дорогие|дамы|господа|коллеги|друзья|ваши?|превосходительств\w+"
    r"|господин|госпожа|граждане|товарищи"
)
_OPENS = re.compile(
    rf"(?:my\s)?(?:good\s(?:morning|afternoon|evening|day),?\s)?(?:{_WHO})\b", re.I
)
_LOWER = re.compile(r"(?<![\w'-])[a-zа-яё][\w'-]*")
# Words in lower case that an address may hold.
_PLAIN = word_set(
    """
    mr mrs ms madam madame mister sir your our my excellency excellencies majesty
    majesties highness highnesses royal honour honours honourable honored honoured
    honorable distinguished dear esteemed respected eminent beloved valued ladies
    gentlemen gentleman lady friend friends colleague colleagues delegates delegate
    members member president presidents chair chairs chairman chairperson chairwoman
    co-chairs secretary-general secretary general deputy fellow ministers minister
    ambassadors ambassador heads head guests guest participants participant comrades
    brothers sisters citizens compatriots countrymen representatives delegations
    everyone everybody speaker speakers moderator prime governors governor senators
    students teachers all of the and to from for in at with a here present other men
    women people peoples boys girls parents veterans soldiers officers journalists
    nations nation states state governments government parliament assembly council
    conference session organization organisation permanent good morning afternoon
    evening day and/or
    уважаемые уважаемый уважаемая дорогие дамы и господа коллеги друзья ваши ваше
    превосходительства превосходительство господин госпожа граждане товарищи участники
    гости главы делегаций президент председатель
    """
)
_VERBAL = re.compile(
    r"\b(?:is|are|am|was|were|be|has|have|had|will|would|can|could|should|must|may|do"
    r"|does|did|let|i|we|it|this|that|these|there|thank|want|need|wish|welcome|believe"
    r"|know|says?|said|not|when|as|if|he|she|they|what|это|мы|я|что|есть)\b",
    re.I,
)
_CLOSING = re.compile(
    r"(?:(?:and\s|once again,?\s|again,?\s|so,?\s)?(?:i\s)?thank(?:s| you)\b"
    r"[^.!?]{0,90}"
    r"|good (?:morning|afternoon|evening|day|night)\b[^.!?]{0,60}"
    r"|(?:спасибо|благодарю)\b[^.!?]{0,60}|i have (?:spoken|finished)"
    r"|(?:muchas gracias|merci(?: beaucoup)?|gracias|shukran|xie ?xie|obrigad[oa])"
    r"|hello,?\s(?:everyone|everybody|all))[.!,…]*",
    re.I,
)
_FORMULA = re.compile(
    r"\b(?:(?:let me|allow me|permit me|may i|i (?:would|should) like|i wish|i want"
    r"|i am"
    r"|i'm)\s(?:\w+\s){0,3}?(?:begin|start|express|congratulat\w+|thank\w*|extend|welcom\w+"
    r"|greet\w*|honou?red|pleased|delighted|convey|join)|i (?:congratulate|thank|greet"
    r"|extend|welcome|speak|stand|come|address|have the honou?r)|it is (?:an?|my) "
    r"(?:\w+\s)?(?:hono[u]?r|pleasure|privilege)|on behalf of|we, the"
    r"|good (?:morning|afternoon|evening)|thank you)\b",
    re.I,
)
_LONGEST = 240


def is_address(words: str) -> bool:
    """Say whether a paragraph only turns to its hearers: "Mr President, Madam,"."""
    plain = " ".join(words.replace("’", "'").split()).strip("*_> ")
    if not plain or len(plain) > _LONGEST:
        return False
    if _CLOSING.fullmatch(plain):
        return True
    body = plain.rstrip(",.!:;…— -")
    if plain == body and len(body.split()) > 12:
        return False
    if '"' in fold(body) or not _OPENS.match(body) or _VERBAL.search(body):
        return False
    if any(word not in _PLAIN for word in _LOWER.findall(body)):
        return False
    return not re.search(r"[.!?]\s+[A-Z]\w+\s+\w+\s+\w+", _without_titles(body))


def _without_titles(words: str) -> str:
    return re.sub(r"\b(?:Mr|Mrs|Ms|Dr|H\.E|Prof|Hon)\.", "Mr", words)


def has_formula(words: str) -> bool:
    """Say whether words open like a speech: "Allow me to congratulate you"."""
    return _FORMULA.search(words.replace("’", "'")) is not None
