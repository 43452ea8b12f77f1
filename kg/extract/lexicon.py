"""Words that tell roles, organisations, places and verbs of saying apart.

The lists are kinds of words, never names of people or of single organisations.
"""

from __future__ import annotations

from kg.text import word_set

# The noun that makes a phrase a role: "Deputy General *Director*".
ROLE_HEADS = word_set(
    """
    academician accountant actor actress activist administrator admiral advisor
    adviser aide ambassador analyst anchor anthropologist archbishop architect
    artist assistant astronaut athlete attaché attache attorney auditor author
    banker barrister bishop blogger broadcaster broker businessman businesswoman
    captain cardinal ceo cfo chair chairman chairperson chairwoman champion
    chancellor chief cio ciso cdo cho chro clo cmo coach co-author co-chair
    co-chairman co-chairperson co-chairwoman co-director co-founder co-head
    co-lead co-organizer co-owner co-president cofounder colonel columnist
    comissioner commander commandant commentator commissioner composer comptroller
    conductor congressman congresswoman consul consultant controller coo convener
    convenor coordinator co-ordinator correspondent cosmonaut councillor councilor
    counsel counsellor counselor cpo creator cro cso cto curator dean delegate
    deputy designer developer diplomat director doctor doyen economist editor
    editor-in-chief educator emir engineer entrepreneur envoy evangelist evp
    examiner executive expert facilitator farmer fellow financier founder futurist
    gm governor head headmaster headmistress historian host imam inspector
    instructor interpreter inventor investor journalist judge jurist justice king
    landlord laureate lawmaker lawyer lead leader lecturer legislator librarian
    lieutenant mage major manager marshal master mathematician mayor md mediator
    member mentor mep minister moderator mp msp mufti musician notary observer
    officer official ombudsman ombudsperson operator organiser organizer owner
    partner patriarch patron philanthropist philosopher physician physicist pilot
    planner playwright poet politician politologist practitioner premier presenter
    president prime-minister prince princess principal prefect pro-rector producer
    professor programmer prosecutor provost psychologist publicist publisher queen
    rabbi rapporteur rector registrar reporter representative researcher
    restaurateur scholar scientist secretary secretary-general senator shareholder
    sherpa sociologist solicitor specialist speaker spokesman spokesperson
    spokeswoman strategist student superintendent supervisor surgeon svp teacher
    teamlead technologist trader translator treasurer trustee tutor undersecretary
    under-secretary vice-chair vice-chairman vice-chairperson vice-chancellor
    vice-dean vice-governor vice-mayor vice-minister vice-premier vice-president
    vice-rector vice-speaker volunteer vp warden whip winner writer youtuber
    attorney-general consul-general director-general governor-general
    surgeon-general under-secretary-general panelist panellist participant
    co-moderator nominee graduate intern trainee candidate chargé charge akim
    hakim methodologist ideologist biologist chemist geologist ecologist sen rep
    gov amb gen sens reps oceanographer agronomist political-scientist orientalist
    sinologist indologist hero metropolitan diver mariner explorer
    advocate alderman alderwoman alumna alumnus assemblymember assemblyman assemblywoman
    campaigner caregiver chair-elect chairman-elect climatologist commentator
    congressmember contributor councilman councilmember councilwoman educator influencer
    nurse oncologist resident organizer-in-chief pastor pediatrician president-elect
    secretary-treasurer sheriff survivor veteran vice-provost
    carpenter electrician firefighter homeowner machinist miner paramedic pharmacist
    plumber rancher retiree steelworker trucker waitress welder
    """
)
# Head nouns that are also common surnames or given names.
NAME_HEADS = word_set(
    """
    bishop king prince queen dean marshal major captain judge justice page cook
    head chancellor pope abbot mage champion marshal warden farmer coach leader
    banker whip proctor teacher fellow shepherd deacon knight host lead justice
    official winner
    """
)
# Roles that say enough by themselves: they do not share the next role's organisation.
STANDALONE = word_set(
    """
    senator academician economist lawyer journalist writer entrepreneur cosmonaut
    astronaut politician scientist historian sociologist philosopher blogger
    investor publicist philanthropist poet composer artist architect diplomat
    expert congressman congresswoman deputy moderator participant speaker
    panellist panelist athlete champion physician doctor musician actor actress
    businessman businesswoman farmer student
    """
)
# Bodies of a state, whose country is more than the place where they are.
STATE_BODIES = word_set(
    """
    ministry government parliament agency embassy committee department assembly
    senate court commission council administration bank secretariat office
    """
)
# Roles that an organisation may follow without "of": "Director Example Bank".
STRONG_HEADS = (
    ROLE_HEADS
    - NAME_HEADS
    - word_set(
        """
        executive deputy chief expert member master mentor student volunteer
        partner leader speaker principal commander president lecturer fellow
        assistant officer manager laureate author host founder consultant
        observer lawyer investor owner research participant graduate candidate
        minister secretary
        """
    )
)
MODIFIERS = word_set(
    """
    acting academic advisory ad-interim administrative art artistic assistant
    associate board branch business chief clinical commercial communications
    content corporate country creative deputy designated digital distinguished
    division editorial emeritus ex executive federal finance financial first
    former founding foreign full general global government group head honorary
    honored honoured human incoming independent institutional interim
    international investment it joint junior lead leading legal major managing
    marketing medical national non-executive operating operations outgoing
    parliamentary permanent people plenipotentiary policy political presidential
    press prime principal private product programme program project public
    regional research retired sales science scientific second security senior
    session special staff standing state strategic strategy supervisory technical
    technology third top trade vice visiting world-renowned youth co- vice-
    full-time part-time resident sous well-known renowned prominent chairing
    current then incumbent information council committee department panel
    """
)
DEMONYMS = word_set(
    """
    afghan african albanian algerian american arab arabian argentine argentinian
    armenian asian australian austrian azerbaijani bangladeshi belarusian belgian
    bolivian brazilian british bulgarian burmese cambodian canadian chilean
    chinese colombian congolese croatian cuban czech danish dutch ecuadorian
    egyptian emirati estonian ethiopian eurasian european finnish french georgian
    german ghanaian greek hungarian indian indonesian iranian iraqi irish israeli
    italian japanese jordanian kazakh kazakhstani kenyan korean kuwaiti kyrgyz
    laotian latvian lebanese libyan lithuanian malaysian malian mexican moldovan
    mongolian moroccan mozambican namibian nepalese nicaraguan nigerian norwegian
    omani pakistani palestinian peruvian philippine polish portuguese qatari
    romanian russian rwandan saudi senegalese serbian singaporean slovak slovenian
    somali soviet spanish sudanese swedish swiss syrian tajik tanzanian thai
    tunisian turkish turkmen ugandan ukrainian uzbek venezuelan vietnamese yemeni
    zambian zimbabwean u.s u.k us uk eu un
    """
)
AFTER_HEAD = word_set(
    "extraordinary plenipotentiary general emeritus emerita designate elect acting"
)

