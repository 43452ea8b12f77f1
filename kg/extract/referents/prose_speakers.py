"""The speakers of prose: what a source prints becomes the one whom it means.

Only what the same document shows counts. Two bearers of a surname leave it as printed,
and a pronoun that may mean two is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import source_nouns as nouns
from kg.extract.names.known_people import Names, Person
from kg.extract.names.prose_names import find_names
from kg.extract.referents.antecedents import FAR, Candidate, Story, antecedent
from kg.extract.referents.bodies import body_meant
from kg.extract.referents.offices import Offices
from kg.extract.referents.resolutions import Quoted, Resolution, found_by, together
from kg.extract.sources.prose_sources import Sayer, SourceReader
from kg.extract.sources.source_parties import Form
from kg.model import Mode, Span, Speaker, SpeakerKind
from kg.names import flat
from kg.text import fold, word_set

_GENDERS = {"he": "he", "his": "he", "him": "he", "himself": "he"} | {
    "she": "she",
    "her": "she",
    "herself": "she",
}
_MANY = word_set("they their them themselves")
# What news calls somebody a second time, only not to repeat the name.
_VARIATIONS = word_set(
    """
    nominee candidate republican democrat businessman billionaire tycoon mogul
    contender hopeful frontrunner incumbent challenger lawmaker politician
    """
)
_RELATIVE = word_set("who which that whose")
_WORDS_OR_STOP = re.compile(r"[\w.!?;:]")
# "his lawyer" is whoever is his, and no lawyer that the text named before.
_OWNED = re.compile(r"(?:his|her|its|their|our|my|your)\b", re.I)
_WORD = re.compile(r"[\w'&-]+")


def resolve_quotes(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[Quoted]
) -> tuple[tuple[Speaker, ...], ...]:
    """Return the speakers of each quotation; none where no source is printed."""
    return tuple(one.speakers for one in resolve_sources(text, paragraphs, quotes))


def resolve_sources(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[Quoted]
) -> tuple[Resolution, ...]:
    """Return who says each quotation, in its order, with what stays in doubt."""
    paragraphs = paragraphs or [Span(0, len(text) or 1)]
    folded = fold(text)
    names = find_names(text, paragraphs, folded)
    quoted = [
        span
        for quote in quotes
        if quote.mode is not Mode.INDIRECT
        for span in quote.content
    ]
    quoted.sort(key=_bounds)
    resolver = _Resolver(text, Story(folded, paragraphs, names, quoted))
    found: dict[int, Resolution] = {}
    for at in sorted(range(len(quotes)), key=lambda one: _place(quotes[one])):
        found[at] = resolver.resolve(quotes[at])
    return tuple(found[at] for at in range(len(quotes)))


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _place(quote: Quoted) -> tuple[int, int]:
    """Return where a quotation's speaker stands, for the order of the story."""
    start = quote.content[0].start if quote.content else 0
    return (quote.source.start if quote.source else start), start


