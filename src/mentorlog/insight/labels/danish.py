"""Labels in Danish."""

from __future__ import annotations

from typing import Final

from mentorlog.insight.labels.language import Grammar, Language, Words

_WORDS: Final = Words(
    traits="""
        aggressiv aggressive ambitionsløs ambitionsløse arrogant arrogante barnlig barnlige bedrevidende belærende bossy
        defensiv defensive dobbeltmoralsk dominerende doven dovne dum dumme egoistisk egoistiske fej feje fordomsfuld
        fordomsfulde glemsom glemsomme hensynsløs hensynsløse hidsig hidsige hyklerisk hykleriske indbildsk indbildske
        inkompetent inkompetente klodset klodsede ligeglad ligeglade løgnagtig løgnagtige magelig magelige manipulerende
        naiv naive nedladende opfarende overfladisk overfladiske overfølsom overfølsomme passiv-aggressiv påståelig
        påståelige respektløs respektløse selvcentreret selvcentrerede selvfed selvfede selvglad selvglade selvisk
        selviske selvoptaget selvoptagne selvretfærdig sjusket sjuskede skødesløs skødesløse sløset sløsede snobbet
        snobbede snæversynet snæversynede stædig stædige taktløs taktløse tankeløs tankeløse tvær tværre ubehøvlet
        ubehøvlede uansvarlig uansvarlige uduelig uduelige uengageret uengagerede ufølsom ufølsomme ugidelig ugidelige
        uhøflig uhøflige uintelligent umoden umodne umotiveret umotiverede uorganiseret uorganiserede upålidelig
        upålidelige uprofessionel uprofessionelle usympatisk usympatiske utaknemmelig utaknemmelige utroværdig
        utroværdige utålmodig utålmodige uærlig uærlige
    """,
    bare_traits="""
        besværlig besværlige dårlig elendig falsk falske følsom følsomme forfærdelig forfærdelige forkælet forkælede
        genert generte håbløs håbløse irriterende kedelig kedelige latterlig latterlige negativ negative ond onde
        ondskabsfuld ondskabsfulde passiv passive pessimistisk pessimistiske sippet svag svage tarvelig tarvelige træls
        ubehagelig ubehagelige ubrugelig ubrugelige umulig umulige utålelig utålelige
    """,
    of_things="""
        aggressiv aggressive barnlig barnlige belærende dominerende dum dumme klodset klodsede manipulerende naiv naive
        nedladende overfladisk overfladiske respektløs respektløse sjusket sjuskede skødesløs skødesløse sløset sløsede
        snobbet snobbede taktløs taktløse tankeløs tankeløse uansvarlig uansvarlige uduelig uduelige uhøflig uhøflige
        uorganiseret uorganiserede upålidelig upålidelige uprofessionel uprofessionelle utroværdig utroværdige
    """,
    praise="""
        begavet begavede dejlig dejlige dygtig dygtige enestående exceptionel fabelagtig fabelagtige fantastisk
        fantastiske fremragende genial geniale inspirerende intelligent intelligente klog kloge nice perfekt perfekte
        skarp skøn skønne sej seje sød søde talentfuld talentfulde vidunderlig vidunderlige
    """,
    insults="""
        amatør amatører besserwisser brokkehoved brokkerøv bølle bøller diktator dovendidrik dovenlars drama-queen
        egoist egoister fjols fjolser hykler hyklere idiot idioter klaphat klaphatte klovn klovne kontrolfreak kryster
        kujon kujoner løgner løgnere mikromanager nar narcissist perfektionist perfektionister pessimist pessimister
        rodehoved rodehoveder røvhul skiderik snob snobber snylter taber tabere tyran tøsedreng
    """,
    idols="engel fiasko geni helt katastrofe legende mareridt naturtalent rockstjerne stjerne",
    poor="doven dårlig elendig forfærdelig håbløs ringe sjusket svag upålidelig",
    fine="født god stærk",
    roles="""
        chef elev formidler holdspiller kammerat kollega kommunikator leder lytter lærer medarbejder menneske mentee
        mentor organisator person planlægger projektleder rollemodel taler teamplayer underviser udvikler ven
    """,
    lacked="""
        ambition ambitioner disciplin empati engagement fantasi gåpåmod initiativ intelligens manerer modenhed
        motivation respekt rygrad selvdisciplin selvindsigt selvkontrol situationsfornemmelse talent viljestyrke
    """,
    triggers="""
        attitude bedste dygtigste dårligste holdning indstilling lederspire nok sejeste sikke svageste sådan værste
    """,
)

