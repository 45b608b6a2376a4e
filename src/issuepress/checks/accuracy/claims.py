"""The words that a claim hangs on, and those that may go without changing it."""

import re
from collections.abc import Sequence

from issuepress.checks.accuracy.words import Word, key

# What a difference is about, the gravest first. The keys of ``words`` are compared: lower case, American.
KINDS = {
    kind: re.compile(rf"(?:^| )(?:{pattern})(?= |$)")
    for kind, pattern in {
        "question": r"\?",
        "range": r"\d\S* to|to \d\S*|between \d\S*",
        "date": r"(?:january|february|march|april|june|july|august|september|october|november|december"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:19|20)\d\d|yesterday|tomorrow)s?",
        "number": r"\d\S*|-|[%<>≤≥±]|half|halves|thirds?|quarters?|double[sd]?|triple[sd]?|twice|thrice|once|dozens?"
        r"|hundreds?|thousands?|millions?|billions?|percent\w*|\w+fold",
        "unit": r"seconds?|minutes?|mins?|hours?|hrs?|days?|daily|nights?|nightly|weeks?|weekly|months?|monthly"
        r"|years?|yearly|annual\w*|decades?|[munkd]?g|mcg|[µμ]g|[mdcu]?l|[ckm]?m|mmol|mol|iu|k?cal|bpm|mmhg|mg|kg"
        r"|(?:milli|micro|kilo|nano)?(?:gram|liter|meter)s?|miles?|pounds?|lbs?|ounces?|oz|inch(?:es)?|feet|°|hertz|k?hz"
        r"|doses?|tablets?|cups?|spoons?|sessions?|reps?|repetitions?",
        "negation": r"not|no|never|none|neither|nor|without|cannot|nobody|nothing|nowhere|lacks?|lacking|absen\w+"
        r"|unlikely|unclear|unknown|uncertain\w*|unproven|unable|fail(?:s|ed|ing|ure)?|hardly|barely|scarcely"
        r"|seldom|rarely|rare|little|avoid\w*|stop\w*|den(?:y|ies|ied)|doubt\w*|insufficient\w*|in(?:effective|conclusive|correct|significant)\w*"
        r"|contraindicated|non|un|free|excluding|except\w*|rather|instead|myths?|false|refut\w+|whether|questionable",
        "modal": r"may|might|can|could|should|would|must|will|shall|ought|need|needs|has to|have to|perhaps|maybe|possibl[ey]"
        r"|possibilit(?:y|ies)|probabl[ey]|likely|likelihood|potential\w*|presum\w+|apparent\w*|reportedly|allegedly"
        r"|theoretical\w*|arguabl[ey]|certain\w*|definite\w*|clear\w*|undoubted\w*|required?|recommend\w*|tends?",
        "attribution": r"suggest\w*|indicat\w*|seem\w*|appear\w*|show\w*|prov(?:e|es|ed|en|ing)|demonstrat\w*"
        r"|confirm\w*|establish\w*|found|finds?|findings?|report\w*|believ\w*|think\w*|thought|claim\w*|argu\w*|according"
        r"|evidence|studies|study|trials?|research\w*|reviews?|experts?|hypothe\w*|stated?|states|concluded?|concludes",
        "quantifier": r"all|some|most|many|few|several|each|every|any|both|majority|minority|much|enough|various"
        r"|numerous|countless|always|often|sometimes|usual\w*|frequent\w*|occasional\w*|typical\w*|general\w*|common\w*"
        r"|about|around|approx\w*|roughly|nearly|almost|over|under|up to|at least|exactly|on average|everyone|someone"
        r"|anyone|everything|everybody|entire\w*|whole|total\w*|complete\w*|full\w*|partial\w*|part|per|times|again",
        "comparison": r"more|less|least|fewer|fewest|better|best|worse|worst|greater|greatest|higher|highest|lower|lowest"
        r"|superior\w*|inferior\w*|equal\w*|equivalent|similar\w*|same|than|compared|comparable|vs|larger|largest"
        r"|smaller|smallest|longer|longest|shorter|shortest|faster|slower|stronger|strongest|weaker|safer|safest|earlier"
        r"|later|latest|newer|newest|first|last|main|primary|\d+(?:st|nd|rd|th)",
        "limiter": r"only|alone|just|sole\w*|mere\w*|exclusive\w*|specific\w*|particular\w*|especially|mainly|mostly"
        r"|primarily|largely|long|short|term|tempora\w+|transient\w*|brief\w*|permanent\w*|so far|ever|still|yet"
        r"|even|together|combin\w+|standalone|adjunct\w*|limited|preliminary",
        "degree": r"modest\w*|mild\w*|moderate\w*|slight\w*|small|large|minor|major|severe\w*|serious\w*"
        r"|significant\w*|substantial\w*|dramatic\w*|marked\w*|clinical\w*|statistical\w*|early|late|initial\w*"
        r"|current\w*|recent\w*|very|highly|extremely|quite|somewhat|fairly|relatively|immediate\w*|gradual\w*"
        r"|quick\w*|rapid\w*|new|newly|weak\w*|strong\w*|poor\w*|low|high|good|well|proven|effective\w*",
        "cause": r"caus\w+|because|due|leads?|leading|led|results?|resulted|resulting|associat\w+|linked|links?|relat\w+"
        r"|correlat\w+|prevent\w*|cur(?:e|es|ed|ing)|treat|treats|treated|heal\w*|eliminat\w*|guarante\w+|ensur\w+|fix\w*"
        r"|help|helps|helped|helping|therefore|thus|hence|so|contribut\w+|trigger\w*|make|makes|made|allow\w*|risk\w*",
        "direction": r"increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|improv\w*|worsen\w*|ris(?:e|es|ing|en)|rose|falls?|fell"
        r"|gain\w*|loss|los(?:e|es|ing|t)|relie\w+|aggravat\w*|before|after|above|below|with|within|outside|inside|during"
        r"|up|down|start\w*|begin\w*|end\w*|continu\w*|positive\w*|negative\w*|benef\w+|harm\w*|safe\w*|danger\w*|against"
        r"|left|right|upper|front",
        "condition": r"if|when|whenever|unless|until|while|whereas|although|though|provided|where|in case|depend\w*|despite"
        r"|once|as long as|but|however|since",
        "population": r"adults?|child|children|teen\w*|adolescents?|infants?|bab(?:y|ies)|newborns?|wom[ae]n|men|man|males?"
        r"|females?|pregnan\w+|elderly|older|younger|old|young|patients?|people|persons?|athletes?|runners?|animals?|mice"
        r"|rats?|participants?|boys?|girls?|seniors?|volunteers?|mothers?|smokers?",
        "relation": r"and|or|plus|of|for|to|from|in|into|on|onto|off|out|at|as|among|by|via|through|who|whose",
    }.items()
}
DOUBTS = ("negation", "modal", "condition")  # what comes after one of these words is not simply claimed
MEASURES = (*DOUBTS, "question", "range", "number", "quantifier", "comparison", "limiter")
ERRORS = {*KINDS} | {"name", "order", "half of a pair"}

