"""Why a sentence is never shown in a digest."""

import re

from issuepress.condense.words import content, length, phrases, shared
from issuepress.sentences import Sentence

SHORTEST = 5  # words
CLOSERS = "\"'”’»)]*_ "
META = phrases(
    r"""
    let me | let's | before we | as (i|we)('ve)? (said|mentioned|discussed|noted|saw) | read on | keep reading
    dive (in|into) | stay tuned | click | subscribe | follow (us|me|along) | leave a comment | (share|save|bookmark) this
    (this|today's|the next|our next|last week's) (article|post|blog|guide|newsletter|series|chapter|section|page|video)
    (i|we)('ll|'m going to|'re going to| will| want to) (\w+ )?(look|explore|discuss|cover|explain|share|break|walk|show)
    (i|we)('ll|'m going to|'re going to| will| want to) (\w+ )?(go over|talk|review|outline|take you|help you|tell|try)
    here('s| is| are) (\w+ ){0,4}(what|how|why|the|some|my|our|a few|\w+ (tips|things|ways|reasons))
    (see|listed|shown|described|outlined|mentioned|discussed|explained|read) (below|above|here)
    i (get|hear|am asked) (this|that|asked) | (asked|wonder(ed|ing)?|curious) (about|if|whether)
    you're not alone | welcome (to|back) | thank(s| you) for | good news | sound familiar | spoiler
    in (the|this) (following|previous|next) | table of contents | frequently asked
    """
)
HEARSAY = phrases(
    r"""
    (many|most|some|lots of|plenty of) (people |patients |of us |folks |parents |others |\w+ers )?(still )?(think|believe|assume|claim|say|swear|worry|fear|hope)
    you('ve| have| may have| might have)? (probably |likely |often |already )?(heard|read|been told)
    (it's|it is|it was|was|were|is|are) (often|commonly|widely|once|sometimes|long) (said|believed|thought|assumed|claimed|told|considered)
    or so it is told | conventional wisdom | old wives | common(ly held)? belief | myth | misconception | rumou?r
    we used to (think|believe) | supposedly | allegedly
    """
)
MYTH = phrases(
    r"(\w+ )?(myths?|misconceptions?|false|fiction|claim|beliefs?|question|q|mistakes?)", start=True
)
ADVERTISES = phrases(
    r"""
    proudly | (we|i)('re|'m| are| am) here to | our (team|experts?|staff|specialists|clinic offers|office)
    state-of-the-art | look no further | conveniently located | free (consultation|estimate|quote|trial)
    don't (wait|hesitate|miss) | (order|buy|book|call) (now|today) | limited time | discount
    """
)
DISCLAIMER = phrases(
    r"""
    not (intended|meant|a substitute|to be (taken|used)) (\w+ ){0,6}(medical|professional|advice|diagnos\w+)
    (information|educational|informational) purposes | always (consult|seek) (\w+ ){0,6}(before|advice)
    all rights reserved | affiliate | sponsored | disclaimer | copyright
    """
)
INTRODUCES = phrases(r"as an? [\w\s-]{2,60}\b(i|we) | i'm | i am | my name is | we are | we're", start=True)
CREDIT = re.compile(
    r"^\W*(?:written|reviewed|posted|published|updated|edited|photo|image|source|references?|doi|by)\b.{0,60}$|"
    r"\bdoi\b|https?://|\d{1,3}\(\d{1,3}\):|\bet al\.?,? .*\d+\(\d+\)|^\W*[A-Z][\w’'-]+,? [A-Z]{1,3}[.,] ",
)
REFERENCES = phrases(
    r"(references?|sources?|bibliography|citations?|further reading|works cited|about (the|me)\b.*|"
    r"related (posts?|articles?|reading)|disclaimer|comments?|share)\W*$",
    start=True,
)


def bar(sentence: Sentence, *, english: bool) -> str:
    """The reason for which a sentence is never shown, or nothing.

    A sentence that merely needs the one before it is another matter: see ``leaning``.
    """
    text = sentence.text.rstrip(CLOSERS)
    if text.endswith(("?", "？", "؟")):
        return "a question"
    if text.endswith((":", "：")):
        return "leads to a list"
    if not text.endswith((".", "!", "…", "。", "！", "।", "۔", "॥")) and sentence.kind != "list":
        return "not a whole sentence"
    return _english(sentence) if english else ""


def _english(sentence: Sentence) -> str:
    text = sentence.text
    reasons = {
        "too short to stand alone": length(text) < SHORTEST or (text.endswith("!") and length(text) < 8),
        "a quotation": sentence.kind == "quote",
        "an item without its lead": sentence.kind == "list" and (bool(sentence.lead) or not _whole(text)),
        "talks about the article": META.search(text),
        "introduces the author": INTRODUCES.match(text),
        "advertises": ADVERTISES.search(text),
        "a disclaimer": DISCLAIMER.search(text),
        "a credit or a reference": CREDIT.search(text) or any(map(REFERENCES.match, sentence.headings)),
        "reports a belief": HEARSAY.search(text),
        "states a myth": MYTH.match(sentence.label) or MYTH.match(sentence.lead) or _repeats_a_myth(sentence),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _whole(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith((".", "!")) and text[0].isupper()


def _repeats_a_myth(sentence: Sentence) -> bool:
    """The first sentence after "Myth: scans show the cause" often says it once more."""
    below = any(map(MYTH.match, sentence.headings)) and sentence.position == 0
    return below and shared(content(sentence.section), content(sentence.text)) >= 0.6
