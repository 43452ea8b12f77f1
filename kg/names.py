"""Names as keys: when two spellings are one, and how a name becomes part of an IRI."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\W_]+")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212-]")
_QUOTES = re.compile(r"[\"'«»“”„‘’]")


def slug(words: str) -> str:
    """Return words as the last part of an IRI: lower case, joined by hyphens.

    Latin letters lose their accents; letters of other scripts stay as they are, since
    IRIs may hold them and a transliteration would merge different names.
    """
    plain = []
    for char in unicodedata.normalize("NFC", words.casefold()):
        base = unicodedata.normalize("NFKD", char)
        plain.append(base[0] if "a" <= base[0] <= "z" else char)
    return _APART.sub("-", _QUOTES.sub("", "".join(plain))).strip("-")


def flat(words: str) -> str:
    """Return words on one line: a name is the same across a line break of its page."""
    return " ".join(words.split())


def name_key(name: str) -> str:
    """Return the form under which two spellings of a name are the same spelling.

    Case, kinds of blank, hyphen and quotation mark do not tell names apart; anything
    else does, and only the authority file or a judgement may then merge them.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    folded = _QUOTES.sub("", _HYPHENS.sub("-", folded))
    return " ".join(folded.split()).strip(" ,;:.")
