"""Antecedents: whom "she" means, from who stands before it in a text.

The subject of the sentence before comes first: whoever said something there, or else
the first one named. Words inside quotation marks bring nobody in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extract.names.capital_runs import Run
from kg.extract.names.known_people import Names
from kg.model import Span, SpeakerKind
from kg.names import flat
from kg.text import fold, word_set

_STOP = re.compile(
    r"[.!?](?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSen\.)(?<!\bRep\.)"
    r"(?<!\bGov\.)(?<!\bGen\.)(?<!\bSt\.)(?<!\bJr\.)(?<!\bProf\.)(?<!\b[A-Z]\.)"
    r"[\"')\]]*\s+(?=[\"'(A-Z\u00c0-\u00de\u0400-\u042f])"
)
# After these a name is no subject: "pressed by Ada Example".
_OBLIQUE = word_set(
    "by with to of for from than about against under on over at in like between"
)
_BACK = 2  # paragraphs before the pronoun's own
FAR = 1500  # characters: nobody is meant who stands further back


class Candidate(NamedTuple):
    """Somebody whom a pronoun may mean; cheap, for there are many."""

    at: int
    name: str
    gender: str | None
    spoke: bool  # somebody's words were theirs there
    kind: SpeakerKind = SpeakerKind.PERSON
    somebody: bool = True  # False: a poll, a body, many
    head: str = ""  # the noun, where no name is printed
    subject: bool = True  # False: after a preposition, or a possessive
    sure: bool = True  # False: who it is was itself in doubt


@dataclass(slots=True)
class Story:
    """What a document has told so far: who is named where, and who has spoken."""

    folded: str
    paragraphs: Sequence[Span]
    names: Names
    quoted: Sequence[Span]  # words in marks, in order
    spoken: list[Candidate] = field(default_factory=list)  # in the order of the text
    _starts: list[int] = field(init=False)
    _quoted: list[int] = field(init=False)
    _ats: list[int] = field(default_factory=list)
    kinds: dict[str, SpeakerKind] = field(default_factory=dict)  # by name
    unnamed: dict[str, str] = field(default_factory=dict)  # name by its noun
    _bodies: dict[str, dict[str, None]] = field(default_factory=dict)  # by each word
    _mentions: dict[int, Candidate | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [one.start for one in self.paragraphs]
        self._quoted = [one.start for one in self.quoted]

    def is_quoted(self, at: int) -> bool:
        """Say whether a place lies inside words that somebody is quoted with."""
        number = bisect_right(self._quoted, at) - 1
        return number >= 0 and at < self.quoted[number].end

    def paragraph_of(self, at: int) -> int:
        """Return the number of the paragraph that holds a place."""
        return max(0, bisect_right(self._starts, at) - 1)

    def tell(self, one: Candidate) -> None:
        """Note who spoke, for the pronouns that follow."""
        if not self._ats or one.at >= self._ats[-1]:
            place = len(self._ats)
        else:
            place = bisect_right(self._ats, one.at)
        self._ats.insert(place, one.at)
        self.spoken.insert(place, one)
        if one.kind is SpeakerKind.UNNAMED:
            self.unnamed[one.head] = one.name
        elif one.kind is SpeakerKind.ORGANIZATION:
            self._tell_body(one.name)
        self.kinds[one.name] = one.kind

    def _tell_body(self, name: str) -> None:
        if name not in self._bodies.get("", ()):
            for word in {"", *fold(name).casefold().split()}:
                self._bodies.setdefault(word, {})[name] = None

    def bodies_with(self, words: Set[str]) -> set[str]:
        """Return the bodies that spoke and have all of the words in their name.

        Of more than one, two are enough to know that neither is meant.
        """
        lists = [self._bodies.get(word, {}) for word in words or {""}]
        found: set[str] = set()
        for name in min(lists, key=len):
            if self.kinds[name] is not SpeakerKind.ORGANIZATION:
                continue
            if all(name in one for one in lists):
                found.add(name)
            if len(found) > 1:
                break
        return found

    def mention(self, run: Run) -> Candidate | None:
        """Return whom a run brings in, unless it only quotes or names nobody."""
        at = run.start
        if at not in self._mentions:
            quoted = self.is_quoted(at)
            self._mentions[at] = None if quoted else _mentioned(self, run)
        return self._mentions[at]

    def spoke_between(self, start: int, end: int) -> list[Candidate]:
        """Return who spoke in a stretch of text, in order."""
        return self.spoken[bisect_left(self._ats, start) : bisect_left(self._ats, end)]


def antecedent(
    story: Story, at: int, gender: str | None, back: int = _BACK
) -> tuple[str | None, bool]:
    """Return the name that "he" or "she" stands for, and whether only one fits."""
    own = story.paragraph_of(at)
    for number in range(own, max(-1, own - 1 - back), -1):
        paragraph = story.paragraphs[number]
        end = min(at, paragraph.end)
        start = max(paragraph.start, end - FAR)
        here = _candidates(story, start, end)
        found = [one for one in here if _fits(one, gender)]
        if not found:
            continue
        found = [one for one in found if one.gender == gender or one.spoke] or found
        chosen = _chosen(story.folded, found, start, end)
        people = {one.name for one in found if one.at <= chosen.at or one.subject}
        told = chosen.gender is not None or chosen.spoke
        told = told and chosen.sure
        return chosen.name, told and own - number < 2 and len(people) == 1
    return None, False


def _fits(one: Candidate, gender: str | None) -> bool:
    return one.somebody and (gender is None or one.gender in (None, gender))


def _candidates(story: Story, start: int, end: int) -> list[Candidate]:
    """Return who is named or spoke in a stretch of text, in order."""
    found = story.spoke_between(start, end)
    taken = {one.at for one in found}
    for run in story.names.between(start, end):
        one = None if run.start in taken else story.mention(run)
        if one is not None:
            found.append(one)
    return sorted(found, key=_place)


def _place(one: Candidate) -> int:
    return one.at


def _mentioned(story: Story, run: Run) -> Candidate | None:
    person = story.names.of_run(run)
    if person is not None:
        return _named(story.folded, run, person.name, person.gender)
    if run.proved and len(run.words) == 1:
        return _named(story.folded, run, flat(run.printed), run.gender)
    return None


def _named(folded: str, run: Run, name: str, gender: str | None) -> Candidate:
    before = folded[max(0, run.start - 40) : run.start].split()[-2:]
    oblique = not _OBLIQUE.isdisjoint(before)
    owner = folded.startswith("'s", run.end) or folded.startswith("' ", run.end)
    return Candidate(run.start, name, gender, False, subject=not (oblique or owner))


def _chosen(folded: str, found: Sequence[Candidate], start: int, end: int) -> Candidate:
    """Return the subject of the last sentence that has anybody who fits."""
    fitting = [one for one in found if one.subject or one.spoke]
    if not fitting:
        return found[-1]
    first = start
    for stop in _STOP.finditer(folded, start, end):
        if stop.end() > fitting[-1].at:
            break
        first = stop.end()
    here = [one for one in fitting if one.at >= first]
    return next((one for one in here if one.spoke), here[0])
