"""The general words that the rules lean on: function words and common verbs."""

from __future__ import annotations

from typing import Final

from kg.extract.prose import flags
from kg.extract.prose.inflection import inflect
from kg.text import word_set

_CLASSES: Final = {
    flags.BE: "be am is are was were been being isn't aren't wasn't weren't 're 'm",
    flags.HAVE: "have has had having haven't hasn't hadn't 've",
    flags.DO: "do does did don't doesn't didn't",
    flags.MODAL: """
        can could may might must shall should will would 'll 'd cannot can't
        couldn't won't wouldn't shouldn't mustn't needn't
    """,
    flags.NEGATION: """
        not never n't isn't aren't wasn't weren't haven't hasn't hadn't don't
        doesn't didn't cannot can't couldn't won't wouldn't shouldn't mustn't
    """,
    flags.ADVERB: """
        also now then still just even again once often always never not already soon
        later earlier first only further previously reportedly long ever perhaps
        maybe instead thus therefore too twice together rather quite very almost
        nearly indeed simply merely sometimes yet so far back out however meanwhile
        apparently seldom rarely better best much more most alone well likewise
        otherwise nonetheless nevertheless ago on-air effectively all both
    """,
    flags.TO: "to",
    flags.DETERMINER: """
        the a an this that these those some any no every each another many several
        few all both most half either neither one two three four five six seven
        eight nine ten dozens hundreds more other own such what which whose much fewer
        less enough
    """,
    flags.POSSESSIVE: "his her its their our my your whose 's '",
    flags.PREPOSITION: """
        of in on at by for with from about against among around before after during
        under over through between into onto upon within without toward towards
        across behind beyond despite except like near since until via per amid
        alongside throughout outside inside regarding concerning including following
        above below along off because than as to up down off away forward aside
        ahead
    """,
    flags.COORDINATOR: "and or but nor yet",
    flags.SUBORDINATOR: """
        that if when whenever while because although though unless until since as
        before after where whereas whether once so lest why how what till
    """,
    flags.SUBJECT: """
        i he she it we they you who there everyone everybody nobody someone
    """,
    flags.OBJECT: """
        me him her it us them you himself herself itself themselves myself ourselves
        yourself this that these those everyone everything anything nothing
        something anyone someone one
    """,
    flags.RELATIVE: "who which that whom whose",
    flags.QUESTION: "whether if how what why who when where which whom whose",
    flags.TIME: """
        monday tuesday wednesday thursday friday saturday sunday today yesterday
        tomorrow tonight overnight recently mon tue wed thu fri sat sun january
        february march april june july august september october november december
        jan feb aug sept oct nov dec last next earlier later morning afternoon
        evening night week month year weekend
    """,
    flags.CONTROL: """
        try tries tried trying continue continues continued continuing go goes went
        going come comes came begin begins began beginning start starts started seem
        seems seemed appear appears appeared need needs needed have has had having
        fail fails failed failing manage managed tend tends tended get got gets use
        used able willing ready unable happy eager likely quick slow reluctant
        prepared keen forced set about gone proceed proceeded struggle struggles
        struggled struggling rush rushed work works worked working stop stopped
        pause paused ought happen happened expect required supposed free afraid
        careful proud want wants
    """,
}

# Common verbs that are not cues: they show where clauses are.
_VERBS: Final = """
accept achieve act affect aim air allege appear appoint arrest arrive avoid become
begin belong break bring build buy campaign carry cast catch cause change choose
collect come commit compare compete compose consist contain continue contribute
control cost cover create cross cut deal decline defeat deliver depend deserve
design destroy develop die drive drop earn eat elect emerge employ end enter escape
establish exceed exist expand expire exploit express face fail fall fight file fill
finance find fix fly follow force form gain get give go grow happen head help hit
hold hurt hire host identify ignore impose improve include increase inflame injure
inspire invest involve join keep kill lack last launch lead leave let lie live lose
maintain make manage mark matter meet move negotiate obtain occupy occur offer open
operate overcome oversee own pass pay perform place play prepare present prevent
proceed produce protect provide pull pursue put qualify raise reach receive recover
reduce refer reflect regulate release rely remain remove replace represent require
resign resolve restore result retire return run save seek seem sell send serve set
settle shape share shoot show sign sit solve spend spread stand start stay steal
stem step stop strengthen struggle submit succeed suffer sue surge survive sweep
take teach tend testify threaten throw touch travel treat try turn understand use
vary visit wait walk watch wear win withdraw work yield
"""
_NOUNS: Final = word_set(
    """
    act aim air appear arrest break build campaign cast cause change control cost
    cover cross cut deal decline defeat design drive drop end escape exploit face
    fall fight file fill finance fix force form gain head help hit hold host
    increase join lack last launch lead leave lie live mark matter move offer open
    own pass pay place play present produce pull raise reach release remain result
    return run save set shape share show sign spread stand start stay step stop
    struggle surge sweep touch travel try turn use visit wait walk watch win work
    yield start deal run bid hope plan call
    """
)


def words() -> dict[str, int]:
    """Return the classes of every word that has any, by its form in lower case."""
    table: dict[str, int] = {}
    for flag, members in _CLASSES.items():
        for word in members.split():
            table[word] = table.get(word, 0) | flag
    for verb in _VERBS.split():
        add_verb(table, verb, flags.NOUN if verb in _NOUNS else 0)
    return table


def add_verb(table: dict[str, int], verb: str, extra: int) -> None:
    """Add the forms of a verb; `extra` marks those that may be something else."""
    forms = inflect(verb)
    noun = extra & flags.NOUN
    other = extra & ~flags.NOUN
    regular = flags.REGULAR if forms.past == forms.participle else 0
    for word, flag in (
        (forms.plain, flags.PLAIN | noun),
        (forms.third, flags.FINITE | noun),
        (forms.gerund, flags.GERUND),
        (forms.past, flags.FINITE | regular),
        (forms.participle, flags.PARTICIPLE | regular),
    ):
        table[word] = table.get(word, 0) | flag | other
