"""Nouns that tell what a source in prose is: somebody, a body, many, or a thing."""

from __future__ import annotations

from kg.extract import lexicon as lex
from kg.text import word_set

# People by what they are rather than by an office.
PERSON_NOUNS = word_set(
    """
    aide ally announcer applicant arranger aunt backer beneficiary boss boy brother
    buyer caller candidate cardiologist caretaker celebrity child citizen client
    cleric climatologist co-author colleague comedian companion competitor
    complainant conservative consumer contender cop counterpart cousin creditor
    critic customer daughter defendant defender demonstrator dentist detainee
    detective developer dissident donor driver economist elder employee
    employer environmentalist epidemiologist examiner ex-husband ex-wife
    ex-president father favorite
    fighter filmmaker firefighter friend gentleman geneticist girl
    grandfather grandmother guest guide heir homeowner husband immigrant
    incumbent individual insider inmate insurgent interviewer interviewee
    investigator islamist kid lady landowner lawmaker liberal linguist lobbyist
    loyalist man marine merchant meteorologist migrant militant millionaire
    billionaire monk mogul mom mother dad mum narrator native neighbor neighbour
    someone enemy
    multimillionaire mate
    neighbor nephew newcomer niece nominee novelist nurse nun operative opponent
    organizer orphan pacifist parent passenger pastor patient peer person plaintiff
    pollster pope priest prisoner proponent protester protestor psychiatrist pupil
    questioner reader rebel refugee relative republican democrat resident
    retiree reverend rival scientologist seller sergeant sheriff shopper singer
    sibling sister skeptic sceptic soldier son speechwriter spouse statesman general
    statistician stepfather stepmother stranger suffragist supporter surrogate
    survivor suspect taxpayer teenager tenant theorist tourist trooper
    tycoon uncle user vendor veteran vet viewer victim virologist voter watchdog
    widow widower wife witness woman worker youngster consultant contractor
    commentator operator pundit host co-host moderator source tipster
    whistle-blower whistleblower reformer activist campaigner challenger
    headteacher vicar chaplain lecturer blogger vlogger influencer chef
    cook farmer fisherman rancher grower importer exporter trader dealer
    businessperson industrialist magnate publican landlord shopkeeper
    """
) | (lex.ROLE_HEADS - word_set("lead head champion master speaker chair whip major"))
PERSON_HEADS = PERSON_NOUNS | lex.ROLE_HEADS
_IRREGULAR = word_set(
    """
    people police men women children wives folks folk staff staffers personnel
    public crowd crowds media press electorate family families couple others
    everyone everybody nobody none all many most some few both each half majority
    minority percent nine-in-ten troops youth populace audience jury relatives
    authorities masses businessmen businesswomen congressmen congresswomen
    spokesmen spokeswomen fishermen firefighters clergy gop militia mob opposition
    viewership membership leadership management left right polls-goers generation
    """
)
# Many people, none of them named.
MANY_NOUNS = _IRREGULAR | word_set(
    """
    americans democrats republicans conservatives liberals progressives
    independents libertarians socialists communists christians muslims jews
    hindus catholics protestants evangelicals sunnis shiites latinos latinas
    hispanics africans-americans whites blacks asians arabs kurds greens tories
    labourites brexiteers remainers millennials boomers zionists
    islamists nationalists populists
    """
)
ORG_NOUNS = (lex.ORG_WORDS - word_set("voice power press energy watch times")) | (
    word_set(
        """
        administration airline army bloc bureau campaign carrier chain charity
        city committee conglomerate council country county court daily
        department district executive faction firm government giant greenhouse
        hospital insurer junta kingdom lab lender lobby maker manufacturer
        ministry nation newspaper newsroom nonprofit outlet panel paper parliament
        party publication publisher regime retailer school start-up startup state
        studio subsidiary superpower supplier tabloid tank team town tribunal
        utility village watchdog website weekly monthly site blog wing
        troupe band orchestra crew squad taskforce task-force platform
        """
    )
)
# What a person wrote, showed or ruled: it says something, and is nobody.
THING_NOUNS = word_set(
    """
    account ad advert advertisement affidavit agreement aide-memoire amendment
    analysis answer appeal article audit average averages bill biography blueprint
    book brief briefing broadcast budget bulletin caption case census chart charter
    circular cable clause clip code column commentary comment communication
    communique communiqué complaint conclusion conclusions constitution contract
    convention conversation court-filing data database deal declaration decree
    diary directive dispatch document documentary documents dossier draft editorial
    email e-mail emails entry essay estimate evidence excerpt exhibit exposé
    fact facts figure figures filing film finding findings footage forecast
    guidance guidelines guideline headline images indictment information
    inquiry interview investigation invoice item journal judgment judgement
    label law lawsuit leaflet leak legislation letter line list log logs magazine
    manifesto manual memo memoir memorandum message minutes model motion movie
    narrative note notes notice numbers obituary op-ed opinion order ordinance
    page papers passage petition photo photograph picture piece plan platform play
    podcast policy poll polling polls post poster posting presentation press-release
    pronouncement proposal prospectus publication quote readout record recording
    records release remarks reply report reports request research resolution
    response results review rule rules ruling rumour rumor schedule screenshot
    script section segment sentence show sign signs slide song source-code speech
    statement statistics statute story study submission subpoena suit summary
    survey surveys table tally tape testimony text textbook theory thesis tip title
    transcript transcripts translation treaty tweet tweets update verdict video
    videos warning warrant website wikileaks will word words work writing
    reporting rationale language argument narrative logic
    """
)
# These look like names where a sentence begins, and are none.
NO_PERSON = word_set(
    """
    news post times daily weekly herald tribune gazette chronicle journal review
    house senate congress street wall supreme court party campaign state states
    united national international federal american americans european democratic
    republican democrats republicans union nations council bank
    university college institute school center centre fund foundation
    association society committee commission department ministry agency board
    office bureau group corp company inc act bill law rights human north south
    east west northern southern eastern western central white black
    election primary caucus convention debate poll inauguration amendment
    constitution christmas thanksgiving easter god internet web city county
    island islands river lake ocean sea bay beach hill hills mountain valley
    avenue boulevard road square bridge airport stadium arena park hotel tower
    museum library church hospital medicare medicaid obamacare bible quran koran
    english french spanish german chinese russian latin mr mrs ms
    """
)
STATES = frozenset(
    name.strip().casefold()
    for name in [
        "Alabama",
        "Alaska",
        "Arizona",
        "Arkansas",
        "California",
        "Colorado",
        "Connecticut",
        "Delaware",
        "Florida",
        "Hawaii",
        "Idaho",
        "Illinois",
        "Indiana",
        "Iowa",
        "Kansas",
        "Kentucky",
        "Louisiana",
        "Maine",
        "Maryland",
        "Massachusetts",
        "Michigan",
        "Minnesota",
        "Mississippi",
        "Missouri",
        "Montana",
        "Nebraska",
        "Nevada",
        "New Hampshire",
        "New Jersey",
        "New Mexico",
        "New York",
        "North Carolina",
        "North Dakota",
        "Ohio",
        "Oklahoma",
        "Oregon",
        "Pennsylvania",
        "Rhode Island",
        "South Carolina",
        "South Dakota",
        "Tennessee",
        "Texas",
        "Utah",
        "Vermont",
        "Virginia",
        "Washington",
        "West Virginia",
        "Wisconsin",
        "Wyoming",
        "Scotland",
        "Wales",
        "England",
        "Northern Ireland",
        "Ontario",
        "Quebec",
        "Alberta",
        "British Columbia",
        "Manitoba",
        "Queensland",
        "Bavaria",
        "Catalonia",
        "Crimea",
        "Kurdistan",
        "Gujarat",
        "Kerala",
        "Punjab",
        "Siberia",
        "Britain",
        "Great Britain",
        "America",
        "Burma",
        "Europe",
        "Africa",
        "Asia",
        "Latin America",
        "Texas",
        "Holland",
        "Kosovo",
        "Gaza",
        "Chechnya",
        "Tibet",
        "Xinjiang",
    ]
)
# Months, peoples and countries that are surnames after a given name.
SURNAMES_TOO = word_set(
    """
    may august april june english french german welsh ireland england france israel
    jordan london paris holland spain chad cuba west north south east english young
    park hall hill banks church lake rivers fields
    """
)
HE_TITLES = word_set("mr mister sir lord king prince herr monsieur señor fr")
SHE_TITLES = word_set("mrs ms miss madam madame dame lady queen princess frau mme")
HE_NOUNS = word_set(
    """
    spokesman chairman congressman businessman salesman policeman father husband
    son brother man gentleman king prince grandfather nephew uncle assemblyman
    councilman alderman statesman actor ex-husband fisherman widower boy pope
    """
)
SHE_NOUNS = word_set(
    """
    spokeswoman chairwoman congresswoman businesswoman policewoman mother wife
    daughter sister woman lady queen princess grandmother niece aunt assemblywoman
    councilwoman stateswoman actress ex-wife widow girl
    """
)
TITLES = (lex.HONORIFICS - word_set("the his her he h eng")) | word_set(
    """
    sen sens rep reps gov govs pres lt gen maj col capt cmdr sgt det del atty amb
    justice judge chief-justice sheriff rev fr sec ald msgr cllr lord lady adm
    senator senators representative governor president vice-president congressman
    congresswoman mayor minister chancellor premier
    """
)
# Forms of one office: what a text calls it the second time.
SAME_OFFICE = {
    "sen": "senator",
    "sens": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "representative",
    "pres": "president",
    "prime-minister": "premier",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "adviser": "advisor",
    "gen": "general",
    "amb": "ambassador",
    "prof": "professor",
    "dr": "doctor",
    "attorney": "lawyer",
    "businesswoman": "businessman",
    "mogul": "businessman",
    "nominees": "nominee",
}
INDEFINITE = word_set("a an one another some several many most few two three four five")
COUNTED = word_set(
    """
    one two three four five six seven eight nine ten several few dozen dozens
    another couple
    """
)
# Many of whom each could be named, had the text wanted to.
SOURCES = word_set("source sources")
