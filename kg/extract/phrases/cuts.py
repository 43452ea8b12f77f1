"""Phrases of an attribution: cut at commas, and told apart as role, organisation, name.

Everything here works on one line of folded text and returns offsets into it.
"""

from __future__ import annotations

import re

from kg.extract import lexicon as lex

Cut = tuple[int, int]

_WORD = re.compile(r"[^\s()\[\]\",;]+")
_HYPHENS = re.compile(r"-{2,}")  # a hyphen at a line's end
_HARD = re.compile(r"[()\[\]\",;]")
_HIDES = re.compile(r"[(\[\"]")
_BRACKETS = {"(": ")", "[": "]"}
_LEADING_JOIN = re.compile(r"(?:and|&|as well as)\s+", re.I)
_CLASS_OF_PART = re.compile(r"[-/]")
_YEARS = re.compile(
    r"(?:(?:since|until|till|from|in|before|to|up to|c\.|circa)\s+)?"
    r"(?:1[89]|20)\d\d(?:\s*[-/]\s*(?:(?:1[89]|20)?\d\d|present|now|date))?"
    r"(?:\s*(?:,|and|;)\s*(?:1[89]|20)\d\d(?:\s*-\s*(?:(?:1[89]|20)?\d\d|present))?)*"
)
ACRONYM = re.compile(r"[A-Z][A-Z&.+\d-]*[A-Z\d]|[A-Z]{2,}[a-z]?")


def words_of(s: str, cut: Cut) -> list[Cut]:
    """Return the words of a stretch; brackets and quotation marks are none."""
    return [match.span() for match in _WORD.finditer(s, *cut)]


def low(s: str, word: Cut) -> str:
    """Return a word in lower case, without a possessive ending or a final stop."""
    plain = _HYPHENS.sub("-", s[slice(*word)]).casefold().rstrip(".,:")
    return plain.removesuffix("'s").removesuffix("'")


def strip(s: str, cut: Cut, extra: str = "") -> Cut:
    """Return the stretch without blanks, and `extra`, at its ends; it may be empty."""
    start, end = cut
    while start < end and (s[start].isspace() or s[start] in extra):
        start += 1
    while end > start and (s[end - 1].isspace() or s[end - 1] in extra):
        end -= 1
    return start, end


def mask(s: str) -> str:
    """Return the line with everything in brackets or quotation marks made `\\x00`."""
    if not _HIDES.search(s):
        return s
    out = list(s)
    depth, closer, quoted = 0, "", False
    for at, char in enumerate(s):
        if depth and char == closer:
            depth -= 1
            out[at] = "\0"
            continue
        if not depth and not quoted and char in _BRACKETS and _closes(s, at):
            depth, closer = 1, _BRACKETS[char]
            out[at] = "\0"
            continue
        if not depth and char == '"' and (quoted or '"' in s[at + 1 :]):
            quoted = not quoted
            out[at] = "\0"
            continue
        if depth or quoted:
            out[at] = "\0"
    return "".join(out)


def _closes(s: str, at: int) -> bool:
    return _BRACKETS[s[at]] in s[at:]


def split(s: str, cut: Cut, separator: str) -> list[Cut]:
    """Cut at a separator that stands outside brackets and quotation marks."""
    masked = mask(s[cut[0] : cut[1]])
    pieces, start = [], 0
    for match in re.finditer(separator, masked):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, len(masked)))
    shifted = (strip(s, (cut[0] + a, cut[0] + b)) for a, b in pieces)
    return [piece for piece in shifted if piece[0] < piece[1]]


def drop_and(s: str, cut: Cut) -> Cut:
    """Return the stretch without a leading "and"."""
    match = _LEADING_JOIN.match(s, *cut)
    return strip(s, (match.end(), cut[1])) if match else cut


def drop_determiner(s: str, cut: Cut) -> Cut:
    """Return the stretch without leading articles, "and" or a country's possessive."""
    words = words_of(s, cut)
    start = cut[0]
    for word in words[:-1]:
        plain = s[slice(*word)].casefold()
        possessive = plain.endswith(("'s", "s'"))
        if word[0] != start and s[start : word[0]].strip():
            break
        if plain in lex.SKIPPED or (possessive and low(s, word) in lex.COUNTRIES):
            start = word[1]
        else:
            break
    return strip(s, (start, cut[1]))


def core(s: str, cut: Cut) -> list[Cut]:
    """Return the words of the head phrase: up to the first preposition or bracket."""
    found: list[Cut] = []
    for word in words_of(s, drop_determiner(s, cut)):
        if found and _HARD.search(s, found[-1][1], word[0]):
            break
        if s[slice(*word)] in lex.PREPOSITIONS:
            break
        found.append(word)
    return found


