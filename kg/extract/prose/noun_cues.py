"""The nouns of saying: what each takes, and whether it needs somebody named."""

from __future__ import annotations

from typing import Final

THAT: Final = 1
INFINITIVE: Final = 2
ALONE: Final = 4  # a statement even where nobody is named

_LETTERS: Final = {"t": THAT, "f": INFINITIVE, "a": ALONE}

_NOUNS: Final = """
ta of about: claim allegation assertion accusation suggestion
t about of: belief view conclusion argument contention insistence notion assumption
  admission acknowledgment acknowledgement statement declaration revelation assurance
t: finding perception prediction impression realization revelation
  conviction sense
t about: fear concern worry doubt suspicion speculation rumor rumour warning complaint
  opinion feeling
ta about: fear concern doubt question
fta of: promise pledge vow threat commitment
ft of: decision proposal plan demand
f: determination
t of: announcement
t on: emphasis
t: theory signal message hint
f: desire wish refusal willingness desire request intention intent bid
  readiness eagerness reluctance unwillingness
fa for: call
t for: hope
a of for: criticism condemnation denunciation praise
n of: critique endorsement embrace rejection denial defense assessment description
  portrayal characterization
n for: support admiration disdain contempt respect push preference
n to: opposition objection response reaction
n on: stance position attack comment remark
a about: question
"""


def _rows() -> list[tuple[str, str]]:
    """Return key and words of each row; a row goes on where its key is blank."""
    rows: list[tuple[str, str]] = []
    for row in _NOUNS.strip().splitlines():
        key, colon, words = row.partition(":")
        if colon:
            rows.append((key.strip(), words))
        else:
            last, before = rows[-1]
            rows[-1] = last, before + row
    return rows


def _noun_cues() -> dict[str, tuple[int, frozenset[str]]]:
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for key, words in _rows():
        letters, *prepositions = key.split()
        frames = sum(flag for letter, flag in _LETTERS.items() if letter in letters)
        for noun in words.split():
            for form in (noun, noun + "s"):
                known, before = found.get(form, (0, frozenset()))
                found[form] = known | frames, before | frozenset(prepositions)
    return found


# By singular and plural: the frames, and the prepositions before what is said.
NOUN_CUES: Final = _noun_cues()