# The noun that makes a phrase an organisation: "Sample *Institute* of …".
UNIT_WORDS = word_set(
    """
    department departments division directorate office bureau laboratory lab
    faculty committee institute centre center school chair unit section branch
    college subcommittee subdivision secretariat clinic cluster observatory sector
    desk representation practice team kafedra
    """
)
ORG_WORDS = UNIT_WORDS | word_set(
    """
    academy administration agency alliance apparatus arena army assembly
    association associates authority bank banks bar board brigade broadcaster
    business cabinet chamber channel church circle city-hall club coalition
    commission commissariat committee community company concern confederation
    conference congress conservatory consortium consulate consultancy consulting
    convention cooperative corporation corp corps council court customs dialogue
    directorate duma embassy enterprise enterprises exchange factory federation
    fleet forum foundation foundry fund gallery government group headquarters
    holding holdings hospital hub inc incorporated incubator inspectorate
    institution insurance journal kombinat league legislature library limited llc
    llp ltd magazine media ministry mission mint monastery movement museum navy
    network newspaper npo observatory opera orchestra organisation organization
    pao parliament parliamentary-assembly partners partnership party pjsc jsc ojsc
    cjsc oao zao ooo ano fgup gmbh plant platform plc police polytechnic port post
    prosecutor's publisher publishers radio railway railways register registry
    resort reserve senate service services shipyard society solutions startup
    station studio studios summit syndicate systems taskforce technologies
    technopark technopolis theater theatre treasury tribunal trust tv union
    universities university ventures vuz watch works workshop zoo foundation
    accelerator airline airlines airport airways archive bakery biobank biotech
    brand brewery bloc camp campus capital casino cathedral collegium company's
    energy fabrika farm fintech foods gazette group's guild herald hotel hotels
    industries information-agency label lyceum gymnasium mall market marketplace
    metro mine mines motors oil pharma pharmaceuticals pipeline power press
    project refinery restaurant retail robotics secretariat securities software
    steel store telecom telegraph times travel tribune voice zavod khural kurultai
    majlis mejlis knesset kremlin white-house rada sejm bundestag seimas
    """
)
COMPANY_WORDS = word_set(
    """
    group corporation corp bank company university holding holdings inc llc pjsc
    jsc ltd plc gmbh academy ojsc cjsc ministry
    """
)
# What a director of something that is no organisation directs.
FUNCTIONS = word_set(
    """
    accounting administration-and-finance acquisition advertising affairs
    agriculture analysis analytics architecture arts audit automation banking
    biology biotechnology branding broadcasting budget charity chemistry
    communication communications commerce competition compliance construction
    consulting cooperation creativity crime culture customers cybersecurity data
    defence defense delivery demography design development digital digitalisation
    digitalization diplomacy diversity ecology ecosystem ecosystems economics
    economy education efficiency electrification employment energy engagement
    engineering entrepreneurship environment equality ethics events excellence
    expansion experience export exports finance finances fisheries forecasting
    forestry geography geology governance gr growth health healthcare history
    hospitality housing hr humanities immigration implementation industries
    industry infrastructure initiatives innovation innovations insurance
    integration intelligence interior investigations investment investments it
    journalism justice labor labour languages law learning legislation
    localization logistics management manufacturing maritime marketing mathematics
    mechanics media medicine methodology migration mining mobility modernization
    monitoring negotiations nutrition operations partnership partnerships pedagogy
    performance personnel philology philosophy physics planning policies policy
    politics pr procurement production products programmes programs projects
    promotion protection psychology publications publishing purchasing quality
    recruitment regulation relations research resources responsibility rights risk
    risks robotics safety sales science sciences secretariat-affairs security
    services simulation sociology software space sport sports standardization
    statistics strategy studies supplies supply support sustainability sustainable
    taxation taxes technologies technology telecommunications tourism trade
    training transactions transformation transition transport transportation
    treasury-operations urbanism utilities ventures water welfare youth art ai
    agribusiness aviation chief staff state mission delegation course chairs works
    issues matters direction directions area areas line activities activity
    collaboration process processes content community communities countries
    markets market regions territories territory-development change climate carbon
    """
)
SPOKES = word_set("spokesman spokesperson spokeswoman attorney lawyer counsel advocate")
DIPLOMATS = word_set(
    """
    ambassador envoy representative delegate consul charge chargé plenipotentiary
    commissioner observer
    """
)
PORTFOLIOS = word_set("minister secretary professor doctor candidate vice-minister mp")
PREPOSITIONS = word_set(
    "of for to at in on under with from within responsible before between across by"
)
DETERMINERS = word_set("the a an its his her their our")
SKIPPED = DETERMINERS | word_set(
    "and as also then now both currently formerly & including"
)

