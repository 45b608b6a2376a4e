"""What a sentence does in its article: answer, warn, conclude ... told by headings, words and place."""

import re
from collections.abc import Sequence
from typing import Literal

from issuepress.sentences import Sentence

Role = Literal[
    "answer", "evidence", "helps", "limits", "approach", "bottom line", "call to action", "anecdote", "other"
]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


# In the order in which they are tried: "what research cannot tell" is about limits, not evidence.
BY_HEADING: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "bottom line",
        _any(
            r"bottom line|conclusions?|concluding|take-?aways?|takeaways?|take home|in short|in summary|summary|"
            r"summing up|to sum up|final (?:thoughts?|words?)|closing thoughts?|verdict|key points?|recap|"
            r"wrapp?ing (?:it )?up|tl;?dr|putting it (?:all )?together|(?:main|key) messages?|so,? what now|"
            r"what (?:does )?this means?|where (?:that|this) leaves"
        ),
    ),
    (
        "limits",
        _any(
            r"reality check|can['’]?t|cannot|won['’]?t|doesn['’]?t|don['’]?t|isn['’]?t|not|never|limits?|limitations?|"
            r"risks?|risky|side[- ]effects?|downsides?|drawbacks?|cautions?|caveats?|myths?|misconceptions?|avoid|"
            r"warnings?|red flags?|dangers?|safety|safe|contraindications?|pitfalls?|unknowns?|uncertain\w*|"
            r"harms?|complications?|mistakes?|problems? with|catch|honest|when to (?:see|seek|call|worry)|"
            r"(?:don['’]?t|do not) know|falls? short|cons"
        ),
    ),
    (
        "evidence",
        _any(
            r"evidence|research\w*|stud(?:y|ies)|science|scientific|trials?|data|literature|findings?|proof|proven|"
            r"reviews?|statistics|experts?|guidelines?"
        ),
    ),
    (
        "approach",
        _any(
            r"^\W*(?:my|our|how (?:i|we)|when (?:i|we)|why (?:i|we)|what (?:i|we))\b.*|approach\w*|in (?:my|our) (?:clinic|practice)|we recommend"
        ),
    ),
    (
        "answer",
        _any(
            r"what (?:is|are|exactly)|what['’]s|understanding|defin\w+|explained|overview|basics|introduction|"
            r"how (?:does|do) .*works?|how it works|short answer|quick answer|why (?:does|do|is|are)|about|meaning"
        ),
    ),
    (
        "helps",
        _any(
            r"helps?|helpful|benefits?|when (?:might|to|should|it)|who (?:can|should|is|might|benefits)|good for|works?|"
            r"uses?|useful|advantages?|candidates?|pros|worth"
        ),
    ),
    (
        "approach",
        _any(
            r"treat\w*|steps?|tips?|plans?|practice|recommend\w*|exercises?|how to|strateg\w+|what to (?:expect|do)|"
            r"what you can do|guide|programs?|management|managing|options?|choosing|choose|get(?:ting)? started|ways"
        ),
    ),
)
BY_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "bottom line",
        _any(
            r"bottom line|in short|in summary|in conclusion|to sum up|overall|all in all|ultimately|the takeaway|"
            r"take-?home message|what matters (?:most|is)|the main message|most important(?:ly)?|"
            r"best (?:bet|choice|option|approach|strategy)"
        ),
    ),
    (
        "limits",
        _any(
            r"(?:no|not|little|limited|weak|scant|insufficient|low[- ]quality|mixed) (?:\w+ ){0,3}(?:evidence|proof|"
            r"studies|study|trials?|reviews?|data|research)|not an? (?:cure|substitute|replacement|permanent|guarantee)|"
            r"(?:does|do|did|is|are|was|were|has|have|will|would|can|could|should)(?: ?not|n['’]t) (?:\w+ ){0,2}(?:mean|work|help|"
            r"fix|cure|heal|replace|prevent|prove|reverse|solve|undo|guarantee|make up|shown|known|suitable|recommended|enough|"
            r"for everyone|safe)|cannot (?:\w+ )?(?:fix|cure|heal|replace|prevent|prove|reverse|solve|undo|guarantee|make up|be)|"
            r"should never|side effects?|risks? of|caution|unclear|uncertain|unproven|nobody knows|limitations?|"
            r"see a doctor|seek (?:medical|urgent)|emergency"
        ),
    ),
    (
        "evidence",
        _any(
            r"stud(?:y|ies)|trials?|research|researchers|reviews?|meta-analys[ie]s|evidence|guidelines?|"
            r"randomi[sz]ed|cohort|surveys?|et al"
        ),
    ),
    (
        "helps",
        _any(
            r"(?:may|might|can|could) (?:\w+ )?(?:help|ease|reduce|relieve|improve|lower|provide|offer|make|"
            r"be (?:an? )?(?:useful|helpful|beneficial|worth))"
        ),
    ),
    (
        "approach",
        _any(
            r"i (?:recommend|suggest|advise|start|use)|we (?:recommend|suggest|advise|start|use)|start with|aim for"
        ),
    ),
    ("answer", re.compile(r"^\W*(?:\w+[ -]){1,5}(?:is|are) (?:an?|the|one|when)\b", re.IGNORECASE)),
)
CALL_TO_ACTION = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|\b(?:call|text|e-?mail|contact|message|phone) (?:us|me|our|my)\b|"
    r"\b(?:book|schedule|request|reserve|claim) (?:an?|your|the|my|our) (?:\w+ ){0,3}"
    r"(?:appointment|consultation|evaluation|assessment|session|visit|call|spot)|"
    r"\b(?:reach out|get in touch|send (?:me|us) an?|give (?:us|me) a call|contact (?:us|me)|sign up|subscribe)\b|"
    r"\b(?:we|i)(?:['’]d| would) love to\b|\blet['’]s (?:create|build|work|talk|get you|find)\b|\bask me\b",
    re.IGNORECASE,
)
ANECDOTE = re.compile(
    r"\b(?:my|our|of mine|of ours|one) (?:\w+ )?(?:patients?|clients?|athletes?|runners?|friends?|neighbou?rs?|"
    r"mother|father|wife|husband|sister|brother|son|daughter|dad|mom|mum)\b|"
    r"\b(?:patients?|clients?|man|woman|runner|teacher|nurse|athlete) (?:of mine|named|called|once|who came)\b|"
    r"\bi(?:['’]ve| have)? (?:\w+ )?(?:remember|recall|saw|treated|met|worked with|had|once|woke|felt|started|tried|"
    r"was|went|ran|noticed|seen|learned)\b|"
    r"\b(?:years ago|last (?:week|month|spring|summer|fall|autumn|winter|year)|"
    r"told me|came (?:in )?to (?:me|us|see)|swears? (?:by|that)|(?:meet|imagine|picture|consider|take) (?-i:[A-Z])\w+,)|"
    r"\b\w+-year-old\b",
    re.IGNORECASE,
)
OWN_EXPERIENCE = _any(r"anecdot\w+|(?:in )?my (?:own |personal |clinical )?experience")
STUDIED = _any(
    r"stud(?:y|ies)|trials?|research|reviews?|randomi[sz]ed|cohort|et al|participants?|guidelines?"
)