class _Resolver:
    """Reads a document's sources in order, and remembers who has spoken."""

    def __init__(self, text: str, story: Story) -> None:
        self.text = text
        self.story = story
        self.names: Names = story.names
        self.reader = SourceReader(story.names)
        self._offices: Offices | None = None
        self._reported: set[str] = set()
        self._met: dict[tuple[str, str | None], tuple[tuple[Person, ...], str]] = {}

    def resolve(self, quote: Quoted) -> Resolution:
        """Return the speakers of one quotation."""
        if quote.source is None:
            return Resolution((), False)
        span = quote.antecedent or quote.source
        sayers = self.reader.read(self.text, span)
        found = [self._one(sayer) for sayer in sayers]
        for sayer, each in zip(sayers, found, strict=True):
            for one in each.speakers:
                known = self.names.by_name.get(one.name)
                gender = known.gender if known else None
                self.story.tell(_told(sayer, one, gender, sure=each.sure))
        whole = found[0] if len(found) == 1 else together(found)
        if quote.borrowed:
            return found_by("continued", whole)
        return whole if span is quote.source else found_by("pronoun", whole)

    def _one(self, sayer: Sayer) -> Resolution:
        if sayer.form is Form.PRONOUN:
            return self._pronoun(sayer)
        if sayer.form is Form.NOMINAL:
            return self._nominal(sayer)
        if sayer.kind is SpeakerKind.PERSON:
            return self._name(sayer)
        return Resolution((_as_printed(sayer),), sayer.known)

    # -- names ---------------------------------------------------------------------

    def _name(self, sayer: Sayer) -> Resolution:
        bearers, method = self._bearers(sayer.name, sayer.gender)
        if len(bearers) == 1 and (method == "named" or bearers[0].in_full):
            return Resolution((_speaker(sayer, bearers[0].name, method),))
        printed = _as_printed(sayer)
        if sayer.form is Form.FULL and not bearers:
            return Resolution((printed,))
        return Resolution((printed,), True, self._unclear(sayer.name, bearers))

    def _bearers(self, name: str, gender: str | None) -> tuple[tuple[Person, ...], str]:
        """Return whom a name may mean, and by which method; each is looked up once."""
        found = self._met.get((name, gender))
        if found is None:
            words = _plain(name).split()
            full = self.names.full(words)
            bearers, method = self.names.bearers(words)
            fitting = tuple(one for one in bearers if _agrees(one, gender))
            found = (fitting, method) if full is None else ((full,), "named")
            self._met[name, gender] = found
        return found

    def _unclear(self, name: str, bearers: Sequence[Person]) -> str | None:
        """Say once per document why a short name stays as it is printed."""
        if name in self._reported:
            return None
        self._reported.add(name)
        if bearers:
            listed = ", ".join(sorted(one.name for one in bearers))
            return f"{name!r} may be any of {listed}; left as printed"
        return f"no full name for {name!r} in the document; left as printed"

    # -- pronouns ------------------------------------------------------------------

    def _pronoun(self, sayer: Sayer) -> Resolution:
        low = sayer.head
        if low in _GENDERS:
            name, sure = antecedent(self.story, sayer.span.start, _GENDERS[low])
            if name is not None:
                kind = self._kind_of(name)
                return Resolution((Speaker(name, kind, (), "pronoun"),), sure)
        elif low in _RELATIVE:
            return self._relative(sayer)
        elif low in _MANY or low in {"it", "its"}:
            return self._body(sayer, many=low in _MANY)
        return _nobody(sayer)

    def _kind_of(self, name: str) -> SpeakerKind:
        return self.story.kinds.get(name, SpeakerKind.PERSON)

    def _relative(self, sayer: Sayer) -> Resolution:
        """Find whom "who" follows: the last one named right before it."""
        at = sayer.span.start
        runs = self.names.between(max(0, at - 120), at)
        person = self.names.of_run(runs[-1]) if runs else None
        if not runs or sayer.head != "who" or not (person or runs[-1].proved):
            return _nobody(sayer)
        name = person.name if person else flat(runs[-1].printed)
        near = not _WORDS_OR_STOP.search(self.story.folded, runs[-1].end, at)
        speaker = Speaker(name, SpeakerKind.PERSON, (), "pronoun")
        return Resolution((speaker,), near)

    def _body(self, sayer: Sayer, *, many: bool) -> Resolution:
        """Find whom "it" or "they" means: the last body, or the last who are many."""
        at = sayer.span.start
        own = self.story.paragraph_of(at)
        first = max(self.story.paragraphs[max(0, own - 1)].start, at - FAR)
        kinds = {SpeakerKind.ORGANIZATION} | (
            {SpeakerKind.COLLECTIVE} if many else set()
        )
        spoken = self.story.spoke_between(first, at)
        fitting = [one for one in spoken if one.kind in kinds]
        if not fitting or (spoken and spoken[-1].kind not in kinds and not many):
            return _nobody(sayer)
        last = fitting[-1]
        sure = len({one.name for one in fitting}) == 1
        sure = sure and self.story.paragraph_of(last.at) == own
        return Resolution((Speaker(last.name, last.kind, (), "pronoun"),), sure)

    # -- nominals ------------------------------------------------------------------

    def _nominal(self, sayer: Sayer) -> Resolution:
        """Find who "the minister" is: the last one in that role, or so named."""
        words = frozenset(_WORD.findall(_plain(sayer.name).casefold())) - {sayer.head}
        words = frozenset(word.removesuffix("'s") for word in words)
        if sayer.head in nouns.PERSON_HEADS and not _OWNED.match(sayer.name):
            place = sayer.span.start
            person, sure = self.offices.holder(sayer.head, words, place)
            if person is not None and person.gender in (
                None,
                sayer.gender or person.gender,
            ):
                return Resolution((_speaker(sayer, person.name, "nominal"),), sure)
            if sayer.head in _VARIATIONS:
                name, _ = antecedent(self.story, sayer.span.start, sayer.gender)
                if name is not None and self._kind_of(name) is SpeakerKind.PERSON:
                    return Resolution((_speaker(sayer, name, "nominal"),), False)
        else:
            name = body_meant(self.text, self.story, sayer)
            if name is not None:
                speaker = Speaker(name, SpeakerKind.ORGANIZATION, (), "nominal")
                return Resolution((speaker,))
        return Resolution((self._same_unnamed(sayer),))

    @property
    def offices(self) -> Offices:
        """Return who is shown in which role; found when first needed."""
        if self._offices is None:
            self._offices = Offices(self.story.folded, self.names)
        return self._offices

    def _same_unnamed(self, sayer: Sayer) -> Speaker:
        """Give "the source" the name under which it spoke first: "a source"."""
        name = self.story.unnamed.get(sayer.head)
        if name is not None:
            return Speaker(name, SpeakerKind.UNNAMED, (), "nominal")
        return _as_printed(sayer)


def _plain(name: str) -> str:
    return name if name.isascii() else fold(name)


def _agrees(person: Person, gender: str | None) -> bool:
    return gender is None or person.gender in (None, gender)


def _as_printed(sayer: Sayer) -> Speaker:
    return _speaker(sayer, sayer.name, "named")


def _speaker(sayer: Sayer, name: str, method: str) -> Speaker:
    kind = sayer.kind if method == "named" else SpeakerKind.PERSON
    return Speaker(name, kind, sayer.capacities, method)


def _told(
    sayer: Sayer, speaker: Speaker, gender: str | None, *, sure: bool
) -> Candidate:
    return Candidate(
        at=sayer.span.start,
        name=speaker.name,
        gender=gender or sayer.gender or _GENDERS.get(sayer.head),
        spoke=True,
        kind=speaker.kind,
        somebody=_is_somebody(sayer, speaker),
        head=sayer.head,
        sure=sure,
    )


def _is_somebody(sayer: Sayer, speaker: Speaker) -> bool:
    """Say whether "he" or "she" can mean the speaker."""
    if speaker.kind is SpeakerKind.UNNAMED:
        return sayer.head in nouns.PERSON_HEADS
    return speaker.kind is SpeakerKind.PERSON


def _nobody(sayer: Sayer) -> Resolution:
    """Leave a pronoun as it is printed: nobody knows whose words these are."""
    return Resolution((Speaker(sayer.name, SpeakerKind.UNNAMED, (), "pronoun"),), False)
