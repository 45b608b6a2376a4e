"""Why a sentence is never shown in a digest, whatever was learned of it."""

import re

from issuepress.condense.english import cue, cues
from issuepress.condense.words import content, length, shared
from issuepress.text.garbled import garbled
from issuepress.text.sentences import Sentence

SHORTEST = 4  # words
ANSWER = 7  # words
LONGEST = 600  # characters: nobody reads on, and no pattern has to
OPENERS = "\"“'‘([*_ -–•"
CLOSERS = "\"'”’»)]*_ "
ENDS = (".", "!", "…", "。", "！", "।", "۔", "॥")
CREDIT = re.compile(
    r"^\W*(?:written|reviewed|posted|published|updated|edited|photo|image|source|references?|doi|by)\b.{0,60}$|"
    r"\bdoi\b|https?://|\d{1,3}\(\d{1,3}\):|\bet al\.?,? .*\d+\(\d+\)|^\W*[A-Z][\w’'-]+,? [A-Z]{1,3}[.,] |"
    r"\b(?:19|20)\d\d[;,] ?\d+(?:\(\d+\))?[:,]|[—–-] ?Source\W*$|^\W*(?:19|20)\d\d-\d\d-\d\d\b"
)
REFERENCES = re.compile(
    r"(?:references?|sources?|bibliography|citations?|further reading|works cited|literatur|quellen|fuentes|"
    r"referencias|références|riferimenti|bronnen)\b.{0,20}$",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|will|would|should|must|need|"
    r"isn't|aren't|don't|doesn't|can't|won't|\w{3,}(?:es|ed|s|en)|found|show|help|make|take|get|let|keep|put|cut|"
    r"feel|begin|become|give|go|come|know|mean|work|cost|run|lose|grow|hold|lead|last|cause|"
    r"(?:never|always|avoid|stop|please) \w{2,})\b",
    re.IGNORECASE,
)
# What a slogan with dashes lacks: "Happy hips — active days — at any age." Plurals look like verbs.
SURE_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|will|would|should|must|need\w*|"
    r"found|show\w*|help\w*|make\w*|take\w*|get\w*|keep\w*|mean\w*|\w{3,}ed)\b|n't\b",
    re.IGNORECASE,
)
# "May not suit everybody", "Ideal for: Beginners": an item that its heading is the subject of.
HEADLESS = re.compile(
    r"(?:[^:]{2,60}: )?(?:(?:Can|Could|Might|Would|Is|Are|Was|Has|Does)(?:n['’]t)?|"
    r"May (?:not|also|be|have|help|cause|need|require|take|lead|make|increase|reduce))\b|"
    r"(?:Ideal|Best|Perfect|Great|Good|Suited) [Ff]or:"
)
# A heading, or the name below a picture, run into its sentence: "Oak Board Oak Board The grain of ...".
TWICE = re.compile(r"^\W*(?P<words>(?:\S+ ){1,6})(?P=words)|\b(?P<name>[A-Z][a-z]{3,}) (?P=name)\b")
# What is left of a garbled dash or apostrophe once its control characters are gone: "itâs".
APOSTROPHE = re.compile(r"(?<!\w)â(?!\w)|\wâ(?:s|t|re|ve|ll|d)\b")
# "3 × 10 squats" is a dose and "p = .03" a finding: a sum has a sign before it, too.
CALCULATION = re.compile(r"\d[^.!?]{0,20}\s[x×*÷/+-]\s?[$€£]?\d[^.!?]{0,30}=\s?[$€£]?\d")
NUMBERED = re.compile(r"^\W*\w{1,3}\)|\s[a-z\d]\)|[:;]-?\)")  # "a) rest", and a face
DASHES = re.compile(r"\s[—–-]\s.*\s[—–-]\s")
CLAUSE = re.compile(
    r"^(?:until|because|since|although|while|when|if|which|who|whose|to|using|making|including|from)\b"
)


def bar(sentence: Sentence, *, english: bool) -> str:
    """The reason for which a sentence is never shown, or nothing.

    A sentence that merely needs the one before it is another matter: see ``together``.
    """
    return _by_shape(sentence) or (_english(sentence) if english else "")


def _by_shape(sentence: Sentence) -> str:
    text = sentence.text.rstrip(CLOSERS)
    whole = text.endswith(ENDS) or sentence.kind == "list"
    reasons = (
        ("a question", text.endswith(("?", "？", "؟"))),
        ("leads to a list", text.endswith((":", "："))),
        ("not a whole sentence", sentence.text.endswith(("...", "…")) or not whole),
        ("too long to be read", len(text) > LONGEST),
        ("too short to stand alone", length(text) < SHORTEST and not text.endswith(("。", "！"))),
        ("half of a quotation", _splits_a_quotation(sentence.text)),
        ("half of what stands in brackets", _splits_brackets(sentence.text)),
        ("garbled letters", "\ufffd" in sentence.text or garbled(sentence.text) is not None),
        ("a heading and its sentence in one", bool(TWICE.search(sentence.text))),
        ("an aside in brackets", text.startswith("(") and sentence.text.endswith((")", ")."))),
        ("a calculation", bool(CALCULATION.search(sentence.text))),
        ("a credit or a reference", _is_credit(sentence)),
    )
    return next((reason for reason, holds in reasons if holds), "")


def _is_credit(sentence: Sentence) -> bool:
    return bool(CREDIT.search(sentence.text[:LONGEST]) or any(map(REFERENCES.search, sentence.headings)))


def _english(sentence: Sentence) -> str:
    """By words that only English has."""
    if APOSTROPHE.search(sentence.text):
        return "garbled letters"
    if _only_answers(sentence):
        return "answers the question above it"
    first = sentence.text.lstrip(OPENERS)[:2]
    if first[:1].islower() and not first[1:].isupper():
        return "begins in the middle"
    if not _says_something(sentence):
        return "not a whole sentence"
    if cue("paragraph", "call to action").tells(sentence.text):
        return "a call to action"
    return next((why.name for why in cues("barred") if why.tells(sentence.text)), "")


def _says_something(sentence: Sentence) -> bool:
    """Whether it has a verb and what the verb is said of."""
    text = sentence.text
    slogan = DASHES.search(text) and not SURE_VERB.search(text)
    if slogan or not VERB.search(text) or HEADLESS.match(text.lstrip(OPENERS)):
        return False
    return sentence.kind != "list" or _whole(sentence)


def _only_answers(sentence: Sentence) -> bool:
    """A few words like "There is no fixed number" say nothing without their heading."""
    question = sentence.section.rstrip(CLOSERS).endswith("?") and sentence.position == 0
    few = length(sentence.text) <= ANSWER
    return question and few and not shared(content(sentence.section), content(sentence.text))


def _whole(sentence: Sentence) -> bool:
    """Whether an item of a list says something by itself, with a full stop or without."""
    text = sentence.text
    if text.rstrip(CLOSERS).endswith(ENDS):
        return text.lstrip("\"“'‘([*_ ")[:1].isupper() or text[:1].isdigit()
    return text[:1].isupper() and not CLAUSE.match(text.lower())


def _splits_a_quotation(text: str) -> bool:
    """Whether marks are left open, or closed that were never opened."""
    straight = text.count('"') - len(re.findall(r"\d\"", text))
    return text.count("“") != text.count("”") or straight % 2 == 1 or text.count("«") != text.count("»")


def _splits_brackets(text: str) -> bool:
    text = NUMBERED.sub(" ", text)
    return text.count("(") != text.count(")") or text.count("[") != text.count("]")
