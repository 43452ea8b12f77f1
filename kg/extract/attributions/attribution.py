"""Attributions: the words beside a quotation that say who speaks, and as what.

attribution := NAME [ "," positions ] [ verb ]  |  verb party  |  party verb
party       := NAME [ of ORG ] [ "," positions ]  |  positions [ "," ] NAME
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import lexicon as lex
from kg.extract.attributions import russian
from kg.extract.attributions.cues import any_verb, following_cue, leading_cue, subject
from kg.extract.attributions.parties import Party, read_parties
from kg.extract.phrases.cuts import Cut, drop_and, mask, strip
from kg.extract.phrases.person_names import full_name, name_at, name_at_end
from kg.extract.phrases.role_phrases import Post
from kg.model import Capacity, Piece, Span, SpeakerKind
from kg.text import fold, trim

_EDGE = " \t\r\n.,:;-–—―−*_\"“”«»'‘’/|"
_KEEPS_STOP = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|S\.A|U\.S|U\.K|N\.V|P\.C))$")
_ACCORDING = re.compile(r"(?:according to|in the words of|in the opinion of)\s+", re.I)
_CIRCUMSTANCE = re.compile(
    r"(?:as|finally,|meanwhile,|in turn,|for (?:his|her) part,"
    r"|(?:in (?:his|her|their|conclusion|response|reply|addition|closing)|during|at the"
    r"|opening|closing|speaking|commenting|summing|summari[sz]ing|concluding|moderating"
    r"|answering|responding|addressing|welcoming|greeting|continuing|discussing"
    r"|describing|assessing|starting|beginning|presenting|outlining|touching|talking"
    r"|turning|reflecting|following|after)\b[^,:]*,)\s+",
    re.I,
)
_AS = re.compile(r"[Aa]s\s+(?=[A-Z]|(?:the|one|he|she)\b)")
_HYPHEN_BREAK = re.compile(r"(?<=\w[-‐‑])[\r\n]+(?=\w)")
_TITLES = re.compile(
    r"(?:\b(?:H\.E\.|H\.H\.|HE|Mr|Mrs|Ms|Dr|Prof|Hon|His|Her|Excellency)\.?,?\s+)+$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One speaker as an attribution names it; a pronoun names nobody by itself."""

    name: str
    span: Span
    kind: SpeakerKind
    capacities: tuple[Capacity, ...]
    full: bool = True  # False: a surname alone
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks: the words that say so, the speakers, and the verb if there is one."""

    span: Span
    source: Span
    cue: Span | None
    speakers: tuple[Named, ...]


def parse_attribution(
    text: str, span: Span, *, after_stop: bool = False
) -> Attribution | None:
    """Read the words after a quotation as an attribution, or return None.

    `after_stop` says that the quotation ended like a sentence, with no comma or dash
    behind it, so that what follows may be a new sentence about something else.
    """
    found = _trimmed(text, span, _EDGE)
    if found is None or len(found.of(text)) > 900:
        return None
    line = _line(found.of(text))
    if russian.is_russian(line):
        parsed = russian.read_attribution(line)
    else:
        parsed = _read(line, after_stop=after_stop)
    if parsed is None or not parsed[0]:
        return None
    return _lift(text, found.start, parsed[0], parsed[1])


def parse_introduction(text: str, span: Span) -> Attribution | None:
    """Read the words before a quotation, such as "Ada Example, Director, noted:"."""
    found = _trimmed(text, span, _EDGE + "•●▪>")
    if found is None or len(found.of(text)) > 900:
        return None
    line = _line(found.of(text))
    if russian.is_russian(line):
        parsed = russian.read_introduction(line)
    else:
        parsed = _read_before(line)
    if parsed is None or not parsed[0]:
        return None
    return _lift(text, found.start, parsed[0], parsed[1])


def _trimmed(text: str, span: Span, edge: str) -> Span | None:
    """Return the span without marks at its ends; an abbreviation keeps its stop."""
    found = trim(text, span.start, span.end, edge)
    if found is None:
        return None
    start, end = found.start, found.end
    if fold(found.of(text)).count('"') % 2:
        # A mark at the end closes a name inside: CEO, “Sample”.
        if end < span.end and fold(text[end]) == '"':
            end += 1
        elif start > span.start and fold(text[start - 1]) == '"':
            start -= 1
    elif text[end : end + 1] == "." and end < span.end:
        end += bool(_KEEPS_STOP.search(found.of(text)))
    return Span(start, end)


def _line(printed: str) -> str:
    """Return the words on one line, folded, without leftovers of bold type.

    A line break after a hyphen becomes a hyphen, so that the word stays one.
    """
    printed = _HYPHEN_BREAK.sub(lambda found: "-" * len(found.group()), printed)
    return re.sub(r"[\n\r\u2028\u2029\x85\v\f*_]", " ", fold(printed))


# -- English -----------------------------------------------------------------------


def _read(s: str, *, after_stop: bool) -> tuple[Sequence[Party], Cut | None] | None:
    opener = _AS.match(s)
    whole = (opener.end() if opener else 0, len(s))
    according = _ACCORDING.match(s)
    if according:
        return _with(s, (according.end(), len(s)), strip(s, according.span()))
    cue = leading_cue(s)
    if cue is not None:
        passive = re.compile(r"\s*by\s+").match(s, cue[1])
        return _with(s, (passive.end() if passive else cue[1], len(s)), cue)
    cue = following_cue(s, whole)
    if cue is not None:
        says_more = s[cue[1] :].strip(" .,;:") != ""
        if after_stop and (says_more or s[slice(*cue)] in lex.REACTIONS):
            return None
        parties = read_parties(s, subject(s, (whole[0], cue[0])), spoken=True)
        return (parties, cue) if parties else None
    if (after_stop and not _verbless(s)) or ":" in mask(s):
        return None  # another sentence, or a label: "Moderator: Ada Example"
    parties = read_parties(s, whole, spoken=False)
    return (parties, None) if parties else None


def _with(s: str, rest: Cut, cue: Cut) -> tuple[Sequence[Party], Cut] | None:
    parties = read_parties(s, strip(s, rest, ",:-"), spoken=True)
    return (parties, cue) if parties else None


def _verbless(s: str) -> bool:
    """Say whether a line after a full stop is nothing but a name and what it is."""
    name = name_at(s, (0, len(s)))
    if name is None or not full_name(s, name):
        return False
    return not s[name[1] :].strip() or s[name[1] :].lstrip()[0] in ",(-;"


def _read_before(s: str) -> tuple[Sequence[Party], Cut | None] | None:
    """Read an introduction: its subject stands before its verb, or is all of it."""
    according = _ACCORDING.match(s)
    if according:
        inner = strip(s, (according.end(), len(s)), ",")
        if following_cue(s, inner):
            return None
        return _with(s, inner, strip(s, according.span()))
    opening = _CIRCUMSTANCE.match(s)
    start = opening.end() if opening else 0
    if opening and name_at_end(s, strip(s, opening.span(), ",")):
        return None  # "Answering Ada Example, Director of X, Bert Sample said"
    start = drop_and(s, (start, len(s)))[0]
    cue = following_cue(s, (start, len(s)))
    if cue is None:
        lead = leading_cue(s[start:])
        if lead is not None and start == 0:
            return None
        cue = any_verb(s, start)
    before = subject(s, (start, cue[0] if cue else len(s)))
    parties = read_parties(s, before, spoken=cue is not None)
    if cue is None:
        alone = len(parties) == 1 and not parties[0].tail
        return (parties, None) if alone else None
    if not parties or following_cue(s, strip(s, (cue[1], len(s)), " ,")):
        return None  # "As one said, another noted": whose words follow?
    known = s[slice(*cue)] in lex.CUES | set(lex.CUE_PHRASES)
    return parties, cue if known else None


# -- back to the document ----------------------------------------------------------


def _lift(
    text: str, base: int, parties: Sequence[Party], cue: Cut | None
) -> Attribution | None:
    speakers = tuple(_named(text, base, party) for party in parties)
    ends = [cut for party in parties for cut in _covered(party)]
    first = min(a for a, _ in ends)
    titles = _TITLES.search(fold(text[base : base + first]))
    first = titles.start() if titles else first
    span = Span(base + first, base + max(b for _, b in ends))
    source = Span(
        min(one.span.start for one in speakers), max(one.span.end for one in speakers)
    )
    verb = Span(base + cue[0], base + cue[1]) if cue else None
    return Attribution(_with_brackets(text, span), source, verb, speakers)


def _covered(party: Party) -> list[Cut]:
    return [party.name, *(post.printed for post in party.posts)]


def _with_brackets(text: str, span: Span) -> Span:
    """Return the span with a bracket that follows it, such as years of office."""
    printed = span.of(text)
    if printed.count("(") > printed.count(")") and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    match = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]").match(text, span.end)
    return Span(span.start, match.end()) if match else span


def _named(text: str, base: int, party: Party) -> Named:
    span = Span(base + party.name[0], base + party.name[1])
    capacities = tuple(_capacity(text, base, post) for post in party.posts)
    printed = _HYPHEN_BREAK.sub("", span.of(text)).replace("*", " ")
    name = " ".join(printed.split())
    return Named(name, span, party.kind, capacities, party.full, party.pronoun)


def _capacity(text: str, base: int, post: Post) -> Capacity:
    role = _piece(text, base, post.role) if post.role else None
    chain = tuple(_piece(text, base, cut) for cut in post.chain)
    years = _piece(text, base, post.years).text if post.years else None
    return Capacity(role, chain, _piece(text, base, post.printed), years)


def _piece(text: str, base: int, cut: Cut) -> Piece:
    start, end = base + cut[0], base + cut[1]
    while start < end and text[start] in "*_ ":
        start += 1
    while end > start and text[end - 1] in "*_ ":
        end -= 1
    return Piece.cut(text, start, end)