_NO_WAY: Final = r"(?:dårlig|elendig|negativ|forkert|ringe|forfærdelig)"

_GRAMMAR: Final = Grammar(
    who="(?:du|han|hun)",
    they="de",
    be=(
        r"(?: har(?: \w+)? været| (?:kan|kunne|må|plejer at|synes at)(?: \w+)? være"
        r"| (?:er|var|virker|virkede|lyder|lød|bliver|blev|fremstår|fremstod)(?: som)?)"
    ),
    clipped=None,
    turned="(?:er|var|virker|virkede|bliver|blev|fremstår|fremstod|kan|kunne)",
    how="""
        af-natur alt altid altså bare da decideret desværre egentlig en-gang-imellem en-smule enormt for for-det-meste
        frygtelig fuldstændig ganske generelt godt hamrende helt ind-imellem indimellem især jo lidt lige meget mega
        måske nogen nogle-gange noget nok nu ofte også pisse pænt ret ret-og-slet rigtig rigtigt sgu simpelthen skide
        somme somme-tider sommetider som-person stadig stadigvæk super så temmelig tit total totalt tydeligvis utrolig
        utroligt vanvittig vanvittigt vel vildt virkelig vitterligt være ægte åbenbart
    """,
    article="(?:en|et|den|noget af en|noget af et)",
    such="(?:sådan|sikke) (?:en|et)",
    behave="(?:opfører|opførte) (?:dig|sig)",
    adverb="t",
    none=(
        r"(?: (?:har|havde)(?: \w+)? (?:ingen|intet|ikke nogen)"
        r"| (?:mangler|manglede)(?: (?:helt|al|enhver|simpelthen))?)"
    ),
    best="(?:den|verdens) (?:bedste|dygtigste|sejeste)",
    worst="(?:den|verdens) (?:dårligste|værste|svageste)",
    calling="(?:din|dit|dine)",
    conjunction="(?:og|men|eller|så|fordi|selvom)",
    preposition="(?:for|til|over for|overfor|når|i|på|omkring)",
    own=(
        rf"\b{{who}} (?:har|havde) {{very}}en {{very}}{_NO_WAY} (?:attitude|indstilling|holdning){{whole}}",
        rf"\bdin (?:attitude|indstilling|holdning) (?:er|var) {{very}}{_NO_WAY}{{end}}",
        r"\b(?:hold op|lad være|stop)(?: nu)? med at være {very}(?:{traits}{whole}|{bare_traits}{end})",
        r"\b(?:vær(?: nu)? ikke|du skal ikke være) {very}(?:{traits}{whole}|{bare_traits}{end})",
        r"\b{who} (?:er|var) (?:jo |bare |vist )?ikke {not_good}",
    ),
    not_good=(
        r"(?:{very}en (?:holdspiller|teamplayer|{fine} {roles}){whole}|(?:god|{praise}) nok{end}|nogen lederspire{end})"
    ),
    reported=(
        r"(?:sagde|siger|sige|sagt|fortalte|fortæller|kaldte|kalder|kaldt|skrev|skriver|råbte|spurgte|påstod|påstår"
        r"|nævnte|antydede|hørte|hvis|om|bange for|medmindre)"
    ),
    denied=r"\b(?:ikke|aldrig|næppe|ingen)",
    pause=",?",
)

DANISH: Final = Language(_WORDS, _GRAMMAR)
