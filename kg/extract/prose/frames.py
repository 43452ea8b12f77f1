"""What each cue takes, as rows: letters or a word, a colon, and what they hold for.

b a clause ("says it rains") · t "that" · w a question · q a quotation beside it ·
p a place after what is said · n an object · f "to go" · o whom and "to go", both
wanted · a an addressee before what is said · x a passive · c "accuse him of it" ·
g "deny going" · l only a seeming.
"""

from __future__ import annotations

from typing import Final

from kg.text import word_set

FRAMES: Final = """
w: explore investigate assess
t: state
btqp: hypothesize gloat email jest blurt enthuse
q: chuckle laugh hiss bark boom huff beam stammer sob cheer croak coo purr rasp
    drawl mumble grunt groan moan bellow holler screech shriek plead
tn: postulate deduce infer intuit certify verify corroborate substantiate attribute
abt: reassure alert counsel
btwqp: surmise conjecture stipulate elucidate
n: rebuff spurn snub validate exonerate acquit equate retweet eulogize greenlight
    disapprove overrate underrate oversell undersell sugarcoat trivialize politicize
    weaponize whitewash sensationalize demean patronize commemorate memorialize
    mourn bemoan rue lambaste pillory crucify impugn besmirch defame slander libel
    badger pester harangue hector heckle interrogate cross-examine second-guess
    sidestep parry evade stonewall
o: petition lobby cajole coax entreat beseech
btwqpx: say report announce estimate predict project
btwqpxn: note argue suggest acknowledge
btwqp: add explain insist admit concede conclude contend declare observe recall
    reiterate remark repeat respond reply stress testify warn write tweet joke quip
    complain confess counter guess hint speculate state muse posit boast brag
    caution clarify elaborate emphasize emphasise foresee imply indicate interject
    opine post protest recount retort surmise theorize vent wonder allege assert
    affirm claim maintain reason underscore relate attest volunteer whisper yell
    shout scream cry exclaim mutter murmur snap gush sigh deadpan crow fume thunder
    roar growl intone proclaim chant marvel rejoice comment agree tell
q: continue
l: seem appear
abtwqpf: tell
abtwqpfx: warn
abtwf: remind assure inform advise notify convince persuade caution
aqwf: ask
af: order instruct direct
abtwp: promise
btwp: believe think feel realize realise recognize recognise learn reveal confirm
    disclose discover notice assume suspect conclude calculate reckon presume say
    add
btwf: hope decide vow pledge swear expect
btp: hope fear suppose imagine figure worry joke
btwqn: show find
btwpx: know understand see remember
wpx: hear
twn: question doubt know understand consider remember discuss explain examine
    determine recall debate reveal analyze detail outline describe address forget
    confirm review
t: charge
tn: acknowledge recognize recognise illustrate highlight stress emphasize emphasise
    underscore underline allege claim predict assert dispute deny announce propose
    recommend concede admit indicate reiterate fear note forecast disclose proclaim
    declare presume foresee regret resent appreciate suggest demand request urge
n: rip expect grill pitch resist document sponsor block ignore hammer pummel savage
    needle heckle lampoon satirize parody chastise upbraid sideline shun belabor
    rehash distrust mistrust scapegoat stigmatize romanticize glorify idolize revere
    venerate cite mention reference criticize criticise blast slam denounce condemn
    attack assail decry deplore lament bemoan mock ridicule praise hail laud applaud
    commend champion tout defend endorse back support oppose reject dismiss refute
    rebut repudiate disavow challenge welcome embrace favor favour advocate promote
    disparage deride belittle denigrate insult bash lambaste lambast excoriate
    castigate chide rebuke scold scorn admonish berate skewer smear vilify demonize
    malign discredit decline contradict counter debunk downplay minimize exaggerate
    overstate understate tease extol trumpet herald salute honor honour admire
    respect trust despise loathe hate love like dislike detest prize cherish abhor
    disdain echo repeat reiterate articulate voice express convey verbalize seek
    want prefer desire crave unveil present propound espouse preach counsel
    prescribe invoke quote paraphrase summarize recite chant sing shout scream yell
    approve authorize ratify veto overturn overrule uphold affirm sanction ban
    prohibit forbid outlaw condone justify excuse rationalize protest boycott accuse
    blame fault thank congratulate compliment view regard portray cast characterize
    characterise depict label brand dub paint frame describe call see treat term
    deem consider judge rate compare liken overlook sidestep dodge flout confront
    contemplate envision imagine picture visualize anticipate conceive ponder weigh
    mull rethink reconsider evaluate critique scrutinize probe chronicle enumerate
    specify stipulate identify name interpret misinterpret misunderstand
    misrepresent mischaracterize distort fabricate invent retract rescind recant sum
    clarify expose explain declare underestimate overestimate discourage caution
    peddle hawk broach raise unleash deliver offer release issue publish resent diss
    mourn grieve pity envy bless curse threaten taunt bully dare promise pledge vow
    guarantee
f: want plan intend aim agree refuse decline offer threaten promise pledge vow swear
    propose seek wish prefer hope expect resolve opt choose elect desire long demand
    ask claim commit decide vote yearn aspire consent volunteer pretend profess
    deserve dare hesitate
o: ask urge want encourage expect allow permit require press push implore beg exhort
    forbid prefer like oblige obligate empower authorize challenge request wish
    lobby dare intend call believe consider
t: guarantee require signify boast rule vote resolve decree stipulate specify
    mandate forget prefer insist demand request propose recommend urge ask wish
    dream pretend bet pray trust accept argue care complain grumble gripe caution
    fret despair grouse lament bemoan marvel
b: wish bet pretend pray guarantee
x: accuse think consider believe describe regard view define see perceive portray
    rumor rumour deem judge rate label call allow permit bar forbid prohibit
    implicate expect charge blame credit dub criticize criticise name
g: deny regret suggest recommend admit recall propose consider avoid mention
    advocate support oppose favor favour discourage contemplate imagine remember
    resist risk prohibit mind defend anticipate enjoy describe
c: accuse charge blame credit criticize criticise fault condemn suspect convict
    indict
"""
# Prepositions that open what is spoken, thought or wished of.
PREPOSITIONS: Final = """
speak: of about against
talk: of about up
complain: about of
grumble: about
gripe: about
boast: about of
brag: about of
warn: of about against
caution: against about
agree: with on to about
disagree: with on about
object: to
refer: to
point: to
allude: to
respond: to with
reply: to with
react: to with
call: for on upon
argue: for against over about
push: for
press: for
plead: for with
beg: for
ask: for about
advocate: for
lobby: for against
vote: for against
dream: of about
think: of about
worry: about
care: about
hope: for
wish: for
believe: in
insist: on upon
focus: on
comment: on
elaborate: on
expand: on
dwell: on
hint: at
rail: against
rule: against on
testify: about
joke: about of
inquire: about into
wonder: about
know: about of
learn: of about
hear: of about
read: about
write: about of
decide: on against
opine: on about
reflect: on
touch: on
harp: on
apologize: for
apologise: for
protest: against
tweet: about
quibble: with
sympathize: with
concur: with
side: with
contend: with
fantasize: about
fret: about over
fume: about over at
obsess: over about
rave: about
rant: about against
whine: about
moralize: about
lecture: on about
preach: about
pontificate: about on
muse: about on
speculate: about on
theorize: about
bicker: over about
describe: as
characterize: as
characterise: as
portray: as
depict: as
dismiss: as
spar: over with
rally: for against around
lean: toward
poke: at
march: for against
demonstrate: for against
clash: over with
differ: on over
debate: over
wrangle: over
haggle: over
negotiate: over
seize: on
pounce: on
expound: on
improvise: on
disapprove: of
approve: of
conceive: of
despair: of over
repent: of
vouch: for
root: for
stump: for
apply: for
opt: for
pray: for
fight: for against
crusade: for against
plan: for on
aim: for at
appeal: to for
subscribe: to
adhere: to
commit: to
consent: to
confess: to
admit: to
attest: to
swear: by
scoff: at
sneer: at
jeer: at
laugh: at
balk: at
bristle: at
marvel: at
gush: about over
rejoice: in over at
delight: in
trust: in
backtrack: on
renege: on
waver: on
"""
# Verbs that a small word makes others of.
PARTICLES: Final = """
point out: btwqpn
lay out: nw
call out: n
speak out: n about against on for
bring up: nt
sum up: n
spell out: nw
rule out: ng
set out: nf
hit back: q at
fire back: qbtp at
shoot back: qbtp at
push back: qbtp on against at
strike back: q at
lash out: q at
chime in: qbtp on
weigh in: qbtp on about
single out: n
play down: n
talk up: n
shrug off: n
wave off: n
laugh off: n
brush off: n
brush aside: n
write off: n
back off: n
back away: n from
double down: q on
go after: n
take on: n
put forward: n
put forth: n
set forth: n
hold up: n
play up: n
shout down: n
turn down: n
back up: n
cry out: qbtp for
make out: nt
figure out: nwt
find out: twbn about
read out: n
carry on: q about
go on: qp
put it: qp
call upon: o
call on: o
"""
# After "is", "seems", "feels": adjectives that say what somebody thinks.
ADJECTIVE_FRAMES: Final = """
critical: - of
supportive: - of
skeptical: t of about
sceptical: t of about
confident: tb about of in
convinced: tb of
concerned: tb about over by
worried: tb about over
optimistic: tb about
pessimistic: t about
certain: tb of about
sure: tbw of about
unsure: w of about
aware: tb of
afraid: tbf of
glad: tbf about
happy: tf with about
unhappy: t with about
proud: tbf of
opposed: - to
hopeful: tb about
doubtful: t about of
hesitant: f about
reluctant: f
eager: f
willing: f
unwilling: f
determined: f
committed: - to
dedicated: - to
surprised: tb by at
shocked: tb by at
disappointed: tb with in by
frustrated: t with by
angry: tb about at over with
furious: tb about at over with
upset: tb about with over
outraged: tb by at over
incensed: tb by at over
alarmed: tb by at
troubled: tb by
disturbed: tb by
dismayed: tb by at
appalled: tb by at
excited: tbf about by
enthusiastic: - about
pleased: tbf with by
grateful: tb for
thankful: tb for
satisfied: t with
adamant: tb about
clear: tbw about on
obvious: tb
apparent: t
evident: t
vague: w about on
silent: - on about
wary: - of
dismissive: - of
tired: - of
mindful: - of
fearful: tb of
suspicious: t of
sympathetic: - to
indifferent: - to
resigned: - to
divided: w on over about
torn: w over about
wrong: - about
right: - about
serious: - about
honest: - about
fond: - of
sorry: tb for about
jealous: - of
apologetic: - for about
bullish: - on about
curious: w about
passionate: - about
bearish: - on about
interested: - in
intent: - on
enthused: t about by
apprehensive: t about
cynical: t about
realistic: - about
frank: - about
forthcoming: - about with
insulted: t by
offended: t by
flattered: tf by
humbled: t by
moved: - by
haunted: - by
bothered: t by
bewildered: t by
coy: w about
mum: - on about
blunt: - about
candid: - about
noncommittal: w about on
tight-lipped: - about
outspoken: - on about against
vocal: - about in
hostile: - to toward
receptive: - to
open: - to about
resistant: - to
averse: - to
loyal: - to
obsessed: - with
impressed: t with by
puzzled: t by
baffled: t by
uneasy: - about with
uncomfortable: - with
comfortable: - with
nervous: tb about
anxious: tf about
scared: tbf of
ashamed: tf of
embarrassed: t by about
insistent: t on
positive: tb about
negative: - about
desperate: f for
hungry: - for
"""
# Cues whose base form, or its third person, is a noun as well.
NOUNS: Final = word_set(
    """
    accord act address advocate aim alert answer appeal attack average back ban
    bar bark bash beam bet blame blast block blog boast boom boycott brag brand
    break brush bully call campaign cast caution challenge champion chant charge
    cheer cite claim clash comment compliment concern contest contrast counsel
    counter court credit critique crow cry curse dare debate decline decree defend
    delegate deliver demand desire detail ding disdain dislike dispute distrust
    document doubt drawl dream echo email envy estimate excuse exhibit experience
    export fault favor favour fear fete fight figure find float focus force
    forecast frame function go grill groan grunt guarantee guess hammer hate
    herald hint hold holler honor honour hope hound huff import influence insult
    interest issue jest joke judge knock label laugh lean lecture libel like list
    lobby long look love mandate march market marvel moan mock move name need
    needle note nudge object offer order outline paint pan permit petition picture
    pitch pity plan play pledge plug point poke position post preface present
    press pressure prize probe process prod project promise protest purpose purr
    push put query question quip quiz quote raise rally rant rap rate reason
    rebuke reference regard regret release remark reply report request respect
    review riff rip roar root rue rule salute sanction savage schedule scold scorn
    scream screech second set shout show shriek shrug shun sigh sign slam slander
    smear snap snub sob spin sponsor stand state strike study stump support
    surprise suspect take talk target taunt tease term text thank threat thunder
    toast touch trash treat trust turn tweet value veto view voice volunteer vote
    vow wave weigh welcome whisper wish worry yell
    """
)
