"""Does an issue say what its articles say? Every claim beside the sentence that it comes from.

A sentence may be lifted word for word, in other marks and another spelling, without its run-in label, its
leading connective or an aside. Any other difference is a departure. A sentence that is not near any of the
article's can not be judged here: it is "not found in the article", for a person to approve.

    departures   a statement against its article
    issue        an issue against its articles
    comparison   two sentences word by word, and what may differ
    claims       what a claim hangs on, what may go
    vocabulary   the English words for that
    source       an article as sentences, indexed
    lines        a text as paragraphs, headings and list items
    words        a sentence as words, what may be written differently folded away
    spelling     British as American
"""

import re
from collections.abc import Iterator

from issuepress.checks.accuracy.departures import Departure, departures
from issuepress.checks.accuracy.issue import departures_of
from issuepress.checks.finding import Fault, Severity, check
from issuepress.checks.mail import Mail

__all__ = ["Departure", "departures", "departures_of"]


@check(Severity.ERROR, needs_issue=True)
def claims_are_those_of_the_article(mail: Mail) -> Iterator[Fault]:
    """What readers get has to say what its article says: no other number, name, hedge, negation or quotation.

    A person may stand by a rewritten sentence in `approved` of its digest, as long as it stays unchanged.
    Who is quoted has to be named in the article. This is the promise of issuepress.
    """
    for where, departure in departures_of(mail.issue):
        said = "" if departure.statement in str(departure) else f", in “{departure.statement}”"
        yield Fault(
            f"{where}: {departure}{said}",
            _mend(where),
            mail.key(*(int(part) if part.isdigit() else part for part in re.findall(r"\w+", where))),
            Severity(departure.severity),
        )


def _mend(where: str) -> str:
    if where.endswith("quote_by"):
        return "name who says it in the article, or leave quote_by out"
    if where.endswith("quote"):
        return "quote the article word for word, or leave quote out"
    return "take the article's words, or write the sentence into approved of its digest if you stand by it"
