"""Group headings of a release: "Labor Leaders", also run into the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import lexicon as lex
from kg.extract.labels.endorsers import label_like, read_label, trimmed
from kg.extract.labels.label_lexicon import COMMON
from kg.extract.labels.label_words import Word, words_in
from kg.model import Span, SpeakerKind
from kg.readers.releases.quoted import MARKS
from kg.text import fold, trim, word_set

_LONGEST = 110
_ENDS = frozenset('.!?…;,”"’')
_GAP = re.compile(r"[^\S\n]{2,}|\s*[\n\r\u2028\u2029\v\f]\s*")
_COLON = re.compile(r"[:：]\s+")
_STOP = re.compile(r"(?<=[a-z)\]][.!?…])[\"”’]?\s+(?=[A-Z])")
_STOPS = frozenset(".!?…")
_SENTENCE = re.compile(r"[:.!?]\s+")
_BULLET = re.compile(r"\s*(?:[-–—•●▪◦‣·*]\s|\d{1,2}[.)]\s)")
# Those whom a heading groups; where the word is a role too, one name alone follows.
GROUPS = word_set(
    """
    leaders officials members advocates groups organizations organisations senators
    representatives governors mayors legislators lawmakers experts businesses companies
    unions associations supporters stakeholders partners voices executives scholars
    academics economists scientists researchers doctors physicians veterans survivors
    ministers ambassadors commissioners councillors councilmembers congressmembers
    parliamentarians analysts students educators nonprofits employers investors farmers
    """
)

_LETTERS = re.compile(r"\w+")
_GROUP = re.compile(r"\b(?:" + "|".join(sorted(GROUPS)) + r")\b(?=\s)", re.I)


def is_heading(text: str, span: Span) -> bool:
    """Say whether a paragraph is one line like a heading: capitals, no sentence."""
    bare = heading_span(text, span)
    if (
        bare is None
        or bare.end - bare.start > _LONGEST
        or _BULLET.match(text, span.start)
    ):
        return False
    if text[bare.end - 1] in _ENDS or MARKS.search(text, bare.start, bare.end):
        return False
    words = bare.of(text).split()
    if len(words) > 14 or not any(char.isalpha() for char in bare.of(text)):
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit()) or words[0] == "By":
        return False
    large = sum(not word[0].islower() for word in words)
    small = [word for word in words if word[0].islower() and word not in _LOWER]
    return not small or (
        large == 1
        and len(words) <= 6
        and not lex.CUES & set(small)
        and not _VERBS & set(small)
    )


_LOWER = lex.PREPOSITIONS | word_set("and the of a an or nor as but vs de la los")
_VERBS = word_set(
    "is are was were has have had saying say said below here see what they can will be"
)


def heading_span(text: str, span: Span) -> Span | None:
    """Return a heading's words without leftovers of markup and a final colon."""
    return (
        trim(text, span.start, span.end, "*_#:<>u/")
        if text[span.start] == "<"
        else trim(text, span.start, span.end, "*_#:")
    )


def cut_heading(text: str, span: Span) -> tuple[Span | None, Span]:
    """Return a heading or lead that ran into a label's line, and the label itself."""
    for cutter in (_at_gap, _at_colon, _at_stop):
        cut = cutter(text, span)
        if cut is not None:
            heading, label = cut
            inner = _at_group(text, label)
            return inner or (heading, label)
    return _at_group(text, span) or (None, span)


def _at_gap(text: str, span: Span) -> tuple[Span | None, Span] | None:
    """Cut behind the last wide blank, where what stands before it is no name."""
    printed = span.of(text)
    if printed == " ".join(printed.split()):
        return None  # single blanks alone, as nearly always
    gaps = list(_GAP.finditer(text, span.start, span.end))
    if not gaps:
        return None
    before = trim(
        text, gaps[-2].end() if len(gaps) > 1 else span.start, gaps[-1].start()
    )
    label = trim(text, gaps[-1].end(), span.end)
    if before is None or label is None or len(label.of(text).split()) < 2:
        return None
    last = fold(before.of(text)).split()[-1].casefold().strip(".:")
    if last not in GROUPS and text[before.end - 1] not in ".:!?":
        return None
    if text[before.end - 1] in ":.!?":
        return None, label
    stops = list(_SENTENCE.finditer(text, before.start, before.end))
    heading = trim(text, stops[-1].end(), before.end) if stops else before
    return (heading if heading and is_heading(text, heading) else None), label


def _at_colon(text: str, span: Span) -> tuple[Span | None, Span] | None:
    """Cut behind a colon that a lead ends with: "Here is what they say: Ada …"."""
    for match in reversed(list(_COLON.finditer(text, span.start, span.end))):
        before = trim(text, span.start, match.start())
        label = trim(text, match.end(), span.end)
        if before is None or label is None:
            continue
        if label.of(text).startswith(before.of(text)):
            return None, before  # "Sample League: Sample League on Twitter"
        words = words_in(fold(before.of(text)), 0, before.end - before.start)
        last = words[-1] if words else None
        group = last is not None and (last.low in GROUPS or last.plural_head)
        group = group and len(words) < 8 and not words[0].given
        if group or not label_like(fold(before.of(text))):
            return (before if group else None), label
    return None


def _at_stop(text: str, span: Span) -> tuple[Span | None, Span] | None:
    """Cut behind the last sentence that ran into the line."""
    if _STOPS.isdisjoint(span.of(text)):
        return None
    for match in reversed(list(_STOP.finditer(text, span.start, span.end))):
        before = trim(text, span.start, match.start())
        label = trim(text, match.end(), span.end)
        if before and label and not label_like(fold(before.of(text))):
            return None, label
    return None


def _at_group(text: str, span: Span) -> tuple[Span, Span] | None:
    """Cut behind a group's noun that a whole attribution follows.

    "Elected Officials Senator Ada Example" is a heading and a label; "Senators Ada
    Example and Bert Sample" are two speakers.
    """
    found = trimmed(text, span)
    if found is None:
        return None
    printed = found.of(text)
    # Looking its words up is much cheaper than the pattern, and few labels pass.
    if GROUPS.isdisjoint(_LETTERS.findall(printed.casefold())):
        return None
    if not _GROUP.search(text, found.start, found.end):
        return None
    s = fold(printed)
    comma = s.find(",")
    words = words_in(s, 0, comma if comma > 0 else len(s))
    for at in range(len(words) - 2, -1, -1):
        if words[at].low not in GROUPS or not _may_cut(words, at):
            continue
        label = Span(found.start + words[at + 1].start, span.end)
        read = read_label(text, label)
        if read is None or not read.certain:
            continue
        speakers = read.attribution.speakers
        if any(one.kind is not SpeakerKind.PERSON or not one.full for one in speakers):
            continue
        whole = read_label(text, span) if words[at].plural_head else None
        if whole and len(whole.attribution.speakers) > 1:
            continue
        posts = any(one.capacities for one in speakers)
        if posts or words[at + 1].given:
            heading = trim(text, span.start, label.start)
            return (heading, label) if heading else None
    return None


def _may_cut(words: Sequence[Word], at: int) -> bool:
    """Say whether a heading may end in this word and a label begin with the next."""
    following = words[at + 1]
    if following.joins or following.text[0].islower():
        return False
    if any(one.head and one.low not in lex.MODIFIERS for one in words[:at]):
        return False
    known = COMMON | GROUPS | lex.PREPOSITIONS | {"and", "&", "the", "other", "elected"}
    return all(one.low in known for one in words[:at])
