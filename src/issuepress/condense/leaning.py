"""Sentences that cannot be understood, or are not fair, without their neighbor."""

import re

from issuepress.condense.words import length, phrases
from issuepress.sentences import Sentence

POINTS_BACK = phrases(
    r"""
    together | this | these | those | that | it | they | their | theirs | he | she | his | her | him | its | such | both
    neither | either | instead | however | but | and | so | or | yet | also | then | therefore | thus | hence | again
    additionally | moreover | furthermore | similarly | likewise | meanwhile | nevertheless | nonetheless | still
    otherwise | conversely | consequently | accordingly | besides | indeed | plus | another | others? | later | next
    (more )?recently | finally | first(ly)? | second(ly)? | third(ly)? | lastly | the (same|former|latter|others?|rest)
    the (first|second|third|next|last|two|three|four) | the (results?|reason|idea|point|answer|key|problem|difference)
    the (good|trick|goal|catch|takeaway|exception|procedure|process|technique|treatment|test|condition)
    in (contrast|addition|other words|fact|turn|this|that|these|those|such|each|both|either)
    on the (other|contrary|flip) | (for|as an?) (example|instance|this|that|these|those) | as (a result|such)
    because of (this|that) | by (contrast|comparison|doing) | (with|after) (this|that|these|those) | at the same time
    to (do|make|achieve|avoid|prevent) (this|that|so) | (when|if) (this|that|these|those|it|they|so|not)
    [^,]{2,40}, (for example|for instance|however|therefore|too|also|meanwhile|moreover|in turn|then|in particular),\W*\w+
    what (\w+ ){0,2}(matters?|counts?|helps?) (even )?more
    """,
    start=True,
)
# "It is important to ...", "It takes weeks to ...": nothing said before is meant.
POINTS_AHEAD = phrases(
    r"""
    it('s| is| was| can be| may be| might be| could be| has been| seems| appears| takes| depends| helps)( \w+){0,3} (to|that|if|whether|for|on|when)
    that said | first aid | second[- ]hand
    """,
    start=True,
)
# "While the review ...", "help these points": which one was said before.
SAID_BEFORE = phrases(
    r"""
    the (review|study|trial|paper|authors?|researchers?|investigators?|participants|findings|team)(?! (of|on|by|in|that|from|who|published)\b)
    the (effects?|difference|improvement|results?)(?! (of|on|in|that|from|for|to|between)\b)
    (these|those|such|this|the above|(of|in|from|for|with|by|on|about|at|to) that) (?!(is|are|was|may|can|means|who|with|of|in|as|the|it|they|you|we|much|long|many|kind|type|week|month|year|day|age|time|article)s?\b)[a-z]{3,}
    n?either(?!.*\b(n?or|of)\b)
    """
)
ROOM = 10  # words: an antecedent in the same sentence needs as much
TAKES_BACK = phrases(
    r"""
    no | not | nobody | nothing | never | cannot | \w+n't | only | single | small | however | but | yet | low | unclear
    uncertain | limited | limits? | might | mixed | observational | short | far from | too early | caution\w* | risks?
    rule out | bias\w*
    """
)
BUT = phrases(
    r"""
    but | however | still | yet | that said | nobody knows | even so | of course | it (is|was)
    there (is|are|was|were) no
    """,
    start=True,
)


def needs_company(sentence: Sentence) -> bool:
    """Whether the sentence leans on the one before it: "Their findings", "This means", "those treatments"."""
    text = sentence.text
    if POINTS_BACK.match(text) and not POINTS_AHEAD.match(text):
        return True
    said = SAID_BEFORE.search(text)
    return bool(said) and length(text[: said.start()]) < ROOM


def qualifies(sentence: Sentence) -> bool:
    """Whether the sentence takes something back from the one before it: "It was a single study"."""
    leans = needs_company(sentence) or bool(BUT.match(sentence.text))
    return leans and bool(TAKES_BACK.search(sentence.text))
