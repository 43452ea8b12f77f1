"""Speakers of turns: each label becomes the one whom the document shows it to mean.

"Director Ada Example:" at first and "Ada Example:" or "Ms. Example:" later are one
speaker, with the roles of the first; two spellings of a name are two until proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kg.extract.phrases.cuts import drop_determiner
from kg.model import Capacity, Speaker, SpeakerKind
from kg.readers.transcripts import turn_words as known
from kg.readers.transcripts.bylines import Byline, lifted
from kg.readers.transcripts.given_speaker import given_speaker
from kg.readers.transcripts.printed_names import PrintedNames, name_tokens, shortens
from kg.readers.transcripts.turn_candidates import Candidate
from kg.readers.transcripts.turn_initials import fitting, full_names, initials
from kg.readers.transcripts.turn_shapes import Form
from kg.readers.transcripts.turns import Turn
from kg.text import fold

_PEOPLE = frozenset({Form.POST, Form.NAME, Form.TITLED, Form.SINGLE})
_ALIKE = 0.75  # of two spellings, by which they may be one name
_COMPARED = 50  # names with a word in common that are compared with each other

Tokens = tuple[str, ...]
Posts = tuple[Capacity, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name whom labels or the title name."""

    name: str
    tokens: Tokens
    capacities: Posts

    @property
    def full(self) -> bool:
        """Say whether more than a surname is known."""
        return len(self.tokens) > 1

    def speaks(self, method: str, own: Posts = ()) -> Speaker:
        """Return the person as the speaker of a turn, in the roles printed there."""
        capacities = own or self.capacities
        return Speaker(self.name, SpeakerKind.PERSON, capacities, method)


