"""Words of a label: what in "Sample Union President Ada Example" is name, role or body.

A label is one line of folded text; words are cut once and judged by look-up tables, so
that thousands of labels a second can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.extract import lexicon as lex
from kg.extract.given_names import GIVEN_NAMES
from kg.text import word_set

_WORD = re.compile(r"[^\s,;\"()\[\]]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[A-Z]")
_CAMEL = re.compile(r"[a-z][A-Z]")
_CAMEL_NAME = re.compile(r"(?:Ma?c|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|San|O|D|[A-Z]'|(?:de|di|la|le|van|von|mc)[A-Z])")
_LOWER_NAME = re.compile(r"(?:(?:al|el|d|l|o)['-]|de|di|la|le|van|von|mc)[A-Z]")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['.-](?=[^\W\d_]|$))*")

TITLES = lex.HONORIFICS | word_set(
    """
    reverend sister father brother elder sheikh shaykh shaikh cantor eng engr ltg lt
    gen adm vadm brig capt cdr sgt col maj h.e fr sr. monsignor msgr
    """
)
SUFFIXES = lex.NAME_SUFFIXES | word_set(
    "esq esq. md m.d m.d. phd ph.d ph.d. rn jd j.d j.d. mph mba dds facp faap ii iii iv"
)
# Nouns, beside those of organisations, that names of bodies are made of.
_MATTERS = word_set(
    """
    action actions advocates affordable africa allies america americans americas asia
    better black blue bright builders care caucus cities citizen citizens civic civil
    clean clear climate common conservation consumer consumers contractors creek
    craftworkers defenders democracy democrats disability disabled dream dreamers earth
    east educators electric employees equality equity europe evergreen everyday
    everytown families family farmers faith fair fairness federal fighters first fire
    forward founders freedom friends funders future futures georgia global great green
    growers hate heart home homes hope human humanity idea ideas immigrant immigrants
    independence indivisible invincibles islands journeymen justice kids land lands
    latino latinos latina latinas left liberty life living main makers manufacturers
    mayors governors senators moms mothers mountain municipal muslim muslims nation
    national nations native neighbors north now nurses ocean oceans officers old open
    our owners pacific parents parks patients peace people peoples plan planet planned
    players pride producers progress progressive promise prosperity protect protection
    public ready real reform refugee republicans restaurants retailers retirees right
    river rivers rocky rural safe safer save seniors shared sierra sisters small social
    solar south sports states strategies street strong student students sun sunrise
    sustainable teachers teamsters together tomorrow town towns tribal tribe tribes
    trucks truth unido unidos united urban valley vets veterans victory violence virginia
    vision voices voter voters votes voto warriors watch west wild wilderness wildlife
    wind winners women worker workers world young youth without legislators leaders
    organizations organisations officials members advocates chispa corazon energy metal
    steel automobile auto air rail bureau ledger post news herald
    """
)
COMMON = _MATTERS | lex.FUNCTIONS | lex.DEMONYMS | (lex.MODIFIERS - {"art", "prime"})
# Nouns of organisations that are surnames as often.
_SURNAMES = word_set(
    """
    church school house hall banks park parks port post mills mall branch fields bar
    lane court steel voice camp power reserve young small black green brown white
    bright strong west north east south love law home wild land rose fair peace
    liberty hope georgia virginia lake rivers river street towns art justice good
    """
)
_BODIES = lex.ORG_WORDS | lex.REGION_WORDS | word_set(
    "caucus chapter editors tribe tribes nation rancheria pueblo co-op cooperatives"
)
# What stands before a noun of a role and belongs to it.
RANKS = word_set(
    """
    vice executive senior managing acting interim deputy assistant associate former fmr
    incoming outgoing founding honorary general global first majority minority ranking
    prime chief lt lieutenant attorney ex lead principal emeritus emerita honourable
    honorable retired ret founding national international global regional district
    """
)
# These belong to the role only where no owner stands before them: "National President",
# and "Sample National President".
_SCOPES = word_set("national international regional district u.s")
_RANKS_AND_MATTERS = lex.MODIFIERS | lex.FUNCTIONS | RANKS
_TOPS = word_set(
    """
    ceo cfo cto coo cio president chairman chair chairwoman chairperson founder
    co-founder cofounder senator representative congressman congresswoman governor
    mayor speaker sen rep gov sens reps judge sheriff justice owner co-owner rector
    chancellor dean premier
    """
)
_LEGISLATORS = word_set("senator sen representative rep legislator assemblymember")
_COUNCIL = word_set("city county council board committee staff state party house")
_MEMBERS = word_set("member members councilmember chair leader whip")


_PLURALS = word_set("congressmen congresswomen councilmen chairmen assemblymen")
# Where somebody is from, and no body that they speak for.
STATES = frozenset(
    name.strip().casefold()
    for name in """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida
    |Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland
    |Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada
    |New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio
    |Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee
    |Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico
    |Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|Bavaria
    |Victoria|Queensland|New South Wales|Tasmania|England|Scotland|Wales
    |Northern Ireland""".split("|")
)


class Word(NamedTuple):
    """One word of a label, with its forms and what the tables say of it."""

    start: int
    end: int
    text: str
    low: str
    head: bool  # the noun of a role, in the singular

    @property
    def plural_head(self) -> bool:
        """Say whether the word is the noun of a role in the plural: "Senators"."""
        if self.head:
            return False
        return self.low in _PLURALS or (
            self.low.endswith("s") and self.low[:-1] in lex.ROLE_HEADS
        )

    @property
    def body(self) -> bool:
        """Say whether the word is the noun of an organisation or a region."""
        return self.low in _BODIES or self.low.rsplit("-", 1)[-1] in lex.ORG_WORDS

    @property
    def given(self) -> bool:
        """Say whether the word is a common given name."""
        return self.low in GIVEN_NAMES or self.low.split("-")[0] in GIVEN_NAMES

    @property
    def initial(self) -> bool:
        """Say whether the word is one or more initials."""
        return self.text[0].isupper() and _INITIALS.fullmatch(self.text) is not None

    @property
    def camel(self) -> bool:
        """Say whether capitals stand inside the word, as in names of brands."""
        found = _CAMEL.search(self.text)
        return found is not None and _CAMEL_NAME.match(self.text) is None

    @property
    def joins(self) -> bool:
        """Say whether the word is "and"."""
        return self.text in {"and", "&", "And"}

    @property
    def small(self) -> bool:
        """Say whether the word is a particle of names: "van", "de", "bin"."""
        return self.low in lex.PARTICLES

    def named(self) -> bool:
        """Say whether the word may stand inside a person's name."""
        if self.initial or self.low in SUFFIXES or (self.small and len(self.text) > 1):
            return True
        text = self.text
        if not (text[0].isupper() or _LOWER_NAME.match(text)):
            return False
        if _NAME.fullmatch(text) is None or text.casefold().endswith("'s"):
            return False
        if text[-1] == "." and len(text) > 5:
            return False
        if self.body and self.low not in _SURNAMES:
            return False
        return not self.head or self.low in lex.NAME_HEADS


