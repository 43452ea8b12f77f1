"""Facts that a session report states about itself: forum, session, publisher, note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.model import Block, Piece, Span, TranslationNote
from kg.readers.datelines import DATELINE
from kg.text import trim


def _re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which every blank may be a line end."""
    return re.compile(pattern.replace(" ", r"\s+"), flags)


_EVENTS = (
    r"Forum|Congress|Summit|Week|Conference|Exhibition|Expo|Festival|Symposium|SPIEF"
    r"|EEF|REW|RIF|Dialogue|Days|Games|Assembly"
)
_PART_OF = (
    r"(?:as (?:a )?part of|within (?:the framework of|the scope of)?"
    r"|in the framework of|(?:on|at) the (?:sidelines|margins|fringes|sideline) of"
    r"|under the (?:aegis|umbrella)"
    r" of|in the course of|during|at|in the run-up to|of|for)"
)
_WHEN = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December"
)
_FORUM = _re(
    rf"\b{_PART_OF}\s+(?:the\s+)?(?:programme\s+of\s+(?:the\s+)?)?"
    rf"(?:(?:\d+(?:st|nd|rd|th)|[IVX]+|[A-Z]?[a-z]+(?:th|rst|ond|ird))\s+)?"
    rf"(?P<forum>(?:(?:[A-Z][\w.’'–-]*|St\.|of|and|on|for|the|in|&)\s+){{0,9}}?"
    rf"(?:{_EVENTS})(?![\w-])(?:\s+(?:[A-Z]\w+\s+)?(?:{_EVENTS})(?![\w-]))?"
    rf"(?:\s+(?:on|for|of)(?:\s+the)?(?:\s+(?!{_WHEN})[A-Z][\w–-]*){{1,6}})?)",
)
_FORUM_HOST = _re(
    r"\b[Tt]he (?:\d+(?:st|nd|rd|th) )?(?P<forum>(?:[A-Z][\w.–-]* ){2,6}"
    r"(?:Forum|Congress|Summit|Week))(?![\w-])"
)
_FORUM_RU = _re(
    r"(?i:в рамках|на площадке|на полях|в ходе|на)\s+(?P<forum>(?:[\w–-]+\s+){0,5}?"
    r"(?:форума|форуме|конгресса|саммита|недели|конференции)|ВЭФ|ПМЭФ)"
)
_SESSION_NOUN = (
    r"(?:(?:panel|plenary|business|expert|strategic|thematic|open|special|joint)\s+)*"
    r"(?:sessions?|panels?|discussions?|round\s?-?tables?|round table discussion"
    r"|dialogue|breakfast|talk show|talk|workshop|seminar|debate|meeting|conference"
    r"|event|lecture"
    r"|hearing|briefing)"
)
_NAMED = (
    r"(?:,?\s*(?:which was |that was )?(?:entitled|titled|called|named|headed"
    r"|under the (?:title|name|heading|theme)|on the (?:topic|theme|subject)(?: of)?"
    r"|themed"
    r"|dedicated to|devoted to))?"
)
_CLOSING = (
    r"(?=,?\s+(?:which|that)\s+(?:took|was|were|has|ran)\b"
    r"|,?\s+(?:held|organi[sz]ed|hosted|conducted|convened|staged|took place"
    r"|taking place|moderated)\b"
    r"|,?\s+(?:as part of|within the|in the framework|on the sidelines|during the"
    r"|at the|in the course)\s)"
)
_QUOTED = r"[\"“„«‘'](?P<quoted>[^\"“”„«»]{4,250}?)[,]?[\"”“»’']"
_SESSION_QUOTED = _re(rf"\b{_SESSION_NOUN}{_NAMED}[,:]?\s+{_QUOTED}", re.I)
_SESSION_PLAIN = _re(
    rf"\b{_SESSION_NOUN}\s*(?:entitled|titled|called|named|headed|under the title"
    rf"|on the (?:topic|theme)(?: of)?"
    rf"|:)?:?\s+(?P<plain>[A-Z0-9][^“”]{{3,250}}?){_CLOSING}"
)
_QUOTED_SESSION = _re(rf"(?<!\w){_QUOTED}\s+{_SESSION_NOUN}\b", re.I)
_SESSION_RU = _re(
    r"(?:сесси\w+|дискусси\w+|кругл\w+ стол\w*|панел\w+|завтрак\w*|диалог\w*|встреч\w+)"
    r"(?:\s+на тему)?\s*[:–-]?\s*[«\"“](?P<quoted>[^»\"”]{4,250})[»\"”]"
)
_PUBLISHER = _re(
    r"\bRoscongress Foundation\b|\bФонд(?:а|у|ом|е)?\s+«?Росконгресс»?"
    r"|(?:visit|by|from|of)\s+(?:the\s+)?(?P<owner>(?:[A-Z][\w&.-]+\s+){0,5}"
    r"(?:Foundation|Agency|Institute|Fund|Association|Center|Centre|Council"
    r"|Forum))(?=['’]s\b)"
)
_TRANSLATION = re.compile(
    r"\btranslat(?:ed|ion|or)\b|\bперевод\w*\b|\bпереведен\w*|\bпереведён\w*", re.I
)
_AI = re.compile(
    r"artificial intelligence|\bAI\b|neural|machine|automatic|automated|искусственн\w+ "
    r"интеллект|\bИИ\b|нейросет\w*|машинн\w+|автоматическ\w+",
    re.I,
)
# The words for the machine stand right with the word for translating.
_BY_MACHINE = re.compile(
    r"(?:machine|automatic(?:ally)?|automated|ai|neural|ai-generated|ai-assisted)[\s-]+"
    r"translat\w+|translat(?:ed|ion(?: was)?(?: \w+ed)?)(?: from \w+)?(?: into \w+)?"
    r"(?: automatically)? (?:by|using|with|via|through|made by|by means of)"
    r"(?: the help of)?(?: an?| the)? (?:artificial|ai|neural|machine)"
    r"|(?:машинн\w+|автоматическ\w+) перевод|переведен\w* (?:с помощью )?(?:искусственн"
    r"|нейросет|ии\b|автоматически)|перевод (?:выполнен|сделан"
    r"|подготовлен) (?:с помощью "
    r"|с использованием )?(?:искусственн|нейросет|ии\b|автоматически)",
    re.I,
)


