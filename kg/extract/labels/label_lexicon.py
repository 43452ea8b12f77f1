"""Words of labels: titles, letters behind names, ranks, nouns of bodies."""

from __future__ import annotations

from kg.extract import lexicon as lex
from kg.text import word_set

TITLES = lex.HONORIFICS | word_set(
    """
    reverend sister father brother elder sheikh shaykh shaikh cantor eng engr ltg lt
    gen adm vadm brig capt cdr sgt col maj h.e fr sr. monsignor msgr rt right lord
    lady baroness baron viscount
    """
)
SUFFIXES = lex.NAME_SUFFIXES | word_set(
    "esq esq. md m.d m.d. phd ph.d ph.d. rn jd j.d j.d. mph mba dds facp faap ii iii iv"
)
AFTER_NAMES = lex.ORDERS | word_set("MP MEP MSP MLA TD FRS FRSE FREng FCA MD RN QC KC")
# Nouns, beside those of organisations, that names of bodies are made of.
_MATTERS = word_set(
    """
    action actions advocates affordable africa air allies america americans americas
    asia auto automobile better black blue bright builders bureau care caucus cities
    citizen citizens civic civil clean clear climate common conservation consumer
    consumers contractors creek defenders democracy democrats disability disabled
    dream dreamers earth east educators electric employees energy equality equity
    europe everyday fair fairness faith families family farmers federal fighters
    fire first forward founders freedom friends funders future futures georgia
    global governors great green growers hate heart herald home homes hope human
    humanity idea ideas immigrant immigrants independence islands justice kids land
    lands latina latinas latino latinos leaders ledger left legislators liberty life
    living main makers manufacturers mayors members metal moms mothers mountain
    municipal muslim muslims nation national nations native neighbors news north now
    nurses ocean oceans officers officials old open organisations organizations our
    owners pacific parents parks patients peace people peoples plan planet planned
    players post pride producers progress progressive promise prosperity protect
    protection public rail ready real reform refugee republicans restaurants
    retailers retirees right river rivers rocky rural safe safer save senators
    seniors shared sisters small social solar south sports states steel
    strategies street strong student students sun sustainable teachers
    together tomorrow town towns tribal tribe tribes trucks truth united urban
    valley veterans vets victory violence virginia vision voices voter voters votes
    warriors watch west wild wilderness wildlife wind winners without women worker
    workers world young youth
    """
)
COMMON = _MATTERS | lex.FUNCTIONS | lex.DEMONYMS | (lex.MODIFIERS - {"art", "prime"})
# Nouns of organisations that are surnames as often.
SURNAMES = word_set(
    """
    church school house hall banks park parks port post mills mall branch fields bar
    lane court steel voice camp power reserve young small black green brown white
    bright strong west north east south love law home wild land rose fair peace
    liberty hope georgia virginia lake rivers river street towns art justice good
    """
)
BODIES = (
    lex.ORG_WORDS
    | lex.REGION_WORDS
    | word_set(
        "house caucus chapter editors tribe tribes nation rancheria pueblo co-op"
        " cooperatives"
    )
)
PLURALS = word_set("congressmen congresswomen councilmen chairmen assemblymen")
# Where somebody is from, and no body that they speak for.
_STATES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia
Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Michigan
Massachusetts|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire
New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont
Virginia|Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico|Ontario|Quebec|Alberta
British Columbia|Manitoba|Saskatchewan|Nova Scotia|Bavaria|Saxony|Victoria|Queensland
New South Wales|Tasmania|England|Scotland|Wales|Northern Ireland
"""
STATES = frozenset(
    name.casefold() for line in _STATES.split("\n") for name in line.split("|") if name
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
SCOPES = word_set("national international regional district u.s")
RANKS_AND_MATTERS = lex.MODIFIERS | lex.FUNCTIONS | RANKS
TOPS = word_set(
    """
    ceo cfo cto coo cio president chairman chair chairwoman chairperson founder
    co-founder cofounder senator representative congressman congresswoman governor
    mayor speaker sen rep gov sens reps judge sheriff justice owner co-owner rector
    chancellor dean premier
    """
)
LEGISLATORS = word_set("senator sen representative rep legislator assemblymember")
COUNCIL = word_set("city county council board committee staff state")
MEMBERS = word_set("member members councilmember chair leader whip")
# Roles that nobody gives: what stands before them is their matter.
SELF_MADE = lex.STANDALONE - word_set("senator congressman congresswoman deputy") | (
    word_set("advocate activist influencer survivor veteran educator caregiver author")
)
SMALL_WORDS = word_set(
    """
    of for the and to at in on de da do dos del della di du la le les van von der den
    bin ibn al el y e with from by an a as under within former along or ex re und et
    """
)
