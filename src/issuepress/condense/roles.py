"""What a sentence does in its article: answer, warn, conclude ... told by headings, words and place."""

import re
from collections.abc import Sequence
from typing import Literal

from issuepress.condense.words import phrases
from issuepress.sentences import Sentence

Role = Literal[
    "answer", "evidence", "helps", "limits", "approach", "bottom line", "call to action", "anecdote", "other"
]
Cues = tuple[tuple[Role, re.Pattern[str]], ...]

# In the order in which they are tried: "what research cannot tell" is about limits, not evidence.
BY_HEADING: Cues = (
    (
        "bottom line",
        phrases(
            r"""
            bottom line | conclusions? | concluding | take-?aways? | take home | in short | in summary | summary
            summing up | to sum up | final (thoughts?|words?) | closing thoughts? | verdict | key points? | recap
            wrapp?ing (it )?up | tl;?dr | putting it (all )?together | (main|key) messages? | in a nutshell
            what (does )?this means? | where (that|this) leaves | so,? what now
            """
        ),
    ),
    (
        "limits",
        phrases(
            r"""
            reality check | \w+n't | cannot | not | never | limits? | limitations? | risks? | risky | side[- ]effects?
            downsides? | drawbacks? | cautions? | caveats? | myths? | misconceptions? | avoid | warnings? | red flags?
            dangers? | safety | safe | contraindications? | pitfalls? | unknowns? | uncertain\w* | harms? | mistakes?
            complications? | problems? with | catch | honest | when to (see|seek|call|worry) | falls? short | cons
            too (much|many|often)
            """
        ),
    ),
    (
        "evidence",
        phrases(
            r"""
            evidence | research\w* | stud(y|ies) | science | scientific | trials? | data | literature | findings?
            proof | proven | reviews? | statistics | experts? | guidelines?
            """
        ),
    ),
    (
        "approach",
        phrases(
            r"(my|our) .* | (how|when|why|what) (i|we) .* | .*approach\w* | .*in (my|our) clinic", start=True
        ),
    ),
    (
        "answer",
        phrases(
            r"""
            what (is|are|exactly) | what's | understanding | defin\w+ | explained | overview | basics | introduction
            how (does|do) .*works? | how it works | (short|quick) answer | why (does|do|is|are) | about | meaning
            how .* (are|is) linked
            """
        ),
    ),
    (
        "helps",
        phrases(
            r"""
            helps? | helpful | benefits? | when (might|to|should|it|an?) | who (can|should|is|might|benefits) | good for
            works? | uses? | useful | advantages? | candidates? | pros | worth
            """
        ),
    ),
    (
        "approach",
        phrases(
            r"""
            treat\w* | steps? | tips? | plans? | practice | recommend\w* | exercises? | how to | strateg\w+ | guide
            what to (expect|do) | what you can do | programs? | management | managing | options? | choosing | choose
            get(ting)? started | ways
            """
        ),
    ),
)
BY_WORDS: Cues = (
    (
        "bottom line",
        phrases(
            r"""
            bottom line | in short | in summary | in conclusion | to sum up | overall | all in all | ultimately
            the takeaway | take-?home message | what matters (most|is) | the main message | most important(ly)?
            best (bet|choice|option|approach|strategy)
            """
        ),
    ),
    (
        "limits",
        phrases(
            r"""
            (no|not|little|limited|weak|scant|insufficient|mixed) (\w+ ){0,3}(evidence|proof|stud(y|ies)|trials?|reviews?|data|research)
            not an? (cure|substitute|replacement|permanent|guarantee) | should never | nobody knows | caution | emergency
            (does|do|did|is|are|was|were|has|have|will|would|ca|can|could|should)( ?not|n't) (\w+ ){0,2}(mean|work|help|fix|cure|heal|replace|prevent|prove|reverse|solve|undo|guarantee|make up|shown|known|suitable|recommended|enough|for everyone|safe)
            side effects? | (?<!the )(?<!your )risks? of | unclear | uncertain | unproven | limitations?
            see a doctor | seek (medical|urgent)
            """
        ),
    ),
    (
        "evidence",
        phrases(
            r"""
            stud(y|ies) | trials? | research | researchers | reviews? | meta-analys[ie]s | evidence | guidelines?
            randomi[sz]ed | cohort | surveys? | et al
            """
        ),
    ),
    (
        "helps",
        phrases(
            r"""
            (may|might|can|could) (\w+ )?(help|ease|reduce|relieve|improve|lower|provide|offer|make)
            (may|might|can|could) be (an? )?(useful|helpful|beneficial|worth)
            """
        ),
    ),
    ("approach", phrases(r"(i|we) (recommend|suggest|advise|start|use) | start with | aim for")),
    ("answer", phrases(r"([\w-]+ ){1,5}(is|are) (an?|the|one|when)", start=True)),
)
CALL_TO_ACTION = phrases(
    r"""
    [\w.+-]+@[\w-]+\.\w{2,} | (call|text|e-?mail|contact|message|phone) (us|me|our|my)
    (book|schedule|request|reserve|claim) (an?|your|the|my|our) (\w+ ){0,3}(appointment|consultation|evaluation|assessment|session|visit|call|spot)
    reach out | get in touch | send (me|us) an? | give (us|me) a call | sign up | subscribe | ask me
    (we|i)('d| would) love to | let's (create|build|work|talk|get you|find)
    """
)
ANECDOTE = phrases(
    r"""
    (my|our|of mine|of ours|one) (\w+ )?(patients?|clients?|athletes?|runners?|friends?|neighbou?rs?|mother|father|wife|husband|sister|brother|son|daughter|dad|mom|mum)
    (patients?|clients?|man|woman|runner|teacher|nurse|athlete) (of mine|named|called|once|who came)
    i('ve| have)? (\w+ )?(remember|recall|saw|treated|met|worked with|had|once|woke|felt|started|tried|was|went|ran|noticed|seen|learned)
    years ago | last (week|month|spring|summer|fall|autumn|winter|year) | told me | came (in )?to (me|us|see)
    swears? (by|that) | (meet|imagine|picture|consider|take) (?-i:[A-Z])\w+, | an? \w+-year-old
    """
)
OWN_EXPERIENCE = phrases(r"anecdot\w+ | my (own |personal |clinical )?experience")
STUDIED = phrases(
    r"stud(y|ies) | trials? | research | reviews? | randomi[sz]ed | cohort | et al | participants? | guidelines?"
)


