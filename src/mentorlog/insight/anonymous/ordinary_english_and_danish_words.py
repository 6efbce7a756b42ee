"""Words that are also names. In a text they are a name only with a capital letter."""

from __future__ import annotations

from functools import cache
from typing import Final

from mentorlog.insight.english_and_danish_stop_words import STOP_WORDS

_ENGLISH: Final = """
    abbot able ace age ago air all amber an and angel any apple april are arch art as ash at august autumn baker ball
    bank banks bar barber bark basil bass bath bay be bean bear bell berry best beth bill birch bird bishop black blake
    blaze bliss bloom blossom blue bold bond book boss bow brand brandy bridge bright brook brooks brown bud budget bull
    burn bush butcher butler by can candy cap care carol carpenter carter cash castle chain chance charity chase chip
    christian church city clay clement clerk cliff clover coach cole con constance cook cooper coral cotton court crane
    crisp cross crystal curt daily daisy dale dane dash data dawn day dean deer dick diamond did do does dot dove drew
    duke earl early east ebony eden else ever faith fall farmer felicity fern few field fields finch fisher flint flora
    flower for ford forest foster fox frank free freeman friend frost fuller gale gap garden gardner garland gate gay
    gene gift ginger glad glass glen gold golden good grace grant grants gray green grey grove gun gus guy had hale hall
    hammer hand hardy harmony harper hart has hay hazel heart heath heather her hill him hind his holiday hollow holly
    holy home homer honey hood hook hope horn house how hunt hunter if ink iris iron it its ivory ivy jack jade jam
    jasmine jay jean jersey jewel joy judge july june just keen key kind king knight know lake lamb lance land lane lark
    large law leader leaf learn lee let liberty light lily line lion little lock lodge long lord lot love low luck lucky
    major man mark marks marsh marshal marshall martini mason master mat may maxim me melody mercy merit merry mild mile
    miles mill miller mine mint miss moon moor moore more morris moss mother my nails nash nelson new nick no noble noel
    nor norm north not now oak of off old olive on one opal or orange orchid order our out owl own page palm paradise
    parish park parker parks pat patience peace peak pear pearl penny pepper perry per petal pick pier pike pine piper
    place plum pool poppy porter post potter power present price pride prime prince prior prudence rain randy raven ray
    red reed rich ridge ring river rivers robin rock rocky rod rose roses rowan royal ruby rush russet rusty saffron
    sage said sally sand sandy savage say scarlet sea see sharp shaw she shell shepherd shore short silver singer sky
    small smart smith snow so sol son song south spencer spring spruce star stella steel stern stew stone storm stream
    strong student sue summer sun swan sweet swift target taylor ted temple terry the theme thorn tiger to todd tom too
    trace travel tree trinity trip true trust try tucker turner twin two up us valentine van vanilla vera verity victor
    victory viola violet visa vision wade wages walker wall walls ward warden warm wars was water waters watts way we
    weaver webb well wells west wheeler white who why wild will willow win wind wing winner winter wise wish with wolf
    wonder wood woods worth wren wright yes yet york you young
"""
_DANISH: Final = """
    ad af aften agger al alle alt and ane ask at ank bag bak bang bank bar barn bent bjerg bjørn blå bo bonde bor
    borg bred bro brun bue busk by bæk bøg bønne da dag dal dam dame de degn dem den det dig din du dyr eg egen eje
    eller en eng engel er et falk fald far fast feld felt fin finn find fisker fjeld fjord flod fod for fra frede
    fri frost fru fugl få får går gade gammel gave gert glad god godt gran gren gro grå græs grøn guld haj hale hals
    ham han hans har hare hav have havn hede held heller hende hendes her herre hil hjort holm hop hose hul hund hus
    hvid hyld hånd høj høst i ikke ild ind is ja jarl jeg jer jul jord juni kant kat kilde kim kind klint klog klok
    ko kok konge kong konstant krag krog kron kro kvist kær køb lad land lang lege leif lens let lev lige lille
    lilje lin lind linde line lis lise liv lone lov lund lup lyng lys løve maj male man mand mange mark med mel men
    mig min mine mit mod mor mose muld munk møller ned nej nord norm nu ny nær når og om op ord orm os over per
    perle pil præst rand rask ravn regn ring ris rod ros rose rosen rude rug rød sal sander sang sejer sel sig signe
    sin sind sit skov skrive skriver skytte sky slot smed små snart sne sol sommer som sorte sort sten stig stille
    stjerne stor storm strand stub strøm svend syd sø tage tang tid til tak tro tude tue ud uld ulv under unna var
    vang ved vej vejle vel vest vi vig vil vin vind vinter viola vis vise være å år ås æble ø øm øst
"""
_ROLES: Final = """
    adviser assistant boss chief coach colleague consultant customer department director division engineer executive
    finance freelance freelancer head human independent junior lead leader legal manager marketing mentee mentor new old
    operations owner people person president private product project purchasing recruiter resources retired sales
    secretary senior startup strategy supervisor support teacher team unknown vice
    afdeling chef direktør hoved kollega konsulent kunde leder ledelse lærer mester ny projekt salg selvstændig økonomi
"""
"""What people do, and where: words of descriptions such as `the head of sales`."""
_COMMON: Final = """
    academy access account action active activity advice agency aim analysis answer app apps area artist arts aspire
    author balance base basic beauty bike body bold boost bottle box brain brave breath brief build builder building
    business button call camp campus care career careers cause center centre challenge change channel chapter chat check
    child children circle class classroom clean clear climate clinic clock cloud club code coding coffee collective
    college colour color comfort common commons communication community company compass complete concept connect
    connection content control conversation core corner corporate council country course craft create creative culture
    curious current custom customer cycle dance deal decision deep define degree delivery demo design designer develop
    developer development dialogue digital direct direction discover discovery doctor document domain door dream drive
    ecology edge edit editor education effect electric element email empower empowerment energy engage engine
    engineering english enterprise environment equal equality equity event everyone example excellence exchange exercise
    expert explore express eye fabric factory family farm fashion feedback festival film finance first fit fitness flow
    focus food foundation frame freedom fresh friendly fun fund future game garage general generation global goal
    graphics group grow growth guide guild happy health help hero high hire hiring history host hosting hotel hub idea
    ideas image impact inclusion industry information innovation inside insight inspire institute insurance interest
    internet interview invest investment involve issue job jobs journal journey kids kitchen knowledge lab labour labs
    language launch law lawyer leadership league learner learning legal lesson level library life lift link list
    listen live living local logic logistics machine magazine mail main make maker makers management map market
    matter meaning media medical meet meeting member memory mental mentoring message method mind mindset minute mobile
    model modern moment money motion motor move movement museum music nation national native natural nature network
    night note number nurse nursing ocean office online open opportunity orbit organic origin outdoor pack paint
    paper parent part partner partners path patient payment people performance personal phone photo picture pilot
    planet planning plan plant platform play player plus point policy portal portfolio positive power practice press
    privacy private process produce production professional profile profit programme program progress project promise
    property public publish purpose quality question quick quiet radio reach reading real record recruit recruitment
    reflect reflection region relation release report research resilience resource response result retail review right
    rise road role room root route safe safety sail scale school science scientist scope screen search season second
    secret secure security seed self sense serious service session shape share shift ship shop show side sign signal
    simple site skill skills sleep social society soft software solution solutions solve sound source space spark speak
    speed spirit sport sports square stage standard start state station step stock store story strategic studio study
    style success support surface sustainable system systems table talent talk tank task teach teaching technical
    technology test text think thinking thought thrive time tool tools toolbox top touch track trade train trainer
    training transform transition transport treat trend tribe triple tutor type understand union unit unity university
    urban user value values venture verse video village voice volunteer wave wealth web wellbeing whole wide win
    window wisdom word work worker working works workshop world write writer writing yoga youth zone
    adgang aftale alvor arbejde arbejdsplads avis bevægelse bibliotek bil bog butik by bygning børn design data digital
    energi erhverv evne fabrik fag faglig familie film fokus folk forandring forening forlag forløb forskning forum
    forsikring forståelse fremtid fremtiden frihed frivillig fælles fællesskab gruppe handel havn helbred hjælp
    hjem hjerte hverdag højskole ide idé indsigt industri ingeniør job kapital karriere klima klinik klub kontor kraft
    krop kultur kunst kursus kvalitet kvinder kvinde køkken ledelse leder ledere liv lys læge læring læse mad maskine
    medie medier mennesker menneske metode miljø mission mod museum musik mål nabo natur netværk netavis nyheder omsorg
    opgave oplevelse partner patient penge pleje plads politik praktik praksis presse proces produktion psykologi
    rejse relation ret rum råd rådgivning sag samarbejde samfund samtale sikker sikkerhed skole skolen sport sprog
    spørgsmål stat støtte sundhed svar syn sygehus system talent tanke tanker teater teknik teknologi test tid tryg
    tryghed transport træning udvikling uddannelse undervisning ungdom unge universitet vaner verden videnskab viden
    virksomhed virksomheder vækst værdi værksted værktøj øvelse
"""
"""More words that are names only with a capital letter if they are known from the domain of an address."""
_ACRONYMS: Final = """
    ad ai am api av bi cc cd ceo cfo cio cmo coo cpo crm cs css cto cv cvr db dk dna dvd eu faq fyi gb gdpr gps hq hr
    html http id ip iso it kg km kpi led mba ml nb ngo ok okr os pc pdf phd pm pr qa roi sms sos sql tv ui uk un us usa
    usb ux vat vip vpn wc wifi xml
    an and are as at be by do for had has he her his how if in is me my no nor not now of on or our out own so the to
    too up was we who why yes you
    af da de den det dig din du en er et fra få gå har hun ja jeg ind med men mig min mit ned nej nu nå må og om op
    os på se sig sin så til ud var ved vi
"""
"""Words in capitals that are not initials."""


@cache
def ordinary_words() -> frozenset[str]:
    """English and Danish words, in lower case, that are also names or parts of them."""
    return frozenset(f"{_ENGLISH} {_DANISH} {STOP_WORDS}".split()) | role_words()


@cache
def _common_words() -> frozenset[str]:
    return ordinary_words() | frozenset(_COMMON.split())


def is_common_word(word: str) -> bool:
    """Whether a word of an address is also an ordinary English or Danish word, or an English plural of one."""
    lower = word.lower()
    return lower in _common_words() or (lower.endswith("s") and lower[:-1] in _common_words())


@cache
def role_words() -> frozenset[str]:
    """Words, in lower case, that describe people without naming them."""
    return frozenset(_ROLES.split())


@cache
def ordinary_acronyms() -> frozenset[str]:
    """What is usual in capitals, in lower case: initials like these are replaced only with full stops (`I.T.`)."""
    return frozenset(_ACRONYMS.split())
