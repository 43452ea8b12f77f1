"""Words of turn labels: who may be meant without a name, and what is no speaker.

The lists are kinds of words, never names of people or of single organisations.
"""

from __future__ import annotations

import re

from kg.text import word_set

# "Q", "Question 2", "Interviewer": whole labels that name a part in a talk.
_PARTS = (
    r"q|a|qs?\s?&\s?as?|questions?|answers?|questioners?|question and answer"
    r"|follow-up question|reporters?|journalists?|correspondents?"
    r"|press|the press|media|interviewers?|interviewees?|respondents?|moderators?"
    r"|host|co-host|presenter|anchor|announcer|narrator|operator|facilitator"
    r"|conference operator|chair|chairman|chairwoman|chairperson|the chair|speakers?"
    r"|participants?|attendees?|panell?ists?|audience|audience members?"
    r"|members? of the audience|audience question|from the audience|from the floor"
    r"|unidentified|unknown|male|female|man|woman|voices?|voice from the floor|aide"
    r"|staff|staffer|interpreter|translator|students?|guests?|callers?|crowd|all"
    r"|chorus|protest[eo]rs?|delegates?|remarks?|a member|members?|an hon\. member"
    r"|hon\. members|(?:several|some) hon\. members|an honou?rable member"
    r"|(?:unidentified|unknown|male|female)(?: (?:male|female|man|woman))?"
    r" (?:speaker|participant|reporter|voice|person|member|journalist|questioner"
    r"|student|official|delegate|audience member|male|female)"
    r"|вопросы?|ответы?|реплика|реплики|голос|голос из зала|из зала|ведущий|ведущая"
    r"|журналист|корреспондент|модератор|участник|участница|зал|переводчик"
)
PART = re.compile(
    rf"(?:{_PARTS})(?:\.|\s?#?\d{{1,3}}|\s(?:one|two|three|four|five|six|[a-e]))?",
    re.I,
)
QUESTIONS = re.compile(
    r"(?:q|qs?\s?&\s?as?|questions?|questioners?|reporters?|journalists?|interviewers?"
    r"|correspondents?|вопросы?|журналист|корреспондент)\b.*",
    re.I,
)
ANSWERS = re.compile(r"(?:a|answers?|interviewee|respondent|ответы?)\b\.?", re.I)
MANY = re.compile(
    r"(?:reporters|journalists|press|the press|media|participants|audience|crowd|all"
    r"|chorus|voices|protest[eo]rs|members|hon\. members|students|delegates|attendees"
    r"|(?:several|some) hon\. members|audience members|panell?ists|speakers|зал)",
    re.I,
)
# What opens a line of facts or a paragraph of prose, though a colon follows.
KEYS = word_set(
    """
    abstract action address advice afterword agenda aim aims also analysis annex answer
    appendices appendix article attachment attendees attention author authors background
    bottom-line breaking briefing byline caption case category caveat cc chapter
    character characters city code comment comments conclusion conclusions contact
    contacts contents context copyright correction country credit credits date deadline
    decision definition department description details disclaimer document documents
    duration e-mail edition editor editor's email embargo end event example examples
    exhibit fact facts fax fifth figure file final finding findings first firstly
    footnote format fourth from further goal goals headline hint home however hypothesis
    icymi idea image impact important in instance introduction issue issues item key
    keyword keywords language languages last lastly length lesson licence license line
    link links list listen live location locations mail main message method methods
    milestone mission moral motto myth names nb newsletter next note notes number
    objective objectives observation one option organiser organizer outcome outcomes p.s
    page paragraph part participants people period persons phone photo photos picture
    place point points postscript preamble preface premise principle priorities priority
    problem problems proposal proposals ps publication published purpose quote re reason
    reasons recap recommendation recommendations record reference references related
    remember reminder result results rule rules scene scope second secondly section
    sections see series share sign similarly site slide slogan solution solutions source
    sources speakers spoiler stage statement status step subject subtitle sum summary
    synopsis table tag tags takeaway takeaways task tasks tel telephone text theme
    themes thesis third thirdly threat time timing tip title to today topic topics total
    transcript translation truth type update updated url venue verdict version video
    vision warning watch website week words year years
    видео второе вывод выводы далее дата задача задачи источник итог итоги контакты
    место например первое персоны примечание проблема проблемы решение решения справка
    тема темы третье фото цели цель
    """
)
# Nouns in the names of newspapers, agencies and channels.
MEDIA = word_set(
    """
    news newspaper times tv television channel radio agency daily weekly gazette herald
    post tribune journal media press broadcasting network magazine online today service
    television international telegraph chronicle observer mail review express
    """
)
# Brackets behind a name that say how somebody speaks, not for whom.
MANNER = re.compile(
    r"(?:re)?translated\b.*|(?:as )?(?:interpreted|translated)\b.*|interpretation\b.*"
    r"|(?:via|through|by|over|on)\b.*|(?:speaking|speaks|spoke)\b.*|voice[- ]?over"
    r"|on[- ]camera|off[- ]?(?:camera|mic(?:rophone)?|mike)"
    r"|cont(?:inuing|inued|'d|d)?\.?"
    r"|in [A-Z]\w+|remotely|virtual(?:ly)?|online|video\b.*|inaudible|presiding"
    r"|как переведено|по-\w+|через переводчика|в переводе",
    re.I,
)
_ACTS = (
    r"applause|laughter|laughs?|laughing|inaudible|indiscernible|unintelligible"
    r"|cross-?\s?talk|pauses?|paused|music|cheers|cheering|chuckles?|sighs?|silence"
    r"|interruption|interrupted|interjections?|interruptions|no (?:audible )?response"
    r"|off-?\s?mi[ck]\w*|audience|(?:a )?(?:video|film|clip)\b.{0,30}"
    r"(?:plays?|played|shown|is|clip)|begin\b|end of|moment of silence|standing ovation"
    r"|a (?:short )?pause|booing|boos|bell rings|gavel|aside"
    r"|(?:prolonged|loud|stormy|general)\s(?:applause|laughter)"
    r"|(?:speaking|speaks|spoke|answering|replying|responding|addressing|turning"
    r"|gesturing|pointing|nodding|switching|reading from|smiling|showing)\b"
    r"|in (?:arabic|chinese|english|french|german|hindi|japanese|korean|portuguese"
    r"|russian|spanish|turkish|ukrainian)\b|through (?:an )?interpreter"
    r"|via interpreter|as (?:interpreted|translated)|retranslated"
    r"|аплодисменты|смех|неразборчиво|оживление|обращаясь|пауза|продолжительные"
)
STAGE = re.compile(
    rf"\(\s*(?:{_ACTS})(?![\w])[^()\n]{{0,120}}\)|[\[(]\d\d?:\d\d(?::\d\d)?[\])]", re.I
)
HONORIFICS = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Madame|Madam|Hon|Rev"
    r"|Sen|Senator|Rep|Representative|Gov|Governor|Amb|Ambassador|Gen|General|Adm|Admiral"
    r"|Col|Colonel|Lt|Maj|Major|Capt|Captain|Sgt|Congressman|Congresswoman|Secretary"
    r"|President|Minister|Chairman|Chairwoman|Chair|Commissioner|Councillor|Judge|Justice"
    r"|M|Mme|Herr|Frau|Sr|Sra|Г-н|Г-жа|Госпожа|Господин)"
)