def find_forum(text: str, blocks: Iterable[Block]) -> Piece | None:
    """Return the event that the session was part of, as the lead names it."""
    for block in blocks:
        for form in (_FORUM, _FORUM_RU, _FORUM_HOST):
            for match in form.finditer(text, block.span.start, block.span.end):
                found = trim(text, *match.span("forum"), extra=",.")
                if found and found.of(text) not in {"Forum", "Summit", "Conference"}:
                    return Piece(found, found.of(text))
    return None


def find_session(text: str, blocks: Sequence[Block]) -> Piece | None:
    """Return the title of the session, as the lead names it, marks left out."""
    for form in (_SESSION_QUOTED, _QUOTED_SESSION, _SESSION_RU, _SESSION_PLAIN):
        for block in blocks:
            match = form.search(text, block.span.start, block.span.end)
            if match is None:
                continue
            group = "plain" if "plain" in form.groupindex else "quoted"
            found = trim(text, *match.span(group), extra=",")
            if found:
                return Piece(found, found.of(text))
    return None


def find_publisher(
    text: str, footer: Iterable[Block], lead: Iterable[Block]
) -> Piece | None:
    """Return who published the page, as its footer or else its dateline says."""
    for block in footer:
        match = _PUBLISHER.search(text, block.span.start, block.span.end)
        if match:
            group = "owner" if match["owner"] else 0
            return Piece.cut(text, *match.span(group))
    for block in lead:
        match = DATELINE.search(text, block.span.start, block.span.start + 120)
        if match and block.span.covers(Span(*match.span())):
            return Piece.cut(text, *match.span("agency"))
    return None


def find_translation(text: str, blocks: Iterable[Block]) -> TranslationNote | None:
    """Return what a note says of the page's translation, with every way to read it."""
    for block in blocks:
        words = " ".join(block.span.of(text).split())
        if not _TRANSLATION.search(words):
            continue
        if _BY_MACHINE.search(words):
            return TranslationNote(block.span, "machine", ())
        if _AI.search(words):
            readings = ("original-by-ai", "by-ai")
            return TranslationNote(block.span, "ai-mentioned-ambiguous", readings)
        return TranslationNote(block.span, "stated", ())
    return None