class TurnSpeakers:
    """Whom the labels of one document mean."""

    def __init__(
        self,
        text: str,
        turns: Sequence[Turn],
        bylines: Sequence[Byline],
        record: str | None = None,
    ) -> None:
        self.text = text
        self.labels = [one.label for one in turns]
        self.full = full_names(text, self.labels)
        self.names = PrintedNames(text, self._surnames(bylines))
        self.people: dict[Tokens, Person] = {}
        named = [self._byline(one) for one in bylines if one.person]
        self.single = named[0] if len(named) == 1 else None
        for label in self.labels:
            name = self._name(label)
            held = self._capacities(label)
            full = len(name_tokens(name)) > 1
            if label.shape.form in _PEOPLE and (full or held):
                self._add(name if full else self._in_full(name), held)
        self.bodies = any(one.shape.form is Form.BODY for one in self.labels)
        self.record = record if record and not named else None
        self.by_edge = _by_edge(self.people.values())
        self._fitting: dict[str, tuple[str, ...]] = {}
        self._ambiguous: dict[str, tuple[int, str]] = {}

    def _surnames(self, bylines: Sequence[Byline]) -> set[str]:
        """Return the names of one word, to be looked up in full in the text."""
        printed = [one.name.of(self.text) for one in bylines]
        printed += [
            self._words(one) for one in self.labels if one.shape.form in _PEOPLE
        ]
        tokens = [name_tokens(one) for one in printed]
        return {fold(one[0]) for one in tokens if len(one) == 1}

    def named_alone(self) -> Speaker | None:
        """Return the one person whom the title, or the record, names as speaking."""
        if self.single:
            return self.people[self.single].speaks("named")
        return self._given()

    def _given(self, role: str | None = None) -> Speaker | None:
        """Return whom the record names, if it gives this role or none is asked for."""
        if self.record is None or (role and role not in _role_key(self.record)):
            return None
        given = given_speaker(self.record)
        if given.kind is not SpeakerKind.PERSON:
            return None
        return replace(given, name=self._in_full(given.name))

    def _byline(self, byline: Byline) -> Tokens:
        printed = self.names.spelt(byline.name.of(self.text))
        return self._add(self._in_full(printed), byline.capacities)

    def _in_full(self, name: str) -> str:
        tokens = name_tokens(name)
        return (self.names.full(tokens[0]) if len(tokens) == 1 else None) or name

    def _add(self, name: str, capacities: Posts) -> Tokens:
        tokens = name_tokens(name)
        before = self.people.get(tokens)
        if before is None:
            self.people[tokens] = Person(name, tokens, capacities)
        elif not before.capacities:
            self.people[tokens] = replace(before, capacities=capacities)
        return tokens

    def _words(self, label: Candidate) -> str:
        start, end = label.shape.name
        return self.text[label.span.start + start : label.span.start + end]

    def _name(self, label: Candidate) -> str:
        return self.names.spelt(self._words(label))

    def _capacities(self, label: Candidate) -> Posts:
        base = label.span.start
        return tuple(lifted(self.text, base, one) for one in label.shape.capacities)

    # -- one label -----------------------------------------------------------------

    def of(self, turn: Turn) -> Speaker:
        """Return the speaker of a turn, with how the name was found."""
        label = turn.label
        form = label.shape.form
        if form is Form.PART:
            return self._part(label)
        meant = self._by_initials(label)
        if meant is not None:
            return meant
        if form is Form.ROLE:
            return self._in_role(label)
        return self._body(label) if self._is_body(label) else self._person(label)

    def _by_initials(self, label: Candidate) -> Speaker | None:
        """Return the one whom initials mean: a full label before, or else a person."""
        letters = initials(self._words(label))
        if letters is None:
            return None
        if letters not in self._fitting:
            self._fitting[letters] = fitting(letters, self.full)
        labelled = self._fitting[letters]
        if len(labelled) == 1:
            full = self.full[labelled[0]]
            speaker = self._body(full) if self._is_body(full) else self._person(full)
            return replace(speaker, method="turn-label")
        if labelled:
            self._leave(label, labelled)
            bodies = any(self._is_body(self.full[one]) for one in labelled)
            kind = SpeakerKind.UNNAMED if bodies else SpeakerKind.PERSON
            return Speaker(self._words(label), kind, (), "turn-label")
        people = {one.name: one for one in self.people.values()}
        named = fitting(letters, people)
        return people[named[0]].speaks("nominal") if len(named) == 1 else None

    def _body(self, label: Candidate) -> Speaker:
        own, kind = self._capacities(label), SpeakerKind.ORGANIZATION
        return Speaker(self._name(label), kind, own, "turn-label")

    def _is_body(self, label: Candidate) -> bool:
        """Say whether a label names a body, or one word a medium as others do."""
        form, name = label.shape.form, self._name(label)
        if form not in {Form.BODY, Form.SINGLE} or self._bearers(name_tokens(name)):
            return False
        return form is Form.BODY or (self.bodies and self._in_full(name) == name)

    def _person(self, label: Candidate) -> Speaker:
        name, own = self._name(label), self._capacities(label)
        tokens = name_tokens(name)
        found = self.people.get(tokens)
        if found is not None and found.full and not self._is_initialled(tokens):
            return found.speaks("turn-label", own)
        bearers = self._bearers(tokens)
        if len(bearers) == 1:
            surname = bearers[0].tokens[-1] == tokens[-1]
            return bearers[0].speaks("surname" if surname else "given-name", own)
        if bearers:
            self._leave(label, [one.name for one in bearers])
        elif self._in_full(name) != name:
            return Person(self._in_full(name), tokens, own).speaks("surname")
        held = own or (found.capacities if found else ())
        return Speaker(name, SpeakerKind.PERSON, held, "turn-label")

    def _leave(self, label: Candidate, names: Sequence[str]) -> None:
        """Keep that a label, left as printed, may mean any of these."""
        listed = ", ".join(sorted(names))
        problem = f"{self._name(label)!r} may be any of {listed}; left as printed"
        self._ambiguous.setdefault(label.key, (label.span.start, problem))

    def _is_initialled(self, tokens: Tokens) -> bool:
        return any(len(one.rstrip(".")) == 1 for one in tokens[:-1])

    def _bearers(self, tokens: Tokens) -> list[Person]:
        """Return whom a surname, a given name or initials can mean."""
        if not tokens:
            return []
        edges = dict.fromkeys((tokens[-1], tokens[0]))
        near = [one for edge in edges for one in self.by_edge.get(edge, ())]
        fitting = {
            one.tokens: one for one in near if one.full and shortens(tokens, one.tokens)
        }
        return list(fitting.values())

    def _part(self, label: Candidate) -> Speaker:
        """Return somebody unnamed; an answer is of the one whom the title names."""
        name = " ".join(self._words(label).split())
        answers = self.named_alone() if known.ANSWERS.fullmatch(name) else None
        if answers is not None:
            named = answers.method == "named"
            return replace(answers, method="nominal") if named else answers
        many = known.MANY.fullmatch(name) is not None
        kind = SpeakerKind.COLLECTIVE if many else SpeakerKind.UNNAMED
        return Speaker(name, kind, self._capacities(label), "turn-label")

    def _in_role(self, label: Candidate) -> Speaker:
        """Return the one person in a role that a label names alone, or somebody."""
        name = " ".join(self._words(label).split())
        role = _role_key(name)
        held = [
            one
            for one in self.people.values()
            if any(_role_key(p.role.text) == role for p in one.capacities if p.role)
        ]
        if len(held) == 1:
            return held[0].speaks("nominal")
        given = None if held else self._given(role)
        own = self._capacities(label)
        return given or Speaker(name, SpeakerKind.UNNAMED, own, "turn-label")

    # -- what could not be decided -------------------------------------------------

    def problems(self) -> list[tuple[int, str]]:
        """Return what could not be decided, with where it stands in the text."""
        return [*self._ambiguous.values(), *self._variants()]

    def _variants(self) -> list[tuple[int, str]]:
        first: dict[Tokens, int] = {}
        for label in self.labels:
            first.setdefault(name_tokens(self._name(label)), label.span.start)
        found: dict[tuple[str, str], tuple[int, str]] = {}
        for group in self.by_edge.values():
            spoken = [one for one in group if one.tokens in first][:_COMPARED]
            for at, one in enumerate(spoken):
                for other in spoken[at + 1 :]:
                    if _alike(one.tokens, other.tokens):
                        where = max(first[one.tokens], first[other.tokens])
                        found[one.name, other.name] = (where, _suggestion(one, other))
        return list(found.values())


def _suggestion(one: Person, other: Person) -> str:
    return (
        f"{one.name!r} and {other.name!r} may be one speaker; they stay two unless "
        "judgements.csv says that they are the same"
    )


def _alike(one: Tokens, other: Tokens) -> bool:
    """Say whether two names differ in the spelling of one word."""
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(apart) != 1:
        return False
    return SequenceMatcher(None, *apart[0], autojunk=False).ratio() >= _ALIKE


def _by_edge(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Return the people by the first and by the last word of their names."""
    found: dict[str, list[Person]] = {}
    for one in people:
        for token in (
            dict.fromkeys((one.tokens[0], one.tokens[-1])) if one.tokens else ()
        ):
            found.setdefault(token, []).append(one)
    return found


def _role_key(words: str) -> str:
    plain = fold(" ".join(words.split())).casefold()
    start, end = drop_determiner(plain, (0, len(plain)))
    return plain[start:end].strip(" .")
