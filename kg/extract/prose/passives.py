"""Passives, and what only seems so: words that name nobody who says it."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import lexicon
from kg.extract.prose.clauses import clause_end
from kg.extract.prose.flags import BREAK, CUE, DETERMINER, PREPOSITION, RELATIVE, TO
from kg.extract.prose.found import Found, Range
from kg.extract.prose.groups import CLAUSAL, Group
from kg.extract.prose.lexicon import CUES
from kg.extract.prose.line import Line
from kg.extract.prose.sources import left_source, right_source
from kg.text import word_set

_JUDGING: Final = word_set(
    """
    endorse support back oppose criticize criticise condemn denounce praise reject
    approve propose overturn uphold dismiss question welcome applaud hail embrace
    ridicule mock attack blast champion authorize accept second write
    """
)


def find_passive(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read "it is said that", "he was accused of", "the bill is backed by her"."""
    if group.first == group.head:
        return None  # a participle by itself
    subject = left_source(line, group.first, floor)
    at = group.end
    if subject is None or at >= limit or line.flags[subject[0]] & RELATIVE:
        return None
    if line.low[at] == "by":
        return _by(line, group, subject, limit)
    if not group.cue.frames & lexicon.PASSIVE:
        return None
    word = line.low[at]
    if line.low[subject[0]] == "it" and word == "that":
        content = [(at, clause_end(line, at, limit))]
        return Found("passive", content, (group.first, at), None)
    start = at if word == "to" else at + 1
    if word not in ("to", "as", "of", "for") or start >= limit:
        return None
    content = [subject, (start, clause_end(line, start, limit))]
    return Found("passive", content, (group.first, start), None)


def _by(line: Line, group: Group, subject: Range, limit: int) -> Found | None:
    """Read "the bill is backed by her"."""
    speaks = lexicon.THAT | lexicon.PASSIVE | lexicon.QUOTED
    judges = group.cue.frames & speaks or group.cue.lemma in _JUDGING
    if not judges or line.low[group.head - 1] == "being":
        return None
    source = right_source(line, group.end + 1, limit)
    if source is None:
        return None
    return Found("passive-by", [subject], (group.first, group.end), source)


def find_seeming(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read "he seems to know" and "it seems that he knows": nobody says so."""
    low, flags = line.low, line.flags
    at = group.end
    if group.form != CLAUSAL or at + 1 >= limit:
        return None
    subject = left_source(line, group.first, floor)
    if subject is None:
        return None
    cue = (group.first, group.end)
    if low[subject[0]] == "it" and low[at] in ("that", "as", "like"):
        start = at if low[at] == "that" else at + 1
        return Found("seeming", [(start, clause_end(line, start, limit))], cue, None)
    if flags[at] & TO:
        if flags[at + 1] & CUE and CUES[low[at + 1]].frames & (
            lexicon.BARE | lexicon.THAT
        ):
            return None
    elif group.cue.lemma == "appear" or flags[at] & (BREAK | DETERMINER | PREPOSITION):
        return None
    return Found("seeming", [subject, (at, clause_end(line, at, limit))], cue, None)