# May go from the start of a sentence: they tie it to the one before and claim nothing by themselves.
# Those that hedge ("often", "in general"), date ("recently") or attribute ("according to") are not here.
CONNECTIVES = sorted(
    (
        tuple(map(key, connective.split()))
        for connective in (
            "accordingly|additionally|also|and|anyway|as a result|as such|besides|but|by contrast|consequently|conversely"
            "|equally|finally|first|first of all|firstly|for example|for instance|fortunately|furthermore|hence|however|importantly"
            "|in addition|in conclusion|in contrast|in fact|in other words|in short|in sum|in summary|in the end|indeed"
            "|instead|interestingly|lastly|likewise|luckily|meanwhile|more importantly|moreover|nevertheless|next"
            "|nonetheless|notably|now|of course|of note|on the contrary|on the other hand|overall|put simply|second"
            "|secondly|similarly|simply put|so|still|that being said|that is|that said|then|therefore|third|thirdly|thus"
            "|to conclude|to sum up|to summarize|ultimately|unfortunately|well|yet"
        ).split("|")
    ),
    key=len,
    reverse=True,
)
LABEL_WORDS = 8
DENIES = {"myth", "fiction", "false", "misconception", "not", "no", "never", "avoid", "do", "without", "except", "unless", "if", "when", "wrong", "fact"}  # fmt: skip
KNOWN = re.compile(
    r"as (?:\w+ ){1,4}(?:know|see|saw|guess|imagine|expect|recall|remember|hear|heard|say|mentioned|noted|discussed)"
)
HEDGED = re.compile(r"(?:^| )(?:may|might|could|can|possibly|perhaps|potentially)(?= |$)")
CAUTIOUS = re.compile(
    r"(?:^| )(?:still|limited|unclear|unknown|uncertain|mixed|inconclusive|preliminary|insufficient|scarce|sparse"
    r"|conflicting|lacking)(?= |$)"
)
CONTRASTS = {"but", "although", "though", "however", "yet", "while", "whereas"}
PRONOUNS = set("it they this these that those their its he she his her him them such we our".split())
TRIFLES = {"that", "the", "also", "then"}


