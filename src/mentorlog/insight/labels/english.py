"""Labels in English."""

from __future__ import annotations

from typing import Final

from mentorlog.insight.labels.language import Grammar, Language, Words

_WORDS: Final = Words(
    traits="""
        aggressive argumentative arrogant big-headed bossy careless childish close-minded closed-minded clueless clumsy
        cocky cold-hearted conceited condescending confrontational cowardly defensive dishonest disorganised
        disorganized disrespectful dumb egoistic egotistical foolish forgetful gullible hot-headed hotheaded immature
        impatient impolite incompetent inconsiderate indecisive inept insensitive insincere intolerant irresponsible
        judgemental judgmental lazy manipulative mediocre moody naive naïve narrow-minded obnoxious overconfident
        overemotional oversensitive passive-aggressive pathetic patronising patronizing pushy reckless resentful rude
        scatterbrained self-absorbed self-centered self-centred self-important self-righteous selfish short-sighted
        short-tempered sloppy slow-witted smug snobbish stingy stubborn stuck-up stupid superficial tactless thoughtless
        two-faced unapproachable undisciplined unfriendly ungrateful unhelpful uninspired unintelligent unmotivated
        unpleasant unprofessional unreliable untrustworthy useless vain worthless
    """,
    bare_traits="""
        annoying awful bad boring crazy cruel difficult distant dull egocentric emotional fake hopeless horrible
        ignorant impossible insecure irritating mean nasty negative nuts passive pessimistic ridiculous sensitive
        shallow shy spineless spoiled terrible timid toxic unambitious weak
    """,
    of_things="""
        aggressive childish clumsy confrontational disorganised disorganized disrespectful dumb foolish inept
        insensitive irresponsible manipulative mediocre naive naïve pathetic patronising patronizing pushy reckless rude
        short-sighted sloppy stupid superficial tactless thoughtless unhelpful uninspired unpleasant unprofessional
        unreliable useless worthless
    """,
    praise="""
        amazing awesome bright brilliant clever excellent exceptional extraordinary fabulous fantastic gifted great
        incredible inspiring intelligent kind likeable lovely magnificent marvellous nice outstanding perfect phenomenal
        remarkable smart splendid superb sweet talented terrific wise wonderful
    """,
    insults="""
        amateur amateurs asshole assholes bastard bitch brat brats bully bullies clown clowns complainer control-freak
        coward cowards crybaby cynic dictator diva drama-queen egoist egomaniac fool fools hypocrite hypocrites idiot
        idiots imbecile jerk jerks know-all know-it-all liar liars loser losers manipulator micro-manager micromanager
        moron morons narcissist perfectionist perfectionists pessimist prima-donna pushover quitter show-off slacker
        slackers slob snob snobs tyrant weakling whiner whiners wimp workaholic
    """,
    idols="""
        angel disaster failure gem genius hero legend mess natural nightmare rock-star rockstar saint star superstar
    """,
    poor="""
        abysmal awful bad boring careless difficult dreadful hopeless horrible lazy lousy mediocre poor selfish terrible
        toxic unreliable weak
    """,
    fine="born good natural strong",
    roles="""
        boss coach colleague communicator designer developer engineer friend human human-being leader listener man
        manager mentee mentor motivator organiser organizer person planner player presenter programmer role-model
        speaker student talker teacher team-player teammate woman worker writer
    """,
    lacked="""
        ambition backbone commitment common-sense courage discipline empathy focus guts imagination initiative integrity
        intelligence manners maturity motivation professionalism respect self-awareness self-control self-discipline
        talent willpower
    """,
    triggers="attitude best character enough leadership people personality such team weakest worst",
)

_NO_WAY: Final = r"(?:bad|poor|terrible|negative|lousy|awful|wrong|toxic)"

_GRAMMAR: Final = Grammar(
    who="(?:you|he|she)",
    they="they",
    be=(
        r"(?:(?: have| has)(?: \w+)? been| (?:can|could|might|may|must|will)(?: \w+)? be"
        r"| (?:seem|seems|seemed|appear|appears|appeared|tend|tends|tended|used|continue|continues) to be"
        r"| (?:are|is|were|was|seem|seems|seemed|act|acts|acted|become|becomes|became)"
        r"| (?:come|comes|came) across as)"
    ),
    clipped=r"(?:'re|'s|(?:'ve|'s)(?: \w+)? been|'ll(?: \w+)? be)",
    turned=None,
    how="""
        a-bit a-little absolutely acting actually again all-the-time always apparently as-a-person at-times awfully
        basically becoming being both by-nature clearly completely constantly damn deeply downright entirely even
        extremely fairly far frankly generally genuinely getting highly honestly hugely in-general incredibly inherently
        just kind-of kinda maybe naturally obviously often perhaps plain plainly pretty probably quite rather real
        really seriously simply so sometimes somewhat sort-of still super terribly thoroughly too total totally true
        truly unbelievably usually utterly very way
    """,
    article="(?:an?|the)",
    such="such an?",
    behave="(?:act|acts|acted|behave|behaves|behaved)",
    adverb="ly",
    none=(
        r"(?:(?: have| has| had|'ve got|'s got| got) (?:\w+ )?no|(?: lack| lacks| lacked|'re lacking| are lacking)"
        r"(?: (?:any|all|basic))?)"
    ),
    best="the (?:best|greatest|most talented)",
    worst="the (?:worst|weakest|laziest)",
    calling="you",
    conjunction="(?:and|but|or|yet|so|because|though|although)",
    preposition="(?:for|to|towards|at|in|when|about|whatsoever)",
    own=(
        rf"\b{{who}}(?: have| has| had|'ve|'s)(?: got)? an? (?:{{how}} ){{{{0,2}}}}{_NO_WAY} attitude{{whole}}",
        r"\b{who}(?: have| has| had|'ve|'s)(?: got)? an attitude(?: problem)?{end}",
        rf"\byour (?:attitude|personality|character) (?:is|was) {{very}}{_NO_WAY}{{end}}",
        r"\b(?:(?:stop|quit) being|(?:don't|do not|try not to) be) {very}(?:{traits}{whole}|{bare_traits}{end})",
        r"\b(?:{who} (?:are|is|were|was)|you're|s?he's) not {not_good}",
        r"\b{who} (?:aren't|isn't|weren't|wasn't) {not_good}",
    ),
    not_good=(
        r"(?:really |exactly |much of )?(?:an? (?:team[- ]player|people person|{fine} {roles}){whole}"
        r"|leadership material{end}|(?:good|{praise}) enough{end})"
    ),
    reported=(
        r"(?:said|says|saying|say|told|tells|telling|tell|called|calls|calling|wrote|writes|writing|shouted|yelled|asked"
        r"|asks|claimed|claims|joked|repeated|commented|mentioned|suggested|implied|hinted|heard|if|whether|as though"
        r"|made \w+ (?:feel|look|sound|seem)|afraid|worried)"
    ),
    denied=r"(?:n't|\b(?:not|never|nobody|no one|hardly|dont|doesnt|didnt))",
    pause="",
)

ENGLISH: Final = Language(_WORDS, _GRAMMAR)
