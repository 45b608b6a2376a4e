"""How much a sentence is worth to a reader of the digest, and why."""

import re
from collections.abc import Mapping

from issuepress.condense.words import length, phrases
from issuepress.sentences import Sentence

TAKEAWAY_WORDS = 30
EASY_WORDS = 18
CUES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "weighs both sides",
        1.0,
        phrases(
            r"""
            (may|might|can|could|suggests?|appears?|seems?|helps?|works?|useful|effective|reduc\w+|improv\w+|relief|safe|benefits?|better|modest\w*|small|some|likely|not|feels?)\b.*(\b(but(?! also)|although|though|yet|however|rather than|only (if|when|for|as)|not as)|[,—–-] ?not)
            (?<![\w,] )(while|although|though|even though)\b[^,]*,.*
            """
        ),
    ),
    (
        "sums up the evidence",
        0.8,
        phrases(
            r"""
            (most|current|no|systematic|several|large|available|recent|strong|limited|little|high-quality|best|many|the|good|clear) (\w+[ -]){0,2}(research|studies|reviews?|evidence|trials?|guidelines?)
            guidelines
            """
        ),
    ),
    (
        "names a first choice",
        0.8,
        phrases(
            r"""
            gold standard | best (bet|option|choice|evidence|way|treatment|predictor) | first[- ](line|choice) | proven
            most (effective|consistent|important|reliable) | mainstay | cornerstone | matters? (most|more) | foundation
            """
        ),
    ),
    (
        "gives a figure",
        0.5,
        re.compile(
            r"\d\s?(?:%|percent|per cent)|\d+\s?(?:-|–|to)\s?\d+|\b\w+ in ten\b|"
            r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|half) (?:\w+ )?"
            r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|sessions?|mg|grams?|people|adults|"
            r"patients|women|men|participants)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "announced by the author",
        0.6,
        phrases(
            r"""
            the (short|honest|simple|quick) answer | in short | in summary | simply put | put simply | in a nutshell
            in plain (english|words|terms) | the (key|main) (point|message) | the bottom line | overall
            """,
            start=True,
        ),
    ),
    ("says what it is", 0.2, phrases(r"([\w-]+ ){1,4}(is|are) (an?|the) [\w-]+ \w+", start=True)),
    (
        "gives advice",
        0.3,
        re.compile(
            r"^\W*(?:start|aim|keep|choose|talk|ask|avoid|use|try|build|give|stop|see|seek)\b|"
            r"\b(?:should|make sure|be sure|recommend\w*|need to|worth)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "speaks to a special case",
        -0.4,
        phrases(r"if | when | during | after | for | in (patients|people|those|some)", start=True),
    ),
    ("speaks of the author", -0.5, phrases(r"i | my | me | we | our")),
    ("raises its voice", -0.5, re.compile(r"!\W*$")),
    (
        "says little",
        -0.8,
        phrases(
            r"""
            various | many factors | a lot of | it depends | important to (note|understand|remember|recogni[sz]e)
            when it comes to | there (are|is) (many|several|a lot|no shortage|plenty) | everyone is different
            as (always|usual) | countless | in today's | nowadays
            """
        ),
    ),
)
BY_ROLE = {"bottom line": 0.8, "limits": 0.4, "evidence": 0.3, "answer": 0.3, "helps": 0.2}

STUDY = phrases(r"stud(y|ies) | trials? | reviews? | research\w* | cohort | et al")
DESCRIBES = phrases(
    r"conducted | published | examin\w+ | looked at | included | investigat\w+ | enrolled | recruited | followed | assessed"
)
FINDS = phrases(
    r"""
    found | show\w* | report\w* | suggest\w* | conclu\w+ | lower\w* | reduc\w+ | improv\w+ | more | less | fewer
    better | worse | no | not | than | effective | superior | similar
    """
)
LIMITING = (
    (1.0, phrases(r"(no|not|little|limited|weak|insufficient|lack of|low[- ](quality|certainty)|mixed) (\w+[ -]){0,3}(evidence|proof|stud(y|ies)|trials?|reviews?|data|research)")),
    (0.8, phrases(r"(certainty|quality|strength)\b.*\b(low|poor|weak)")),
    (0.8, phrases(r"nobody knows | not yet known | unknown | too early | single study | observational")),
    (0.6, phrases(r"(no|not|never|cannot|neither|nor|without|rarely|\w+n't)(?! (only|just|merely|simply|always)\b)")),
    (0.5, phrases(r"(?<!the )(?<!your )risks? | side effects? | harm\w* | unsafe | danger\w* | worse | bleed\w* | emergency | urgent | infections? | fractures?")),
    (0.5, phrases(r"(?<!not )only | temporary | short-lived | modest | small | unclear | uncertain | unproven | varies | vary | limited")),
    (0.3, phrases(r"doctor | physician | clinician | medical | specialist")),
    (-0.4, phrases(r"if | when", start=True)),
)  # fmt: skip


def worth(
    sentence: Sentence, role: str, rating: float, signs: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    """Points for an English sentence, and the names of what gave or took them.

    ``signs`` are what is known from outside of the sentence: it names the topic, it opens its section ...
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