def roles_of(found: Sequence[Sentence]) -> list[Role]:
    """The roles of an English article's sentences. A call to action or an anecdote colors its whole paragraph."""
    last = max((s.block for s in found if not CALL_TO_ACTION.search(s.text)), default=0)
    roles = [_role(sentence, closes=sentence.block == last) for sentence in found]
    for color in ("call to action", "anecdote"):
        blocks = {s.block for s, its in zip(found, roles, strict=True) if its == color and s.kind != "list"}
        roles = [color if s.block in blocks else its for s, its in zip(found, roles, strict=True)]
    return roles


def _role(sentence: Sentence, *, closes: bool) -> Role:
    """By the nearest heading that tells; without headings, authors conclude in their last paragraph."""
    if CALL_TO_ACTION.search(sentence.text):
        return "call to action"
    if is_anecdote(sentence.text):
        return "anecdote"
    if closes and not sentence.headings:
        return "bottom line"
    by_heading = next(filter(None, map(_of_heading, reversed(sentence.headings))), None)
    return by_heading or next((name for name, cue in BY_WORDS if cue.search(sentence.text)), "other")


def _of_heading(heading: str) -> Role | None:
    return next((name for name, cue in BY_HEADING if cue.search(heading)), None)


def heard(text: str) -> set[Role]:
    """The roles that a sentence plays by its words, whatever its section."""
    return {name for name, cue in BY_WORDS if cue.search(text)}


def is_anecdote(text: str) -> bool:
    own = bool(OWN_EXPERIENCE.search(text))
    return own or (bool(ANECDOTE.search(text)) and not STUDIED.search(text))
