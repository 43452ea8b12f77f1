"""Speakers: a surname or a pronoun in an attribution becomes the one whom it means.

Only what the same document proves counts; two bearers of a surname leave it alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.attributions.attribution import Attribution, Named
from kg.extract.phrases.cuts import Cut, words_of
from kg.extract.phrases.person_names import (
    full_name,
    may_name,
    name_at_end,
    skip_titles,
)
from kg.extract.quotations.passages import BEFORE, Quotation
from kg.model import Span, Speaker, SpeakerKind
from kg.text import fold

_TAIL = re.compile(r"[^.!?\n\r]*")  # what a line says after its speaker: "at the forum"
_CAPITALS = re.compile(r"(?<!\w)(?:[^\W\d_][\w'.-]* ){1,3}$")


def resolve_speakers(
    text: str, quotations: Sequence[Quotation]
) -> tuple[list[tuple[Speaker, ...]], list[tuple[Span, str]]]:
    """Return the speakers of each quotation, and what could not be resolved.

    A quotation whose speaker is a pronoun without a clear referent gets none.
    """
    known = _full_names(text, quotations)
    resolved: list[tuple[Speaker, ...]] = []
    problems: list[tuple[Span, str]] = []
    for at, quotation in enumerate(quotations):
        speakers: list[Speaker] = []
        for named in quotation.attribution.speakers if quotation.attribution else ():
            if named.pronoun:
                speaker, problem = _referent(text, named, at, resolved, quotations)
            else:
                speaker, problem = _resolve(named, quotation, known)
            if speaker is not None:
                speakers.append(speaker)
            if problem:
                problems.append((quotation.span, problem))
        resolved.append(tuple(speakers))
    return resolved, problems


def _resolve(
    named: Named, quotation: Quotation, known: Mapping[str, tuple[str, ...]]
) -> tuple[Speaker | None, str | None]:
    method = "introduced" if quotation.rule == BEFORE else "named"
    if named.full or named.kind is not SpeakerKind.PERSON:
        return Speaker(named.name, named.kind, named.capacities, method), None
    bearers = known.get(_key(named.name), ())
    if len(bearers) == 1:
        return Speaker(bearers[0], named.kind, named.capacities, "surname"), None
    speaker = Speaker(named.name, named.kind, named.capacities, method)
    if len(bearers) > 1:
        listed = ", ".join(bearers)
        return speaker, f"{named.name!r} may be any of {listed}; left as printed"
    return speaker, f"no full name for {named.name!r} in the document; left as printed"


def _referent(
    text: str,
    named: Named,
    at: int,
    resolved: Sequence[tuple[Speaker, ...]],
    quotations: Sequence[Quotation],
) -> tuple[Speaker | None, str | None]:
    """Return whom a pronoun can only mean: who spoke just before, with no word between.

    A sentence between them may have brought somebody else in.
    """
    if at and not _talk_between(text, quotations[at - 1], quotations[at]):
        people = [one for one in resolved[at - 1] if one.kind is SpeakerKind.PERSON]
        if len(resolved[at - 1]) == len(people) == 1:
            return Speaker(people[0].name, SpeakerKind.PERSON, (), "introduced"), None
    return None, f"nobody clear for {named.name!r}; left out"


def _talk_between(text: str, one: Quotation, other: Quotation) -> bool:
    """Say whether the words between two quotations may bring somebody else in.

    The rest of the first one's line is no such thing, nor a sentence without a name.
    """
    end = max(one.outer.end, one.attribution.span.end if one.attribution else 0)
    rest = _TAIL.match(text, end, other.outer.start)
    start = rest.end() if rest else end
    limit = other.outer.start
    if other.attribution is not None:
        limit = min(limit, other.attribution.span.start)
    return start < limit and may_name(fold(text[start:limit]))


def _full_names(
    text: str, quotations: Sequence[Quotation]
) -> dict[str, tuple[str, ...]]:
    """Return the full names of the document by surname."""
    names: set[str] = set()
    single: set[str] = set()
    for quotation in quotations:
        for named in _people(quotation.attribution):
            (names if named.full else single).add(named.name)
    known: dict[str, set[str]] = {}
    for name in names:
        known.setdefault(_key(name.split()[-1]), set()).add(name)
    missing = {name for name in single if _key(name) not in known}
    folded = re.sub(r"[\n\r]", " ", fold(text)) if missing else ""
    for name in sorted(missing):
        printed = _in_prose(text, folded, name)
        if printed:
            known[_key(name)] = printed
    return {key: tuple(sorted(found)) for key, found in known.items()}


def _people(attribution: Attribution | None) -> Sequence[Named]:
    if attribution is None:
        return ()
    return [
        one
        for one in attribution.speakers
        if one.kind is SpeakerKind.PERSON and not one.pronoun
    ]


def _key(name: str) -> str:
    return fold(name).casefold()


def _in_prose(text: str, folded: str, surname: str) -> set[str]:
    """Return the full names in the text that end in a surname."""
    found: set[str] = set()
    for match in re.finditer(rf"(?<!\w){re.escape(fold(surname))}\b", folded):
        before = _CAPITALS.search(folded, max(0, match.start() - 60), match.start())
        if before is None:
            continue
        name = _longest_name(folded, (before.start(), match.end()))
        if name is not None:
            found.add(" ".join(text[slice(*name)].split()))
    return found


def _longest_name(folded: str, cut: Cut) -> Cut | None:
    """Return the name that ends the stretch: two words, or more with initials."""
    name = name_at_end(folded, cut)
    if name is not None:
        return name
    for word in words_of(folded, cut):
        rest = skip_titles(folded, (word[0], cut[1]))
        if len(words_of(folded, rest)) < 2:
            return None
        if full_name(folded, rest):
            return rest
    return None