REGION_WORDS = word_set(
    """
    territory region area republic krai kray oblast okrug district province state
    states county city municipality town village prefecture canton emirate kingdom
    federation governorate commonwealth
    """
)

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria
Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan
Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi
Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia
Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti
Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Eswatini|Ethiopia
Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea
Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland
Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kuwait
Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg
Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Micronesia
Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal
Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman
Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland
Portugal|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|Serbia
Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea
South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Tajikistan|Tanzania
Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkiye
Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States
United States of America|Uruguay|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|Viet Nam
Yemen|Zambia|Zimbabwe|Hong Kong|Taiwan|Macau|Abkhazia|South Ossetia
Russian Federation|UAE|USA|U.S.|UK|U.K.|RF|PRC|DPRK|ROK|RSA|Republic of Korea
People's Republic of China|Hong Kong SAR|Lao PDR|Kyrgyz Republic|Slovak Republic
Hellenic Republic|Republic of the Union of Myanmar|Kingdom of Saudi Arabia
"""
COUNTRIES = frozenset(
    name.strip().casefold()
    for line in _COUNTRIES.splitlines()
    for name in line.split("|")
    if name.strip()
)
CITIES = (
    word_set(
        """
        moscow vladivostok beijing shanghai tokyo seoul singapore london paris
        berlin vienna geneva brussels rome madrid delhi mumbai dubai doha
        riyadh cairo istanbul ankara tehran tashkent astana almaty minsk
        yerevan baku bishkek dushanbe hanoi bangkok jakarta manila sydney
        canberra washington boston chicago toronto ottawa kazan novosibirsk
        yekaterinburg sochi khabarovsk irkutsk
        """
    )
    | {"new delhi", "st. petersburg", "saint petersburg", "abu dhabi", "new york"}
    | {"hong kong", "kuala lumpur", "tel aviv", "san francisco", "nizhny novgorod"}
)

# Verbs that give words to somebody, in the forms that stand beside quotations.
CUES = word_set(
    """
    said says noted notes concluded concludes remarked remarks commented comments
    stressed stresses stated states emphasized emphasised emphasizes emphasises
    added adds explained explains believes believed shared shares announced
    announces declared declares underlined underlines underscored underscores
    highlighted highlights argued argues claimed claims recalled recalls told
    tells observed observes opined continued continues admitted admits reminded
    reminds warned warns suggested suggests proposed proposes insisted insists
    confirmed confirms affirmed affirms assured assures asserted asserts
    maintained maintains summarized summarised summarizes summarises reported
    reports informed mentioned mentions acknowledged acknowledges asked asks
    replied replies answered answers responded responds agreed agrees clarified
    clarifies specified specifies elaborated elaborates urged urges promised
    promises predicted predicts cautioned cautions advised advises reflected
    reiterated reiterates repeated repeats thinks thought wrote writes tweeted
    exclaimed joked complained lamented recommended recommends indicated indicates
    voiced quipped speculated contended contends conceded concedes posited echoed
    estimates estimated countered rejoined pledged vowed stipulated concurred
    inquired enquired wondered opened closed began finished ended cited quoted
    objected detailed revealed reveals
    """
)
CUE_PHRASES = (
    "pointed out", "points out", "summed up", "sums up", "went on to say", "went on",
    "is convinced", "is confident", "is certain", "is sure", "was convinced",
    "is of the opinion", "drew attention to", "called attention to", "put it",
    "made it clear", "spoke out", "chimed in", "wrapped up", "set out",
    "expressed confidence", "expressed hope", "expressed the view", "shared his view",
    "shared her view", "shared his opinion", "shared her opinion", "had this to say",
)  # fmt: skip
# Forms that are more often nouns: verbs only right after a name.
NOUN_CUES = word_set(
    """
    notes remarks comments states stresses shares claims reports answers promises
    highlights estimates thought opened closed began finished ended cautions
    details estimated shared reported maintained detailed reveals quoted cited
    """
)
# Verbs that, after a full stop, tell of somebody else's reaction to the words.
REACTIONS = word_set(
    """
    agreed agrees concurred objected responded replied opened closed began finished
    ended continued left thinks thought disagreed wondered
    """
)
# Forms like verbs that open no predicate.
NOT_VERBS = word_set(
    """
    united based dedicated related needs states rights affairs relations sciences
    services systems sports matters named called entitled titled limited united
    advanced applied shared responsible-for responsible specialised specialized
    located situated focused invited distinguished renowned noted-for retired
    awards funds markets networks awarded elected appointed chaired represented
    attended joined assets resources products events experts agents clients
    students investments lands goods needs trends
    """
)
CUE_ADVERBS = word_set(
    """
    also then further later finally additionally subsequently for his her part in
    turn has had have once again just rightly moreover accordingly thus so
    """
)
PRONOUNS = word_set("he she they")

HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof h.e he h.h hh hrh hon honourable honorable
    excellency his her the madam madame rev eng academician-dr sir dame
    """
)
PARTICLES = word_set(
    """
    bin bint ibn ben abu al el ul ud ur von van der den de da das do dos del della
    di du la le les lo ter ten thi zu zur zum af av y e i st. bar ap ould binti al-
    el-
    """
)
NAME_SUFFIXES = word_set("jr jr. sr sr. ii iii iv phd ph.d")
ORDERS = word_set("OBE CBE MBE KBE GBE CMG AO AC QC KC FRS FRSE OM CH")
DEGREES = word_set("phd ph.d ph.d. dr.habil mba cfa dsc msc llm md. facs esq esq.")