@lru_cache(maxsize=2048)
def words_in(s: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a stretch of a folded line."""
    found = []
    for match in _WORD.finditer(s, start, end):
        text = match.group()
        low = text.casefold().rstrip(".,:").removesuffix("'s").removesuffix("'")
        if low:
            head = low in lex.ROLE_HEADS or ("-" in low and _joint_head(text, low))
            found.append(Word(match.start(), match.end(), text, low, head))
    return tuple(found)


def _joint_head(text: str, low: str) -> bool:
    """Say whether a word with a hyphen is the noun of a role: "Vice-Provost"."""
    if low.endswith(("-at-large", "-designate", "-elect")):
        return low.split("-")[0] in lex.ROLE_HEADS
    return not text.isupper() and low.rsplit("-", 1)[1] in lex.ROLE_HEADS


def without_titles(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words without titles before a name: "Hon. Dr.", "Reverend"."""
    at = 0
    while at < len(words) - 1 and words[at].low in TITLES:
        at += 1
    return words[at:]


def may_be_name(words: Sequence[Word]) -> bool:
    """Say whether each of the words may be part of one person's name."""
    solid = [one for one in words if not one.small and one.low not in SUFFIXES]
    if not 1 <= len(words) <= 7 or not 1 <= len(solid) <= 5:
        return False
    if words[0].joins or words[-1].text.islower():
        return False
    return all(one.named() for one in words) and not all(one.initial for one in solid)


def name_evidence(words: Sequence[Word]) -> int:
    """Return how much words that may be a name look like one; below 0 is against."""
    solid = [one for one in words if one.low not in SUFFIXES]
    score = 0
    if len(solid) < len(words):
        score += 3
    if len(solid) > 1 and any(one.initial for one in solid[:-1]):
        score += 2 if not solid[0].text.isupper() or "." in solid[0].text else 0
    score += 3 if solid and solid[0].given else 0
    for one in solid[1:] if solid and solid[0].given else solid:
        if one.low in COMMON and one.low not in _SURNAMES:
            score -= 3
        elif one.low in COMMON or (one.body and one.low in _SURNAMES):
            score -= 1 if one is not solid[-1] or len(solid) > 2 else 0
        if one.camel or (len(one.text) > 2 and one.text.isupper()):
            score -= 2
    if len(solid) == 1 or solid[0].low in {"the", "all", "one"}:
        score -= 2
    return score


def role_start(words: Sequence[Word], head: int) -> int:
    """Return where the role begins whose noun is `words[head]`."""
    noun = words[head].low
    if noun == "general" and head and words[head - 1].head:
        head -= 1
    if noun == "officer":
        chief = [at for at in range(max(0, head - 6), head) if words[at].low == "chief"]
        if chief:
            return chief[-1]
    known = RANKS
    if noun in _MEMBERS:
        known = RANKS | _COUNCIL
    elif noun not in _TOPS:
        known = _RANKS_AND_MATTERS
    start = head
    while start > 0 and _belongs(words, start - 1, known):
        start -= 1
    while 0 < start < head and words[start].low in _SCOPES:
        start += 1
    if start and (words[start - 1].text in lex.PREPOSITIONS or words[start - 1].joins):
        start = head  # "Center for Sample Policy | Director": the matter is the owner's
        while words[start - 1].low in RANKS:
            start -= 1
    return start


def _belongs(words: Sequence[Word], at: int, known: frozenset[str]) -> bool:
    """Say whether a word before a role belongs to it, and not to its owner."""
    word = words[at]
    if word.text.casefold().endswith(("'s", "s'")):
        return False
    if word.joins:
        return at > 0 and words[at - 1].low in known
    if word.low == "state" and words[-1].low in _LEGISLATORS:
        return True
    if word.low not in known:
        return word.head and word.low not in lex.NAME_HEADS and at == len(words) - 2
    return word.text[0].isupper() or word.low in RANKS
