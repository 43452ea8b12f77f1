"""The cues by behaviour: what each verb of saying, thinking or taking a stand takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.extract.prose import flags
from kg.extract.prose.frames import (
    ADJECTIVE_FRAMES,
    FRAMES,
    NOUNS,
    PARTICLES,
    PREPOSITIONS,
)
from kg.extract.prose.inflection import IRREGULAR, inflect
from kg.extract.prose.vocabulary import add_verb, words

BARE: Final = 1  # "says it rains"
THAT: Final = 2
WH: Final = 4  # "asks whether"
QUOTED: Final = 8  # stands beside a quotation
POST: Final = 16  # "..., he says"
OBJECT: Final = 32  # "criticises the plan"
TO: Final = 64  # "promises to go"
WANT: Final = 128  # "urges them to go": whom is part of what is wanted
ADDRESS: Final = 256  # "tells them that": whom is not
PASSIVE: Final = 512  # "is expected to"
CHARGE: Final = 1024  # "accuses him of it"
GERUND: Final = 2048  # "denies going"
LINK: Final = 4096  # "seems to go": nobody says it

_LETTERS: Final = {
    "b": BARE, "t": THAT, "w": WH, "q": QUOTED, "p": POST, "n": OBJECT, "f": TO,
    "o": WANT, "a": ADDRESS, "x": PASSIVE, "c": CHARGE, "g": GERUND, "l": LINK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb and what it takes."""

    lemma: str
    frames: int
    prepositions: frozenset[str]
    particles: dict[str, Cue]


def _frames(letters: str) -> int:
    return sum(_LETTERS[letter] for letter in set(letters))


def _rows(text: str) -> list[tuple[str, list[str]]]:
    """Return key and words of each row; a row goes on where its key is blank."""
    rows: list[tuple[str, list[str]]] = []
    for line in text.strip().splitlines():
        key, colon, rest = line.partition(":")
        if colon:
            rows.append((key.strip(), rest.split()))
        else:
            rows[-1][1].extend(line.split())
    return rows


def _particles() -> dict[str, dict[str, Cue]]:
    found: dict[str, dict[str, Cue]] = {}
    for key, (letters, *prepositions) in _rows(PARTICLES):
        verb, particle = key.split()
        cue = Cue(key, _frames(letters), frozenset(prepositions), {})
        found.setdefault(verb, {})[particle] = cue
    return found


def _cues() -> dict[str, Cue]:
    frames: dict[str, int] = {}
    for letters, verbs in _rows(FRAMES):
        for verb in verbs:
            frames[verb] = frames.get(verb, 0) | _frames(letters)
    prepositions = {verb: frozenset(words) for verb, words in _rows(PREPOSITIONS)}
    particles = _particles()
    lemmas = sorted({*frames, *prepositions, *particles})
    return {
        lemma: Cue(
            lemma,
            frames.get(lemma, 0),
            prepositions.get(lemma, frozenset()),
            particles.get(lemma, {}),
        )
        for lemma in lemmas
    }


CUES: Final[dict[str, Cue]] = {}
WORDS: Final[dict[str, int]] = words()

for _lemma, _cue in _cues().items():
    add_verb(WORDS, _lemma, flags.CUE | (flags.NOUN if _lemma in NOUNS else 0))
    for _form in inflect(_lemma):
        CUES.setdefault(_form, _cue)
ADJECTIVES: Final[dict[str, Cue]] = {}
for _lemma, (_kinds, *_rest) in _rows(ADJECTIVE_FRAMES):
    ADJECTIVES[_lemma] = Cue(_lemma, _frames(_kinds.strip("-")), frozenset(_rest), {})
    WORDS[_lemma] = WORDS.get(_lemma, 0) | flags.CUE
for _form, _lemma in (("found", "find"), ("felt", "feel"), ("saw", "see")):
    CUES[_form] = CUES[_lemma]
for _lemma in sorted(IRREGULAR):
    if _lemma not in WORDS:
        add_verb(WORDS, _lemma, flags.NOUN)  # no cue, but the verb of a clause
