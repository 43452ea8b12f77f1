"""The nouns of the pipeline: frozen values that know no RDF, no file and no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# The closed lists are born in the ontology; here they are values like any other.
from kg.vocabulary import MentionStatus as MentionStatus
from kg.vocabulary import Mode as Mode
from kg.vocabulary import Verdict as Verdict


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: half-open offsets, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"span must be non-empty and ordered: {self.start}-{self.end}"
            )

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """Words as printed: a span together with the text it covers."""

    span: Span
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Piece:
        """Cut the piece `text[start:end]`."""
        return cls(Span(start, end), text[start:end])


# -- documents ---------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a paragraph of a document is, as its reader understood it."""

    DATE = "date"
    TITLE = "title"
    LEAD = "lead"
    SECTION = "section"  # a named part of the page: "PROBLEMS"
    HEADING = "heading"  # one line above its quotations: a claim of the publisher
    QUOTATION = "quotation"
    PARAGRAPH = "paragraph"
    NOTE = "note"  # "* This is a translation ..."
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document and what its reader took it for."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under a heading, up to the next heading of its level."""

    heading: Piece
    span: Span
    parent: Span | None  # the span of the section around it


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """What a document says of its own translation, and every way to read it."""

    span: Span
    value: str  # a coded value, e.g. "ai-mentioned-ambiguous"
    readings: tuple[
        str, ...
    ]  # coded values; more than one when the words are ambiguous


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be read, and what is known of it before it is read."""

    id: str
    text: str
    sha256: str  # of the bytes of the file
    speaker: str | None = None  # who speaks throughout: "Ada Example, President"
    issued: date | None = None
    title: str | None = None
    language: str | None = None  # BCP 47


@dataclass(frozen=True, slots=True)
class Document:
    """One text exactly as it was published, with what its reader found in it.

    Every span of every value made from it indexes `text`, which is never changed.
    """

    id: str
    text: str
    sha256: str  # of the bytes of the file
    reader: str  # the reader's name
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    title: Piece | None
    issued: tuple[date, Span] | None  # the page's own date: of issue, not of speaking
    language: str | None  # BCP 47; the record in documents.csv wins
    forum: Piece | None  # the event that the session was part of
    session: Piece | None
    publisher: Piece | None  # named in the page's footer
    translation: TranslationNote | None
    warnings: tuple[str, ...] = ()  # one line each: what was left out, and where
    made: str | None = None  # what made the text; None: it is the file itself


# -- who speaks --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Capacity:
    """A role and the organisations it is held in, as one source printed them."""

    role: Piece | None
    organizations: tuple[Piece, ...]  # inner to outer; empty if the role carries it
    printed: Piece  # the stretch of the attribution that this was read from
    years: str | None = None  # a past office: "2007-2010, 2013"


class SpeakerKind(StrEnum):
    """What kind of actor an attribution names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COLLECTIVE = "collective"  # "Hon. Members", "the crowd"
    UNNAMED = "unnamed"  # "a participant of the session", "Mr Speaker"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of one statement, as named there; `actor` is set by resolution."""

    name: str  # the full name, which may stand elsewhere in the document
    kind: SpeakerKind
    capacities: tuple[Capacity, ...]
    method: str  # "named", "surname", "publisher" ...: how the name was found
    actor: str | None = None  # local id: "person/maria-zakharova"
    identifier: str | None = None  # the record's own: "uk.org.publicwhip/person/1"


# -- what is said ------------------------------------------------------------------


