"""How much a sentence is worth to a reader of the digest, and why."""

import re
from collections.abc import Mapping

from issuepress.condense.words import length
from issuepress.sentences import Sentence

TAKEAWAY_WORDS = 30
EASY_WORDS = 18
CUES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, points, re.compile(pattern, re.IGNORECASE))
    for name, points, pattern in (
        (
            "weighs both sides",
            1.0,
            r"\b(?:may|might|can|could|suggests?|appears?|seems?|helps?|works?|useful|effective|reduc\w+|improv\w+|"
            r"relief|safe|benefits?|better|modest\w*|small|some|likely|not|feels?)\b.*(?:\b(?:but(?! also)|although|though|yet|"
            r"however|rather than|only (?:if|when|for|as)|not as)\b|[,—–-] ?not\b)|"
            r"^\W*(?:while|although|though|even though)\b.*,",
        ),
        (
            "sums up the evidence",
            0.8,
            r"\b(?:most|current|no|systematic|several|large|available|recent|strong|limited|little|high-quality|best|"
            r"many|the|good|clear) (?:\w+[ -]){0,2}(?:research|studies|reviews?|evidence|trials?|guidelines?)\b",
        ),
        (
            "names a first choice",
            0.8,
            r"\b(?:gold standard|best (?:bet|option|choice|evidence|way|treatment|predictor)|first[- ](?:line|choice)|"
            r"most effective|mainstay|cornerstone|matters? (?:most|more)|most important|foundation|proven)\b",
        ),
        (
            "gives a figure",
            0.5,
            r"\d\s?(?:%|percent|per cent)|\d+\s?(?:-|–|to)\s?\d+|\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|"
            r"twelve|half|one in \w+) (?:\w+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|sessions?|"
            r"mg|grams?|people|adults|patients|runners|women|men|participants|of)\b",
        ),
        (
            "announced by the author",
            0.6,
            r"^\W*(?:the (?:short|honest|simple|quick) answer|in short|in summary|simply put|put simply|in plain (?:english|"
            r"words|terms)|the (?:key|main) (?:point|message)|the bottom line|in a nutshell|in other words|overall)\b",
        ),
        ("says what it is", 0.2, r"^\W*(?:[\w-]+ ){1,4}(?:is|are) (?:an?|the) [\w-]+ "),
        (
            "gives advice",
            0.3,
            r"^\W*(?:start|aim|keep|choose|talk|ask|avoid|use|try|build|give|stop|see|seek)\b|"
            r"\b(?:should|make sure|be sure|recommend\w*|need to|worth)\b",
        ),
        (
            "speaks to a special case",
            -0.4,
            r"^\W*(?:if|when|during|after|for|in (?:patients|people|those|some))\b",
        ),
        ("raises its voice", -0.5, r"!\W*$"),
        ("speaks of the author", -0.5, r"\b(?:i|my|me|we|our)\b"),
        (
            "says little",
            -0.8,
            r"\b(?:various|many factors|a lot of|it depends|important to (?:note|understand|remember|recogni[sz]e)|when it comes "
            r"to|there (?:are|is) (?:many|several|a lot|no shortage|plenty)|everyone is different|as (?:always|usual)|"
            r"countless|in today['’]s|nowadays)\b",
        ),
    )
)
STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|reviews?|research\w*|et al)\b", re.IGNORECASE)
DESCRIBES = re.compile(
    r"\b(?:conducted|published|examin\w+|looked at|included|investigat\w+|enrolled|recruited|followed|assessed)\b",
    re.IGNORECASE,
)
FINDS = re.compile(
    r"\b(?:found|show\w*|report\w*|suggest\w*|conclu\w+|lower\w*|reduc\w+|improv\w+|more|less|fewer|better|worse|no|"
    r"not|than|effective|superior|similar)\b",
    re.IGNORECASE,
)
BY_ROLE = {"bottom line": 0.8, "limits": 0.4, "evidence": 0.3, "answer": 0.3, "helps": 0.2}
LIMITING: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (points, re.compile(pattern, re.IGNORECASE))
    for points, pattern in (
        (
            1.0,
            r"\b(?:no|not|little|limited|weak|insufficient|lack of|low[- ](?:quality|certainty)|mixed) (?:\w+[ -]){0,3}"
            r"(?:evidence|proof|stud(?:y|ies)|trials?|reviews?|data|research)\b",
        ),
        (0.8, r"\b(?:certainty|quality|strength)\b.*\b(?:low|poor|weak)\b"),
        (0.8, r"\b(?:nobody knows|not yet known|unknown|too early|single study|observational)\b"),
        (
            0.6,
            r"(?:\b(?:no|not|never|cannot|neither|nor|without|rarely)\b|n['’]t\b)(?! (?:only|just|merely|simply|always)\b)",
        ),
        (
            0.5,
            r"\b(?:risks?|side effects?|harm\w*|unsafe|danger\w*|worse|bleed\w*|emergency|urgent|infections?|fractures?)\b",
        ),
        (
            0.5,
            r"\b(?:only|temporary|short-lived|modest|small|unclear|uncertain|unproven|varies|vary|limited)\b(?<!not only)",
        ),
        (0.3, r"\b(?:doctor|physician|clinician|medical|specialist)\b"),
        (-0.4, r"^\W*(?:if|when)\b"),
    )
)


def worth(
    sentence: Sentence, role: str, rating: float, signs: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    """Points for an English sentence, and the names of what gave or took them.

    ``signs`` are what is known from outside of the sentence: it names the subject, it opens its section ...
    """
    why = {name: points for name, points, cue in CUES if cue.search(sentence.text)} | dict(signs)
    if STUDY.search(sentence.text) and DESCRIBES.search(sentence.text) and not FINDS.search(sentence.text):
        why["describes a study without its finding"] = -1.5
    return rating + BY_ROLE.get(role, 0) + sum(why.values()), tuple(why)


def too_long(text: str) -> float:
    """What a sentence loses by its length. Experts avoid those over thirty words; readers skim."""
    words = length(text)
    return 0.05 * max(0, words - EASY_WORDS) + 0.15 * max(0, words - TAKEAWAY_WORDS)


def limiting(text: str) -> float:
    """How strongly a sentence limits what may be hoped for."""
    return sum(points for points, cue in LIMITING if cue.search(text))
