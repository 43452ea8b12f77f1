"""Bodies in a label, and speakers without a name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import lexicon as lex
from kg.extract.labels.label_names import role_and_names
from kg.extract.labels.label_people import Party, party
from kg.extract.labels.label_words import (
    Word,
    hull,
    link_in,
    may_be_name,
    name_evidence,
    role_start,
    without_titles,
)
from kg.extract.phrases.cuts import Cut
from kg.extract.phrases.role_phrases import Post
from kg.model import SpeakerKind


def read_unnamed(words: Sequence[Word]) -> Sequence[Party]:
    """Read "Sample Company Spokesperson" as somebody who is not named."""
    last, link = words[-1], link_in(words)
    if 0 < link < 4 and role_start(words[:link], link - 1) == 0 and len(words) < 9:
        return [Party(hull(words), SpeakerKind.UNNAMED)]
    if not last.head or last.low in lex.NAME_HEADS or last.text.isupper():
        return ()
    if len(words) > 6 or any(one.text == "of" for one in words):
        return ()
    return [Party(hull(words), SpeakerKind.UNNAMED)]


def read_alone(
    words: Sequence[Word],
    parts: Sequence[Cut],
    first_person: bool,
) -> Sequence[Party]:
    """Read a label without any role: an organisation, several, or a bare name."""
    whole = (words[0].start, words[-1].end)
    if len(parts) == 1:
        bodies = _joint_bodies(words)
        if bodies:
            return [Party(cut, SpeakerKind.ORGANIZATION) for cut in bodies]
        name = without_titles(words)
        if len(name) == 1 and name[0].given and may_be_name(name):
            cut = (name[0].start, name[0].end)
            return [Party(cut, SpeakerKind.PERSON, full=False, certain=False)]
        if len(name) >= 2 and may_be_name(name):
            score = name_evidence(name) + 2 * first_person
            if score >= 2:
                return [
                    Party(
                        (name[0].start, name[-1].end), SpeakerKind.PERSON, certain=False
                    )
                ]
            doubtful = score > -3 and not any(one.body for one in words)
            return [Party(whole, SpeakerKind.ORGANIZATION, certain=not doubtful)]
    return _role_behind_commas(words) or [Party(whole, SpeakerKind.ORGANIZATION)]


def _role_behind_commas(words: Sequence[Word]) -> Sequence[Party]:
    """Read "Rivers, Lakes and Ports Committee Chair Ada Example", without the body."""
    opened = role_and_names(words)
    if opened is None or min(map(name_evidence, opened[1])) < 3:
        return ()
    before, names = opened
    role = (before[role_start(before, len(before) - 1)].start, before[-1].end)
    post = Post(role, (), printed=role)
    return [party(name, (post,)) for name in names]


def _joint_bodies(words: Sequence[Word]) -> list[Cut]:
    """Return the bodies of "Sample Union and Example League", each with its noun."""
    joins = [at for at, one in enumerate(words) if one.joins]
    if len(joins) != 1 or not 1 < joins[0] < len(words) - 2:
        return []
    at = joins[0]
    halves = (words[:at], words[at + 1 :])
    if not all(_complete(half) for half in halves):
        return []
    parts = [any(one.text in lex.PREPOSITIONS for one in half) for half in halves]
    if parts[0] and not parts[1]:
        return []  # "Association of Public and Land-Grant Universities"
    return [(half[0].start, half[-1].end) for half in halves]


def _complete(words: Sequence[Word]) -> bool:
    """Say whether words are a body's whole name: its noun ends it or leads to "of"."""
    core: list[Word] = []
    for one in words:
        if one.text in lex.PREPOSITIONS and core:
            break
        core.append(one)
    strong = core[-1].low in lex.ORG_WORDS - lex.FUNCTIONS
    return strong and len(words) > 1 and words[0].text[0].isupper()
