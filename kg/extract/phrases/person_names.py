"""Names of people: where one begins and ends in a line of folded text."""

from __future__ import annotations

import re

from kg.extract import lexicon as lex
from kg.extract.phrases.cuts import (
    ACRONYM,
    Cut,
    has_org_word,
    is_country,
    is_head,
    low,
    strip,
    words_of,
)
from kg.text import word_set

_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?")
_PATRONYMIC = re.compile(r".+(?:ovich|evich|ich|ovna|evna|ichna|inichna)")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|(?:['.]|-{1,3})(?=[^\W\d_]|$))*")


def is_initial(s: str, word: Cut) -> bool:
    """Say whether a word is one or more initials: "V.", "A.P.J."."""
    text = s[slice(*word)]
    return text[:1].isupper() and _INITIAL.fullmatch(text) is not None


def is_particle(s: str, word: Cut) -> bool:
    """Say whether a word is a small word inside names: "bin", "van", "Al"."""
    return s[slice(*word)].casefold() in lex.PARTICLES


def _is_capital(s: str, word: Cut) -> bool:
    """Say whether a word may be part of a name by its shape."""
    text = s[slice(*word)]
    if _NAME_WORD.fullmatch(text) is None:
        return False
    plain = text.casefold()
    if plain.rstrip(".") in lex.NO_NAMES or plain.endswith("'s"):
        return False
    if text[-1] == "." and len(text) > 4:
        return False  # the end of a sentence, not an abbreviation
    if text[0].isupper():
        return True
    prefix, _, rest = text.partition("-")  # "al-Sample", "d'Example"
    if prefix in {"al", "el", "an", "as", "ad", "ash", "ul"} and rest[:1].isupper():
        return True
    return bool(re.match(r"(?:d|l|o)'[A-Z]", text))


def name_word(s: str, word: Cut) -> bool:
    """Say whether a word may stand inside a person's name."""
    if is_initial(s, word) or is_particle(s, word) or _suffix(s, word):
        return True
    return _is_capital(s, word) and not _lexical(s, word)


def _suffix(s: str, word: Cut) -> bool:
    return s[slice(*word)].casefold() in lex.NAME_SUFFIXES


def _lexical(s: str, word: Cut) -> bool:
    """Say whether a word belongs to roles or organisations rather than to names."""
    plain = low(s, word)
    if plain in lex.NAME_HEADS:
        return False
    nouns = lex.ORG_WORDS | lex.REGION_WORDS
    return is_head(s, word) or (plain in nouns and plain not in _SURNAMES)


# Nouns of organisations that are surnames as often.
_SURNAMES = word_set(
    """
    church school house hall banks park parks port post mills mall branch fields
    bar lane court steel voice camp power
    """
)


def skip_titles(s: str, cut: Cut) -> Cut:
    """Return the stretch without leading titles: "H.E. Dr.", "His Excellency Mr."."""
    start = cut[0]
    for word in words_of(s, cut):
        if s[start : word[0]].strip(" ,"):
            break
        plain = s[slice(*word)].casefold().rstrip(".")
        if plain not in lex.HONORIFICS or word[1] >= cut[1]:
            break
        start = word[1]
    return strip(s, (start, cut[1]), ",")


def name_at(s: str, cut: Cut) -> Cut | None:
    """Return the name that the stretch opens with, titles left out."""
    inner = skip_titles(s, cut)
    end = inner[0]
    solid = 0
    for word in words_of(s, inner):
        gap = s[end : word[0]]
        if (gap.strip() and not _suffix(s, word)) or not name_word(s, word):
            break
        end = word[1]
        solid += not is_particle(s, word) and not is_initial(s, word)
    kept = _without_loose_ends(s, (inner[0], end))
    if not solid or kept[0] >= kept[1]:
        return None
    return kept


def _without_loose_ends(s: str, cut: Cut) -> Cut:
    """Return a name without a small word or letters of an order at its end."""
    words = words_of(s, cut)
    while words and (
        (is_particle(s, words[-1]) and s[words[-1][0]].islower())
        or s[slice(*words[-1])] in lex.ORDERS
    ):
        words.pop()
    return (cut[0], words[-1][1]) if words else (cut[0], cut[0])


def full_name(s: str, cut: Cut) -> bool:
    """Say whether the stretch is a person's name of two to eight words."""
    name = name_at(s, cut)
    if name is None or s[name[1] : cut[1]].strip(" .") not in lex.ORDERS | {""}:
        return False
    words = words_of(s, name)
    if not 2 <= len(words) <= 8:
        return False
    solid = [w for w in words if not is_particle(s, w) and not is_initial(s, w)]
    if not solid or (len(solid) < 2 and not any(is_initial(s, w) for w in words)):
        particles = any(is_particle(s, w) and s[w[0]].isupper() for w in words)
        if not (solid and particles):
            return False
    if all(ACRONYM.fullmatch(s[slice(*w)]) for w in solid) and len(solid) < 2:
        return False
    return not is_country(s, name) and not has_legal_form(s, name)


def has_legal_form(s: str, cut: Cut) -> bool:
    """Say whether a word marks a company: "JSC", "LLC"."""
    legal = {"jsc", "pjsc", "llc", "ltd", "inc", "plc", "gmbh", "corp", "ojsc", "cjsc"}
    return any(low(s, word) in legal for word in words_of(s, cut))


def single_name(s: str, cut: Cut) -> bool:
    """Say whether the stretch is one name word, titles left out, such as a surname."""
    name = name_at(s, cut)
    if name is None or name[1] != cut[1]:
        return False
    words = words_of(s, name)
    if any(is_initial(s, word) for word in words):
        return False
    text = s[slice(*name)]
    if ACRONYM.fullmatch(text) or is_country(s, name) or has_org_word(s, name):
        return False
    if text.casefold() in lex.UNNAMED_NOUNS or text.casefold() in lex.FUNCTIONS:
        return False
    solid = [word for word in words if not is_particle(s, word)]
    return len(solid) == 1 and text[-1] != "."


def may_name(s: str) -> bool:
    """Say whether words may name somebody: a capital, or the noun of a role."""
    for word in words_of(s, (0, len(s))):
        plain = low(s, word)
        known = plain in lex.NO_NAMES or not s[word[0]].isupper()
        if not known or is_head(s, word) or plain in lex.UNNAMED_NOUNS:
            return True
    return False


def name_at_end(s: str, cut: Cut) -> Cut | None:
    """Return the name that ends a stretch whose earlier words are something else.

    Two words by default; initials, particles and patronymics reach further back, and
    so does everything after the last noun of an organisation.
    """
    words = words_of(s, cut)
    run = len(words)
    while run > 0 and name_word(s, words[run - 1]) and _touching(s, words, run):
        run -= 1
    country = _country_words(s, words[run:-2])
    run += country
    available = len(words) - run
    if available < 2:
        return None
    after_noun = country > 0 or (
        run > 0
        and (
            low(s, words[run - 1]) in lex.ORG_WORDS
            or is_head(s, words[run - 1])
            or s[words[run - 1][1] : words[run][0]].strip() != ""
        )
    )
    start = run if after_noun and available <= 4 else _start_of_name(s, words, run)
    name = (words[start][0], words[-1][1])
    return name if full_name(s, name) else None


def _country_words(s: str, words: list[Cut]) -> int:
    """Return how many words name the country that the words open with, if they do."""
    for count in range(len(words), 0, -1):
        if is_country(s, (words[0][0], words[count - 1][1])):
            return count
    return 0


def _touching(s: str, words: list[Cut], run: int) -> bool:
    """Say whether only blanks lie between this word and the next one."""
    if run == len(words):
        return True
    return not s[words[run - 1][1] : words[run][0]].strip()


def _start_of_name(s: str, words: list[Cut], run: int) -> int:
    start = len(words) - 2
    while start > run:
        here, before = words[start], words[start - 1]
        text = s[slice(*here)].casefold()
        if (
            is_particle(s, here)
            or is_initial(s, here)
            or is_particle(s, before)
            or is_initial(s, before)
            or _PATRONYMIC.fullmatch(text)
            or (_suffix(s, words[-1]) and len(words) - start < 3)
        ):
            start -= 1
        else:
            break
    return start