def kind(keys: Sequence[str], others: Sequence[str]) -> str:
    """What the gravest difference between some words and those in their place is about."""
    mine, theirs = " ".join(keys), " ".join(others)
    for name, pattern in KINDS.items():
        if sorted(pattern.findall(mine)) != sorted(pattern.findall(theirs)):
            return name
    return "wording"


def protected(keys: Sequence[str]) -> bool:
    """Whether a claim may hang on one of these words."""
    return kind(keys, ()) not in ("wording", "relation")


def about(keys: Sequence[str], *kinds: str) -> bool:
    """Whether one of these words is of one of these kinds."""
    return any(KINDS[kind].search(" ".join(keys)) for kind in kinds)


def label(words: Sequence[Word]) -> int:
    """How many words the run-in label at the start has ("Post-rupture recovery: ..."), 0 where there is none.

    What denies the rest ("Myth: ...", "Do not take if: ...") or says whom or when it is about ("Adults: ...",
    "Week 2: ...") is a part of the claim and no label.
    """
    for end, word in enumerate(words[1 : LABEL_WORDS + 1], start=1):
        if word.before.startswith((":", '":', "):")):
            return 0 if _belongs(words, end) else end
    return 0


def _belongs(words: Sequence[Word], end: int) -> bool:
    keys = [word.key for word in words[:end]]
    if keys[0] in DENIES or about(keys, "population", "unit", "date", "question"):
        return True
    if words[end].text[0].islower():
        return about(keys, *MEASURES)
    return about(keys, "negation") and len(words) - end < LABEL_WORDS


def connective(words: Sequence[Word], start: int = 0) -> int:
    """Where the sentence goes on behind a leading connective, ``start`` where there is none."""
    keys = tuple(word.key for word in words[start : start + 5])
    for connective in CONNECTIVES:
        end = start + len(connective)
        if keys[: len(connective)] == connective and end < len(words):
            if words[end].before.startswith(",") or connective in (("and",), ("but",), ("so",), ("yet",)):
                return end
            return start
    return start


def remark(words: Sequence[Word]) -> int:
    """Where a remark to the reader begins that ends the sentence ("..., as many of you know"), else its end."""
    for start in range(len(words) - 1, max(len(words) - 8, 0), -1):
        if words[start].key == "as" and KNOWN.fullmatch(" ".join(word.key for word in words[start:])):
            return start
    return len(words)