def is_head(s: str, word: Cut) -> bool:
    """Say whether a word is the noun of a role: "Director", "Co-Founder"."""
    plain = low(s, word)
    if plain in lex.ROLE_HEADS:
        return True
    parts = _CLASS_OF_PART.split(plain)
    if len(parts) < 2 or s[slice(*word)].isupper():
        return False
    return parts[-1] in lex.ROLE_HEADS or plain.endswith("-at-large")


def is_role(s: str, cut: Cut) -> bool:
    """Say whether a stretch opens with a role: its head phrase ends in such a noun."""
    return role_end(s, cut) is not None


def role_end(s: str, cut: Cut) -> int | None:
    """Return where the head phrase of a role ends, or None if this is no role."""
    words = core(s, cut)
    kept = list(words)
    while len(kept) > 1 and low(s, kept[-1]) in lex.AFTER_HEAD | {"and"}:
        kept.pop()
    if not kept or not is_head(s, kept[-1]):
        plural = len(words) == 1 and low(s, words[0]).rstrip("s") in lex.ROLE_HEADS
        return words[-1][1] if plural and s[words[0][0]].isupper() else None
    surname = low(s, kept[-1]) in lex.NAME_HEADS and s[kept[-1][0]].isupper()
    if surname and len(kept) > 1 and not all(_modifies(s, word) for word in kept[:-1]):
        return None
    return words[-1][1]


def _modifies(s: str, word: Cut) -> bool:
    plain = low(s, word)
    parts = _CLASS_OF_PART.split(plain)
    return plain in _MODIFYING or is_head(s, word) or parts[-1] in _MODIFYING


_MODIFYING = lex.MODIFIERS | lex.FUNCTIONS | lex.ORG_WORDS | lex.DEMONYMS | {"and", "&"}


def org_head(s: str, cut: Cut) -> str | None:
    """Return the organisation noun that ends the head phrase, if there is one."""
    words = core(s, cut)
    if not words:
        return None
    plain = low(s, words[-1])
    if plain in lex.ORG_WORDS:
        return plain
    parts = _CLASS_OF_PART.split(plain)
    if len(parts) > 1 and parts[-1] in lex.ORG_WORDS:
        return parts[-1]
    first = low(s, words[0])  # "JSC Russian Railways", "Bank Example"
    legal = lex.COMPANY_WORDS | {"pao", "ooo", "oao", "ao", "ano", "npo", "zao"}
    return first if first in legal and len(words) > 1 else None


def has_org_word(s: str, cut: Cut) -> bool:
    """Say whether any word of the stretch is the noun of an organisation."""
    return any(
        low(s, word) in lex.ORG_WORDS and s[word[0]].isupper()
        for word in words_of(s, cut)
    )


def is_country(s: str, cut: Cut) -> bool:
    """Say whether the stretch names a country, and nothing else."""
    plain = " ".join(s[slice(*drop_determiner(s, cut))].casefold().split())
    if plain.rstrip(".") in lex.COUNTRIES or plain in lex.COUNTRIES:
        return True
    if re.fullmatch(
        r"(?:republic|kingdom|sultanate|emirate|state) of (?:\w+ ?){1,3}", plain
    ):
        return is_capital(s, cut) and not any(
            low(s, word) in lex.ORG_WORDS for word in words_of(s, cut)
        )
    return plain.removesuffix(" republic") + "n" in lex.COUNTRIES


def is_city(s: str, cut: Cut) -> bool:
    """Say whether the stretch is a city's name, and nothing else."""
    return " ".join(s[slice(*cut)].casefold().split()) in lex.CITIES


def is_region(s: str, cut: Cut) -> bool:
    """Say whether the head phrase ends in a region's noun: "Sample Territory"."""
    words = core(s, cut)
    return bool(words) and low(s, words[-1]) in lex.REGION_WORDS


def is_place(s: str, cut: Cut) -> bool:
    """Say whether the stretch only says where an organisation is."""
    return is_country(s, cut) or is_city(s, cut)


def is_years(s: str, cut: Cut) -> bool:
    """Say whether the stretch holds the years of an office, and nothing else."""
    return _YEARS.fullmatch(s[slice(*cut)].strip()) is not None


def is_degree(s: str, cut: Cut) -> bool:
    """Say whether the stretch is an academic degree."""
    words = words_of(s, cut)
    if not words:
        return False
    first = s[slice(*words[0])]
    if first.casefold() in lex.DEGREES or first in lex.ORDERS:
        return True
    text = " ".join(s[slice(*cut)].casefold().split())
    return bool(re.match(r"(?:grand )?(?:doctor|candidate) of (?:\w+ )?\w+$", text))


def is_capital(s: str, cut: Cut) -> bool:
    """Say whether the stretch begins like a name: capital, digit or quotation mark."""
    start = drop_determiner(s, cut)[0]
    first = s[start : start + 1]
    return first.isupper() or first.isdigit() or first == '"'
