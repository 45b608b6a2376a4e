"""Why a sentence may not stand on its own in a digest."""

import re

from issuepress.condense.words import content, length, shared
from issuepress.sentences import Sentence

SHORTEST, LONGEST = 5, 48
META = re.compile(
    r"\b(?:let me|let['’]s|before we|as (?:i|we)(?:['’]ve)? (?:said|mentioned|discussed|noted|saw)|read on|"
    r"keep reading|dive (?:in|into)|stay tuned|click|subscribe|follow (?:us|me|along)|leave a comment|"
    r"(?:share|save|bookmark) this|(?:this|today['’]s|the next|our next|last week['’]s) (?:article|post|blog|guide|"
    r"newsletter|series|chapter|section|page|video|episode)|"
    r"(?:i|we)(?:['’]ll|['’]m going to|['’]re going to| will| want to| am going to| are going to) (?:\w+ )?(?:look|explore|discuss|"
    r"cover|explain|share|break|walk|show|go (?:over|through)|talk|review|outline|take you|help you|tell|try|address)|"
    r"here['’]?(?:s| is| are) (?:\w+ ){0,4}(?:what|how|why|the|some|my|our|a few|\w+ (?:tips|things|ways|reasons))|"
    r"(?:see|listed|shown|described|outlined|mentioned|discussed|explained|read) (?:below|above|here)|"
    r"i (?:get|hear|am asked|['’]m asked) (?:this|that|asked)|(?:asked|wonder(?:ed|ing)?|curious) (?:about|if|whether)|"
    r"you['’]?re not alone|welcome (?:to|back)|thank(?:s| you) for|good news|sound familiar|spoiler|"
    r"in (?:the|this) (?:following|previous|next)|table of contents|frequently asked)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(
    r"\b(?:(?:many|most|some|lots of|plenty of|a lot of) (?:people|patients|of us|folks|runners|parents|others)?\s?"
    r"(?:still )?(?:think|believe|assume|claim|say|swear|worry|fear|hope)|"
    r"you(?:['’]ve| have| may have| might have)? (?:probably |likely |often |already )?(?:heard|read|seen|been told)|"
    r"(?:it['’]?s|it is|it was|was|were|is|are) (?:often|commonly|widely|once|sometimes|frequently|long) "
    r"(?:said|believed|thought|assumed|claimed|told|considered)|conventional wisdom|old wives|common(?:ly held)? belief|"
    r"(?:myth|misconception|rumou?r|story goes|we used to (?:think|believe)|supposedly|allegedly))\b",
    re.IGNORECASE,
)
MYTH = re.compile(
    r"^\W*(?:\w+ )?(?:myth|misconception|false|fiction|claim|belief|question|q|mistake)s?\b", re.IGNORECASE
)
DISCLAIMER = re.compile(
    r"\b(?:not (?:intended|meant|a substitute|to be (?:taken|used)) (?:\w+ ){0,6}(?:medical|professional|advice|diagnos\w+)|"
    r"(?:information|educational|informational) purposes|always (?:consult|seek) (?:\w+ ){0,6}(?:before|advice)|"
    r"all rights reserved|affiliate|sponsored|disclaimer|copyright)\b|©",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"^\W*(?:written|reviewed|posted|published|updated|edited|photo|image|source|references?|doi|by)\b.{0,60}$|"
    r"^\W*(?:\[?\d{1,3}\]?[.)]\s)?[A-Z][\w'’-]+,? [A-Z]{1,3}[.,] .*\b(?:19|20)\d\d\b|\bdoi\b|https?://|\bet al\.?,? .*\d+\(\d+\)",
    re.IGNORECASE,
)
REFERENCES = re.compile(
    r"^\W*(?:references?|sources?|bibliography|citations?|further reading|works cited|about (?:the|me)\b.*|"
    r"related (?:posts?|articles?|reading)|disclaimer|comments?|share)\W*$",
    re.IGNORECASE,
)
INTRODUCES = re.compile(
    r"^\W*as an? [\w\s-]{2,60}\b(?:i|we)\b|^\W*(?:i['’]?m|i am|my name is|we are|we['’]re) ", re.IGNORECASE
)
ADVERTISES = re.compile(
    r"\b(?:proudly|(?:we|i)(?:['’]re|['’]m| are| am) here to|our (?:team|experts?|staff|specialists|clinic offers|office)|"
    r"state-of-the-art|look no further|conveniently located|free (?:consultation|estimate|quote|trial)|"
    r"don['’]t (?:wait|hesitate|miss)|(?:order|buy|book|call) (?:now|today)|limited time|discount)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"^[^,]{2,40}, (?:for example|for instance|however|therefore|too|also|meanwhile|moreover|in turn|in contrast|then|"
    r"on the other hand|in particular),",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"^\W*(?:(?:together|this|these|those|they|their|theirs|he|she|his|her|him|its|such|both|neither|either|instead|however|but|"
    r"and|so|or|yet|also|then|therefore|thus|hence|additionally|moreover|furthermore|similarly|likewise|meanwhile|"
    r"nevertheless|nonetheless|still|otherwise|conversely|consequently|accordingly|besides|indeed|again|plus|"
    r"again|another|others?|more recently|recently|later|next|finally|second(?:ly)?|third(?:ly)?|first(?:ly)?|lastly|"
    r"the same|the (?:former|latter|other|others|second|third|next|first|result|results|reason|idea|point|answer|key|"
    r"problem|difference|good|trick|goal|study|studies|trial|trials|"
    r"review|reviews|researchers|authors|team|findings|group|groups|participants|latest|two|three|four|exception|takeaway|catch|rest|"
    r"test|procedure|process|technique|treatment|condition|effect|effects)|"
    r"in (?:contrast|addition|other words|fact|turn|this|that|these|those|such|each|both|either)|"
    r"on the (?:other|contrary|flip)|(?:for|as an?) (?:example|instance|this|that|these|those)|as (?:a result|such)|"
    r"because of (?:this|that)|by (?:contrast|comparison|doing)|with (?:this|that|these|those)|"
    r"at the same time|to (?:do|make|achieve|avoid|prevent) (?:this|that|so)|after (?:this|that|these)|"
    r"when (?:this|that|these|those|it|they)|if (?:this|that|these|those|it|they|so|not)|that)\b|it\b)",
    re.IGNORECASE,
)
EXPECTING = re.compile(  # "It is important to ...", "It takes weeks to ...": nothing before is meant
    r"^\W*it(?:['’]s| is| was| can be| may be| might be| could be| has been| seems| appears| takes| depends| helps)(?: \w+){0,3} "
    r"(?:to|that|if|whether|for|on|when)\b|^\W*(?:that said|first aid|second[- ]hand|still,? (?:\w+ ){0,2}no)\b",
    re.IGNORECASE,
)
KNOWN = re.compile(  # "While the review ...": which one was said before
    r"\bthe (?:review|study|trial|paper|authors?|researchers?|investigators?|participants|findings|team|effects?|"
    r"difference|improvement|results?|procedure|technique)\b(?! (?:of|on|by|in|that|from|for|to|between|who|which|published))",
    re.IGNORECASE,
)
REPEATS = re.compile(
    r"\b(?:these|those|such|this|that same|the above|(?:of|in|from|for|with|by|on|about|at|to) that)\s+"
    r"(?!is\b|are\b|was\b|may\b|can\b|means\b|who\b|with\b|of\b|in\b|week|month|year|day|age|time|article|kind|"
    r"type|much|long|many|as\b|the\b|it\b|they\b|you\b|we\b)[a-z]{3,}|"
    r"\b(?:either|neither)\b(?!.*\b(?:n?or|of)\b)|^\W*what (?:\w+ ){0,2}(?:matters?|counts?|helps?) (?:even )?more\b",
    re.IGNORECASE,
)
BUT = re.compile(
    r"^\W*(?:but|however|still|yet|that said|nobody knows|even so|of course|it (?:is|was)|there (?:is|are|was|were) no)\b",
    re.IGNORECASE,
)
TAKES_BACK = re.compile(
    r"\b(?:no|not|nobody|nothing|never|cannot|only|single|small|however|but|yet|low|unclear|uncertain|limited|limits?|"
    r"might|mixed|observational|short|far from|too early|caution\w*|risks?|rule out|bias\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
BEFORE_IT = 10  # words: an antecedent inside the sentence needs room


def bar(sentence: Sentence, *, english: bool) -> str:
    """The reason for which a sentence is never shown, or nothing.

    A sentence that merely needs the one before it is not barred: see ``needs_company``.
    """
    text = sentence.text
    if text.rstrip("\"'”’»)] ").endswith(("?", "？", "؟")):
        return "a question"
    if text.endswith((":", "：")):
        return "leads to a list"
    if (
        not text.rstrip("\"'”’»)]*_ ").endswith((".", "!", "…", "。", "！", "।", "۔", "॥", "]"))
        and sentence.kind != "list"
    ):
        return "not a whole sentence"
    if english:
        return _english(sentence)
    return ""


def _english(sentence: Sentence) -> str:  # noqa: C901, PLR0911 - a list of reasons, one line each
    text = sentence.text
    if length(text) < SHORTEST:
        return "too short to stand alone"
    if META.search(text):
        return "talks about the article"
    if INTRODUCES.match(text):
        return "introduces the author"
    if HEARSAY.search(text):
        return "reports a belief"
    if MYTH.match(sentence.label) or MYTH.match(sentence.lead) or _repeats_a_myth(sentence):
        return "states a myth"
    if ADVERTISES.search(text):
        return "advertises"
    if DISCLAIMER.search(text):
        return "a disclaimer"
    if CREDIT.search(text) or any(map(REFERENCES.match, sentence.headings)):
        return "a credit or a reference"
    if text.endswith("!") and length(text) < 8:
        return "an exclamation"
    if sentence.kind == "list" and (sentence.lead or not _whole(text)):
        return "an item without its lead"
    return ""


def _repeats_a_myth(sentence: Sentence) -> bool:
    if not any(map(MYTH.match, sentence.headings)):
        return False
    return sentence.position == 0 and shared(content(sentence.section), content(sentence.text)) >= 0.6


def _whole(text: str) -> bool:
    return text.endswith((".", "!", "”", '"', ")")) and text[0].isupper()


def needs_company(sentence: Sentence) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    text = sentence.text
    if ASIDE.match(text) or (POINTS_BACK.match(text) and not EXPECTING.match(text)):
        return True
    found = [pattern.search(text) for pattern in (REPEATS, KNOWN)]
    return any(match and length(text[: match.start()]) < BEFORE_IT for match in found)


def qualifies(sentence: Sentence) -> bool:
    """Whether the sentence takes something back from the one before it: "It was a single study"."""
    leans = needs_company(sentence) or bool(BUT.match(sentence.text))
    return leans and bool(TAKES_BACK.search(sentence.text))