def roles_of(found: Sequence[Sentence]) -> list[Role]:
    """The roles of an English article's sentences. A call to action or an anecdote colors its whole paragraph."""
    last = max((s.block for s in found if not CALL_TO_ACTION.search(s.text)), default=0)
    roles = [_role(sentence, closes=sentence.block == last) for sentence in found]
    colored = {s.block: its for s, its in zip(found, roles, strict=True) if _colors(its) and s.kind != "list"}
    return [colored.get(s.block, its) for s, its in zip(found, roles, strict=True)]


def _colors(role: Role) -> bool:
    return role in ("call to action", "anecdote")


def _role(sentence: Sentence, *, closes: bool) -> Role:
    """By the nearest heading that tells; without headings, authors conclude in their last paragraph."""
    if CALL_TO_ACTION.search(sentence.text):
        return "call to action"
    if is_anecdote(sentence.text):
        return "anecdote"
    if closes and not sentence.headings:
        return "bottom line"
    by_heading = next(filter(None, map(_of_heading, reversed(sentence.headings))), None)
    return by_heading or next((role for role, cue in BY_WORDS if cue.search(sentence.text)), "other")


def _of_heading(heading: str) -> Role | None:
    return next((role for role, cue in BY_HEADING if cue.search(heading)), None)


def heard(text: str) -> set[Role]:
    """The roles that a sentence plays by its words, whatever its section."""
    return {role for role, cue in BY_WORDS if cue.search(text)}


def is_anecdote(text: str) -> bool:
    own = bool(OWN_EXPERIENCE.search(text))
    return own or (bool(ANECDOTE.search(text)) and not STUDIED.search(text))
