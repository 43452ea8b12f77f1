"""Verbs that come before what is said, wanted or taken a stand on."""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.extract.prose import lexicon
from kg.extract.prose.clauses import clause_end, has_clause, phrase_end, starts_phrase
from kg.extract.prose.flags import (
    ADVERB,
    AUXILIARY,
    BE,
    BREAK,
    CLAUSE_VERB,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    DETERMINER,
    EDGE,
    FINITE,
    GERUND,
    MARK,
    NEGATION,
    NOUN,
    OBJECT,
    PLAIN,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    REGULAR,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from kg.extract.prose.found import Found, Range
from kg.extract.prose.groups import (
    CLAUSAL,
    INFINITIVE,
    PARTICIPIAL,
    PASSIVE,
    Group,
    find_group,
)
from kg.extract.prose.lexicon import ADJECTIVES, CUES
from kg.extract.prose.line import Line
from kg.extract.prose.nominal import find_nominal
from kg.extract.prose.sources import antecedent, left_source, main_source, right_source
from kg.text import word_set

_ADDRESSEE: Final = 16
_ADJUNCT: Final = 16


class Complement(NamedTuple):
    """What follows a cue: the rule that reads it, where it begins, and the cue's end."""

    rule: str
    start: int
    cue_end: int


def find_verbal(
    line: Line, at: int, floor: int, limit: int, earlier: list[Found]
) -> Found | None:
    """Return the statement that a cue verb introduces, if it is one here."""
    group = find_group(line, at, floor)
    if group is None:
        return None
    if group.cue.frames & lexicon.LINK:
        return _linking(line, group, floor, limit)
    if group.form == PASSIVE:
        return _passive(line, group, floor, limit)
    complement = find_complement(line, group, limit)
    if complement is None:
        return None
    if group.first > floor and line.low[group.first - 1] == "you":
        return None
    light = complement.rule == "object" and (
        group.cue.lemma in _LIGHT or group.cue.lemma in _DELIVERY
    )
    inner = _inside_light(line, complement.start, limit) if light else None
    if (
        inner is None
        and complement.rule == "object"
        and not _is_said(line, group, complement.start, limit, floor)
    ):
        return None
    if group.form == INFINITIVE and complement.rule in (
        "object",
        "infinitive",
        "request",
        "colon",
    ):
        if not group.cue.frames & (lexicon.WH | lexicon.QUOTED):
            return None
    source, kind = _source(line, group, floor, earlier)
    if source is None and kind == "":
        return None
    until = _main_clause(line, group, source, complement, floor, limit)
    until = clause_end(line, complement.start, until, clausal=_is_clausal(complement))
    end = _content_end(line, complement, until)
    if end < until and line.flags[end] & (BREAK | COORDINATOR):
        until = end
    if group.form == PARTICIPIAL and source is None:
        source = _after_comma(line, end, limit)
        if source is None:
            return None
    if source is not None and group.first == group.head and _holds_clause(line, source):
        return None
    if inner is not None:
        return Found(
            "light" + kind,
            inner.content,
            (group.first, inner.cue[1] if inner.cue else group.end),
            source,
        )
    if source and line.low[group.head] in ADJECTIVES and line.low[source[0]] == "it":
        source = None
    who = None
    if source and line.flags[source[1] - 1] & RELATIVE and source[1] - source[0] < 4:
        who = antecedent(line, source[0], floor)
    return Found(
        complement.rule + kind,
        [(complement.start, end)],
        (group.first, complement.cue_end),
        source,
        who,
        until,
    )


_LIGHT: Final = word_set(
    """
    raise express voice issue offer deliver release make reiterate repeat announce
    send launch unveil file show share echo propose have
    """
)


_TELLING: Final = word_set(
    "saying says say arguing stating claiming showing announcing"
)
_DELIVERY: Final = word_set(
    """
    offer deliver release issue unleash raise send share launch file publish
    sign have take face draw make unveil accept carry
    """
)
_SAYINGS: Final = word_set(
    """
    statement statements letter letters ad ads plan plans proposal proposals list
    apology speech speeches remarks message messages support endorsement
    endorsements thoughts comments tweet tweets attack attacks barrage flurry memo
    paper policy legislation bill order agreement request appeal advice
    explanation excuse solution assessment assessments analysis insight version
    account details proof evidence documents responses answers answer words ideas
    idea platform agenda priorities prayers condolences congratulations rebuke
    verdict ruling guidance report reports
    """
)
_STUDIES: Final = word_set(
    """
    study studies poll polls survey surveys report reports analysis review audit
    panel investigation researchers research court judge jury committee data
    numbers video footage figures documents records emails examination inquiry
    experts scientists economists analysts ad slide chart results test tests
    """
)


def _is_said(line: Line, group: Group, start: int, limit: int, floor: int) -> bool:
    """Say whether an object is something said, for verbs that take others too."""
    lemma = group.cue.lemma
    low = line.low
    if lemma in _DELIVERY:
        end = min(limit, start + 7)
        return any(
            low[at] in _SAYINGS or line.flags[at] & (CUE_NOUN | MARK)
            for at in range(start, end)
        )
    if lemma in ("find", "show"):
        if low[group.first - 1] in ("it", "which", "that"):
            return True
        return any(
            low[at] in _STUDIES
            for at in range(max(line.first, group.first - 14), group.first)
        )
    if lemma in ("see", "hear"):
        return "as" in low[start + 1 : min(limit, start + 14)]
    return True


def _inside_light(line: Line, start: int, limit: int) -> Found | None:
    """Return what a noun of saying introduces that is a verb's object."""
    for at in range(start + 1, min(limit, start + 14)):
        if line.low[at] in _TELLING and line.low[at - 1] not in _SAYINGS:
            group = find_group(line, at, start)
            inner = find_complement(line, group, limit) if group else None
            if inner is not None:
                end = clause_end(line, inner.start, limit)
                return Found("", [(inner.start, end)], (at, inner.cue_end), None)
        if line.quoted[at]:
            break
    for at in range(start, min(limit, start + 7)):
        if line.flags[at] & CUE_NOUN:
            return find_nominal(line, at, start, limit, alone=True)
        if line.flags[at] & (EDGE | AUXILIARY | RELATIVE):
            return None
    return None


_JUDGING: Final = word_set(
    """
    endorse support back oppose criticize criticise condemn denounce praise reject
    approve propose overturn uphold dismiss question welcome applaud hail embrace
    ridicule mock attack blast champion authorize accept second write
    """
)
_OPENING: Final = word_set(
    """
    when while if as after before although though since because where unless once
    until whenever given despite
    """
)


def _main_clause(
    line: Line,
    group: Group,
    source: Range | None,
    complement: Complement,
    floor: int,
    limit: int,
) -> int:
    """Return where the main clause goes on, if the cue stands in a clause before it."""
    low, flags = line.low, line.flags
    opening = group.form == PARTICIPIAL and group.first <= floor + 1
    relative = False
    if source is not None and group.form == CLAUSAL:
        before = source[0] - 1
        opening = before >= floor and low[before] in _OPENING and before <= floor + 1
        relative = bool(flags[source[1] - 1] & RELATIVE) and low[before] == ","
        if (
            line.flags[line.first] & (PREPOSITION | SUBORDINATOR)
            or low[line.first] == "even"
        ):
            opening = opening or (
                before > line.first
                and bool(flags[before] & SUBORDINATOR)
                and "," not in low[line.first : group.first]
            )
    if not opening and not relative:
        return limit
    for at in range(complement.start + 1, limit - 2):
        if low[at] != "," or (line.quoted[at] and not _closes_quotation(line, at)):
            continue
        after = flags[at + 1]
        if (
            opening
            and not after
            & (COORDINATOR | GERUND | PREPOSITION | RELATIVE | SUBORDINATOR)
            and _is_clause(line, at + 1, limit)
        ):
            return at
        if relative and after & (AUXILIARY | FINITE) and not after & NOUN:
            return at
    return limit


def _closes_quotation(line: Line, at: int) -> bool:
    return at + 1 < line.count and bool(line.flags[at + 1] & MARK)


def _is_clause(line: Line, at: int, limit: int) -> bool:
    """Say whether a subject and its verb begin here, before any comma."""
    for there in range(at, min(limit, at + 10)):
        flag = line.flags[there]
        if flag & (CLAUSE_VERB) and there > at:
            return True
        if flag & (EDGE | COORDINATOR):
            return False
    return False


def _is_clausal(complement: Complement) -> bool:
    return complement.rule in ("clause", "that", "question", "quotation", "colon")


def _content_end(line: Line, complement: Complement, limit: int) -> int:
    start = complement.start
    end = limit
    if complement.rule == "quotation":
        last = line.opened.get(start, end)
        if last + 1 < end and _is_whole(line, start, last):
            return last + 1
    if not _is_clausal(complement):
        is_object = complement.rule in ("object", "preposition")
        return phrase_end(line, start, end, is_object=is_object)
    return end


def _is_whole(line: Line, first: int, last: int) -> bool:
    """Say whether a quotation is a sentence by itself."""
    if line.low[first - 1] in (",", ":"):
        return line.low[last - 1] in (",", ".", "!", "?")
    return line.low[last - 1] in (".", "!", "?", ",") and last - first > 2


def _holds_clause(line: Line, source: Range) -> bool:
    """Say whether a subject has a clause in it, so that the verb is a participle."""
    flags = line.flags
    for at in range(source[0] + 1, source[1]):
        flag = flags[at]
        before = flags[at - 1]
        if flag & FINITE and not flag & NOUN and not before & RELATIVE:
            if before & SUBJECT or (line.is_name(at - 1) and not flag & REGULAR):
                return True
    return False


def _after_comma(line: Line, end: int, limit: int) -> Range | None:
    """Return the subject after an opening participle: "Claiming it, he left"."""
    for at in range(end, limit):
        if line.low[at] == "," and at + 1 < limit:
            there = at + 1
            while there < limit and not line.flags[there] & (
                AUXILIARY | BREAK | FINITE
            ):
                there += 1
            return (at + 1, there) if at + 1 < there < limit else None
    return None


def _source(
    line: Line, group: Group, floor: int, earlier: list[Found]
) -> tuple[Range | None, str]:
    """Return who says it, and the suffix of the rule; both empty to give up."""
    before = group.first - 1
    if group.form == CLAUSAL:
        joined = before >= floor and line.flags[before] & COORDINATOR
        if joined or before < floor:
            if (
                earlier
                and earlier[-1].source
                and before >= earlier[-1].content[-1][1] - 1
            ):
                return earlier[-1].source, "-joined"
            if joined:
                source = main_source(line, before, _clause_floor(line, before, floor))
                return source, "-joined" if source else ""
            return None, ""
        source = left_source(line, group.first, floor)
        if source is None and line.flags[before] & BREAK:
            source = left_source(line, group.first, line.first)
        return source, ""
    if group.form == INFINITIVE:
        source = _last_source(earlier) or main_source(line, group.first, floor)
        return source, "-infinitive" if source else ""
    if before > floor and line.low[before] in (
        "each",
        "both",
        "some",
        "many",
        "others",
        "all",
    ):
        return (before, before + 1), "-participle"
    if before >= floor and not line.flags[before] & (
        EDGE | ADVERB | COORDINATOR | PREPOSITION | SUBORDINATOR | TIME | VERB
    ):
        source = left_source(line, group.first, floor)
        return source, "-participle" if source else ""
    source = _last_source(earlier) or main_source(line, group.first, floor)
    if source is None and before >= floor and not line.flags[before] & PREPOSITION:
        return None, ""
    return source, "-participle"


def _clause_floor(line: Line, at: int, floor: int) -> int:
    return floor


def _last_source(earlier: list[Found]) -> Range | None:
    for one in reversed(earlier):
        if one.source is not None:
            return one.source
    return None


def find_complement(line: Line, group: Group, limit: int) -> Complement | None:
    """Return what a verb takes here."""
    flags, low = line.flags, line.low
    frames = group.cue.frames
    at = group.end
    while at < limit and (
        (flags[at] & (ADVERB | TIME) and not flags[at] & (DETERMINER | SUBORDINATOR))
        or line.is_manner(at)
    ):
        following = low[at + 1] if at + 1 < limit else ""
        if (
            following == "'s"
            or (following == "to" and flags[at] & NEGATION)
            or (
                low[at] in ("just", "exactly", "precisely")
                and flags[at + 1 if at + 1 < limit else at] & QUESTION
            )
        ):
            break
        at += 1
    if at >= limit:
        return None
    if (
        low[at] in ("just", "exactly", "precisely")
        and frames & lexicon.WH
        and at + 1 < limit
    ):
        return Complement("question", at, group.end)
    direct = _direct(line, at, limit, group)
    if direct is not None:
        return direct
    if frames & (lexicon.ADDRESS | lexicon.WANT):
        spoken = _addressed(line, at, limit, group)
        if spoken is not None:
            return spoken
    flag = flags[at]
    if at > group.end and flag & CUE and flag & FINITE:
        return None
    if (flag & PREPOSITION or flag & TIME) and not (
        at + 1 < limit and low[at + 1] == "'s"
    ):
        return _after_adjunct(line, at, limit, group)
    if not starts_phrase(line, at) and not (at + 1 < limit and low[at + 1] == "'s"):
        return None
    clause = frames & lexicon.BARE and (
        not frames & lexicon.OBJECT or has_clause(line, at, limit)
    )
    if clause and (has_clause(line, at, limit) or group.cue.lemma == "say"):
        return Complement("clause", at, group.end)
    if frames & lexicon.OBJECT or (
        frames & lexicon.CHARGE and "with" in low[at : min(limit, at + 14)]
    ):
        return Complement("object", at, group.end)
    if frames & lexicon.GERUND and flag & GERUND:
        return Complement("object", at, group.end)
    return None


def _direct(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a complement that its first word shows: a mark, "that", "whether", "to"."""
    flags, low = line.flags, line.low
    frames = group.cue.frames
    word, flag = low[at], flags[at]
    if flag & BREAK:
        return _punctuated(line, at, limit, group)
    if flag & MARK and line.quoted[at]:
        return Complement("quotation", at, group.end)
    if word == "that" and frames & (lexicon.THAT | lexicon.BARE) and at + 3 < limit:
        return Complement("that", at, group.end)
    if (
        flag & QUESTION
        and frames & (lexicon.WH | lexicon.OBJECT)
        and flag & (DETERMINER | RELATIVE | SUBORDINATOR)
    ):
        if at + 1 < limit and flags[at + 1] & TO and group.form != CLAUSAL:
            return None
        denied = any(
            flags[there] & NEGATION for there in range(group.first, group.head)
        )
        if (
            frames & lexicon.POST
            and word in ("when", "where", "if", "which", "who")
            and not denied
        ):
            return None
        if frames & lexicon.WH or word in ("what", "how", "why"):
            return Complement("question", at, group.end)
    if word == "to" or (
        word in ("not", "never") and at + 1 < limit and low[at + 1] == "to"
    ):
        verb = flags[min(limit - 1, at + 1 + (word != "to"))]
        if frames & (lexicon.TO) and not verb & (DETERMINER | OBJECT | POSSESSIVE):
            return Complement("infinitive", at, group.end)
    if word in group.cue.prepositions and at + 1 < limit and not flags[at + 1] & BREAK:
        if frames & lexicon.WANT and word in ("on", "upon"):
            return None
        return Complement("preposition", at + 1, at + 1)
    return None


def _punctuated(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return a quotation after a comma or colon."""
    flags = line.flags
    speaks = group.cue.frames & (
        lexicon.QUOTED | lexicon.BARE | lexicon.THAT | lexicon.WH
    )
    if line.low[at] in (",", ":") and at + 1 < limit and speaks:
        if flags[at + 1] & MARK and line.quoted[at + 1]:
            return Complement("quotation", at + 1, group.end)
        if (
            line.low[at] == ":"
            and group.cue.frames & lexicon.QUOTED
            and line.is_name(at + 1)
        ):
            return Complement("colon", at + 1, group.end)
    return None


def _addressed(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said to somebody: "told her that", "urged them to"."""
    flags, low = line.flags, line.low
    frames = group.cue.frames
    start = at
    if low[at] in ("on", "upon") and low[at] in group.cue.prepositions:
        start = at + 1
    elif not starts_phrase(line, at) and low[at] != "to":
        return None
    for there in range(start + 1, min(limit, start + _ADDRESSEE)):
        flag, word = flags[there], low[there]
        if frames & lexicon.WANT and flag & TO:
            if there + 1 < limit and (
                flags[there + 1] & VERB
                or not flags[there + 1] & ~ADVERB
                or flags[there + 1] & BE | flags[there + 1] & MARK
            ):
                first = at + 1 if start > at else at
                return Complement("request", first, first if start > at else group.end)
        if flag & FINITE and not flag & NOUN and flags[there - 1] & COORDINATOR:
            return None
        if not frames & lexicon.ADDRESS:
            if flag & (BREAK | STOP) or flag & MARK:
                return None
            continue
        if word == "that" and frames & lexicon.THAT:
            return Complement("that", there, group.end)
        if (
            flag & TO
            and frames & lexicon.TO
            and there + 1 < limit
            and flags[there + 1] & (BE | MARK | VERB)
        ):
            begin = there - 1 if low[there - 1] in ("not", "never") else there
            return Complement("request", begin, group.end)
        if (
            flag & QUESTION
            and frames & lexicon.WH
            and not flags[there - 1] & PREPOSITION
        ):
            return Complement("question", there, group.end)
        if flag & MARK and line.quoted[there] and low[there - 1] not in (",", ":"):
            if frames & lexicon.OBJECT:
                return None
            if not _is_long(line, there):
                continue
            return Complement("quotation", there, group.end)
        if line.quoted[there]:
            continue
        if (
            word in (",", ":")
            and there + 1 < limit
            and flags[there + 1] & MARK
            and line.quoted[there + 1]
        ):
            return Complement("quotation", there + 1, group.end)
        if word == ":":
            return (
                Complement("colon", there + 1, group.end) if there + 1 < limit else None
            )
        if flag & (BREAK | STOP):
            return None
        if word in group.cue.prepositions and word in ("of", "about", "against"):
            return Complement("preposition", there + 1, group.end)
        if (
            frames & (lexicon.BARE | lexicon.THAT)
            and flag & (DETERMINER | POSSESSIVE | SUBJECT)
            and word not in ("'s", "who", "that")
            and not flags[there - 1] & (COORDINATOR | DETERMINER | PREPOSITION)
        ):
            if has_clause(line, there, limit):
                return Complement("clause", there, group.end)
    return None


def _is_long(line: Line, mark: int) -> bool:
    """Say whether a quotation is more than a name of something."""
    last = line.opened.get(mark, -1)
    return last - mark > 4 and line.low[last - 1] in (",", ".", "!", "?")


def _after_adjunct(line: Line, at: int, limit: int, group: Group) -> Complement | None:
    """Return what is said after "on Friday", "in a letter to her" and the like."""
    flags, low = line.flags, line.low
    frames = group.cue.frames
    for there in range(at + 1, min(limit, at + _ADJUNCT)):
        flag, word = flags[there], low[there]
        if (
            word == "that"
            and frames & lexicon.THAT
            and not flags[there - 1] & PREPOSITION
        ):
            return Complement("that", there, group.end)
        if flag & MARK and line.quoted[there]:
            comma = low[there - 1] in (",", ":")
            if frames & lexicon.QUOTED and comma:
                return Complement("quotation", there, group.end)
            return None
        if word == ":" and frames & lexicon.QUOTED and there + 1 < limit:
            return Complement("colon", there + 1, group.end)
        if (
            flag & QUESTION
            and frames & lexicon.WH
            and word in ("whether", "how", "why", "what")
        ):
            return Complement("question", there, group.end)
        if (
            flag & TO
            and frames & lexicon.TO
            and there + 1 < limit
            and flags[there + 1] & PLAIN
        ):
            return Complement("infinitive", there, group.end)
        if (
            word in group.cue.prepositions
            and there > at + 1
            and there + 1 < limit
            and word in ("about", "against")
            and group.cue.lemma in ("speak", "talk", "write")
        ):
            return Complement("preposition", there + 1, group.end)
        if (
            word in (",", ":")
            and there + 1 < limit
            and flags[there + 1] & MARK
            and line.quoted[there + 1]
        ):
            continue
        if flag & (AUXILIARY | BREAK | STOP | SUBORDINATOR) and not flag & PREPOSITION:
            return None
        if (
            flag & SUBJECT
            and frames & lexicon.BARE
            and word not in ("you", "who")
            and has_clause(line, there, limit)
        ):
            return Complement("clause", there, group.end)
        if (
            frames & lexicon.BARE
            and flag & (DETERMINER | POSSESSIVE)
            and word != "'s"
            and not flags[there - 1] & (COORDINATOR | DETERMINER | PREPOSITION)
            and flags[there - 1] & TIME
            and has_clause(line, there, limit)
        ):
            return Complement("clause", there, group.end)
    return None


def _passive(line: Line, group: Group, floor: int, limit: int) -> Found | None:
    """Read "it is said that ...", "he was accused of ...", "the bill is backed by her"."""
    flags, low = line.flags, line.low
    if group.first == group.head:
        return None  # a participle by itself
    at = group.end
    frames = group.cue.frames
    subject = left_source(line, group.first, floor)
    if subject is None or line.flags[subject[0]] & RELATIVE:
        return None
    if at < limit and low[at] == "by":
        source = right_source(line, at + 1, limit)
        if (
            source
            and (
                frames & (lexicon.THAT | lexicon.PASSIVE | lexicon.QUOTED)
                or group.cue.lemma in _JUDGING
            )
            and line.low[group.head - 1] != "being"
        ):
            return Found("passive-by", [subject], (group.first, group.end), source)
        return None
    if not frames & lexicon.PASSIVE or at >= limit:
        return None
    if low[subject[0]] == "it" and low[at] == "that":
        return Found(
            "passive-that", [(at, clause_end(line, at, limit))], (group.first, at), None
        )
    word = low[at]
    if word in ("to", "as", "of", "for"):
        start = at if word == "to" else at + 1
        if start >= limit:
            return None
        content = [subject, (start, clause_end(line, start, limit))]
        return Found("passive", content, (group.first, start), None)
    return None


def find_announced(line: Line) -> Found | None:
    """Return the cue and source of a paragraph that ends in "she said:"."""
    count = line.count
    if count < 3 or line.low[count - 1] != ":":
        return None
    for at in range(count - 2, max(-1, count - 9), -1):
        if line.flags[at] & CUE and not line.quoted[at]:
            group = find_group(line, at, 0)
            if (
                group is None
                or group.form == PASSIVE
                or not group.cue.frames & lexicon.QUOTED
            ):
                continue
            first = max((end for _, end in line.regions if end < at), default=0)
            source, _ = _source(line, group, first, [])
            return Found("announced", [], (group.first, group.end), source)
    return None


def _linking(line: Line, group: Group, floor: int, limit: int) -> Found | None:
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