# Words with a capital that open a sentence or a title, and are no part of a name.
NO_NAMES = word_set(
    """
    a an the this that these those it its he she they we you i his her their our
    your my in on at by for from with without as of to and or but nor so if when
    while where who whom whose what which why how there here now then today
    tomorrow yesterday however moreover therefore thus according also another
    other both all any each every many most more some such no not only one two
    three four five first second third new key main other participants experts
    speakers during after before since until among between within following
    speaking summing commenting answering concluding opening closing overall
    finally meanwhile furthermore january february march april june july august
    september october november december monday tuesday wednesday thursday friday
    saturday sunday is was were are has have had will would can could should must
    may might let please thank thanks yes russian chinese indian panel session
    discussion roundtable forum programme program conference
    """
)
EVENT_WORDS = word_set(
    """
    session forum panel plenary discussion meeting event opening roundtable
    round-table table conference congress summit ceremony closing breakfast week
    exhibition briefing festival debate dialogue talk workshop seminar sidelines
    day programme program presentation stand
    """
)
UNNAMED_NOUNS = word_set(
    """
    participant participants speaker speakers expert experts delegate delegates
    panellist panellists panelist panelists attendee attendees analyst analysts
    official officials representative representatives moderator moderators source
    sources businessman businessmen entrepreneur entrepreneurs scientist
    scientists student students volunteer volunteers minister ministers investor
    colleague colleagues counterpart counterparts opponent opponents
    investors author authors organizers organisers guests guest journalist
    journalists
    """
)