class PartKind(StrEnum):
    """What a stretch of a statement is: only what is said is the speaker's."""

    SAID = "said"
    ELISION = "elision"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement: said, left out by the publisher, or put in by it."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, an initiative or a topic of the authority file."""

    span: Span
    status: MentionStatus
    targets: tuple[str, ...]  # local ids; exactly one when linked
    within: Span | None = None  # the longer mention that holds this one


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that one document attributes to one or more speakers."""

    document: str
    mode: Mode
    span: Span  # from the first to the last character of the words, marks left out
    parts: tuple[Part, ...]  # in order; only white space or an attribution between
    speakers: tuple[Speaker, ...]
    attribution: Span | None  # the words that name speaker and role
    source: Span | None  # the words that name the speaker
    cue: Span | None  # the verb: "said"
    section: Span | None  # the innermost section that holds it
    heading: Piece | None  # the publisher's claim that it is printed under
    rule: str
    mentions: tuple[Mention, ...] = ()
    asserted: bool = True  # False: its rule cannot vouch for it; it is a candidate

    @property
    def id(self) -> str:
        """The document's id and the offsets: stable as long as the text is."""
        return f"{self.document}/{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class HeadingClaim:
    """A heading of the source, read as a claim that its publisher makes."""

    document: str
    heading: Piece
    section: Span  # the section that the heading opens
    claim_type: str  # coded value, from the name of the section around it
    statements: tuple[Span, ...]  # the statements printed under it


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one document by itself, before any coding."""

    document: Document
    statements: tuple[Statement, ...]
    claims: tuple[HeadingClaim, ...]

    @property
    def asserted(self) -> tuple[Statement, ...]:
        """The statements without the candidates."""
        return tuple(one for one in self.statements if one.asserted)


# -- authority file and codebook ---------------------------------------------------


class ActorKind(StrEnum):
    """The kinds of the authority file."""

    PERSON = "person"
    ORGANIZATION = "organization"
    UNIT = "unit"
    COLLABORATION = "collaboration"  # its members are organisations or states
    STATE = "state"
    COLLECTIVE = "collective"  # named as an actor, without a list of members


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling that names something, and the conditions under which it does."""

    text: str
    target: str  # local id
    determiner: bool = False  # only after "the"
    not_before: tuple[str, ...] = ()  # not when one of these words follows
    not_after: tuple[str, ...] = ()  # not when one of these words precedes
    ambiguous: bool = False  # links only where the target is named otherwise too


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that can speak, hold a position or be its target."""

    id: str  # local id: "person/maria-zakharova", "org/mfa-russia"
    kind: ActorKind
    label: str
    labels: tuple[tuple[str, str], ...] = ()  # further languages: ("ru", "...")
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    same_as: tuple[str, ...] = ()  # identifiers of registers, as IRIs
    note: str | None = None
    confirmed: bool = True  # False: a candidate read from a text


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in an organisation, as one source attests it; never dated."""

    member: str  # local ids
    organization: str | None
    role: str | None  # as printed
    printed: Piece
    years: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a name, in one document or in all, is an actor's; by whom, and why."""

    name: str
    document: str | None  # only there; None means everywhere
    actor: str  # local id
    verdict: Verdict
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject heading of the codebook; never a proposition."""

    id: str  # "topic/sovereign-ai"
    label: str
    labels: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    broader: str | None = None
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition of the codebook, worded once and reusable."""

    id: str  # "claim/ai-drives-energy-use-up"
    label: str
    claim_type: str
    topics: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """What actors propose, join, back or oppose."""

    id: str  # "initiative/international-ai-alliance"
    label: str
    labels: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    collaboration: bool = False  # its members are organisations or states
    note: str | None = None


# -- codings -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coder:
    """Who or what makes codings."""

    id: str  # "maintainers"
    kind: str  # human, rule, model
    label: str
    person: bool = False  # one named person; otherwise a group or a program
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A holder's stance to exactly one target, resting on evidence."""

    coder: str
    document: str
    statement: Span
    holder: str
    target: str
    stance: str
    evidence: tuple[Span, ...]
    confidence: str | None = None  # decimal as written
    condition: Span | None = None  # the words that make it conditional
    note: str | None = None
    organization: str | None = None  # that a person holds it for; local id
    cites: str | None = None  # the proposal of a model that a person took over: IRI


@dataclass(frozen=True, slots=True)
class InitiativeState:
    """The status of an initiative, as of a date, according to a statement."""

    coder: str
    document: str
    statement: Span
    initiative: str
    value: str
    as_of: date | None
    evidence: tuple[Span, ...]
    condition: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """That a named or counted set of actors stood in a relation to an initiative."""

    coder: str
    document: str
    statement: Span
    initiative: str
    status: str
    participant: str | None
    count: int | None
    printed: str | None  # participants in the source's words: "various countries"
    as_of: date | None
    evidence: tuple[Span, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What `documents.csv` knows of a document; empty fields are left to its reader."""

    id: str
    file: str
    title: str | None = None
    publisher: str | None = None  # local id of an actor
    issued: date | None = None
    language: str | None = None
    url: str | None = None
    licence: str | None = None
    reader: str | None = None
    speaker: str | None = None  # who speaks throughout: "Ada Example, President"
    text: str | None = None  # the file of the text that offsets index, if not `file`
    made: str | None = None  # what made that text, with its version
    digest: str | None = None  # how the sha256 of the file began when it was made
    register: str | None = None  # the file that lists the speakers of `file`
