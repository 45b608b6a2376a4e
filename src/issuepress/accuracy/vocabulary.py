"""English words that a claim hangs on, those that may go, as data.

In lower case and American spelling, apart by spaces; an underscore is a space within a term and a star stands
for any ending. The order of ``KINDS`` is that of gravity: a difference has the name of its gravest word.
"""

import re
from types import MappingProxyType


def one_of(text: str) -> frozenset[str]:
    """A set of single words that are written in one line."""
    return frozenset(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


def _terms(text: str) -> re.Pattern[str]:
    terms = (term.replace("*", r"\w*") for term in sorted(_words(text)))
    return re.compile(rf"(?:^| )(?:{'|'.join(terms)})(?= |$)")


_TERMS = {
    "negation": """
        not no few never none neither nor without nobody nothing nowhere lack lacks lacking absen* unlikely
        unclear unknown uncertain* unproven unable fail fails failed failing failure hardly barely
        scarcely seldom rarely rare little avoid* stop* deny denies denied doubt* insufficient*
        ineffective* inconclusive* incorrect* insignificant* contraindicated non un free excluding except*
        rather instead myth myths false refut* whether questionable""",
    "modal": """
        may might can could should would must will shall ought need needs has_to have_to perhaps maybe
        possible possibly possibility possibilities probable probably likely likelihood potential* presum*
        apparent* reportedly allegedly theoretical* arguable arguably certain* definite* clear* undoubted*
        require required recommend* tend tends""",
    "attribution": """
        suggest* indicat* seem* appear* show* prove proves proved proven proving demonstrat* confirm*
        establish* found find finds finding findings report* believ* think* thought claim* argu* according
        evidence studies study trial trials research* review reviews expert experts hypothe* state states
        stated conclude concludes concluded""",
    "quantifier": """
        all some most many several each every any both majority minority much enough various numerous
        countless always often sometimes usual* frequent* occasional* typical* general* common* about
        around approx* roughly nearly almost over under up_to at_least exactly on_average everyone someone
        anyone everything everybody entire* whole total* complete* full* partial* part per times again""",
    "comparison": """
        more less least fewer fewest better best worse worst greater greatest higher highest lower lowest
        superior* inferior* equal* equivalent similar* same than compared comparable vs larger largest
        smaller smallest longer longest shorter shortest faster slower stronger strongest weaker safer
        safest earlier later latest newer newest last main primary 1st 2nd 3rd 4th 5th""",
    "limiter": """
        only alone just sole* mere* exclusive* specific* particular* especially mainly mostly primarily
        largely long short term tempora* transient* brief* permanent* so_far ever still yet even together
        combin* standalone adjunct* limited preliminary""",
    "degree": """
        modest* mild* moderate* slight* small large minor major severe* serious* significant* substantial*
        dramatic* marked* clinical* statistical* early late initial* current* recent* very highly
        extremely quite somewhat fairly relatively immediate* gradual* quick* rapid* new newly weak*
        strong* poor* low high good well effective*""",
    "cause": """
        caus* because due lead leads leading led result results resulted resulting associat* link links
        linked relat* correlat* prevent* cure cures cured curing treat treats treated heal* eliminat*
        guarante* ensur* fix* help helps helped helping therefore thus hence so contribut* trigger* make
        makes made allow* risk*""",
    "direction": """
        increas* decreas* reduc* rais* lower* improv* worsen* rise rises rising risen rose fall falls fell
        gain* loss lose loses losing lost relie* aggravat* before after above below with within outside
        inside during up down start* begin* end* continu* positive* negative* benef* harm* safe* danger*
        against left right upper front""",
    "condition": """
        if when whenever unless until while whereas although though provided where in_case depend* despite
        once as_long_as but however since""",
    "population": """
        adult adults child children teen* adolescent adolescents infant infants baby babies newborn
        newborns woman women man men male males female females pregnan* elderly older younger old young
        patient patients people person persons athlete athletes runner runners animal animals mouse mice
        rat rats participant participants boy boys girl girls senior seniors volunteer volunteers mother
        mothers smoker smokers""",
    "relation": "and or plus of for to from in into on onto off out at as among by via through who whose",
}
_NUMBERS = {
    "question": r"\?",
    "range": r"\d\S* to|to \d\S*|between \d\S*",
    "date": (
        "(?:january|february|march|april|june|july|august|september|october|november|december"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:19|20)\d\d|yesterday|tomorrow)"
    ),
    "number": (
        r"\d\S*|-|[%<>≤≥±$€£¥^]|half|halves|thirds?|quarters?|double[sd]?|triple[sd]?|twice|thrice|dozens?|hundreds?"
        r"|thousands?|millions?|billions?|\w+fold"
    ),
    "unit": (
        "(?:second|minute|min|hour|hr|day|night|week|month|year|decade|mile|pound|lb|ounce|dose|tablet|cup|spoon"
        "|session|rep|repetition|(?:milli|micro|kilo|nano|centi)?(?:gram|liter|meter))s?"
        "|daily|nightly|weekly|monthly|yearly|annual(?:ly)?|[munkd]?g|mcg|[µμ]g|[mdcu]?l|[ckm]?m|mmol|mol|iu|k?cal"
        "|bpm|mmhg|oz|inch(?:es)?|feet|°|k?hz"
    ),
}
KINDS = MappingProxyType(
    {kind: re.compile(rf"(?:^| )(?:{pattern})(?= |$)") for kind, pattern in _NUMBERS.items()}
    | {kind: _terms(text) for kind, text in _TERMS.items()}
)
DOUBTS = ("negation", "modal", "condition")  # what comes after one of these words is not simply claimed
MEASURES = (*DOUBTS, "question", "range", "number", "quantifier", "comparison", "limiter")

HEDGED = _terms("may might could can possibly perhaps potentially")
CAUTIOUS = _terms(
    "still limited unclear unknown uncertain mixed inconclusive preliminary insufficient scarce sparse "
    "conflicting"
)
DISTANT = _terms("believ* thought claim* suppos* assum* argu* hypothe* question* used_to once")
CONTRASTS = _words("but although though however yet while whereas")
CONDITIONS = _words("if when unless until provided during where")
PRONOUNS = _words("it they this these that those their its he she his her him them such we our")

# May come and go anywhere.
TRIFLES = _words("that the also")

# May go from the start of a sentence: they tie it to the one before and claim nothing by themselves.
# Those that hedge ("often", "in general"), date ("recently") or attribute ("according to") are not here.
CONNECTIVES = _words(
    "accordingly additionally also and anyway as_a_result as_such besides but by_contrast consequently "
    "conversely equally finally first first_of_all firstly for_example for_instance fortunately "
    "furthermore hence however importantly in_addition in_conclusion in_contrast in_fact in_other_words "
    "in_short in_sum in_summary in_the_end indeed instead interestingly lastly likewise luckily meanwhile "
    "more_importantly moreover nevertheless next no nonetheless notably now of_course of_note "
    "on_the_contrary on_the_other_hand overall put_simply second secondly similarly simply_put so still "
    "that_being_said that_is that_said then therefore third thirdly thus to_conclude to_sum_up "
    "to_summarize ultimately unfortunately well yes yet"
)
WITHOUT_COMMA = _words("and but so yet")

# A label that begins with one of these is a part of the claim: "Myth: ...", "Do not take if: ...".
DENIALS = _words(
    "myth fiction false misconception wrong not no never avoid do without except unless if when fact"
)
REMARK = re.compile(
    r"as (?:\w+ ){1,4}"
    "(?:know|see|saw|recall|remember|mentioned|noted|discussed)"
)
