"""Attributions in Russian: "– отметила директор Института примеров Анна Примерова"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.attributions.parties import Party
from kg.extract.phrases.cuts import Cut, mask, split, strip
from kg.extract.phrases.role_phrases import Post
from kg.model import Span, SpeakerKind
from kg.text import word_list, word_set

_LETTER = re.compile(r"[А-Яа-яЁё]")
_LATIN = re.compile(r"[A-Za-z]")
_VERBS = word_list(
    """
    сказа рассказа отмети заяви подчеркну доба добави счита уве поясни объясни
    обрати сообщи подвё подве резюмирова заключи констатирова напомни предложи
    признал указа подтверди ответи утвержда полага говори прокомментирова
    высказа поделил уточни продолжи конкретизирова акцентирова предупреди убежд
    уверен обозначи выдели призва поблагодари отмеча подчёркива подчеркива
    """
)
_CUE = re.compile(
    rf"(?:также |так |далее |в свою очередь,? )?(?:(?:{'|'.join(_VERBS)})[а-яё]*)"
    r"(?:\s+(?:внимание на|итоги?|итог дискуссии|мнением|мнение))?(?![\w-])"
)
_HEADS = word_list(
    """
    директор президент председатель заместитель руководитель глава начальник
    министр губернатор ректор проректор декан профессор доцент член советник
    помощник посол представитель депутат сенатор основатель сооснователь
    соучредитель учредитель партнёр партнер эксперт аналитик экономист
    управляющий секретарь координатор сотрудник мэр аким вице-президент
    вице-премьер премьер-министр модератор юрист адвокат омбудсмен
    уполномоченный спецпредставитель замминистра замдиректора гендиректор
    сопредседатель академик исследователь врач журналист политолог заведующий
    заведующая научный старший ведущий генеральный исполнительный первый главный
    управляющая постоянный специальный и.о. врио полномочный чрезвычайный
    технический коммерческий финансовый бывший почётный почетный доктор кандидат
    инвестор предприниматель писатель космонавт архитектор инженер лидер
    владелец участник спикер ведущая старшая финансовая
    """
)
_HEAD = re.compile(rf"(?:{'|'.join(re.escape(head) for head in _HEADS)})(?![\w])")
# Nouns that make an organisation of what follows, though in lower case.
_GENERIC_ORG = re.compile(
    r"(?:компани|корпораци|групп|фонд|центр|институт|университет|академи|банк|агентств"
    r"|ассоциаци|союз|федераци|департамент|министерств|комитет|управлени|совет|холдинг"
    r"|лаборатори|кафедр|факультет|школ|общества|организаци|издательств|завод|филиал"
    r"|службы|палат|администраци|правительств|концерн|объединени|дирекци|отдел)[а-яё]*\b"
)
_BOARD = re.compile(
    r"[а-яё-]+\s+(?:(?:наблюдательного|попечительского|экспертного|общественного|учёного"
    r"|ученого|научного)\s+совета|совета\s+директоров|правления|президиума|коллегии)"
)
# An office in the genitive is no organisation: "представитель Президента".
_OFFICE = re.compile(
    r"(?:президента|министра|губернатора|главы|председателя|премьер-министра|мэра"
    r"|правления|президиума|коллегии)(?!\w)",
    re.I,
)
_WORD = re.compile(r"[^\s,;()\"]+")
_NAME_WORD = re.compile(
    r"[А-ЯЁA-Z](?:[а-яёa-z]+|\.)(?:-[А-ЯЁA-Z][а-яёa-z]+)?|[А-ЯЁ]\.[А-ЯЁ]\."
)
_PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ич|овна|евна|ична|инична)")
_PARTICLES = word_set("аль эль бин ибн фон ван де оглы кызы")
_DASH_IN = re.compile(r"[,.!?…]\s+(?P<dash>[–—-]\s+)")
_DASH_OUT = re.compile(r"[.,]\s+[–—-]\s+")
_MATTER = re.compile(r"\s(?:по|на|для|при|в)\s")
_TAIL = re.compile(
    r",?\s(?:в ходе|во время|на сессии|на форуме|в рамках|выступая|комментируя)\s"
)


def is_russian(line: str) -> bool:
    """Say whether a line is written mostly in Cyrillic letters."""
    return len(_LETTER.findall(line)) > len(_LATIN.findall(line))


def inner_attribution(text: str, quoted: Span) -> Span | None:
    """Return the words inside the marks that say who speaks, with the dashes.

    Russian pages close the marks after them: "«Мы готовы, – сказал X. – Но рано»".
    """
    for opening in _DASH_IN.finditer(text, quoted.start, quoted.end):
        if _CUE.match(text, opening.end(), quoted.end) is None:
            continue
        closing = _DASH_OUT.search(text, opening.end(), quoted.end)
        if closing is not None and closing.end() < quoted.end:
            return Span(opening.start("dash"), closing.end())
    return None


def read_attribution(s: str) -> tuple[Sequence[Party], Cut | None] | None:
    """Read the words after a quotation: verb, role and name in any usual order."""
    cue = _CUE.match(s)
    if cue:
        party = _party(s, strip(s, (cue.end(), len(s)), ",:-"), spoken=True)
        return ((party,), cue.span()) if party else None
    for found in _CUE.finditer(mask(s)):
        party = _party(s, strip(s, (0, found.start()), ",-"), spoken=True)
        if party:
            return (party,), found.span()
        return None
    party = _party(s, (0, len(s)), spoken=False)
    return ((party,), None) if party else None


def read_introduction(s: str) -> tuple[Sequence[Party], Cut | None] | None:
    """Read the words before a quotation: "Директор X Анна Примерова отметила:"."""
    words = re.match(r"по (?:словам|мнению)\s", s, re.I)
    if words:
        return None  # the name is in another case: it may not be taken as printed
    for found in _CUE.finditer(mask(s)):
        if found.start() > 0:
            party = _party(s, strip(s, (0, found.start()), ",-"), spoken=True)
            return ((party,), found.span()) if party else None
    party = _party(s, (0, len(s)), spoken=False)
    return ((party,), None) if party else None


def _party(s: str, cut: Cut, *, spoken: bool) -> Party | None:
    tail = _TAIL.search(mask(s), *cut)
    if tail:
        cut = strip(s, (cut[0], tail.start()), ",-")
    parts = [piece for group in split(s, cut, ";") for piece in split(s, group, ",")]
    if not parts:
        return None
    if spoken and s[slice(*cut)].strip() in {"он", "она", "они"}:
        return Party(cut, (), SpeakerKind.PERSON, False, True)
    name = _name_at_start(s, parts[0])
    if name is not None and name[1] == parts[0][1]:
        posts = _posts(s, parts[1:])
        full = len(_words(s, name)) > 1
        if spoken or (full and (posts or len(parts) == 1)):
            return Party(name, posts, SpeakerKind.PERSON, full)
        if posts or full:
            return None
    return _named_last(s, parts)


def _named_last(s: str, parts: Sequence[Cut]) -> Party | None:
    """Read a party that begins with a post: "директор Института Анна Примерова"."""
    if not _HEAD.match(s[slice(*parts[0])].casefold()):
        return None
    last = parts[-1]
    name = _name_at_start(s, last)
    alone = len(parts) > 1 and name is not None and name[1] == last[1]
    if alone and name is not None and len(_words(s, name)) > 1:
        return Party(name, _posts(s, parts[:-1]), SpeakerKind.PERSON)
    name = _name_at_end(s, last)
    if name is None:
        return None
    before = strip(s, (last[0], name[0]), ",")
    return Party(name, _posts(s, [*parts[:-1], before]), SpeakerKind.PERSON)


def _words(s: str, cut: Cut) -> list[Cut]:
    return [match.span() for match in _WORD.finditer(s, *cut)]


def _name_like(s: str, word: Cut) -> bool:
    text = s[slice(*word)]
    return _NAME_WORD.fullmatch(text) is not None or text in _PARTICLES


def _name_at_start(s: str, cut: Cut) -> Cut | None:
    words = _words(s, cut)
    count = 0
    while count < len(words) and count < 5 and _name_like(s, words[count]):
        count += 1
    if not count or s[cut[0] : words[0][0]].strip():
        return None
    return (words[0][0], words[count - 1][1])


def _name_at_end(s: str, cut: Cut) -> Cut | None:
    words = _words(s, cut)
    if len(words) < 3 or not all(_name_like(s, word) for word in words[-2:]):
        return None
    if s[words[-1][1] : cut[1]].strip():
        return None
    start = len(words) - 2
    middle = s[slice(*words[start])]
    initials = middle.endswith(".") and s[words[start - 1][1] - 1] == "."
    longer = initials or _PATRONYMIC.fullmatch(middle) is not None
    if start > 1 and longer and _name_like(s, words[start - 1]):
        start -= 1
    return (words[start][0], words[-1][1])


# -- posts -------------------------------------------------------------------------


def _posts(s: str, parts: Sequence[Cut]) -> tuple[Post, ...]:
    """Read the parts as roles, each with the organisation that follows it."""
    posts: list[Post] = []
    for part in parts:
        for piece in _pieces(s, part):
            plain = s[slice(*piece)].casefold()
            if _HEAD.match(plain):
                posts.append(_post(s, piece))
            elif posts and s[piece[0] : piece[0] + 1]:
                last = posts[-1]
                hull = (last.printed[0], piece[1])
                chain = last.chain if last.closed else (*last.chain, piece)
                posts[-1] = Post(last.role, chain, last.closed, None, hull)
            else:
                posts.append(Post(None, (piece,), printed=piece))
    return tuple(_shared(posts))


def _pieces(s: str, part: Cut) -> list[Cut]:
    """Cut at "и" and at a dash where a role stands on both sides."""
    pieces = [part]
    for match in re.finditer(r"\s+(?:и|-)\s+", mask(s[slice(*part)])):
        left = strip(s, (pieces[-1][0], part[0] + match.start()))
        right = strip(s, (part[0] + match.end(), part[1]))
        if all(_HEAD.match(s[slice(*half)].casefold()) for half in (left, right)):
            pieces[-1:] = [left, right]
    return pieces


def _post(s: str, cut: Cut) -> Post:
    """Cut a role from its organisation: that begins with a capital or its noun."""
    board = _BOARD.search(s, *cut)
    floor = board.end() if board else cut[0]
    for word in _words(s, cut)[1:]:
        if word[0] < floor:
            continue
        text = s[slice(*word)]
        quoted = s[word[0] - 1] == '"'
        start = word[0] - 1 if quoted else word[0]
        if not (text[0].isupper() or quoted or _GENERIC_ORG.fullmatch(text)):
            continue
        role, org = strip(s, (cut[0], start)), (start, cut[1])
        before = s[slice(*role)].casefold()
        matter = _MATTER.search(mask(s[slice(*org)]))
        if text in {"РФ", "России", "Российской"} and matter:
            return Post(cut, (), True, None, cut)
        if _OFFICE.match(s, *org):
            continue
        if re.search(r"\b(?:по|при|на|президента|в)$", before):
            return Post(cut, (), True, None, cut)
        return Post(role, (org,), False, None, cut)
    return Post(cut, (), False, None, cut)


def _shared(posts: Sequence[Post]) -> list[Post]:
    """Give a role without an organisation that of the role after it."""
    out = list(posts)
    for at in range(len(out) - 2, -1, -1):
        if not out[at].chain and not out[at].closed:
            post = out[at]
            out[at] = Post(post.role, out[at + 1].chain, False, None, post.printed)
    return out
